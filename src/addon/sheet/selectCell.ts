import { Refusal } from "../answer";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * Puts the person's cursor on cells that a message names, and unfolds what hides them: "Milestones!B7", "Value!A1:B2",
 * or a tab alone, which means its first cell. Cells that are gone by now are their tab.
 */
export function selectCell(spreadsheet: Spreadsheet, named: string): void {
  const [, before, a1] = /^(.+)!([A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?)$/.exec(named) ?? [];
  const tab = before ?? named;
  const sheet = spreadsheet.getSheetByName(tab);
  if (!sheet) throw new Refusal({ code: "missingTab", tab });
  sheet.showSheet();
  let range = sheet.getRange("A1");
  try {
    if (a1) range = sheet.getRange(a1);
  } catch {
    // Rows or columns were deleted meanwhile.
  }
  range.expandGroups();
  sheet.unhideRow(range);
  sheet.unhideColumn(range);
  range.activate();
}
