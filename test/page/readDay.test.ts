import { readDay } from "../../src/page/readDay";
import { dayNumber, isoText } from "../../src/plan/calendarDate";

const today = dayNumber(2027, 1, 6);

function read(typed: string, locale = "en_US", behind = false): string {
  const found = readDay(typed, locale, today, behind);
  return "day" in found ? isoText(found.day) : found.fault;
}

test.each([
  ["2027-03-15", "2027-03-15"],
  ["2027/3/15", "2027-03-15"],
  ["Mon 15 Mar 2027", "2027-03-15"],
  ["March 15, 2027", "2027-03-15"],
  ["15. März 2027", "2027-03-15"],
  ["Fr 14. Mai 2027", "2027-05-14"],
  ["2027 Mar 15", "2027-03-15"],
  ["15 mar 27", "2027-03-15"],
  ["  15 Mar  ", "2027-03-15"],
  ["29 Feb 2028", "2028-02-29"],
])("%p is %s in every locale", (typed, day) => {
  for (const locale of ["en_US", "en_GB", "de_DE"]) expect(read(typed, locale)).toBe(day);
});

test.each([
  ["3/4/2027", "en_US", "2027-03-04"],
  ["3/4/2027", "en_GB", "2027-04-03"],
  ["3-4-27", "en_US", "2027-03-04"],
  ["3.4.2027", "en_US", "2027-04-03"],
  ["3.4.2027", "de_DE", "2027-04-03"],
  ["15/3/2027", "en_US", "2027-03-15"],
])("%p in %s is %s", (typed, locale, day) => {
  expect(read(typed, locale)).toBe(day);
});

test("a day without a year is the next one, or the last one for what is behind us", () => {
  expect(read("6 Jan")).toBe("2027-01-06");
  expect(read("4 Jan")).toBe("2028-01-04");
  expect(read("4 Jan", "en_US", true)).toBe("2027-01-04");
  expect(read("20 Dec", "en_US", true)).toBe("2026-12-20");
});

test.each([
  ["", "dateMissing"],
  ["   ", "dateMissing"],
  ["next week", "dateUnreadable"],
  ["soon 15", "dateUnreadable"],
  ["15", "dateUnreadable"],
  ["=TODAY()", "dateUnreadable"],
  ["1e3/2/2027", "dateUnreadable"],
  ["31 February 2027", "dateNoSuchDay"],
  ["29 Feb 2027", "dateNoSuchDay"],
  ["0/1/2027", "dateNoSuchDay"],
  ["13/13/2027", "dateNoSuchDay"],
  ["15 Mar 20277", "dateTooFar"],
  ["15 Mar 1871", "dateTooFar"],
  ["x".repeat(5000), "dateUnreadable"],
])("%p is refused as %s", (typed, fault) => {
  expect(read(typed)).toBe(fault);
});
