/** What is said in every language: for the build, which makes files of it, and for tests. */
import { templateSet } from "../planTemplates";
import { checks as checksDe } from "./de/checks";
import { documents as documentsDe } from "./de/documents";
import { kinds as kindsDe } from "./de/kinds";
import { problemWordsDe } from "./de/problems";
import { repair as repairDe } from "./de/repair";
import { sidebarDe } from "./de/sidebar";
import { tabs as tabsDe } from "./de/tabs";
import { checks as checksEn } from "./en/checks";
import { documents as documentsEn } from "./en/documents";
import { kinds as kindsEn } from "./en/kinds";
import { problemWordsEn } from "./en/problems";
import { repair as repairEn } from "./en/repair";
import { sidebarEn } from "./en/sidebar";
import { tabs as tabsEn } from "./en/tabs";
import type { Language } from "./language";
import type { DialogWords, LanguageFiles, ServerWords } from "./words";

const tables: Readonly<Record<Language, Omit<DialogWords & ServerWords, "language">>> = {
  en: {
    sidebar: sidebarEn,
    problems: problemWordsEn,
    checks: checksEn,
    kinds: kindsEn,
    documents: documentsEn,
    tabs: tabsEn,
    repair: repairEn,
  },
  de: {
    sidebar: sidebarDe,
    problems: problemWordsDe,
    checks: checksDe,
    kinds: kindsDe,
    documents: documentsDe,
    tabs: tabsDe,
    repair: repairDe,
  },
};

export function languageFiles(language: Language): LanguageFiles {
  const { documents, tabs, repair, ...ofBoth } = tables[language];
  return {
    SidebarWords: { language, ...ofBoth, tabs: { partSigns: tabs.partSigns } },
    DialogWords: { language, ...ofBoth, documents, tabs },
    ServerWords: { tabs, repair },
    Templates: templateSet(language),
  };
}
