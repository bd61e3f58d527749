/** Reads a request from a plan file, or out of random fields. */
import { isDay } from "../../src/plan/calendarDate";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { MAX_DAYS } from "../../src/plan/network";

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
const kept = optional(oneOf("stay", "along"));
const isDayOrNull: Check = (value) => value === null || isDay(value);
const isDone: Check = (value) => {
  const { step, on } = (value ?? {}) as Record<string, unknown>;
  return isStep(step) && isDay(on);
};
const stepOrTop: Check = (value) => value === null || isStep(value);
const changes: Check = (value) => value === "all" || listOf(isText)(value);

/** The fields of each request. */
const FIELDS: { readonly [D in ChangeRequest["do"]]: Readonly<Record<string, Check>> } = {
  move: { step: isStep, to: isDay, keep: oneOf("push", "anchor", "only"), kept },
  shift: { workingDays: isShift, withFixed: isBoolean, kept },
  anchor: { step: isStep, date: isDay, kept },
  compress: {
    way: oneOf("moveAnchor", "scale", "overlap"),
    step: optional(isStep),
    startsAfter: optional(isStep),
  },
  // biome-ignore lint/suspicious/noThenProperty: a word of the request, never a function, so nothing awaits it.
  done: { steps: listOf(isDone), then: oneOf("push", "keep") },
  reopen: { step: isStep },
  notNeeded: { step: isStep, because: isText },
  free: { step: isStep },
  insert: {
    name: isText,
    days: isDays,
    after: stepOrTop,
    link: oneOf("chain", "beside", "none"),
    parent: optional(isStep),
    countedIn,
    calendar,
    number: optional(isStep),
  },
  remove: { step: isStep },
  reorder: { step: isStep, after: stepOrTop, link: oneOf("keep", "chain") },
  link: { step: isStep, startsAfter: listOf(isStep) },
  chain: { steps: listOf(isStep) },
  beside: { steps: listOf(isStep) },
  edit: {
    step: isStep,
    name: optional(isText),
    days: optional(isDays),
    countedIn,
    calendar,
    notLaterThan: optional(isDayOrNull),
  },
  accept: { changes, keep: optional(oneOf("push", "anchor", "only")) },
  putBack: { changes },
  renumber: {},
  edits: { edits: (value) => listOf((each) => readRequest(each) !== null)(value) },
  order: {},
};

/** Null: not a request. Unknown fields are dropped. */
export function readRequest(input: unknown): ChangeRequest | null {
  if (typeof input !== "object" || input === null) return null;
  const given = input as Readonly<Record<string, unknown>>;
  const kind = given.do;
  if (typeof kind !== "string" || !Object.keys(FIELDS).includes(kind)) return null;
  const request: Record<string, unknown> = { do: kind };
  for (const [field, check] of Object.entries(FIELDS[kind as ChangeRequest["do"]])) {
    const value = given[field];
    if (!check(value)) return null;
    if (value !== undefined) request[field] = value;
  }
  return request as unknown as ChangeRequest;
}
