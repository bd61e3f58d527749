/** What is damaged in the columns of a table: formulas, dropdowns and tick boxes, number formats. */

import type { Cell } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import { textFormat } from "../write/safeText";
import { buildValidation, formatOf } from "../write/writeTab";
import { type CellInput, ColumnDamages, type Damage, damage, quotedPasted, writeInputs } from "./damage";
import { cellOf, formulaAt, valueAt } from "./liveTab";
import type { LiveTable } from "./tableDamage";

export function columnDamages(live: LiveTable): Damage[] {
  const { tab, parts, firstRow, lastRow } = live;
  const found = new ColumnDamages();
  const formulas: CellInput[] = [];
  const names = new Set<string>();
  const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, at) => firstRow + at);
  const wanted = rows.map((row) => parts.spareRow(row));
  const range = tab.sheet.getRange(firstRow, 1, rows.length, tab.columns);
  const validations = range.getDataValidations();
  const formats = range.getNumberFormats();
  wanted[0]!.forEach((sample: Cell, index) => {
    const column = live.columnOf(index);
    const name = live.nameOf(index);
    if (column > tab.columns) return;
    const setRuns = (bad: readonly number[], set: (range: GoogleAppsScript.Spreadsheet.Range) => void) => {
      for (const [first, count] of runsOf(bad)) set(tab.sheet.getRange(first, column, count, 1));
    };
    if (sample.formula !== undefined) {
      const wrong = live.wrong(rows.map((row, at) => [row, column, wanted[at]![index]!] as const));
      if (wrong.length > 0) names.add(name);
      formulas.push(...wrong);
      return;
    }
    const choice = parts.choices[index];
    const bare = rows.filter(
      (row, at) => live.isUsed(row) && !validations[at]![column - 1] && !live.isCovered(row, column),
    );
    if (choice && bare.length > 0) {
      found.add("choices", name, cellOf(tab, bare[0]!, column), () => {
        const rule = buildValidation(choice, live.sheets);
        setRuns(bare, (cells) => cells.setDataValidation(rule));
      });
    }
    const format = formatOf(sample, looks(""));
    const isText = format === textFormat;
    if (!isText && choice?.kind !== "date") return;
    const bad = rows.filter((row, at) =>
      live.isCovered(row, column)
        ? false
        : // Tasks are set in: their format ends in this one.
          isText
          ? !formats[at]![column - 1]!.endsWith(textFormat)
          : typeof valueAt(tab, row, column) === "number",
    );
    if (bad.length === 0) return;
    // Step numbers that became numbers are text again, as formulas compare them.
    const numbers = bad.flatMap((row): CellInput[] => {
      const value = valueAt(tab, row, column);
      const isNumber = isText && typeof value === "number" && formulaAt(tab, row, column) === "";
      return isNumber ? [{ row, column, cell: { text: String(value) }, format }] : [];
    });
    found.add("formats", name, cellOf(tab, bad[0]!, column), () => {
      setRuns(bad, (cells) => cells.setNumberFormat(format));
      writeInputs(tab.sheet, numbers);
    });
  });
  const [first] = formulas;
  if (!first) return found.all();
  const cell = cellOf(tab, first.row, first.column);
  return [
    damage("formulas", cell, { names: [...names].join(", "), pasted: quotedPasted(formulas) }, () =>
      writeInputs(tab.sheet, formulas),
    ),
    ...found.all(),
  ];
}

/** First row and length of each run of neighbors. */
function runsOf(rows: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  rows.forEach((row, at) => {
    if (row === rows[at - 1]! + 1) runs[runs.length - 1]![1]++;
    else runs.push([row, 1]);
  });
  return runs;
}
