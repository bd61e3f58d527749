/** Checks what the form of a new plan sent; any editor of the file can call the server with anything. */
import { isDay } from "../plan/calendarDate";
import { validateTemplate } from "../planTemplates/validateTemplate";
import type { Calendars, NewPlanRequest, NewTask, NonWorkingDay } from "../protocol";
import { languageCodes } from "../words/language";
import { Refusal } from "./answer";
import { firstDataRow, lastDataRow } from "./sheet/tabs/planDataTab";

const longestName = 200;
export const longestText = 2000;
/** More is a paste accident, not a plan. */
const mostTasks = 100;
const mostDaysOff = lastDataRow - firstDataRow + 1;

export function parseNewPlan(input: NewPlanRequest): NewPlanRequest {
  const text = (value: unknown, field: string, most: number): string => {
    if (typeof value !== "string") throw new Refusal({ code: "badRequest", field });
    // Control characters have no place in a cell; they come with pasted text.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is removed
    const clean = value.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ").trim();
    if (clean.length > most) throw new Refusal({ code: "tooLong", field, most });
    return clean;
  };
  const day = (value: unknown, field: string): number => {
    if (!isDay(value)) throw new Refusal({ code: "badRequest", field });
    return value;
  };
  const oneOf = <T extends string>(value: unknown, choices: readonly T[], field: string): T => {
    if (!choices.includes(value as T)) throw new Refusal({ code: "badRequest", field });
    return value as T;
  };

  const checked = validateTemplate(input.template);
  if ("problems" in checked) {
    throw new Refusal({
      code: "badTemplate",
      detail: checked.problems.map((problem) => problem.code).join(", "),
    });
  }
  const { template } = checked;
  const numbers = new Set(template.steps.map((step) => step.number));
  const step = (value: unknown, field: string): string => {
    if (typeof value !== "string" || !numbers.has(value)) throw new Refusal({ code: "badRequest", field });
    return value;
  };
  if (typeof input.anchor !== "object" || input.anchor === null)
    throw new Refusal({ code: "badRequest", field: "anchor" });
  const { days, weekends } = parseCalendars({ days: input.nonWorkingDays, weekends: input.weekends });
  return {
    id: text(input.id, "id", 60),
    language: oneOf(input.language, languageCodes, "language"),
    sellerCompany: text(input.sellerCompany, "sellerCompany", longestName),
    buyerCompany: text(input.buyerCompany, "buyerCompany", longestName),
    compellingEvent: text(input.compellingEvent, "compellingEvent", longestText),
    anchor: { step: step(input.anchor.step, "anchor"), date: day(input.anchor.date, "anchor") },
    countedIn: oneOf(input.countedIn, ["calendar", "working"], "countedIn"),
    weekends,
    nonWorkingDays: days,
    template,
    done: records(input.done, "done", template.steps.length).map((each) => ({
      step: step(each.step, "done"),
      on: day(each.on, "done"),
    })),
    accent:
      typeof input.accent === "string" && /^#[0-9a-f]{6}$/i.test(input.accent) ? input.accent : "#1a73e8",
    showAgreed: input.showAgreed === true,
    beside: input.beside === true,
  };
}

/** Working weeks and non-working days of both sides. */
export function parseCalendars(input: unknown): Calendars {
  const { days, weekends } = (input ?? {}) as Partial<Record<keyof Calendars, unknown>>;
  const { seller, buyer } = (weekends ?? {}) as Record<string, unknown>;
  const weekend = (value: unknown): string => {
    if (typeof value !== "string" || !/^[01]{7}$/.test(value) || value === "1111111") {
      throw new Refusal({ code: "badRequest", field: "weekends" });
    }
    return value;
  };
  return {
    days: records(days, "nonWorkingDays", mostDaysOff).map(({ date, side }): NonWorkingDay => {
      if (!isDay(date) || (side !== "both" && side !== "seller" && side !== "buyer")) {
        throw new Refusal({ code: "badRequest", field: "nonWorkingDays" });
      }
      return { date, side };
    }),
    weekends: { seller: weekend(seller), buyer: weekend(buyer) },
  };
}

export function parseTasks(input: unknown): NewTask[] {
  if (!Array.isArray(input) || input.length === 0) throw new Refusal({ code: "badRequest", field: "tasks" });
  if (input.length > mostTasks) throw new Refusal({ code: "tooLong", field: "tasks", most: mostTasks });
  return input.map((task) => {
    const text = (field: "under" | "name" | "ownersSeller" | "ownersBuyer"): string => {
      const value = task?.[field];
      if (typeof value !== "string") throw new Refusal({ code: "badRequest", field });
      if (value.length > longestName) throw new Refusal({ code: "tooLong", field, most: longestName });
      return value.trim();
    };
    return {
      under: text("under"),
      name: text("name"),
      ownersSeller: text("ownersSeller"),
      ownersBuyer: text("ownersBuyer"),
    };
  });
}

function records(value: unknown, field: string, most: number): readonly Record<string, unknown>[] {
  if (!Array.isArray(value) || value.some((each) => typeof each !== "object" || each === null)) {
    throw new Refusal({ code: "badRequest", field });
  }
  if (value.length > most) throw new Refusal({ code: "tooLong", field, most });
  return value;
}
