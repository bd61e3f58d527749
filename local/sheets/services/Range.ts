import { cellsOf, type Zone, zoneContains, zonesOverlap, zoneToA1 } from "../a1";
import { momentOfSerial, serialAt } from "../calendar";
import { copyCells, sortRows } from "../cellMoves";
import { canonicalFormula } from "../formulaText";
import { asText, numberContent, type Typed } from "../parseTyped";
import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { CellValue, GoogleStyle, SpreadsheetFile } from "../SpreadsheetFile";
import {
  clearValidation,
  fitsValidation,
  rejectingZones,
  setValidation,
  type Validation,
  validationAt,
  zonesOf,
} from "../validation";
import { DataValidation } from "./DataValidation";
import { addMetadata, DeveloperMetadataFinder, metadataAt } from "./DeveloperMetadata";
import { CopyPasteType, Dimension } from "./enums";
import { groupDepth, shiftGroupDepth } from "./groups";
import { LOOKS } from "./looks";
import { protectArea } from "./Protection";
import { RichTextValue } from "./RichTextValue";
import { Sheet } from "./Sheet";
import { defineService, type EnumMember, isDate, Service, type Signatures } from "./service";

/** "ROW" for a range made from "4:4", "COLUMN" for one made from "B:C". */
export type WholeLine = "ROW" | "COLUMN" | null;

export class Range extends Service {
  readonly file: SpreadsheetFile;

  constructor(
    session: ScriptSession,
    readonly sheetId: string,
    readonly zone: Zone,
    readonly wholeLine: WholeLine = null,
  ) {
    super(session);
    this.file = session.file;
  }

  // ---- Where it is

  getSheet(): Sheet {
    return new Sheet(this.session, this.sheetId);
  }
  getRow(): number {
    return this.zone.top + 1;
  }
  getColumn(): number {
    return this.zone.left + 1;
  }
  getRowIndex(): number {
    return this.getRow();
  }
  getNumRows(): number {
    return this.zone.bottom - this.zone.top + 1;
  }
  getNumColumns(): number {
    return this.zone.right - this.zone.left + 1;
  }
  getHeight(): number {
    return this.getNumRows();
  }
  getWidth(): number {
    return this.getNumColumns();
  }
  getLastRow(): number {
    return this.zone.bottom + 1;
  }
  getLastColumn(): number {
    return this.zone.right + 1;
  }
  getGridId(): number {
    return this.getSheet().getSheetId();
  }
  getA1Notation(): string {
    const a1 = zoneToA1(this.zone);
    if (this.wholeLine === "ROW") return `${this.zone.top + 1}:${this.zone.bottom + 1}`;
    if (this.wholeLine === "COLUMN")
      return a1.includes(":") ? a1.replace(/\d+/g, "") : `${a1}:${a1}`.replace(/\d+/g, "");
    return a1;
  }

  getCell(row: number, column: number): Range {
    const top = this.zone.top + Math.trunc(row) - 1;
    const left = this.zone.left + Math.trunc(column) - 1;
    if (row < 1 || column < 1 || top > this.zone.bottom || left > this.zone.right) {
      throw new Refusal("Cell reference out of range");
    }
    return new Range(this.session, this.sheetId, { top, bottom: top, left, right: left });
  }

  offset(
    rows: number,
    columns: number,
    numRows = this.getNumRows(),
    numColumns = this.getNumColumns(),
  ): Range {
    return this.getSheet().rangeAt(this.zone.top + rows, this.zone.left + columns, numRows, numColumns);
  }

  /** The zone, if it still lies in the sheet: rows may have been deleted since the script got the range. */
  private here(): Zone {
    if (!this.file.hasSheet(this.sheetId)) throw new Refusal(`Sheet ${this.sheetId} not found`);
    if (
      this.zone.bottom >= this.file.rowCount(this.sheetId) ||
      this.zone.right >= this.file.columnCount(this.sheetId)
    ) {
      throw new Refusal("The coordinates of the range are outside the dimensions of the sheet.");
    }
    return this.zone;
  }

  private cells(): { row: number; col: number }[] {
    return [...cellsOf(this.here())];
  }

  private table<Value>(read: (row: number, col: number) => Value): Value[][] {
    const { top, bottom, left, right } = this.here();
    const rows: Value[][] = [];
    for (let row = top; row <= bottom; row++) {
      const values: Value[] = [];
      for (let col = left; col <= right; col++) values.push(read(row, col));
      rows.push(values);
    }
    return rows;
  }

  private checkSize(table: readonly (readonly unknown[])[]): void {
    if (table.length !== this.getNumRows()) {
      throw new Refusal(
        `The number of rows in the data does not match the number of rows in the range. The data has ${table.length} but the range has ${this.getNumRows()}.`,
      );
    }
    const uneven = table.find((row) => row.length !== this.getNumColumns());
    if (uneven) {
      throw new Refusal(
        `The number of columns in the data does not match the number of columns in the range. The data has ${uneven.length} but the range has ${this.getNumColumns()}.`,
      );
    }
  }

  /** Every write begins here. */
  private writable(): Zone {
    const zone = this.here();
    this.getSheet().checkProtection(zone);
    return zone;
  }

  private checkTyped(): void {
    const tables = this.file.sheetState(this.sheetId).tables;
    const hit = tables.some((table) =>
      table.ranges.some((range) =>
        zonesOverlap(this.zone, { ...range.zone, top: Math.min(range.zone.top + 1, range.zone.bottom) }),
      ),
    );
    if (hit) throw new Refusal("This operation is not allowed on cells in typed columns.");
  }

  // ---- Values

  private scriptValue(row: number, col: number): CellValue | Date {
    const { value, isDate: holdsDate } = this.file.value(this.sheetId, row, col);
    if (!holdsDate) return value;
    return new this.session.realm.Date(momentOfSerial(value as number, this.file.timeZone));
  }
  getValue(): CellValue | Date {
    const { top, left } = this.here();
    return this.scriptValue(top, left);
  }
  getValues(): (CellValue | Date)[][] {
    return this.table((row, col) => this.scriptValue(row, col));
  }
  getDisplayValue(): string {
    return this.file.display(this.sheetId, this.here().top, this.zone.left);
  }
  getDisplayValues(): string[][] {
    return this.table((row, col) => this.file.display(this.sheetId, row, col));
  }

  private typedValue(row: number, col: number, value: unknown): Typed {
    if (value === null || value === undefined || value === "") return { kind: "empty", content: "" };
    if (typeof value === "number") {
      if (!Number.isFinite(value)) throw new Refusal("Invalid argument: value");
      const isDay = this.file.numberFormat(this.sheetId, row, col) !== "" ? this.holdsDates(row, col) : false;
      return { kind: isDay ? "date" : "number", content: numberContent(value) };
    }
    if (typeof value === "boolean") return { kind: "boolean", content: value ? "TRUE" : "FALSE" };
    if (isDate(value)) {
      const serial = serialAt(value.getTime(), this.file.timeZone);
      const { dateFormat, timeFormat } = this.file.locale.engine;
      const format = Number.isInteger(serial) ? dateFormat : `${dateFormat} ${timeFormat}`;
      return { kind: "date", content: numberContent(serial), format };
    }
    // A list arrives at Google as an object of Java and is named like one.
    if (Array.isArray(value)) return asText(`[Ljava.lang.Object;@${(listsWritten++).toString(16)}`);
    if (String(value).length > 50_000) {
      throw new Refusal("Your input contains more than the maximum of 50000 characters in a single cell.");
    }
    return this.file.typed(this.sheetId, row, col, String(value), "script");
  }

  private holdsDates(row: number, col: number): boolean {
    return /[dy]/i.test(this.file.numberFormat(this.sheetId, row, col).replace(/"[^"]*"/g, ""));
  }

  /** `from`: the cell for which a formula is written; its references move along to the others. */
  private writeTable(
    read: (row: number, col: number) => unknown,
    asFormula = false,
    from?: { row: number; col: number },
  ): this {
    const zone = this.writable();
    const moved = (typed: Typed, row: number, col: number): Typed => {
      if (!from || typed.kind !== "formula") return typed;
      const content = this.file.translateFormula(this.sheetId, typed.content, col - from.col, row - from.row);
      return { ...typed, content };
    };
    const rejecting = rejectingZones(this.file, this.sheetId, zone);
    const writes = this.cells().map(({ row, col }) => {
      const value = read(row, col);
      const typed = asFormula
        ? moved(this.typedFormula(row, col, value), row, col)
        : this.typedValue(row, col, value);
      for (const { zone: guarded, validation } of rejecting) {
        const cell = { top: row, bottom: row, left: col, right: col };
        if (zoneContains(guarded, cell) && !fitsValidation(this.file, this.sheetId, typed, validation)) {
          throw new Refusal(
            `The data you entered in cell ${zoneToA1(cell)} violates the data validation rules set on this cell.`,
          );
        }
      }
      return { row, col, typed };
    });
    for (const { row, col, typed } of writes) this.file.writeTyped(this.sheetId, row, col, typed);
    return this;
  }

  /** setFormula adds a missing "=". */
  private typedFormula(row: number, col: number, value: unknown): Typed {
    const text = String(value ?? "");
    if (text === "") return { kind: "empty", content: "" };
    const formula = text.startsWith("=") ? text : `=${text}`;
    if (this.file.keepsFormulas(this.sheetId, row, col)) return asText(formula);
    return { kind: "formula", content: canonicalFormula(formula, this.file.locale) };
  }

  setValue(value: unknown): this {
    return this.writeTable(() => value);
  }
  setValues(values: unknown[][]): this {
    this.checkSize(values);
    const { top, left } = this.zone;
    return this.writeTable((row, col) => values[row - top]![col - left]);
  }
  getFormula(): string {
    return this.file.formula(this.sheetId, this.here().top, this.zone.left);
  }
  getFormulas(): string[][] {
    return this.table((row, col) => this.file.formula(this.sheetId, row, col));
  }
  setFormula(formula: string): this {
    return this.writeTable(() => formula, true, { row: this.zone.top, col: this.zone.left });
  }
  setFormulas(formulas: (string | null)[][]): this {
    this.checkSize(formulas);
    const { top, left } = this.zone;
    return this.writeTable((row, col) => formulas[row - top]![col - left], true);
  }
  isBlank(): boolean {
    return this.cells().every(({ row, col }) => !this.file.hasContent(this.sheetId, row, col));
  }

  // ---- Looks: the accessors of `LOOKS` are added below

  private readLook(name: string, row: number, col: number): unknown {
    const stored = this.file.stored(this.sheetId, row, col);
    return LOOKS[name]!.read(stored.style, this.file.numberFormat(this.sheetId, row, col));
  }
  getLook(name: string): unknown {
    const { top, left } = this.here();
    return this.readLook(name, top, left);
  }
  getLooks(name: string): unknown[][] {
    return this.table((row, col) => this.readLook(name, row, col));
  }
  setLook(name: string, read: (row: number, col: number) => unknown): this {
    this.writable();
    if (name === "NumberFormat") this.checkTyped();
    const write = LOOKS[name]!.write;
    let lastValue: unknown = this;
    let change: GoogleStyle = {};
    for (const { row, col } of this.cells()) {
      const value = read(row, col);
      if (!write) {
        this.file.setNumberFormat(this.sheetId, row, col, value as string);
        continue;
      }
      if (value !== lastValue) {
        change = write(value as never);
        lastValue = value;
      }
      this.file.patchStyle(this.sheetId, row, col, change);
    }
    return this;
  }
  setLooks(name: string, values: unknown[][]): this {
    this.checkSize(values);
    return this.setLook(name, (row, col) => values[row - this.zone.top]![col - this.zone.left]);
  }

  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    borderColor: string | null = "#000000",
    style: EnumMember | null = null,
  ): this {
    const zone = this.writable();
    const sides = { top, left, bottom, right, v: vertical, h: horizontal };
    const chosen = Object.entries(sides).filter(([, on]) => on !== null && on !== undefined);
    const lineStyle = BORDER_STYLES[style?.name() ?? "SOLID"];
    const target = [zone];
    if (chosen.length > 0 && chosen.every(([, on]) => !on)) {
      this.file.change("SET_ZONE_BORDERS", { sheetId: this.sheetId, target, border: { position: "clear" } });
      return this;
    }
    for (const [position, on] of chosen) {
      if (!on) continue;
      const inner =
        position === "v" ? zone.left < zone.right : position === "h" ? zone.top < zone.bottom : true;
      if (!inner) continue;
      this.file.change("SET_ZONE_BORDERS", {
        sheetId: this.sheetId,
        target,
        border: { position, color: borderColor ?? "#000000", style: lineStyle },
      });
    }
    return this;
  }

  // ---- Merged cells

  private merges(): Zone[] {
    return this.file.grid.getMerges(this.sheetId).filter((merge) => zonesOverlap(merge, this.here()));
  }
  merge(): this {
    const zone = this.writable();
    if (this.merges().some((merge) => !zoneContains(zone, merge))) {
      throw new Refusal("You must select all cells in a merged range to merge or unmerge them.");
    }
    if (zone.top !== zone.bottom || zone.left !== zone.right) {
      this.file.change("ADD_MERGE", { sheetId: this.sheetId, target: [zone], force: true });
    }
    return this;
  }
  mergeAcross(): this {
    for (let row = this.zone.top; row <= this.zone.bottom; row++) {
      new Range(this.session, this.sheetId, { ...this.zone, top: row, bottom: row }).merge();
    }
    return this;
  }
  mergeVertically(): this {
    for (let col = this.zone.left; col <= this.zone.right; col++) {
      new Range(this.session, this.sheetId, { ...this.zone, left: col, right: col }).merge();
    }
    return this;
  }
  breakApart(): this {
    const zone = this.writable();
    const merges = this.merges();
    if (merges.some((merge) => !zoneContains(zone, merge))) {
      throw new Refusal("You must select all cells in a merged range to merge or unmerge them.");
    }
    if (merges.length > 0) this.file.change("REMOVE_MERGE", { sheetId: this.sheetId, target: merges });
    return this;
  }
  isPartOfMerge(): boolean {
    return this.merges().some((merge) => zoneContains(merge, this.zone));
  }
  getMergedRanges(): Range[] {
    return this.merges().map(
      ({ top, bottom, left, right }) => new Range(this.session, this.sheetId, { top, bottom, left, right }),
    );
  }

  // ---- Validation and checkboxes

  private validation(row: number, col: number): DataValidation | null {
    const found = validationAt(this.file, this.sheetId, row, col);
    return found ? new DataValidation(this.session, found) : null;
  }
  getDataValidation(): DataValidation | null {
    const { top, left } = this.here();
    return this.validation(top, left);
  }
  getDataValidations(): (DataValidation | null)[][] {
    return this.table((row, col) => this.validation(row, col));
  }
  setDataValidation(rule: DataValidation | null): this {
    const zone = this.writable();
    this.checkTyped();
    setValidation(this.file, this.sheetId, [zone], rule?.validation ?? null);
    return this;
  }
  setDataValidations(rules: (DataValidation | null)[][]): this {
    this.writable();
    this.checkTyped();
    this.checkSize(rules);
    const { top, left } = this.zone;
    const groups = new Map<Validation | null, { row: number; col: number }[]>();
    for (const { row, col } of this.cells()) {
      const key = rules[row - top]![col - left]?.validation ?? null;
      const group = groups.get(key);
      if (group) group.push({ row, col });
      else groups.set(key, [{ row, col }]);
    }
    for (const [validation, cells] of groups)
      setValidation(this.file, this.sheetId, zonesOf(cells), validation);
    return this;
  }
  clearDataValidations(): this {
    const zone = this.writable();
    this.checkTyped();
    clearValidation(this.file, this.sheetId, [zone]);
    return this;
  }
  insertCheckboxes(...values: (string | number | boolean)[]): this {
    const zone = this.writable();
    this.checkTyped();
    setValidation(this.file, this.sheetId, [zone], {
      criteria: "CHECKBOX",
      values: values.map(String),
      showDropdown: true,
      allowInvalid: false,
      helpText: null,
    });
    const unchecked = values.length === 2 ? values[1] : values.length === 1 ? "" : false;
    return this.writeTable(() => unchecked);
  }
  removeCheckboxes(): this {
    this.writable();
    for (const { row, col } of this.cells()) {
      if (validationAt(this.file, this.sheetId, row, col)?.criteria !== "CHECKBOX") continue;
      clearValidation(this.file, this.sheetId, [{ top: row, bottom: row, left: col, right: col }]);
      this.file.patch(this.sheetId, row, col, { content: "" });
    }
    return this;
  }
  check(): this {
    return this.setChecked(true);
  }
  uncheck(): this {
    return this.setChecked(false);
  }
  private setChecked(on: boolean): this {
    this.writable();
    for (const { row, col } of this.cells()) {
      const validation = validationAt(this.file, this.sheetId, row, col);
      if (validation?.criteria !== "CHECKBOX") continue;
      const custom = validation.values[on ? 0 : 1];
      const typed = custom === undefined ? this.typedValue(row, col, on) : this.typedValue(row, col, custom);
      this.file.writeTyped(this.sheetId, row, col, typed);
    }
    return this;
  }
  /** null when the cells differ, or one of them is no checkbox. */
  isChecked(): boolean | null {
    const states = this.cells().map(({ row, col }) => {
      const validation = validationAt(this.file, this.sheetId, row, col);
      if (validation?.criteria !== "CHECKBOX") return null;
      const { value } = this.file.value(this.sheetId, row, col);
      if (validation.values.length > 0) return String(value) === String(validation.values[0]);
      return value === true;
    });
    return states.every((state) => state === states[0]) ? (states[0] ?? null) : null;
  }

  // ---- Notes

  private noteAt(row: number, col: number): string {
    const note = this.file
      .sheetState(this.sheetId)
      .notes.find(({ ranges }) => ranges[0]!.zone.top === row && ranges[0]!.zone.left === col);
    return note?.text ?? "";
  }
  getNote(): string {
    return this.noteAt(this.here().top, this.zone.left);
  }
  getNotes(): string[][] {
    return this.table((row, col) => this.noteAt(row, col));
  }
  private writeNotes(read: (row: number, col: number) => string | null): this {
    const zone = this.writable();
    const kept = this.file
      .sheetState(this.sheetId)
      .notes.filter(({ ranges }) => !zoneContains(zone, ranges[0]!.zone));
    const getters = this.file.grid;
    const added = this.cells()
      .map(({ row, col }) => ({ row, col, text: read(row, col) ?? "" }))
      .filter(({ text }) => text !== "")
      .map(({ row, col, text }) => ({
        text,
        ranges: [getters.getRangeFromZone(this.sheetId, { top: row, bottom: row, left: col, right: col })],
      }));
    this.file.setSheetState(this.sheetId, "notes", [...kept, ...added]);
    return this;
  }
  setNote(note: string | null): this {
    return this.writeNotes(() => note);
  }
  setNotes(notes: (string | null)[][]): this {
    this.checkSize(notes);
    return this.writeNotes((row, col) => notes[row - this.zone.top]![col - this.zone.left]!);
  }
  clearNote(): this {
    return this.writeNotes(() => null);
  }

  // ---- Links in text

  private richTextAt(row: number, col: number): RichTextValue | null {
    const cell = this.file.evaluated(this.sheetId, row, col);
    const content = this.file.stored(this.sheetId, row, col);
    if (cell.type === "number" || cell.type === "boolean" || content.content?.startsWith("=")) return null;
    const text = cell.type === "empty" ? "" : this.file.display(this.sheetId, row, col);
    const links = content.style.links?.text === text ? content.style.links.runs : [];
    const whole = cell.link ? [{ start: 0, end: text.length, url: cell.link.url }] : links;
    return new RichTextValue(this.session, text, whole);
  }
  getRichTextValue(): RichTextValue | null {
    return this.richTextAt(this.here().top, this.zone.left);
  }
  getRichTextValues(): (RichTextValue | null)[][] {
    return this.table((row, col) => this.richTextAt(row, col));
  }
  private writeRichText(row: number, col: number, value: RichTextValue): void {
    const { text, runs } = value;
    const whole = runs.length === 1 && runs[0]!.start === 0 && runs[0]!.end === text.length ? runs[0]! : null;
    // The engine shows a whole cell's link itself; brackets would break its notation.
    if (whole && text !== "" && !/[[\]()\n]/.test(text) && !/[()]/.test(whole.url)) {
      this.file.patchStyle(this.sheetId, row, col, { links: undefined } as unknown as GoogleStyle);
      this.file.patch(this.sheetId, row, col, { content: `[${text}](${whole.url})` });
      return;
    }
    this.file.patch(this.sheetId, row, col, { content: asText(text).content });
    const links = runs.length > 0 ? { text, runs: [...runs] } : undefined;
    this.file.patchStyle(this.sheetId, row, col, { links } as unknown as GoogleStyle);
  }
  setRichTextValue(value: RichTextValue): this {
    this.writable();
    for (const { row, col } of this.cells()) this.writeRichText(row, col, value);
    return this;
  }
  setRichTextValues(values: RichTextValue[][]): this {
    this.writable();
    this.checkSize(values);
    for (const { row, col } of this.cells()) {
      this.writeRichText(row, col, values[row - this.zone.top]![col - this.zone.left]!);
    }
    return this;
  }

  // ---- Clearing

  clear(
    options: {
      contentsOnly?: boolean;
      formatOnly?: boolean;
      validationsOnly?: boolean;
      commentsOnly?: boolean;
    } = {},
  ): this {
    const { contentsOnly, formatOnly, validationsOnly, commentsOnly } = options;
    const all = !contentsOnly && !formatOnly && !validationsOnly && !commentsOnly;
    if (all || contentsOnly) this.clearContent();
    if (all || formatOnly) this.clearFormat();
    if (validationsOnly) this.clearDataValidations();
    if (commentsOnly) this.clearNote();
    return this;
  }
  clearContent(): this {
    this.writable();
    for (const { row, col } of this.cells()) {
      if (this.file.stored(this.sheetId, row, col).content)
        this.file.patch(this.sheetId, row, col, { content: "" });
    }
    return this;
  }
  clearFormat(): this {
    const zone = this.writable();
    for (const { row, col } of this.cells())
      this.file.patch(this.sheetId, row, col, { style: null, format: "" });
    this.file.change("SET_ZONE_BORDERS", {
      sheetId: this.sheetId,
      target: [zone],
      border: { position: "clear" },
    });
    return this;
  }

  // ---- Copying and sorting

  copyTo(destination: Range, ...how: unknown[]): void {
    const options = how[0];
    const type =
      how[0] instanceof Object && "name" in how[0] ? (how[0] as EnumMember) : CopyPasteType.PASTE_NORMAL;
    const transposed = how[1] === true;
    if (transposed) throw new Error("not implemented in the stand-in: Range.copyTo transposed");
    const flags =
      options && !("name" in (options as object))
        ? (options as { contentsOnly?: boolean; formatOnly?: boolean })
        : {};
    const values = type === CopyPasteType.PASTE_VALUES;
    const looks =
      !flags.contentsOnly && [CopyPasteType.PASTE_NORMAL, CopyPasteType.PASTE_FORMAT].includes(type);
    const contents =
      !flags.formatOnly &&
      [CopyPasteType.PASTE_NORMAL, CopyPasteType.PASTE_FORMULA, CopyPasteType.PASTE_VALUES].includes(type);
    const validations = looks || type === CopyPasteType.PASTE_DATA_VALIDATION;
    destination.writable();
    copyCells(this.file, this, destination, {
      contents,
      values,
      looks,
      validations: validations && !flags.formatOnly,
    });
  }

  sort(specification: unknown): this {
    const zone = this.writable();
    const keys = (Array.isArray(specification) ? specification : [specification]).map((key) =>
      typeof key === "number"
        ? { column: key, ascending: true }
        : { ascending: true, ...(key as { column: number }) },
    );
    sortRows(this.file, this.sheetId, zone, keys);
    return this;
  }

  // ---- Selection, protection, groups, metadata

  activate(): this {
    this.getSheet().select(this.here());
    return this;
  }
  activateAsCurrentCell(): this {
    return this.activate();
  }
  protect(): unknown {
    this.here();
    return protectArea(this.session, this.sheetId, this.zone);
  }
  canEdit(): boolean {
    try {
      this.getSheet().checkProtection(this.here());
      return true;
    } catch {
      return false;
    }
  }
  shiftRowGroupDepth(delta: number): this {
    shiftGroupDepth(this.file, this.sheetId, "ROW", this.zone.top, this.zone.bottom, delta);
    return this;
  }
  shiftColumnGroupDepth(delta: number): this {
    shiftGroupDepth(this.file, this.sheetId, "COL", this.zone.left, this.zone.right, delta);
    return this;
  }
  private foldGroups(type: "FOLD_HEADER_GROUPS_IN_ZONE" | "UNFOLD_HEADER_GROUPS_IN_ZONE"): this {
    const zone = this.here();
    for (const dimension of ["ROW", "COL"] as const) {
      const touches =
        dimension === "ROW"
          ? groupDepth(this.file, this.sheetId, "ROW", zone.top) > 0
          : groupDepth(this.file, this.sheetId, "COL", zone.left) > 0;
      if (touches) this.file.change(type, { sheetId: this.sheetId, dimension, zone });
    }
    return this;
  }
  collapseGroups(): this {
    return this.foldGroups("FOLD_HEADER_GROUPS_IN_ZONE");
  }
  expandGroups(): this {
    return this.foldGroups("UNFOLD_HEADER_GROUPS_IN_ZONE");
  }
  addDeveloperMetadata(key: string, ...rest: (string | EnumMember)[]): this {
    addMetadata(
      this.session,
      { sheetId: this.sheetId, zone: this.zone, wholeLine: this.wholeLine },
      key,
      rest,
    );
    return this;
  }
  getDeveloperMetadata(): unknown[] {
    return metadataAt(this.session, { sheetId: this.sheetId, zone: this.zone, wholeLine: this.wholeLine });
  }
  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.session, {
      sheetId: this.sheetId,
      zone: this.zone,
      wholeLine: this.wholeLine,
    });
  }
  insertCells(dimension: EnumMember): this {
    const type = dimension === Dimension.ROWS ? "down" : "right";
    this.file.change("INSERT_CELL", {
      sheetId: this.sheetId,
      zone: this.writable(),
      shiftDimension: type === "down" ? "ROW" : "COL",
    });
    return this;
  }
}

let listsWritten = 0x1f3a2b;

const BORDER_STYLES: Record<string, string> = {
  SOLID: "thin",
  SOLID_MEDIUM: "medium",
  SOLID_THICK: "thick",
  DASHED: "dashed",
  DOTTED: "dotted",
  DOUBLE: "medium",
};

const signatures: Signatures = {
  getSheet: "",
  getRow: "",
  getColumn: "",
  getRowIndex: "",
  getNumRows: "",
  getNumColumns: "",
  getHeight: "",
  getWidth: "",
  getLastRow: "",
  getLastColumn: "",
  getGridId: "",
  getA1Notation: "",
  getCell: "n,n",
  offset: "n,n|n,n,n|n,n,n,n",
  getValue: "",
  getValues: "",
  getDisplayValue: "",
  getDisplayValues: "",
  setValue: "v",
  setValues: "l[][]",
  getFormula: "",
  getFormulas: "",
  setFormula: "s",
  setFormulas: "s?[][]",
  isBlank: "",
  setBorder: "b?,b?,b?,b?,b?,b?|b?,b?,b?,b?,b?,b?,s?,E:BorderStyle?",
  merge: "",
  mergeAcross: "",
  mergeVertically: "",
  breakApart: "",
  isPartOfMerge: "",
  getMergedRanges: "",
  getDataValidation: "",
  getDataValidations: "",
  setDataValidation: "DataValidation?",
  setDataValidations: "DataValidation?[][]",
  clearDataValidations: "",
  insertCheckboxes: "|v|v,v",
  removeCheckboxes: "",
  check: "",
  uncheck: "",
  isChecked: "",
  getNote: "",
  getNotes: "",
  setNote: "s?",
  setNotes: "s?[][]",
  clearNote: "",
  getRichTextValue: "",
  getRichTextValues: "",
  setRichTextValue: "RichTextValue",
  setRichTextValues: "RichTextValue[][]",
  clear: "|o",
  clearContent: "",
  clearFormat: "",
  copyTo: "Range|Range,o|Range,E:CopyPasteType,b",
  sort: "n|o",
  activate: "",
  activateAsCurrentCell: "",
  protect: "",
  canEdit: "",
  shiftRowGroupDepth: "n",
  shiftColumnGroupDepth: "n",
  collapseGroups: "",
  expandGroups: "",
  addDeveloperMetadata: "s|s,s|s,E:DeveloperMetadataVisibility|s,s,E:DeveloperMetadataVisibility",
  getDeveloperMetadata: "",
  createDeveloperMetadataFinder: "",
  insertCells: "E:Dimension",
};

const prototype = Range.prototype as unknown as Record<string, unknown>;
// Google still takes the older name of the background.
const NAMES = Object.entries(LOOKS).flatMap(([name, { plural, type }]) => [
  { called: name, plural, name, type },
  ...(name === "Background" ? [{ called: "BackgroundColor", plural: "BackgroundColors", name, type }] : []),
]);
for (const { called, plural, name, type } of NAMES) {
  prototype[`get${called}`] = function (this: Range) {
    return this.getLook(name);
  };
  prototype[`get${plural}`] = function (this: Range) {
    return this.getLooks(name);
  };
  prototype[`set${called}`] = function (this: Range, value: unknown) {
    return this.setLook(name, () => value);
  };
  prototype[`set${plural}`] = function (this: Range, values: unknown[][]) {
    return this.setLooks(name, values);
  };
  signatures[`get${called}`] = "";
  signatures[`get${plural}`] = "";
  signatures[`set${called}`] = type;
  signatures[`set${plural}`] = `${type}[][]`;
}

defineService(Range, "SpreadsheetApp.Range", signatures, {
  local: [
    "getSheet",
    "getRow",
    "getColumn",
    "getRowIndex",
    "getNumRows",
    "getNumColumns",
    "getHeight",
    "getWidth",
    "getLastRow",
    "getLastColumn",
    "getGridId",
    "getA1Notation",
    "getCell",
    "offset",
    "createDeveloperMetadataFinder",
  ],
});
