/**
 * The one reader of *Starts after*: step numbers as people write them, without guessing. The sheet's formulas follow the
 * usual spellings (`linkText` in milestoneFormulas.ts) and say of every other one that they do not.
 */

/** The words before a number that mean nothing, in the sheet's languages; longer ones first. */
export const stepWords = ["steps", "step", "schritte", "schritt", "nr."] as const;
/** What people write for "follows nothing". */
export const noLinkWords = ["-", "–", "none", "n/a", "keine", "keiner", "nichts"] as const;

interface Links {
  /** Step numbers, as they stand in the column of step numbers, each once. */
  readonly startsAfter: readonly string[];
  /** Parts with a wait or a lead ("3FS+2d", "3+2"): the link counts, the wait does not. */
  readonly waits: readonly string[];
  /** Parts that are no link. */
  readonly unreadable: readonly string[];
}

const words = new RegExp(stepWords.map((word) => word.replace(".", "\\.")).join("|"), "gi");
/** A number, perhaps with leading zeros or a point behind it; "FS" says what every link is; a wait or a lead. */
const link = /^0*([1-9]\d*(?:\.\d+)*)\.?(?:fs([+-]\d+[a-z]*)?|(\+\d+[a-z]*))?$/i;

/** readLinks("#3; Step 04, 5FS+2d, 6-7"): starts after 3, 4 and 5; the wait of 5 is not kept; "6-7" is no link. */
export function readLinks(text: string): Links {
  const startsAfter = new Set<string>();
  const waits: string[] = [];
  const unreadable: string[] = [];
  // Full-width digits and signs, and spaces of every kind, become the usual ones.
  const usual = text.normalize("NFKC").trim();
  const parts = usual
    .replace(words, " ")
    .replace(/#/g, " ")
    // What was set apart belongs together: "3 FS", "3 + 2d", "3 - 5".
    .replace(/(\d)\s+(?=fs\b)/gi, "$1")
    .replace(/\s*([+-])\s*(?=\d)/g, "$1")
    .split(/[,;\s]+/)
    .filter((part) => part !== "");
  if ((noLinkWords as readonly string[]).includes(usual.toLowerCase()))
    return { startsAfter: [], waits, unreadable };
  for (const part of parts) {
    const [, number, lead, wait] = link.exec(part) ?? [];
    if (number === undefined) {
      unreadable.push(part);
      continue;
    }
    startsAfter.add(number);
    if (lead ?? wait) waits.push(part);
  }
  return { startsAfter: [...startsAfter], waits, unreadable };
}
