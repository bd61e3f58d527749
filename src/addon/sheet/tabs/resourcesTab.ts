/**
 * The Resources tab of a new plan: what each person needs, for which milestone, by when, and whether it is ready.
 * *Needed by* looks the milestone's date up on the Milestones tab by its step number, so it moves with the plan.
 */
import { noticeDays } from "../../../plan/noticeDays";
import type { TemplateResource } from "../../../planTemplates/planTemplate";
import type { TableWords } from "../../../words/en/tables";
import type { TabWords } from "../../../words/en/tabs";
import type { MilestoneColumn } from "./milestoneColumns";
import { plural, type TablePlace, wholeColumn } from "./milestoneFormulas";
import { ownerChoicesA1 } from "./planDataTab";
import {
  type Cell,
  type Choice,
  defaultWidth,
  formulaText,
  newLetters,
  type Place,
  quoted,
  type SheetContent,
  spans,
  type TableParts,
  withoutChoices,
} from "./sheetContent";
import { statusColors } from "./theme";

export const resourceColumns = [
  "resource",
  "kind",
  "link",
  "forRole",
  "step",
  "neededBy",
  "providedBy",
  "ready",
  "notes",
  "dueSoon",
] as const;
type ResourceColumn = (typeof resourceColumns)[number];

/** Of the first column; the others are as wide as in a new tab, which saves service calls. */
const resourceWidth = 200;
const headerRow = 4;
/** Empty rows below the resources that offer the same choices. */
export const spareResources = 15;

interface ResourcesSettings {
  readonly tabs: { readonly resources: string; readonly milestones: string; readonly data: string };
  /** Where the Milestones table stands. */
  readonly place: TablePlace;
  readonly words: TabWords;
}

export function resourceHeaders(words: TableWords): Record<ResourceColumn, string> {
  return Object.fromEntries(
    resourceColumns.map((column) => [column, words[column === "step" ? "resourceMilestone" : column]]),
  ) as Record<ResourceColumn, string>;
}

/** `steps`: the template's steps, for the names of the milestones. */
export function resourcesTab(
  resources: readonly TemplateResource[],
  steps: readonly { readonly number: string; readonly name: string }[],
  settings: ResourcesSettings,
): SheetContent {
  const names = new Map(steps.map((step) => [step.number, step.name]));
  const place = {
    letters: newLetters(resourceColumns),
    headerRow,
    lastRow: headerRow + resources.length + spareResources,
  };
  const parts = resourceParts(place, settings);
  return {
    key: "resources",
    name: settings.tabs.resources,
    widths: resourceColumns.map((column) => (column === "resource" ? resourceWidth : defaultWidth)),
    rows: [
      ...parts.head,
      ...resources.map((resource, at) => resourceRow(resource, headerRow + 1 + at, names, place, settings)),
      ...Array.from({ length: spareResources }, (_, at) =>
        parts.spareRow(headerRow + resources.length + 1 + at),
      ),
    ],
    emptyRows: 0,
    frozenRows: headerRow,
    frozenColumns: 0,
    hiddenRows: [headerRow - 1],
    hiddenColumns: [resourceColumns.indexOf("dueSoon") + 1],
    columnGroups: [],
    rowGroups: [],
    lines: [],
    rules: parts.rules,
    tabColor: null,
    hidden: false,
  };
}

export function resourceParts(place: Place<ResourceColumn>, settings: ResourcesSettings): TableParts {
  const { words } = settings;
  const { letters, headerRow, lastRow } = place;
  const headers = resourceHeaders(words);
  const cell = (column: ResourceColumn) => `$${letters[column]}${headerRow}`;
  const due = `COUNT($${letters.dueSoon}$${headerRow}:$${letters.dueSoon}$${lastRow})`;
  return {
    head: [
      [{ text: words.resourcesTitle, style: "title" }],
      [
        {
          formula: `=IF(${due}=0;${formulaText(words.resourcesDueNone)};${plural(due, words.resourcesDue, words.language)})`,
          style: "subtitle",
        },
      ],
      resourceColumns.map((text) => ({ text, style: "key" })),
      resourceColumns.map((column) => ({ text: headers[column], style: "header" })),
    ],
    spareRow: (row) => withoutChoices(resourceRow(undefined, row, new Map(), place, settings)),
    choices: resourceRow(undefined, headerRow + 1, new Map(), place, settings).map(({ choice }) => choice),
    rules: [
      {
        when: `${cell("ready")}=${formulaText(words.yes)}`,
        ranges: spans(place, resourceColumns, "resource", "notes"),
        ...statusColors.done,
      },
      {
        when: `${cell("dueSoon")}=1`,
        ranges: spans(place, resourceColumns, "neededBy", "ready"),
        ...statusColors.dueSoon,
        bold: true,
      },
    ],
  };
}

/** `resource` undefined: a spare row. */
function resourceRow(
  resource: TemplateResource | undefined,
  row: number,
  names: ReadonlyMap<string, string>,
  { letters }: Place<ResourceColumn>,
  { tabs, place, words }: ResourcesSettings,
): Cell[] {
  const cell = (column: ResourceColumn) => `$${letters[column]}${row}`;
  const table = (column: MilestoneColumn) => `${quoted(tabs.milestones)}!${wholeColumn(place, column)}`;
  // "5 Negotiation" and "5" both mean step 5.
  const number = `LEFT(${cell("step")};FIND(" ";${cell("step")}&" ")-1)`;
  const ofMilestone = (column: MilestoneColumn) =>
    `INDEX(${table(column)};MATCH(${number};${table("step")};0))`;
  const people: Choice = { kind: "range", tab: tabs.data, a1: ownerChoicesA1 };
  const cells: Record<ResourceColumn, Cell> = {
    resource: { text: resource?.resource ?? "", style: "bodyStrong" },
    kind: { text: resource?.kind ?? "" },
    link: {},
    forRole: { text: resource?.forRole ?? "", choice: people },
    step: { text: resource ? stepText(resource.step, names) : "", format: "@" },
    neededBy: {
      formula: `=IF(${cell("step")}="";"";IFERROR(IF(ISNUMBER(${ofMilestone("target")});${ofMilestone("target")};"");""))`,
      style: "rowDate",
    },
    providedBy: { text: resource?.providedBy ?? "", choice: people },
    ready: {
      text: resource ? words.no : "",
      choice: { kind: "list", values: [words.yes, words.no], arrow: true },
    },
    notes: {},
    dueSoon: {
      formula: `=IF(AND(${cell("resource")}<>"";${cell("ready")}<>${formulaText(words.yes)};ISNUMBER(${cell("neededBy")}));IF(AND(${cell("neededBy")}-TODAY()<=${noticeDays};${ofMilestone("done")}<>TRUE);1;"");"")`,
      style: "key",
    },
  };
  return resourceColumns.map((column) => ({ style: "small", ...cells[column] }));
}

function stepText(number: string, names: ReadonlyMap<string, string>): string {
  return number === "" ? "" : `${number} ${names.get(number) ?? ""}`.trim();
}
