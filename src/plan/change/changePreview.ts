/** What a request would do, as data: the lines of the preview, the edits, the new plan. */
import type { CalendarName, CountedIn, DayNumber, Plan } from "../plan";
import type { PlanSnapshot } from "../planSnapshot";
import type { Problem } from "../problems";
import type { Schedule } from "../schedule";
import type { RowTexts } from "./changeRequest";

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
   * moves with `of` · fixed, done, anchor: it stands there · inserted, removed, notNeeded · kept: it must not be
   * later · workedOut: the sheet showed another
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
    | "kept"
    | "notNeeded"
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
      readonly field: "fixed" | "notLaterThan" | "completedOn";
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
  | {
      readonly step: string;
      readonly field: "number" | "name" | "notNeeded";
      readonly before: string;
      readonly after: string;
    }
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
  /** For each row of `plan`: the number under which the edits of one request name it. */
  readonly keys: readonly string[];
  /** For each row of `plan`: its cells beside the inputs that the request sets. */
  readonly texts: readonly (RowTexts | undefined)[];
  readonly difference: readonly DateDifference[];
  readonly edits: readonly InputEdit[];
  /** How many changes of the sheet it decides on: to take what stands there already changes no cell. */
  readonly decided: number;
  /** What is wrong with the new plan, what was refused, what is late. */
  readonly problems: readonly Problem[];
  readonly effectOnAnchor: AnchorEffect | null;
  /** What to keep once this is written; undecided changes of the sheet stay recognisable. */
  readonly snapshot: PlanSnapshot;
}
