/** Adds, removes, orders, links and numbers rows. */

import { insertLink, NewRows } from "../newRows";
import type { Step } from "../plan";
import type { Problem } from "../problems";
import type { SheetChange } from "../review";
import { compareNumbers, isBelow, isStepNumber, levelOf, nextNumber, parentOf } from "../stepNumbers";
import type { ChangeRequest } from "./changeRequest";
import { type Draft, edit, type Row, refuse, replaceLinks, rowOf } from "./draft";

/** Position behind a row and everything below it in the hierarchy. */
function behind(draft: Draft, number: string | null): number {
  if (number === null) return 0;
  let end = draft.rows.indexOf(rowOf(draft, number)) + 1;
  while (end < draft.rows.length && isBelow(draft.rows[end]!.step.number, number)) end++;
  return end;
}

export function insert(draft: Draft, request: Extract<ChangeRequest, { do: "insert" }>): void {
  const { name, days, after, link, parent = null } = request;
  if (parent !== null) rowOf(draft, parent);
  if (parent !== null && levelOf(parent) === "subtask") refuse({ code: "badRequest", field: "parent" });
  if (after !== null) rowOf(draft, after);
  const inUse = [...draft.rows.map((row) => row.step.number), ...draft.written.rows.map((row) => row.number)];
  const { number = nextNumber(inUse, parent), texts } = request;
  if (request.number !== undefined && inUse.includes(number)) refuse({ code: "badRequest", field: "number" });
  const step: Step = {
    number,
    name,
    days,
    countedIn: request.countedIn ?? draft.before.countedIn,
    calendar: request.calendar ?? "both",
    startsAfter: [],
    fixed: null,
    notLaterThan: null,
    notNeeded: "",
    done: false,
    completedOn: null,
    target: null,
    id: "",
  };
  const row: Row = { step, from: -1, key: number, ...(texts && { texts }) };
  const at = behind(draft, after);
  draft.rows.splice(at, 0, row);
  draft.asked.add(row);
  if (link === "none") return;
  chainBehind(draft, row, after, link === "beside");
}

/** Links a row behind `after`; unless it runs beside, what followed `after` follows it. */
function chainBehind(draft: Draft, row: Row, after: string | null, beside: boolean): void {
  const steps = draft.rows.map((other) => other.step);
  const place =
    after === null
      ? new NewRows(steps).chainAt(draft.rows.indexOf(row))
      : {
          startsAfter: [after],
          before: steps.filter((s) => s.startsAfter.includes(after)).map((s) => s.number),
        };
  const { startsAfter, before } = place;
  edit(row, { startsAfter });
  if (beside) return;
  for (const other of draft.rows) {
    if (!before.includes(other.step.number)) continue;
    edit(other, { startsAfter: insertLink(other.step.startsAfter, startsAfter, row.step.number) });
  }
}

export function remove(draft: Draft, number: string): void {
  rowOf(draft, number);
  const gone = new Map<string, readonly string[]>();
  for (const { step } of draft.rows) {
    if (step.number !== number && !isBelow(step.number, number)) continue;
    if (step.number === draft.anchor?.step) refuse({ code: "anchorStays", step: step.number });
    gone.set(step.number, step.startsAfter);
  }
  draft.rows = draft.rows.filter((row) => !gone.has(row.step.number));
  const before = withoutGone(gone);
  for (const row of draft.rows) {
    const { startsAfter } = row.step;
    if (!startsAfter.some((link) => gone.has(link))) continue;
    const links = new Set(startsAfter.flatMap((link) => before.get(link) ?? [link]));
    links.delete(row.step.number);
    edit(row, { startsAfter: [...links] });
  }
}

/** For each row that goes: what it starts after among those that stay, also through others that go. */
function withoutGone(gone: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const path: string[] = [];
  const onPath = new Set<string>();
  for (const first of gone.keys()) {
    path.push(first);
    while (path.length > 0) {
      const number = path[path.length - 1]!;
      const links = gone.get(number)!;
      onPath.add(number);
      // A loop among them leads nowhere.
      const open = links.find((link) => gone.has(link) && !found.has(link) && !onPath.has(link));
      if (open !== undefined) {
        path.push(open);
        continue;
      }
      path.pop();
      const kept = links.flatMap((link) => (gone.has(link) ? (found.get(link) ?? []) : [link]));
      found.set(number, [...new Set(kept)]);
    }
  }
  return found;
}

export function reorder(draft: Draft, request: Extract<ChangeRequest, { do: "reorder" }>): void {
  const { step: number, after, link } = request;
  const row = rowOf(draft, number);
  if (after === number || (after !== null && isBelow(after, number)))
    refuse({ code: "badRequest", field: "after" });
  const before = draft.rows;
  const first = before.indexOf(row);
  const block = before.slice(first, behind(draft, number));
  const parent = parentOf(number);
  draft.rows = before.filter((other) => !block.includes(other));
  // On top of a step's tasks, when it is one of them.
  const at =
    after !== null && after === parent ? draft.rows.indexOf(rowOf(draft, after)) + 1 : behind(draft, after);
  draft.rows.splice(at, 0, ...block);
  draft.asked.add(row);
  if (link === "keep") return;
  const now = new Map(draft.rows.map((other, place) => [other, place]));
  const rest = before.filter((other) => !block.includes(other));
  const isUp = at < first;
  const passed = rest.filter((other) => before.indexOf(other) < first !== now.get(other)! < at);
  pass(draft, row, isUp ? passed.reverse() : passed, isUp);
}

/** A row that moves up or down changes places in the chain with those that it passes, the nearest first. */
export function pass(draft: Draft, row: Row, passed: readonly Row[], isUp: boolean): void {
  for (const other of passed) exchange(draft, ...(isUp ? ([other, row] as const) : ([row, other] as const)));
}

/** Two steps change places in their chain, if the second starts after the first. */
function exchange(draft: Draft, first: Row, second: Row): void {
  const [one, two] = [first.step.number, second.step.number];
  if (!second.step.startsAfter.includes(one)) return;
  const before = first.step.startsAfter;
  replaceLinks(draft, two, [one]);
  const others = second.step.startsAfter.filter((link) => link !== one);
  edit(second, { startsAfter: [...new Set([...others, ...before])] });
  edit(first, { startsAfter: [two] });
}

/** Whether the rows stand in the order of their numbers. */
export function isInOrder(numbers: readonly string[]): boolean {
  return numbers.every((number, at) => at === 0 || compareNumbers(numbers[at - 1]!, number) < 0);
}

/** Rows by rank; those without one stay below the row above them. */
export function arranged<Kind>(rows: readonly Kind[], rankOf: (row: Kind) => number | undefined): Kind[] {
  const groups: { readonly rank: number; readonly rows: Kind[] }[] = [{ rank: -1, rows: [] }];
  for (const row of rows) {
    const rank = rankOf(row);
    if (rank === undefined) groups[groups.length - 1]!.rows.push(row);
    else groups.push({ rank, rows: [row] });
  }
  return groups.sort((one, other) => one.rank - other.rank).flatMap((group) => group.rows);
}

/** In the order of the numbers. */
export function order(draft: Draft): void {
  const numbers = draft.rows.map((row) => row.step.number).filter(isStepNumber);
  const ranks = new Map(numbers.sort(compareNumbers).map((number, rank) => [number, rank]));
  draft.rows = arranged(draft.rows, (row) => ranks.get(row.step.number));
}

/** What belongs to a row stands below it, also where a new row stands between them, or it was left behind. */
function gather(draft: Draft): void {
  const { rows } = draft;
  const placeOf = new Map(rows.map((row, place) => [row.step.number, place]));
  const levels = 3;
  draft.rows = arranged(rows, ({ step: { number } }) => {
    if (number === "") return undefined;
    const parts = number.split(".");
    const ranks = Array.from({ length: levels }, (_, level) =>
      level < parts.length ? placeOf.get(parts.slice(0, level + 1).join("."))! + 1 : 0,
    );
    return ranks.reduce((sum, rank) => sum * (rows.length + 1) + rank, 0);
  });
}

/**
 * After edits, numbers follow the order; unless the table was sorted, or somebody has to decide on rows of the sheet
 * first: then only the new rows get numbers, as the next ones.
 */
export function numberRows(draft: Draft): void {
  const { changes, decided, written } = draft;
  const isOpen = (change: SheetChange) =>
    !decided.has(change.id) &&
    (change.code === "removedRow" ||
      (change.code === "newRow" && draft.before.steps[change.row]!.number !== ""));
  const wasDragged = changes.some(({ id, code }) => code === "movedRow" && decided.has(id));
  const kept = new Set(written.rows.map((row) => row.number));
  const numbers = (wasDragged ? written.rows : draft.before.steps)
    .map((step) => step.number)
    .filter((number) => kept.has(number));
  const numbered = draft.rows.filter((row) => row.step.number !== "");
  if (isInOrder(numbers) && !changes.some(isOpen) && !cannotNumber(draft, numbered)) {
    gather(draft);
    rename(draft, orderNumbers(draft.rows.filter((row) => numbered.includes(row))));
    return;
  }
  const inUse = new Set([...draft.before.steps.map((step) => step.number), ...kept]);
  const given = new Map<string, string>();
  for (const { step, from } of draft.rows) {
    if (from >= 0) continue;
    const parent = parentOf(step.number);
    const number = nextNumber(inUse, parent && (given.get(parent) ?? parent));
    inUse.add(number);
    given.set(step.number, number);
  }
  rename(draft, given);
}

/** One after the other, or all after what the first one starts after. */
export function arrange(draft: Draft, numbers: readonly string[], chained: boolean): void {
  const rows = numbers.map((number) => rowOf(draft, number));
  const first = rows[0];
  if (!first || new Set(rows).size !== rows.length) refuse({ code: "badRequest", field: "steps" });
  const common = first.step.startsAfter.filter((link) => !numbers.includes(link));
  edit(first, { startsAfter: common });
  rows.forEach((row, i) => {
    if (i === 0) return;
    const own = row.step.startsAfter.filter((link) => !numbers.includes(link) && !common.includes(link));
    edit(row, { startsAfter: [...own, ...(chained ? [numbers[i - 1]!] : common)] });
  });
}

export function renumber(draft: Draft): void {
  const problem = cannotNumber(draft, draft.rows);
  if (problem) refuse(problem);
  rename(draft, orderNumbers(draft.rows));
}

function cannotNumber(draft: Draft, rows: readonly Row[]): Problem | null {
  const numbers = rows.map((row) => row.step.number);
  const known = new Set(numbers);
  const unclear = numbers.filter((number, at) => {
    const parent = parentOf(number);
    const isOrphan = parent !== null && (!known.has(parent) || !isStepNumber(number));
    return number === "" || numbers.indexOf(number) !== at || isOrphan;
  });
  if (unclear.length > 0) return { code: "numbersUnclear", steps: [...new Set(unclear)] };
  // A link that is ignored now would find a step under its number.
  const used = new Set(orderNumbers(rows).values());
  for (const { step } of draft.rows)
    for (const startsAfter of step.startsAfter)
      if (!known.has(startsAfter) && used.has(startsAfter))
        return { code: "unknownStep", step: step.number, startsAfter };
  return null;
}

/** For each number the one by row order. */
function orderNumbers(rows: readonly Row[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  // Parents first, wherever they stand.
  for (const level of ["milestone", "task", "subtask"]) {
    const children = new Map<string | null, number>();
    for (const { step } of rows) {
      if (levelOf(step.number) !== level) continue;
      const parent = parentOf(step.number);
      const count = (children.get(parent) ?? 0) + 1;
      children.set(parent, count);
      numbers.set(step.number, parent === null ? String(count) : `${numbers.get(parent)}.${count}`);
    }
  }
  return numbers;
}

/** Gives rows other numbers, in links and as the goal too. */
function rename(draft: Draft, numbers: ReadonlyMap<string, string>): void {
  const renamed = (number: string): string => numbers.get(number) ?? number;
  for (const row of draft.rows) {
    const { number, startsAfter } = row.step;
    if (renamed(number) !== number) edit(row, { number: renamed(number) });
    if (startsAfter.some((link) => renamed(link) !== link))
      edit(row, { startsAfter: startsAfter.map(renamed) });
  }
  if (draft.anchor) draft.anchor = { ...draft.anchor, step: renamed(draft.anchor.step) };
}
