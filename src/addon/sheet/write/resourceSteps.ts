/** The *Milestone* cells of Resources ("5 Negotiation"), which name steps by their number. */
import type { PlannedChange } from "../../../plan/change/plannedChange";
import { tableWords } from "../../../words/sheetWords";
import type { ReadPlan } from "../read/readPlan";
import { findTable } from "../read/readTable";
import { resourceColumns, resourceHeaders } from "../tabs/resourcesTab";
import { textFormat } from "./safeText";
import { writeCells } from "./writeCells";

/** A cell's text before and after a change. */
export type ResourceText = readonly [before: string, after: string];

interface ResourceCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

function resourceCells(read: ReadPlan): ResourceCell[] {
  const values = read.tabs.tabs.resources?.getDataRange().getValues() ?? [];
  const table = findTable(values, resourceColumns, [resourceHeaders(tableWords(read.language))]);
  const column = table?.columns.step;
  if (!table || !column) return [];
  return values.slice(table.headerRow).flatMap((cells, at) => {
    const text = read.days.text(cells[column - 1]);
    return text === "" ? [] : [{ row: table.headerRow + 1 + at, column, text }];
  });
}

/** The texts that no longer name their step once the change is written. */
export function resourceTexts(read: ReadPlan, { rows }: PlannedChange): readonly ResourceText[] {
  const { steps } = read.plan;
  const after = new Map(rows.filter((row) => row.before >= 0).map((row) => [row.before, row]));
  const places = new Map(steps.map((step, at) => [step.number, at]));
  const isSame = steps.every(
    ({ number, name }, at) => after.get(at)?.number === number && after.get(at)?.name === name,
  );
  if (isSame) return [];
  const found = new Map<string, string>();
  for (const { text } of resourceCells(read)) {
    const [number = "", ...words] = text.split(" ");
    const at = places.get(number);
    if (at === undefined) continue;
    const rest = words.join(" ");
    const { name } = steps[at]!;
    const now = after.get(at);
    // Of a step that is gone the name stays, without a number that is another one's.
    const named = now && rest === name ? now.name : rest;
    const next = now ? `${now.number} ${named}`.trim() : rest || name;
    if (next !== text) found.set(text, next);
  }
  return [...found];
}

/** Makes ready to give the cells that hold the first text of a pair the second one; what it returns writes. */
export function preparedTexts(read: ReadPlan, texts: readonly ResourceText[]): () => void {
  const sheet = read.tabs.tabs.resources;
  const after = new Map(texts);
  const cells = texts.length === 0 || !sheet ? [] : resourceCells(read);
  return () => {
    for (const { row, column, text } of cells) {
      const next = after.get(text);
      if (next !== undefined) writeCells(sheet!.getRange(row, column), [[{ text: next }]], [[textFormat]]);
    }
  };
}
