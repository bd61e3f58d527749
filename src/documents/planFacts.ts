/** What is told about the steps of a plan, worked out from what the server read. */
import { feasibility } from "../plan/feasibility";
import { ownerNames } from "../plan/owners";
import type { DayNumber, Step, StepField } from "../plan/plan";
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
  /** Its target, or where that cannot be kept any more, the earliest realistic date; null: nobody can say. */
  readonly realistic: DayNumber | null;
  /** An open step stands before it. */
  readonly waits: boolean;
  readonly details: StepDetails | null;
  /** As the sheet names them, by role while they have no name. */
  readonly owners: BySide;
  /** As a reader outside the sheet knows them: by name where Stakeholders has one for the role. */
  readonly people: BySide;
}

interface BySide {
  readonly seller: readonly string[];
  readonly buyer: readonly string[];
}

/** Milestones in the order of the table. */
export function milestoneFacts(loaded: LoadedPlan): readonly StepFacts[] {
  return stepFacts(loaded).filter(({ step }) => isMilestone(step.number));
}

/** Milestones, tasks and subtasks in the order of the table; those that are not needed count nowhere (D16). */
export function stepFacts(loaded: LoadedPlan): readonly StepFacts[] {
  const { plan, details, roles } = loaded;
  const dates = schedule(plan);
  const { critical } = feasibility(dates);
  // As the verdict: by the dates that stand in the sheet.
  const { earliestFinish, waits } = feasibility(standingDates(plan));
  const known = knownOwners(loaded);
  const detailsOf = new Map(details.map((detail) => [detail.number, detail]));
  const { notNeeded } = dates.passes.network;
  return plan.steps.flatMap((step, row): StepFacts[] => {
    if (notNeeded[row] === 1) return [];
    const planned = step.target ?? dates.target[row] ?? null;
    const target = step.done ? (step.completedOn ?? planned) : planned;
    const start = dates.start[row] ?? null;
    const overdueBy = !step.done && target !== null ? Math.max(0, plan.today - target) : 0;
    const detail = detailsOf.get(step.number) ?? null;
    const owners = {
      seller: ownerNames(detail?.ownersSeller ?? "", known),
      buyer: ownerNames(detail?.ownersBuyer ?? "", known),
    };
    const named = (team: "seller" | "buyer") =>
      owners[team].map(
        (owner) => roles.find((role) => role.team === team && role.role === owner)?.name || owner,
      );
    const facts: StepFacts = {
      step,
      start: start === null || target === null ? start : Math.min(start, target),
      target,
      state: stateOf(step, start, target, plan.today),
      overdueBy,
      critical: critical[row] ?? false,
      realistic: realisticDay(step, target, earliestFinish[row] ?? null, plan.today),
      waits: waits[row] ?? false,
      details: detail,
      owners,
      people: { seller: named("seller"), buyer: named("buyer") },
    };
    return [facts];
  });
}

function realisticDay(
  step: Step,
  target: DayNumber | null,
  earliest: DayNumber | null,
  today: DayNumber,
): DayNumber | null {
  if (step.done || target === null) return target;
  if (earliest !== null) return Math.max(target, earliest);
  return target < today ? null : target;
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
export function verdictText(
  loaded: LoadedPlan,
  words: Words,
  found: Verdict = planVerdict(loaded),
  dayText?: (day: DayNumber) => string,
): string {
  if (found.code === "askConfirmation" && loaded.valueConfirmed) return words.verdict.valueConfirmed;
  const nameOf = (number: string) => stepName(loaded.plan.steps, number);
  return verdictSentence(found, words.verdict, words.language, nameOf, dayText);
}

/** The row of the sheet in which a step stands, by its position. */
export function sheetRow({ details }: LoadedPlan, position: number): number | undefined {
  const found = /\d+$/.exec(details[position]?.cell ?? "");
  return found ? Number(found[0]) : undefined;
}

/** The cell of a row by its position; null: it stands in no sheet yet, or the column is gone. */
export function cellAt({ details, columns }: LoadedPlan, position: number, field: StepField): string | null {
  const [, tab, row] = /^(.*!)[A-Z]+(\d+)$/.exec(details[position]?.cell ?? "") ?? [];
  const column = columns[field];
  return tab && row && column ? tab + column + row : null;
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

/** The names and roles by which the owner cells are read. */
export function knownOwners({ roles }: Pick<LoadedPlan, "roles">): readonly string[] {
  return roles.flatMap(({ name, role }) => [name, role]);
}

/** Of both sides, the seller's first; each once. */
export function peopleOf({ people }: StepFacts): readonly string[] {
  return [...new Set([...people.seller, ...people.buyer])];
}

/** "EUR 12,500": rounded, because a delay is not priced to the cent. */
export function moneyText(
  { amount, currency }: { amount: number; currency: string },
  separator: string,
): string {
  const digits = String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, separator);
  return currency === "" ? digits : `${currency} ${digits}`;
}
