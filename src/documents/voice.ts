/** How the documents of a plan speak: its language, the two companies, and dates as its spreadsheet's country writes them. */
import type { DayNumber } from "../plan/plan";
import type { LoadedPlan } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { formatDay, formatLongDay, writesMonthFirst } from "../words/formatDay";
import { say } from "../words/say";
import type { DialogWords } from "../words/words";
import { moneyText } from "./planFacts";

export interface Voice {
  readonly words: DialogWords;
  told(key: keyof DocumentWords, values?: Readonly<Record<string, string | number>>): string;
  /** "Mon 15 Mar". */
  day(date: DayNumber): string;
  /** "Mon 15 Mar 2027". */
  dated(date: DayNumber): string;
  /** "15 March 2027", for what is printed and signed. */
  long(date: DayNumber): string;
  /** "EUR 12,500". */
  money(amount: { readonly amount: number; readonly currency: string }): string;
}

/** `locale`: of the spreadsheet, "en_US". */
export function voiceOf(loaded: LoadedPlan, words: DialogWords, locale: string): Voice {
  const { language } = words;
  const monthFirst = writesMonthFirst(locale);
  const companies = { seller: loaded.sellerCompany, buyer: loaded.buyerCompany };
  return {
    words,
    told: (key, values = {}) => say(language, words.documents[key], { ...companies, ...values }),
    day: (date) => formatDay(date, language, { monthFirst }),
    dated: (date) => formatDay(date, language, { year: true, monthFirst }),
    long: (date) => formatLongDay(date, language, monthFirst),
    money: (amount) => moneyText(amount, words.sidebar.thousands),
  };
}
