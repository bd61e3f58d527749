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

/** formatDay(46461, "en") is "Mon 15 Mar"; with `year`, "Mon 15 Mar 2027". */
export function formatDay(
  day: DayNumber,
  language: Language,
  options: { readonly year?: boolean } = {},
): string {
  const { weekdays, months, afterDay } = dayNames[language];
  const date = yearMonthDay(day);
  const short = `${weekdays[weekdayOf(day)]} ${date.day}${afterDay} ${months[date.month - 1]}`;
  return options.year === true ? `${short} ${date.year}` : short;
}

/** formatMonth(46461, "en") is "Mar". */
export function formatMonth(day: DayNumber, language: Language): string {
  return dayNames[language].months[yearMonthDay(day).month - 1]!;
}
