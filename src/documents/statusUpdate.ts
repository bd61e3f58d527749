/**
 * Where a plan stands, for the weekly mail. The champion passes it on inside the company: it begins with why, tells what
 * was done before what was not, and names the seller's own open steps before the buyer's.
 */
import type { DayNumber } from "../plan/plan";
import { isMilestone } from "../plan/stepNumbers";
import type { LoadedPlan } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { formatDay } from "../words/formatDay";
import { say } from "../words/say";
import type { DialogWords } from "../words/words";
import { list, type Piece, type PlanDocument, paragraph, part } from "./planDocument";
import { anchorOf, peopleOf, planVerdict, type StepFacts, stepFacts, verdictText } from "./planFacts";

/** What is due within so many days is told. */
const AHEAD_DAYS = 14;

/** `since`: the first day whose finished steps are told. */
export function statusUpdate(loaded: LoadedPlan, since: DayNumber, words: DialogWords): PlanDocument {
  const told = (key: keyof DocumentWords, values: Readonly<Record<string, string | number>> = {}): string =>
    say(words.language, words.documents[key], {
      seller: loaded.sellerCompany,
      buyer: loaded.buyerCompany,
      ...values,
    });
  const { today } = loaded.plan;
  const day = (date: DayNumber): string => formatDay(date, words.language);
  const withYear = (date: DayNumber): string => formatDay(date, words.language, { year: true });
  const steps = stepFacts(loaded);
  const milestones = steps.filter(({ step }) => isMilestone(step.number));
  const anchor = anchorOf(steps, loaded);
  const people = ({ details }: StepFacts): readonly string[] => [
    ...peopleOf(loaded, details, "seller"),
    ...peopleOf(loaded, details, "buyer"),
  ];
  const owned = (row: StepFacts): string => {
    const owner = people(row).join(", ");
    return owner === "" ? row.step.name : told("ownedBy", { text: row.step.name, owner });
  };
  const byDate = (rows: readonly StepFacts[]) => [...rows].sort((one, other) => one.target! - other.target!);
  const dated = byDate(steps.filter(({ target }) => target !== null));

  const finished = dated.filter(
    ({ step, state }) => state === "done" && step.completedOn !== null && step.completedOn >= since,
  );
  const ahead = dated.filter(
    ({ state, target }) => state !== "done" && target! >= today && target! <= today + AHEAD_DAYS,
  );
  const { nextReview } = loaded.valueDates;
  const why = loaded.value.goal || loaded.value.event;
  const lines = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

  return {
    subject: told("statusSubject", { date: withYear(today) }),
    pieces: [
      ...(why === "" ? [] : [paragraph(told("statusWhy", { text: why }))]),
      paragraph(standing().join(" ")),
      ...part(
        told("doneSince", { date: day(since) }),
        list(finished.map((row) => told("stepOn", { date: day(row.target!), step: row.step.name }))),
        finished.length === 0 && paragraph(told("nothingDone")),
      ),
      ...part(
        told("nextTwoWeeks"),
        list(ahead.map((row) => told("stepOn", { date: day(row.target!), step: owned(row) }))),
        ahead.length === 0 && paragraph(told("nothingNext")),
      ),
      ...part(told("overdue"), list(overdueByOwner())),
      ...part(told("decisionsNeeded"), list(lines(loaded.value.decisionsNeeded))),
      ...(nextReview !== null && nextReview >= today
        ? [paragraph(told("nextReview", { date: day(nextReview) }))]
        : []),
      paragraph(told("statusCall")),
    ] satisfies Piece[],
  };

  /** How much is done, what the plan counts down to, and how it stands. */
  function standing(): string[] {
    const done = milestones.filter(({ state }) => state === "done").length;
    const found = planVerdict(loaded);
    return [
      told("statusProgress", { done, all: milestones.length }),
      ...countdown(),
      `${verdictText(loaded, words, found)}.`,
      ...(found.code === "late" ? [told("statusLate")] : []),
    ];
  }

  function countdown(): string[] {
    if (!anchor || anchor.target === null) return [];
    if (anchor.state !== "done") return plannedFor(anchor);
    const reached = told("statusReached", { anchor: anchor.step.name, date: withYear(anchor.target) });
    const then = milestones.find(({ step }) => step.number === loaded.thenStep);
    return [reached, ...(then && then.state !== "done" ? plannedFor(then) : [])];
  }

  /** A date that is past stands in the list of open steps. */
  function plannedFor({ step, target }: StepFacts): string[] {
    if (target === null || target < today) return [];
    if (target === today) return [told("statusToday", { anchor: step.name })];
    return [told("statusAhead", { anchor: step.name, date: withYear(target), days: target - today })];
  }

  /** One line an owner, with all that waits for them; the seller's own first. */
  function overdueByOwner(): string[] {
    const late = dated.filter(({ state }) => state === "late");
    // In the order in which they are first met.
    const rowsOf = new Map<string, StepFacts[]>();
    for (const team of ["seller", "buyer"] as const)
      for (const row of late)
        for (const owner of peopleOf(loaded, row.details, team))
          rowsOf.set(owner, [...(rowsOf.get(owner) ?? []), row]);
    const ownerless = late.filter((row) => people(row).length === 0);
    return [...rowsOf, [told("nobody"), ownerless] as const]
      .filter(([, rows]) => rows.length > 0)
      .map(([owner, rows]) =>
        told("ownerSteps", {
          owner,
          steps: rows
            .map((row) => told("plannedFor", { step: row.step.name, date: day(row.target!) }))
            .join("; "),
        }),
      );
  }
}
