/** Days as people read them: "Fri 19 Mar", "Fr 19. März". */
import { weekdayOf, yearMonthDay } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";
import type { Language } from "./language";

interface DayNames {
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly afterDay: string;
}

export const dayNames: Readonly<Record<Language, DayNames>> = {
  en: {
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    afterDay: "",
  },
  de: {
    weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    months: ["Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"],
    afterDay: ".",
  },
};

interface DayForm {
  readonly year?: boolean;
  /** As in the United States, where the language allows it. */
  readonly monthFirst?: boolean;
}

/** formatDay(46461, "en") is "Mon 15 Mar"; with `year`, "Mon 15 Mar 2027"; both with `monthFirst`: "Mon, Mar 15, 2027". */
export function formatDay(day: DayNumber, language: Language, form: DayForm = {}): string {
  const { weekdays, months, afterDay } = dayNames[language];
  const date = yearMonthDay(day);
  const [weekday, month] = [weekdays[weekdayOf(day)]!, months[date.month - 1]!];
  if (form.monthFirst === true && afterDay === "")
    return `${weekday}, ${month} ${date.day}${form.year === true ? `, ${date.year}` : ""}`;
  const short = `${weekday} ${date.day}${afterDay} ${month}`;
  return form.year === true ? `${short} ${date.year}` : short;
}

const longMonths: Readonly<Record<Language, string>> = {
  en: "January February March April May June July August September October November December",
  de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
};

/** formatLongDay(46461, "en") is "15 March 2027", with `monthFirst` "March 15, 2027"; "15. März 2027" in German. */
export function formatLongDay(day: DayNumber, language: Language, monthFirst = false): string {
  const date = yearMonthDay(day);
  const month = longMonths[language].split(" ")[date.month - 1]!;
  const { afterDay } = dayNames[language];
  return monthFirst && afterDay === ""
    ? `${month} ${date.day}, ${date.year}`
    : `${date.day}${afterDay} ${month} ${date.year}`;
}

/** Whether people with this locale of a spreadsheet write the month before the day: the United States and few others. */
export function writesMonthFirst(locale: string): boolean {
  return /_(US|PH|FM|MH|PW|GU)$/.test(locale);
}

/** formatMonth(46461, "en") is "Mar". */
export function formatMonth(day: DayNumber, language: Language): string {
  return dayNames[language].months[yearMonthDay(day).month - 1]!;
}
