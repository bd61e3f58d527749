import type { CalendarName, CountedIn, DayNumber, Plan } from "./plan";
import type { Problem, RequestProblem } from "./problems";
import type { PlanSnapshot } from "./review";
import type { Schedule } from "./schedule";

/** What the rep asks for; plain JSON, checked by `parseChangeRequest`. Steps are named by number. */
export type ChangeRequest =
  /**
   * Another date for one step. `keep`: "push" moves the anchor as little as possible; "anchor" keeps it and reports
   * overlaps; "only" keeps every other date too. Moving the anchor step moves the anchor, moving a dated task sets its date.
   */
  | {
      readonly do: "move";
      readonly step: string;
      readonly to: DayNumber;
      readonly keep: "push" | "anchor" | "only";
    }
  /** The whole plan by working days (negative: earlier), fixed rows too if asked. */
  | { readonly do: "shift"; readonly workingDays: number; readonly withFixed: boolean }
  /** What the plan works back from. */
  | { readonly do: "anchor"; readonly step: string; readonly date: DayNumber }
  /** Make a late plan fit: the anchor to its earliest realistic date. */
  | { readonly do: "compress"; readonly way: "moveAnchor" }
  /** Make a late plan fit: open days scaled down, each at least 1; spare days are handed back. */
  | { readonly do: "compress"; readonly way: "scale" }
  /** Make a late plan fit: `step` runs at the same time as what it starts after; without both, the link that gains most. */
  | {
      readonly do: "compress";
      readonly way: "overlap";
      readonly step?: string;
      readonly startsAfter?: string;
    }
  /** Done on a day; when that is late, "push" moves the anchor as little as possible, "keep" reports overlaps. */
  | { readonly do: "done"; readonly step: string; readonly on: DayNumber; readonly then: "push" | "keep" }
  | { readonly do: "reopen"; readonly step: string }
  /** Take a fixed date away. */
  | { readonly do: "free"; readonly step: string }
  /**
   * A new row below `after` (null: on top). `link`: "chain" goes between `after` and what followed it, "beside" only
   * starts after it, "none" has no links. With `parent` it is a task (or subtask) of that step.
   */
  | {
      readonly do: "insert";
      readonly name: string;
      readonly days: number | null;
      readonly after: string | null;
      readonly link: "chain" | "beside" | "none";
      readonly parent?: string;
      readonly countedIn?: CountedIn;
      readonly calendar?: CalendarName;
    }
  /** Remove a step and its tasks; what followed it follows its predecessors. */
  | { readonly do: "remove"; readonly step: string }
  /** Put a row (with its tasks) below `after` (null: on top); "chain" also takes it out of its chain and links it there. */
  | {
      readonly do: "reorder";
      readonly step: string;
      readonly after: string | null;
      readonly link: "keep" | "chain";
    }
  | { readonly do: "link"; readonly step: string; readonly startsAfter: readonly string[] }
  /** Each step starts after the one before it in the list. */
  | { readonly do: "chain"; readonly steps: readonly string[] }
  /** Side by side: all start after what the first one starts after. */
  | { readonly do: "beside"; readonly steps: readonly string[] }
  | {
      readonly do: "edit";
      readonly step: string;
      readonly days?: number | null;
      readonly countedIn?: CountedIn;
      readonly calendar?: CalendarName;
    }
  /** Decide on what `review` found, by id; the rest stays undecided and untouched. */
  | { readonly do: "accept"; readonly changes: readonly string[] | "all" }
  | { readonly do: "putBack"; readonly changes: readonly string[] | "all" }
  /** Numbers by row order; links and anchor are rewritten with them. */
  | { readonly do: "renumber" };

/** One line of the preview. */
export interface DateDifference {
  /** The step's number in the new plan (in the old one if it is removed). */
  readonly step: string;
  readonly name: string;
  /** What stands in the sheet now. */
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** In the row's own calendar, signed; null when one of the dates is missing. */
  readonly workingDays: number | null;
  /**
   * asked: the request names it · before: it leads up to `of` · after: it follows `of` · withMilestone: a task that
   * moves with `of` · fixed, done, anchor: it stands there · inserted, removed · workedOut: the sheet showed another
   * date than the worked-out one.
   */
  readonly reason:
    | "asked"
    | "before"
    | "after"
    | "withMilestone"
    | "fixed"
    | "done"
    | "anchor"
    | "inserted"
    | "removed"
    | "workedOut";
  readonly of: string | null;
}

/** One input that the change edits, for the writer and for those who want to know. */
export type InputEdit =
  | {
      readonly step: string;
      readonly field: "days";
      readonly before: number | null;
      readonly after: number | null;
    }
  | {
      readonly step: string;
      readonly field: "fixed" | "completedOn";
      readonly before: DayNumber | null;
      readonly after: DayNumber | null;
    }
  | { readonly step: string; readonly field: "done"; readonly before: boolean; readonly after: boolean }
  | {
      readonly step: string;
      readonly field: "countedIn";
      readonly before: CountedIn;
      readonly after: CountedIn;
    }
  | {
      readonly step: string;
      readonly field: "calendar";
      readonly before: CalendarName;
      readonly after: CalendarName;
    }
  | {
      readonly step: string;
      readonly field: "startsAfter";
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | { readonly step: string; readonly field: "number"; readonly before: string; readonly after: string }
  | {
      readonly step: string;
      readonly field: "row";
      readonly before: "none" | "there";
      readonly after: "none" | "there";
    }
  | {
      readonly step: string | null;
      readonly field: "anchor";
      readonly before: Plan["anchor"];
      readonly after: Plan["anchor"];
    };

export interface AnchorEffect {
  readonly step: string;
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** In the anchor's own calendar, signed. */
  readonly workingDays: number;
  readonly calendarDays: number;
  /** Worked forward from today; null: done or undated. */
  readonly earliestRealistic: DayNumber | null;
  /** Working days to spare afterwards; negative: late. */
  readonly slack: number | null;
}

/** What a request would do. Nothing has been written. */
export interface ChangePreview {
  /** True: the request cannot be carried out (`problems` says why) and `plan` is the plan as it was. */
  readonly refused: boolean;
  /** The inputs afterwards; `target` holds the dates to be written. */
  readonly plan: Plan;
  /** `plan` worked out. */
  readonly dates: Schedule;
  /** For each row of `plan`: its position in the plan before, or -1 for a new row. */
  readonly rowBefore: readonly number[];
  readonly difference: readonly DateDifference[];
  readonly edits: readonly InputEdit[];
  /** What is wrong with the new plan, what was refused, what is late. */
  readonly problems: readonly Problem[];
  readonly effectOnAnchor: AnchorEffect | null;
  /** What to keep once this is written; undecided changes of the sheet stay recognisable. */
  readonly snapshot: PlanSnapshot;
}

/** A link whose steps could run at the same time. */
export interface OverlapOption {
  readonly step: string;
  readonly startsAfter: string;
  /** By how many working days the anchor's earliest date comes closer. */
  readonly gained: number;
}

export declare function reschedule(
  plan: Plan,
  request: ChangeRequest,
  snapshot?: PlanSnapshot | null,
): ChangePreview;
/** Links ranked by days gained, best first. */
export declare function overlapOptions(plan: Plan): readonly OverlapOption[];
/** The request if it is one, otherwise why not. Tell them apart by `"do" in result`. */
export declare function parseChangeRequest(input: unknown): ChangeRequest | RequestProblem;
