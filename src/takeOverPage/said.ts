/** The words of this page. */
import { speak } from "../page/text";
import type { Unread } from "../takeOver/readSource";
import type { SourceField } from "../takeOver/tableWords";
import { say } from "../words/say";
import type { TakeOverWords } from "../words/words";

let words: TakeOverWords;

export function speakTakeOver(spoken: TakeOverWords): void {
  words = spoken;
  speak(spoken);
}

export function said(
  key: keyof TakeOverWords["takeOver"],
  values: Readonly<Record<string, string | number>> = {},
): string {
  return say(words.language, words.takeOver[key], values);
}

export function fieldName(field: SourceField): string {
  return words.fields[field];
}

export function doubtText({ doubt }: Pick<Unread, "doubt">): string {
  return words.doubts[doubt];
}
