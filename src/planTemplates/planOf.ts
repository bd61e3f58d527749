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
  /** What a plan that was taken over says of its steps beside the template. */
  readonly takenOver?: readonly TakenOverStep[];
}

/** Of a step that stood in another table before: its date there, and how the new plan holds it. */
export interface TakenOverStep {
  readonly step: string;
  /** For steps that are not worked out: they keep it. */
  readonly target: DayNumber | null;
  readonly notLaterThan: DayNumber | null;
  readonly fixed: DayNumber | null;
  readonly note: string;
}

/** The plan that the template makes with these settings, not dated yet. Tasks of a done milestone are done too. */
export function planOf(template: PlanTemplate, settings: PlanSettings): Plan {
  const { anchor, countedIn, seller, buyer, today, done, takenOver = [] } = settings;
  const before = new Map(takenOver.map((each) => [each.step, each]));
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
      fixed: before.get(step.number)?.fixed ?? null,
      notLaterThan: before.get(step.number)?.notLaterThan ?? null,
      notNeeded: "",
      done: completedOn !== undefined,
      completedOn: completedOn ?? null,
      target: before.get(step.number)?.target ?? null,
      id: "",
    };
  });
  return { steps, anchor, countedIn, seller, buyer, today };
}

/** The step and those above it, the nearest first: "4.1.2" gives 4.1.2, 4.1, 4. */
function withParents(number: string): string[] {
  const parent = parentOf(number);
  return parent === null ? [number] : [number, ...withParents(parent)];
}
