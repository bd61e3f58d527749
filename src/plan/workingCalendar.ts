/**
 * The days that are worked, counted once, so that "n working days before or after" costs the same for any n.
 */
import { FIRST_DAY, LAST_DAY, weekdayOf } from "./calendarDate";
import type { DayNumber, WorkingWeek } from "./plan";

/** Stands for every day before 1990 and after 2150: a count that leaves these years ends here and stays here. */
export const TOO_EARLY = 0;
export const TOO_LATE = 1e6;

/** 58,804 days: they can be counted in 16 bits. */
const SPAN = LAST_DAY - FIRST_DAY + 1;

export class WorkingCalendar {
  /** How many working days there are from 1990 up to and including FIRST_DAY + i. */
  private readonly upTo: Uint16Array;
  /** The working days in order, as days after FIRST_DAY. */
  private readonly days: Uint16Array;
  /** How many working days there are in all. */
  readonly total: number;

  /** A day is worked when each of the given sides works. */
  constructor(sides: readonly WorkingWeek[]) {
    const off = new Uint8Array(SPAN);
    const weekendOff = [0, 0, 0, 0, 0, 0, 0];
    for (const side of sides) {
      for (let weekday = 0; weekday < 7; weekday++)
        if (side.weekend[weekday] === "1") weekendOff[weekday] = 1;
      for (const day of side.nonWorkingDays)
        if (day >= FIRST_DAY && day <= LAST_DAY) off[day - FIRST_DAY] = 1;
    }
    const upTo = new Uint16Array(SPAN);
    const days = new Uint16Array(SPAN);
    let count = 0;
    let weekday = weekdayOf(FIRST_DAY);
    for (let i = 0; i < SPAN; i++) {
      if (off[i] === 0 && weekendOff[weekday] === 0) days[count++] = i;
      upTo[i] = count;
      weekday = weekday === 6 ? 0 : weekday + 1;
    }
    this.upTo = upTo;
    this.days = days;
    this.total = count;
  }

  /** How many working days there are up to and including `day`: a working day's place in the order, from 1. */
  place(day: DayNumber): number {
    if (day < FIRST_DAY) return 0;
    return this.upTo[day > LAST_DAY ? SPAN - 1 : day - FIRST_DAY]!;
  }

  /** The working day at a place. */
  at(place: number): DayNumber {
    if (place < 1) return TOO_EARLY;
    return place > this.total ? TOO_LATE : FIRST_DAY + this.days[place - 1]!;
  }

  works(day: DayNumber): boolean {
    return this.place(day) > this.place(day - 1);
  }

  onOrBefore(day: DayNumber): DayNumber {
    return this.at(this.place(day));
  }

  onOrAfter(day: DayNumber): DayNumber {
    return this.at(this.place(day - 1) + 1);
  }

  /**
   * The n-th working day after `day`, before it for a negative n, as WORKDAY.INTL counts: one working day after
   * Fri 2027-03-12 and after Sat 2027-03-13 is Mon 2027-03-15. For n = 0 the day itself, worked or not.
   */
  plus(day: DayNumber, n: number): DayNumber {
    if (n === 0) return day;
    return n > 0 ? this.at(this.place(day) + n) : this.at(this.place(day - 1) + 1 + n);
  }

  /** Working days after `from` up to and including `to`; negative when `to` is earlier. From Fri to Mon: 1. */
  between(from: DayNumber, to: DayNumber): number {
    return this.place(to) - this.place(from);
  }
}

/** Calendars that were built, for as long as their weeks live: a plan is worked out many times on the same weeks. */
const built = new WeakMap<
  WorkingWeek,
  { readonly with: WorkingWeek; readonly calendar: WorkingCalendar }[]
>();

/** The calendar of one side, or the days that two sides work both. */
export function workingCalendar(week: WorkingWeek, other: WorkingWeek = week): WorkingCalendar {
  let known = built.get(week);
  if (!known) {
    known = [];
    built.set(week, known);
  }
  let found = known.find((entry) => entry.with === other);
  if (!found) {
    found = { with: other, calendar: new WorkingCalendar([week, other]) };
    known.push(found);
  }
  return found.calendar;
}
