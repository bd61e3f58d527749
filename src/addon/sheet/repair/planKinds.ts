/** How each tab of a plan should look: what repair compares with, and what becomes other texts when settings change. */
import { languageCodes, languageOf } from "../../../words/language";
import { milestoneWords, tableWords } from "../../../words/sheetWords";
import { readLanguageFile } from "../../dataFile";
import { readText } from "../read/readCell";
import { neededColumns } from "../read/readPlan";
import { historyColumns, historyHead, historyHeaders } from "../tabs/historyTab";
import { milestoneColumns, milestoneHeaders } from "../tabs/milestoneColumns";
import { type MilestonesSettings, milestoneParts, spareRows } from "../tabs/milestonesTab";
import { pageLinks, pageRowsOf, pageTab } from "../tabs/pageTab";
import { accentOf, type SettingName } from "../tabs/planDataTab";
import { resourceColumns, resourceHeaders, resourceParts, spareResources } from "../tabs/resourcesTab";
import {
  columnLetter,
  columnNumber,
  type Place,
  quoted,
  type SheetContent,
  type TabKey,
} from "../tabs/sheetContent";
import {
  spareRoles,
  stakeholderColumns,
  stakeholderHeaders,
  stakeholderParts,
} from "../tabs/stakeholdersTab";
import { findValueField, type ValueField } from "../tabs/valueTab";
import type { LiveTab } from "./liveTab";
import { placeOf, type TableKind } from "./tableDamage";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type LiveTabs = Readonly<Partial<Record<TabKey, LiveTab>>>;

/** Tabs as these settings want them, where the living tabs stand. */
export function planKinds(
  settings: Readonly<Record<SettingName, string>>,
  live: LiveTabs,
  data: Sheet | undefined,
  /** What a step is called under these settings. */
  nameOf: (name: string) => string = (name) => name,
) {
  const language = languageOf(settings.language);
  const serverWords = readLanguageFile("ServerWords", language);
  const words = serverWords.tabs;
  const milestone = milestoneWords(language);
  const usual: Readonly<Record<TabKey, string>> = {
    value: words.valueTab,
    stakeholders: words.stakeholdersTab,
    milestones: milestone.tab,
    resources: words.resourcesTab,
    history: words.historyTab,
    data: milestone.dataTab,
    page: serverWords.page.tab,
  };
  const tabs = {
    milestones: live.milestones?.name ?? usual.milestones,
    resources: live.resources?.name ?? usual.resources,
    data: data?.getName() ?? usual.data,
  };
  const sheets: ReadonlyMap<string, Sheet> = new Map(data ? [[tabs.data, data]] : []);
  const linked = (field: ValueField): string => {
    const place = live.value && findValueField(live.value.values, field);
    return place ? `${quoted(live.value!.name)}!$${columnLetter(place.column)}$${place.row}` : '""';
  };
  const milestoneSettings: MilestonesSettings = {
    tabs,
    companies: settings,
    countedIn: settings.countedIn === "working" ? "working" : "calendar",
    linked: {
      why: linked("event"),
      nextReview: linked("nextReview"),
      confirmedBy: linked("confirmedBy"),
    },
    words: milestone,
    accent: accentOf(settings.accent),
  };
  const inAllLanguages = <Headers>(of: (words: ReturnType<typeof tableWords>) => Headers) =>
    languageCodes.map((each) => of(tableWords(each)));
  const milestones: TableKind<(typeof milestoneColumns)[number]> = {
    columns: milestoneColumns,
    headers: milestoneHeaders(milestone),
    allHeaders: languageCodes.map((each) => milestoneHeaders(milestoneWords(each))),
    needed: neededColumns,
    spareRows,
    parts: (place) => milestoneParts({ ...place, dataTab: tabs.data }, milestoneSettings),
    sheets,
  };
  const stakeholders: TableKind<(typeof stakeholderColumns)[number]> = {
    columns: stakeholderColumns,
    headers: stakeholderHeaders(words),
    allHeaders: inAllLanguages(stakeholderHeaders),
    needed: [],
    spareRows: spareRoles,
    parts: (place) => stakeholderParts(place, words),
    sheets,
  };
  /** Where the Milestones table stands; null: it is not there or not whole. */
  const table = live.milestones && data ? placeOf(live.milestones, milestones) : null;
  const resources: TableKind<(typeof resourceColumns)[number]> | null = table && {
    columns: resourceColumns,
    headers: resourceHeaders(words),
    allHeaders: inAllLanguages(resourceHeaders),
    needed: [],
    spareRows: spareResources,
    parts: (own) => resourceParts(own, { tabs, place: { ...table, dataTab: tabs.data }, words }),
    sheets,
  };
  const anchor = table && nameOfStep(live.milestones!, table, settings.worksBackFrom);
  const history: TableKind<(typeof historyColumns)[number]> = {
    columns: historyColumns,
    headers: historyHeaders(words),
    allHeaders: inAllLanguages(historyHeaders),
    needed: [],
    spareRows: 0,
    parts: () => ({
      head: historyHead(anchor ? nameOf(anchor) : settings.worksBackFrom, words),
      spareRow: () => historyColumns.map(() => ({})),
      choices: [],
      rules: [],
    }),
    sheets,
  };
  /** `milestoneRows`: how many rows the Milestones tab has, to the last of which the page looks. */
  const page = (
    { name, rows }: LiveTab,
    milestoneRows: number,
    place: Place<(typeof milestoneColumns)[number]>,
  ): SheetContent =>
    pageTab(pageRowsOf(rows), {
      tabs: { page: name, milestones: tabs.milestones },
      place: { ...place, lastRow: milestoneRows, dataTab: tabs.data },
      companies: settings,
      linked: pageLinks(linked),
      language,
      words: serverWords.page,
      accent: milestoneSettings.accent,
    });
  const { countedIn } = milestoneSettings;
  return {
    language,
    serverWords,
    words,
    milestone,
    usual,
    countedIn,
    milestones,
    stakeholders,
    resources,
    history,
    page,
    table,
  };
}

function nameOfStep(tab: LiveTab, { letters }: Place<"step" | "milestone">, step: string): string {
  const at = (row: readonly unknown[], column: string) => readText(row[columnNumber(column) - 1]);
  const row = tab.values.find((each) => at(each, letters.step) === step);
  return row ? at(row, letters.milestone) : "";
}
