/** Files of the project with one element of JSON: what is too large for the script that every click loads. */
import type { Language } from "../words/language";
import type { LanguageFiles } from "../words/words";

/** For `append`: the file as it is. */
export function dataPage(name: string): string {
  // Not createHtmlOutputFromFile: what that gives back is sanitized.
  return HtmlService.createTemplateFromFile(name).getRawContent();
}

export function readDataFile<T>(name: string): T {
  const page = dataPage(name);
  return JSON.parse(page.slice(page.indexOf(">") + 1, page.lastIndexOf("<"))) as T;
}

export function readLanguageFile<Name extends keyof LanguageFiles>(
  name: Name,
  language: Language,
): LanguageFiles[Name] {
  return readDataFile(`${name}_${language}`);
}
