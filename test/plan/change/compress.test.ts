/**
 * Making a late plan fit: who gives days and gets them back, and which steps can run side by side; counted by
 * hand.
 */

import { overlapOptions } from "../../../src/plan/change/compress";
import type { Plan } from "../../../src/plan/plan";
import { ask, codes, day, links, planOf, step, weekendOnly } from "../byHand";

const scaled = (given: Plan): (number | null)[] =>
  ask(given, { do: "compress", way: "scale" }).plan.steps.map((row) => row.days);
describe("scale down to fit", () => {
  test("what rounding leaves goes to the lowest of those who gave most", () => {
    // 1 + 5 + 5 + 1 days, nine are left from Tue 03-02 on: 1 + 3 + 3 + 1 fit, one is spare. Sorted the other
    // way round.
    const rows = [step("4", 1, ["3"]), step("3", 5, ["2"]), step("2", 5, ["1"]), step("1", 1)];
    expect(scaled(planOf(rows, "4 on 2027-03-12", { today: day("2027-03-02") }))).toEqual([1, 3, 4, 1]);
  });

  test("it goes to who gave most", () => {
    // 1 + 4 + 8 + 1 days, ten are left from Mon 03-01 on: 2 of 4 and 5 of 8 fit (3 and 6 do not), one is
    // spare.
    const rows = [step("1", 1), step("2", 4, ["1"]), step("3", 8, ["2"]), step("4", 1, ["3"])];
    expect(scaled(planOf(rows, "4 on 2027-03-12"))).toEqual([1, 2, 6, 1]);
  });

  test("one gets all that it gave before the next one gets any", () => {
    // 1 + 5 + 5 + 5 + 1 days, thirteen are left from Wed 02-24 on: 3 + 3 + 3 fit (4 each do not), two are
    // spare.
    const rows = [
      step("1", 1),
      step("2", 5, ["1"]),
      step("3", 5, ["2"]),
      step("5", 5, ["3"]),
      step("4", 1, ["5"]),
    ];
    expect(scaled(planOf(rows, "4 on 2027-03-12", { today: day("2027-02-24") }))).toEqual([1, 5, 3, 3, 1]);
  });

  test("who was not in the way keeps its days; markers, followers and what is done are left alone", () => {
    // Six days are left from Fri 03-05 on: 1, then step 2 with four of six, then 4. Beside it 3 has room for
    // its two.
    const rows = [
      step("6", 4, [], { done: true, completedOn: day("2027-03-02") }),
      step("1", 1, ["6"]),
      step("2", 6, ["1"]),
      step("3", 2, ["1"]),
      step("7", 0, ["2"]),
      step("4", 1, ["7", "3"]),
      step("5", 9, ["4"]),
    ];
    const given = planOf(rows, "4 on 2027-03-12", { today: day("2027-03-05") });
    expect(scaled(given)).toEqual([4, 1, 4, 2, 0, 1, 9]);
    expect(codes(ask(given, { do: "compress", way: "scale" }))).toEqual([]);
  });

  test("what is done keeps its days where nothing fits and nothing is handed back", () => {
    // Today is the day of the goal, Fri 03-12: with a day each, 1, 2 and 4 take until Tue 03-16, two working days later.
    const rows = [
      step("6", 4, [], { done: true, completedOn: day("2027-03-02") }),
      step("1", 1, ["6"]),
      step("2", 6, ["1"]),
      step("4", 1, ["2"]),
    ];
    const given = planOf(rows, "4 on 2027-03-12", { today: day("2027-03-12") });
    expect(scaled(given)).toEqual([4, 1, 1, 1]);
    expect(ask(given, { do: "compress", way: "scale" }).problems).toContainEqual({
      code: "cannotFit",
      earliest: day("2027-03-16"),
      workingDays: 2,
    });
  });
});

describe("side by side to fit", () => {
  test("a link that gains nothing is no option", () => {
    // Two ways of equal length: shortening one leaves the other.
    const rows = [
      step("1", 2),
      step("2", 2, ["1"]),
      step("3", 2),
      step("5", 2, ["3"]),
      step("4", 1, ["2", "5"]),
    ];
    const late = planOf(rows, "4 on 2027-03-05", { today: day("2027-03-08") });
    expect(overlapOptions(late)).toEqual([]);
    expect(ask(late, { do: "compress", way: "overlap" }).problems).toEqual([{ code: "noOverlapGains" }]);
    expect(overlapOptions({ ...late, anchor: null })).toEqual([]);
  });

  test("gains are working days of the anchor; without any, calendar days", () => {
    const rows = [
      step("1", 2, [], { calendar: "seller" }),
      step("2", 2, ["1"], { calendar: "seller" }),
      step("3", 1, ["2"]),
    ];
    const gained = (anchor: string, fields: Partial<Plan>): number[] =>
      overlapOptions(planOf(rows, anchor, fields)).map((option) => option.gained);
    // From Wed 03-10: 1 on Thu 11th, 2 on Mon 15th, 3 on Tue 16th; with 2 beside 1: 3 on Fri 12th.
    expect(gained("3 on 2027-03-11", { today: day("2027-03-10") })).toEqual([2]);
    // From Mon 03-08: 1 on the 9th, 2 and 3, which takes no day of its own, on the 11th; side by side on the
    // 9th.
    expect(gained("3 on 2027-03-09", { today: day("2027-03-08"), buyer: weekendOnly })).toEqual([2]);
  });

  const rows = [step("1", 2), step("2", 2, ["1"]), step("3", 4, ["1", "2", "77"]), step("4", 1, ["3"])];
  const late = planOf(rows, "4 on 2027-03-05", { today: day("2027-03-08") });

  test("other links stay, an unknown one gives nothing in its place", () => {
    const over = (startsAfter: string): string[] =>
      links(ask(late, { do: "compress", way: "overlap", step: "3", startsAfter }));
    expect(over("2")).toEqual(["1: ", "2: 1", "3: 1,77", "4: 3,2"]);
    expect(over("77")).toEqual(["1: ", "2: 1", "3: 1,2", "4: 3,77"]);
  });

  test("the best one unless both steps are named", () => {
    // Beside 2, 3 gains two days; 2 beside 1 gains two as well and comes first by number.
    expect(overlapOptions(late)).toEqual([
      { step: "2", startsAfter: "1", gained: 2 },
      { step: "3", startsAfter: "2", gained: 2 },
    ]);
    const best = ["1: ", "2: ", "3: 1,2,77", "4: 3"];
    expect(links(ask(late, { do: "compress", way: "overlap" }))).toEqual(best);
    expect(links(ask(late, { do: "compress", way: "overlap", step: "3" }))).toEqual(best);
    expect(links(ask(late, { do: "compress", way: "overlap", startsAfter: "2" }))).toEqual(best);
  });

  test("every link of a long chain is tried", () => {
    const long = Array.from({ length: 40 }, (_, i) => step(String(i + 1), 1, i === 0 ? [] : [String(i)]));
    const chain = planOf(long, "40 on 2027-03-12", { today: day("2027-03-12") });
    // All but the anchor's own.
    expect(overlapOptions(chain)).toHaveLength(38);
  });
});
