/** The answers to "New Mutual Action Plan", the plan that they make, and the request for it. */
import { cleanText } from "../plan/cleanText";
import type { CountedIn, DayNumber, Plan, WorkingWeek } from "../plan/plan";
import { chainedAfter, sideBySideAfter } from "../planTemplates/afterGoLive";
import { planOf } from "../planTemplates/planOf";
import type { PlanTemplate } from "../planTemplates/planTemplate";
import { withoutTasks } from "../planTemplates/withoutTasks";
import type { Calendars, NewPlanRequest, NonWorkingDay } from "../protocol";
import type { Language } from "../words/language";

export const MOST_CHARACTERS = { company: 200, event: 500 };

/** Monday to Friday. */
export const USUAL_WEEKEND = "0000011";

export interface Draft {
  /** Made once; a request that is sent twice makes one plan. */
  readonly id: string;
  readonly sellerCompany: string;
  readonly buyerCompany: string;
  readonly compellingEvent: string;
  readonly template: PlanTemplate;
  /** False: without tasks, so that the plan is written together with the buyer. */
  readonly full: boolean;
  /** How the milestones after go-live run: waiting for each other, all counted from go-live, or as in the template. */
  readonly afterGoLive: "chained" | "sideBySide" | "asItIs";
  readonly countedIn: CountedIn;
  readonly weekends: { readonly seller: string; readonly buyer: string };
  readonly nonWorkingDays: readonly NonWorkingDay[];
  readonly anchorStep: string;
  readonly accent: string;
  /** The buyer confirms each date. */
  readonly showAgreed: boolean;
  /** Step numbers that are done, with the day. */
  readonly done: ReadonlyMap<string, DayNumber>;
}

/** The template with the chosen links, and without tasks for a blank start. */
function chosenTemplate({ template, full, afterGoLive }: Draft): PlanTemplate {
  const shown = full ? template : withoutTasks(template);
  const goLive = shown.anchors[0];
  if (goLive === undefined || afterGoLive === "asItIs") return shown;
  return afterGoLive === "chained" ? chainedAfter(shown, goLive) : sideBySideAfter(shown, goLive);
}

/** How they run in the template: what is asked, where it makes no difference. */
export function afterGoLiveIn(template: PlanTemplate): Draft["afterGoLive"] {
  const goLive = template.anchors[0];
  if (goLive === undefined) return "sideBySide";
  const links = ({ steps }: PlanTemplate) => JSON.stringify(steps.map((step) => step.startsAfter));
  if (links(sideBySideAfter(template, goLive)) === links(template)) return "sideBySide";
  return links(chainedAfter(template, goLive)) === links(template) ? "chained" : "asItIs";
}

export function draftPlan(draft: Draft, anchorDate: DayNumber, today: DayNumber): Plan {
  const calendars = { days: draft.nonWorkingDays, weekends: draft.weekends };
  return planOf(chosenTemplate(draft), {
    anchor: { step: draft.anchorStep, date: anchorDate },
    countedIn: draft.countedIn,
    seller: workingWeek(calendars, "seller"),
    buyer: workingWeek(calendars, "buyer"),
    today,
    done: doneSteps(draft),
  });
}

export function workingWeek({ days, weekends }: Calendars, side: "seller" | "buyer"): WorkingWeek {
  const own = days.filter((day) => day.side === side || day.side === "both");
  return { weekend: weekends[side], nonWorkingDays: own.map((day) => day.date) };
}

/**
 * What a new plan suggests as done: a first step of a day that nothing goes before is the meeting in which the plan is
 * made, or one that was held.
 */
export function usuallyDone({ steps }: PlanTemplate, today: DayNumber): Draft["done"] {
  const [first] = steps;
  const isMeeting =
    first !== undefined && first.days !== null && first.days <= 1 && first.startsAfter.length === 0;
  return new Map(isMeeting && steps.length > 1 ? [[first.number, today]] : []);
}

function doneSteps({ done }: Draft): NewPlanRequest["done"] {
  return [...done].map(([step, on]) => ({ step, on }));
}

export function newPlanRequest(
  draft: Draft,
  language: Language,
  anchorDate: DayNumber,
  beside: boolean,
): NewPlanRequest {
  const { id, countedIn, weekends, nonWorkingDays, accent } = draft;
  return {
    id,
    language,
    sellerCompany: cleanText(draft.sellerCompany),
    buyerCompany: cleanText(draft.buyerCompany),
    compellingEvent: cleanText(draft.compellingEvent),
    anchor: { step: draft.anchorStep, date: anchorDate },
    countedIn,
    weekends,
    nonWorkingDays,
    template: chosenTemplate(draft),
    done: doneSteps(draft),
    accent,
    showAgreed: draft.showAgreed,
    beside,
  };
}
