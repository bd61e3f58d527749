/** What is said in every language: for the build, which makes files of it, and for tests. */
import { type Company, templateSet } from "../planTemplates";
import { buyerDe } from "./de/buyer";
import { checks as checksDe } from "./de/checks";
import { documents as documentsDe } from "./de/documents";
import { kinds as kindsDe } from "./de/kinds";
import { page as pageDe } from "./de/page";
import { problemWordsDe } from "./de/problems";
import { repair as repairDe } from "./de/repair";
import { setupDe } from "./de/setup";
import { sidebarDe } from "./de/sidebar";
import { sourceDoubtsDe } from "./de/sourceDoubts";
import { sourceFieldsDe } from "./de/sourceFields";
import { tabs as tabsDe } from "./de/tabs";
import { takeOverDe } from "./de/takeOver";
import { buyerEn } from "./en/buyer";
import { checks as checksEn } from "./en/checks";
import { documents as documentsEn } from "./en/documents";
import { kinds as kindsEn } from "./en/kinds";
import { page as pageEn } from "./en/page";
import { problemWordsEn } from "./en/problems";
import { repair as repairEn } from "./en/repair";
import { setupEn } from "./en/setup";
import { sidebarEn } from "./en/sidebar";
import { sourceDoubtsEn } from "./en/sourceDoubts";
import { sourceFieldsEn } from "./en/sourceFields";
import { type TabWords, tabs as tabsEn } from "./en/tabs";
import { takeOverEn } from "./en/takeOver";
import type { Language } from "./language";
import { milestoneWords } from "./sheetWords";
import { verdictWords } from "./verdictSentence";
import type { BuyerWords, LanguageFiles, ServerWords, SetupWords, TakeOverWords } from "./words";

const tables: Readonly<
  Record<Language, Omit<SetupWords & BuyerWords & ServerWords & TakeOverWords, "language">>
> = {
  en: {
    sidebar: sidebarEn,
    setup: setupEn,
    buyer: buyerEn,
    problems: problemWordsEn,
    checks: checksEn,
    kinds: kindsEn,
    verdict: verdictWords(milestoneWords("en")),
    documents: documentsEn,
    tabs: tabsEn,
    repair: repairEn,
    page: pageEn,
    takeOver: takeOverEn,
    fields: sourceFieldsEn,
    doubts: sourceDoubtsEn,
  },
  de: {
    sidebar: sidebarDe,
    setup: setupDe,
    buyer: buyerDe,
    problems: problemWordsDe,
    checks: checksDe,
    kinds: kindsDe,
    verdict: verdictWords(milestoneWords("de")),
    documents: documentsDe,
    tabs: tabsDe,
    repair: repairDe,
    page: pageDe,
    takeOver: takeOverDe,
    fields: sourceFieldsDe,
    doubts: sourceDoubtsDe,
  },
};

function partsIn({ partDecides, partSigns, partAdvises, partUses, yes, no }: TabWords): SetupWords["tabs"] {
  return { partDecides, partSigns, partAdvises, partUses, yes, no };
}

/** `company`: what the seller's company built in for plans in this language. */
export function languageFiles(language: Language, company: Company | null = null): LanguageFiles {
  const { setup, buyer, documents, tabs, repair, page, takeOver, fields, doubts, ...ofBoth } =
    tables[language];
  const { partSigns, yes, no } = tabs;
  const checked = { partSigns, yes, no };
  return {
    SidebarWords: { language, ...ofBoth, tabs: checked },
    SetupWords: { language, ...ofBoth, tabs: partsIn(tabs), setup },
    BuyerWords: { language, ...ofBoth, documents, tabs, buyer },
    DialogWords: { language, ...ofBoth, documents, tabs },
    TakeOverWords: { language, ...ofBoth, tabs: checked, takeOver, fields, doubts },
    ServerWords: { tabs, repair, page },
    Templates: templateSet(language, company),
  };
}
