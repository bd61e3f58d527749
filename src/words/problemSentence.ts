/**
 * Problems, changes in the sheet, explanations and reasons in sentences for a salesperson. A sentence is a text of
 * the word tables, filled with the fields of what it is about: days as people read them, step numbers with names.
 */
import { isDay, yearMonthDay } from "../plan/calendarDate";
import type { DateDifference } from "../plan/change/changePreview";
import type { Explanation } from "../plan/explain";
import type { DayNumber, Plan } from "../plan/plan";
import { dateFields, type SheetChange } from "../plan/review";
import { isStepNumber } from "../plan/stepNumbers";
import type { TemplateProblem } from "../planTemplates/validateTemplate";
import type { AnyProblem, Finding } from "../problems";
import type { ChangeKey, ProblemKey, ProblemWords } from "./en/problems";
import { formatDay } from "./formatDay";
import type { Language } from "./language";
import { say } from "./say";

interface Speech {
  readonly language: Language;
  /** In that language. */
  readonly words: ProblemWords;
}

export interface SentenceContext extends Speech {
  /** "Signature"; empty when there is no such step or it has no name. */
  nameOf(step: string): string;
  /** The row of the sheet in which a step of the plan stands, by its position; none: it stands in no sheet yet. */
  rowOf?(position: number): number | undefined;
  /** The name of what the plan works back from; may be empty. */
  readonly anchorName: string;
  /** Days of this year are written without the year. */
  readonly today?: DayNumber;
}

type Values = Readonly<Record<string, string | number>>;

/** Longer names, contents and lists would bury the sentence. */
const LONGEST_NAME = 30;
const LONGEST_CONTENT = 60;
const MOST_LISTED = 6;

const DATES = new Set(
  "anchorDate date earliest finished fixed from latest notLaterThan proposed start stepDate to".split(" "),
);
const STEPS = new Set("anchor cause milestone of other startsAfter step".split(" "));

export function problemSentence(problem: AnyProblem, context: SentenceContext): string {
  const { phrases, problems } = context.words;
  // Phrases can hold phrases.
  const expanded = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (all, name: string) =>
      name in phrases ? expanded(phrases[name as keyof typeof phrases]) : all,
    );
  return sentence(expanded(problems[problemKey(problem)]), valuesOf(problem, context), context.language);
}

/** With the cells to which it points, unless the sentence names them. */
export function findingSentence({ problem, cells }: Finding, context: SentenceContext): string {
  const text = problemSentence(problem, context);
  const more = cells.filter((cell) => !text.includes(cell));
  return more.length === 0 ? text : `${text} (${listText(more, context)})`;
}

/** What somebody changed in the sheet. */
export function changeSentence(change: SheetChange, context: SentenceContext): string {
  const { changes, columns, ofSide, pieces } = context.words;
  const values = valuesOf(change, context);
  const day = (date: DayNumber | null) => (date === null ? pieces.none : dayText(date, context));
  const steps = (numbers: readonly string[]) => stepList(numbers, context) || pieces.none;
  const filled = (key: ChangeKey, more: Values = {}) =>
    sentence(changes[key], { ...values, ...more }, context.language);
  const changed = (column: keyof typeof columns, before: string | number, after: string | number) =>
    filled("changed", { column: columns[column], before, after });
  switch (change.code) {
    case "dateTyped":
      return changed("target", day(change.before), day(change.after));
    case "dateCleared":
      return changed("target", day(change.before), pieces.none);
    case "completed":
      return filled("completed", { after: day(change.after) });
    case "daysChanged":
      return changed("days", change.before ?? pieces.none, change.after ?? pieces.none);
    case "fixedChanged":
      return changed("fixed", day(change.before), day(change.after));
    case "notLaterThanChanged":
      return changed("notLaterThan", day(change.before), day(change.after));
    case "notNeededChanged":
      return filled(change.after === "" ? "needed" : change.code);
    case "linksChanged":
      return changed("startsAfter", steps(change.before), steps(change.after));
    case "countedInChanged":
      return filled(`countedInChanged.${change.after}`);
    case "calendarChanged":
      return filled("calendarChanged", { ofSide: ofSide[change.after] });
    case "anchorChanged": {
      const anchor = (of: Plan["anchor"]) =>
        of === null ? pieces.none : `${stepText(of.step, context.nameOf(of.step), context)}, ${day(of.date)}`;
      return filled("anchorChanged", { before: anchor(change.before), after: anchor(change.after) });
    }
    case "newRow": {
      const { startsAfter } = change.proposal;
      const { typed } = change;
      const row = say(context.language, pieces.row, { row: context.rowOf?.(change.row) ?? change.row + 1 });
      const original = typed === undefined ? "" : stepText(typed, context.nameOf(typed), context);
      return filled(
        typed === undefined ? "newRow" : isStepNumber(typed) ? "newRow.twice" : "newRow.noNumber",
        { row, original, typed: cut(typed ?? "", LONGEST_NAME), startsAfter: steps(startsAfter) },
      );
    }
    case "unclear": {
      const { field, offered, sure } = change;
      const column = columns[field];
      if (offered !== null)
        return filled(sure ? "unclear.sure" : "unclear.offered", {
          column,
          before: day(change.before),
          offered: day(offered),
        });
      const isDate = dateFields.has(field);
      return filled(isDate ? "unclear.date" : "unclear", { column, before: day(change.before) });
    }
    case "rowsApart":
      return change.moved.includes("name")
        ? filled(change.code, { count: change.count })
        : filled("rowsApart.columns", {
            count: change.count,
            columns: listText(
              change.moved.map((part) => columns[part]),
              context,
            ),
          });
    case "movedRow":
      return filled(change.isUp ? "movedRow.up" : "movedRow.down");
    case "removedRow":
      return filled("removedRow", { step: stepText(change.step, change.name, context) });
    default:
      return filled(change.code);
  }
}

/** Why a step has its date. */
export function explanationSentence(explanation: Explanation, context: SentenceContext): string {
  const { language } = context;
  const { explanations } = context.words;
  const values = valuesOf(explanation, context);
  const { code } = explanation;
  if (code !== "before" && code !== "after") return say(language, explanations[code], values);
  const counted = say(language, explanations[`counted.${explanation.countedIn}`], values);
  const text = explanations[code === "before" && explanation.days === 0 ? "before.same" : code];
  return `${say(language, text, { ...values, counted })}${passedOverText(explanation, context)}.`;
}

/** Weekends explain themselves next to a holiday, and where only working days count. */
function passedOverText(
  { countedIn, passedOver }: Extract<Explanation, { readonly passedOver: unknown }>,
  context: SentenceContext,
): string {
  const holidays = passedOver.filter((day) => day.because === "nonWorkingDay");
  const [first] = holidays.length > 0 || countedIn === "working" ? holidays : passedOver;
  if (!first) return "";
  const { language } = context;
  const { explanations, ofSide } = context.words;
  if (first.because === "weekend") {
    return say(language, explanations["passedOver.weekend"], { day: dayText(first.date, context) });
  }
  return say(language, explanations["passedOver.nonWorkingDay"], {
    day: listText(
      holidays.map(({ date }) => dayText(date, context)),
      context,
    ),
    count: holidays.length,
    ofSide: ofSide[holidays.every(({ of }) => of === first.of) ? first.of : "both"],
  });
}

/** `field` is shown as it is: whoever can put a file right knows its fields. */
export function templateProblemSentence(problem: TemplateProblem, speech: Speech): string {
  const values: Record<string, string | number> = {};
  for (const [field, value] of Object.entries(problem)) {
    values[field] = Array.isArray(value) ? stepList(value, speech) : cut(String(value), LONGEST_CONTENT);
  }
  return say(speech.language, speech.words.templateProblems[problem.code], values);
}

/** Why a date changes, in a few words: "leads up to Signature". */
export function reasonText({ reason, of }: DateDifference, context: SentenceContext): string {
  return say(context.language, context.words.reasons[reason], valuesOf({ of }, context));
}

function problemKey(problem: AnyProblem): ProblemKey {
  switch (problem.code) {
    case "badDate":
      return problem.step === null ? "badDate.today" : "badDate";
    case "late":
      return problem.because === "today" && problem.startedLateBy === 0
        ? "late.soon"
        : `late.${problem.because}`;
    case "permissionMissing":
      return `permissionMissing.${problem.permission}`;
    case "serviceFailed":
      return `serviceFailed.${problem.state}`;
    default:
      return problem.code;
  }
}

/** What the texts can name, out of the fields of what they are about. */
function valuesOf(about: object, context: SentenceContext): Values {
  const { language, words, nameOf, anchorName } = context;
  const { columns, ofSide, pieces } = words;
  const values: Record<string, string | number> = { goal: cut(anchorName, LONGEST_NAME) || pieces.goal };
  for (const [field, value] of Object.entries(about)) {
    if (typeof value === "number") {
      values[field] = DATES.has(field) && isDay(value) ? dayText(value, context) : value;
    } else if (Array.isArray(value)) {
      values.count = value.length;
      // Rows are positions; people count from 1.
      values[field] = stepList(
        value.map((entry) => (typeof entry === "number" ? (context.rowOf?.(entry) ?? entry + 1) : entry)),
        context,
      );
    } else if (typeof value === "string" && STEPS.has(field)) {
      const name = cut(nameOf(value), LONGEST_NAME);
      const number = cut(value, LONGEST_NAME);
      values[field] = stepText(value, name, context);
      values[`${field}Name`] = name || say(language, pieces.step, { number });
      if (field === "startsAfter") values.link = number;
      if (field === "step") {
        values.number = number;
        values.dateOf = name || say(language, pieces.dateOf, { number });
      }
    } else if (typeof value === "string") {
      values[field] = cut(value.split("\n", 1)[0]!, LONGEST_CONTENT);
      if (field === "cell") values.cell = value || pieces.cell;
      if (field === "column" && value in columns) values.column = columns[value as keyof typeof columns];
      if (field === "field" && value in columns) values.field = columns[value as keyof typeof columns];
      if (field === "side" || field === "calendar") values.ofSide = ofSide[value as keyof typeof ofSide];
    }
  }
  return values;
}

/** A sentence can begin with "step 6", which English writes small. */
function sentence(text: string, values: Values, language: Language): string {
  const said = say(language, text, values);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function dayText(day: DayNumber, { language, today }: SentenceContext): string {
  const year = today === undefined || yearMonthDay(day).year !== yearMonthDay(today).year;
  return formatDay(day, language, { year });
}

function stepText(step: string, name: string, { language, words }: Speech): string {
  const { namedStep, step: bare } = words.pieces;
  const number = cut(step, LONGEST_NAME);
  return name
    ? say(language, namedStep, { name: cut(name, LONGEST_NAME), number })
    : say(language, bare, { number });
}

function stepList(numbers: readonly (string | number)[], speech: Speech): string {
  return listText(
    numbers.map((number) => cut(String(number), LONGEST_NAME) || speech.words.pieces.none),
    speech,
  );
}

/** "3, 4 and 5"; "1, 2, 3, 4, 5 and 35 more". */
function listText(entries: readonly string[], { language, words }: Speech): string {
  const { and, andMore } = words.pieces;
  if (entries.length > MOST_LISTED) {
    const shown = entries.slice(0, MOST_LISTED - 1);
    return say(language, andMore, { first: shown.join(", "), more: entries.length - shown.length });
  }
  const [last = "", ...others] = [...entries].reverse();
  return others.length === 0 ? last : say(language, and, { first: others.reverse().join(", "), last });
}

/** Whole characters, so that no emoji is cut in two. */
function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
