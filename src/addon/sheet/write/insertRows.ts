/** Inserts rows into the Milestones table, wherever its columns stand now. */
import { isMilestone } from "../../../plan/stepNumbers";
import type { ReadPlan } from "../read/readPlan";
import { formulaColumns, type MilestoneColumn, milestoneColumns } from "../tabs/milestoneColumns";
import type { TablePlace } from "../tabs/milestoneFormulas";
import { type MilestoneRow, rowHeight, tableRow } from "../tabs/milestonesTab";
import { newRowId } from "../tabs/rowId";
import { type Cell, columnLetter } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { type Layout, layoutOf, placeIn, readingIn } from "./layout";
import { type PreparedWrite, preparedCells } from "./writeCells";
import { formatOf, putRowButtonsBefore } from "./writeTab";

/** One new row below a row of the sheet as it was read. */
export interface RowInsert {
  readonly below: number;
  readonly row: Omit<MilestoneRow, "id"> & { readonly id?: string };
}

/** A new row, known by its Id before anything is written. */
export interface NewRow extends RowInsert {
  readonly id: string;
}

/** A new row that stands in the sheet. */
export interface PlacedRow extends NewRow {
  readonly at: number;
  /** By `milestoneColumns`. */
  readonly cells: readonly Cell[];
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

export function newRows(inserts: readonly RowInsert[]): readonly NewRow[] {
  return inserts.map((insert) => ({ ...insert, id: insert.row.id || newRowId() }));
}

/** By `milestoneColumns`. `place`: of the table with its new rows. */
function newCells(read: ReadPlan, { row, id }: NewRow, at: number, place: TablePlace): readonly Cell[] {
  return tableRow({ ...row, id }, at, place, {
    tabs: { milestones: read.table.name, data: place.dataTab },
    countedIn: read.plan.countedIn,
    words: read.words,
  });
}

/** What a new row holds, by `milestoneColumns`, wherever it will stand. */
export function newContents(read: ReadPlan, row: NewRow): readonly Cell[] {
  return newCells(read, row, 1, currentPlace(read, "", 1)).map((cell) => (cell.formula ? {} : cell));
}

/** Rows that stand together. */
function groupsOf<Of extends NewRow>(rows: readonly Of[]): readonly (readonly Of[])[] {
  const groups = new Map<number, Of[]>();
  for (const row of rows) groups.set(row.below, [...(groups.get(row.below) ?? []), row]);
  return [...groups.values()];
}

/** A row's formulas behind what people see; written with its Id, since they are the same in any row. */
const helpers: ReadonlySet<MilestoneColumn> = new Set([
  "id",
  ...formulaColumns.slice(formulaColumns.indexOf("links")),
]);

/**
 * Inserts from the bottom up, so that the places of the other inserts stay where they were, and gives each row nothing but
 * its formulas and its Id, by which it is known wherever it comes to stand. Format and validation come from the row above,
 * as Google copies them. `layout` is kept up to date.
 */
export function insertEmptyRows(
  read: ReadPlan,
  rows: readonly NewRow[],
  layout: Layout,
  dataTab: string,
): readonly PlacedRow[] {
  if (rows.length === 0) return [];
  const { sheet, headerRow } = read.table;
  if (rows.some(({ row }) => !isMilestone(row.number))) putRowButtonsBefore(sheet);
  const groups = groupsOf(rows)
    .map((group) => ({ group, below: placeIn(read, layout, group[0]!.below) }))
    .sort((a, b) => b.below - a.below);
  for (const { group, below } of groups) {
    // On top, the header row would give its format and no choices: those of the first row come along when that moves up.
    if (below > headerRow) sheet.insertRowsAfter(below, group.length);
    else {
      sheet.insertRowsAfter(below + 1, group.length);
      sheet.moveRows(sheet.getRange(`${below + 1}:${below + 1}`), below + 2 + group.length);
    }
    sheet.setRowHeightsForced(below + 1, group.length, rowHeight);
    layout.splice(below - headerRow, 0, ...group);
  }
  const place = currentPlace(read, dataTab, headerRow + layout.length);
  const placed = groups.flatMap(({ group }) =>
    group.map((row): PlacedRow => {
      const at = placeIn(read, layout, row);
      return { ...row, at, cells: newCells(read, row, at, place) };
    }),
  );
  for (const each of prepared(read, placed, (column) => helpers.has(column))) {
    each.write();
    each.finish();
  }
  return placed;
}

function prepared(
  { table: { sheet, columns } }: ReadPlan,
  rows: readonly PlacedRow[],
  isMeant: (column: MilestoneColumn) => boolean,
): readonly PreparedWrite[] {
  return groupsOf(rows).flatMap((group) =>
    columnRuns(columns, isMeant).map((run) => {
      const block = group.map(({ cells }) =>
        run.columns.map((column) => cells[milestoneColumns.indexOf(column)]!),
      );
      // The accent does not matter for formats.
      const formats = block.map((line) => line.map((cell) => formatOf(cell, looks(""))));
      return preparedCells(
        sheet.getRange(group[0]!.at, run.from, group.length, block[0]!.length),
        block,
        formats,
      );
    }),
  );
}

/** Makes ready to write the rest of inserted rows. Extra columns of people stay empty. */
export function preparedRows(read: ReadPlan, rows: readonly PlacedRow[]): PreparedWrite {
  const { sheet, columns } = read.table;
  const contents = prepared(read, rows, (column) => !helpers.has(column));
  const numbers = [...read.plan.steps, ...rows.map(({ row }) => row)].map(({ number }) => number);
  const hasTasks = !numbers.every(isMilestone);
  const above = new Map(read.table.rows.map((row, at) => [row, read.plan.steps[at]!.number]));
  return {
    write: () => {
      for (const each of contents) each.write();
    },
    finish: () => {
      for (const each of contents) each.finish();
      for (const group of groupsOf(rows)) {
        const first = group[0]!.at;
        // They came as bold as the row above them.
        const bold = isMilestone(above.get(group[0]!.below) ?? "");
        if (columns.milestone && group.some(({ row }) => isMilestone(row.number) !== bold))
          sheet
            .getRange(first, columns.milestone, group.length, 1)
            .setFontWeights(group.map(({ row }) => [isMilestone(row.number) ? "bold" : "normal"]));
        if (hasTasks)
          groupTasks(
            sheet,
            first,
            group.map(({ row }) => row.number),
          );
      }
    },
  };
}

/** Inserts and fills rows in which no people write yet. */
export function insertRows(read: ReadPlan, inserts: readonly RowInsert[]): void {
  const layout = layoutOf(read);
  const placed = insertEmptyRows(read, newRows(inserts), layout, read.dataSheet.getName());
  const { write, finish } = preparedRows(readingIn(read, layout), placed);
  write();
  finish();
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

/** Those of our columns that are meant, as they stand side by side. */
function columnRuns(
  columns: ReadPlan["table"]["columns"],
  isMeant: (column: MilestoneColumn) => boolean,
): { from: number; columns: MilestoneColumn[] }[] {
  const placed = milestoneColumns
    .filter((column) => columns[column] !== undefined && isMeant(column))
    .sort((a, b) => columns[a]! - columns[b]!);
  const runs: { from: number; columns: MilestoneColumn[] }[] = [];
  for (const column of placed) {
    const last = runs[runs.length - 1];
    if (last && columns[column] === last.from + last.columns.length) last.columns.push(column);
    else runs.push({ from: columns[column]!, columns: [column] });
  }
  return runs;
}
