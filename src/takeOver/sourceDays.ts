/** Understands a number of days: "5", "5 d", "1 day?", "2 Wochen", "5 AT". Half days, hours and ranges are named. */
import type { CountedIn } from "../plan/plan";
import { isOneOf, plainText, type SourceCell } from "./plainText";
import { calendarWords, durationUnits, hourUnits, workingWords } from "./tableWords";

export type DaysDoubt = "halfDay" | "hours" | "range" | "unreadable";

type SourceDays =
  | { readonly days: number; readonly countedIn: CountedIn | null }
  | { readonly doubt: DaysDoubt; readonly offer?: readonly number[] };

const MOST_DAYS = 3650;
const amount = String.raw`(\d+(?:[.,]\d+)?)`;
const pattern = new RegExp(
  `^(?:ca\\.?|~|about)?\\s*${amount}(?:\\s*(?:-|\u2013|to|bis|a|\u00e0)\\s*${amount})?\\s*(\\D*?)\\s*\\??$`,
);

/** `inWorkingDays`: the table comes from a program whose durations are working days. Null: the cell is empty. */
export function readSourceDays(cell: SourceCell, inWorkingDays: boolean): SourceDays | null {
  if (typeof cell === "object" || typeof cell === "boolean") return { doubt: "unreadable" };
  const text = String(cell).normalize("NFKC").trim().toLowerCase();
  if (text === "" || /^[-\u2013\u2014]+$/.test(text)) return null;
  const found = pattern.exec(text);
  if (!found) return { doubt: "unreadable" };
  const [from, to] = [found[1]!, found[2] ?? found[1]!].map((digits) => Number(digits.replace(",", "."))) as [
    number,
    number,
  ];
  const plain = plainText(found[3] ?? "");
  if (isOneOf(plain, hourUnits)) return { doubt: "hours", offer: [Math.max(1, Math.ceil(to / 8))] };
  const unit = durationUnits.find(({ words }) => isOneOf(plain, words));
  if (!unit) return { doubt: "unreadable" };
  const each = inWorkingDays ? unit.workingDays : unit.days;
  const offered = (count: number) => Math.ceil(count * each);
  if (found[2] !== undefined) return { doubt: "range", offer: [offered(from), offered(to)] };
  const days = from * each;
  if (!Number.isInteger(days)) return { doubt: "halfDay", offer: [offered(from)] };
  if (days > MOST_DAYS) return { doubt: "unreadable" };
  // Where everything is counted in working days, only elapsed days ("5ed") are not.
  const otherwise = inWorkingDays ? "working" : null;
  return { days, countedIn: inWorkingDays && unit.days > 1 ? "working" : (unit.countedIn ?? otherwise) };
}

/** What a column of units says; null: nothing that is understood. */
export function countedInOf(text: string): CountedIn | null {
  const plain = plainText(text);
  if (isOneOf(plain, workingWords)) return "working";
  return isOneOf(plain, calendarWords) ? "calendar" : null;
}
