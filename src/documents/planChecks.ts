/**
 * What to look at before a plan is sent: what makes mutual action plans fail, found in this one. A plan that was just
 * made only has the gaps that the rep must fill.
 */
import { feasibility } from "../plan/feasibility";
import type { DayNumber } from "../plan/plan";
import { schedule } from "../plan/schedule";
import { levelOf } from "../plan/stepNumbers";
import type { LoadedPlan } from "../sidebarProtocol";
import type { DocumentWords } from "../words/en/documents";
import { formatDay } from "../words/formatDay";
import { findingSentence, problemSentence } from "../words/problemSentence";
import { say } from "../words/say";
import type { Words } from "../words/words";
import { anchorName, isMilestone, ownerNames, type StepFacts, stepFacts, stepLabel } from "./planFacts";
import { goLiveOf, signatureOf, wordMatcher } from "./stepKinds";

export interface PlanCheck {
  /** What was found and where, the same as long as it is not mended: what is set aside stays so. */
  readonly key: string;
  /** What was found, and what to do. */
  readonly sentence: string;
  /** The number of the step to look at first; null: it is not about a step. */
  readonly step: string | null;
}

/** More than this is not read; product.md: a good plan has 11 to 15. */
const MOST_MILESTONES = 15;

/** So long before the signature a review by the buyer's legal, procurement or security people begins at the latest. */
const REVIEW_DAYS = 7;

/** Sentences name so many steps or people at most. */
const MOST_NAMED = 4;

export function planChecks(loaded: LoadedPlan, words: Words): readonly PlanCheck[] {
  const { documents } = words;
  const found: PlanCheck[] = [];
  const add = (
    key: keyof DocumentWords,
    values: Readonly<Record<string, string | number>> = {},
    step: string | null = null,
  ): void => {
    found.push({ key: keyOf(key, step), sentence: say(documents[key], values), step });
  };
  const addSteps = (key: keyof DocumentWords, steps: readonly StepFacts[]): void => {
    if (steps.length > 0) add(key, { count: steps.length, steps: labels(steps) }, steps[0]!.step.number);
  };
  const day = (date: DayNumber): string => formatDay(date, words.language, { year: true });

  const steps = stepFacts(loaded);
  const milestones = steps.filter(({ step }) => isMilestone(step.number));
  const open = milestones.filter(({ state }) => state !== "done");
  const anchor = steps.find(({ step }) => step.number === loaded.plan.anchor?.step) ?? null;
  const about = (key: keyof DocumentWords) => wordMatcher(documents[key]);

  // Why and until when
  if (loaded.value.event === "") add("noEvent");
  const event = loaded.valueDates.eventDate;
  if (event !== null && anchor?.target && anchor.target > event) {
    const values = { anchor: anchor.step.name, date: day(anchor.target), event: day(event) };
    add("anchorAfterEvent", values, anchor.step.number);
  }
  if (loaded.measures.length === 0) add("noMeasure");

  // Who
  const roles = loaded.rolesWithoutName;
  if (roles.length > 0) add("rolesMissing", { count: roles.length, names: some(roles) });
  const signs = loaded.roles.filter((role) => role.team === "buyer" && role.part === words.tabs.partSigns);
  if (!signs.some((role) => role.name !== "")) add("noSponsor");
  const isTeam = about("teamWords");
  const known = new Set(loaded.roles.map((role) => role.role));
  const owners = open.flatMap(({ details }) => ownerNames(details?.ownersSeller, details?.ownersBuyer));
  const people = [...loaded.roles.map((role) => role.name), ...owners.filter((owner) => !known.has(owner))];
  const teams = [...new Set(people.filter(isTeam))];
  if (teams.length > 0) add("teams", { names: some(teams) });
  const owned = open.filter(({ details }) => (details?.ownersBuyer ?? "") !== "").length;
  if (owned * 2 < open.length) add("buyerOwnsLittle", { count: owned, all: open.length });

  // The journey
  const signature = signatureOf(milestones, documents);
  if (signature !== null && !milestones.some((row) => isAfter(row, signature, milestones)))
    add("signatureLast", { steps: labels([signature]) }, signature.step.number);
  const goLive = goLiveOf(milestones, documents) ?? anchor;
  if (goLive && goLive !== signature && !milestones.some((row) => isAfter(row, goLive, milestones)))
    add("noValueAfter", { steps: labels([goLive]) }, goLive.step.number);
  if (signature?.target && signature.state !== "done") {
    const reviews = [
      ["legal", "legalWords"],
      ["procurement", "procurementWords"],
      ["security", "securityWords"],
    ] as const;
    for (const [area, aboutIt] of reviews) {
      const late = lateReview(steps, signature, about(aboutIt));
      if (!late) continue;
      const values = {
        area: documents[area],
        steps: labels([late]),
        start: day(late.start!),
        days: REVIEW_DAYS,
        date: day(signature.target),
      };
      add("reviewLate", values, late.step.number);
    }
  }
  if (milestones.length > MOST_MILESTONES) add("tooManySteps", { count: milestones.length });
  addSteps(
    "noOutcome",
    open.filter(({ details }) => details?.outcome === ""),
  );

  // The dates
  addSteps(
    "pastDates",
    steps.filter(({ state }) => state === "late"),
  );
  addSteps(
    "datedSubtasks",
    steps.filter(({ step }) => levelOf(step.number) === "subtask" && step.target !== null),
  );
  const dates = schedule(loaded.plan);
  const nameOf = (number: string) => loaded.plan.steps.find((step) => step.number === number)?.name ?? "";
  const context = {
    language: words.language,
    words: words.problems,
    nameOf,
    anchorName: anchorName(loaded),
    today: loaded.plan.today,
  };
  for (const problem of [...dates.problems, ...feasibility(dates).late]) {
    const step = "cause" in problem ? problem.cause : "step" in problem ? problem.step : null;
    found.push({ key: keyOf(problem.code, step), sentence: problemSentence(problem, context), step });
  }
  for (const finding of loaded.findings) {
    const key = keyOf(finding.problem.code, finding.cells.join(" "));
    found.push({ key, sentence: findingSentence(finding, context), step: null });
  }
  const numbers = new Set(steps.map(({ step }) => step.number));
  return found
    .filter((check, at) => found.findIndex(({ sentence }) => sentence === check.sentence) === at)
    .map((check) => (check.step !== null && !numbers.has(check.step) ? { ...check, step: null } : check));

  function some(names: readonly string[]): string {
    const shown = names.slice(0, MOST_NAMED).join(", ");
    const more = names.length - MOST_NAMED;
    return more > 0 ? say(words.sidebar.andMore, { names: shown, more }) : shown;
  }

  function labels(rows: readonly StepFacts[]): string {
    return some(rows.map(({ step }) => stepLabel(loaded.plan.steps, step.number)));
  }
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
