/** Makes a late plan fit: a later anchor, fewer days, steps that run at the same time. */
import { type Feasibility, feasibility } from "../feasibility";
import { DONE } from "../network";
import type { DayNumber, Plan, Step } from "../plan";
import { schedule, scheduleNetwork } from "../schedule";
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

/** Scales the open days that lead up to the anchor down until it fits, and hands back what can be spared. */
function scale(draft: Draft): void {
  const { date } = anchorOf(draft);
  const { network } = draft.dates.passes;
  const { steps } = draft.before;
  const days = network.days.slice();
  const { underWay } = feasibility(draft.dates);
  const trial = (): Feasibility =>
    feasibility(scheduleNetwork({ ...network, days }), draft.before.today, underWay);
  const earliest = (): DayNumber => trial().earliestAnchor ?? date;
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
    if (earliest() <= date) low = middle;
    else high = middle;
  }
  setTo(low);
  const best = earliest();
  if (best > date) {
    const { calendar } = network;
    const workingDays = Math.max(1, calendar(anchorOf(draft).row.from)?.between(date, best) ?? best - date);
    draft.notes.push({ code: "cannotFit", earliest: best, workingDays });
  } else {
    // Rounding, and rows that were not in the way, leave something: it goes to who gave most, as far as it fits.
    const missing = (i: number): number => network.days[i]! - days[i]!;
    const lateAnyway = trial().late.length;
    const fits = ({ earliestAnchor, late }: Feasibility): boolean =>
      (earliestAnchor ?? date) <= date && late.length <= lateAnyway;
    let short = rows.filter((i) => missing(i) > 0);
    for (let left = trials(network.rows); left > 0 && short.length > 0; left--) {
      const most = short.reduce((a, b) => (missing(b) > missing(a) ? b : a));
      const now = days[most]!;
      const spare = Math.min(missing(most), trial().slack[most]!);
      // Days off may have room for a day where no working day is spare.
      const kept = [spare, 1].find((more) => {
        days[most] = now + more;
        return more > 0 && fits(trial());
      });
      days[most] = now + (kept ?? 0);
      short = short.filter((i) => missing(i) > 0 && (i !== most || kept !== undefined));
    }
  }
  for (const i of rows) edit(draft.rows[i]!, { days: days[i]! });
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
