import type { DayNumber, Plan } from "./plan";
import type { PlanProblem } from "./problems";

/** The worked-out dates: `start[i]` and `target[i]` belong to `plan.steps[i]`; null: that row has no date. */
export interface Schedule {
  readonly plan: Plan;
  readonly start: readonly (DayNumber | null)[];
  readonly target: readonly (DayNumber | null)[];
  /** Position in `plan.steps` by step number; the first one where a number stands twice. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly problems: readonly PlanProblem[];
}
export declare function schedule(plan: Plan): Schedule;
