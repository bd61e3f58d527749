/**
 * A second scheduler, written from D1 to D16 of the specification and from nothing else: day by day, row by row, with
 * recursion and without any array of the first one. Slow, plain, for comparison.
 */
import { weekdayOf } from "../../src/plan/calendarDate";
import type { CalendarName, DayNumber, Plan, Step } from "../../src/plan/plan";

/**
 * What a row is for the dates. `free`: at least 1 day, its date is worked out. `marker`: 0 days, worked out; `first` when
 * it follows nothing (D4). `goal`, `fixed`, `done`: it has its date. `own`: a task with a date of its own, or without
 * any. `passed`: not needed or without days, its links pass through it.
 */
export type Kind = "free" | "marker" | "first" | "goal" | "fixed" | "done" | "own" | "passed";

export interface PlainDates {
  readonly start: (DayNumber | null)[];
  readonly target: (DayNumber | null)[];
  readonly kind: Kind[];
  /** Rows that lead up to the goal (D7), the goal among them. */
  readonly leading: boolean[];
  /** Leading rows whose date a fixed, kept or done row gives, or may give: they need not move with the goal. */
  readonly bound: boolean[];
  /** Numbers of the steps that overlap with what they start after. */
  readonly overlaps: string[];
  /** Numbers of the steps that follow nothing and lead nowhere (D7). */
  readonly notConnected: string[];
  /** Numbers of the steps worked forward that miss their kept date (D15). */
  readonly missed: string[];
  /** What a row starts after, and what starts after it: links pass through rows that are not needed (D16). */
  before(row: number): number[];
  after(row: number): number[];
  /** When a row is finished for what follows it (D9). */
  finished(row: number): DayNumber | null;
  /** A row's earliest Target after everything before it is finished on a day. */
  earliest(row: number, finished: DayNumber): DayNumber;
  /** The day before which a row's predecessors are finished in time, itself included, when it is due on a day. */
  room(row: number, target: DayNumber): DayNumber;
  /** A row's own first day worked after a day. */
  workedAfter(row: number, day: DayNumber): DayNumber;
  /** D12, worked forward from a day. */
  feasibleFrom(from: DayNumber): PlainFeasibility;
  /** How the plan stands on a day; once the goal is done it speaks of another step, the Key ROI date, or of none (null). */
  verdictOn(day: DayNumber, then: string | null): PlainVerdict;
}

export type PlainVerdict =
  | { code: "clashes"; steps: string[] }
  | { code: "late"; step: string; date: DayNumber; earliest: DayNumber; workingDays: number }
  | { code: "onTime"; step: string; date: DayNumber; workingDays: number }
  | { code: "askConfirmation" };

export interface PlainFeasibility {
  readonly earliestFinish: (DayNumber | null)[];
  readonly slack: (number | null)[];
  readonly critical: boolean[];
  readonly underWay: boolean[];
  readonly overdueBy: number[];
  readonly late: {
    step: string;
    date: DayNumber;
    earliest: DayNumber;
    workingDays: number;
    cause: string;
    because: "done" | "fixed" | "today";
    start: DayNumber;
    startedLateBy: number;
  }[];
}

function works(plan: Plan, calendar: CalendarName, day: DayNumber): boolean {
  const sides = calendar === "both" ? [plan.seller, plan.buyer] : [plan[calendar]];
  return sides.every((side) => side.weekend[weekdayOf(day)] === "0" && !side.nonWorkingDays.includes(day));
}

/** Is the row not needed (D16)? Done and the goal win over the text; a milestone takes its tasks along. */
export function isNotNeeded(plan: Plan, step: Step): boolean {
  if (step.done || step.number === plan.anchor?.step) return false;
  if (step.notNeeded !== "") return true;
  const parent = step.number.split(".").slice(0, -1).join(".");
  const above = plan.steps.find((other) => other.number === parent);
  return parent !== "" && above !== undefined && isNotNeeded(plan, above);
}

/** Only for plans without problems of form: no loops, good numbers, an anchor, days everywhere but in tasks. */
export function dayByDay(plan: Plan): PlainDates {
  const { steps } = plan;
  const anchor = plan.anchor!;
  const byNumber = new Map(steps.map((step) => [step.number, step]));
  const daysKnown = new Map<string, boolean>();
  const worked = (step: Step, day: DayNumber): boolean => {
    const key = `${step.calendar} ${day}`;
    const known = daysKnown.get(key) ?? works(plan, step.calendar, day);
    daysKnown.set(key, known);
    return known;
  };
  const onOrBefore = (step: Step, day: DayNumber): DayNumber =>
    worked(step, day) ? day : onOrBefore(step, day - 1);
  const onOrAfter = (step: Step, day: DayNumber): DayNumber =>
    worked(step, day) ? day : onOrAfter(step, day + 1);
  /** By days that both sides work. */
  const common = (step: Step): Step => ({ ...step, calendar: "both" });

  const isLinked = (step: Step): boolean =>
    step.startsAfter.length > 0 || steps.some((other) => other.startsAfter.includes(step.number));
  const kindOf = (step: Step): Exclude<Kind, "first"> => {
    if (isNotNeeded(plan, step)) return "passed";
    if (step.done) return "done";
    if (step.number === anchor.step) return "goal";
    if (step.fixed !== null) return "fixed";
    const isTask = step.number.includes(".");
    if (isTask && (step.days === null || !isLinked(step)))
      return step.target === null && isLinked(step) ? "passed" : "own";
    return step.days === null ? "passed" : step.days === 0 ? "marker" : "free";
  };
  const kinds = new Map(steps.map((step) => [step, kindOf(step)]));
  const is = (step: Step, ...some: Kind[]): boolean => some.includes(kinds.get(step)!);
  /** The date of a row that has one. */
  const heldAt = (step: Step): DayNumber | null => {
    if (is(step, "done")) return step.completedOn ?? step.target ?? plan.today;
    if (is(step, "goal")) return anchor.date;
    if (is(step, "fixed")) return step.fixed;
    return is(step, "own") ? step.target : null;
  };

  const memo = new Map<string, unknown>();
  const once = <T>(name: string, step: Step, work: () => T): T => {
    const key = `${name} ${step.number}`;
    if (!memo.has(key)) memo.set(key, work());
    return memo.get(key) as T;
  };
  const before = (step: Step): Step[] =>
    once("before", step, () => {
      const links = step.startsAfter.map((number) => byNumber.get(number)!);
      return [...new Set(links.flatMap((other) => (is(other, "passed") ? before(other) : [other])))];
    });
  const after = (step: Step): Step[] =>
    once("after", step, () => steps.filter((other) => !is(other, "passed") && before(other).includes(step)));
  const leads = new Set<Step>();
  const lead = (step: Step): void => {
    leads.add(step);
    before(step).forEach(lead);
  };
  lead(byNumber.get(anchor.step)!);
  const leadingAfter = (step: Step): Step[] => after(step).filter((other) => leads.has(other));

  /** D15: only open rows that lead up to the goal keep a date. */
  const kept = (step: Step): DayNumber =>
    leads.has(step) && is(step, "free", "marker")
      ? (step.notLaterThan ?? Number.POSITIVE_INFINITY)
      : Number.POSITIVE_INFINITY;

  /** The first day worked for a row that counts working days and is due on `target`; the target counts as worked. */
  const firstDay = (step: Step, target: DayNumber): DayNumber => {
    let day = target;
    for (let left = step.days! - 1; left > 0; left--) day = onOrBefore(step, day - 1);
    return day;
  };
  /** The last day for the predecessors of a row that is due on `target`. */
  const room = (step: Step, target: DayNumber): DayNumber => {
    if (!step.days) return target;
    return step.countedIn === "calendar" ? target - step.days : firstDay(step, target) - 1;
  };
  const earliest = (step: Step, finished: DayNumber): DayNumber => {
    if (!step.days) return finished;
    if (step.countedIn === "calendar") return onOrAfter(step, finished + step.days);
    let day = finished;
    for (let left = step.days; left > 0; left--) day = onOrAfter(step, day + 1);
    return day;
  };

  const greatest = (days: (DayNumber | null)[]): DayNumber | null =>
    days.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

  /** The last day on which a leading row may be finished. */
  const latest = (step: Step): DayNumber =>
    once("latest", step, () => Math.min(...leadingAfter(step).map(claim)));
  /** What a leading row asks of its predecessors. */
  const claim = (step: Step): DayNumber =>
    once("claim", step, () => {
      if (step.number === anchor.step) return room(step, anchor.date);
      if (is(step, "done")) return latest(step);
      if (is(step, "marker")) return Math.min(latest(step), kept(step));
      return room(step, target(step)!);
    });
  /** When everything before a row is finished; `bare`: without the markers that follow nothing (D4). */
  const ready = (step: Step, bare = false): DayNumber | null =>
    once(`ready ${bare}`, step, () => greatest(before(step).map((other) => finished(other, bare))));
  const finished = (step: Step, bare: boolean): DayNumber | null => {
    if (is(step, "marker")) return bare ? ready(step, bare) : target(step);
    return is(step, "done") ? greatest([target(step), ready(step, bare)]) : target(step);
  };
  /** A marker follows nothing if nothing stands before it. */
  const isFirst = (step: Step): boolean => is(step, "marker") && before(step).length === 0;
  /** The last day for a marker that follows nothing. */
  const beforeStarts = (step: Step): DayNumber =>
    Math.min(
      ...leadingAfter(step).map((other) => {
        if (is(other, "marker")) return Math.min(beforeStarts(other), kept(other));
        return start(other, true)! - 1;
      }),
    );
  const target = (step: Step): DayNumber | null =>
    once("target", step, () => {
      if (is(step, "passed")) return null;
      if (!is(step, "free", "marker")) return heldAt(step);
      if (is(step, "marker") && !isFirst(step)) return ready(step);
      if (is(step, "marker"))
        return onOrBefore(
          common(step),
          leads.has(step) ? Math.min(beforeStarts(step), kept(step)) : planStart() - 1,
        );
      if (leads.has(step)) return onOrBefore(step, Math.min(latest(step), kept(step)));
      return earliest(step, ready(step) ?? planStart() - 1);
    });
  const start = (step: Step, bare = false): DayNumber | null => {
    const due = target(step);
    if (due === null || !step.days) return due;
    if (step.countedIn === "working") return firstDay(step, due);
    const counted = step.days === 1 ? due : onOrBefore(step, due - step.days + 1);
    const on = ready(step, bare);
    return on === null ? counted : Math.min(Math.max(counted, onOrAfter(step, on + 1)), due);
  };
  /** No marker is counted except the goal and fixed ones (D4). */
  const planStart = (): DayNumber =>
    once("planStart", steps[0]!, () =>
      Math.min(
        ...steps
          .filter((s) => leads.has(s) && (s.days !== 0 || s.number === anchor.step || s.fixed !== null))
          .map((s) => start(s, true)!),
      ),
    );

  const overlaps = steps.filter((step) => {
    const on = ready(step);
    if (on === null || is(step, "done", "passed")) return false;
    // A marker that misses its date stands on what it follows, and that is what it clashes with.
    if (is(step, "marker")) return step.notLaterThan !== null && on > step.notLaterThan;
    return target(step) !== null && on > room(step, target(step)!);
  });
  const notConnected = steps.filter(
    (step) => is(step, "free", "marker") && !leads.has(step) && before(step).length === 0,
  );
  const missed = steps.filter(
    (step) =>
      (is(step, "free") || isFirst(step)) &&
      !leads.has(step) &&
      step.notLaterThan !== null &&
      target(step)! > step.notLaterThan,
  );

  /** Does a fixed or kept row behind a row give its last day? */
  const isBoundBehind = (step: Step): boolean =>
    leadingAfter(step).some((other) => {
      if (claim(other) > latest(step) || other.number === anchor.step) return false;
      if (is(other, "done")) return isBoundBehind(other);
      return is(other, "fixed", "own") || kept(other) <= latest(other) || isBoundBehind(other);
    });
  /** Does a fixed, kept or done row give the date of a leading row? For markers: may it? */
  const isBound = (step: Step): boolean => {
    if (is(step, "goal")) return false;
    if (isFirst(step)) return isFirstBound(step);
    if (is(step, "marker")) return before(step).some(isBound);
    return !is(step, "free") || kept(step) <= latest(step) || isBoundBehind(step);
  };
  const isFirstBound = (step: Step): boolean =>
    step.notLaterThan !== null ||
    leadingAfter(step).some((other) => {
      if (is(other, "marker")) return isFirstBound(other);
      return isBound(other) || before(other).some(isFinishBound);
    });
  const isFinishBound = (step: Step): boolean =>
    is(step, "marker") ? before(step).some(isFinishBound) : isBound(step);

  /** Days worked after one day up to another; negative when the other comes first. */
  const between = (step: Step, from: DayNumber, to: DayNumber): number => {
    let count = 0;
    for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++) if (worked(step, day)) count++;
    return to < from && count > 0 ? -count : count;
  };

  function feasibleFrom(from: DayNumber): PlainFeasibility {
    type Finish = { day: DayNumber; by: Step } | null;
    type Found = {
      earliest: DayNumber | null;
      finish: Finish;
      open: Finish;
      marker: DayNumber | null;
      heldUpBy: Step | null;
      underWay: boolean;
    };
    const later = (a: Finish, b: Finish): Finish => (a === null || (b !== null && b.day > a.day) ? b : a);
    const known = new Map<Step, Found>();
    const find = (step: Step): Found => {
      const found = known.get(step) ?? work(step);
      known.set(step, found);
      return found;
    };
    const work = (step: Step): Found => {
      const ready = before(step)
        .map((p) => find(p).finish)
        .reduce(later, null);
      const open = before(step)
        .map((p) => find(p).open)
        .reduce(later, null);
      const marker = greatest(before(step).map((p) => find(p).marker));
      const nothing = { heldUpBy: null, underWay: false, marker: null };
      const held = heldAt(step);
      if (is(step, "marker")) {
        const own = ready?.day ?? marker ?? onOrAfter(common(step), from);
        return { ...nothing, earliest: own, finish: ready, open, marker: ready ? null : own };
      }
      if (is(step, "done")) {
        const own = { day: held!, by: step };
        return { ...nothing, earliest: held, finish: ready && ready.day > held! ? ready : own, open };
      }
      const due = target(step);
      if (due === null) return { ...nothing, earliest: null, finish: ready, open };
      const after = (day: DayNumber): DayNumber => {
        if (!step.days) return Math.max(day, from);
        const counted = earliest(step, day);
        return held !== null && held < counted && room(step, held) >= day ? held : counted;
      };
      let heldUpBy: Step | null = null;
      let when: DayNumber;
      // Days off before `from` are no time lost.
      if (ready && (ready.day >= from || between(step, ready.day, from - 1) === 0)) {
        heldUpBy = ready.by;
        when = after(ready.day);
      } else when = step.days ? after(from - 1) : Math.max(from, ready?.day ?? from);
      const underWay = open === null && start(step)! <= from && from <= due;
      if (underWay) {
        const asPlanned =
          ready && step.days ? Math.max(due, after(ready.day)) : Math.max(due, ready?.day ?? due);
        if (asPlanned < when) {
          when = asPlanned;
          heldUpBy = ready?.by ?? null;
        }
      }
      if (held !== null && step.number !== anchor.step) {
        if (when <= due) heldUpBy = step;
        when = Math.max(when, due);
      }
      const finish = { day: when, by: step };
      return { earliest: when, finish, open: finish, marker: null, heldUpBy, underWay };
    };

    const found = steps.map(find);
    const slackTo = (dates: (DayNumber | null)[]): (number | null)[] =>
      steps.map((step, i) => {
        const when = found[i]!.earliest;
        const due = dates[i]!;
        return due === null || when === null || is(step, "done") ? null : between(step, when, due);
      });
    const slack = slackTo(steps.map(target));
    // Critical, and what should have started, go by the dates without kept dates (D12).
    const free = dayByDay({ ...plan, steps: steps.map((step) => ({ ...step, notLaterThan: null })) });
    const freeSlack = slackTo(free.target);
    const least = Math.min(
      ...(freeSlack.filter((days, i) => days !== null && leads.has(steps[i]!)) as number[]),
    );
    const lateSteps = steps.filter((step, i) => {
      const isHeld = is(step, "goal", "fixed");
      return slack[i] !== null && isHeld && found[i]!.earliest! > target(step)!;
    });
    lateSteps.sort((a, b) => Number(b.number === anchor.step) - Number(a.number === anchor.step));
    const late = lateSteps.map((step) => {
      let cause = step;
      for (
        let next = find(cause).heldUpBy;
        next && next !== cause && !is(cause, "done");
        next = find(cause).heldUpBy
      )
        cause = next;
      const because = is(cause, "done") ? "done" : find(cause).heldUpBy === cause ? "fixed" : "today";
      const begin = free.start[steps.indexOf(cause)]!;
      return {
        step: step.number,
        date: target(step)!,
        earliest: find(step).earliest!,
        workingDays: Math.max(1, -slack[steps.indexOf(step)]!),
        cause: cause.number,
        because: because as "done" | "fixed" | "today",
        start: begin,
        startedLateBy: because === "today" ? Math.max(0, between(cause, begin, from)) : 0,
      };
    });
    return {
      earliestFinish: steps.map((step, i) => (is(step, "passed") ? null : found[i]!.earliest)),
      slack,
      critical: steps.map((step, i) => leads.has(step) && freeSlack[i] === least),
      underWay: found.map((each) => each.underWay),
      overdueBy: steps.map((step, i) => (slack[i] === null ? 0 : Math.max(0, from - target(step)!))),
      late,
    };
  }

  function verdictOn(day: DayNumber, then: string | null): PlainVerdict {
    const clashing = overlaps.map((step) => step.number).filter((number) => !number.includes("."));
    if (clashing.length > 0) return { code: "clashes", steps: clashing };
    const isOpen = (step: Step | undefined): boolean => step !== undefined && !is(step, "done", "passed");
    const goal = byNumber.get(anchor.step)!;
    const step = isOpen(goal) ? goal : byNumber.get(then ?? "");
    if (!step || !isOpen(step)) return { code: "askConfirmation" };
    const date = target(step)!;
    const earliest = feasibleFrom(day).earliestFinish[steps.indexOf(step)]!;
    const about = { step: step.number, date };
    if (earliest <= date) return { code: "onTime", ...about, workingDays: between(step, earliest, date) };
    return { code: "late", ...about, earliest, workingDays: Math.max(1, between(step, date, earliest)) };
  }

  const rows = (some: Step[]): number[] => some.map((step) => steps.indexOf(step));
  return {
    start: steps.map((step) => start(step)),
    target: steps.map(target),
    kind: steps.map((step) => (isFirst(step) ? "first" : kinds.get(step)!)),
    leading: steps.map((step) => leads.has(step)),
    bound: steps.map((step) => leads.has(step) && isBound(step)),
    overlaps: overlaps.map((step) => step.number),
    notConnected: notConnected.map((step) => step.number),
    missed: missed.map((step) => step.number),
    before: (row) => rows(before(steps[row]!)),
    after: (row) => rows(after(steps[row]!)),
    finished: (row) => finished(steps[row]!, false),
    earliest: (row, on) => earliest(steps[row]!, on),
    room: (row, due) => room(steps[row]!, due),
    workedAfter: (row, day) => onOrAfter(steps[row]!, day + 1),
    feasibleFrom,
    verdictOn,
  };
}
