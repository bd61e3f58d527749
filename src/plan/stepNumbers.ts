/** Step numbers: "4" is a milestone, "4.1" its task, "4.1.1" a subtask of that. They are text, never numbers. */
import type { Level } from "./plan";

export function isStepNumber(text: string): boolean {
  return /^[1-9]\d{0,5}(\.[1-9]\d{0,5}){0,2}$/.test(text);
}

export function levelOf(number: string): Level {
  const depth = number.split(".").length;
  return depth === 1 ? "milestone" : depth === 2 ? "task" : "subtask";
}

/** A row that has no number yet ("") counts as one: that is what it is proposed as. */
export function isMilestone(number: string): boolean {
  return levelOf(number) === "milestone";
}

/** "4.1.1" belongs to "4.1", "4.1" to "4", and "4" to nothing (null). */
export function parentOf(number: string): string | null {
  const end = number.lastIndexOf(".");
  return end < 0 ? null : number.slice(0, end);
}

/** The milestone to which a step belongs; a milestone belongs to itself. */
export function milestoneOf(number: string): string {
  const end = number.indexOf(".");
  return end < 0 ? number : number.slice(0, end);
}

/** True when `number` is a task or subtask somewhere below `ancestor`. */
export function isBelow(number: string, ancestor: string): boolean {
  return number.startsWith(`${ancestor}.`);
}

/** Natural order: 4 < 4.2 < 4.10 < 5 < anything that is no number. */
export function compareNumbers(a: string, b: string): number {
  const left = a.split(".");
  const right = b.split(".");
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = left[i]!;
    const y = right[i]!;
    const [xIsWhole, yIsWhole] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (xIsWhole !== yIsWhole) return xIsWhole ? -1 : 1;
    if (xIsWhole && Number(x) !== Number(y)) return Number(x) - Number(y);
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** The number after the highest one in use: for a milestone, or for a child of `parent`. */
export function nextNumber(inUse: Iterable<string>, parent: string | null = null): string {
  const prefix = parent === null ? "" : `${parent}.`;
  let highest = 0;
  for (const number of inUse) {
    if (!number.startsWith(prefix)) continue;
    const own = Number(number.slice(prefix.length).split(".")[0]);
    if (Number.isInteger(own) && own > highest) highest = own;
  }
  return `${prefix}${highest + 1}`;
}
