/** Every sentence about a date is true: counted again, day by day, on random plans. */
import fc from "fast-check";
import { weekdayOf } from "../../src/plan/calendarDate";
import { type Explanation, explain, explainRow, type PassedOver } from "../../src/plan/explain";
import type { Plan, Step } from "../../src/plan/plan";
import { type Schedule, schedule } from "../../src/plan/schedule";
import { arbitraryPlan, withStep } from "./arbitraryPlan";
import { dayByDay, type PlainDates } from "./dayByDay";

type Side = "seller" | "buyer";

/** Why a day is not worked by a step's calendar; null: it is. */
function dayOff(plan: Plan, step: Step, date: number): PassedOver | null {
  const sides: Side[] = step.calendar === "both" ? ["seller", "buyer"] : [step.calendar];
  const of = (off: Side[]): Side | "both" => (off.length === 2 ? "both" : off[0]!);
  const weekend = sides.filter((side) => plan[side].weekend[weekdayOf(date)] === "1");
  if (weekend.length > 0) return { date, because: "weekend", of: of(weekend) };
  const holiday = sides.filter((side) => plan[side].nonWorkingDays.includes(date));
  return holiday.length > 0 ? { date, because: "nonWorkingDay", of: of(holiday) } : null;
}

/** The days off from one day on, and the first worked day after them. */
function passOver(plan: Plan, step: Step, from: number, by: 1 | -1): { days: PassedOver[]; worked: number } {
  const days: PassedOver[] = [];
  let date = from;
  for (let off = dayOff(plan, step, date); off; off = dayOff(plan, step, date)) {
    days.push(off);
    date += by;
  }
  return { days, worked: date };
}

function check(plan: Plan, dates: Schedule, plain: PlainDates, row: number, told: Explanation): void {
  const step = plan.steps[row]!;
  const target = (number: string): number => dates.target[dates.rowOf.get(number)!]!;
  const isHeld = step.number === plan.anchor!.step || step.fixed !== null;
  if (told.code === "undated" || told.code === "notNeeded") {
    expect(dates.target[row]).toBeNull();
    return;
  }
  expect(told.date).toBe(dates.target[row]);
  if (step.done) {
    const from = step.completedOn !== null ? "completedOn" : step.target !== null ? "target" : "today";
    expect(told).toEqual({ code: "done", date: { ...step, today: plan.today }[from], from });
    return;
  }
  expect([told.code === "anchor" || told.code === "fixed"]).toEqual([isHeld]);
  if (told.code === "marker") {
    expect(step.days).toBe(0);
    expect(target(told.step)).toBe(told.date);
  }
  if (told.code === "before") {
    const next = plan.steps[dates.rowOf.get(told.step)!]!;
    expect({ days: told.days, countedIn: told.countedIn }).toEqual({
      days: next.days ?? 0,
      countedIn: next.days ? next.countedIn : told.countedIn,
    });
    // A marker asks for its kept date (D15); it stands itself on what leads up to it.
    const isMarker = plain.kind[dates.rowOf.get(told.step)!] === "marker";
    const due = isMarker ? next.notLaterThan : target(told.step);
    expect(told.stepDate).toBe(told.step === plan.anchor!.step ? plan.anchor!.date : due);
    let latest = told.stepDate - (next.days ?? 0);
    if (next.countedIn === "working" && next.days! > 0) {
      latest = told.stepDate;
      for (let left = next.days! - 1; left > 0; left--) latest = passOver(plan, next, latest - 1, -1).worked;
      latest -= 1;
    }
    expect(told.latest).toBe(latest);
    const { days, worked } = passOver(plan, step, latest, -1);
    expect(told.date).toBe(worked);
    expect(told.passedOver).toEqual(days);
  }
  // Markers that follow nothing stand on a day on which both work.
  const own = step.days === 0 ? { ...step, calendar: "both" as const } : step;
  if (told.code === "firstMarker") {
    expect(told.start).toBe(dates.start[dates.rowOf.get(told.step)!]);
    expect(told.date).toBe(passOver(plan, own, told.start - 1, -1).worked);
  }
  if (told.code === "kept") {
    expect(told.date).toBe(passOver(plan, own, told.notLaterThan, -1).worked);
    expect(told.notLaterThan).toBe(step.notLaterThan);
    const free = dayByDay(withStep(plan, row, { notLaterThan: null })).target[row]!;
    expect(told.latest).toBe(free);
    expect(told.date).toBeLessThan(told.latest);
  }
  if (told.code === "after") {
    expect({ days: told.days, countedIn: told.countedIn }).toEqual({
      days: step.days,
      countedIn: step.countedIn,
    });
    expect(told.stepDate).toBe(target(told.step));
    let date = told.stepDate;
    if (step.countedIn === "calendar") {
      const { days, worked } = passOver(plan, step, told.stepDate + step.days!, 1);
      expect(told.passedOver).toEqual(days);
      date = worked;
    } else {
      for (let left = step.days!; left > 0; left--) date = passOver(plan, step, date + 1, 1).worked;
      expect(told.passedOver).toEqual([]);
    }
    expect(told.date).toBe(date);
  }
}

test("what is told of a date can be counted again", () => {
  const numRuns = Number(process.env.PROPERTY_RUNS ?? 1000);
  fc.assert(
    fc.property(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      const plain = dayByDay(plan);
      plan.steps.forEach((step, row) => {
        const told = explainRow(dates, row);
        expect(explain(dates, step.number)).toEqual(told);
        check(plan, dates, plain, row, told);
      });
      expect(explain(dates, "no such step")).toBeNull();
    }),
    { numRuns, seed: 20270315 },
  );
});
