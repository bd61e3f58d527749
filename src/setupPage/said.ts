/** The words of this page, in the language of the moment. */
import { spokenWords } from "../page/text";
import type { setupEn } from "../words/en/setup";
import { say } from "../words/say";
import type { SetupWords } from "../words/words";

export type SaidKey = keyof typeof setupEn;

/** What the parts in the decision are called. */
export function partWords(): SetupWords["tabs"] {
  return (spokenWords() as SetupWords).tabs;
}

export function said(key: SaidKey, values: Readonly<Record<string, string | number>> = {}): string {
  const { language, setup } = spokenWords() as SetupWords;
  return say(language, setup[key], values);
}
