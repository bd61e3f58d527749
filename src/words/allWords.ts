/** The words of every language: for the build, which makes a file of each, and for tests. */
import { checks as checksDe } from "./de/checks";
import { documents as documentsDe } from "./de/documents";
import { problemWordsDe } from "./de/problems";
import { repair as repairDe } from "./de/repair";
import { sidebarDe } from "./de/sidebar";
import { tabs as tabsDe } from "./de/tabs";
import { checks as checksEn } from "./en/checks";
import { documents as documentsEn } from "./en/documents";
import { problemWordsEn } from "./en/problems";
import { repair as repairEn } from "./en/repair";
import { sidebarEn } from "./en/sidebar";
import { tabs as tabsEn } from "./en/tabs";
import type { Language } from "./language";
import type { Words } from "./words";

const tables: Readonly<Record<Language, Omit<Words, "language">>> = {
  en: {
    sidebar: sidebarEn,
    problems: problemWordsEn,
    documents: documentsEn,
    checks: checksEn,
    tabs: tabsEn,
    repair: repairEn,
  },
  de: {
    sidebar: sidebarDe,
    problems: problemWordsDe,
    documents: documentsDe,
    checks: checksDe,
    tabs: tabsDe,
    repair: repairDe,
  },
};

export function wordsOf(language: Language): Words {
  return { language, ...tables[language] };
}
