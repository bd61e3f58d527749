/** A tab as it stands, read once for *Check and repair*. */

import type { DayReader } from "../read/readCell";
import { columnLetter, type Values } from "../tabs/sheetContent";
import { ruleMark } from "../write/writeTab";
import { normal } from "./sameFormula";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type FormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** A conditional rule of ours, wherever it came to stand. */
interface OwnRule {
  readonly formula: string;
  /** A1 texts. */
  readonly ranges: readonly string[];
}

export interface LiveTab {
  readonly days: DayReader;
  readonly sheet: Sheet;
  readonly name: string;
  readonly values: Values;
  readonly formulas: readonly (readonly string[])[];
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly rules: readonly FormatRule[];
  /** One for each of `rules`; null: a person's. */
  readonly ownRules: readonly (OwnRule | null)[];
}

export function readLiveTab(sheet: Sheet, days: DayReader): LiveTab {
  const range = sheet.getDataRange();
  const rules = sheet.getConditionalFormatRules();
  return {
    days,
    sheet,
    name: sheet.getName(),
    values: range.getValues(),
    formulas: range.getFormulas(),
    rows: sheet.getMaxRows(),
    columns: sheet.getMaxColumns(),
    frozenRows: sheet.getFrozenRows(),
    rules,
    ownRules: rules.map(ownRule),
  };
}

function ownRule(rule: FormatRule): OwnRule | null {
  const formula = normal(String(rule.getBooleanCondition()?.getCriteriaValues()[0] ?? ""));
  if (!formula.includes(normal(ruleMark))) return null;
  return { formula, ranges: rule.getRanges().map((range) => range.getA1Notation()) };
}

export function valueAt(tab: LiveTab, row: number, column: number): unknown {
  return tab.values[row - 1]?.[column - 1] ?? "";
}

export function formulaAt(tab: LiveTab, row: number, column: number): string {
  return tab.formulas[row - 1]?.[column - 1] ?? "";
}

export function cellOf(tab: LiveTab, row: number, column: number): string {
  return `${tab.name}!${columnLetter(column)}${row}`;
}

/**
 * The last row that a table's rules and formulas look at: the one that most of them name. When too few rows remain for
 * what people typed, so many spare rows below that.
 */
export function lastRowOf(tab: LiveTab, headerRow: number, lastUsed: number, spareRows: number): number {
  const named = new Map<number, number>();
  const count = (first: string, last: string) => {
    if (Number(first) === headerRow) named.set(Number(last), (named.get(Number(last)) ?? 0) + 1);
  };
  for (const rule of tab.ownRules) {
    for (const a1 of rule?.ranges ?? []) {
      const [, first, last] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(a1) ?? [];
      if (first && last) count(first, last);
    }
  }
  for (const formula of tab.formulas.flat()) {
    for (const [, first, last] of formula.matchAll(/(?<![!$A-Z])\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)/g))
      count(first!, last!);
  }
  const [most] = [...named]
    .filter(([row]) => row >= lastUsed && row <= tab.rows)
    .sort(([, a], [, b]) => b - a);
  return most ? most[0] : Math.min(tab.rows, lastUsed + spareRows);
}
