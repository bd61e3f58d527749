/** Understands dates as people type them; what it cannot read has a sentence. */
import { FIRST_DAY, LAST_DAY, parseIsoDay, yearMonthDay } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";
import { writesMonthFirst } from "../words/formatDay";
import type { TextKey } from "./text";

type DateFault = Extract<TextKey, "dateMissing" | "dateUnreadable" | "dateNoSuchDay" | "dateTooFar">;

type ReadDay = { readonly day: DayNumber } | { readonly fault: DateFault };

/** First letters of the months in English and German, enough to tell them apart. */
const MONTHS = [
  ["jan"],
  ["feb"],
  ["mar", "m\u00e4r", "mae"],
  ["apr"],
  ["may", "mai"],
  ["jun"],
  ["jul"],
  ["aug"],
  ["sep"],
  ["oct", "okt"],
  ["nov"],
  ["dec", "dez"],
];

const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*$/;

/**
 * "2027-03-15", "15.3.2027", "Mon 15 Mar 2027", "March 15", "15. Mai": each in its own words. "3/4/2027" goes by
 * `locale` ("en_US" means March 4). Without a year: the next such day from `today` on, or with `behind` the last
 * one up to today.
 */
export function readDay(typed: string, locale: string, today: DayNumber, behind = false): ReadDay {
  const words = typed
    .toLowerCase()
    .split(/[\s,./-]+/)
    .filter((word) => word !== "" && !WEEKDAY.test(word));
  if (typed.trim() === "") return { fault: "dateMissing" };
  const parts = words.length >= 2 && words.length <= 3 ? inOrder(words, typed, locale) : null;
  if (parts === null) return { fault: "dateUnreadable" };
  const { month, day } = parts;
  if (parts.year !== null) return onYear(parts.year, month, day);
  const thisYear = yearMonthDay(today).year;
  const soon = onYear(thisYear, month, day);
  if ("fault" in soon) return soon;
  if (behind) return soon.day > today ? onYear(thisYear - 1, month, day) : soon;
  return soon.day < today ? onYear(thisYear + 1, month, day) : soon;
}

interface Parts {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

function inOrder(words: readonly string[], typed: string, locale: string): Parts | null {
  const named = words.findIndex((word) => monthOf(word) !== null);
  const numbers = words.filter((_word, at) => at !== named);
  if (!numbers.every((word) => /^\d{1,6}$/.test(word))) return null;
  const [first = "", second = "", third = ""] = numbers;
  if (named >= 0) {
    if (first.length > 2) return { year: Number(first), month: monthOf(words[named]!)!, day: Number(second) };
    return { year: fullYear(second), month: monthOf(words[named]!)!, day: Number(first) };
  }
  if (first.length > 2) return { year: Number(first), month: Number(second), day: Number(third) };
  // Dots are never used month first; a number above 12 cannot be the month.
  const monthFirst = writesMonthFirst(locale) && !typed.includes(".") && Number(first) <= 12;
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return { year: fullYear(third), month: Number(month), day: Number(day) };
}

function monthOf(word: string): number | null {
  const at = MONTHS.findIndex((starts) => starts.some((start) => word.startsWith(start)));
  return at < 0 ? null : at + 1;
}

/** "27" is 2027; "" is no year. */
function fullYear(digits: string): number | null {
  if (digits === "") return null;
  return digits.length <= 2 ? 2000 + Number(digits) : Number(digits);
}

function onYear(year: number, month: number, day: number): ReadDay {
  if (year < yearMonthDay(FIRST_DAY).year || year > yearMonthDay(LAST_DAY).year)
    return { fault: "dateTooFar" };
  const two = (value: number) => String(value).padStart(2, "0");
  const found = parseIsoDay(`${year}-${two(month)}-${two(day)}`);
  return found === null ? { fault: "dateNoSuchDay" } : { day: found };
}
