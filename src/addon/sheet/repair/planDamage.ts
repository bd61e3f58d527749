/** Everything that is damaged of a plan, tab by tab. All that is read is read before anything is written. */
import type { RepairWords } from "../../../words/en/repair";
import type { Language } from "../../../words/language";
import { findLostTabs, markTab, type PlanTabs } from "../read/findPlan";
import { DayReader, readText } from "../read/readCell";
import { readSettings } from "../read/readPlan";
import { findTable } from "../read/readTable";
import { milestoneColumns } from "../tabs/milestoneColumns";
import { type TabKey, tabKeys } from "../tabs/sheetContent";
import { stakeholderColumns } from "../tabs/stakeholdersTab";
import { type Damage, damage } from "./damage";
import { dataDamages } from "./dataDamage";
import { type LiveTab, readLiveTab } from "./liveTab";
import { pageDamages } from "./pageDamage";
import { planKinds } from "./planKinds";
import { rowDamages } from "./rowDamage";
import { tableDamages } from "./tableDamage";
import { valueDamages } from "./valueDamage";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function planDamages(
  spreadsheet: Spreadsheet,
  tabs: PlanTabs,
): { damages: Damage[]; words: RepairWords; language: Language } {
  const days = new DayReader(spreadsheet.getSpreadsheetTimeZone());
  const found: Damage[] = [];
  const sheets: Partial<Record<TabKey, Sheet>> = { ...tabs.tabs };
  const lost = tabKeys.filter((key) => !sheets[key]);
  const again = lost.length > 0 ? findLostTabs(spreadsheet, tabs) : {};
  for (const key of lost) {
    const sheet = again[key];
    if (!sheet) continue;
    sheets[key] = sheet;
    found.push(damage("lostMark", sheet.getName(), {}, () => markTab(sheet, tabs.id, key)));
  }
  const dataValues = sheets.data?.getDataRange().getValues() ?? [];
  const settings = readSettings(dataValues, days);
  const live: Partial<Record<TabKey, LiveTab>> = {};
  for (const key of ["value", "stakeholders", "milestones", "resources", "history", "page"] as const) {
    const sheet = sheets[key];
    if (sheet) live[key] = readLiveTab(sheet, days);
  }
  const kinds = planKinds(settings, live, sheets.data);
  const { language, serverWords, words, milestone, usual, table } = kinds;
  for (const key of tabKeys) {
    if (!sheets[key]) found.push(damage("missingTab", usual[key], { name: usual[key] }));
  }

  if (live.value) found.push(...valueDamages(live.value, { words, ...settings }));
  if (live.stakeholders) found.push(...tableDamages(live.stakeholders, kinds.stakeholders));
  if (live.milestones && sheets.data) found.push(...tableDamages(live.milestones, kinds.milestones));
  if (live.milestones && table)
    found.push(...rowDamages(live.milestones, table, milestone, days, kinds.countedIn));
  if (live.resources && kinds.resources) found.push(...tableDamages(live.resources, kinds.resources));
  if (live.page && live.milestones && table)
    found.push(...pageDamages(live.page, kinds.page(live.page, live.milestones.rows, table)));
  if (live.history) found.push(...tableDamages(live.history, kinds.history));
  if (sheets.data) {
    const owners = [
      ...textsOf(live.stakeholders, stakeholderColumns, kinds.stakeholders.allHeaders, ["role"]),
      ...textsOf(live.milestones, milestoneColumns, kinds.milestones.allHeaders, [
        "ownerSeller",
        "ownerBuyer",
      ]),
    ];
    found.push(...dataDamages(sheets.data, dataValues, tabs, days, [...new Set(owners)]));
  }
  return { damages: found, words: serverWords.repair, language };
}

/** What stands in these columns of a table. */
function textsOf<Column extends string>(
  tab: LiveTab | undefined,
  columns: readonly Column[],
  headers: readonly Readonly<Record<Column, string>>[],
  wanted: readonly Column[],
): string[] {
  const table = tab && findTable(tab.values, columns, headers);
  if (!table) return [];
  return wanted.flatMap((column) =>
    tab.values
      .slice(table.headerRow)
      .map((row) => readText(row[(table.columns[column] ?? 0) - 1]))
      .filter((text) => text !== ""),
  );
}
