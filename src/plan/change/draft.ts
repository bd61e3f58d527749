/** The plan while a request is carried out, and what every way of changing it needs. */
import { isDay } from "../calendarDate";
import type { DayNumber, Plan, Step } from "../plan";
import type { PlanSnapshot } from "../planSnapshot";
import type { Problem } from "../problems";
import { changedFields, type SheetChange } from "../review";
import type { Schedule } from "../schedule";
import type { RowTexts } from "./changeRequest";

/** A row of the plan while it is being edited; `from`: its position before, -1 for a new one. */
export interface Row {
  step: Step;
  texts?: RowTexts;
  /** The number by which a new row was named before the rows were numbered. */
  readonly key?: string;
  readonly from: number;
}

/** The plan while a request is carried out. */
export interface Draft {
  readonly before: Plan;
  readonly dates: Schedule;
  readonly written: PlanSnapshot;
  readonly changes: readonly SheetChange[];
  rows: Row[];
  anchor: Plan["anchor"];
  /** Rows whose date the request names. */
  readonly asked: Set<Row>;
  /** What is to be said beside the preview. */
  readonly notes: Problem[];
  /** Ids of sheet changes that this request decides on. */
  readonly decided: Set<string>;
  /** *Only this one*: where a row that would move along is held; null: it may move. */
  heldOn: (row: Row) => DayNumber | null;
}

/** Thrown by `refuse`, caught by `reschedule`: the request cannot be carried out. */
export class RefusedRequest {
  constructor(readonly problem: Problem) {}
}

export function refuse(problem: Problem): never {
  throw new RefusedRequest(problem);
}

export function planOf(draft: Draft): Plan {
  return { ...draft.before, steps: draft.rows.map((row) => row.step), anchor: draft.anchor };
}

/** What is set here stands in the sheet's own form afterwards. */
export function edit(row: Row, fields: Partial<Step>): void {
  const { typed, ...step } = { ...row.step, ...fields };
  const left = Object.entries(typed ?? {}).filter(([field]) => !(field in fields));
  row.step = left.length > 0 ? { ...step, typed: Object.fromEntries(left) } : step;
}

/** The request says when the step is due: that decides on a date that somebody typed there. */
export function decideDate(draft: Draft, step: string): void {
  for (const change of draft.changes)
    if ("step" in change && change.step === step && changedFields(change).includes("target"))
      draft.decided.add(change.id);
}

export function rowOf(draft: Draft, number: string): Row {
  const found = draft.rows.filter((row) => row.step.number === number);
  if (found.length === 0) refuse({ code: "stepGone", step: number });
  if (found.length > 1) refuse({ code: "stepAmbiguous", step: number });
  return found[0]!;
}

export function openRowOf(draft: Draft, number: string): Row {
  const row = rowOf(draft, number);
  if (row.step.done) refuse({ code: "stepDone", step: number });
  return row;
}

/** An open row whose date means something. */
export function neededRowOf(draft: Draft, number: string): Row {
  const row = openRowOf(draft, number);
  if (draft.dates.passes.network.notNeeded[row.from] === 1) refuse({ code: "stepNotNeeded", step: number });
  return row;
}

/** The anchor, with its row; refused without one. */
export function anchorOf(draft: Draft): { row: Row; date: DayNumber } {
  const { anchor } = draft;
  const row = anchor && draft.rows.find((other) => other.step.number === anchor.step);
  if (!anchor || !row || !isDay(anchor.date)) refuse({ code: "anchorNeeded" });
  return { row, date: anchor.date };
}

/** What starts after `number` starts after `instead`. */
export function replaceLinks(draft: Draft, number: string, instead: readonly string[]): void {
  for (const row of draft.rows) {
    if (!row.step.startsAfter.includes(number)) continue;
    const links = row.step.startsAfter.flatMap((link) => (link === number ? instead : [link]));
    edit(row, { startsAfter: [...new Set(links)].filter((link) => link !== row.step.number) });
  }
}
