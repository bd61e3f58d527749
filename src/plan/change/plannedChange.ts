/**
 * What a preview comes to, row by row: the sidebar works it out, the server checks it and writes it to the plan on
 * which it rests. So the script that every click loads needs no rescheduling.
 */
import { isDay } from "../calendarDate";
import { cleanText } from "../cleanText";
import type { DayNumber, Plan, Step, StepField } from "../plan";
import { isSnapshot, type PlanSnapshot } from "../planSnapshot";
import type { SheetChange } from "../review";
import type { ChangePreview } from "./changePreview";
import type { ChangeRequest, RowTexts, TextColumn } from "./changeRequest";

/** A row as it will be; `target` holds the date to be written. */
interface PlannedRow extends Step {
  /** Its position in the plan as it was read, or -1: a new row. */
  readonly before: number;
  readonly start: DayNumber | null;
  readonly texts?: RowTexts;
}

/** The step that stands for the change in History, and what it means for the anchor. */
export interface Headline {
  readonly milestone: string;
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** Working days by which the anchor moves; null: it has no date. */
  readonly effect: number | null;
}

export interface PlannedChange {
  readonly rows: readonly PlannedRow[];
  readonly anchor: Plan["anchor"];
  /** What was last written, once this is. */
  readonly snapshot: PlanSnapshot;
  /** Steps that the request names: what a person typed into their cells, also a formula, may be written over. */
  readonly asked: readonly string[];
  readonly headline: Headline;
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
    headline: headlineOf(plan, preview, request, changes),
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

/** The step that was asked for or whose typed date is accepted, else what the plan works back from. */
function headlineOf(
  plan: Plan,
  preview: ChangePreview,
  request: ChangeRequest | null,
  changes: readonly SheetChange[],
): Headline {
  const { difference, effectOnAnchor: anchor } = preview;
  const named = namedStep(request);
  const row =
    typedDate(request, changes) ??
    difference.find((each) => each.step === named) ??
    difference.find((each) => each.reason === "asked") ??
    difference.find((each) => each.step === anchor?.step);
  const step = row?.step ?? named ?? anchor?.step;
  const at = preview.plan.steps.findIndex((each) => each.number === step);
  const date = preview.dates.target[at] ?? null;
  const dates = row ?? (anchor?.step === step ? anchor : { before: date, after: date });
  return {
    milestone: [...preview.plan.steps, ...plan.steps].find((each) => each.number === step)?.name ?? "",
    before: dates?.before ?? null,
    after: dates?.after ?? null,
    effect: anchor?.workingDays ?? null,
  };
}

function namedStep(request: ChangeRequest | null): string | null {
  if (request?.do === "done") return request.steps[0]?.step ?? null;
  return request && "step" in request ? (request.step ?? null) : null;
}

/** The first typed date that the request accepts; it stands in the sheet already, so no date differs. */
function typedDate(
  request: ChangeRequest | null,
  changes: readonly SheetChange[],
): Extract<SheetChange, { code: "dateTyped" }> | undefined {
  if (request?.do !== "accept") return undefined;
  const { changes: accepted } = request;
  const typed = changes.flatMap((change) => (change.code === "dateTyped" ? [change] : []));
  return typed.find((change) => accepted === "all" || accepted.includes(change.id));
}

/** More rows than the sheet is made for; longer names than a cell takes. */
const mostRows = 2_000;
const longestText = 50_000;

/** Null: not such a change. It comes from outside: any editor of the file can call the server with anything. */
export function parsePlannedChange(input: unknown): PlannedChange | null {
  if (!isRecord(input) || !Array.isArray(input.rows) || input.rows.length > mostRows) return null;
  const { anchor, headline, asked, snapshot } = input;
  const good =
    isSnapshot(snapshot) &&
    snapshot.rows.length <= mostRows &&
    snapshot.rows.every(({ number, name, notNeeded }) => [number, name, notNeeded].every(isText)) &&
    input.rows.every(isRow) &&
    (anchor === null || (isRecord(anchor) && isText(anchor.step) && isDay(anchor.date))) &&
    isTexts(asked) &&
    isRecord(headline) &&
    isText(headline.milestone) &&
    [headline.before, headline.after].every(isDayOrNull) &&
    (headline.effect === null || Number.isInteger(headline.effect));
  if (!good) return null;
  const { milestone, before, after, effect } = headline as unknown as Headline;
  return {
    rows: input.rows,
    anchor: anchor as Plan["anchor"],
    snapshot,
    asked: asked as string[],
    // Field by field: what else stands there would go into History.
    headline: { milestone: cleanText(milestone), before, after, effect },
  };
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
