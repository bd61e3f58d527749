/** Adds, removes, orders, links and numbers rows. */

import { insertLink, NewRows } from "../newRows";
import type { Step } from "../plan";
import { isBelow, isStepNumber, levelOf, nextNumber, parentOf } from "../stepNumbers";
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
  const step: Step = {
    number: nextNumber(inUse, parent),
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
  const row: Row = { step, from: -1 };
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
  if (after !== null) rowOf(draft, after);
  const block = draft.rows.slice(draft.rows.indexOf(row), behind(draft, number));
  draft.rows = draft.rows.filter((other) => !block.includes(other));
  draft.rows.splice(behind(draft, after), 0, ...block);
  draft.asked.add(row);
  if (link === "keep") return;
  replaceLinks(draft, number, row.step.startsAfter);
  edit(row, { startsAfter: [] });
  chainBehind(draft, row, after, false);
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
  const { rowOf: known, problems } = draft.dates;
  const unclear: string[] = [];
  for (const problem of problems) {
    if (problem.code === "duplicateNumber") unclear.push(problem.step);
    if (problem.code === "noNumber") unclear.push("");
  }
  const numbers = new Map<string, string>();
  for (const { step } of draft.rows) {
    const parent = parentOf(step.number);
    if (parent !== null && (!known.has(parent) || !isStepNumber(step.number))) unclear.push(step.number);
  }
  if (unclear.length > 0) refuse({ code: "numbersUnclear", steps: unclear });
  // Parents first, wherever they stand.
  for (const level of ["milestone", "task", "subtask"]) {
    const children = new Map<string | null, number>();
    for (const { step } of draft.rows) {
      if (levelOf(step.number) !== level) continue;
      const parent = parentOf(step.number);
      const count = (children.get(parent) ?? 0) + 1;
      children.set(parent, count);
      numbers.set(step.number, parent === null ? String(count) : `${numbers.get(parent)}.${count}`);
    }
  }
  // A link that is ignored now would find a step under its number.
  const used = new Set(numbers.values());
  for (const problem of problems)
    if (problem.code === "unknownStep" && used.has(problem.startsAfter)) refuse(problem);
  const renamed = (number: string): string => numbers.get(number) ?? number;
  for (const row of draft.rows) {
    edit(row, { number: renamed(row.step.number), startsAfter: row.step.startsAfter.map(renamed) });
  }
  if (draft.anchor) draft.anchor = { ...draft.anchor, step: renamed(draft.anchor.step) };
}
