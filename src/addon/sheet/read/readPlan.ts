/** Reads a plan from its tabs, in one go: what it says, where it stands, and what cannot be understood. */
import { besideColumns, besideText } from "../../../plan/beside";
import { isoText, parseIsoDay } from "../../../plan/calendarDate";
import { readLinks } from "../../../plan/links";
import type {
  CalendarName,
  CountedIn,
  DayNumber,
  Plan,
  Step,
  StepField,
  TypedCell,
} from "../../../plan/plan";
import { type PlanSnapshot, parseSnapshot } from "../../../plan/planSnapshot";
import { readTick } from "../../../plan/ticks";
import type { Finding, SheetProblem } from "../../../problems";
import type { NonWorkingDay } from "../../../protocol";
import type { MilestoneWords } from "../../../words/en/milestones";
import { fallbackLanguage, type Language, languageCodes, languageOf } from "../../../words/language";
import { milestoneWords } from "../../../words/sheetWords";
import { Refusal } from "../../answer";
import { type MilestoneColumn, milestoneColumns, milestoneHeaders } from "../tabs/milestoneColumns";
import {
  dataColumns,
  daySettings,
  firstDataRow,
  layoutVersion,
  pieceLength,
  type SettingName,
  settingNames,
  workingWeeks,
} from "../tabs/planDataTab";
import { columnLetter, type Values } from "../tabs/sheetContent";
import type { PlanTabs } from "./findPlan";
import { DayReader, readDays, readText, unclear } from "./readCell";
import { findTable, type Table } from "./readTable";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The Milestones table as it stands in its tab. */
interface MilestoneTable extends Table<MilestoneColumn> {
  readonly sheet: Sheet;
  readonly name: string;
  readonly values: Values;
  /** Sheet row of each step of the plan. */
  readonly rows: readonly number[];
  /** Sheet row of each row of `plan.left`. */
  readonly leftRows: readonly number[];
  /** The last row that the tab's values reach. */
  readonly lastRow: number;
}

export interface ReadPlan {
  readonly spreadsheet: Spreadsheet;
  readonly tabs: PlanTabs;
  readonly days: DayReader;
  readonly settings: Readonly<Record<SettingName, string>>;
  readonly dataSheet: Sheet;
  readonly dataValues: Values;
  readonly language: Language;
  readonly words: MilestoneWords;
  readonly nonWorkingDays: readonly NonWorkingDay[];
  readonly table: MilestoneTable;
  /** `plan.steps[i]` stands in row `table.rows[i]`. */
  readonly plan: Plan;
  readonly snapshot: PlanSnapshot | null;
  readonly findings: readonly Finding[];
}

/** Without these columns there is no plan to read. */
export const neededColumns = ["step", "target", "milestone"] as const satisfies readonly MilestoneColumn[];

/**
 * Throws a `Refusal` when a tab or a column is missing without which the plan cannot be read. `earlier`: of a reading in the
 * same call, which knows the days already.
 */
export function readPlan(spreadsheet: Spreadsheet, tabs: PlanTabs, earlier?: DayReader): ReadPlan {
  const dataSheet = tabs.tabs.data;
  if (!dataSheet) throw new Refusal({ code: "missingTab", tab: milestoneWords(fallbackLanguage).dataTab });
  const milestones = tabs.tabs.milestones;
  const dataValues = dataSheet.getDataRange().getValues();
  const days = earlier ?? new DayReader(spreadsheet.getSpreadsheetTimeZone());
  const settings = readSettings(dataValues, days);
  const language = languageOf(settings.language);
  const words = milestoneWords(language);
  if (!milestones) throw new Refusal({ code: "missingTab", tab: words.tab });

  const findings: Finding[] = [];
  // Said, not refused: anybody can have written the number.
  if (Number(settings.layout) > layoutVersion) findings.push({ problem: { code: "newerLayout" }, cells: [] });
  const nonWorkingDays = readNonWorkingDays(dataSheet.getName(), dataValues, days, findings);
  const values = milestones.getDataRange().getValues();
  const name = milestones.getName();
  const found = findTable(
    values,
    milestoneColumns,
    languageCodes.map((each) => milestoneHeaders(milestoneWords(each))),
  );
  if (!found) throw new Refusal({ code: "missingColumn", tab: name, column: milestoneHeaders(words).step });
  for (const column of neededColumns) {
    if (!found.columns[column])
      throw new Refusal({ code: "missingColumn", tab: name, column: milestoneHeaders(words)[column] });
  }
  for (const double of found.doubles) {
    findings.push({
      problem: {
        code: "doubleColumn",
        tab: name,
        column: milestoneHeaders(words)[double.column],
        cell: cellName(name, found.headerRow, double.at),
      },
      cells: [cellName(name, found.headerRow, double.at)],
    });
  }

  const { columns, headerRow } = found;
  // Formulas in the place of a date that the add-on writes are a person's.
  const formulasIn = (...dates: readonly MilestoneColumn[]) => {
    const places = dates.flatMap((column) => columns[column] ?? []);
    if (places.length === 0) return () => "";
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const formulas = milestones
      .getRange(headerRow + 1, first, Math.max(values.length - headerRow, 1), last - first + 1)
      .getFormulas();
    return (row: number, column: MilestoneColumn) =>
      formulas[row - headerRow - 1]?.[(columns[column] ?? 0) - first] ?? "";
  };
  const ofTarget = formulasIn("target");
  const ofFolded = formulasIn("fixed", "notLaterThan", "completedOn");
  const formulaOf = (row: number, column: MilestoneColumn) =>
    (column === "target" ? ofTarget : ofFolded)(row, column);
  const { steps, rows, left, leftRows } = readSteps(
    name,
    values,
    found,
    settings,
    words,
    days,
    findings,
    formulaOf,
  );
  const anchorDate = parseIsoDay(settings.worksBackDate);
  const plan: Plan = {
    steps,
    anchor:
      settings.worksBackFrom !== "" && anchorDate !== null
        ? { step: settings.worksBackFrom, date: anchorDate }
        : null,
    countedIn: countedInOf(settings),
    ...workingWeeks({ seller: settings.sellerWeekend, buyer: settings.buyerWeekend }, nonWorkingDays),
    today: days.today(),
    ...(left.length > 0 && { left }),
  };
  return {
    spreadsheet,
    tabs,
    days,
    settings,
    dataSheet,
    dataValues,
    language,
    words,
    nonWorkingDays,
    table: { ...found, sheet: milestones, name, values, rows, leftRows, lastRow: values.length },
    plan,
    snapshot: readSnapshot(dataValues),
    findings,
  };
}

function countedInOf(settings: Readonly<Record<SettingName, string>>): CountedIn {
  return settings.countedIn === "working" ? "working" : "calendar";
}

/** "Milestones!B7" */
export function cellName(tab: string, row: number, column: number): string {
  return `${tab}!${columnLetter(column)}${row}`;
}

/** What stands in a row of the Milestones table; "" in a column that is gone. */
export function contentOf(read: ReadPlan, row: number, column: MilestoneColumn): unknown {
  const at = read.table.columns[column];
  return at === undefined ? "" : (read.table.values[row - 1]?.[at - 1] ?? "");
}

function at(values: Values, row: number, column: number): unknown {
  return values[row - 1]?.[column - 1] ?? "";
}

/** Settings as text, dates as ISO text. */
export function readSettings(values: Values, days: DayReader): Record<SettingName, string> {
  const settings = Object.fromEntries(settingNames.map((name) => [name, ""])) as Record<SettingName, string>;
  for (let row = firstDataRow; row <= values.length; row++) {
    const name = readText(at(values, row, dataColumns.setting)) as SettingName;
    if (!settingNames.includes(name)) continue;
    const value = at(values, row, dataColumns.value);
    const day = daySettings.has(name) ? days.day(value) : null;
    const text = typeof day === "number" ? isoText(day) : settingText(name, days.text(value));
    // A week that became a number has lost its leading zeros, nothing else.
    settings[name] = /^[01]{1,6}$/.test(text) && name.endsWith("Weekend") ? text.padStart(7, "0") : text;
  }
  return settings;
}

/**
 * None of our own texts begins with an apostrophe: one that stands there was meant to keep the text a text. Companies are
 * named by people: 's-Hertogenbosch.
 */
export function settingText(name: SettingName, value: unknown): string {
  const text = readText(value);
  return name === "seller" || name === "buyer" ? text : text.replace(/^'/, "");
}

export function readNonWorkingDays(
  tab: string,
  values: Values,
  days: DayReader,
  findings: Finding[],
): NonWorkingDay[] {
  const found: NonWorkingDay[] = [];
  for (let row = firstDataRow; row <= values.length; row++) {
    const content = at(values, row, dataColumns.day);
    const date = days.day(content);
    if (date === null) continue;
    const cell = cellName(tab, row, dataColumns.day);
    if (date === unclear) {
      findings.push({
        problem: { code: "unreadableDate", cell, content: days.shown(content), column: "Day off" },
        cells: [cell],
      });
      continue;
    }
    const side = readText(at(values, row, dataColumns.side))
      .toLowerCase()
      .replace(/^'/, "");
    found.push({ date, side: side === "seller" || side === "buyer" ? side : "both" });
  }
  return found;
}

export function readSnapshot(values: Values): PlanSnapshot | null {
  return parseSnapshot(snapshotPieces(values).join(""));
}

/** The pieces of what was last written, without words that somebody typed into their column. */
export function snapshotPieces(values: Values): readonly string[] {
  const pieces: string[] = [];
  for (let row = firstDataRow; row <= values.length; row++) {
    const piece = readPiece(at(values, row, dataColumns.snapshot));
    const isOurs = pieces.length > 0 || piece.startsWith('{"version"');
    if (piece === "" || !isOurs) break;
    pieces.push(piece);
    // Only the last piece is shorter.
    if (piece.length < pieceLength) break;
  }
  return pieces;
}

/** For a cell that has to be written and holds something that is not ours. */
export function notOurs(
  sheet: Sheet,
  row: number,
  column: number,
  content: unknown,
  days: DayReader,
): Refusal {
  const cell = cellName(sheet.getName(), row, column);
  return new Refusal({ code: "notOurs", cell, content: days.shown(content) }, [cell]);
}

/** Pieces of JSON are joined as they are: a space at an end belongs to them. */
export function readPiece(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function readSteps(
  tab: string,
  values: Values,
  table: Table<MilestoneColumn>,
  settings: Readonly<Record<SettingName, string>>,
  words: MilestoneWords,
  days: DayReader,
  findings: Finding[],
  formulaOf: (row: number, column: MilestoneColumn) => string,
): { steps: Step[]; rows: number[]; left: Step[]; leftRows: number[] } {
  const [steps, left]: [Step[], Step[]] = [[], []];
  const [rows, leftRows]: [number[], number[]] = [[], []];
  for (let row = table.headerRow + 1; row <= values.length; row++) {
    const raw = (column: MilestoneColumn): unknown => {
      const position = table.columns[column];
      return position === undefined ? "" : at(values, row, position);
    };
    const number = days.text(raw("step"));
    const name = days.text(raw("milestone"));
    const id = readText(raw("id"));
    const isBare = number === "" && name === "" && readText(raw("days")) === "" && raw("target") === "";
    if (isBare && id === "") continue;

    const typed: Partial<Record<StepField, TypedCell>> = {};
    type ReadField = StepField & MilestoneColumn;
    const note = (field: ReadField, isClear: boolean, text = days.shown(raw(field))) => {
      typed[field] = { text, isClear };
    };
    const report = (
      column: ReadField,
      problem: (cell: string, content: string, header: string) => SheetProblem,
    ) => {
      if (isBare) return;
      const cell = cellName(tab, row, table.columns[column]!);
      findings.push({
        problem: problem(cell, days.shown(raw(column)), milestoneHeaders(words)[column]),
        cells: [cell],
      });
    };
    const date = (column: ReadField): DayNumber | null => {
      const day = days.day(raw(column));
      if (day !== unclear) {
        if (day !== null && typeof raw(column) !== "object") note(column, true);
        return day;
      }
      note(column, false);
      report(column, (cell, content, header) => ({ code: "unreadableDate", cell, content, column: header }));
      return null;
    };
    const oneOf = <T>(
      column: "countedIn" | "calendar",
      choices: readonly (readonly [readonly string[], T])[],
      otherwise: T,
    ): T => {
      const text = days.text(raw(column)).toLowerCase();
      if (text === "") return otherwise;
      const choice = choices.find(([spellings]) =>
        spellings.some((spelling) => spelling.toLowerCase() === text),
      );
      // The last spelling is the sheet's own.
      if (choice && readText(raw(column)) !== choice[0][choice[0].length - 1]) note(column, true);
      if (choice) return choice[1];
      note(column, false);
      report(column, (cell, content, header) => ({
        code: "unreadableChoice",
        cell,
        content,
        column: header,
      }));
      return otherwise;
    };

    const countedIn = oneOf<CountedIn>(
      "countedIn",
      [
        [["calendar", words.calendarDays], "calendar"],
        [["working", words.workingDays], "working"],
      ],
      countedInOf(settings),
    );
    const stepDays = readDays(raw("days"), countedIn);
    if (typeof raw("days") !== "number" && stepDays !== null) note("days", stepDays !== unclear);
    if (stepDays === unclear) report("days", (cell, content) => ({ code: "unreadableDays", cell, content }));
    const done = readTick(raw("done"));
    if (typeof raw("done") !== "boolean" && raw("done") !== "") note("done", done !== null);
    if (done === null)
      report("done", (cell, content, header) => ({ code: "unreadableTick", cell, content, column: header }));
    const links = readLinks(days.text(raw("startsAfter")));
    if (links.unreadable.length > 0) note("startsAfter", false);
    // A wait that is not kept stays readable.
    else if (links.waits.length === 0 && days.text(raw("startsAfter")) !== links.startsAfter.join(", "))
      note("startsAfter", true);
    for (const [code, parts] of [
      ["unreadableLink", links.unreadable],
      ["waitIgnored", links.waits],
    ] as const) {
      const content = parts.join(", ");
      if (content !== "")
        report("startsAfter", (cell, _, header) => ({ code, cell, content, column: header }));
    }
    const step: Step = {
      number,
      name,
      days: stepDays === unclear ? null : stepDays,
      countedIn,
      calendar: oneOf<CalendarName>(
        "calendar",
        [
          [["both", words.calendarBoth], "both"],
          [["seller", words.calendarSeller], "seller"],
          [["buyer", words.calendarBuyer], "buyer"],
        ],
        "both",
      ),
      startsAfter: links.startsAfter,
      fixed: date("fixed"),
      notLaterThan: date("notLaterThan"),
      notNeeded: days.text(raw("notNeeded")),
      done: done === true,
      completedOn: date("completedOn"),
      target: date("target"),
      id,
      beside: besideText(besideColumns.map((column) => besideContent(raw(column), days))),
    };
    for (const column of ["target", "fixed", "notLaterThan", "completedOn"] as const) {
      const formula = formulaOf(row, column);
      if (formula !== "") note(column, false, formula);
    }
    (isBare ? left : steps).push(Object.keys(typed).length > 0 ? { ...step, typed } : step);
    (isBare ? leftRows : rows).push(row);
  }
  return { steps, rows, left, leftRows };
}

/** `Step.beside` of a row once these cells are written. */
export function besideOfRow(
  read: ReadPlan,
  row: number,
  cells: readonly { readonly column: MilestoneColumn; readonly after: unknown }[],
): string {
  return besideText(
    besideColumns.map((column) => {
      const cell = cells.find((each) => each.column === column);
      return besideContent(cell ? cell.after : contentOf(read, row, column), read.days);
    }),
  );
}

/** Days as numbers: their text would cost a service call each. An empty box is one that is not ticked. */
function besideContent(content: unknown, days: DayReader): string {
  const day = typeof content === "object" ? days.day(content) : null;
  return typeof day === "number" ? String(day) : content === true ? "1" : readText(content);
}
