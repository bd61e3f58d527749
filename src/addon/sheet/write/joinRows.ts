/** Puts rows together again of which a part was sorted or moved alone: every cell goes back to the row of its Id. */
import type { Step } from "../../../plan/plan";
import { isMilestone } from "../../../plan/stepNumbers";
import { type RowPart, rowsIn, type TornRows, tornRows } from "../../../plan/tornRows";
import { tableWords } from "../../../words/sheetWords";
import { contentOf, type ReadPlan } from "../read/readPlan";
import type { ChangeRecord, Content } from "../read/readRecords";
import { formulaColumns, type MilestoneColumn } from "../tabs/milestoneColumns";
import { calendarWord, countedInWord } from "../tabs/milestonesTab";
import { movedFormula } from "./movedFormula";
import { safeText } from "./safeText";
import { unlessTyped } from "./writeCells";
import { type Change, writeChange } from "./writeChange";
import { writeRecordState } from "./writeRecord";

/** A cell in a column of a person's own, which moved with the columns on both sides of it. */
interface OwnCell {
  readonly row: number;
  readonly at: number;
  readonly before: unknown;
  readonly after: unknown;
  readonly noteBefore: string;
  readonly noteAfter: string;
}

/**
 * The rows as they were together; the same plan when no row is torn. It cannot be undone, since the record of a change
 * holds neither notes nor the cells of people's own columns, which move along.
 */
export function joinRows(read: ReadPlan): ReadPlan {
  const torn = tornRows(read.plan, read.snapshot);
  if (!torn) return read;
  const { sheet, columns, values } = read.table;
  const rows = [...read.table.rows, ...read.table.leftRows];
  const steps = rowsIn(read.plan);
  const all = sheet.getDataRange();
  const [formulas, notes, formats] = [all.getFormulas(), all.getNotes(), all.getNumberFormats()];
  const noteAt = (row: number, at: number) => notes[row - 1]?.[at - 1] ?? "";
  const ownContent = (row: number, at: number) =>
    formulas[row - 1]?.[at - 1] || (values[row - 1]?.[at - 1] ?? "");
  const writtenOf = (index: number): Step | undefined => read.snapshot?.rows[torn.known[index]!];

  const cells = [...torn.moved].flatMap(([part, from]) => {
    const column = columnOf(part);
    const at = columns[column];
    if (at === undefined) return [];
    return from.flatMap((source, index): Change["cells"][number][] => {
      if (source === index) return [];
      const row = rows[index]!;
      const place = typeof source === "number" ? rows[source]! : null;
      const formula = place === null ? "" : movedFormula(formulas[place - 1]?.[at - 1] ?? "", place, row);
      const after =
        formula !== ""
          ? { formula }
          : place !== null
            ? plain(read, contentOf(read, place, column))
            : source === "written"
              ? writtenContent(read, writtenOf(index), part)
              : "";
      // What stands in the place of a cell that comes back, and goes nowhere itself, stays as a note.
      const isLeft = place !== null && !from.includes(index);
      const own = isLeft ? contentOf(read, row, column) : "";
      const words = own === "" || typeof own === "boolean" ? "" : read.days.shown(own);
      const note = [place === null ? "" : noteAt(place, at), isLeft ? noteAt(row, at) : "", words]
        .filter(Boolean)
        .join("\n");
      const step = writtenOf(index)?.number ?? steps[index]!.number;
      return [{ step, row, column, after, ...(note !== noteAt(row, at) && { note }) }];
    });
  });
  const own = ownColumns(read, torn).flatMap((at) =>
    torn.moved.get("name")!.flatMap((source, index): OwnCell[] => {
      if (source === index) return [];
      const row = rows[index]!;
      const place = typeof source === "number" ? rows[source]! : null;
      const isLeft = place !== null && !torn.moved.get("name")!.includes(index);
      if (isLeft && (ownContent(row, at) !== "" || noteAt(row, at) !== "")) return [];
      const content = place === null ? "" : ownContent(place, at);
      return [
        {
          row,
          at,
          before: ownContent(row, at),
          after:
            place !== null && formulas[place - 1]?.[at - 1]
              ? movedFormula(String(content), place, row)
              : content,
          noteBefore: noteAt(row, at),
          noteAfter: place === null ? "" : noteAt(place, at),
        },
      ];
    }),
  );

  const change: Change = {
    title: tableWords(read.language).rowsJoined,
    cells,
    inserts: [],
    settings: [],
    daysOff: null,
    snapshot: read.snapshot,
    asked: new Set(cells.map(({ step }) => step)),
  };
  const records: ChangeRecord[] = [];
  const now = writeChange(read, change, (record) => {
    records.push(record);
    for (const cell of own) writeOwn(read, cell, cell.after, cell.noteBefore, cell.noteAfter);
    return () => {
      for (const cell of own) writeOwn(read, cell, cell.before, cell.noteAfter, cell.noteBefore);
    };
  });
  for (const record of records) writeRecordState(now, record, "undone");
  setLooks(read, torn, rows, formats);
  return now;
}

/** Tasks are set in and not bold, days say their unit: that went along too. */
function setLooks(
  { plan, table: { sheet, columns } }: ReadPlan,
  torn: TornRows,
  rows: readonly number[],
  formats: readonly (readonly string[])[],
): void {
  const steps = rowsIn(plan);
  for (const [part, from] of torn.moved) {
    const at = columns[columnOf(part)];
    if (at === undefined) continue;
    from.forEach((source, index) => {
      const place = typeof source === "number" ? rows[source]! : null;
      if (place === null || source === index) return;
      const [was, is] = [formats[place - 1]?.[at - 1], formats[rows[index]! - 1]?.[at - 1]];
      const cell = sheet.getRange(rows[index]!, at);
      if (was === undefined || was === is) return;
      unlessTyped(() => cell.setNumberFormat(was));
      // Another format of a name means another level.
      if (part === "name")
        cell.setFontWeight(isMilestone(steps[source as number]!.number) ? "bold" : "normal");
    });
  }
}

function columnOf(part: RowPart): MilestoneColumn {
  return part === "number" ? "step" : part === "name" ? "milestone" : part;
}

function plain(read: ReadPlan, value: unknown): Content {
  const day = typeof value === "object" ? read.days.day(value) : null;
  return typeof day === "number" ? day : (value as string | number | boolean);
}

/** What was last written into a row of which somebody wrote over the cell. */
function writtenContent({ words }: ReadPlan, was: Step | undefined, part: RowPart): Content {
  switch (part) {
    case "countedIn":
      return was ? countedInWord(was.countedIn, words) : "";
    case "calendar":
      return was ? calendarWord(was.calendar, words) : "";
    case "startsAfter":
      return was ? was.startsAfter.join(", ") : "";
    case "ownerSeller":
    case "ownerBuyer":
    case "outcome":
    case "agreed":
    case "agreedDate":
    case "phase":
      return "";
    default:
      return was?.[part] ?? "";
  }
}

/**
 * Columns that are none of ours and went along: they stand between two that moved with the names. Where only one of both
 * did, what people see is what they move.
 */
function ownColumns({ table }: ReadPlan, { moved, unsure }: TornRows): number[] {
  const names = moved.get("name");
  if (!names) return [];
  const sides = new Map<number, boolean>();
  for (const [column, at] of Object.entries(table.columns)) {
    const part = (column === "step" ? "number" : column === "milestone" ? "name" : column) as RowPart;
    if (!unsure.includes(part) && !isFormula(column)) sides.set(at, moved.has(part));
  }
  const ours = new Set(Object.values(table.columns));
  const width = table.values[table.headerRow - 1]?.length ?? 0;
  const next = (at: number, step: number) => {
    let other = at + step;
    while (other >= 1 && other <= width && !sides.has(other)) other += step;
    return sides.get(other);
  };
  return Array.from({ length: width }, (_, index) => index + 1).filter((at) => {
    if (ours.has(at)) return false;
    const [before, after] = [next(at, -1), next(at, 1)];
    return before === after || before === undefined || after === undefined
      ? (before ?? after)
      : !table.sheet.isColumnHiddenByUser(at);
  });
}

function isFormula(column: string): boolean {
  return column === "start" || (formulaColumns as readonly string[]).includes(column);
}

function writeOwn(
  { table }: ReadPlan,
  { row, at }: OwnCell,
  content: unknown,
  noteNow: string,
  note: string,
): void {
  const range = table.sheet.getRange(row, at);
  range.setValue(typeof content === "string" && !content.startsWith("=") ? safeText(content) : content);
  if (note !== noteNow) range.setNote(note);
}
