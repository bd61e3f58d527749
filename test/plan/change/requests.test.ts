/**
 * Requests that are refused, each with its whole answer, and what is only said beside a preview; dates
 * counted by hand.
 */
import { LAST_DAY } from "../../../src/plan/calendarDate";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import { reschedule } from "../../../src/plan/change/reschedule";
import type { Plan } from "../../../src/plan/plan";
import { type PlanSnapshot, snapshotOf } from "../../../src/plan/planSnapshot";
import type { Problem } from "../../../src/plan/problems";
import { ask, codes, day, done, planOf, step, weekendOnly } from "../byHand";

/** 1 Thu 03-04, 2 Tue 03-09, 3 Thu 03-11, 4 Fri 03-12 (the anchor), 5 Fri 03-19; tasks without dates. */
const steps = [
  step("1", 1),
  step("2", 3, ["1"]),
  step("2.1", null),
  step("2.1.1", null),
  step("3", 2, ["2"]),
  step("4", 1, ["3"]),
  step("5", 5, ["4"]),
];
const plan = planOf(steps, "4 on 2027-03-12");
const noAnchor = planOf(steps, null);
const twice = planOf([...steps, step("5", 1)], "4 on 2027-03-12");
const firstDone = planOf(
  [step("1", 1, [], { done: true, completedOn: day("2027-03-01") }), ...steps.slice(1)],
  "4 on 2027-03-12",
);
const to = day("2027-03-10");

function expectRefusal(
  given: Plan,
  request: ChangeRequest,
  problem: Problem,
  snapshot: PlanSnapshot | null = snapshotOf(given),
): void {
  const preview = reschedule(given, request, snapshot);
  expect(preview).toMatchObject({ refused: true, difference: [], edits: [] });
  expect(preview.problems).toEqual([problem]);
  expect(preview.plan).toBe(given);
  if (snapshot) expect(preview.snapshot).toBe(snapshot);
  expect(preview.rowBefore).toEqual(given.steps.map((_, i) => i));
  expect(preview.effectOnAnchor?.after).toBe(preview.effectOnAnchor?.before);
}

const insert = { do: "insert", name: "New", days: 1, after: "2", link: "chain" } as const;

describe("a step that is not there, or there twice", () => {
  const requests: Record<string, (number: string) => ChangeRequest> = {
    move: (number) => ({ do: "move", step: number, to, keep: "push" }),
    anchor: (number) => ({ do: "anchor", step: number, date: to }),
    done: (number) => done(number, "2027-03-01", "push"),
    reopen: (number) => ({ do: "reopen", step: number }),
    free: (number) => ({ do: "free", step: number }),
    "insert after": (number) => ({ ...insert, after: number }),
    "insert below": (number) => ({ ...insert, parent: number }),
    "insert without links": (number) => ({ ...insert, after: number, link: "none" }),
    remove: (number) => ({ do: "remove", step: number }),
    reorder: (number) => ({ do: "reorder", step: number, after: "1", link: "keep" }),
    "reorder after": (number) => ({ do: "reorder", step: "1", after: number, link: "keep" }),
    link: (number) => ({ do: "link", step: number, startsAfter: [] }),
    "link to": (number) => ({ do: "link", step: "4", startsAfter: ["1", number] }),
    chain: (number) => ({ do: "chain", steps: ["1", number] }),
    beside: (number) => ({ do: "beside", steps: [number, "1"] }),
    edit: (number) => ({ do: "edit", step: number, days: 2 }),
    overlap: (number) => ({ do: "compress", way: "overlap", step: number, startsAfter: "1" }),
  };
  test.each(Object.entries(requests))("%s", (_, request) => {
    expectRefusal(plan, request("77"), { code: "stepGone", step: "77" });
    // What was last written would tell which of the two it is.
    expectRefusal(twice, request("5"), { code: "stepAmbiguous", step: "5" }, null);
  });
});

type Case = readonly [what: string, plan: Plan, request: ChangeRequest, problem: Problem];
const bad = (field: string): Problem => ({ code: "badRequest", field });

describe("refused", () => {
  const cases: Case[] = [
    [
      "move of a done step",
      firstDone,
      { do: "move", step: "1", to, keep: "push" },
      { code: "stepDone", step: "1" },
    ],
    ["a done anchor", firstDone, { do: "anchor", step: "1", date: to }, { code: "stepDone", step: "1" }],
    [
      "a done step beside another",
      planOf(
        [...steps.slice(0, 1), step("2", 3, ["1"], { done: true, completedOn: day("2027-03-01") })].concat(
          steps.slice(4),
        ),
        "4 on 2027-03-12",
      ),
      { do: "compress", way: "overlap", step: "2", startsAfter: "1" },
      { code: "stepDone", step: "2" },
    ],
    [
      "shift without anchor",
      noAnchor,
      { do: "shift", workingDays: 1, withFixed: true },
      { code: "anchorNeeded" },
    ],
    ["compress without anchor", noAnchor, { do: "compress", way: "scale" }, { code: "anchorNeeded" }],
    [
      "shift from an unknown step",
      { ...plan, anchor: { step: "77", date: to } },
      { do: "shift", workingDays: 1, withFixed: true },
      { code: "anchorNeeded" },
    ],
    [
      "shift from a date that is none",
      { ...plan, anchor: { step: "4", date: LAST_DAY + 1 } },
      { do: "shift", workingDays: 1, withFixed: true },
      { code: "anchorNeeded" },
    ],
    [
      "shift out of the years",
      plan,
      { do: "shift", workingDays: 90000, withFixed: false },
      bad("workingDays"),
    ],
    [
      "shift before the years",
      plan,
      { do: "shift", workingDays: -90000, withFixed: false },
      bad("workingDays"),
    ],
    [
      "done tomorrow",
      plan,
      done("1", "2027-03-02", "keep"),
      { code: "completedInFuture", step: "1", date: plan.today + 1, today: plan.today },
    ],
    [
      "after itself",
      plan,
      { do: "link", step: "3", startsAfter: ["3"] },
      { code: "wouldLoop", steps: ["3"] },
    ],
    [
      "a loop",
      plan,
      { do: "link", step: "2", startsAfter: ["4"] },
      { code: "wouldLoop", steps: ["2", "3", "4"] },
    ],
    [
      "a loop, beside a number that is none and another loop",
      planOf([...steps, step("x", 1), step("8", 1, ["9"]), step("9", 1, ["8"])], "4 on 2027-03-12"),
      { do: "link", step: "2", startsAfter: ["3"] },
      { code: "wouldLoop", steps: ["2", "3"] },
    ],
    ["removal of the anchor", plan, { do: "remove", step: "4" }, { code: "anchorStays", step: "4" }],
    [
      "removal of the anchor's milestone",
      planOf([step("1", 1), step("2", 1, ["1"]), step("2.1", 1, ["2"])], "2.1 on 2027-03-12"),
      { do: "remove", step: "2" },
      { code: "anchorStays", step: "2.1" },
    ],
    [
      "the anchor beside another",
      plan,
      { do: "compress", way: "overlap", step: "4", startsAfter: "3" },
      { code: "anchorStays", step: "4" },
    ],
    [
      "beside what it does not start after",
      plan,
      { do: "compress", way: "overlap", step: "3", startsAfter: "1" },
      bad("startsAfter"),
    ],
    ["below a subtask", plan, { ...insert, parent: "2.1.1" }, bad("parent")],
    ["below itself", plan, { do: "reorder", step: "2", after: "2", link: "keep" }, bad("after")],
    ["below its own task", plan, { do: "reorder", step: "2", after: "2.1", link: "keep" }, bad("after")],
    ["a chain of nothing", plan, { do: "chain", steps: [] }, bad("steps")],
    ["side by side with itself", plan, { do: "beside", steps: ["1", "1"] }, bad("steps")],
    [
      "compress what was done",
      planOf(
        [step("1", 1), step("2", 1, ["1"], { done: true, completedOn: day("2027-03-01") })],
        "2 on 2027-03-12",
      ),
      { do: "compress", way: "moveAnchor" },
      { code: "stepUndated", step: "2" },
    ],
    [
      "no two steps",
      planOf([step("4", 1)], "4 on 2027-03-12"),
      { do: "compress", way: "overlap" },
      { code: "noOverlapGains" },
    ],
    [
      "renumber with a row without number",
      planOf([...steps, step("", 1)], "4 on 2027-03-12"),
      { do: "renumber" },
      { code: "numbersUnclear", steps: [""] },
    ],
    [
      "renumber with a task of nothing",
      planOf([...steps, step("7.1", null)], "4 on 2027-03-12"),
      { do: "renumber" },
      { code: "numbersUnclear", steps: ["7.1"] },
    ],
    [
      "a change that is gone",
      plan,
      { do: "accept", changes: ["dateTyped:1"] },
      { code: "changeGone", id: "dateTyped:1" },
    ],
  ];
  test.each(cases)("%s", (_, given, request, problem) => expectRefusal(given, request, problem));

  test("renumber with a number twice, of which nobody knows whose it was", () => {
    expectRefusal(twice, { do: "renumber" }, { code: "numbersUnclear", steps: ["5"] }, null);
  });

  test("a shift that takes only a fixed row out of the years", () => {
    const fixed = planOf([...steps, step("6", 1, ["5"], { fixed: LAST_DAY })], "4 on 2027-03-12");
    const shift = { do: "shift", workingDays: 1 } as const;
    expectRefusal(fixed, { ...shift, withFixed: true }, bad("workingDays"));
    expect(ask(fixed, { ...shift, withFixed: false }).refused).toBe(false);
  });

  test("the plan fits to the day: nothing to compress, but steps may run side by side", () => {
    // Seven days of work from Thu 03-04 to Fri 03-12.
    const fits = { ...plan, today: day("2027-03-04") };
    expectRefusal(fits, { do: "compress", way: "scale" }, { code: "planFits" });
    expectRefusal(fits, { do: "compress", way: "moveAnchor" }, { code: "planFits" });
    const beside = ask(fits, { do: "compress", way: "overlap", step: "3", startsAfter: "2" });
    expect(beside.plan.steps[4]!.startsAfter).toEqual(["1"]);
    // A day later row 1 (due on the 4th) is overdue and the anchor a day late.
    const late = { ...plan, today: day("2027-03-05") };
    expect(ask(late, { do: "compress", way: "moveAnchor" }).plan.anchor!.date).toBe(day("2027-03-15"));
  });

  test("done today is no future", () => {
    const preview = ask(plan, done("1", "2027-03-01", "keep"));
    expect(preview.refused).toBe(false);
  });

  test("a loop that was there before is no reason to refuse", () => {
    const loops = planOf([...steps, step("8", 1, ["9"]), step("9", 1, ["8"])], "4 on 2027-03-12");
    expect(ask(loops, { do: "edit", step: "2", days: 4 }).refused).toBe(false);
    // Renumbering calls the loop 6 and 7.
    const preview = ask(loops, { do: "renumber" });
    expect(preview.refused).toBe(false);
    expect(preview.problems).toContainEqual({ code: "loop", steps: ["6", "7"] });
  });
});

describe("said beside the preview", () => {
  // Worked forward from Mon 03-01: 1 on the 1st, 2 on Thu 4th, 3 on Mon 8th.
  const move = (date: string, keep: "push" | "anchor" | "only" = "anchor", given = plan) =>
    ask(given, { do: "move", step: "3", to: day(date), keep });

  test("a date that is too early to be reached", () => {
    const preview = move("2027-03-05");
    expect(preview.problems[0]).toEqual({
      code: "tooEarly",
      step: "3",
      date: day("2027-03-05"),
      earliest: day("2027-03-08"),
    });
    expect(codes(move("2027-03-08"))).not.toContain("tooEarly");
  });

  test("a date before today; today itself is only too early", () => {
    const preview = move("2027-02-26");
    expect(preview.problems[0]).toEqual({
      code: "inThePast",
      step: "3",
      date: day("2027-02-26"),
      today: day("2027-03-01"),
    });
    expect(codes(preview)).not.toContain("tooEarly");
    expect(codes(move("2027-03-01"))).toContain("tooEarly");
    expect(codes(move("2027-03-01"))).not.toContain("inThePast");
  });

  test("a date after the anchor that waits for it", () => {
    expect(move("2027-03-15").problems[0]).toEqual({
      code: "afterAnchor",
      step: "3",
      date: day("2027-03-15"),
      anchor: "4",
      anchorDate: day("2027-03-12"),
    });
    expect(codes(move("2027-03-15", "only"))).toContain("afterAnchor");
    // Due on the same day is an overlap, but not after it; and pushing takes the anchor along.
    expect(codes(move("2027-03-12"))).not.toContain("afterAnchor");
    expect(codes(move("2027-03-15", "push"))).not.toContain("afterAnchor");
    // The anchor does not wait for step 5.
    const after = ask(plan, { do: "move", step: "5", to: day("2027-03-22"), keep: "anchor" });
    expect(codes(after)).toEqual([]);
    expect(after.plan.steps[6]!.fixed).toBe(day("2027-03-22"));
  });

  test("calendars cannot be put back, and stay undecided", () => {
    const touched = { ...plan, buyer: { ...plan.buyer, nonWorkingDays: [day("2027-03-10")] } };
    const back = reschedule(touched, { do: "putBack", changes: "all" }, snapshotOf(plan));
    expect(back.problems[0]).toEqual({ code: "cannotPutBack", id: "calendarsChanged" });
    expect(back.snapshot.calendars).toBe(snapshotOf(plan).calendars);
    const accepted = reschedule(touched, { do: "accept", changes: "all" }, snapshotOf(plan));
    expect(accepted.problems).toEqual([]);
    expect(accepted.snapshot.calendars).toBe(snapshotOf(touched).calendars);
    const other = reschedule(touched, { do: "edit", step: "5", days: 4 }, snapshotOf(plan));
    expect(other.snapshot.calendars).toBe(snapshotOf(plan).calendars);
  });

  test("nothing changes: no date, no input, no order", () => {
    expect(codes(ask(plan, { do: "free", step: "2" }))).toEqual(["nothingChanges"]);
    // Only the order of rows, only an input, only a date.
    expect(codes(ask(plan, { do: "reorder", step: "5", after: "3", link: "keep" }))).toEqual([]);
    expect(codes(ask(plan, { do: "edit", step: "2.1", countedIn: "calendar" }))).toEqual([]);
    expect(codes(ask(plan, { do: "move", step: "2.1", to, keep: "anchor" }))).toEqual(["outsideMilestone"]);
    const onDate = ask(plan, { do: "move", step: "4", to: day("2027-03-12"), keep: "push" });
    expect(codes(onDate)).toEqual(["nothingChanges"]);
  });

  test("even at one day each it does not fit", () => {
    // From Wed 03-10: 1 on the 10th, 2 on the 11th, 3 on the 12th, 4 on Mon 15th, a working day after Fri
    // 12th.
    const late = { ...plan, today: day("2027-03-10") };
    const preview = ask(late, { do: "compress", way: "scale" });
    expect(preview.problems[0]).toEqual({ code: "cannotFit", earliest: day("2027-03-15"), workingDays: 1 });
    expect(preview.plan.steps.map((row) => row.days)).toEqual([1, 1, null, null, 1, 1, 5]);
    const later = ask({ ...plan, today: day("2027-03-12") }, { do: "compress", way: "scale" });
    expect(later.problems[0]).toEqual({ code: "cannotFit", earliest: day("2027-03-17"), workingDays: 3 });
  });

  test("the same without a calendar that works: in calendar days", () => {
    // The anchor's sides never work on the same day, so it takes no day of its own.
    const late = planOf(
      [
        step("1", 2, [], { calendar: "seller" }),
        step("2", 2, ["1"], { calendar: "seller" }),
        step("3", 1, ["2"]),
      ],
      "3 on 2027-03-05",
      { buyer: weekendOnly, today: day("2027-03-05") },
    );
    // One day each: Fri 03-05 and Mon 03-08; three days after the anchor.
    const preview = ask(late, { do: "compress", way: "scale" });
    expect(preview.problems[0]).toEqual({ code: "cannotFit", earliest: day("2027-03-08"), workingDays: 3 });
  });
});
