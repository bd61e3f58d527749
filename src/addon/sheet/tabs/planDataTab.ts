/**
 * The hidden tab: settings, non-working days, the list behind the owner dropdowns, what was last written, and the
 * last changes for undo. In the sheet and not in document properties, because those do not travel with a copy of the
 * file. It holds nothing that the buyer may not read.
 *
 * Row 1 says what it is, row 2 has headers, the lists start in row 3:
 * A setting, B its value | D non-working day, E whose | F seller's, G buyer's, H both sides' days off, for the
 * formulas | J owner choices | L what was last written, JSON in pieces | N to R changes: id, day, title, state, JSON.
 */
import { parseIsoDay } from "../../../plan/calendarDate";
import type { WorkingWeek } from "../../../plan/plan";
import type { NonWorkingDay } from "../../../protocol";
import { type Cell, defaultWidth, quoted, type SheetContent } from "./sheetContent";

export const firstDataRow = 3;
/** Ten years of two countries' holidays, and more owner combinations than a plan has. */
export const lastDataRow = 602;
/** Pieces of JSON: Google refuses cells of more than 50,000 characters. */
export const pieceLength = 40_000;

export const dataColumns = {
  setting: 1,
  value: 2,
  day: 4,
  side: 5,
  seller: 6,
  buyer: 7,
  both: 8,
  owner: 10,
  snapshot: 12,
  change: 14,
} as const;
/** id, day, title, state, JSON pieces. */
export const changeColumns = 13;

export const lastDataColumn = dataColumns.change + changeColumns - 1;

/** The settings in their rows, from `firstDataRow` on. The names stand in the sheet; never rename one. */
export const settingNames = [
  "layout",
  "plan",
  "language",
  "seller",
  "buyer",
  "worksBackFrom",
  "worksBackDate",
  "countedIn",
  "sellerWeekend",
  "buyerWeekend",
  "bothWeekend",
  "accent",
  "thenStep",
  "template",
  "request",
  // JSON: the name under which each role last stood in the owner cells.
  "namesInUse",
  // The day of *Agree all*, as long as nothing else is known of it.
  "agreedOn",
] as const;
export type SettingName = (typeof settingNames)[number];
type Settings = Readonly<Record<SettingName, string | number>>;

/** The plan's color, or the first one of the form where the setting holds none. */
export function accentOf(setting: string): string {
  return /^#[0-9a-f]{6}$/i.test(setting) ? setting : "#1a73e8";
}

/** A later release can upgrade an older sheet by it. */
export const layoutVersion = 1;

/** Where a setting's value stands, for formulas: 'Plan data'!$B$8. */
export function settingCell(dataTab: string, name: SettingName): string {
  return `${quoted(dataTab)}!$B$${firstDataRow + settingNames.indexOf(name)}`;
}

/** The weekends of seller, buyer and both, one below the other, for formulas. */
export function weekendCells(dataTab: string): string {
  const row = firstDataRow + settingNames.indexOf("sellerWeekend");
  return `${quoted(dataTab)}!$B$${row}:$B$${row + 2}`;
}

/** The days off of seller, buyer and both, side by side, for formulas. */
export function daysOffRange(dataTab: string): string {
  return `${quoted(dataTab)}!$F$${firstDataRow}:$H$${lastDataRow}`;
}

export const dayFormat = "yyyy-mm-dd";

/** Where those of the seller begin. */
export function firstDayOff(dataTab: string): string {
  return `${quoted(dataTab)}!$F$${firstDataRow}`;
}

export const ownerChoicesA1 = `J${firstDataRow}:J${lastDataRow}`;

/** The days off of each side, sorted: what the formulas and the scheduler count with. */
export function daysOff(days: readonly NonWorkingDay[]): Record<"seller" | "buyer" | "both", number[]> {
  const of = (wanted: (side: NonWorkingDay["side"]) => boolean) =>
    [...new Set(days.filter((day) => wanted(day.side)).map((day) => day.date))].sort((a, b) => a - b);
  return {
    seller: of((side) => side !== "buyer"),
    buyer: of((side) => side !== "seller"),
    both: of(() => true),
  };
}

/** A day is off for both when it is off for either. */
export function bothWeekend(seller: string, buyer: string): string {
  return [...seller].map((day, at) => (day === "1" || buyer[at] === "1" ? "1" : "0")).join("");
}

export function workingWeeks(
  weekends: { readonly seller: string; readonly buyer: string },
  days: readonly NonWorkingDay[],
): { seller: WorkingWeek; buyer: WorkingWeek } {
  const off = daysOff(days);
  return {
    seller: { weekend: weekends.seller, nonWorkingDays: off.seller },
    buyer: { weekend: weekends.buyer, nonWorkingDays: off.buyer },
  };
}

export function inPieces(json: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < json.length; from += pieceLength)
    pieces.push(json.slice(from, from + pieceLength));
  return pieces;
}

/** Settings that hold a day, as ISO text where they are read. */
export const daySettings: ReadonlySet<SettingName> = new Set(["worksBackDate", "agreedOn"]);

/** What stands in a setting's cell. A date may be given as ISO text. */
export function settingContent(name: SettingName, value: string | number): Cell & { format: string } {
  const isDay = daySettings.has(name);
  const day = isDay && typeof value === "string" ? parseIsoDay(value) : null;
  if (typeof value === "string" && day === null) return { text: value, format: "@" };
  return { value: day ?? (value as number), format: isDay ? dayFormat : "0" };
}

export function planDataTab(
  name: string,
  explanation: string,
  settings: Settings,
  days: readonly NonWorkingDay[],
  owners: readonly Cell[],
  snapshot: string,
): SheetContent {
  const off = daysOff(days);
  const pieces = inPieces(snapshot);
  const rows: Cell[][] = [
    [{ text: explanation, style: "subtitle" }],
    [
      "Setting",
      "Value",
      "",
      "Day off",
      "Whose",
      "Seller",
      "Buyer",
      "Both",
      "",
      "Owners",
      "",
      "Last written",
      "",
      "Change",
      "Day",
      "Title",
      "State",
      "Inputs",
    ].map((text) => ({ text, style: "key" }) as Cell),
  ];
  const filled = Math.max(settingNames.length, days.length, off.both.length, owners.length, pieces.length);
  for (let at = 0; at < filled; at++) {
    const row: Cell[] = [];
    const put = (column: number, cell: Cell | undefined) => {
      if (cell) row[column - 1] = { style: "key", ...cell };
    };
    const dayCell = (day: number | undefined): Cell | undefined =>
      day === undefined ? { format: dayFormat } : { value: day, format: dayFormat };
    const textCell = (text: string | undefined): Cell | undefined =>
      text === undefined ? undefined : { text, format: "@" };
    const setting = settingNames[at];
    if (setting) {
      put(dataColumns.setting, { text: setting });
      put(dataColumns.value, settingContent(setting, settings[setting]));
    }
    put(dataColumns.day, dayCell(days[at]?.date));
    put(dataColumns.side, textCell(days[at]?.side));
    put(dataColumns.seller, dayCell(off.seller[at]));
    put(dataColumns.buyer, dayCell(off.buyer[at]));
    put(dataColumns.both, dayCell(off.both[at]));
    put(dataColumns.owner, owners[at]);
    put(dataColumns.snapshot, textCell(pieces[at]));
    rows.push(Array.from(row, (cell) => cell ?? {}));
  }
  const widths = Array.from({ length: lastDataColumn }, () => defaultWidth);
  return {
    key: "data",
    name,
    widths,
    rows,
    emptyRows: 0,
    openEnd: true,
    frozenRows: 0,
    frozenColumns: 0,
    hiddenRows: [],
    hiddenColumns: [],
    columnGroups: [],
    rowGroups: [],
    lines: [],
    rules: [],
    tabColor: null,
    hidden: true,
  };
}
