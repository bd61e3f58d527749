import type { TemplateSet } from "../planTemplates";
import type { buyerEn } from "./en/buyer";
import type { CheckWords } from "./en/checks";
import type { DocumentWords } from "./en/documents";
import type { KindWords } from "./en/kinds";
import type { PageWords } from "./en/page";
import type { ProblemWords } from "./en/problems";
import type { RepairWords } from "./en/repair";
import type { setupEn } from "./en/setup";
import type { sidebarEn } from "./en/sidebar";
import type { sourceDoubtsEn } from "./en/sourceDoubts";
import type { sourceFieldsEn } from "./en/sourceFields";
import type { TabWords } from "./en/tabs";
import type { takeOverEn } from "./en/takeOver";
import type { Language } from "./language";
import type { VerdictWords } from "./verdictSentence";

/** What all pages say, and all that the sidebar says. */
export interface Words {
  readonly language: Language;
  readonly sidebar: Readonly<Record<keyof typeof sidebarEn, string>>;
  readonly problems: ProblemWords;
  readonly checks: CheckWords;
  readonly kinds: KindWords;
  /** How the plan stands, as the sheet's header says it. */
  readonly verdict: VerdictWords;
  /** What the checks look for in the sheet. */
  readonly tabs: Pick<TabWords, "partSigns" | "yes" | "no">;
}

/** Of the page with which a plan is set up. */
export interface SetupWords extends Words {
  readonly tabs: Pick<TabWords, "partDecides" | "partSigns" | "partAdvises" | "partUses" | "yes" | "no">;
  readonly setup: Readonly<Record<keyof typeof setupEn, string>>;
}

export interface DialogWords extends Words {
  readonly documents: DocumentWords;
  /** What the sheet calls its fields, and what it asks for in empty ones. */
  readonly tabs: TabWords;
}

/** Of the page for the buyer's side. The build leaves out of it what the page does not say. */
export interface BuyerWords extends DialogWords {
  readonly buyer: Readonly<Record<keyof typeof buyerEn, string>>;
}

/** Of the page that makes a plan of an existing table. */
export interface TakeOverWords extends Words {
  readonly takeOver: Readonly<Record<keyof typeof takeOverEn, string>>;
  readonly fields: typeof sourceFieldsEn;
  readonly doubts: typeof sourceDoubtsEn;
}

/** What the server says beside the words of `sheetWords.ts`, which every change needs. */
export interface ServerWords {
  /** Of a new plan's tabs. */
  readonly tabs: TabWords;
  /** What *Check and repair* finds. */
  readonly repair: RepairWords;
  /** Of Plan on a page. */
  readonly page: PageWords;
}

/** What the data files hold, each once in every language: "DialogWords_de" is the German dialog's. */
export interface LanguageFiles {
  readonly SidebarWords: Words;
  readonly SetupWords: SetupWords;
  readonly BuyerWords: BuyerWords;
  readonly DialogWords: DialogWords;
  readonly TakeOverWords: TakeOverWords;
  readonly ServerWords: ServerWords;
  readonly Templates: TemplateSet;
}
