import type { CalendarName, CountedIn, DayNumber, Plan } from "./plan";

/** One row as it was last written: number, name, days, counted in, calendar, starts after, fixed, done, completed on, target. */
export type SnapshotRow = readonly [
  number: string,
  name: string,
  days: number | null,
  countedIn: CountedIn,
  calendar: CalendarName,
  startsAfter: readonly string[],
  fixed: DayNumber | null,
  done: 0 | 1,
  completedOn: DayNumber | null,
  target: DayNumber | null,
];

/** Inputs and dates as they were last written; plain JSON, to be kept with the file. */
export interface PlanSnapshot {
  readonly version: 1;
  readonly anchor: Plan["anchor"];
  /** Hash of both sides' weekends and non-working days. */
  readonly calendars: string;
  readonly rows: readonly SnapshotRow[];
}

/** What a new row would become if accepted (D13). */
export interface RowProposal {
  readonly number: string;
  readonly days: number | null;
  readonly startsAfter: readonly string[];
  /** Steps that would wait for the new one instead of for what they start after now. */
  readonly before: readonly string[];
  readonly fixed: DayNumber | null;
}

/**
 * What people changed in the sheet since the last write. `id` names it in `accept` and `putBack` requests.
 * `before` and `after` are what was last written and what stands in the sheet now.
 */
export type SheetChange =
  /** "Proposal: 10 Feb was typed over by 12 Feb." Accept: fix it there (anchor: work back from there; task: keep). Put back: 10 Feb. */
  | {
      readonly id: string;
      readonly code: "dateTyped";
      readonly step: string;
      readonly before: DayNumber | null;
      readonly after: DayNumber;
    }
  /** "The date of Proposal was deleted." Accept: the worked-out date without any fixed date. Put back: 10 Feb. */
  | { readonly id: string; readonly code: "dateCleared"; readonly step: string; readonly before: DayNumber }
  /** "Proposal is ticked without a date." Accept: done on `proposed`, the earlier of Target and today (D9). Put back: open. */
  | { readonly id: string; readonly code: "ticked"; readonly step: string; readonly proposed: DayNumber }
  /** "Proposal is done on 9 Feb." Accept: keep. Put back: as it was before. */
  | {
      readonly id: string;
      readonly code: "completed";
      readonly step: string;
      readonly before: DayNumber | null;
      readonly after: DayNumber;
    }
  /** "Proposal is open again." Accept: open, without Completed on. Put back: done as before. */
  | {
      readonly id: string;
      readonly code: "reopened";
      readonly step: string;
      readonly before: DayNumber | null;
    }
  /** "Proposal: 3 days were changed to 5." Accept: keep. Put back: 3. */
  | {
      readonly id: string;
      readonly code: "daysChanged";
      readonly step: string;
      readonly before: number | null;
      readonly after: number | null;
    }
  /** "Proposal is now counted in working days." Accept: keep. Put back: as before. */
  | {
      readonly id: string;
      readonly code: "countedInChanged";
      readonly step: string;
      readonly before: CountedIn;
      readonly after: CountedIn;
    }
  /** "Proposal now follows the buyer's calendar." Accept: keep. Put back: as before. */
  | {
      readonly id: string;
      readonly code: "calendarChanged";
      readonly step: string;
      readonly before: CalendarName;
      readonly after: CalendarName;
    }
  /** "Proposal now starts after 2 instead of 3." Accept: keep. Put back: as before. */
  | {
      readonly id: string;
      readonly code: "linksChanged";
      readonly step: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  /** "The fixed date of Proposal was changed." Accept: keep. Put back: as before. */
  | {
      readonly id: string;
      readonly code: "fixedChanged";
      readonly step: string;
      readonly before: DayNumber | null;
      readonly after: DayNumber | null;
    }
  /** "The plan now works back from step 12 on 14 May." Accept: keep. Put back: as before. */
  | {
      readonly id: string;
      readonly code: "anchorChanged";
      readonly before: Plan["anchor"];
      readonly after: Plan["anchor"];
    }
  /** "Working weeks or non-working days were changed." Accept: keep. It cannot be put back from here. */
  | { readonly id: string; readonly code: "calendarsChanged" }
  /** "New row 'Legal review' under step 5: it would become step 14, after 5, before 6." Accept: so. Put back: delete the row. `row`: position in plan.steps. */
  | {
      readonly id: string;
      readonly code: "newRow";
      readonly row: number;
      readonly name: string;
      readonly proposal: RowProposal;
    }
  /** "Step 4 'Proposal' is gone." Accept: what followed it follows its predecessors (and another anchor must be chosen if it was the anchor). Put back: the row as it was. */
  | { readonly id: string; readonly code: "removedRow"; readonly step: string; readonly name: string };

/** `snapshot` null: nothing was written yet; then only dates that differ from the worked-out ones, bare ticks and unnumbered rows are found. */
export declare function review(plan: Plan, snapshot: PlanSnapshot | null): readonly SheetChange[];
/** What to keep after `plan` was written (its targets being what stands in the sheet). */
export declare function snapshotOf(plan: Plan): PlanSnapshot;
/** Reads a stored snapshot; null when it is not one. */
export declare function parseSnapshot(stored: unknown): PlanSnapshot | null;
