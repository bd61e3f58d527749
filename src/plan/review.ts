/**
 * What people changed in the sheet since the last write, as data: each change can be accepted or put back through
 * `reschedule`. Dates are compared with what was last written, not with what the plan gives now, so that a changed
 * input is one change and not one per row that follows from it.
 */
import { calendarsHash } from "./fingerprint";
import { NewRows, type RowProposal } from "./newRows";
import type { CalendarName, CountedIn, DayNumber, Plan } from "./plan";
import { type PlanSnapshot, untouchedSnapshot } from "./planSnapshot";
import { type Schedule, schedule } from "./schedule";

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
  const rowBefore = new Map(written.rows.map((row) => [row.number, row]));
  const changes: SheetChange[] = [];
  const seen = new Set<string>();
  let newRows: NewRows | null = null;

  steps.forEach((step, i) => {
    const { number } = step;
    if (number !== "" && seen.has(number)) return;
    seen.add(number);
    const was = rowBefore.get(number);
    if (!was) {
      newRows ??= new NewRows(steps, rowBefore.keys());
      const proposal = newRows.propose(i);
      newRows.accept(i, proposal);
      changes.push({
        id: `newRow:${number || `#${i}:${step.name}`}`,
        code: "newRow",
        row: i,
        name: step.name,
        proposal,
      });
      return;
    }
    const { days, countedIn, calendar, startsAfter, fixed, done, completedOn, target } = was;
    const { notLaterThan, notNeeded } = was;
    if (step.done && step.completedOn === null) {
      const due = step.target ?? plan.today;
      changes.push({
        id: `ticked:${number}`,
        code: "ticked",
        step: number,
        proposed: Math.min(due, plan.today),
      });
    } else if (step.done && (!done || completedOn !== step.completedOn)) {
      const after = step.completedOn!;
      changes.push({
        id: `completed:${number}`,
        code: "completed",
        step: number,
        before: completedOn,
        after,
      });
    } else if (!step.done && (done || (step.completedOn !== null && step.completedOn !== completedOn))) {
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
  for (const { number, name } of written.rows) {
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
