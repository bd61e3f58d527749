/**
 * Runs the cases in the open spreadsheet, which is one of its own, and writes down what it sees in the tab *Self-test*.
 * The tab is all that is remembered: when the time is up, another click goes on with the first row without a verdict.
 */
import { safeText } from "../../../src/addon/sheet/write/safeText";
import { type SelfTestCase, selfTestCases } from "./cases";
import { columns, type ResultRow, running, verdictOf } from "./table";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const TAB = "Self-test";
/** Google stops a script after six minutes; a case takes two at most. */
const START_CASES_FOR_MS = 180_000;
const LONGEST_SEEN = 500;
/** For what a person has to look at. */
const toLookAt = "look, then write under Seen";

/** Of what is worth a look. */
const colors: Readonly<Partial<Record<string, string>>> = {
  [toLookAt]: "#e8f0fe",
  "the other answer": "#fef7e0",
  "an unknown answer": "#fce8e6",
  differs: "#fce8e6",
};

/** 1: the state; 2: tabs that stay, as ids; 3: the headers; then the cases. */
const STATE_ROW = 1;
const KEPT_ROW = 2;
const HEADER_ROW = 3;
const SEEN_COLUMN = columns.indexOf("Seen") + 1;

export function runSelfTest(): void {
  const started = Date.now();
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const table = spreadsheet.getSheetByName(TAB) ?? begin(spreadsheet);
  const written = table.getRange(HEADER_ROW + 1, 1, selfTestCases.length, columns.length).getDisplayValues();
  const all = [...selfTestCases.entries()];
  const looks = all.filter(([, { isLook }]) => isLook);
  const ordered = [...all.filter(([, { isLook }]) => !isLook), ...looks];
  for (const [done, [at, selfTestCase]] of ordered.entries()) {
    const [, , , seen, verdict] = written[at]!;
    if (verdict !== "") continue;
    const row = HEADER_ROW + 1 + at;
    if (seen === running) {
      write(table, row, selfTestCase, running);
      continue;
    }
    if (Date.now() - started > START_CASES_FOR_MS) {
      say(
        spreadsheet,
        table,
        `${done} of ${selfTestCases.length} cases are done. Choose Run self-test again.`,
      );
      return;
    }
    runCase(spreadsheet, table, row, selfTestCase);
  }
  say(
    spreadsheet,
    table,
    "All cases are done. Look at those that say so, then copy this whole tab as text into test/google.",
  );
  table.activate();
}

/** A spreadsheet with anything in it is not one of its own: tabs that a case leaves behind are removed. */
function begin(spreadsheet: Spreadsheet): Sheet {
  const before = spreadsheet.getSheets();
  if (before.some((sheet) => sheet.getLastRow() > 0))
    throw new Error("The self-test wants an empty spreadsheet of its own. Nothing was changed here.");
  const table = spreadsheet.insertSheet(TAB, 0);
  keep(table, [table, ...before]);
  const rows = selfTestCases.map(({ part, name, assumed }) =>
    [part, name, assumed, "", ""].map((text) => safeText(text)),
  );
  table.getRange(HEADER_ROW, 1, rows.length + 1, columns.length).setValues([[...columns], ...rows]);
  table.getRange(HEADER_ROW, 1, 1, columns.length).setFontWeight("bold");
  table
    .getRange(HEADER_ROW, 1, rows.length + 1, columns.length)
    .setWrap(true)
    .setVerticalAlignment("top");
  for (const [at, width] of [150, 420, 150, 300, 150].entries()) table.setColumnWidth(at + 1, width);
  table.setFrozenRows(HEADER_ROW);
  return table;
}

function runCase(spreadsheet: Spreadsheet, table: Sheet, row: number, selfTestCase: SelfTestCase): void {
  // As the contract wants to find the spreadsheet.
  spreadsheet.setSpreadsheetLocale("en_US");
  spreadsheet.setSpreadsheetTimeZone("Pacific/Auckland");
  table.getRange(row, SEEN_COLUMN).setValue(running);
  const before = spreadsheet.getSheets();
  const sheet = spreadsheet.insertSheet(before.length);
  SpreadsheetApp.flush();
  const services = { SpreadsheetApp, HtmlService, PropertiesService, LockService, Utilities, Session };
  let seen: string | null;
  try {
    seen = selfTestCase.see({ ...services, spreadsheet, sheet });
  } catch (error) {
    // Of the service's exceptions nobody knows whether they are instances of Error.
    seen = error instanceof Object && "message" in error ? String(error.message) : String(error);
  }
  // What is to be looked at stays.
  if (seen === null) {
    if (sheet.getLastRow() === 0) spreadsheet.deleteSheet(sheet);
    keep(table, spreadsheet.getSheets());
  } else removeAllBut(spreadsheet, table);
  write(table, row, selfTestCase, seen);
}

function keep(table: Sheet, sheets: readonly Sheet[]): void {
  const ids = sheets.map((sheet) => sheet.getSheetId());
  table.getRange(KEPT_ROW, 1).setValue(safeText(`Tabs that stay: ${ids.join(" ")}`));
}

function removeAllBut(spreadsheet: Spreadsheet, table: Sheet): void {
  const kept = table.getRange(KEPT_ROW, 1).getDisplayValue().split(" ");
  for (const sheet of spreadsheet.getSheets())
    if (!kept.includes(String(sheet.getSheetId()))) spreadsheet.deleteSheet(sheet);
}

function write(table: Sheet, row: number, { part, name, assumed }: SelfTestCase, seen: string | null): void {
  const text = (seen ?? "").replace(/\s+/g, " ").slice(0, LONGEST_SEEN);
  const result: ResultRow = { part, name, assumed, seen: text };
  const verdict = seen === null ? toLookAt : verdictOf(result);
  const cells = table.getRange(row, SEEN_COLUMN, 1, 2).setValues([[safeText(text), verdict]]);
  const color = colors[verdict];
  if (color) cells.setBackground(color);
  SpreadsheetApp.flush();
}

function say(spreadsheet: Spreadsheet, table: Sheet, sentence: string): void {
  table.getRange(STATE_ROW, 1).setValue(sentence);
  spreadsheet.toast(sentence, TAB, -1);
}
