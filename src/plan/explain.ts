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
/** Null: no such step. */
export declare function explain(dates: Schedule, step: string): Explanation | null;
