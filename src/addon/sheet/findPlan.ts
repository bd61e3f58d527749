/**
 * Finds a plan's tabs, whatever people called them. Each tab carries a mark (developer metadata) with the plan's id,
 * the tab's key and the sheet's id at creation: a duplicated tab carries the same mark, but has another sheet id.
 */
import type { TabKey } from "./sheetContent";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const markName = "mutual-action-plan";

export interface PlanTabs {
  readonly id: string;
  readonly tabs: Readonly<Partial<Record<TabKey, Sheet>>>;
}

interface Mark {
  readonly plan: string;
  readonly tab: TabKey;
  readonly sheet: number;
}

/** All plans of the file that have their data tab; the one on whose tab the person stands comes first. */
export function findPlans(spreadsheet: Spreadsheet): PlanTabs[] {
  const plans = new Map<string, Partial<Record<TabKey, Sheet>>>();
  const found = spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(markName)
    .withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.SHEET)
    .find();
  for (const metadata of found) {
    const mark = parseMark(metadata.getValue());
    const sheet = metadata.getLocation().getSheet();
    if (!mark || !sheet) continue;
    const tabs = plans.get(mark.plan) ?? {};
    plans.set(mark.plan, tabs);
    // The original wins over a duplicate; a duplicate whose original is gone takes its place.
    if (!tabs[mark.tab] || sheet.getSheetId() === mark.sheet) tabs[mark.tab] = sheet;
  }
  if (plans.size === 0) return [];
  const active = spreadsheet.getActiveSheet()?.getSheetId();
  return [...plans]
    .filter(([, tabs]) => tabs.data)
    .map(([id, tabs]) => ({ id, tabs }))
    .sort((a, b) => Number(holds(b, active)) - Number(holds(a, active)));
}

function holds(plan: PlanTabs, sheetId: number | undefined): boolean {
  return Object.values(plan.tabs).some((sheet) => sheet?.getSheetId() === sheetId);
}

export function markTab(sheet: Sheet, plan: string, tab: TabKey): void {
  const mark: Mark = { plan, tab, sheet: sheet.getSheetId() };
  // Visible to every script, so that a bound copy of the file finds them too.
  sheet.addDeveloperMetadata(
    markName,
    JSON.stringify(mark),
    SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT,
  );
}

function parseMark(text: string | null): Mark | null {
  try {
    const mark = JSON.parse(text ?? "");
    return typeof mark.plan === "string" && typeof mark.tab === "string" ? mark : null;
  } catch {
    return null;
  }
}
