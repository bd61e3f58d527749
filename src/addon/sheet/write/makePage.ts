/** Makes Plan on a page, or brings it to the front. */
import { isMilestone } from "../../../plan/stepNumbers";
import { Refusal, serviceProblem } from "../../answer";
import { readLanguageFile } from "../../dataFile";
import { markTab } from "../read/findPlan";
import type { ReadPlan } from "../read/readPlan";
import { pageLinks, pageRows, pageRowsOf, pageTab } from "../tabs/pageTab";
import { accentOf } from "../tabs/planDataTab";
import { columnLetter, quoted } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { findValueField } from "../tabs/valueTab";
import { currentPlace } from "./insertRows";
import { fitGrid, writeTab } from "./writeTab";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function makePage(read: ReadPlan): void {
  const { spreadsheet, tabs, settings } = read;
  const rows = pageRows(read.plan.steps.filter(({ number }) => isMilestone(number)).length);
  const existing = tabs.tabs.page;
  const size = existing && { rows: existing.getMaxRows(), columns: existing.getMaxColumns() };
  if (existing && pageRowsOf(size!.rows) >= rows) {
    existing.activate();
    return;
  }
  const words = readLanguageFile("ServerWords", read.language).page;
  const value = tabs.tabs.value;
  const values = value?.getDataRange().getValues() ?? [];
  const accent = accentOf(settings.accent);
  const content = pageTab(rows, {
    tabs: {
      page: existing?.getName() ?? freeName(spreadsheet, words.tab),
      milestones: read.table.name,
    },
    place: currentPlace(read, read.dataSheet.getName(), read.table.sheet.getMaxRows()),
    companies: settings,
    linked: pageLinks((field) => {
      const place = findValueField(values, field);
      return value && place ? `${quoted(value.getName())}!$${columnLetter(place.column)}$${place.row}` : '""';
    }),
    language: read.language,
    words,
    accent,
  });
  let made: Sheet | null = null;
  try {
    const sheet = existing ?? spreadsheet.insertSheet(content.name, 0);
    if (!existing) made = sheet;
    fitGrid(sheet, content, size ?? { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() });
    writeTab(sheet, content, looks(accent), new Map(), new Map());
    if (!existing) markTab(sheet, tabs.id, "page");
    sheet.activate();
    SpreadsheetApp.flush();
  } catch (error) {
    // Half a page would only puzzle people.
    if (made) spreadsheet.deleteSheet(made);
    throw new Refusal(serviceProblem(error, made ? "unchanged" : "unfinished"));
  }
}

function freeName(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, name: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!spreadsheet.getSheetByName(candidate)) return candidate;
  }
}
