/** Calendar days as integers (the spreadsheet's serial) and as text. No time, no zone, no `Date`. */
import type { DayNumber } from "./plan";

/** Julian day number of 1899-12-30, the spreadsheet's day 0. */
const EPOCH = 2415019;

/** The day number of a date that exists: dayNumber(2027, 3, 15) is 46461. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  // Years are counted from March, so that the leap day is the last day of its year.
  const beforeMarch = month <= 2 ? 1 : 0;
  const y = year + 4800 - beforeMarch;
  const m = month + 12 * beforeMarch - 3;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + leapDays - 32045 - EPOCH;
}

/** First and last day with which the product works. */
export const FIRST_DAY: DayNumber = dayNumber(1990, 1, 1);
export const LAST_DAY: DayNumber = dayNumber(2150, 12, 31);

interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The parts of a day number: 46461 is { year: 2027, month: 3, day: 15 }. */
export function yearMonthDay(day: DayNumber): YearMonthDay {
  const shifted = day + EPOCH + 32044;
  const century = Math.floor((4 * shifted + 3) / 146097);
  const inCentury = shifted - Math.floor((146097 * century) / 4);
  const year = Math.floor((4 * inCentury + 3) / 1461);
  const inYear = inCentury - Math.floor((1461 * year) / 4);
  const month = Math.floor((5 * inYear + 2) / 153);
  const afterDecember = Math.floor(month / 10);
  return {
    year: 100 * century + year - 4800 + afterDecember,
    month: month + 3 - 12 * afterDecember,
    day: inYear - Math.floor((153 * month + 2) / 5) + 1,
  };
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 5) % 7) + 7) % 7;
}

/** True for a whole number from 1990-01-01 to 2150-12-31. */
export function isDay(value: unknown): value is DayNumber {
  return Number.isInteger(value) && (value as number) >= FIRST_DAY && (value as number) <= LAST_DAY;
}

/** isoText(46461) is "2027-03-15". */
export function isoText(date: DayNumber): string {
  const { year, month, day } = yearMonthDay(date);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Strict: "2027-03-15" only; null for 2027-02-31, 27-3-15, other forms, and dates outside 1990 to 2150. */
export function parseIsoDay(text: string): DayNumber | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const day = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  // A day that does not exist (31 Feb) comes back as another one.
  return isDay(day) && isoText(day) === text ? day : null;
}
