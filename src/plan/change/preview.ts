/** What a draft comes to: the difference to the sheet, the edits, the effect on the anchor, the next snapshot. */
import { explainRow } from "../explain";
import { feasibility } from "../feasibility";
import type { DayNumber, Plan, Step } from "../plan";
import { type PlanSnapshot, removedBy, snapshotOf, writtenAsNotNeeded } from "../planSnapshot";
import type { Problem } from "../problems";
import { changedFields, sameAnchor } from "../review";
import type { Schedule } from "../schedule";
import { milestoneOf, parentOf } from "../stepNumbers";
import type { AnchorEffect, ChangePreview, DateDifference, InputEdit } from "./changePreview";
import type { RowTexts } from "./changeRequest";
import type { Draft, Row } from "./draft";
import { arranged } from "./editRows";

export function previewOf(draft: Draft, dates: Schedule): ChangePreview {
  const kept = undecidedDates(draft);
  const cleared = clearedDates(draft, dates);
  const shown = dates.plan.steps.map((step, i) => {
    const { from } = draft.rows[i]!;
    const target = kept.has(from)
      ? kept.get(from)!
      : cleared.has(i)
        ? null
        : (dates.target[i] ?? step.target);
    return target === step.target ? step : { ...step, target };
  });
  const plan = { ...dates.plan, steps: shown };
  const difference = differences(draft, dates, plan);
  const edits = editsOf(draft);
  const problems: Problem[] = [...draft.notes, ...dates.problems, ...feasibility(dates).late];
  const decided = draft.decided.size;
  const texts = draft.rows.map((row) => row.texts);
  const isSame = difference.length + edits.length + decided === 0 && sameOrder(draft);
  if (isSame && !texts.some(changesText)) problems.unshift({ code: "nothingChanges" });
  return {
    refused: false,
    plan,
    dates,
    rowBefore: draft.rows.map((row) => row.from),
    keys: draft.rows.map(({ key, from, step }) => key ?? draft.before.steps[from]?.number ?? step.number),
    texts,
    difference,
    edits,
    decided,
    problems,
    effectOnAnchor: anchorEffect(draft, dates),
    snapshot: nextSnapshot(draft, plan),
  };
}

function changesText(texts: RowTexts | undefined): boolean {
  return Object.values(texts ?? {}).some(({ was, is }) => was !== is);
}

function sameOrder(draft: Draft): boolean {
  return draft.rows.every((row, i) => row.from === i);
}

/** Changes of the sheet that stay open: their dates are not written over. */
function undecidedDates(draft: Draft): Map<number, DayNumber | null> {
  const kept = new Map<number, DayNumber | null>();
  for (const change of draft.changes) {
    if (draft.decided.has(change.id) || !("step" in change) || !changedFields(change).includes("target"))
      continue;
    const row = draft.dates.rowOf.get(change.step)!;
    kept.set(row, draft.before.steps[row]!.target);
  }
  return kept;
}

/** Rows that are not needed from now on: a Target that we worked out goes (D16), one that somebody typed stays. */
function clearedDates(draft: Draft, dates: Schedule): Set<number> {
  const { notNeeded, loose } = dates.passes.network;
  const cleared = new Set<number>();
  if (!notNeeded.includes(1)) return cleared;
  const { rows } = draft.written;
  const rowOf = new Map(rows.map((row, i) => [row.number, i]));
  const before = writtenAsNotNeeded(draft.written);
  const undecided = new Set<string>();
  for (const change of draft.changes)
    if (change.code === "notNeededChanged" && !draft.decided.has(change.id)) undecided.add(change.step);
  draft.rows.forEach(({ step, from }, i) => {
    const number = draft.before.steps[from]?.number ?? step.number;
    const was = rowOf.get(number);
    if (notNeeded[i] === 0 || loose[i] === 1 || was === undefined || before[was] === 1) return;
    if ([number, parentOf(number), milestoneOf(number)].some((each) => undecided.has(each ?? ""))) return;
    if (step.target === rows[was]!.target) cleared.add(i);
  });
  return cleared;
}

/** Why a row's date changes: the request names it, or what the new date hangs on. */
function reasonFor(
  draft: Draft,
  dates: Schedule,
  row: Row,
  index: number,
  after: DayNumber | null,
): Pick<DateDifference, "reason" | "of"> {
  if (row.from < 0) return { reason: "inserted", of: null };
  if (draft.asked.has(row)) return { reason: "asked", of: null };
  if (dates.passes.network.notNeeded[index] === 1) return { reason: "notNeeded", of: null };
  if ((draft.dates.target[row.from] ?? null) === after) return { reason: "workedOut", of: null };
  const why = explainRow(dates, index);
  switch (why.code) {
    case "before":
    case "after":
      return { reason: why.code, of: why.step };
    case "firstMarker":
      return { reason: "before", of: why.step };
    case "kept":
      return { reason: why.code, of: null };
    case "marker":
      return { reason: "after", of: why.step };
    case "own":
      return { reason: "withMilestone", of: milestoneOf(row.step.number) };
    case "anchor":
    case "fixed":
    case "done":
      return { reason: why.code, of: null };
    default:
      return { reason: "workedOut", of: null };
  }
}

function differences(draft: Draft, dates: Schedule, plan: Plan): DateDifference[] {
  const found: DateDifference[] = [];
  const { network } = dates.passes;
  const shownBefore = (from: number): DayNumber | null =>
    draft.before.steps[from]?.target ?? draft.dates.target[from] ?? null;
  draft.rows.forEach((row, i) => {
    const { number, name } = row.step;
    const before = shownBefore(row.from);
    const after = plan.steps[i]!.target;
    if (before === after) return;
    const calendar = network.calendar(i);
    const workingDays =
      before === null || after === null || !calendar ? null : calendar.between(before, after);
    const line = { step: number, name, before, after, workingDays };
    found.push({ ...line, ...reasonFor(draft, dates, row, i, after) });
  });
  const there = new Set(draft.rows.map((row) => row.from));
  draft.before.steps.forEach((step, from) => {
    if (there.has(from)) return;
    const before = shownBefore(from);
    found.push({
      step: step.number,
      name: step.name,
      before,
      after: null,
      workingDays: null,
      reason: "removed",
      of: null,
    });
  });
  return found;
}

const EDITED = [
  "number",
  "name",
  "days",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "notLaterThan",
  "notNeeded",
  "done",
  "completedOn",
] as const;

function editsOf(draft: Draft): InputEdit[] {
  const edits: InputEdit[] = [];
  const { steps } = draft.before;
  const there = new Set<number>();
  for (const { step, from } of draft.rows) {
    there.add(from);
    const was = steps[from];
    if (!was) {
      edits.push({ step: step.number, field: "row", before: "none", after: "there" });
      continue;
    }
    for (const field of EDITED) {
      const same =
        field === "startsAfter" ? was[field].join() === step[field].join() : was[field] === step[field];
      if (!same)
        edits.push({ step: step.number, field, before: was[field], after: step[field] } as InputEdit);
    }
  }
  steps.forEach((step, i) => {
    if (!there.has(i)) edits.push({ step: step.number, field: "row", before: "there", after: "none" });
  });
  if (!sameAnchor(draft.before.anchor, draft.anchor)) {
    const step = draft.anchor?.step ?? null;
    edits.push({ step, field: "anchor", before: draft.before.anchor, after: draft.anchor });
  }
  return edits;
}

function anchorEffect(draft: Draft, dates: Schedule): AnchorEffect | null {
  const { anchor } = dates.plan;
  const row = anchor === null ? undefined : dates.rowOf.get(anchor.step);
  if (anchor === null || row === undefined) return null;
  const { from } = draft.rows[row]!;
  // An anchor that was typed in the settings is in the dates of the sheet's plan already: it moved since the last write.
  const accepted = draft.decided.has("anchorChanged") && !sameAnchor(draft.anchor, draft.written.anchor);
  const was = accepted
    ? draft.written.rows.find((each) => each.number === draft.before.steps[from]?.number)
    : null;
  const before = (was ? was.target : draft.dates.target[from]) ?? null;
  const after = dates.target[row] ?? null;
  const both = before !== null && after !== null;
  const { earliestAnchor, anchorSlack } = feasibility(dates);
  return {
    step: anchor.step,
    before,
    after,
    workingDays: both ? (dates.passes.network.calendar(row)?.between(before, after) ?? after - before) : 0,
    calendarDays: both ? after - before : 0,
    earliestRealistic: earliestAnchor,
    slack: anchorSlack,
  };
}

/** The snapshot of the new plan, in which undecided changes look as they did before people made them. */
function nextSnapshot(draft: Draft, plan: Plan): PlanSnapshot {
  const next = snapshotOf(plan);
  let { anchor, calendars } = next;
  const numberNow = new Map<string, string>();
  for (const { step, from } of draft.rows)
    if (from >= 0) numberNow.set(draft.before.steps[from]!.number, step.number);
  const renamed = (number: string): string => numberNow.get(number) ?? number;
  const rows = new Map(next.rows.map((row) => [row.number, row]));
  const written = new Map(draft.written.rows.map((row) => [row.number, row]));
  const gone: Step[] = [];
  let isMoved = false;
  for (const change of draft.changes) {
    if (draft.decided.has(change.id)) continue;
    if (change.code === "anchorChanged") anchor = draft.written.anchor;
    else if (change.code === "calendarsChanged") calendars = draft.written.calendars;
    else if (change.code === "rowsApart") return draft.written;
    else if (change.code === "newRow") {
      const { number } = draft.before.steps[change.row]!;
      if (number !== "") rows.delete(renamed(number));
    } else {
      const was = written.get(change.step)!;
      const row = rows.get(renamed(change.step));
      if (change.code === "removedRow") gone.push(was);
      else if (change.code === "movedRow") isMoved = true;
      else if (row) {
        const kept = Object.fromEntries(changedFields(change).map((field) => [field, was[field]]));
        const links = change.code === "linksChanged" ? { startsAfter: was.startsAfter.map(renamed) } : {};
        rows.set(row.number, { ...row, ...kept, ...links });
      }
    }
  }
  const ranks = new Map(draft.written.rows.map(({ number }, rank) => [renamed(number), rank]));
  const kept = isMoved ? arranged([...rows.values()], ({ number }) => ranks.get(number)) : rows.values();
  const all = [...kept, ...gone];
  const removed = removedBy(draft.written, all);
  return { anchor, calendars, rows: all, ...(removed.length > 0 && { removed }) };
}
