/**
 * Finds the columns of a table in the values of its tab: by the hidden row of keys first, then by the words of the
 * header row, wherever both have moved to.
 */
import type { Values } from "../tabs/sheetContent";

export interface Table<Column extends string> {
  /** Column numbers in the sheet, from 1. */
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** Row number of the header row. */
  readonly headerRow: number;
  /** Row number of the hidden row of keys, or null when it is gone. */
  readonly keyRow: number | null;
  /** Columns that stand twice, with the column number of the one that is not used. */
  readonly doubles: readonly { readonly column: Column; readonly at: number }[];
}

/** People put titles above a table, but not pages. */
const rowsSearched = 40;
/** So many of the names must stand in one row, so that a sentence does not pass for a header. */
const enough = 3;

/** Null when neither keys nor headers are there. `headers`: the header texts in each language the product speaks. */
export function findTable<Column extends string>(
  values: Values,
  columns: readonly Column[],
  headers: readonly Readonly<Record<Column, string>>[],
): Table<Column> | null {
  const keys = bestRow(
    values,
    columns.map((column) => [column, [column]] as const),
    // "Milestone" is a header, "milestone" a key.
    (text) => text,
  );
  const words = bestRow(
    values,
    columns.map((column) => [column, headers.map((texts) => texts[column])] as const),
    (text) => text.toLowerCase(),
  );
  if (!keys && !words) return null;
  const byKey = keys?.found ?? new Map<Column, number[]>();
  const byWord = words?.found ?? new Map<Column, number[]>();
  const found: Partial<Record<Column, number>> = {};
  const doubles: { column: Column; at: number }[] = [];
  for (const column of columns) {
    const all = byKey.get(column) ?? byWord.get(column) ?? [];
    const first = all[0];
    if (first === undefined) continue;
    found[column] = first;
    for (const at of all.slice(1)) doubles.push({ column, at });
  }
  const keyRow = keys ? keys.row : null;
  const headerRow = words && (keyRow === null || words.row > keyRow) ? words.row : keyRow! + 1;
  return { columns: found, headerRow, keyRow, doubles };
}

function bestRow<Column extends string>(
  values: Values,
  names: readonly (readonly [Column, readonly string[]])[],
  compared: (text: string) => string,
): { row: number; found: Map<Column, number[]> } | null {
  const columnsOf = new Map<string, Column[]>();
  for (const [column, spellings] of names) {
    for (const name of new Set(spellings.map(compared)))
      columnsOf.set(name, [...(columnsOf.get(name) ?? []), column]);
  }
  let best: { row: number; found: Map<Column, number[]> } | null = null;
  values.slice(0, rowsSearched).forEach((cells, at) => {
    const found = new Map<Column, number[]>();
    cells.forEach((cell, index) => {
      const text = typeof cell === "string" ? compared(cell.trim()) : "";
      if (text === "") return;
      for (const column of columnsOf.get(text) ?? [])
        found.set(column, [...(found.get(column) ?? []), index + 1]);
    });
    if (found.size >= enough && (!best || found.size > best.found.size)) best = { row: at + 1, found };
  });
  return best;
}
