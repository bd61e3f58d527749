/** What the rows of Milestones lack: Ids of their own, and cells in the form that the sheet's formulas count with. */
import { parseDayCount } from "../../../plan/dayCounts";
import { readLinks } from "../../../plan/links";
import type { CountedIn } from "../../../plan/plan";
import { readTick } from "../../../plan/ticks";
import type { MilestoneWords } from "../../../words/en/milestones";
import { type DayReader, readText } from "../read/readCell";
import { type MilestoneColumn, milestoneHeaders } from "../tabs/milestoneColumns";
import { newRowId } from "../tabs/rowId";
import { type Cell, columnNumber, type Place } from "../tabs/sheetContent";
import { dateFormat } from "../tabs/theme";
import { textFormat } from "../write/safeText";
import { type CellInput, type Damage, damage } from "./damage";
import { cellOf, formulaAt, type LiveTab, valueAt } from "./liveTab";
import { writeRows } from "./writeRows";

interface Spelling {
  readonly column: MilestoneColumn;
  readonly format: string;
  /** What a cell says, in the sheet's own form; null: it stands in it, or nobody can say without guessing. */
  read(content: unknown, countedIn: CountedIn): Cell | null;
}

export function rowDamages(
  tab: LiveTab,
  { letters, headerRow, lastRow }: Place<MilestoneColumn>,
  words: MilestoneWords,
  days: DayReader,
  planCountedIn: CountedIn,
): Damage[] {
  const columnOf = (column: MilestoneColumn) => columnNumber(letters[column]);
  const at = (row: number, column: MilestoneColumn) => valueAt(tab, row, columnOf(column));
  const rows = Array.from({ length: lastRow - headerRow }, (_, index) => headerRow + 1 + index).filter(
    (row) => readText(at(row, "step")) !== "" || readText(at(row, "milestone")) !== "",
  );
  const found: Damage[] = [];

  const names = [columnOf("step"), columnOf("milestone")];
  const known = new Set<string>();
  const ids = rows.flatMap((row): CellInput[] => {
    const id = readText(at(row, "id"));
    const isOwn = id !== "" && !known.has(id);
    known.add(id);
    return isOwn ? [] : [{ row, column: columnOf("id"), cell: { text: newRowId() }, format: textFormat }];
  });
  if (ids.length > 0)
    found.push(damage("ids", cellOf(tab, ids[0]!.row, ids[0]!.column), {}, () => writeRows(tab, names, ids)));

  const headers = new Set<string>();
  const cells = spellings(days).flatMap(({ column, format, read }) =>
    rows.flatMap((row): CellInput[] => {
      if (formulaAt(tab, row, columnOf(column)) !== "") return [];
      const counted = readText(at(row, "countedIn"));
      const countedIn =
        counted === words.workingDays
          ? "working"
          : counted === words.calendarDays
            ? "calendar"
            : planCountedIn;
      const cell = read(at(row, column), countedIn);
      if (cell) headers.add(milestoneHeaders(words)[column]);
      return cell ? [{ row, column: columnOf(column), cell, format }] : [];
    }),
  );
  if (cells.length > 0)
    found.push(
      damage(
        "spellings",
        cellOf(tab, cells[0]!.row, cells[0]!.column),
        { names: [...headers].join(", ") },
        () => writeRows(tab, names, cells),
      ),
    );
  return found;
}

function spellings(days: DayReader): Spelling[] {
  const date = (column: MilestoneColumn): Spelling => ({
    column,
    format: dateFormat,
    read: (content) => {
      const day = typeof content === "string" ? days.day(content) : null;
      return typeof day === "number" ? { value: day } : null;
    },
  });
  return [
    ...(["target", "fixed", "notLaterThan", "completedOn", "agreedDate"] as const).map(date),
    {
      column: "days",
      format: "0",
      read: (content, countedIn) => {
        const count = typeof content === "string" ? parseDayCount(content, countedIn) : null;
        return count === null ? null : { value: count };
      },
    },
    {
      column: "done",
      format: "General",
      read: (content) => {
        const ticked = typeof content === "boolean" || readText(content) === "" ? null : readTick(content);
        return ticked === null ? null : { value: ticked };
      },
    },
    {
      column: "startsAfter",
      format: textFormat,
      read: (content) => {
        const { startsAfter, waits, unreadable } = readLinks(readText(content));
        const text = startsAfter.join(", ");
        return waits.length > 0 || unreadable.length > 0 || text === readText(content) ? null : { text };
      },
    },
  ];
}
