/**
 * Values of unknown origin, from a page or from a hidden cell, in which anything may stand: each function gives back
 * one of the right type, or throws a `Refusal` that names the field.
 */
import { isDay } from "../plan/calendarDate";
import { Refusal, type Unchecked } from "./answer";

/** Longer than any key of ours, which can hold the name of a tab or of a step. */
const longestKey = 2_000;

/** What the server named before and the page sends back, to the letter. */
export function key(value: unknown, field: string): string {
  if (typeof value !== "string" || value.length > longestKey)
    throw new Refusal({ code: "badRequest", field });
  return value;
}

export function matching(value: unknown, form: RegExp, field: string): string {
  if (typeof value !== "string" || !form.test(value)) throw new Refusal({ code: "badRequest", field });
  return value;
}

export function oneOf<T extends string>(value: unknown, choices: readonly T[], field: string): T {
  if (!choices.includes(value as T)) throw new Refusal({ code: "badRequest", field });
  return value as T;
}

export function flag(value: unknown, field: string): boolean {
  if (typeof value !== "boolean") throw new Refusal({ code: "badRequest", field });
  return value;
}

export function day(value: unknown, field: string): number {
  if (!isDay(value)) throw new Refusal({ code: "badRequest", field });
  return value;
}

export function record(value: unknown, field: string): Unchecked {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Refusal({ code: "badRequest", field });
  return value as Unchecked;
}

export function list(value: unknown, field: string, most = Number.POSITIVE_INFINITY): readonly unknown[] {
  if (!Array.isArray(value)) throw new Refusal({ code: "badRequest", field });
  if (value.length > most) throw new Refusal({ code: "tooLong", field, most });
  return value;
}
