/** The selected row alone, without a look at the plan: it is asked for whenever the sidebar gets the focus. */
import type { Selection } from "../../../protocol";

export function selectedRow(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Selection | null {
  const range = spreadsheet.getActiveRange();
  if (!range) return null;
  const sheet = range.getSheet();
  const row = range.getRow();
  const values: readonly unknown[] =
    sheet.getRange(row, 1, 1, Math.max(sheet.getLastColumn(), 1)).getValues()[0] ?? [];
  const texts = values.flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
  return { tab: sheet.getName(), row, texts };
}
