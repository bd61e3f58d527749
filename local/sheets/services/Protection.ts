import type { Zone } from "../a1";
import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { ProtectedArea } from "../sheetState";
import { ProtectionType } from "./enums";
import { Range } from "./Range";
import { defineService, type EnumMember, Service } from "./service";
import { User } from "./User";

let protectionsMade = 0;

/** Protects a range, or the whole sheet when there is no zone. It stops nobody until editors are removed. */
export function protectArea(session: ScriptSession, sheetId: string, zone: Zone | null): Protection {
  const { file } = session;
  const area: ProtectedArea = {
    id: `protection-${++protectionsMade}-${Math.random().toString(36).slice(2, 8)}`,
    kind: zone ? "RANGE" : "SHEET",
    ranges: zone ? [file.grid.getRangeFromZone(sheetId, zone)] : [],
    description: "",
    warningOnly: false,
    editors: null,
    unprotected: [],
  };
  file.setSheetState(sheetId, "protections", [...file.sheetState(sheetId).protections, area]);
  return new Protection(session, sheetId, area.id);
}

export function protectionsOf(session: ScriptSession, sheetId: string, type: EnumMember): Protection[] {
  return session.file
    .sheetState(sheetId)
    .protections.filter((area) => area.kind === type.name())
    .map((area) => new Protection(session, sheetId, area.id));
}

export class Protection extends Service {
  constructor(
    session: ScriptSession,
    private readonly sheetId: string,
    private readonly areaId: string,
  ) {
    super(session);
  }
  private area(): ProtectedArea {
    const found = this.session.file
      .sheetState(this.sheetId)
      .protections.find((area) => area.id === this.areaId);
    if (!found) throw new Refusal("The protection does not exist.");
    return found;
  }
  private change(part: Partial<ProtectedArea>): this {
    const changed = { ...this.area(), ...part };
    const areas = this.session.file.sheetState(this.sheetId).protections;
    this.session.file.setSheetState(
      this.sheetId,
      "protections",
      areas.map((area) => (area.id === this.areaId ? changed : area)),
    );
    return this;
  }
  getDescription(): string {
    return this.area().description;
  }
  setDescription(description: string): this {
    return this.change({ description });
  }
  isWarningOnly(): boolean {
    return this.area().warningOnly;
  }
  setWarningOnly(warningOnly: boolean): this {
    return this.change(warningOnly ? { warningOnly, editors: null } : { warningOnly });
  }
  getProtectionType(): EnumMember {
    return ProtectionType[this.area().kind];
  }
  getRange(): Range {
    const area = this.area();
    const zone = area.ranges[0]?.zone ?? this.session.file.grid.getSheetZone(this.sheetId);
    return new Range(this.session, this.sheetId, zone);
  }
  setRange(range: Range): this {
    return this.change({ ranges: [this.session.file.grid.getRangeFromZone(this.sheetId, range.zone)] });
  }
  getUnprotectedRanges(): Range[] {
    return this.area().unprotected.map((range) => new Range(this.session, this.sheetId, range.zone));
  }
  setUnprotectedRanges(ranges: Range[]): this {
    const grid = this.session.file.grid;
    return this.change({
      unprotected: ranges.map((range) => grid.getRangeFromZone(this.sheetId, range.zone)),
    });
  }
  /** The owner is never in this list. */
  getEditors(): User[] {
    const area = this.area();
    return (area.editors ?? [])
      .filter((editor) => editor !== this.session.file.owner)
      .map((editor) => new User(this.session, editor));
  }
  private withEditors(change: (editors: string[]) => string[]): this {
    const { user } = this.session.options;
    const editors = change([...(this.area().editors ?? [])]);
    return this.change({ editors: [...new Set([this.session.file.owner, user, ...editors])] });
  }
  addEditor(editor: string | User): this {
    return this.withEditors((editors) => [...editors, String(editor)]);
  }
  addEditors(added: string[]): this {
    return this.withEditors((editors) => [...editors, ...added]);
  }
  /** The owner and the current user stay. */
  removeEditor(editor: string | User): this {
    return this.withEditors((editors) => editors.filter((other) => other !== String(editor)));
  }
  removeEditors(_removed: unknown[]): this {
    return this.withEditors(() => []);
  }
  canDomainEdit(): boolean {
    return false;
  }
  canEdit(): boolean {
    const { editors, warningOnly } = this.area();
    return warningOnly || editors === null || editors.includes(this.session.options.user);
  }
  remove(): void {
    const { file } = this.session;
    const rest = file.sheetState(this.sheetId).protections.filter((area) => area.id !== this.areaId);
    file.setSheetState(this.sheetId, "protections", rest);
  }
}

defineService(Protection, "SpreadsheetApp.Protection", {
  getDescription: "",
  setDescription: "s",
  isWarningOnly: "",
  setWarningOnly: "b",
  getProtectionType: "",
  getRange: "",
  setRange: "Range",
  getUnprotectedRanges: "",
  setUnprotectedRanges: "Range[]",
  getEditors: "",
  addEditor: "s|User",
  addEditors: "s[]",
  removeEditor: "s|User",
  removeEditors: "a[]",
  canDomainEdit: "",
  canEdit: "",
  remove: "",
});
