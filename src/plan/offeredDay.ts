/** The day that words probably mean, to be offered and confirmed: "mid February", "end of March", "KW 7". */
import { dayNumber, isDay, isoText, weekdayOf, yearMonthDay } from "./calendarDate";
import type { DayNumber } from "./plan";

/** The months' names, in the languages of the sheet. */
const months: readonly RegExp[] = [
  /^(?:jan|january|januar|j\u00e4nner)$/,
  /^(?:feb|february|februar)$/,
  /^(?:mar|march|m\u00e4r|mrz|m\u00e4rz)$/,
  /^apr(?:il)?$/,
  /^(?:may|mai)$/,
  /^jun[ei]?$/,
  /^jul[yi]?$/,
  /^aug(?:ust)?$/,
  /^(?:sept?|september)$/,
  /^(?:oct|okt|october|oktober)$/,
  /^nov(?:ember)?$/,
  /^(?:dec|dez|december|dezember)$/,
];
const early = /\b(?:early|start|beginning|anfang)\b/;
const middle = /\b(?:mid|middle|mitte)\b/;

/** Null: no day comes to mind. Without a year it is the one that is nearest to `near`. Where day and month could be either: null. */
export function offeredDay(text: string, near: DayNumber): DayNumber | null {
  const words = text.normalize("NFKC").toLowerCase();
  const year = Number(/\b(?:19|20|21)\d\d\b/.exec(words)?.[0] ?? Number.NaN);
  const rest = words.replace(/\b(?:19|20|21)\d\d\b/, " ");
  return (
    inYear(year, near, (each) => weekIn(rest, each)) ??
    inYear(year, near, (each) => monthIn(rest, each)) ??
    inYear(year, near, (each) => digitsIn(rest, each))
  );
}

/** With the year that is named, or the one that brings the day nearest to `near`. */
function inYear(year: number, near: DayNumber, dayIn: (year: number) => DayNumber | null): DayNumber | null {
  const about = yearMonthDay(near).year;
  const years = Number.isNaN(year) ? [about, about + 1, about - 1] : [year];
  const days = years.flatMap((each) => dayIn(each) ?? []).filter(isDay);
  return days.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? null;
}

/** The Friday of a week of ISO 8601. */
function weekIn(text: string, year: number): DayNumber | null {
  const week = Number(/\b(?:kw|cw|week|woche)\s*(\d{1,2})\b/.exec(text)?.[1] ?? 0);
  if (week < 1 || week > 53) return null;
  // The fourth of January is in the first week.
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekdayOf(fourth) + 7 * (week - 1) + 4;
}

/** One month's name, with a day or a part of the month; without, its last day. */
function monthIn(text: string, year: number): DayNumber | null {
  const named = (text.match(/\p{L}{3,}/gu) ?? [])
    .map((word) => months.findIndex((name) => name.test(word)) + 1)
    .filter((month) => month > 0);
  const [month] = named;
  if (month === undefined || named.length > 1) return null;
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length > 1) return null;
  if (numbers.length === 1) return existing(year, month, Number(numbers[0]));
  if (early.test(text)) return dayNumber(year, month, 1);
  return middle.test(text) ? dayNumber(year, month, 15) : dayNumber(year, month + 1, 1) - 1;
}

/** "15.2." is the 15th of February everywhere; "2/15" too, but 2/3 could be either. */
function digitsIn(text: string, year: number): DayNumber | null {
  const [, one, between, two] = /^\D*(\d{1,2})\s*([./-])\s*(\d{1,2})\D*$/.exec(text) ?? [];
  if (one === undefined || two === undefined) return null;
  const [a, b] = [Number(one), Number(two)];
  if (between === "." || a > 12) return existing(year, b, a);
  return b > 12 || a === b ? existing(year, a, b) : null;
}

/** Null for the 31st of February. */
function existing(year: number, month: number, day: number): DayNumber | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const found = dayNumber(year, month, day);
  return isDay(found) && isoText(found).endsWith(`-${String(day).padStart(2, "0")}`) ? found : null;
}
