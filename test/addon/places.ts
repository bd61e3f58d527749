/**
 * Where cells stand, by the names of their columns and rows, so that a column that is added or moved breaks no test
 * that is not about places. Columns go by the keys in the hidden row above the headers, rows by step or setting.
 */
import type { SpreadsheetFile } from "../../local/sheets";
import { columnLetters } from "../../local/sheets/a1";
import { historyColumns } from "../../src/addon/sheet/tabs/historyTab";
import { type MilestoneColumn, milestoneColumns } from "../../src/addon/sheet/tabs/milestoneColumns";
import { dataColumns } from "../../src/addon/sheet/tabs/planDataTab";
import { resourceColumns } from "../../src/addon/sheet/tabs/resourcesTab";
import { type StakeholderColumn, stakeholderColumns } from "../../src/addon/sheet/tabs/stakeholdersTab";
import { findValueField, type ValueField } from "../../src/addon/sheet/tabs/valueTab";
import { cell } from "./bundle";

/** The hidden tab has no keys; the parts of a recorded change stand side by side. */
const hiddenTab = {
  ...dataColumns,
  changeTitle: dataColumns.change + 2,
  changeInputs: dataColumns.change + 4,
};
const hiddenTabHeader = 2;

export type ColumnName =
  | MilestoneColumn
  | StakeholderColumn
  | (typeof resourceColumns)[number]
  | (typeof historyColumns)[number]
  | keyof typeof hiddenTab;

/** A step's number or a setting's name, "header", "keys", or how many rows below the header row (-2: the figures above the table). */
export type RowName = string | number;

const keys: ReadonlySet<unknown> = new Set([
  ...milestoneColumns,
  ...stakeholderColumns,
  ...resourceColumns,
  ...historyColumns,
]);

function headerOf(file: SpreadsheetFile, tab: string): { row: number; columns: readonly unknown[] } {
  const sheetId = file.sheetIdByName(tab);
  if (!sheetId) throw new Error(`There is no tab ${tab}.`);
  const names = Object.entries(hiddenTab);
  if (file.input(sheetId, hiddenTabHeader, 0) === "layout")
    return {
      row: hiddenTabHeader,
      columns: Array.from({ length: 20 }, (_, at) => names.find(([, column]) => column === at + 1)?.[0]),
    };
  for (let row = 0; row < Math.min(10, file.rowCount(sheetId)); row++) {
    const columns = Array.from({ length: file.columnCount(sheetId) }, (_, column) =>
      file.input(sheetId, row, column),
    );
    if (columns.filter((text) => keys.has(text)).length >= 3) return { row: row + 2, columns };
  }
  throw new Error(`There is no row of keys on ${tab}.`);
}

/** The number of a column, from 1. */
export function columnOf(file: SpreadsheetFile, column: ColumnName, tab = "Milestones"): number {
  const at = headerOf(file, tab).columns.indexOf(column);
  if (at < 0) throw new Error(`There is no column ${column} on ${tab}.`);
  return at + 1;
}

/** The number of a row, from 1. */
export function rowOf(file: SpreadsheetFile, row: RowName, tab = "Milestones"): number {
  const header = headerOf(file, tab);
  if (row === "header") return header.row;
  if (row === "keys") return header.row - 1;
  if (typeof row === "number") return header.row + row;
  const sheetId = file.sheetIdByName(tab)!;
  const column = Math.max(header.columns.indexOf("step"), 0);
  for (let at = header.row; at < file.rowCount(sheetId); at++)
    if (file.input(sheetId, at, column) === row) return at + 1;
  throw new Error(`${row} is not on ${tab}.`);
}

/** A cell's address: `a1(file, "completedOn", "2")` is "S7" in a new plan. */
export function a1(file: SpreadsheetFile, column: ColumnName, row: RowName, tab = "Milestones"): string {
  return `${columnLetters(columnOf(file, column, tab) - 1)}${rowOf(file, row, tab)}`;
}

/** The address of a field of the Value tab, wherever it stands: `fieldA1(file, "goal")` is "C5" in a new plan. */
export function fieldA1(file: SpreadsheetFile, field: ValueField, tab = "Value"): string {
  const sheetId = file.sheetIdByName(tab)!;
  const values = Array.from({ length: file.rowCount(sheetId) }, (_, row) =>
    Array.from({ length: file.columnCount(sheetId) }, (_, column) => file.input(sheetId, row, column)),
  );
  const { row, column } = findValueField(values, field)!;
  return `${columnLetters(column - 1)}${row}`;
}

/** What stands in a cell of a step or setting. */
export function cellOf(file: SpreadsheetFile, column: ColumnName, row: RowName, tab = "Milestones") {
  return cell(file, tab, rowOf(file, row, tab), columnOf(file, column, tab));
}

/**
 * The same for the files in `damaged`: "target of 2", "target of line 7" (below the header), "target of row 9" (of the
 * sheet), "target of 2..status of 2", "row of 2", "column of target". Other texts come back as they are.
 */
export function placed(file: SpreadsheetFile, text: string, tab: string): string {
  if (text.includes(".."))
    return text
      .split("..")
      .map((end) => placed(file, end, tab))
      .join(":");
  const [, column, where] = /^(\w+) of (.+)$/.exec(text) ?? [];
  if (!column || !where) return text;
  const [, kind, number] = /^(line|row) (\d+)$/.exec(where) ?? [];
  const row = kind === "line" ? Number(number) : where;
  if (column === "row") return String(rowOf(file, row, tab));
  if (column === "column") return String(columnOf(file, where as ColumnName, tab));
  if (!keys.has(column) && !(column in hiddenTab)) return text;
  if (kind === "row") return `${columnLetters(columnOf(file, column as ColumnName, tab) - 1)}${number}`;
  return a1(file, column as ColumnName, row, tab);
}
