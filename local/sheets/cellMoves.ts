import { type Zone, zoneContains } from "./a1";
import { asText } from "./parseTyped";
import type { CellValue, SpreadsheetFile } from "./SpreadsheetFile";
import { setValidation, validationAt } from "./validation";

export interface CopyParts {
  contents: boolean;
  /** Results instead of formulas. */
  values: boolean;
  looks: boolean;
  validations: boolean;
}

/** Copies cells; a larger destination is filled with whole repetitions. Formulas' references move along. */
export function copyCells(
  file: SpreadsheetFile,
  from: { sheetId: string; zone: Zone },
  to: { sheetId: string; zone: Zone },
  parts: CopyParts,
): void {
  const height = from.zone.bottom - from.zone.top + 1;
  const width = from.zone.right - from.zone.left + 1;
  const filled = (size: number, room: number) => size * Math.max(1, Math.floor(room / size));
  const rows = filled(height, to.zone.bottom - to.zone.top + 1);
  const columns = filled(width, to.zone.right - to.zone.left + 1);
  const copies: (() => void)[] = [];
  file.flush();
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const source = { row: from.zone.top + (r % height), col: from.zone.left + (c % width) };
      const target = { row: to.zone.top + r, col: to.zone.left + c };
      const stored = file.stored(from.sheetId, source.row, source.col);
      let content = stored.content ?? "";
      if (parts.values && content.startsWith("=")) {
        const value = file.eventValue(from.sheetId, source.row, source.col) ?? "";
        content =
          file.evaluated(from.sheetId, source.row, source.col).type === "text"
            ? asText(value).content
            : value;
      } else if (content.startsWith("=")) {
        content = file.translateFormula(
          from.sheetId,
          content,
          target.col - source.col,
          target.row - source.row,
        );
      }
      const validation = parts.validations ? validationAt(file, from.sheetId, source.row, source.col) : null;
      copies.push(() => {
        if (parts.looks) {
          const style = Object.keys(stored.style).length > 0 ? stored.style : null;
          file.patch(to.sheetId, target.row, target.col, { style, format: stored.format });
        }
        if (parts.contents) file.patch(to.sheetId, target.row, target.col, { content });
        if (parts.validations) {
          const cell = { top: target.row, bottom: target.row, left: target.col, right: target.col };
          setValidation(file, to.sheetId, [cell], validation);
        }
      });
    }
  }
  for (const copy of copies) copy();
}

/** Sorts rows by columns (counted from 1 in the sheet). Contents, looks and notes move; empty cells come last. */
export function sortRows(
  file: SpreadsheetFile,
  sheetId: string,
  zone: Zone,
  keys: { column: number; ascending: boolean }[],
): void {
  const rows = Array.from({ length: zone.bottom - zone.top + 1 }, (_, k) => zone.top + k);
  const order = [...rows].sort((a, b) => {
    for (const { column, ascending } of keys) {
      const difference = compareCells(
        file.value(sheetId, a, column - 1).value,
        file.value(sheetId, b, column - 1).value,
        ascending,
      );
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const moves = order.map((source, index) => ({ source, target: zone.top + index }));
  const patches: (() => void)[] = [];
  for (const { source, target } of moves) {
    for (let col = zone.left; col <= zone.right; col++) {
      const { style, format, content } = file.stored(sheetId, source, col);
      const moved = content?.startsWith("=")
        ? file.translateFormula(sheetId, content, 0, target - source)
        : content;
      const look = Object.keys(style).length > 0 ? style : null;
      patches.push(() => file.patch(sheetId, target, col, { content: moved ?? "", style: look, format }));
    }
  }
  for (const patch of patches) patch();
  const getters = file.grid;
  const notes = file.sheetState(sheetId).notes;
  if (notes.length === 0) return;
  const newRow = new Map(moves.map(({ source, target }) => [source, target]));
  file.setSheetState(
    sheetId,
    "notes",
    notes.map((note) => {
      const cell = note.ranges[0]!.zone;
      if (!zoneContains(zone, cell)) return note;
      const row = newRow.get(cell.top)!;
      return { ...note, ranges: [getters.getRangeFromZone(sheetId, { ...cell, top: row, bottom: row })] };
    }),
  );
}

/** Numbers before texts before booleans; upside down when descending, but empty cells always last. */
function compareCells(a: CellValue, b: CellValue, ascending: boolean): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const rank = (value: CellValue) => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);
  let difference = rank(a) - rank(b);
  if (difference === 0) {
    difference =
      typeof a === "string" ? a.toLowerCase().localeCompare(String(b).toLowerCase()) : Number(a) - Number(b);
  }
  return ascending ? difference : -difference;
}
