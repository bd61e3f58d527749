/**
 * Works out Start and Target of every row (docs/date-rules.md, D1 to D16): one pass backward from the anchor over what
 * leads up to it, one pass forward over everything. Linear in rows and links.
 *
 * Where D1 to D16 are silent:
 * - A row that cannot be dated (no days, in a loop, a number that stands twice, a calendar without working days)
 *   lets dates pass through like a 0-day row, so that the rest of the plan keeps its dates (D4).
 * - A task without days or without links keeps the date that stands in the sheet (D14).
 * - A done anchor binds what is still open before it as if it were open: ticking it moves nothing backward (D9).
 * - A fixed row beside the leading rows never pulls them; the overlap is reported (D8 before D11).
 * - The plan starts with the earliest Start of the rows that lead up to the anchor, without anchor today (D7).
 * - What a first marker stands before is looked for through markers and rows that are not needed, not through done rows
 *   (D4): what follows those starts after the marker too (D9).
 * - A marker whose kept date is missed stands on what it follows; an overlap with that is reported, whether or not it
 *   leads up to the anchor (D15): the sheet's formulas cannot tell.
 */
import { FIRST_DAY, isDay, LAST_DAY } from "./calendarDate";
import { Finished } from "./finished";
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
  /** The last day on which a leading node may finish, its own kept date aside, and the row that says so. */
  readonly limit: Int32Array;
  readonly limitedBy: Int32Array;
  /** The day on which all predecessors are finished, and the row that finishes last. */
  readonly released: Int32Array;
  readonly releasedBy: Int32Array;
  /** The first marker on whose date a marker stands: its own row, or one before it. */
  readonly markedBy: Int32Array;
  readonly planStart: DayNumber;
}

const NO_LIMIT = 0x7fffffff;

/** The last day on which predecessors may finish if `row` is due on `target` (D2, D3). */
export function latestBefore(network: Network, row: number, target: DayNumber): DayNumber {
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
  const latest = days === 1 ? target : calendar.onOrBefore(target - days + 1);
  if (released === NONE) return latest;
  return Math.min(Math.max(calendar.onOrAfter(released + 1), latest), target);
}

function backward(network: Network, target: Int32Array, limit: Int32Array, limitedBy: Int32Array): void {
  const { order, leading, hold, heldAt, kept, days, beforeAt, before } = network;
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
      if (hold[node] === FREE) target[node] = network.calendar(node)!.onOrBefore(orKept(kept[node]!, latest));
      latest = latestBefore(network, node, target[node]!);
      by = node;
    } else if (kept[node] !== NONE && kept[node]! < latest) {
      latest = kept[node]!;
      by = node;
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

/** The earlier of a kept date, if there is one, and another. */
function orKept(kept: number, day: DayNumber): DayNumber {
  return kept !== NONE && kept < day ? kept : day;
}

/**
 * The dates of first markers that lead up to the anchor, once the Starts of what follows them are known (D4), and of
 * markers that follow them. In `finished` they bind from now on, for side branches only.
 */
function datesOfFirstMarkers(passes: Passes, finished: Finished): void {
  const { network, start, target, limit, limitedBy, markedBy } = passes;
  const { order, leading, hold, kept, dated, days, beforeAt, before } = network;
  const { released } = finished;
  // The first Start among what follows a node, also through markers and rows without date.
  const begins = new Int32Array(network.nodes).fill(NO_LIMIT);
  const beginsBy = noneFor(network.nodes);
  for (let k = order.length - 1; k >= 0; k--) {
    const node = order[k]!;
    if (leading[node] === 0) continue;
    let first = begins[node]!;
    let by = beginsBy[node]!;
    if (hold[node] !== FREE || days[node]! > 0) {
      first = start[node] === NONE ? target[node]! : start[node]!;
      by = node;
    } else if (dated[node] === 1) {
      if (released[node] === NONE) {
        limit[node] = first - 1;
        limitedBy[node] = by;
        target[node] = network.markerCalendar(node)!.onOrBefore(orKept(kept[node]!, first - 1));
      }
      if (kept[node] !== NONE && kept[node]! < first - 1) {
        first = kept[node]! + 1;
        by = node;
      }
    }
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      const predecessor = before[j]!;
      if (first < begins[predecessor]!) {
        begins[predecessor] = first;
        beginsBy[predecessor] = by;
      }
    }
  }
  const marked = noneFor(network.nodes);
  for (const node of order) {
    const isPassed = hold[node] === FREE && days[node] === 0;
    if (leading[node] === 0 || (!isPassed && hold[node] !== DONE)) continue;
    let mark = NONE;
    let by = NONE;
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      if (marked[before[j]!]! <= mark) continue;
      mark = marked[before[j]!]!;
      by = markedBy[before[j]!]!;
    }
    if (isPassed && dated[node] === 1) {
      if (mark === NONE && released[node] === NONE) {
        mark = target[node]!;
        by = node;
      }
      if (mark > released[node]!) target[node] = mark;
      if (isDay(target[node]!)) start[node] = target[node]!;
    }
    marked[node] = mark;
    markedBy[node] = by;
    if (mark > finished.at[node]!) {
      finished.at[node] = mark;
      finished.by[node] = by;
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

/** For trials that only change days or kept dates of a network. */
export function scheduleNetwork(network: Network): Schedule {
  const { plan } = network;
  const { nodes, rows, order, leading, hold, heldAt, kept, dated, days, isAnchor } = network;
  const problems: PlanProblem[] = network.problems.slice();
  const target = noneFor(nodes);
  const start = noneFor(nodes);
  const limit = new Int32Array(nodes).fill(NO_LIMIT);
  const limitedBy = noneFor(nodes);
  const finished = new Finished(network);
  const { released, releasedBy } = finished;
  const markedBy = noneFor(nodes);

  backward(network, target, limit, limitedBy);

  const hasAnchor = isAnchor.includes(1);
  let planStart = NO_LIMIT;
  let hasFirstMarker = false;
  /** Whether a row's Start counts for the plan's: markers do not, except the anchor and fixed ones (D4). */
  const opensPlan = (node: number): boolean =>
    isAnchor[node] === 1 || plan.steps[node]!.days !== 0 || plan.steps[node]!.fixed !== null;
  /** A row with a date of its own; `at`: when its predecessors are finished. */
  const place = (node: number, at: DayNumber, due: DayNumber): void => {
    target[node] = due;
    finished.settle(node, due);
    if (hold[node] !== DONE && at !== NONE && isDay(due) && at > latestBefore(network, node, due))
      problems.push(overlapOf(network, node, at, releasedBy[node]!, due));
    if (node < rows && isDay(due)) start[node] = startOf(network, node, due, at);
  };
  for (const node of order) {
    if (leading[node] === 0) continue;
    const at = finished.release(node);
    if (hold[node] !== FREE || days[node]! > 0) {
      place(node, at, target[node]!);
      if (start[node] !== NONE && opensPlan(node)) planStart = Math.min(planStart, start[node]!);
      continue;
    }
    finished.settle(node, NONE);
    if (dated[node] === 0) continue;
    if (at === NONE) hasFirstMarker = true;
    else {
      target[node] = at;
      if (isDay(at)) start[node] = at;
      if (kept[node] !== NONE && kept[node]! < at)
        problems.push(overlapOf(network, node, at, releasedBy[node]!, kept[node]!));
    }
  }
  if (!hasAnchor || planStart === NO_LIMIT) planStart = plan.today;
  const passes: Passes = {
    network,
    start,
    target,
    limit,
    limitedBy,
    released,
    releasedBy,
    markedBy,
    planStart,
  };
  if (hasFirstMarker) datesOfFirstMarkers(passes, finished);
  for (const node of order) {
    if (leading[node] === 1) continue;
    const at = finished.release(node);
    if (hold[node] !== FREE) place(node, at, heldAt[node]!);
    else if (days[node]! > 0) place(node, at, earliestAfter(network, node, at === NONE ? planStart - 1 : at));
    else if (dated[node] === 0) finished.settle(node, NONE);
    else {
      // A first marker binds like any other row: what it passes on is its own date.
      if (at === NONE) markedBy[node] = node;
      const due = at === NONE ? network.markerCalendar(node)!.onOrBefore(planStart - 1) : at;
      target[node] = due;
      finished.settle(node, at === NONE ? due : NONE);
      if (isDay(due)) start[node] = due;
    }
    if (kept[node] !== NONE && isDay(target[node]!) && target[node]! > kept[node]!)
      problems.push(
        days[node] === 0 && at !== NONE
          ? overlapOf(network, node, at, releasedBy[node]!, kept[node]!)
          : missedOf(network, node, kept[node]!, target[node]!),
      );
    if (hasAnchor && at === NONE && hold[node] === FREE && dated[node] === 1 && isDay(target[node]!))
      problems.push({ code: "notConnected", step: plan.steps[node]!.number });
  }

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
    passes,
  };
}

export function overlapOf(
  network: Network,
  node: number,
  at: DayNumber,
  by: number,
  due: DayNumber,
): PlanProblem {
  const { steps } = network.plan;
  const earliest = Math.min(earliestAfter(network, node, at), LAST_DAY);
  return {
    code: "overlap",
    step: steps[node]!.number,
    date: due,
    startsAfter: steps[by]!.number,
    finished: at,
    earliest,
    workingDays: Math.max(1, network.calendar(node)?.between(due, earliest) ?? earliest - due),
  };
}

function missedOf(network: Network, node: number, notLaterThan: DayNumber, date: DayNumber): PlanProblem {
  const workingDays = network.calendar(node)?.between(notLaterThan, date) ?? date - notLaterThan;
  const step = network.plan.steps[node]!.number;
  return { code: "notLaterThanMissed", step, date, notLaterThan, workingDays: Math.max(1, workingDays) };
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
