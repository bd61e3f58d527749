import { ScriptSession, type SessionOptions, SpreadsheetFile, type UiHost } from "../../../local/sheets";
import type { FileOptions } from "../../../local/sheets/SpreadsheetFile";
import type { Google } from "./contract/contract";

export const MANIFEST = {
  oauthScopes: [
    "https://www.googleapis.com/auth/spreadsheets.currentonly",
    "https://www.googleapis.com/auth/script.container.ui",
  ],
};

/** Noon in UTC on 15 March 2027, a Monday; in Auckland the next day has begun. */
export const NOW = Date.UTC(2027, 2, 15, 12);

export function makeFile(options: FileOptions = {}): SpreadsheetFile {
  return SpreadsheetFile.create({ timeZone: "Pacific/Auckland", now: () => NOW, ...options });
}

export function makeSession(file = makeFile(), options: Partial<SessionOptions> = {}): ScriptSession {
  return new ScriptSession(file, {
    user: "rep@example.com",
    scriptTimeZone: "Etc/UTC",
    manifest: MANIFEST,
    files: {},
    ...options,
  });
}

/** The services of a session, typed as Google types them. */
export function googleOf(session: ScriptSession): Google {
  const globals = session.globals as unknown as Google;
  const spreadsheet = globals.SpreadsheetApp.getActiveSpreadsheet();
  return { ...globals, spreadsheet, sheet: spreadsheet.getActiveSheet() };
}

/** A page that remembers what the script showed. */
export class FakePage implements UiHost {
  shown: string[] = [];
  whileAsking: () => void = () => {};
  setMenu(menu: { title: string; items: unknown[] }): void {
    this.shown.push(`menu ${menu.title} ${JSON.stringify(menu.items)}`);
  }
  showSidebar(html: string, title: string): void {
    this.shown.push(`sidebar ${title}: ${html}`);
  }
  showDialog(html: string, title: string, width: number, height: number): void {
    this.shown.push(`dialog ${title} ${width}x${height}: ${html}`);
  }
  alert(title: string, message: string): "OK" {
    this.shown.push(`alert ${title} ${message}`);
    this.whileAsking();
    return "OK";
  }
  toast(message: string): void {
    this.shown.push(`toast ${message}`);
  }
}
