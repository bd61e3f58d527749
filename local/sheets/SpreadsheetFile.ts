import { type CancelledReason, type Cell, type EvaluatedCell, Model, type Style } from "@odoo/o-spreadsheet";
import { type Zone, zoneToA1 } from "./a1";
import { clockOfSerial, isTimeZone, serialAt } from "./calendar";
import { dispatchOwn } from "./engine";
import { quietly } from "./engineChanges";
import { canonicalFormula, localFormula } from "./formulaText";
import { ENGINE_LOCALES, type SheetLocale, sheetLocale } from "./locales";
import { type CellFormat, cellFormat, isDateFormat, isGeneral, isTextFormat } from "./numberFormat";
import { Person, type PersonOptions } from "./Person";
import { numberContent, parseTyped, type Typed } from "./parseTyped";
import { EngineRefusal } from "./Refusal";
import type { CellObserver, CellWrite } from "./StatePlugin";
import type { Metadata, SheetPart, SheetState } from "./sheetState";
import { likelyWorld, type World } from "./World";

export interface FileOptions {
  name?: string;
  /** "en_US", "de_DE", "pt_BR", "ja_JP", "fr_FR", "en_GB", "ar_EG", "fa_IR". */
  locale?: string;
  timeZone?: string;
  /** Milliseconds since 1970; the clock of TODAY() and NOW(). */
  now?: () => number;
  /** What is unsettled about Google; `likelyWorld` where nothing is said. */
  world?: Partial<World>;
}

/** The event object of a simple onEdit trigger, less its range, which each script gets as its own object. */
export interface EditEvent {
  sheetName: string;
  a1: string;
  value?: string;
  oldValue?: string;
  user: string;
}

/** Parts of a cell's look that the engine does not know; they travel with its style through sorting and copying. */
export interface GoogleStyle extends Style {
  fontFamily?: string;
  /** The alignment was set to "normal", which Google tells from none. */
  isNormal?: boolean;
  /** Google's number format; it counts while the engine's one is still `engine`. */
  pattern?: CellFormat;
  /** Links in a part of the cell's text; they count while the text is still `text`. */
  links?: { text: string; runs: { start: number; end: number; url: string }[] };
}

export type CellValue = string | number | boolean;

interface SavedFile {
  id: string;
  name: string;
  locale: string;
  timeZone: string;
  /** Absent in files from before there were worlds. */
  world?: World;
  properties: SavedProperties;
  model: object;
}

interface SavedProperties {
  document: [string, string][];
  users: [string, [string, string][]][];
}

/** The stores of PropertiesService that live with a file: they stay behind when it is copied. */
export interface FileProperties {
  document: Map<string, string>;
  script: Map<string, string>;
  users: Map<string, Map<string, string>>;
}

const FIRST_TAB: Record<string, string> = {
  de_DE: "Tabellenblatt1",
  fr_FR: "Feuille 1",
  pt_BR: "Página1",
  ja_JP: "シート1",
};

const CELL_LIMIT = 50_000;

/** Columns fit below this factor in a cell's key. */
const KEY = 100_000;

let filesMade = 0;

/** One spreadsheet file in Drive. */
export class SpreadsheetFile {
  readonly id: string;
  name: string;
  now: () => number;
  readonly properties: FileProperties = { document: new Map(), script: new Map(), users: new Map() };
  /** Who holds the document lock: any object that tells one holder from another. */
  lockHolder: object | null = null;
  /** Who owns the file; protections never stop the owner. */
  owner = "owner";
  readonly world: World;

  readonly #model: Model;
  #locale: SheetLocale;
  #timeZone: string;
  #pending = new Map<string, Map<number, CellWrite>>();
  #flushScheduled = false;
  #evaluatedDay = Number.NaN;
  #checkedSecond = Number.NaN;
  /** What the clock showed when it was last read: formulas ask for today in every row. */
  #read = { moment: Number.NaN, zone: "", serial: Number.NaN };
  #own = 0;
  #contentBefore: Map<
    string,
    { sheetId: string; row: number; col: number; value: string | undefined }
  > | null = null;
  #editListeners: ((event: EditEvent) => void)[] = [];

  private constructor(saved: Omit<SavedFile, "properties">, now: () => number) {
    this.id = saved.id;
    this.name = saved.name;
    this.#locale = sheetLocale(saved.locale);
    if (!isTimeZone(saved.timeZone)) throw new Error(`unknown time zone: ${saved.timeZone}`);
    this.#timeZone = saved.timeZone;
    this.world = saved.world ?? likelyWorld;
    this.now = now;
    const observer: CellObserver = {
      beforeContent: (sheetId, col, row) => this.#noteContent(sheetId, col, row),
      ownWork: () => this.#own > 0,
      asOwnWork: (work) => this.#asOwnWork(work),
    };
    const config = {
      custom: { clock: () => this.serialNow(), observer, world: this.world },
      external: { loadLocales: () => Promise.resolve(ENGINE_LOCALES) },
    };
    this.#model = quietly(() => new Model(saved.model, config));
    this.#evaluatedDay = Math.floor(this.serialNow());
    this.#watchInterface();
  }

  static create(options: FileOptions = {}): SpreadsheetFile {
    const locale = options.locale ?? "en_US";
    const model = {
      sheets: [{ id: "0", name: FIRST_TAB[locale] ?? "Sheet1", rowNumber: 1000, colNumber: 26 }],
      settings: { locale: sheetLocale(locale).engine },
    };
    return new SpreadsheetFile(
      {
        id: newFileId(),
        name: options.name ?? "Untitled spreadsheet",
        locale,
        timeZone: options.timeZone ?? "America/New_York",
        world: { ...likelyWorld, ...options.world },
        model,
      },
      options.now ?? Date.now,
    );
  }

  static load(saved: string, options: FileOptions = {}): SpreadsheetFile {
    const data = JSON.parse(saved) as SavedFile;
    const file = new SpreadsheetFile(
      {
        ...data,
        name: options.name ?? data.name,
        timeZone: options.timeZone ?? data.timeZone,
        world: { ...likelyWorld, ...data.world, ...options.world },
      },
      options.now ?? Date.now,
    );
    for (const [key, value] of data.properties.document) file.properties.document.set(key, value);
    for (const [user, entries] of data.properties.users) file.properties.users.set(user, new Map(entries));
    if (options.locale) file.setLocale(options.locale);
    return file;
  }

  save(): string {
    const data: SavedFile = {
      id: this.id,
      name: this.name,
      locale: this.#locale.code,
      timeZone: this.#timeZone,
      world: this.world,
      properties: {
        document: [...this.properties.document],
        users: [...this.properties.users].map(([user, entries]) => [user, [...entries]]),
      },
      model: quietly(() => this.model._exportData(false)),
    };
    return JSON.stringify(data);
  }

  /** File > Make a copy: the properties of scripts stay behind. */
  copy(name: string): SpreadsheetFile {
    const data = JSON.parse(this.save()) as SavedFile;
    return new SpreadsheetFile({ ...data, id: newFileId(), name }, this.now);
  }

  /** The engine's model, to mount in a browser. Writes that scripts have made are in it. */
  get model(): Model {
    this.flush();
    // Working out the day costs more than reading a cell, so it is done once for each second.
    const second = Math.floor(this.now() / 1000);
    if (second !== this.#checkedSecond) {
      this.#checkedSecond = second;
      const today = Math.floor(this.serialNow());
      if (today !== this.#evaluatedDay) {
        this.#evaluatedDay = today;
        this.dispatch("EVALUATE_CELLS", {});
      }
    }
    return this.#model;
  }

  person(name: string, options: PersonOptions = {}): Person {
    return new Person(this, name, options);
  }

  /** Tells of every edit that would start a simple trigger; returns the way to stop listening. */
  onEdit(listener: (event: EditEvent) => void): () => void {
    this.#editListeners.push(listener);
    return () => {
      this.#editListeners = this.#editListeners.filter((other) => other !== listener);
    };
  }

  tellEdit(event: EditEvent): void {
    for (const listener of [...this.#editListeners]) listener(event);
  }

  // ---- Settings

  get locale(): SheetLocale {
    return this.#locale;
  }

  setLocale(code: string): void {
    this.#locale = sheetLocale(code);
    this.change("UPDATE_LOCALE", { locale: this.#locale.engine });
  }

  get timeZone(): string {
    return this.#timeZone;
  }

  setTimeZone(zone: string): void {
    if (!isTimeZone(zone)) throw new Error(`unknown time zone: ${zone}`);
    this.#timeZone = zone;
    this.#checkedSecond = Number.NaN;
  }

  serialNow(): number {
    const moment = this.now();
    if (moment !== this.#read.moment || this.#timeZone !== this.#read.zone)
      this.#read = { moment, zone: this.#timeZone, serial: serialAt(moment, this.#timeZone) };
    return this.#read.serial;
  }

  // ---- Commands

  /** The engine's getters without forcing waiting cell writes out: for names, sizes, ranges, rules. */
  get grid(): Model["getters"] {
    return this.#model.getters;
  }

  /** Dispatches a command to the engine as the stand-in's own work: it counts as nobody's edit. */
  dispatch(type: string, payload: object): { isSuccessful: boolean; reasons: CancelledReason[] } {
    if (!CELL_INDEPENDENT.has(type) && !this.#changesOnlyTheEnd(type, payload)) this.flush();
    return this.#asOwnWork(() => this.#model.dispatch(type as "EVALUATE_CELLS", payload as never));
  }

  #asOwnWork<Result>(work: () => Result): Result {
    this.#own++;
    try {
      return work();
    } finally {
      this.#own--;
    }
  }

  /** Lines that come or go at the end of the grid, where nothing waits to be written, move no cell. */
  #changesOnlyTheEnd(type: string, payload: object): boolean {
    if (type !== "ADD_COLUMNS_ROWS" && type !== "REMOVE_COLUMNS_ROWS") return false;
    const { sheetId, dimension, base, position, elements } = payload as {
      sheetId: string;
      dimension: "ROW" | "COL";
      base?: number;
      position?: string;
      elements?: number[];
    };
    const count = dimension === "ROW" ? this.rowCount(sheetId) : this.columnCount(sheetId);
    if (!elements) return position === "after" && base === count - 1;
    const first = Math.min(...elements);
    if (first + elements.length !== count) return false;
    const waiting = [...(this.#pending.get(sheetId)?.values() ?? [])];
    return waiting.every((write) => (dimension === "ROW" ? write.row : write.col) < first);
  }

  /** Like `dispatch`, and a refusal is an error of the stand-in. Commands that would change nothing are fine. */
  change(type: string, payload: object): void {
    const result = this.dispatch(type, payload);
    const reasons = result.reasons.filter((reason) => String(reason) !== "NoChanges");
    if (reasons.length > 0) throw new EngineRefusal(`the engine refused ${type}: ${reasons.join(", ")}`);
  }

  sheetState(sheetId: string): SheetState {
    return this.#stateGetters().getSheetState(sheetId);
  }

  setSheetState<Part extends SheetPart>(sheetId: string, part: Part, items: SheetState[Part]): void {
    this.#asOwnWork(() => dispatchOwn(this.#model, { type: "SET_SHEET_STATE", sheetId, part, items }));
  }

  fileMetadata(): readonly Metadata[] {
    return this.#stateGetters().getFileMetadata();
  }

  setFileMetadata(items: readonly Metadata[]): void {
    this.#asOwnWork(() => dispatchOwn(this.#model, { type: "SET_FILE_METADATA", items }));
  }

  translateFormula(sheetId: string, formula: string, columns: number, rows: number): string {
    return this.#stateGetters().translateFormula(sheetId, formula, columns, rows);
  }

  #stateGetters() {
    return this.#model.getters as unknown as {
      getSheetState(sheetId: string): SheetState;
      getFileMetadata(): readonly Metadata[];
      translateFormula(sheetId: string, formula: string, columns: number, rows: number): string;
    };
  }

  // ---- Sheets

  sheetIds(): readonly string[] {
    return this.#model.getters.getSheetIds();
  }

  /** Google compares tab names without regard to case. */
  sheetIdByName(name: string): string | null {
    const wanted = name.toLowerCase();
    return this.sheetIds().find((id) => this.sheetName(id).toLowerCase() === wanted) ?? null;
  }

  sheetName(sheetId: string): string {
    return this.#model.getters.getSheetName(sheetId);
  }

  hasSheet(sheetId: string): boolean {
    return this.#model.getters.tryGetSheet(sheetId) !== undefined;
  }

  rowCount(sheetId: string): number {
    return this.#model.getters.getNumberRows(sheetId);
  }

  columnCount(sheetId: string): number {
    return this.#model.getters.getNumberCols(sheetId);
  }

  newSheetId(): string {
    for (;;) {
      const id = String(100_000_000 + Math.floor(Math.random() * 2_000_000_000));
      if (!this.hasSheet(id)) return id;
    }
  }

  /** The tab in front. It is the same for everybody in the stand-in. */
  activeSheetId(): string {
    return this.grid.getActiveSheetId();
  }

  /** Brings a tab to the front. */
  bringToFront(sheetId: string): void {
    const current = this.activeSheetId();
    if (current === sheetId || !this.grid.isSheetVisible(sheetId)) return;
    this.change("ACTIVATE_SHEET", { sheetIdFrom: current, sheetIdTo: sheetId });
  }

  /** Selects cells of the tab that is in front; says whether it could: the engine selects no hidden cells. */
  select(sheetId: string, zone: Zone): boolean {
    if (this.activeSheetId() !== sheetId) return false;
    const { grid: getters } = this;
    const { selection } = this.#model;
    const hidden = (first: number, last: number, isHidden: (index: number) => boolean) =>
      Array.from({ length: last - first + 1 }, (_, k) => first + k).every(isHidden);
    if (hidden(zone.top, zone.bottom, (row) => getters.isRowHidden(sheetId, row))) return false;
    if (hidden(zone.left, zone.right, (col) => getters.isColHidden(sheetId, col))) return false;
    selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone }, { scrollIntoView: true });
    return true;
  }

  /** Does something that the engine can only do to the tab in front, and brings the former tab back. */
  inSheet(sheetId: string, work: () => void): void {
    const before = this.activeSheetId();
    const hidden = !this.grid.isSheetVisible(sheetId);
    if (hidden) this.change("SHOW_SHEET", { sheetId });
    this.bringToFront(sheetId);
    try {
      work();
    } finally {
      if (this.hasSheet(before)) this.bringToFront(before);
      if (hidden) this.change("HIDE_SHEET", { sheetId });
    }
  }

  // ---- Cells. Writes wait until somebody reads, so that a cell costs one command however much is set on it.

  /** A cell's stored form, with the writes that are still waiting; in a merged range the look of its first cell. */
  stored(
    sheetId: string,
    row: number,
    col: number,
  ): { style: GoogleStyle; format: string; content: string | null } {
    const main = this.grid.getMainCellPosition({ sheetId, row, col });
    const waiting = this.#pending.get(sheetId)?.get(main.row * KEY + main.col);
    const cell = this.grid.getCell(main);
    return {
      style: (waiting?.style === undefined ? cell?.style : waiting.style) ?? {},
      format: waiting?.format ?? cell?.format ?? "",
      content:
        main.row === row && main.col === col ? (waiting?.content ?? contentOf(cell, this.#model)) : null,
    };
  }

  patch(sheetId: string, row: number, col: number, change: Omit<CellWrite, "sheetId" | "row" | "col">): void {
    const main = this.grid.getMainCellPosition({ sheetId, row, col });
    // A merged range has one cell: what is written into its other cells is lost.
    if (main.row !== row || main.col !== col) return;
    let sheet = this.#pending.get(sheetId);
    if (!sheet) {
      sheet = new Map();
      this.#pending.set(sheetId, sheet);
    }
    const key = row * KEY + col;
    const write = sheet.get(key);
    if (write) Object.assign(write, change);
    else sheet.set(key, { sheetId, row, col, ...change });
    if (!this.#flushScheduled) {
      this.#flushScheduled = true;
      // Scripts are synchronous: when they are done, the page shows what they wrote.
      Promise.resolve().then(() => this.flush());
    }
  }

  patchStyle(sheetId: string, row: number, col: number, change: GoogleStyle): void {
    const style: Record<string, unknown> = { ...this.stored(sheetId, row, col).style };
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) delete style[key];
      else style[key] = value;
    }
    this.patch(sheetId, row, col, { style: Object.keys(style).length > 0 ? (style as Style) : null });
  }

  /** Google's number format of a cell; "" where it has none. */
  numberFormat(sheetId: string, row: number, col: number): string {
    return googleFormat(this.stored(sheetId, row, col));
  }

  setNumberFormat(sheetId: string, row: number, col: number, pattern: string): void {
    const google = isGeneral(pattern) ? "" : pattern;
    const { engine } = cellFormat(google);
    const kept = engine === google ? undefined : { google, engine };
    this.patchStyle(sheetId, row, col, { pattern: kept } as GoogleStyle);
    this.patch(sheetId, row, col, { format: engine });
  }

  /** Writes what a text, typed or given to setValue, has been read as. */
  writeTyped(sheetId: string, row: number, col: number, typed: Typed): void {
    const stored = this.stored(sheetId, row, col);
    const format = googleFormat(stored);
    if (stored.style.links)
      this.patchStyle(sheetId, row, col, { links: undefined } as unknown as GoogleStyle);
    this.patch(sheetId, row, col, { content: typed.content });
    if (format === "" && typed.format) this.setNumberFormat(sheetId, row, col, typed.format);
  }

  /** Whether a formula stays a text in this cell. */
  keepsFormulas(sheetId: string, row: number, col: number): boolean {
    return this.world.formulaInTextCell === "text" && isTextFormat(this.numberFormat(sheetId, row, col));
  }

  /** Reads a text as if it were typed into the cell. */
  typed(sheetId: string, row: number, col: number, text: string, by: "person" | "script" = "person"): Typed {
    if (text.length > CELL_LIMIT) {
      throw new Error("Your input contains more than the maximum of 50000 characters in a single cell.");
    }
    const format = this.numberFormat(sheetId, row, col);
    return parseTyped(text, {
      locale: this.locale,
      plainText: format === "@",
      keepsFormulas: this.keepsFormulas(sheetId, row, col),
      keepsApostrophes:
        by === "script" && this.world.apostropheInTextCell === "literal" && isTextFormat(format),
      currentYear: () => clockOfSerial(this.serialNow()).year,
    });
  }

  flush(): void {
    this.#flushScheduled = false;
    if (this.#pending.size === 0) return;
    const cells: CellWrite[] = [];
    for (const [sheetId, writes] of this.#pending) {
      if (!this.hasSheet(sheetId)) continue;
      for (const write of writes.values()) cells.push(write);
    }
    this.#pending = new Map();
    this.#asOwnWork(() => dispatchOwn(this.#model, { type: "WRITE_CELLS", cells }));
  }

  evaluated(sheetId: string, row: number, col: number): EvaluatedCell {
    return this.model.getters.getEvaluatedCell({ sheetId, row, col });
  }

  /** What getValue gives, with dates still as serial numbers. */
  value(sheetId: string, row: number, col: number): { value: CellValue; isDate: boolean } {
    const cell = this.evaluated(sheetId, row, col);
    if (cell.type === "empty" || cell.value === null) return { value: "", isDate: false };
    if (cell.type === "error") return { value: googleError(String(cell.value)), isDate: false };
    if (cell.type === "number") return { value: cell.value as number, isDate: isDateFormat(cell.format) };
    return { value: cell.value as CellValue, isDate: false };
  }

  display(sheetId: string, row: number, col: number): string {
    const cell = this.evaluated(sheetId, row, col);
    if (cell.type === "error") return googleError(String(cell.value));
    if (cell.type === "boolean") return cell.value ? this.locale.trueWord : this.locale.falseWord;
    return cell.formattedValue;
  }

  /** A cell's formula in the file's locale; "" where there is none. */
  formula(sheetId: string, row: number, col: number): string {
    const content = contentOf(this.model.getters.getCell({ sheetId, row, col }), this.#model);
    return content?.startsWith("=") ? localFormula(content, this.locale) : "";
  }

  /** A cell's text as the edit line shows it. */
  input(sheetId: string, row: number, col: number): string {
    return this.formula(sheetId, row, col) || this.display(sheetId, row, col);
  }

  /** Whether a cell counts for getLastRow: it has content, or a formula spreads into it. */
  hasContent(sheetId: string, row: number, col: number): boolean {
    const cell = this.model.getters.getCell({ sheetId, row, col });
    if (cell) return cell.isFormula || cell.content !== "";
    return this.evaluated(sheetId, row, col).type !== "empty";
  }

  /** The smallest zone from A1 that holds all content; null in an empty sheet. */
  usedZone(sheetId: string): Zone | null {
    let bottom = -1;
    let right = -1;
    for (const { row, col } of this.model.getters.getEvaluatedCellsPositions(sheetId)) {
      if (row <= bottom && col <= right) continue;
      if (!this.hasContent(sheetId, row, col)) continue;
      bottom = Math.max(bottom, row);
      right = Math.max(right, col);
    }
    if (this.world.emptyCheckbox === "content") {
      for (const rule of this.grid.getDataValidationRules(sheetId)) {
        if (rule.criterion.type !== "isBoolean") continue;
        for (const { zone } of rule.ranges) {
          bottom = Math.max(bottom, zone.bottom);
          right = Math.max(right, zone.right);
        }
      }
    }
    return bottom < 0 ? null : { top: 0, left: 0, bottom, right };
  }

  // ---- Edits in the mounted interface

  /** Makes what somebody does in the mounted interface a person's edit. */
  #watchInterface(): void {
    const loud = this.#model.dispatch as unknown as (
      type: string,
      payload?: object,
    ) => { isSuccessful: boolean };
    const original = (type: string, payload?: object) => quietly(() => loud(type, payload));
    const watched = (type: string, payload: Record<string, unknown> = {}): { isSuccessful: boolean } => {
      if (this.#own > 0 || this.#contentBefore) return original(type, payload);
      this.flush();
      this.#contentBefore = new Map();
      try {
        const result = original(type, type === "UPDATE_CELL" ? this.#asTyped(payload) : payload);
        const changed = [...this.#contentBefore.values()];
        this.#contentBefore = null;
        // Taking back an edit and inserting rows are no edits for onEdit.
        if (result.isSuccessful && changed.length > 0 && EDITING_COMMANDS.has(type))
          this.#tellChange(changed);
        return result;
      } finally {
        this.#contentBefore = null;
      }
    };
    (this.#model as unknown as { dispatch: unknown }).dispatch = watched;
  }

  /** The interface has already made numbers and formulas canonical; dates and texts it leaves as typed. */
  #asTyped(payload: Record<string, unknown>): Record<string, unknown> {
    const { content, sheetId, row, col } = payload as unknown as CellWrite;
    if (typeof content !== "string") return payload;
    if (content.startsWith("=") && !this.keepsFormulas(sheetId, row, col))
      return { ...payload, content: canonicalFormula(content, sheetLocale("en_US")) };
    if (this.stored(sheetId, row, col).format === "@") return payload;
    const isCanonicalNumber = this.locale.engine.decimalSeparator === "," && /^-?\d+(\.\d+)?$/.test(content);
    if (isCanonicalNumber || /^(TRUE|FALSE)$/.test(content)) return payload;
    const typed = this.typed(sheetId, row, col, content);
    const keepsFormat = payload.format !== undefined || this.numberFormat(sheetId, row, col) !== "";
    return {
      ...payload,
      content: typed.content,
      ...(typed.format && !keepsFormat ? { format: cellFormat(typed.format).engine } : {}),
    };
  }

  #noteContent(sheetId: string, col: number, row: number): void {
    if (!this.#contentBefore) return;
    const key = `${sheetId}/${row}/${col}`;
    if (this.#contentBefore.has(key)) return;
    this.#contentBefore.set(key, { sheetId, row, col, value: this.eventValue(sheetId, row, col) });
  }

  #tellChange(changed: { sheetId: string; row: number; col: number; value: string | undefined }[]): void {
    const { sheetId } = changed[0]!;
    const cells = changed.filter((cell) => cell.sheetId === sheetId);
    const zone: Zone = {
      top: Math.min(...cells.map((cell) => cell.row)),
      bottom: Math.max(...cells.map((cell) => cell.row)),
      left: Math.min(...cells.map((cell) => cell.col)),
      right: Math.max(...cells.map((cell) => cell.col)),
    };
    this.tellZoneEdit(sheetId, zone, "", cells.length === 1 ? { oldValue: cells[0]!.value } : {});
  }

  /** `value` and `oldValue` belong to single cells only. */
  tellZoneEdit(sheetId: string, zone: Zone, user: string, single: { oldValue?: string | undefined }): void {
    const event: EditEvent = { sheetName: this.sheetName(sheetId), a1: zoneToA1(zone), user };
    if ("oldValue" in single) {
      const value = this.eventValue(sheetId, zone.top, zone.left);
      if (value !== undefined) event.value = value;
      if (single.oldValue !== undefined) event.oldValue = single.oldValue;
    }
    this.tellEdit(event);
  }

  /** A cell's value as edit events carry it: a text, dates as serial numbers; undefined when empty. */
  eventValue(sheetId: string, row: number, col: number): string | undefined {
    this.flush();
    const cell = this.#model.getters.getEvaluatedCell({ sheetId, row, col });
    if (cell.type === "empty" || cell.value === null || cell.value === "") return undefined;
    if (typeof cell.value === "boolean") return cell.value ? "TRUE" : "FALSE";
    return typeof cell.value === "number" ? numberContent(cell.value) : String(cell.value);
  }
}

/** Commands that do not care what cells contain: cell writes may keep waiting while they are done. */
const CELL_INDEPENDENT = new Set([
  "ACTIVATE_SHEET",
  "ADD_DATA_VALIDATION_RULE",
  "COLOR_SHEET",
  "CREATE_NAMED_RANGE",
  "CREATE_SHEET",
  "FOLD_HEADER_GROUP",
  "FOLD_HEADER_GROUPS_IN_ZONE",
  "FREEZE_COLUMNS",
  "FREEZE_ROWS",
  "GROUP_HEADERS",
  "HIDE_COLUMNS_ROWS",
  "HIDE_SHEET",
  "REMOVE_DATA_VALIDATION_RULE",
  "RESIZE_COLUMNS_ROWS",
  "SET_GRID_LINES_VISIBILITY",
  "SET_ZONE_BORDERS",
  "SHOW_SHEET",
  "UNFOLD_HEADER_GROUP",
  "UNFOLD_HEADER_GROUPS_IN_ZONE",
  "UNGROUP_HEADERS",
  "UNHIDE_COLUMNS_ROWS",
]);

/** Commands of the interface that change content the way an edit does. */
const EDITING_COMMANDS = new Set([
  "UPDATE_CELL",
  "DELETE_CONTENT",
  "DELETE_UNFILTERED_CONTENT",
  "CLEAR_CELL",
  "CLEAR_CELLS",
  "PASTE",
  "PASTE_FROM_OS_CLIPBOARD",
  "REPEAT_PASTE",
  "COPY_PASTE_CELLS_ABOVE",
  "COPY_PASTE_CELLS_ON_LEFT",
  "COPY_PASTE_CELLS_ON_ZONE",
  "AUTOFILL",
  "AUTOFILL_AUTO",
  "MOVE_COLUMNS_ROWS",
  "REPLACE_SEARCH",
  "TOGGLE_CHECKBOX",
  "SPLIT_TEXT_INTO_COLUMNS",
  "REMOVE_DUPLICATES",
  "TRIM_WHITESPACE",
  "SUM_SELECTION",
]);

function newFileId(): string {
  filesMade++;
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  let id = "1";
  for (let k = 0; k < 43; k++) id += letters[Math.floor(Math.random() * letters.length)];
  return id.slice(0, 40) + String(filesMade).padStart(4, "0");
}

function contentOf(cell: Cell | undefined, model: Model): string | null {
  if (!cell) return null;
  return cell.isFormula ? cell.compiledFormula.toFormulaString(model.getters) : cell.content;
}

function googleFormat(stored: { style: GoogleStyle; format: string }): string {
  const { pattern } = stored.style;
  return pattern && pattern.engine === stored.format ? pattern.google : stored.format;
}

const GOOGLE_ERRORS: Record<string, string> = {
  "#ERROR": "#ERROR!",
  "#BAD_EXPR": "#ERROR!",
  "#CYCLE": "#REF!",
  "#REF": "#REF!",
  "#SPILL!": "#REF!",
};

function googleError(engineError: string): string {
  return GOOGLE_ERRORS[engineError] ?? engineError;
}
