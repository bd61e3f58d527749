/** The words by language that the add-on needs to read and change a plan. The rest stands in the data files. */
import { milestones as milestonesDe } from "./de/milestones";
import { tables as tablesDe } from "./de/tables";
import { type MilestoneWords, milestones as milestonesEn } from "./en/milestones";
import { type TableWords, tables as tablesEn } from "./en/tables";
import type { Language } from "./language";

const milestones: Readonly<Record<Language, MilestoneWords>> = { en: milestonesEn, de: milestonesDe };
const tables: Readonly<Record<Language, TableWords>> = { en: tablesEn, de: tablesDe };

export function milestoneWords(language: Language): MilestoneWords {
  return milestones[language];
}

export function tableWords(language: Language): TableWords {
  return tables[language];
}
