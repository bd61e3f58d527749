/**
 * `npm run holidays`: makes src/holidays/holidays.json, the public holidays by country and region, from the
 * development dependency date-holidays. Run it again once a year, and look at what changed.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./build.mjs";

const Library = createRequire(import.meta.url)("date-holidays");

const FIRST_YEAR = 2026;
const LAST_YEAR = 2036;

/** Where sellers and buyers are; left out where the library's days are plainly not those of the offices there. */
const COUNTRIES =
  "AR AT AU BE BG BR CA CH CL CN CO CR CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KE KR LI LT " +
  "LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TR TW UA US UY VN ZA";

const NOTICE =
  "Public holidays, made by build/holidays.mjs from the data of date-holidays " +
  "(https://github.com/commenthol/date-holidays), which rest on Wikipedia articles. This file is available under " +
  "CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/); see docs/holidays-license.md.";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = 12 * HOUR;

/** Days since 1970 with a holiday before and after noon: some begin in the evening before, some last half a day. */
function daysOfYear(library, year) {
  const days = new Set();
  // A holiday over the turn of the year belongs to the year in which it begins.
  for (const holiday of [...library.getHolidays(year - 1), ...library.getHolidays(year)]) {
    if (holiday.type !== "public") continue;
    // "2027-04-22 00:00:00 -0600" begins six hours before that.
    const [, date, time, before = "0"] = /^(\S+) (\S+)(?: -(\d\d)00)?$/.exec(holiday.date);
    const begin = Date.parse(`${date}T${time}Z`) - Number(before) * HOUR;
    const end = begin + holiday.end.getTime() - holiday.start.getTime();
    for (let day = Math.floor((begin - NOON) / DAY) + 1; day * DAY + NOON < end; day++) {
      if (new Date(day * DAY).getUTCFullYear() === year) days.add(day);
    }
  }
  return days;
}

/** The days of all years: for each year those since 1 January in base 36 with two digits, years apart by spaces. */
function encoded(setOfYear) {
  const texts = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const first = Date.UTC(year, 0, 1) / DAY;
    const days = [...setOfYear(year)].sort((one, other) => one - other);
    texts.push(days.map((day) => (day - first).toString(36).padStart(2, "0")).join(""));
  }
  return texts.join(" ");
}

function allYears(library) {
  const years = new Map();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) years.set(year, daysOfYear(library, year));
  return years;
}

/** A country's days, and for each region in which they differ, the days in which they do. */
export function holidaysOfCountry(code) {
  const country = new Library(code);
  const national = allYears(country);
  const regions = {};
  for (const [region, name] of Object.entries(country.getStates(code) ?? {})) {
    const own = allYears(new Library(code, region));
    const differing = encoded((year) => symmetricDifference(national.get(year), own.get(year)));
    if (differing.trim() !== "") regions[region] = { name, days: differing };
  }
  return { days: encoded((year) => national.get(year)), ...(Object.keys(regions).length > 0 && { regions }) };
}

function symmetricDifference(one, other) {
  return [...one].filter((day) => !other.has(day)).concat([...other].filter((day) => !one.has(day)));
}

export function allHolidays() {
  const countries = Object.fromEntries(COUNTRIES.split(" ").map((code) => [code, holidaysOfCountry(code)]));
  return { notice: NOTICE, firstYear: FIRST_YEAR, countries };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const file = join(root, "src/holidays/holidays.json");
  // A line per country, so that a change can be read.
  const { countries, ...head } = allHolidays();
  const lines = Object.entries(countries).map(([code, data]) => `"${code}":${JSON.stringify(data)}`);
  writeFileSync(file, `${JSON.stringify(head).slice(0, -1)},"countries":{\n${lines.join(",\n")}\n}}\n`);
}
