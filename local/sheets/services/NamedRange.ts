import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import { Range } from "./Range";
import { defineService, Service } from "./service";

export class NamedRange extends Service {
  constructor(
    session: ScriptSession,
    private name: string,
  ) {
    super(session);
  }
  private found() {
    const named = this.session.file.grid.getNamedRange(this.name);
    if (!named) throw new Refusal("The named range does not exist.");
    return named;
  }
  getName(): string {
    return this.found().name;
  }
  getRange(): Range {
    const { sheetId, zone } = this.found().range;
    return new Range(this.session, sheetId, zone);
  }
  setName(name: string): this {
    this.update(name, this.getRange());
    this.name = name;
    return this;
  }
  setRange(range: Range): this {
    this.update(this.name, range);
    return this;
  }
  private update(newRangeName: string, range: Range): void {
    const { file } = this.session;
    const ranges = [file.grid.getRangeDataFromZone(range.sheetId, range.zone)];
    file.change("UPDATE_NAMED_RANGE", { oldRangeName: this.name, newRangeName, ranges });
  }
  remove(): void {
    this.session.file.change("DELETE_NAMED_RANGE", { name: this.found().name });
  }
}

export function nameRange(session: ScriptSession, name: string, range: Range): void {
  const { file } = session;
  const ranges = [file.grid.getRangeDataFromZone(range.sheetId, range.zone)];
  const result = file.grid.getNamedRange(name)
    ? file.dispatch("UPDATE_NAMED_RANGE", { oldRangeName: name, newRangeName: name, ranges })
    : file.dispatch("CREATE_NAMED_RANGE", { name, ranges });
  const refused = result.reasons.some((reason) => String(reason) !== "NoChanges");
  if (refused) throw new Refusal("The name for the range is invalid.");
}

defineService(NamedRange, "SpreadsheetApp.NamedRange", {
  getName: "",
  getRange: "",
  setName: "s",
  setRange: "Range",
  remove: "",
});
