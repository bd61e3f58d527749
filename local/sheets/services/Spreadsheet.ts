import type { Zone } from "../a1";
import { isTimeZone } from "../calendar";
import { checkTabName, freeTabName, moveTab, sheetNumber } from "../lines";
import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { SpreadsheetFile } from "../SpreadsheetFile";
import { addMetadata, DeveloperMetadataFinder, metadataAt } from "./DeveloperMetadata";
import { NamedRange, nameRange } from "./NamedRange";
import { protectionsOf } from "./Protection";
import { Range } from "./Range";
import { rangeFromA1, Sheet } from "./Sheet";
import { defineService, type EnumMember, Service } from "./service";

export class Spreadsheet extends Service {
  readonly file: SpreadsheetFile;

  constructor(session: ScriptSession) {
    super(session);
    this.file = session.file;
  }

  getId(): string {
    return this.file.id;
  }
  getName(): string {
    return this.file.name;
  }
  rename(name: string): void {
    this.file.name = name;
  }
  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.file.id}/edit`;
  }
  getSpreadsheetTimeZone(): string {
    return this.file.timeZone;
  }
  setSpreadsheetTimeZone(zone: string): void {
    if (!isTimeZone(zone)) throw new Refusal(`Invalid argument: ${zone}`);
    this.file.setTimeZone(zone);
  }
  getSpreadsheetLocale(): string {
    return this.file.locale.code;
  }
  setSpreadsheetLocale(locale: string): void {
    this.file.setLocale(locale);
  }
  getRecalculationInterval(): unknown {
    return this.session.recalculation;
  }
  setRecalculationInterval(interval: EnumMember): this {
    this.session.recalculation = interval;
    return this;
  }

  /** The copy has the bound script too, which runs there on its own. */
  copy(name: string): unknown {
    return this.session.inFile(this.file.copy(name)).source();
  }
  addMenu(title: string, items: ({ name: string; functionName: string } | null)[]): void {
    this.session.options.ui?.setMenu({
      title,
      items: items.map((item) =>
        item === null ? "separator" : { label: item.name, functionName: item.functionName },
      ),
    });
  }

  // ---- Tabs

  getSheets(): Sheet[] {
    return this.file.sheetIds().map((sheetId) => new Sheet(this.session, sheetId));
  }
  getNumSheets(): number {
    return this.file.sheetIds().length;
  }
  getSheetByName(name: string): Sheet | null {
    const sheetId = this.file.sheetIds().find((candidate) => this.file.sheetName(candidate) === name);
    return sheetId === undefined ? null : new Sheet(this.session, sheetId);
  }
  getSheetById(id: number): Sheet | null {
    const sheetId = this.file.sheetIds().find((candidate) => sheetNumber(candidate) === id);
    return sheetId === undefined ? null : new Sheet(this.session, sheetId);
  }
  insertSheet(...args: (string | number | { template?: Sheet })[]): Sheet {
    if (args.some((arg) => typeof arg === "object")) {
      throw new Error("not implemented in the stand-in: Spreadsheet.insertSheet with a template");
    }
    const name = args.find((arg) => typeof arg === "string");
    const index = args.find((arg) => typeof arg === "number");
    if (name !== undefined) checkTabName(this.file, name, null);
    const sheetId = this.file.newSheetId();
    const position = index ?? this.file.sheetIds().indexOf(this.activeSheetId()) + 1;
    if (position < 0 || position > this.file.sheetIds().length)
      throw new Refusal("Invalid argument: sheetIndex");
    this.file.change("CREATE_SHEET", {
      sheetId,
      position,
      name: name ?? freeTabName(this.file, `Sheet${this.file.sheetIds().length + 1}`),
      rows: 1000,
      cols: 26,
    });
    const sheet = new Sheet(this.session, sheetId);
    sheet.activate();
    return sheet;
  }
  deleteSheet(sheet: Sheet): void {
    if (this.file.sheetIds().length === 1) {
      throw new Refusal("You can't remove all the sheets in a document.");
    }
    sheet.checkProtection(null);
    const { sheetId } = sheet;
    // The engine wants a visible sheet to stay; Google only wants a sheet to stay and shows it.
    const visible = this.file.grid.getVisibleSheetIds().filter((id) => id !== sheetId);
    if (visible.length === 0) {
      throw new Refusal("You can't remove all the visible sheets in a document.");
    }
    // It counts visible sheets even when a hidden one goes.
    if (!this.file.grid.isSheetVisible(sheetId)) this.file.change("SHOW_SHEET", { sheetId });
    this.file.change("DELETE_SHEET", { sheetId, sheetName: this.file.sheetName(sheetId) });
  }
  activeSheetId(): string {
    return this.file.activeSheetId();
  }
  getActiveSheet(): Sheet {
    return new Sheet(this.session, this.activeSheetId());
  }
  setActiveSheet(sheet: Sheet): Sheet {
    return sheet.activate();
  }
  moveActiveSheet(position: number): void {
    if (position < 1 || position > this.file.sheetIds().length) throw new Refusal("Invalid argument: pos");
    moveTab(this.file, this.activeSheetId(), position - 1);
  }
  duplicateActiveSheet(): Sheet {
    const sheetId = this.activeSheetId();
    const copy = this.file.newSheetId();
    const name = freeTabName(this.file, `Copy of ${this.file.sheetName(sheetId)}`);
    this.file.change("DUPLICATE_SHEET", { sheetId, sheetIdTo: copy, sheetNameTo: name });
    const sheet = new Sheet(this.session, copy);
    sheet.activate();
    return sheet;
  }
  renameActiveSheet(name: string): void {
    this.getActiveSheet().setName(name);
  }

  // ---- Ranges and selection

  getRange(a1: string): Range {
    const range = rangeFromA1(this.session, this.activeSheetId(), a1);
    if (!range) throw new Refusal("Range not found");
    return range;
  }
  activeRangeIn(sheetId: string): Range {
    const inFront = this.file.activeSheetId() === sheetId;
    const zone: Zone = inFront ? this.file.grid.getSelectedZone() : { top: 0, bottom: 0, left: 0, right: 0 };
    const { top, bottom, left, right } = zone;
    return new Range(this.session, sheetId, { top, bottom, left, right });
  }
  getActiveRange(): Range {
    return this.activeRangeIn(this.activeSheetId());
  }
  getActiveCell(): Range {
    return this.getActiveRange().getCell(1, 1);
  }
  getCurrentCell(): Range {
    return this.getActiveCell();
  }
  setCurrentCell(range: Range): Range {
    return this.setActiveRange(range);
  }
  setActiveRange(range: Range): Range {
    range.activate();
    return range;
  }
  setActiveSelection(range: string | Range): Range {
    return this.setActiveRange(typeof range === "string" ? this.getRange(range) : range);
  }
  getRangeByName(name: string): Range | null {
    const named = this.file.grid.getNamedRange(name);
    if (named && this.file.hasSheet(named.range.sheetId)) {
      const { top, bottom, left, right } = named.range.zone;
      return new Range(this.session, named.range.sheetId, { top, bottom, left, right });
    }
    try {
      return rangeFromA1(this.session, this.activeSheetId(), name);
    } catch {
      return null;
    }
  }
  setNamedRange(name: string, range: Range): void {
    nameRange(this.session, name, range);
  }
  getNamedRanges(): NamedRange[] {
    return this.file.grid.getNamedRanges().map((named) => new NamedRange(this.session, named.name));
  }
  removeNamedRange(name: string): void {
    if (!this.file.grid.getNamedRange(name)) throw new Refusal("The named range does not exist.");
    this.file.change("DELETE_NAMED_RANGE", { name });
  }
  getProtections(type: EnumMember): unknown[] {
    return this.file.sheetIds().flatMap((sheetId) => protectionsOf(this.session, sheetId, type));
  }

  // ---- Metadata, messages

  addDeveloperMetadata(key: string, ...rest: (string | EnumMember)[]): this {
    addMetadata(this.session, {}, key, rest);
    return this;
  }
  getDeveloperMetadata(): unknown[] {
    return metadataAt(this.session, {});
  }
  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.session, {});
  }
  toast(message: string, title?: string | null, seconds?: number | null): void {
    this.session.options.ui?.toast(message, title ?? undefined, seconds ?? undefined);
  }
}

defineService(
  Spreadsheet,
  "SpreadsheetApp.Spreadsheet",
  {
    getId: "",
    getName: "",
    rename: "s",
    copy: "s",
    addMenu: "s,o?[]",
    getUrl: "",
    getSpreadsheetTimeZone: "",
    setSpreadsheetTimeZone: "s",
    getSpreadsheetLocale: "",
    setSpreadsheetLocale: "s",
    getRecalculationInterval: "",
    setRecalculationInterval: "E:RecalculationInterval",
    getSheets: "",
    getNumSheets: "",
    getSheetByName: "s",
    getSheetById: "n",
    insertSheet: "|s|n|s,n|o|s,o|s,n,o|n,o",
    deleteSheet: "Sheet",
    getActiveSheet: "",
    setActiveSheet: "Sheet|Sheet,b",
    moveActiveSheet: "n",
    duplicateActiveSheet: "",
    renameActiveSheet: "s",
    getRange: "s",
    getActiveRange: "",
    getActiveCell: "",
    getCurrentCell: "",
    setCurrentCell: "Range",
    setActiveRange: "Range",
    setActiveSelection: "s|Range",
    getRangeByName: "s",
    setNamedRange: "s,Range",
    getNamedRanges: "",
    removeNamedRange: "s",
    getProtections: "E:ProtectionType",
    addDeveloperMetadata: "s|s,s|s,E:DeveloperMetadataVisibility|s,s,E:DeveloperMetadataVisibility",
    getDeveloperMetadata: "",
    createDeveloperMetadataFinder: "",
    toast: "s|s,s?|s,s?,n?",
  },
  {
    local: ["getId", "getUrl", "getActiveSheet", "getRange", "createDeveloperMetadataFinder", "toast"],
  },
);
