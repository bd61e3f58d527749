import type { ScriptSession } from "../ScriptSession";
import { CacheService } from "./CacheService";
import { HtmlService } from "./HtmlService";
import { LockService } from "./LockService";
import { PropertiesService } from "./PropertiesService";
import { ScriptApp } from "./ScriptApp";
import { Session } from "./Session";
import { rangeFromA1 } from "./Sheet";
import { Spreadsheet } from "./Spreadsheet";
import { SpreadsheetApp } from "./SpreadsheetApp";
import { Utilities } from "./Utilities";

/** What Apps Script puts into a script's global scope. */
export function makeGlobals(session: ScriptSession): Record<string, unknown> {
  const scriptApp = new ScriptApp(session);
  session.source = () => new Spreadsheet(session);
  session.rangeOf = (sheetName, a1) => {
    const sheetId = session.file.sheetIdByName(sheetName);
    if (sheetId === null) return undefined;
    const range = rangeFromA1(session, sheetId, a1);
    if (!range) return undefined;
    const { top, bottom, left, right } = range.zone;
    // The range of an edit event carries its place as plain fields too.
    const fields = { rowStart: top + 1, rowEnd: bottom + 1, columnStart: left + 1, columnEnd: right + 1 };
    return Object.assign(range, fields);
  };
  session.authModeMember = (mode) => scriptApp.AuthMode[mode];
  const log = (...parts: unknown[]) => {
    session.log.push(parts.map(String).join(" "));
  };
  return {
    SpreadsheetApp: new SpreadsheetApp(session),
    HtmlService: new HtmlService(session),
    PropertiesService: new PropertiesService(session),
    LockService: new LockService(session),
    Utilities: new Utilities(session),
    Session: new Session(session),
    ScriptApp: scriptApp,
    CacheService: new CacheService(session),
    Logger: { log },
    console: { log, info: log, warn: log, error: log, time: log, timeEnd: log },
  };
}
