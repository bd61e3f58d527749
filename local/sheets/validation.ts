import type { DataValidationRule } from "@odoo/o-spreadsheet";
import {
  cellsOf,
  parseA1,
  quoteSheetName,
  splitSheetName,
  type Zone,
  zonesOverlap,
  zoneToA1,
  zoneWithout,
} from "./a1";
import { clockOfSerial, serialOfDay } from "./calendar";
import { canonicalFormula } from "./formulaText";
import type { Typed } from "./parseTyped";
import type { SpreadsheetFile } from "./SpreadsheetFile";

/** A validation as Google describes it. Two cells share a rule when its text is the same. */
export interface Validation {
  /** Names of `SpreadsheetApp.DataValidationCriteria`. */
  readonly criteria: string;
  /** Numbers and texts as given, dates as serial numbers, ranges as A1 with the sheet's name, formulas as given. */
  readonly values: readonly (string | number)[];
  readonly showDropdown: boolean;
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

const ENGINE_CRITERIA: Record<string, string> = {
  DATE_AFTER: "dateIsAfter",
  DATE_BEFORE: "dateIsBefore",
  DATE_BETWEEN: "dateIsBetween",
  DATE_EQUAL_TO: "dateIs",
  DATE_IS_VALID_DATE: "dateIsValid",
  DATE_NOT_BETWEEN: "dateIsNotBetween",
  DATE_ON_OR_AFTER: "dateIsOnOrAfter",
  DATE_ON_OR_BEFORE: "dateIsOnOrBefore",
  NUMBER_BETWEEN: "isBetween",
  NUMBER_EQUAL_TO: "isEqual",
  NUMBER_GREATER_THAN: "isGreaterThan",
  NUMBER_GREATER_THAN_OR_EQUAL_TO: "isGreaterOrEqualTo",
  NUMBER_LESS_THAN: "isLessThan",
  NUMBER_LESS_THAN_OR_EQUAL_TO: "isLessOrEqualTo",
  NUMBER_NOT_BETWEEN: "isNotBetween",
  NUMBER_NOT_EQUAL_TO: "isNotEqual",
  TEXT_CONTAINS: "containsText",
  TEXT_DOES_NOT_CONTAIN: "notContainsText",
  TEXT_EQUAL_TO: "isEqualText",
  TEXT_IS_VALID_EMAIL: "isEmail",
  TEXT_IS_VALID_URL: "isLink",
  VALUE_IN_LIST: "isValueInList",
  VALUE_IN_RANGE: "isValueInRange",
  CUSTOM_FORMULA: "customFormula",
  CHECKBOX: "isBoolean",
};

/** The engine keeps unknown parts of a criterion, so Google's words travel with the engine's rule. */
interface EngineCriterion {
  type: string;
  values: string[];
  displayStyle?: "arrow" | "plainText";
  dateValue?: "exactDate";
  google?: { values: readonly (string | number)[]; helpText: string | null; showDropdown: boolean };
}

let rulesMade = 0;

function toEngine(
  file: SpreadsheetFile,
  validation: Validation,
): { criterion: EngineCriterion; isBlocking: boolean } {
  const { criteria, values, helpText, showDropdown } = validation;
  const type = ENGINE_CRITERIA[criteria];
  if (!type) throw new Error(`not implemented in the stand-in: the criteria ${criteria}`);
  const criterion: EngineCriterion = {
    type,
    values: values.map((value) => engineValue(file, criteria, value)),
    google: { values, helpText, showDropdown },
  };
  if (criteria === "CHECKBOX") criterion.values = [];
  if (criteria === "VALUE_IN_LIST" || criteria === "VALUE_IN_RANGE") {
    criterion.displayStyle = showDropdown ? "arrow" : "plainText";
  }
  if (type.startsWith("dateIs") && !/Between|Valid/.test(type)) criterion.dateValue = "exactDate";
  return { criterion, isBlocking: !validation.allowInvalid };
}

function engineValue(file: SpreadsheetFile, criteria: string, value: string | number): string {
  if (criteria.startsWith("DATE") && typeof value === "number") {
    const day = clockOfSerial(value);
    return `${day.year}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}`;
  }
  if (typeof value === "string" && value.startsWith("=") && criteria !== "VALUE_IN_LIST") {
    return canonicalFormula(value, file.locale);
  }
  return String(value);
}

function fromEngine(rule: Pick<DataValidationRule, "criterion" | "isBlocking">): Validation {
  const criterion = rule.criterion as EngineCriterion;
  const criteria = Object.keys(ENGINE_CRITERIA).find((name) => ENGINE_CRITERIA[name] === criterion.type);
  const google = criterion.google;
  // Ranges and formulas follow insertions in the engine's copy; everything else is as it was given.
  const follows = criteria === "VALUE_IN_RANGE" || criteria === "CUSTOM_FORMULA";
  return {
    criteria: criteria ?? "CUSTOM_FORMULA",
    values: follows || !google ? criterion.values : google.values,
    showDropdown: google?.showDropdown ?? criterion.displayStyle !== "plainText",
    allowInvalid: !rule.isBlocking,
    helpText: google?.helpText ?? null,
  };
}

/** Joins cells to few rectangles: runs in a row first, then equal runs in rows that touch. */
export function zonesOf(cells: Iterable<{ row: number; col: number }>): Zone[] {
  const runs: Zone[] = [];
  for (const { row, col } of [...cells].sort((a, b) => a.row - b.row || a.col - b.col)) {
    const last = runs[runs.length - 1];
    if (last && last.top === row && last.right === col - 1) last.right = col;
    else runs.push({ top: row, bottom: row, left: col, right: col });
  }
  const open = new Map<string, Zone>();
  const zones: Zone[] = [];
  for (const run of runs) {
    const key = `${run.left}:${run.right}`;
    const above = open.get(key);
    if (above && above.bottom === run.top - 1) above.bottom = run.bottom;
    else {
      open.set(key, run);
      zones.push(run);
    }
  }
  return zones;
}

export function validationAt(
  file: SpreadsheetFile,
  sheetId: string,
  row: number,
  col: number,
): Validation | null {
  const rule = file.grid.getValidationRuleForCell({ sheetId, row, col });
  return rule ? fromEngine(rule) : null;
}

export function clearValidation(file: SpreadsheetFile, sheetId: string, zones: readonly Zone[]): void {
  for (const rule of [...file.grid.getDataValidationRules(sheetId)]) {
    if (!rule.ranges.some((range) => zones.some((zone) => zonesOverlap(range.zone, zone)))) continue;
    let rest: Zone[] = rule.ranges.map((range) => range.zone);
    for (const hole of zones) rest = rest.flatMap((zone) => zoneWithout(zone, hole));
    if (rest.length === 0) file.change("REMOVE_DATA_VALIDATION_RULE", { sheetId, id: rule.id });
    else addRule(file, sheetId, rule, rest);
  }
}

export function setValidation(
  file: SpreadsheetFile,
  sheetId: string,
  zones: readonly Zone[],
  validation: Validation | null,
): void {
  if (!validation) {
    clearValidation(file, sheetId, zones);
    return;
  }
  // Equal rules are one rule: a table's columns then stay a handful of rules however they were set.
  const wanted = toEngine(file, validation);
  const same = file.grid
    .getDataValidationRules(sheetId)
    .find((rule) => JSON.stringify(fromEngine(rule)) === JSON.stringify(fromEngine(wanted as never)));
  const kept = same ? same.ranges.map((range) => range.zone) : [];
  const added = zones.flatMap((zone) =>
    kept.reduce<Zone[]>((rest, hole) => rest.flatMap((z) => zoneWithout(z, hole)), [zone]),
  );
  if (added.length === 0) return;
  const id = same?.id ?? `validation-${++rulesMade}-${Math.random().toString(36).slice(2, 8)}`;
  addRule(file, sheetId, { id, ...wanted }, [...kept, ...added]);
}

function addRule(file: SpreadsheetFile, sheetId: string, rule: object, zones: readonly Zone[]): void {
  file.change("ADD_DATA_VALIDATION_RULE", {
    sheetId,
    rule,
    ranges: zones.map((zone) => file.grid.getRangeDataFromZone(sheetId, zone)),
  });
}

/** The zones in which a rule rejects what does not fit it, each with its rule. */
export function rejectingZones(
  file: SpreadsheetFile,
  sheetId: string,
  zone: Zone,
): { zone: Zone; validation: Validation }[] {
  const found: { zone: Zone; validation: Validation }[] = [];
  for (const rule of file.grid.getDataValidationRules(sheetId)) {
    if (!rule.isBlocking) continue;
    for (const range of rule.ranges) {
      if (zonesOverlap(range.zone, zone)) found.push({ zone: range.zone, validation: fromEngine(rule) });
    }
  }
  return found;
}

/** Whether a text fits a rule. Empty cells always do; formulas are not checked. */
export function fitsValidation(
  file: SpreadsheetFile,
  sheetId: string,
  typed: Typed,
  validation: Validation,
): boolean {
  if (typed.kind === "empty" || typed.kind === "formula") return true;
  const text = typed.kind === "text" ? typed.content.replace(/^'/, "") : typed.content;
  const number = typed.kind === "number" || typed.kind === "date" ? Number(typed.content) : null;
  const [first, second] = validation.values;
  const low = comparable(first);
  const high = comparable(second);
  const { criteria } = validation;
  if (criteria.startsWith("DATE") && (number === null || typed.kind !== "date")) return false;
  if (criteria.startsWith("NUMBER") && number === null) return false;
  switch (criteria) {
    case "CHECKBOX":
      if (validation.values.length > 0) return validation.values.some((value) => String(value) === text);
      return typed.kind === "boolean";
    case "VALUE_IN_LIST":
      return validation.values.some((value) => sameText(String(value), text));
    case "VALUE_IN_RANGE":
      return rangeTexts(file, sheetId, String(first)).some((value) => sameText(value, text));
    case "DATE_IS_VALID_DATE":
      return true;
    case "DATE_AFTER":
    case "NUMBER_GREATER_THAN":
      return number! > low;
    case "DATE_ON_OR_AFTER":
    case "NUMBER_GREATER_THAN_OR_EQUAL_TO":
      return number! >= low;
    case "DATE_BEFORE":
    case "NUMBER_LESS_THAN":
      return number! < low;
    case "DATE_ON_OR_BEFORE":
    case "NUMBER_LESS_THAN_OR_EQUAL_TO":
      return number! <= low;
    case "DATE_EQUAL_TO":
    case "NUMBER_EQUAL_TO":
      return number! === low;
    case "NUMBER_NOT_EQUAL_TO":
      return number! !== low;
    case "DATE_BETWEEN":
    case "NUMBER_BETWEEN":
      return number! >= low && number! <= high;
    case "DATE_NOT_BETWEEN":
    case "NUMBER_NOT_BETWEEN":
      return number! < low || number! > high;
    case "TEXT_CONTAINS":
      return text.toLowerCase().includes(String(first).toLowerCase());
    case "TEXT_DOES_NOT_CONTAIN":
      return !text.toLowerCase().includes(String(first).toLowerCase());
    case "TEXT_EQUAL_TO":
      return text === String(first);
    case "TEXT_IS_VALID_EMAIL":
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);
    case "TEXT_IS_VALID_URL":
      return /^(https?:\/\/)?[^\s.]+\.\S+$/.test(text);
    default:
      return true;
  }
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function comparable(value: string | number | undefined): number {
  if (typeof value === "number") return value;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? "");
  return iso ? serialOfDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) : Number(value);
}

function rangeTexts(file: SpreadsheetFile, sheetId: string, reference: string): string[] {
  const { sheetName, cells } = splitSheetName(reference.replace(/^=/, ""));
  const source = sheetName === null ? sheetId : file.sheetIdByName(sheetName);
  if (source === null) return [];
  const zone = parseA1(cells, file.rowCount(source), file.columnCount(source));
  if (!zone) return [];
  return [...cellsOf(zone)]
    .map(({ row, col }) => file.eventValue(source, row, col) ?? "")
    .filter((text) => text !== "");
}

export function absoluteReference(file: SpreadsheetFile, sheetId: string, zone: Zone): string {
  const a1 = zoneToA1(zone).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return `${quoteSheetName(file.sheetName(sheetId))}!${a1}`;
}
