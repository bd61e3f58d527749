/** How long steps really took, on a plan with a date beside every row; the expected days are counted by hand. */
import { actualDays } from "../../src/plan/actualDays";
import { parseIsoDay } from "../../src/plan/calendarDate";
import type { Plan, Step } from "../../src/plan/plan";

const day = (text: string) => parseIsoDay(text)!;

function step(number: string, days: number | null, startsAfter: string[], completedOn: string | null): Step {
  return {
    number,
    name: number,
    days,
    countedIn: "calendar",
    calendar: "both",
    startsAfter,
    fixed: null,
    notLaterThan: null,
    id: "",
    notNeeded: "",
    done: completedOn !== null,
    completedOn: completedOn === null ? null : day(completedOn),
    target: null,
  };
}

function planOf(...steps: readonly Step[]): Plan {
  return {
    steps,
    anchor: null,
    countedIn: "calendar",
    seller: { weekend: "0000011", nonWorkingDays: [] },
    // Good Friday and Easter Monday.
    buyer: { weekend: "0000011", nonWorkingDays: [day("2027-03-26"), day("2027-03-29")] },
    today: day("2027-06-01"),
  };
}

test("calendar days are counted from the predecessor's Completed on to the own one", () => {
  const plan = planOf(
    step("1", 1, [], "2027-03-01"),
    // Mon 1 Mar to Wed 10 Mar.
    step("2", 7, ["1"], "2027-03-10"),
    step("3", 3, ["2"], "2027-03-11"),
  );
  expect(actualDays(plan)).toEqual([1, 9, 1]);
});

test("working days leave out the weekend and the holidays of the row's own calendar", () => {
  const working = (calendar: Step["calendar"]): Step => ({
    // Wed 24 Mar to Wed 31 Mar 2027.
    ...step(calendar, 2, ["1"], "2027-03-31"),
    countedIn: "working",
    calendar,
  });
  const plan = planOf(step("1", 1, [], "2027-03-24"), working("seller"), working("buyer"), working("both"));
  // Seller: 25, 26, 29, 30, 31. Buyer: 25, 30, 31.
  expect(actualDays(plan)).toEqual([1, 5, 3, 3]);
});

test("of several predecessors the one that was finished last counts", () => {
  const plan = planOf(
    step("1", 1, [], "2027-03-01"),
    step("2", 5, ["1"], "2027-03-08"),
    step("3", 5, ["1"], "2027-03-03"),
    // Mon 8 Mar to Fri 12 Mar.
    step("4", 9, ["2", "3"], "2027-03-12"),
  );
  expect(actualDays(plan)).toEqual([1, 7, 2, 4]);
});

test("a marker stays one, and what follows it counts from what it follows", () => {
  const plan = planOf(
    step("1", 1, [], "2027-03-01"),
    step("2", 0, ["1"], "2027-03-04"),
    // Mon 1 Mar to Mon 8 Mar.
    step("3", 3, ["2"], "2027-03-08"),
  );
  expect(actualDays(plan)).toEqual([1, 0, 7]);
});

test("a step that was finished before its predecessor took a day", () => {
  const plan = planOf(
    step("1", 1, [], "2027-03-01"),
    step("2", 7, ["1"], "2027-03-10"),
    step("3", 3, ["2"], "2027-03-05"),
    // Step 3 is not finished for it before step 2 is (D9).
    step("4", 3, ["3"], "2027-03-09"),
    // On the same day as what it follows.
    step("5", 2, ["4"], "2027-03-09"),
  );
  expect(actualDays(plan)).toEqual([1, 9, 1, 1, 1]);
});

test("what nobody knows keeps its days: without predecessor, without Completed on, still open, without days", () => {
  const plan = planOf(
    step("1", 4, [], "2027-03-01"),
    { ...step("2", 7, ["1"], null), done: true, target: day("2027-03-09") },
    // Ticked without a date counts as finished on its Target (D9): Tue 9 Mar to Thu 11 Mar.
    step("3", 5, ["2"], "2027-03-11"),
    step("4", 5, ["3"], null),
    // Step 4 is open, so step 3 counts: Thu 11 Mar to Wed 17 Mar.
    step("5", 5, ["4"], "2027-03-17"),
    step("5.1", null, ["1"], "2027-03-17"),
  );
  expect(actualDays(plan)).toEqual([4, 7, 2, 5, 6, null]);
});

test("days are kept in a loop and without working days, and never more than a step can take", () => {
  const loop = planOf(step("1", 2, ["2"], "2027-03-01"), step("2", 3, ["1"], "2027-03-09"));
  expect(actualDays(loop)).toEqual([2, 3]);
  const never: Plan = {
    ...planOf(step("1", 1, [], "2027-03-01"), {
      ...step("2", 3, ["1"], "2027-03-09"),
      countedIn: "working",
    }),
    seller: { weekend: "1111111", nonWorkingDays: [] },
  };
  expect(actualDays(never)).toEqual([1, 3]);
  const old = planOf(step("1", 1, [], "2001-03-01"), step("2", 3, ["1"], "2027-03-09"));
  // 9,504 days.
  expect(actualDays(old)).toEqual([1, 3650]);
});

test("a step of one day may take longer too", () => {
  // Mon 1 Mar to Thu 4 Mar.
  const plan = planOf(step("1", 1, [], "2027-03-01"), step("2", 1, ["1"], "2027-03-04"));
  expect(actualDays(plan)).toEqual([1, 3]);
});
