/** What is told about the steps of a plan, worked out from what the server read. */
import { feasibility, type Late } from "../plan/feasibility";
import { ownerNames } from "../plan/owners";
import type { DayNumber, Plan, Step } from "../plan/plan";
import type { PlanProblem } from "../plan/problems";
import { schedule } from "../plan/schedule";
import { isMilestone } from "../plan/stepNumbers";
import type { LoadedPlan, StepDetails } from "../protocol";

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

/** Milestones, tasks and subtasks in the order of the table. */
export function stepFacts({ plan, details }: LoadedPlan): readonly StepFacts[] {
  const dates = schedule(plan);
  const { critical } = feasibility(dates);
  const detailsOf = new Map(details.map((detail) => [detail.number, detail]));
  return plan.steps.map((step, row): StepFacts => {
    const planned = step.target ?? dates.target[row] ?? null;
    const target = step.done ? (step.completedOn ?? planned) : planned;
    const start = dates.start[row] ?? null;
    const overdueBy = !step.done && target !== null ? Math.max(0, plan.today - target) : 0;
    return {
      step,
      start: start === null || target === null ? start : Math.min(start, target),
      target,
      state: stateOf(step, start, target, plan.today),
      overdueBy,
      critical: critical[row] ?? false,
      details: detailsOf.get(step.number) ?? null,
    };
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

/** Problems that leave steps without a date. */
const UNDATED: ReadonlySet<PlanProblem["code"]> = new Set([
  "badDays",
  "badNumber",
  "badWeekend",
  "duplicateNumber",
  "loop",
  "noDays",
  "noNumber",
  "noWorkingDay",
  "outOfRange",
]);

interface PlanFit {
  /** Null: the date that the plan works back from can be kept. */
  readonly behind: Late | null;
  /** Working days to spare; null when there is no open, dated anchor, or when it cannot be kept. */
  readonly slack: number | null;
}

/** Whether the plan fits; null: that cannot be said, since a step without a date would make a late plan look early. */
export function planFit(plan: Plan): PlanFit | null {
  const dates = schedule(plan);
  if (dates.problems.some(({ code }) => UNDATED.has(code))) return null;
  const { late, anchorSlack } = feasibility(dates);
  const behind = late.find(({ step }) => step === plan.anchor?.step) ?? null;
  return { behind, slack: behind === null ? anchorSlack : null };
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
