/** The words of a new plan's tabs by language: the sidebar sends them, so that the script that every click loads stays small. */
import { tabs as tabsDe } from "./de/tabs";
import { type TabWords, tabs as tabsEn } from "./en/tabs";
import type { Language } from "./language";

export function tabWords(language: Language): TabWords {
  return language === "de" ? tabsDe : tabsEn;
}
