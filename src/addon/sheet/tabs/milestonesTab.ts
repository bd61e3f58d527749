/** The Milestones tab of a new plan: header block, table, spare rows with formulas, live colors. */
import type { CalendarName, CountedIn, DayNumber, Level } from "../../../plan/plan";
import { isMilestone, levelOf } from "../../../plan/stepNumbers";
import type { MilestoneWords } from "../../../words/en/milestones";
import { say } from "../../../words/say";
import {
  formulaColumns,
  lastAgreedColumn,
  lastVisibleColumn,
  type MilestoneColumn,
  milestoneColumns,
  milestoneHeaders,
  type RowState,
} from "./milestoneColumns";
import {
  daysOffCount,
  dayText,
  filled,
  plural,
  rowCalendar,
  rowFormulas,
  shortDayText,
  type TablePlace,
  wholeColumn,
} from "./milestoneFormulas";
import { ownerChoicesA1, settingCell } from "./planDataTab";
import {
  type Cell,
  type Choice,
  columnLetter,
  columnNumber,
  defaultWidth,
  formulaText,
  newLetters,
  type Rule,
  type SheetContent,
  spans,
  type TableParts,
} from "./sheetContent";
import { alarmInk, mutedInk, phaseColors, statusColors } from "./theme";

/** Above it: title, why, verdict, labels, figures, keys (hidden). */
const headerRow = 7;
const keyRow = headerRow - 1;
/** The labels stand close to their figures. */
const labelHeight = 13;
export const firstRow = headerRow + 1;
/** Two lines: longer notes are cut off, and the sidebar's card shows them. */
export const rowHeight = 33;
/**
 * Empty rows below the table that carry formulas, so that a row typed there is flagged at once. A good plan has 11 to 15
 * milestones, most new ones go between others, and with more the default plan no longer prints on one page. Rows typed
 * below them get theirs from *Check and repair*.
 */
export const spareRows = 10;

/** In pixels, where the width is not the one of a new tab. */
const columnWidths: Readonly<Partial<Record<MilestoneColumn, number>>> = {
  // 320 together, which a phone shows beside its row numbers.
  step: 30,
  target: 86,
  milestone: 112,
  status: 92,
  // 874 to Done: with the sidebar open everything shows on a window of 1280.
  days: 52,
  ownerSeller: 112,
  ownerBuyer: 112,
  outcome: 222,
  done: 56,
};

/** One row of the table as it is written. */
export interface MilestoneRow {
  /** Of this row for good: it tells a copy, a sorted row and a renumbered one apart. */
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly target: DayNumber | null;
  readonly start: DayNumber | null;
  readonly days: number | null;
  readonly countedIn: CountedIn;
  readonly calendar: CalendarName;
  readonly startsAfter: readonly string[];
  readonly fixed: DayNumber | null;
  readonly notLaterThan: DayNumber | null;
  readonly notNeeded: string;
  readonly done: boolean;
  readonly completedOn: DayNumber | null;
  readonly ownersSeller: string;
  readonly ownersBuyer: string;
  readonly phase: string;
  readonly outcome: string;
  /** Of a plan that was made of another table: its notes. */
  readonly note?: string;
}

export interface Companies {
  readonly seller: string;
  readonly buyer: string;
}

/** Cells of other tabs that the header block shows. */
interface LinkedCells {
  /** 'Value'!$C$5: why all this is done. */
  readonly why: string;
  readonly nextReview: string;
  readonly confirmedBy: string;
}

export interface MilestonesSettings {
  readonly tabs: { readonly milestones: string; readonly data: string };
  readonly companies: Companies;
  readonly countedIn: CountedIn;
  readonly linked: LinkedCells;
  readonly words: MilestoneWords;
  readonly accent: string;
}

export function milestonesTab(
  rows: readonly MilestoneRow[],
  settings: MilestonesSettings & { readonly showAgreed: boolean },
): SheetContent {
  const place = newTablePlace(rows.length, settings.tabs.data);
  const parts = milestoneParts(place, settings);
  const table = Array.from({ length: rows.length + spareRows }, (_, at) =>
    tableRow(rows[at], firstRow + at, place, settings),
  );
  return {
    key: "milestones",
    name: settings.tabs.milestones,
    widths: milestoneColumns.map((column) => columnWidths[column] ?? defaultWidth),
    rows: [...parts.head, ...table],
    emptyRows: 0,
    heights: [
      [keyRow - 2, 1, labelHeight],
      [firstRow, rows.length + spareRows, rowHeight],
    ],
    frozenRows: headerRow,
    frozenColumns: 0,
    hiddenRows: [keyRow],
    hiddenColumns: [milestoneColumns.indexOf("id") + 1],
    columnGroups: [
      [
        milestoneColumns.indexOf(settings.showAgreed ? lastAgreedColumn : lastVisibleColumn) + 2,
        milestoneColumns.length,
      ],
    ],
    rowGroups: taskGroups(rows.map((row) => row.number)),
    lines: [`A${firstRow}:${place.letters[lastAgreedColumn]}${headerRow + rows.length}`],
    apart: `${place.letters.status}${firstRow}:${place.letters.status}${place.lastRow}`,
    rules: parts.rules,
    tabColor: null,
    hidden: false,
  };
}

export function milestoneParts(place: TablePlace, settings: MilestonesSettings): TableParts {
  const headers = milestoneHeaders(settings.words);
  return {
    head: [
      ...headerBlock(place, settings),
      milestoneColumns.map((text): Cell => ({ text, style: "key" })),
      milestoneColumns.map(
        (column): Cell => ({
          text: headers[column],
          style: centeredColumns.has(column) ? "headerCentered" : "headerClipped",
        }),
      ),
    ],
    spareRow: (row) => tableRow(undefined, row, place, settings),
    choices: tableRow(emptyRow, place.headerRow + 1, place, settings).map(({ choice }) => choice),
    rules: tableRules(place, settings.accent),
  };
}

const emptyRow: MilestoneRow = {
  id: "",
  number: "",
  name: "",
  target: null,
  start: null,
  days: null,
  countedIn: "calendar",
  calendar: "both",
  startsAfter: [],
  fixed: null,
  notLaterThan: null,
  notNeeded: "",
  done: false,
  completedOn: null,
  ownersSeller: "",
  ownersBuyer: "",
  phase: "",
  outcome: "",
};

/** Where the table of a new plan stands. */
export function newTablePlace(rows: number, dataTab: string): TablePlace {
  return {
    letters: newLetters(milestoneColumns),
    headerRow,
    lastRow: headerRow + rows + spareRows,
    dataTab,
  };
}

/** What stands under *Outcomes / Notes*. */
export function outcomeText({ outcome, note = "" }: Pick<MilestoneRow, "outcome" | "note">): string {
  return [outcome, note].filter((text) => text !== "").join("\n");
}

/** A row of the table; `row` undefined: a spare one. */
export function tableRow(
  row: MilestoneRow | undefined,
  at: number,
  place: TablePlace,
  settings: Pick<MilestonesSettings, "tabs" | "countedIn" | "words">,
): Cell[] {
  const { words } = settings;
  const formulas = rowFormulas(place, at, words);
  const level = levelOf(row?.number ?? "");
  const day = (value: DayNumber | null | undefined): Cell => (value == null ? {} : { value });
  const owner: Choice = { kind: "range", tab: settings.tabs.data, a1: ownerChoicesA1 };
  const choices = (values: readonly string[]): Choice => ({ kind: "list", values });
  const date: Choice = { kind: "date" };
  const cells: Record<Exclude<MilestoneColumn, (typeof formulaColumns)[number]>, Cell> = {
    step: { text: row?.number ?? "", style: "rowNumber" },
    target: { ...day(row?.target), style: "rowDate", choice: date },
    milestone: {
      text: row?.name ?? "",
      style: level === "milestone" ? "rowName" : "rowText",
      format: indented(level),
    },
    days: {
      ...(row?.days == null ? {} : { value: row.days }),
      style: "rowCentered",
      format:
        row && row.days !== null && row.countedIn !== settings.countedIn
          ? unitFormat(row.countedIn, words)
          : "0",
    },
    ownerSeller: { text: row?.ownersSeller ?? "", style: "rowText", choice: owner },
    ownerBuyer: { text: row?.ownersBuyer ?? "", style: "rowText", choice: owner },
    outcome: { text: row ? outcomeText(row) : "", style: "rowNote" },
    done: { value: row?.done ?? false, style: "rowCentered", choice: { kind: "tick" } },
    phase: { text: row?.phase ?? "", style: "rowText" },
    agreed: { value: false, style: "rowCentered", choice: { kind: "tick" } },
    agreedDate: { style: "rowDate", choice: date },
    countedIn: {
      text: row && row.days !== null ? countedInWord(row.countedIn, words) : "",
      style: "rowText",
      choice: choices([words.calendarDays, words.workingDays]),
    },
    calendar: {
      text: row && row.days !== null ? calendarWord(row.calendar, words) : "",
      style: "rowText",
      choice: choices([words.calendarBoth, words.calendarSeller, words.calendarBuyer]),
    },
    startsAfter: { text: row?.startsAfter.join(", ") ?? "", style: "stepNumber" },
    fixed: { ...day(row?.fixed), style: "rowDate", choice: date },
    notLaterThan: { ...day(row?.notLaterThan), style: "rowDate", choice: date },
    notNeeded: { text: row?.notNeeded ?? "", style: "rowText" },
    start: { ...day(row?.start), style: "rowDate", choice: date },
    completedOn: { ...day(row?.completedOn), style: "rowDate", choice: date },
    id: { text: row?.id ?? "", style: "stepNumber" },
  };
  return milestoneColumns.map((column): Cell => {
    if (!isFormulaColumn(column)) {
      const { choice, ...cell } = cells[column];
      if (row) return cells[column];
      // Spare rows stay plain: no arrows and no boxes where nothing is planned.
      return typeof cell.value === "boolean" ? { ...cell, text: "", value: undefined as never } : cell;
    }
    const style = column === "status" || column === "slip" ? "rowCentered" : "key";
    const format = column === "slip" ? slipFormat(words) : dayColumns.has(column) ? "yyyy-mm-dd" : undefined;
    return { formula: formulas[column], style, ...(format ? { format } : {}) };
  });
}

const centeredColumns: ReadonlySet<MilestoneColumn> = new Set([
  "step",
  "status",
  "days",
  "done",
  "slip",
  "agreed",
]);

/** Helpers that hold days. */
const dayColumns: ReadonlySet<MilestoneColumn> = new Set([
  "needsBy",
  "ready",
  "finished",
  "free",
  "from",
  "earliest",
  "openBy",
]);

function isFormulaColumn(column: MilestoneColumn): column is (typeof formulaColumns)[number] {
  return (formulaColumns as readonly string[]).includes(column);
}

/** Tasks and subtasks are set in by their number format, so that their names stay as typed; little, for a phone. */
function indented(level: Level): string {
  return { milestone: "@", task: '"   "@', subtask: '"      "@' }[level];
}

/** Shows the unit where a row is not counted like the plan: 7 work. Short, since a number that is too wide shows as ###. */
export function unitFormat(countedIn: CountedIn, words: MilestoneWords): string {
  return `0" ${countedIn === "working" ? words.workingDaysShort : words.calendarDaysShort}"`;
}

function slipFormat(words: MilestoneWords): string {
  return `+0" ${words.daysUnit}";-0" ${words.daysUnit}"`;
}

export function countedInWord(countedIn: CountedIn, words: MilestoneWords): string {
  return countedIn === "working" ? words.workingDays : words.calendarDays;
}

export function calendarWord(calendar: CalendarName, words: MilestoneWords): string {
  return { both: words.calendarBoth, seller: words.calendarSeller, buyer: words.calendarBuyer }[calendar];
}

/**
 * The rows above the table: title, why, the verdict, and the figures below their labels. Each text stands alone in its
 * row, or flows over the empty cells behind it, so that nothing cuts it off.
 */
export function headerBlock(place: TablePlace, settings: MilestonesSettings): Cell[][] {
  const { words, linked, tabs } = settings;
  const whole = (column: MilestoneColumn) => wholeColumn(place, column);
  const { date } = headPlaces(place);
  const focus = focusOn(place, tabs.data);
  const next = `MATCH(MIN(${whole("openBy")});${whole("openBy")};0)`;
  const ifOpen = (formula: string, otherwise: string) =>
    `=IF(COUNT(${whole("openBy")})=0;${otherwise};${formula})`;
  const nextOwner = (column: "ownerSeller" | "ownerBuyer") => `INDEX(${whole(column)};${next})`;
  const milestonesThat = (column: MilestoneColumn, criterion: string) =>
    `COUNTIFS(${whole("level")};1;${whole(column)};${criterion})`;
  const doneCount = milestonesThat("standing", '"done"');
  const allCount = `(COUNTIF(${whole("level")};1)-${milestonesThat("standing", '"notNeeded"')})`;

  // The dates that *Agree all open dates* means, and those that were agreed before their step was done.
  const isDated = `(${whole("level")}=1)*(${whole("standing")}<>"notNeeded")*ISNUMBER(${whole("target")})*((${whole("standing")}<>"done")+(${whole("agreed")}=TRUE)>0)`;
  const dated = `SUMPRODUCT(${isDated})`;
  const agreed = `SUMPRODUCT(${isDated}*(${whole("agreed")}=TRUE))`;
  const slipped = `COUNT(${whole("slip")})`;
  const agreedOn = settingCell(tabs.data, "agreedOn");
  const allAgreed = `IF(ISNUMBER(${agreedOn});${formulaText(words.allAgreedOn)}&${shortDayText(agreedOn, words.language)};${agreed}&${formulaText(words.progressOf)}&${dated})`;

  const at = (cells: Partial<Record<MilestoneColumn, Cell>>): Cell[] =>
    milestoneColumns.map((column) => cells[column] ?? {});
  const review = linked.nextReview;
  return [
    at({ step: titleCell(settings.companies, words) }),
    at({
      step: {
        formula: `=IF(${linked.why}="";"";${formulaText(words.why)}&${linked.why})`,
        style: "subtitle",
      },
    }),
    at({ step: { formula: `=${verdictText(place, words, focus("milestone"))}`, style: "verdict" } }),
    at({
      step: { formula: `=IFERROR(IF(ISNUMBER(${date});${focus("milestone")}&"";"");"")`, style: "factLabel" },
      ...verdictCells(place, tabs.data, words, linked.confirmedBy),
      milestone: { text: words.daysLeft, style: "factLabel" },
      status: { text: words.progress, style: "factLabel" },
      days: { text: words.overdue, style: "factLabel" },
      ownerSeller: {
        formula: ifOpen(
          `${formulaText(`${words.nextStep}: `)}&${dayText(`MIN(${whole("openBy")})`, words.language)}&IF(${nextOwner("ownerSeller")}&${nextOwner("ownerBuyer")}="";"";" · "&${nextOwner("ownerSeller")}&IF(OR(${nextOwner("ownerSeller")}="";${nextOwner("ownerBuyer")}="");"";", ")&${nextOwner("ownerBuyer")})`,
          '""',
        ),
        style: "factLabel",
      },
      outcome: { text: words.nextReview, style: "factLabel" },
      done: {
        formula: `=${formulaText(words.agreedDates)}&IF(${slipped}=0;"";${plural(slipped, words.slippedDates, words.language)})`,
        style: "factLabel",
      },
    }),
    at({
      // As text, which flows over; the number stands among the helpers.
      step: {
        formula: `=IF(ISNUMBER(${date});${shortDayText(date, words.language)}&" "&YEAR(${date});"")`,
        style: "fact",
      },
      milestone: { formula: `=IF(ISNUMBER(${date});${date}-TODAY();"")`, style: "fact", format: "0" },
      status: { formula: `=${doneCount}&${formulaText(words.progressOf)}&${allCount}`, style: "fact" },
      days: { formula: `=COUNTIF(${whole("state")};"overdue")`, style: "fact", format: "0" },
      ownerSeller: {
        formula: ifOpen(`INDEX(${whole("milestone")};${next})&""`, formulaText(words.nothingOpen)),
        style: "fact",
      },
      outcome: {
        formula: `=IF(ISNUMBER(${review});${review};${formulaText(words.reviewMissing)})`,
        style: "factDate",
      },
      done: {
        formula: `=IF(${dated}=0;"";IF(${agreed}=${dated};${allAgreed};${agreed}&${formulaText(words.progressOf)}&${dated}))`,
        style: "fact",
      },
    }),
  ];
}

/** Of the step that the plan counts down to: the anchor, and once that is done the date of the return. */
function focusOn(place: TablePlace, dataTab: string) {
  const whole = (column: MilestoneColumn) => wholeColumn(place, column);
  const { isGoalDone } = headPlaces(place);
  return (column: MilestoneColumn) =>
    `INDEX(${whole(column)};IF(${isGoalDone};${rowOfStep(place, dataTab, "thenStep")};${rowOfStep(place, dataTab, "worksBackFrom")}))`;
}

function rowOfStep(place: TablePlace, dataTab: string, setting: "worksBackFrom" | "thenStep"): string {
  return `MATCH(${settingCell(dataTab, setting)};${wholeColumn(place, "step")};0)`;
}

/**
 * What the verdict (docs/date-rules.md) rests on, in the folded cells of the labels' row: above `ticked` whether the goal is
 * done, above `finished` whether nothing is left to count down to; above `links` how many rows below the header row the
 * goal stands, or what follows it when it is done (0: nowhere), above `openBy` its date; above `unclear`, `state` and
 * `clash` how many milestones cannot be read, have no date, clash; above `earliest` the goal's earliest realistic date;
 * above `from` the working days from there to its date: to spare, or, when negative, late. Empty: it cannot be said.
 * Above `standing` the verdict as a `VerdictCode`.
 */
function verdictCells(
  place: TablePlace,
  dataTab: string,
  words: MilestoneWords,
  confirmedBy: string,
): Partial<Record<MilestoneColumn, Cell>> {
  const whole = (column: MilestoneColumn) => wholeColumn(place, column);
  const { isGoalDone, finished, goal, realistic, unclear, undated, clashes, days, overdue } =
    headPlaces(place);
  const ofGoal = (column: MilestoneColumn) => `INDEX(${whole(column)};${goal}+1)`;
  const due = `INT(${ofGoal("target")})`;
  const { from: between } = rowCalendar(ofGoal("calendar"), place, words);
  const steps = `COUNTA(${whole("step")})-COUNTA($${place.letters.step}$${place.headerRow})`;
  // Below the last row, too, where the first one beyond the spare rows is typed.
  const below = `IFERROR(COUNTA(OFFSET($${place.letters.step}$${place.headerRow};ROWS(${whole("step")});0));0)`;
  // A loop makes the chain an error; where it is one in every row, the spare ones too, the program refuses the chain.
  const inLoop = `SUMPRODUCT(ISERROR(${whole("earliest")})*(${whole("level")}=1)*(${whole("unclear")}=0)*(${whole("standing")}<>"done"))`;
  const standingOfThen = `INDEX(${whole("standing")};${rowOfStep(place, dataTab, "thenStep")})`;
  const focusDate = focusOn(place, dataTab)("target");
  const helper = (formula: string, format = "0"): Cell => ({ formula, style: "key", format });
  const code = (value: VerdictCode) => formulaText(value);
  return {
    needsBy: helper(daysOffCount(place).formula),
    ticked: helper(
      `=IFERROR(INDEX(${whole("ticked")};${rowOfStep(place, dataTab, "worksBackFrom")});FALSE)`,
      "General",
    ),
    // What comes after the anchor is done, not needed, or not there.
    finished: helper(
      `=AND(${isGoalDone};IFERROR(OR(${standingOfThen}="done";${standingOfThen}="notNeeded");TRUE))`,
      "General",
    ),
    // In Excel the cell would show the day 0 for a milestone without a date.
    openBy: helper(
      `=IFERROR(IF(OR(${finished};NOT(ISNUMBER(${focusDate})));"";INT(${focusDate}));"")`,
      "yyyy-mm-dd",
    ),
    links: helper(
      `=IFERROR(MATCH(IF(${isGoalDone};${settingCell(dataTab, "thenStep")};${settingCell(dataTab, "worksBackFrom")});${whole("step")};0)-1;0)`,
    ),
    unclear: helper(
      `=COUNTIFS(${whole("level")};1;${whole("unclear")};">0")+MAX(0;${steps}-COUNT(${whole("unclear")}))+${below}+IF(COUNT(${whole("earliest")})=0;0;${inLoop})`,
    ),
    // Without days a row has no date that could be worked out, whatever its cell still shows.
    state: helper(
      `=SUMPRODUCT((${whole("level")}=1)*((${whole("state")}="noDate")+(${whole("standing")}="open")*(${whole("days")}="")>0))`,
    ),
    clash: helper(`=SUMPRODUCT((${whole("level")}=1)*(${whole("clash")}<>""))`),
    earliest: helper(
      `=IF(${goal}=0;"";IFERROR(IF(OR(NOT(ISNUMBER(${ofGoal("target")}));${ofGoal("standing")}="done");"";MAX(TODAY();${ofGoal("earliest")}));""))`,
      "yyyy-mm-dd",
    ),
    from: helper(
      `=IF(ISNUMBER(${realistic});IFERROR(IF(${realistic}>${due};-MAX(1;${between(`${due}+1`, realistic)});IF(${realistic}<${due};${between(`${realistic}+1`, due)};0));"");"")`,
    ),
    // Nowhere is the header row.
    standing: helper(
      `=IF(NOT(OR(ISNUMBER(${ofGoal("target")});${isGoalDone}));${code("noGoal")};IF(${unclear}>0;${code("unclear")};IF(${undated}>0;${code("undated")};IF(${clashes}>0;${code("clash")};IF(${finished};IF(${confirmedBy}<>"";${code("confirmed")};${code("unconfirmed")});IF(NOT(ISNUMBER(${days}));IF(${overdue}=0;"";${code("overdue")});IF(${days}<0;${code("late")};${code("onTime")})))))))`,
      "General",
    ),
  };
}

/** What the cell above `standing` says: the one decision on which the verdict's words and color rest. Empty: nothing. */
type VerdictCode =
  | ""
  | "noGoal"
  | "unclear"
  | "undated"
  | "clash"
  | "unconfirmed"
  | "confirmed"
  | "overdue"
  | "late"
  | "onTime";

/** Where the helpers of `verdictCells` stand, and the number of overdue steps. */
export function headPlaces(place: TablePlace) {
  const at = (column: MilestoneColumn) => `$${place.letters[column]}$${place.headerRow - 3}`;
  return {
    isGoalDone: at("ticked"),
    finished: at("finished"),
    goal: at("links"),
    date: at("openBy"),
    unclear: at("unclear"),
    undated: at("state"),
    clashes: at("clash"),
    realistic: at("earliest"),
    days: at("from"),
    code: at("standing"),
    overdue: `$${place.letters.days}$${place.headerRow - 2}`,
    verdict: `$${place.letters.step}$${place.headerRow - 4}`,
  };
}

/** The verdict in words; a formula's part, as is the goal's name. */
function verdictText(place: TablePlace, words: MilestoneWords, goalName: string): string {
  const { code, unclear, undated, clashes, realistic, days, overdue } = headPlaces(place);
  const count = (number: string, choice: string) => plural(number, choice, words.language);
  const late = filled(words.late, {
    step: goalName,
    day: dayText(realistic, words.language),
    later: count(`(-${days})`, words.workingDaysLater),
  });
  const texts: [VerdictCode, string][] = [
    ["", '""'],
    ["noGoal", formulaText(words.noGoal)],
    ["unclear", count(unclear, words.unclearSteps)],
    ["undated", count(undated, words.undatedSteps)],
    ["clash", count(clashes, words.clashes)],
    ["unconfirmed", formulaText(words.askConfirmation)],
    ["confirmed", formulaText(words.valueConfirmed)],
    ["overdue", count(overdue, words.overdueSteps)],
    ["late", late],
  ];
  return texts.reduceRight(
    (otherwise, [value, text]) => `IF(${code}=${formulaText(value)};${text};${otherwise})`,
    `IF(${days}=0;${formulaText(words.onTime)};${count(days, words.toSpare)})`,
  );
}

/** The table's live colors. The first rule that holds wins a cell. */
export function tableRules(place: TablePlace, accent: string): Rule[] {
  const cell = (column: MilestoneColumn) => `$${place.letters[column]}${place.headerRow}`;
  const span = (from: MilestoneColumn, to: MilestoneColumn) => spans(place, milestoneColumns, from, to);
  const state = (...names: RowState[]) => {
    const tests = names.map((name) => `${cell("state")}="${name}"`);
    return tests.length === 1 ? tests[0]! : `OR(${tests.join(";")})`;
  };
  const reviewCell = `${place.letters.outcome}${place.headerRow - 2}`;
  const review = `$${place.letters.outcome}$${place.headerRow - 2}`;
  const { code, overdue } = headPlaces(place);
  const pill = (look: { background: string; color: string }, ...names: RowState[]): Rule => ({
    when: state(...names),
    ranges: span("status", "status"),
    ...look,
  });
  const ends = [place.letters.step, place.letters.slip].map(columnNumber).sort((a, b) => a - b);
  const band = (look: { background: string; color: string }, ...codes: VerdictCode[]): Rule => ({
    when: `OR(${codes.map((each) => `${code}="${each}"`).join(";")})`,
    ranges: [
      `${columnLetter(ends[0]!)}${place.headerRow - 4}:${columnLetter(ends[1]!)}${place.headerRow - 4}`,
    ],
    ...look,
  });
  return [
    ...tintRules(place),
    band(statusColors.overdue, "late", "overdue"),
    band(statusColors.clash, "clash"),
    band(statusColors.gap, "noGoal", "unclear", "undated", "unconfirmed"),
    band(statusColors.done, "onTime", "confirmed"),
    pill(statusColors.done, "done"),
    pill(statusColors.overdue, "overdue"),
    pill(statusColors.clash, "clash"),
    pill(statusColors.dueSoon, "today", "soon"),
    pill(statusColors.gap, "blocked", "noDate", "check"),
    pill(statusColors.inProgress, "started"),
    pill(statusColors.planned, "planned", "notNeeded"),
    {
      when: state("done", "notNeeded"),
      // One by one: a range of several columns changes when people move one of them.
      ranges: (["target", "milestone", "days", "ownerSeller", "ownerBuyer", "outcome"] as const).flatMap(
        (column) => span(column, column),
      ),
      color: mutedInk,
    },
    {
      when: state("overdue"),
      ranges: span("target", "target"),
      color: statusColors.overdue.color,
      bold: true,
    },
    {
      when: `AND(ISNUMBER(${review});${review}<TODAY())`,
      ranges: [reviewCell],
      color: alarmInk,
    },
    {
      when: `N(${overdue})>0`,
      ranges: [overdue.replace(/\$/g, "")],
      color: alarmInk,
    },
    {
      when: `AND(${cell("level")}=1;${cell("ownerSeller")}="";${cell("ownerBuyer")}="")`,
      ranges: span("ownerSeller", "ownerBuyer"),
      ...statusColors.gap,
    },
    ...phaseRules(place, accent),
  ];
}

/** A band of colors in #, with a phase's name in its first row only, whatever the order of the rows. */
function phaseRules(place: TablePlace, accent: string): Rule[] {
  const number = `$${place.letters.phaseAt}${place.headerRow}`;
  const phase = (row: number) => `$${place.letters.phase}${row}`;
  const columns = (...names: MilestoneColumn[]) =>
    names.flatMap((name) => spans(place, milestoneColumns, name, name));
  const ladder = phaseColors(accent);
  return [
    {
      when: `AND(N(${number})>0;${phase(place.headerRow)}=${phase(place.headerRow - 1)})`,
      ranges: columns("phase"),
      background: "#ffffff",
      color: "#ffffff",
    },
    ...ladder.map((background, at) => ({
      when: `N(${number})${at === ladder.length - 1 ? ">=" : "="}${at + 1}`,
      ranges: columns("step", "phase"),
      background,
    })),
  ];
}

/** Cells of which the formulas understand something else than what is meant, or nothing. */
function tintRules(place: TablePlace): Rule[] {
  const cell = (column: MilestoneColumn) => `$${place.letters[column]}${place.headerRow}`;
  const isRow = `N(${cell("level")})>0`;
  const tint = (column: MilestoneColumn, when: string): Rule => ({
    when: `AND(${isRow};${when})`,
    ranges: spans(place, milestoneColumns, column, column),
    ...statusColors.gap,
  });
  const dates = ["target", "fixed", "notLaterThan", "completedOn"] as const;
  const { days, done } = { days: cell("days"), done: cell("done") };
  return [
    tint("startsAfter", `${cell("unclear")}=1`),
    tint("days", `IF(ISNUMBER(${days});OR(${days}<0;${days}>3650;${days}<>INT(${days}));${days}<>"")`),
    tint("done", `NOT(OR(${done}=TRUE;${done}=FALSE;${done}="";${cell("ticked")}))`),
    ...dates.map((column) => tint(column, `NOT(OR(ISNUMBER(${cell(column)});${cell(column)}=""))`)),
  ];
}

/** Tasks and subtasks fold under their milestone: runs of rows below level 1. */
function taskGroups(numbers: readonly string[]): { first: number; last: number; folded: boolean }[] {
  const groups: { first: number; last: number; folded: boolean }[] = [];
  numbers.forEach((number, at) => {
    if (isMilestone(number)) return;
    const last = groups[groups.length - 1];
    if (last && last.last === firstRow + at - 1) groups[groups.length - 1] = { ...last, last: firstRow + at };
    else groups.push({ first: firstRow + at, last: firstRow + at, folded: true });
  });
  return groups;
}

/** Two names of 70 characters fit: longer titles are set smaller, the longest without their first words. */
export function titleCell(companies: Companies, words: MilestoneWords): Cell {
  const filled = (text: string) => say(words.language, text, { ...companies });
  const text = filled(words.title);
  if (text.length <= 66) return { text, style: "title" };
  return text.length <= 105
    ? { text, style: "titleLong" }
    : { text: filled(words.titleShort), style: "titleLongest" };
}
