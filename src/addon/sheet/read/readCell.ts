/** What a cell says, understood without guessing: a value, nothing, or `unclear`. */
import { dayNumber, isDay, parseIsoDay } from "../../../plan/calendarDate";
import { parseDayCount } from "../../../plan/dayCounts";
import type { CountedIn, DayNumber } from "../../../plan/plan";

/** The cell holds something that cannot be understood without guessing. */
export const unclear = Symbol("unclear");
type Unclear = typeof unclear;

const longestQuote = 60;

/**
 * Turns the `Date` objects of `getValues` into days in the spreadsheet's zone. A date in a cell is the moment at which its
 * day begins there, so where the engine's own calendar of that zone says midnight, the day is certain; only else, as for
 * a date with a time, the service is asked, one call a distinct moment.
 */
export class DayReader {
  private readonly known = new Map<number, DayNumber | Unclear>();
  /** Made with the first date, since it costs more than many of them. */
  private calendar: Intl.DateTimeFormat | null | undefined;
  constructor(private readonly zone: string) {}

  /** Real dates, formulas that give dates, ISO text, and plain numbers of a cell that lost its date format. */
  day(value: unknown): DayNumber | null | Unclear {
    if (value === "" || value === null || value === undefined) return null;
    if (isDate(value)) return this.dayOf(value);
    if (typeof value === "number") return isDay(Math.floor(value)) ? Math.floor(value) : unclear;
    if (typeof value !== "string") return unclear;
    const text = value.trim();
    return text === "" ? null : (parseIsoDay(text) ?? unclear);
  }

  /** Trimmed text; a date as ISO text, whose own text would name the script's zone. */
  text(value: unknown): string {
    return isDate(value) ? Utilities.formatDate(value, this.zone, "yyyy-MM-dd") : readText(value);
  }

  /** What a message quotes of a cell. */
  shown(value: unknown): string {
    return (typeof value === "boolean" ? String(value).toUpperCase() : this.text(value)).slice(
      0,
      longestQuote,
    );
  }

  today(): DayNumber {
    return this.dayOf(new Date()) as DayNumber;
  }

  /** "14:05" in the spreadsheet's zone. */
  clock(): string {
    return Utilities.formatDate(new Date(), this.zone, "HH:mm");
  }

  private dayOf(date: Date): DayNumber | Unclear {
    const moment = date.getTime();
    const known = this.known.get(moment);
    if (known !== undefined) return known;
    // The script's own zone must not matter: the day is the one that people see in the sheet.
    const day =
      this.dayBeginningAt(moment) ??
      parseIsoDay(Utilities.formatDate(date, this.zone, "yyyy-MM-dd")) ??
      unclear;
    this.known.set(moment, day);
    return day;
  }

  /** Null: no day begins at this moment, or the engine does not know. */
  private dayBeginningAt(moment: number): DayNumber | null {
    if (this.calendar === undefined) this.calendar = calendarOf(this.zone);
    if (this.calendar === null) return null;
    const parts: Record<string, number> = {};
    for (const { type, value } of this.calendar.formatToParts(moment)) parts[type] = Number(value);
    const { year, month, day, hour, minute, second } = parts;
    if (hour !== 0 || minute !== 0 || second !== 0 || moment % 1000 !== 0) return null;
    const number = dayNumber(year!, month!, day!);
    return isDay(number) ? number : null;
  }
}

/** Null where the engine has no such calendar, or none of that zone. */
function calendarOf(timeZone: string): Intl.DateTimeFormat | null {
  const whole = "numeric";
  const parts = { year: whole, month: whole, day: whole, hour: whole, minute: whole, second: whole } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { ...parts, timeZone, hourCycle: "h23" });
  } catch {
    return null;
  }
}

/** `instanceof` is not reliable for dates that come from the service. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}

/** Null: empty. */
export function readDays(value: unknown, countedIn: CountedIn): number | null | Unclear {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return unclear;
  return value.trim() === "" ? null : (parseDayCount(value, countedIn) ?? unclear);
}

/** For cells that hold no date: trimmed text; numbers as people see them. Step numbers that lost their text format come as numbers. */
export function readText(value: unknown): string {
  return value === null || value === undefined || typeof value === "boolean" ? "" : String(value).trim();
}
