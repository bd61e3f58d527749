/**
 * Puts the rows of the Milestones table in another order and takes rows out of it. Rows are moved as they are, so that
 * formats, notes and what people wrote beside the table go along; what stands in a row that is deleted is recorded first.
 */
import { isMilestone } from "../../../plan/stepNumbers";
import { contentOf, type ReadPlan } from "../read/readPlan";
import type { Content, RecordedRow } from "../read/readRecords";
import { formulaColumns, milestoneColumns } from "../tabs/milestoneColumns";
import { groupTasks } from "./insertRows";
import type { Layout } from "./layout";

/** What tells a row from others: its Id, or its number where it has none. */
function rowKey(read: ReadPlan, row: number): string {
  const id = String(contentOf(read, row, "id"));
  return id || `#${String(contentOf(read, row, "step"))}`;
}

/** The rows of the plan's steps in their order. */
export function rowKeys(read: ReadPlan): string[] {
  return read.table.rows.map((row) => rowKey(read, row));
}

/** The columns of a row that hold more than what formulas give. */
export function heldCells(read: ReadPlan, row: number, formulas: readonly (readonly string[])[]): number[] {
  return (read.table.values[row - 1] ?? []).flatMap((_, index) =>
    formulas[row - 1]?.[index] ? [] : [index + 1],
  );
}

/** All that stands in a row but our own formulas. */
export function recordedRow(
  read: ReadPlan,
  row: number,
  formulas: readonly (readonly string[])[],
): RecordedRow {
  const { table, plan, days } = read;
  const at = table.rows.indexOf(row);
  const values = table.values[row - 1] ?? [];
  const columnOf = new Map(milestoneColumns.map((column) => [table.columns[column], column]));
  const notes = table.sheet.getRange(row, 1, 1, Math.max(values.length, 1)).getNotes()[0]!;
  const held = new Set(heldCells(read, row, formulas));
  const cells = values.flatMap((value, index) => {
    const column = columnOf.get(index + 1);
    const isOurs = (formulaColumns as readonly unknown[]).includes(column);
    const formula = formulas[row - 1]?.[index] ?? "";
    const day = typeof value === "object" ? days.day(value) : null;
    const content: Content = formula
      ? { formula }
      : typeof day === "number"
        ? day
        : (value as string | number | boolean);
    const note = notes[index] ?? "";
    // Our own formulas are written anew; of our other columns an empty cell counts too.
    if (isOurs && !held.has(index + 1) && note === "") return [];
    if ((isOurs || !column) && content === "" && note === "") return [];
    return [[column ?? index + 1, isOurs && formula ? "" : content, note] as const];
  });
  return {
    key: rowKey(read, row),
    number: plan.steps[at]!.number,
    above: at > 0 ? rowKey(read, table.rows[at - 1]!) : "",
    cells,
  };
}

/** Takes rows out, from the bottom up. `layout`: the rows that are there, each by where it was read; it is kept up to date. */
export function deleteRows(read: ReadPlan, rows: readonly number[], layout: Layout): void {
  const left = [...rows].sort((a, b) => b - a);
  while (left.length > 0) {
    const last = layout.indexOf(left.shift()!);
    let first = last;
    while (left.length > 0 && layout[first - 1] === left[0]) {
      left.shift();
      first--;
    }
    read.table.sheet.deleteRows(read.table.headerRow + 1 + first, last - first + 1);
    layout.splice(first, last - first + 1);
  }
}

/** Moves as few rows as possible, so that those of `wanted` follow each other; the others stay below the row above them. */
export function orderRows(
  read: ReadPlan,
  wanted: readonly number[],
  layout: Layout,
  numberOf: (row: Layout[number]) => string,
): void {
  const { sheet, headerRow } = read.table;
  const staying = new Set(longestRun(wanted.map((row) => layout.indexOf(row))).map((at) => layout[at]!));
  const first = layout.find((row) => staying.has(row))!;
  for (let at = 0; at < wanted.length; ) {
    if (staying.has(wanted[at]!)) {
      at++;
      continue;
    }
    let end = at + 1;
    while (
      end < wanted.length &&
      !staying.has(wanted[end]!) &&
      layout.indexOf(wanted[end]!) === layout.indexOf(wanted[end - 1]!) + 1
    )
      end++;
    const block = wanted.slice(at, end);
    const from = layout.indexOf(block[0]!);
    const to = at === 0 ? layout.indexOf(first) : layout.indexOf(wanted[at - 1]!) + 1;
    if (from !== to) {
      const top = headerRow + 1 + from;
      sheet.moveRows(sheet.getRange(`${top}:${top + block.length - 1}`), headerRow + 1 + to);
      layout.splice(from, block.length);
      const place = to > from ? to - block.length : to;
      layout.splice(place, 0, ...block);
      // A row that lands beside a group may join it.
      const numbers = block.map(numberOf);
      const isBeside = [place - 1, place + block.length].some(
        (index) => !isMilestone(numberOf(layout[index] ?? 0)),
      );
      if (isBeside || !numbers.every(isMilestone)) groupTasks(sheet, headerRow + 1 + place, numbers);
    }
    at = end;
  }
}

/** The longest part of the list that rises. */
function longestRun(list: readonly number[]): number[] {
  const best: number[][] = [];
  for (const value of list) {
    // `best[n]`: of the rising parts of n + 1 values the one that ends lowest.
    let at = best.findIndex((run) => run[run.length - 1]! >= value);
    if (at < 0) at = best.length;
    best[at] = [...(best[at - 1] ?? []), value];
  }
  return best[best.length - 1] ?? [];
}
