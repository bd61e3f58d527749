/** Makes a late plan fit: a later anchor, fewer days, steps that run at the same time. */
import { type Feasibility, feasibility } from "../feasibility";
import { ANCHOR, DONE, FREE, type Network, NONE } from "../network";
import type { DayNumber, Plan, Step } from "../plan";
import { type Schedule, schedule, scheduleNetwork } from "../schedule";
import { compareNumbers } from "../stepNumbers";
import type { ChangeRequest } from "./changeRequest";
import { anchorOf, type Draft, edit, openRowOf, refuse } from "./draft";

/** A link whose steps could run at the same time. */
interface OverlapOption {
  readonly step: string;
  readonly startsAfter: string;
  /** By how many working days the anchor's earliest date comes closer. */
  readonly gained: number;
}

/** Most trials of `scale` and `overlapOptions`: enough for any real plan, and bounded for absurd ones. */
function trials(rows: number): number {
  return Math.max(30, Math.floor(1e6 / (rows + 1)));
}

/** The plan worked out anew with other days. */
interface Trial extends Feasibility {
  readonly dates: Schedule;
}

/** Scales the open days that lead up to the anchor down until it fits, and hands back what can be spared. */
function scale(draft: Draft): void {
  const { date } = anchorOf(draft);
  const { network } = draft.dates.passes;
  const { steps } = draft.before;
  const days = network.days.slice();
  const { underWay } = feasibility(draft.dates);
  const trial = (): Trial => {
    const dates = scheduleNetwork({ ...network, days });
    return { ...feasibility(dates, draft.before.today, underWay), dates };
  };
  const rows = steps
    .map((_, i) => i)
    .filter((i) => network.leading[i] === 1 && network.hold[i] !== DONE && days[i]! > 1)
    .sort((a, b) => compareNumbers(steps[a]!.number, steps[b]!.number));
  const setTo = (permille: number): void => {
    for (const i of rows) days[i] = Math.max(1, Math.floor((network.days[i]! * permille) / 1000));
  };
  let low = 0;
  let high = 1000;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    setTo(middle);
    if ((trial().earliestAnchor ?? date) <= date) low = middle;
    else high = middle;
  }
  setTo(low);
  const found = trial();
  if ((found.earliestAnchor ?? date) <= date) handBack(network, rows, days, date, found, trial);
  for (const i of rows) edit(draft.rows[i]!, { days: days[i]! });
}

/** Says by how much the scaled plan is late all the same, tasks that moved along included. */
export function noteCannotFit(draft: Draft, dates: Schedule): void {
  const { row, date } = anchorOf(draft);
  const { underWay } = feasibility(draft.dates);
  const best = feasibility(dates, draft.before.today, underWay).earliestAnchor ?? date;
  if (best <= date) return;
  const { calendar } = draft.dates.passes.network;
  const workingDays = Math.max(1, calendar(row.from)?.between(date, best) ?? best - date);
  draft.notes.push({ code: "cannotFit", earliest: best, workingDays });
}

/**
 * Rounding, and rows that were not in the way, leave something: it goes to who gave most, as far as the plan fits, no
 * further fixed row is late and no further row misses the date that it keeps. Changes `days`.
 */
function handBack(
  network: Network,
  rows: readonly number[],
  days: Int32Array,
  date: DayNumber,
  first: Trial,
  trial: () => Trial,
): void {
  const { kept } = network;
  const misses = (found: Trial, i: number): boolean =>
    kept[i] !== NONE && found.earliestFinish[i] !== null && found.earliestFinish[i]! > kept[i]!;
  const promised = first.slack.map((_, i) => i).filter((i) => kept[i] !== NONE && !misses(first, i));
  const isTight =
    first.late.length === 0 && promised.length === kept.reduce((n, day) => n + Number(day !== NONE), 0);
  let now = first;
  let left = trials(network.rows);
  /** Gives each row some days more, if that fits. */
  const give = (some: readonly number[], more: (i: number) => number): boolean => {
    if (left-- <= 0) return false;
    const before = some.map((i) => days[i]!);
    for (const i of some) days[i]! += more(i);
    const found = trial();
    const fits =
      (found.earliestAnchor ?? date) <= date &&
      found.late.length <= first.late.length &&
      !promised.some((i) => misses(found, i));
    if (fits) now = found;
    else
      some.forEach((i, at) => {
        days[i] = before[at]!;
      });
    return fits;
  };
  const missing = (i: number): number => network.days[i]! - days[i]!;
  /** False: even one more day would come too late for what follows, so a trial is in vain. */
  const hasRoom = (i: number): boolean => {
    const finish = now.earliestFinish[i];
    const calendar = network.calendar(i);
    if (!isTight || finish === null || finish === undefined || !calendar || now.underWay[i]) return true;
    // A fixed row finishes on its date whatever its days, as long as they fit.
    if (network.hold[i] !== FREE && network.hold[i] !== ANCHOR) return true;
    // Calendar days that end after a day off may have room for one more.
    if (network.working[i] === 0 && !calendar.works(finish - 1)) return true;
    return calendar.onOrAfter(finish + 1) <= now.dates.passes.limit[i]!;
  };
  const short = rows.filter((i) => missing(i) > 0).sort((a, b) => missing(b) - missing(a));
  // More and more get all of their days back at once, as long as it fits.
  let size = 1;
  for (let at = 0; at < short.length; ) {
    const some = short.slice(at, at + size);
    const row = short[at]!;
    if (hasRoom(row) && give(some, missing)) {
      at += some.length;
      size *= 2;
      continue;
    }
    const several = some.length > 1 && hasRoom(row);
    size = several ? some.length >> 1 : 1;
    if (several) continue;
    at++;
    const spare = Math.min(missing(row) - 1, now.slack[row]!);
    if (spare > 0) give([row], () => spare);
    // Days off may have room for a day where no working day is spare.
    while (missing(row) > 0 && hasRoom(row) && give([row], () => 1));
  }
}

/** `step` no longer waits for `before`, but for what that waits for; what follows `step` waits for both. */
function runTogether(steps: readonly Step[], number: string, before: string): Step[] {
  const above = steps.find((step) => step.number === before)?.startsAfter ?? [];
  return steps.map((step) => {
    const { startsAfter } = step;
    if (step.number === number) {
      return {
        ...step,
        startsAfter: [...new Set([...startsAfter.filter((link) => link !== before), ...above])],
      };
    }
    if (startsAfter.includes(number) && !startsAfter.includes(before)) {
      return { ...step, startsAfter: [...startsAfter, before] };
    }
    return step;
  });
}

/** Links ranked by days gained, best first. */
export function overlapOptions(plan: Plan): readonly OverlapOption[] {
  const dates = schedule(plan);
  const { network } = dates.passes;
  const { critical, earliestAnchor, underWay } = feasibility(dates);
  const options: OverlapOption[] = [];
  if (earliestAnchor === null) return options;
  const anchorRow = dates.rowOf.get(plan.anchor!.step)!;
  let left = trials(plan.steps.length);
  plan.steps.forEach((step, i) => {
    if (!critical[i] || network.isAnchor[i] === 1 || network.days[i] === 0) return;
    for (const before of new Set(step.startsAfter)) {
      const row = dates.rowOf.get(before);
      if (row === undefined || row === i || !critical[row] || network.days[row] === 0 || left-- <= 0)
        continue;
      const after = schedule({ ...plan, steps: runTogether(plan.steps, step.number, before) });
      const earliest = feasibility(after, plan.today, underWay).earliestAnchor;
      if (earliest === null) continue;
      const gained =
        network.calendar(anchorRow)?.between(earliest, earliestAnchor) ?? earliestAnchor - earliest;
      if (gained > 0) options.push({ step: step.number, startsAfter: before, gained });
    }
  });
  return options.sort(
    (a, b) =>
      b.gained - a.gained || compareNumbers(a.step, b.step) || compareNumbers(a.startsAfter, b.startsAfter),
  );
}

export function compress(draft: Draft, request: Extract<ChangeRequest, { do: "compress" }>): void {
  const { row, date } = anchorOf(draft);
  const { earliestAnchor } = feasibility(draft.dates);
  if (earliestAnchor === null) refuse({ code: "stepUndated", step: row.step.number });
  if (request.way !== "overlap" && earliestAnchor <= date) refuse({ code: "planFits" });
  if (request.way === "moveAnchor") {
    draft.anchor = { step: row.step.number, date: earliestAnchor };
  } else if (request.way === "scale") {
    scale(draft);
  } else {
    const best =
      request.step !== undefined && request.startsAfter !== undefined
        ? { step: request.step, startsAfter: request.startsAfter }
        : overlapOptions(draft.before)[0];
    if (!best) refuse({ code: "noOverlapGains" });
    const second = openRowOf(draft, best.step);
    if (!second.step.startsAfter.includes(best.startsAfter))
      refuse({ code: "badRequest", field: "startsAfter" });
    if (second === row) refuse({ code: "anchorStays", step: best.step });
    runTogether(
      draft.rows.map((other) => other.step),
      best.step,
      best.startsAfter,
    ).forEach((step, i) => {
      draft.rows[i]!.step = step;
    });
  }
}
