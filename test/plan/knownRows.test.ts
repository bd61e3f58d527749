/** Which row is which after people copied, retyped and renumbered rows. */
import { reschedule } from "../../src/plan/change/reschedule";
import { knownRows, withKnownNumbers } from "../../src/plan/knownRows";
import type { Step } from "../../src/plan/plan";
import { snapshotOf } from "../../src/plan/planSnapshot";
import { review } from "../../src/plan/review";
import { day, planOf, step } from "./byHand";

const row = (number: string, name: string, after: string[], fields: Partial<Step> = {}): Step =>
  step(number, 2, after, { name, id: `id${number}`, ...fields });
/** Counted back from Fri 03-12: Signature starts on Thu 11, Proposal on Tue 9, Discovery on Fri 5. */
const written = planOf(
  [
    row("1", "Discovery", []),
    row("2", "Proposal", ["1"]),
    row("2.1", "Draft", [], { days: null }),
    row("2.2", "Send", [], { days: null }),
    row("3", "Signature", ["2"]),
  ],
  "3 on 2027-03-12",
);
const snapshot = snapshotOf(written);
const [discovery, proposal, draft, send, signature] = written.steps as [Step, Step, Step, Step, Step];
const known = (steps: readonly Step[]) => knownRows(steps, snapshot.rows);
const numbers = (steps: readonly Step[]) =>
  withKnownNumbers(steps, snapshot.rows).map(({ number }) => number);

describe("a copied row", () => {
  const copy = { ...proposal, name: "Legal review" };

  test.each([
    ["below its original", [discovery, proposal, copy, draft, send, signature], 2, "3"],
    ["above its original", [discovery, copy, proposal, draft, send, signature], 1, "2"],
    ["at the end", [discovery, proposal, draft, send, signature, copy], 5, "4"],
  ])("%s: the original keeps its tasks and date, the copy is new", (_, steps, at, number) => {
    const plan = { ...written, steps };
    expect(known(steps)[at]).toBe(-1);
    const changes = review(plan, snapshot);
    expect(changes).toMatchObject([
      { code: "newRow", row: at, name: "Legal review", typed: "2", proposal: { number: "4", fixed: null } },
    ]);
    const moved = reschedule(
      plan,
      { do: "move", step: "2", to: day("2027-03-09"), keep: "anchor" },
      snapshot,
    );
    expect(moved.refused).toBe(false);
    expect(moved.plan.steps.filter(({ name }) => name === "Proposal")).toMatchObject([
      { number: "2", target: day("2027-03-09") },
    ]);
    // Before Proposal, which then starts on Mon 8: the Friday.
    expect(moved.plan.steps[0]!.target).toBe(day("2027-03-05"));
    const yes = reschedule(plan, { do: "accept", changes: "all" }, snapshot);
    const accepted = yes.plan.steps.find(({ name }) => name === "Legal review")!;
    expect(accepted.number).toBe(number);
    expect(accepted.typed).toBeUndefined();
    const all = yes.plan.steps.map((each) => each.number);
    expect([...all].sort()).toEqual(all);
    expect(review(yes.plan, yes.snapshot)).toEqual([]);
    const no = reschedule(plan, { do: "putBack", changes: "all" }, snapshot);
    expect(no.plan.steps).toEqual(written.steps);
  });

  test("not renamed: the first one is the original", () => {
    expect(known([discovery, proposal, proposal, draft, send, signature])).toEqual([0, 1, -1, 2, 3, 4]);
  });

  test("whose original was moved to another place", () => {
    expect(known([copy, discovery, draft, send, signature, proposal])).toEqual([-1, 0, 2, 3, 4, 1]);
  });

  test("of a task is a task of the same milestone, also below the last one", () => {
    const steps = [discovery, proposal, draft, send, { ...send, name: "Send again" }, signature];
    expect(review({ ...written, steps }, snapshot)).toMatchObject([
      { code: "newRow", row: 4, typed: "2.2", proposal: { number: "2.3" } },
    ]);
  });

  test("a typed row that takes a number in use is new, whatever its place", () => {
    const other = step("2", 4, [], { name: "Workshop" });
    expect(known([other, discovery, proposal, draft, send, signature])).toEqual([-1, 0, 1, 2, 3, 4]);
  });
});

describe("what was typed in the place of a number", () => {
  test("words over the number of a known row are asked about, and its links and dates stay", () => {
    const steps = [discovery, { ...proposal, number: "Phase" }, draft, send, signature];
    const plan = { ...written, steps };
    expect(review(plan, snapshot)).toMatchObject([
      { id: "unclear:number:2", code: "unclear", step: "2", field: "number", text: "Phase", offered: null },
    ]);
    const all = reschedule(plan, { do: "accept", changes: "all" }, snapshot);
    expect(all.refused).toBe(false);
    expect(all.problems).toContainEqual({
      code: "notAccepted",
      step: "2",
      column: "number",
      content: "Phase",
    });
    expect(all.difference).toEqual([]);
    const back = reschedule(plan, { do: "putBack", changes: "all" }, snapshot);
    expect(back.plan.steps).toEqual(written.steps);
  });

  test("a row that got the number of another keeps its own, also when numbers are settled again", () => {
    const steps = [discovery, proposal, draft, send, { ...signature, number: "2" }];
    expect(known(steps)).toEqual([0, 1, 2, 3, 4]);
    expect(numbers(steps)).toEqual(["1", "2", "2.1", "2.2", "3"]);
    const once = withKnownNumbers(steps, snapshot.rows);
    expect(withKnownNumbers(once, snapshot.rows)).toBe(once);
    const plan = { ...written, steps };
    const back = reschedule(plan, { do: "putBack", changes: "all" }, snapshot);
    expect(back.plan.steps).toEqual(written.steps);
  });

  test("without Ids the row is known by its name", () => {
    const bare = { ...snapshot, rows: snapshot.rows.map((each) => ({ ...each, id: "" })) };
    const steps = [discovery, { ...proposal, number: "" }, draft, send, signature];
    expect(knownRows(steps, bare.rows)).toEqual([0, 1, 2, 3, 4]);
    // Two of that name could be either.
    const two = [discovery, { ...proposal, number: "" }, { ...proposal, number: "x", id: "" }];
    expect(knownRows(two, bare.rows)).toEqual([0, -1, -1]);
  });

  test("words in a new row: it is proposed with a free number", () => {
    const phase = step("Phase", null, [], { name: "Decide" });
    expect(review({ ...written, steps: [...written.steps, phase] }, snapshot)).toMatchObject([
      { code: "newRow", row: 5, typed: "Phase", proposal: { number: "4", startsAfter: ["3"] } },
    ]);
  });

  test("settling the numbers again changes nothing", () => {
    const steps = [
      discovery,
      { ...proposal, number: "Phase" },
      draft,
      { ...draft, name: "Other" },
      send,
      signature,
    ];
    expect(numbers(steps)).toEqual(["1", "2", "2.1", "", "2.2", "3"]);
    const once = withKnownNumbers(steps, snapshot.rows);
    expect(withKnownNumbers(once, snapshot.rows)).toBe(once);
  });
});
