/**
 * Writes cells that belong to rows, such as Ids, so that they land in those: a range is an address, and other people insert
 * and sort rows while the tab is repaired.
 */
import { Refusal } from "../../answer";
import type { Values } from "../tabs/sheetContent";
import { dateFormat } from "../tabs/theme";
import { generalFormat, textFormat } from "../write/safeText";
import { type CellInput, writeInputs } from "./damage";
import { formulaAt, type LiveTab, valueAt } from "./liveTab";

/**
 * `names`: the columns that tell a row from others. Throws a `Refusal` when rows were moved since they were listed; what
 * landed in other rows is then put back, and what was not written is listed again.
 */
export function writeRows(tab: LiveTab, names: readonly number[], cells: readonly CellInput[]): void {
  const now = (): Values => tab.sheet.getDataRange().getValues();
  const isRow = (values: Values, at: number, listed: number) =>
    names.every(
      (column) => String(values[at - 1]?.[column - 1] ?? "") === String(valueAt(tab, listed, column)),
    );
  const before = now();
  const stands = ({ row, column }: CellInput) =>
    isRow(before, row, row) &&
    String(before[row - 1]?.[column - 1] ?? "") === String(valueAt(tab, row, column));
  if (!cells.every(stands)) throw new Refusal({ code: "changedMeanwhile" });
  writeInputs(tab.sheet, cells);
  const after = now();
  const strays = cells.filter(({ row }) => !isRow(after, row, row));
  if (strays.length === 0) return;
  const rows = tab.values.map((_, index) => index + 1);
  writeInputs(
    tab.sheet,
    strays.map(({ row, column }): CellInput => {
      const was = rows.filter((each) => isRow(after, row, each));
      return was.length === 1
        ? contentAt(tab, was[0]!, row, column)
        : { row, column, cell: {}, format: generalFormat };
    }),
  );
  throw new Refusal({ code: "changedMeanwhile" });
}

/** What was listed in a row, to be written where that stands now. */
function contentAt(tab: LiveTab, was: number, row: number, column: number): CellInput {
  const [formula, value] = [formulaAt(tab, was, column), valueAt(tab, was, column)];
  if (formula !== "") return { row, column, cell: { formula }, format: generalFormat };
  if (typeof value === "number" || typeof value === "boolean")
    return { row, column, cell: { value }, format: generalFormat };
  const day = typeof value === "object" ? tab.days.day(value) : null;
  if (typeof day === "number") return { row, column, cell: { value: day }, format: dateFormat };
  return { row, column, cell: { text: String(value) }, format: textFormat };
}
