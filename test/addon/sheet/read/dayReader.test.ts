/**
 * Days out of the moments of `getValues`: midnights of 2027 in zones that change their clocks in every way, worked out
 * by hand from their rules.
 */
import { DayReader, unclear } from "../../../../src/addon/sheet/read/readCell";
import { dayNumber } from "../../../../src/plan/calendarDate";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const first = dayNumber(2027, 1, 1);

/** What the service would say of a moment, and what it was asked. */
const answers = new Map<number, string>();
const asked: string[] = [];

beforeEach(() => {
  answers.clear();
  asked.length = 0;
  const formatDate = (date: Date, _zone: string, format: string) => {
    const answer = format === "yyyy-MM-dd" ? answers.get(date.getTime()) : undefined;
    if (answer === undefined) throw new Error(`Nobody answers for ${date.toISOString()}`);
    asked.push(answer);
    return answer;
  };
  (globalThis as { Utilities?: unknown }).Utilities = { formatDate };
});

afterEach(() => {
  delete (globalThis as { Utilities?: unknown }).Utilities;
});

const yearsDays = Array.from({ length: 365 }, (_, at) => new Date(Date.UTC(2027, 0, 1) + at * DAY));
const isoOf = (day: Date) => day.toISOString().slice(0, 10);

/** Hours by which clocks are ahead of UTC at the midnights from a day on; the days that have no midnight begin at one. */
type Clock = readonly [
  zone: string,
  ahead: readonly (readonly [from: string, hours: number])[],
  none: string | null,
];

const clocks: Clock[] = [
  ["Etc/UTC", [["2027-01-01", 0]], null],
  ["Asia/Kolkata", [["2027-01-01", 5.5]], null],
  // The second Sunday of March and the first of November, at two.
  [
    "America/New_York",
    [
      ["2027-01-01", -5],
      ["2027-03-15", -4],
      ["2027-11-08", -5],
    ],
    null,
  ],
  // The first Sunday of April and the last of September, at three and two.
  [
    "Pacific/Auckland",
    [
      ["2027-01-01", 13],
      ["2027-04-05", 12],
      ["2027-09-27", 13],
    ],
    null,
  ],
  // Half an hour, on the first Sundays of April and October, at two.
  [
    "Australia/Lord_Howe",
    [
      ["2027-01-01", 11],
      ["2027-04-05", 10.5],
      ["2027-10-04", 11],
    ],
    null,
  ],
  // The last Sundays of March and October, at midnight: in March it is one at once, in October eleven again.
  [
    "Asia/Beirut",
    [
      ["2027-01-01", 2],
      ["2027-03-29", 3],
      ["2027-10-31", 2],
    ],
    "2027-03-28",
  ],
  // At midnight before the Sundays from 2 April and from 2 September on.
  [
    "America/Santiago",
    [
      ["2027-01-01", -3],
      ["2027-04-04", -4],
      ["2027-09-06", -3],
    ],
    "2027-09-05",
  ],
];

test.each(clocks)("every day of a year in %s", (zone, ahead, none) => {
  const days = new DayReader(zone);
  for (const [at, utc] of yearsDays.entries()) {
    const iso = isoOf(utc);
    const hours = ahead.filter(([from]) => from <= iso).at(-1)![1];
    // The clocks went forward by an hour: the first moment of the day is the one that would have been midnight.
    const moment = utc.getTime() - hours * HOUR;
    if (iso === none) answers.set(moment, iso);
    expect([iso, days.day(new Date(moment))]).toEqual([iso, first + at]);
  }
  expect(asked).toEqual(none === null ? [] : [none]);
});

test("a date with a time belongs to its day on the wall, which the service says once for each moment", () => {
  const days = new DayReader("America/New_York");
  // An hour before midnight in winter would be midnight in summer time.
  const late = Date.UTC(2027, 0, 16, 4);
  answers.set(late, "2027-01-15");
  expect(days.day(new Date(late))).toBe(dayNumber(2027, 1, 15));
  expect(days.day(new Date(late))).toBe(dayNumber(2027, 1, 15));
  expect(asked).toEqual(["2027-01-15"]);
});

test("without a calendar of the engine's own the service says every day", () => {
  const { DateTimeFormat } = Intl;
  try {
    Intl.DateTimeFormat = (() => {
      throw new RangeError("Invalid time zone specified");
    }) as unknown as typeof DateTimeFormat;
    const midnight = Date.UTC(2027, 2, 14, 11);
    answers.set(midnight, "2027-03-15");
    expect(new DayReader("Pacific/Auckland").day(new Date(midnight))).toBe(dayNumber(2027, 3, 15));
    expect(asked).toEqual(["2027-03-15"]);
  } finally {
    Intl.DateTimeFormat = DateTimeFormat;
  }
});

test("a day outside 1990 to 2150 is unclear", () => {
  const long = Date.UTC(1899, 11, 30);
  answers.set(long, "1899-12-30");
  expect(new DayReader("Etc/UTC").day(new Date(long))).toBe(unclear);
});
