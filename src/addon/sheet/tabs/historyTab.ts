/** The History tab: what changed and what it was traded for. Made with the plan, shown with the first change. */
import type { DayNumber } from "../../../plan/plan";
import type { TableWords } from "../../../words/en/tables";
import type { TabWords } from "../../../words/en/tabs";
import { say } from "../../../words/say";
import { type Cell, type SheetContent, withoutChoices } from "./sheetContent";

export const historyColumns = [
  "when",
  "milestone",
  "before",
  "after",
  "effect",
  "askedBy",
  "why",
  "inReturn",
] as const;
type HistoryColumn = (typeof historyColumns)[number];

export interface HistoryEntry {
  readonly when: DayNumber;
  readonly milestone: string;
  /** In a note of that cell; "": none. */
  readonly list: string;
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** Working days by which the anchor moved; null: it has no date. */
  readonly effect: number | null;
  readonly askedBy: "buyer" | "seller" | "";
  readonly why: string;
  readonly inReturn: string;
}

/** Equal ones save service calls. */
const width = 128;
const headerRow = 4;
const preparedRows = 60;

export function historyHeaders(words: TableWords): Record<HistoryColumn, string> {
  return {
    when: words.when,
    milestone: words.historyMilestone,
    before: words.dateBefore,
    after: words.dateAfter,
    effect: words.effectOn,
    askedBy: words.askedBy,
    why: words.why,
    inReturn: words.agreedInReturn,
  };
}

export function historyTab(name: string, anchorName: string, words: TabWords): SheetContent {
  const empty = withoutChoices(historyColumns.map((column) => historyCell(column, undefined, words)));
  return {
    key: "history",
    name,
    widths: historyColumns.map(() => width),
    rows: [...historyHead(anchorName, words), ...Array.from({ length: preparedRows }, () => empty)],
    emptyRows: 0,
    openEnd: true,
    frozenRows: headerRow,
    frozenColumns: 0,
    hiddenRows: [headerRow - 1],
    hiddenColumns: [],
    columnGroups: [],
    rowGroups: [],
    lines: [],
    rules: [],
    tabColor: null,
    hidden: true,
  };
}

/** The rows down to the header row. */
export function historyHead(anchorName: string, words: TabWords): Cell[][] {
  const texts = historyHeaders(words);
  return [
    [{ text: words.historyTitle, style: "title" }],
    [{ text: words.historySubtitle, style: "subtitle" }],
    historyColumns.map((text) => ({ text, style: "key" })),
    historyColumns.map((column) => ({
      text: say(words.language, texts[column], { milestone: anchorName }),
      style: "header",
    })),
  ];
}

/** A cell of an entry, or of a row prepared for one. */
export function historyCell(column: HistoryColumn, entry: HistoryEntry | undefined, words: TableWords): Cell {
  const number = (value: number | null | undefined): Cell => (value == null ? {} : { value });
  switch (column) {
    case "when":
    case "before":
    case "after":
      return { ...number(entry?.[column]), style: "date" };
    case "effect":
      return {
        ...number(entry?.effect),
        style: "days",
        format: `+0" ${words.workingDays}";-0" ${words.workingDays}";"±0"`,
      };
    case "askedBy":
      return {
        text:
          entry?.askedBy === "buyer"
            ? words.askedByBuyer
            : entry?.askedBy === "seller"
              ? words.askedBySeller
              : "",
        style: "body",
        choice: { kind: "list", values: [words.askedByBuyer, words.askedBySeller] },
      };
    default:
      return { text: entry?.[column] ?? "", style: "body" };
  }
}
