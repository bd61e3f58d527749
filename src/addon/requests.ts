/**
 * Checks what a page sent: any editor of the file can call the server with anything. Each function gives back a request
 * of the right shape with clean texts, or throws a `Refusal` that names the field.
 */
import { parsePlannedChange } from "../plan/change/plannedChange";
import { cleanText } from "../plan/cleanText";
import type { TakenOverStep } from "../planTemplates/planOf";
import type { PlanTemplate } from "../planTemplates/planTemplate";
import { validateTemplate } from "../planTemplates/validateTemplate";
import type {
  ApplyRequest,
  Calendars,
  ChecklistItem,
  NewPlanRequest,
  NewTask,
  NonWorkingDay,
  OpenViewRequest,
  PlanFacts,
  Side,
} from "../protocol";
import { type Language, languageCodes } from "../words/language";
import { Refusal, type Unchecked } from "./answer";
import { day, flag, key, list, matching, oneOf, record } from "./checked";
import { viewNames } from "./menu";
import { firstDataRow, lastDataRow } from "./sheet/tabs/planDataTab";

const longestId = 60;
const longestName = 200;
/** Any length that is read, but no essay: History is read in a meeting. */
const longestText = 2_000;
/** Notes of a table that is taken over stay whole, unless they are a document. */
const longestNote = 10_000;
/** More is a paste accident, not a plan. */
const mostTasks = 100;
const mostDaysOff = lastDataRow - firstDataRow + 1;

export function parseLanguage({ language }: Unchecked): Language {
  return oneOf(language, languageCodes, "language");
}

export function parseNewPlan(input: Unchecked): NewPlanRequest {
  const template = parseTemplate(input.template);
  const numbers = template.steps.map((step) => step.number);
  const anchor = record(input.anchor, "anchor");
  const { days, weekends } = parseCalendars({ days: input.nonWorkingDays, weekends: input.weekends });
  const id = text(input.id, "id", longestId);
  if (id === "") throw new Refusal({ code: "badRequest", field: "id" });
  return {
    id,
    language: parseLanguage(input),
    sellerCompany: text(input.sellerCompany, "sellerCompany", longestName),
    buyerCompany: text(input.buyerCompany, "buyerCompany", longestName),
    compellingEvent: text(input.compellingEvent, "compellingEvent", longestText),
    anchor: { step: oneOf(anchor.step, numbers, "anchor"), date: day(anchor.date, "anchor") },
    countedIn: oneOf(input.countedIn, ["calendar", "working"], "countedIn"),
    weekends,
    nonWorkingDays: days,
    template,
    done: list(input.done, "done", template.steps.length).map((each) => {
      const { step, on } = record(each, "done");
      return { step: oneOf(step, numbers, "done"), on: day(on, "done") };
    }),
    showAgreed: flag(input.showAgreed, "showAgreed"),
    accent: matching(input.accent, /^#[0-9a-f]{6}$/i, "accent"),
    beside: flag(input.beside, "beside"),
    ...(input.takenOver !== undefined && { takenOver: parseTakenOver(input.takenOver, numbers) }),
  };
}

function parseTakenOver(input: unknown, numbers: readonly string[]): TakenOverStep[] {
  return list(input, "takenOver", numbers.length).map((each) => {
    const { step, target, notLaterThan, fixed, note } = record(each, "takenOver");
    const dayOrNone = (value: unknown) => (value === null ? null : day(value, "takenOver"));
    return {
      step: oneOf(step, numbers, "takenOver"),
      target: dayOrNone(target),
      notLaterThan: dayOrNone(notLaterThan),
      fixed: dayOrNone(fixed),
      note: text(note, "takenOver", longestNote),
    };
  });
}

export function parseApply(input: Unchecked): ApplyRequest {
  const change = parsePlannedChange(input.change);
  if (!change) throw new Refusal({ code: "badRequest", field: "change" });
  return {
    change,
    fingerprint: parseFingerprint(input),
    calendars: input.calendars === null ? null : parseCalendars(record(input.calendars, "calendars")),
    askedBy: oneOf(input.askedBy, ["buyer", "seller", ""], "askedBy"),
    why: text(input.why, "why", longestText),
    agreedInReturn: text(input.agreedInReturn, "agreedInReturn", longestText),
    // Whole characters: no emoji is cut in two.
    title: [...text(input.title, "title", longestText)].slice(0, longestName).join(""),
  };
}

export function parseSettings(input: Unchecked): {
  readonly was: PlanFacts;
  readonly now: PlanFacts;
  readonly title: string;
} {
  const facts = (field: "was" | "now"): PlanFacts => {
    const given = record(input[field], field);
    return {
      sellerCompany: text(given.sellerCompany, "sellerCompany", longestName),
      buyerCompany: text(given.buyerCompany, "buyerCompany", longestName),
      goal: text(given.goal, "goal", longestText),
      event: text(given.event, "event", longestText),
      accent: matching(given.accent, /^#[0-9a-f]{6}$/i, "accent"),
      language: parseLanguage(given),
    };
  };
  return { was: facts("was"), now: facts("now"), title: text(input.title, "title", longestName) };
}

/** The plan that the page shows, if it names one. */
export function parsePlanId({ plan }: Unchecked): string | null {
  return plan === undefined || plan === null ? null : key(plan, "plan");
}

export function parseUndo(input: Unchecked): { id: string; fingerprint: string } {
  return { id: key(input.id, "id"), fingerprint: parseFingerprint(input) };
}

export function parseFingerprint(input: Unchecked): string {
  return key(input.fingerprint, "fingerprint");
}

export function parseStep(input: Unchecked): string {
  return key(input.step, "step");
}

export function parseView({ view, created = false }: Unchecked): OpenViewRequest {
  return { view: oneOf(view, viewNames, "view"), created: flag(created, "created") };
}

export function parseCell(input: Unchecked): string {
  return key(input.cell, "cell");
}

export function parseTab(input: Unchecked): string {
  return key(input.tab, "tab");
}

export function parseRepairIds({ ids }: Unchecked): string[] {
  return list(ids, "ids").map((id) => key(id, "ids"));
}

export function parseChecklist({ items }: Unchecked): ChecklistItem[] {
  return list(items, "items").map((each) => {
    const item = record(each, "items");
    return { text: text(item.text, "text", longestText), done: flag(item.done, "done") };
  });
}

export function parseSide({ side }: Unchecked): Side {
  return oneOf(side, ["seller", "buyer"], "side");
}

export function parseSetAside({ keys }: Unchecked): string[] {
  return list(keys, "keys").map((each) => key(each, "keys"));
}

export function parseTemplates({ templates }: Unchecked): PlanTemplate[] {
  return list(templates, "templates").map(parseTemplate);
}

export function parseTasks({ tasks }: Unchecked): NewTask[] {
  const found = list(tasks, "tasks", mostTasks);
  if (found.length === 0) throw new Refusal({ code: "badRequest", field: "tasks" });
  return found.map((each) => {
    const task = record(each, "tasks");
    const name = (field: Exclude<keyof NewTask, "under">) => text(task[field], field, longestName);
    return {
      under: key(task.under, "under"),
      name: name("name"),
      ownersSeller: name("ownersSeller"),
      ownersBuyer: name("ownersBuyer"),
    };
  });
}

/** Working weeks and non-working days of both sides. */
function parseCalendars(input: Unchecked): Calendars {
  const { seller, buyer } = record(input.weekends, "weekends");
  // A week without a working day would have no dates.
  const weekend = (value: unknown) => matching(value, /^(?!1111111)[01]{7}$/, "weekends");
  return {
    days: list(input.days, "nonWorkingDays", mostDaysOff).map((each): NonWorkingDay => {
      const { date, side } = record(each, "nonWorkingDays");
      return {
        date: day(date, "nonWorkingDays"),
        side: oneOf(side, ["both", "seller", "buyer"], "nonWorkingDays"),
      };
    }),
    weekends: { seller: weekend(seller), buyer: weekend(buyer) },
  };
}

function parseTemplate(input: unknown): PlanTemplate {
  const checked = validateTemplate(input);
  if ("template" in checked) return checked.template;
  const detail = checked.problems.map((problem) => problem.code).join(", ");
  throw new Refusal({ code: "badTemplate", detail });
}

/** What a person typed. */
function text(value: unknown, field: string, most: number): string {
  if (typeof value !== "string") throw new Refusal({ code: "badRequest", field });
  const clean = cleanText(value);
  if (clean.length > most) throw new Refusal({ code: "tooLong", field, most });
  return clean;
}
