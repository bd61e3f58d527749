/** What is damaged on Plan on a page: formulas that are gone or broken, and the colors. */
import type { SheetContent } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { formatOf } from "../write/writeTab";
import { type CellInput, type Damage, damage, quotedPasted, writeInputs } from "./damage";
import { cellOf, formulaAt, type LiveTab, valueAt } from "./liveTab";
import { ruleDamage } from "./ruleDamage";
import { ownerOf } from "./sameFormula";

/** More of the same helps nobody. */
const mostListed = 5;

export function pageDamages(tab: LiveTab, content: SheetContent): Damage[] {
  const missing: CellInput[] = [];
  const theirs: Damage[] = [];
  content.rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell.formula === undefined) return;
      const formula = formulaAt(tab, row + 1, column + 1);
      const value = valueAt(tab, row + 1, column + 1);
      const format = formatOf(cell, looks(""));
      const owner = ownerOf(cell.formula, formula, value, format);
      if (owner === "damaged") missing.push({ row: row + 1, column: column + 1, cell, format });
      if (owner === "theirs")
        theirs.push(
          damage("words", cellOf(tab, row + 1, column + 1), {
            content: (formula || tab.days.shown(value)).slice(0, 40),
          }),
        );
    });
  });
  const [first] = missing;
  const names = tab.name;
  return [
    ...(first
      ? [
          damage(
            "formulas",
            cellOf(tab, first.row, first.column),
            { names, pasted: quotedPasted(missing) },
            () => writeInputs(tab.sheet, missing),
          ),
        ]
      : []),
    ...ruleDamage(tab, content.rules),
    ...theirs.slice(0, mostListed),
  ];
}
