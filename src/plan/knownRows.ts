/** Which row of the sheet is which row of what was last written, and which number a row has (D13). */
import type { Step } from "./plan";
import { sameLinks } from "./sameLinks";
import { isStepNumber } from "./stepNumbers";

/**
 * For each step its position in `written`, or -1: a new row. A number that stands once says which row it is; of several
 * rows with one number it is the one that is most like what was written. A row that lost its number is known by its Id,
 * or else by its name.
 */
export function knownRows(steps: readonly Step[], written: readonly Step[]): readonly number[] {
  const known = steps.map(() => -1);
  const found = new Set<number>();
  const withNumber = groups(steps, ({ number }) => number);
  written.forEach((was, at) => {
    const row = mostAlike(steps, withNumber.get(was.number) ?? [], written, at);
    if (row === undefined) return;
    known[row] = at;
    found.add(at);
  });
  const hasOwnNumber = (row: number): boolean => {
    const { number } = steps[row]!;
    return isStepNumber(number) && withNumber.get(number)![0] === row && !taken.has(number);
  };
  const taken = new Set([...found].map((at) => written[at]!.number));
  for (const key of [(step: Step) => step.id, (step: Step) => step.name]) {
    const lost = groups(written, key, (at) => !found.has(at));
    // Where a row has a number of its own, that is what somebody meant.
    const left = groups(steps, key, (row) => known[row] === -1 && !hasOwnNumber(row));
    for (const [text, [row, ...others]] of left) {
      const [at, ...more] = lost.get(text) ?? [];
      if (at === undefined || others.length + more.length > 0) continue;
      known[row!] = at;
      found.add(at);
    }
  }
  return known;
}

/** Positions by what `key` says of a row; rows of which it says nothing are in no group. */
function groups(
  rows: readonly Step[],
  key: (step: Step) => string,
  isWanted: (row: number) => boolean = () => true,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  rows.forEach((step, row) => {
    const text = key(step);
    if (text === "" || !isWanted(row)) return;
    const group = found.get(text);
    if (group) group.push(row);
    else found.set(text, [row]);
  });
  return found;
}

/** The first of the rows that are most like what was written. */
function mostAlike(
  steps: readonly Step[],
  rows: readonly number[],
  written: readonly Step[],
  at: number,
): number | undefined {
  if (rows.length < 2) return rows[0];
  const was = written[at]!;
  const likeness = (row: number): number => {
    const step = steps[row]!;
    const stands = (steps[row - 1]?.name ?? "") === (written[at - 1]?.name ?? "");
    return (
      (was.id !== "" && step.id === was.id ? 8 : 0) +
      (step.name === was.name ? 8 : 0) +
      (step.target === was.target ? 4 : 0) +
      (step.days === was.days ? 2 : 0) +
      (sameLinks(step.startsAfter, was.startsAfter) ? 2 : 0) +
      (stands ? 1 : 0)
    );
  };
  let best = rows[0]!;
  for (const row of rows) if (likeness(row) > likeness(best)) best = row;
  return best;
}

/**
 * Each number once: a row that carries the number of another one, or none at all ("Phase"), has no number until
 * somebody decides; a known row keeps the number that it had. What was typed is told beside it. Doing it again
 * changes nothing.
 */
export function withKnownNumbers(steps: readonly Step[], written: readonly Step[]): readonly Step[] {
  const known = knownRows(steps, written);
  const first = new Map<string, number>();
  steps.forEach((_, row) => {
    if (known[row]! >= 0) first.set(written[known[row]!]!.number, row);
  });
  steps.forEach(({ number }, row) => {
    if (!first.has(number)) first.set(number, row);
  });
  let changed = false;
  const settled = steps.map((step, row): Step => {
    const was = written[known[row]!]?.number;
    const isOwn = isStepNumber(step.number) && first.get(step.number) === row;
    const number = was ?? (isOwn ? step.number : "");
    if (number === step.number) return step;
    changed = true;
    return { ...step, number, typed: { ...step.typed, number: { text: step.number, isClear: false } } };
  });
  return changed ? settled : steps;
}
