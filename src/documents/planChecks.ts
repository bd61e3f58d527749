/**
 * What to look at before a plan is sent: what makes mutual action plans fail, found in this one. A plan that was just
 * made only has the gaps that the rep must fill.
 */
import { feasibility } from "../plan/feasibility";
import type { DayNumber } from "../plan/plan";
import { schedule } from "../plan/schedule";
import { isMilestone, levelOf } from "../plan/stepNumbers";
import type { LoadedPlan } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { formatDay } from "../words/formatDay";
import { findingSentence, problemSentence } from "../words/problemSentence";
import { say } from "../words/say";
import type { Words } from "../words/words";
import { anchorName, ownersOf, type StepFacts, stepFacts, stepLabel, stepName } from "./planFacts";
import { goLiveOf, signatureOf, wordMatcher } from "./stepKinds";

export interface PlanCheck {
  /** What was found and where, the same as long as it is not mended: what is set aside stays so. */
  readonly key: string;
  /** What was found, and what to do. */
  readonly sentence: string;
  /** The number of the step to look at first; null: it is not about a step. */
  readonly step: string | null;
}

/** A plan with more than this is not read; a good one has 11 to 15. */
const MOST_MILESTONES = 15;

/** So long before the signature a review by the buyer's legal, procurement or security people begins at the latest. */
const REVIEW_DAYS = 7;

/** Sentences name so many steps or people at most. */
const MOST_NAMED = 4;

export function planChecks(loaded: LoadedPlan, words: Words): readonly PlanCheck[] {
  const look = lookAt(loaded, words);
  const numbers = new Set(look.steps.map(({ step }) => step.number));
  const found = [...whyChecks(look), ...peopleChecks(look), ...journeyChecks(look), ...dateChecks(look)];
  return found
    .filter((check, at) => found.findIndex(({ sentence }) => sentence === check.sentence) === at)
    .map((check) => (check.step !== null && !numbers.has(check.step) ? { ...check, step: null } : check));
}

/** What every group of checks looks at, and how it tells what it found. */
function lookAt(loaded: LoadedPlan, words: Words) {
  const steps = stepFacts(loaded);
  const milestones = steps.filter(({ step }) => isMilestone(step.number));

  const some = (names: readonly string[]): string => {
    const shown = names.slice(0, MOST_NAMED).join(", ");
    const more = names.length - MOST_NAMED;
    return more > 0 ? say(words.language, words.sidebar.andMore, { names: shown, more }) : shown;
  };
  const labels = (rows: readonly StepFacts[]): string =>
    some(rows.map(({ step }) => stepLabel(loaded.plan.steps, step.number)));
  const check = (
    key: keyof DocumentWords,
    values: Readonly<Record<string, string | number>> = {},
    step: string | null = null,
  ): PlanCheck => ({
    key: keyOf(key, step),
    sentence: say(words.language, words.documents[key], values),
    step,
  });
  const checkSteps = (key: keyof DocumentWords, rows: readonly StepFacts[]): PlanCheck[] =>
    rows.length === 0 ? [] : [check(key, { count: rows.length, steps: labels(rows) }, rows[0]!.step.number)];

  return {
    loaded,
    words,
    steps,
    milestones,
    open: milestones.filter(({ state }) => state !== "done"),
    anchor: steps.find(({ step }) => step.number === loaded.plan.anchor?.step) ?? null,
    day: (date: DayNumber): string => formatDay(date, words.language, { year: true }),
    some,
    labels,
    check,
    checkSteps,
  };
}
type Look = ReturnType<typeof lookAt>;

/** Why the plan is done, until when, and what shows that it has worked. */
function whyChecks({ loaded, anchor, day, check }: Look): PlanCheck[] {
  const found: PlanCheck[] = [];
  if (loaded.value.event === "") found.push(check("noEvent"));
  const event = loaded.valueDates.eventDate;
  if (event !== null && anchor?.target && anchor.target > event) {
    const values = { anchor: anchor.step.name, date: day(anchor.target), event: day(event) };
    found.push(check("anchorAfterEvent", values, anchor.step.number));
  }
  if (loaded.measures.length === 0) found.push(check("noMeasure"));
  return found;
}

function peopleChecks({ loaded, words, open, some, check }: Look): PlanCheck[] {
  const found: PlanCheck[] = [];
  const { rolesWithoutName, roles } = loaded;
  if (rolesWithoutName.length > 0) {
    found.push(check("rolesMissing", { count: rolesWithoutName.length, names: some(rolesWithoutName) }));
  }
  const signs = roles.filter(({ team, part }) => team === "buyer" && part === words.tabs.partSigns);
  if (!signs.some(({ name }) => name !== "")) found.push(check("noSponsor"));

  const isTeam = wordMatcher(words.documents.teamWords);
  const known = new Set(roles.map(({ role }) => role));
  const owners = open.flatMap(({ details }) => ownersOf(details, "both"));
  const people = [...roles.map(({ name }) => name), ...owners.filter((owner) => !known.has(owner))];
  const teams = [...new Set(people.filter(isTeam))];
  if (teams.length > 0) found.push(check("teams", { names: some(teams) }));

  const owned = open.filter(({ details }) => ownersOf(details, "buyer").length > 0).length;
  if (owned * 2 < open.length) found.push(check("buyerOwnsLittle", { count: owned, all: open.length }));
  return found;
}

/** From the first step past the signature to the value. */
function journeyChecks({
  words,
  milestones,
  steps,
  open,
  anchor,
  day,
  labels,
  check,
  checkSteps,
}: Look): PlanCheck[] {
  const { documents } = words;
  const found: PlanCheck[] = [];
  const isLast = (row: StepFacts) => !milestones.some((other) => isAfter(other, row, milestones));
  const signature = signatureOf(milestones, documents);
  if (signature !== null && isLast(signature)) {
    found.push(check("signatureLast", { steps: labels([signature]) }, signature.step.number));
  }
  const goLive = goLiveOf(milestones, documents) ?? anchor;
  if (goLive !== null && goLive !== signature && isLast(goLive)) {
    found.push(check("noValueAfter", { steps: labels([goLive]) }, goLive.step.number));
  }
  if (signature?.target && signature.state !== "done") {
    const reviews = [
      ["legal", "legalWords"],
      ["procurement", "procurementWords"],
      ["security", "securityWords"],
    ] as const;
    for (const [area, about] of reviews) {
      const late = lateReview(steps, signature, wordMatcher(documents[about]));
      if (!late) continue;
      const values = {
        area: documents[area],
        steps: labels([late]),
        start: day(late.start!),
        days: REVIEW_DAYS,
        date: day(signature.target),
      };
      found.push(check("reviewLate", values, late.step.number));
    }
  }
  if (milestones.length > MOST_MILESTONES) {
    found.push(check("tooManySteps", { count: milestones.length }));
  }
  const silent = open.filter(({ details }) => details?.outcome === "");
  return [...found, ...checkSteps("noOutcome", silent)];
}

/** Dates that are past, clash or cannot be kept, and what could not be read in the sheet. */
function dateChecks({ loaded, words, steps, checkSteps }: Look): PlanCheck[] {
  const { plan, findings } = loaded;
  const dates = schedule(plan);
  const context = {
    language: words.language,
    words: words.problems,
    nameOf: (number: string) => stepName(plan.steps, number),
    anchorName: anchorName(loaded),
    today: plan.today,
  };
  const dated = steps.filter(({ step }) => levelOf(step.number) === "subtask" && step.target !== null);
  return [
    ...checkSteps(
      "pastDates",
      steps.filter(({ state }) => state === "late"),
    ),
    ...checkSteps("datedSubtasks", dated),
    ...[...dates.problems, ...feasibility(dates).late].map((problem) => {
      const step = "cause" in problem ? problem.cause : "step" in problem ? problem.step : null;
      return { key: keyOf(problem.code, step), sentence: problemSentence(problem, context), step };
    }),
    ...findings.map((finding) => ({
      key: keyOf(finding.problem.code, finding.cells.join(" ")),
      sentence: findingSentence(finding, context),
      step: null,
    })),
  ];
}

function keyOf(code: string, place: string | null): string {
  return place === null ? code : `${code} ${place}`;
}

/** By date; where one has none, by its place in the table. */
function isAfter(row: StepFacts, other: StepFacts, all: readonly StepFacts[]): boolean {
  if (row.target !== null && other.target !== null) return row.target > other.target;
  return all.indexOf(row) > all.indexOf(other);
}

/** The first step of a review when even that begins too short before the signature; null: it does not, or there is none. */
function lateReview(
  steps: readonly StepFacts[],
  signature: StepFacts,
  isReview: (text: string) => boolean,
): StepFacts | null {
  const [first] = steps
    .filter((row) => row !== signature && row.start !== null)
    .filter(
      ({ step, details, start }) =>
        isReview(step.name) || (start! < signature.target! && isReview(details?.ownersBuyer ?? "")),
    )
    .sort((one, other) => one.start! - other.start!);
  return first && first.state !== "done" && first.start! > signature.target! - REVIEW_DAYS ? first : null;
}
