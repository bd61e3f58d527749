/** Writes cells of which the contents are described, so that texts stay texts and formulas formulas under any format. */
import { serviceProblem } from "../../answer";
import type { Cell } from "../tabs/sheetContent";
import { generalFormat, safeText, writingFormat } from "./safeText";

type Range = GoogleAppsScript.Spreadsheet.Range;
type Content = Pick<Cell, "text" | "formula" | "value">;

/**
 * Sets the formats and the contents of a range. The columns of a typed table keep formats of their own. `formats` null:
 * all cells have the general one already.
 */
export function writeCells(
  range: Range,
  cells: readonly (readonly Content[])[],
  formats: readonly (readonly string[])[] | null,
): void {
  if (!formats) {
    range.setValues(cells.map((row) => row.map((cell) => input(cell, generalFormat))));
    return;
  }
  const first = cells.map((row, at) => row.map((cell, index) => writingFormat(cell, formats[at]![index]!)));
  const isSet = unlessTyped(() => range.setNumberFormats(first));
  range.setValues(
    cells.map((row, at) => row.map((cell, index) => input(cell, isSet ? first[at]![index]! : generalFormat))),
  );
  const isKept = first.every((row, at) => row.every((format, index) => format === formats[at]![index]));
  if (isSet && !isKept) range.setNumberFormats(formats.map((row) => [...row]));
}

/** What `setValues` gets for a cell that has this number format. */
function input(cell: Content, format: string): string | number | boolean {
  if (cell.formula !== undefined) return cell.formula;
  if (cell.value !== undefined) return cell.value;
  return cell.text === undefined ? "" : safeText(cell.text, format);
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
