/** The border between sidebar and server: JSON in, JSON out, and trouble as findings instead of exceptions. */

import { googleFailure } from "../googleFailure";
import type { AnyProblem, Finding, SheetProblem } from "../problems";
import type { Reply } from "../protocol";

/** Trouble on the way: carries findings up to `answer`. */
export class Refusal extends Error {
  readonly findings: readonly Finding[];
  constructor(problem: AnyProblem, cells: readonly string[] = []) {
    super(problem.code);
    this.findings = [{ problem, cells }];
  }
}

/** A request as a page sent it: an object, in which anything may stand. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** What Google calls for one server function: a page's JSON text in, one out. */
export function answering<T>(work: (request: Unchecked) => Reply<T>): (json: unknown) => string {
  return (json) => JSON.stringify(safely(() => work(parsed(json))));
}

function safely<T>(work: () => Reply<T>): Reply<T> {
  try {
    return work();
  } catch (error) {
    if (isRefusal(error)) return { ok: false, findings: error.findings };
    return { ok: false, findings: [{ problem: serviceProblem(error, "unchanged"), cells: [] }] };
  }
}

function parsed(json: unknown): Unchecked {
  let request: unknown = null;
  try {
    request = JSON.parse(String(json));
  } catch {
    throw new Refusal({ code: "badRequest", field: "JSON" });
  }
  if (typeof request !== "object" || request === null || Array.isArray(request)) {
    throw new Refusal({ code: "badRequest", field: "JSON" });
  }
  return request as Unchecked;
}

export function isRefusal(error: unknown): error is Refusal {
  return typeof error === "object" && error !== null && "findings" in error;
}

export type ServiceState = Extract<SheetProblem, { code: "serviceFailed" }>["state"];

/** What Google's exceptions mean to a salesperson. The texts are Google's. */
export function serviceProblem(error: unknown, state: ServiceState): SheetProblem {
  const detail = error instanceof Object && "message" in error ? String(error.message) : String(error);
  if (state === "unchanged" || state === "restored") {
    if (/typed columns/i.test(detail)) return { code: "typedColumn", cell: "" };
    if (/protected cell or object/i.test(detail)) return { code: "protectedCell", cell: "" };
    const failure = googleFailure(detail);
    if (failure !== "connectionLost" && failure.code !== "googleFailed") return failure;
    if (/do not have permission|view-only|read-only/i.test(detail)) return { code: "viewOnly" };
  }
  return { code: "serviceFailed", state, detail: detail.slice(0, 200) };
}
