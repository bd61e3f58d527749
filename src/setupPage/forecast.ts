/** What a plan that is not written yet would look like: its ends, its length, and whether it can be kept. */

import { weekdayOf } from "../plan/calendarDate";
import { feasibility, type Late } from "../plan/feasibility";
import type { DayNumber, Plan } from "../plan/plan";
import type { PlanProblem } from "../plan/problems";
import { type Schedule, schedule } from "../plan/schedule";

export interface Forecast {
  readonly plan: Plan;
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** Null: the plan can be kept. */
  readonly behind: Late | null;
  readonly problems: readonly PlanProblem[];
}

/** Null when no step has a date; `problems` of the schedule say why elsewhere. */
export function forecast(plan: Plan): Forecast | null {
  const dates = schedule(plan);
  const days = [...dates.start, ...dates.target].filter((day): day is DayNumber => day !== null);
  if (days.length === 0) return null;
  const late = feasibility(dates).late.find((found) => found.step === plan.anchor?.step);
  return {
    plan,
    first: Math.min(...days),
    last: Math.max(...days),
    behind: late ?? null,
    problems: dates.problems,
  };
}

/** Weeks from the first day of what is still to do to the anchor: 53 days are 8 weeks. */
export function weeksTo(plan: Plan): number | null {
  const dates = schedule(plan);
  const end = anchorDay(dates);
  const starts = dates.start.filter((day, row): day is DayNumber => day !== null && !plan.steps[row]?.done);
  return end === null || starts.length === 0 ? null : Math.round((end - Math.min(...starts) + 1) / 7);
}

function anchorDay({ plan, rowOf, target }: Schedule): DayNumber | null {
  const row = plan.anchor === null ? undefined : rowOf.get(plan.anchor.step);
  return row === undefined ? null : (target[row] ?? null);
}

const SPARE_DAYS = 14;

/**
 * A date to start from: the earliest that fits from today on, plus two weeks, because a plan without any slack is
 * late on its second day; then the next Monday, because a week to come is easier to agree on than a day; then the
 * next day that both sides work, for weeks that do not begin on Monday and for holidays.
 */
export function suggestedDate(planFor: (anchorDate: DayNumber) => Plan, today: DayNumber): DayNumber | null {
  const { earliestAnchor } = feasibility(schedule(planFor(today)));
  if (earliestAnchor === null) return null;
  const spare = earliestAnchor + SPARE_DAYS;
  const monday = spare + ((7 - weekdayOf(spare)) % 7);
  for (let day = monday; day < monday + SPARE_DAYS; day += 1) {
    const { problems } = schedule(planFor(day));
    if (!problems.some((problem) => problem.code === "offDay" && problem.field === "anchor")) return day;
  }
  return monday;
}
