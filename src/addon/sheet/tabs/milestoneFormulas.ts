/**
 * The live part of the Milestones tab: what follows from dates, ticks and today, decided by the sheet itself, so that
 * it is right for people without the add-on. Built for the columns and rows where they are now, since people move them.
 */

import { noLinkWords, stepWords } from "../../../plan/links";
import { tickWords } from "../../../plan/ticks";
import type { MilestoneWords } from "../../../words/en/milestones";
import { dayNames } from "../../../words/formatDay";
import { type Language, languages } from "../../../words/language";
import { pluralForms } from "../../../words/say";
import type { FormulaColumn, MilestoneColumn, RowState, Standing } from "./milestoneColumns";
import { daysOffRange, firstDayOff, settingCell, weekendCells } from "./planDataTab";
import { formulaText, type Place } from "./sheetContent";

/** Where the Milestones table and its settings stand. */
export interface TablePlace extends Place<MilestoneColumn> {
  readonly dataTab: string;
}

/** Links that the formulas follow: a row with more says that they cannot be followed. */
const afterColumns = ["after1", "after2", "after3", "after4", "after5", "after6"] as const;
/** Longer than any step number; the usual way to split a list with functions that every engine knows. */
const gap = " ".repeat(20);

/** The whole column of the table, from the header row on: the first data row may be deleted or moved. */
export function wholeColumn(place: TablePlace, column: MilestoneColumn): string {
  const letter = place.letters[column];
  return `$${letter}$${place.headerRow}:$${letter}$${place.lastRow}`;
}

/** A formula's part: words, a value, words. */
function joined(before: string, value: string, behind: string): string {
  return [before && formulaText(before), value, behind && formulaText(behind)].filter(Boolean).join("&");
}

/** A formula's part that chooses the words by a number: `choice` is a text such as "{n|1 day|{n} days}". */
export function plural(count: string, choice: string, language: Language): string {
  const forms = pluralForms(choice).map((form) => {
    const [before = "", behind] = form.split("{n}");
    return behind === undefined ? formulaText(before) : joined(before, count, behind);
  });
  const conditions = languages[language].pluralConditions(count);
  return conditions.reduceRight(
    (otherwise, condition, at) => `IF(${condition};${forms[at]};${otherwise})`,
    forms[conditions.length]!,
  );
}

/** A formula's part: a text of the word tables with its places filled by formula's parts. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text
    .split(/\{(\w+)\}/)
    .map((part, at) => (at % 2 === 1 ? values[part]! : part && formulaText(part)))
    .filter(Boolean)
    .join("&");
}

/** A formula's part: a day as `formatDay` says it. Not by TEXT, whose letters differ from locale to locale. */
export function dayText(day: string, language: Language): string {
  return `${choose(`WEEKDAY(${day};2)`, dayNames[language].weekdays)}&" "&${shortDayText(day, language)}`;
}

/** Without the weekday. */
export function shortDayText(day: string, language: Language): string {
  const { months, afterDay } = dayNames[language];
  return `DAY(${day})&${formulaText(`${afterDay} `)}&${choose(`MONTH(${day})`, months)}`;
}

function choose(at: string, names: readonly string[]): string {
  return `CHOOSE(${at};${names.map(formulaText).join(";")})`;
}

/** A formula's part: whether a text is one of these words. */
function isOneOf(text: string, words: readonly string[]): string {
  return `ISNUMBER(FIND("|"&LOWER(TRIM(${text}))&"|";${formulaText(`|${words.join("|")}|`)}))`;
}

/** A formula's part: the first word of what these parts say. */
function firstOf(parts: readonly string[]): string {
  return `TRIM(LEFT(SUBSTITUTE(TRIM(${parts.join('&" "&')});" ";"${gap}");${gap.length}))`;
}

/** *Starts after* as numbers with one space between them (`readLinks` reads the same and more). */
function linkText(startsAfter: string, step: string): string {
  const replaced: readonly (readonly [string, string])[] = [
    ...stepWords.map((word) => [formulaText(word), '" "'] as const),
    ...['"#"', '","', '";"', "CHAR(9)", "CHAR(10)", "CHAR(13)", '"\u00a0"'].map(
      (sign) => [sign, '" "'] as const,
    ),
    ['" fs "', '"fs "'],
    ['"fs "', '" "'],
    ['". "', '" "'],
    // MATCH would take them for patterns.
    ...['"?"', '"*"', '"~"'].map((sign) => [sign, '"!"'] as const),
    // A row cannot start after itself, however often it says so.
    ['" "', '"  "'],
    [`" "&${step}&" "`, '" ! "'],
  ];
  const text = replaced.reduce(
    (inner, [from, to]) => `SUBSTITUTE(${inner};${from};${to})`,
    `" "&LOWER(${startsAfter})&" "`,
  );
  return `=IF(${isOneOf(startsAfter, ["", ...noLinkWords])};"";TRIM(${text}))`;
}

/** Above `needsBy`: how many rows the lists of days off have, since programs read every row that they are given. */
export function daysOffCount(place: TablePlace): { cell: string; formula: string } {
  return {
    cell: `$${place.letters.needsBy}$${place.headerRow - 3}`,
    formula: `=MAX(1;IFERROR(MATCH(1000000;INDEX(${daysOffRange(place.dataTab)};0;3);1);1))`,
  };
}

/** Formula's parts that count days by the calendar of a row. */
export function rowCalendar(calendar: string, place: TablePlace, words: MilestoneWords) {
  const { dataTab } = place;
  // One call whatever the calendar: engines work out every branch of an IF.
  const side = `IF(${calendar}=${formulaText(words.calendarSeller)};1;IF(${calendar}=${formulaText(words.calendarBuyer)};2;3))`;
  const off = `INDEX(${weekendCells(dataTab)};${side});OFFSET(${firstDayOff(dataTab)};0;${side}-1;${daysOffCount(place).cell};1)`;
  return {
    plus: (day: string, days: string) => `WORKDAY.INTL(${day};${days};${off})`,
    /** Working days, both ends included. */
    from: (first: string, last: string) => `NETWORKDAYS.INTL(${first};${last};${off})`,
  };
}

export function rowFormulas(
  place: TablePlace,
  row: number,
  words: MilestoneWords,
): Record<FormulaColumn, string> {
  const cell = (column: MilestoneColumn) => `$${place.letters[column]}${row}`;
  const whole = (column: MilestoneColumn) => wholeColumn(place, column);
  /**
   * Of the predecessor to which a column of links points, so many rows below the header row. The one place where the
   * form of the chain is chosen, in which a row takes its predecessors' values out of the columns that it has a part
   * in: only OFFSET does not count as circular in any order of rows.
   */
  const of = (column: MilestoneColumn, after: MilestoneColumn) =>
    `OFFSET($${place.letters[column]}$${place.headerRow};${cell(after)};0)`;

  const [step, target, days, level] = [cell("step"), cell("target"), cell("days"), cell("level")];
  const [ready, free, from, needsBy] = [cell("ready"), cell("free"), cell("from"), cell("needsBy")];
  const kept = cell("notLaterThan");
  const [ticked, standing, completedOn] = [cell("ticked"), cell("standing"), cell("completedOn")];
  const isStanding = (...of: Standing[]) => {
    const tests = of.map((each) => `${standing}="${each}"`);
    return tests.length === 1 ? tests[0]! : `OR(${tests.join(";")})`;
  };
  const isUnused = `AND(${step}="";${cell("milestone")}="")`;
  const isState = (state: RowState) => `${cell("state")}="${state}"`;
  const goal = settingCell(place.dataTab, "worksBackFrom");

  const after = (link: number) =>
    `=IF(${cell("links")}="";0;IFERROR(MATCH(TRIM(MID(SUBSTITUTE(${cell("links")};" ";"${gap}");${link * gap.length + 1};${gap.length}));${whole("step")};0)-1;0))`;
  /** The latest value of the predecessors; the header counts 0. */
  const latest = (column: MilestoneColumn) =>
    `=MAX(${afterColumns.map((link) => `N(${of(column, link)})`).join(";")})`;
  const linkCount = `IF(${cell("links")}="";0;LEN(${cell("links")})-LEN(SUBSTITUTE(${cell("links")};" ";""))+1)`;
  // Looks once: what it looks at may be far away, and there are many of it.
  const isOpen = (standing: string) => `LEFT(${standing};4)="open"`;

  /** Of the milestone of a task or subtask, and of the task of a subtask (of a task: its own). */
  const ofParent = (column: MilestoneColumn, dots: 1 | 2) => {
    const number = `LEFT(${step};FIND("|";SUBSTITUTE(${step};".";"|";${dots})&"|")-1)`;
    return `OFFSET($${place.letters[column]}$${place.headerRow};MATCH(${number};${whole("step")};0)-1;0)`;
  };
  const isReason = (cell: string) => `TRIM(${cell})<>""`;
  const isSkippable = (ticked: string, number: string) => `NOT(${ticked});${number}<>${goal}`;
  const milestoneSkipped = `IFERROR(AND(${isReason(ofParent("notNeeded", 1))};${isSkippable(ofParent("ticked", 1), ofParent("step", 1))});FALSE)`;
  // D16: a milestone takes its tasks along, and a task its subtasks.
  const parentSkipped = `IFERROR(AND(OR(${isReason(ofParent("notNeeded", 2))};${milestoneSkipped});${isSkippable(ofParent("ticked", 2), ofParent("step", 2))});${milestoneSkipped})`;
  const { plus } = rowCalendar(cell("calendar"), place, words);
  /** Empty or not understood: counted like the plan. */
  const inWorkingDays = `IF(${cell("countedIn")}=${formulaText(words.workingDays)};TRUE;IF(${cell("countedIn")}=${formulaText(words.calendarDays)};FALSE;${settingCell(place.dataTab, "countedIn")}="working"))`;
  const isNoDate = (column: MilestoneColumn) => `NOT(OR(ISNUMBER(${cell(column)});${cell(column)}=""))`;
  const isMarker = `IF(ISNUMBER(${days});${days}<1;${level}=1)`;
  const ownDate = `IF(ISNUMBER(${completedOn});INT(${completedOn});IF(ISNUMBER(${target});INT(${target});TODAY()))`;
  const isUnderWay = `AND(N(${cell("start")})<=TODAY();TODAY()<=INT(${target});OR(${free}<TODAY();AND(${free}=TODAY();${cell("waits")}=""));${needsBy}<TODAY()-1)`;

  const late = `(TODAY()-INT(${target}))`;
  const left = `(INT(${target})-TODAY())`;
  const phaseRow = `MATCH(${cell("phase")};${whole("phase")};0)`;
  const slipped = `(INT(${target})-INT(${cell("agreedDate")}))`;

  return {
    links: linkText(cell("startsAfter"), step),
    after1: after(0),
    after2: after(1),
    after3: after(2),
    after4: after(3),
    after5: after(4),
    after6: after(5),
    // 1: links that are not followed; 2: days or dates that are none. Nothing where there is no number.
    unclear: `=IF(${step}="";"";IF(${isStanding("notNeeded")};0;IF(AND(NOT(${ticked});${linkCount}<>${afterColumns.map((link) => `(${cell(link)}>0)`).join("+")});1;IF(OR(IF(ISNUMBER(${days});OR(${days}<0;${days}>3650;${days}<>INT(${days}));${days}<>"");${isNoDate("fixed")};${isNoDate("completedOn")};AND(${isMarker};${isNoDate("notLaterThan")}));2;0))))`,
    level: `=IF(${isUnused};"";LEN(${step})-LEN(SUBSTITUTE(${step};".";""))+1)`,
    ticked: `=OR(${cell("done")}=TRUE;${isOneOf(cell("done"), tickWords)})`,
    standing: `=IF(${isUnused};"";IF(${ticked};"done";IF(${step}=${goal};"openGoal";IF(OR(${isReason(cell("notNeeded"))};IF(${level}>1;${parentSkipped};FALSE));"notNeeded";IF(ISNUMBER(${cell("fixed")});"openFixed";"open")))))`,
    // The last day on which a predecessor may finish (D2 to D4, D15), so that this row's days still fit.
    needsBy: `=IF(AND(ISNUMBER(${target});OR(ISNUMBER(${days});${level}>1;${isStanding("openGoal", "openFixed")}));IF(AND(${isStanding("open")};ISNUMBER(${days});N(${days})<1;ISNUMBER(${kept}));MIN(INT(${target});INT(${kept}));IF(OR(N(${days})<2;NOT(${inWorkingDays}));INT(${target})-MAX(0;N(${days}));IFERROR(${plus(`INT(${target})`, `1-${days}`)}-1;"")));"")`,
    // The day on which all predecessors are finished, and the step that finishes last.
    ready: latest("finished"),
    readyBy: `=IF(${ready}=0;"";${firstOf(afterColumns.map((link) => `IF(N(${of("finished", link)})=${ready};${of("finishedBy", link)};"")`))})`,
    // When the row is finished for those that follow it (D4, D9, D16), and the step that holds them up.
    finished: `=IF(${isUnused};0;IF(${isStanding("done")};MAX(${ready};${ownDate});IF(OR(${isStanding("notNeeded")};NOT(ISNUMBER(${target})));${ready};IF(AND(${isStanding("open")};${isMarker});IF(${ready}>0;${ready};IF(ISNUMBER(${days});INT(${target});0));INT(${target})))))`,
    finishedBy: `=IF(OR(${isStanding("notNeeded")};AND(${ready}>0;IF(${isStanding("done")};${ready}>${ownDate};OR(NOT(ISNUMBER(${target}));AND(${isStanding("open")};${isMarker})))));${cell("readyBy")};${step}&"")`,
    clash: `=IF(OR(${isStanding("", "done", "notNeeded")};NOT(ISNUMBER(${needsBy})));"";IFERROR(IF(${ready}>${needsBy};${cell("readyBy")};"");${firstOf(
      afterColumns.map(
        (link) =>
          `IF(AND(${isOpen(of("standing", link))};N(${of("target", link)})>${needsBy});${of("step", link)};"")`,
      ),
    )}))`,
    // The open step for which the row waits: behind done and not needed ones it is the one for which those wait.
    waits: `=${firstOf(afterColumns.map((link) => `IF(${cell(link)}=0;"";IF(${isOpen(of("standing", link))};${of("step", link)};${of("waits", link)}))`))}`,
    waitsFor: `=IFERROR(${cell("waits")};${firstOf(afterColumns.map((link) => `IF(${isOpen(of("standing", link))};${of("step", link)};"")`))})`,
    // Forward from today (D12): the predecessors' earliest finish, the day before the row can begin, its own finish.
    free: latest("earliest"),
    from: `=IF(OR(NOT(ISNUMBER(${target}));NOT(ISNUMBER(${days}));${isStanding("done", "notNeeded")});"";IF(${isUnderWay};IF(${free}=0;${needsBy};${free});IF(${free}>=TODAY()-1;${free};IF(${free}=0;TODAY()-1;IF(IFERROR(${plus(`MAX(1;${free})`, "1")};${free})<TODAY();TODAY()-1;${free})))))`,
    earliest: `=IF(${isStanding("done")};MAX(${ownDate};${free});IF(OR(NOT(ISNUMBER(${target}));${isStanding("notNeeded")});${free};IF(NOT(ISNUMBER(${from}));IF(OR(${isStanding("openFixed")};${level}>1);MAX(${free};TODAY();INT(${target}));${free});IF(${days}=0;IF(${isStanding("openFixed")};MAX(${free};TODAY();INT(${target}));${free});MAX(IF(OR(${isStanding("openFixed")};${isUnderWay});INT(${target});0);MIN(IFERROR(${plus(`${from}+IF(${inWorkingDays};0;INT(${days})-1)`, `IF(${inWorkingDays};INT(${days});1)`)};0);IF(AND(ISNUMBER(${needsBy});${needsBy}>=${from});INT(${target});99999)))))))`,
    state: `=IF(${isUnused};"";IF(${isStanding("done")};"done";IF(${isStanding("notNeeded")};"notNeeded";IF(NOT(ISNUMBER(${target}));IF(AND(ISNUMBER(${level});${level}>1);"";"noDate");IF(${cell("unclear")}=1;"check";IF(INT(${target})<TODAY();"overdue";IF(INT(${target})=TODAY();"today";IF(${cell("clash")}<>"";"clash";IF(${left}<=7;"soon";IF(AND(ISNUMBER(${cell("start")});${cell("start")}<=TODAY());IF(${cell("waitsFor")}<>"";"blocked";"started");"planned"))))))))))`,
    openBy: `=IF(AND(${level}=1;ISNUMBER(${target});${isOpen(standing)});${target};"")`,
    // Milestones by their dates, those of one day in the order of their rows: what *Plan on a page* goes by.
    order: `=IF(AND(${level}=1;${standing}<>"notNeeded";ISNUMBER(${target}));INT(${target})+(ROW()-ROW($${place.letters.step}$${place.headerRow}))/10000;"")`,
    // The phases in their order, whatever the order of the rows: the first row of each, and the how manieth it is.
    phaseFirst: `=IF(${cell("phase")}="";"";IF(${phaseRow}=ROW()-ROW($${place.letters.phase}$${place.headerRow})+1;${phaseRow};""))`,
    phaseAt: `=IF(OR(${level}="";${cell("phase")}="");0;IFERROR(COUNTIF(${whole("phaseFirst")};"<="&${phaseRow});0))`,
    status: `=${[
      ["done", formulaText(words.statusDone)],
      ["notNeeded", formulaText(words.statusNotNeeded)],
      ["noDate", formulaText(words.statusNoDate)],
      ["check", formulaText(words.checkLinks)],
      ["overdue", plural(late, words.overdueBy, words.language)],
      ["today", formulaText(words.dueToday)],
      ["clash", joined(words.clashBefore, cell("clash"), words.clashAfter)],
      ["soon", plural(left, words.dueIn, words.language)],
      ["blocked", joined(words.blockedBefore, cell("waitsFor"), words.blockedAfter)],
      ["started", formulaText(words.inProgress)],
      ["planned", formulaText(words.planned)],
    ].reduceRight(
      (otherwise, [state, text]) => `IF(${isState(state as RowState)};${text};${otherwise})`,
      '""',
    )}`,
    slip: `=IF(AND(ISNUMBER(${target});ISNUMBER(${cell("agreedDate")}));IF(${slipped}=0;"";${slipped});"")`,
  };
}
