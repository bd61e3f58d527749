/** The languages that the add-on speaks. Every table of words is a `Record<Language, ...>`, so that one more is asked for everywhere. */

interface LanguageFacts {
  /** As its speakers call it. */
  readonly name: string;
  /** Which of a text's plural forms says this count, from 0: forms stand in the order of the language's grammar. */
  pluralForm(count: number): number;
  /** The same rule for formulas in the sheet: of each form but the last, when it is taken. `count` is a formula's part. */
  pluralConditions(count: string): readonly string[];
}

/** One day, 0 days, 2 days. */
const oneAndOther: Omit<LanguageFacts, "name"> = {
  pluralForm: (count) => (count === 1 ? 0 : 1),
  pluralConditions: (count) => [`${count}=1`],
};

const facts = {
  en: { name: "English", ...oneAndOther },
  de: { name: "Deutsch", ...oneAndOther },
};

export type Language = keyof typeof facts;

export const languages: Readonly<Record<Language, LanguageFacts>> = facts;

/** "en", "de". */
export const languageCodes = Object.keys(facts) as readonly Language[];

/** For people whose language has no words here, and sheets that do not tell theirs. */
export const fallbackLanguage: Language = "en";

/** The language of a code or a locale: "de", "de_AT" and "de-CH" are German. */
export function languageOf(locale: string): Language {
  const [code] = locale.split(/[-_]/, 1);
  return languageCodes.find((each) => each === code) ?? fallbackLanguage;
}
