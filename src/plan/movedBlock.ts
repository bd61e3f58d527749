/** A step that somebody dragged to another place in the sheet, told from a table that was sorted. */
import type { Step } from "./plan";
import { isMilestone, parentOf } from "./stepNumbers";

/** `passed`: what it stands on the other side of now, the nearest to its old place first; numbers. */
interface MovedBlock {
  readonly step: string;
  readonly passed: readonly string[];
  readonly isUp: boolean;
}

/**
 * The one milestone that stands elsewhere among the milestones, or the one task among those of its step, wherever what
 * belongs to it was left; null: none, or more than one, which is a sort. Both lists in row order; rows that are in only one
 * of them do not matter.
 */
export function movedBlock(steps: readonly Step[], written: readonly Step[]): MovedBlock | null {
  const there = new Set(steps.map((step) => step.number));
  const was = siblings(written.filter((step) => there.has(step.number)));
  const known = new Set(written.map((step) => step.number));
  const is = siblings(steps.filter((step) => known.has(step.number)));
  const others = [...was].filter(([parent, numbers]) => numbers.join() !== is.get(parent)?.join());
  // Where milestones were moved, tasks say nothing.
  const [first, ...more] = others.some(([parent]) => parent === "") ? [["", was.get("")!] as const] : others;
  return first && more.length === 0 ? exchanged(first[1], is.get(first[0]) ?? []) : null;
}

/** Numbers by what they belong to: milestones to "". */
function siblings(steps: readonly Step[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { number } of steps) {
    const parent = isMilestone(number) ? "" : (parentOf(number) ?? "");
    groups.set(parent, [...(groups.get(parent) ?? []), number]);
  }
  return groups;
}

/** The one that changed its place; null: several did. */
function exchanged(before: readonly string[], after: readonly string[]): MovedBlock | null {
  const from = before.findIndex((number, at) => number !== after[at]);
  let to = before.length - 1;
  while (before[to] === after[to]) to--;
  const [first, last] = [before[from]!, before[to]!];
  const part = before.slice(from, to + 1);
  const isPart = (wanted: readonly string[]) => wanted.join() === after.slice(from, to + 1).join();
  if (isPart([last, ...part.slice(0, -1)]))
    return { step: last, passed: part.slice(0, -1).reverse(), isUp: true };
  if (isPart([...part.slice(1), first])) return { step: first, passed: part.slice(1), isUp: false };
  return null;
}
