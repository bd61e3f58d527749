/**
 * How long the steps of a plan really took: from the day on which all predecessors were finished to the own Completed
 * on, counted as the row is counted (D2, D3), so that the numbers can stand as Days in the next plan.
 *
 * - A row without predecessors or without Completed on keeps its days: nobody knows when it began, or when it ended.
 * - A marker (D4) and a row that is still open hold nothing up: what follows them counts from what they follow.
 * - A row that was finished before its predecessors took some time all the same: one day.
 */
import { isDay } from "./calendarDate";
import { Finished } from "./finished";
import { buildNetwork, DONE, MAX_DAYS, NONE } from "./network";
import type { Plan } from "./plan";

/** Parallel to `plan.steps`. */
export function actualDays(plan: Plan): readonly (number | null)[] {
  const network = buildNetwork(plan);
  const { order, hold, heldAt } = network;
  const actual = plan.steps.map((step) => step.days);
  const finished = new Finished(network);
  for (const node of order) {
    const began = finished.release(node);
    const step = plan.steps[node];
    finished.settle(node, hold[node] === DONE && step?.days !== 0 ? heldAt[node]! : NONE);
    if (!step?.done || !isDay(step.completedOn) || (step.days ?? 0) < 1 || began === NONE) continue;
    const taken =
      step.countedIn === "working"
        ? network.calendar(node)?.between(began, step.completedOn)
        : step.completedOn - began;
    if (taken !== undefined) actual[node] = Math.min(Math.max(1, taken), MAX_DAYS);
  }
  return actual;
}
