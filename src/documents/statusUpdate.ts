/**
 * Where a plan stands, for the weekly mail. The champion passes it on inside the company: it begins with why, tells what
 * was done before what was not, and names what can be done now, with both owners, and never who is late.
 */
import type { DayNumber } from "../plan/plan";
import type { LoadedPlan } from "../protocol";
import { byRealisticDate, type Moment, momentOf } from "./moment";
import { lateText, linkPiece, notNeededText, owned } from "./phrases";
import { list, type Piece, type PlanDocument, paragraph, part } from "./planDocument";
import { anchorOf, peopleOf, type StepFacts, stepFacts, verdictText } from "./planFacts";
import type { Voice } from "./voice";

/** What can be done within so many days is told. */
const AHEAD_DAYS = 14;

/** More lines are no update. */
const MOST_LINES = 8;

/** `since`: the first day whose finished steps are told. */
export function statusUpdate(loaded: LoadedPlan, since: DayNumber, voice: Voice): PlanDocument {
  const { told, day, dated } = voice;
  const { today } = loaded.plan;
  const moment = momentOf(loaded, voice.words);
  const steps = stepFacts(loaded);
  const line = (row: StepFacts, date: DayNumber): string =>
    told("stepOn", { date: day(date), step: owned(row.step.name, peopleOf(row), voice) });
  const atMost = (lines: readonly string[]): readonly string[] =>
    lines.length <= MOST_LINES
      ? lines
      : [...lines.slice(0, MOST_LINES), told("andMore", { n: lines.length - MOST_LINES })];

  const finished = steps
    .filter(({ step, state }) => state === "done" && step.completedOn !== null && step.completedOn >= since)
    .sort((one, other) => one.target! - other.target!);
  const free = byRealisticDate(steps.filter(({ state, waits }) => state !== "done" && !waits));
  const soon = free.filter(({ realistic }) => realistic !== null && realistic <= today + AHEAD_DAYS);
  const after = free.find(({ realistic }) => realistic !== null && realistic > today + AHEAD_DAYS);
  const { nextReview } = loaded.valueDates;
  const why = loaded.value.goal || loaded.value.event;
  const lines = (text: string): string[] => text.split("\n").filter((each) => each.trim() !== "");
  const isOpen = moment.open.length > 0;

  return {
    subject: told("statusSubject", { date: dated(today) }),
    pieces: [
      ...(why === "" ? [] : [paragraph(told("statusWhy", { text: why }))]),
      paragraph(standing(loaded, moment, voice).join(" ")),
      ...part(
        told("doneSince", { date: day(since) }),
        list(atMost(finished.map((row) => told("stepOn", { date: day(row.target!), step: row.step.name })))),
        finished.length === 0 && paragraph(told("nothingDone")),
      ),
      ...(isOpen
        ? part(
            told("nextTwoWeeks"),
            list(atMost(soon.map((row) => line(row, row.realistic!)))),
            paragraph(
              [
                ...(soon.length === 0 ? [told("nothingNext")] : []),
                ...(soon.length === 0 && after
                  ? [told("afterwards", { step: after.step.name, date: day(after.realistic!) })]
                  : []),
                ...(soon.length > 0 && moment.waiting > 0
                  ? [told("waiting", { count: moment.waiting, steps: soon.length })]
                  : []),
              ].join(" "),
            ),
          )
        : []),
      ...part(told("decisionsNeeded"), list(lines(loaded.value.decisionsNeeded))),
      ...(nextReview !== null && nextReview >= today
        ? [paragraph(told("nextReview", { date: day(nextReview) }))]
        : []),
      linkPiece(loaded, voice),
      ...(isOpen ? [paragraph(told("statusCall"))] : []),
    ] satisfies Piece[],
  };
}

/** How much is done, what the plan counts down to, and how it stands. */
function standing(loaded: LoadedPlan, moment: Moment, voice: Voice): readonly string[] {
  const { told, long, day } = voice;
  const { milestones, open, stage, verdict, next } = moment;
  const done = milestones.length - open.length;
  const [first] = next;
  return [
    told("statusProgress", { done, all: milestones.length }),
    ...[notNeededText(loaded, voice)].filter(Boolean),
    ...(stage === "before" && first?.start != null && first.start > loaded.plan.today
      ? [told("statusBefore", { step: first.step.name, date: day(first.start) })]
      : []),
    ...countdown(loaded, moment, voice),
    lateText(moment, loaded, voice, long) ||
      (verdict.code === "askConfirmation" && stage !== "confirmed"
        ? told("askConfirmation")
        : `${verdictText(loaded, voice.words, verdict, day)}.`),
  ];
}

function countdown(
  loaded: LoadedPlan,
  { milestones, goal, late }: Moment,
  { told, dated }: Voice,
): readonly string[] {
  const { today } = loaded.plan;
  const anchor = anchorOf(milestones, loaded);
  const reached =
    anchor?.state === "done" && anchor.target !== null
      ? [told("statusReached", { anchor: anchor.step.name, date: dated(anchor.target) })]
      : [];
  // A date that cannot be kept is told with the one that can.
  if (goal?.target == null || late !== null || goal.target < today) return reached;
  const values = { anchor: goal.step.name, date: dated(goal.target), days: goal.target - today };
  return [...reached, told(goal.target === today ? "statusToday" : "statusAhead", values)];
}
