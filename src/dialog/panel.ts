/** What stands behind a tab of the dialog. */
import type { LoadedPlan } from "../sidebarProtocol";

export interface Page {
  /** One message at a time; "" takes it away. */
  say(sentence: string, tone?: "good" | "info" | "bad"): void;
}

export interface PanelSource {
  readonly loaded: LoadedPlan;
  /** Of the spreadsheet, "en_US". */
  readonly locale: string;
  readonly setAside: readonly string[];
  readonly page: Page;
}

export interface Panel {
  readonly body: readonly HTMLElement[];
  /** At the bottom left, the primary one first. */
  readonly buttons: readonly HTMLElement[];
}

export type MakePanel = (source: PanelSource) => Panel;
