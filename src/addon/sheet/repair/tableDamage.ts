/** What is damaged in a table and above it, compared with its parts as they should stand where it stands now. */

import { findTable, type Table } from "../read/readTable";
import {
  type Cell,
  type Choice,
  columnLetter,
  newLetters,
  type Place,
  type TableParts,
} from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { growGrid } from "../write/growGrid";
import { writeCells } from "../write/writeCells";
import { buildValidation, formatOf } from "../write/writeTab";
import { columnDamages } from "./columnDamage";
import { type CellInput, type Damage, damage, quotedPasted, writeInputs } from "./damage";
import { cellOf, formulaAt, type LiveTab, lastRowOf, valueAt } from "./liveTab";
import { ruleDamage } from "./ruleDamage";
import { ownerOf } from "./sameFormula";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface TableKind<Column extends string> {
  readonly columns: readonly Column[];
  readonly headers: Readonly<Record<Column, string>>;
  /** Header texts in every language. */
  readonly allHeaders: readonly Readonly<Record<Column, string>>[];
  /** Without these nothing can be read; an empty one in their place would not help. */
  readonly needed: readonly Column[];
  readonly spareRows: number;
  parts(place: Place<Column>): TableParts;
  /** The plan's tabs by name, for choices that are listed on another tab. */
  readonly sheets: ReadonlyMap<string, Sheet>;
}

/** A table with all its columns, as it stands now. */
export interface LiveTable {
  readonly tab: LiveTab;
  readonly parts: TableParts;
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** First and last row below the header row. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** The column number of the cell at an index of a row of `parts`. */
  columnOf(index: number): number;
  /** What the header of that cell is called. */
  nameOf(index: number): string;
  /** What has to be written so that the cells are as they should be. What a person put there goes to `theirs`. */
  wrong(cells: Iterable<readonly [row: number, column: number, cell: Cell]>): CellInput[];
  readonly theirs: Damage[];
  isCovered(row: number, column: number): boolean;
  /** Somebody planned something in this row. */
  isUsed(row: number): boolean;
}

/** More of the same helps nobody. */
const mostListed = 20;
const quotedLength = 40;

export function tableDamages<Column extends string>(tab: LiveTab, kind: TableKind<Column>): Damage[] {
  const { columns, headers } = kind;
  const table = findTable(tab.values, columns, kind.allHeaders);
  if (!table) {
    const names = columns.slice(0, 4).map((column) => headers[column]);
    return [damage("noTable", tab.name, { names: names.join(", ") })];
  }
  const { headerRow, keyRow } = table;
  const keyCell = cellOf(tab, Math.max(headerRow - 1, 1), 1);
  if (keyRow === null) {
    const above = tab.values[headerRow - 2];
    const isFree = above && columns.every((column) => (above[(table.columns[column] ?? 0) - 1] ?? "") === "");
    if (!isFree) return [damage("keys", keyCell, {}, () => tab.sheet.insertRowBefore(headerRow), true)];
  }
  if (keyRow !== null && keyRow !== headerRow - 1) return [damage("gap", keyCell)];
  const missing = columns.filter((column) => table.columns[column] === undefined);
  if (missing.length > 0) return missingColumns(tab, kind, table, missing);

  const { place, parts } = placedParts(tab, kind, table);
  const lacking = parts.head.length - headerRow;
  if (lacking > 0)
    return [damage("rowsAbove", cellOf(tab, 1, 1), {}, () => tab.sheet.insertRowsBefore(1, lacking), true)];
  if (place.lastRow > tab.rows)
    return [damage("grid", tab.name, {}, () => growGrid(tab.sheet, place.lastRow, tab.columns), true)];

  const live = liveTable(tab, kind, table);
  // The table's formulas look at the rows above: they cannot be compared before those follow again.
  const damages = isApart(live, headerRow)
    ? [damage("gap", keyCell)]
    : [...headDamages(live, headerRow, keyCell), ...columnDamages(live)];
  return [...damages, ...live.theirs.slice(0, mostListed)];
}

/** Rows were inserted between the table and what stands above it, where our formulas no longer expect it. */
function isApart({ tab, parts, columnOf }: LiveTable, headerRow: number): boolean {
  const { head } = parts;
  const matches = (shift: number) =>
    head.slice(0, -2).some((row, at) =>
      row.some(({ formula }, index) => {
        const found = formulaAt(tab, headerRow - head.length + 1 + at - shift, columnOf(index));
        return formula !== undefined && found !== "" && ownerOf(formula, found, "") !== "theirs";
      }),
    );
  return !matches(0) && [1, 2, 3].some(matches);
}

/** The rows above the table, its keys, its header, what is frozen, and the rules, which look at the rows above. */
function headDamages(live: LiveTable, headerRow: number, keyCell: string): Damage[] {
  const { tab } = live;
  const { head } = live.parts;
  const headCells = (from: number, to: number) =>
    live.wrong(
      head.slice(from, to).flatMap((row, at) =>
        row.map((cell, index) => {
          const fromTop = (from < 0 ? head.length + from : from) + at;
          return [headerRow - head.length + 1 + fromTop, live.columnOf(index), cell] as const;
        }),
      ),
    );
  const found: Damage[] = [];
  const cellsToWrite = (code: "block" | "headers", cells: readonly CellInput[]) => {
    if (cells.length === 0) return;
    const cell = cellOf(tab, cells[0]!.row, cells[0]!.column);
    const pasted = quotedPasted(cells);
    found.push(damage(code, cell, { pasted }, () => writeInputs(tab.sheet, cells)));
  };
  if (headerRow >= head.length) cellsToWrite("block", headCells(0, head.length - 2));
  const keys = headCells(-2, head.length - 1);
  if (keys.length > 0 || !tab.sheet.isRowHiddenByUser(headerRow - 1)) {
    found.push(
      damage("keys", keyCell, {}, () => {
        writeInputs(tab.sheet, keys);
        tab.sheet.hideRows(headerRow - 1);
      }),
    );
  }
  cellsToWrite("headers", headCells(-1, head.length));
  if (tab.frozenRows < headerRow)
    found.push(damage("frozen", cellOf(tab, headerRow, 1), {}, () => tab.sheet.setFrozenRows(headerRow)));
  return [...found, ...ruleDamage(tab, live.parts.rules)];
}

function liveTable<Column extends string>(
  tab: LiveTab,
  kind: TableKind<Column>,
  table: Table<Column>,
): LiveTable {
  const { columns, headers } = kind;
  const { place, parts, isUsed } = placedParts(tab, kind, table);
  const positions = columns.map((column) => table.columns[column]!);
  const covered = new Set<string>();
  const theirs: Damage[] = [];
  const body = tab.sheet.getRange(table.headerRow + 1, 1, place.lastRow - table.headerRow, tab.columns);
  for (const merged of body.getMergedRanges()) {
    theirs.push(damage("merged", `${tab.name}!${merged.getA1Notation()}`));
    const [row, column, width] = [merged.getRow(), merged.getColumn(), merged.getNumColumns()];
    for (let at = 1; at < merged.getNumRows() * width; at++)
      covered.add(`${row + Math.floor(at / width)} ${column + (at % width)}`);
  }
  const isCovered = (row: number, column: number) => covered.has(`${row} ${column}`);
  return {
    tab,
    parts,
    sheets: kind.sheets,
    firstRow: table.headerRow + 1,
    lastRow: place.lastRow,
    columnOf: (index) => positions[index]!,
    nameOf: (index) => headers[columns[index]!],
    isCovered,
    isUsed,
    theirs,
    wrong: (cells) => {
      const inputs: CellInput[] = [];
      for (const [row, column, cell] of cells) {
        if (column > tab.columns || isCovered(row, column)) continue;
        const value = valueAt(tab, row, column);
        const formula = formulaAt(tab, row, column);
        const input: CellInput = { row, column, cell, format: formatOf(cell, looks("")) };
        if (cell.formula === undefined) {
          const isEmpty = (cell.value ?? cell.text ?? "") === "";
          if (value === "" && formula === "" && !isEmpty) inputs.push(input);
          continue;
        }
        const owner = ownerOf(cell.formula, formula, value, formatOf(cell, looks("")));
        const isPasted = formula === "" && value !== "";
        if (owner === "damaged") inputs.push(isPasted ? { ...input, pasted: quote(tab, value) } : input);
        if (owner !== "theirs") continue;
        const content = formula === "" ? quote(tab, value) : formula.slice(0, quotedLength);
        const mend = () => {
          writeInputs(tab.sheet, [input]);
          const place = tab.sheet.getRange(row, column);
          place.setNote([place.getNote(), formula || quote(tab, value)].filter(Boolean).join("\n"));
        };
        theirs.push({ ...damage("typedOver", cellOf(tab, row, column), { content }, mend), isAsked: true });
      }
      return inputs;
    },
  };
}

function quote(tab: LiveTab, value: unknown): string {
  return tab.days.shown(value).slice(0, quotedLength);
}

/** Where a table stands; null: it is not there or not whole. */
export function placeOf<Column extends string>(tab: LiveTab, kind: TableKind<Column>): Place<Column> | null {
  const table = findTable(tab.values, kind.columns, kind.allHeaders);
  if (!table || kind.columns.some((column) => !table.columns[column])) return null;
  return placedParts(tab, kind, table).place;
}

/** Columns that are gone count as standing behind the last one. */
function placedParts<Column extends string>(
  tab: LiveTab,
  kind: TableKind<Column>,
  table: Table<Column>,
): { place: Place<Column>; parts: TableParts; isUsed(row: number): boolean } {
  const { columns } = kind;
  const { headerRow } = table;
  const letters = { ...newLetters(columns) };
  for (const column of columns) letters[column] = columnLetter(table.columns[column] ?? tab.columns + 1);
  const sample = kind.parts({ letters, headerRow, lastRow: headerRow + 1 }).spareRow(headerRow + 1);
  const typedIn = columns.filter((_, index) => sample[index]?.formula === undefined);
  const isUsed = (row: number) =>
    typedIn.some((column) => {
      const value = valueAt(tab, row, table.columns[column] ?? 0);
      return value !== "" && value !== false;
    });
  const lastUsed = tab.values.reduce<number>((last, _, at) => (isUsed(at + 1) ? at + 1 : last), headerRow);
  const lastRow = Math.max(lastRowOf(tab, headerRow, lastUsed, kind.spareRows), headerRow + 1);
  const place = { letters, headerRow, lastRow };
  return { place, parts: kind.parts(place), isUsed };
}

function missingColumns<Column extends string>(
  tab: LiveTab,
  kind: TableKind<Column>,
  table: Table<Column>,
  missing: readonly Column[],
): Damage[] {
  const { headers } = kind;
  const names = missing.map((column) => headers[column]).join(", ");
  const known = Object.values<number | undefined>(table.columns).filter((at) => at !== undefined);
  const last = Math.max(...known);
  const nameless = Array.from({ length: last }, (_, at) => at + 1).filter(
    (column) =>
      !known.includes(column) &&
      valueAt(tab, table.headerRow, column) === "" &&
      tab.values.slice(table.headerRow).some((row) => (row[column - 1] ?? "") !== ""),
  );
  // It may be the one that is missing; an empty one beside it would not help.
  if (nameless.length > 0)
    return nameless.map((column) => damage("noHeader", cellOf(tab, table.headerRow, column), { names }));
  if (missing.some((column) => kind.needed.includes(column)))
    return [damage("lostColumn", tab.name, { names })];
  return [damage("missingColumn", tab.name, { names }, () => addColumns(tab, kind, table, missing), true)];
}

/** At the end of the table, each with what its cells need. */
function addColumns<Column extends string>(
  tab: LiveTab,
  kind: TableKind<Column>,
  table: Table<Column>,
  missing: readonly Column[],
): void {
  const { columns } = kind;
  const { place, isUsed } = placedParts(tab, kind, table);
  const letters: Record<Column, string> = { ...place.letters };
  const end = Math.max(...columns.map((column) => table.columns[column] ?? 0));
  let next = Math.min(end, tab.columns);
  const added: { index: number; column: number }[] = [];
  for (const column of missing) {
    const index = columns.indexOf(column);
    letters[column] = columnLetter(next + 1);
    added.push({ index, column: ++next });
  }
  const parts = kind.parts({ ...place, letters });
  const first = added[0]!.column;
  tab.sheet.insertColumnsAfter(first - 1, added.length);
  // Beside a group they may have joined it, and be folded away.
  const depth = tab.sheet.getColumnGroupDepth(first);
  if (depth > 0) {
    tab.sheet.getRange(1, first, 1, added.length).shiftColumnGroupDepth(-depth);
    tab.sheet.showColumns(first, added.length);
  }
  const from = place.headerRow - 1;
  const rows = [
    ...parts.head.slice(-2),
    ...Array.from({ length: place.lastRow - place.headerRow }, (_, at) => parts.spareRow(from + 2 + at)),
  ].map((row) => added.map(({ index }) => row[index] ?? {}));
  const made = new Map<string, GoogleAppsScript.Spreadsheet.DataValidation>();
  const validation = (choice: Choice | undefined) => {
    if (!choice) return null;
    const key = JSON.stringify(choice);
    const known = made.get(key) ?? buildValidation(choice, kind.sheets);
    made.set(key, known);
    return known;
  };
  const range = tab.sheet
    .getRange(from, first, rows.length, added.length)
    .setDataValidations(
      rows.map((_, at) =>
        added.map(({ index }) => (at > 1 && isUsed(from + at) ? validation(parts.choices[index]) : null)),
      ),
    );
  writeCells(
    range,
    rows,
    rows.map((row) => row.map((cell) => formatOf(cell, looks("")))),
  );
}
