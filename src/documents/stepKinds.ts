/** What a step is about, told by the words of its name, since people rename steps. */
import type { Step } from "../plan/plan";
import type { KindWords } from "../words/en/kinds";
import type { StepFacts } from "./planFacts";

/** The last milestone about a signature; null: none has such a name. */
export function signatureOf(milestones: readonly StepFacts[], words: KindWords): StepFacts | null {
  const steps = milestones.map(({ step }) => step);
  return milestones[steps.indexOf(signatureIn(steps, words)!)] ?? null;
}

/** The same of steps. */
export function signatureIn(milestones: readonly Step[], words: KindWords): Step | null {
  const isSignature = wordMatcher(words.signatureWords);
  return milestones.filter(({ name }) => isSignature(name)).pop() ?? null;
}

export function goLiveOf(milestones: readonly StepFacts[], words: KindWords): StepFacts | null {
  const isGoLive = wordMatcher(words.goLiveWords);
  return milestones.find(({ step }) => isGoLive(step.name)) ?? null;
}

/** Whether a text holds one of these words: "security, legal*" finds "IT security advisor" and "Legally binding". */
export function wordMatcher(list: string): (text: string) => boolean {
  const words = list
    .split(", ")
    .map((word) => (word.endsWith("*") ? word.slice(0, -1) : `${word}(?!\\p{L})`));
  const pattern = new RegExp(`(?<!\\p{L})(?:${words.join("|")})`, "iu");
  return (text) => pattern.test(text);
}
