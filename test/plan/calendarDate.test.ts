import {
  dayNumber,
  FIRST_DAY,
  isDay,
  isoText,
  LAST_DAY,
  parseIsoDay,
  weekdayOf,
  yearMonthDay,
} from "../../src/plan/calendarDate";

test("the spreadsheet's serials", () => {
  expect(dayNumber(2027, 3, 15)).toBe(46461);
  expect(dayNumber(1899, 12, 30)).toBe(0);
  expect(weekdayOf(46461)).toBe(0);
  expect(weekdayOf(-1)).toBe(4);
  expect([isoText(FIRST_DAY), isoText(LAST_DAY)]).toEqual(["1990-01-01", "2150-12-31"]);
});

test("every day from 1990 to 2150 follows the one before", () => {
  let [year, month, day] = [1990, 1, 1];
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  for (let serial = FIRST_DAY; serial <= LAST_DAY; serial++) {
    const parts = yearMonthDay(serial);
    if (parts.year !== year || parts.month !== month || parts.day !== day)
      throw new Error(`${serial} is ${isoText(serial)}`);
    if (dayNumber(year, month, day) !== serial) throw new Error(`${year}-${month}-${day} is not ${serial}`);
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const length = month === 2 && isLeap ? 29 : lengths[month - 1]!;
    day++;
    if (day > length) [day, month] = [1, month + 1];
    if (month > 12) [month, year] = [1, year + 1];
  }
});

test.each([
  ["2027-02-31"],
  ["2027-02-29"],
  ["2100-02-29"],
  ["2027-04-31"],
  ["2027-13-01"],
  ["2027-00-10"],
  ["2027-01-00"],
  ["27-03-15"],
  ["2027-3-15"],
  ["2027/03/15"],
  [" 2027-03-15"],
  ["2027-03-15T00:00"],
  [""],
  ["1989-12-31"],
  ["2151-01-01"],
])("%s is refused", (text) => {
  expect(parseIsoDay(text)).toBeNull();
});

test("29 February of a leap year is a date", () => {
  expect(isoText(parseIsoDay("2028-02-29")!)).toBe("2028-02-29");
});

test.each([[1.5], [Number.NaN], ["46461"], [null], [undefined], [FIRST_DAY - 1], [LAST_DAY + 1]])(
  "%p is no day",
  (value) => {
    expect(isDay(value)).toBe(false);
  },
);
