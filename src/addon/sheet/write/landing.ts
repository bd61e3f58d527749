/**
 * Whether what a change wrote into the Milestones table stands where it was meant. A range is an address: when somebody
 * inserts, deletes or sorts rows between our reading and our writing, a date lands in another step's row. So the table is
 * read again right before the first write and right after the last one, and what landed elsewhere is put back. Only what
 * somebody types into a cell between those two moments, in which the change is written too, cannot be told from what stood
 * there before.
 */
import { contentOf, type ReadPlan } from "../read/readPlan";
import type { Content } from "../read/readRecords";
import { formulaColumns, type MilestoneColumn, milestoneColumns } from "../tabs/milestoneColumns";
import type { Values } from "../tabs/sheetContent";

/** What was written into a cell of a row as it was read. */
export interface Written {
  readonly row: number;
  readonly column: MilestoneColumn;
  readonly after: Content;
}

/** A cell in which something of ours stands that does not belong there, and what belongs there. */
export interface Stray {
  readonly row: number;
  readonly at: number;
  readonly before: Content;
}

interface Landing {
  /** Every cell holds what was meant, or what somebody typed into it since. */
  readonly landed: boolean;
  readonly strays: readonly Stray[];
}

interface Row {
  readonly row: number;
  readonly id: string;
  readonly step: string;
  readonly name: string;
}

/** The rows of the table, also those in which nothing stands. */
function rowsOf(read: ReadPlan): readonly Row[] {
  return read.table.values.slice(read.table.headerRow).map((_, at): Row => {
    const row = read.table.headerRow + 1 + at;
    return {
      row,
      id: String(contentOf(read, row, "id")),
      step: read.days.text(contentOf(read, row, "step")),
      name: String(contentOf(read, row, "milestone")).trim(),
    };
  });
}

/**
 * Which row of the reading each row of the table is now, by its Id, of several with one Id by the name too, without an Id
 * by the name; what is left by number and name, since an Id of ours may have landed there; none: it was not there, or
 * nothing tells. `written`: a copied row was given an Id of its own.
 */
export function rowsBefore(
  read: ReadPlan,
  now: ReadPlan,
  written: readonly Written[] = [],
): ReadonlyMap<number, number> {
  let [before, after] = [rowsOf(read), rowsOf(now)];
  const found = new Map<number, number>();
  const match = (key: (row: Row, rows: readonly Row[], others: readonly Row[]) => string | null) => {
    const [rows, others] = [before, after];
    const known = new Map(rows.map((row) => [key(row, rows, others), row.row]));
    known.delete(null);
    for (const { row, column, after: id } of written)
      if (column === "id") known.set(`${id} name ${rows.find((each) => each.row === row)?.name}`, row);
    for (const row of others) {
      const was = known.get(key(row, others, rows));
      if (was !== undefined) found.set(row.row, was);
    }
    const taken = new Set(found.values());
    before = before.filter(({ row }) => !taken.has(row));
    after = after.filter(({ row }) => !found.has(row));
  };
  match(({ id, name }, rows, others) => {
    if (id === "" && name === "") return null;
    const isOnly = (list: readonly Row[]) => list.filter((other) => other.id === id).length === 1;
    if (id !== "" && isOnly(rows) && isOnly(others)) return `id ${id}`;
    const same = rows.filter((other) => other.id === id && other.name === name);
    return same.length === 1 ? `${id} name ${name}` : null;
  });
  match(({ step, name }, rows) => {
    const same = rows.filter((other) => other.step === step && other.name === name);
    return step !== "" && name !== "" && same.length === 1 ? `${step} ${name}` : null;
  });
  return found;
}

const identity = ["id", "step", "milestone"] as const;

/** A cell by its place in the table. */
interface Place {
  readonly row: number;
  readonly at: number;
}

/** The cells of these rows in which our formulas do not stand, which may give something else at any time. */
export function contentCells({ table }: ReadPlan, rows: readonly number[]): readonly Place[] {
  const formulas = new Set(
    (formulaColumns as readonly MilestoneColumn[]).map((column) => table.columns[column]),
  );
  const columns = (table.values[0] ?? []).map((_, index) => index + 1).filter((at) => !formulas.has(at));
  return rows.flatMap((row) => columns.map((at) => ({ row, at })));
}

/**
 * The table as it is now, when the rows that are to be written and the columns still stand where they were read, and the
 * `others` hold what was read; else null.
 */
export function standingAsRead(
  read: ReadPlan,
  cells: readonly Pick<Written, "row" | "column">[],
  others: readonly Place[] = [],
): ReadPlan | null {
  const { table } = read;
  const values: Values = table.sheet.getDataRange().getValues();
  const same = (row: number, at: number) =>
    sameValue(values[row - 1]?.[at - 1] ?? "", table.values[row - 1]?.[at - 1] ?? "");
  const placed = milestoneColumns.flatMap((column) => table.columns[column] ?? []);
  const heads = [table.headerRow, ...(table.keyRow === null ? [] : [table.keyRow])];
  if (!heads.every((row) => placed.every((at) => same(row, at)))) return null;
  if (!others.every(({ row, at }) => same(row, at))) return null;
  const known = identity.flatMap((column) => table.columns[column] ?? []);
  if (!cells.every(({ row, column }) => [...known, table.columns[column]!].every((at) => same(row, at))))
    return null;
  return { ...read, table: { ...table, values, lastRow: values.length } };
}

/** Of two readings. A box that nobody ticked is empty or FALSE. */
function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one === "object" && typeof other === "object") return String(one) === String(other);
  return one === other || ((one === "" || one === false) && (other === "" || other === false));
}

/** Whether a cell holds this content now. */
export function sameContent(read: ReadPlan, now: unknown, after: Content): boolean {
  if (typeof after === "number" && typeof now === "object") return read.days.day(now) === after;
  if (typeof after === "object") return false;
  return now === after || (after === "" && now === "") || String(now) === String(after);
}

/**
 * Compares the table `now` with what was meant: the table as it was `read`, and in it what was `written`. `formulas` are
 * those of the reading; `earlier` is what was written before that and may have landed elsewhere too; `filled` are rows that
 * were filled as a whole, our formulas included.
 */
export function landingOf(
  read: ReadPlan,
  formulas: readonly (readonly string[])[],
  written: readonly Written[],
  now: ReadPlan,
  earlier: readonly Written[] = [],
  filled: readonly number[] = [],
): Landing {
  const rowBefore = rowsBefore(read, now, written);
  const seen = new Set(rowBefore.values());
  const moved = milestoneColumns.some((column) => read.table.columns[column] !== now.table.columns[column]);
  const columnOf = new Map(
    milestoneColumns.flatMap((column) => {
      const at = now.table.columns[column];
      return at === undefined ? [] : [[at, column] as const];
    }),
  );
  const meant = new Map(written.map((each) => [`${each.row} ${each.column}`, each.after]));
  const writtenIn = (column: MilestoneColumn | undefined) =>
    [...written, ...earlier].filter((each) => moved || each.column === column).map(({ after }) => after);

  // Asked for only when columns have moved: the results of our own formulas are no strays.
  let formulasNow: readonly (readonly string[])[] | null = null;
  const formulaNow = (row: number, at: number): boolean => {
    formulasNow ??= now.table.sheet.getDataRange().getFormulas();
    return (formulasNow[row - 1]?.[at - 1] ?? "") !== "";
  };

  const isFormula = (column: MilestoneColumn | undefined) =>
    (formulaColumns as readonly (MilestoneColumn | undefined)[]).includes(column);
  const found = new Set<string>();
  const strays: Stray[] = [];
  now.table.values.forEach((cells, index) => {
    const row = index + 1;
    if (row <= now.table.headerRow && !moved) return;
    const was = rowBefore.get(row);
    // A row that somebody added or copied meanwhile, and not one in which nothing but ours stands.
    const isTheirs = (column: MilestoneColumn) => {
      const content = contentOf(now, row, column);
      return content !== "" && !writtenIn(column).some((each) => sameContent(now, content, each));
    };
    if (was === undefined && identity.some(isTheirs)) return;
    cells.forEach((content, place) => {
      const column = columnOf.get(place + 1);
      const at = column === undefined ? undefined : read.table.columns[column];
      // A row that was not there, or a column of somebody's, was empty there as far as we know.
      const before =
        was === undefined || at === undefined ? "" : (read.table.values[was - 1]?.[at - 1] ?? "");
      const cell = `${was} ${column}`;
      const after = meant.get(cell);
      if (after !== undefined && sameContent(now, content, after)) {
        found.add(cell);
        return;
      }
      if (sameValue(content, before)) return;
      const formula = was === undefined || at === undefined ? "" : (formulas[was - 1]?.[at - 1] ?? "");
      // In a row that was filled in the place of a new one: what was emptied, and what a person typed over our formula.
      const isFilledOver =
        !moved && filled.includes(row) && was !== row && column !== undefined && before !== "";
      if (isFilledOver && (isFormula(column) ? formula === "" : content === "" || content === false)) {
        strays.push({ row, at: place + 1, before: formula ? { formula } : plain(read, before) });
        return;
      }
      if (!writtenIn(column).some((each) => sameContent(now, content, each))) {
        // Somebody's, typed since.
        if (after !== undefined) found.add(cell);
        return;
      }
      if (moved && formulaNow(row, place + 1)) return;
      strays.push({ row, at: place + 1, before: formula ? { formula } : plain(read, before) });
    });
  });
  // A row that is not found again is taken by its place: gone, or one that nothing tells from others.
  for (const { row, column, after } of written) {
    if (seen.has(row)) continue;
    const content = contentOf(now, row, column);
    if (sameContent(now, content, after) || !sameValue(content, contentOf(read, row, column)))
      found.add(`${row} ${column}`);
  }
  // The level is the formula that gives a number in every row.
  const isWhole = [...rowBefore].every(
    ([row, was]) =>
      !filled.includes(was) || !now.table.columns.level || typeof contentOf(now, row, "level") === "number",
  );
  const landed = isWhole && strays.length === 0 && [...meant.keys()].every((cell) => found.has(cell));
  return { landed, strays };
}

function plain(read: ReadPlan, value: unknown): Content {
  const day = typeof value === "object" ? read.days.day(value) : null;
  return typeof day === "number" ? day : (value as string | number | boolean);
}
