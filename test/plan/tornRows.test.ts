/** Rows of which a part was sorted or moved without the rest. */
import type { Plan, Step } from "../../src/plan/plan";
import { snapshotOf } from "../../src/plan/planSnapshot";
import { tornRows } from "../../src/plan/tornRows";
import { planOf, step } from "./byHand";

const names = ["Discovery", "Proposal", "Security", "Signature", "Kick-off", "Go Live"];
const written = planOf(
  names.map((name, at) => {
    const number = String(at + 1);
    return step(number, at + 1, at === 0 ? [] : [String(at)], { name, id: `id${number}` });
  }),
  "6 on 2027-03-12",
);
const snapshot = snapshotOf(written);

/** Each row with these parts of the row at `order[row]`. */
function torn(order: readonly number[], parts: readonly (keyof Step)[]): Plan {
  const steps = written.steps.map((row, at) => ({
    ...row,
    ...Object.fromEntries(parts.map((part) => [part, written.steps[order[at]!]![part]])),
  }));
  return { ...written, steps };
}

const visible = ["number", "name", "target", "days"] as const;

test("visible columns sorted backwards: each row's own part stands at the other end", () => {
  const found = tornRows(torn([5, 4, 3, 2, 1, 0], visible), snapshot)!;
  expect(found.count).toBe(6);
  expect([...found.moved.keys()]).toEqual(expect.arrayContaining([...visible]));
  expect(found.moved.has("startsAfter")).toBe(false);
  for (const part of visible) expect(found.moved.get(part)).toEqual([5, 4, 3, 2, 1, 0]);
});

test.each<[string, Plan, readonly string[] | null]>([
  ["two rows changed places", torn([1, 0, 2, 3, 4, 5], visible), ["number", "target", "name", "days"]],
  ["dates sorted alone", torn([5, 4, 3, 2, 1, 0], ["target"]), ["target"]],
  ["links in the place of others", torn([2, 0, 1, 3, 4, 5], ["startsAfter"]), ["startsAfter"]],
  ["names of three in the place of others", torn([2, 0, 1, 3, 4, 5], ["name"]), ["name"]],
  // That may have been typed so.
  ["two dates in the place of each other", torn([1, 0, 2, 3, 4, 5], ["target"]), null],
  ["renumbered by hand", torn([1, 2, 0, 3, 4, 5], ["number"]), null],
  ["whole rows sorted", torn([5, 4, 3, 2, 1, 0], Object.keys(written.steps[0]!) as (keyof Step)[]), null],
  ["as it was", written, null],
])("%s", (_, plan, moved) => {
  const found = tornRows(plan, snapshot);
  expect(found && [...found.moved.keys()]).toEqual(moved);
});
