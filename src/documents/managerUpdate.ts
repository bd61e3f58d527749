/**
 * What a sales leader asks about a deal: is it on track, what slipped, who asked for it, and what did we get in return?
 * It is shown to the rep and copied, never written into the file, which the buyer reads.
 */
import { feasibility } from "../plan/feasibility";
import type { DayNumber } from "../plan/plan";
import { standingDates } from "../plan/standingDates";
import { isMilestone } from "../plan/stepNumbers";
import type { HistoryRow, LoadedPlan } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { formatDay } from "../words/formatDay";
import { say } from "../words/say";
import type { DialogWords } from "../words/words";
import { list, type Piece, type PlanDocument, paragraph, part } from "./planDocument";
import {
  anchorOf,
  moneyText,
  peopleOf,
  planVerdict,
  type StepFacts,
  stepFacts,
  verdictText,
} from "./planFacts";
import { signatureOf } from "./stepKinds";

/** `toDo`: the checks that the rep has not set aside, as sentences. */
export function managerUpdate(
  loaded: LoadedPlan,
  history: readonly HistoryRow[],
  toDo: readonly string[],
  words: DialogWords,
): PlanDocument {
  const told = teller(loaded, words);
  const day = (date: DayNumber): string => formatDay(date, words.language, { year: true });
  const { milestones, anchor } = stepsOf(loaded);
  const signature = signatureOf(milestones, words.kinds);
  const done = milestones.filter(({ state }) => state === "done").length;
  const late = milestones.filter(({ state }) => state === "late");
  const amount = loaded.valuePerMonth && moneyText(loaded.valuePerMonth, words.sidebar.thousands);

  const forecast = [
    told("statusProgress", { done, all: milestones.length }),
    ...[signature, anchor]
      .filter((row, at, all) => all.indexOf(row) === at)
      .flatMap((row) =>
        row?.target == null
          ? []
          : [
              told(row.state === "done" ? "forecastDone" : "forecast", {
                step: row.step.name,
                date: day(row.target),
              }),
            ],
      ),
    `${verdictText(loaded, words)}.`,
    amount !== null && told("worthToBuyer", { amount }),
  ].filter((sentence): sentence is string => sentence !== false);

  return {
    subject:
      anchor?.target != null
        ? told("managerSubject", { anchor: anchor.step.name, date: day(anchor.target) })
        : told("managerSubjectUndated"),
    pieces: [
      paragraph(forecast.join(" ")),
      ...part(told("atRisk"), list(late.map(lateText))),
      ...part(told("slipped"), list(milestones.flatMap(slipText))),
      ...part(told("traded"), list([...history].reverse().map(changeText))),
      ...part(told("toDo"), list(toDo)),
    ] satisfies Piece[],
  };

  function lateText(row: StepFacts): string {
    const owners = [...peopleOf(loaded, row.details, "seller"), ...peopleOf(loaded, row.details, "buyer")];
    const text = told("plannedFor", { step: row.step.name, date: day(row.target!) });
    return owners.length === 0 ? text : told("ownedBy", { text, owner: owners.join(", ") });
  }

  /** By how many calendar days a date has moved since it was agreed, as the column Slip says. */
  function slipText({ step, target, details }: StepFacts): string[] {
    const agreed = details?.agreedDate ?? null;
    if (agreed === null || target === null || agreed === target) return [];
    return [
      told(target > agreed ? "slippedStep" : "pulledStep", {
        step: step.name,
        agreed: day(agreed),
        date: day(target),
        days: Math.abs(target - agreed),
      }),
    ];
  }

  function changeText({ when, milestone, before, after, askedBy, why, inReturn }: HistoryRow): string {
    const moved =
      before !== null && after !== null && told("fromTo", { before: day(before), after: day(after) });
    const details = [
      moved,
      askedBy !== "" && told("askedBy", { side: askedBy }),
      why,
      inReturn !== ""
        ? told("inReturn", { text: inReturn })
        : askedBy === words.tabs.askedByBuyer && told("nothingInReturn"),
    ].filter((text) => text !== false && text !== "");
    const change = when === null ? milestone : told("tradedChange", { when: day(when), milestone });
    return [change, ...details].join(", ");
  }
}

/** Facts that stand in the plan anyway, each with its header: a row for a sheet of many deals. */
export function portfolioRow(
  loaded: LoadedPlan,
  words: DialogWords,
): readonly (readonly [header: string, fact: string])[] {
  const told = teller(loaded, words);
  const day = (date: DayNumber | null): string =>
    date === null ? "" : formatDay(date, words.language, { year: true });
  const { milestones, anchor } = stepsOf(loaded);
  const isUnknown = ["noGoal", "unclearSteps", "undatedSteps"].includes(planVerdict(loaded).code);
  const { late } = feasibility(standingDates(loaded.plan));
  const behind = late.find(({ step }) => step === loaded.plan.anchor?.step);
  const [next] = milestones
    .filter(({ state, target }) => state !== "done" && target !== null)
    .sort((one, other) => one.target! - other.target!);
  const count = (state: StepFacts["state"]) => milestones.filter((row) => row.state === state).length;
  const facts: readonly (readonly [keyof DocumentWords, string])[] = [
    ["portfolioBuyer", loaded.buyerCompany],
    ["portfolioGoal", anchor?.step.name ?? ""],
    ["date", day(anchor?.target ?? null)],
    ["portfolioRealistic", isUnknown ? "" : day(behind?.earliest ?? anchor?.target ?? null)],
    ["portfolioDone", told("portfolioProgress", { done: count("done"), all: milestones.length })],
    ["portfolioOverdue", String(count("late"))],
    ["portfolioNext", next ? told("stepBy", { step: next.step.name, date: day(next.target) }) : ""],
    ["portfolioWorth", loaded.valuePerMonth ? moneyText(loaded.valuePerMonth, words.sidebar.thousands) : ""],
    ["portfolioLink", `https://docs.google.com/spreadsheets/d/${loaded.file}`],
  ];
  return facts.map(([key, fact]) => [told(key), fact]);
}

/** The row as cells for the clipboard. What begins like a formula would become one there; the apostrophe makes it text. */
export function pastedRow(facts: readonly (readonly [header: string, fact: string])[]): string {
  return facts
    .map(([, fact]) => fact.replace(/\s+/g, " "))
    .map((fact) => (/^[=+\-@]/.test(fact) ? `'${fact}` : fact))
    .join("\t");
}

function stepsOf(loaded: LoadedPlan) {
  const steps = stepFacts(loaded);
  return {
    milestones: steps.filter(({ step }) => isMilestone(step.number)),
    anchor: anchorOf(steps, loaded),
  };
}

function teller(loaded: LoadedPlan, words: DialogWords) {
  return (key: keyof DocumentWords, values: Readonly<Record<string, string | number>> = {}): string =>
    say(words.language, words.documents[key], {
      seller: loaded.sellerCompany,
      buyer: loaded.buyerCompany,
      ...values,
    });
}
