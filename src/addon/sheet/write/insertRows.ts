/** Inserts rows into the Milestones table, wherever its columns stand now. */
import { isMilestone } from "../../../plan/stepNumbers";
import { serviceProblem } from "../../answer";
import type { ReadPlan } from "../read/readPlan";
import { type MilestoneColumn, milestoneColumns } from "../tabs/milestoneColumns";
import type { TablePlace } from "../tabs/milestoneFormulas";
import { type MilestoneRow, tableRow } from "../tabs/milestonesTab";
import { columnLetter } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { cellInput, formatOf } from "./writeTab";

/** One new row below a row of the sheet as it was read. */
export interface RowInsert {
  readonly below: number;
  readonly row: MilestoneRow;
}

/** The place of the table as it was read, for formulas of rows in it. Columns that are gone get a name that is not used. */
function currentPlace(read: ReadPlan, lastRow = read.table.lastRow): TablePlace {
  const { columns, headerRow } = read.table;
  return {
    letters: Object.fromEntries(
      milestoneColumns.map((column) => [column, columnLetter(columns[column] ?? 1)]),
    ) as TablePlace["letters"],
    headerRow,
    lastRow,
    dataTab: read.dataSheet.getName(),
  };
}

/**
 * Inserts from the bottom up, so that the rows of the other inserts stay where they were read. Format and validation
 * come from the row above, as Google copies them; the contents are ours. Extra columns of people stay empty.
 */
export function insertRows(read: ReadPlan, inserts: readonly RowInsert[]): void {
  const { sheet, columns } = read.table;
  const place = currentPlace(read, read.table.lastRow + inserts.length);
  const settings = {
    tabs: { milestones: read.table.name, data: place.dataTab },
    countedIn: read.plan.countedIn,
    words: read.words,
  };
  const groups = new Map<number, MilestoneRow[]>();
  for (const { below, row } of inserts) groups.set(below, [...(groups.get(below) ?? []), row]);
  for (const [below, rows] of [...groups].sort(([a], [b]) => b - a)) {
    sheet.insertRowsAfter(below, rows.length);
    const cells = rows.map((row, at) => tableRow(row, below + 1 + at, place, settings));
    for (const run of columnRuns(columns)) {
      const block = cells.map((line) => [
        ...run.columns.map((column) => line[milestoneColumns.indexOf(column)]!),
        // The timeline's cells follow the column that carries its key.
        ...(run.columns[run.columns.length - 1] === "timeline" ? line.slice(milestoneColumns.length) : []),
      ]);
      // The accent does not matter for formats.
      const formats = block.map((line) => line.map((cell) => formatOf(cell, looks(""))));
      const range = sheet.getRange(below + 1, run.from, rows.length, block[0]!.length);
      const isSet = unlessTyped(() => range.setNumberFormats(formats));
      const formatAt = (row: number, at: number) => (isSet ? formats[row]![at]! : "General");
      range.setValues(block.map((line, row) => line.map((cell, at) => cellInput(cell, formatAt(row, at)))));
    }
    if (columns.milestone) {
      sheet
        .getRange(below + 1, columns.milestone, rows.length, 1)
        .setFontWeights(rows.map((row) => [isMilestone(row.number) ? "bold" : "normal"]));
    }
    if (!rows.some((row) => isMilestone(row.number)))
      sheet.getRange(`${below + 1}:${below + rows.length}`).shiftRowGroupDepth(1);
  }
}

/** Typed columns of a table of Google Sheets take values, but no formats: they have their own. */
export function unlessTyped(format: () => unknown): boolean {
  try {
    format();
    return true;
  } catch (error) {
    if (serviceProblem(error, "unchanged").code !== "typedColumn") throw error;
    return false;
  }
}

/** Our columns as they stand side by side. */
function columnRuns(columns: ReadPlan["table"]["columns"]): { from: number; columns: MilestoneColumn[] }[] {
  const placed = milestoneColumns
    .filter((column) => columns[column] !== undefined)
    .sort((a, b) => columns[a]! - columns[b]!);
  const runs: { from: number; columns: MilestoneColumn[] }[] = [];
  for (const column of placed) {
    const last = runs[runs.length - 1];
    if (last && columns[column] === last.from + last.columns.length) last.columns.push(column);
    else runs.push({ from: columns[column]!, columns: [column] });
  }
  return runs;
}
