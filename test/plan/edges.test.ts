/** Rules that the plans and properties leave open; each was seen to fail with the rule taken out. */
import { FIRST_DAY, isDay, LAST_DAY } from "../../src/plan/calendarDate";
import { explain } from "../../src/plan/explain";
import { feasibility } from "../../src/plan/feasibility";
import { fingerprint } from "../../src/plan/fingerprint";
import type { Plan, Step } from "../../src/plan/plan";
import { snapshotOf } from "../../src/plan/planSnapshot";
import { review } from "../../src/plan/review";
import { schedule } from "../../src/plan/schedule";
import { TOO_EARLY, TOO_LATE, WorkingCalendar } from "../../src/plan/workingCalendar";
import { day, step, week } from "./byHand";

function planOf(steps: Step[], anchor: string, date: string, today: string): Plan {
  return {
    steps,
    anchor: { step: anchor, date: day(date) },
    countedIn: "working",
    seller: week,
    buyer: week,
    today: day(today),
  };
}

test("counts that leave 1990 to 2150 end outside and stay there", () => {
  const calendar = new WorkingCalendar([week]);
  expect(calendar.plus(FIRST_DAY, -1)).toBe(TOO_EARLY);
  expect(calendar.plus(LAST_DAY, 1)).toBe(TOO_LATE);
  expect(calendar.plus(TOO_EARLY, -1)).toBe(TOO_EARLY);
  expect(calendar.plus(TOO_LATE, 1)).toBe(TOO_LATE);
  expect(calendar.plus(day("2027-03-13"), 0)).toBe(day("2027-03-13"));
});

test("before 1990 and after 2150 are told apart", () => {
  const early = schedule(planOf([step("1", 1, []), step("2", 30, ["1"])], "2", "1990-01-15", "2027-03-01"));
  expect(early.problems).toEqual([{ code: "outOfRange", steps: ["1"], side: "before1990" }]);
  const late = schedule(planOf([step("1", 1, []), step("2", 30, ["1"])], "1", "2150-12-25", "2027-03-01"));
  expect(late.problems).toEqual([{ code: "outOfRange", steps: ["2"], side: "after2150" }]);
});

test("a done task may lie outside its milestone; an anchor may be fixed on its own date", () => {
  const task = step("2.1", null, [], { done: true, completedOn: day("2027-03-01") });
  const steps = [step("1", 1, []), step("2", 1, ["1"], { fixed: day("2027-03-12") }), task];
  expect(schedule(planOf(steps, "2", "2027-03-12", "2027-03-02")).problems).toEqual([]);
});

test("a step done out of order passes on the earliest finish of what it should have waited for", () => {
  const steps = [
    step("1", 5, []),
    step("2", 1, ["1"], { done: true, completedOn: day("2027-03-01") }),
    step("3", 1, ["2"]),
  ];
  const plan = planOf(steps, "3", "2027-03-10", "2027-03-01");
  expect(feasibility(schedule(plan)).earliestFinish).toEqual(
    ["2027-03-05", "2027-03-01", "2027-03-08"].map(day),
  );
});

test("days off since the predecessor's finish are not lost", () => {
  const steps = [
    step("1", 1, [], { done: true, completedOn: day("2027-03-05") }),
    step("2", 3, ["1"], { countedIn: "calendar" }),
  ];
  for (const today of ["2027-03-05", "2027-03-06", "2027-03-07", "2027-03-08"]) {
    expect(feasibility(schedule(planOf(steps, "2", "2027-03-19", today))).earliestAnchor).toBe(
      day("2027-03-08"),
    );
  }
  const later = planOf(steps, "2", "2027-03-19", "2027-03-09");
  expect(feasibility(schedule(later)).earliestAnchor).toBe(day("2027-03-11"));
});

test("overdue: calendar days since the Target of open steps", () => {
  const steps = [step("1", 1, []), step("2", 1, ["1"]), step("3", 1, ["2"])];
  const { overdueBy, critical, underWay } = feasibility(
    schedule(planOf(steps, "3", "2027-03-16", "2027-03-15")),
  );
  expect(overdueBy).toEqual([3, 0, 0]);
  expect(critical).toEqual([true, true, true]);
  expect(underWay).toEqual([false, false, false]);
});

test("a day that is both weekend and holiday counts as weekend", () => {
  const plan = planOf(
    [step("1", 1, []), step("2", 7, ["1"], { countedIn: "calendar" })],
    "2",
    "2027-03-13",
    "2027-03-01",
  );
  const buyer = { ...week, nonWorkingDays: [day("2027-03-06"), day("2027-03-05")] };
  expect(explain(schedule({ ...plan, buyer }), "1")).toMatchObject({
    passedOver: [
      { date: day("2027-03-06"), because: "weekend", of: "both" },
      { date: day("2027-03-05"), because: "nonWorkingDay", of: "buyer" },
    ],
  });
});

describe("what review proposes", () => {
  const written = planOf(
    [
      step("1", 1, [], { target: day("2027-03-11") }),
      step("2", 1, ["1"], { target: day("2027-03-12") }),
      step("3", 1, ["2"], { target: day("2027-03-15") }),
    ],
    "3",
    "2027-03-15",
    "2027-03-12",
  );
  const [one, two, three] = written.steps as [Step, Step, Step];

  test("two new rows one below the other go into the chain one after the other", () => {
    const steps = [one, step("", 2, []), step("", null, []), two, three];
    expect(review({ ...written, steps }, snapshotOf(written))).toMatchObject([
      { code: "newRow", row: 1, proposal: { number: "4", days: 2, startsAfter: ["1"], before: ["2"] } },
      { code: "newRow", row: 2, proposal: { number: "5", days: 1, startsAfter: ["4"], before: ["2"] } },
    ]);
  });

  test("a new row on top goes before the first milestone, one among tasks becomes a task", () => {
    const top = [step("", 1, []), one, two, three];
    expect(review({ ...written, steps: top }, snapshotOf(written))).toMatchObject([
      { proposal: { number: "4", startsAfter: [], before: ["1"] } },
    ]);
    const tasks = { ...written, steps: [one, step("1.1", null, []), step("1.2", null, []), two, three] };
    const among = [...tasks.steps.slice(0, 2), step("", null, []), ...tasks.steps.slice(2)];
    expect(review({ ...tasks, steps: among }, snapshotOf(tasks))).toMatchObject([
      { proposal: { number: "1.3", days: null, startsAfter: [], before: [] } },
    ]);
  });

  test("a bare tick: the earlier of Target and today", () => {
    const ticked = (step: Step): Step => ({ ...step, done: true });
    expect(review({ ...written, steps: [ticked(one), two, ticked(three)] }, snapshotOf(written))).toEqual([
      { id: "ticked:1", code: "ticked", step: "1", proposed: day("2027-03-11") },
      { id: "ticked:3", code: "ticked", step: "3", proposed: day("2027-03-12") },
    ]);
  });
});

test("each input alone changes the fingerprint; a name does not", () => {
  const plan = planOf([step("1", 1, []), step("2", 1, ["1"])], "2", "2027-03-12", "2027-03-01");
  const withFirst = (fields: Partial<Step>): Plan => ({
    ...plan,
    steps: [{ ...plan.steps[0]!, ...fields }, plan.steps[1]!],
  });
  const changed: Plan[] = [
    withFirst({ number: "3" }),
    withFirst({ days: 2 }),
    withFirst({ days: null }),
    withFirst({ countedIn: "calendar" }),
    withFirst({ calendar: "buyer" }),
    withFirst({ startsAfter: ["2"] }),
    withFirst({ fixed: day("2027-03-01") }),
    withFirst({ done: true }),
    withFirst({ completedOn: day("2027-03-01") }),
    withFirst({ target: day("2027-03-01") }),
    { ...plan, anchor: null },
    { ...plan, anchor: { step: "1", date: plan.anchor!.date } },
    { ...plan, anchor: { step: "2", date: plan.anchor!.date + 1 } },
    { ...plan, countedIn: "calendar" },
    { ...plan, today: plan.today + 1 },
    { ...plan, buyer: { ...week, weekend: "0000110" } },
    { ...plan, seller: { ...week, nonWorkingDays: [day("2027-03-01")] } },
  ];
  const prints = [plan, ...changed].map(fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
  expect(fingerprint(withFirst({ name: "Other" }))).toBe(fingerprint(plan));
});

test("a marker behind markers that follow nothing stands on the latest of them, and says so", () => {
  const steps = [
    step("1", 0, []),
    step("2", 3, ["1"]),
    step("3", 0, []),
    step("4", 0, ["1", "3"]),
    step("5", 1, ["2", "4"]),
  ];
  // Step 2 takes Thu to Mon, so 1 stands on the Wed before; nothing but 5 waits for 3, which stands on the Mon.
  const dates = schedule(planOf(steps, "5", "2027-03-16", "2027-03-01"));
  expect(dates.target).toEqual(
    ["2027-03-10", "2027-03-15", "2027-03-15", "2027-03-15", "2027-03-16"].map(day),
  );
  expect(explain(dates, "4")).toEqual({ code: "marker", date: day("2027-03-15"), step: "3" });
  expect(explain(dates, "3")).toEqual({
    ...{ code: "firstMarker", date: day("2027-03-15"), step: "5", start: day("2027-03-16") },
  });
  const late = feasibility(dates, day("2027-03-20"));
  // From the Saturday on: markers on the Monday, 2 until Wednesday, 5 on Thursday.
  expect(late.earliestFinish).toEqual(
    ["2027-03-22", "2027-03-24", "2027-03-22", "2027-03-22", "2027-03-25"].map(day),
  );
});

test("a first marker stands on a day that both sides work, whatever its own calendar", () => {
  const steps = [step("1", 0, [], { calendar: "seller" }), step("2", 1, ["1"], { calendar: "seller" })];
  const plan = planOf(steps, "2", "2027-03-15", "2027-03-01");
  expect(explain(schedule({ ...plan, buyer: { ...week, weekend: "0000110" } }), "1")).toEqual({
    // Fri and Sat are the buyer's weekend, Sat and Sun the seller's.
    ...{ code: "firstMarker", date: day("2027-03-11"), step: "2", start: day("2027-03-15") },
  });
});

test("a first marker stands on the last day worked before the Start of what follows it, and leaves that alone", () => {
  const steps = [step("1", 0, []), step("2", 7, ["1"], { countedIn: "calendar" })];
  const dates = schedule(planOf(steps, "2", "2027-03-12", "2027-03-01"));
  // Seven days up to Fri 12 Mar begin on Sat 6 Mar, which nobody works: on Fri 5 Mar.
  expect(dates.target).toEqual([day("2027-03-04"), day("2027-03-12")]);
  expect(dates.start[1]).toBe(day("2027-03-05"));
});

test("a row under way after a late finish needs its days from there", () => {
  const late = { done: true, completedOn: day("2027-03-10") };
  const steps = [
    step("1", 1, [], late),
    step("2", 5, ["1"], { fixed: day("2027-03-11") }),
    step("3", 1, ["2"]),
  ];
  const found = feasibility(schedule(planOf(steps, "3", "2027-03-31", "2027-03-11")));
  // Thu 11, Fri 12, Mon 15, Tue 16, Wed 17.
  expect(found.earliestFinish).toEqual(["2027-03-10", "2027-03-17", "2027-03-18"].map(day));
  expect(found.underWay).toEqual([false, true, false]);
  expect(found.late).toMatchObject([{ step: "2", earliest: day("2027-03-17"), cause: "1", because: "done" }]);
});

test("a milestone without days that nothing connects is told to need days, and no more", () => {
  const steps = [step("1", 1, []), step("2", null, [])];
  expect(schedule(planOf(steps, "1", "2027-03-15", "2027-03-01")).problems).toEqual([
    { code: "noDays", step: "2" },
  ]);
});

test("the first and the last day of the product are days, and can be days off", () => {
  expect([FIRST_DAY - 1, FIRST_DAY, LAST_DAY, LAST_DAY + 1].map(isDay)).toEqual([false, true, true, false]);
  // 1990-01-01 was a Monday, 2150-12-31 is a Thursday.
  const calendar = new WorkingCalendar([{ ...week, nonWorkingDays: [FIRST_DAY, LAST_DAY] }]);
  expect([calendar.works(FIRST_DAY), calendar.works(FIRST_DAY + 1)]).toEqual([false, true]);
  expect([calendar.works(LAST_DAY - 1), calendar.works(LAST_DAY)]).toEqual([true, false]);
});
