/** What somebody changed in the sheet, in a sentence. */
import type { DayNumber, Plan, Step } from "../plan/plan";
import type { SheetChange } from "../plan/review";
import { stepLabel } from "./planFacts";
import { dayText, text } from "./text";

export function sheetChangeSentence(change: SheetChange, steps: readonly Step[]): string {
  const step = "step" in change ? stepLabel(steps, change.step) : "";
  switch (change.code) {
    case "dateTyped":
      return text("sawDateTyped", { step, before: day(change.before), after: day(change.after) });
    case "dateCleared":
      return text("sawDateCleared", { step, before: day(change.before) });
    case "ticked":
      return text("sawTicked", { step, day: day(change.proposed) });
    case "completed":
      return text("sawCompleted", { step, day: day(change.after) });
    case "reopened":
      return text("sawReopened", { step });
    case "daysChanged":
      return text("sawDays", {
        step,
        before: change.before ?? text("none"),
        after: change.after ?? text("none"),
      });
    case "countedInChanged":
      return text(change.after === "working" ? "sawWorkingDays" : "sawCalendarDays", { step });
    case "calendarChanged":
      return text(CALENDARS[change.after], { step });
    case "linksChanged":
      return text("sawLinks", { step, before: list(change.before), after: list(change.after) });
    case "fixedChanged":
      return text("sawFixed", { step, before: day(change.before), after: day(change.after) });
    case "anchorChanged":
      return text("sawAnchor", { before: anchor(change.before, steps), after: anchor(change.after, steps) });
    case "calendarsChanged":
      return text("sawCalendars");
    case "newRow":
      return text("sawNewRow", {
        name: change.name,
        number: change.proposal.number,
        after: list(change.proposal.startsAfter),
      });
    case "removedRow":
      return text("sawRemovedRow", { step: `${change.step} ${change.name}` });
  }
}

const CALENDARS = {
  both: "sawBothCalendars",
  seller: "sawSellerCalendar",
  buyer: "sawBuyerCalendar",
} as const;

function day(date: DayNumber | null): string {
  return date === null ? text("noDate") : dayText(date);
}

function list(numbers: readonly string[]): string {
  return numbers.length === 0 ? text("none") : numbers.join(", ");
}

function anchor(of: Plan["anchor"], steps: readonly Step[]): string {
  return of === null ? text("none") : `${stepLabel(steps, of.step)}, ${dayText(of.date)}`;
}
