/** Adds what changed to the History tab. */
import type { ChangeHistory, Headline } from "../../../plan/change/changeHistory";
import type { DayNumber } from "../../../plan/plan";
import type { TableWords } from "../../../words/en/tables";
import { formatDay } from "../../../words/formatDay";
import { say } from "../../../words/say";
import { tableWords } from "../../../words/sheetWords";
import type { ReadPlan } from "../read/readPlan";
import type { ChangeRecord } from "../read/readRecords";
import { findTable } from "../read/readTable";
import { type HistoryEntry, historyCell, historyColumns, historyHeaders } from "../tabs/historyTab";
import type { Cell, Values } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { gridSize, growGrid } from "./growGrid";
import { appendLines } from "./writeCells";
import { nothing } from "./writeChange";
import { formatOf } from "./writeTab";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

type Entry = Omit<HistoryEntry, "when">;

/** A note longer than that is no note; Google takes fifty thousand. */
const longestList = 5_000;

/** Who asked for a change, and what was agreed: stands in the first row of a change, who asked in each. */
type Trade = Pick<HistoryEntry, "askedBy" | "why" | "inReturn">;

/** The rows of a change: what was asked for, and one for all that moved with it, with the list of it. None: nothing changed. */
export function historyEntries(
  { language, plan }: ReadPlan,
  { headlines, followers }: ChangeHistory,
  trade: Trade,
): readonly Entry[] {
  const words = tableWords(language);
  const told: Readonly<Record<Headline["what"], string>> = {
    moved: "{milestone}",
    done: words.historyDone,
    opened: words.historyOpened,
    notNeeded: words.historyNotNeeded,
    needed: words.historyNeeded,
    added: words.historyAdded,
    removed: words.historyRemoved,
  };
  const entries = headlines.map(
    ({ what, milestone, ...row }, at): Entry => ({
      ...row,
      milestone: say(language, told[what], { milestone }),
      list: "",
      ...(at === 0 ? trade : { askedBy: trade.askedBy, why: "", inReturn: "" }),
    }),
  );
  if (followers.length === 0) return entries;
  const day = (date: DayNumber | null) => (date === null ? "-" : formatDay(date, language, { year: true }));
  const lines = followers.map(({ milestone, before, after }) =>
    say(language, words.historyFollower, { milestone, before: day(before), after: day(after) }),
  );
  const effect = headlines[0]?.effect ?? 0;
  const anchor = plan.steps.find(({ number }) => number === plan.anchor?.step)?.name ?? "";
  const moved =
    effect === 0 || anchor === "" ? "" : `, ${anchor} ${effect > 0 ? "+" : "\u2212"}${Math.abs(effect)}`;
  return [
    ...entries,
    {
      milestone: say(language, words.historyFollowers, { n: followers.length }) + moved,
      list: lines.join("\n").slice(0, longestList),
      ...{ before: null, after: null, effect: null, askedBy: "", why: "", inReturn: "" },
    },
  ];
}

/** Writes the entries when the change is written; a lost History tab does not stop a change. */
export function appendHistory(
  read: ReadPlan,
  entries: readonly Entry[],
): (record: ChangeRecord) => () => void {
  const sheet = read.tabs.tabs.history;
  if (!sheet || entries.length === 0) return () => nothing;
  const values = sheet.getDataRange().getValues();
  const size = gridSize(sheet);
  return ({ when }) =>
    append(
      sheet,
      values,
      size,
      entries.map((entry) => ({ ...entry, when })),
      tableWords(read.language),
    ) ?? nothing;
}

/** Appends below everything that stands in the tab; returns how to take it back. Null: the tab has no such table. */
function append(
  sheet: Sheet,
  values: Values,
  size: ReturnType<typeof gridSize>,
  entries: readonly HistoryEntry[],
  words: TableWords,
): (() => void) | null {
  const table = findTable(values, historyColumns, [historyHeaders(words)]);
  if (!table) return null;
  const used = values.reduce(
    (last, row, at) => (row.some((cell) => cell !== "") ? at + 1 : last),
    table.headerRow,
  );
  const places = historyColumns.flatMap((column) => {
    const at = table.columns[column];
    return at === undefined ? [] : [{ at, column }];
  });
  const first = Math.min(...places.map(({ at }) => at));
  const last = Math.max(...places.map(({ at }) => at));
  growGrid(sheet, used + entries.length, last, size);
  // Before the entries: once they are written, nothing here may fail any more.
  sheet.showSheet();
  const lines = entries.map((entry) =>
    Array.from({ length: last }, (_, index): Cell => {
      const place = places.find(({ at }) => at === index + 1);
      return place ? historyCell(place.column, entry, words) : {};
    }),
  );
  const listed = entries.findIndex(({ list }) => list !== "");
  const milestone = table.columns.milestone;
  const note = listed < 0 || milestone === undefined ? null : sheet.getRange(used + 1 + listed, milestone);
  const list = entries[listed]?.list ?? "";
  note?.setNote(list);
  const takeBack = () => {
    clearEntries(sheet, values, lines);
    if (note?.getNote() === list) note.clearNote();
  };
  try {
    appendLines(
      sheet,
      sheet.getRange(used + 1, first, lines.length, last - first + 1),
      lines,
      // The accent does not matter for formats.
      lines.map((line) => line.slice(first - 1).map((cell) => formatOf(cell, looks("")))),
    );
  } catch (error) {
    takeBack();
    throw error;
  }
  return takeBack;
}

/** Empties rows that hold the lines and are not among those of the reading before: other people may have moved them since. */
function clearEntries(sheet: Sheet, before: Values, lines: readonly (readonly Cell[])[]): void {
  const now: Values = sheet.getDataRange().getValues();
  const rowsOf = (values: Values, line: readonly Cell[]) =>
    values.flatMap((row, index) => {
      const isSame = line.every(({ text = "", value }, at) =>
        value === undefined ? text === "" || row[at] === text : row[at] !== "",
      );
      return isSame ? [index + 1] : [];
    });
  const cleared = new Set<number>();
  for (const line of [...lines].reverse()) {
    const found = rowsOf(now, line).filter((row) => !cleared.has(row));
    const row = found[found.length - 1];
    if (row === undefined || found.length <= rowsOf(before, line).length) continue;
    cleared.add(row);
    for (const [at, { text = "", value }] of line.entries())
      if (text !== "" || value !== undefined) sheet.getRange(row, at + 1).clearContent();
  }
}
