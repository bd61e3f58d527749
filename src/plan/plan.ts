/**
 * What a plan is: the inputs that people give. Start and target dates are not in here; `schedule` derives
 * them, so that working a plan out twice changes nothing and undo means restoring inputs.
 */

/**
 * A calendar day as an integer: the spreadsheet's serial number, days since 1899-12-30
 * (2027-03-15 is 46461). It has no time and no zone. `YYYY-MM-DD` stands at every border.
 */
export type DayNumber = number;

/** How a row's days are counted: every day, or only days that its calendar works. */
export type CountedIn = "calendar" | "working";

/** Whose calendar a row follows; "both" works only when both sides work. */
export type CalendarName = "both" | "seller" | "buyer";

export type Level = "milestone" | "task" | "subtask";

/** The cells of a row in which inputs or its date stand. */
export type StepField = Exclude<keyof Step, "id" | "name" | "typed" | "beside">;

/** A cell that does not hold its value in the sheet's own form: "Yes" for a tick, a date as text, words, a formula. */
export interface TypedCell {
  /** As it shows; a formula as it was typed. */
  readonly text: string;
  /** False: somebody has to say what is meant. */
  readonly isClear: boolean;
}

/** One row of the Milestones table: a milestone ("4"), a task ("4.1") or a subtask ("4.1.1"). */
export interface Step {
  /** Step number, text: "4", "4.1", "4.1.1". Its depth is its level. Stable; never derived from the row. */
  readonly number: string;
  readonly name: string;
  /** Whole days from 0 (a marker) to 3650; null: not dated (usual for tasks and subtasks). */
  readonly days: number | null;
  readonly countedIn: CountedIn;
  readonly calendar: CalendarName;
  /** Numbers of the steps that must be finished first. */
  readonly startsAfter: readonly string[];
  /** "Must finish on" (D11), or null. */
  readonly fixed: DayNumber | null;
  /** "Not later than", a kept date (D15), or null. */
  readonly notLaterThan: DayNumber | null;
  /** "Not needed because" (D16); "": needed. */
  readonly notNeeded: string;
  readonly done: boolean;
  /** The day on which it was really finished (D9), or null. */
  readonly completedOn: DayNumber | null;
  /** The Target Date as it stands in the sheet: what people see, perhaps typed by hand. Null: empty. */
  readonly target: DayNumber | null;
  /** The hidden Id, which stays with the row; "": none. A copied row carries the Id of its original. */
  readonly id: string;
  /** What stands in cells that are not in the sheet's own form. The value beside an unclear one is empty or the default. */
  readonly typed?: Readonly<Partial<Record<StepField, TypedCell>>>;
  /** What else stands in the row, in short (beside.ts); none: nobody knows. */
  readonly beside?: string;
}

/** The days that one side works. */
export interface WorkingWeek {
  /** Seven characters, Monday first, "1" is a day off: "0000011" works Monday to Friday. */
  readonly weekend: string;
  /** Days off besides the weekend, in any order. */
  readonly nonWorkingDays: readonly DayNumber[];
}

export interface Plan {
  readonly steps: readonly Step[];
  /** What the plan works back from: a step's number and its date; null when the sheet names none. */
  readonly anchor: { readonly step: string; readonly date: DayNumber } | null;
  /** The plan's own way of counting: the default for rows that do not say. */
  readonly countedIn: CountedIn;
  readonly seller: WorkingWeek;
  readonly buyer: WorkingWeek;
  /** Rows with an Id of which only folded cells are left; none in a whole sheet. */
  readonly left?: readonly Step[];
  /** The sheet's today. */
  readonly today: DayNumber;
}
