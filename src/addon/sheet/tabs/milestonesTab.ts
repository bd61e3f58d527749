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
} from "./milestoneColumns";
import {
  daysOffCount,
  dayText,
  filled,
  plural,
  rowCalendar,
  rowFormulas,
  type TablePlace,
  wholeColumn,
} from "./milestoneFormulas";
import { ownerChoicesA1, settingCell } from "./planDataTab";
import {
  type Cell,
  type Choice,
  defaultWidth,
  formulaText,
  newLetters,
  type Rule,
  type SheetContent,
  spans,
  type TableParts,
} from "./sheetContent";
import { dateFormat, statusColors } from "./theme";

const keyRow = 4;
const headerRow = 5;
export const firstRow = 6;
/**
 * Empty rows below the table that carry formulas, so that a row typed there is flagged at once. A good plan has 11 to 15
 * milestones, most new ones go between others, and with more the default plan no longer prints on one page. Rows typed
 * below them get theirs from *Check and repair*.
 */
export const spareRows = 10;

/** In pixels, where the width is not the one of a new tab. */
const columnWidths: Readonly<Partial<Record<MilestoneColumn, number>>> = {
  // 360 together, which a phone shows. None cuts a date or the longest word of a template's milestone or of a status.
  step: 36,
  target: 98,
  milestone: 126,
  status: 100,
  days: 118,
  ownerSeller: 196,
  ownerBuyer: 196,
  outcome: 300,
  done: 64,
};

/** Three lines of the verdict, which stands over the milestones' column; with the other rows above the table at most 140. */
const verdictHeight = 48;

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

/** Cells of other tabs that the header block shows. */
interface LinkedCells {
  /** 'Value'!$C$5: why all this is done. */
  readonly why: string;
  readonly nextReview: string;
  readonly confirmedBy: string;
}

export interface MilestonesSettings {
  readonly tabs: { readonly milestones: string; readonly data: string };
  readonly title: string;
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
    heights: [[keyRow - 2, verdictHeight]],
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
    lines: [],
    rules: parts.rules,
    tabColor: settings.accent,
    hidden: false,
  };
}

export function milestoneParts(place: TablePlace, settings: MilestonesSettings): TableParts {
  const headers = milestoneHeaders(settings.words);
  return {
    head: [
      ...headerBlock(place, settings),
      milestoneColumns.map((text): Cell => ({ text, style: "key" })),
      milestoneColumns.map((column): Cell => ({ text: headers[column], style: "header" })),
    ],
    spareRow: (row) => tableRow(undefined, row, place, settings),
    rules: tableRules(place),
  };
}

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
    step: { text: row?.number ?? "", style: "stepNumber" },
    target: { ...day(row?.target), style: "date", choice: date },
    milestone: {
      text: row?.name ?? "",
      style: level === "milestone" ? "bodyStrong" : "body",
      format: indented(level),
    },
    days: {
      ...(row?.days == null ? {} : { value: row.days }),
      style: "days",
      ...(row && row.days !== null && row.countedIn !== settings.countedIn
        ? { format: unitFormat(row.countedIn, words) }
        : {}),
    },
    ownerSeller: { text: row?.ownersSeller ?? "", style: "body", choice: owner },
    ownerBuyer: { text: row?.ownersBuyer ?? "", style: "body", choice: owner },
    outcome: { text: row ? outcomeText(row) : "", style: "body" },
    done: { value: row?.done ?? false, style: "centered", choice: { kind: "tick" } },
    agreed: { value: false, style: "centered", choice: { kind: "tick" } },
    agreedDate: { style: "date", choice: date },
    phase: { text: row?.phase ?? "", style: "body" },
    countedIn: {
      text: row && row.days !== null ? countedInWord(row.countedIn, words) : "",
      style: "body",
      choice: choices([words.calendarDays, words.workingDays]),
    },
    calendar: {
      text: row && row.days !== null ? calendarWord(row.calendar, words) : "",
      style: "body",
      choice: choices([words.calendarBoth, words.calendarSeller, words.calendarBuyer]),
    },
    startsAfter: { text: row?.startsAfter.join(", ") ?? "", style: "stepNumber" },
    fixed: { ...day(row?.fixed), style: "date", choice: date },
    notLaterThan: { ...day(row?.notLaterThan), style: "date", choice: date },
    notNeeded: { text: row?.notNeeded ?? "", style: "body" },
    start: { ...day(row?.start), style: "date", choice: date },
    completedOn: { ...day(row?.completedOn), style: "date", choice: date },
    id: { text: row?.id ?? "", style: "stepNumber" },
  };
  return milestoneColumns.map((column): Cell => {
    if (!isFormulaColumn(column)) {
      // Spare rows: a tick box shows without a value, and an empty cell keeps the row empty for everybody.
      const cell = cells[column];
      return row || typeof cell.value !== "boolean" ? cell : { ...cell, text: "", value: undefined as never };
    }
    const style = column === "status" ? "body" : column === "slip" ? "centered" : "key";
    const format = column === "slip" ? slipFormat(words) : dayColumns.has(column) ? "yyyy-mm-dd" : undefined;
    return { formula: formulas[column], style, ...(format ? { format } : {}) };
  });
}

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

/** Shows the unit where a row is not counted like the plan: 7 working days. */
export function unitFormat(countedIn: CountedIn, words: MilestoneWords): string {
  return `0" ${countedInWord(countedIn, words)}"`;
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

/** Longer titles are set smaller, so that both companies stand before the line that says why. */
const longTitle = 58;

const fullBar = "▰".repeat(6);
const emptyBar = "▱".repeat(6);

/** The three rows above the table: what the plan works back from, how it stands, what comes next. */
export function headerBlock(place: TablePlace, settings: MilestonesSettings): Cell[][] {
  const { words, linked, tabs } = settings;
  const whole = (column: MilestoneColumn) => wholeColumn(place, column);
  const rowOf = (setting: "worksBackFrom" | "thenStep") =>
    `MATCH(${settingCell(tabs.data, setting)};${whole("step")};0)`;
  const isGoalDone = `IFERROR(INDEX(${whole("ticked")};${rowOf("worksBackFrom")});FALSE)`;
  /** Of the step that the plan counts down to: the anchor, and once that is done the date of the return. */
  const focus = (column: MilestoneColumn) =>
    `IF(${isGoalDone};INDEX(${whole(column)};${rowOf("thenStep")});INDEX(${whole(column)};${rowOf("worksBackFrom")}))`;
  const standingOfThen = `INDEX(${whole("standing")};${rowOf("thenStep")})`;
  /** Nothing is left to count down to: what comes after the anchor is done, not needed, or not there. */
  const finished = `AND(${isGoalDone};IFERROR(OR(${standingOfThen}="done";${standingOfThen}="notNeeded");TRUE))`;
  const confirmed = `${linked.confirmedBy}<>""`;
  const next = `MATCH(MIN(${whole("openBy")});${whole("openBy")};0)`;
  const ifOpen = (formula: string, otherwise: string) =>
    `=IF(COUNT(${whole("openBy")})=0;${otherwise};${formula})`;
  const owner = (column: "ownerSeller" | "ownerBuyer") => `INDEX(${whole(column)};${next})`;
  const dateCell = `${place.letters.target}${place.headerRow - 2}`;
  const milestonesThat = (column: MilestoneColumn, criterion: string) =>
    `COUNTIFS(${whole("level")};1;${whole(column)};${criterion})`;
  const doneCount = milestonesThat("standing", '"done"');
  const allCount = `(COUNTIF(${whole("level")};1)-${milestonesThat("standing", '"notNeeded"')})`;
  const parts = `IF(${allCount}=0;0;INT(${fullBar.length}*${doneCount}/${allCount}))`;

  const at = (cells: Partial<Record<MilestoneColumn, Cell>>): Cell[] =>
    milestoneColumns.map((column) => cells[column] ?? {});
  const review = linked.nextReview;
  return [
    at({
      step: { text: settings.title, style: settings.title.length > longTitle ? "section" : "title" },
      ownerBuyer: {
        formula: `=IF(${linked.why}="";"";${formulaText(words.why)}&${linked.why})`,
        style: "subtitle",
      },
    }),
    at({
      target: {
        formula: `=IF(${isGoalDone};${formulaText(words.countsDownTo)};${formulaText(words.worksBackFrom)})`,
        style: "factLabel",
      },
      milestone: {
        formula: `=${verdictText(place, words, focus("milestone"), isGoalDone, finished)}`,
        style: "narrowLabel",
      },
      ...verdictCells(place, isGoalDone, tabs.data, words),
      status: { text: words.daysLeft, style: "factLabel" },
      days: { text: words.overdue, style: "factLabel" },
      ownerSeller: { text: words.progress, style: "factLabel" },
      ownerBuyer: {
        formula: ifOpen(`MIN(${whole("openBy")})`, '""'),
        style: "factLabel",
        // Without the year, which does not fit: a number that is too wide shows as ###.
        format: `"${words.nextStep}: "ddd d mmm`,
      },
      outcome: {
        formula: `=IF(ISNUMBER(${review});${review};${formulaText(words.reviewMissing)})`,
        style: "factLabel",
        format: `"${words.nextReview}: "${dateFormat}`,
      },
    }),
    at({
      target: {
        // In Excel the cell would show the day 0 for a milestone without a date.
        formula: `=IFERROR(IF(OR(${finished};NOT(ISNUMBER(${focus("target")})));"";${focus("target")});"")`,
        style: "factDate",
      },
      milestone: {
        formula: `=IF(${finished};IF(${confirmed};${formulaText(words.valueConfirmed)};${formulaText(words.askConfirmation)});IFERROR(${focus("milestone")}&"";${formulaText(words.anchorMissing)}))`,
        style: "narrowFact",
      },
      status: {
        formula: `=IF(ISNUMBER(${dateCell});INT(${dateCell})-TODAY();"")`,
        style: "fact",
        format: "0",
      },
      days: { formula: `=COUNTIF(${whole("state")};"overdue")`, style: "fact", format: "0" },
      ownerSeller: {
        formula: `=LEFT("${fullBar}";${parts})&LEFT("${emptyBar}";${fullBar.length}-${parts})&" "&${doneCount}&${formulaText(words.progressOf)}&${allCount}`,
        style: "fact",
      },
      ownerBuyer: {
        formula: ifOpen(
          `INDEX(${whole("milestone")};${next})&IF(${owner("ownerSeller")}&${owner("ownerBuyer")}="";"";" ("&${owner("ownerSeller")}&IF(OR(${owner("ownerSeller")}="";${owner("ownerBuyer")}="");"";", ")&${owner("ownerBuyer")}&")")`,
          formulaText(words.nothingOpen),
        ),
        style: "fact",
      },
    }),
  ];
}

/**
 * What the verdict (docs/date-rules.md) rests on, in the folded cells of the labels' row: above `links` how many rows below the
 * header row the goal stands, or what follows it when it is done (0: nowhere); above `unclear`, `state` and `clash` how
 * many milestones cannot be read, have no date, clash; above `earliest` the goal's earliest realistic date; above
 * `from` the working days from there to its date: to spare, or, when negative, late. Empty: it cannot be said.
 */
function verdictCells(
  place: TablePlace,
  isGoalDone: string,
  dataTab: string,
  words: MilestoneWords,
): Partial<Record<MilestoneColumn, Cell>> {
  const whole = (column: MilestoneColumn) => wholeColumn(place, column);
  const { goal, realistic } = verdictPlaces(place);
  const ofGoal = (column: MilestoneColumn) => `INDEX(${whole(column)};${goal}+1)`;
  const due = `INT(${ofGoal("target")})`;
  const { from: between } = rowCalendar(ofGoal("calendar"), place, words);
  const steps = `COUNTA(${whole("step")})-COUNTA($${place.letters.step}$${place.headerRow})`;
  // Below the last row, too, where the first one beyond the spare rows is typed.
  const below = `IFERROR(COUNTA(OFFSET($${place.letters.step}$${place.headerRow};ROWS(${whole("step")});0));0)`;
  // A loop makes the chain an error; where it is one in every row, the spare ones too, the program refuses the chain.
  const inLoop = `SUMPRODUCT(ISERROR(${whole("earliest")})*(${whole("level")}=1)*(${whole("unclear")}=0)*(${whole("standing")}<>"done"))`;
  const helper = (formula: string, format: string): Cell => ({ formula, style: "key", format });
  return {
    needsBy: helper(daysOffCount(place).formula, "0"),
    links: helper(
      `=IFERROR(MATCH(IF(${isGoalDone};${settingCell(dataTab, "thenStep")};${settingCell(dataTab, "worksBackFrom")});${whole("step")};0)-1;0)`,
      "0",
    ),
    unclear: helper(
      `=COUNTIFS(${whole("level")};1;${whole("unclear")};">0")+MAX(0;${steps}-COUNT(${whole("unclear")}))+${below}+IF(COUNT(${whole("earliest")})=0;0;${inLoop})`,
      "0",
    ),
    // Without days a row has no date that could be worked out, whatever its cell still shows.
    state: helper(
      `=SUMPRODUCT((${whole("level")}=1)*((${whole("state")}="noDate")+(${whole("standing")}="open")*(${whole("days")}="")>0))`,
      "0",
    ),
    clash: helper(`=SUMPRODUCT((${whole("level")}=1)*(${whole("clash")}<>""))`, "0"),
    earliest: helper(
      `=IF(${goal}=0;"";IFERROR(IF(OR(NOT(ISNUMBER(${ofGoal("target")}));${ofGoal("standing")}="done");"";MAX(TODAY();${ofGoal("earliest")}));""))`,
      "yyyy-mm-dd",
    ),
    from: helper(
      `=IF(ISNUMBER(${realistic});IFERROR(IF(${realistic}>${due};-MAX(1;${between(`${due}+1`, realistic)});IF(${realistic}<${due};${between(`${realistic}+1`, due)};0));"");"")`,
      "0",
    ),
  };
}

/** Where `verdictCells` stand. */
function verdictPlaces(place: TablePlace) {
  const at = (column: MilestoneColumn) => `$${place.letters[column]}$${place.headerRow - 3}`;
  return {
    goal: at("links"),
    unclear: at("unclear"),
    undated: at("state"),
    clashes: at("clash"),
    realistic: at("earliest"),
    days: at("from"),
  };
}

/** The verdict in words; a formula's part, as are the texts about the goal. `finished`: only the value is left. */
function verdictText(
  place: TablePlace,
  words: MilestoneWords,
  goalName: string,
  isGoalDone: string,
  finished: string,
): string {
  const { goal, unclear, undated, clashes, realistic, days } = verdictPlaces(place);
  const overdue = `$${place.letters.days}$${place.headerRow - 2}`;
  const count = (number: string, choice: string) => plural(number, choice, words.language);
  const late = filled(words.late, {
    step: goalName,
    day: dayText(realistic, words.language),
    later: count(`(-${days})`, words.workingDaysLater),
  });
  // Nowhere is the header row.
  const isDated = `ISNUMBER(INDEX(${wholeColumn(place, "target")};${goal}+1))`;
  return [
    [`NOT(OR(${isDated};${isGoalDone}))`, formulaText(words.noGoal)],
    [`${unclear}>0`, count(unclear, words.unclearSteps)],
    [`${undated}>0`, count(undated, words.undatedSteps)],
    [`${clashes}>0`, count(clashes, words.clashes)],
    // The line below asks for it.
    [finished, '""'],
    [`NOT(ISNUMBER(${days}))`, `IF(${overdue}=0;"";${count(overdue, words.overdueSteps)})`],
    [`${days}<0`, late],
    [`${days}=0`, formulaText(words.onTime)],
  ].reduceRight((otherwise, [test, text]) => `IF(${test};${text};${otherwise})`, count(days, words.toSpare));
}

/** The table's live colors. The first rule that holds wins a cell. */
export function tableRules(place: TablePlace): Rule[] {
  const cell = (column: MilestoneColumn) => `$${place.letters[column]}${place.headerRow}`;
  const span = (from: MilestoneColumn, to: MilestoneColumn) => spans(place, milestoneColumns, from, to);
  const state = (name: string) => `${cell("state")}="${name}"`;
  const review = `${place.letters.outcome}${place.headerRow - 3}`;
  const overdueCount = `${place.letters.days}${place.headerRow - 2}`;
  const flagged = [...span("target", "target"), ...span("status", "status")];
  return [
    ...tintRules(place),
    {
      when: `OR(${state("done")};${state("notNeeded")})`,
      ranges: span("step", lastVisibleColumn),
      ...statusColors.done,
    },
    { when: state("overdue"), ranges: flagged, ...statusColors.overdue, bold: true },
    { when: state("overdue"), ranges: span("step", lastVisibleColumn), ...statusColors.overdueRow },
    { when: state("clash"), ranges: flagged, ...statusColors.clash, bold: true },
    {
      when: `OR(${state("today")};${state("soon")})`,
      ranges: flagged,
      ...statusColors.dueSoon,
    },
    {
      when: `OR(${state("blocked")};${state("noDate")};${state("check")})`,
      ranges: flagged,
      ...statusColors.gap,
    },
    { when: state("started"), ranges: flagged, ...statusColors.inProgress },
    // The day of the next joint review, when it is past, and, relative to it, a count that is not 0.
    {
      when: `AND(ISNUMBER(${review});${review}<>0;${review}<TODAY())`,
      ranges: [review, overdueCount],
      ...statusColors.overdue,
    },
    {
      when: `AND(${cell("level")}=1;${cell("ownerSeller")}="";${cell("ownerBuyer")}="")`,
      ranges: span("ownerSeller", "ownerBuyer"),
      ...statusColors.gap,
    },
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

/** The plan's title over both companies. */
export function planTitle(seller: string, buyer: string, words: MilestoneWords): string {
  return say(words.language, words.title, { seller, buyer });
}
