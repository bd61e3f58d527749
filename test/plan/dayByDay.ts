/**
 * A second scheduler, written from D1 to D12 of the specification and from nothing else: day by day, row by row, with
 * recursion and without any array of the first one. Slow, plain, for comparison.
 */
import { weekdayOf } from "../../src/plan/calendarDate";
import type { CalendarName, DayNumber, Plan, Step } from "../../src/plan/plan";

export interface PlainDates {
  readonly start: (DayNumber | null)[];
  readonly target: (DayNumber | null)[];
  /** Numbers of the steps that overlap with what they start after. */
  readonly overlaps: string[];
  /** D12, worked forward from a day. */
  feasibleFrom(from: DayNumber): PlainFeasibility;
}

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

/** Only for plans without problems of form: no loops, good numbers, an anchor, days everywhere but in tasks. */
export function dayByDay(plan: Plan): PlainDates {
  const { steps } = plan;
  const anchor = plan.anchor!;
  const byNumber = new Map(steps.map((step) => [step.number, step]));
  const isTask = (step: Step): boolean => step.number.includes(".");
  const before = (step: Step): Step[] => step.startsAfter.map((number) => byNumber.get(number)!);
  const after = (step: Step): Step[] => steps.filter((other) => other.startsAfter.includes(step.number));
  const isLinked = (step: Step): boolean => before(step).length + after(step).length > 0;
  const isOwn = (step: Step): boolean => isTask(step) && (step.days === null || !isLinked(step));
  const worked = (step: Step, day: DayNumber): boolean => works(plan, step.calendar, day);
  const onOrBefore = (step: Step, day: DayNumber): DayNumber =>
    worked(step, day) ? day : onOrBefore(step, day - 1);
  const onOrAfter = (step: Step, day: DayNumber): DayNumber =>
    worked(step, day) ? day : onOrAfter(step, day + 1);

  const leads = new Set<string>();
  const lead = (step: Step): void => {
    leads.add(step.number);
    before(step).forEach(lead);
  };
  lead(byNumber.get(anchor.step)!);

  const heldAt = (step: Step): DayNumber | null => {
    if (step.done) return step.completedOn ?? step.target;
    if (step.number === anchor.step) return anchor.date;
    if (step.fixed !== null) return step.fixed;
    return isOwn(step) ? step.target : null;
  };
  const isMarker = (step: Step): boolean => heldAt(step) === null && (step.days === 0 || step.days === null);

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

  const memo = new Map<string, unknown>();
  const once = <T>(name: string, step: Step, work: () => T): T => {
    const key = `${name} ${step.number}`;
    if (!memo.has(key)) memo.set(key, work());
    return memo.get(key) as T;
  };
  /** The last day on which a leading row may be finished. */
  const latest = (step: Step): DayNumber =>
    once("latest", step, () =>
      Math.min(
        ...after(step)
          .filter((s) => leads.has(s.number))
          .map(claim),
      ),
    );
  /** What a leading row asks of its predecessors. */
  const claim = (step: Step): DayNumber =>
    once("claim", step, () => {
      if (step.number === anchor.step) return room(step, anchor.date);
      if (step.done && heldAt(step) !== null) return latest(step);
      if (isMarker(step)) return latest(step);
      return room(step, target(step)!);
    });
  /** When everything before a row is finished; done rows pass on their open predecessors. */
  const ready = (step: Step): DayNumber | null =>
    once("ready", step, () => greatest(before(step).map((p) => finished(p))));
  const greatest = (days: (DayNumber | null)[]): DayNumber | null =>
    days.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  const stillOpen = (step: Step): DayNumber | null =>
    once("open", step, () => {
      if ((step.done && heldAt(step) !== null) || isMarker(step))
        return greatest(before(step).map(stillOpen));
      return target(step);
    });
  const finished = (step: Step): DayNumber | null =>
    once("finished", step, () => {
      if (isMarker(step)) return ready(step);
      if (step.done && heldAt(step) !== null) return greatest([target(step), stillOpen(step)]);
      return target(step);
    });
  const target = (step: Step): DayNumber | null =>
    once("target", step, () => {
      const held = heldAt(step);
      if (held !== null) return held;
      if (isOwn(step)) return null;
      if (step.days === 0) {
        const on = ready(step);
        const mark = on ?? markedBefore(step);
        if (mark !== null) return mark;
        // A day on which both sides work.
        const common = { ...step, calendar: "both" as const };
        return onOrBefore(common, leads.has(step.number) ? latest(step) : planStart() - 1);
      }
      if (leads.has(step.number)) return onOrBefore(step, latest(step));
      return earliest(step, ready(step) ?? planStart() - 1);
    });
  /** The date of the markers before a row that follow nothing themselves. */
  const markedBefore = (step: Step): DayNumber | null =>
    greatest(
      before(step).map((p) =>
        isMarker(p) && ready(p) === null ? greatest([target(p), markedBefore(p)]) : null,
      ),
    );
  const start = (step: Step, bare = false): DayNumber | null => {
    const due = target(step);
    if (due === null || !step.days) return due;
    if (step.countedIn === "working") return firstDay(step, due);
    const mark = markedBefore(step);
    const on = bare || mark === null || mark > room(step, due) ? ready(step) : greatest([ready(step), mark]);
    if (on !== null) return Math.min(onOrAfter(step, on + 1), due);
    return step.days === 1 ? due : onOrBefore(step, due - step.days + 1);
  };
  const planStart = (): DayNumber =>
    once("planStart", steps[0]!, () =>
      Math.min(...steps.filter((s) => leads.has(s.number) && !isMarker(s)).map((s) => start(s, true)!)),
    );
  const overlaps = steps.filter((step) => {
    if (isMarker(step) || (step.done && heldAt(step) !== null)) return false;
    const on = ready(step);
    return on !== null && target(step) !== null && on > room(step, target(step)!);
  });
  /** Days worked after one day up to another; negative when the other comes first. */
  const between = (step: Step, from: DayNumber, to: DayNumber): number => {
    let count = 0;
    for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++) if (worked(step, day)) count++;
    return to < from ? -count : count;
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
    const known = new Map<string, Found>();
    const find = (step: Step): Found => {
      const found = known.get(step.number) ?? work(step);
      known.set(step.number, found);
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
      if (isMarker(step)) {
        const dated = step.days === 0 && !isOwn(step);
        const own = dated ? (ready?.day ?? marker ?? onOrAfter({ ...step, calendar: "both" }, from)) : null;
        return { ...nothing, earliest: own, finish: ready, open, marker: ready ? null : (own ?? marker) };
      }
      if (step.done && held !== null) {
        const own = { day: held, by: step };
        return { ...nothing, earliest: held, finish: open && open.day > held ? open : own, open };
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
    const isDone = (step: Step): boolean => step.done && heldAt(step) !== null;
    const slack = steps.map((step, i) => {
      const due = target(step);
      const when = found[i]!.earliest;
      return due === null || when === null || isDone(step) ? null : between(step, when, due);
    });
    const least = Math.min(
      ...(slack.filter((days, i) => days !== null && leads.has(steps[i]!.number)) as number[]),
    );
    const lateSteps = steps.filter((step, i) => {
      const isHeld = step.number === anchor.step || (step.fixed !== null && !isDone(step));
      return slack[i] !== null && isHeld && found[i]!.earliest! > target(step)!;
    });
    lateSteps.sort((a, b) => Number(b.number === anchor.step) - Number(a.number === anchor.step));
    const late = lateSteps.map((step) => {
      let cause = step;
      for (
        let next = find(cause).heldUpBy;
        next && next !== cause && !isDone(cause);
        next = find(cause).heldUpBy
      )
        cause = next;
      const because = isDone(cause) ? "done" : find(cause).heldUpBy === cause ? "fixed" : "today";
      const begin = start(cause)!;
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
      earliestFinish: found.map((each) => each.earliest),
      slack,
      critical: steps.map((step, i) => leads.has(step.number) && slack[i] === least),
      underWay: found.map((each) => each.underWay),
      overdueBy: steps.map((step, i) => (slack[i] === null ? 0 : Math.max(0, from - target(step)!))),
      late,
    };
  }

  return {
    start: steps.map((step) => start(step)),
    target: steps.map(target),
    overlaps: overlaps.map((step) => step.number),
    feasibleFrom,
  };
}
