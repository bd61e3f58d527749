/** Where new rows belong (D13). */
import type { DayNumber, Step } from "./plan";
import { isMilestone, isStepNumber, milestoneOf, parentOf } from "./stepNumbers";

/** What a new row would become if accepted (D13). */
export interface RowProposal {
  readonly number: string;
  readonly days: number | null;
  readonly startsAfter: readonly string[];
  /** Steps that would wait for the new one instead of for what they start after now. */
  readonly before: readonly string[];
  /** A date that was typed with the row. */
  readonly fixed: DayNumber | null;
}

/** Links that put a row into the chain. `before`: numbers of the steps that would wait for it. */
type ChainPlace = Pick<RowProposal, "startsAfter" | "before">;

/**
 * Proposes rows one after the other, each as if those that were accepted stood there already: a row between two tasks
 * of one milestone is a task of it; any other is a milestone in the chain. Links, days and numbers that were typed stay.
 */
export class NewRows {
  private readonly steps: Step[];
  private readonly rowsOf = new Map<string, number[]>();
  /** The rows that start after a number. */
  private readonly followers = new Map<string, Set<number>>();
  /** The highest number in use below a number; of milestones: below "". */
  private readonly highest = new Map<string, number>();

  /** `inUse`: numbers that are taken besides those of `steps`. */
  constructor(steps: readonly Step[], inUse: Iterable<string> = []) {
    this.steps = [...steps];
    for (const number of inUse) this.take(number);
    steps.forEach((step, row) => {
      this.place(row, step.number);
      for (const link of step.startsAfter) this.followersOf(link).add(row);
    });
  }

  propose(row: number): RowProposal {
    const step = this.steps[row]!;
    const above = this.steps[row - 1]?.number ?? "";
    const below = this.steps[row + 1]?.number ?? "";
    const amongTasks =
      !isMilestone(above) && !isMilestone(below) && milestoneOf(above) === milestoneOf(below);
    // A copied task is one of the same milestone.
    const copied = step.typed?.number?.text ?? "";
    const parent = isStepNumber(copied) ? (parentOf(copied) ?? "") : amongTasks ? milestoneOf(above) : "";
    const number = step.number || this.nextNumber(parent);
    const asMilestone = isMilestone(number);
    const isLinked = step.startsAfter.length > 0 || (this.followers.get(number)?.size ?? 0) > 0;
    const place =
      asMilestone && !isLinked ? this.chainAt(row) : { startsAfter: step.startsAfter, before: [] };
    return {
      number,
      days: step.days ?? (asMilestone ? 1 : null),
      ...place,
      fixed: asMilestone ? (step.fixed ?? step.target) : step.fixed,
    };
  }

  /** After the milestone above, before what followed that; on top: before the first one that follows nothing. */
  chainAt(row: number): ChainPlace {
    const { steps } = this;
    for (let i = row - 1; i >= 0; i--) {
      const { number } = steps[i]!;
      if (number === "" || !isMilestone(number)) continue;
      const after = [...(this.followers.get(number) ?? [])].filter((other) => other !== row);
      return {
        startsAfter: [number],
        before: after.sort((a, b) => a - b).map((other) => steps[other]!.number),
      };
    }
    const first = steps.find(({ number }, i) => i > row && number !== "" && isMilestone(number));
    return { startsAfter: [], before: first && first.startsAfter.length === 0 ? [first.number] : [] };
  }

  /** The proposal is followed. Returns the new links of each row that they change. */
  accept(row: number, { number, startsAfter, before }: RowProposal): ReadonlyMap<number, readonly string[]> {
    this.place(row, number);
    this.steps[row] = { ...this.steps[row]!, number };
    const links = new Map([[row, startsAfter]]);
    for (const other of before.flatMap((each) => this.rowsOf.get(each) ?? []))
      links.set(other, insertLink(this.steps[other]!.startsAfter, startsAfter, number));
    for (const [other, after] of links) {
      for (const link of this.steps[other]!.startsAfter) this.followersOf(link).delete(other);
      for (const link of after) this.followersOf(link).add(other);
      this.steps[other] = { ...this.steps[other]!, startsAfter: after };
    }
    return links;
  }

  private place(row: number, number: string): void {
    this.take(number);
    const rows = this.rowsOf.get(number);
    if (rows) rows.push(row);
    else this.rowsOf.set(number, [row]);
  }

  private followersOf(number: string): Set<number> {
    let found = this.followers.get(number);
    if (!found) {
      found = new Set();
      this.followers.set(number, found);
    }
    return found;
  }

  /** "4.1" is the first below "4", and "4" the fourth milestone, also where it does not stand. */
  private take(number: string): void {
    let parent = "";
    for (const part of number.split(".")) {
      const own = Number(part);
      if (Number.isInteger(own) && own > (this.highest.get(parent) ?? 0)) this.highest.set(parent, own);
      parent = parent === "" ? part : `${parent}.${part}`;
    }
  }

  private nextNumber(parent: string): string {
    const next = (this.highest.get(parent) ?? 0) + 1;
    return parent === "" ? String(next) : `${parent}.${next}`;
  }
}

/** Links with `number` in the place of `over`. */
export function insertLink(links: readonly string[], over: readonly string[], number: string): string[] {
  return [...links.filter((link) => !over.includes(link)), number];
}
