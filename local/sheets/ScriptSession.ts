import type { SpreadsheetFile } from "./SpreadsheetFile";
import type { UiHost } from "./UiHost";

export type AuthMode = "NONE" | "LIMITED" | "FULL";

export interface SessionOptions {
  /** Any text that tells one person from another, for instance an e-mail address. */
  user: string;
  scriptTimeZone: string;
  /** appsscript.json, parsed: its scopes are checked. */
  manifest: object;
  /** The project's HTML files by name without ending, for HtmlService. */
  files: Record<string, string>;
  ui?: UiHost;
  userLocale?: string;
}

export interface CallCounts {
  total: number;
  /** Reads that forced earlier writes out, and flushes that had something to write. */
  roundTrips: number;
  byName: Record<string, number>;
}

/** The add-on's script as it runs for one person in one file. */
export class ScriptSession {
  authMode: AuthMode = "FULL";
  /** What a script finds in its global scope. */
  readonly globals: Record<string, unknown> = {};
  readonly calls: CallCounts = { total: 0, roundTrips: 0, byName: {} };
  /** The functions of the loaded bundle, for `run`. `loadBundle` sets it; after gas-local, set it yourself. */
  functions: Record<string, unknown> = {};

  constructor(
    readonly file: SpreadsheetFile,
    readonly options: SessionOptions,
  ) {}

  resetCalls(): void {}
  /** The n-th service call from now (1 is the next) throws. */
  failAt(_n: number, _error: Error | string): void {}
  /** Runs an action, for instance another person's edit, just before the n-th service call from now. */
  between(_n: number, _action: () => void): void {}
  /** Calls a function of the bundle as `google.script.run` would. */
  run(_functionName: string, ..._args: unknown[]): unknown {
    throw new Error("not yet");
  }
}
