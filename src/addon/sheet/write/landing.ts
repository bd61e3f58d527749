/**
 * Whether what a change wrote into the Milestones table stands where it was meant. A range is an address: when somebody
 * inserts, deletes or sorts rows between our reading and our writing, a date lands in another step's row. So the table is
 * read again right before the first write and right after the last one, and what landed elsewhere is put back. Only what
 * somebody types into a cell between those two moments, in which the change is written too, cannot be told from what stood
 * there before.
 */
import { contentOf, type ReadPlan } from "../read/readPlan";
import type { Content } from "../read/readRecords";
import { type MilestoneColumn, milestoneColumns } from "../tabs/milestoneColumns";
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

/** What tells a row from every other, whatever its place: its Id, or its name while it has none; null: nothing does. */
function keysByRow(read: ReadPlan): (string | null)[] {
  const keys = read.table.values.map((_, at) => {
    if (at < read.table.headerRow) return null;
    const id = String(contentOf(read, at + 1, "id"));
    const name = String(contentOf(read, at + 1, "milestone")).trim();
    return id !== "" ? `id ${id}` : name !== "" ? `name ${name}` : null;
  });
  const first = new Map<string, number>();
  const twice = new Set<string>();
  keys.forEach((key, at) => {
    if (key === null) return;
    if (first.has(key)) twice.add(key);
    else first.set(key, at);
  });
  return keys.map((key) => (key === null || twice.has(key) ? null : key));
}

/** True when the rows that are to be written, and the columns, still stand where they were read. */
export function standsAsRead(read: ReadPlan, cells: readonly Pick<Written, "row" | "column">[]): boolean {
  const { table } = read;
  const now: Values = table.sheet.getDataRange().getValues();
  const same = (row: number, at: number) =>
    sameValue(now[row - 1]?.[at - 1] ?? "", table.values[row - 1]?.[at - 1] ?? "");
  const placed = milestoneColumns.flatMap((column) => table.columns[column] ?? []);
  const heads = [table.headerRow, ...(table.keyRow === null ? [] : [table.keyRow])];
  if (!heads.every((row) => placed.every((at) => same(row, at)))) return false;
  const identity = (["id", "step", "milestone"] as const).flatMap((column) => table.columns[column] ?? []);
  return cells.every(({ row, column }) => [...identity, table.columns[column]!].every((at) => same(row, at)));
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
 * those of the reading; `earlier` is what was written before that and may have landed elsewhere too.
 */
export function landingOf(
  read: ReadPlan,
  formulas: readonly (readonly string[])[],
  written: readonly Written[],
  now: ReadPlan,
  earlier: readonly Written[] = [],
): Landing {
  const [keys, keysNow] = [keysByRow(read), keysByRow(now)];
  const rowBefore = new Map(keys.flatMap((key, at) => (key === null ? [] : [[key, at + 1] as const])));
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

  const found = new Set<string>();
  const strays: Stray[] = [];
  now.table.values.forEach((cells, index) => {
    const row = index + 1;
    if (row <= now.table.headerRow && !moved) return;
    const key = keysNow[index] ?? null;
    const was = key === null ? undefined : rowBefore.get(key);
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
      if (!writtenIn(column).some((each) => sameContent(now, content, each))) {
        // Somebody's, typed since.
        if (after !== undefined) found.add(cell);
        return;
      }
      if (moved && formulaNow(row, place + 1)) return;
      const formula = was === undefined || at === undefined ? "" : (formulas[was - 1]?.[at - 1] ?? "");
      strays.push({ row, at: place + 1, before: formula ? { formula } : plain(read, before) });
    });
  });
  // A row that nothing tells from others is taken by its place.
  for (const { row, column, after } of written) {
    if (keys[row - 1] !== null) continue;
    const content = contentOf(now, row, column);
    if (sameContent(now, content, after) || !sameValue(content, contentOf(read, row, column)))
      found.add(`${row} ${column}`);
  }
  return { landed: strays.length === 0 && [...meant.keys()].every((cell) => found.has(cell)), strays };
}

function plain(read: ReadPlan, value: unknown): Content {
  const day = typeof value === "object" ? read.days.day(value) : null;
  return typeof day === "number" ? day : (value as string | number | boolean);
}
