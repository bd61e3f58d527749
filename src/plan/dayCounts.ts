/** What counts as a number of days. */
import type { CountedIn } from "./plan";

const units: readonly (readonly [RegExp, Readonly<Partial<Record<CountedIn, number>>>])[] = [
  [/^(?:d|days?|t|tage?n?)?$/, { calendar: 1, working: 1 }],
  [/^(?:calendar days?|kalendertage?)$/, { calendar: 1 }],
  [/^(?:working days?|arbeitstage?)$/, { working: 1 }],
  [/^(?:w|weeks?|wochen?)$/, { calendar: 7, working: 5 }],
];

/** "5", "5 days", "5d"; "1w" is 7 calendar days or 5 working days. Null: no number of days. */
export function parseDayCount(text: string, countedIn: CountedIn): number | null {
  const [, digits, word] = /^(\d{1,5})\s*(\D*)$/.exec(text.normalize("NFKC").trim().toLowerCase()) ?? [];
  if (digits === undefined || word === undefined) return null;
  const unit = units.find(([words]) => words.test(word.trim()))?.[1][countedIn];
  return unit === undefined ? null : Number(digits) * unit;
}
