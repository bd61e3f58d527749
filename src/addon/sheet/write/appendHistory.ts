/** Adds what changed to the History tab. */
import type { TableWords } from "../../../words/en/tables";
import { tableWords } from "../../../words/sheetWords";
import type { ReadPlan } from "../read/readPlan";
import type { ChangeRecord } from "../read/readRecords";
import { findTable } from "../read/readTable";
import { type HistoryEntry, historyCell, historyColumns, historyHeaders } from "../tabs/historyTab";
import type { Cell, Values } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { gridSize, growGrid } from "./growGrid";
import { writeCells } from "./writeCells";
import { nothing } from "./writeChange";
import { formatOf } from "./writeTab";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Writes the entry when the change is written; a lost History tab does not stop a change. */
export function appendHistory(
  read: ReadPlan,
  entry: Omit<HistoryEntry, "when">,
): (record: ChangeRecord) => () => void {
  const sheet = read.tabs.tabs.history;
  if (!sheet) return () => nothing;
  const values = sheet.getDataRange().getValues();
  const size = gridSize(sheet);
  return (record) =>
    append(sheet, values, size, { ...entry, when: record.when }, tableWords(read.language)) ?? nothing;
}

/** Appends below everything that stands in the tab; returns how to take it back. Null: the tab has no such table. */
function append(
  sheet: Sheet,
  values: Values,
  size: ReturnType<typeof gridSize>,
  entry: HistoryEntry,
  words: TableWords,
): (() => void) | null {
  const table = findTable(values, historyColumns, [historyHeaders(words)]);
  if (!table) return null;
  const used = values.reduce(
    (last, row, at) => (row.some((cell) => cell !== "") ? at + 1 : last),
    table.headerRow,
  );
  const row = used + 1;
  const cells = historyColumns.flatMap((column) => {
    const at = table.columns[column];
    return at === undefined ? [] : [{ at, cell: historyCell(column, entry, words) }];
  });
  const first = Math.min(...cells.map((cell) => cell.at));
  const last = Math.max(...cells.map((cell) => cell.at));
  growGrid(sheet, row, last, size);
  const range = sheet.getRange(row, first, 1, last - first + 1);
  // Before the entry: once that is written, nothing here may fail any more.
  sheet.showSheet();
  const line = Array.from(
    { length: last - first + 1 },
    (_, index): Cell => cells.find((each) => each.at === first + index)?.cell ?? {},
  );
  // The accent does not matter for formats.
  writeCells(range, [line], [line.map((cell) => formatOf(cell, looks("")))]);
  return () => range.clearContent();
}
