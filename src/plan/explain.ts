/** Why a step has its date, as data for one sentence. */
import { isDay } from "./calendarDate";
import { ANCHOR, DONE, FIXED, type Network, NONE, OWN } from "./network";
import type { CountedIn, DayNumber } from "./plan";
import type { Side } from "./problems";
import type { Schedule } from "./schedule";

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
  /** "Fri 29 Jan: done on that day." `from`: which cell says so. */
  | { readonly code: "done"; readonly date: DayNumber; readonly from: "completedOn" | "target" }
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
  /** "Fri 29 Jan: starts with the plan on Fri 22 Jan, as nothing connects it to the anchor." */
  | { readonly code: "planStart"; readonly date: DayNumber; readonly start: DayNumber }
  /** "No date." Its problems say why; a task without days and links simply has none. */
  | { readonly code: "undated" };

/** The days from `first` towards `last`, without `last`, each with its reason; none of them is worked. */
function passedOver(dates: Schedule, row: number, first: DayNumber, last: DayNumber): PassedOver[] {
  const { plan } = dates;
  const { calendar } = plan.steps[row]!;
  // A marker that follows nothing waits for a day on which both work.
  const isMarker = dates.passes.network.days[row] === 0;
  const sides: Side[] = isMarker || calendar === "both" ? ["seller", "buyer"] : [calendar];
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
  if (date === null) return { code: "undated" };
  switch (network.hold[row]) {
    case ANCHOR:
      return { code: "anchor", date };
    case FIXED:
      return { code: "fixed", date };
    case OWN:
      return { code: "own", date };
    case DONE:
      return { code: "done", date, from: isDay(steps[row]!.completedOn) ? "completedOn" : "target" };
  }
  const marker = network.days[row] === 0;
  const before = marker && releasedBy[row] === NONE ? markedBy[row]! : releasedBy[row]!;
  if (marker && before !== row) return { code: "marker", date, step: steps[before]!.number };
  if (network.leading[row] === 1) {
    const by = limitedBy[row]!;
    const latest = limit[row]!;
    return {
      code: "before",
      date,
      step: steps[by]!.number,
      stepDate: network.isAnchor[by] === 1 ? dates.plan.anchor!.date : dates.target[by]!,
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
