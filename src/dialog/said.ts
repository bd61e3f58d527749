/** The words of the dialog, in the language of the moment. */
import { speak } from "../page/text";
import type { Plan } from "../plan/plan";
import type { DocumentWords } from "../words/en/documents";
import { say } from "../words/say";
import type { DialogWords } from "../words/words";

let words: DialogWords;

export function speakDialog(spoken: DialogWords, plan: Plan | null = null): void {
  words = spoken;
  speak(spoken, plan);
}

export function dialogWords(): DialogWords {
  return words;
}

export function said(
  key: keyof DocumentWords,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return say(words.language, words.documents[key], values);
}
