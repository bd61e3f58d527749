/**
 * Whether the dates can be kept (D12): a pass forward from today gives each row's earliest finish.
 *
 * Where D12 is silent:
 * - A row that waits for no open row, whose Start is reached and whose Target is not passed, is under way: it is
 *   taken to finish on its Target. Otherwise every plan would read late in the middle of every step (D10: no percent
 *   complete). Once overdue it counts from today with all its days, like any open row.
 * - Days off between the predecessors' finish and today are not lost: a week that follows a Friday is not longer on
 *   the Sunday than it was on the Friday.
 * - A fixed row finishes on its fixed date at the earliest ("must finish on", D11).
 */
import { isDay } from "./calendarDate";
import { Finished } from "./finished";
import { DONE, FIXED, FREE, type Network, NONE, noneFor, OWN } from "./network";
import type { DayNumber } from "./plan";
import type { PlanProblem } from "./problems";
import { earliestAfter, type Schedule, scheduleNetwork } from "./schedule";

/** Arrays are parallel to `plan.steps`. */
export interface Feasibility {
  /** Worked forward from today; null: undated. A done step: its own date. */
  readonly earliestFinish: readonly (DayNumber | null)[];
  /** Working days (the row's calendar) from earliest finish to Target; negative: behind. Null: undated or done. */
  readonly slack: readonly (number | null)[];
  /** Open, leading up to the anchor, and with the least slack of all such rows, kept dates aside. */
  readonly critical: readonly boolean[];
  /** Open, and an open step stands before it, directly or through what is not needed or was done too early. */
  readonly waits: readonly boolean[];
  /** Open, waits for no open step, Start reached and Target not passed: taken to finish on its Target. */
  readonly underWay: readonly boolean[];
  /** Calendar days since the Target of an open step; 0: not overdue. */
  readonly overdueBy: readonly number[];
  /** The anchor's earliest finish; null without an open, dated anchor. */
  readonly earliestAnchor: DayNumber | null;
  /** The anchor's slack: how many working days the whole plan has to spare (negative: late). */
  readonly anchorSlack: number | null;
  /** One `late` for the anchor and for each fixed step that cannot keep its date; the anchor's comes first. */
  readonly late: readonly Late[];
}

export type Late = Extract<PlanProblem, { code: "late" }>;

/**
 * `from`: the first day on which open steps can be worked; the plan's today unless given. `underWay`: the rows that
 * are under way, for trials with other days or links: a step does not begin because its dates were moved.
 */
export function feasibility(
  dates: Schedule,
  from: DayNumber = dates.plan.today,
  underWay: readonly boolean[] | null = null,
): Feasibility {
  const { network, start, target } = dates.passes;
  const { rows, nodes, order, hold, days, dated, beforeAt, before, isAnchor } = network;
  const { steps } = dates.plan;
  const finished = new Finished(network);
  const earliest = noneFor(nodes);
  const began: boolean[] = new Array(rows).fill(false);
  const held: boolean[] = new Array(rows).fill(false);
  // 1: an open row is among what a node stands for: itself, or what it passes on.
  const open = new Uint8Array(nodes);
  // The row that holds a row up; NONE: today does.
  const heldUpBy = noneFor(nodes);

  for (const node of order) {
    const at = finished.release(node);
    const by = finished.releasedBy[node]!;
    let waits = false;
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]! && !waits; j++) waits = open[before[j]!] === 1;
    if (waits) open[node] = 1;
    if (waits && node < rows && hold[node] !== DONE) held[node] = true;
    if (hold[node] === FREE && days[node] === 0) {
      finished.settle(node, NONE);
      if (dated[node] === 1)
        earliest[node] = at === NONE ? network.markerCalendar(node)!.onOrAfter(from) : at;
      continue;
    }
    const due = target[node]!;
    if (hold[node] === DONE) {
      earliest[node] = due;
      finished.settle(node, due);
      continue;
    }
    let follows = from - 1;
    const calendar = network.calendar(node);
    if (at !== NONE && (calendar === null || calendar.between(at, from - 1) <= 0)) {
      follows = at;
      heldUpBy[node] = by;
    }
    let when = days[node] === 0 ? Math.max(at, from) : earliestAfter(network, node, follows);
    const isUnderWay = !waits && start[node]! <= from && from <= due && (underWay?.[node] ?? true);
    if (isUnderWay) {
      began[node] = true;
      const asPlanned = at === NONE ? due : Math.max(due, earliestAfter(network, node, at));
      if (asPlanned < when) {
        when = asPlanned;
        heldUpBy[node] = by;
      }
    }
    if (hold[node] === FIXED || hold[node] === OWN) {
      if (when <= due) heldUpBy[node] = node;
      when = Math.max(when, due);
    }
    earliest[node] = when;
    finished.settle(node, when);
    open[node] = 1;
  }

  const slack: (number | null)[] = new Array(rows).fill(null);
  const critical: boolean[] = new Array(rows).fill(false);
  const overdueBy: number[] = new Array(rows).fill(0);
  const late: Late[] = [];
  const unkept = withoutKept(dates);
  // The slack that counts for what is critical: a promise does not make a row so.
  const room: (number | null)[] = unkept === dates ? slack : new Array(rows).fill(null);
  let least = Number.POSITIVE_INFINITY;
  let anchorRow = NONE;
  for (let i = 0; i < rows; i++) {
    const due = dates.target[i]!;
    if (due === null || hold[i] === DONE || !isDay(earliest[i])) continue;
    slack[i] = workingDays(network, i, earliest[i]!, due);
    room[i] = unkept.target[i] === null ? null : workingDays(network, i, earliest[i]!, unkept.target[i]!);
    overdueBy[i] = Math.max(0, from - due);
    if (network.leading[i] === 1 && room[i] !== null) least = Math.min(least, room[i]!);
    if (isAnchor[i] === 1) anchorRow = i;
  }
  for (let i = 0; i < rows; i++) {
    critical[i] = network.leading[i] === 1 && room[i] === least;
    if (earliest[i]! <= target[i]! || slack[i] === null || (i !== anchorRow && hold[i] !== FIXED)) continue;
    let cause = i;
    while (heldUpBy[cause] !== NONE && heldUpBy[cause] !== cause) cause = heldUpBy[cause]!;
    const because = hold[cause] === DONE ? "done" : heldUpBy[cause] === cause ? "fixed" : "today";
    const begin = unkept.start[cause] ?? target[cause]!;
    const problem: Late = {
      code: "late",
      step: steps[i]!.number,
      date: target[i]!,
      earliest: earliest[i]!,
      workingDays: Math.max(1, -slack[i]!),
      cause: steps[cause]!.number,
      because,
      start: begin,
      startedLateBy:
        because === "today" ? Math.max(0, network.calendar(cause)?.between(begin, from) ?? 0) : 0,
    };
    if (i === anchorRow) late.unshift(problem);
    else late.push(problem);
  }
  return {
    earliestFinish: steps.map((_, i) => (isDay(earliest[i]) ? earliest[i]! : null)),
    slack,
    critical,
    waits: held,
    underWay: began,
    overdueBy,
    earliestAnchor: anchorRow === NONE ? null : earliest[anchorRow]!,
    anchorSlack: anchorRow === NONE ? null : slack[anchorRow]!,
    late,
  };
}

function workingDays(network: Network, row: number, from: DayNumber, to: DayNumber): number {
  return network.calendar(row)?.between(from, to) ?? to - from;
}

/** The dates as they would be if no date were kept (D12, D15). */
function withoutKept(dates: Schedule): Schedule {
  const { network } = dates.passes;
  const { kept } = network;
  if (kept.every((day) => day === NONE)) return dates;
  return scheduleNetwork({ ...network, kept: noneFor(network.nodes) });
}
