/**
 * What happens while somebody types in the Milestones tab: a convenience only. Google may drop such events and never
 * sends them for people without access to the script; the sheet is right without it. At most 8 service calls.
 */
import { milestoneWords } from "../words/sheetWords";
import {
  formulaColumns,
  type MilestoneColumn,
  milestoneColumns,
  milestoneHeaders,
} from "./sheet/milestoneColumns";
import { DayReader } from "./sheet/readCell";
import { findTable, type Table, type Values } from "./sheet/readTable";
import { columnLetter } from "./sheet/sheetContent";
import { timelineWidths } from "./sheet/timeline";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The formula columns that stand side by side, so that one call copies them. */
const helperBlock = formulaColumns.slice(formulaColumns.indexOf("after1"));

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
    (["en", "de"] as const).map((language) => milestoneHeaders(milestoneWords(language))),
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
    const row = rows.find((each) => cell(each, "agreed") === true && cell(each, "agreedDate") === "");
    if (row !== undefined) {
      sheet
        .getRange(row, table.columns.target)
        .copyTo(sheet.getRange(row, table.columns.agreedDate), { contentsOnly: true });
      return;
    }
  }
  restoreFormulas(sheet, table, values, rows);
}

/** A row inserted between others has no formulas: copies them from the nearest row that has them. */
function restoreFormulas(
  sheet: Sheet,
  table: Table<MilestoneColumn>,
  values: Values,
  rows: readonly number[],
): void {
  const { columns, headerRow } = table;
  const cell = (row: number, column: MilestoneColumn) => values[row - 1]?.[(columns[column] ?? 0) - 1] ?? "";
  const missing = rows.find(
    (row) =>
      (cell(row, "step") !== "" || cell(row, "milestone") !== "") &&
      (cell(row, "level") === "" || cell(row, "status") === "") &&
      cell(row, "target") !== "",
  );
  if (missing === undefined) return;
  const lacksHelpers = cell(missing, "level") === "";
  const source =
    values.findIndex(
      (_, at) => at >= headerRow && cell(at + 1, "level") !== "" && cell(at + 1, "status") !== "",
    ) + 1;
  const first = lacksHelpers ? columns[helperBlock[0]!] : columns.status;
  const isTimelineNext = columns.timeline === (first ?? 0) + helperBlock.length;
  const count = lacksHelpers ? helperBlock.length + (isTimelineNext ? 1 + timelineWidths.length : 0) : 1;
  if (source === 0 || !first) return;
  const sideBySide = !lacksHelpers || helperBlock.every((column, at) => columns[column] === first + at);
  if (!sideBySide) return;
  sheet
    .getRange(source, first, 1, count)
    .copyTo(sheet.getRange(missing, first), SpreadsheetApp.CopyPasteType.PASTE_FORMULA, false);
}
