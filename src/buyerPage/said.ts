/** The words of this page, in the language of the moment. */
import { spokenWords } from "../page/text";
import type { buyerEn } from "../words/en/buyer";
import { say } from "../words/say";
import type { BuyerWords } from "../words/words";

type SaidKey = keyof typeof buyerEn;

export function buyerWords(): BuyerWords {
  return spokenWords() as BuyerWords;
}

export function said(key: SaidKey, values: Readonly<Record<string, string | number>> = {}): string {
  const { language, buyer } = buyerWords();
  return say(language, buyer[key], values);
}
