/**
 * Whether a plan is ready: what makes mutual action plans fail, found in this one. The sidebar's overview, *Check before
 * sending* and the manager's update show this list. A plan that was just made only has the gaps that the rep must fill.
 */
import { feasibility } from "../plan/feasibility";
import type { StepField } from "../plan/plan";
import type { PlanProblem, Problem } from "../plan/problems";
import { schedule } from "../plan/schedule";
import type { CheckCode } from "../problems";
import type { LoadedPlan } from "../protocol";
import { findingSentence, problemSentence } from "../words/problemSentence";
import { say } from "../words/say";
import type { Words } from "../words/words";
import { anchorAfterEvent } from "./checks/anchorAfterEvent";
import { budgetNo } from "./checks/budgetNo";
import { buyerOwnsLittle } from "./checks/buyerOwnsLittle";
import { type Check, lookAt } from "./checks/check";
import { commaNames } from "./checks/commaNames";
import { datedSubtasks } from "./checks/datedSubtasks";
import { decisionAfterSignature } from "./checks/decisionAfterSignature";
import { decisionPast } from "./checks/decisionPast";
import { eventPast } from "./checks/eventPast";
import { measureOpen } from "./checks/measureOpen";
import { noDate } from "./checks/noDate";
import { noEvent } from "./checks/noEvent";
import { noMeasure } from "./checks/noMeasure";
import { noOutcome } from "./checks/noOutcome";
import { noOwner } from "./checks/noOwner";
import { noRisk } from "./checks/noRisk";
import { noSponsor } from "./checks/noSponsor";
import { noValueAfter } from "./checks/noValueAfter";
import { noValuePerMonth } from "./checks/noValuePerMonth";
import { pastDates } from "./checks/pastDates";
import { resourcesNotReady } from "./checks/resourcesNotReady";
import { reviewLate } from "./checks/reviewLate";
import { reviewPast } from "./checks/reviewPast";
import { rolesMissing } from "./checks/rolesMissing";
import { signatureLast } from "./checks/signatureLast";
import { teams } from "./checks/teams";
import { tooManySteps } from "./checks/tooManySteps";
import { anchorName, cellAt, sheetRow, stepName } from "./planFacts";

export interface PlanCheck {
  /** What was found and where, the same as long as it is not mended: what is set aside stays so. */
  readonly key: string;
  /** What was found, and what to do. */
  readonly sentence: string;
  /** The number of the step to look at first; null: it is not about a step. */
  readonly step: string | null;
  /** The cell to look at first, which may stand in a folded column: "Milestones!P7", "Value!C6"; null: none is known. */
  readonly cell: string | null;
}

/** In the order in which they are shown: why and until when, who, the way to the value, dates. */
const checks: Readonly<Record<CheckCode, Check>> = {
  noEvent,
  anchorAfterEvent,
  eventPast,
  noMeasure,
  measureOpen,
  noValuePerMonth,
  noRisk,
  budgetNo,
  decisionPast,
  decisionAfterSignature,
  reviewPast,
  rolesMissing,
  noSponsor,
  teams,
  commaNames,
  buyerOwnsLittle,
  noOwner,
  signatureLast,
  noValueAfter,
  reviewLate,
  resourcesNotReady,
  tooManySteps,
  noOutcome,
  pastDates,
  noDate,
  datedSubtasks,
};

export function planChecks(loaded: LoadedPlan, words: Words): readonly PlanCheck[] {
  const look = lookAt(loaded, words);
  // Findings follow the row, whatever its number becomes.
  const place = (step: string | null) => loaded.plan.steps.find(({ number }) => number === step)?.id || step;
  const cellOf = (step: string | null, field: StepField = "target") =>
    cellAt(
      loaded,
      loaded.plan.steps.findIndex(({ number }) => number === step),
      field,
    );
  const found = (Object.keys(checks) as CheckCode[]).flatMap((code) =>
    checks[code](look).map(({ values, row, place: where }): PlanCheck => {
      const step = row?.step.number ?? null;
      return {
        key: keyOf(code, place(step)),
        sentence: say(words.language, words.checks[code], values),
        step,
        cell: where === undefined ? cellOf(step) : loaded.places[where] || null,
      };
    }),
  );
  const all = [...found, ...problemsOf(loaded, words, place, cellOf)];
  const numbers = new Set(loaded.plan.steps.map(({ number }) => number));
  return all
    .filter((check, at) => all.findIndex(({ sentence }) => sentence === check.sentence) === at)
    .map((check) => (check.step !== null && !numbers.has(check.step) ? { ...check, step: null } : check));
}

/** Dates that clash or cannot be kept, and what could not be read in the sheet: problems with codes and words of their own. */
function problemsOf(
  loaded: LoadedPlan,
  words: Words,
  place: (step: string | null) => string | null,
  cellOf: (step: string | null, field?: StepField) => string | null,
): readonly PlanCheck[] {
  const { plan, findings } = loaded;
  const dates = schedule(plan);
  const context = {
    language: words.language,
    words: words.problems,
    nameOf: (number: string) => stepName(plan.steps, number),
    anchorName: anchorName(loaded),
    today: plan.today,
    rowOf: (position: number) => sheetRow(loaded, position),
  };
  const cellOfProblem = (problem: Problem): string | null => {
    const [first] = "rows" in problem ? problem.rows : [];
    if (first !== undefined) return cellAt(loaded, first, "number");
    const step = "step" in problem ? problem.step : "steps" in problem ? (problem.steps[0] ?? null) : null;
    return cellOf(step, "field" in problem ? fieldOf(problem.field) : fieldsOfProblems[problem.code]);
  };
  return [
    ...[...dates.problems.filter(isFault), ...feasibility(dates).late].map((problem) => {
      const step = "cause" in problem ? problem.cause : "step" in problem ? problem.step : null;
      return {
        key: keyOf(problem.code, place(step)),
        sentence: problemSentence(problem, context),
        step,
        cell: cellOfProblem(problem),
      };
    }),
    ...findings.map((finding) => ({
      key: keyOf(finding.problem.code, finding.cells.join(" ")),
      sentence: findingSentence(finding, context),
      step: null,
      cell: finding.cells[0] ?? null,
    })),
  ];
}

function fieldOf(field: string): StepField {
  return field === "anchor" || field === "today" ? "target" : (field as StepField);
}

/** Where to put right what a problem is about, if not at the date. */
const fieldsOfProblems: Partial<Record<Problem["code"], StepField>> = {
  anchorFixedElsewhere: "fixed",
  anchorNotNeeded: "notNeeded",
  badDays: "days",
  completedInFuture: "completedOn",
  loop: "startsAfter",
  noDays: "days",
  notConnected: "startsAfter",
  notLaterThanMissed: "notLaterThan",
  startsAfterItself: "startsAfter",
  unknownStep: "startsAfter",
};

/** A task that is finished before its milestone has to begin is none. */
function isFault(problem: PlanProblem): boolean {
  return problem.code !== "outsideMilestone" || problem.date > problem.to;
}

function keyOf(code: string, place: string | null): string {
  return place === null ? code : `${code} ${place}`;
}
