/** Why a step has its date, as data for one sentence. */
import { isDay } from "./calendarDate";
import { ANCHOR, DONE, FIXED, type Network, NONE, OWN } from "./network";
import type { CountedIn, DayNumber } from "./plan";
import type { Side } from "./problems";
import type { Schedule } from "./schedule";
import { milestoneOf, parentOf } from "./stepNumbers";

/** A day that would have done, had it been worked. */
export interface PassedOver {
  readonly date: DayNumber;
  readonly because: "weekend" | "nonWorkingDay";
  /** Whose day off it is. */
  readonly of: Side | "both";
}

/** Why a step has its date. */
export type Explanation =
  /** "Mon 15 Mar: the plan works back from it." */
  | { readonly code: "anchor"; readonly date: DayNumber }
  /** "Thu 18 Feb: fixed." */
  | { readonly code: "fixed"; readonly date: DayNumber }
  /** "Fri 29 Jan: done on that day." `from`: which cell says so; "today": neither does. */
  | { readonly code: "done"; readonly date: DayNumber; readonly from: "completedOn" | "target" | "today" }
  /** "Tue 9 Feb: the task's own date." */
  | { readonly code: "own"; readonly date: DayNumber }
  /**
   * "Fri 19 Mar: 7 days before Signature (Mon 29 Mar); Mon 22 Mar would do too, but is a holiday of the buyer."
   * `latest` is the day that the count arrives at; `passedOver` the days from it back to `date`, latest first.
   */
  | {
      readonly code: "before";
      readonly date: DayNumber;
      readonly step: string;
      readonly stepDate: DayNumber;
      /** Of `step`: it is the successor's days that are subtracted (D2). */
      readonly days: number;
      readonly countedIn: CountedIn;
      readonly latest: DayNumber;
      readonly passedOver: readonly PassedOver[];
    }
  /** "Mon 14 Jun: 90 days after Go Live (Mon 15 Mar); Sun 13 Jun is not a working day." `passedOver`: earliest first. */
  | {
      readonly code: "after";
      readonly date: DayNumber;
      readonly step: string;
      readonly stepDate: DayNumber;
      readonly days: number;
      readonly countedIn: CountedIn;
      readonly passedOver: readonly PassedOver[];
    }
  /** "Thu 18 Feb: a marker on the date of Signature." */
  | { readonly code: "marker"; readonly date: DayNumber; readonly step: string }
  /** "Fri 5 Mar: the last working day before Security review starts (Mon 8 Mar)." A first marker. */
  | {
      readonly code: "firstMarker";
      readonly date: DayNumber;
      readonly step: string;
      readonly start: DayNumber;
    }
  /** "Fri 5 Mar: kept on this date (not later than Sun 7 Mar); the plan would allow Wed 10 Mar." */
  | {
      readonly code: "kept";
      readonly date: DayNumber;
      readonly notLaterThan: DayNumber;
      readonly latest: DayNumber;
    }
  /** "No date: not needed, because the buyer has one." A task of a milestone that is not needed: `reason` of that. */
  | { readonly code: "notNeeded"; readonly reason: string }
  /** "Fri 29 Jan: starts with the plan on Fri 22 Jan, as nothing connects it to the anchor." */
  | { readonly code: "planStart"; readonly date: DayNumber; readonly start: DayNumber }
  /** "No date." Its problems say why; a task without days and links simply has none. */
  | { readonly code: "undated" };

/** The days from `first` towards `last`, without `last`, each with its reason; none of them is worked. */
function passedOver(dates: Schedule, row: number, first: DayNumber, last: DayNumber): PassedOver[] {
  const { plan } = dates;
  const { calendar } = plan.steps[row]!;
  const sides: Side[] = calendar === "both" ? ["seller", "buyer"] : [calendar];
  const days: PassedOver[] = [];
  const step = first < last ? 1 : -1;
  for (let date = first; date !== last; date += step) {
    const weekends = sides.filter((side) => plan[side].weekend[(date + 5) % 7] === "1");
    const daysOff = sides.filter((side) => plan[side].nonWorkingDays.includes(date));
    const holidaysOnly = weekends.length === 0;
    const whose = holidaysOnly ? daysOff : weekends;
    if (whose.length === 0) break;
    days.push({
      date,
      because: holidaysOnly ? "nonWorkingDay" : "weekend",
      of: whose.length === 2 ? "both" : whose[0]!,
    });
  }
  return days;
}

function countedIn(network: Network, row: number): CountedIn {
  return network.working[row] === 1 ? "working" : "calendar";
}

/** Null: no such step. */
export function explain(dates: Schedule, step: string): Explanation | null {
  const row = dates.rowOf.get(step);
  return row === undefined ? null : explainRow(dates, row);
}

export function explainRow(dates: Schedule, row: number): Explanation {
  const { network, limit, limitedBy, released, releasedBy, markedBy, planStart } = dates.passes;
  const { steps } = dates.plan;
  const date = dates.target[row]!;
  if (network.notNeeded[row] === 1) return { code: "notNeeded", reason: reasonOf(dates, row) };
  if (date === null) return { code: "undated" };
  switch (network.hold[row]) {
    case ANCHOR:
      return { code: "anchor", date };
    case FIXED:
      return { code: "fixed", date };
    case OWN:
      return { code: "own", date };
    case DONE: {
      const { completedOn, target } = steps[row]!;
      return {
        code: "done",
        date,
        from: isDay(completedOn) ? "completedOn" : isDay(target) ? "target" : "today",
      };
    }
  }
  const marker = network.days[row] === 0;
  // A marker stands on the latest of what it follows, a first marker among them.
  const onMark = marker && markedBy[row] !== NONE && (released[row] === NONE || date > released[row]!);
  const before = onMark ? markedBy[row]! : releasedBy[row]!;
  if (marker && before !== row) return { code: "marker", date, step: steps[before]!.number };
  if (network.leading[row] === 1) {
    const by = limitedBy[row]!;
    const latest = limit[row]!;
    const kept = network.kept[row]!;
    const calendar = marker ? network.markerCalendar(row)! : network.calendar(row)!;
    if (kept !== NONE && date < calendar.onOrBefore(latest))
      return { code: "kept", date, notLaterThan: kept, latest: calendar.onOrBefore(latest) };
    if (marker) return { code: "firstMarker", date, step: steps[by]!.number, start: latest + 1 };
    return {
      code: "before",
      date,
      step: steps[by]!.number,
      stepDate: boundary(dates, by),
      days: network.days[by]!,
      countedIn: countedIn(network, by),
      latest,
      passedOver: passedOver(dates, row, latest, date),
    };
  }
  if (before === NONE || marker) return { code: "planStart", date, start: planStart };
  const counted = countedIn(network, row);
  const days = network.days[row]!;
  return {
    code: "after",
    date,
    step: steps[before]!.number,
    stepDate: released[row]!,
    days,
    countedIn: counted,
    passedOver: counted === "calendar" ? passedOver(dates, row, released[row]! + days, date) : [],
  };
}

/** The date of a row as it bounds what leads up to it. */
function boundary(dates: Schedule, row: number): DayNumber {
  const { network } = dates.passes;
  if (network.isAnchor[row] === 1) return dates.plan.anchor!.date;
  // A marker binds by its kept date alone.
  return network.days[row] === 0 && network.kept[row] !== NONE ? network.kept[row]! : dates.target[row]!;
}

function reasonOf(dates: Schedule, row: number): string {
  const { steps } = dates.plan;
  const { number } = steps[row]!;
  const of = [number, parentOf(number), milestoneOf(number)].map(
    (each) => steps[dates.rowOf.get(each ?? "") ?? -1],
  );
  return of.find((step) => step && step.notNeeded.trim() !== "")?.notNeeded ?? "";
}
