/**
 * A tab described as data: what stands in each cell, how it looks, which rules colour it. Pure functions make the
 * description (`milestonesTab`, `valueTab`, ...), `writeTab` writes it with a fixed number of service calls, and
 * *Check and repair* compares a living tab with it.
 *
 * Conventions of every tab:
 * - Row and column numbers start at 1, as in the sheet. Formulas use `;` and only functions that Google Sheets,
 *   Excel 2019 and LibreOffice share.
 * - A table has a hidden row of column keys ("step", "target", ...) directly above its header row, a form has a hidden
 *   column of field keys. They move with what people move, stay when a header is renamed, and cost no service call:
 *   that is how columns and fields are found again.
 * - Conditional rules start at the header row, never at the first data row, which people delete and sort.
 * - No merged cells in tables: people sort and move columns.
 */

/** What stands in the cells of a tab, row by row, as `getValues` gives it. */
export type Values = readonly (readonly unknown[])[];

/** Names of the looks in theme.ts. */
export type Style =
  | "title"
  | "titleLong"
  | "titleLongest"
  | "subtitle"
  | "section"
  | "factLabel"
  | "verdict"
  | "fact"
  | "factDate"
  | "header"
  | "headerClipped"
  | "headerCentered"
  | "label"
  | "body"
  | "bodyStrong"
  | "small"
  | "tiny"
  | "hint"
  | "centered"
  | "date"
  | "days"
  | "rowNumber"
  | "rowDate"
  | "rowName"
  | "rowText"
  | "rowNote"
  | "rowCentered"
  | "number"
  | "money"
  | "stepNumber"
  | "prompt"
  | "input"
  | "inputDate"
  | "key"
  | "pageSmall"
  | "pageTitle"
  | "pageWhy"
  | "pageFigure"
  | "pageOwner"
  | "pageNeeds"
  | "pageMonth"
  | "pageWeek"
  | "pageText"
  | "pageName"
  | "pageDate"
  | "pageBar"
  | "blank";

/** What a cell offers or warns about. Never rejects: a person may type what they like. */
export type Choice =
  | { readonly kind: "list"; readonly values: readonly string[]; readonly arrow?: true }
  | { readonly kind: "range"; readonly tab: string; readonly a1: string }
  | { readonly kind: "date" }
  | { readonly kind: "tick" };

export interface Cell {
  /** Words of a template or a person: goes through `safeText`. */
  readonly text?: string;
  /** With the leading "=". */
  readonly formula?: string;
  /** A number (also a day number) or a tick. */
  readonly value?: number | boolean;
  readonly style?: Style;
  readonly choice?: Choice;
  /** Overrides the number format of the style. */
  readonly format?: string;
}

export interface Rule {
  /** Relative to the top left cell of the first range; without the leading "=". `writeTab` adds our mark. */
  readonly when: string;
  readonly ranges: readonly string[];
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly strikethrough?: boolean;
}

/** Of every plan, in the order of the tabs. */
export const tabKeys = ["value", "stakeholders", "milestones", "resources", "history", "data"] as const;
/** Made when somebody asks for them. */
export const requestedTabs = ["page"] as const;
export type StandardTab = (typeof tabKeys)[number];
export type TabKey = StandardTab | (typeof requestedTabs)[number];

export interface SheetContent {
  readonly key: TabKey;
  readonly name: string;
  /** Pixels, one a column; the tab gets exactly as many columns. */
  readonly widths: readonly number[];
  /** Rows from the top; cells missing on the right are blank. */
  readonly rows: readonly (readonly Cell[])[];
  /** Further rows below, without any look. */
  readonly emptyRows: number;
  /** The tab keeps the rows of a new tab: people write on below. */
  readonly openEnd?: true;
  /** Pixels of rows that neither grow nor shrink with what stands in them. */
  readonly heights?: readonly (readonly [first: number, count: number, pixels: number])[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Column groups [first, last], folded. */
  readonly columnGroups: readonly (readonly [number, number])[];
  /** Row groups [first, last] and whether they start folded. */
  readonly rowGroups: readonly { readonly first: number; readonly last: number; readonly folded: boolean }[];
  /** Thin horizontal lines between the rows of these A1 ranges, instead of the sheet's own gridlines. */
  readonly lines: readonly string[];
  /** Ranges that are one cell each; never in a table. */
  readonly merged?: readonly string[];
  /** Columns whose cells stand apart from their neighbors: thick white lines around each. */
  readonly apart?: string;
  readonly rules: readonly Rule[];
  readonly tabColor: string | null;
  readonly hidden: boolean;
}

/** Where a table stands: its column letters, its header row and the last row that its rules and formulas look at. */
export interface Place<Column extends string> {
  readonly letters: Readonly<Record<Column, string>>;
  readonly headerRow: number;
  readonly lastRow: number;
}

/** The columns of a new table, side by side from A on. */
export function newLetters<Column extends string>(columns: readonly Column[]): Record<Column, string> {
  return Object.fromEntries(columns.map((column, at) => [column, columnLetter(at + 1)])) as Record<
    Column,
    string
  >;
}

/** A table's cells and rules, at home or wherever people moved it: what a new tab gets and what repair expects. */
export interface TableParts {
  /** The rows from the first to the header row, in the order of the columns. */
  readonly head: readonly (readonly Cell[])[];
  /** A spare row: its formulas and formats are those of every row. */
  spareRow(row: number): readonly Cell[];
  /** What the cells of a used row offer, in the order of the columns. Spare rows show no arrows and no boxes. */
  readonly choices: readonly (Choice | undefined)[];
  readonly rules: readonly Rule[];
}

export function withoutChoices(row: readonly Cell[]): Cell[] {
  return row.map(({ choice, ...cell }) => cell);
}

/** Pixels of a column in a new tab: such columns need no call. */
export const defaultWidth = 100;

/** "A" for 1, "AA" for 27. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The table's columns from one to another, in ranges that hold no other of its columns; a person's may stand between. */
export function spans<Column extends string>(
  place: Place<Column>,
  columns: readonly Column[],
  from: Column,
  to: Column,
): string[] {
  const numbers = columns
    .slice(columns.indexOf(from), columns.indexOf(to) + 1)
    .map((column) => columnNumber(place.letters[column]))
    .sort((a, b) => a - b);
  const others = columns.map((column) => columnNumber(place.letters[column]));
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run && !others.some((other) => other > run[1] && other < number)) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(
    ([first, last]) => `${columnLetter(first)}${place.headerRow}:${columnLetter(last)}${place.lastRow}`,
  );
}

/** A tab's name as a formula needs it: 'It''s'. */
export function quoted(tab: string): string {
  return `'${tab.replace(/'/g, "''")}'`;
}

/** A text as a formula needs it: "say ""hi""". */
export function formulaText(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}
