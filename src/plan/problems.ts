/**
 * Everything that can be wrong with a plan or with a request, as values: a code, the steps concerned and the
 * data of the sentence. The words are not here. The comment above each code is the intended sentence and remedy.
 */
import type { CalendarName, DayNumber, StepField } from "./plan";

export type Side = "seller" | "buyer";

/** Which input holds a date. */
export type DateField = "anchor" | "fixed" | "notLaterThan" | "completedOn" | "target" | "today";

/** What is wrong with the inputs, or where the dates do not go together. Found by `schedule`. */
export type PlanProblem =
  /** "The plan does not say what it works back from; it is worked out from today." Choose a milestone and its date. */
  | { readonly code: "noAnchor" }
  /** "The plan works back from step 10, but there is no such step." Choose another milestone. */
  | { readonly code: "anchorUnknown"; readonly step: string }
  /** "The plan works back from step 10 on 15 Mar, yet its fixed date is 12 Mar; the fixed date is not used." Clear one. */
  | {
      readonly code: "anchorFixedElsewhere";
      readonly step: string;
      readonly date: DayNumber;
      readonly fixed: DayNumber;
    }
  /** "The plan works back from step 10, so what stands in its “Not needed because” is ignored." Empty the cell. */
  | { readonly code: "anchorNotNeeded"; readonly step: string }
  /** "Go Live stays on Sat 13 Mar, which is not a working day." Keep it, or move to the working day before or after. */
  | {
      readonly code: "offDay";
      readonly step: string;
      readonly field: "anchor" | "fixed";
      readonly date: DayNumber;
      readonly calendar: CalendarName;
    }
  /** "Step 4: the fixed date is not a day between 1990 and 2150; it is ignored." Correct the cell. `step` null: today. */
  | {
      readonly code: "badDate";
      readonly step: string | null;
      readonly field: DateField;
      readonly date: number;
    }
  /** "Steps 1 to 40 would fall before 1990 (after 2150), so they have no date." Check days and links. */
  | {
      readonly code: "outOfRange";
      readonly steps: readonly string[];
      readonly side: "before1990" | "after2150";
    }
  /** "Row 7 of the table has no step number, so nothing can refer to it and it has no date." Number it. `rows`: positions in plan.steps. */
  | { readonly code: "noNumber"; readonly rows: readonly number[] }
  /** "'4..1' is not a step number such as 4, 4.1 or 4.1.1." Correct the cell. */
  | { readonly code: "badNumber"; readonly step: string; readonly rows: readonly number[] }
  /** "Step 4 stands twice, so neither can be dated." Give one of them another number. */
  | { readonly code: "duplicateNumber"; readonly step: string; readonly rows: readonly number[] }
  /** "Step 6 starts after step 55, which does not exist; the link is ignored." Correct Starts after. */
  | { readonly code: "unknownStep"; readonly step: string; readonly startsAfter: string }
  /** "Step 6 starts after itself; the link is ignored." Correct Starts after. */
  | { readonly code: "startsAfterItself"; readonly step: string }
  /** "Steps 3, 4 and 5 wait for each other, so they cannot be dated." Take out one of the links. */
  | { readonly code: "loop"; readonly steps: readonly string[] }
  /** "Step 5: -2 is not a number of days from 0 to 3650." Correct the cell. */
  | { readonly code: "badDays"; readonly step: string; readonly days: number }
  /** "Step 5 has no days, so it has no date." Enter its days (0 for a marker). */
  | { readonly code: "noDays"; readonly step: string }
  /** "The seller's working week is not readable; rows on that calendar have no date." Seven characters, 1 = day off. */
  | { readonly code: "badWeekend"; readonly side: Side; readonly weekend: string }
  /** "No day is worked by both sides, so steps 2 and 3 have no date." Change a weekend or the non-working days. */
  | { readonly code: "noWorkingDay"; readonly calendar: CalendarName; readonly steps: readonly string[] }
  /** "A non-working day of the buyer is not a day between 1990 and 2150; it is ignored." Correct the cell. */
  | { readonly code: "badNonWorkingDay"; readonly side: Side; readonly date: number }
  /** "Step 14 is not connected to Go Live, so it starts when the plan starts." Say what it starts after, or what waits for it. */
  | { readonly code: "notConnected"; readonly step: string }
  /**
   * "Signature stays on 18 Feb, but Negotiation is not finished before 22 Feb: with its days it cannot finish before
   * 24 Feb, 4 working days later." Push what follows, shorten a step, or free a fixed date.
   */
  | {
      readonly code: "overlap";
      readonly step: string;
      readonly date: DayNumber;
      readonly startsAfter: string;
      /** When the predecessor is finished. */
      readonly finished: DayNumber;
      /** The earliest date of `step` after that. */
      readonly earliest: DayNumber;
      /** Working days of `step` from `date` to `earliest`; at least 1. */
      readonly workingDays: number;
    }
  /** "Training comes to 14 Apr, 3 working days later than its “Not later than” (9 Apr)." Make room, or change that date. */
  | {
      readonly code: "notLaterThanMissed";
      readonly step: string;
      readonly date: DayNumber;
      readonly notLaterThan: DayNumber;
      /** Working days of `step` from `notLaterThan` to `date`; at least 1. */
      readonly workingDays: number;
    }
  /** "Task 4.1 is due on 19 Feb, outside its milestone (8 to 17 Feb)." Move the task or the milestone. */
  | {
      readonly code: "outsideMilestone";
      readonly step: string;
      readonly date: DayNumber;
      readonly milestone: string;
      readonly from: DayNumber;
      readonly to: DayNumber;
    }
  /** "Step 3 was completed on 20 Mar, which is still to come." Correct Completed on. */
  | {
      readonly code: "completedInFuture";
      readonly step: string;
      readonly date: DayNumber;
      readonly today: DayNumber;
    }
  /**
   * "Late: step 1 should have started on Mon 4 Jan, 5 working days ago; the earliest realistic Go Live is Mon 22 Mar,
   * 5 working days later." Make it fit. Found by `feasibility`.
   */
  | {
      readonly code: "late";
      /** The anchor or a fixed step that cannot keep its date. */
      readonly step: string;
      readonly date: DayNumber;
      /** Its earliest realistic date. */
      readonly earliest: DayNumber;
      /** Working days of `step` from `date` to `earliest`. */
      readonly workingDays: number;
      /** The step with which the delay begins, and what holds it up: it should have begun, is fixed, or follows a late finish. */
      readonly cause: string;
      readonly because: "today" | "fixed" | "done";
      /** When `cause` should have started, and its working days from then to today (0: its start is still to come). */
      readonly start: DayNumber;
      readonly startedLateBy: number;
    };

/** Why a request was refused, or what is to be said about its result. Found by `reschedule`. */
type RequestProblem =
  /** "The request is not understood (`field`)." Refused: it was not made by this sidebar. */
  | { readonly code: "badRequest"; readonly field: string }
  /** "Step 4 is no longer in the plan." Refused: load the plan again. */
  | { readonly code: "stepGone"; readonly step: string }
  /** "Step 4 has several rows." Refused: give one of them another number. */
  | { readonly code: "stepAmbiguous"; readonly step: string }
  /** "Step 3 is done; it stays on its date." Refused: reopen it first. */
  | { readonly code: "stepDone"; readonly step: string }
  /** "Step 4 is not needed; its dates do nothing." Refused: take the reason away first. */
  | { readonly code: "stepNotNeeded"; readonly step: string }
  /** "Step 4.1 has no date that could be kept." Refused: give it a date or days first. */
  | { readonly code: "stepUndated"; readonly step: string }
  /** "The plan works back from step 10; it cannot be removed." Refused: let it work back from another one first. */
  | { readonly code: "anchorStays"; readonly step: string }
  /** "The plan does not say what it works back from." Refused: choose a milestone and its date first. */
  | { readonly code: "anchorNeeded" }
  /** "Then steps 3, 4 and 5 would wait for each other." Refused: choose another link. */
  | { readonly code: "wouldLoop"; readonly steps: readonly string[] }
  /** "Steps with several rows or without number stand in the way." Refused: the numbers must be unambiguous. */
  | { readonly code: "numbersUnclear"; readonly steps: readonly string[] }
  /** "A plan has at most `limit` steps." Refused. */
  | { readonly code: "tooManySteps"; readonly limit: number }
  /** "3 Jan is before today." Kept; said beside the preview. */
  | { readonly code: "inThePast"; readonly step: string; readonly date: DayNumber; readonly today: DayNumber }
  /** "Step 4 can be finished on 22 Jan at the earliest." Kept; said beside the preview. */
  | {
      readonly code: "tooEarly";
      readonly step: string;
      readonly date: DayNumber;
      readonly earliest: DayNumber;
    }
  /** "18 Mar is after Go Live (15 Mar), which waits for this step." Kept; push instead, or choose an earlier date. */
  | {
      readonly code: "afterAnchor";
      readonly step: string;
      readonly date: DayNumber;
      readonly anchor: string;
      readonly anchorDate: DayNumber;
    }
  /** "The plan fits already." Refused: there is nothing to compress. */
  | { readonly code: "planFits" }
  /** "Even with every open step at one day, Go Live is not before 22 Mar, 5 working days late." Kept; combine ways. */
  | { readonly code: "cannotFit"; readonly earliest: DayNumber; readonly workingDays: number }
  /** "No two steps can run at the same time and gain a day." Refused. */
  | { readonly code: "noOverlapGains" }
  /** "Nothing would change." */
  | { readonly code: "nothingChanges" }
  /** "“mid February” under Target Date of Proposal is left as it is." Kept: say what is meant, or put it back. */
  | {
      readonly code: "notAccepted";
      readonly step: string;
      readonly column: StepField;
      readonly content: string;
    }
  /** "Proposal has “3, Legal” under Starts after, which this would write over." Refused: decide on it first. */
  | {
      readonly code: "cellInTheWay";
      readonly step: string;
      readonly column: StepField;
      readonly content: string;
    }
  /** "Rows are not whole: put them together first." Refused. */
  | { readonly code: "rowsApart" }
  /** "This change is no longer there." Refused: load the plan again. */
  | { readonly code: "changeGone"; readonly id: string }
  /** "Calendar changes cannot be put back from here." Refused: edit the non-working days. */
  | { readonly code: "cannotPutBack"; readonly id: string };

export type Problem = PlanProblem | RequestProblem;
