/**
 * Pushes what follows (docs/date-rules.md, Operations): steps that come later move the goal as little as possible, and what does
 * not follow them keeps its date.
 */
import { isDay, LAST_DAY } from "../calendarDate";
import { ANCHOR, buildNetwork, DONE, FREE, type Network, NONE, noneFor } from "../network";
import type { DayNumber } from "../plan";
import { earliestAfter, type Schedule, scheduleNetwork } from "../schedule";
import { type Draft, edit, planOf, type Row } from "./draft";

/** A step that comes to another date: an open one is asked for `to`, a done one was done then. */
export interface Moved {
  readonly row: Row;
  readonly to: DayNumber;
  /** Where it stood. */
  readonly from: DayNumber | null;
}

/** `dateOf`: where a row stood before all that is asked for; null: nowhere. */
export function push(draft: Draft, moved: readonly Moved[], dateOf: (row: Row) => DayNumber | null): void {
  const open = moved.filter(({ row }) => !row.step.done);
  const wasFixed = new Set(open.filter(({ row }) => row.step.fixed !== null));
  for (const { row, to } of open) edit(row, { fixed: to });
  const network = buildNetwork(planOf(draft));
  const rowAt = new Map(draft.rows.map((row, i) => [row, i]));
  const isMoved = new Uint8Array(network.nodes);
  for (const { row } of moved) isMoved[rowAt.get(row)!] = 1;
  const goal = network.isAnchor.indexOf(1);
  const leads = moved.filter(({ row }) => network.leading[rowAt.get(row)!] === 1);
  if (leads.length === 0) return;
  const goalIsOpen = network.hold[goal] === ANCHOR;
  if (goalIsOpen) laterGoal(draft, network, isMoved, goal);
  keepTheRest(draft, network, isMoved, dateOf);
  if (!goalIsOpen) return;
  const { limit } = scheduleNetwork(buildNetwork(planOf(draft))).passes;
  for (const each of open) {
    const i = rowAt.get(each.row)!;
    if (network.leading[i] === 1 && !wasFixed.has(each)) holdMoved(each, network, i, limit[i]!);
  }
}

/**
 * The goal's first day at which nothing that follows the moved rows newly overlaps, and the earliest new dates of kept
 * rows on the way. A fixed row, and what stands before one, takes the move up: what overlaps there is reported.
 */
function laterGoal(draft: Draft, network: Network, isMoved: Uint8Array, goal: number): void {
  const { order, leading, hold, heldAt, kept, days, beforeAt, before } = network;
  const latest = withGoalAt(network, goal, LAST_DAY).passes.target;
  const clashed = new Set<string>();
  for (const problem of draft.dates.problems) if (problem.code === "overlap") clashed.add(problem.step);
  // When rows that hold their date are finished; the same, but because of what moved; and the first Target that an open
  // node needs because of that.
  const stays = noneFor(network.nodes);
  const held = noneFor(network.nodes);
  const needed = noneFor(network.nodes);
  for (const node of order) {
    if (leading[node] === 0) continue;
    let staysUntil = NONE;
    let heldUntil = NONE;
    let openUntil = NONE;
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      staysUntil = Math.max(staysUntil, stays[before[j]!]!);
      heldUntil = Math.max(heldUntil, held[before[j]!]!);
      openUntil = Math.max(openUntil, needed[before[j]!]!);
    }
    const passes = hold[node] === DONE || (hold[node] === FREE && days[node] === 0);
    if (passes) {
      stays[node] = Math.max(staysUntil, heldAt[node]!);
      held[node] = heldUntil;
      needed[node] = openUntil;
    } else if (hold[node] !== FREE && hold[node] !== ANCHOR) stays[node] = heldAt[node]!;
    if (isMoved[node] === 1) held[node] = stays[node]!;
    if (isMoved[node] === 1 || (hold[node] !== FREE && hold[node] !== ANCHOR)) continue;
    const row = draft.rows[node];
    // What overlapped before may go on; what leads to it must have room all the same.
    const until = row && clashed.has(row.step.number) ? openUntil : Math.max(openUntil, heldUntil);
    if (row === undefined || until === NONE) continue;
    if (!passes) {
      needed[node] = earliestAfter(network, node, until);
      if (hold[node] === FREE) needed[node] = Math.min(needed[node]!, latest[node]!);
    }
    const due = passes ? until : needed[node]!;
    if (kept[node] !== NONE && due > kept[node]!) edit(row, { notLaterThan: due });
  }
  // A goal of 0 days may be needed on a day that it does not work.
  const date =
    needed[goal]! > draft.anchor!.date ? network.calendar(goal)?.onOrAfter(needed[goal]!) : undefined;
  if (date !== undefined && isDay(date)) draft.anchor = { ...draft.anchor!, date };
}

/** Worked out as if the goal were on another date and no date were kept. */
function withGoalAt(network: Network, goal: number, date: DayNumber): Schedule {
  const heldAt = network.heldAt.slice();
  heldAt[goal] = date;
  const plan = { ...network.plan, anchor: { ...network.plan.anchor!, date } };
  return scheduleNetwork({ ...network, plan, heldAt, kept: noneFor(network.nodes) });
}

/** Open rows that lead up to the goal, follow none of the moved ones and would stand later than now keep their date. */
function keepTheRest(
  draft: Draft,
  before: Network,
  isMoved: Uint8Array,
  dateOf: (row: Row) => DayNumber | null,
): void {
  const network = buildNetwork(planOf(draft));
  const follows = isMoved.slice();
  for (const node of before.order)
    for (let j = before.beforeAt[node]!; j < before.beforeAt[node + 1]!; j++)
      if (follows[before.before[j]!] === 1) follows[node] = 1;
  // With all of them kept, a row's limit says where it would stand if it alone were not.
  const kept = network.kept.slice();
  const present = noneFor(network.nodes);
  draft.rows.forEach((row, i) => {
    const date = dateOf(row);
    if (date === null || network.leading[i] === 0 || follows[i] === 1) return;
    if (network.hold[i] !== FREE || network.dated[i] === 0) return;
    // A marker stands on what it follows, unless that is nothing.
    if (network.days[i] === 0 && draft.dates.passes.released[row.from] !== NONE) return;
    present[i] = date;
    kept[i] = date;
  });
  const { limit } = scheduleNetwork({ ...network, kept }).passes;
  draft.rows.forEach((row, i) => {
    if (present[i] === NONE) return;
    const calendar = network.days[i] === 0 ? network.markerCalendar(i)! : network.calendar(i)!;
    const bound = network.kept[i] === NONE ? limit[i]! : Math.min(limit[i]!, network.kept[i]!);
    if (calendar.onOrBefore(bound) > present[i]!) edit(row, { notLaterThan: present[i]! });
  });
}

/** How a row that leads up to the goal stays on the asked date. `limit`: the last day that what follows leaves it. */
function holdMoved({ row, to, from }: Moved, network: Network, i: number, limit: DayNumber): void {
  const calendar = network.calendar(i);
  if (network.days[i] === 0 || !calendar?.works(to)) return;
  const natural = calendar.onOrBefore(limit);
  const isKept = row.step.notLaterThan !== null;
  if (natural < to || (from !== null && to < from && !isKept)) return;
  edit(row, { fixed: null, notLaterThan: isKept || natural > to ? to : null });
}
