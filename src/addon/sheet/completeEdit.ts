/**
 * What happens while somebody types in the Milestones tab: a convenience only. Google may drop such events and never
 * sends them for people without access to the script; the sheet is right without it. At most 8 service calls, but for
 * rows with words among the formulas.
 */
import { languageCodes } from "../../words/language";
import { milestoneWords } from "../../words/sheetWords";
import { DayReader } from "./read/readCell";
import { findTable, type Table } from "./read/readTable";
import {
  formulaColumns,
  type MilestoneColumn,
  milestoneColumns,
  milestoneHeaders,
} from "./tabs/milestoneColumns";
import { newRowId } from "./tabs/rowId";
import { columnLetter, type Values } from "./tabs/sheetContent";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The formula columns that stand side by side, so that one call copies them. */
const helperBlock = formulaColumns.slice(formulaColumns.indexOf("links"));

export function completeEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  const sheet = event.range.getSheet();
  // Our tabs carry a mark; every other tab is none of our business.
  if (sheet.getDeveloperMetadata().length === 0) return;
  // Plain fields of the event: no service calls.
  const { rowStart, rowEnd, columnStart, columnEnd } = event.range as unknown as Record<string, number>;
  if (!rowStart || !rowEnd || !columnStart || !columnEnd) return;
  const values: Values = sheet.getDataRange().getValues();
  const table = findTable(
    values,
    milestoneColumns,
    languageCodes.map((language) => milestoneHeaders(milestoneWords(language))),
  );
  if (!table || rowEnd <= table.headerRow) return;

  const from = Math.max(rowStart, table.headerRow + 1);
  const edited = (column: MilestoneColumn) => {
    const at = table.columns[column];
    return at !== undefined && at >= columnStart && at <= columnEnd;
  };
  const cell = (row: number, column: MilestoneColumn) =>
    values[row - 1]?.[(table.columns[column] ?? 0) - 1] ?? "";
  const rows = Array.from({ length: Math.min(rowEnd, values.length) - from + 1 }, (_, at) => from + at);

  if (edited("done") && table.columns.completedOn) {
    const ticked = rows.filter((row) => cell(row, "done") === true && cell(row, "completedOn") === "");
    const today = () => new DayReader(event.source.getSpreadsheetTimeZone()).today();
    if (ticked.length > 0) {
      sheet
        .getRangeList(ticked.map((row) => columnLetter(table.columns.completedOn!) + row))
        .setValue(today());
      return;
    }
  } else if (edited("agreed") && table.columns.agreedDate && table.columns.target) {
    // The agreed date is the target date on which both sides agreed, not the day of the tick.
    const isAgreed = (row: number) =>
      cell(row, "agreed") === true &&
      cell(row, "agreedDate") === "" &&
      typeof cell(row, "target") === "object";
    const first = rows.find(isAgreed);
    if (first !== undefined) {
      let count = 1;
      while (rows.includes(first + count) && isAgreed(first + count)) count++;
      sheet
        .getRange(first, table.columns.target, count, 1)
        // A date by formula would go on moving.
        .copyTo(
          sheet.getRange(first, table.columns.agreedDate, count, 1),
          SpreadsheetApp.CopyPasteType.PASTE_VALUES,
          false,
        );
      return;
    }
  }
  if (!restoreFormulas(sheet, table, values, rows)) addIds(sheet, table, values, rows);
}

/**
 * A row inserted between others has no formulas: copies them from the nearest row that has them. The helpers come with
 * the first edit, Status with the next one: more calls would make every edit slow. What is left, repair restores.
 */
function restoreFormulas(
  sheet: Sheet,
  { columns, headerRow }: Table<MilestoneColumn>,
  values: Values,
  rows: readonly number[],
): boolean {
  const at = (row: number, column: number) => values[row - 1]?.[column - 1] ?? "";
  const cell = (row: number, column: MilestoneColumn) => at(row, columns[column] ?? 0);
  const hasStep = (row: number) => cell(row, "step") !== "" || cell(row, "milestone") !== "";
  const first = columns[helperBlock[0]!];
  const isWhole = first && helperBlock.every((column, index) => columns[column] === first + index);
  // Of the helpers, only the level of a step says something in every row.
  const lacksHelpers = (row: number) =>
    hasStep(row) && typeof cell(row, "level") !== "number" && cell(row, "state") === "";
  const lacksStatus = (row: number) =>
    hasStep(row) && cell(row, "status") === "" && cell(row, "target") !== "";

  const bare = isWhole ? rows.find(lacksHelpers) : undefined;
  const missing = bare ?? rows.find(lacksStatus);
  const column = bare === undefined ? columns.status : first;
  if (missing === undefined || !column) return false;
  const isGood = (row: number) =>
    row > headerRow && hasStep(row) && typeof cell(row, "level") === "number" && cell(row, "status") !== "";
  const source = values.findIndex((_, index) => isGood(index + 1)) + 1;
  if (source === 0) return false;
  const copied = sheet.getRange(source, column, 1, bare === undefined ? 1 : helperBlock.length);
  const formulas = copied.getFormulas()[0]!;
  // Only our formulas, and only into empty cells: whatever else stands in either row is a person's.
  const isFree = (index: number) =>
    (formulas[index] || at(source, column + index) === "") && at(missing, column + index) === "";
  for (let from = 0; from < formulas.length; from++) {
    if (!isFree(from)) continue;
    let to = from + 1;
    while (to < formulas.length && isFree(to)) to++;
    const run = to - from === formulas.length ? copied : sheet.getRange(source, column + from, 1, to - from);
    const target = sheet.getRange(missing, column + from);
    run.copyTo(target, SpreadsheetApp.CopyPasteType.PASTE_FORMULA, false);
    from = to;
  }
  return true;
}

/**
 * A row that somebody typed gets its Id and its tick box when it has its formulas; a copied one keeps what it has until
 * repair.
 */
function addIds(
  sheet: Sheet,
  { columns }: Table<MilestoneColumn>,
  values: Values,
  rows: readonly number[],
): void {
  const cell = (row: number, column: MilestoneColumn) => values[row - 1]?.[(columns[column] ?? 0) - 1] ?? "";
  const lacksId = (row: number) =>
    cell(row, "id") === "" && (cell(row, "step") !== "" || cell(row, "milestone") !== "");
  const first = columns.id ? rows.find(lacksId) : undefined;
  if (first === undefined || !columns.id) return;
  let count = 1;
  while (rows.includes(first + count) && lacksId(first + count)) count++;
  sheet.getRange(first, columns.id, count, 1).setValues(Array.from({ length: count }, () => [newRowId()]));
  const isFree = Array.from({ length: count }, (_, at) => cell(first + at, "done") === "").every(Boolean);
  if (columns.done && isFree) sheet.getRange(first, columns.done, count, 1).insertCheckboxes();
}
