/** Requests in places where the obvious way of carrying them out is wrong, worked out by hand. */
import { reschedule } from "../../src/plan/change/reschedule";
import { snapshotOf } from "../../src/plan/planSnapshot";
import { ask, codes, day, links, planOf, step, touch } from "./byHand";

test("putting back a tick whose Completed on was deleted gives the done step back, not an open one", () => {
  const plan = planOf(
    [step("1", 1, [], { done: true, completedOn: day("2027-03-01") }), step("4", 1, ["1"])],
    "4 on 2027-03-12",
    { today: day("2027-03-02") },
  );
  const touched = touch(plan, "1", { completedOn: null });
  const back = reschedule(touched, { do: "putBack", changes: "all" }, snapshotOf(plan));
  expect(back.plan).toEqual(plan);
});

test("renumber with a fourth level before its parent: refused, never 'undefined.1'", () => {
  const rows = [step("1", 1), step("1.1", null), step("1.1.1.1", null), step("1.1.1", null)];
  const preview = ask(planOf(rows, "1 on 2027-03-12"), { do: "renumber" });
  expect(preview.problems).toEqual([{ code: "numbersUnclear", steps: ["1.1.1.1"] }]);
});

test("renumber does not turn a link to a missing step into a link to another one", () => {
  // 3 starts after 1, which does not exist; the row that becomes 1 was 2.
  const plan = planOf([step("2", 5), step("3", 1, ["1"]), step("4", 1, ["3"])], "4 on 2027-03-12");
  const preview = ask(plan, { do: "renumber" });
  expect(links(preview)).not.toContain("2: 1");
  expect(preview.difference).toEqual([]);
});

test("a shift with fixed rows takes the anchor's own fixed date along", () => {
  const plan = planOf([step("4", 1, [], { fixed: day("2027-03-12") })], "4 on 2027-03-12");
  expect(codes(ask(plan, { do: "shift", workingDays: 1, withFixed: true }))).toEqual([]);
});

test("moving the anchor takes the anchor's own fixed date along", () => {
  const plan = planOf([step("4", 1, [], { fixed: day("2027-03-12") })], "4 on 2027-03-12");
  expect(codes(ask(plan, { do: "move", step: "4", to: day("2027-03-15"), keep: "push" }))).toEqual([]);
});

test("scale hands back days that cost nothing over a weekend", () => {
  // From Wed 03-10: 1 that day; 4 + 4 calendar days end on Mon 15th (the 14th is a Sunday) and Fri 19th; with 5 days
  // 2 ends on the same Monday. 5 + 5 would end on Mon 22nd and miss the anchor.
  const rows = ["1", "2", "3", "4"].map((number, i) =>
    step(number, [1, 7, 7, 1][i]!, i === 0 ? [] : [String(i)], { countedIn: "calendar" }),
  );
  const late = planOf(rows, "4 on 2027-03-22", { today: day("2027-03-10"), countedIn: "calendar" });
  const preview = ask(late, { do: "compress", way: "scale" });
  expect(preview.plan.steps.map((row) => row.days)).toEqual([1, 5, 4, 1]);
});

test("scale leaves the days of a fixed step that is not in the way", () => {
  // Mon, Tue, Thu, Fri are worked. 1 ends on its fixed Thu 03-11 with two days or one; only 3 must give.
  const week = { weekend: "0010011", nonWorkingDays: [] };
  const rows = [step("1", 2, [], { fixed: day("2027-03-11") }), step("2", 1, ["1"]), step("3", 2, ["2"])];
  const late = planOf(rows, "3 on 2027-03-15", { today: day("2027-03-11"), seller: week, buyer: week });
  const preview = ask(late, { do: "compress", way: "scale" });
  expect(preview.plan.steps.map((row) => row.days)).toEqual([2, 1, 1]);
});
