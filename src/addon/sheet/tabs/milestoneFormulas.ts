/**
 * The live part of the Milestones tab: what follows from dates, ticks and today, decided by the sheet itself, so that
 * it is right for people without the add-on. Built for the columns and rows where they are now, since people move them.
 */

import type { MilestoneWords } from "../../../words/en/milestones";
import { type Language, languages } from "../../../words/language";
import { pluralForms } from "../../../words/say";
import type { FormulaColumn, MilestoneColumn, RowState } from "./milestoneColumns";
import { daysOffRange, settingCell, weekendCells } from "./planDataTab";
import { formulaText, type Place } from "./sheetContent";
import { codes, periodDays } from "./timeline";

/** Where the Milestones table and its settings stand. */
export interface TablePlace extends Place<MilestoneColumn> {
  readonly dataTab: string;
}

/** Links that the formulas follow: `Starts after` may name more, the scheduler reads them all. */
const linksFollowed = 3;
/** Longer than any step number; the usual way to split a list with functions that every engine knows. */
const gap = 20;

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

export function rowFormulas(
  place: TablePlace,
  row: number,
  words: MilestoneWords,
): Record<FormulaColumn, string> {
  const cell = (column: MilestoneColumn) => `$${place.letters[column]}${row}`;
  const whole = (column: MilestoneColumn) => wholeColumn(place, column);
  const of = (column: MilestoneColumn, at: string) => `INDEX(${whole(column)};${at})`;

  const target = cell("target");
  const days = cell("days");
  const isState = (state: RowState) => `${cell("state")}="${state}"`;

  const after = (link: number) =>
    `=IF(${cell("startsAfter")}="";"";IFERROR(MATCH(TRIM(MID(SUBSTITUTE(${cell("startsAfter")};",";"${" ".repeat(gap)}");${(link - 1) * gap + 1};${gap}));${whole("step")};0);""))`;
  const links = Array.from({ length: linksFollowed }, (_, at) => cell(`after${at + 1}` as MilestoneColumn));
  /** The number of the first predecessor for which `test` holds, else "". */
  const firstLink = (test: (at: string) => string) =>
    links.reduceRight(
      (otherwise, at) => `IF(IF(${at}="";FALSE;${test(at)});${of("step", at)};${otherwise})`,
      '""',
    );

  // One call whatever the calendar: engines work out every branch of an IF.
  const side = `IF(${cell("calendar")}=${formulaText(words.calendarSeller)};1;IF(${cell("calendar")}=${formulaText(words.calendarBuyer)};2;3))`;
  const workdays = `WORKDAY.INTL(INT(${target});-${days};INDEX(${weekendCells(place.dataTab)};${side});INDEX(${daysOffRange(place.dataTab)};0;${side}))`;
  /** Empty: counted like the plan. */
  const inWorkingDays = `IF(${cell("countedIn")}="";${settingCell(place.dataTab, "countedIn")}="working";${cell("countedIn")}=${formulaText(words.workingDays)})`;

  const late = `(TODAY()-INT(${target}))`;
  const left = `(INT(${target})-TODAY())`;
  const phaseRow = `MATCH(${cell("phase")};${whole("phase")};0)`;
  const slipped = `(INT(${target})-INT(${cell("agreedDate")}))`;

  return {
    after1: after(1),
    after2: after(2),
    after3: after(3),
    // The last day on which a predecessor may finish (D2 to D4), so that this row's days still fit.
    needsBy: `=IF(AND(ISNUMBER(${target});ISNUMBER(${days}));IF(${days}=0;INT(${target});IF(${inWorkingDays};IFERROR(${workdays};"");INT(${target})-${days}));"")`,
    clash: `=IF(OR(${cell("done")}=TRUE;NOT(ISNUMBER(${cell("needsBy")})));"";${firstLink(
      (at) =>
        `AND(ISNUMBER(${of("target", at)});${of("done", at)}<>TRUE;${of("target", at)}>${cell("needsBy")})`,
    )})`,
    waitsFor: `=${firstLink((at) => `${of("done", at)}<>TRUE`)}`,
    level: `=IF(AND(${cell("step")}="";${cell("milestone")}="");"";LEN(${cell("step")})-LEN(SUBSTITUTE(${cell("step")};".";""))+1)`,
    state: `=IF(AND(${cell("step")}="";${cell("milestone")}="");"";IF(${cell("done")}=TRUE;"done";IF(NOT(ISNUMBER(${target}));IF(AND(ISNUMBER(${cell("level")});${cell("level")}>1);"";"noDate");IF(INT(${target})<TODAY();"overdue";IF(INT(${target})=TODAY();"today";IF(${cell("clash")}<>"";"clash";IF(${left}<=7;"soon";IF(AND(ISNUMBER(${cell("start")});${cell("start")}<=TODAY());IF(${cell("waitsFor")}<>"";"blocked";"started");"planned"))))))))`,
    openBy: `=IF(AND(${cell("level")}=1;ISNUMBER(${target});${cell("done")}<>TRUE);${target};"")`,
    // The timeline: phases in their order, so that neighbors differ; the day before the bar's first period; its code.
    phaseFirst: `=IF(${cell("phase")}="";"";IF(${phaseRow}=ROW()-ROW($${place.letters.phase}$${place.headerRow})+1;${phaseRow};""))`,
    barFrom: `=IF(ISNUMBER(${target});MIN(${target};${cell("start")})-${periodDays(place)};"")`,
    barCode: `=IF(${cell("level")}="";"";IF(${isState("done")};${codes.done};IF(OR(${isState("overdue")};${isState("clash")});${codes.late};IF(OR(${isState("today")};${isState("soon")});${codes.soon};IF(OR(${isState("started")};${isState("blocked")});${codes.started};IFERROR(1+MOD(COUNTIF(${whole("phaseFirst")};"<="&${phaseRow})+1;2);1))))))`,
    status: `=${[
      ["done", formulaText(words.statusDone)],
      ["noDate", formulaText(words.statusNoDate)],
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
