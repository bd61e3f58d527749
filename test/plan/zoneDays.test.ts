/** Days on which zones play tricks. `zones.test.ts` runs this file, and others, in several of them. */
import { isoText, parseIsoDay } from "../../src/plan/calendarDate";
import type { Plan } from "../../src/plan/plan";
import { schedule } from "../../src/plan/schedule";

/** Minutes that this zone is behind UTC on 1 January 2027, given by `zones.test.ts`: proof that the zone is in force. */
const offset = process.env.EXPECTED_OFFSET;

test("the zone asked for is in force", () => {
  if (offset !== undefined) expect(new Date(2027, 0, 1).getTimezoneOffset()).toBe(Number(offset));
});

test.each([
  ["a leap day", "2028-03-01", "2028-02-29", "2028-03-02"],
  ["the turn of the year", "2031-12-31", "2031-12-30", "2032-01-01"],
  ["spring forward in Los Angeles, Sun 2027-03-14", "2027-03-15", "2027-03-12", "2027-03-16"],
  ["fall back in Los Angeles, Sun 2027-11-07", "2027-11-08", "2027-11-05", "2027-11-09"],
  ["the Friday that Apia left out", "2011-12-30", "2011-12-29", "2012-01-02"],
  ["a clock change of Apia, Sun 2021-04-04", "2021-04-05", "2021-04-02", "2021-04-06"],
])("%s", (_, anchor, before, after) => {
  const step = {
    name: "",
    days: 1,
    countedIn: "working",
    calendar: "both",
    fixed: null,
    notLaterThan: null,
    id: "",
    notNeeded: "",
    done: false,
  } as const;
  const rest = { completedOn: null, target: null };
  const week = { weekend: "0000011", nonWorkingDays: [] };
  const plan: Plan = {
    steps: [
      { ...step, ...rest, number: "1", startsAfter: [] },
      { ...step, ...rest, number: "2", startsAfter: ["1"] },
      { ...step, ...rest, number: "3", startsAfter: ["2"] },
    ],
    anchor: { step: "2", date: parseIsoDay(anchor)! },
    countedIn: "working",
    seller: week,
    buyer: week,
    today: parseIsoDay(anchor)!,
  };
  expect(schedule(plan).target.map((date) => isoText(date!))).toEqual([before, anchor, after]);
});
