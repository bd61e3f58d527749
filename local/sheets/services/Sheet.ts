import { parseA1, splitSheetName, type Zone, zoneContains, zonesOverlap, zoneToA1 } from "../a1";
import {
  deleteLines,
  freeTabName,
  insertLines,
  type Lines,
  moveLines,
  moveTab,
  renameTab,
  sheetNumber,
} from "../lines";
import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { SpreadsheetFile } from "../SpreadsheetFile";
import { type ConditionalFormatRule, rulesForSheet, scriptRules } from "./ConditionalFormatRule";
import { addMetadata, DeveloperMetadataFinder, metadataAt } from "./DeveloperMetadata";
import { ProtectionType } from "./enums";
import { type Filter, filterOf } from "./Filter";
import { foldAllGroups, type Group, groupAt, groupDepth, setTogglePosition, togglePosition } from "./groups";
import { color } from "./looks";
import { NamedRange } from "./NamedRange";
import { protectArea, protectionsOf } from "./Protection";
import { Range, type WholeLine } from "./Range";
import { RangeList } from "./RangeList";
import { Spreadsheet } from "./Spreadsheet";
import { defineService, type EnumMember, Service } from "./service";

export class Sheet extends Service {
  readonly file: SpreadsheetFile;

  constructor(
    session: ScriptSession,
    readonly sheetId: string,
  ) {
    super(session);
    this.file = session.file;
  }

  private here(): string {
    if (!this.file.hasSheet(this.sheetId)) throw new Refusal(`Sheet ${this.sheetId} not found`);
    return this.sheetId;
  }

  /** Google's refusal for cells that the script's user may not edit. */
  checkProtection(zone: Zone | null): void {
    const { user } = this.session.options;
    if (user === this.file.owner) return;
    for (const area of this.file.sheetState(this.here()).protections) {
      if (area.warningOnly || area.editors === null || area.editors.includes(user)) continue;
      const free = zone !== null && area.unprotected.some((range) => zoneContains(range.zone, zone));
      const hit =
        area.kind === "SHEET"
          ? !free
          : zone === null || area.ranges.some((range) => zonesOverlap(range.zone, zone));
      if (hit) {
        throw new Refusal(
          "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.",
        );
      }
    }
  }

  // ---- The tab

  getName(): string {
    return this.file.sheetName(this.here());
  }
  getSheetName(): string {
    return this.getName();
  }
  setName(name: string): this {
    renameTab(this.file, this.here(), name);
    return this;
  }
  getSheetId(): number {
    return sheetNumber(this.sheetId);
  }
  getIndex(): number {
    return this.file.sheetIds().indexOf(this.here()) + 1;
  }
  getParent(): Spreadsheet {
    return new Spreadsheet(this.session);
  }
  hideSheet(): this {
    const visible = this.file.grid.getVisibleSheetIds();
    if (visible.length === 1 && visible[0] === this.here()) {
      throw new Refusal("You can't hide all the sheets in a document.");
    }
    this.file.change("HIDE_SHEET", { sheetId: this.sheetId });
    return this;
  }
  showSheet(): this {
    if (this.isSheetHidden()) this.file.change("SHOW_SHEET", { sheetId: this.sheetId });
    return this;
  }
  isSheetHidden(): boolean {
    return !this.file.grid.isSheetVisible(this.here());
  }
  setTabColor(value: string | null): this {
    this.file.change("COLOR_SHEET", { sheetId: this.here(), color: color(value) });
    return this;
  }
  getTabColor(): string | null {
    return this.file.grid.getSheet(this.here()).color ?? null;
  }
  setHiddenGridlines(hidden: boolean): this {
    this.file.change("SET_GRID_LINES_VISIBILITY", { sheetId: this.here(), areGridLinesVisible: !hidden });
    return this;
  }
  hasHiddenGridlines(): boolean {
    return !this.file.grid.getGridLinesVisibility(this.here());
  }
  activate(): this {
    this.file.bringToFront(this.here());
    this.session.options.ui?.activate?.(this.getSheetId(), "A1");
    return this;
  }
  copyTo(_spreadsheet: Spreadsheet): Sheet {
    const name = `Copy of ${this.getName()}`;
    const copy = this.file.newSheetId();
    this.file.change("DUPLICATE_SHEET", {
      sheetId: this.here(),
      sheetIdTo: copy,
      sheetNameTo: freeTabName(this.file, name),
    });
    const last = this.file.sheetIds().length;
    moveTab(this.file, copy, last - 1);
    return new Sheet(this.session, copy);
  }

  // ---- Size

  getMaxRows(): number {
    return this.file.rowCount(this.here());
  }
  getMaxColumns(): number {
    return this.file.columnCount(this.here());
  }
  getLastRow(): number {
    return (this.file.usedZone(this.here())?.bottom ?? -1) + 1;
  }
  getLastColumn(): number {
    return (this.file.usedZone(this.here())?.right ?? -1) + 1;
  }

  // ---- Ranges

  /** A range by coordinates counted from 0. */
  rangeAt(top: number, left: number, rows: number, columns: number): Range {
    if (rows < 1) throw new Refusal("The number of rows in the range must be at least 1.");
    if (columns < 1) throw new Refusal("The number of columns in the range must be at least 1.");
    const zone: Zone = {
      top: Math.trunc(top),
      left: Math.trunc(left),
      bottom: Math.trunc(top) + Math.trunc(rows) - 1,
      right: Math.trunc(left) + Math.trunc(columns) - 1,
    };
    const outside =
      zone.top < 0 || zone.left < 0 || zone.bottom >= this.getMaxRows() || zone.right >= this.getMaxColumns();
    if (outside) throw new Refusal("The coordinates of the range are outside the dimensions of the sheet.");
    return new Range(this.session, this.here(), zone);
  }

  getRange(first: string | number, column = 1, rows = 1, columns = 1): Range {
    if (typeof first === "number") return this.rangeAt(first - 1, column - 1, rows, columns);
    const range = rangeFromA1(this.session, this.here(), first);
    if (!range) throw new Refusal("Range not found");
    return range;
  }
  getRangeList(a1s: string[]): RangeList {
    return new RangeList(
      this.session,
      a1s.map((a1) => this.getRange(a1)),
    );
  }
  getDataRange(): Range {
    return this.rangeAt(0, 0, Math.max(1, this.getLastRow()), Math.max(1, this.getLastColumn()));
  }
  getNamedRanges(): NamedRange[] {
    return this.file.grid
      .getNamedRanges()
      .filter((named) => named.range.sheetId === this.here())
      .map((named) => new NamedRange(this.session, named.name));
  }
  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    return this.getRange(row, column, rows, columns).getValues();
  }
  appendRow(values: unknown[]): this {
    const row = this.getLastRow() + 1;
    if (row > this.getMaxRows()) this.insertRowsAfter(this.getMaxRows(), 1);
    if (values.length > 0) this.getRange(row, 1, 1, values.length).setValues([values]);
    return this;
  }
  select(zone: Zone): void {
    this.file.bringToFront(this.here());
    this.file.select(this.sheetId, zone);
    this.session.options.ui?.activate?.(this.getSheetId(), zoneToA1(zone));
  }
  setActiveRange(range: Range): Range {
    this.select(range.zone);
    return range;
  }
  setActiveSelection(range: string | Range): Range {
    return this.setActiveRange(typeof range === "string" ? this.getRange(range) : range);
  }
  setCurrentCell(range: Range): Range {
    return this.setActiveRange(range);
  }
  getActiveRange(): Range {
    return this.getParent().activeRangeIn(this.here());
  }
  getActiveCell(): Range {
    return this.getActiveRange().getCell(1, 1);
  }
  getCurrentCell(): Range {
    return this.getActiveCell();
  }

  // ---- Rows and columns come and go

  private insert(dimension: Lines, base: number, position: "before" | "after", quantity: number): this {
    this.checkProtection(null);
    const count = dimension === "ROW" ? this.getMaxRows() : this.getMaxColumns();
    if (base < 0 || base >= count) {
      throw new Refusal(
        dimension === "ROW" ? "Those rows are out of bounds." : "Those columns are out of bounds.",
      );
    }
    if (quantity < 1) {
      throw new Refusal(
        `The number of ${dimension === "ROW" ? "rows" : "columns"} in the range must be at least 1.`,
      );
    }
    insertLines(this.file, this.here(), dimension, base, position, quantity);
    return this;
  }
  insertRowAfter(row: number): this {
    return this.insert("ROW", row - 1, "after", 1);
  }
  insertRowBefore(row: number): this {
    return this.insert("ROW", row - 1, "before", 1);
  }
  insertRowsAfter(row: number, count: number): this {
    return this.insert("ROW", row - 1, "after", count);
  }
  insertRowsBefore(row: number, count: number): this {
    return this.insert("ROW", row - 1, "before", count);
  }
  insertRows(row: number, count = 1): void {
    this.insert("ROW", row - 1, "before", count);
  }
  insertColumnAfter(column: number): this {
    return this.insert("COL", column - 1, "after", 1);
  }
  insertColumnBefore(column: number): this {
    return this.insert("COL", column - 1, "before", 1);
  }
  insertColumnsAfter(column: number, count: number): this {
    return this.insert("COL", column - 1, "after", count);
  }
  insertColumnsBefore(column: number, count: number): this {
    return this.insert("COL", column - 1, "before", count);
  }
  insertColumns(column: number, count = 1): void {
    this.insert("COL", column - 1, "before", count);
  }

  private remove(dimension: Lines, first: number, count: number): void {
    deleteLines(this.file, this.here(), dimension, first, count, () => this.checkProtection(null));
  }
  deleteRow(row: number): this {
    this.remove("ROW", row - 1, 1);
    return this;
  }
  deleteRows(row: number, count: number): void {
    this.remove("ROW", row - 1, count);
  }
  deleteColumn(column: number): this {
    this.remove("COL", column - 1, 1);
    return this;
  }
  deleteColumns(column: number, count: number): void {
    this.remove("COL", column - 1, count);
  }
  moveRows(rows: Range, destination: number): void {
    this.checkProtection(null);
    moveLines(this.file, this.here(), "ROW", rows.zone.top, rows.zone.bottom, destination - 1);
  }
  moveColumns(columns: Range, destination: number): void {
    this.checkProtection(null);
    moveLines(this.file, this.here(), "COL", columns.zone.left, columns.zone.right, destination - 1);
  }

  // ---- Hidden, frozen, sized

  private show(dimension: Lines, first: number, count: number, visible: boolean): void {
    const elements = Array.from({ length: count }, (_, k) => first + k);
    const changing = elements.filter((index) => {
      const hidden =
        dimension === "ROW"
          ? this.file.grid.isRowHiddenByUser(this.here(), index)
          : this.file.grid.isColHiddenByUser(this.here(), index);
      return hidden === visible;
    });
    if (changing.length === 0) return;
    const type = visible ? "UNHIDE_COLUMNS_ROWS" : "HIDE_COLUMNS_ROWS";
    this.file.change(type, { sheetId: this.here(), dimension, elements: changing });
  }
  hideRows(row: number, count = 1): void {
    this.show("ROW", row - 1, count, false);
  }
  showRows(row: number, count = 1): void {
    this.show("ROW", row - 1, count, true);
  }
  hideRow(range: Range): void {
    this.show("ROW", range.zone.top, range.getNumRows(), false);
  }
  unhideRow(range: Range): void {
    this.show("ROW", range.zone.top, range.getNumRows(), true);
  }
  hideColumns(column: number, count = 1): void {
    this.show("COL", column - 1, count, false);
  }
  showColumns(column: number, count = 1): void {
    this.show("COL", column - 1, count, true);
  }
  hideColumn(range: Range): void {
    this.show("COL", range.zone.left, range.getNumColumns(), false);
  }
  unhideColumn(range: Range): void {
    this.show("COL", range.zone.left, range.getNumColumns(), true);
  }
  isRowHiddenByUser(row: number): boolean {
    return this.file.grid.isRowHiddenByUser(this.here(), row - 1);
  }
  isRowHiddenByFilter(row: number): boolean {
    return this.file.model.getters.isRowFiltered(this.here(), row - 1);
  }
  isColumnHiddenByUser(column: number): boolean {
    return this.file.grid.isColHiddenByUser(this.here(), column - 1);
  }

  private freeze(dimension: Lines, quantity: number): void {
    const sheetId = this.here();
    const rows = dimension === "ROW";
    if (quantity === 0) this.file.change(rows ? "UNFREEZE_ROWS" : "UNFREEZE_COLUMNS", { sheetId });
    else {
      const count = rows ? this.getMaxRows() : this.getMaxColumns();
      if (quantity >= count) {
        throw new Refusal(`You can't freeze all visible ${rows ? "rows" : "columns"} on the sheet.`);
      }
      this.file.change(rows ? "FREEZE_ROWS" : "FREEZE_COLUMNS", { sheetId, quantity });
    }
  }
  setFrozenRows(rows: number): void {
    this.freeze("ROW", rows);
  }
  setFrozenColumns(columns: number): void {
    this.freeze("COL", columns);
  }
  getFrozenRows(): number {
    return this.file.grid.getPaneDivisions(this.here()).ySplit;
  }
  getFrozenColumns(): number {
    return this.file.grid.getPaneDivisions(this.here()).xSplit;
  }

  private resize(dimension: Lines, first: number, count: number, size: number | null): this {
    const total = dimension === "ROW" ? this.getMaxRows() : this.getMaxColumns();
    if (first < 0 || count < 1 || first + count > total) {
      throw new Refusal(
        dimension === "ROW" ? "Those rows are out of bounds." : "Those columns are out of bounds.",
      );
    }
    const elements = Array.from({ length: count }, (_, k) => first + k);
    this.file.change("RESIZE_COLUMNS_ROWS", { sheetId: this.here(), dimension, elements, size });
    return this;
  }
  setColumnWidth(column: number, width: number): this {
    return this.resize("COL", column - 1, 1, width);
  }
  setColumnWidths(column: number, count: number, width: number): this {
    return this.resize("COL", column - 1, count, width);
  }
  getColumnWidth(column: number): number {
    return this.file.grid.getColSize(this.here(), column - 1);
  }
  autoResizeColumn(column: number): this {
    return this.autoResizeColumns(column, 1);
  }
  autoResizeColumns(column: number, count: number): this {
    const cols = Array.from({ length: count }, (_, k) => column - 1 + k);
    this.file.change("AUTORESIZE_COLUMNS", { sheetId: this.here(), cols });
    return this;
  }
  setRowHeight(row: number, height: number): this {
    return this.resize("ROW", row - 1, 1, height);
  }
  setRowHeights(row: number, count: number, height: number): this {
    return this.resize("ROW", row - 1, count, height);
  }
  setRowHeightsForced(row: number, count: number, height: number): this {
    return this.resize("ROW", row - 1, count, height);
  }
  getRowHeight(row: number): number {
    return this.file.model.getters.getRowSize(this.here(), row - 1);
  }
  autoResizeRows(row: number, count: number): this {
    return this.resize("ROW", row - 1, count, null);
  }

  // ---- Rules, filter, protection

  getConditionalFormatRules(): ConditionalFormatRule[] {
    return scriptRules(this.session, this.here());
  }
  setConditionalFormatRules(rules: ConditionalFormatRule[]): void {
    this.checkProtection(null);
    this.file.setSheetState(this.here(), "rules", rulesForSheet(this.session, this.sheetId, rules));
  }
  clearConditionalFormatRules(): void {
    this.file.setSheetState(this.here(), "rules", []);
  }
  getFilter(): Filter | null {
    return filterOf(this.session, this.here());
  }
  getBandings(): unknown[] {
    return [];
  }
  protect(): unknown {
    return protectArea(this.session, this.here(), null);
  }
  getProtections(type: EnumMember): unknown[] {
    return protectionsOf(this.session, this.here(), type ?? ProtectionType.RANGE);
  }

  // ---- Groups

  getRowGroup(row: number, depth: number): Group {
    return groupAt(this.session, this.here(), "ROW", row - 1, depth);
  }
  getColumnGroup(column: number, depth: number): Group {
    return groupAt(this.session, this.here(), "COL", column - 1, depth);
  }
  getRowGroupDepth(row: number): number {
    return groupDepth(this.file, this.here(), "ROW", row - 1);
  }
  getColumnGroupDepth(column: number): number {
    return groupDepth(this.file, this.here(), "COL", column - 1);
  }
  setRowGroupControlPosition(position: EnumMember): this {
    setTogglePosition(this.file, this.here(), "ROW", position);
    return this;
  }
  setColumnGroupControlPosition(position: EnumMember): this {
    setTogglePosition(this.file, this.here(), "COL", position);
    return this;
  }
  getRowGroupControlPosition(): EnumMember {
    return togglePosition(this.file, this.here(), "ROW");
  }
  getColumnGroupControlPosition(): EnumMember {
    return togglePosition(this.file, this.here(), "COL");
  }
  collapseAllRowGroups(): this {
    foldAllGroups(this.file, this.here(), "ROW", true);
    return this;
  }
  expandAllRowGroups(): this {
    foldAllGroups(this.file, this.here(), "ROW", false);
    return this;
  }
  collapseAllColumnGroups(): this {
    foldAllGroups(this.file, this.here(), "COL", true);
    return this;
  }
  expandAllColumnGroups(): this {
    foldAllGroups(this.file, this.here(), "COL", false);
    return this;
  }

  // ---- Clearing and metadata

  private all(): Range {
    return this.rangeAt(0, 0, this.getMaxRows(), this.getMaxColumns());
  }
  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean }): this {
    const all = !options?.contentsOnly && !options?.formatOnly;
    if (all || options?.contentsOnly) this.clearContents();
    if (all || options?.formatOnly) this.clearFormats();
    return this;
  }
  clearContents(): this {
    this.all().clearContent();
    return this;
  }
  clearFormats(): this {
    this.checkProtection(null);
    const zone = this.file.grid.getSheetZone(this.here());
    this.file.change("CLEAR_FORMATTING", { sheetId: this.sheetId, target: [zone] });
    this.clearConditionalFormatRules();
    return this;
  }
  clearNotes(): this {
    this.file.setSheetState(this.here(), "notes", []);
    return this;
  }
  addDeveloperMetadata(key: string, ...rest: (string | EnumMember)[]): this {
    addMetadata(this.session, { sheetId: this.here() }, key, rest);
    return this;
  }
  getDeveloperMetadata(): unknown[] {
    return metadataAt(this.session, { sheetId: this.here() });
  }
  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.session, { sheetId: this.here() });
  }
}

/** Reads an A1 text of a sheet, or with a sheet's name of any sheet, or a named range; null when it is none. */
export function rangeFromA1(session: ScriptSession, sheetId: string, a1: string): Range | null {
  const { file } = session;
  const { sheetName, cells } = splitSheetName(a1);
  const target = sheetName === null ? sheetId : file.sheetIdByName(sheetName);
  if (target === null) return null;
  const zone = parseA1(cells, file.rowCount(target), file.columnCount(target));
  if (!zone) {
    const named = file.grid.getNamedRange(a1);
    return named ? new Range(session, named.range.sheetId, named.range.zone) : null;
  }
  if (zone.bottom >= file.rowCount(target) || zone.right >= file.columnCount(target)) {
    throw new Refusal("The coordinates of the range are outside the dimensions of the sheet.");
  }
  let wholeLine: WholeLine = null;
  if (/^\$?\d+:\$?\d+$/.test(cells)) wholeLine = "ROW";
  if (/^\$?[A-Za-z]+:\$?[A-Za-z]+$/.test(cells)) wholeLine = "COLUMN";
  return new Range(session, target, zone, wholeLine);
}

defineService(
  Sheet,
  "SpreadsheetApp.Sheet",
  {
    getName: "",
    getSheetName: "",
    setName: "s",
    getSheetId: "",
    getIndex: "",
    getParent: "",
    hideSheet: "",
    showSheet: "",
    isSheetHidden: "",
    setTabColor: "s?",
    getTabColor: "",
    setHiddenGridlines: "b",
    hasHiddenGridlines: "",
    activate: "",
    copyTo: "Spreadsheet",
    getMaxRows: "",
    getMaxColumns: "",
    getLastRow: "",
    getLastColumn: "",
    getRange: "s|n,n|n,n,n|n,n,n,n",
    getRangeList: "s[]",
    getDataRange: "",
    getNamedRanges: "",
    getSheetValues: "n,n,n,n",
    appendRow: "v[]",
    setActiveRange: "Range",
    setActiveSelection: "s|Range",
    setCurrentCell: "Range",
    getActiveRange: "",
    getActiveCell: "",
    getCurrentCell: "",
    insertRowAfter: "n",
    insertRowBefore: "n",
    insertRowsAfter: "n,n",
    insertRowsBefore: "n,n",
    insertRows: "n|n,n",
    insertColumnAfter: "n",
    insertColumnBefore: "n",
    insertColumnsAfter: "n,n",
    insertColumnsBefore: "n,n",
    insertColumns: "n|n,n",
    deleteRow: "n",
    deleteRows: "n,n",
    deleteColumn: "n",
    deleteColumns: "n,n",
    moveRows: "Range,n",
    moveColumns: "Range,n",
    hideRows: "n|n,n",
    showRows: "n|n,n",
    hideRow: "Range",
    unhideRow: "Range",
    hideColumns: "n|n,n",
    showColumns: "n|n,n",
    hideColumn: "Range",
    unhideColumn: "Range",
    isRowHiddenByUser: "n",
    isRowHiddenByFilter: "n",
    isColumnHiddenByUser: "n",
    setFrozenRows: "n",
    setFrozenColumns: "n",
    getFrozenRows: "",
    getFrozenColumns: "",
    setColumnWidth: "n,n",
    setColumnWidths: "n,n,n",
    getColumnWidth: "n",
    autoResizeColumn: "n",
    autoResizeColumns: "n,n",
    setRowHeight: "n,n",
    setRowHeights: "n,n,n",
    setRowHeightsForced: "n,n,n",
    getRowHeight: "n",
    autoResizeRows: "n,n",
    getConditionalFormatRules: "",
    setConditionalFormatRules: "ConditionalFormatRule[]",
    clearConditionalFormatRules: "",
    getFilter: "",
    getBandings: "",
    protect: "",
    getProtections: "E:ProtectionType",
    getRowGroup: "n,n",
    getColumnGroup: "n,n",
    getRowGroupDepth: "n",
    getColumnGroupDepth: "n",
    setRowGroupControlPosition: "E:GroupControlTogglePosition",
    setColumnGroupControlPosition: "E:GroupControlTogglePosition",
    getRowGroupControlPosition: "",
    getColumnGroupControlPosition: "",
    collapseAllRowGroups: "",
    expandAllRowGroups: "",
    collapseAllColumnGroups: "",
    expandAllColumnGroups: "",
    clear: "|o",
    clearContents: "",
    clearFormats: "",
    clearNotes: "",
    addDeveloperMetadata: "s|s,s|s,E:DeveloperMetadataVisibility|s,s,E:DeveloperMetadataVisibility",
    getDeveloperMetadata: "",
    createDeveloperMetadataFinder: "",
  },
  { local: ["getSheetId", "getParent", "getRange", "getRangeList", "createDeveloperMetadataFinder"] },
);
