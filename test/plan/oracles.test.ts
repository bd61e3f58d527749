/** What tools that nobody here wrote answered, frozen by `npm run oracles`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dayNumber, isoText, parseIsoDay, weekdayOf, yearMonthDay } from "../../src/plan/calendarDate";
import type { CalendarName, Plan } from "../../src/plan/plan";
import { schedule } from "../../src/plan/schedule";
import { WorkingCalendar } from "../../src/plan/workingCalendar";

function frozen<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(join(__dirname, "..", "oracles", name), "utf8")).cases;
}

/** The mutation run, in which building a calendar takes long, tries only some. */
function tried<T>(cases: readonly T[], oneOf: number): readonly T[] {
  return process.env.PROPERTY_RUNS ? cases.filter((_, i) => i % oneOf === 0) : cases;
}

test("WORKDAY.INTL and NETWORKDAYS.INTL of LibreOffice and numpy", () => {
  type Case = [
    weekend: string,
    holidays: number[],
    from: number,
    kind: "n" | "to",
    value: number,
    answer: number,
  ];
  const cases = frozen<Case>("workdays.json");
  expect(cases.length).toBeGreaterThanOrEqual(2000);
  for (const entry of tried(cases, 80)) {
    const [weekend, nonWorkingDays, from, kind, value, answer] = entry;
    const calendar = new WorkingCalendar([{ weekend, nonWorkingDays }]);
    const ours =
      kind === "n"
        ? calendar.plus(from, value)
        : value >= from
          ? calendar.between(from - 1, value)
          : 0 - calendar.between(value - 1, from);
    expect([...entry.slice(0, 5), ours]).toEqual([...entry.slice(0, 5), answer]);
  }
});

test("whole plans of TaskJuggler", () => {
  type Week = { weekend: string; holidays: number[] };
  type Task = [
    days: number,
    calendar: CalendarName,
    after: number[],
    dates: [start: number, target: number] | null,
  ];
  type Case = { seller: Week; buyer: Week; anchor: [task: number, date: number]; tasks: Task[] };
  const cases = frozen<Case>("taskjuggler.json");
  expect(cases.length).toBeGreaterThanOrEqual(200);
  for (const { seller, buyer, anchor, tasks } of tried(cases, 10)) {
    const plan: Plan = {
      steps: tasks.map(([days, calendar, after], i) => ({
        number: String(i + 1),
        name: "",
        days,
        countedIn: "working",
        calendar,
        startsAfter: after.map((j) => String(j + 1)),
        fixed: null,
        notLaterThan: null,
        id: "",
        notNeeded: "",
        done: false,
        completedOn: null,
        target: null,
      })),
      anchor: { step: String(anchor[0] + 1), date: anchor[1] },
      countedIn: "working",
      seller: { weekend: seller.weekend, nonWorkingDays: seller.holidays },
      buyer: { weekend: buyer.weekend, nonWorkingDays: buyer.holidays },
      today: anchor[1],
    };
    const { start, target } = schedule(plan);
    const ours = tasks.map(([, , , dates], i) => dates && [isoText(start[i]!), isoText(target[i]!)]);
    expect(ours).toEqual(tasks.map(([, , , dates]) => dates?.map(isoText) ?? null));
  }
});

test("dates of temporal-polyfill", () => {
  type Case = [date: string, serial: number, weekday: number, n: number, later: string];
  const cases = frozen<Case>("temporal.json");
  expect(cases.length).toBeGreaterThanOrEqual(500);
  for (const [date, serial, weekday, n, later] of cases) {
    const [year, month, day] = date.split("-").map(Number) as [number, number, number];
    expect(dayNumber(year, month, day)).toBe(serial);
    expect(yearMonthDay(serial)).toEqual({ year, month, day });
    expect(weekdayOf(serial) + 1).toBe(weekday);
    expect(isoText(serial)).toBe(date);
    expect(parseIsoDay(date)).toBe(serial);
    expect(isoText(serial + n)).toBe(later);
  }
});
