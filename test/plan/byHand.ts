/** Small plans written by hand, for tests whose dates were counted on a calendar. */
import { isoText, parseIsoDay } from "../../src/plan/calendarDate";
import type { ChangePreview } from "../../src/plan/change/changePreview";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { reschedule } from "../../src/plan/change/reschedule";
import type { DayNumber, Plan, Step } from "../../src/plan/plan";
import { snapshotOf } from "../../src/plan/planSnapshot";
import { schedule } from "../../src/plan/schedule";

export const day = (iso: string): DayNumber => parseIsoDay(iso)!;

/** Monday to Friday. */
export const week = { weekend: "0000011", nonWorkingDays: [] };
/** Saturday and Sunday: no day in common with the other one. */
export const weekendOnly = { weekend: "1111100", nonWorkingDays: [] };

export function step(
  number: string,
  days: number | null,
  startsAfter: readonly string[] = [],
  fields: Partial<Step> = {},
): Step {
  return {
    number,
    name: `Step ${number}`,
    days,
    countedIn: "working",
    calendar: "both",
    startsAfter,
    fixed: null,
    notLaterThan: null,
    id: "",
    notNeeded: "",
    done: false,
    completedOn: null,
    target: null,
    ...fields,
  };
}

/** A plan with its dates written. `anchor`: "4 on 2027-03-12", or null. */
export function planOf(steps: readonly Step[], anchor: string | null, fields: Partial<Plan> = {}): Plan {
  const [at, date] = anchor?.split(" on ") ?? [];
  const plan: Plan = {
    steps,
    anchor: at && date ? { step: at, date: day(date) } : null,
    countedIn: "working",
    seller: week,
    buyer: week,
    today: day("2027-03-01"),
    ...fields,
  };
  const { target } = schedule(plan);
  return { ...plan, steps: steps.map((row, i) => ({ ...row, target: target[i] ?? row.target })) };
}

/** The plan after somebody worked in the sheet. */
export function touch(plan: Plan, number: string, fields: Partial<Step>): Plan {
  return { ...plan, steps: plan.steps.map((row) => (row.number === number ? { ...row, ...fields } : row)) };
}

export function ask(plan: Plan, request: ChangeRequest): ChangePreview {
  return reschedule(plan, request, snapshotOf(plan));
}

export function done(number: string, on: string, then: "push" | "keep"): ChangeRequest {
  return { do: "done", steps: [{ step: number, on: day(on) }], then };
}

/** "3 03-11 03-15 2 asked": one line for each date that changes. */
export function lines(preview: ChangePreview): string[] {
  const text = (date: DayNumber | null): string => (date === null ? "-" : isoText(date).slice(5));
  return preview.difference.map(
    ({ step, before, after, workingDays, reason, of }) =>
      `${step} ${text(before)} ${text(after)} ${workingDays} ${reason}${of === null ? "" : ` ${of}`}`,
  );
}

/** "3: 1,2" for each row. */
export function links(preview: ChangePreview): string[] {
  return preview.plan.steps.map((row) => `${row.number}: ${row.startsAfter.join()}`);
}

export function codes(preview: ChangePreview): string[] {
  return preview.problems.map((problem) => problem.code);
}
