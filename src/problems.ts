/** What can be wrong, of the plan and of the sheet. The words are in src/words. */
import type { Problem } from "./plan/problems";

/** Trouble that the sheet or the service makes, as opposed to the plan (`Problem`). */
export type SheetProblem =
  /** There is no plan in this spreadsheet. */
  | { readonly code: "noPlan" }
  /** The spreadsheet has a plan already; `tab` is its milestones tab. */
  | { readonly code: "planExists"; readonly tab: string }
  | { readonly code: "missingTab"; readonly tab: string }
  | { readonly code: "missingColumn"; readonly tab: string; readonly column: string }
  /** Two columns carry the same header. */
  | { readonly code: "doubleColumn"; readonly tab: string; readonly column: string; readonly cell: string }
  | {
      readonly code: "unreadableDate";
      readonly cell: string;
      readonly content: string;
      readonly column: string;
    }
  | { readonly code: "unreadableDays"; readonly cell: string; readonly content: string }
  | {
      readonly code: "unreadableTick";
      readonly cell: string;
      readonly content: string;
      readonly column: string;
    }
  | {
      readonly code: "unreadableChoice";
      readonly cell: string;
      readonly content: string;
      readonly column: string;
    }
  /** Parts of *Starts after* that are no step numbers; the other links of the cell count. */
  | {
      readonly code: "unreadableLink";
      readonly cell: string;
      readonly content: string;
      readonly column: string;
    }
  /** Links with a wait or a lead ("3FS+2d"): they count without it. */
  | {
      readonly code: "waitIgnored";
      readonly cell: string;
      readonly content: string;
      readonly column: string;
    }
  | { readonly code: "unreadableNumber"; readonly cell: string; readonly content: string }
  | {
      readonly code: "unreadableSetting";
      readonly cell: string;
      readonly content: string;
      readonly setting: string;
    }
  /** A cell that the change has to write holds something a person typed. */
  | { readonly code: "notOurs"; readonly cell: string; readonly content: string }
  | { readonly code: "typedColumn"; readonly cell: string }
  | { readonly code: "mergedCell"; readonly cell: string }
  | { readonly code: "protectedCell"; readonly cell: string }
  /** A row that an undone change inserted, and that Google does not let us delete. */
  | { readonly code: "protectedRow"; readonly cell: string }
  | { readonly code: "viewOnly" }
  | GoogleFailure
  /** The sheet changed between preview and apply; nothing was written. */
  | { readonly code: "changedMeanwhile" }
  /** The service failed; `state` says what is in the sheet now. */
  | {
      readonly code: "serviceFailed";
      readonly state: "unchanged" | "restored" | "unfinished" | "written";
      readonly detail: string;
    }
  /** A request that our own sidebar would not send. */
  | { readonly code: "badRequest"; readonly field: string }
  | { readonly code: "missingAnswer"; readonly field: string }
  | { readonly code: "tooLong"; readonly field: string; readonly most: number }
  | { readonly code: "badTemplate"; readonly detail: string }
  | { readonly code: "storageFull" }
  | { readonly code: "newerLayout" };

/** Google did not run the add-on, or stopped it. */
export type GoogleFailure =
  /** Most likely: several accounts are signed in in the browser, and Google takes the wrong one. */
  | { readonly code: "severalAccounts" }
  /** The person did not give one of the two permissions: to use the sheet, or to show pages beside it. */
  | { readonly code: "permissionMissing"; readonly permission: "sheet" | "pages" }
  /** The administrator of the person's organization switched Apps Script off. */
  | { readonly code: "scriptOff" }
  | { readonly code: "timeLimit" }
  /** Somebody else is applying a change at this moment. */
  | { readonly code: "busy" }
  | { readonly code: "tooManyCalls" }
  /** `detail`: what Google says. */
  | { readonly code: "googleFailed"; readonly detail: string };

export type AnyProblem = Problem | SheetProblem;

/** A problem and the cells ("Milestones!B7") to which it points. */
export interface Finding {
  readonly problem: AnyProblem;
  readonly cells: readonly string[];
}

/** What a check before sending can find. Each is a file in src/documents/checks. */
export type CheckCode =
  | "noEvent"
  | "anchorAfterEvent"
  | "eventPast"
  | "noMeasure"
  | "measureOpen"
  | "noValuePerMonth"
  | "noRisk"
  | "budgetNo"
  | "decisionPast"
  | "decisionAfterSignature"
  | "reviewPast"
  | "rolesMissing"
  | "noSponsor"
  | "teams"
  | "commaNames"
  | "buyerOwnsLittle"
  | "noOwner"
  | "signatureLast"
  | "noValueAfter"
  | "reviewLate"
  | "resourcesNotReady"
  | "tooManySteps"
  | "noOutcome"
  | "pastDates"
  | "noDate"
  | "datedSubtasks";
