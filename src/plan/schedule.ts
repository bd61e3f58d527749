/**
 * Works out Start and Target of every row (docs/date-rules.md, D1 to D11, D14): one pass backward from the anchor over what
 * leads up to it, one pass forward over everything. Linear in rows and links.
 *
 * Where D1 to D14 are silent:
 * - A row that cannot be dated (no days, in a loop, a number that stands twice, a calendar without working days)
 *   lets dates pass through like a 0-day row, so that the rest of the plan keeps its dates (D4).
 * - A task without days or without links keeps the date that stands in the sheet (D14).
 * - A done anchor binds what is still open before it as if it were open: ticking it moves nothing backward (D9).
 * - A fixed row beside the leading rows never pulls them; the overlap is reported (D8 before D11).
 * - The plan starts with the earliest Start of the rows that lead up to the anchor, without anchor today (D7).
 * - A marker that follows nothing stands on the last day worked before what follows it, or before the plan's start
 *   (D3 and D7 with 0 days). It consults no calendar of its own (D4): both sides work on that day. It binds nothing,
 *   so taking it out or putting it in moves no date. Markers that follow only such markers stand on their latest date.
 */
import { FIRST_DAY, isDay, LAST_DAY } from "./calendarDate";
import { buildNetwork, DONE, FREE, type Network, NONE, noneFor } from "./network";
import type { DayNumber, Plan } from "./plan";
import type { PlanProblem } from "./problems";
import { compareNumbers, isMilestone, parentOf } from "./stepNumbers";
import { TOO_EARLY, TOO_LATE } from "./workingCalendar";

/** The worked-out dates: `start[i]` and `target[i]` belong to `plan.steps[i]`; null: that row has no date. */
export interface Schedule {
  readonly plan: Plan;
  readonly start: readonly (DayNumber | null)[];
  readonly target: readonly (DayNumber | null)[];
  /** Position in `plan.steps` by step number; the first one where a number stands twice. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly problems: readonly PlanProblem[];
  /** How the dates came about: for `feasibility` and `explain`. */
  readonly passes: Passes;
}

/** What the passes found, per node of the network; NONE where there is nothing. */
interface Passes {
  readonly network: Network;
  readonly start: Int32Array;
  readonly target: Int32Array;
  /** The last day on which a leading node may finish, and the row that says so. */
  readonly limit: Int32Array;
  readonly limitedBy: Int32Array;
  /** The day on which all predecessors are finished, and the row that finishes last. */
  readonly released: Int32Array;
  readonly releasedBy: Int32Array;
  /** The marker that follows nothing on whose date a marker stands: its own row, or one before it. */
  readonly markedBy: Int32Array;
  readonly planStart: DayNumber;
}

const NO_LIMIT = 0x7fffffff;

/** The last day on which predecessors may finish if `row` is due on `target` (D2, D3). */
function latestBefore(network: Network, row: number, target: DayNumber): DayNumber {
  const days = network.days[row]!;
  if (days === 0 || target === TOO_EARLY) return target;
  if (network.working[row] === 0) return target - days;
  const start = network.calendar(row)!.plus(target, 1 - days);
  return start === TOO_EARLY ? TOO_EARLY : start - 1;
}

/** The earliest Target of `row` when its predecessors are finished on `released` (D2, D3). */
export function earliestAfter(network: Network, row: number, released: DayNumber): DayNumber {
  const days = network.days[row]!;
  if (days === 0 || released === TOO_EARLY || released >= TOO_LATE) return released;
  const calendar = network.calendar(row)!;
  const target =
    network.working[row] === 1 ? calendar.plus(released, days) : calendar.onOrAfter(released + days);
  // A date held on a day that is not worked counts as worked for its row (D5).
  const held = network.heldAt[row]!;
  return held < target && latestBefore(network, row, held) >= released ? held : target;
}

/** Start for a Target, given when the predecessors are finished (D2, D3). */
function startOf(network: Network, row: number, target: DayNumber, released: DayNumber): DayNumber {
  const days = network.days[row]!;
  if (days === 0) return target;
  const calendar = network.calendar(row)!;
  if (network.working[row] === 1) return calendar.plus(target, 1 - days);
  if (released !== NONE) return Math.min(calendar.onOrAfter(released + 1), target);
  return days === 1 ? target : calendar.onOrBefore(target - days + 1);
}

function backward(network: Network, target: Int32Array, limit: Int32Array, limitedBy: Int32Array): void {
  const { order, leading, hold, heldAt, dated, days, beforeAt, before } = network;
  for (let k = order.length - 1; k >= 0; k--) {
    const node = order[k]!;
    if (leading[node] === 0) continue;
    let latest = limit[node]!;
    let by = limitedBy[node]!;
    if (hold[node] !== FREE) target[node] = heldAt[node]!;
    if (network.isAnchor[node] === 1) {
      latest = latestBefore(network, node, network.plan.anchor!.date);
      by = node;
    } else if (hold[node] === FREE ? days[node]! > 0 : hold[node] !== DONE) {
      if (hold[node] === FREE) target[node] = network.calendar(node)!.onOrBefore(latest);
      latest = latestBefore(network, node, target[node]!);
      by = node;
    } else if (hold[node] === FREE && dated[node] === 1) {
      // The date of a marker that follows nothing; the others get their predecessor's on the way forward.
      target[node] = network.markerCalendar(node)!.onOrBefore(latest);
    }
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      const predecessor = before[j]!;
      if (latest < limit[predecessor]!) {
        limit[predecessor] = latest;
        limitedBy[predecessor] = by;
      }
    }
  }
}

/** Dates outside 1990 to 2150 are no dates; the sentinels of the calendar become null. */
function shown(day: number): DayNumber | null {
  return isDay(day) ? day : null;
}

export function schedule(plan: Plan): Schedule {
  return scheduleNetwork(buildNetwork(plan));
}

/** For trials that only change the days of a network. */
export function scheduleNetwork(network: Network): Schedule {
  const { plan } = network;
  const { nodes, rows, order, leading, hold, heldAt, dated, days, beforeAt, before } = network;
  const problems: PlanProblem[] = network.problems.slice();
  const target = noneFor(nodes);
  const start = noneFor(nodes);
  const limit = new Int32Array(nodes).fill(NO_LIMIT);
  const limitedBy = noneFor(nodes);
  const released = noneFor(nodes);
  const releasedBy = noneFor(nodes);
  // When a node is finished for those that follow it, and the same for the open rows among what it stands for:
  // a row done out of order passes on what its open predecessors still hold up (D9).
  const finished = noneFor(nodes);
  const finishedBy = noneFor(nodes);
  const openUntil = noneFor(nodes);
  const openBy = noneFor(nodes);
  // The date of markers that follow nothing: it binds nobody, but a row that has room behind it does not
  // begin before it.
  const marked = noneFor(nodes);
  const markedBy = noneFor(nodes);

  backward(network, target, limit, limitedBy);

  const hasAnchor = network.isAnchor.includes(1);
  let planStart = NO_LIMIT;
  const forward = (node: number): void => {
    let at = NONE;
    let by = NONE;
    let openAt = NONE;
    let openFrom = NONE;
    let mark = NONE;
    let markFrom = NONE;
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      const predecessor = before[j]!;
      if (finished[predecessor]! > at) {
        at = finished[predecessor]!;
        by = finishedBy[predecessor]!;
      }
      if (openUntil[predecessor]! > openAt) {
        openAt = openUntil[predecessor]!;
        openFrom = openBy[predecessor]!;
      }
      if (marked[predecessor]! > mark) {
        mark = marked[predecessor]!;
        markFrom = markedBy[predecessor]!;
      }
    }
    released[node] = at;
    releasedBy[node] = by;
    const free = hold[node] === FREE;
    if (free && days[node] === 0) {
      if (at !== NONE) target[node] = at;
      else {
        if (mark !== NONE) target[node] = mark;
        else if (dated[node] === 1) {
          if (leading[node] === 0) target[node] = network.markerCalendar(node)!.onOrBefore(planStart - 1);
          mark = target[node]!;
          markFrom = node;
        }
        marked[node] = mark;
        markedBy[node] = markFrom;
      }
      finished[node] = at;
      finishedBy[node] = by;
      openUntil[node] = openAt;
      openBy[node] = openFrom;
    } else {
      if (!free) target[node] = heldAt[node]!;
      else if (leading[node] === 0)
        target[node] = earliestAfter(network, node, at === NONE ? planStart - 1 : at);
      const due = target[node]!;
      finished[node] = due;
      finishedBy[node] = node;
      if (hold[node] === DONE) {
        openUntil[node] = openAt;
        openBy[node] = openFrom;
        if (openAt > due) {
          finished[node] = openAt;
          finishedBy[node] = openFrom;
        }
      } else {
        openUntil[node] = due;
        openBy[node] = node;
        if (at !== NONE && isDay(due) && at > latestBefore(network, node, due))
          reportOverlap(node, at, by, due);
      }
    }
    if (node < rows && isDay(target[node]!)) {
      const follows = mark <= latestBefore(network, node, target[node]!) ? Math.max(at, mark) : at;
      start[node] = startOf(network, node, target[node]!, follows);
      if (leading[node] === 1 && (!free || days[node]! > 0)) {
        const begins = startOf(network, node, target[node]!, at);
        if (isDay(begins)) planStart = Math.min(planStart, begins);
      } else if (free && leading[node] === 0 && at === NONE && dated[node] === 1 && hasAnchor) {
        problems.push({ code: "notConnected", step: plan.steps[node]!.number });
      }
    }
  };
  const reportOverlap = (node: number, at: DayNumber, by: number, due: DayNumber): void => {
    const earliest = Math.min(earliestAfter(network, node, at), LAST_DAY);
    problems.push({
      code: "overlap",
      step: plan.steps[node]!.number,
      date: due,
      startsAfter: plan.steps[by]!.number,
      finished: at,
      earliest,
      workingDays: Math.max(1, network.calendar(node)?.between(due, earliest) ?? earliest - due),
    });
  };
  for (const node of order) if (leading[node] === 1) forward(node);
  if (!hasAnchor || planStart === NO_LIMIT) planStart = plan.today;
  for (const node of order) if (leading[node] === 0) forward(node);

  const starts: (DayNumber | null)[] = new Array(rows);
  const targets: (DayNumber | null)[] = new Array(rows);
  const early: string[] = [];
  const late: string[] = [];
  for (let i = 0; i < rows; i++) {
    const has = dated[i] === 1;
    targets[i] = has ? shown(target[i]!) : null;
    starts[i] = targets[i] === null ? null : shown(start[i]!);
    if (has && targets[i] === null && target[i] !== NONE) {
      (target[i]! < FIRST_DAY ? early : late).push(plan.steps[i]!.number);
    }
  }
  if (early.length > 0)
    problems.push({ code: "outOfRange", steps: early.sort(compareNumbers), side: "before1990" });
  if (late.length > 0)
    problems.push({ code: "outOfRange", steps: late.sort(compareNumbers), side: "after2150" });
  reportTasksOutside(plan, network, starts, targets, problems);

  return {
    plan,
    start: starts,
    target: targets,
    rowOf: network.rowOf,
    problems,
    passes: { network, start, target, limit, limitedBy, released, releasedBy, markedBy, planStart },
  };
}

/** Open tasks with a date must lie inside the milestone, or the dated task, that they belong to (D14). */
function reportTasksOutside(
  plan: Plan,
  network: Network,
  start: readonly (DayNumber | null)[],
  target: readonly (DayNumber | null)[],
  problems: PlanProblem[],
): void {
  for (let i = 0; i < plan.steps.length; i++) {
    const { number } = plan.steps[i]!;
    const date = target[i]!;
    if (date === null || network.hold[i] === DONE || isMilestone(number)) continue;
    let milestone = parentOf(number);
    while (milestone !== null && (target[network.rowOf.get(milestone) ?? -1] ?? null) === null) {
      milestone = parentOf(milestone);
    }
    if (milestone === null) continue;
    const row = network.rowOf.get(milestone)!;
    const to = target[row]!;
    const from = start[row] ?? to;
    if (date < from || date > to)
      problems.push({ code: "outsideMilestone", step: number, date, milestone, from, to });
  }
}
