/**
 * What a preview comes to, row by row: the sidebar works it out, the server checks it and writes it to the plan on
 * which it rests. So the script that every click loads needs no rescheduling.
 */
import { isDay } from "../calendarDate";
import { cleanText } from "../cleanText";
import type { DayNumber, Plan, Step, StepField } from "../plan";
import { isSnapshot, type PlanSnapshot } from "../planSnapshot";
import type { SheetChange } from "../review";
import {
  type ChangeHistory,
  changeHistory,
  type Follower,
  type Headline,
  headlineKinds,
} from "./changeHistory";
import type { ChangePreview } from "./changePreview";
import type { ChangeRequest, RowTexts, TextColumn } from "./changeRequest";

/** A row as it will be; `target` holds the date to be written. */
interface PlannedRow extends Step {
  /** Its position in the plan as it was read, or -1: a new row. */
  readonly before: number;
  readonly start: DayNumber | null;
  readonly texts?: RowTexts;
}

export interface PlannedChange {
  readonly rows: readonly PlannedRow[];
  readonly anchor: Plan["anchor"];
  /** What was last written, once this is. */
  readonly snapshot: PlanSnapshot;
  /** Steps that the request names: what a person typed into their cells, also a formula, may be written over. */
  readonly asked: readonly string[];
  readonly history: ChangeHistory;
}

/** `request` null: only calendars changed. `changes`: what people changed in the sheet, which a request may accept. */
export function plannedChange(
  plan: Plan,
  preview: ChangePreview,
  request: ChangeRequest | null,
  changes: readonly SheetChange[] = [],
): PlannedChange {
  return {
    rows: preview.plan.steps.map((step, at) => ({
      ...step,
      // What nobody decided on stays as it was typed.
      number: step.typed?.number?.text ?? step.number,
      before: preview.rowBefore[at] ?? -1,
      start: preview.dates.start[at] ?? null,
      ...(preview.texts[at] && { texts: preview.texts[at] }),
    })),
    anchor: preview.plan.anchor,
    snapshot: preview.snapshot,
    asked: askedOf(plan, preview),
    history: changeHistory(plan, preview, request, changes),
  };
}

/** Also where the date stays the same, and only what was typed in its place goes. */
function askedOf(plan: Plan, { plan: { steps }, rowBefore, difference }: ChangePreview): readonly string[] {
  const asked = new Set(difference.filter((row) => row.reason === "asked").map((row) => row.step));
  steps.forEach((step, at) => {
    const typed = Object.entries(plan.steps[rowBefore[at]!]?.typed ?? {});
    if (typed.some(([field, cell]) => !cell.isClear && step.typed?.[field as StepField] === undefined))
      asked.add(step.number);
  });
  return [...asked];
}

/** More rows than the sheet is made for; longer names than a cell takes. */
const mostRows = 2_000;
const longestText = 50_000;

/** Null: not such a change. It comes from outside: any editor of the file can call the server with anything. */
export function parsePlannedChange(input: unknown): PlannedChange | null {
  if (!isRecord(input) || !Array.isArray(input.rows) || input.rows.length > mostRows) return null;
  const { anchor, history, asked, snapshot } = input;
  const good =
    isSnapshot(snapshot) &&
    snapshot.rows.length <= mostRows &&
    snapshot.rows.every(({ number, name, notNeeded }) => [number, name, notNeeded].every(isText)) &&
    input.rows.every(isRow) &&
    (anchor === null || (isRecord(anchor) && isText(anchor.step) && isDay(anchor.date))) &&
    isTexts(asked) &&
    isRecord(history) &&
    isListOf(history.headlines, isHeadline) &&
    isListOf(history.followers, isFollower);
  if (!good) return null;
  const { headlines, followers } = history as unknown as ChangeHistory;
  return {
    rows: input.rows,
    anchor: anchor as Plan["anchor"],
    snapshot,
    asked: asked as string[],
    // Field by field: what else stands there would go into History.
    history: {
      headlines: headlines.map(({ what, effect, ...row }) => ({ what, ...cleanFollower(row), effect })),
      followers: followers.map(cleanFollower),
    },
  };
}

function cleanFollower({ milestone, before, after }: Follower): Follower {
  return { milestone: cleanText(milestone), before, after };
}

function isListOf(list: unknown, isGood: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.length <= mostRows && list.every(isGood);
}

function isFollower(row: unknown): boolean {
  return isRecord(row) && isText(row.milestone) && [row.before, row.after].every(isDayOrNull);
}

function isHeadline(row: unknown): boolean {
  return (
    isRecord(row) &&
    isFollower(row) &&
    headlineKinds.includes(row.what as Headline["what"]) &&
    (row.effect === null || Number.isInteger(row.effect))
  );
}

function isRow(row: unknown): boolean {
  return (
    isRecord(row) &&
    isText(row.number) &&
    isText(row.name) &&
    // A row that the change leaves alone may hold days that make no sense; the plan says so.
    (row.days === null || typeof row.days === "number") &&
    (row.countedIn === "calendar" || row.countedIn === "working") &&
    (row.calendar === "both" || row.calendar === "seller" || row.calendar === "buyer") &&
    isTexts(row.startsAfter) &&
    isText(row.notNeeded) &&
    isText(row.id) &&
    typeof row.done === "boolean" &&
    (row.texts === undefined || areTexts(row.texts)) &&
    [row.fixed, row.notLaterThan, row.completedOn, row.target, row.start].every(isDayOrNull) &&
    Number.isInteger(row.before) &&
    // What people typed into the sheet stands there as it is.
    ((row.before as number) >= 0 ||
      [row.number, row.name, ...(row.startsAfter as string[])].every(
        (text) => cleanText(text as string) === text,
      ))
  );
}

const textColumns: readonly string[] = [
  "ownerSeller",
  "ownerBuyer",
  "outcome",
  "phase",
] satisfies TextColumn[];

function areTexts(texts: unknown): boolean {
  return (
    isRecord(texts) &&
    Object.entries(texts).every(
      ([column, text]) =>
        textColumns.includes(column) &&
        isRecord(text) &&
        isText(text.was) &&
        isText(text.is) &&
        cleanText(text.is as string) === text.is,
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.length <= longestText;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isDayOrNull(value: unknown): boolean {
  return value === null || isDay(value);
}
