/** "Learn from this deal": the real days of a finished plan, beside those that were planned. */
import { actualDays } from "../plan/actualDays";
import type { Step } from "../plan/plan";
import { isMilestone } from "../plan/stepNumbers";
import type { PlanTemplate } from "../planTemplates";
import type { LoadedPlan } from "../protocol";

interface Learning {
  /** With their real days. */
  readonly steps: readonly Step[];
  /** Those that took other times than planned. */
  readonly others: readonly { readonly step: Step; readonly planned: number; readonly real: number }[];
}

/** Null: the plan is not finished, kept its days, or taught its days already. */
export function learningOf(
  { plan, valueConfirmed }: LoadedPlan,
  savedTemplates: readonly PlanTemplate[],
): Learning | null {
  const milestones = plan.steps.filter((step) => isMilestone(step.number));
  const finished = valueConfirmed || milestones.every((step) => step.done);
  if (!finished || milestones.length === 0) return null;
  const real = actualDays(plan);
  const others = plan.steps.flatMap((step, row) =>
    step.days === real[row] ? [] : [{ step, planned: step.days ?? 0, real: real[row] ?? 0 }],
  );
  const steps = plan.steps.map((step, row) => ({ ...step, days: real[row] ?? null }));
  const kept = savedTemplates.some((template) => daysOf(template) === daysOf({ steps }));
  return others.length === 0 || kept ? null : { steps, others };
}

type Steps = { readonly steps: readonly { readonly name: string; readonly days: number | null }[] };

function daysOf({ steps }: Steps): string {
  return JSON.stringify(steps.map(({ name, days }) => [name, days]));
}
