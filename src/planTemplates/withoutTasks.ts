import { isMilestone } from "../plan/stepNumbers";
import type { PlanTemplate } from "./planTemplate";

/** The template with its milestones only: the plan that is shown first is rather blank. */
export function withoutTasks(template: PlanTemplate): PlanTemplate {
  return { ...template, steps: template.steps.filter((step) => isMilestone(step.number)) };
}
