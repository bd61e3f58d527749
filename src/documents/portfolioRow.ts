/** Facts that stand in the plan anyway, each with its header: a row for a sheet of many deals. */
import type { LoadedPlan } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { momentOf } from "./moment";
import { planLink } from "./phrases";
import type { Voice } from "./voice";

export function portfolioRow(
  loaded: LoadedPlan,
  voice: Voice,
): readonly (readonly [header: string, fact: string])[] {
  const { told, dated } = voice;
  const { milestones, open, goal, next, verdict } = momentOf(loaded, voice.words);
  const isUnknown = ["noGoal", "unclearSteps", "undatedSteps"].includes(verdict.code);
  const day = (date: number | null | undefined): string => (date == null ? "" : dated(date));
  const [first] = next;
  const facts: readonly (readonly [keyof DocumentWords, string])[] = [
    ["portfolioBuyer", loaded.buyerCompany],
    ["portfolioGoal", goal?.step.name ?? ""],
    ["date", day(goal?.target)],
    ["portfolioRealistic", isUnknown ? "" : day(goal?.realistic)],
    [
      "portfolioDone",
      told("portfolioProgress", { done: milestones.length - open.length, all: milestones.length }),
    ],
    ["portfolioOverdue", String(milestones.filter(({ state }) => state === "late").length)],
    ["portfolioNext", first ? told("stepBy", { step: first.step.name, date: day(first.realistic) }) : ""],
    ["portfolioWorth", loaded.valuePerMonth ? voice.money(loaded.valuePerMonth) : ""],
    ["portfolioLink", planLink(loaded)],
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
