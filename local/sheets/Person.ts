import { cellsOf, parseA1, type Zone, zoneContains, zonesOverlap } from "./a1";
import { copyCells, sortRows } from "./cellMoves";
import { pasteRules } from "./formatRules";
import {
  checkTabName,
  deleteLines,
  freeTabName,
  insertLines,
  type Lines,
  moveLines,
  moveTab,
  renameTab,
} from "./lines";
import type { Typed } from "./parseTyped";
import { EngineRefusal, Refusal } from "./Refusal";
import type { SpreadsheetFile } from "./SpreadsheetFile";
import type { ProtectedArea } from "./sheetState";
import { clearValidation, fitsValidation, rejectingZones, setValidation, validationAt } from "./validation";

export interface PersonOptions {
  /** The language of the person's Google account, for instance "de". It does not change how typing is read. */
  locale?: string;
  canEdit?: boolean;
  /** Came by a link, without an account: their edits start no simple triggers. */
  anonymous?: boolean;
}

/**
 * Somebody at the keyboard, without the add-on. Rows and columns count from 1, ranges are A1 texts. Every action says
 * whether it happened: false where Google would have shown a refusal instead.
 */
export class Person {
  constructor(
    readonly file: SpreadsheetFile,
    readonly name: string,
    readonly options: PersonOptions = {},
  ) {}

  // ---- Looking

  /** What the person sees in a cell. */
  sees(sheetName: string, a1: string): string {
    const { sheetId, zone } = this.place(sheetName, a1);
    return this.file.display(sheetId, zone.top, zone.left);
  }

  select(sheetName: string, a1: string): void {
    const { sheetId, zone } = this.place(sheetName, a1);
    this.file.bringToFront(sheetId);
    this.file.select(sheetId, zone);
  }

  // ---- Cells

  /** Types a text into a cell and presses Enter. */
  type(sheetName: string, a1: string, text: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const { row, col } = this.file.grid.getMainCellPosition({ sheetId, row: zone.top, col: zone.left });
      const cell = { top: row, bottom: row, left: col, right: col };
      const typed = this.file.typed(sheetId, row, col, text);
      this.checkValidation(sheetId, cell, typed);
      const oldValue = this.file.eventValue(sheetId, row, col);
      this.file.writeTyped(sheetId, row, col, typed);
      this.edited(sheetId, cell, { oldValue });
    });
  }

  /** Pastes a block of text, for instance from an e-mail: tabs between columns, line breaks between rows. */
  paste(sheetName: string, a1: string, block: string | readonly (readonly string[])[]): boolean {
    const rows = typeof block === "string" ? block.split(/\r?\n/).map((line) => line.split("\t")) : block;
    return this.act(sheetName, a1, (sheetId, start) => {
      const width = Math.max(...rows.map((row) => row.length));
      const zone = {
        top: start.top,
        left: start.left,
        bottom: start.top + rows.length - 1,
        right: start.left + width - 1,
      };
      this.grow(sheetId, zone);
      rows.forEach((row, r) => {
        row.forEach((text, c) => {
          const typed = this.file.typed(sheetId, zone.top + r, zone.left + c, text);
          this.file.writeTyped(sheetId, zone.top + r, zone.left + c, typed);
        });
      });
      // Pasting carries no values in the event, not even into one cell.
      this.edited(sheetId, zone);
    });
  }

  /** The Delete key. It takes checkboxes away, as Google's does. */
  clear(sheetName: string, a1: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const oldValue = this.file.eventValue(sheetId, zone.top, zone.left);
      for (const { row, col } of cellsOf(zone)) {
        if (validationAt(this.file, sheetId, row, col)?.criteria === "CHECKBOX") {
          clearValidation(this.file, sheetId, [{ top: row, bottom: row, left: col, right: col }]);
        }
        this.file.patch(sheetId, row, col, { content: "" });
      }
      const single = zone.top === zone.bottom && zone.left === zone.right;
      this.edited(sheetId, zone, single ? { oldValue } : undefined);
    });
  }

  /** Ticks or unticks boxes; cells without a box stay as they are. */
  tick(sheetName: string, a1: string, on = true): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const cells = [...cellsOf(zone)].filter(
        ({ row, col }) => validationAt(this.file, sheetId, row, col)?.criteria === "CHECKBOX",
      );
      if (cells.length === 0) throw new Refusal("There is no checkbox.");
      const oldValue = this.file.eventValue(sheetId, cells[0]!.row, cells[0]!.col);
      for (const { row, col } of cells)
        this.file.patch(sheetId, row, col, { content: on ? "TRUE" : "FALSE" });
      this.edited(sheetId, zone, cells.length === 1 ? { oldValue } : undefined);
    });
  }

  /** Copies cells and pastes them elsewhere: contents, looks, validation, conditional formats and notes. */
  copyPaste(sheetName: string, fromA1: string, toA1: string, toSheetName = sheetName): boolean {
    return this.pasteCells(sheetName, fromA1, toSheetName, toA1, false);
  }

  /** Cuts cells and pastes them elsewhere; references to them follow. */
  cutPaste(sheetName: string, fromA1: string, toA1: string, toSheetName = sheetName): boolean {
    return this.pasteCells(sheetName, fromA1, toSheetName, toA1, true);
  }

  copyRow(sheetName: string, row: number, ontoRow: number): boolean {
    return this.copyPaste(sheetName, `${row}:${row}`, `${ontoRow}:${ontoRow}`);
  }

  cutRows(sheetName: string, first: number, count: number, ontoRow: number): boolean {
    return this.cutPaste(sheetName, `${first}:${first + count - 1}`, `${ontoRow}:${ontoRow + count - 1}`);
  }

  private pasteCells(
    fromSheet: string,
    fromA1: string,
    toSheet: string,
    toA1: string,
    cut: boolean,
  ): boolean {
    return this.act(toSheet, toA1, (toId, corner) => {
      const from = this.place(fromSheet, fromA1);
      if (cut) this.checkProtection(from.sheetId, from.zone);
      const zone = {
        top: corner.top,
        left: corner.left,
        bottom: corner.top + from.zone.bottom - from.zone.top,
        right: corner.left + from.zone.right - from.zone.left,
      };
      this.grow(toId, zone);
      const to = { sheetId: toId, zone };
      const notes = this.notesIn(from);
      if (cut) {
        this.moveCells(from, to);
        this.setNotes(from, []);
      } else {
        copyCells(this.file, from, to, { contents: true, values: false, looks: true, validations: true });
      }
      this.setNotes(to, notes);
      pasteRules(this.file, from, to, cut);
      this.edited(toId, zone);
    });
  }

  /** The engine's own cut and paste: references, looks and validations move along. */
  private moveCells(from: { sheetId: string; zone: Zone }, to: { sheetId: string; zone: Zone }): void {
    const rules = this.file.sheetState(to.sheetId).rules;
    this.file.inSheet(from.sheetId, () => {
      if (!this.file.select(from.sheetId, from.zone)) throw new Refusal("Hidden cells cannot be cut.");
      this.file.change("CUT", {});
      this.file.bringToFront(to.sheetId);
      this.file.change("PASTE", { target: [to.zone] });
    });
    // The engine has pasted into its own copy of the rules; ours are the ones that count.
    this.file.setSheetState(to.sheetId, "rules", rules);
  }

  private notesIn({
    sheetId,
    zone,
  }: {
    sheetId: string;
    zone: Zone;
  }): { row: number; col: number; text: string }[] {
    return this.file
      .sheetState(sheetId)
      .notes.filter((note) => zoneContains(zone, note.ranges[0]!.zone))
      .map((note) => ({
        row: note.ranges[0]!.zone.top - zone.top,
        col: note.ranges[0]!.zone.left - zone.left,
        text: note.text,
      }));
  }

  private setNotes(
    { sheetId, zone }: { sheetId: string; zone: Zone },
    notes: { row: number; col: number; text: string }[],
  ): void {
    const before = this.file.sheetState(sheetId).notes;
    const kept = before.filter((note) => !zoneContains(zone, note.ranges[0]!.zone));
    if (notes.length === 0 && kept.length === before.length) return;
    const added = notes.map(({ row, col, text }) => {
      const cell = {
        top: zone.top + row,
        bottom: zone.top + row,
        left: zone.left + col,
        right: zone.left + col,
      };
      return { text, ranges: [this.file.grid.getRangeFromZone(sheetId, cell)] };
    });
    this.file.setSheetState(sheetId, "notes", [...kept, ...added]);
  }

  note(sheetName: string, a1: string, text: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const cell = { ...zone, bottom: zone.top, right: zone.left };
      this.setNotes({ sheetId, zone: cell }, text === "" ? [] : [{ row: 0, col: 0, text }]);
    });
  }

  setBackground(sheetName: string, a1: string, color: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      for (const { row, col } of cellsOf(zone)) this.file.patchStyle(sheetId, row, col, { fillColor: color });
    });
  }

  setNumberFormat(sheetName: string, a1: string, pattern: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      for (const { row, col } of cellsOf(zone)) this.file.setNumberFormat(sheetId, row, col, pattern);
    });
  }

  /** Insert > Checkbox. Cells keep TRUE; everything else becomes FALSE. */
  insertCheckboxes(sheetName: string, a1: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const none = { values: [], showDropdown: true, allowInvalid: false, helpText: null };
      setValidation(this.file, sheetId, [zone], { criteria: "CHECKBOX", ...none });
      for (const { row, col } of cellsOf(zone)) {
        const ticked = this.file.eventValue(sheetId, row, col) === "TRUE";
        this.file.patch(sheetId, row, col, { content: ticked ? "TRUE" : "FALSE" });
      }
      this.edited(sheetId, zone);
    });
  }

  merge(sheetName: string, a1: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) =>
      this.file.change("ADD_MERGE", { sheetId, target: [zone], force: true }),
    );
  }

  unmerge(sheetName: string, a1: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const merges = this.file.grid.getMerges(sheetId).filter((merge) => zonesOverlap(merge, zone));
      if (merges.length > 0) this.file.change("REMOVE_MERGE", { sheetId, target: merges });
    });
  }

  // ---- Rows and columns

  /** Inserts rows before a row; they look like the row that was there. */
  insertRows(sheetName: string, before: number, count = 1): boolean {
    return this.lines(sheetName, (sheetId) =>
      insertLines(this.file, sheetId, "ROW", before - 1, "before", count),
    );
  }

  /** Inserts rows below a row; they look like it. */
  insertRowsBelow(sheetName: string, row: number, count = 1): boolean {
    return this.lines(sheetName, (sheetId) =>
      insertLines(this.file, sheetId, "ROW", row - 1, "after", count),
    );
  }

  insertColumns(sheetName: string, before: number, count = 1): boolean {
    return this.lines(sheetName, (sheetId) =>
      insertLines(this.file, sheetId, "COL", before - 1, "before", count),
    );
  }

  deleteRows(sheetName: string, first: number, count = 1): boolean {
    return this.lines(sheetName, (sheetId) =>
      deleteLines(this.file, sheetId, "ROW", first - 1, count, () => {}),
    );
  }

  deleteColumns(sheetName: string, first: number, count = 1): boolean {
    return this.lines(sheetName, (sheetId) =>
      deleteLines(this.file, sheetId, "COL", first - 1, count, () => {}),
    );
  }

  /** Drags rows so that they stand before the row that is at `before` now. */
  moveRows(sheetName: string, first: number, count: number, before: number): boolean {
    return this.drag(sheetName, "ROW", first, count, before);
  }

  moveColumns(sheetName: string, first: number, count: number, before: number): boolean {
    return this.drag(sheetName, "COL", first, count, before);
  }

  private drag(sheetName: string, dimension: Lines, first: number, count: number, before: number): boolean {
    return this.lines(sheetName, (sheetId) => {
      moveLines(this.file, sheetId, dimension, first - 1, first + count - 2, before - 1);
      const start = before > first ? before - count - 1 : before - 1;
      const all = this.file.grid.getSheetZone(sheetId);
      const zone =
        dimension === "ROW"
          ? { ...all, top: start, bottom: start + count - 1 }
          : { ...all, left: start, right: start + count - 1 };
      this.edited(sheetId, zone);
    });
  }

  hideRows(sheetName: string, first: number, count = 1): boolean {
    return this.hide(sheetName, "ROW", "HIDE_COLUMNS_ROWS", first, count);
  }

  showRows(sheetName: string, first: number, count = 1): boolean {
    return this.hide(sheetName, "ROW", "UNHIDE_COLUMNS_ROWS", first, count);
  }

  hideColumns(sheetName: string, first: number, count = 1): boolean {
    return this.hide(sheetName, "COL", "HIDE_COLUMNS_ROWS", first, count);
  }

  showColumns(sheetName: string, first: number, count = 1): boolean {
    return this.hide(sheetName, "COL", "UNHIDE_COLUMNS_ROWS", first, count);
  }

  private hide(sheetName: string, dimension: Lines, type: string, first: number, count: number): boolean {
    const elements = Array.from({ length: count }, (_, k) => first - 1 + k);
    return this.lines(sheetName, (sheetId) => this.file.change(type, { sheetId, dimension, elements }));
  }

  /** Sorts a range by one of the sheet's columns. */
  sort(sheetName: string, a1: string, column: number, ascending = true): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      if (this.file.grid.getMerges(sheetId).some((merge) => zonesOverlap(merge, zone))) {
        throw new Refusal("You can't sort a range that contains merged cells.");
      }
      sortRows(this.file, sheetId, zone, [{ column, ascending }]);
    });
  }

  /** Puts a filter on a range and hides the rows with these displayed values in one of the sheet's columns. */
  filter(sheetName: string, a1: string, column: number, hiddenValues: string[]): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      this.removeFilterOf(sheetId);
      this.file.change("CREATE_TABLE", {
        sheetId,
        tableType: "static",
        ranges: [this.file.grid.getRangeDataFromZone(sheetId, zone)],
        config: PLAIN_FILTER,
      });
      this.file.inSheet(sheetId, () =>
        this.file.change("UPDATE_FILTER", {
          sheetId,
          col: column - 1,
          row: zone.top,
          value: { filterType: "values", hiddenValues },
        }),
      );
    });
  }

  removeFilter(sheetName: string): boolean {
    return this.lines(sheetName, (sheetId) => this.removeFilterOf(sheetId));
  }

  private removeFilterOf(sheetId: string): void {
    const tables = this.file.grid.getCoreTables(sheetId);
    if (tables.length === 0) return;
    this.file.change("REMOVE_TABLE", { sheetId, target: tables.map((table) => table.range.zone) });
  }

  // ---- Tabs

  insertTab(name: string, index = this.file.sheetIds().length + 1): boolean {
    return this.try(() => {
      checkTabName(this.file, name, null);
      const position = index - 1;
      this.file.change("CREATE_SHEET", {
        sheetId: this.file.newSheetId(),
        position,
        name,
        rows: 1000,
        cols: 26,
      });
    });
  }

  renameTab(name: string, newName: string): boolean {
    return this.lines(name, (sheetId) => renameTab(this.file, sheetId, newName));
  }

  /** Moves a tab to a place counted from 1. */
  moveTab(name: string, index: number): boolean {
    return this.lines(name, (sheetId) => moveTab(this.file, sheetId, index - 1));
  }

  duplicateTab(name: string): boolean {
    return this.lines(name, (sheetId) =>
      this.file.change("DUPLICATE_SHEET", {
        sheetId,
        sheetIdTo: this.file.newSheetId(),
        sheetNameTo: freeTabName(this.file, `Copy of ${name}`),
      }),
    );
  }

  deleteTab(name: string): boolean {
    return this.lines(name, (sheetId) => {
      if (this.file.grid.getVisibleSheetIds().every((id) => id === sheetId)) {
        throw new Refusal("You can't remove all the visible sheets in a document.");
      }
      this.file.change("DELETE_SHEET", { sheetId, sheetName: name });
    });
  }

  hideTab(name: string): boolean {
    return this.lines(name, (sheetId) => {
      if (this.file.dispatch("HIDE_SHEET", { sheetId }).isSuccessful) return;
      throw new Refusal("You can't hide all the sheets in a document.");
    });
  }

  showTab(name: string): boolean {
    return this.lines(name, (sheetId) => this.file.change("SHOW_SHEET", { sheetId }));
  }

  // ---- The file

  /** Protects a range; without `warningOnly` only this person and the owner may edit it from now on. */
  protect(sheetName: string, a1: string, options: { warningOnly?: boolean } = {}): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const areas = this.file.sheetState(sheetId).protections;
      const area: ProtectedArea = {
        id: `protection-by-${this.name}-${areas.length}-${zone.top}-${zone.left}`,
        kind: "RANGE",
        ranges: [this.file.grid.getRangeFromZone(sheetId, zone)],
        description: "",
        warningOnly: options.warningOnly ?? false,
        editors: options.warningOnly ? null : [this.file.owner, this.name],
        unprotected: [],
      };
      this.file.setSheetState(sheetId, "protections", [...areas, area]);
    });
  }

  unprotectAll(sheetName: string): boolean {
    return this.lines(sheetName, (sheetId) => this.file.setSheetState(sheetId, "protections", []));
  }

  /** Convert to table: its columns get types, which scripts may not touch any more. */
  convertToTable(sheetName: string, a1: string): boolean {
    return this.act(sheetName, a1, (sheetId, zone) => {
      const tables = this.file.sheetState(sheetId).tables;
      const table = { ranges: [this.file.grid.getRangeFromZone(sheetId, zone)] };
      this.file.setSheetState(sheetId, "tables", [...tables, table]);
    });
  }

  changeLocale(code: string): boolean {
    return this.try(() => this.file.setLocale(code));
  }

  changeTimeZone(zone: string): boolean {
    return this.try(() => this.file.setTimeZone(zone));
  }

  undo(): boolean {
    return this.try(() => {
      if (!this.file.dispatch("REQUEST_UNDO", {}).isSuccessful)
        throw new Refusal("There is nothing to undo.");
    });
  }

  redo(): boolean {
    return this.try(() => {
      if (!this.file.dispatch("REQUEST_REDO", {}).isSuccessful)
        throw new Refusal("There is nothing to redo.");
    });
  }

  // ---- How an action goes

  private place(sheetName: string, a1: string): { sheetId: string; zone: Zone } {
    const sheetId = this.sheet(sheetName);
    const zone = parseA1(a1, this.file.rowCount(sheetId), this.file.columnCount(sheetId));
    if (!zone) throw new Error(`${this.name} looks for ${a1}, which is no range`);
    return { sheetId, zone };
  }

  private sheet(sheetName: string): string {
    const sheetId = this.file.sheetIdByName(sheetName);
    if (sheetId === null)
      throw new Error(`${this.name} looks for the tab ${sheetName}, which does not exist`);
    return sheetId;
  }

  private try(work: () => void): boolean {
    if (this.options.canEdit === false) return false;
    try {
      work();
      this.file.flush();
      return true;
    } catch (error) {
      if (error instanceof Refusal || error instanceof EngineRefusal) return false;
      throw error;
    }
  }

  private lines(sheetName: string, work: (sheetId: string) => void): boolean {
    const sheetId = this.sheet(sheetName);
    return this.try(() => work(sheetId));
  }

  private act(sheetName: string, a1: string, work: (sheetId: string, zone: Zone) => void): boolean {
    const { sheetId, zone } = this.place(sheetName, a1);
    return this.try(() => {
      this.checkProtection(sheetId, zone);
      work(sheetId, zone);
    });
  }

  private edited(sheetId: string, zone: Zone, single?: { oldValue: string | undefined }): void {
    this.file.flush();
    if (!this.options.anonymous) this.file.tellZoneEdit(sheetId, zone, this.name, single ?? {});
  }

  /** Pasting beyond the grid adds rows and columns. */
  private grow(sheetId: string, zone: Zone): void {
    const rows = zone.bottom + 1 - this.file.rowCount(sheetId);
    if (rows > 0) insertLines(this.file, sheetId, "ROW", this.file.rowCount(sheetId) - 1, "after", rows);
    const columns = zone.right + 1 - this.file.columnCount(sheetId);
    if (columns > 0)
      insertLines(this.file, sheetId, "COL", this.file.columnCount(sheetId) - 1, "after", columns);
  }

  private checkProtection(sheetId: string, zone: Zone): void {
    for (const area of this.file.sheetState(sheetId).protections) {
      if (area.warningOnly || area.editors === null || area.editors.includes(this.name)) continue;
      const free = area.unprotected.some((range) => zoneContains(range.zone, zone));
      const hit = area.kind === "SHEET" ? !free : area.ranges.some((range) => zonesOverlap(range.zone, zone));
      if (hit) throw new Refusal("You're trying to edit a protected cell.");
    }
  }

  private checkValidation(sheetId: string, cell: Zone, typed: Typed): void {
    for (const { zone, validation } of rejectingZones(this.file, sheetId, cell)) {
      if (zoneContains(zone, cell) && !fitsValidation(this.file, sheetId, typed, validation)) {
        throw new Refusal("The data you entered violates the data validation rules set on this cell.");
      }
    }
  }
}

const PLAIN_FILTER = {
  hasFilters: true,
  totalRow: false,
  firstColumn: false,
  lastColumn: false,
  numberOfHeaders: 1,
  bandedRows: false,
  bandedColumns: false,
  automaticAutofill: false,
  styleId: "None",
};
