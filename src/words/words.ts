import type { CheckWords } from "./en/checks";
import type { DocumentWords } from "./en/documents";
import type { ProblemWords } from "./en/problems";
import type { RepairWords } from "./en/repair";
import type { sidebarEn } from "./en/sidebar";
import type { TabWords } from "./en/tabs";
import type { Language } from "./language";

/** Everything that the sidebar says in one language. It comes in a file per language, because it needs only one. */
export interface Words {
  readonly language: Language;
  readonly sidebar: Readonly<Record<keyof typeof sidebarEn, string>>;
  readonly problems: ProblemWords;
  readonly documents: DocumentWords;
  readonly checks: CheckWords;
  /** Of a new plan's tabs. */
  readonly tabs: TabWords;
  /** What *Check and repair* finds: the add-on says it. */
  readonly repair: RepairWords;
}
