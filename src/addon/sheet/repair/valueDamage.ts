/** What is damaged on the Value tab: the prompts of empty fields and the colors. */
import type { TabWords } from "../../../words/en/tabs";
import { findTable } from "../read/readTable";
import { columnLetter, newLetters, type Rule } from "../tabs/sheetContent";
import {
  findValueField,
  measureColumns,
  measureRows,
  measureRules,
  overdueRule,
  promptFormula,
  valueFields,
} from "../tabs/valueTab";
import { generalFormat } from "../write/safeText";
import { type CellInput, type Damage, damage, writeInputs } from "./damage";
import { cellOf, formulaAt, type LiveTab, lastRowOf, valueAt } from "./liveTab";
import { ruleDamage } from "./ruleDamage";
import { ownerOf } from "./sameFormula";

interface ValueTexts {
  readonly words: TabWords;
  readonly seller: string;
  readonly buyer: string;
}

/** A field that somebody deleted is not missed: the form may be shortened. */
export function valueDamages(tab: LiveTab, texts: ValueTexts): Damage[] {
  const prompts: CellInput[] = [];
  const prompt = (field: Parameters<typeof promptFormula>[0], row: number, column: number) => {
    const formula = promptFormula(field, row, column, texts);
    // A person's column between prompt and field: the prompt stands somewhere before it.
    const isThere = (tab.formulas[row - 1] ?? []).some(
      (each) => formula && each && ownerOf(formula, each, "") === "same",
    );
    if (!formula || column < 2 || isThere) return;
    if (ownerOf(formula, formulaAt(tab, row, column - 1), valueAt(tab, row, column - 1)) === "damaged")
      prompts.push({ row, column: column - 1, cell: { formula }, format: generalFormat });
  };
  for (const field of valueFields) {
    const place = findValueField(tab.values, field);
    if (place) prompt(field, place.row, place.column);
  }
  const rules: Rule[] = [];
  const measures = findTable(tab.values, measureColumns, []);
  const reviewField = findValueField(tab.values, "nextReview");
  // In the order of the form.
  if (reviewField) {
    const a1 = `${columnLetter(reviewField.column)}${reviewField.row}`;
    rules.push(...overdueRule(a1, a1));
  }
  if (measures && measureColumns.every((column) => measures.columns[column])) {
    const { headerRow } = measures;
    const letters = { ...newLetters(measureColumns) };
    for (const column of measureColumns) letters[column] = columnLetter(measures.columns[column]!);
    const lastRow = lastRowOf(tab, headerRow, headerRow + 1, measureRows - 1);
    rules.push(...measureRules({ letters, headerRow, lastRow }, texts.words));
    prompt("measures", headerRow + 1, measures.columns.measure!);
  }
  const mend = () => writeInputs(tab.sheet, prompts);
  return [
    ...(prompts.length > 0
      ? [damage("prompts", cellOf(tab, prompts[0]!.row, prompts[0]!.column), {}, mend)]
      : []),
    ...(measures ? ruleDamage(tab, rules) : []),
  ];
}
