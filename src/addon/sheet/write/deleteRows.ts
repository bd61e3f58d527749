/**
 * Deletes rows of the Milestones table. Sheets knows a row by its address only: when somebody moves rows between the last
 * look and the deletion, it takes another one, which is put back with what stood in it at that look.
 */
import { Refusal } from "../../answer";
import { contentOf, type ReadPlan } from "../read/readPlan";
import type { Cell } from "../tabs/sheetContent";
import { contentCells, rowsBefore, standingAsRead } from "./landing";
import { movedFormula } from "./movedFormula";
import { writeCells } from "./writeCells";

/** What was deleted, and the table as it stood right before. */
export interface Deletion {
  readonly before: ReadPlan;
  readonly formulas: readonly (readonly string[])[];
  readonly rows: readonly number[];
}

/**
 * Throws when a row is no longer what was read. `keepRow`: what becomes of a further row that Google does not let us
 * delete; without it, the error is the caller's.
 */
export function deleteInserted(
  read: ReadPlan,
  rows: readonly number[],
  keepRow?: (row: number, error: unknown) => void,
): Deletion {
  const { sheet } = read.table;
  const formulas = sheet.getDataRange().getFormulas();
  const deleted: number[] = [];
  let before = read;
  for (const row of [...rows].sort((a, b) => b - a)) {
    try {
      const now = standingAsRead(read, [], contentCells(read, [row]));
      if (!now) throw new Refusal({ code: "changedMeanwhile" });
      if (deleted.length === 0) before = now;
      sheet.deleteRow(row);
      deleted.push(row);
    } catch (error) {
      // A row that is deleted cannot come back, so from then on there is no way back.
      if (!keepRow || deleted.length === 0) throw error;
      keepRow(row, error);
    }
  }
  return { before, formulas, rows: deleted };
}

/** Puts back rows that went instead of those meant, which still stand `now`. Returns where they stand again. */
export function putBackLost(deletion: Deletion, now: ReadPlan): readonly number[] {
  const { before, formulas } = deletion;
  const { sheet, headerRow } = now.table;
  const known = rowsBefore(before, now);
  const placeOf = new Map([...known].map(([row, was]) => [was, row]));
  const places = wronglyGone(deletion, placeOf).map((was) => {
    let above = was - 1;
    while (above > before.table.headerRow && !placeOf.has(above)) above--;
    return { was, row: (placeOf.get(above) ?? headerRow) + 1 };
  });
  for (const { was, row } of [...places].reverse()) {
    const values = before.table.values[was - 1]!;
    // Below the header it would look like it.
    if (row === headerRow + 1) sheet.insertRowsBefore(row, 1);
    else sheet.insertRowsAfter(row - 1, 1);
    const range = sheet.getRange(row, 1, 1, values.length);
    const cells = values.map((value, index) =>
      cellAgain(before, value, formulas[was - 1]?.[index] ?? "", was, row),
    );
    writeCells(range, [cells], range.getNumberFormats());
  }
  return places.map(({ row }, at) => row + at);
}

/** The rows of the reading that were deleted in the place of those meant, in their order. */
function wronglyGone({ before, rows }: Deletion, placeOf: ReadonlyMap<number, number>): readonly number[] {
  const still = rows.filter((row) => placeOf.has(row));
  if (still.length === 0) return [];
  const gone = before.table.values
    .map((_, index) => index + 1)
    .filter((row) => row > before.table.headerRow && !placeOf.has(row) && !rows.includes(row))
    .filter((row) =>
      (["step", "milestone"] as const).some((column) => contentOf(before, row, column) !== ""),
    );
  const [row] = rows;
  if (row === undefined || rows.length > 1 || gone.length <= 1) return gone;
  // Somebody deleted rows too: ours took the one that had come to stand at the address.
  const place = placeOf.get(row)!;
  const wrong = row + (row - (place < row ? place : place + 1));
  return gone.includes(wrong) ? [wrong] : gone;
}

/** A cell of a row that moves from one address to another. */
function cellAgain(read: ReadPlan, value: unknown, formula: string, from: number, to: number): Cell {
  if (formula !== "") return { formula: movedFormula(formula, from, to) };
  if (typeof value === "number" || typeof value === "boolean") return { value };
  const day = typeof value === "object" ? read.days.day(value) : null;
  return typeof day === "number" ? { value: day } : { text: String(value) };
}
