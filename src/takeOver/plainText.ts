/** Texts as they are compared, and the cells of a table that somebody brings in. */
import type { DayNumber } from "../plan/plan";

/** What stands in a cell: of a pasted text always text; of a tab also numbers, ticks and real dates. */
export type SourceCell = string | number | boolean | { readonly day: DayNumber };

/**
 * Without case, accents, punctuation and doubled blanks: plainText(" % Conclu\u00edda (Nr.)") is "% concluida nr".
 * Ticks stay, since they are words of their own.
 */
export function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\u00df/g, "ss")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}#%\u2713\u2714\u2705\u2611]+/gu, " ")
    .trim();
}

const split = new Map<string, ReadonlyMap<string, number>>();

/** The words of a list between bars with their places. */
export function wordsOf(list: string): ReadonlyMap<string, number> {
  let words = split.get(list);
  if (!words) {
    words = new Map(list.split("|").map((word, at) => [word, at]));
    split.set(list, words);
  }
  return words;
}

export function isOneOf(plain: string, list: string): boolean {
  return wordsOf(list).has(plain);
}

/** A cell as people see it; line breaks stay. */
export function textOf(cell: SourceCell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell.trim();
  if (typeof cell === "number") return String(Number(cell.toPrecision(12)));
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return `${cell.day}`;
}

/** "C7" */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** "A" for 0, "AA" for 26. */
export function columnName(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? columnName(before - 1) : "") + String.fromCharCode(65 + (column % 26));
}
