/** The public holidays: the data are what the library says today, and what calendars on the wall say. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Holidays, holidaysIn, lastKnownDay } from "../../src/holidays/holidays";
import { isoText, parseIsoDay } from "../../src/plan/calendarDate";

const data = JSON.parse(readFileSync("src/holidays/holidays.json", "utf8")) as Holidays;
const day = (iso: string) => parseIsoDay(iso)!;

function days(place: string, from: string, to: string): string[] {
  const [country = "", region = ""] = place.split("-");
  return holidaysIn(data, { country, region }, day(from), day(to)).map(isoText);
}

test("at least 40 countries, and the license they come under", () => {
  expect(Object.keys(data.countries).length).toBeGreaterThanOrEqual(40);
  expect(data.notice).toMatch(/date-holidays.*CC BY-SA 3\.0/);
  expect(isoText(lastKnownDay(data))).toBe("2036-12-31");
});

// From the calendars that the governments publish.
test.each([
  [
    "US",
    2027,
    "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31".split(" "),
  ],
  ["DE", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26".split(" ")],
  ["DE-BY", 2027, "01-01 01-06 03-26 03-29 05-01 05-06 05-17 05-27 10-03 11-01 12-25 12-26".split(" ")],
  ["DE-SN", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 10-31 11-17 12-25 12-26".split(" ")],
  ["GB-ENG", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28".split(" ")],
  ["GB-SCT", 2027, "01-01 01-02 01-04 03-26 05-03 05-31 08-02 11-30 12-25 12-26 12-27 12-28".split(" ")],
  ["FR", 2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25".split(" ")],
  ["AT", 2027, "01-01 01-06 03-29 05-01 05-06 05-17 05-27 08-15 10-26 11-01 12-08 12-25 12-26".split(" ")],
  ["JP", 2028, "01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17".split(" ")],
  // Begin in the evening before, or end at noon.
  ["IL", 2027, "04-22 04-28 05-12 06-11 10-02 10-03 10-11 10-16 10-23".split(" ")],
  ["TR", 2027, "01-01 03-09 03-10 03-11 04-23 05-01 05-16 05-17 05-18 05-19 07-15 08-30 10-29".split(" ")],
])("%s in %i", (place, year, known) => {
  const found = days(place, `${year}-01-01`, `${year}-12-31`);
  expect(found.slice(0, known.length)).toEqual(known.map((each) => `${year}-${each}`));
});

test("an unknown region has the days of its country, an unknown country none", () => {
  expect(days("DE-XX", "2027-01-01", "2027-12-31")).toEqual(days("DE", "2027-01-01", "2027-12-31"));
  expect(days("XX", "2027-01-01", "2027-12-31")).toEqual([]);
});

test("both ends of the span count", () => {
  expect(days("DE-BY", "2027-01-01", "2027-01-06")).toEqual(["2027-01-01", "2027-01-06"]);
  expect(days("DE-BY", "2027-01-02", "2027-01-05")).toEqual([]);
});

test("what is committed is what the library gives", () => {
  const sample = ["DE", "IL", "US"];
  const program = `import("./build/holidays.mjs").then(({ holidaysOfCountry }) =>
    console.log(JSON.stringify(process.argv.slice(1).map(holidaysOfCountry))))`;
  // Whatever the zone of the machine.
  const env = { ...process.env, TZ: "Pacific/Auckland" };
  const made = execFileSync(process.execPath, ["-e", program, ...sample], { encoding: "utf8", env });
  expect(JSON.parse(made)).toEqual(sample.map((code) => data.countries[code]));
}, 60_000);
