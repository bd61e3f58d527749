/** Each operation once, on the default plan, with dates worked out by hand. */
import { isoText } from "../../../src/plan/calendarDate";
import type { ChangePreview } from "../../../src/plan/change/changePreview";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import { overlapOptions } from "../../../src/plan/change/compress";
import { reschedule } from "../../../src/plan/change/reschedule";
import { explain } from "../../../src/plan/explain";
import type { Plan } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { schedule } from "../../../src/plan/schedule";
import { day, planOf, step } from "../byHand";

/** 1 (1 day) to 4 (1 day) in a chain up to Fri 2027-03-12, 5 side by side after it, a task below 2; all written. */
function chain(fields: Partial<Plan> = {}): Plan {
  const steps = [
    step("1", 1, []),
    step("2", 3, ["1"]),
    step("2.1", null, [], { target: day("2027-03-08") }),
    step("3", 2, ["2"]),
    step("4", 1, ["3"]),
    step("5", 5, ["4"]),
  ];
  return planOf(steps, "4 on 2027-03-12", fields);
}

function ask(plan: Plan, request: ChangeRequest): ChangePreview {
  return reschedule(plan, request, snapshotOf(plan));
}

function lines(preview: ChangePreview): string[] {
  const text = (date: number | null): string => (date === null ? "-" : isoText(date).slice(5));
  return preview.difference.map(
    ({ step, before, after, workingDays, reason, of }) =>
      `${step} ${text(before)} ${text(after)} ${workingDays} ${reason}${of === null ? "" : ` ${of}`}`,
  );
}

test("push: what is moved, why, and what it means for the anchor", () => {
  const preview = ask(chain(), { do: "move", step: "3", to: day("2027-03-15"), keep: "push" });
  expect(lines(preview)).toEqual([
    "3 03-11 03-15 2 asked",
    "4 03-12 03-16 2 anchor",
    "5 03-19 03-23 2 after 4",
  ]);
  expect(preview.effectOnAnchor).toEqual({
    step: "4",
    before: day("2027-03-12"),
    after: day("2027-03-16"),
    workingDays: 2,
    calendarDays: 4,
    earliestRealistic: day("2027-03-09"),
    slack: 5,
  });
  // 3 stands there without being fixed; 2 keeps its date, and with it what stands before.
  expect(preview.edits).toEqual([
    { step: "2", field: "notLaterThan", before: null, after: day("2027-03-09") },
    {
      step: "4",
      field: "anchor",
      before: { step: "4", date: day("2027-03-12") },
      after: { step: "4", date: day("2027-03-16") },
    },
  ]);
  expect(preview.problems).toEqual([]);
});

test("keep the anchor: the overlap is reported with its working days", () => {
  const preview = ask(chain(), { do: "move", step: "3", to: day("2027-03-16"), keep: "anchor" });
  expect(preview.plan.steps[3]!.fixed).toBe(day("2027-03-16"));
  expect(preview.problems).toContainEqual({
    code: "overlap",
    step: "4",
    date: day("2027-03-12"),
    startsAfter: "3",
    finished: day("2027-03-16"),
    earliest: day("2027-03-17"),
    workingDays: 3,
  });
  expect(preview.problems).toContainEqual(
    expect.objectContaining({ code: "late", step: "4", cause: "3", because: "fixed", workingDays: 3 }),
  );
});

test("only this one: everything else stays where it is", () => {
  const preview = ask(chain(), { do: "move", step: "2", to: day("2027-03-05"), keep: "only" });
  expect(lines(preview)).toEqual(["2 03-09 03-05 -2 asked", "2.1 03-08 03-04 -2 withMilestone 2"]);
});

test("moving the anchor step moves the anchor; moving a task sets its date", () => {
  expect(ask(chain(), { do: "move", step: "4", to: day("2027-03-19"), keep: "anchor" }).plan.anchor).toEqual({
    step: "4",
    date: day("2027-03-19"),
  });
  const task = ask(chain(), { do: "move", step: "2.1", to: day("2027-03-09"), keep: "anchor" });
  expect(lines(task)).toEqual(["2.1 03-08 03-09 1 asked"]);
  expect(task.edits).toEqual([]);
});

test("a date that somebody typed: accept it, put it back, or leave it for later", () => {
  const before = chain();
  const snapshot = snapshotOf(before);
  const typed = day("2027-03-08");
  const plan = {
    ...before,
    steps: before.steps.map((row) => (row.number === "2" ? { ...row, target: typed } : row)),
  };
  const accepted = reschedule(plan, { do: "accept", changes: ["dateTyped:2"] }, snapshot);
  expect(accepted.plan.steps[1]!.fixed).toBe(typed);
  expect(lines(accepted)).toEqual(["1 03-04 03-03 -1 before 2", "2.1 03-08 03-05 -1 withMilestone 2"]);
  const back = reschedule(plan, { do: "putBack", changes: ["dateTyped:2"] }, snapshot);
  expect(lines(back)).toEqual(["2 03-08 03-09 1 workedOut"]);
  const later = reschedule(plan, { do: "shift", workingDays: 1, withFixed: false }, snapshot);
  expect(later.plan.steps[1]!.target).toBe(typed);
  expect(later.plan.steps[0]!.target).toBe(day("2027-03-05"));
});

test("a row that somebody typed between 2 and 3 is offered a place in the chain", () => {
  const before = chain();
  const row = step("", 2, [], { name: "Legal review" });
  const plan = { ...before, steps: [...before.steps.slice(0, 3), row, ...before.steps.slice(3)] };
  const preview = reschedule(plan, { do: "accept", changes: "all" }, snapshotOf(before));
  const [, , , added, third] = preview.plan.steps;
  expect([added!.number, added!.startsAfter, isoText(added!.target!)]).toEqual(["3", ["2"], "2027-03-09"]);
  expect([third!.number, third!.startsAfter, isoText(preview.plan.steps[1]!.target!)]).toEqual([
    "4",
    ["3"],
    "2027-03-05",
  ]);
});

test("a removed step gives its place to its predecessors, or comes back", () => {
  const before = chain();
  const plan = { ...before, steps: before.steps.filter((row) => row.number !== "3") };
  const accepted = reschedule(plan, { do: "accept", changes: "all" }, snapshotOf(before));
  // Step 4 is step 3 now.
  expect(accepted.plan.steps.find((row) => row.number === "3")!.startsAfter).toEqual(["2"]);
  const back = reschedule(plan, { do: "putBack", changes: "all" }, snapshotOf(before));
  expect(back.plan.steps).toEqual(before.steps);
});

test("overlap options are ranked by what they gain", () => {
  const plan = chain({ today: day("2027-03-09") });
  expect(overlapOptions(plan)).toEqual([
    { step: "3", startsAfter: "2", gained: 2 },
    { step: "2", startsAfter: "1", gained: 1 },
  ]);
  const preview = ask(plan, { do: "compress", way: "overlap", step: "3", startsAfter: "2" });
  expect(preview.plan.steps[3]!.startsAfter).toEqual(["1"]);
  expect(preview.plan.steps[4]!.startsAfter).toEqual(["3", "2"]);
});

test("insert beside, as a task, on top", () => {
  const base = { do: "insert", name: "New", days: 1 } as const;
  const beside = ask(chain(), { ...base, after: "2", link: "beside" });
  expect(beside.plan.steps.map((row) => row.number)).toEqual(["1", "2", "2.1", "6", "3", "4", "5"]);
  expect(lines(beside)).toEqual(["6 - 03-10 null inserted"]);
  const task = ask(chain(), { ...base, days: null, after: "2.1", link: "none", parent: "2" });
  expect(task.plan.steps.map((row) => row.number)).toEqual(["1", "2", "2.1", "2.2", "3", "4", "5"]);
  const top = ask(chain(), { ...base, after: null, link: "chain" });
  expect(top.plan.steps[1]!.startsAfter).toEqual(["6"]);
  expect(isoText(top.plan.steps[0]!.target!)).toBe("2027-03-03");
});

test("reorder takes a row out of its chain and links it where it stands, with its tasks", () => {
  const preview = ask(chain(), { do: "reorder", step: "2", after: "3", link: "chain" });
  expect(preview.plan.steps.map((row) => [row.number, row.startsAfter.join()])).toEqual([
    ["1", ""],
    ["3", "1"],
    ["2", "3"],
    ["2.1", ""],
    ["4", "2"],
    ["5", "4"],
  ]);
  expect(preview.rowBefore).toEqual([0, 3, 1, 2, 4, 5]);
});

test("renumber rewrites links, tasks and anchor", () => {
  const plan = ask(chain(), { do: "reorder", step: "5", after: null, link: "keep" }).plan;
  const preview = ask(plan, { do: "renumber" });
  expect(preview.plan.steps.map((row) => [row.number, row.startsAfter.join()])).toEqual([
    ["1", "5"],
    ["2", ""],
    ["3", "2"],
    ["3.1", ""],
    ["4", "3"],
    ["5", "4"],
  ]);
  expect(preview.plan.anchor!.step).toBe("5");
  expect(preview.difference).toEqual([]);
});

test("remove takes the tasks along", () => {
  const preview = ask(chain(), { do: "remove", step: "2" });
  expect(preview.plan.steps.map((row) => row.number)).toEqual(["1", "3", "4", "5"]);
  expect(lines(preview).filter((line) => line.endsWith("removed"))).toEqual([
    "2 03-09 - null removed",
    "2.1 03-08 - null removed",
  ]);
});

test("done early: nothing before the anchor moves; done again on another day; reopened", () => {
  const plan = chain({ today: day("2027-03-05") });
  // biome-ignore lint/suspicious/noThenProperty: a word of the request.
  const done = ask(plan, { do: "done", steps: [{ step: "1", on: day("2027-03-02") }], then: "keep" });
  expect(lines(done)).toEqual(["1 03-04 03-02 -2 asked"]);
  expect(lines(ask(done.plan, { do: "reopen", step: "1" }))).toEqual(["1 03-02 03-04 2 asked"]);
});

describe("why a step has its date", () => {
  const week = { weekend: "0000011", nonWorkingDays: [] };
  const plan: Plan = {
    steps: [
      step("1", 3, [], { countedIn: "calendar" }),
      step("2", 7, ["1"], { countedIn: "calendar" }),
      step("3", 90, ["2"], { countedIn: "calendar" }),
      step("4", 0, ["3"]),
      step("5", 2, []),
      step("5.1", null, [], { target: day("2027-03-20") }),
      step("6", 1, ["2"], { fixed: day("2027-04-01") }),
      step("7", 1, ["2"], { done: true, completedOn: day("2027-03-30") }),
      step("8", 1, ["2"], { done: true, target: day("2027-03-30") }),
      step("9", null, ["2"]),
      step("10", 2, ["2"]),
    ],
    anchor: { step: "2", date: day("2027-03-29") },
    countedIn: "working",
    seller: week,
    buyer: { ...week, nonWorkingDays: [day("2027-03-22")] },
    today: day("2027-03-31"),
  };
  const dates = schedule(plan);

  test("before: 22 Mar would do too, but is a holiday of the buyer", () => {
    expect(explain(dates, "1")).toEqual({
      code: "before",
      date: day("2027-03-19"),
      step: "2",
      stepDate: day("2027-03-29"),
      days: 7,
      countedIn: "calendar",
      latest: day("2027-03-22"),
      passedOver: [
        { date: day("2027-03-22"), because: "nonWorkingDay", of: "buyer" },
        { date: day("2027-03-21"), because: "weekend", of: "both" },
        { date: day("2027-03-20"), because: "weekend", of: "both" },
      ],
    });
  });

  test("after: over the weekend", () => {
    expect(explain(dates, "3")).toEqual({
      code: "after",
      date: day("2027-06-28"),
      step: "2",
      stepDate: day("2027-03-29"),
      days: 90,
      countedIn: "calendar",
      passedOver: [{ date: day("2027-06-27"), because: "weekend", of: "both" }],
    });
    expect(explain(dates, "10")).toMatchObject({ code: "after", date: day("2027-03-31"), passedOver: [] });
  });

  test("the other reasons", () => {
    expect(explain(dates, "2")).toEqual({ code: "anchor", date: day("2027-03-29") });
    expect(explain(dates, "4")).toEqual({ code: "marker", date: day("2027-06-28"), step: "3" });
    expect(explain(dates, "5")).toEqual({
      code: "planStart",
      date: day("2027-03-18"),
      start: day("2027-03-17"),
    });
    expect(explain(dates, "5.1")).toEqual({ code: "own", date: day("2027-03-20") });
    expect(explain(dates, "6")).toEqual({ code: "fixed", date: day("2027-04-01") });
    expect(explain(dates, "7")).toEqual({ code: "done", date: day("2027-03-30"), from: "completedOn" });
    expect(explain(dates, "8")).toEqual({ code: "done", date: day("2027-03-30"), from: "target" });
    expect(explain(dates, "9")).toEqual({ code: "undated" });
    expect(explain(dates, "77")).toBeNull();
  });
});

// A second that the mutation run cannot spend on each mutant.
const unlessMutating = process.env.PROPERTY_RUNS === undefined ? test : test.skip;
unlessMutating("a hundred thousand in a chain, and a loop of as many, need no stack", () => {
  const count = 100000;
  const steps = Array.from({ length: count }, (_, i) =>
    step(String(i + 1), i % 100 === 0 ? 1 : 0, i ? [String(i)] : []),
  );
  const week = { weekend: "0000011", nonWorkingDays: [] };
  const anchor = { step: String(count), date: day("2027-03-12") };
  const plan: Plan = {
    steps,
    anchor,
    countedIn: "working",
    seller: week,
    buyer: week,
    today: day("2020-01-01"),
  };
  // 999 of 1,000 working days back from Fri 12 Mar 2027: 199 weeks and four days.
  expect(isoText(schedule(plan).target[0]!)).toBe("2023-05-15");
  const loop = { ...plan, steps: [{ ...steps[0]!, startsAfter: [String(count)] }, ...steps.slice(1)] };
  const problems = schedule(loop).problems;
  expect(problems.map((problem) => problem.code)).toEqual(["loop"]);
});
