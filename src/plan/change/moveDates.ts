/** Moves dates: one step, the whole plan, and the tasks that go along with their milestone. */
import { isDay } from "../calendarDate";
import { feasibility } from "../feasibility";
import { OWN } from "../network";
import type { DayNumber } from "../plan";
import { type Schedule, schedule } from "../schedule";
import { milestoneOf } from "../stepNumbers";
import type { ChangeRequest } from "./changeRequest";
import {
  anchorOf,
  type Draft,
  decideDate,
  edit,
  neededRowOf,
  planOf,
  type Row,
  refuse,
  rowOf,
} from "./draft";
import { type Moved, push } from "./push";

/** "stay": dates that are kept stay; "along": they move with the goal, if it moves later. */
type WithKept = "stay" | "along";

export function move(draft: Draft, request: Extract<ChangeRequest, { do: "move" }>): void {
  const { step, to, keep } = request;
  const row = neededRowOf(draft, step);
  const { network } = draft.dates.passes;
  draft.asked.add(row);
  decideDate(draft, step);
  const { today } = draft.before;
  if (to < today) draft.notes.push({ code: "inThePast", step, date: to, today });
  if (draft.anchor?.step === step) {
    moveGoal(draft, row, to, request.kept ?? "stay");
  } else if (network.loose[row.from] === 1 && row.step.fixed === null) {
    edit(row, { target: to });
  } else {
    const { anchor } = draft;
    const leads = network.leading[row.from] === 1;
    if (anchor !== null && keep !== "push" && leads && to > anchor.date) {
      draft.notes.push({ code: "afterAnchor", step, date: to, anchor: anchor.step, anchorDate: anchor.date });
    }
    if (keep === "push" && leads) {
      push(draft, [{ row, to, from: draft.dates.target[row.from] ?? null }], dateBefore(draft));
    } else fixAt(draft, row, to);
  }
  const { earliestFinish } = feasibility(draft.dates);
  const earliest = earliestFinish[row.from] ?? null;
  if (earliest !== null && earliest > to && to >= today)
    draft.notes.push({ code: "tooEarly", step, date: to, earliest });
  if (keep === "only") draft.heldOn = (other) => (other === row ? null : dateBefore(draft)(other));
}

/** Where a row stood, for `push`. */
function dateBefore(draft: Draft): (row: Row) => DayNumber | null {
  return (row) => draft.dates.target[row.from] ?? null;
}

/** A fixed row stays fixed; a new fix on the date that a row has anyway would only be in the way of later changes. */
function fixAt(draft: Draft, row: Row, to: DayNumber): void {
  const wasFixed = row.step.fixed !== null;
  edit(row, { fixed: null });
  if (wasFixed || schedule(planOf(draft)).target[draft.rows.indexOf(row)] !== to) edit(row, { fixed: to });
}

/** Done on the given days, in any order; "push" is worked out once, for those that are late. */
export function markDone(draft: Draft, request: Extract<ChangeRequest, { do: "done" }>): void {
  const { today } = draft.before;
  const late: Moved[] = [];
  for (const { step, on } of request.steps) {
    const row = rowOf(draft, step);
    if (on > today) refuse({ code: "completedInFuture", step, date: on, today });
    const from = draft.dates.target[row.from] ?? null;
    edit(row, { done: true, completedOn: on });
    draft.asked.add(row);
    decideDate(draft, step);
    if (from !== null && on > from) late.push({ row, to: on, from });
  }
  if (request.then === "push" && late.length > 0) push(draft, late, dateBefore(draft));
}

/** Fixes the rows that would not stay where they are held, but for tasks on a date of their own. Returns the dates that follow. */
function holdTheRest(draft: Draft): Schedule {
  for (;;) {
    let again = false;
    const dates = schedule(planOf(draft));
    draft.rows.forEach((row, i) => {
      const date = draft.heldOn(row);
      if (date === null || row.step.done || dates.target[i] === date || row.step.fixed === date) return;
      if (row.step.number === draft.anchor?.step || dates.passes.network.hold[i] === OWN) return;
      edit(row, { fixed: date });
      again = true;
    });
    if (!again) return dates;
  }
}

/** Another date for the goal. A fix of its row on the old date says nothing more, and would stay behind. */
export function moveGoal(draft: Draft, row: Row, date: DayNumber, kept: WithKept): void {
  const was = draft.anchor?.date ?? null;
  if (row.step.fixed === was) edit(row, { fixed: null });
  draft.anchor = { step: row.step.number, date };
  if (kept === "stay" || !isDay(was) || date <= was) return;
  const { network } = draft.dates.passes;
  const by = network.calendar(row.from)?.between(was, date) ?? date - was;
  for (const other of draft.rows) {
    const { notLaterThan, done, fixed } = other.step;
    if (!isDay(notLaterThan) || done || fixed !== null || other === row) continue;
    if (network.notNeeded[other.from] !== 1)
      edit(other, { notLaterThan: later(draft, other, notLaterThan, by) });
  }
}

/** A day some working days later by a row's own calendar. */
function later(draft: Draft, row: Row, day: DayNumber, workingDays: number): DayNumber {
  const to = draft.dates.passes.network.calendar(row.from)?.plus(day, workingDays) ?? day + workingDays;
  return isDay(to) ? to : refuse({ code: "badRequest", field: "workingDays" });
}

export function shift(draft: Draft, request: Extract<ChangeRequest, { do: "shift" }>): void {
  const { workingDays, withFixed, kept = "stay" } = request;
  const { row, date } = anchorOf(draft);
  moveGoal(draft, row, later(draft, row, date, workingDays), kept);
  if (!withFixed) return;
  for (const other of draft.rows) {
    const { fixed, done } = other.step;
    if (isDay(fixed) && !done && other !== row)
      edit(other, { fixed: later(draft, other, fixed, workingDays) });
  }
}

/** A task that goes along, and where it is due when its milestone is due on a day. */
interface GoingAlong {
  readonly row: Row;
  readonly milestone: number;
  dueWith(milestone: DayNumber | null): DayNumber;
}

/** More rounds than milestones wait for tasks of one another in any plan. */
const mostRounds = 100;

/**
 * Open tasks that keep a date of their own move with their milestone (D14), also where it moves only because another
 * task does. Where that has no end, because tasks hold up their own milestone, they go along once. What is held stays
 * where it is all the same. Returns the dates that follow.
 */
export function moveTasksAlong(draft: Draft): Schedule {
  let dates = holdTheRest(draft);
  const tasks = goingAlong(draft, dates);
  /** False: all of them stand where the milestones' dates want them. */
  const moveOnce = (): boolean => {
    let moved = false;
    for (const { row, milestone, dueWith } of tasks) {
      const target = dueWith(dates.target[milestone]!);
      if (target === row.step.target) continue;
      edit(row, { target });
      moved = true;
    }
    if (moved) dates = holdTheRest(draft);
    return moved;
  };
  if (!moveOnce()) return dates;
  const first = tasks.map(({ row }) => row.step.target);
  for (let left = Math.min(tasks.length, mostRounds); moveOnce(); left--) {
    if (left > 0) continue;
    for (const [at, { row }] of tasks.entries()) edit(row, { target: first[at]! });
    return holdTheRest(draft);
  }
  return dates;
}

/** They stay as many working days before or after the Target of their milestone as they were. */
function goingAlong(draft: Draft, dates: Schedule): readonly GoingAlong[] {
  const { network } = dates.passes;
  // Not the date that the inputs would give now: the task was seen beside the one that was written.
  const lastWritten = new Map(draft.written.rows.map((row) => [row.number, row.target]));
  return draft.rows.flatMap((row, i): GoingAlong[] => {
    const { number, target } = row.step;
    if (network.hold[i] !== OWN || row.from < 0 || draft.asked.has(row) || !isDay(target)) return [];
    if (row.step.typed?.target?.isClear === false) return [];
    if (draft.dates.passes.network.hold[row.from] !== OWN) return [];
    const milestone = dates.rowOf.get(milestoneOf(number));
    const before = draft.rows[milestone ?? -1]?.from ?? -1;
    if (milestone === undefined || before < 0) return [];
    const from = lastWritten.get(draft.before.steps[before]!.number) ?? draft.dates.target[before]!;
    const calendar = network.calendar(i);
    if (from === null || calendar === null) return [];
    const distance = calendar.between(target, from);
    const dueWith = (to: DayNumber | null): DayNumber => {
      const date = to === null || to === from ? target : calendar.at(calendar.place(to) - distance);
      return isDay(date) ? date : target;
    };
    return [{ row, milestone, dueWith }];
  });
}
