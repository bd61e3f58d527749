import { isUnneeded } from "./network";
import type { Plan } from "./plan";
import { isMilestone } from "./stepNumbers";

/**
 * The rows whose dates *Agree all open dates* means: open, needed milestones with a Target that both sides have not agreed
 * yet. Dates of tasks are each side's own business. `agreed`: whether Agreed is ticked, by row.
 */
export function datesToAgree({ steps, anchor }: Plan, agreed: readonly boolean[]): readonly number[] {
  return steps.flatMap((step, row) => {
    const isNeeded = step.number === anchor?.step || !isUnneeded(step);
    return isMilestone(step.number) && !step.done && isNeeded && step.target !== null && !agreed[row]
      ? [row]
      : [];
  });
}
