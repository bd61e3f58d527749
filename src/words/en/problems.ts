/**
 * What is wrong, what changed and why a date is what it is, in English sentences. `{step}` is "Signature (step 6)",
 * `{stepName}` only "Signature"; what else stands for what says problemSentence.ts. The types name every code, so
 * that one without words does not compile.
 */
import type { Explanation, PassedOver } from "../../plan/explain";
import type { CalendarName, CountedIn } from "../../plan/plan";
import type { DateField } from "../../plan/problems";
import type { DateDifference } from "../../plan/reschedule";
import type { SheetChange } from "../../plan/review";
import type { TemplateProblem } from "../../planTemplates/validateTemplate";
import type { AnyProblem, ApplyRequest, NewPlanRequest } from "../../sidebarProtocol";

type Problem<Code extends AnyProblem["code"]> = Extract<AnyProblem, { readonly code: Code }>;

/** A code, or a code with the variant of its sentence. */
export type ProblemKey =
  | Exclude<AnyProblem["code"], "badDate" | "late" | "outOfRange" | "serviceFailed" | "tooLong">
  | "badDate.cell"
  | "badDate.today"
  | `late.${Problem<"late">["because"]}`
  | "late.soon"
  | `outOfRange.${Problem<"outOfRange">["side"]}`
  | `serviceFailed.${Problem<"serviceFailed">["state"]}`
  | "tooLong.list"
  | "tooLong.text";

export type ChangeKey =
  | Exclude<SheetChange["code"], "calendarChanged" | "countedInChanged">
  | `calendarChanged.${CalendarName}`
  | `countedInChanged.${CountedIn}`
  | "anchorChanged.cleared"
  | "anchorChanged.set"
  | "dateTyped.new"
  | "fixedChanged.cleared"
  | "fixedChanged.set"
  | "linksChanged.none"
  | "newRow.first";

export type ExplanationKey =
  | Exclude<Explanation["code"], "after" | "before">
  | `${"after" | "before"}.${CountedIn}`
  | "before.same"
  | `passedOver.${PassedOver["because"]}`
  | "passedOver.several";

/** The fields of requests and the columns of dates that sentences name. */
export type FieldName =
  | Exclude<DateField, "today">
  | keyof Pick<ApplyRequest, "agreedInReturn" | "title" | "why">
  | keyof Pick<
      NewPlanRequest,
      "buyerCompany" | "compellingEvent" | "done" | "nonWorkingDays" | "sellerCompany"
    >
  | "items"
  | "name"
  | "ownersBuyer"
  | "ownersSeller"
  | "tasks";

export interface ProblemWords {
  readonly problems: Readonly<Record<ProblemKey, string>>;
  readonly changes: Readonly<Record<ChangeKey, string>>;
  readonly explanations: Readonly<Record<ExplanationKey, string>>;
  readonly templateProblems: Readonly<Record<TemplateProblem["code"], string>>;
  readonly reasons: Readonly<Record<DateDifference["reason"], string>>;
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly ofSide: Readonly<Record<CalendarName, string>>;
  readonly pieces: Readonly<
    Record<"and" | "andMore" | "cell" | "dateOf" | "field" | "goal" | "namedStep" | "none" | "step", string>
  >;
}

export const problemWordsEn: ProblemWords = {
  problems: {
    // The plan
    noAnchor:
      "The plan does not say what it works back from, so it is worked out from today. Choose a milestone and its date under “Change the goal date”.",
    anchorUnknown:
      "The plan works back from step {number}, but there is no such step. Choose another milestone under “Change the goal date”.",
    anchorFixedElsewhere:
      "The plan works back from {step} on {date}, yet “Date fixed” says {fixed}, which is not used. Clear “Date fixed”.",
    offDay:
      "{step} stays on {date}, which is not a working day {ofSide}. Keep it, or choose the working day before or after.",
    "badDate.cell":
      "{step}: “{field}” is not a day between 1990 and 2150, so it is ignored. Correct the cell.",
    "badDate.today": "Today’s date could not be read. Refresh the plan.",
    "outOfRange.before1990":
      "{count|Step {steps} has|Steps {steps} have} no date: it would fall before 1990. Check “Days to complete” and “Starts after”.",
    "outOfRange.after2150":
      "{count|Step {steps} has|Steps {steps} have} no date: it would fall after 2150. Check “Days to complete” and “Starts after”.",
    noNumber:
      "{count|Row {rows} of the table has|Rows {rows} of the table have} no step number, so there is no date. Enter one under “#”.",
    badNumber: "“{number}” is not a step number such as 4, 4.1 or 4.1.1. Correct it under “#”.",
    duplicateNumber:
      "Step number {number} stands in {count} rows, so none of them has a date. Give each its own.",
    unknownStep:
      "{step} starts after “{link}”, but there is no such step, so the link is ignored. Correct “Starts after”.",
    startsAfterItself: "{step} starts after itself, so the link is ignored. Correct “Starts after”.",
    loop: "Steps {steps} wait for each other, so they have no date. Take out one of the links under “Starts after”.",
    badDays: "{step}: {days} is not a whole number from 0 to 3650. Correct “Days to complete”.",
    noDays: "{step} has no days, so it has no date. Fill in “Days to complete” (0 for a marker).",
    badWeekend:
      "The working week {ofSide} is not readable, so steps on that calendar have no date. Set it under “Non-working days”.",
    noWorkingDay:
      "The calendar {ofSide} has no working day, so {count|step {steps} has|steps {steps} have} no date. Change the weekend or the non-working days.",
    badNonWorkingDay:
      "A non-working day {ofSide} is not between 1990 and 2150, so it is ignored. Correct it under “Non-working days”.",
    notConnected:
      "{step} is not connected to {goal}, so it starts when the plan starts. Fill in its “Starts after”, or what waits for it.",
    overlap:
      "{step} stays on {date}, but {startsAfter} is only finished on {finished}: the earliest date is {earliest}, {workingDays|one working day|{workingDays} working days} later. Push what follows, or shorten a step.",
    outsideMilestone:
      "{step} is due on {date}, but {milestone} runs from {from} to {to}. Move the task or the milestone.",
    doneWithoutDate:
      "{step} is ticked as done but has no date, so it is planned like an open step. Fill in “Completed on”.",
    completedInFuture: "{step} is done on {date}, which is still to come. Correct “Completed on”.",
    "late.today":
      "Late: {cause} should have started on {start}, {startedLateBy|1 working day|{startedLateBy} working days} ago; the earliest realistic {dateOf} is {earliest}, {workingDays|1 working day|{workingDays} working days} later. See “Make it fit”.",
    "late.soon":
      "Late: {cause} needs more days than are left; the earliest realistic {dateOf} is {earliest}, {workingDays|1 working day|{workingDays} working days} later. See “Make it fit”.",
    "late.fixed":
      "Late: {cause} has a fixed date; the earliest realistic {dateOf} is {earliest}, {workingDays|1 working day|{workingDays} working days} later. Move that date, or see “Make it fit”.",
    "late.done":
      "Late: {cause} was finished late; the earliest realistic {dateOf} is {earliest}, {workingDays|1 working day|{workingDays} working days} later. See “Make it fit”.",

    // What was asked for
    badRequest: "This could not be understood, so nothing was changed. Refresh the plan and try again.",
    stepGone: "{step} is no longer in the plan. Refresh the plan.",
    stepAmbiguous: "Several rows have the number {number}. Give each its own under “#”.",
    stepDone: "{step} is done and stays on its date. Open it again first, under “Mark done”.",
    stepUndated: "{step} has no date. Fill in “Days to complete” or a date first.",
    anchorStays:
      "The plan works back from {step}, so it stays. Choose another one first, under “Change the goal date”.",
    anchorNeeded:
      "The plan does not say what it works back from. Choose a milestone and its date first, under “Change the goal date”.",
    wouldLoop:
      "Then {count|step {steps} would wait for itself|steps {steps} would wait for each other}. Choose another link.",
    numbersUnclear:
      "{count|Step {steps} is|Steps {steps} are} in the way: the number stands twice, or what it belongs to is missing. Correct it under “#”.",
    tooManySteps: "A plan has at most {limit} steps. Remove some first.",
    inThePast: "{date} is in the past. Choose today or a later day.",
    tooEarly: "{step} can be finished on {earliest} at the earliest. Choose that day or a later one.",
    afterAnchor:
      "{date} is later than {anchorName} on {anchorDate}, which waits for {step}. Push what follows, or choose an earlier date.",
    planFits: "The plan fits already. There is nothing to do.",
    cannotFit:
      "Even with one day for every open step, {goal} is not before {earliest}, {workingDays|one working day|{workingDays} working days} late. Combine it with another way.",
    noOverlapGains: "No two steps gain a day by running at the same time. Choose another way.",
    nothingChanges: "This changes nothing.",
    changeGone: "This change is no longer there. Refresh the plan.",
    cannotPutBack:
      "Working weeks and non-working days cannot be put back from here. Change them under “Non-working days”.",

    // The sheet and the service
    noPlan: "There is no plan in this spreadsheet. Start with “New Mutual Action Plan”.",
    planExists:
      "This spreadsheet has a plan already, on the tab “{tab}”. Open it, or choose “Create another plan”.",
    missingTab:
      "The tab “{tab}” is missing. Bring it back with Undo or from the version history of the spreadsheet.",
    missingColumn:
      "The tab “{tab}” has no column “{column}”. Bring it back with Undo, or give the column this name again.",
    doubleColumn:
      "{cell} is a second column “{column}”; only the first one is read. Rename or delete one of them.",
    unreadableDate: "{cell}: “{content}” is not a date. Enter a date under “{column}”, or empty the cell.",
    unreadableDays: "{cell}: “{content}” is not a number of days. Enter a whole number from 0 to 3650.",
    unreadableTick:
      "{cell}: “{content}” is not a tick. Use the checkbox under “{column}”, or empty the cell.",
    unreadableChoice: "{cell}: “{content}” is not a choice for “{column}”. Choose one from the list.",
    unreadableNumber: "{cell}: “{content}” is not a number. Enter digits only.",
    unreadableSetting: "{cell}: “{content}” does not work as “{setting}”. Correct the cell.",
    notOurs:
      "{cell} holds “{content}”, which somebody typed, so it was left alone. Empty the cell and try again.",
    typedColumn:
      "{cell} has a column type of a Google table, so nothing was written. Turn the table back into plain cells and try again.",
    protectedCell:
      "{cell} is protected, so nothing was written. Ask the owner of the spreadsheet to let you edit it.",
    viewOnly: "You can view this spreadsheet but not edit it. Ask its owner for the right to edit.",
    busy: "Somebody else is changing the plan right now. Try again in a few seconds.",
    changedMeanwhile:
      "Somebody changed the sheet meanwhile, so nothing was written. Look at the dates again, then apply.",
    "serviceFailed.unchanged":
      "Google Sheets failed, and nothing was changed. Try again in a minute. Its answer: “{detail}”",
    "serviceFailed.restored":
      "Google Sheets failed halfway, and the plan was put back as it was. Try again in a minute. Its answer: “{detail}”",
    "serviceFailed.unfinished":
      "Google Sheets failed halfway, and only a part was written. Use Undo or “Check and repair”. Its answer: “{detail}”",
    missingAnswer: "{field}: please fill this in.",
    "tooLong.text": "{field}: at most {most} characters are possible. Shorten it.",
    "tooLong.list": "{field}: at most {most} are possible. Take some out.",
    badTemplate:
      "This template has a fault, so it was not used. Import it again to see what is wrong, or choose another.",
    storageFull:
      "There is no room for more templates or checklist items. Delete a template that you no longer need.",
    newerLayout:
      "This plan was made by a newer version of the add-on. Reload the spreadsheet to get that version.",
  },
  changes: {
    dateTyped: "{step}: {before} was typed over with {after}.",
    "dateTyped.new": "{step}: the date {after} was typed in.",
    dateCleared: "{step}: the date {before} was deleted.",
    ticked: "{step} was ticked as done. It would count as done on {proposed}.",
    completed: "{step} was done on {after}.",
    reopened: "{step} is open again.",
    daysChanged: "{step}: days changed from {before} to {after}.",
    "countedInChanged.working": "{step} is now counted in working days.",
    "countedInChanged.calendar": "{step} is now counted in calendar days.",
    "calendarChanged.both": "{step} now follows the calendars of both sides.",
    "calendarChanged.seller": "{step} now follows the seller’s calendar.",
    "calendarChanged.buyer": "{step} now follows the buyer’s calendar.",
    linksChanged: "{step} now starts after {after} (before: {before}).",
    "linksChanged.none": "{step} no longer starts after {before}.",
    fixedChanged: "{step}: the fixed date changed from {before} to {after}.",
    "fixedChanged.set": "{step} is now fixed on {after}.",
    "fixedChanged.cleared": "{step} is no longer fixed on {before}.",
    anchorChanged: "The plan now works back from {after} (before: {before}).",
    "anchorChanged.set": "The plan now works back from {after}.",
    "anchorChanged.cleared": "The plan no longer works back from {before}.",
    calendarsChanged: "Working weeks or non-working days were changed.",
    newRow: "New row “{name}”: it would become step {number}, after {startsAfter}.",
    "newRow.first": "New row “{name}”: it would become step {number}.",
    removedRow: "{step} was removed.",
  },
  explanations: {
    anchor: "{date}: the plan works back from it.",
    fixed: "{date}: a fixed date.",
    done: "{date}: done on that day.",
    own: "{date}: the task’s own date.",
    "before.calendar": "{date}: {days|1 day|{days} days} before {stepName} ({stepDate})",
    "before.working": "{date}: {days|1 working day|{days} working days} before {stepName} ({stepDate})",
    "before.same": "{date}: no later than {stepName} ({stepDate})",
    "after.calendar": "{date}: {days|1 day|{days} days} after {stepName} ({stepDate})",
    "after.working": "{date}: {days|1 working day|{days} working days} after {stepName} ({stepDate})",
    "passedOver.weekend": "; {day} is not a working day",
    "passedOver.nonWorkingDay": "; {day} would do too, but is a holiday {ofSide}",
    "passedOver.several": "; {days} would do too, but are holidays {ofSide}",
    marker: "{date}: a marker on the date of {stepName}.",
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
    controlCharacter: "{field} contains invisible control characters.",
    badNumber: "“{number}” is not a step number such as 4, 4.1 or 4.1.1.",
    duplicateNumber: "Step {number} stands twice.",
    orphan: "Step {number} belongs to step {parent}, which is not there.",
    badDays: "Step {number}: days are whole numbers from 0 to 3650.",
    unknownLink: "Step {number} starts after “{link}”, which is not there.",
    selfLink: "Step {number} starts after itself.",
    loop: "Steps {steps} wait for each other.",
    unknownAnchor: "It works back from step {number}, which is not one of its milestones.",
    unknownResourceStep: "“{resource}” is for step {number}, which is not there.",
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
    workedOut: "worked out anew",
  },
  fields: {
    agreedInReturn: "Agreed in return",
    anchor: "Works back from",
    buyerCompany: "The buyer’s company",
    compellingEvent: "Compelling event",
    completedOn: "Completed on",
    done: "Steps behind you",
    fixed: "Date fixed",
    items: "My checklist",
    name: "Milestone",
    nonWorkingDays: "Non-working days",
    ownersBuyer: "Owner (buyer)",
    ownersSeller: "Owner (seller)",
    sellerCompany: "Your company",
    target: "Target Date",
    tasks: "Tasks",
    title: "Title of the change",
    why: "Why",
  },
  ofSide: { both: "of both sides", seller: "of the seller", buyer: "of the buyer" },
  pieces: {
    and: "{first} and {last}",
    andMore: "{first} and {more} more",
    cell: "A cell",
    dateOf: "date of step {number}",
    field: "An entry",
    goal: "the goal",
    namedStep: "{name} (step {number})",
    none: "none",
    step: "step {number}",
  },
};
