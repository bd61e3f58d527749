/** Several edits of the plan as one change: order, links and numbers, worked out by hand. */
import type { PlanEdit } from "../../../src/plan/change/changeRequest";
import { reschedule } from "../../../src/plan/change/reschedule";
import type { Plan } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { review } from "../../../src/plan/review";
import { ask, codes, day, lines, links, planOf, step } from "../byHand";

/** 1 Thu 03-04, 2 Tue 03-09 with two tasks, 3 Thu 03-11, 4 Fri 03-12 (the goal), 5 Fri 03-19; in working days. */
const plan = planOf(
  [
    step("1", 1),
    step("2", 3, ["1"]),
    step("2.1", null),
    step("2.2", null),
    step("3", 2, ["2"]),
    step("4", 1, ["3"]),
    step("5", 5, ["4"]),
  ],
  "4 on 2027-03-12",
);
const edits = (...all: PlanEdit[]) => ask(plan, { do: "edits", edits: all });
const insert = { do: "insert", name: "Legal review", days: 1, link: "chain", number: "9001" } as const;
const named = (given: { readonly plan: Plan }) =>
  given.plan.steps.map(({ number, name }) => `${number} ${name.replace("Step ", "")}`);

describe("numbers follow the order", () => {
  test("a new step in the middle, with the links, the tasks and the goal", () => {
    const preview = edits({ ...insert, after: "1" });
    expect(named(preview)).toEqual([
      "1 1",
      "2 Legal review",
      "3 2",
      "3.1 2.1",
      "3.2 2.2",
      "4 3",
      "5 4",
      "6 5",
    ]);
    expect(links(preview)).toEqual(["1: ", "2: 1", "3: 2", "3.1: ", "3.2: ", "4: 3", "5: 4", "6: 5"]);
    expect(preview.plan.anchor).toEqual({ step: "5", date: day("2027-03-12") });
    // Step 2 runs from Fri 5 to Tue 9, so the review is on Thu 4 and step 1 on Wed 3.
    expect(lines(preview)).toEqual(["1 03-04 03-03 -1 before 2", "2 - 03-04 null inserted"]);
    expect(preview.rowBefore).toEqual([0, -1, 1, 2, 3, 4, 5, 6]);
  });

  test("what was edited twice, and a task below a new step", () => {
    const preview = edits(
      { ...insert, after: "5" },
      { do: "edit", step: "9001", name: "Contract review", days: 2 },
      {
        do: "insert",
        name: "Send it",
        days: null,
        after: "9001",
        link: "none",
        parent: "9001",
        number: "9001.1",
      },
      { do: "edit", step: "9001", texts: { ownerBuyer: { was: "", is: "Ann" } } },
      { do: "edit", step: "9001", texts: { ownerBuyer: { was: "Ann", is: "Ann, Bob" } } },
    );
    expect(named(preview).slice(-2)).toEqual(["6 Contract review", "6.1 Send it"]);
    expect(preview.texts[7]).toEqual({ ownerBuyer: { was: "", is: "Ann, Bob" } });
    expect(preview.plan.steps[7]).toMatchObject({ days: 2, startsAfter: ["5"] });
  });

  test("a removed step with its tasks; its number goes to the next", () => {
    const preview = edits({ do: "remove", step: "2" });
    expect(links(preview)).toEqual(["1: ", "2: 1", "3: 2", "4: 3"]);
    expect(named(preview)).toEqual(["1 1", "2 3", "3 4", "4 5"]);
  });

  test("two steps exchanged, up and down alike", () => {
    const up = edits({ do: "reorder", step: "3", after: "1", link: "chain" });
    const down = edits({ do: "reorder", step: "2", after: "3", link: "chain" });
    for (const preview of [up, down]) {
      expect(named(preview)).toEqual(["1 1", "2 3", "3 2", "3.1 2.1", "3.2 2.2", "4 4", "5 5"]);
      expect(links(preview)).toEqual(["1: ", "2: 1", "3: 2", "3.1: ", "3.2: ", "4: 3", "5: 4"]);
    }
  });

  test("steps side by side only change places", () => {
    const beside = planOf(
      [step("1", 1), step("2", 2, ["1"]), step("3", 3, ["1"]), step("4", 1, ["2", "3"])],
      "4 on 2027-03-12",
    );
    const preview = ask(beside, {
      do: "edits",
      edits: [{ do: "reorder", step: "3", after: "1", link: "chain" }],
    });
    expect(links(preview)).toEqual(["1: ", "2: 1", "3: 1", "4: 3,2"]);
    expect(preview.difference).toEqual([]);
  });

  test("a task moves among its own", () => {
    const preview = edits({ do: "reorder", step: "2.2", after: "2", link: "chain" });
    expect(named(preview).slice(1, 4)).toEqual(["2 2", "2.1 2.2", "2.2 2.1"]);
  });
});

describe("what is refused, as one", () => {
  test("the goal is removed: another one first", () => {
    const goal = edits({ do: "edit", step: "1", name: "Kick-off" }, { do: "remove", step: "4" });
    expect([goal.refused, codes(goal)]).toEqual([true, ["anchorStays"]]);
    expect(goal.plan).toEqual(plan);
    const other = edits({ do: "anchor", step: "3", date: day("2027-03-11") }, { do: "remove", step: "4" });
    expect(other.plan.anchor).toEqual({ step: "3", date: day("2027-03-11") });
    expect(links(other)).toEqual(["1: ", "2: 1", "2.1: ", "2.2: ", "3: 2", "4: 3"]);
  });

  test("the only step is the goal", () => {
    const one = planOf([step("1", 1)], "1 on 2027-03-12");
    expect(codes(ask(one, { do: "edits", edits: [{ do: "remove", step: "1" }] }))).toEqual(["anchorStays"]);
  });

  test("a cycle names its steps by the numbers that stand in the sheet", () => {
    const preview = edits({ ...insert, after: "1" }, { do: "link", step: "1", startsAfter: ["3"] });
    expect(preview.problems).toMatchObject([{ code: "wouldLoop" }]);
    const [problem] = preview.problems;
    expect(problem?.code === "wouldLoop" && [...problem.steps].sort()).toEqual(["1", "2", "3"]);
  });

  test("edits that take each other back change nothing", () => {
    expect(
      codes(
        edits(
          { do: "reorder", step: "3", after: "1", link: "chain" },
          { do: "reorder", step: "3", after: "2", link: "chain" },
        ),
      ),
    ).toContain("nothingChanges");
  });
});

describe("a table that was sorted", () => {
  const byName = [4, 5, 6, 0, 1, 2, 3].map((at) => plan.steps[at]!);
  const sorted = { ...plan, steps: [...byName].reverse() };

  test("keeps its numbers, and a new row gets the next one", () => {
    const preview = reschedule(sorted, { do: "edits", edits: [{ ...insert, after: "1" }] }, snapshotOf(plan));
    expect(preview.plan.steps.map((each) => each.number).join()).toBe("2.2,2.1,2,1,6,5,4,3");
  });

  test("gets its order back, and nothing else changes", () => {
    const preview = reschedule(sorted, { do: "order" }, snapshotOf(plan));
    expect(preview.plan.steps).toEqual(plan.steps);
    expect([preview.difference, preview.edits]).toEqual([[], []]);
  });
});

describe("a row that was dragged", () => {
  const dragged = (...order: number[]) => ({ ...plan, steps: order.map((at) => plan.steps[at]!) });
  const found = (steps: Plan) => review(steps, snapshotOf(plan));

  test.each<[string, number[], string, string, boolean]>([
    ["up", [0, 4, 1, 2, 3, 5, 6], "3", "2", true],
    ["down, with its tasks", [0, 4, 5, 1, 2, 3, 6], "2", "4", false],
    ["without its tasks", [0, 4, 5, 1, 6, 2, 3], "2", "4", false],
    ["a task among its own", [0, 1, 3, 2, 4, 5, 6], "2.2", "2.1", true],
  ])("%s: is asked about, and can be put back", (_, order, moved, other, isUp) => {
    const sheet = dragged(...order);
    expect(found(sheet)).toMatchObject([{ code: "movedRow", step: moved, other, isUp }]);
    const back = reschedule(sheet, { do: "putBack", changes: "all" }, snapshotOf(plan));
    expect(back.plan.steps).toEqual(plan.steps);
    const yes = reschedule(sheet, { do: "accept", changes: "all" }, snapshotOf(plan));
    const numbers = yes.plan.steps.map((each) => each.number);
    expect([...numbers].sort()).toEqual(numbers);
    expect(review(yes.plan, yes.snapshot)).toEqual([]);
  });

  test("accepted, it is done in that order", () => {
    const preview = reschedule(
      dragged(0, 4, 1, 2, 3, 5, 6),
      { do: "accept", changes: "all" },
      snapshotOf(plan),
    );
    expect(named(preview)).toEqual(["1 1", "2 3", "3 2", "3.1 2.1", "3.2 2.2", "4 4", "5 5"]);
    expect(links(preview)).toEqual(["1: ", "2: 1", "3: 2", "3.1: ", "3.2: ", "4: 3", "5: 4"]);
  });

  test("more than one is a sort and no change", () => {
    expect(found(dragged(6, 5, 4, 1, 2, 3, 0))).toEqual([]);
  });

  test("stays to be decided while something else is changed", () => {
    const sheet = dragged(0, 4, 1, 2, 3, 5, 6);
    const preview = reschedule(sheet, { do: "edit", step: "5", days: 6 }, snapshotOf(plan));
    expect(review(preview.plan, preview.snapshot).map(({ id }) => id)).toEqual(["movedRow:3"]);
  });
});
