/** What stands in a row besides inputs and dates, kept in short with what was last written: to tell whether a row is whole. */
import { hashText } from "./fingerprint";

export const besideColumns = [
  "ownerSeller",
  "ownerBuyer",
  "outcome",
  "agreed",
  "agreedDate",
  "phase",
] as const;
export type BesideColumn = (typeof besideColumns)[number];

/** Letters for each column: enough to tell the texts of one column from each other. */
const letters = 4;
const nothing = "-".repeat(letters);

/** `texts`: of each of the columns, "" where nothing stands. */
export function besideText(texts: readonly string[]): string {
  return texts.map((text) => (text === "" ? nothing : hashText(text).slice(0, letters))).join("");
}

/** Null: nobody knows. */
export function besideOf(beside: string | undefined, column: BesideColumn): string | null {
  const at = besideColumns.indexOf(column) * letters;
  return beside === undefined || beside === "" ? null : beside.slice(at, at + letters);
}
