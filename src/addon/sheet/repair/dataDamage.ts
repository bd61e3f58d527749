/** What is damaged in the hidden tab: settings, the days off that formulas count with, the owner choices. */

import { isoText, parseIsoDay } from "../../../plan/calendarDate";
import { languageCodes } from "../../../words/language";
import type { PlanTabs } from "../read/findPlan";
import { type DayReader, readText } from "../read/readCell";
import { cellName, readNonWorkingDays, readSettings, readSnapshot, settingText } from "../read/readPlan";
import {
  accentOf,
  bothWeekend,
  dataColumns,
  dayFormat,
  daySettings,
  daysOff,
  firstDataRow,
  lastDataColumn,
  lastDataRow,
  layoutVersion,
  type SettingName,
  settingContent,
  settingNames,
} from "../tabs/planDataTab";
import type { Values } from "../tabs/sheetContent";
import { growGrid } from "../write/growGrid";
import { generalFormat, textFormat } from "../write/safeText";
import { type CellInput, type Damage, damage, writeInputs } from "./damage";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const isWeekend = (text: string) => /^[01]{7}$/.test(text) && text !== "1111111";

/** `owners`: what the dropdowns would offer now. */
export function dataDamages(
  sheet: Sheet,
  values: Values,
  tabs: PlanTabs,
  days: DayReader,
  owners: readonly string[],
): Damage[] {
  const name = sheet.getName();
  const at = (row: number, column: number): unknown => values[row - 1]?.[column - 1] ?? "";
  const found: Damage[] = [];
  /** Words in the place of a setting or a day may be a person's: they are named and stay. */
  const isFree = (row: number, column: number, ours: (text: string) => boolean): boolean => {
    const content = at(row, column);
    if (typeof content !== "string" || !/\p{L}/u.test(content) || ours(content)) return true;
    found.push(damage("words", cellName(name, row, column), { content: content.slice(0, 40) }));
    return false;
  };

  if (sheet.getMaxRows() < lastDataRow || sheet.getMaxColumns() < lastDataColumn) {
    const grow = () => growGrid(sheet, lastDataRow, lastDataColumn);
    found.push(damage("grid", name, {}, grow, true));
  }

  const settings = readSettings(values, days);
  const snapshot = readSnapshot(values);
  const weekend = (text: string) => (isWeekend(text) ? text : "0000011");
  const either = (text: string, choices: readonly string[]) => (choices.includes(text) ? text : choices[0]!);
  const [seller, buyer] = [weekend(settings.sellerWeekend), weekend(settings.buyerWeekend)];
  const right: Record<SettingName, string> = {
    ...settings,
    layout: /^[1-9]\d{0,2}$/.test(settings.layout) ? settings.layout : String(layoutVersion),
    plan: settings.plan || tabs.id,
    language: either(settings.language, languageCodes),
    worksBackFrom: settings.worksBackFrom || (snapshot?.anchor?.step ?? ""),
    worksBackDate:
      parseIsoDay(settings.worksBackDate) === null && snapshot?.anchor
        ? isoText(snapshot.anchor.date)
        : settings.worksBackDate,
    countedIn: either(settings.countedIn, ["calendar", "working"]),
    sellerWeekend: seller,
    buyerWeekend: buyer,
    bothWeekend: bothWeekend(seller, buyer),
    accent: accentOf(settings.accent),
    agreedOn: parseIsoDay(settings.agreedOn) === null ? "" : settings.agreedOn,
  };
  const cells = settingNames.flatMap((setting, index): CellInput[] => {
    const row = firstDataRow + index;
    const shown = at(row, dataColumns.value);
    const isDate = daySettings.has(setting);
    const now = isDate ? settings[setting] : readText(shown);
    // Formulas read the cell itself: 0000011 must not have become the number 11.
    const stands = readText(at(row, dataColumns.setting)) === setting && now === right[setting];
    if (stands && !(isDate && typeof shown === "string" && shown !== "")) return [];
    const isName = (text: string) => (settingNames as readonly string[]).includes(text);
    const isValue = (text: string) =>
      settingText(setting, text) === right[setting] && !(isDate && parseIsoDay(text) === null);
    if (!isFree(row, dataColumns.setting, isName) || !isFree(row, dataColumns.value, isValue)) return [];
    const cell = settingContent(setting, right[setting]);
    return [
      { row, column: dataColumns.setting, cell: { text: setting }, format: generalFormat },
      { row, column: dataColumns.value, cell, format: cell.format },
    ];
  });
  if (cells.length > 0)
    found.push(
      damage("settings", cellName(name, cells[0]!.row, dataColumns.value), {}, () =>
        writeInputs(sheet, cells),
      ),
    );

  const off = daysOff(readNonWorkingDays(name, values, days, []));
  const helpers = (["seller", "buyer", "both"] as const).flatMap((side) => {
    const column = dataColumns[side];
    const last = Math.max(values.length, firstDataRow - 1 + off[side].length);
    return Array.from({ length: last - firstDataRow + 1 }, (_, index): CellInput => {
      const value = off[side][index];
      const cell = value === undefined ? {} : { value };
      return { row: firstDataRow + index, column, cell, format: dayFormat };
    }).filter(
      ({ row, cell }) =>
        days.day(at(row, column)) !== (cell.value ?? null) && isFree(row, column, () => false),
    );
  });
  if (helpers.length > 0)
    found.push(
      damage("daysOff", cellName(name, helpers[0]!.row, helpers[0]!.column), {}, () => {
        writeInputs(sheet, helpers);
      }),
    );

  if (
    owners.length > 0 &&
    values.slice(firstDataRow - 1).every((row) => (row[dataColumns.owner - 1] ?? "") === "")
  ) {
    const list = owners.map((owner, index): CellInput => {
      return {
        row: firstDataRow + index,
        column: dataColumns.owner,
        cell: { text: owner },
        format: textFormat,
      };
    });
    found.push(
      damage("owners", cellName(name, firstDataRow, dataColumns.owner), {}, () => writeInputs(sheet, list)),
    );
  }
  return found;
}
