/**
 * What a sales leader asks about a deal: is it on track, what holds it up, what was traded, where is help needed? Health is
 * told as facts that both sides could check. It is shown to the rep and copied, never written into the file.
 */
import { feasibility } from "../plan/feasibility";
import type { DayNumber } from "../plan/plan";
import { standingDates } from "../plan/standingDates";
import type { HistoryRow, LoadedPlan } from "../protocol";
import { someOf } from "../words/someOf";
import { type Moment, momentOf } from "./moment";
import { list, type Piece, type PlanDocument, paragraph, part } from "./planDocument";
import { peopleOf, type StepFacts, stepFacts, verdictText } from "./planFacts";
import type { Voice } from "./voice";

/** The changes that are told: the last that moved something or were traded. */
const LAST_CHANGES = 5;

/** So many days without any work on either side are told. */
const SILENT_DAYS = 21;

/** `history`: oldest first. */
export function managerUpdate(
  loaded: LoadedPlan,
  history: readonly HistoryRow[],
  voice: Voice,
): PlanDocument {
  const { told, dated, day } = voice;
  const moment = momentOf(loaded, voice.words);
  const { milestones, open, goal, signature, verdict } = moment;
  const forecastText = forecastOf(voice);
  const changes = history
    .filter(({ before, after, inReturn }) => inReturn !== "" || (before !== after && after !== null))
    .slice(-LAST_CHANGES)
    .reverse();

  const forecast = [
    told("statusProgress", { done: milestones.length - open.length, all: milestones.length }),
    ...[signature, goal]
      .filter((row, at, all): row is StepFacts => row !== null && all.indexOf(row) === at)
      .flatMap(forecastText),
    `${verdictText(loaded, voice.words, verdict, day)}.`,
    ...(loaded.valuePerMonth === null
      ? []
      : [told("worthToBuyer", { amount: voice.money(loaded.valuePerMonth) })]),
  ];

  return {
    subject:
      goal?.realistic != null
        ? told("managerSubject", { anchor: goal.step.name, date: dated(goal.realistic) })
        : told("managerSubjectUndated"),
    pieces: [
      paragraph(forecast.join(" ")),
      ...part(told("rootCause"), paragraph(rootCause(loaded, moment, voice))),
      ...part(told("health"), list(health(loaded, moment, history, voice))),
      ...part(told("slipped"), list(milestones.flatMap((row) => slipText(row, voice)))),
      ...part(told("traded"), list(changes.map((row) => changeText(row, voice)))),
      ...part(
        told("risks"),
        paragraph(loaded.value.risks),
        paragraph(loaded.value.riskOwners && told("handledBy", { text: loaded.value.riskOwners })),
      ),
      ...part(
        told("helpNeeded"),
        list(loaded.value.decisionsNeeded.split("\n").filter((line) => line.trim() !== "")),
      ),
    ] satisfies Piece[],
  };
}

/** "Signature: planned for Thu 11 Feb, realistic Thu 18 Feb." */
function forecastOf({ told, dated }: Voice): (row: StepFacts) => readonly string[] {
  return ({ step, target, realistic, state }) => {
    if (target === null) return [];
    const values = { step: step.name, date: dated(target) };
    if (state === "done") return [told("forecastDone", values)];
    return realistic === null || realistic === target
      ? [told("forecast", values)]
      : [told("forecastLater", { ...values, realistic: dated(realistic) })];
  };
}

/** Why the goal is late, by the step at the beginning of the chain that holds it up; "": it is not. */
function rootCause(loaded: LoadedPlan, { late, milestones }: Moment, { told, dated }: Voice): string {
  if (late === null) return "";
  const found = feasibility(standingDates(loaded.plan)).late.find(({ step }) => step === late.step);
  const cause = milestones.find(({ step }) => step.number === found?.cause);
  if (!found || !cause) return "";
  const values = {
    step: cause.step.name,
    date: dated(found.because === "fixed" ? cause.target! : found.start),
  };
  const text =
    found.because === "done"
      ? told("causeDone", { ...values, date: dated(cause.target!) })
      : found.because === "fixed"
        ? told("causeFixed", values)
        : told(found.startedLateBy > 0 ? "causeToday" : "causeOpen", values);
  const owner = peopleOf(cause).join(", ");
  return owner === "" || found.because === "done" ? text : told("causeWith", { text, owner });
}

function health(
  loaded: LoadedPlan,
  { milestones }: Moment,
  history: readonly HistoryRow[],
  { told, dated, words }: Voice,
): readonly string[] {
  const { plan, rolesWithoutName } = loaded;
  const steps = stepFacts(loaded);
  const done = steps.filter(({ state }) => state === "done");
  const days = [...history.map(({ when }) => when), ...done.map(({ step }) => step.completedOn)].filter(
    (day): day is DayNumber => day !== null && day <= plan.today,
  );
  const last = days.length === 0 ? null : Math.max(...days);
  const asked = (side: string) =>
    history.reduce<DayNumber | null>(
      (latest, { when, askedBy }) =>
        askedBy === side && when !== null && when >= (latest ?? when) ? when : latest,
      null,
    );
  const sides = [
    ["buyer", loaded.buyerCompany, words.tabs.askedByBuyer],
    ["seller", loaded.sellerCompany, words.tabs.askedBySeller],
  ] as const;
  const moved = history.filter(({ before, after }) => before !== null && after !== null && before !== after);
  const [farthest] = [...moved].sort((one, other) => distance(other) - distance(one));
  return [
    ...(last === null
      ? []
      : [
          plan.today - last >= SILENT_DAYS
            ? told("silent", { weeks: Math.floor((plan.today - last) / 7), date: dated(last) })
            : told("lastChange", { date: dated(last) }),
        ]),
    ...sides.flatMap(([, company, word]) => {
      const when = asked(word);
      return when === null ? [] : [told("lastAsked", { company, date: dated(when) })];
    }),
    ...sides.map(([side, company]) => {
      const theirs = milestones.filter(({ state, owners }) => state !== "done" && owners[side].length > 0);
      const late = theirs.filter(({ state, waits }) => state === "late" && !waits).length;
      return told("openOf", { company, open: theirs.length, late });
    }),
    ...(done.length === 0
      ? []
      : [
          told("doneByBuyer", {
            count: done.filter(({ owners }) => owners.buyer.length > 0).length,
            all: done.length,
          }),
        ]),
    ...(rolesWithoutName.length === 0
      ? []
      : [told("missingRoles", { count: rolesWithoutName.length, names: someOf(rolesWithoutName, words) })]),
    farthest
      ? told("movedDates", { count: moved.length, days: distance(farthest), step: farthest.milestone })
      : told("neverMoved"),
  ];
}

/** In calendar days. */
function distance({ before, after }: HistoryRow): number {
  return Math.abs(after! - before!);
}

/** By how many calendar days a date has moved since it was agreed, as the column Slip says. */
function slipText({ step, target, details }: StepFacts, { told, dated }: Voice): readonly string[] {
  const agreed = details?.agreedDate ?? null;
  if (agreed === null || target === null || agreed === target) return [];
  return [
    told(target > agreed ? "slippedStep" : "pulledStep", {
      step: step.name,
      agreed: dated(agreed),
      date: dated(target),
      days: Math.abs(target - agreed),
    }),
  ];
}

function changeText(
  { when, milestone, before, after, askedBy, why, inReturn }: HistoryRow,
  { told, dated, words }: Voice,
): string {
  const moved =
    before !== null && after !== null && told("fromTo", { before: dated(before), after: dated(after) });
  const details = [
    moved,
    askedBy !== "" && told("askedBy", { side: askedBy }),
    why,
    inReturn !== ""
      ? told("inReturn", { text: inReturn })
      : askedBy === words.tabs.askedByBuyer && told("nothingInReturn"),
  ].filter((text) => text !== false && text !== "");
  const change = when === null ? milestone : told("tradedChange", { when: dated(when), milestone });
  return [change, ...details].join(", ");
}
