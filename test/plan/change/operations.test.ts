/**
 * Operations in the cases that the plan files leave open: what is pushed, who takes over links, who moves
 * along; by hand.
 */
import { LAST_DAY } from "../../../src/plan/calendarDate";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import { reschedule } from "../../../src/plan/change/reschedule";
import type { Plan } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { ask, codes, day, done, lines, links, planOf, step, touch, weekendOnly } from "../byHand";

/** 1 Thu 03-04, 2 Tue 03-09 with 2.1 on Mon 03-08, 3 Thu 03-11, 4 Fri 03-12 (the anchor), 5 Fri 03-19. */
const steps = [
  step("1", 1),
  step("2", 3, ["1"]),
  step("2.1", null, [], { target: day("2027-03-08") }),
  step("3", 2, ["2"]),
  step("4", 1, ["3"]),
  step("5", 5, ["4"]),
];
const plan = planOf(steps, "4 on 2027-03-12");

const anchorAfter = (given: Plan, request: ChangeRequest): Plan["anchor"] => ask(given, request).plan.anchor;
const fourth = (date: string): Plan["anchor"] => ({ step: "4", date: day(date) });

describe("push", () => {
  const push = (number: string, to: string): ChangeRequest => ({
    do: "move",
    step: number,
    to: day(to),
    keep: "push",
  });

  test("never makes the anchor earlier", () => {
    const earlier = ask(plan, push("3", "2027-03-09"));
    expect(earlier.plan.anchor).toEqual(plan.anchor);
    expect(earlier.plan.steps[3]!.fixed).toBe(day("2027-03-09"));
    expect(lines(earlier)).toEqual([
      "1 03-04 03-02 -2 before 2",
      "2 03-09 03-05 -2 before 3",
      "2.1 03-08 03-04 -2 withMilestone 2",
      "3 03-11 03-09 -2 asked",
    ]);
  });

  test("through a step that was done before what it waits for", () => {
    const outOfOrder = planOf(
      [
        step("1", 1),
        step("2", 3, ["1"], { done: true, completedOn: day("2027-02-26") }),
        step("4", 1, ["2"]),
      ],
      "4 on 2027-03-12",
    );
    expect(anchorAfter(outOfOrder, push("1", "2027-03-16"))).toEqual(fourth("2027-03-17"));
  });

  test("a fixed step takes nothing over, and says that it overlaps", () => {
    const fixed = planOf(
      [step("1", 1), step("2", 1, ["1"], { fixed: day("2027-03-10") }), step("4", 1, ["2"])],
      "4 on 2027-03-12",
    );
    const preview = ask(fixed, push("1", "2027-03-16"));
    expect(preview.plan.anchor).toEqual(fixed.anchor);
    expect(codes(preview)).toContain("overlap");
  });

  test("a done anchor stays", () => {
    const over = planOf(
      [
        step("1", 1),
        step("2", 1, ["1"]),
        step("4", 1, ["2"], { done: true, completedOn: day("2027-02-26") }),
      ],
      "4 on 2027-03-12",
    );
    expect(anchorAfter(over, push("1", "2027-03-16"))).toEqual(over.anchor);
  });

  test("a step that does not lead up to the anchor pushes nothing", () => {
    // Step 3 is fixed after the anchor: an overlap that was there before.
    const clashing = planOf(
      steps.map((row) => (row.number === "3" ? { ...row, fixed: day("2027-03-16") } : row)),
      "4 on 2027-03-12",
      { today: day("2027-03-22") },
    );
    expect(anchorAfter(clashing, push("5", "2027-03-25"))).toEqual(clashing.anchor);
    expect(anchorAfter(clashing, done("5", "2027-03-22", "push"))).toEqual(clashing.anchor);
    expect(anchorAfter(clashing, done("2", "2027-03-05", "keep"))).toEqual(clashing.anchor);
    // Nor does one before it: nothing overlaps that did not before.
    expect(anchorAfter(clashing, done("2", "2027-03-05", "push"))).toEqual(clashing.anchor);
  });

  test("out of the years it stays", () => {
    const late = planOf([step("1", 1), step("4", 9, ["1"])], "4 on 2150-12-25");
    const preview = ask(late, push("1", "2150-12-30"));
    expect(preview.plan.anchor).toEqual(late.anchor);
  });

  test("a step that follows nothing is not counted from 1990 on", () => {
    const rows = [step("1", 1), step("3", 30, ["1"]), step("2", 1), step("4", 1, ["3", "2"])];
    const early = planOf(rows, "4 on 1990-01-10", {
      today: day("1990-01-01"),
    });
    expect(anchorAfter(early, push("2", "1990-01-10"))).toEqual(fourth("1990-01-11"));
  });
});

describe("move", () => {
  test("in a plan without anchor", () => {
    const open = planOf(steps, null);
    // From Mon 03-01: 1 on the 1st, 2 on Thu 4th, 3 on Mon 8th, 4 on Tue 9th, 5 on Tue 16th.
    const preview = ask(open, { do: "move", step: "3", to: day("2027-03-10"), keep: "anchor" });
    expect(lines(preview)).toEqual([
      "3 03-08 03-10 2 asked",
      "4 03-09 03-11 2 after 3",
      "5 03-16 03-18 2 after 4",
    ]);
    const only = ask(open, { do: "move", step: "3", to: day("2027-03-10"), keep: "only" });
    expect(lines(only)).toEqual(["3 03-08 03-10 2 asked"]);
    expect(only.plan.steps.map((row) => row.fixed)).toEqual(
      [null, null, null, "2027-03-10", "2027-03-09", "2027-03-16"].map((date) => date && day(date)),
    );
    // 4 cannot keep its date behind 3, nor 5 behind 4; the task was outside its milestone (due on the 4th)
    // before.
    expect(codes(only)).toEqual(["noAnchor", "overlap", "outsideMilestone", "late", "late"]);
    expect(preview.effectOnAnchor).toBeNull();
  });

  test("a fixed task stays fixed, on the new date", () => {
    const fixed = touch(plan, "2.1", { fixed: day("2027-03-08") });
    const preview = ask(fixed, { do: "move", step: "2.1", to: day("2027-03-09"), keep: "anchor" });
    expect(preview.plan.steps[2]).toMatchObject({ fixed: day("2027-03-09"), target: day("2027-03-09") });
    const free = ask(fixed, { do: "free", step: "2.1" });
    expect(free.edits).toEqual([{ step: "2.1", field: "fixed", before: day("2027-03-08"), after: null }]);
  });

  test("another anchor is no longer fixed, and what it means is told", () => {
    const fixed = planOf(
      steps.map((row) => (row.number === "3" ? { ...row, fixed: day("2027-03-10") } : row)),
      "4 on 2027-03-12",
    );
    const preview = ask(fixed, { do: "anchor", step: "3", date: day("2027-03-11") });
    expect(preview.plan.anchor).toEqual({ step: "3", date: day("2027-03-11") });
    expect(preview.edits).toEqual([
      { step: "3", field: "fixed", before: day("2027-03-10"), after: null },
      { step: "3", field: "anchor", before: fixed.anchor, after: preview.plan.anchor },
    ]);
    expect(preview.effectOnAnchor).toMatchObject({
      step: "3",
      before: day("2027-03-10"),
      after: day("2027-03-11"),
      workingDays: 1,
      calendarDays: 1,
    });
  });

  test("an anchor that had no date, or loses it, moves by no days", () => {
    const undated = planOf([...steps, step("6", null, ["5"])], "4 on 2027-03-12");
    const preview = ask(undated, { do: "anchor", step: "6", date: day("2027-03-26") });
    const none = { workingDays: 0, calendarDays: 0 };
    expect(preview.effectOnAnchor).toMatchObject({ before: null, after: day("2027-03-26"), ...none });
    const dateless = planOf([step("1", 1)], null);
    const lost = ask(
      { ...dateless, anchor: { step: "1", date: LAST_DAY + 1 } },
      { do: "edit", step: "1", days: null },
    );
    expect(lost.effectOnAnchor).toMatchObject({ before: day("2027-03-01"), after: null, ...none });
    expect(lines(lost)).toEqual([]);
  });
});

test("shift takes open fixed steps along if asked, each by its own calendar", () => {
  const buyer = { weekend: "0000011", nonWorkingDays: [day("2027-03-10")] };
  const rows = [
    step("1", 1, [], { done: true, completedOn: day("2027-03-01"), fixed: day("2027-03-01") }),
    step("2", 1, ["1"], { fixed: day("2027-03-09"), calendar: "seller" }),
    step("3", 1, ["1"], { fixed: day("2027-03-09"), calendar: "buyer" }),
    step("4", 1, ["2", "3"]),
  ];
  const fixed = planOf(rows, "4 on 2027-03-12", { buyer });
  const along = ask(fixed, { do: "shift", workingDays: 1, withFixed: true });
  expect(lines(along)).toEqual(["2 03-09 03-10 1 fixed", "3 03-09 03-11 1 fixed", "4 03-12 03-15 1 anchor"]);
  expect(along.plan.steps[0]!.fixed).toBe(day("2027-03-01"));
  expect(lines(ask(fixed, { do: "shift", workingDays: 1, withFixed: false }))).toEqual([
    "4 03-12 03-15 1 anchor",
  ]);
});

test("without a day that both sides work, a shift counts calendar days", () => {
  const never = planOf([step("4", 1)], "4 on 2027-03-12", { buyer: weekendOnly });
  const preview = ask(never, { do: "shift", workingDays: 3, withFixed: true });
  expect(preview.plan.anchor).toEqual(fourth("2027-03-15"));
  expect(preview.effectOnAnchor).toMatchObject({ workingDays: 3, calendarDays: 3 });
  expect(lines(preview)).toEqual(["4 03-12 03-15 null anchor"]);
});

describe("rows and links", () => {
  const insert = { do: "insert", name: "New", days: 2 } as const;

  test("insert: the plan's way of counting and both calendars unless said", () => {
    const calendar = planOf(steps, "4 on 2027-03-12", { countedIn: "calendar" });
    // Nothing connects it: it starts with the plan on Thu 03-04, and two days are over on Fri 5th.
    expect(ask(calendar, { ...insert, after: "2", link: "none" }).plan.steps[3]).toEqual(
      step("6", 2, [], { name: "New", countedIn: "calendar", target: day("2027-03-05") }),
    );
    const said = { ...insert, after: "2", link: "none", countedIn: "working", calendar: "buyer" } as const;
    expect(ask(calendar, said).plan.steps[3]).toMatchObject({ countedIn: "working", calendar: "buyer" });
  });

  test("insert without links is tied to nothing; behind a task it follows the task", () => {
    const none = ask(plan, { ...insert, after: "3", link: "none" });
    expect(links(none)).toEqual(["1: ", "2: 1", "2.1: ", "3: 2", "6: ", "4: 3", "5: 4"]);
    expect(none.edits).toEqual([{ step: "6", field: "row", before: "none", after: "there" }]);
    const behind = ask(plan, { ...insert, after: "2.1", link: "chain" });
    expect(links(behind)).toEqual(["1: ", "2: 1", "2.1: ", "6: 2.1", "3: 2", "4: 3", "5: 4"]);
    const beside = ask(plan, { ...insert, after: "3", link: "beside" });
    expect(links(beside)).toEqual(["1: ", "2: 1", "2.1: ", "3: 2", "6: 3", "4: 3", "5: 4"]);
  });

  test("remove: what followed its tasks follows what they followed", () => {
    const rows = [
      step("1", 1),
      step("2", 1, ["1"]),
      step("2.1", 1, ["1"]),
      step("2.2", 1, ["6", "2.1"]),
      step("3", 1, ["2.2"]),
      step("4", 1, ["3", "2"]),
      step("5", 1, ["4", "4"]),
      step("6", 1),
    ];
    const preview = ask(planOf(rows, "4 on 2027-03-12"), { do: "remove", step: "2" });
    expect(links(preview)).toEqual(["1: ", "3: 6,1", "4: 3,1", "5: 4,4", "6: "]);
    expect(preview.edits).toEqual([
      { step: "3", field: "startsAfter", before: ["2.2"], after: ["6", "1"] },
      { step: "4", field: "startsAfter", before: ["3", "2"], after: ["3", "1"] },
      { step: "2", field: "row", before: "there", after: "none" },
      { step: "2.1", field: "row", before: "there", after: "none" },
      { step: "2.2", field: "row", before: "there", after: "none" },
    ]);
  });

  test("remove takes a loop apart and leaves no link to itself", () => {
    const inside = [step("2", 1), step("2.1", 1, ["2.2"]), step("2.2", 1, ["2.1"])];
    const rows = [...inside, step("3", 1, ["2.2"]), step("4", 1, ["3"])];
    expect(links(ask(planOf(rows, "4 on 2027-03-12"), { do: "remove", step: "2" }))).toEqual(["3: ", "4: 3"]);
    const pair = [step("1", 1, ["2", "3"]), step("2", 1, ["1"]), step("3", 1), step("4", 1, ["1"])];
    expect(links(ask(planOf(pair, "4 on 2027-03-12"), { do: "remove", step: "2" }))).toEqual([
      "1: 3",
      "3: ",
      "4: 1",
    ]);
  });

  test("reorder to where it stands: no link changes", () => {
    expect(codes(ask(plan, { do: "reorder", step: "3", after: "2", link: "chain" }))).toEqual([
      "nothingChanges",
    ]);
  });

  test("one after the other, side by side: links to others stay", () => {
    const rows = [
      step("1", 1),
      step("2", 1, ["1"]),
      step("3", 1, ["1", "6", "2"]),
      step("4", 1, ["3"]),
      step("6", 1),
    ];
    const given = planOf(rows, "4 on 2027-03-12");
    const chain = (...numbers: string[]): string[] => links(ask(given, { do: "chain", steps: numbers }));
    const beside = (...numbers: string[]): string[] => links(ask(given, { do: "beside", steps: numbers }));
    expect(chain("2", "3")).toEqual(["1: ", "2: 1", "3: 6,2", "4: 3", "6: "]);
    expect(chain("3", "2")).toEqual(["1: ", "2: 3", "3: 1,6", "4: 3", "6: "]);
    expect(beside("2", "3")).toEqual(["1: ", "2: 1", "3: 6,1", "4: 3", "6: "]);
    expect(beside("3", "2")).toEqual(["1: ", "2: 1,6", "3: 1,6", "4: 3", "6: "]);
  });

  test("renumber: parents first wherever they stand, subtasks with them, without anchor too", () => {
    const rows = [
      step("4.2.7", null),
      step("4.2", null),
      step("4", 1, ["3"]),
      step("3", 1, ["77"]),
      step("4.2.1", null),
    ];
    const given = planOf(rows, null);
    const preview = ask(given, { do: "renumber" });
    expect(links(preview)).toEqual(["1.1.1: ", "1.1: ", "1: 2", "2: 77", "1.1.2: "]);
    expect(preview.refused).toBe(false);
    expect(preview.plan.anchor).toBeNull();
  });
});

describe("tasks that move with their milestone", () => {
  const along = (rows: Plan["steps"], request: ChangeRequest, fields: Partial<Plan> = {}): string[] =>
    lines(ask(planOf(rows, "4 on 2027-03-12", fields), request));
  const later: ChangeRequest = { do: "move", step: "5", to: day("2027-03-23"), keep: "anchor" };
  const task = step("5.1", null, [], { target: day("2027-03-18") });
  const base = [step("4", 1), step("5", 5, ["4"])];

  test("also in the first row; not those that are fixed or done", () => {
    const fixed = step("5.2", null, [], { fixed: day("2027-03-18") });
    const over = step("5.3", null, [], { done: true, completedOn: day("2027-03-01") });
    expect(along([task, ...base, fixed, over], later)).toEqual([
      "5.1 03-18 03-22 2 withMilestone 5",
      "5 03-19 03-23 2 asked",
    ]);
  });

  test("not one that the same request names", () => {
    const given = planOf([...base, task], "4 on 2027-03-12");
    const typed = touch(touch(given, "5", { target: day("2027-03-23") }), "5.1", {
      target: day("2027-03-17"),
    });
    // Both dates were typed; 5 is fixed on its own, and 5.1 keeps its own.
    const preview = reschedule(typed, { do: "accept", changes: "all" }, snapshotOf(given));
    expect(preview.plan.steps.map((row) => row.fixed)).toEqual([null, day("2027-03-23"), null]);
    expect(lines(preview)).toEqual([]);
  });

  test("not one that is done by being put back", () => {
    const over = step("5.1", null, [], { done: true, target: day("2027-03-18") });
    const given = planOf([...base, over], "4 on 2027-03-12");
    // 5 takes two days more, which nobody decided on; ticked again, 5.1 stays on the date in its cell.
    const touched = touch(touch(given, "5", { days: 7 }), "5.1", { done: false });
    const preview = reschedule(touched, { do: "putBack", changes: ["reopened:5.1"] }, snapshotOf(given));
    expect(lines(preview)).toEqual(["5 03-19 03-23 2 workedOut"]);
  });

  test("not one that has lost its links", () => {
    // 5.1 led to 5 only and began with the plan; without that link it keeps the date that stands in the
    // sheet.
    const rows = [step("4", 1), step("5.1", 9), step("5", 5, ["4", "5.1"])];
    const given = planOf(rows, "4 on 2027-03-12");
    const preview = ask(given, { do: "link", step: "5", startsAfter: ["4"] });
    expect(lines(preview)).toEqual(["5 03-31 03-19 -8 after 4"]);
  });

  test("not where its sides never work together, and not out of the years", () => {
    const seller = { calendar: "seller" } as const;
    const rows = [step("4", 1, [], seller), step("5", 5, ["4"], seller), task];
    expect(along(rows, later, { buyer: weekendOnly })).toEqual(["5 03-19 03-23 2 asked"]);
    const after = step("5.1", null, [], { target: day("2027-03-22") });
    const end: ChangeRequest = { do: "move", step: "5", to: LAST_DAY, keep: "anchor" };
    expect(ask(planOf([...base, after], "4 on 2027-03-12"), end).plan.steps[2]!.target).toBe(
      day("2027-03-22"),
    );
  });

  test("a milestone that loses its date leaves them", () => {
    expect(along([...base, task], { do: "edit", step: "5", days: null })).toEqual([]);
  });
});
