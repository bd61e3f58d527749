/** Reads tabs that are no part of a plan: what an existing plan is taken over from. Nothing here is written. */
import type { TabCells, TakeOverStart } from "../../../protocol";
import type { SourceCell } from "../../../takeOver/plainText";
import { Refusal } from "../../answer";
import { findPlans } from "./findPlan";
import { DayReader, unclear } from "./readCell";
import { readSettings } from "./readPlan";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** A plan has at most 300 steps; more is read so that what stands between and around them is seen. */
const mostRows = 2_000;
const mostColumns = 100;

export function takeOverStart(spreadsheet: Spreadsheet): TakeOverStart {
  const days = new DayReader(spreadsheet.getSpreadsheetTimeZone());
  const plans = findPlans(spreadsheet);
  const ours = new Set(plans.flatMap(({ tabs }) => Object.values(tabs).map((tab) => tab.getSheetId())));
  const data = plans[0]?.tabs.data;
  const front = spreadsheet.getActiveSheet()?.getSheetId();
  const tabs = spreadsheet
    .getSheets()
    .filter((sheet) => !ours.has(sheet.getSheetId()) && !sheet.isSheetHidden());
  return {
    tabs: [
      ...tabs.filter((tab) => tab.getSheetId() === front),
      ...tabs.filter((tab) => tab.getSheetId() !== front),
    ].map((tab) => tab.getName()),
    today: days.today(),
    locale: spreadsheet.getSpreadsheetLocale(),
    sellerCompany: data ? readSettings(data.getDataRange().getValues(), days).seller : "",
    hasPlan: plans.length > 0,
  };
}

/** Throws a `Refusal` when there is no such tab. */
export function readTabCells(spreadsheet: Spreadsheet, tab: string): TabCells {
  const sheet = spreadsheet.getSheetByName(tab);
  if (!sheet) throw new Refusal({ code: "missingTab", tab });
  const days = new DayReader(spreadsheet.getSpreadsheetTimeZone());
  const [lastRow, lastColumn] = [sheet.getLastRow(), sheet.getLastColumn()];
  const [rows, columns] = [Math.min(lastRow, mostRows), Math.min(lastColumn, mostColumns)];
  const values: unknown[][] = rows === 0 ? [] : sheet.getRange(1, 1, rows, columns).getValues();
  return {
    rows: values.map((row) => row.map((value) => cellOf(value, days))),
    rowsLeft: lastRow - rows,
    columnsLeft: lastColumn - columns,
  };
}

/** Real dates become days; numbers, ticks and texts stay what they are. */
function cellOf(value: unknown, days: DayReader): SourceCell {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const day = days.day(value);
  return typeof day === "number" ? { day } : day === unclear ? String(value) : "";
}
