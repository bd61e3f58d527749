import type { Step } from "./plan";
import { isMilestone } from "./stepNumbers";

/**
 * The rows whose dates *Agree all open dates* means: open milestones with a Target that both sides have not agreed yet.
 * Dates of tasks are each side's own business. `agreed`: whether Agreed is ticked, by row.
 */
export function datesToAgree(steps: readonly Step[], agreed: readonly boolean[]): readonly number[] {
  return steps.flatMap((step, row) =>
    isMilestone(step.number) && !step.done && step.target !== null && !agreed[row] ? [row] : [],
  );
}
