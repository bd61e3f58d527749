/**
 * The live timeline: to the right of the table a column with the milestones' names, then 40 narrow columns, each a
 * period of one or more weeks. Every cell holds a small code by a short formula; conditional rules only compare it.
 *
 * - Key row: the key `timeline` in the column before, above the names the length of a period in days, above each
 *   period what marks its column: a line for today, a broken line for the date the plan works back from, `off`.
 * - Header row: the Mondays. The row two above: the months. The row three above: the legend, in the same codes.
 * - A bar's code is positive; in the period of the target date it is negative, which the number format shows as a
 *   diamond, so that print and the color-blind see it too.
 */
import type { MilestoneWords } from "../../../words/en/milestones";
import { type TablePlace, wholeColumn } from "./milestoneFormulas";
import { daysOffRange, settingCell } from "./planDataTab";
import { type Cell, columnLetter, columnNumber, formulaText, type Rule } from "./sheetContent";
import { type BarColors, barColors, bars } from "./theme";

const periods = 40;
/** Names and periods: what stands to the right of the column with the key. */
export const timelineWidths: readonly number[] = [170, ...Array.from({ length: periods }, () => 25)];

/** What `barCode` says of a row, and what marks a column without work. */
export const codes = { phases: [1, 2], started: 3, soon: 4, late: 5, done: 6, off: 7 } as const;
const todayMark = "│";
const anchorMark = "┆";

/** The column so many to the right of the one with the key. */
function letterAt(place: TablePlace, offset: number): string {
  return columnLetter(columnNumber(place.letters.timeline) + offset);
}

/** Where the days of a period stand. */
export function periodDays(place: TablePlace): string {
  return `$${letterAt(place, 1)}$${place.headerRow - 1}`;
}

function periodLetters(place: TablePlace): string[] {
  return Array.from({ length: periods }, (_, at) => letterAt(place, at + 2));
}

/** A row's name and periods. */
export function timelineRow(place: TablePlace, row: number): Cell[] {
  const { target, milestone, barFrom, barCode } = place.letters;
  const name = `$${milestone}${row}`;
  return [
    { formula: `=IF(${name}="";"";${name})`, style: "barName" },
    ...periodLetters(place).map((letter): Cell => {
      const monday = `${letter}$${place.headerRow}`;
      return {
        formula: `=IF($${barCode}${row}="";"";IF(AND(${monday}<=$${target}${row};${monday}>$${barFrom}${row});IF(${monday}>$${target}${row}-${periodDays(place)};-1;1)*$${barCode}${row};${letter}$${place.headerRow - 1}))`,
        style: "period",
      };
    }),
  ];
}

/** The rows above the table, from the first to the header row. */
export function timelineHeader(place: TablePlace, words: MilestoneWords): Cell[][] {
  const letters = periodLetters(place);
  const days = periodDays(place);
  const targets = wholeColumn(place, "target");
  const starts = wholeColumn(place, "start");
  const mondays = letters.map((letter) => `${letter}$${place.headerRow}`);
  const inPeriod = (day: string, monday: string) => `IFERROR(INT((${day}-${monday})/${days})=0;FALSE)`;
  const anchorDate = `$${place.letters.target}$${place.headerRow - 2}`;
  const key: Cell = { style: "key" };
  return [
    [],
    [{}, ...legend(words)],
    [
      {},
      ...mondays.map((monday, at): Cell => {
        // Not by TEXT: its letters for a month are other ones in other locales.
        const month = `MID(${formulaText(words.months)};3*MONTH(${monday})-2;3)`;
        return {
          formula: at === 0 ? `=${month}` : `=IF(MONTH(${monday})=MONTH(${mondays[at - 1]});"";${month})`,
          style: "factLabel",
        };
      }),
    ],
    [
      // So many weeks that the last date of a long plan has a column.
      {
        ...key,
        format: "0",
        formula: `=7*MAX(1;ROUNDUP((MAX(${targets})-${mondays[0]}+1)/${7 * periods};0))`,
      },
      ...mondays.map((monday) => ({
        ...key,
        formula: `=IF(${inPeriod("TODAY()", monday)};"${todayMark}";IF(${inPeriod(anchorDate, monday)};"${anchorMark}";IF(IFERROR(NETWORKDAYS.INTL(${monday};${monday}+${days}-1;${settingCell(place.dataTab, "bothWeekend")};INDEX(${daysOffRange(place.dataTab)};0;3))=0;FALSE);${codes.off};"")))`,
      })),
    ],
    [
      { style: "header" },
      ...mondays.map((_, at): Cell => {
        const formula =
          at === 0
            ? // Day 2 of the sheet's calendar is a Monday.
              `=7*INT((IF(COUNT(${targets})=0;TODAY();MIN(${targets};${starts}))-2)/7)+2`
            : `=${mondays[at - 1]}+${days}`;
        return { formula, style: "periodHeader" };
      }),
    ],
  ];
}

/** A swatch and its word, every few columns; the rules color the swatches like the bars. */
function legend(words: MilestoneWords): Cell[] {
  const entries: [number | string, string][] = [
    [codes.phases[0], words.planned],
    [codes.started, words.inProgress],
    [codes.soon, words.legendSoon],
    [codes.late, words.legendLate],
    [codes.done, words.statusDone],
    [-codes.phases[0], words.targetDate],
    [todayMark, words.legendToday],
    [anchorMark, words.worksBackFrom],
  ];
  const apart = periods / entries.length;
  return entries.flatMap(([code, word]): Cell[] => [
    typeof code === "number"
      ? { value: code, style: "period" }
      : { formula: `=${formulaText(code)}`, style: "period" },
    { text: word, style: "factLabel" },
    ...Array.from({ length: apart - 2 }, () => ({})),
  ]);
}

export function timelineRules(place: TablePlace, accent: string): Rule[] {
  const letters = periodLetters(place);
  const [first, last] = [letters[0]!, letters[periods - 1]!];
  // The upper range first: from it a formula is read, whichever of the two Google takes.
  const cell = `${first}${place.headerRow - 3}`;
  const ranges = [
    `${cell}:${last}${place.headerRow - 3}`,
    `${first}${place.headerRow}:${last}${place.lastRow}`,
  ];
  const open = bars(accent);
  const rule = (code: number, look: BarColors): Rule => ({
    when: `OR(${cell}=${code};${cell}=-${code})`,
    ranges,
    ...look,
  });
  return [
    rule(codes.phases[0], open.first),
    rule(codes.phases[1], open.second),
    rule(codes.started, open.started),
    rule(codes.soon, barColors.soon),
    rule(codes.late, barColors.late),
    rule(codes.done, barColors.done),
    rule(codes.off, barColors.off),
  ];
}
