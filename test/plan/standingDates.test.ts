/** The dates as the cells show them, and what clashes there; counted by hand. */
import { feasibility } from "../../src/plan/feasibility";
import { schedule } from "../../src/plan/schedule";
import { standingDates } from "../../src/plan/standingDates";
import { day, planOf, step, touch } from "./byHand";

/** 1 on Tue 03-09, the marker 2 too, 3 on Thu 03-11, the goal 4 on Fri 03-12. */
const plan = planOf(
  [step("1", 2), step("2", 0, ["1"]), step("3", 2, ["2"]), step("4", 1, ["3"])],
  "4 on 2027-03-12",
);
const clashes = (given: typeof plan) =>
  standingDates(given).problems.flatMap((problem) =>
    problem.code === "overlap" ? [[problem.step, problem.startsAfter, problem.workingDays]] : [],
  );

test("as worked out, when nobody typed a date", () => {
  expect(standingDates(plan).target).toEqual(schedule(plan).target);
  expect(clashes(plan)).toEqual([]);
});

test("what follows a typed date stays and clashes, also through a marker", () => {
  // 1 on Wed 03-10: the marker misses it by a day, 3 cannot finish before Fri 03-12.
  const typed = touch(plan, "1", { target: day("2027-03-10") });
  expect(standingDates(typed).target.map((due) => due! - day("2027-03-01"))).toEqual([9, 8, 10, 11]);
  expect(clashes(typed)).toEqual([
    ["2", "1", 1],
    ["3", "1", 1],
  ]);
  // Worked out, nothing clashes: the typed date is not accepted.
  expect(schedule(typed).problems).toEqual([]);
});

test("of a typed goal, whether it can be kept", () => {
  // From Mon 03-01 on: 1 on the Tuesday, 3 on the Thursday, 4 on Fri 03-05, a working day before Mon 03-08.
  const typed = touch(plan, "4", { target: day("2027-03-08") });
  expect(feasibility(standingDates(typed)).anchorSlack).toBe(1);
  expect(clashes(typed)).toEqual([["4", "3", 4]]);
});

test("a deleted date lets what comes before bind what follows; a row that cannot be dated has none", () => {
  const cleared = touch(touch(plan, "3", { target: null }), "1", { target: day("2027-03-12") });
  expect(standingDates(cleared).target[2]).toBeNull();
  expect(clashes(cleared)).toEqual([
    ["2", "1", 3],
    ["4", "1", 1],
  ]);
  const without = touch(touch(plan, "3", { days: null }), "1", { target: day("2027-03-08") });
  expect(standingDates(without).target[2]).toBeNull();
});

test("done steps stand where they were done", () => {
  const done = touch(plan, "1", { done: true, completedOn: day("2027-03-10"), target: day("2027-03-09") });
  const typed = touch(done, "4", { target: day("2027-03-15") });
  expect(standingDates(typed).target[0]).toBe(day("2027-03-10"));
});
