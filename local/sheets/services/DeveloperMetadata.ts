import type { Range as EngineRange } from "@odoo/o-spreadsheet";
import { type Zone, zonesOverlap } from "../a1";
import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { SpreadsheetFile } from "../SpreadsheetFile";
import type { Metadata } from "../sheetState";
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility } from "./enums";
import { Range, type WholeLine } from "./Range";
import { Sheet } from "./Sheet";
import { Spreadsheet } from "./Spreadsheet";
import { defineService, EnumMember, Service } from "./service";

/** Characters of keys and values together, per sheet and once more for the spreadsheet itself. */
const CHARACTER_LIMIT = 30_000;

/** Where metadata is looked for or put: nothing is the spreadsheet, only a sheet the sheet. */
export interface Place {
  sheetId?: string;
  zone?: Zone;
  wholeLine?: WholeLine;
}

interface Found {
  sheetId: string | null;
  item: Metadata;
}

function everything(file: SpreadsheetFile): Found[] {
  return [
    ...file.fileMetadata().map((item) => ({ sheetId: null, item })),
    ...file
      .sheetIds()
      .flatMap((sheetId) => file.sheetState(sheetId).metadata.map((item) => ({ sheetId, item }))),
  ];
}

function itemsOf(file: SpreadsheetFile, sheetId: string | null): readonly Metadata[] {
  return sheetId === null ? file.fileMetadata() : file.sheetState(sheetId).metadata;
}

function store(file: SpreadsheetFile, sheetId: string | null, items: readonly Metadata[]): void {
  const size = items.reduce((sum, item) => sum + item.key.length + (item.value?.length ?? 0), 0);
  if (size > CHARACTER_LIMIT) {
    throw new Refusal("You have exceeded the maximum amount of developer metadata allowed.");
  }
  if (sheetId === null) file.setFileMetadata(items);
  else file.setSheetState(sheetId, "metadata", items);
}

function locate(
  session: ScriptSession,
  place: Place,
): { sheetId: string | null; place: Metadata["place"]; ranges: EngineRange[] } {
  const { sheetId, zone, wholeLine } = place;
  if (sheetId === undefined) return { sheetId: null, place: "SPREADSHEET", ranges: [] };
  if (!zone) return { sheetId, place: "SHEET", ranges: [] };
  const single =
    wholeLine === "ROW" ? zone.top === zone.bottom : wholeLine === "COLUMN" && zone.left === zone.right;
  if (!wholeLine || !single) {
    throw new Refusal(
      "Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.",
    );
  }
  return { sheetId, place: wholeLine, ranges: [session.file.grid.getRangeFromZone(sheetId, zone)] };
}

export function addMetadata(
  session: ScriptSession,
  place: Place,
  key: string,
  rest: (string | EnumMember)[],
): void {
  const { file } = session;
  const { sheetId, place: kind, ranges } = locate(session, place);
  const value = rest.find((entry) => typeof entry === "string") ?? null;
  const visibility =
    rest.find((entry) => entry instanceof EnumMember) ?? DeveloperMetadataVisibility.DOCUMENT;
  const id = Math.max(0, ...everything(file).map((found) => found.item.id)) + 1;
  const item: Metadata = {
    id,
    key,
    value,
    visibility: visibility.name() as Metadata["visibility"],
    place: kind,
    ranges,
  };
  store(file, sheetId, [...itemsOf(file, sheetId), item]);
}

/** The metadata exactly at a place, not what lies within it. */
export function metadataAt(session: ScriptSession, place: Place): DeveloperMetadata[] {
  const { sheetId, zone } = place;
  return everything(session.file)
    .filter((found) => {
      if (sheetId === undefined) return found.item.place === "SPREADSHEET";
      if (found.sheetId !== sheetId) return false;
      if (!zone) return found.item.place === "SHEET";
      const line = found.item.ranges[0]?.zone;
      return line !== undefined && JSON.stringify(bare(line)) === JSON.stringify(bare(zone));
    })
    .map((found) => new DeveloperMetadata(session, found.sheetId, found.item.id));
}

function bare({ top, bottom, left, right }: Zone): Zone {
  return { top, bottom, left, right };
}

export class DeveloperMetadata extends Service {
  constructor(
    session: ScriptSession,
    private sheetId: string | null,
    private readonly id: number,
  ) {
    super(session);
  }
  private item(): Metadata {
    const found = itemsOf(this.session.file, this.sheetId).find((item) => item.id === this.id);
    if (!found) throw new Refusal("The developer metadata does not exist.");
    return found;
  }
  private change(part: Partial<Metadata>): this {
    const changed = { ...this.item(), ...part };
    const items = itemsOf(this.session.file, this.sheetId);
    store(
      this.session.file,
      this.sheetId,
      items.map((item) => (item.id === this.id ? changed : item)),
    );
    return this;
  }
  getId(): number {
    return this.item().id;
  }
  getKey(): string {
    return this.item().key;
  }
  setKey(key: string): this {
    return this.change({ key });
  }
  getValue(): string | null {
    return this.item().value;
  }
  setValue(value: string): this {
    return this.change({ value });
  }
  getVisibility(): EnumMember {
    return DeveloperMetadataVisibility[this.item().visibility];
  }
  setVisibility(visibility: EnumMember): this {
    return this.change({ visibility: visibility.name() as Metadata["visibility"] });
  }
  getLocation(): DeveloperMetadataLocation {
    return new DeveloperMetadataLocation(this.session, this.sheetId, this.item());
  }
  remove(): void {
    this.item();
    const items = itemsOf(this.session.file, this.sheetId);
    store(
      this.session.file,
      this.sheetId,
      items.filter((item) => item.id !== this.id),
    );
  }
  private moveTo(place: Place): this {
    const item = this.item();
    const target = locate(this.session, place);
    this.remove();
    this.sheetId = target.sheetId;
    const moved = { ...item, place: target.place, ranges: target.ranges };
    store(this.session.file, target.sheetId, [...itemsOf(this.session.file, target.sheetId), moved]);
    return this;
  }
  moveToColumn(range: Range): this {
    return this.moveTo({ sheetId: range.sheetId, zone: range.zone, wholeLine: range.wholeLine });
  }
  moveToRow(range: Range): this {
    return this.moveToColumn(range);
  }
  moveToSheet(sheet: Sheet): this {
    return this.moveTo({ sheetId: sheet.sheetId });
  }
  moveToSpreadsheet(): this {
    return this.moveTo({});
  }
}

export class DeveloperMetadataLocation extends Service {
  constructor(
    session: ScriptSession,
    private readonly sheetId: string | null,
    private readonly item: Metadata,
  ) {
    super(session);
  }
  getLocationType(): EnumMember {
    return DeveloperMetadataLocationType[this.item.place];
  }
  private line(place: "ROW" | "COLUMN"): Range | null {
    const zone = this.item.place === place ? this.item.ranges[0]?.zone : undefined;
    return zone ? new Range(this.session, this.sheetId!, bare(zone), place) : null;
  }
  getRow(): Range | null {
    return this.line("ROW");
  }
  getColumn(): Range | null {
    return this.line("COLUMN");
  }
  getSheet(): Sheet | null {
    return this.sheetId === null ? null : new Sheet(this.session, this.sheetId);
  }
  getSpreadsheet(): Spreadsheet | null {
    return this.item.place === "SPREADSHEET" ? new Spreadsheet(this.session) : null;
  }
}

/** Finds what lies at a place and within it. */
export class DeveloperMetadataFinder extends Service {
  private tests: ((found: Found) => boolean)[] = [];
  private intersecting = false;

  constructor(
    session: ScriptSession,
    private readonly place: Place,
  ) {
    super(session);
  }
  private where(test: (found: Found) => boolean): this {
    this.tests.push(test);
    return this;
  }
  withKey(key: string): this {
    return this.where(({ item }) => item.key === key);
  }
  withValue(value: string): this {
    return this.where(({ item }) => item.value === value);
  }
  withId(id: number): this {
    return this.where(({ item }) => item.id === id);
  }
  withVisibility(visibility: EnumMember): this {
    return this.where(({ item }) => item.visibility === visibility.name());
  }
  withLocationType(type: EnumMember): this {
    return this.where(({ item }) => item.place === type.name());
  }
  onIntersectingLocations(): this {
    this.intersecting = true;
    return this;
  }
  find(): DeveloperMetadata[] {
    return everything(this.session.file)
      .filter((found) => this.isHere(found) && this.tests.every((test) => test(found)))
      .map((found) => new DeveloperMetadata(this.session, found.sheetId, found.item.id));
  }
  private isHere({ sheetId, item }: Found): boolean {
    if (this.place.sheetId === undefined) return true;
    if (
      this.intersecting &&
      (item.place === "SPREADSHEET" || (item.place === "SHEET" && sheetId === this.place.sheetId))
    ) {
      return true;
    }
    if (sheetId !== this.place.sheetId) return false;
    if (!this.place.zone) return true;
    const line = item.ranges[0]?.zone;
    return line !== undefined && zonesOverlap(line, this.place.zone);
  }
}

defineService(DeveloperMetadata, "SpreadsheetApp.DeveloperMetadata", {
  getId: "",
  getKey: "",
  setKey: "s",
  getValue: "",
  setValue: "s",
  getVisibility: "",
  setVisibility: "E:DeveloperMetadataVisibility",
  getLocation: "",
  remove: "",
  moveToColumn: "Range",
  moveToRow: "Range",
  moveToSheet: "Sheet",
  moveToSpreadsheet: "",
});
defineService(
  DeveloperMetadataLocation,
  "SpreadsheetApp.DeveloperMetadataLocation",
  { getLocationType: "", getRow: "", getColumn: "", getSheet: "", getSpreadsheet: "" },
  { local: "all" },
);
defineService(
  DeveloperMetadataFinder,
  "SpreadsheetApp.DeveloperMetadataFinder",
  {
    withKey: "s",
    withValue: "s",
    withId: "n",
    withVisibility: "E:DeveloperMetadataVisibility",
    withLocationType: "E:DeveloperMetadataLocationType",
    onIntersectingLocations: "",
    find: "",
  },
  {
    local: [
      "withKey",
      "withValue",
      "withId",
      "withVisibility",
      "withLocationType",
      "onIntersectingLocations",
    ],
    reads: ["find"],
  },
);
