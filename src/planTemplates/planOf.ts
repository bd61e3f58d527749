import type { CountedIn, DayNumber, Plan, Step, WorkingWeek } from "../plan/plan";
import { parentOf } from "../plan/stepNumbers";
import type { PlanTemplate } from "./planTemplate";

export interface PlanSettings {
  readonly anchor: { readonly step: string; readonly date: DayNumber };
  readonly countedIn: CountedIn;
  readonly seller: WorkingWeek;
  readonly buyer: WorkingWeek;
  readonly today: DayNumber;
  /** Steps already behind us, with the day on which they were done. */
  readonly done: readonly { readonly step: string; readonly on: DayNumber }[];
}

/** The plan that the template makes with these settings, not dated yet. Tasks of a done milestone are done too. */
export function planOf(template: PlanTemplate, settings: PlanSettings): Plan {
  const { anchor, countedIn, seller, buyer, today, done } = settings;
  const doneOn = new Map(done.map(({ step, on }) => [step, on]));
  const steps = template.steps.map((step): Step => {
    const completedOn = withParents(step.number)
      .map((number) => doneOn.get(number))
      .find((on) => on !== undefined);
    return {
      number: step.number,
      name: step.name,
      days: step.days,
      countedIn: step.countedIn ?? countedIn,
      calendar: step.calendar ?? "both",
      startsAfter: step.startsAfter,
      fixed: null,
      notLaterThan: null,
      notNeeded: "",
      done: completedOn !== undefined,
      completedOn: completedOn ?? null,
      target: null,
    };
  });
  return { steps, anchor, countedIn, seller, buyer, today };
}

/** The step and those above it, the nearest first: "4.1.2" gives 4.1.2, 4.1, 4. */
function withParents(number: string): string[] {
  const parent = parentOf(number);
  return parent === null ? [number] : [number, ...withParents(parent)];
}
