/** The word tables of the sheet by language. */
import { milestones as milestonesDe } from "./de/milestones";
import { tabs as tabsDe } from "./de/tabs";
import { type MilestoneWords, milestones as milestonesEn } from "./en/milestones";
import { type TabWords, tabs as tabsEn } from "./en/tabs";
import type { Language } from "./language";

export function milestoneWords(language: Language): MilestoneWords {
  return language === "de" ? milestonesDe : milestonesEn;
}

export function tabWords(language: Language): TabWords {
  return language === "de" ? tabsDe : tabsEn;
}
