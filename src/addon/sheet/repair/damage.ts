/** What *Check and repair* found, and how it is put right. */
import type { RepairItem } from "../../../protocol";
import type { RepairWords } from "../../../words/en/repair";
import type { Language } from "../../../words/language";
import { say } from "../../../words/say";
import type { Cell } from "../tabs/sheetContent";
import { columnLetter } from "../tabs/sheetContent";
import { growGrid } from "../write/growGrid";
import { writeCells } from "../write/writeCells";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** One step of putting right; Google may refuse it for one column and allow it for the next. */
interface Mend {
  /** Header of the column, or empty. */
  readonly name: string;
  run(): void;
}

export interface Damage {
  readonly code: keyof RepairWords;
  /** "Milestones!B7"; with several, the first. */
  readonly cell: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** None: only a person can put it right. */
  readonly mends: readonly Mend[];
  /** A person's own content goes with it: only what was ticked is put right. */
  readonly isAsked?: boolean;
  /** It inserts rows or columns, so that everything else has to be looked at again afterwards. */
  readonly movesCells: boolean;
}

export function damage(
  code: keyof RepairWords,
  cell: string,
  values: Damage["values"] = {},
  mend: (() => void) | null = null,
  movesCells = false,
): Damage {
  return { code, cell, values, mends: mend ? [{ name: "", run: mend }] : [], movesCells };
}

/** The same trouble in several columns of a tab is one thing to read and to choose. */
export class ColumnDamages {
  private readonly found = new Map<keyof RepairWords, { cell: string; mends: Mend[] }>();

  add(code: keyof RepairWords, name: string, cell: string, run: () => void): void {
    const entry = this.found.get(code) ?? { cell, mends: [] };
    entry.mends.push({ name, run });
    this.found.set(code, entry);
  }

  all(): Damage[] {
    return [...this.found].map(([code, { cell, mends }]) => {
      const names = [...new Set(mends.map(({ name }) => name))].join(", ");
      return { code, cell, values: { names }, mends, movesCells: false };
    });
  }
}

function tabOf({ cell }: Damage): string {
  return cell.split("!", 1)[0]!;
}

export function idOf(damaged: Damage): string {
  const isOne = damaged.mends.length === 0 || damaged.isAsked;
  return `${damaged.code} ${isOne ? damaged.cell : tabOf(damaged)}`;
}

export function repairItem(damaged: Damage, words: RepairWords, language: Language): RepairItem {
  const { code, cell, values, mends, isAsked = false } = damaged;
  const text = say(language, words[code], values);
  return { id: idOf(damaged), text, cell, fixable: mends.length > 0, ticked: mends.length > 0 && !isAsked };
}

export interface CellInput {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly format: string;
  /** What stands there without a formula, although one belongs there: our formula could have given it. */
  readonly pasted?: string;
}

const mostQuoted = 5;

/** " (D7 “5”, L9 “Planned”)": what would be written over, to look at first. */
export function quotedPasted(cells: readonly CellInput[]): string {
  const found = cells.flatMap(({ row, column, pasted }) =>
    pasted === undefined ? [] : [`${columnLetter(column)}${row} “${pasted}”`],
  );
  if (found.length === 0) return "";
  return ` (${found.slice(0, mostQuoted).join(", ")}${found.length > mostQuoted ? ", …" : ""})`;
}

/** Writes cells in as few rectangles as they form: runs down a column, then equal runs side by side. */
export function writeInputs(sheet: Sheet, cells: readonly CellInput[]): void {
  const runs: { row: number; columns: CellInput[][]; first: number }[] = [];
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  sorted.forEach((input, at) => {
    const { row, column } = input;
    const before = sorted[at - 1];
    if (before && before.column === column && before.row === row - 1) {
      runs[runs.length - 1]!.columns[0]!.push(input);
    } else runs.push({ row, columns: [[input]], first: column });
  });
  const blocks: typeof runs = [];
  for (const run of runs) {
    const beside = blocks.find(
      (block) =>
        block.row === run.row &&
        block.first + block.columns.length === run.first &&
        block.columns[0]!.length === run.columns[0]!.length,
    );
    if (beside) beside.columns.push(...run.columns);
    else blocks.push(run);
  }
  growGrid(sheet, Math.max(...cells.map(({ row }) => row)), Math.max(...cells.map(({ column }) => column)));
  for (const { row, first, columns } of blocks) {
    const rows = columns[0]!.map((_, at) => columns.map((column) => column[at]!));
    writeCells(
      sheet.getRange(row, first, rows.length, columns.length),
      rows.map((inputs) => inputs.map(({ cell }) => cell)),
      rows.map((inputs) => inputs.map(({ format }) => format)),
    );
  }
}
