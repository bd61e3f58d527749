/**
 * Public holidays by country and region. The data (holidays.json, made by build/holidays.mjs) are too large for the
 * script or the page, so they travel in a file of their own.
 */
import { dayNumber } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";

export interface Holidays {
  /** Where the data come from, and under which license. */
  readonly notice: string;
  readonly firstYear: number;
  /** By ISO 3166 code, "DE". */
  readonly countries: Readonly<Record<string, Country>>;
}

interface Country {
  /** Days that are free in the whole country, as `daysIn` reads them. */
  readonly days: string;
  /** By the second half of their ISO 3166-2 code, "BY". Regions without days of their own are left out. */
  readonly regions?: Readonly<Record<string, Region>>;
}

interface Region {
  /** As the region calls itself. */
  readonly name: string;
  /** Days that are free either only here or only elsewhere in the country. */
  readonly days: string;
}

/**
 * The public holidays from one day to another. An unknown region has those of the country.
 * holidaysIn(data, { country: "DE", region: "BY" }, 46388, 46393) is [46388, 46393]: New Year's Day and Epiphany 2027.
 */
export function holidaysIn(
  { firstYear, countries }: Holidays,
  place: { readonly country: string; readonly region: string },
  from: DayNumber,
  to: DayNumber,
): readonly DayNumber[] {
  const country = countries[place.country];
  if (!country) return [];
  const days = new Set(daysIn(country.days, firstYear));
  for (const day of daysIn(country.regions?.[place.region]?.days ?? "", firstYear)) {
    if (!days.delete(day)) days.add(day);
  }
  return [...days].filter((day) => day >= from && day <= to).sort((one, other) => one - other);
}

/** The last day that the data know about. */
export function lastKnownDay({ firstYear, countries }: Holidays): DayNumber {
  const years = Object.values(countries)[0]?.days.split(" ").length ?? 0;
  return dayNumber(firstYear + years, 1, 1) - 1;
}

/** Years are apart by spaces; a year is its days since 1 January in base 36, two digits each. */
function daysIn(text: string, firstYear: number): readonly DayNumber[] {
  return text.split(" ").flatMap((year, at) => {
    const newYear = dayNumber(firstYear + at, 1, 1);
    return (year.match(/../g) ?? []).map((digits) => newYear + Number.parseInt(digits, 36));
  });
}
