/** The verdict of docs/date-rules.md: the first that applies; by hand. */
import { schedule } from "../../src/plan/schedule";
import { type Verdict, verdict } from "../../src/plan/verdict";
import { day, planOf, step, touch } from "./byHand";

/** 1 on Mon 03-08, 2 on Wed 03-10, the goal 3 on Fri 03-12; 4 on Tue 03-16. */
const plan = planOf(
  [step("1", 1), step("2", 2, ["1"]), step("2.1", null), step("3", 2, ["2"]), step("4", 2, ["3"])],
  "3 on 2027-03-12",
  { today: day("2027-03-01") },
);
const of = (given = plan, unreadable: readonly string[] = [], then: string | null = null): Verdict =>
  verdict(schedule(given), unreadable, then);

test("on time: the working days from the earliest finish to the goal", () => {
  // From Mon 03-01: 1 on the Monday, 2 until Wednesday, 3 until Fri 03-05.
  expect(of()).toEqual({ code: "onTime", step: "3", date: day("2027-03-12"), workingDays: 5 });
});

test("late: the realistic date of the goal", () => {
  // From Wed 03-10: 1 on the Wednesday, 2 until Fri 03-12, 3 until Tue 03-16.
  expect(of({ ...plan, today: day("2027-03-10") })).toEqual({
    ...{ code: "late", step: "3", date: day("2027-03-12"), earliest: day("2027-03-16"), workingDays: 2 },
  });
});

test("a clash comes before late, a missing date before a clash, an unreadable link before that, no goal first", () => {
  const late = { ...plan, today: day("2027-03-10") };
  const clash = touch(late, "2", { fixed: day("2027-03-11") });
  expect(of(clash)).toEqual({ code: "clashes", steps: ["3"] });
  const undated = touch(clash, "4", { days: null });
  expect(of(undated)).toEqual({ code: "undatedSteps", steps: ["4"] });
  const unclear = touch(undated, "1", { startsAfter: ["77"] });
  expect(of(unclear)).toEqual({ code: "unclearSteps", steps: ["1"] });
  expect(of(undated, ["2"])).toEqual({ code: "unclearSteps", steps: ["2"] });
  expect(of(unclear, ["2", "1"])).toEqual({ code: "unclearSteps", steps: ["1", "2"] });
  expect(of({ ...unclear, anchor: null })).toEqual({ code: "noGoal" });
  expect(of({ ...unclear, anchor: { step: "9", date: day("2027-03-12") } })).toEqual({ code: "noGoal" });
});

test("a loop and what follows it cannot be read; the steps are named by number", () => {
  expect(of(touch(plan, "2", { startsAfter: ["3"] }))).toEqual({
    code: "unclearSteps",
    steps: ["2", "3", "4"],
  });
});

test("tasks, done steps and steps that are not needed do not count", () => {
  expect(of(touch(plan, "2.1", { startsAfter: ["77"] })).code).toBe("onTime");
  expect(of(touch(plan, "4", { days: null, notNeeded: "They have one" })).code).toBe("onTime");
  const done = touch(plan, "1", { done: true, completedOn: day("2027-03-01"), startsAfter: ["77"] });
  expect(of(done).code).toBe("onTime");
});

test("once the goal is done, of the step that follows; once that is done too, the value is to be confirmed", () => {
  let over = { ...plan, today: day("2027-03-15") };
  for (const number of ["1", "2", "3"])
    over = touch(over, number, { done: true, completedOn: day("2027-03-12") });
  // 4 is under way from Mon 03-15 to Tue 03-16.
  expect(of(over, [], "4")).toEqual({ code: "onTime", step: "4", date: day("2027-03-16"), workingDays: 0 });
  expect(of(over)).toEqual({ code: "askConfirmation" });
  const all = touch(over, "4", { done: true, completedOn: day("2027-03-15") });
  expect(of(all, [], "4")).toEqual({ code: "askConfirmation" });
});
