/** Moves dates: one step, the whole plan, and the tasks that go along with their milestone. */
import { isDay } from "../calendarDate";
import { feasibility } from "../feasibility";
import { ANCHOR, DONE, FREE, NONE, OWN } from "../network";
import type { DayNumber } from "../plan";
import { earliestAfter, type Schedule, schedule } from "../schedule";
import { milestoneOf } from "../stepNumbers";
import type { ChangeRequest } from "./changeRequest";
import { anchorOf, type Draft, edit, openRowOf, planOf, type Row, refuse } from "./draft";

/**
 * The earliest date of the anchor at which nothing overlaps what is fixed or done, today left aside; NONE when
 * nothing binds it.
 */
function earliestFromHeld(dates: Schedule): DayNumber {
  const { network } = dates.passes;
  const { order, leading, hold, heldAt, isAnchor, beforeAt, before } = network;
  const finish = new Int32Array(network.nodes).fill(NONE);
  const open = new Int32Array(network.nodes).fill(NONE);
  let earliest = NONE;
  for (const node of order) {
    if (leading[node] === 0) continue;
    let at = NONE;
    let openAt = NONE;
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      at = Math.max(at, finish[before[j]!]!);
      openAt = Math.max(openAt, open[before[j]!]!);
    }
    if (hold[node] === FREE || hold[node] === ANCHOR) {
      finish[node] = open[node] = at === NONE ? NONE : earliestAfter(network, node, at);
      if (isAnchor[node] === 1) earliest = finish[node]!;
    } else if (hold[node] === DONE) {
      finish[node] = Math.max(heldAt[node]!, openAt);
      open[node] = openAt;
    } else finish[node] = open[node] = heldAt[node]!;
  }
  return earliest;
}

/** Moves the anchor later, as little as possible, until nothing that leads up to it overlaps. */
export function push(draft: Draft): void {
  if (draft.anchor === null) return;
  const earliest = earliestFromHeld(schedule(planOf(draft)));
  if (isDay(earliest) && earliest > draft.anchor.date) draft.anchor = { ...draft.anchor, date: earliest };
}

export function move(draft: Draft, request: Extract<ChangeRequest, { do: "move" }>): void {
  const { step, to, keep } = request;
  const row = openRowOf(draft, step);
  const { network } = draft.dates.passes;
  draft.asked.add(row);
  const { today } = draft.before;
  if (to < today) draft.notes.push({ code: "inThePast", step, date: to, today });
  if (draft.anchor?.step === step) {
    moveAnchor(draft, row, to);
  } else if (network.loose[row.from] === 1 && row.step.fixed === null) {
    edit(row, { target: to });
  } else {
    const { anchor } = draft;
    if (anchor !== null && keep !== "push" && network.leading[row.from] === 1 && to > anchor.date) {
      draft.notes.push({ code: "afterAnchor", step, date: to, anchor: anchor.step, anchorDate: anchor.date });
    }
    edit(row, { fixed: to });
    if (keep === "push" && network.leading[row.from] === 1) push(draft);
    // A fix on the date that the row has anyway would only be in the way of later changes.
    const fixed = row.step;
    const free = { ...fixed, fixed: null };
    const index = draft.rows.indexOf(row);
    row.step = free;
    if (schedule(planOf(draft)).target[index] !== to) row.step = fixed;
  }
  const { earliestFinish } = feasibility(draft.dates);
  const earliest = earliestFinish[row.from] ?? null;
  if (earliest !== null && earliest > to && to >= today)
    draft.notes.push({ code: "tooEarly", step, date: to, earliest });
  if (keep === "only") holdTheRest(draft, row);
}

/** Fixes every row that would move along, on the date that it has now. */
function holdTheRest(draft: Draft, moved: Row): void {
  let again = true;
  while (again) {
    again = false;
    const { target } = schedule(planOf(draft));
    draft.rows.forEach((row, i) => {
      const date = draft.dates.target[row.from] ?? null;
      if (row === moved || row.step.done || date === null || target[i] === date || row.step.fixed === date)
        return;
      if (row.step.number === draft.anchor?.step) return;
      edit(row, { fixed: date });
      again = true;
    });
  }
}

/** A fix of the anchor on its own date says nothing more, and would stay behind. */
function moveAnchor(draft: Draft, row: Row, date: DayNumber): void {
  if (row.step.fixed === draft.anchor?.date) edit(row, { fixed: null });
  draft.anchor = { step: row.step.number, date };
}

export function shift(draft: Draft, workingDays: number, withFixed: boolean): void {
  const { row, date } = anchorOf(draft);
  const { network } = draft.dates.passes;
  const shifted = (other: Row, day: DayNumber): DayNumber => {
    const to = network.calendar(other.from)?.plus(day, workingDays) ?? day + workingDays;
    return isDay(to) ? to : refuse({ code: "badRequest", field: "workingDays" });
  };
  moveAnchor(draft, row, shifted(row, date));
  if (!withFixed) return;
  for (const other of draft.rows) {
    const { fixed, done } = other.step;
    if (isDay(fixed) && !done && other !== row) edit(other, { fixed: shifted(other, fixed) });
  }
}

/**
 * Open tasks that keep a date of their own move with their milestone (D14): they stay as many working days before or
 * after its Target as they were. True when one moved.
 */
export function moveTasksAlong(draft: Draft, dates: Schedule): boolean {
  let moved = false;
  const { network } = dates.passes;
  // Not the date that the inputs would give now: the task was seen beside the one that was written.
  const lastWritten = new Map(draft.written.rows.map((row) => [row.number, row.target]));
  draft.rows.forEach((row, i) => {
    const { number, target } = row.step;
    if (network.hold[i] !== OWN || row.from < 0 || draft.asked.has(row) || !isDay(target)) return;
    if (draft.dates.passes.network.hold[row.from] !== OWN) return;
    const milestone = dates.rowOf.get(milestoneOf(number));
    if (milestone === undefined) return;
    const before = draft.rows[milestone]!.from;
    const from =
      before < 0
        ? null
        : (lastWritten.get(draft.before.steps[before]!.number) ?? draft.dates.target[before]!);
    const to = dates.target[milestone] ?? null;
    const calendar = network.calendar(i);
    if (from === null || to === null || from === to || calendar === null) return;
    const date = calendar.at(calendar.place(to) - calendar.between(target, from));
    if (!isDay(date)) return;
    edit(row, { target: date });
    moved = true;
  });
  return moved;
}
