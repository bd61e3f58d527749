/** Where the rows of the Milestones table stand while a change takes some out, moves some and adds some. */
import type { ReadPlan } from "../read/readPlan";
import type { NewRow } from "./insertRows";

/** The rows below the header row, each by where it was read, or as a new one. */
export type Layout = (number | NewRow)[];

export function layoutOf({ table }: ReadPlan): Layout {
  return Array.from({ length: table.lastRow - table.headerRow }, (_, at) => table.headerRow + 1 + at);
}

/** Where a row stands by now. */
export function placeIn({ table }: ReadPlan, layout: Layout, row: number | NewRow): number {
  return row === table.headerRow ? row : table.headerRow + 1 + layout.indexOf(row);
}

/** Lines of the reading as they stand by now. */
export function linesIn<Of>(
  { table }: ReadPlan,
  layout: Layout,
  lines: readonly Of[],
  newLine: (row: NewRow) => Of,
): Of[] {
  return [
    ...lines.slice(0, table.headerRow),
    ...layout.map((row) => (typeof row === "number" ? lines[row - 1]! : newLine(row))),
  ];
}

/** The table as it should be read by now, the new rows with nothing but their Ids. */
export function readingIn(read: ReadPlan, layout: Layout): ReadPlan {
  const { table } = read;
  const width = table.values[0]?.length ?? 0;
  const empty = ({ id }: NewRow) =>
    Array.from({ length: width }, (_, index) => (index + 1 === table.columns.id ? id : ""));
  const values = linesIn(read, layout, table.values, empty);
  return { ...read, table: { ...table, values, lastRow: values.length } };
}
