/** What is told about the steps of a plan, worked out from what the server read. */
import { feasibility } from "../plan/feasibility";
import { ownerNames } from "../plan/owners";
import type { DayNumber, Step } from "../plan/plan";
import { schedule } from "../plan/schedule";
import { standingDates } from "../plan/standingDates";
import { isMilestone } from "../plan/stepNumbers";
import { type Verdict, verdict } from "../plan/verdict";
import type { LoadedPlan, StepDetails } from "../protocol";
import { verdictSentence } from "../words/verdictSentence";
import type { Words } from "../words/words";

export interface StepFacts {
  readonly step: Step;
  readonly start: DayNumber | null;
  /** What stands in the sheet, else what is worked out. */
  readonly target: DayNumber | null;
  readonly state: "done" | "late" | "started" | "planned" | "undated";
  /** Calendar days since the target of a late step. */
  readonly overdueBy: number;
  /** One of the steps on which the anchor's date hangs. */
  readonly critical: boolean;
  readonly details: StepDetails | null;
}

/** Milestones in the order of the table. */
export function milestoneFacts(loaded: LoadedPlan): readonly StepFacts[] {
  return stepFacts(loaded).filter(({ step }) => isMilestone(step.number));
}

/** Milestones, tasks and subtasks in the order of the table; those that are not needed count nowhere (D16). */
export function stepFacts({ plan, details }: LoadedPlan): readonly StepFacts[] {
  const dates = schedule(plan);
  const { critical } = feasibility(dates);
  const detailsOf = new Map(details.map((detail) => [detail.number, detail]));
  const { notNeeded } = dates.passes.network;
  return plan.steps.flatMap((step, row): StepFacts[] => {
    if (notNeeded[row] === 1) return [];
    const planned = step.target ?? dates.target[row] ?? null;
    const target = step.done ? (step.completedOn ?? planned) : planned;
    const start = dates.start[row] ?? null;
    const overdueBy = !step.done && target !== null ? Math.max(0, plan.today - target) : 0;
    const facts: StepFacts = {
      step,
      start: start === null || target === null ? start : Math.min(start, target),
      target,
      state: stateOf(step, start, target, plan.today),
      overdueBy,
      critical: critical[row] ?? false,
      details: detailsOf.get(step.number) ?? null,
    };
    return [facts];
  });
}

function stateOf(
  step: Step,
  start: DayNumber | null,
  target: DayNumber | null,
  today: DayNumber,
): StepFacts["state"] {
  if (step.done) return "done";
  if (target === null) return "undated";
  if (target < today) return "late";
  return start !== null && start <= today ? "started" : "planned";
}

/** How the plan stands, as the sheet's header says it. */
export function planVerdict({ plan, unfollowed, thenStep }: LoadedPlan): Verdict {
  return verdict(standingDates(plan), unfollowed, thenStep === "" ? null : thenStep);
}

/** `planVerdict` in the header's words. */
export function verdictText(loaded: LoadedPlan, words: Words, found: Verdict = planVerdict(loaded)): string {
  if (found.code === "askConfirmation" && loaded.valueConfirmed) return words.verdict.valueConfirmed;
  return verdictSentence(found, words.verdict, words.language, (number) =>
    stepName(loaded.plan.steps, number),
  );
}

/** What the plan works back from. */
export function anchorOf(rows: readonly StepFacts[], { plan }: LoadedPlan): StepFacts | null {
  return rows.find(({ step }) => step.number === plan.anchor?.step) ?? null;
}

export function anchorName({ plan }: LoadedPlan): string {
  return stepName(plan.steps, plan.anchor?.step ?? "");
}

/** "4 Proposal"; the bare number when there is no such step. */
export function stepLabel(steps: readonly Step[], number: string): string {
  const name = stepName(steps, number);
  return name === "" ? number : `${number} ${name}`;
}

/** "" when there is no such step. */
export function stepName(steps: readonly Step[], number: string): string {
  return steps.find((step) => step.number === number)?.name ?? "";
}

/** The owners of a step as the sheet names them, by role while they have no name: of one side, or the seller's first. */
export function ownersOf(details: StepDetails | null, side: "seller" | "buyer" | "both"): readonly string[] {
  return [
    ...(side === "buyer" ? [] : ownerNames(details?.ownersSeller ?? "")),
    ...(side === "seller" ? [] : ownerNames(details?.ownersBuyer ?? "")),
  ];
}

/** A side's owners as a reader outside the sheet knows them: by name where Stakeholders has one for the role. */
export function peopleOf(
  { roles }: LoadedPlan,
  details: StepDetails | null,
  team: "seller" | "buyer",
): readonly string[] {
  return ownersOf(details, team).map(
    (owner) => roles.find((role) => role.team === team && role.role === owner)?.name || owner,
  );
}

/** "EUR 12,500": rounded, because a delay is not priced to the cent. */
export function moneyText(
  { amount, currency }: { amount: number; currency: string },
  separator: string,
): string {
  const digits = String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, separator);
  return currency === "" ? digits : `${currency} ${digits}`;
}
