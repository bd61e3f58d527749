import { isMilestone } from "../plan/stepNumbers";
import type { UsualItem } from "./usualItems";

/**
 * The number of the milestone under which the item belongs in this plan: the one of that name, else the last
 * one of the phase, else null. `steps` in the order of the plan.
 */
export function milestoneFor(
  item: UsualItem,
  steps: readonly { readonly number: string; readonly name: string; readonly phase: string }[],
): string | null {
  const candidates = steps.filter((step) => isMilestone(step.number));
  const byName = candidates.find((step) => step.name === item.milestone);
  const byPhase = candidates.filter((step) => step.phase === item.phase).pop();
  return (byName ?? byPhase)?.number ?? null;
}
