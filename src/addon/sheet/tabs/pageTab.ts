/**
 * Plan on a page: a tab made on request, all formulas, that prints on one landscape page. Its rows are the milestones in
 * the order of their dates, whatever the order of the table.
 *
 * Columns: an edge, phase, milestone, date, then 28 periods of one or more whole weeks, then hidden helpers. A period's
 * cell holds 1 or a diamond; the number format shows only the diamond, and the rules color the bar.
 */
import type { PageWords } from "../../../words/en/page";
import { dayNames } from "../../../words/formatDay";
import type { Language } from "../../../words/language";
import { milestoneWords } from "../../../words/sheetWords";
import type { MilestoneColumn } from "./milestoneColumns";
import { dayText, filled, plural, shortDayText, type TablePlace, wholeColumn } from "./milestoneFormulas";
import { type Companies, headPlaces } from "./milestonesTab";
import {
  type Cell,
  columnLetter,
  defaultWidth,
  formulaText,
  quoted,
  type Rule,
  type SheetContent,
  type Style,
} from "./sheetContent";
import { alarmInk, barColors, mutedInk, statusColors } from "./theme";
import type { ValueField } from "./valueTab";

const periods = 28;
const column = { phase: 2, milestone: 3, date: 4, first: 5 } as const;
const lastPeriod = column.first + periods - 1;
const helpers = ["row", "state", "phaseAt", "open", "from"] as const;
type Helper = (typeof helpers)[number];
const widths = [
  10,
  92,
  160,
  76,
  ...Array.from({ length: periods }, () => 24),
  ...helpers.map(() => defaultWidth),
];
/** Rows: small title, companies, why, verdict, an edge, three of figures, an edge, headings, three steps, an edge, two of the axis. */
const row = { title: 1, why: 3, verdict: 4, figures: 6, next: 10, months: 15, axis: 16, first: 17 } as const;
const nextSteps = 3;
/** What fits on the printed page. */
const printedMilestones = 15;

interface PageSettings {
  readonly tabs: { readonly page: string; readonly milestones: string };
  /** Where the Milestones table stands. */
  readonly place: TablePlace;
  readonly companies: Companies;
  /** Cells of the Value tab; "" in quotes where a field is gone. */
  readonly linked: Readonly<
    Record<"why" | "valuePerMonth" | "currency" | "decisionsNeeded" | "decisionMakers", string>
  >;
  readonly language: Language;
  readonly words: PageWords;
  readonly accent: string;
}

/** `of`: where a field of Value stands. */
export function pageLinks(of: (field: ValueField) => string): PageSettings["linked"] {
  return {
    why: of("event"),
    valuePerMonth: of("valuePerMonth"),
    currency: of("currency"),
    decisionsNeeded: of("decisionsNeeded"),
    decisionMakers: of("decisionMakers"),
  };
}

/** A formula's part: a number with separators. Not by TEXT or FIXED: letters and functions differ. */
function inThousands(number: string, separator: string): string {
  const whole = `ROUND(${number};0)`;
  const three = (of: string) => `${formulaText(separator)}&RIGHT("000"&MOD(INT(${of});1000);3)`;
  return `IF(${whole}<1000;${whole};IF(${whole}<1000000;INT(${whole}/1000)&${three(whole)};INT(${whole}/1000000)&${three(`${whole}/1000`)}&${three(whole)}))`;
}

/** How many rows of milestones the page gets. */
export function pageRows(milestones: number): number {
  return Math.max(printedMilestones, milestones);
}

/** How many rows of milestones a page of so many rows has. */
export function pageRowsOf(rows: number): number {
  return Math.max(1, rows - row.first + 1);
}

export function pageTab(rows: number, settings: PageSettings): SheetContent {
  const { tabs, place, companies, linked, language, words, accent } = settings;
  const lastRow = row.first + rows - 1;
  const table = (name: MilestoneColumn) => `${quoted(tabs.milestones)}!${wholeColumn(place, name)}`;
  const head = Object.fromEntries(
    Object.entries(headPlaces(place)).map(([name, cell]) => [name, `${quoted(tabs.milestones)}!${cell}`]),
  ) as ReturnType<typeof headPlaces>;
  const helperLetter = (name: Helper) => columnLetter(lastPeriod + 1 + helpers.indexOf(name));
  const helper = (name: Helper, at: number) => `$${helperLetter(name)}${at}`;
  const whole = (letter: string) => `$${letter}$${row.first}:$${letter}$${lastRow}`;
  const dateLetter = columnLetter(column.date);
  /** Above the helpers, beside the axis: the days of a period, the goal's date, the verdict's code. */
  const days = `$${helperLetter("row")}$${row.axis}`;
  const goal = `$${helperLetter("state")}$${row.axis}`;
  const code = `$${helperLetter("phaseAt")}$${row.axis}`;
  const monday = (at: number) => `${columnLetter(column.first + at)}$${row.axis}`;
  const letters = Array.from({ length: periods }, (_, at) => columnLetter(column.first + at));

  const cells: Cell[][] = Array.from({ length: lastRow }, () => widths.map((): Cell => ({})));
  const put = (at: number, where: number, cell: Cell) => {
    cells[at - 1]![where - 1] = cell;
  };
  const text = (at: number, where: number, content: string, style: Style) =>
    put(at, where, { formula: `=${content}`, style });
  const longDay = (day: string) => `${shortDayText(day, language)}&" "&YEAR(${day})`;

  put(row.title, column.phase, { text: words.title, style: "pageSmall" });
  text(row.title, lastPeriod - 4, `${formulaText(words.asOf)}&${longDay("TODAY()")}`, "factLabel");
  const { length } = companies.buyer + companies.seller;
  put(row.title + 1, column.phase, {
    text: `${companies.buyer}${words.and}${companies.seller}`,
    style: length > 105 ? "titleLongest" : length > 55 ? "titleLong" : "pageTitle",
  });
  const goalName = `IFERROR(INDEX(${table("milestone")};${head.goal}+1)&"";"")`;
  text(
    row.why,
    column.phase,
    `${linked.why}&IF(ISNUMBER(${goal});IF(${linked.why}="";"";"  |  ")&${filled(words.by, { step: goalName, day: longDay(goal) })};"")`,
    "body",
  );
  cells[row.why - 1]![column.phase - 1] = { ...cells[row.why - 1]![column.phase - 1]!, style: "pageWhy" };
  text(row.verdict, column.phase, head.verdict, "verdict");

  const count = (name: MilestoneColumn, criterion: string) =>
    `COUNTIFS(${table("level")};1;${table(name)};${criterion})`;
  const all = `(COUNTIF(${table("level")};1)-${count("standing", '"notNeeded"')})`;
  const notSaid = formulaText("\u2013");
  const figures: [where: number, label: string, figure: string, meaning: string][] = [
    [column.phase, words.daysLeft, `IF(ISNUMBER(${goal});${goal}-TODAY()&"";${notSaid})`, goalName],
    [
      column.date,
      words.done,
      `${count("standing", '"done"')}&${formulaText(words.of)}&${all}`,
      formulaText(words.milestones),
    ],
    [
      column.first + 6,
      words.overdue,
      `COUNTIF(${table("state")};"overdue")&""`,
      formulaText(words.overdueMeaning),
    ],
    [
      column.first + 13,
      words.realistic,
      `IF(ISNUMBER(${head.realistic});${longDay(head.realistic)};${notSaid})`,
      `IF(ISNUMBER(${head.days});IF(${head.days}<0;${plural(`(-${head.days})`, milestoneWords(language).workingDaysLater, language)};${plural(head.days, words.daysToSpare, language)});"")`,
    ],
    [
      column.first + 21,
      words.valuePerMonth,
      `IF(ISNUMBER(${linked.valuePerMonth});${inThousands(linked.valuePerMonth, words.thousands)}&" "&${linked.currency};${notSaid})`,
      `IF(ISNUMBER(${linked.valuePerMonth});${formulaText(words.costOfDelay)};${formulaText(words.notFilledIn)})`,
    ],
  ];
  for (const [where, label, figure, meaning] of figures) {
    put(row.figures, where, { text: label, style: "factLabel" });
    text(row.figures + 1, where, figure, "pageFigure");
    text(row.figures + 2, where, meaning, "factLabel");
  }

  const decisionsAt = column.first + 13;
  put(row.next, column.phase, { text: words.nextSteps, style: "section" });
  put(row.next, decisionsAt, { text: words.needed, style: "section" });
  for (let at = 1; at <= nextSteps; at++) {
    const line = row.next + at;
    const found = helper("row", line);
    const of = (letter: string) => `INDEX(${whole(letter)};${found})`;
    const owner = (name: "ownerBuyer" | "ownerSeller") => `INDEX(${table(name)};${of(helperLetter("row"))})`;
    put(line, lastPeriod + 1, {
      formula: `=IFERROR(MATCH(${at};${whole(helperLetter("open"))};0);"")`,
      style: "key",
    });
    text(line, column.phase, `IF(${found}="";"";${dayText(of(dateLetter), language)})`, "pageText");
    text(line, column.milestone, `IF(${found}="";"";${of(columnLetter(column.milestone))})`, "rowName");
    text(
      line,
      column.date,
      `IF(${found}="";"";${owner("ownerBuyer")}&IF(AND(${owner("ownerBuyer")}<>"";${owner("ownerSeller")}<>"");${formulaText(words.with)};"")&${owner("ownerSeller")})`,
      "pageOwner",
    );
  }
  text(
    row.next + 1,
    decisionsAt,
    `IF(${linked.decisionsNeeded}="";${formulaText(words.nothingNeeded)};${linked.decisionsNeeded}&IF(${linked.decisionMakers}="";"";CHAR(10)&${formulaText(words.decides)}&${linked.decisionMakers}))`,
    "pageNeeds",
  );

  put(row.axis, column.phase, { text: words.phase, style: "factLabel" });
  put(row.axis, column.milestone, { text: words.milestone, style: "factLabel" });
  put(row.axis, column.date, { text: words.date, style: "factLabel" });
  const month = (day: string) =>
    `CHOOSE(MONTH(${day});${dayNames[language].months.map(formulaText).join(";")})`;
  letters.forEach((_, at) => {
    const here = monday(at);
    text(
      row.months,
      column.first + at,
      at === 0 ? month(here) : `IF(MONTH(${here})=MONTH(${monday(at - 1)});"";${month(here)})`,
      "pageMonth",
    );
    const starts = whole(helperLetter("from"));
    put(row.axis, column.first + at, {
      // Day 2 of the sheet's calendar is a Monday.
      formula:
        at === 0
          ? `=7*INT((IF(COUNT(${starts})=0;TODAY();MIN(TODAY();MIN(${starts})))-2)/7)+2`
          : `=${monday(at - 1)}+${days}`,
      style: "pageWeek",
    });
  });
  const key = (where: Helper, formula: string, format = "General") =>
    put(row.axis, lastPeriod + 1 + helpers.indexOf(where), { formula: `=${formula}`, style: "key", format });
  // So many weeks that the last date of a long plan has a column.
  key("row", `7*MAX(1;ROUNDUP((MAX(${whole(dateLetter)})-${monday(0)}+1)/${7 * periods};0))`, "0");
  key("state", `IF(ISNUMBER(${head.date});${head.date};"")`, "yyyy-mm-dd");
  key("phaseAt", `${head.code}&""`);

  for (let at = row.first; at <= lastRow; at++) {
    const number = helper("row", at);
    const of = (name: MilestoneColumn) => `INDEX(${table(name)};${number})`;
    const ifThere = (formula: string) => `IF(${number}="";"";${formula})`;
    const help = (name: Helper, formula: string, format = "General") =>
      put(at, lastPeriod + 1 + helpers.indexOf(name), { formula: `=${formula}`, style: "key", format });
    const date = `$${dateLetter}${at}`;
    text(
      at,
      column.phase,
      ifThere(
        at === row.first
          ? `${of("phase")}&""`
          : `IF(${helper("phaseAt", at)}=${helper("phaseAt", at - 1)};"";${of("phase")}&"")`,
      ),
      "pageText",
    );
    text(at, column.milestone, ifThere(`${of("milestone")}&""`), "pageName");
    put(at, column.date, { formula: `=${ifThere(`INT(${of("target")})`)}`, style: "pageDate" });
    letters.forEach((_, index) => {
      const here = monday(index);
      text(
        at,
        column.first + index,
        `IF(${number}="";"";IF(AND(${here}<=${date};${here}+${days}>${helper("from", at)});IF(${here}+${days}>${date};"\u25c6";1);""))`,
        "pageBar",
      );
    });
    help("row", `IFERROR(MATCH(SMALL(${table("order")};${at - row.first + 1});${table("order")};0);"")`);
    help("state", ifThere(`${of("state")}&""`));
    help("phaseAt", `IF(${number}="";0;N(${of("phaseAt")}))`);
    help(
      "open",
      `IF(OR(${number}="";${helper("state", at)}="done");"";COUNT($${helperLetter("open")}$${row.months}:${helper("open", at - 1)})+1)`,
    );
    help(
      "from",
      ifThere(`IF(ISNUMBER(${of("start")});MIN(INT(${of("start")});${date});${date})`),
      "yyyy-mm-dd",
    );
  }
  const more = `(COUNT(${table("order")})-${rows})`;
  text(
    row.months - 1,
    column.phase,
    `IF(${more}>0;${plural(more, words.more, language)};${formulaText(words.legend)})`,
    "factLabel",
  );

  return {
    key: "page",
    name: tabs.page,
    widths,
    rows: cells,
    emptyRows: 0,
    heights: [
      [5, 1, 8],
      [9, 1, 10],
      [row.months - 1, 1, 22],
      [row.first, rows, 20],
    ],
    frozenRows: 0,
    frozenColumns: 0,
    hiddenRows: [],
    hiddenColumns: helpers.map((_, at) => lastPeriod + 1 + at),
    merged: [
      `${columnLetter(decisionsAt)}${row.next + 1}:${columnLetter(lastPeriod)}${row.next + nextSteps}`,
    ],
    columnGroups: [],
    rowGroups: [],
    lines: [row.figures + 2, row.next + nextSteps].map(
      (at) => `${columnLetter(column.phase)}${at}:${columnLetter(lastPeriod)}${at}`,
    ),
    apart: `${letters[0]}${row.first}:${letters[periods - 1]}${lastRow}`,
    rules: pageRules(),
    tabColor: accent,
    hidden: false,
  };

  function pageRules(): Rule[] {
    const bar = `${letters[0]}${row.first}`;
    const bars = [`${bar}:${letters[periods - 1]}${lastRow}`];
    const state = helper("state", row.first);
    const there = `${helper("row", row.first)}<>""`;
    const here = monday(0);
    const texts = (from: number) => [`${columnLetter(from)}${row.first}:${dateLetter}${lastRow}`];
    const overdue = `${columnLetter(column.first + 6)}${row.figures + 1}`;
    const { phases, ...colors } = barColors(accent);
    const isLate = `OR(${state}="overdue";${state}="clash")`;
    const bands: [string, { background: string; color: string }][] = [
      [`OR(${code}="late";${code}="overdue")`, statusColors.overdue],
      [`${code}="clash"`, statusColors.clash],
      [`OR(${code}="onTime";${code}="confirmed")`, statusColors.done],
      [`${code}<>""`, statusColors.gap],
    ];
    return [
      ...bands.map(([when, look]) => ({
        when,
        ranges: [`${columnLetter(column.phase)}${row.verdict}:${letters[periods - 1]}${row.verdict}`],
        ...look,
      })),
      { when: `AND(${bar}<>"";${state}="done")`, ranges: bars, ...colors.done },
      { when: `AND(${bar}<>"";${isLate})`, ranges: bars, ...colors.late },
      ...phases.map((look, at) => ({
        when: `AND(${bar}<>"";${helper("phaseAt", row.first)}${at === phases.length - 1 ? ">=" : "<="}${at + 1})`,
        ranges: bars,
        ...look,
      })),
      {
        when: `AND(${there};${here}<=TODAY();${here}+${days}>TODAY())`,
        ranges: bars,
        background: colors.today,
      },
      {
        when: `AND(${there};ISNUMBER(${goal});${here}<=${goal};${here}+${days}>${goal})`,
        ranges: bars,
        background: colors.goal,
      },
      { when: `${state}="done"`, ranges: texts(column.phase), color: mutedInk },
      { when: isLate, ranges: texts(column.milestone), color: alarmInk },
      { when: `${overdue}<>"0"`, ranges: [overdue], color: alarmInk },
    ];
  }
}
