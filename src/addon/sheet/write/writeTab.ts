/** Writes a whole new tab from its description, with a number of service calls that does not grow with its rows. */

import {
  type Cell,
  type Choice,
  columnLetter,
  defaultWidth,
  type Rule,
  type SheetContent,
  type Style,
} from "../tabs/sheetContent";
import { type Look, lineColor } from "../tabs/theme";
import { generalFormat } from "./safeText";
import { writeCells } from "./writeCells";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Tells our conditional rules from a person's: rules have no id. True in every engine. */
export const ruleMark = 'N("mutual action plan")=0';

export function markedFormula(when: string): string {
  return `=AND(${ruleMark};${when})`;
}

/** Gives an empty new tab of this size the columns of its description, and its rows unless it is open at its end. */
export function fitGrid(sheet: Sheet, content: SheetContent, size: { rows: number; columns: number }): void {
  const rows = content.openEnd ? size.rows : content.rows.length + content.emptyRows;
  const columns = content.widths.length;
  if (size.columns > columns) sheet.deleteColumns(columns + 1, size.columns - columns);
  if (size.columns < columns) sheet.insertColumnsAfter(size.columns, columns - size.columns);
  if (size.rows > rows) sheet.deleteRows(rows + 1, size.rows - rows);
  if (size.rows < rows) sheet.insertRowsAfter(size.rows, rows - size.rows);
}

/** One validation object for each distinct choice of a plan; making one costs service calls. */
export type Validations = Map<string, GoogleAppsScript.Spreadsheet.DataValidation>;

/** `sheets`: the plan's tabs by name, for choices that are listed on another tab. */
export function writeTab(
  sheet: Sheet,
  content: SheetContent,
  looks: Readonly<Record<Style, Look>>,
  sheets: ReadonlyMap<string, Sheet>,
  made: Validations,
): void {
  const columns = content.widths.length;
  const grid: Cell[][] = content.rows.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? {}));
  const formats = grid.map((row) => row.map((cell) => formatOf(cell, looks)));
  const range = sheet.getRange(1, 1, grid.length, columns);
  const isGeneral = formats.every((row) => row.every((format) => format === generalFormat));
  writeCells(range, grid, isGeneral ? null : formats);
  // People do not look at the hidden data tab: plain is good enough there.
  if (content.key !== "data") {
    const styled = <T>(pick: (look: Look) => T): T[][] =>
      grid.map((row) => row.map((cell) => pick(looks[cell.style ?? "blank"])));
    range
      .setBackgrounds(styled((look) => look.background))
      .setFontColors(styled((look) => look.color))
      .setFontSizes(styled((look) => look.size))
      .setFontWeights(styled((look) => (look.bold ? "bold" : "normal")))
      .setVerticalAlignments(styled((look) => look.vertical))
      .setWrapStrategies(styled((look) => SpreadsheetApp.WrapStrategy[look.wrap]));
    // The rarer ones only where a tab has them.
    const anyLook = (test: (look: Look) => boolean) =>
      grid.some((row) => row.some((cell) => test(looks[cell.style ?? "blank"])));
    if (anyLook((look) => look.italic))
      range.setFontStyles(styled((look) => (look.italic ? "italic" : "normal")));
    // Numbers and dates stand on the right unless told otherwise.
    if (anyLook((look) => look.align !== "left" || look.format !== "General"))
      range.setHorizontalAlignments(styled((look) => look.align));
    if (grid.some((row) => row.some((cell) => cell.choice)))
      range.setDataValidations(validations(grid, sheets, made));
  }

  for (const run of runs(content.widths)) {
    if (run.value !== defaultWidth) sheet.setColumnWidths(run.from, run.count, run.value);
  }
  for (const [first, count, pixels] of content.heights ?? []) sheet.setRowHeightsForced(first, count, pixels);
  if (content.frozenRows > 0) sheet.setFrozenRows(content.frozenRows);
  if (content.frozenColumns > 0) sheet.setFrozenColumns(content.frozenColumns);
  for (const row of content.hiddenRows) sheet.hideRows(row);
  for (const run of runs(content.hiddenColumns.map((column, at) => column - at)))
    sheet.hideColumns(run.value + run.from - 1, run.count);
  for (const a1 of content.merged ?? []) sheet.getRange(a1).merge();
  // The button beside the column before a group: behind it the next group or nothing may follow.
  for (const [first, last] of content.columnGroups) {
    sheet.getRange(`${columnLetter(first)}:${columnLetter(last)}`).shiftColumnGroupDepth(1);
  }
  if (content.columnGroups.length > 0) {
    sheet
      // The button beside the column before a group: behind it the next group or nothing may follow.
      .setColumnGroupControlPosition(SpreadsheetApp.GroupControlTogglePosition.BEFORE)
      .collapseAllColumnGroups();
  }
  if (content.rowGroups.length > 0) putRowButtonsBefore(sheet);
  for (const group of content.rowGroups) {
    const range = sheet.getRange(`${group.first}:${group.last}`).shiftRowGroupDepth(1);
    if (group.folded) range.collapseGroups();
  }
  if (content.lines.length > 0) {
    sheet
      .setHiddenGridlines(true)
      .getRangeList([...content.lines])
      .setBorder(null, null, true, null, null, true, lineColor, SpreadsheetApp.BorderStyle.SOLID);
  }
  if (content.apart) {
    sheet
      .getRange(content.apart)
      .setBorder(true, true, true, true, null, true, "#ffffff", SpreadsheetApp.BorderStyle.SOLID_THICK);
  }
  if (content.rules.length > 0) {
    sheet.setConditionalFormatRules(buildRules(sheet, content.rules));
  }
  if (content.tabColor) sheet.setTabColor(content.tabColor);
  if (content.hidden) sheet.hideSheet();
}

/** At the milestone to which the tasks belong, and at the title of a section. */
export function putRowButtonsBefore(sheet: Sheet): void {
  sheet.setRowGroupControlPosition(SpreadsheetApp.GroupControlTogglePosition.BEFORE);
}

/** The number format of a cell. */
export function formatOf(cell: Cell, looks: Readonly<Record<Style, Look>>): string {
  return cell.format ?? looks[cell.style ?? "blank"].format;
}

/** Many rules share their ranges, which are fetched at once. */
export function buildRules(
  sheet: Sheet,
  rules: readonly Rule[],
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
  const names = [...new Set(rules.flatMap((rule) => rule.ranges))];
  const ranges = sheet.getRangeList(names).getRanges();
  return rules.map((rule) =>
    buildRule(
      rule,
      rule.ranges.map((a1) => ranges[names.indexOf(a1)]!),
    ),
  );
}

function buildRule(
  rule: Rule,
  ranges: GoogleAppsScript.Spreadsheet.Range[],
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  const builder = SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied(markedFormula(rule.when))
    .setRanges(ranges);
  if (rule.background) builder.setBackground(rule.background);
  if (rule.color) builder.setFontColor(rule.color);
  if (rule.bold) builder.setBold(true);
  if (rule.strikethrough) builder.setStrikethrough(true);
  return builder.build();
}

/** Never rejecting: a person may type what they like. */
function validations(
  grid: readonly (readonly Cell[])[],
  sheets: ReadonlyMap<string, Sheet>,
  made: Validations,
): (GoogleAppsScript.Spreadsheet.DataValidation | null)[][] {
  return grid.map((row) =>
    row.map((cell) => {
      if (!cell.choice) return null;
      const key = JSON.stringify(cell.choice);
      const known = made.get(key);
      if (known) return known;
      const built = buildValidation(cell.choice, sheets);
      made.set(key, built);
      return built;
    }),
  );
}

export function buildValidation(
  choice: Choice,
  sheets: ReadonlyMap<string, Sheet>,
): GoogleAppsScript.Spreadsheet.DataValidation {
  const builder = SpreadsheetApp.newDataValidation().setAllowInvalid(true);
  switch (choice.kind) {
    case "list":
      return builder.requireValueInList([...choice.values], choice.arrow === true).build();
    case "range": {
      const source = sheets.get(choice.tab)!;
      return builder.requireValueInRange(source.getRange(choice.a1), false).build();
    }
    case "date":
      return builder.requireDate().build();
    case "tick":
      return builder.requireCheckbox().build();
  }
}

/** Runs of equal neighbours, numbered from 1. */
function runs(values: readonly number[]): { from: number; count: number; value: number }[] {
  const found: { from: number; count: number; value: number }[] = [];
  values.forEach((value, at) => {
    const last = found[found.length - 1];
    if (last && last.value === value) last.count++;
    else found.push({ from: at + 1, count: 1, value });
  });
  return found;
}
