/**
 * What people changed in the sheet since the last write, as data: each change can be accepted or put back through
 * `reschedule`. Dates are compared with what was last written, not with what the plan gives now, so that a changed
 * input is one change and not one per row that follows from it.
 */
import { calendarsHash } from "./fingerprint";
import { knownRows, withKnownNumbers } from "./knownRows";
import { movedBlock } from "./movedBlock";
import { NewRows, type RowProposal } from "./newRows";
import { offeredDay } from "./offeredDay";
import type { CalendarName, CountedIn, DayNumber, Plan, Step, StepField } from "./plan";
import { type PlanSnapshot, untouchedSnapshot, writtenAsNotNeeded } from "./planSnapshot";
import { sameLinks } from "./sameLinks";
import { type Schedule, schedule } from "./schedule";
import { type RowPart, tornRows } from "./tornRows";

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
  /**
   * "Target Date of Proposal holds 'mid February', which is not understood." Accept: take `offered`, if there is one. Put
   * back: what was written. `sure`: the cell says so itself, by a formula that gives that date.
   */
  | {
      readonly code: "unclear";
      readonly step: string;
      readonly field: StepField;
      readonly text: string;
      readonly before: DayNumber | null;
      readonly offered: DayNumber | null;
      readonly sure: boolean;
    }
  /** "The plan now works back from step 12 on 14 May." Accept: keep. Put back: as before. */
  | { readonly code: "anchorChanged"; readonly before: Plan["anchor"]; readonly after: Plan["anchor"] }
  /** "Working weeks or non-working days were changed." Accept: keep. It cannot be put back from here. */
  | { readonly code: "calendarsChanged" }
  /**
   * "New row 'Legal review' under step 5: it would become step 14, after 5, before 6." Accept: so. Put back: delete
   * the row. `row`: position in plan.steps. `typed`: what stands in the place of its number, which is another row's, or none.
   */
  | {
      readonly code: "newRow";
      readonly row: number;
      readonly name: string;
      readonly proposal: RowProposal;
      readonly typed?: string;
    }
  /**
   * "12 rows were sorted without their hidden columns." It stands alone: what else differs follows from it. Accept: each
   * cell belongs where it stands. Put together: see `tornRows`. `moved`: what does not stand in its own row.
   */
  | { readonly code: "rowsApart"; readonly count: number; readonly moved: readonly RowPart[] }
  /**
   * "Integrations now stands before Implementation." Accept: they are done in this order. Put back: where it stood.
   * `other`: what stands next to it on the side of its old place.
   */
  | {
      readonly code: "movedRow";
      readonly step: string;
      readonly other: string;
      readonly isUp: boolean;
      readonly passed: readonly string[];
    }
  /** "Step 4 'Proposal' is gone." Accept: what followed it follows its predecessors. Put back: the row as it was. */
  | { readonly code: "removedRow"; readonly step: string; readonly name: string }
);

/** A copied row carries the date of its original, which nobody typed for it. */
function ownProposal(proposal: RowProposal, step: Step, { rows }: PlanSnapshot): RowProposal {
  const copied = step.typed?.number?.text;
  const original = copied === undefined ? undefined : rows.find(({ number }) => number === copied);
  return original && original.target === step.target ? { ...proposal, fixed: step.fixed } : proposal;
}

export function sameAnchor(a: Plan["anchor"], b: Plan["anchor"]): boolean {
  return a?.step === b?.step && a?.date === b?.date;
}

/** The fields that hold a day. */
export const dateFields: ReadonlySet<StepField> = new Set(["target", "fixed", "notLaterThan", "completedOn"]);

/** Of a cell that nobody can understand: the other changes of its field rest on a guess. */
function unclearChanges(step: Step, was: Step, today: DayNumber): SheetChange[] {
  const changes: SheetChange[] = [];
  for (const [name, cell] of Object.entries(step.typed ?? {})) {
    const field = name as StepField;
    if (cell.isClear) continue;
    const isDate = dateFields.has(field);
    const before = isDate ? (was[field] as DayNumber | null) : null;
    // A formula gives the date that stands beside it.
    const given = isDate ? (step[field] as DayNumber | null) : null;
    changes.push({
      id: `unclear:${field}:${step.number}`,
      code: "unclear",
      step: step.number,
      field,
      text: cell.text,
      before,
      offered: given ?? (isDate ? offeredDay(cell.text, before ?? was.target ?? today) : null),
      sure: given !== null,
    });
  }
  return changes;
}

/** The fields of a row that a change is about. */
export function changedFields(change: SheetChange): readonly StepField[] {
  return change.code === "unclear"
    ? [change.field]
    : change.code in fieldsOf
      ? fieldsOf[change.code as keyof typeof fieldsOf]
      : [];
}

const fieldsOf = {
  daysChanged: ["days"],
  countedInChanged: ["countedIn"],
  calendarChanged: ["calendar"],
  linksChanged: ["startsAfter"],
  fixedChanged: ["fixed"],
  notLaterThanChanged: ["notLaterThan"],
  notNeededChanged: ["notNeeded"],
  ticked: ["done", "completedOn"],
  completed: ["done", "completedOn"],
  reopened: ["done", "completedOn"],
  dateTyped: ["target"],
  dateCleared: ["target"],
} as const satisfies Partial<Record<SheetChange["code"], readonly StepField[]>>;

/** `snapshot` null: none was kept; then only typed dates, bare ticks, unclear cells and unnumbered rows are found. */
export function review(plan: Plan, snapshot: PlanSnapshot | null, worked?: Schedule): readonly SheetChange[] {
  const torn = tornRows(plan, snapshot);
  if (torn) return [{ id: "rowsApart", code: "rowsApart", count: torn.count, moved: [...torn.moved.keys()] }];
  const steps = snapshot ? withKnownNumbers(plan.steps, snapshot.rows) : plan.steps;
  const dates = worked ?? schedule({ ...plan, steps });
  const written = snapshot ?? untouchedSnapshot(plan, dates);
  const known = knownRows(steps, written.rows);
  const wasNotNeeded = writtenAsNotNeeded(written);
  const numbers = written.rows.map((row) => row.number);
  const changes: SheetChange[] = [];
  let newRows: NewRows | null = null;

  steps.forEach((step, i) => {
    const { number } = step;
    const was = written.rows[known[i]!];
    if (!was) {
      newRows ??= new NewRows(steps, numbers);
      const proposal = ownProposal(newRows.propose(i), step, written);
      newRows.accept(i, proposal);
      const typed = step.typed?.number?.text;
      changes.push({
        id: `newRow:${number || `#${i}:${step.name}`}`,
        code: "newRow",
        row: i,
        name: step.name,
        proposal,
        ...(typed === undefined ? {} : { typed }),
      });
      return;
    }
    const isClear = (field: StepField) => step.typed?.[field]?.isClear !== false;
    changes.push(...unclearChanges(step, was, plan.today));
    const { days, countedIn, calendar, startsAfter, fixed, done, completedOn, target } = was;
    const { notLaterThan, notNeeded } = was;
    if (!isClear("done") || !isClear("completedOn")) {
      // What is meant is asked about first.
    } else if (step.done && step.completedOn === null) {
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
    // Of these nothing is worked out: whatever stands in the cell, somebody put it there, or took it away.
    const { loose, notNeeded: isNotNeeded } = dates.passes.network;
    const isOwn = loose[i] === 1 || (isNotNeeded[i] === 1 && wasNotNeeded[known[i]!] === 1);
    if (isClear("target") && step.target !== target && (isOwn || step.target !== dates.target[i])) {
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
    if (isClear("days") && step.days !== days) {
      changes.push({
        id: `daysChanged:${number}`,
        code: "daysChanged",
        step: number,
        before: days,
        after: step.days,
      });
    }
    if (isClear("countedIn") && step.countedIn !== countedIn) {
      const after = step.countedIn;
      changes.push({
        id: `countedInChanged:${number}`,
        code: "countedInChanged",
        step: number,
        before: countedIn,
        after,
      });
    }
    if (isClear("calendar") && step.calendar !== calendar) {
      const after = step.calendar;
      changes.push({
        id: `calendarChanged:${number}`,
        code: "calendarChanged",
        step: number,
        before: calendar,
        after,
      });
    }
    if (isClear("startsAfter") && !sameLinks(step.startsAfter, startsAfter)) {
      const after = step.startsAfter;
      changes.push({
        id: `linksChanged:${number}`,
        code: "linksChanged",
        step: number,
        before: startsAfter,
        after,
      });
    }
    if (isClear("fixed") && step.fixed !== fixed) {
      changes.push({
        id: `fixedChanged:${number}`,
        code: "fixedChanged",
        step: number,
        before: fixed,
        after: step.fixed,
      });
    }
    if (isClear("notLaterThan") && step.notLaterThan !== notLaterThan) {
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
  const there = new Set(known);
  written.rows.forEach(({ number, name }, at) => {
    if (!there.has(at)) changes.push({ id: `removedRow:${number}`, code: "removedRow", step: number, name });
  });
  const moved = movedBlock(steps, written.rows);
  if (moved)
    changes.push({
      id: `movedRow:${moved.step}`,
      code: "movedRow",
      ...moved,
      other: moved.passed[moved.passed.length - 1]!,
    });
  if (!sameAnchor(plan.anchor, written.anchor)) {
    changes.push({ id: "anchorChanged", code: "anchorChanged", before: written.anchor, after: plan.anchor });
  }
  if (calendarsHash(plan) !== written.calendars)
    changes.push({ id: "calendarsChanged", code: "calendarsChanged" });
  return changes;
}
