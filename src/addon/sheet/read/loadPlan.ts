/** What the sidebar shows of a plan: the plan itself and what the other tabs say about its people, value and material. */
import { isoText } from "../../../plan/calendarDate";
import { fingerprint, hashText } from "../../../plan/fingerprint";
import { knownRows } from "../../../plan/knownRows";
import type { DayNumber, StepField } from "../../../plan/plan";
import { isMilestone } from "../../../plan/stepNumbers";
import { readTick } from "../../../plan/ticks";
import type { HistoryRow, LoadedPlan, StepDetails } from "../../../protocol";
import { tableWords } from "../../../words/sheetWords";
import { historyColumns } from "../tabs/historyTab";
import { formulaColumns, type MilestoneColumn } from "../tabs/milestoneColumns";
import { resourceColumns, resourceHeaders } from "../tabs/resourcesTab";
import { columnLetter, type TabKey, type Values } from "../tabs/sheetContent";
import { stakeholderColumns, stakeholderHeaders } from "../tabs/stakeholdersTab";
import {
  findValueField,
  type MeasureColumn,
  measureColumns,
  type ValueField,
  valueFields,
} from "../tabs/valueTab";
import type { PlanTabs } from "./findPlan";
import { ownersToName } from "./ownersToName";
import { DayReader, readText } from "./readCell";
import { cellName, contentOf, type ReadPlan } from "./readPlan";
import { readRecords } from "./readRecords";
import { findTable } from "./readTable";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** How many changes the sidebar offers to undo. */
const undoable = 5;

/** How many rows of History the dialog gets. */
const latestChanges = 100;

const inputColumns = [
  "number",
  "days",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "notLaterThan",
  "notNeeded",
  "done",
  "completedOn",
  "target",
] as const satisfies readonly StepField[];

export function loadPlan(read: ReadPlan, tabs: PlanTabs): LoadedPlan {
  const words = tableWords(read.language);
  const value = valuesOf(tabs, "value");
  const field = (name: ValueField): unknown => {
    const place = findValueField(value, name);
    return place ? (value[place.row - 1]?.[place.column - 1] ?? "") : "";
  };
  const amountOf = (name: ValueField) => {
    const content = field(name);
    return typeof content === "number" ? content : null;
  };
  const amount = amountOf("valuePerMonth");
  const day = (cell: unknown) => dayOrNull(read.days, cell);
  const fields = <Field extends ValueField, Content>(
    names: readonly Field[],
    of: (cell: unknown) => Content,
  ) => Object.fromEntries(names.map((name) => [name, of(field(name))])) as Record<Field, Content>;

  const people = valuesOf(tabs, "stakeholders");
  const roles = readRoles(read, people);
  const resources = rowsOf(valuesOf(tabs, "resources"), resourceColumns, [resourceHeaders(words)]);

  const added = wordsOfNewRows(read);

  return {
    file: read.spreadsheet.getId(),
    planId: tabs.id,
    plan: read.plan,
    details: read.plan.steps.map((_, at) => ({
      ...detailsOf(read, at),
      ...(added.has(read.table.rows[at]!) && { words: added.get(read.table.rows[at]!)! }),
    })),
    columns: Object.fromEntries(
      inputColumns.flatMap((column) => {
        const at = read.table.columns[column === "number" ? "step" : column];
        return at === undefined ? [] : [[column, columnLetter(at)]];
      }),
    ),
    snapshot: read.snapshot,
    fingerprint: fingerprintOf(read),
    language: read.language,
    sellerCompany: read.settings.seller,
    buyerCompany: read.settings.buyer,
    accent: read.settings.accent,
    titleSays: titleSays(read),
    value: fields(valueFields, (cell) => read.days.text(cell)),
    valueDates: fields(["eventDate", "decisionDate", "nextReview", "confirmedOn", "agreedOn"], day),
    measures: readMeasures(value).map((row) => ({
      measure: read.days.text(row.measure),
      today: read.days.text(row.today),
      target: read.days.text(row.target),
      byWhen: day(row.byWhen),
      owner: read.days.text(row.owner),
      achieved: read.days.text(row.achieved),
    })),
    valuePerMonth: amount === null ? null : { amount, currency: read.days.text(field("currency")) },
    investment: { once: amountOf("investmentOnce"), yearly: amountOf("investmentYearly") },
    places: placesOf(read, tabs, value, people),
    nonWorkingDays: read.nonWorkingDays,
    rolesWithoutName: roles.filter((row) => row.name === "").map((row) => row.role),
    roles,
    ownersToName: ownersToName(read, roles).cells.length,
    resources: resources
      .filter((row) => read.days.text(row.resource) !== "")
      .map((row) => ({
        resource: read.days.text(row.resource),
        kind: read.days.text(row.kind),
        forRole: read.days.text(row.forRole),
        // "5 Negotiation" and "5" both mean step 5.
        step: read.days.text(row.step).split(" ")[0] ?? "",
        providedBy: read.days.text(row.providedBy),
        ready: read.days.text(row.ready) === words.yes,
      })),
    valueConfirmed: read.days.text(field("confirmedBy")) !== "",
    duplicate: duplicateOf(read, tabs),
    selected: selectedStep(read),
    undoable: readRecords(read)
      .filter((record) => record.state === "done")
      .slice(0, undoable)
      .map(({ id, title, when }) => ({ id, title, when })),
    unfollowed: unfollowedSteps(read),
    thenStep: read.settings.thenStep,
    findings: read.findings,
    readAt: read.days.clock(),
  };
}

/** Of the plan, its inputs, and the rows in which they stand: a change that was worked out names rows by position. */
export function fingerprintOf({ plan, tabs }: ReadPlan): string {
  const rows = plan.steps.map((step) => [step.number, step.name]);
  return `${fingerprint(plan)}-${hashText(JSON.stringify([tabs.id, rows]))}`;
}

/** Of "Mutual Action Plan: Acme and Initech", Acme being known: Initech is another buyer. */
function titleSays({ table, settings, words }: ReadPlan): LoadedPlan["titleSays"] {
  const { seller, buyer } = settings;
  const [before = "", between = "", behind = ""] = words.title.split(/\{seller\}|\{buyer\}/);
  const titles = table.values.slice(0, table.headerRow - 1).flat();
  const title = titles.find(
    (each): each is string => typeof each === "string" && each.startsWith(before) && each.endsWith(behind),
  );
  if (title === undefined) return null;
  const named = title.slice(before.length, title.length - behind.length);
  const at = named.startsWith(seller + between)
    ? seller.length
    : named.endsWith(between + buyer)
      ? named.length - buyer.length - between.length
      : named.indexOf(between);
  const said = { seller: named.slice(0, at).trim(), buyer: named.slice(at + between.length).trim() };
  const isOther = said.seller !== seller || said.buyer !== buyer;
  return at > 0 && isOther && said.seller !== "" && said.buyer !== "" ? said : null;
}

/** The roles of the Stakeholders tab; without a name where there is none. */
export function readRoles(
  { tabs, language, days }: ReadPlan,
  values: Values = valuesOf(tabs, "stakeholders"),
): LoadedPlan["roles"] {
  const words = tableWords(language);
  return rowsOf(values, stakeholderColumns, [stakeholderHeaders(words)])
    .map((row) => ({
      team: row.team === words.teamSeller ? ("seller" as const) : ("buyer" as const),
      role: days.text(row.role),
      name: days.text(row.name),
      email: days.text(row.email),
      part: days.text(row.part),
    }))
    .filter((row) => row.role !== "");
}

export function readHistory(spreadsheet: Spreadsheet, tabs: PlanTabs): HistoryRow[] {
  const days = new DayReader(spreadsheet.getSpreadsheetTimeZone());
  const day = (cell: unknown) => dayOrNull(days, cell);
  return (
    rowsOf(valuesOf(tabs, "history"), historyColumns, [])
      .filter((row) => days.text(row.milestone) !== "")
      // A date with a time costs a service call.
      .slice(-latestChanges)
      .map((row) => ({
        when: day(row.when),
        milestone: days.text(row.milestone),
        before: day(row.before),
        after: day(row.after),
        effect: typeof row.effect === "number" ? row.effect : null,
        askedBy: days.text(row.askedBy),
        why: days.text(row.why),
        inReturn: days.text(row.inReturn),
      }))
  );
}

/** Where the checks before sending lead to. */
function placesOf(
  { language }: ReadPlan,
  tabs: PlanTabs,
  value: Values,
  people: Values,
): LoadedPlan["places"] {
  const valueTab = tabs.tabs.value?.getName() ?? "";
  const of = (field: ValueField): string => {
    const place = findValueField(value, field);
    return place ? cellName(valueTab, place.row, place.column) : "";
  };
  const measures = findTable(value, measureColumns, []);
  const roles = findTable(people, stakeholderColumns, [stakeholderHeaders(tableWords(language))]);
  const [role, name] = [roles?.columns.role, roles?.columns.name];
  const unnamed = people.findIndex(
    (row, at) =>
      at >= (roles?.headerRow ?? at + 1) &&
      readText(row[role! - 1]) !== "" &&
      readText(row[name! - 1]) === "",
  );
  return {
    event: of("event"),
    eventDate: of("eventDate"),
    valuePerMonth: of("valuePerMonth"),
    decisionDate: of("decisionDate"),
    nextReview: of("nextReview"),
    budgetConfirmed: of("budgetConfirmed"),
    risks: of("risks"),
    measures: measures?.columns.measure
      ? cellName(valueTab, measures.headerRow + 1, measures.columns.measure)
      : "",
    roles: unnamed < 0 || !name ? "" : cellName(tabs.tabs.stakeholders!.getName(), unnamed + 1, name),
  };
}

/** What stands in a tab; nothing when the tab is gone. */
function valuesOf({ tabs }: PlanTabs, key: TabKey): Values {
  return tabs[key]?.getDataRange().getValues() ?? [];
}

function dayOrNull(days: DayReader, cell: unknown): DayNumber | null {
  const found = days.day(cell);
  return typeof found === "number" ? found : null;
}

/** The rows of the table of success measures that say something. */
function readMeasures(values: Values): Record<MeasureColumn, unknown>[] {
  // Below the table come an empty row, the title of the next section, its labels, and its first field.
  const below = findValueField(values, "options");
  const table = below ? values.slice(0, below.row - 3) : values;
  return rowsOf(table, measureColumns, []).filter((row) => readText(row.measure) !== "");
}

function detailsOf(read: ReadPlan, at: number): StepDetails {
  const row = read.table.rows[at]!;
  const text = (column: MilestoneColumn) => read.days.text(contentOf(read, row, column));
  const agreedDate = read.days.day(contentOf(read, row, "agreedDate"));
  return {
    number: read.plan.steps[at]!.number,
    cell: cellName(read.table.name, row, read.table.columns.target!),
    ownersSeller: text("ownerSeller"),
    ownersBuyer: text("ownerBuyer"),
    phase: text("phase"),
    outcome: text("outcome"),
    agreed: isAgreed(read, row),
    agreedDate: typeof agreedDate === "number" ? agreedDate : null,
  };
}

/** More rows that somebody added are pasted ones: nobody reads all their words before they go. */
const mostWithWords = 20;

/** What stands in the rows that somebody added, by row, but for what our formulas give and the Id; notes too. */
function wordsOfNewRows(read: ReadPlan): ReadonlyMap<number, readonly string[]> {
  const { table, days, plan, snapshot } = read;
  const known = snapshot ? knownRows(plan.steps, snapshot.rows) : [];
  const rows = table.rows.filter((_, at) => known[at] === -1).slice(0, mostWithWords);
  if (rows.length === 0) return new Map();
  const skipped = new Set(
    [...formulaColumns, "id" as const, "step" as const].map((column) => table.columns[column]),
  );
  const first = rows[0]!;
  const width = Math.max(table.values[table.headerRow - 1]?.length ?? 1, 1);
  const notes = table.sheet.getRange(first, 1, rows[rows.length - 1]! - first + 1, width).getNotes();
  const text = (content: unknown) => {
    const day = typeof content === "object" ? days.day(content) : null;
    return typeof day === "number" ? isoText(day) : readText(content);
  };
  return new Map(
    rows.map((row) => {
      const cells = (table.values[row - 1] ?? []).map((content, at) =>
        skipped.has(at + 1) ? "" : text(content),
      );
      return [row, [...cells, ...(notes[row - first] ?? [])].filter((each) => each !== "")] as const;
    }),
  );
}

/** By the helper column *Unclear*, so that the header and everybody else count the same. */
function unfollowedSteps(read: ReadPlan): string[] {
  return read.plan.steps.flatMap(({ number }, at) => {
    const content = contentOf(read, read.table.rows[at]!, "unclear");
    const isUnfollowed = typeof content === "number" ? content > 0 && isMilestone(number) : number !== "";
    return isUnfollowed ? [number] : [];
  });
}

export function isAgreed(read: ReadPlan, row: number): boolean {
  return readTick(contentOf(read, row, "agreed")) === true;
}

function duplicateOf(
  { spreadsheet }: ReadPlan,
  { tabs, duplicateInFront }: PlanTabs,
): LoadedPlan["duplicate"] {
  const original = duplicateInFront && tabs[duplicateInFront];
  return original ? { tab: spreadsheet.getActiveSheet().getName(), original: original.getName() } : null;
}

/** The step on whose row the person stands, when that is on the Milestones tab. */
function selectedStep(read: ReadPlan): string | null {
  const range = read.spreadsheet.getActiveRange();
  if (!range || range.getSheet().getSheetId() !== read.table.sheet.getSheetId()) return null;
  const at = read.table.rows.indexOf(range.getRow());
  return at < 0 ? null : read.plan.steps[at]!.number || null;
}

/** The rows of a table by column, from below its header; columns that are gone are empty. */
function rowsOf<Column extends string>(
  values: Values,
  columns: readonly Column[],
  headers: readonly Readonly<Record<Column, string>>[],
): Record<Column, unknown>[] {
  const table = findTable(values, columns, headers);
  if (!table) return [];
  return values
    .slice(table.headerRow)
    .map(
      (row) =>
        Object.fromEntries(
          columns.map((column) => [column, row[(table.columns[column] ?? 0) - 1] ?? ""]),
        ) as Record<Column, unknown>,
    );
}
