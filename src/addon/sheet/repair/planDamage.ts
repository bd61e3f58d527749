/** Everything that is damaged of a plan, tab by tab. All that is read is read before anything is written. */
import type { RepairWords } from "../../../words/en/repair";
import { type Language, languageCodes, languageOf } from "../../../words/language";
import { milestoneWords, tableWords } from "../../../words/sheetWords";
import { readLanguageFile } from "../../dataFile";
import { findLostTabs, markTab, type PlanTabs } from "../read/findPlan";
import { DayReader, readText } from "../read/readCell";
import { neededColumns, readSettings } from "../read/readPlan";
import { findTable } from "../read/readTable";
import { historyColumns, historyHead, historyHeaders } from "../tabs/historyTab";
import { milestoneColumns, milestoneHeaders } from "../tabs/milestoneColumns";
import { type MilestonesSettings, milestoneParts, planTitle, spareRows } from "../tabs/milestonesTab";
import { accentOf } from "../tabs/planDataTab";
import { resourceColumns, resourceHeaders, resourceParts, spareResources } from "../tabs/resourcesTab";
import { columnLetter, columnNumber, type Place, quoted, type TabKey, tabKeys } from "../tabs/sheetContent";
import {
  spareRoles,
  stakeholderColumns,
  stakeholderHeaders,
  stakeholderParts,
} from "../tabs/stakeholdersTab";
import { findValueField, type ValueField } from "../tabs/valueTab";
import { type Damage, damage } from "./damage";
import { dataDamages } from "./dataDamage";
import { type LiveTab, readLiveTab } from "./liveTab";
import { rowDamages } from "./rowDamage";
import { placeOf, type TableKind, tableDamages } from "./tableDamage";
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
  const language = languageOf(settings.language);
  const allWords = readLanguageFile("ServerWords", language);
  const words = allWords.tabs;
  const milestone = milestoneWords(language);
  const usual: Record<TabKey, string> = {
    value: words.valueTab,
    stakeholders: words.stakeholdersTab,
    milestones: milestone.tab,
    resources: words.resourcesTab,
    history: words.historyTab,
    data: milestone.dataTab,
  };
  for (const key of tabKeys) {
    if (!sheets[key]) found.push(damage("missingTab", usual[key], { name: usual[key] }));
  }

  const live: Partial<Record<TabKey, LiveTab>> = {};
  for (const key of ["value", "stakeholders", "milestones", "resources", "history"] as const) {
    const sheet = sheets[key];
    if (sheet) live[key] = readLiveTab(sheet, days);
  }
  const dataName = sheets.data?.getName() ?? usual.data;
  const names = {
    milestones: live.milestones?.name ?? usual.milestones,
    resources: live.resources?.name ?? usual.resources,
    data: dataName,
  };
  const byName: ReadonlyMap<string, Sheet> = new Map(sheets.data ? [[dataName, sheets.data]] : []);
  const linked = (field: ValueField): string => {
    const place = live.value && findValueField(live.value.values, field);
    return place ? `${quoted(live.value!.name)}!$${columnLetter(place.column)}$${place.row}` : '""';
  };
  const milestoneSettings: MilestonesSettings = {
    tabs: names,
    title: planTitle(settings.seller, settings.buyer, milestone),
    countedIn: settings.countedIn === "working" ? "working" : "calendar",
    linked: {
      why: linked("event"),
      nextReview: linked("nextReview"),
      confirmedBy: linked("confirmedBy"),
    },
    words: milestone,
    accent: accentOf(settings.accent),
  };
  const milestones: TableKind<(typeof milestoneColumns)[number]> = {
    columns: milestoneColumns,
    headers: milestoneHeaders(milestone),
    allHeaders: languageCodes.map((each) => milestoneHeaders(milestoneWords(each))),
    needed: neededColumns,
    spareRows,
    parts: (place) => milestoneParts({ ...place, dataTab: names.data }, milestoneSettings),
    sheets: byName,
  };
  const inAllLanguages = <Headers>(of: (words: ReturnType<typeof tableWords>) => Headers) =>
    languageCodes.map((each) => of(tableWords(each)));

  if (live.value) found.push(...valueDamages(live.value, { words, ...settings }));
  if (live.stakeholders) {
    found.push(
      ...tableDamages(live.stakeholders, {
        columns: stakeholderColumns,
        headers: stakeholderHeaders(words),
        allHeaders: inAllLanguages(stakeholderHeaders),
        needed: [],
        spareRows: spareRoles,
        parts: (place) => stakeholderParts(place, words),
        sheets: byName,
      }),
    );
  }
  if (live.milestones && sheets.data) found.push(...tableDamages(live.milestones, milestones));
  const table = live.milestones && placeOf(live.milestones, milestones);
  if (live.milestones && table)
    found.push(...rowDamages(live.milestones, table, milestone, days, milestoneSettings.countedIn));
  if (live.resources && table && sheets.data) {
    const place = { ...table, dataTab: names.data };
    found.push(
      ...tableDamages(live.resources, {
        columns: resourceColumns,
        headers: resourceHeaders(words),
        allHeaders: inAllLanguages(resourceHeaders),
        needed: [],
        spareRows: spareResources,
        parts: (own) => resourceParts(own, { tabs: names, place, words }),
        sheets: byName,
      }),
    );
  }
  if (live.history) {
    const anchor = table && nameOfStep(live.milestones!, table, settings.worksBackFrom);
    found.push(
      ...tableDamages(live.history, {
        columns: historyColumns,
        headers: historyHeaders(words),
        allHeaders: inAllLanguages(historyHeaders),
        needed: [],
        spareRows: 0,
        parts: () => ({
          head: historyHead(anchor || settings.worksBackFrom, words),
          spareRow: () => historyColumns.map(() => ({})),
          rules: [],
        }),
        sheets: byName,
      }),
    );
  }
  if (sheets.data) {
    const roles = inAllLanguages(stakeholderHeaders);
    const owners = [
      ...textsOf(live.stakeholders, stakeholderColumns, roles, ["role"]),
      ...textsOf(live.milestones, milestoneColumns, milestones.allHeaders, ["ownerSeller", "ownerBuyer"]),
    ];
    found.push(...dataDamages(sheets.data, dataValues, tabs, days, [...new Set(owners)]));
  }
  return { damages: found, words: allWords.repair, language };
}

function nameOfStep(tab: LiveTab, { letters }: Place<"step" | "milestone">, step: string): string {
  const at = (row: readonly unknown[], column: string) => readText(row[columnNumber(column) - 1]);
  const row = tab.values.find((each) => at(each, letters.step) === step);
  return row ? at(row, letters.milestone) : "";
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
