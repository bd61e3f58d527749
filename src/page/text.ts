/** The sidebar's words in the language of the moment: the plan's, else the person's own. */

import { sheetRow } from "../documents/planFacts";
import type { DateDifference } from "../plan/change/changePreview";
import type { Explanation } from "../plan/explain";
import { withKnownNumbers } from "../plan/knownRows";
import type { DayNumber, Plan } from "../plan/plan";
import type { Problem } from "../plan/problems";
import type { SheetChange } from "../plan/review";
import type { TemplateProblem } from "../planTemplates";
import type { Finding } from "../problems";
import type { LoadedPlan } from "../protocol";
import type { sidebarEn } from "../words/en/sidebar";
import { formatDay } from "../words/formatDay";
import type { Language } from "../words/language";
import * as sentences from "../words/problemSentence";
import { say } from "../words/say";
import type { Words } from "../words/words";
import type { Answer } from "./server";

export type TextKey = keyof typeof sidebarEn;

let words: Words;

/** The plan whose steps the server's sentences name. */
let spokenOf: Plan | null = null;

export function speak(spoken: Words, plan: Plan | null = null): void {
  words = spoken;
  spokenOf = plan;
  document.documentElement.lang = spoken.language;
}

export function spokenWords(): Words {
  return words;
}

export function spokenLanguage(): Language {
  return words.language;
}

export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return say(words.language, words.sidebar[key], values);
}

export function dayText(day: DayNumber): string {
  return formatDay(day, words.language);
}

export function dayWithYear(day: DayNumber): string {
  return formatDay(day, words.language, { year: true });
}

/** Each different sentence once. `plan` holds the steps that the problems name; `rowOf`: the row of the sheet of each. */
export function problemTexts(
  problems: readonly Problem[],
  plan: Plan,
  rowOf?: (position: number) => number | undefined,
): readonly string[] {
  const about = { ...context(plan), ...(rowOf && { rowOf }) };
  return [...new Set(problems.map((problem) => sentences.problemSentence(problem, about)))];
}

function findingText(finding: Finding): string {
  return sentences.findingSentence(finding, context(spokenOf));
}

/** `whenSilent`: after a change nobody knows whether it arrived, after a reading nothing is lost. */
export function refusalTexts(
  answer: Answer<unknown> & { ok: false },
  whenSilent: TextKey = "noAnswer",
): readonly string[] {
  return answer.silent ? [text(whenSilent)] : answer.findings.map(findingText);
}

/** Names the row that is meant, never one that carries the same number. */
export function changeText(change: SheetChange, loaded: LoadedPlan): string {
  const { plan, snapshot } = loaded;
  const steps = snapshot ? withKnownNumbers(plan.steps, snapshot.rows) : plan.steps;
  const rowOf = (position: number) => sheetRow(loaded, position);
  return sentences.changeSentence(change, { ...context({ ...plan, steps }), rowOf });
}

export function reasonText(difference: DateDifference, plan: Plan): string {
  return sentences.reasonText(difference, context(plan));
}

export function explanationText(explanation: Explanation, plan: Plan): string {
  return sentences.explanationSentence(explanation, context(plan));
}

export function templateProblemText(problem: TemplateProblem): string {
  return sentences.templateProblemSentence(problem, { language: words.language, words: words.problems });
}

function context(plan: Plan | null): sentences.SentenceContext {
  const nameOf = (number: string) => plan?.steps.find((step) => step.number === number)?.name ?? "";
  return {
    language: words.language,
    words: words.problems,
    nameOf,
    anchorName: nameOf(plan?.anchor?.step ?? ""),
    ...(plan && { today: plan.today }),
  };
}
