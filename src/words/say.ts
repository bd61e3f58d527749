import { type Language, languages } from "./language";

/**
 * Fills a text of the word tables. `{name}` is replaced by a value; `{n|one day|{n} days}` chooses by a number, as
 * the language's plural rule says.
 */
export function say(
  language: Language,
  text: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const chosen = text.replace(pluralPattern, (_all, name: string, forms: string) => {
    const form = languages[language].pluralForm(Number(values[name]));
    return forms.split("|")[form] ?? "";
  });
  return chosen.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** A count's name, and its forms with bars between them. */
const pluralPattern = /\{(\w+)\|((?:[^{}]|\{\w+\})*)\}/g;

/** The forms of a text that is nothing but a choice by `{n|...}`, for the sheet's formulas. */
export function pluralForms(text: string): readonly string[] {
  return text.slice(text.indexOf("|") + 1, -1).split("|");
}
