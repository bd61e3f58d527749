/** Writes cells of which the contents are described, so that texts stay texts and formulas formulas under any format. */
import { serviceProblem } from "../../answer";
import type { Cell } from "../tabs/sheetContent";
import { generalFormat, safeText, writingFormat } from "./safeText";

type Range = GoogleAppsScript.Spreadsheet.Range;
type Content = Pick<Cell, "text" | "formula" | "value">;

/** A writing that is ready: one call writes the contents, and what only looks comes afterwards. */
export interface PreparedWrite {
  write(): void;
  finish(): void;
}

/**
 * Sets the formats and the contents of a range. The columns of a typed table keep formats of their own. `formats` null:
 * all cells have the general one already.
 */
export function writeCells(
  range: Range,
  cells: readonly (readonly Content[])[],
  formats: readonly (readonly string[])[] | null,
): void {
  const prepared = preparedCells(range, cells, formats);
  prepared.write();
  prepared.finish();
}

/** Sets the formats under which the contents are safe. */
export function preparedCells(
  range: Range,
  cells: readonly (readonly Content[])[],
  formats: readonly (readonly string[])[] | null,
): PreparedWrite {
  if (!formats) {
    const values = cells.map((row) => row.map((cell) => input(cell, generalFormat)));
    return { write: () => range.setValues(values), finish: () => {} };
  }
  const first = cells.map((row, at) => row.map((cell, index) => writingFormat(cell, formats[at]![index]!)));
  const isSet = unlessTyped(() => range.setNumberFormats(first));
  const has = isSet ? first : range.getNumberFormats();
  const values = cells.map((row, at) => row.map((cell, index) => input(cell, has[at]![index]!)));
  const isKept = first.every((row, at) => row.every((format, index) => format === formats[at]![index]));
  return {
    write: () => range.setValues(values),
    finish: () => {
      if (isSet && !isKept) range.setNumberFormats(formats.map((row) => [...row]));
    },
  };
}

/**
 * Appends rows below everything in a tab, each in one call, so that nobody can come in between. `expected` is where they
 * will stand, which gets the formats; `lines` begin with the first column of the tab.
 */
export function appendLines(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  expected: Range,
  lines: readonly (readonly Content[])[],
  formats: readonly (readonly string[])[],
): void {
  const before = lines[0]!.length - formats[0]!.length;
  const first = formats.map((row, at) =>
    row.map((format, index) => writingFormat(lines[at]![before + index]!, format)),
  );
  const isSet = unlessTyped(() => expected.setNumberFormats(first));
  lines.forEach((line, at) => {
    sheet.appendRow(
      line.map((cell, index) => input(cell, (isSet && first[at]![index - before]) || generalFormat)),
    );
  });
  if (isSet && first.some((row, at) => row.some((format, index) => format !== formats[at]![index])))
    expected.setNumberFormats(formats.map((row) => [...row]));
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
