import type { Zone } from "../a1";
import type { ScriptSession } from "../ScriptSession";
import { Range } from "./Range";
import { defineService, Service } from "./service";

export class Filter extends Service {
  constructor(
    session: ScriptSession,
    private readonly sheetId: string,
    private readonly zone: Zone,
  ) {
    super(session);
  }
  getRange(): Range {
    const { top, bottom, left, right } = this.zone;
    return new Range(this.session, this.sheetId, { top, bottom, left, right });
  }
  remove(): void {
    this.session.file.change("REMOVE_TABLE", { sheetId: this.sheetId, target: [this.zone] });
  }
}

export function filterOf(session: ScriptSession, sheetId: string): Filter | null {
  const table = session.file.grid.getCoreTables(sheetId).find((candidate) => candidate.config.hasFilters);
  return table ? new Filter(session, sheetId, table.range.zone) : null;
}

defineService(Filter, "SpreadsheetApp.Filter", { getRange: "", remove: "" });
