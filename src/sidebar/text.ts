/** The sidebar's words in the language of the moment: the plan's, else the spreadsheet's. */
import type { DayNumber } from "../plan/plan";
import type { Finding } from "../sidebarProtocol";
import { sidebarDe } from "../words/de/sidebar";
import { sidebarEn } from "../words/en/sidebar";
import { formatDay } from "../words/formatDay";
import type { Language } from "../words/language";
import { problemSentence } from "../words/problemSentence";
import { say } from "../words/say";

export type TextKey = keyof typeof sidebarEn;

const tables: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  en: sidebarEn,
  de: sidebarDe,
};

let language: Language = "en";

export function speak(spoken: Language): void {
  language = spoken;
  document.documentElement.lang = spoken;
}

export function spokenLanguage(): Language {
  return language;
}

export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return say(tables[language][key], values);
}

export function dayText(day: DayNumber): string {
  return formatDay(day, language);
}

export function dayWithYear(day: DayNumber): string {
  return formatDay(day, language, { year: true });
}

export function findingSentence({ problem, cells }: Finding): string {
  const sentence = problemSentence(problem, language);
  return cells.length === 0 ? sentence : `${sentence} (${cells.join(", ")})`;
}
