import type { DayNumber } from "./plan";
import type { PlanProblem } from "./problems";
import type { Schedule } from "./schedule";

/** Whether the dates can be kept (D12); arrays are parallel to `plan.steps`. */
export interface Feasibility {
  /** Worked forward from today; null: undated. A done step: its own date. */
  readonly earliestFinish: readonly (DayNumber | null)[];
  /** Working days (the row's calendar) from earliest finish to Target; negative: behind. Null: undated or done. */
  readonly slack: readonly (number | null)[];
  /** Open, leading up to the anchor, and with the least slack of all such rows. */
  readonly critical: readonly boolean[];
  /** Calendar days since the Target of an open step; 0: not overdue. */
  readonly overdueBy: readonly number[];
  /** The anchor's earliest finish; null without an open, dated anchor. */
  readonly earliestAnchor: DayNumber | null;
  /** The anchor's slack: how many working days the whole plan has to spare (negative: late). */
  readonly anchorSlack: number | null;
  /** One `late` for the anchor and for each fixed step that cannot keep its date; the anchor's comes first. */
  readonly late: readonly Extract<PlanProblem, { code: "late" }>[];
}
/** `from`: the first day on which open steps can be worked; the plan's today unless given. */
export declare function feasibility(dates: Schedule, from?: DayNumber): Feasibility;
