/** Inserts rows into the Milestones table, wherever its columns stand now. */
import { isMilestone } from "../../../plan/stepNumbers";
import type { ReadPlan } from "../read/readPlan";
import { type MilestoneColumn, milestoneColumns } from "../tabs/milestoneColumns";
import type { TablePlace } from "../tabs/milestoneFormulas";
import { type MilestoneRow, rowHeight, tableRow } from "../tabs/milestonesTab";
import { newRowId } from "../tabs/rowId";
import { columnLetter } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { writeCells } from "./writeCells";
import { formatOf, putRowButtonsBefore } from "./writeTab";

/** One new row below a row of the sheet as it was read. */
export interface RowInsert {
  readonly below: number;
  readonly row: Omit<MilestoneRow, "id"> & { readonly id?: string };
}

/** The place of the table as it was read, for formulas of rows in it. Columns that are gone get a name that is not used. */
export function currentPlace(read: ReadPlan, dataTab: string, lastRow: number): TablePlace {
  const { columns } = read.table;
  // Formulas look at the row above the header, which somebody may have deleted; repair puts it back.
  const headerRow = Math.max(read.table.headerRow, 2);
  return {
    letters: Object.fromEntries(
      milestoneColumns.map((column) => [column, columnLetter(columns[column] ?? 1)]),
    ) as TablePlace["letters"],
    headerRow,
    lastRow,
    dataTab,
  };
}

/**
 * Inserts from the bottom up, so that the rows of the other inserts stay where they were read. Format and validation
 * come from the row above, as Google copies them; the contents are ours. Extra columns of people stay empty. `deleted`: rows
 * that are gone since the reading.
 */
export function insertRows(read: ReadPlan, inserts: readonly RowInsert[], deleted = 0): void {
  const { sheet, columns } = read.table;
  const dataTab = read.dataSheet.getName();
  let lastRow = read.table.lastRow - deleted;
  const settings = {
    tabs: { milestones: read.table.name, data: dataTab },
    countedIn: read.plan.countedIn,
    words: read.words,
  };
  const groups = new Map<number, RowInsert["row"][]>();
  for (const { below, row } of inserts) groups.set(below, [...(groups.get(below) ?? []), row]);
  if (inserts.some(({ row }) => !isMilestone(row.number))) putRowButtonsBefore(sheet);
  const numbers = [...read.plan.steps, ...inserts.map(({ row }) => row)].map(({ number }) => number);
  const hasTasks = !numbers.every(isMilestone);
  for (const [below, rows] of [...groups].sort(([a], [b]) => b - a)) {
    // On top, the header row would give its format and no choices: those of the first row come along when that moves up.
    if (below > read.table.headerRow) sheet.insertRowsAfter(below, rows.length);
    else {
      sheet.insertRowsAfter(below + 1, rows.length);
      sheet.moveRows(sheet.getRange(`${below + 1}:${below + 1}`), below + 2 + rows.length);
    }
    sheet.setRowHeightsForced(below + 1, rows.length, rowHeight);
    // As far as the table goes by now: the ranges of these formulas grow with the next rows, like all others.
    lastRow += rows.length;
    const place = currentPlace(read, dataTab, lastRow);
    const cells = rows.map((row, at) =>
      tableRow({ ...row, id: row.id ?? newRowId() }, below + 1 + at, place, settings),
    );
    for (const run of columnRuns(columns)) {
      const block = cells.map((line) => run.columns.map((column) => line[milestoneColumns.indexOf(column)]!));
      // The accent does not matter for formats.
      const formats = block.map((line) => line.map((cell) => formatOf(cell, looks(""))));
      const range = sheet.getRange(below + 1, run.from, rows.length, block[0]!.length);
      writeCells(range, block, formats);
    }
    if (columns.milestone) {
      sheet
        .getRange(below + 1, columns.milestone, rows.length, 1)
        .setFontWeights(rows.map((row) => [isMilestone(row.number) ? "bold" : "normal"]));
    }
    if (hasTasks)
      groupTasks(
        sheet,
        below + 1,
        rows.map((row) => row.number),
      );
  }
}

/** Deeper than groups go. */
const noGroup = -8;

/** Tasks fold under their milestone. A row that comes beside a group may have joined it, and a folded one hides it. */
export function groupTasks(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  first: number,
  numbers: readonly string[],
): void {
  const depths = numbers.map((number) => (isMilestone(number) ? 0 : 1));
  for (let from = 0; from < numbers.length; ) {
    const depth = depths[from]!;
    let to = from + 1;
    while (depths[to] === depth) to++;
    // Asking how deep it lies would bring out what waits to be written, once for every row.
    const run = sheet.getRange(`${first + from}:${first + to - 1}`).shiftRowGroupDepth(noGroup);
    // Whoever adds a row wants to see it.
    if (depth > 0) run.shiftRowGroupDepth(depth).expandGroups();
    else sheet.showRows(first + from, to - from);
    from = to;
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
