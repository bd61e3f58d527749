/** Inputs and dates of a plan as they were last written, and the text in which they stand in the file. */
import { isDay } from "./calendarDate";
import { calendarsHash } from "./fingerprint";
import { notNeededRows } from "./network";
import type { Plan, Step } from "./plan";
import type { Schedule } from "./schedule";

export interface PlanSnapshot {
  readonly anchor: Plan["anchor"];
  /** Hash of both sides' weekends and non-working days. */
  readonly calendars: string;
  /** In row order; no row without number, no number twice. `target` is what was written. */
  readonly rows: readonly Step[];
  /** Rows that are gone for good, the latest: what others keep of them, as events in their calendars, can be taken back. */
  readonly removed?: readonly RemovedRow[];
}

type RemovedRow = Pick<Step, "id" | "name" | "target">;

const mostRemoved = 50;

/** The rows that are gone once these are written in the place of what was written before. */
export function removedBy(before: PlanSnapshot, rows: readonly Step[]): readonly RemovedRow[] {
  const there = new Set(rows.map(({ id }) => id));
  const gone = before.rows.map(({ id, name, target }) => ({ id, name, target }));
  return [...(before.removed ?? []), ...gone]
    .filter(({ id }) => id !== "" && !there.has(id))
    .slice(-mostRemoved);
}

/** What to keep after `plan` was written, its targets being what stands in the sheet. */
export function snapshotOf(plan: Plan): PlanSnapshot {
  const rows: Step[] = [];
  const seen = new Set<string>();
  for (const step of plan.steps) {
    if (step.number === "" || seen.has(step.number)) continue;
    seen.add(step.number);
    rows.push(copyOf(step));
  }
  return { anchor: plan.anchor, calendars: calendarsHash(plan), rows };
}

/** The snapshot that a plan would have that nobody touched: for plans of which none was kept. */
export function untouchedSnapshot(plan: Plan, dates: Schedule): PlanSnapshot {
  return snapshotOf({
    ...plan,
    steps: plan.steps.map((step, i) => ({
      ...step,
      target: step.target === null ? null : (dates.target[i] ?? step.target),
    })),
  });
}

/** 1 for rows that were not needed when it was written (D16). */
export function writtenAsNotNeeded({ rows, anchor }: PlanSnapshot): Uint8Array {
  return notNeededRows(rows, new Map(rows.map(({ number }, i) => [number, i])), anchor);
}

/** The fields of a row in the order of the stored text, which names none, as it stands in cells. */
const FIELDS = [
  "number",
  "name",
  "days",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "done",
  "completedOn",
  "target",
  "notLaterThan",
  "notNeeded",
  "id",
  "beside",
] as const satisfies readonly (keyof Step)[];

/** A step that may carry more, without what is not kept. */
function copyOf(step: Step): Step {
  return Object.fromEntries(
    FIELDS.filter((field) => step[field] !== undefined).map((field) => [field, step[field]]),
  ) as unknown as Step;
}

export function snapshotText({ anchor, calendars, rows, removed = [] }: PlanSnapshot): string {
  const stored = rows.map((row) =>
    FIELDS.map((field) => (field === "done" ? Number(row.done) : (row[field] ?? null))),
  );
  return JSON.stringify({
    version: 1,
    anchor,
    calendars,
    rows: stored,
    ...(removed.length > 0 && { removed }),
  });
}

/** Null: not a snapshot. The text stands in a hidden tab, where anybody can have written it. */
export function parseSnapshot(text: string): PlanSnapshot | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(found) || found.version !== 1 || !Array.isArray(found.rows)) return null;
  const { anchor, calendars, removed } = found;
  const rows: unknown[] = found.rows.map((row: unknown) => {
    if (!Array.isArray(row) || row.length !== FIELDS.length) return null;
    const step = Object.fromEntries(FIELDS.map((field, at) => [field, row[at]]));
    if (step.beside === null) delete step.beside;
    return { ...step, done: step.done === 1 ? true : step.done === 0 ? false : null };
  });
  const snapshot = {
    anchor: isRecord(anchor) ? { step: anchor.step, date: anchor.date } : anchor,
    calendars,
    rows,
    ...(removed !== undefined && { removed }),
  };
  return isSnapshot(snapshot) ? snapshot : null;
}

/** Checks what comes from outside. */
export function isSnapshot(found: unknown): found is PlanSnapshot {
  if (!isRecord(found)) return false;
  const { anchor, calendars, rows, removed = [] } = found;
  return (
    (anchor === null || (isRecord(anchor) && typeof anchor.step === "string" && isDay(anchor.date))) &&
    typeof calendars === "string" &&
    Array.isArray(rows) &&
    rows.every(isStep) &&
    Array.isArray(removed) &&
    removed.length <= mostRemoved &&
    removed.every(isRemovedRow)
  );
}

function isRemovedRow(row: unknown): boolean {
  return (
    isRecord(row) && typeof row.id === "string" && typeof row.name === "string" && isNumberOrNull(row.target)
  );
}

/** Dates and days may be any numbers: the sheet's own are kept too when they make no sense. */
function isStep(row: unknown): boolean {
  return (
    isRecord(row) &&
    typeof row.number === "string" &&
    typeof row.name === "string" &&
    (row.countedIn === "calendar" || row.countedIn === "working") &&
    (row.calendar === "both" || row.calendar === "seller" || row.calendar === "buyer") &&
    Array.isArray(row.startsAfter) &&
    row.startsAfter.every((number) => typeof number === "string") &&
    [row.days, row.fixed, row.completedOn, row.target, row.notLaterThan].every(isNumberOrNull) &&
    typeof row.done === "boolean" &&
    typeof row.notNeeded === "string" &&
    typeof row.id === "string" &&
    (row.beside === undefined || typeof row.beside === "string")
  );
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === "number";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
