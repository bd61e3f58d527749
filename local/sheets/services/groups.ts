import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { SpreadsheetFile } from "../SpreadsheetFile";
import { GroupControlTogglePosition } from "./enums";
import { Range } from "./Range";
import { defineService, type EnumMember, Service } from "./service";

type Lines = "ROW" | "COL";

const MAX_DEPTH = 8;

function allGroups(file: SpreadsheetFile, sheetId: string, lines: Lines) {
  return file.grid.getHeaderGroups(sheetId, lines);
}

/** How many groups a row or column (from 0) lies in. */
export function groupDepth(file: SpreadsheetFile, sheetId: string, lines: Lines, index: number): number {
  return allGroups(file, sheetId, lines).filter((group) => group.start <= index && index <= group.end).length;
}

export function shiftGroupDepth(
  file: SpreadsheetFile,
  sheetId: string,
  lines: Lines,
  start: number,
  end: number,
  delta: number,
): void {
  if (start === 0 && togglePosition(file, sheetId, lines) === GroupControlTogglePosition.BEFORE) {
    throw new Refusal("The first row or column cannot be grouped while the toggle stands before the group.");
  }
  for (let step = 0; step < Math.abs(delta); step++) {
    if (delta > 0) {
      if (groupDepth(file, sheetId, lines, start) >= MAX_DEPTH) return;
      file.change("GROUP_HEADERS", { sheetId, dimension: lines, start, end });
    } else if (groupDepth(file, sheetId, lines, start) > 0) {
      file.change("UNGROUP_HEADERS", { sheetId, dimension: lines, start, end });
    }
  }
}

/** A group of rows or columns at a depth (1 is the outermost). */
export class Group extends Service {
  constructor(
    session: ScriptSession,
    private readonly sheetId: string,
    private readonly lines: Lines,
    private readonly start: number,
    private readonly end: number,
    private readonly depth: number,
  ) {
    super(session);
  }
  private change(type: "FOLD_HEADER_GROUP" | "UNFOLD_HEADER_GROUP" | "UNGROUP_HEADERS"): void {
    const { sheetId, lines: dimension, start, end } = this;
    this.session.file.change(type, { sheetId, dimension, start, end });
  }
  collapse(): this {
    this.change("FOLD_HEADER_GROUP");
    return this;
  }
  expand(): this {
    this.change("UNFOLD_HEADER_GROUP");
    return this;
  }
  remove(): void {
    this.change("UNGROUP_HEADERS");
  }
  isCollapsed(): boolean {
    return this.session.file.grid.isGroupFolded(this.sheetId, this.lines, this.start, this.end);
  }
  getDepth(): number {
    return this.depth;
  }
  getControlIndex(): number {
    const position = togglePosition(this.session.file, this.sheetId, this.lines);
    return position === GroupControlTogglePosition.BEFORE ? this.start : this.end + 2;
  }
  getRange(): Range {
    const { file } = this.session;
    const zone =
      this.lines === "ROW"
        ? { top: this.start, bottom: this.end, left: 0, right: file.columnCount(this.sheetId) - 1 }
        : { left: this.start, right: this.end, top: 0, bottom: file.rowCount(this.sheetId) - 1 };
    return new Range(this.session, this.sheetId, zone);
  }
}

export function groupAt(
  session: ScriptSession,
  sheetId: string,
  lines: Lines,
  index: number,
  depth: number,
): Group {
  const groups = allGroups(session.file, sheetId, lines)
    .filter((group) => group.start <= index && index <= group.end)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const group = groups[depth - 1];
  if (!group) {
    const what = lines === "ROW" ? "row" : "column";
    throw new Refusal(`A ${what} group does not exist at index ${index + 1} and group depth ${depth}`);
  }
  return new Group(session, sheetId, lines, group.start, group.end, depth);
}

export function foldAllGroups(file: SpreadsheetFile, sheetId: string, lines: Lines, fold: boolean): void {
  const groups = allGroups(file, sheetId, lines);
  if (groups.length === 0) {
    throw new Refusal(`There are no ${lines === "ROW" ? "row" : "column"} groups in the sheet.`);
  }
  for (const { start, end } of groups) {
    file.change(fold ? "FOLD_HEADER_GROUP" : "UNFOLD_HEADER_GROUP", {
      sheetId,
      dimension: lines,
      start,
      end,
    });
  }
}

/** The engine always draws the toggle after the group; where the script wants it is only remembered. */
const togglePositions = new WeakMap<SpreadsheetFile, Map<string, EnumMember>>();

export function setTogglePosition(
  file: SpreadsheetFile,
  sheetId: string,
  lines: Lines,
  position: EnumMember,
): void {
  const known = togglePositions.get(file) ?? new Map<string, EnumMember>();
  known.set(`${sheetId}/${lines}`, position);
  togglePositions.set(file, known);
}

export function togglePosition(file: SpreadsheetFile, sheetId: string, lines: Lines): EnumMember {
  return togglePositions.get(file)?.get(`${sheetId}/${lines}`) ?? GroupControlTogglePosition.AFTER;
}

defineService(Group, "SpreadsheetApp.Group", {
  collapse: "",
  expand: "",
  remove: "",
  isCollapsed: "",
  getDepth: "",
  getControlIndex: "",
  getRange: "",
});
