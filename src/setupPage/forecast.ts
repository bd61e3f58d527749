/** What a plan that is not written yet would look like: its ends, its length, and whether it can be kept. */

import { isDay, weekdayOf } from "../plan/calendarDate";
import { feasibility, type Late } from "../plan/feasibility";
import type { DayNumber, Plan } from "../plan/plan";
import type { PlanProblem } from "../plan/problems";
import { type Schedule, schedule } from "../plan/schedule";
import { type Verdict, verdict } from "../plan/verdict";
import { planOf } from "../planTemplates/planOf";
import type { PlanTemplate } from "../planTemplates/planTemplate";
import { USUAL_WEEKEND } from "./draftPlan";

const USUAL_WEEK = { weekend: USUAL_WEEKEND, nonWorkingDays: [] };

export interface Forecast {
  readonly plan: Plan;
  /** The name of what it works back from. */
  readonly anchorName: string;
  /** When what is still to do begins; without open steps, when the first was done. */
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** Parallel to the plan's steps; null: undated. */
  readonly targets: Schedule["target"];
  /** How it would stand, as its sheet will say. */
  readonly verdict: Verdict;
  /** Why it is late; null: it is not. */
  readonly behind: Late | null;
  readonly problems: readonly PlanProblem[];
}

/** Null when no step has a date; `problems` of the schedule say why elsewhere. */
export function forecast(plan: Plan): Forecast | null {
  const dates = schedule(plan);
  const days = dates.target.filter(isDay);
  if (days.length === 0) return null;
  const open = dates.start.filter((_day, row) => !plan.steps[row]?.done).filter(isDay);
  const found = feasibility(dates);
  const late = found.late.find(({ step }) => step === plan.anchor?.step);
  return {
    plan,
    anchorName: plan.steps.find((step) => step.number === plan.anchor?.step)?.name ?? "",
    first: Math.min(...(open.length > 0 ? open : days)),
    last: Math.max(...days),
    targets: dates.target,
    verdict: verdict(dates, [], null, found),
    behind: late ?? null,
    problems: dates.problems,
  };
}

/** Weeks from the first day of what is still to do to the anchor: 53 days are 8 weeks. */
export function weeksTo(plan: Plan): number | null {
  const dates = schedule(plan);
  const end = anchorDay(dates);
  const starts = dates.start.filter((_day, row) => !plan.steps[row]?.done).filter(isDay);
  return end === null || starts.length === 0 ? null : Math.round((end - Math.min(...starts) + 1) / 7);
}

function anchorDay({ plan, rowOf, target }: Schedule): DayNumber | null {
  const row = plan.anchor === null ? undefined : rowOf.get(plan.anchor.step);
  return row === undefined ? null : (target[row] ?? null);
}

/** Whole weeks from the first step to what such a plan usually works back from, on days that both sides usually work. */
export function weeksOf(template: PlanTemplate, today: DayNumber): number | null {
  const [step = template.steps[0]?.number] = template.anchors;
  if (step === undefined) return null;
  const { countedIn } = template;
  // A Monday, far enough that none of it is over.
  const date = today + 10_000;
  const anchor = { step, date: date - weekdayOf(date) };
  return weeksTo(
    planOf(template, { anchor, countedIn, seller: USUAL_WEEK, buyer: USUAL_WEEK, today, done: [] }),
  );
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
