import { Refusal } from "./Refusal";
import type { SpreadsheetFile } from "./SpreadsheetFile";

/** What both scripts and people do to tabs, rows and columns, with Google's refusals. */
export type Lines = "ROW" | "COL";

/** Google's sheet ids are numbers; tabs made in the mounted interface have other ids. */
export function sheetNumber(sheetId: string): number {
  if (/^\d+$/.test(sheetId)) return Number(sheetId);
  let hash = 7;
  for (const letter of sheetId) hash = (hash * 31 + letter.charCodeAt(0)) % 2_000_000_000;
  return hash;
}

const NAME_LIMIT = 100;

export function checkTabName(file: SpreadsheetFile, name: string, own: string | null): void {
  if (name.trim() === "") throw new Refusal("Invalid argument: name");
  if (name.length > NAME_LIMIT) throw new Refusal("The sheet name cannot be greater than 100 characters.");
  if (name.includes("'")) throw new Error("not implemented in the stand-in: an apostrophe in a sheet's name");
  const taken = file.sheetIdByName(name);
  if (taken !== null && taken !== own) {
    throw new Refusal(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}

export function renameTab(file: SpreadsheetFile, sheetId: string, name: string): void {
  checkTabName(file, name, sheetId);
  const oldName = file.sheetName(sheetId);
  if (oldName !== name) file.change("RENAME_SHEET", { sheetId, oldName, newName: name });
}

export function freeTabName(file: SpreadsheetFile, name: string): string {
  let free = name;
  for (let k = 2; file.sheetIdByName(free) !== null; k++) free = `${name} ${k}`;
  return free;
}

/** Moves a tab to a place counted from 0 among all tabs. */
export function moveTab(file: SpreadsheetFile, sheetId: string, index: number): void {
  const current = file.sheetIds().indexOf(sheetId);
  if (current === index) return;
  // The engine counts steps over visible tabs only.
  const [low, high] = current < index ? [current + 1, index] : [index, current - 1];
  const steps = file
    .sheetIds()
    .slice(low, high + 1)
    .filter((id) => file.grid.isSheetVisible(id)).length;
  if (steps > 0) file.change("MOVE_SHEET", { sheetId, delta: current < index ? steps : -steps });
}

export function insertLines(
  file: SpreadsheetFile,
  sheetId: string,
  dimension: Lines,
  base: number,
  position: "before" | "after",
  quantity: number,
): void {
  file.change("ADD_COLUMNS_ROWS", {
    sheetId,
    sheetName: file.sheetName(sheetId),
    dimension,
    base,
    position,
    quantity,
  });
}

export function deleteLines(
  file: SpreadsheetFile,
  sheetId: string,
  dimension: Lines,
  first: number,
  count: number,
  check: () => void,
): void {
  const what = dimension === "ROW" ? "rows" : "columns";
  const total = dimension === "ROW" ? file.rowCount(sheetId) : file.columnCount(sheetId);
  if (first < 0 || count < 1 || first + count > total) throw new Refusal(`Those ${what} are out of bounds.`);
  if (count === total) throw new Refusal(`You can't delete all the ${what} on the sheet.`);
  const panes = file.grid.getPaneDivisions(sheetId);
  const frozen = dimension === "ROW" ? panes.ySplit : panes.xSplit;
  if (frozen > 0 && first <= frozen && first + count === total) {
    throw new Refusal(`You can't delete all non-frozen ${what}.`);
  }
  check();
  // The engine stumbles over a selection of several rows of which some go away.
  if (file.activeSheetId() === sheetId) {
    const { top, left } = file.grid.getSelectedZone();
    file.select(sheetId, { top, bottom: top, left, right: left });
  }
  const elements = Array.from({ length: count }, (_, k) => first + k);
  file.change("REMOVE_COLUMNS_ROWS", { sheetId, sheetName: file.sheetName(sheetId), dimension, elements });
}

/** Moves lines so that they stand before the line that is at `before` now. */
export function moveLines(
  file: SpreadsheetFile,
  sheetId: string,
  dimension: Lines,
  first: number,
  last: number,
  before: number,
): void {
  const total = dimension === "ROW" ? file.rowCount(sheetId) : file.columnCount(sheetId);
  if (before < 0 || before > total)
    throw new Refusal(`Those ${dimension === "ROW" ? "rows" : "columns"} are out of bounds.`);
  if (before >= first && before <= last + 1) return;
  const elements = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  // The engine counts a move downwards from the line that will stand before it.
  const down = before > last;
  file.inSheet(sheetId, () =>
    file.change("MOVE_COLUMNS_ROWS", {
      sheetId,
      sheetName: file.sheetName(sheetId),
      dimension,
      base: down ? before - 1 : before,
      elements,
      position: down ? "after" : "before",
    }),
  );
}
