/**
 * What Google Sheets does, as cases: each is a plain function over Google's own objects, so that the same cases can
 * run in the stand-in and, put into a script, in Google itself.
 */
export interface Google {
  SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  PropertiesService: GoogleAppsScript.Properties.PropertiesService;
  LockService: GoogleAppsScript.Lock.LockService;
  Utilities: GoogleAppsScript.Utilities.Utilities;
  Session: GoogleAppsScript.Base.Session;
  HtmlService: GoogleAppsScript.HTML.HtmlService;
  /** The open spreadsheet; its locale is en_US and its time zone Pacific/Auckland. */
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  /** An empty sheet of 1000 rows and 26 columns, in front, made for this case. */
  sheet: GoogleAppsScript.Spreadsheet.Sheet;
}

export interface Assert {
  /** Compares by JSON, dates by their moment. */
  equal(actual: unknown, expected: unknown, what?: string): void;
  /** The work throws, and the message is exactly this text. */
  throws(work: () => unknown, message: string): void;
  /** The work throws something. */
  fails(work: () => unknown): void;
}

export interface ContractCase {
  name: string;
  run(google: Google, assert: Assert): void;
}

/** Something on which nobody knows what Google does: each answer is one of the stand-in's `World`. */
export interface OpenQuestion {
  name: string;
  question: string;
  /** What Google does: one of the answers, or, when it is none of them, what was seen. */
  ask(google: Google): string;
}

/** An open question whose answer only a person sees. */
export interface LookQuestion {
  name: string;
  question: string;
  prepare(google: Google): void;
  /** Which cells of the sheet are red after that, by answer. */
  colored: Readonly<Record<string, readonly string[]>>;
}
