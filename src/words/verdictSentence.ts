/** How the plan stands, in the words of the sheet's header. */
import type { DayNumber } from "../plan/plan";
import type { Verdict } from "../plan/verdict";
import type { MilestoneWords } from "./en/milestones";
import { formatDay } from "./formatDay";
import type { Language } from "./language";
import { say } from "./say";

const verdictKeys = [
  "noGoal",
  "unclearSteps",
  "undatedSteps",
  "clashes",
  "late",
  "workingDaysLater",
  "onTime",
  "toSpare",
  "askConfirmation",
  "valueConfirmed",
] as const satisfies readonly (keyof MilestoneWords)[];

export type VerdictWords = Readonly<Record<(typeof verdictKeys)[number], string>>;

/** The part of the sheet's words that the pages need. */
export function verdictWords(words: MilestoneWords): VerdictWords {
  return Object.fromEntries(verdictKeys.map((key) => [key, words[key]])) as VerdictWords;
}

/** "Late: Go Live is realistic about Tue 13 Apr, 21 working days later". `nameOf`: a step's name by its number. */
export function verdictSentence(
  verdict: Verdict,
  words: VerdictWords,
  language: Language,
  nameOf: (step: string) => string,
  dayText: (day: DayNumber) => string = (day) => formatDay(day, language),
): string {
  switch (verdict.code) {
    case "unclearSteps":
    case "undatedSteps":
    case "clashes":
      return say(language, words[verdict.code], { n: verdict.steps.length });
    case "late":
      return say(language, words.late, {
        step: nameOf(verdict.step),
        day: dayText(verdict.earliest),
        later: say(language, words.workingDaysLater, { n: verdict.workingDays }),
      });
    case "onTime":
      return verdict.workingDays === 0
        ? words.onTime
        : say(language, words.toSpare, { n: verdict.workingDays });
    default:
      return words[verdict.code];
  }
}
