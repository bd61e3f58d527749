/**
 * The dates of a plan as an iCalendar file (RFC 5545): one all-day event for each open step, and for the joint review
 * and the compelling event, with a reminder at nine on the day before. A step that is not needed, or was done early, is canceled
 * there: an earlier file may have put it into a calendar.
 */
import { isoText } from "../plan/calendarDate";
import type { DayNumber, Step } from "../plan/plan";
import type { LoadedPlan } from "../protocol";
import { say } from "../words/say";
import type { DialogWords } from "../words/words";
import { isOf, type Person } from "./personalSteps";
import { planLink } from "./phrases";
import { peopleOf, type StepFacts, stepFacts, stepLabel } from "./planFacts";

export type CalendarSide = "both" | "seller" | "buyer";

interface CalendarEntry {
  /** Stays the same when the date changes, so that a calendar moves the event instead of adding another. */
  readonly key: string;
  readonly day: DayNumber;
  readonly title: string;
  readonly description: string;
  /** "agreed": both sides agreed to the date. */
  readonly status: "agreed" | "planned" | "canceled";
}

const statusTexts = { agreed: "CONFIRMED", planned: "TENTATIVE", canceled: "CANCELLED" } as const;

/** By date. A side's or a person's entries are the steps that it owns, alone or with others. */
export function calendarEntries(
  loaded: LoadedPlan,
  side: CalendarSide | Person,
  words: DialogWords,
): readonly CalendarEntry[] {
  const { eventDate, nextReview } = loaded.valueDates;
  const { today } = loaded.plan;
  const ofSide = (row: StepFacts): boolean =>
    typeof side !== "string" ? isOf(row, side) : side === "both" || row.owners[side].length > 0;
  const needed = stepFacts(loaded);
  const steps = [...needed, ...notNeededFacts(loaded, needed)]
    .filter((row) => (row.state !== "done" || wasEarly(row, today)) && row.target !== null && ofSide(row))
    .map((row) => ({
      key: keyOf(row.step),
      day: row.target!,
      title: row.step.name,
      description: [
        stepLabel(loaded.plan.steps, row.step.number),
        peopleOf(row).join(", "),
        row.details?.outcome,
        planLink(loaded),
      ]
        .filter(Boolean)
        .join("\n"),
      status:
        row.state === "done" || !needed.includes(row)
          ? ("canceled" as const)
          : row.details?.agreed === true
            ? ("agreed" as const)
            : ("planned" as const),
    }));
  const shared = [
    { key: "review", day: nextReview, title: words.documents.reviewEvent, description: loaded.value.rhythm },
    { key: "event", day: eventDate, title: words.documents.eventEvent, description: loaded.value.event },
  ].flatMap((entry) =>
    entry.day === null || entry.day < today ? [] : [{ ...entry, day: entry.day, status: "agreed" as const }],
  );
  return [...steps, ...shared, ...(typeof side === "string" ? removedEntries(loaded) : [])].sort(
    (one, other) => one.day - other.day,
  );
}

/** Done before the day for which a calendar may still hold it. */
function wasEarly({ step, details }: StepFacts, today: DayNumber): boolean {
  return (step.completedOn ?? today) < Math.max(step.target ?? 0, details?.agreedDate ?? 0);
}

/** Steps that are not needed (D16), on the dates that they would have. */
function notNeededFacts(loaded: LoadedPlan, needed: readonly StepFacts[]): readonly StepFacts[] {
  const { steps } = loaded.plan;
  if (needed.length === steps.length) return [];
  const numbers = new Set(needed.map(({ step }) => step.number));
  const plan = { ...loaded.plan, steps: steps.map((step) => ({ ...step, notNeeded: "" })) };
  return stepFacts({ ...loaded, plan }).filter(({ step }) => !numbers.has(step.number));
}

/** A number is typed and changed; the Id stays with its row. */
function keyOf({ id, number }: Pick<Step, "id" | "number">): string {
  return id || number;
}

/** Steps that were removed, of whichever side: an earlier file may have put them into a calendar. */
function removedEntries({ snapshot }: LoadedPlan): readonly CalendarEntry[] {
  return (snapshot?.removed ?? []).flatMap(({ id, name, target }) =>
    target === null
      ? []
      : [{ key: id, day: target, title: name, description: "", status: "canceled" as const }],
  );
}

/** `nowMs`: milliseconds since 1970 in UTC; a later file's events take the place of an earlier one's. */
export function calendarFile(
  loaded: LoadedPlan,
  entries: readonly CalendarEntry[],
  nowMs: number,
  words: DialogWords,
): string {
  const { sellerCompany: seller, buyerCompany: buyer } = loaded;
  const title = (name: string) => say(words.language, words.documents.eventTitle, { name, seller, buyer });
  const stamp = utcText(nowMs);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${["-", "Mutual Action Plan", "Plan dates", words.language.toUpperCase()].join(SLASHES)}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...entries.flatMap((entry) => [
      "BEGIN:VEVENT",
      `UID:${escaped(entry.key)}-${escaped(loaded.planId)}-${loaded.file}@mutual-action-plan`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${Math.floor(nowMs / SECOND_MS / 60)}`,
      `DTSTART;VALUE=DATE:${dateText(entry.day)}`,
      // The end is the first day that is no longer part of it.
      `DTEND;VALUE=DATE:${dateText(entry.day + 1)}`,
      `SUMMARY:${escaped(title(entry.title))}`,
      ...(entry.description === "" ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
      `STATUS:${statusTexts[entry.status]}`,
      // A date to keep in mind does not take the whole day.
      "TRANSP:TRANSPARENT",
      `URL:${planLink(loaded)}`,
      ...(entry.status === "canceled" ? [] : reminder(escaped(title(entry.title)))),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
    "",
  ]
    .map(foldedLine)
    .join("\r\n");
}

/** At nine on the day before: fifteen hours before the day begins, in the reader's own zone. */
function reminder(title: string): readonly string[] {
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, "TRIGGER:-PT15H", "END:VALARM"];
}

/** Google mangles scripts in which two stand side by side. */
const SLASHES = "/".repeat(2);

const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;
/** Day number of 1970-01-01. */
const EPOCH: DayNumber = 25569;

function utcText(nowMs: number): string {
  const seconds = Math.floor((nowMs % DAY_MS) / SECOND_MS);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = parts.map((part) => String(part).padStart(2, "0")).join("");
  return `${dateText(EPOCH + Math.floor(nowMs / DAY_MS))}T${time}Z`;
}

function dateText(day: DayNumber): string {
  return isoText(day).replace(/-/g, "");
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");
}

/** A line has at most 75 bytes; what is longer goes on in the next one, behind a space. */
const LINE_BYTES = 75;

function foldedLine(line: string): string {
  let folded = "";
  let bytes = 0;
  for (const character of line) {
    const size = utf8Bytes(character.codePointAt(0)!);
    if (bytes + size > LINE_BYTES) {
      folded += "\r\n ";
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}

function utf8Bytes(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
