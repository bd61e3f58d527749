/** What can be asked of a plan, as plain JSON. */
import type { CalendarName, CountedIn, DayNumber } from "../plan";

/** Cells of a row beside the plan's inputs. */
export type TextColumn = "ownerSeller" | "ownerBuyer" | "outcome" | "phase";

/** What stands in such a cell and what shall stand there; without a column, it stays. */
export type RowTexts = {
  readonly [Column in TextColumn]?: { readonly was: string; readonly is: string };
};

/** What the rep asks for. Steps are named by number. */
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
      /** For the anchor step, as in `anchor`. */
      readonly kept?: "stay" | "along";
    }
  /** The whole plan by working days (negative: earlier), fixed rows too if asked. `kept`: as in `anchor`. */
  | {
      readonly do: "shift";
      readonly workingDays: number;
      readonly withFixed: boolean;
      readonly kept?: "stay" | "along";
    }
  /**
   * What the plan works back from. When the same step comes later, dates that are kept (D15) stay, or go "along" by the
   * same number of working days of their own calendars.
   */
  | {
      readonly do: "anchor";
      readonly step: string;
      readonly date: DayNumber;
      readonly kept?: "stay" | "along";
    }
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
  /** Done, one or several; when that is late, "push" moves the anchor once, as little as possible, "keep" reports overlaps. */
  | {
      readonly do: "done";
      readonly steps: readonly { readonly step: string; readonly on: DayNumber }[];
      readonly then: "push" | "keep";
    }
  | { readonly do: "reopen"; readonly step: string }
  /** Not needed for a reason (D16), with its tasks; needed again for none (""). */
  | { readonly do: "notNeeded"; readonly step: string; readonly because: string }
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
      readonly texts?: RowTexts;
      /** Under which other edits of the same request name it; the plan then gives it a number. */
      readonly number?: string;
    }
  /** Remove a step and its tasks; what followed it follows its predecessors. */
  | { readonly do: "remove"; readonly step: string }
  /**
   * Put a row (with its tasks) below `after` (null: on top). "chain": where it passes a row that it follows, or that follows
   * it, the two change places in their chain.
   */
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
      readonly name?: string;
      readonly days?: number | null;
      readonly countedIn?: CountedIn;
      readonly calendar?: CalendarName;
      /** A day that the row does not work becomes the one before that it does (D15). */
      readonly notLaterThan?: DayNumber | null;
      readonly texts?: RowTexts;
    }
  /** Several edits, one after the other, as one change; the numbers follow the order. */
  | { readonly do: "edits"; readonly edits: readonly PlanEdit[] }
  /** The rows in the order of their numbers, as before somebody sorted the table. */
  | { readonly do: "order" }
  /**
   * Decide on what `review` found, by id; the rest stays undecided and untouched. `keep`, for typed dates and ticks: as in
   * `move`; "anchor" if it is not said.
   */
  | {
      readonly do: "accept";
      readonly changes: readonly string[] | "all";
      readonly keep?: "push" | "anchor" | "only";
    }
  | { readonly do: "putBack"; readonly changes: readonly string[] | "all" }
  /** Numbers by row order; links and anchor are rewritten with them. */
  | { readonly do: "renumber" };

export type PlanEdit = Extract<
  ChangeRequest,
  { do: "insert" | "remove" | "reorder" | "edit" | "link" | "notNeeded" | "anchor" }
>;
