/** Understands a date as people write it in plans. What is not one day is named, never guessed. */
import { dayNumber, isDay, isoText, weekdayOf, yearMonthDay } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";
import { isOneOf, plainText, type SourceCell, wordsOf } from "./plainText";
import {
  dateFillers,
  months,
  noDateWords,
  partEnds,
  partMiddles,
  partStarts,
  quarterWords,
  relativeDayWords,
  weekdays,
  weekOfWords,
  weekWords,
} from "./tableWords";

/** Which of "1/2/2027" is the day. Null: nothing says so. */
export type DateOrder = "dmy" | "mdy";

export type DateDoubt =
  | "noDateYet"
  | "week"
  | "partOfMonth"
  | "month"
  | "quarter"
  | "relativeDay"
  | "dayOrder"
  | "weekday"
  | "unreadable";

type SourceDate =
  | { readonly day: DayNumber; readonly start: DayNumber | null; readonly doubt?: "weekday" }
  /** `offer`: the days that it could mean, the last one first choice for a target. */
  | { readonly doubt: DateDoubt; readonly offer?: readonly DayNumber[] };

interface DateContext {
  /** Null: the two readings of a column contradict each other, so that only what fits one of them is a date. */
  readonly order: DateOrder | null;
  readonly today: DayNumber;
  /** A day without a year lies behind: the row is done. */
  readonly behind: boolean;
}

/** A day as it is written, before its order and its year are known. */
interface WrittenDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  /** Month and day could be the other way round. */
  readonly swapped: boolean;
  readonly weekday: number | null;
}

const numericDay = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?$/;
const isoDay = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/;
const timeOfDay =
  /(?:^|[\s,t])\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|uhr|h|z)?(?:\s*[+-]\d{2}:?\d{2})?\b/;

const tail = String.raw`(?:\s+(\d{4}))?$`;
const weekOfPattern = new RegExp(`^(?:${weekOfWords})\\s+(.+)$`);
const weekPattern = new RegExp(
  `^(?:${weekWords})\\s*(\\d{1,2})(?:\\s+(?:(?:${weekWords})\\s*)?(\\d{1,2}))?${tail}`,
);
const quarterPattern = new RegExp(
  `^(.*?)\\s*(?:(?:${quarterWords})\\s*([1-4])|([1-4])\\s*(?:${quarterWords}))${tail}`,
);
const relativeDayPattern = new RegExp(`^(?:${relativeDayWords})\\s*\\d{1,4}$`);

/** Null: the cell is empty. */
export function readSourceDate(cell: SourceCell, context: DateContext): SourceDate | null {
  if (typeof cell === "object")
    return isDay(cell.day) ? { day: cell.day, start: null } : { doubt: "unreadable" };
  if (typeof cell === "number") {
    const day = Math.floor(cell);
    return isDay(day) ? { day, start: null } : { doubt: "unreadable" };
  }
  if (typeof cell === "boolean") return { doubt: "unreadable" };
  const text = tidy(cell);
  if (text === "" || /^[-\u2013\u2014.?]+$/.test(text)) return null;
  const single = parseDay(text);
  if (single) return resolved(single, context);
  return readRange(text, context) ?? readVague(text, context);
}

/** What a text says of the order of day and month; null: nothing. */
export function orderOf(cell: SourceCell): DateOrder | null {
  if (typeof cell !== "string" || cell.length > 60) return null;
  const text = tidy(cell);
  const parts = [text, ...text.split(/\s+-\s+|\s*[\u2013\u2014]\s*/)];
  for (const part of parts) {
    const found = parseDay(part);
    if (!found || !isSlashed(part)) continue;
    if (found.swapped && found.weekday !== null && found.year !== null) {
      const fits = (month: number, day: number) =>
        weekdayOf(dayNumber(found.year!, month, day)) === found.weekday;
      const [mdy, dmy] = [fits(found.month, found.day), fits(found.day, found.month)];
      if (mdy !== dmy) return mdy ? "mdy" : "dmy";
    }
    if (found.swapped) continue;
    const [first, second] = part.match(/\d+/g)!.map(Number) as [number, number];
    if (first !== second) return first > 12 ? "dmy" : "mdy";
  }
  return null;
}

/** Numbers between slashes or dashes; points always stand behind the day. */
function isSlashed(text: string): boolean {
  return /^(?:\D*\s)?\d{1,2}[/-]\d{1,2}(?:[/-]\d+)?$/.test(text);
}

function tidy(cell: string): string {
  return cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(timeOfDay, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s,]+|[\s,;]+$/g, "");
}

/** One day; `month` and `day` of a slashed date are month first, `swapped` tells that they may be the other way. */
function parseDay(text: string): WrittenDay | null {
  let rest = text;
  let weekday: number | null = null;
  const named = /^([\p{L}\p{M}]+(?:[- ]feira)?)\.?,?\s+(?=.*\d)/u.exec(rest);
  if (named) {
    const at = weekdays.findIndex((words) => isOneOf(plainText(named[1]!), words));
    // "mar. 2" can be a Tuesday in French, or 2 March: without another month it is the month.
    if (at >= 0 && (monthOf(named[1]!) === null || hasMonth(rest.slice(named[0].length)))) {
      weekday = at;
      rest = rest.slice(named[0].length);
    }
  }
  const iso = isoDay.exec(rest);
  if (iso) return written(Number(iso[1]), Number(iso[3]), Number(iso[4]), false, weekday);
  const numeric = numericDay.exec(rest);
  if (numeric) {
    const [, one, sign, two, year] = numeric;
    const [first, second] = [Number(one), Number(two)];
    if (sign === "." || first > 12) return written(fullYear(year), second, first, false, weekday);
    if (second > 12) return written(fullYear(year), first, second, false, weekday);
    return written(fullYear(year), first, second, first !== second, weekday);
  }
  return parseNamedDay(rest, weekday);
}

/** "9. Februar 2027", "Feb 9th, 2027", "12/Mar/27", "1-Nov", "9 de fevereiro de 2027". */
function parseNamedDay(text: string, weekday: number | null): WrittenDay | null {
  const tokens = text
    .split(/[\s,./'-]+/)
    .filter((token) => token !== "" && !isOneOf(plainText(token), dateFillers))
    .map((token) => token.replace(/^(\d{1,2})(?:st|nd|rd|th|er|o|\u00ba)$/, "$1"));
  if (tokens.length < 2 || tokens.length > 3) return null;
  const at = tokens.findIndex((token) => monthOf(token) !== null);
  if (at < 0) return null;
  const month = monthOf(tokens[at]!)!;
  const numbers = tokens.filter((_token, index) => index !== at);
  if (!numbers.every((token) => /^\d{1,4}$/.test(token))) return null;
  const [first = "", second = ""] = numbers;
  if (first.length === 4)
    return second.length > 0 && second.length <= 2
      ? written(Number(first), month, Number(second), false, weekday)
      : null;
  if (first.length > 2 || second.length === 3 || second.length === 1) return null;
  return written(fullYear(second), month, Number(first), false, weekday);
}

function written(
  year: number | null,
  month: number,
  day: number,
  swapped: boolean,
  weekday: number | null,
): WrittenDay | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { year, month, day, swapped, weekday };
}

function fullYear(digits: string | undefined): number | null {
  if (!digits) return null;
  return digits.length <= 2 ? 2000 + Number(digits) : Number(digits);
}

/** January is 1; null: no month's name. */
function monthOf(word: string): number | null {
  const plain = plainText(word);
  if (plain.length < 3 || /\d| /.test(plain)) return null;
  const at = months.findIndex((names) => [...wordsOf(names).keys()].some((name) => name.startsWith(plain)));
  return at < 0 ? null : at + 1;
}

function hasMonth(text: string): boolean {
  return text.split(/[\s,./-]+/).some((word) => monthOf(word) !== null) || /\d[./-]\d/.test(text);
}

function resolved(found: WrittenDay, { order, today, behind }: DateContext): SourceDate {
  if (found.swapped && order === null) {
    const both = [found, { ...found, month: found.day, day: found.month }].map((each) =>
      dayOf(each, today, behind),
    );
    return { doubt: "dayOrder", offer: both.filter((day): day is DayNumber => day !== null) };
  }
  const turned = found.swapped && order === "dmy" ? { ...found, month: found.day, day: found.month } : found;
  const day = dayOf(turned, today, behind);
  if (day === null) return { doubt: "unreadable" };
  const contradicts = found.weekday !== null && found.year !== null && weekdayOf(day) !== found.weekday;
  return { day, start: null, ...(contradicts && { doubt: "weekday" as const }) };
}

/** Without a year: the next such day from today on, or the last one up to today. Null: there is no such day. */
function dayOf(found: WrittenDay, today: DayNumber, behind: boolean): DayNumber | null {
  if (found.year !== null) return existing(found.year, found.month, found.day);
  const { year } = yearMonthDay(today);
  const years = behind
    ? [year, year - 1, year - 2, year - 3, year - 4]
    : [year, year + 1, year + 2, year + 3, year + 4];
  const days = years.map((each) => existing(each, found.month, found.day));
  return days.find((day) => day !== null && (behind ? day <= today : day >= today)) ?? null;
}

function existing(year: number, month: number, day: number): DayNumber | null {
  const found = dayNumber(year, month, day);
  const back = yearMonthDay(found);
  return isDay(found) && back.month === month && back.day === day ? found : null;
}

/** "1-5 Feb", "27.04.\u201318.05.2026", "2027-02-02 - 2027-02-12": the first day is the start, the last the target. */
function readRange(text: string, context: DateContext): SourceDate | null {
  for (const cut of text.matchAll(
    /\s*[\u2013\u2014]\s*|\s+-\s+|-|\s+(?:to|bis|au|a|ate|at\u00e9|until)\s+|\s*[>\u2192]\s*/g,
  )) {
    const left = text.slice(0, cut.index).trim();
    const right = parseDay(text.slice(cut.index + cut[0].length).trim());
    if (!right || left === "") continue;
    const ownLeft = parseDay(left);
    const bare = /^(\d{1,2})\.?$/.exec(left) ?? /^(\d{1,2})\.?$/.exec(left.replace(/^\D+\s/, ""));
    const first: WrittenDay | null = ownLeft
      ? { ...ownLeft, year: ownLeft.year ?? right.year }
      : bare
        ? {
            ...right,
            ...(right.swapped && context.order === "dmy"
              ? { month: Number(bare[1]) }
              : { day: Number(bare[1]) }),
            weekday: null,
          }
        : null;
    if (!first) continue;
    const end = resolved(right, context);
    if (!("day" in end)) return end;
    const start = resolved(
      first.year === null ? { ...first, year: yearMonthDay(end.day).year } : first,
      context,
    );
    if ("day" in start && start.day <= end.day) return { day: end.day, start: start.day };
  }
  return null;
}

function readVague(text: string, { today, behind }: DateContext): SourceDate {
  const plain = plainText(text);
  if (isOneOf(plain, noDateWords)) return { doubt: "noDateYet" };
  const spans = <T extends DateDoubt>(
    doubt: T,
    of: (year: number) => readonly [DayNumber, DayNumber] | null,
    year: number | null,
    offered = (span: readonly [DayNumber, DayNumber]): readonly DayNumber[] => span,
  ): SourceDate => {
    const now = yearMonthDay(today).year;
    const span =
      year !== null
        ? of(year)
        : [now, now + 1].map(of).find((each) => each !== null && (behind || each[1] >= today));
    return span ? { doubt, offer: offered(span) } : { doubt };
  };
  const weekOf = weekOfPattern.exec(plain);
  if (weekOf) {
    const rest = tidy(text).replace(new RegExp(`^(?:${weekOfWords.replace(/ /g, "[^a-z0-9]")})\\s+`), "");
    const named = parseDay(rest.replace(/^(?:dem|den|the|du|de)\s+/, ""));
    const day = named && !named.swapped ? dayOf(named, today, behind) : null;
    if (day === null) return { doubt: "week" };
    const monday = day - weekdayOf(day);
    return { doubt: "week", offer: [monday, monday + 4] };
  }
  const week = weekPattern.exec(plain);
  if (week) {
    const [first, last] = [Number(week[1]), Number(week[2] ?? week[1])];
    return spans("week", (year) => weekDays(year, first, last), week[3] ? Number(week[3]) : null);
  }
  const quarter = quarterPattern.exec(plain);
  const before =
    quarter?.[1]
      ?.split(" ")
      .filter((word) => !isOneOf(word, dateFillers))
      .join(" ") ?? "";
  if (quarter && (before === "" || partOf(before) !== null)) {
    const number = Number(quarter[2] ?? quarter[3]);
    const isEnd = partOf(before) === "end";
    return spans(
      "quarter",
      (year) => [dayNumber(year, 3 * number - 2, 1), monthEnd(year, 3 * number)],
      quarter[4] ? Number(quarter[4]) : null,
      (span) => (isEnd ? [span[1]] : span),
    );
  }
  if (relativeDayPattern.test(plain)) return { doubt: "relativeDay" };
  const words = plain.split(" ").filter((word) => !isOneOf(word, dateFillers) && word !== "d");
  const year = /^\d{4}$/.test(words[words.length - 1] ?? "") ? Number(words.pop()) : null;
  const month = monthOf(words[words.length - 1] ?? "");
  if (month === null) return { doubt: "unreadable" };
  const whole = (each: number) => [dayNumber(each, month, 1), monthEnd(each, month)] as const;
  if (words.length === 1) return spans("month", whole, year);
  const part = words.length === 2 ? partOf(words[0]!) : null;
  if (part === null) return { doubt: "unreadable" };
  return part === "end" ? spans("partOfMonth", whole, year, (span) => [span[1]]) : { doubt: "partOfMonth" };
}

function partOf(word: string): "start" | "middle" | "end" | null {
  if (isOneOf(word, partStarts)) return "start";
  if (isOneOf(word, partMiddles)) return "middle";
  return isOneOf(word, partEnds) ? "end" : null;
}

function monthEnd(year: number, month: number): DayNumber {
  return (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - 1;
}

/** Monday of the first to Friday of the last of these weeks of a year (ISO 8601: week 1 holds 4 January). */
function weekDays(year: number, first: number, last: number): readonly [DayNumber, DayNumber] | null {
  const fourth = dayNumber(year, 1, 4);
  const monday = fourth - weekdayOf(fourth);
  return first >= 1 && last >= first && last <= 53
    ? [monday + 7 * (first - 1), monday + 7 * (last - 1) + 4]
    : null;
}

/** Whether a cell speaks of time at all: a day, or words for one. */
export function looksLikeDate(cell: SourceCell, today: DayNumber): boolean {
  if (typeof cell === "object") return true;
  if (typeof cell === "number" || typeof cell === "boolean") return false;
  if (cell.length > 60) return false;
  const found = readSourceDate(cell, { order: "dmy", today, behind: false });
  return found !== null && !("doubt" in found && found.doubt === "unreadable");
}

/** A day number of a sheet that took a step number for a date: 1 February 2001 is "1.2.1", 1 January of this year "1.1". */
export function numberOfDay(day: DayNumber, today: DayNumber): string {
  const [year, month, date] = isoText(day).split("-").map(Number) as [number, number, number];
  const short = `${date}.${month}`;
  return year === yearMonthDay(today).year ? short : `${short}.${year % 100}`;
}
