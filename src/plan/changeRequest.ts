/** What can be asked of a plan, as plain JSON, and the check of requests that come from outside. */
import { isDay } from "./calendarDate";
import { MAX_DAYS } from "./network";
import type { CalendarName, CountedIn, DayNumber } from "./plan";
import type { RequestProblem } from "./problems";

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

type Check = (value: unknown) => boolean;

const MAX_TEXT = 500;
const MAX_LIST = 10000;

const isText: Check = (value) => typeof value === "string" && value.length <= MAX_TEXT;
const isStep: Check = (value) => isText(value) && value !== "";
const isBoolean: Check = (value) => typeof value === "boolean";
const isDays: Check = (value) =>
  value === null || (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_DAYS);
const isShift: Check = (value) => Number.isInteger(value) && Math.abs(value as number) <= 100000;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= MAX_LIST && value.every(check);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const countedIn = optional(oneOf("calendar", "working"));
const calendar = optional(oneOf("both", "seller", "buyer"));
const stepOrTop: Check = (value) => value === null || isStep(value);
const changes: Check = (value) => value === "all" || listOf(isText)(value);

/** The fields of each request. */
const FIELDS: { readonly [D in ChangeRequest["do"]]: Readonly<Record<string, Check>> } = {
  move: { step: isStep, to: isDay, keep: oneOf("push", "anchor", "only") },
  shift: { workingDays: isShift, withFixed: isBoolean },
  anchor: { step: isStep, date: isDay },
  compress: {
    way: oneOf("moveAnchor", "scale", "overlap"),
    step: optional(isStep),
    startsAfter: optional(isStep),
  },
  // biome-ignore lint/suspicious/noThenProperty: a word of the request, never a function, so nothing awaits it.
  done: { step: isStep, on: isDay, then: oneOf("push", "keep") },
  reopen: { step: isStep },
  free: { step: isStep },
  insert: {
    name: isText,
    days: isDays,
    after: stepOrTop,
    link: oneOf("chain", "beside", "none"),
    parent: optional(isStep),
    countedIn,
    calendar,
  },
  remove: { step: isStep },
  reorder: { step: isStep, after: stepOrTop, link: oneOf("keep", "chain") },
  link: { step: isStep, startsAfter: listOf(isStep) },
  chain: { steps: listOf(isStep) },
  beside: { steps: listOf(isStep) },
  edit: { step: isStep, days: optional(isDays), countedIn, calendar },
  accept: { changes },
  putBack: { changes },
  renumber: {},
};

/**
 * The request if it is one, otherwise why not; tell them apart by `"do" in result`. Unknown fields are dropped, so
 * that nothing which was not checked goes further.
 */
export function parseChangeRequest(input: unknown): ChangeRequest | RequestProblem {
  if (typeof input !== "object" || input === null) return { code: "badRequest", field: "" };
  const given = input as Readonly<Record<string, unknown>>;
  const kind = given.do;
  if (typeof kind !== "string" || !Object.keys(FIELDS).includes(kind))
    return { code: "badRequest", field: "do" };
  const request: Record<string, unknown> = { do: kind };
  for (const [field, check] of Object.entries(FIELDS[kind as ChangeRequest["do"]])) {
    const value = Object.keys(given).includes(field) ? given[field] : undefined;
    if (!check(value)) return { code: "badRequest", field };
    if (value !== undefined) request[field] = value;
  }
  return request as ChangeRequest;
}
