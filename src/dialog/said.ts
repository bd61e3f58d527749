/** The words of the documents, in the language of the moment. */
import { spokenWords } from "../page/text";
import type { DocumentWords } from "../words/en/documents";
import { say } from "../words/say";

export function said(
  key: keyof DocumentWords,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { language, documents } = spokenWords();
  return say(language, documents[key], values);
}
