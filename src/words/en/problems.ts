/**
 * What is wrong, what changed and why a date is what it is, in English sentences. `{step}` is "Signature (step 6)",
 * `{stepName}` only "Signature"; what else stands for what says problemSentence.ts. The types name every code, so
 * that one without words does not compile.
 */

import type { DateDifference } from "../../plan/change/changePreview";
import type { Explanation, PassedOver } from "../../plan/explain";
import type { CalendarName, CountedIn } from "../../plan/plan";
import type { DateField } from "../../plan/problems";
import type { SheetChange } from "../../plan/review";
import type { RowPart } from "../../plan/tornRows";
import type { TemplateProblem } from "../../planTemplates/validateTemplate";
import type { AnyProblem } from "../../problems";

type Problem<Code extends AnyProblem["code"]> = Extract<AnyProblem, { readonly code: Code }>;

/** A code, or a code with the variant of its sentence. */
export type ProblemKey =
  | Exclude<AnyProblem["code"], "late" | "permissionMissing" | "serviceFailed">
  | "badDate.today"
  | `late.${Problem<"late">["because"]}`
  | "late.soon"
  | `permissionMissing.${Problem<"permissionMissing">["permission"]}`
  | `serviceFailed.${Problem<"serviceFailed">["state"]}`;

export type ChangeKey =
  | Exclude<
      SheetChange["code"],
      | "countedInChanged"
      | "dateCleared"
      | "dateTyped"
      | "daysChanged"
      | "fixedChanged"
      | "linksChanged"
      | "movedRow"
      | "notLaterThanChanged"
    >
  /** A cell that held one thing and holds another now. */
  | "changed"
  | "movedRow.down"
  | "movedRow.up"
  | "needed"
  | "newRow.noNumber"
  | "rowsApart.columns"
  | "newRow.twice"
  | "unclear.date"
  | "unclear.offered"
  | "unclear.sure"
  | `countedInChanged.${CountedIn}`;

type ExplanationKey =
  | Explanation["code"]
  | "before.same"
  | `counted.${CountedIn}`
  | `passedOver.${PassedOver["because"]}`;

export interface ProblemWords {
  readonly problems: Readonly<Record<ProblemKey, string>>;
  readonly changes: Readonly<Record<ChangeKey, string>>;
  readonly explanations: Readonly<Record<ExplanationKey, string>>;
  readonly templateProblems: Readonly<Record<TemplateProblem["code"], string>>;
  readonly reasons: Readonly<Record<DateDifference["reason"], string>>;
  /** As the sheet calls them. */
  readonly columns: Readonly<Record<Exclude<DateField, "today"> | RowPart, string>>;
  readonly ofSide: Readonly<Record<CalendarName, string>>;
  /** Parts of values. */
  readonly pieces: Readonly<
    Record<"and" | "andMore" | "cell" | "dateOf" | "goal" | "namedStep" | "none" | "row" | "step", string>
  >;
  /** What several sentences say: `{correct}` in a text stands for the phrase `correct`. */
  readonly phrases: Readonly<
    Record<
      | "again"
      | "allow"
      | "answer"
      | "askOwner"
      | "correct"
      | "correctLink"
      | "earliestGoal"
      | "later"
      | "onGoalDate"
      | "ownNumbers"
      | "refresh"
      | "setDaysOff",
      string
    >
  >;
}

export const problemWordsEn: ProblemWords = {
  problems: {
    // The plan
    noAnchor:
      "The plan has no date to work back from, so it counts from today. Choose a milestone {onGoalDate}.",
    anchorUnknown:
      "The plan works back from step {number}, which does not exist. Choose another {onGoalDate}.",
    anchorFixedElsewhere:
      "{step}: “Date fixed” ({fixed}) is ignored, as the plan works back from {date}. Clear that cell.",
    anchorNotNeeded:
      "{step}: “Not needed because” is ignored, as the plan works back from this step. Empty that cell.",
    offDay: "{step} stays on {date}, not a working day {ofSide}. Keep it, or choose a working day.",
    badDate: "{step}: “{field}” is not a day between 1990 and 2150 and is ignored. {correct}",
    "badDate.today": "Today’s date could not be read. {refresh}",
    outOfRange: "{count|Step|Steps} {steps} would fall outside 1990 to 2150. Check days and links.",
    noNumber: "{count|Row|Rows} {rows}: no step number of its own, so no date. Enter one under “#”.",
    badNumber: "“{number}” is not a step number such as 4, 4.1 or 4.1.1. {correct}",
    duplicateNumber: "Step number {number} stands in {count} rows, so they have no date. {ownNumbers}",
    unknownStep: "{step} starts after “{link}”, which does not exist. {correctLink}",
    startsAfterItself: "{step} starts after itself. {correctLink}",
    loop: "Steps {steps} wait for each other, so they have no date. {correctLink}",
    badDays: "{step}: {days} is not a whole number from 0 to 3650. {correct}",
    noDays: "{step} has no days, so no date. Fill in “Days to complete” (0 for a marker).",
    badWeekend: "The working week {ofSide} cannot be read. {setDaysOff}",
    noWorkingDay: "{count|Step|Steps} {steps}: the calendar {ofSide} has no working day. {setDaysOff}",
    badNonWorkingDay: "A non-working day {ofSide} is not between 1990 and 2150. {setDaysOff}",
    notConnected:
      "{step} is not connected to {goal}, so it starts with the plan. Fill in “Starts after”, here or in the next step.",
    overlap:
      "{step} stays on {date}, but {startsAfter} is finished on {finished}: it cannot be done before {earliest}, {later}. Move what follows to later, or shorten a step.",
    notLaterThanMissed:
      "{step} comes to {date}, {later} than “Not later than” ({notLaterThan}) says. Make room, or change that date.",
    outsideMilestone: "{step} is due on {date}, but {milestone} runs from {from} to {to}. Move one of them.",
    completedInFuture: "{step} is done on {date}, which is still to come. Correct “Completed on”.",
    "late.today":
      "Late: {cause} should have started on {start}, {startedLateBy|1 working day|{startedLateBy} working days} ago; {earliestGoal}",
    "late.soon": "Late: {cause} needs more days than are left; {earliestGoal}",
    "late.fixed": "Late: {cause} has a fixed date; {earliestGoal}",
    "late.done": "Late: {cause} was finished late; {earliestGoal}",

    // What was asked for
    badRequest: "This was not understood, so nothing was changed. {refresh}",
    stepGone: "{step} is no longer in the plan. {refresh}",
    stepAmbiguous: "Several rows have the number {number}. {ownNumbers}",
    stepDone: "{step} is done and stays on its date. Open it again under “Mark done”.",
    stepNotNeeded: "{step} is not needed, so its date does nothing. Empty “Not needed because” first.",
    stepUndated: "{step} has no date. Fill in its days or its date first.",
    anchorStays: "The plan works back from {step}, so it stays. Choose another milestone {onGoalDate} first.",
    anchorNeeded: "The plan has no date to work back from. Choose a milestone {onGoalDate} first.",
    wouldLoop:
      "Then {count|step|steps} {steps} would wait for {count|itself|each other}. Choose another link.",
    numbersUnclear: "Twice, empty or without the step above: {steps}. {ownNumbers}",
    tooManySteps: "A plan has at most {limit} steps. Remove some first.",
    inThePast: "{date} is in the past. Choose today or a later day.",
    tooEarly: "{step} cannot be finished before {earliest}. Choose that day or a later one.",
    afterAnchor:
      "{date} is later than {anchorName} on {anchorDate}, which waits for {step}. Choose an earlier day, or push what follows.",
    planFits: "The plan fits already.",
    cannotFit:
      "Even with one day for every open step, {goal} is not before {earliest}, {later}. Combine several ways.",
    noOverlapGains: "No two steps gain a day side by side. Choose another way.",
    nothingChanges: "This changes nothing.",
    notAccepted:
      "{step}: “{content}” under “{column}” stays as it is. Say what is meant there, or put it back.",
    rowsApart:
      "Rows were sorted or moved without their hidden columns. Put them together first, under “Changes in the sheet”.",
    cellInTheWay:
      "{step}: “{column}” holds “{content}”, typed by hand. Decide on that under “Changes in the sheet” first.",
    changeGone: "This change is no longer there. {refresh}",
    cannotPutBack: "Working weeks and non-working days cannot be put back here. {setDaysOff}",

    // The sheet and the service
    noPlan: "There is no plan here yet. Start with “New Mutual Action Plan”.",
    planExists: "There is a plan already, on the tab “{tab}”. Open it, or choose “Create another plan”.",
    missingTab: "The tab “{tab}” is missing. Bring it back with Undo or from the version history.",
    missingColumn: "The tab “{tab}” has no column “{column}”. Bring it back with Undo, or name a column so.",
    doubleColumn: "{cell} is a second column “{column}”; only the first is read. Rename or delete one.",
    unreadableDate: "{cell}: “{content}” is not a date for “{column}”. Correct or empty the cell.",
    unreadableDays: "{cell}: “{content}” is not a whole number from 0 to 3650. {correct}",
    unreadableTick:
      "{cell}: “{content}” is not a tick for “{column}”. Use the checkbox; if the step is not needed, say why under “Not needed because”.",
    unreadableChoice: "{cell}: “{content}” is not a choice for “{column}”. Choose from the list.",
    unreadableLink:
      "{cell}: “{content}” is no step number. Under “{column}”, write numbers with commas between them, such as 3, 4.",
    waitIgnored:
      "{cell}: “{content}” counts as a link without the wait. A wait is a step of its own, with its days.",
    unreadableNumber: "{cell}: “{content}” is not a number. {correct}",
    unreadableSetting: "{cell}: “{content}” does not work as “{setting}”. {correct}",
    notOurs: "{cell} holds “{content}”, typed by hand, and was left alone. Empty it first.",
    typedColumn:
      "{cell} is in a table with column types, so nothing was written. Turn it into plain cells first.",
    mergedCell:
      "{cell} is merged with others, so nothing was written. Separate them: Format > Merge cells > Unmerge.",
    protectedCell: "{cell} is protected, so nothing was written. {askOwner}",
    protectedRow: "The row of {cell} is protected, so it stays. {askOwner}",
    viewOnly: "You can view this spreadsheet but not edit it. {askOwner}",
    busy: "Somebody else is changing the plan right now. {again}",
    changedMeanwhile: "Somebody changed the sheet meanwhile, so nothing was written. Look again, then apply.",
    severalAccounts:
      "Google mixes up accounts that are signed in side by side. Open the spreadsheet in a window with one account only, such as a private one. If there is only one, choose the menu command again and allow what Google asks.",
    "permissionMissing.sheet":
      "The add-on may not read this spreadsheet, because one of its two permissions was not given. {allow}",
    "permissionMissing.pages":
      "The add-on may not show its pages, because one of its two permissions was not given. {allow}",
    scriptOff:
      "Apps Script is switched off for your account, so the add-on cannot run. Ask your Google Workspace administrator to switch it on. The plan in the sheet works without it.",
    timeLimit:
      "Google stopped the add-on, because it took too long. If you were changing the plan, look at the sheet first: a part may be written. “Check and repair” finds what is missing.",
    tooManyCalls: "Google takes no more calls from your account for now. Wait some minutes. {again}",
    googleFailed:
      "Google says: “{detail}” If you were changing the plan, look at the sheet before you try again: the change may have arrived.",
    "serviceFailed.unchanged": "Google Sheets failed; nothing was changed. {again} {answer}",
    "serviceFailed.restored": "Google Sheets failed halfway; the plan is as it was. {again} {answer}",
    "serviceFailed.unfinished":
      "Google Sheets failed halfway; only a part was written. Use Undo or “Check and repair”. {answer}",
    "serviceFailed.written":
      "The change is written, but Google Sheets failed to read the plan again. {refresh} {answer}",
    missingAnswer: "Something is not filled in. Fill in every field.",
    tooLong: "This is too long. Keep it to {most} characters or entries.",
    badTemplate: "This template has a fault and was not used. Choose another, or import it again.",
    storageFull: "There is no room left for templates and checklist items. Delete some.",
    newerLayout: "This plan comes from a newer version of the add-on. Reload the spreadsheet to get it.",
  },
  changes: {
    changed: "{step}: “{column}” was {before} and is now {after}.",
    ticked: "{step} was ticked; it would count as done on {proposed}.",
    completed: "{step} was done on {after}.",
    reopened: "{step} is open again.",
    notNeededChanged: "{step} is not needed, because: {after}.",
    needed: "{step} is needed again.",
    "countedInChanged.working": "{step} is now counted in working days.",
    "countedInChanged.calendar": "{step} is now counted in calendar days.",
    calendarChanged: "{step} now follows the calendar {ofSide}.",
    anchorChanged: "“Works back from” was {before} and is now {after}.",
    calendarsChanged: "Working weeks or non-working days were changed.",
    newRow: "New row “{name}” ({row}): it would become a step (starts after: {startsAfter}).",
    "newRow.twice":
      "“{name}” ({row}) has the number {typed}, which belongs to {original}: it would become a step (starts after: {startsAfter}).",
    "newRow.noNumber":
      "“{name}” ({row}): “{typed}” is no step number. It would become a step (starts after: {startsAfter}).",
    unclear: "{step}: “{column}” holds “{text}”, which is not understood.",
    "unclear.date": "{step}: “{column}” holds “{text}”, which is no date; it was {before}.",
    "unclear.offered":
      "{step}: “{column}” holds “{text}”, which is no date; it was {before}. Perhaps {offered} is meant.",
    "unclear.sure": "{step}: “{column}” holds the formula {text}, which gives {offered}; it was {before}.",
    "movedRow.up": "{step} now stands before {other}. Accept: they are done in this order.",
    "movedRow.down": "{step} now stands after {other}. Accept: they are done in this order.",
    removedRow: "{step} was removed.",
    rowsApart:
      "{count} rows were sorted or moved without their hidden columns, so what stands there belongs to other steps.",
    "rowsApart.columns":
      "Moved without the rest of the row: {columns}. So {count} rows show what belongs to other steps.",
  },
  explanations: {
    anchor: "{date}: the plan works back from it.",
    fixed: "{date}: a fixed date.",
    done: "{date}: done on that day.",
    own: "{date}: the task’s own date.",
    before: "{date}: {counted} before {stepName} ({stepDate})",
    "before.same": "{date}: no later than {stepName} ({stepDate})",
    after: "{date}: {counted} after {stepName} ({stepDate})",
    "counted.calendar": "{days|1 day|{days} days}",
    "counted.working": "{days|1 working day|{days} working days}",
    "passedOver.weekend": "; {day} is not a working day",
    "passedOver.nonWorkingDay": "; {day} would do too, but {count|is a holiday|are holidays} {ofSide}",
    marker: "{date}: a marker on the date of {stepName}.",
    firstMarker: "{date}: the last working day before {stepName} starts ({start}).",
    kept: "{date}: kept, not later than {notLaterThan}; the plan would allow {latest}.",
    notNeeded: "No date: not needed, because: {reason}.",
    planStart: "{date}: starts with the plan on {start}, as nothing connects it to {goal}.",
    undated: "No date.",
  },
  templateProblems: {
    notATemplate: "This is not a template file.",
    otherVersion: "It was made by another version of this add-on ({version}).",
    wrongType: "{field} is missing or of the wrong kind.",
    empty: "{field} is empty.",
    tooManyEntries: "{field} has {count} entries; at most {most} are possible.",
    tooLong: "{field} is longer than {most} characters.",
    badNumber: "“{step}” is not a step number such as 4, 4.1 or 4.1.1.",
    duplicateNumber: "Step {step} stands twice.",
    orphan: "Step {step} belongs to step {parent}, which is not there.",
    badDays: "Step {step}: days are whole numbers from 0 to 3650.",
    unknownLink: "Step {step} starts after “{link}”, which is not there.",
    selfLink: "Step {step} starts after itself.",
    loop: "Steps {steps} wait for each other.",
    unknownAnchor: "It works back from step {step}, which is no milestone of it.",
    unknownResourceStep: "“{resource}” is for step {step}, which is not there.",
  },
  reasons: {
    asked: "as asked",
    before: "leads up to {ofName}",
    after: "follows {ofName}",
    withMilestone: "moves with {ofName}",
    fixed: "fixed date",
    done: "done on that day",
    anchor: "the plan works back from it",
    inserted: "new step",
    removed: "removed",
    kept: "keeps its date",
    notNeeded: "not needed",
    workedOut: "worked out anew",
  },
  columns: {
    anchor: "Works back from",
    calendar: "Calendar",
    completedOn: "Completed on",
    countedIn: "Counted in",
    days: "Days to complete",
    done: "Done",
    fixed: "Date fixed",
    notLaterThan: "Not later than",
    notNeeded: "Not needed because",
    number: "#",
    startsAfter: "Starts after",
    name: "Milestone",
    ownerSeller: "Owner (seller)",
    ownerBuyer: "Owner (buyer)",
    outcome: "Outcomes / Notes",
    agreed: "Agreed",
    agreedDate: "Agreed date",
    phase: "Phase",
    target: "Target Date",
  },
  ofSide: { both: "of both sides", seller: "of the seller", buyer: "of the buyer" },
  pieces: {
    and: "{first} and {last}",
    andMore: "{first} and {more} more",
    cell: "A cell",
    dateOf: "date of step {number}",
    goal: "the goal",
    namedStep: "{name} (step {number})",
    none: "empty",
    row: "row {row}",
    step: "step {number}",
  },
  phrases: {
    again: "Try again in a minute.",
    allow:
      "Choose the menu command again and tick both when Google asks. If it does not ask, remove this add-on at myaccount.google.com/connections first.",
    answer: "Its answer: “{detail}”",
    askOwner: "Ask the owner for the right to edit.",
    correct: "Correct the cell.",
    correctLink: "Correct “Starts after”.",
    earliestGoal: "the earliest realistic {dateOf} is {earliest}, {later}. See “Make it fit”.",
    later: "{workingDays|1 working day|{workingDays} working days} later",
    onGoalDate: "under “Change the goal date”",
    ownNumbers: "Give each row its own number under “#”.",
    refresh: "Refresh the plan.",
    setDaysOff: "Change this under “Non-working days”.",
  },
};
