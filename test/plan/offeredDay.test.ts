/** The day that is offered for words; what each should be was read off a calendar. */
import { isoText } from "../../src/plan/calendarDate";
import { offeredDay } from "../../src/plan/offeredDay";
import { day } from "./byHand";

const offered = (text: string, near = "2027-02-10") => {
  const found = offeredDay(text, day(near));
  return found === null ? null : isoText(found);
};

test.each([
  ["mid February", "2027-02-15"],
  ["Mid-Feb", "2027-02-15"],
  ["Mitte März", "2027-03-15"],
  ["end of February 2028", "2028-02-29"],
  ["Ende Feb", "2027-02-28"],
  ["early April?", "2027-04-01"],
  ["March", "2027-03-31"],
  ["Dec", "2026-12-31"],
  ["15 Feb", "2027-02-15"],
  ["Feb 15th, 2028", "2028-02-15"],
  ["am 3. Mai", "2027-05-03"],
  ["15.2.", "2027-02-15"],
  ["15.02.2027", "2027-02-15"],
  ["2/15/2027", "2027-02-15"],
  ["31/1", "2027-01-31"],
  // Week 7 of 2027 runs from Mon 15 to Sun 21 Feb.
  ["KW 7", "2027-02-19"],
  ["week 7", "2027-02-19"],
])("%s: %s", (text, iso) => {
  expect(offered(text)).toBe(iso);
});

test.each([
  "soon",
  "tbd",
  "2/3/2027",
  "30 Feb",
  "Feb or March",
  "31.4.",
  "10-12 Feb",
  "",
  "marketing",
  "week 60",
])("%s: nothing is offered", (text) => expect(offered(text)).toBeNull());

test("the year is the one that is nearest to the date that stood there", () => {
  expect(offered("mid January", "2026-12-20")).toBe("2027-01-15");
  expect(offered("mid December", "2027-01-05")).toBe("2026-12-15");
});
