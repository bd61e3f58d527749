/**
 * What people changed in the sheet since the last write, as data: each change can be accepted or put back through
 * `reschedule`. Dates are compared with what was last written, not with what the plan gives now, so that a changed
 * input is one change and not one per row that follows from it.
 */
import { isDay } from "./calendarDate";
import { calendarsHash } from "./fingerprint";
import type { CalendarName, CountedIn, DayNumber, Plan, Step } from "./plan";
import { type Schedule, schedule } from "./schedule";
import { isMilestone, milestoneOf, nextNumber } from "./stepNumbers";

/** One row as it was last written. */
export type SnapshotRow = readonly [
  number: string,
  name: string,
  days: number | null,
  countedIn: CountedIn,
  calendar: CalendarName,
  startsAfter: readonly string[],
  fixed: DayNumber | null,
  done: 0 | 1,
  completedOn: DayNumber | null,
  target: DayNumber | null,
  notLaterThan: DayNumber | null,
  notNeeded: string,
];

/** Inputs and dates as they were last written; plain JSON, to be kept with the file. */
export interface PlanSnapshot {
  readonly version: 1;
  readonly anchor: Plan["anchor"];
  /** Hash of both sides' weekends and non-working days. */
  readonly calendars: string;
  /** In row order. */
  readonly rows: readonly SnapshotRow[];
}

/** What a new row would become if accepted (D13). */
interface RowProposal {
  readonly number: string;
  readonly days: number | null;
  readonly startsAfter: readonly string[];
  /** Steps that would wait for the new one instead of for what they start after now. */
  readonly before: readonly string[];
  /** A date that was typed with the row. */
  readonly fixed: DayNumber | null;
}

/**
 * One change. `id` names it in `accept` and `putBack` requests. `before` is what was last written, `after` what
 * stands in the sheet now.
 */
export type SheetChange = { readonly id: string } & (
  | /** "Proposal: 10 Feb was typed over by 12 Feb." Accept: fix it there (anchor: work back from there; done: done then; task: keep). Put back: 10 Feb. */
  {
      readonly code: "dateTyped";
      readonly step: string;
      readonly before: DayNumber | null;
      readonly after: DayNumber;
    }
  /** "The date of Proposal was deleted." Accept: no fixed date any more. Put back: 10 Feb. */
  | { readonly code: "dateCleared"; readonly step: string; readonly before: DayNumber }
  /** "Proposal is ticked without a date." Accept: done on `proposed`, the earlier of Target and today (D9). Put back: open. */
  | { readonly code: "ticked"; readonly step: string; readonly proposed: DayNumber }
  /** "Proposal is done on 9 Feb." Accept: keep. Put back: as it was before. */
  | {
      readonly code: "completed";
      readonly step: string;
      readonly before: DayNumber | null;
      readonly after: DayNumber;
    }
  /** "Proposal is open again (or has a Completed on without tick)." Accept: open, without Completed on. Put back: as before. */
  | { readonly code: "reopened"; readonly step: string; readonly before: DayNumber | null }
  /** "Proposal: 3 days were changed to 5." Accept: keep. Put back: 3. */
  | {
      readonly code: "daysChanged";
      readonly step: string;
      readonly before: number | null;
      readonly after: number | null;
    }
  /** "Proposal is now counted in working days." Accept: keep. Put back: as before. */
  | {
      readonly code: "countedInChanged";
      readonly step: string;
      readonly before: CountedIn;
      readonly after: CountedIn;
    }
  /** "Proposal now follows the buyer's calendar." Accept: keep. Put back: as before. */
  | {
      readonly code: "calendarChanged";
      readonly step: string;
      readonly before: CalendarName;
      readonly after: CalendarName;
    }
  /** "Proposal now starts after 2 instead of 3." Accept: keep. Put back: as before. */
  | {
      readonly code: "linksChanged";
      readonly step: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  /** "The fixed date of Proposal was changed." Accept: keep. Put back: as before. */
  | {
      readonly code: "fixedChanged";
      readonly step: string;
      readonly before: DayNumber | null;
      readonly after: DayNumber | null;
    }
  /** "Not later than of Proposal was changed." Accept: keep. Put back: as before. */
  | {
      readonly code: "notLaterThanChanged";
      readonly step: string;
      readonly before: DayNumber | null;
      readonly after: DayNumber | null;
    }
  /** "Proposal is not needed: done by the customer." Accept: keep. Put back: as before. "": needed. */
  | {
      readonly code: "notNeededChanged";
      readonly step: string;
      readonly before: string;
      readonly after: string;
    }
  /** "The plan now works back from step 12 on 14 May." Accept: keep. Put back: as before. */
  | { readonly code: "anchorChanged"; readonly before: Plan["anchor"]; readonly after: Plan["anchor"] }
  /** "Working weeks or non-working days were changed." Accept: keep. It cannot be put back from here. */
  | { readonly code: "calendarsChanged" }
  /**
   * "New row 'Legal review' under step 5: it would become step 14, after 5, before 6." Accept: so. Put back: delete
   * the row. `row`: position in plan.steps.
   */
  | { readonly code: "newRow"; readonly row: number; readonly name: string; readonly proposal: RowProposal }
  /** "Step 4 'Proposal' is gone." Accept: what followed it follows its predecessors. Put back: the row as it was. */
  | { readonly code: "removedRow"; readonly step: string; readonly name: string }
);

/** What to keep after `plan` was written, its targets being what stands in the sheet. */
export function snapshotOf(plan: Plan): PlanSnapshot {
  const rows: SnapshotRow[] = [];
  const seen = new Set<string>();
  for (const step of plan.steps) {
    if (step.number === "" || seen.has(step.number)) continue;
    seen.add(step.number);
    rows.push([
      step.number,
      step.name,
      step.days,
      step.countedIn,
      step.calendar,
      step.startsAfter,
      step.fixed,
      step.done ? 1 : 0,
      step.completedOn,
      step.target,
      step.notLaterThan,
      step.notNeeded,
    ]);
  }
  return { version: 1, anchor: plan.anchor, calendars: calendarsHash(plan), rows };
}

/** The snapshot that a plan would have that nobody touched: for plans of which none was kept. */
export function untouchedSnapshot(plan: Plan, dates: Schedule): PlanSnapshot {
  return snapshotOf({
    ...plan,
    steps: plan.steps.map((step, i) => ({
      ...step,
      target: step.target === null ? null : (dates.target[i] ?? step.target),
    })),
  });
}

/** Reads a stored snapshot; null when it is not one. */
export function parseSnapshot(stored: unknown): PlanSnapshot | null {
  const found = stored as PlanSnapshot | null;
  if (typeof found !== "object" || found === null || found.version !== 1) return null;
  if (typeof found.calendars !== "string" || !Array.isArray(found.rows)) return null;
  const { anchor } = found;
  if (
    anchor !== null &&
    (typeof anchor !== "object" || typeof anchor.step !== "string" || !isDay(anchor.date))
  ) {
    return null;
  }
  const numeric = (value: unknown): boolean => value === null || typeof value === "number";
  const good = found.rows.every(
    (row) =>
      Array.isArray(row) &&
      row.length === 12 &&
      typeof row[0] === "string" &&
      typeof row[1] === "string" &&
      (row[3] === "calendar" || row[3] === "working") &&
      (row[4] === "both" || row[4] === "seller" || row[4] === "buyer") &&
      Array.isArray(row[5]) &&
      row[5].every((number: unknown) => typeof number === "string") &&
      [row[2], row[6], row[8], row[9], row[10]].every(numeric) &&
      (row[7] === 0 || row[7] === 1) &&
      typeof row[11] === "string",
  );
  return good ? found : null;
}

/**
 * Where a new row belongs (D13): a row between two tasks of one milestone is a task of it; any other is a milestone in
 * the chain, after the milestone above and before what followed that. Links, days and numbers that were typed stay.
 * `inUse`: numbers that are taken besides those of `steps`.
 */
export function proposeRow(steps: readonly Step[], row: number, inUse: Iterable<string> = []): RowProposal {
  const step = steps[row]!;
  const numbers = [...steps.map((other) => other.number), ...inUse];
  const above = steps[row - 1]?.number ?? "";
  const below = steps[row + 1]?.number ?? "";
  const amongTasks = !isMilestone(above) && !isMilestone(below) && milestoneOf(above) === milestoneOf(below);
  const number = step.number || nextNumber(numbers, amongTasks ? milestoneOf(above) : null);
  const asMilestone = isMilestone(number);
  const proposal = {
    number,
    days: step.days ?? (asMilestone ? 1 : null),
    startsAfter: step.startsAfter,
    before: [] as string[],
    fixed: asMilestone ? (step.fixed ?? step.target) : step.fixed,
  };
  const isLinked = step.startsAfter.length > 0 || steps.some((other) => other.startsAfter.includes(number));
  return asMilestone && !isLinked ? { ...proposal, ...chainAt(steps, row) } : proposal;
}

/** Links that put a row into the chain at the place where it stands: after the milestone above, before what followed that. */
export function chainAt(steps: readonly Step[], row: number): { startsAfter: string[]; before: string[] } {
  for (let i = row - 1; i >= 0; i--) {
    const { number } = steps[i]!;
    if (number === "" || !isMilestone(number)) continue;
    const before = steps.filter((step, j) => j !== row && step.startsAfter.includes(number));
    return { startsAfter: [number], before: before.map((step) => step.number) };
  }
  const first = steps.find((step, i) => i > row && step.number !== "" && isMilestone(step.number));
  return { startsAfter: [], before: first && first.startsAfter.length === 0 ? [first.number] : [] };
}

/** Links with `number` in the place of `over`. */
export function insertLink(links: readonly string[], over: readonly string[], number: string): string[] {
  return [...links.filter((link) => !over.includes(link)), number];
}

export function sameLinks(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

export function sameAnchor(a: Plan["anchor"], b: Plan["anchor"]): boolean {
  return a?.step === b?.step && a?.date === b?.date;
}

/** `snapshot` null: none was kept; then only typed dates, bare ticks and unnumbered rows are found. */
export function review(
  plan: Plan,
  snapshot: PlanSnapshot | null,
  dates: Schedule = schedule(plan),
): readonly SheetChange[] {
  const { steps } = plan;
  const written = snapshot ?? untouchedSnapshot(plan, dates);
  const rowBefore = new Map(written.rows.map((row) => [row[0], row]));
  const changes: SheetChange[] = [];
  const seen = new Set<string>();
  // New rows are proposed as if those above were accepted.
  const asAccepted = steps.slice();

  steps.forEach((step, i) => {
    const { number } = step;
    if (number !== "" && seen.has(number)) return;
    seen.add(number);
    const was = rowBefore.get(number);
    if (!was) {
      const proposal = proposeRow(asAccepted, i, rowBefore.keys());
      const { before, startsAfter } = proposal;
      asAccepted[i] = { ...step, number: proposal.number, startsAfter };
      asAccepted.forEach((other, j) => {
        if (!before.includes(other.number)) return;
        asAccepted[j] = {
          ...other,
          startsAfter: insertLink(other.startsAfter, startsAfter, proposal.number),
        };
      });
      changes.push({
        id: `newRow:${number || `#${i}:${step.name}`}`,
        code: "newRow",
        row: i,
        name: step.name,
        proposal,
      });
      return;
    }
    const [
      ,
      ,
      days,
      countedIn,
      calendar,
      startsAfter,
      fixed,
      done,
      completedOn,
      target,
      notLaterThan,
      notNeeded,
    ] = was;
    if (step.done && step.completedOn === null) {
      const due = step.target ?? plan.today;
      changes.push({
        id: `ticked:${number}`,
        code: "ticked",
        step: number,
        proposed: Math.min(due, plan.today),
      });
    } else if (step.done && (done === 0 || completedOn !== step.completedOn)) {
      const after = step.completedOn!;
      changes.push({
        id: `completed:${number}`,
        code: "completed",
        step: number,
        before: completedOn,
        after,
      });
    } else if (
      !step.done &&
      (done === 1 || (step.completedOn !== null && step.completedOn !== completedOn))
    ) {
      changes.push({ id: `reopened:${number}`, code: "reopened", step: number, before: completedOn });
    }
    const isLoose = dates.passes.network.loose[i] === 1;
    if (step.target !== target && (isLoose || step.target !== dates.target[i])) {
      if (step.target !== null) {
        changes.push({
          id: `dateTyped:${number}`,
          code: "dateTyped",
          step: number,
          before: target,
          after: step.target,
        });
      } else if (target !== null) {
        changes.push({ id: `dateCleared:${number}`, code: "dateCleared", step: number, before: target });
      }
    }
    if (step.days !== days) {
      changes.push({
        id: `daysChanged:${number}`,
        code: "daysChanged",
        step: number,
        before: days,
        after: step.days,
      });
    }
    if (step.countedIn !== countedIn) {
      const after = step.countedIn;
      changes.push({
        id: `countedInChanged:${number}`,
        code: "countedInChanged",
        step: number,
        before: countedIn,
        after,
      });
    }
    if (step.calendar !== calendar) {
      const after = step.calendar;
      changes.push({
        id: `calendarChanged:${number}`,
        code: "calendarChanged",
        step: number,
        before: calendar,
        after,
      });
    }
    if (!sameLinks(step.startsAfter, startsAfter)) {
      const after = step.startsAfter;
      changes.push({
        id: `linksChanged:${number}`,
        code: "linksChanged",
        step: number,
        before: startsAfter,
        after,
      });
    }
    if (step.fixed !== fixed) {
      changes.push({
        id: `fixedChanged:${number}`,
        code: "fixedChanged",
        step: number,
        before: fixed,
        after: step.fixed,
      });
    }
    if (step.notLaterThan !== notLaterThan) {
      changes.push({
        id: `notLaterThanChanged:${number}`,
        code: "notLaterThanChanged",
        step: number,
        before: notLaterThan,
        after: step.notLaterThan,
      });
    }
    if (step.notNeeded !== notNeeded) {
      changes.push({
        id: `notNeededChanged:${number}`,
        code: "notNeededChanged",
        step: number,
        before: notNeeded,
        after: step.notNeeded,
      });
    }
  });
  for (const [number, name] of written.rows) {
    if (!seen.has(number))
      changes.push({ id: `removedRow:${number}`, code: "removedRow", step: number, name });
  }
  if (!sameAnchor(plan.anchor, written.anchor)) {
    changes.push({ id: "anchorChanged", code: "anchorChanged", before: written.anchor, after: plan.anchor });
  }
  if (calendarsHash(plan) !== written.calendars)
    changes.push({ id: "calendarsChanged", code: "calendarsChanged" });
  return changes;
}
