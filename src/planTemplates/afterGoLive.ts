/**
 * How the milestones behind the go-live run: side by side, each counted from the go-live (30, 60, 90 days
 * after it), or chained, each counted from the one before it. Their days stay the same, so that going
 * back and forth changes nothing.
 */
import { isMilestone } from "../plan/stepNumbers";
import type { PlanTemplate, TemplateStep } from "./planTemplate";

/** With go-live on 2027-03-15, 30, 60 and 90 days chained are due on 04-14, 06-14 and 09-13. */
export function chainedAfter(template: PlanTemplate, goLive: string): PlanTemplate {
  return relinked(template, goLive, (previous) => previous);
}

export function sideBySideAfter(template: PlanTemplate, goLive: string): PlanTemplate {
  return relinked(template, goLive, () => goLive);
}

/** Links to steps that do not come after the go-live stay. */
function relinked(
  template: PlanTemplate,
  goLive: string,
  follows: (previous: string) => string,
): PlanTemplate {
  const after = milestonesAfter(template.steps, goLive);
  let previous = goLive;
  const steps = template.steps.map((step) => {
    if (!after.has(step.number)) return step;
    const others = step.startsAfter.filter((link) => link !== goLive && !after.has(link));
    const startsAfter = [...others, follows(previous)];
    previous = step.number;
    return { ...step, startsAfter };
  });
  return { ...template, steps };
}

/** The numbers of the milestones that cannot start before the go-live is finished. */
function milestonesAfter(steps: readonly TemplateStep[], goLive: string): ReadonlySet<string> {
  const reached = new Set([goLive]);
  for (const number of reached) {
    for (const step of steps) {
      if (isMilestone(step.number) && step.startsAfter.includes(number)) reached.add(step.number);
    }
  }
  reached.delete(goLive);
  return reached;
}
