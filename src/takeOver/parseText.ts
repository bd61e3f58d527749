/** Makes a table of a pasted text: copied cells, a CSV file, or markdown. */
import type { SourceCell } from "./plainText";

export interface SourceTable {
  /** `rows[i]` is row i + 1 of the source; short rows have empty cells at the end. */
  readonly rows: readonly (readonly SourceCell[])[];
  /** Of a text, what separates its cells; "" where nothing does. */
  readonly delimiter?: string;
  /** Of markdown: rows that are no row of a table, by index. A heading can still name a phase. */
  readonly outside?: ReadonlyMap<number, "heading" | "text" | "rule">;
}

export function parseText(text: string): SourceTable {
  const whole = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/\n+$/, "");
  const lines = whole.split("\n");
  if (lines.filter(isTableLine).length >= 2) return parseMarkdown(lines);
  const delimiter = delimiterOf(lines);
  if (delimiter === "  ") return { delimiter, rows: lines.map((line) => spaced(line)) };
  if (delimiter === "") return { delimiter, rows: lines.map((line) => [line]) };
  return { delimiter, rows: parseDelimited(whole, delimiter) };
}

/** The table of a tab. A text that was pasted into its first column is read as one. */
export function parseTab(rows: SourceTable["rows"]): SourceTable {
  const texts = rows.map((row) => row[0] ?? "");
  const isText =
    rows.every((row) => row.slice(1).every((cell) => cell === "")) &&
    texts.every((cell) => typeof cell === "string");
  const parsed = isText ? parseText(texts.join("\n")) : null;
  return parsed !== null && parsed.delimiter !== "" && parsed.rows.length <= rows.length ? parsed : { rows };
}

/** The one that stands most evenly in the lines; commas and semicolons within quotes do not count. */
function delimiterOf(lines: readonly string[]): string {
  const shown = lines.slice(0, 200).map((line) => line.replace(/"[^"]*"/g, ""));
  const filled = shown.filter((line) => line.trim() !== "");
  const counted = ["\t", ";", ",", "|"].map((delimiter) => {
    const counts = filled.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const often = new Map<number, number>();
    for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1);
    const most = Math.max(0, ...[...often].map(([count, times]) => times * Math.min(count, 4)));
    return { delimiter, score: delimiter === "\t" ? 3 * most : most, lines: counts.length };
  });
  const best = counted.reduce((a, b) => (b.score > a.score ? b : a));
  // Sentences have commas too; a table has one in most of its lines.
  if (best.lines * 2 > filled.length) return best.delimiter;
  return filled.filter((line) => /\S\s{2,}\S/.test(line)).length * 2 > filled.length ? "  " : "";
}

/** Columns set apart by two or more blanks, as mails and PDF files give them. */
function spaced(line: string): string[] {
  const indent = /^\s*/.exec(line)![0];
  return line.trim() === ""
    ? [""]
    : line
        .trim()
        .split(/\s{2,}|\t/)
        .map((cell, at) => (at === 0 ? indent + cell : cell));
}

/** Quotes hold delimiters, line breaks and doubled quotes; a quote that does not close its cell is a character. */
function parseDelimited(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const [cell, end] =
      (text[at] === '"' ? quotedCell(text, at, delimiter) : null) ?? bareCell(text, at, delimiter);
    row.push(cell);
    if (text[end] !== delimiter) {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function bareCell(text: string, from: number, delimiter: string): [cell: string, end: number] {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end += 1;
  return [text.slice(from, end), end];
}

function quotedCell(text: string, from: number, delimiter: string): [cell: string, end: number] | null {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const next = text[quote + 1];
    if (next !== undefined && next !== delimiter && next !== "\n") return null;
    return [text.slice(from + 1, quote).replace(/""/g, '"'), quote + 1];
  }
}

/** A character that no text has. */
const escapedBar = "\uffff";

function isTableLine(line: string): boolean {
  return /^\s*\|.*\|\s*$/.test(line);
}

function parseMarkdown(lines: readonly string[]): SourceTable {
  const outside = new Map<number, "heading" | "text" | "rule">();
  const rows = lines.map((line, at) => {
    if (!isTableLine(line)) {
      if (line.trim() === "") return [];
      outside.set(at, /^\s*#{1,6}\s/.test(line) ? "heading" : "text");
      return [unmarked(line.replace(/^\s*#{1,6}\s+/, ""))];
    }
    const inner = line.trim().slice(1, -1).replace(/\\\|/g, escapedBar);
    const cells = inner.split("|").map((cell) => unmarked(cell.split(escapedBar).join("|")));
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) outside.set(at, "rule");
    return cells;
  });
  return { delimiter: "|", rows, outside };
}

/** Without the marks of emphasis, code and links. */
function unmarked(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|~~|\x60)(?=\S)(.*?\S)\1/g, "$2")
    .trim();
}
