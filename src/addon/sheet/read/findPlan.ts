/**
 * Finds a plan's tabs, whatever people called them. Each tab carries a mark (developer metadata) with the plan's id,
 * the tab's key and the sheet's id at creation: a duplicated tab carries the same mark, but has another sheet id.
 */
import { languageCodes } from "../../../words/language";
import { milestoneWords } from "../../../words/sheetWords";
import { historyColumns } from "../tabs/historyTab";
import { milestoneColumns } from "../tabs/milestoneColumns";
import { settingNames } from "../tabs/planDataTab";
import { resourceColumns } from "../tabs/resourcesTab";
import { type TabKey, tabKeys, type Values } from "../tabs/sheetContent";
import { stakeholderColumns } from "../tabs/stakeholdersTab";
import { valuePlaces } from "../tabs/valueTab";
import { findTable } from "./readTable";

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

/** All plans of the file; the one on whose tab the person stands comes first. */
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
  if (plans.size === 0) return unmarkedPlan(spreadsheet);
  const active = spreadsheet.getActiveSheet()?.getSheetId();
  return [...plans]
    .map(([id, tabs]): PlanTabs => {
      if (tabs.data && tabs.milestones) return { id, tabs };
      return { id, tabs: { ...findLostTabs(spreadsheet, { id, tabs }), ...tabs } };
    })
    .filter(({ tabs }) => tabs.data || tabs.milestones)
    .sort((a, b) => Number(holds(b, active)) - Number(holds(a, active)));
}

/** A file that lost all its marks, for instance on its way through Excel: known by the name of its hidden tab. */
function unmarkedPlan(spreadsheet: Spreadsheet): PlanTabs[] {
  const data = languageCodes
    .map((language) => spreadsheet.getSheetByName(milestoneWords(language).dataTab))
    .find((sheet) => sheet !== null);
  const row = data
    ?.getDataRange()
    .getValues()
    .find(([setting]) => setting === "plan");
  if (!row) return [];
  const id = String(row[1]);
  return [{ id, tabs: findLostTabs(spreadsheet, { id, tabs: {} }) }];
}

/** The tabs that a plan misses, among those without a mark: known by their keys, whatever their names are. */
export function findLostTabs(
  spreadsheet: Spreadsheet,
  { tabs }: PlanTabs,
): Readonly<Partial<Record<TabKey, Sheet>>> {
  const found: Partial<Record<TabKey, Sheet>> = {};
  for (const sheet of spreadsheet.getSheets()) {
    if (sheet.getDeveloperMetadata().some((each) => each.getKey() === markName)) continue;
    const values: Values = sheet.getDataRange().getValues();
    const key = tabKeys.find((each) => !tabs[each] && !found[each] && looksLike(each, values));
    if (key) found[key] = sheet;
  }
  return found;
}

/** Keys only: a person's own list may have the same headers. */
const keysOfTabs: Readonly<Record<TabKey, readonly string[]>> = {
  value: valuePlaces,
  stakeholders: stakeholderColumns,
  milestones: milestoneColumns,
  resources: resourceColumns,
  history: historyColumns,
  data: settingNames,
};

function looksLike(key: TabKey, values: Values): boolean {
  // The settings stand one below the other.
  const rows = key === "data" ? [values.map((row) => row[0])] : values;
  return findTable(rows, keysOfTabs[key], []) !== null;
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
