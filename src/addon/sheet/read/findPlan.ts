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
import { requestedTabs, type StandardTab, type TabKey, tabKeys, type Values } from "../tabs/sheetContent";
import { stakeholderColumns } from "../tabs/stakeholdersTab";
import { valuePlaces } from "../tabs/valueTab";
import { findTable } from "./readTable";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const markName = "mutual-action-plan";

export interface PlanTabs {
  readonly id: string;
  readonly tabs: Readonly<Partial<Record<TabKey, Sheet>>>;
  /** The person stands on one of its tabs, or on a duplicate of one. */
  readonly isInFront: boolean;
  /** The tab of which the person stands on a duplicate, which is not the plan. */
  readonly duplicateInFront: TabKey | null;
}

interface Mark {
  readonly plan: string;
  readonly tab: TabKey;
  readonly sheet: number;
}

/** Longer than any id of ours. */
const longestId = 200;

/** All plans of the file; the one on whose tab the person stands comes first, those that lost a tab come last. */
export function findPlans(spreadsheet: Spreadsheet): PlanTabs[] {
  const plans = new Map<string, Partial<Record<TabKey, Sheet>>>();
  const active = spreadsheet.getActiveSheet()?.getSheetId();
  let front: Mark | null = null;
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
    const sheetId = sheet.getSheetId();
    if (sheetId === active) front = mark;
    // The original wins over a duplicate; a duplicate whose original is gone takes its place.
    if (!tabs[mark.tab] || sheetId === mark.sheet) tabs[mark.tab] = sheet;
  }
  if (plans.size === 0) return unmarkedPlan(spreadsheet);
  return [...plans]
    .map(([id, marked]): PlanTabs => {
      const isWhole = marked.data && marked.milestones;
      const tabs = isWhole ? marked : { ...findLostTabs(spreadsheet, { tabs: marked }), ...marked };
      const isInFront =
        front?.plan === id || (!isWhole && Object.values(tabs).some((tab) => tab.getSheetId() === active));
      const isDuplicate = front?.plan === id && tabs[front.tab]?.getSheetId() !== active;
      return { id, tabs, isInFront, duplicateInFront: isDuplicate ? front!.tab : null };
    })
    .filter(({ tabs }) => tabs.data || tabs.milestones)
    .sort((a, b) => rank(b) - rank(a));
}

function rank({ tabs, isInFront }: PlanTabs): number {
  return (isInFront ? 2 : 0) + (tabs.data && tabs.milestones ? 1 : 0);
}

/** A file that lost all its marks, for instance on its way through Excel: known by the name of its hidden tab. */
function unmarkedPlan(spreadsheet: Spreadsheet): PlanTabs[] {
  for (const language of languageCodes) {
    const values = spreadsheet.getSheetByName(milestoneWords(language).dataTab)?.getDataRange().getValues();
    // A tab of a person's own can be called so.
    if (!values || !looksLike("data", values)) continue;
    const id = values.find(([setting]) => setting === "plan")?.[1];
    const tabs = findLostTabs(spreadsheet, { tabs: {} });
    return [{ id: String(id ?? "").slice(0, longestId), tabs, isInFront: true, duplicateInFront: null }];
  }
  return [];
}

/** The tabs that a plan misses, among those without a mark: known by their keys, whatever their names are. */
export function findLostTabs(
  spreadsheet: Spreadsheet,
  { tabs }: Pick<PlanTabs, "tabs">,
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
const keysOfTabs: Readonly<Record<StandardTab, readonly string[]>> = {
  value: valuePlaces,
  stakeholders: stakeholderColumns,
  milestones: milestoneColumns,
  resources: resourceColumns,
  history: historyColumns,
  data: settingNames,
};

function looksLike(key: StandardTab, values: Values): boolean {
  // The settings stand one below the other.
  const rows = key === "data" ? [values.map((row) => row[0])] : values;
  return findTable(rows, keysOfTabs[key], []) !== null;
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
    const isOurs = typeof mark.plan === "string" && mark.plan.length <= longestId;
    return isOurs && [...tabKeys, ...requestedTabs].includes(mark.tab) ? mark : null;
  } catch {
    return null;
  }
}
