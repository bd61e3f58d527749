/**
 * Rows of which a part went elsewhere without the rest: sorted or cut and pasted without the folded columns, or one column
 * sorted alone. The hidden Id says where a row is; each column whose cells follow something else is one that moved.
 */

import { type BesideColumn, besideColumns, besideOf } from "./beside";
import type { Plan, Step, StepField } from "./plan";
import type { PlanSnapshot } from "./planSnapshot";

export type RowPart = StepField | "name" | BesideColumn;

/** Every part that is compared, in the order of a new sheet. */
const parts: readonly RowPart[] = [
  "number",
  "target",
  "name",
  "days",
  "ownerSeller",
  "ownerBuyer",
  "outcome",
  "done",
  "agreed",
  "agreedDate",
  "phase",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "notLaterThan",
  "notNeeded",
  "completedOn",
];

/** Steps of the plan, then the rows of which only folded cells are left, by position. */
export interface TornRows {
  /**
   * For each part that moved and each row: the row in which its own cell stands now. `written`: it was written over, and
   * what was last written belongs there; `nothing`: the row has no Id, so what stands there belongs elsewhere.
   */
  readonly moved: ReadonlyMap<RowPart, readonly (number | "written" | "nothing")[]>;
  /** Parts of which no row tells whether they moved with the names. */
  readonly unsure: readonly RowPart[];
  /** The written row of each row, by its Id; -1: none. */
  readonly known: readonly number[];
  /** How many rows are not whole. */
  readonly count: number;
}

/** Fewer cells in another order than that may have been typed so. */
const fewest = 3;

export function rowsIn(plan: Plan): readonly Step[] {
  return plan.left ? [...plan.steps, ...plan.left] : plan.steps;
}

/** Null: every row is whole. */
export function tornRows(plan: Plan, snapshot: PlanSnapshot | null): TornRows | null {
  if (!snapshot) return null;
  const { rows: written } = snapshot;
  const rows = rowsIn(plan);
  const known = positions(rows, written, ({ id }) => id);
  const named = positions(rows, written, ({ name }) => name);
  const rowOf = (places: readonly number[]) => new Map(places.map((at, row) => [at, row]));
  const [whereIs, whereNamed] = [rowOf(known), rowOf(named)];
  const torn: { readonly is: number; readonly named: number; readonly was: Step }[] = [];
  written.forEach((was, at) => {
    const [is, name] = [whereIs.get(at), whereNamed.get(at)];
    if (is !== undefined && name !== undefined && is !== name) torn.push({ is, named: name, was });
  });
  const follows = (part: RowPart) => {
    let [name, id] = [0, 0];
    for (const each of torn) {
      const wanted = textOf(each.was, part);
      if (wanted === null) continue;
      const [there, here] = [
        textOf(rows[each.named]!, part) === wanted,
        textOf(rows[each.is]!, part) === wanted,
      ];
      if (there && !here) name++;
      if (here && !there) id++;
    }
    return name > id ? "name" : id > name ? "id" : null;
  };
  const withNumbers = torn.length > 0 && follows("number") === "name";
  const isTorn =
    torn.length >= (withNumbers ? 2 : fewest) ||
    (withNumbers && torn.some(({ is }) => is >= plan.steps.length));
  const sides = parts.map((part) => (isTorn ? (part === "name" ? "name" : follows(part)) : "id"));
  const moved = new Map<RowPart, readonly (number | "written" | "nothing")[]>();
  parts.forEach((part, at) => {
    const own = sides[at] ?? sideAmong(sides, at);
    const from = own === "name" ? withNames(rows.length, torn, known) : apart(rows, written, known, part);
    if (from) moved.set(part, from);
  });
  if (moved.size === 0) return null;
  const count = rows.filter((_, row) => [...moved.values()].some((from) => from[row] !== row)).length;
  return { moved, unsure: parts.filter((_, at) => sides[at] === null), known, count };
}

/** A part of which no row tells goes with its neighbors where both go the same way, and stays else. */
function sideAmong(sides: readonly (string | null)[], at: number): string {
  const before = [...sides.slice(0, at)].reverse().find((side) => side !== null);
  const after = sides.slice(at + 1).find((side) => side !== null);
  return before === "name" && (after === "name" || after === undefined) ? "name" : "id";
}

/** The written row of each row, where what `key` says stands once on both sides; -1: none. */
function positions(rows: readonly Step[], written: readonly Step[], key: (step: Step) => string): number[] {
  const once = (list: readonly Step[]) => {
    const found = new Map<string, number>();
    list.forEach((step, at) => {
      found.set(key(step), found.has(key(step)) ? -1 : at);
    });
    found.delete("");
    return found;
  };
  const [there, before] = [once(rows), once(written)];
  return rows.map((step) => (there.get(key(step)) === -1 ? -1 : (before.get(key(step)) ?? -1)));
}

function withNames(
  count: number,
  torn: readonly { readonly is: number; readonly named: number }[],
  known: readonly number[],
): (number | "written" | "nothing")[] {
  const from: (number | "written" | "nothing")[] = Array.from({ length: count }, (_, row) => row);
  for (const { named } of torn) from[named] = known[named]! >= 0 ? "written" : "nothing";
  for (const { is, named } of torn) from[is] = named;
  return from;
}

/** A column whose cells stand in another order than they were written: sorted or moved alone. Null: it is not. */
function apart(
  rows: readonly Step[],
  written: readonly Step[],
  known: readonly number[],
  part: RowPart,
): number[] | null {
  // Who renumbers rows types numbers that others had.
  if (part === "number") return null;
  const off = rows.flatMap((step, row) => {
    const wanted = known[row]! < 0 ? null : textOf(written[known[row]!]!, part);
    const found = textOf(step, part);
    return wanted === null || wanted === found ? [] : [{ row, wanted, found }];
  });
  if (new Set(off.map(({ wanted }) => wanted)).size < fewest) return null;
  const places = new Map<string, number[]>();
  for (const { row, found } of off)
    if (found !== null) places.set(found, [...(places.get(found) ?? []), row]);
  const from = rows.map((_, row) => row);
  for (const { row, wanted } of off) {
    const place = places.get(wanted)?.shift();
    if (place === undefined) return null;
    from[row] = place;
  }
  return from;
}

/** What stands in a part of a row, to compare; null: nobody knows. */
function textOf(step: Step, part: RowPart): string | null {
  if ((besideColumns as readonly string[]).includes(part)) return besideOf(step.beside, part as BesideColumn);
  const field = part as StepField | "name";
  const typed = field === "name" ? undefined : step.typed?.[field];
  return typed && !typed.isClear ? `typed ${typed.text}` : String(step[field] ?? "");
}
