/** What stands behind a tab of the dialog. */
import type { Voice } from "../documents/voice";
import type { HistoryRow, LoadedPlan } from "../protocol";

export interface Page {
  /** One message at a time; "" takes it away. */
  say(sentence: string, tone?: "good" | "info" | "bad"): void;
}

export interface PanelSource {
  readonly loaded: LoadedPlan;
  /** Of the spreadsheet, "en_US". */
  readonly locale: string;
  /** In the plan's language. */
  readonly voice: Voice;
  readonly history: readonly HistoryRow[];
  /** Keys of checks; what a panel changes in it the others see when they are shown. */
  readonly setAside: Set<string>;
  readonly page: Page;
}

export interface Panel {
  readonly body: readonly HTMLElement[];
  /** At the bottom left, the primary one first. */
  readonly buttons: readonly HTMLElement[];
  /** Called each time the panel comes to the front. */
  readonly shown?: () => void;
}

export type MakePanel = (source: PanelSource) => Panel;
