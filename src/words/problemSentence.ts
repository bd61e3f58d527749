/**
 * Problems, changes in the sheet, explanations and reasons in sentences for a salesperson. A sentence is a text of
 * the word tables, filled with the fields of what it is about: days as people read them, step numbers with names.
 */
import { isDay, yearMonthDay } from "../plan/calendarDate";
import type { Explanation, PassedOver } from "../plan/explain";
import type { DayNumber, Plan } from "../plan/plan";
import type { DateDifference } from "../plan/reschedule";
import type { SheetChange } from "../plan/review";
import type { TemplateProblem } from "../planTemplates/validateTemplate";
import type { AnyProblem, Finding } from "../sidebarProtocol";
import { problemWordsDe } from "./de/problems";
import { type ChangeKey, type ProblemKey, type ProblemWords, problemWordsEn } from "./en/problems";
import { formatDay } from "./formatDay";
import type { Language } from "./language";
import { say } from "./say";

export interface SentenceContext {
  readonly language: Language;
  /** "Signature"; empty when there is no such step or it has no name. */
  nameOf(step: string): string;
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

const DATES = new Set("anchorDate date earliest finished fixed from proposed start stepDate to".split(" "));
const STEPS = new Set("anchor cause milestone of startsAfter step".split(" "));
/** Fields of requests that hold lists. */
const LISTS = new Set("done items nonWorkingDays tasks".split(" "));

export function problemSentence(problem: AnyProblem, context: SentenceContext): string {
  return sentence(words(context.language).problems[problemKey(problem)], valuesOf(problem, context));
}

/** With the cells to which it points, unless the sentence names them. */
export function findingSentence({ problem, cells }: Finding, context: SentenceContext): string {
  const text = problemSentence(problem, context);
  const more = cells.filter((cell) => !text.includes(cell));
  return more.length === 0 ? text : `${text} (${listText(more, context.language)})`;
}

/** What somebody changed in the sheet. */
export function changeSentence(change: SheetChange, context: SentenceContext): string {
  const { changes, pieces } = words(context.language);
  const values: Record<string, string | number> = { ...valuesOf(change, context) };
  if (change.code === "newRow") {
    values.number = change.proposal.number;
    values.startsAfter = listText(change.proposal.startsAfter, context.language);
  } else if (change.code === "removedRow") {
    values.step = stepText(change.step, change.name, context.language);
  } else if ("before" in change) {
    const isCount = change.code === "daysChanged";
    const changed = (value: typeof change.before | DayNumber | null): string | number => {
      if (value === null) return pieces.none;
      if (typeof value === "number") return isCount ? value : dayText(value, context);
      if (typeof value === "string") return value;
      return "date" in value ? anchorText(value, context) : listText(value, context.language);
    };
    values.before = changed(change.before);
    if ("after" in change) values.after = changed(change.after);
  }
  return sentence(changes[changeKey(change)], values);
}

/** Why a step has its date. */
export function explanationSentence(explanation: Explanation, context: SentenceContext): string {
  const { explanations, ofSide } = words(context.language);
  const values = valuesOf(explanation, context);
  if (explanation.code !== "before" && explanation.code !== "after") {
    return say(explanations[explanation.code], values);
  }
  const { code, countedIn, days, passedOver } = explanation;
  const key = code === "before" && days === 0 ? "before.same" : (`${code}.${countedIn}` as const);
  return `${say(explanations[key], values)}${skipped()}.`;

  /** Weekends explain themselves next to a holiday, so that only holidays are named then. */
  function skipped(): string {
    const [first] = passedOver;
    if (!first) return "";
    const holidays = passedOver.filter((day) => day.because === "nonWorkingDay");
    const [holiday] = holidays;
    if (!holiday) return say(explanations["passedOver.weekend"], { day: dayText(first.date, context) });
    const one = holidays.length === 1;
    return say(explanations[one ? "passedOver.nonWorkingDay" : "passedOver.several"], {
      day: dayText(holiday.date, context),
      days: listText(
        holidays.map(({ date }) => dayText(date, context)),
        context.language,
      ),
      ofSide: ofSide[whose(holidays)],
    });
  }
}

/** `field` is shown as it is: whoever can put a file right knows its fields. */
export function templateProblemSentence(problem: TemplateProblem, language: Language): string {
  const values: Record<string, string | number> = {};
  for (const [field, value] of Object.entries(problem)) {
    values[field === "step" ? "number" : field] = Array.isArray(value)
      ? listText(value, language)
      : cut(String(value), LONGEST_CONTENT);
  }
  return sentence(words(language).templateProblems[problem.code], values);
}

/** Why a date changes, in a few words: "leads up to Signature". */
export function reasonText(difference: DateDifference, context: SentenceContext): string {
  return say(words(context.language).reasons[difference.reason], valuesOf({ of: difference.of }, context));
}

function words(language: Language): ProblemWords {
  return language === "de" ? problemWordsDe : problemWordsEn;
}

function problemKey(problem: AnyProblem): ProblemKey {
  switch (problem.code) {
    case "badDate":
      return problem.step === null ? "badDate.today" : "badDate.cell";
    case "late":
      return problem.because === "today" && problem.startedLateBy === 0
        ? "late.soon"
        : `late.${problem.because}`;
    case "outOfRange":
      return `outOfRange.${problem.side}`;
    case "serviceFailed":
      return `serviceFailed.${problem.state}`;
    case "tooLong":
      return LISTS.has(problem.field) ? "tooLong.list" : "tooLong.text";
    default:
      return problem.code;
  }
}

function changeKey(change: SheetChange): ChangeKey {
  switch (change.code) {
    case "anchorChanged":
    case "fixedChanged":
      if (change.after === null) return `${change.code}.cleared`;
      return change.before === null ? `${change.code}.set` : change.code;
    case "calendarChanged":
      return `calendarChanged.${change.after}`;
    case "countedInChanged":
      return `countedInChanged.${change.after}`;
    case "dateTyped":
      return change.before === null ? "dateTyped.new" : "dateTyped";
    case "linksChanged":
      return change.after.length === 0 ? "linksChanged.none" : "linksChanged";
    case "newRow":
      return change.proposal.startsAfter.length === 0 ? "newRow.first" : "newRow";
    default:
      return change.code;
  }
}

/** What the texts can name, out of the fields of what they are about. */
function valuesOf(about: object, context: SentenceContext): Values {
  const { language, nameOf, anchorName } = context;
  const { fields, ofSide, pieces } = words(language);
  const values: Record<string, string | number> = {
    goal: anchorName ? cut(anchorName, LONGEST_NAME) : pieces.goal,
  };
  for (const [field, value] of Object.entries(about)) {
    if (typeof value === "number") {
      values[field] = DATES.has(field) && isDay(value) ? dayText(value, context) : value;
    } else if (Array.isArray(value)) {
      values.count = value.length;
      // Rows are positions; people count from 1.
      values[field] = listText(
        value.map((entry) => (typeof entry === "number" ? entry + 1 : entry)),
        language,
      );
    } else if (typeof value === "string" && STEPS.has(field)) {
      const name = cut(nameOf(value), LONGEST_NAME);
      const number = cut(value, LONGEST_NAME);
      values[field] = stepText(value, name, language);
      values[`${field}Name`] = name || say(pieces.step, { number });
      if (field === "startsAfter") values.link = number;
      if (field === "step") {
        values.number = number;
        values.dateOf = name || say(pieces.dateOf, { number });
      }
    } else if (typeof value === "string") {
      values[field] = cut(value.split("\n", 1)[0]!, LONGEST_CONTENT);
      if (field === "cell") values.cell = value || pieces.cell;
      if (field === "field")
        values.field = (fields as Readonly<Record<string, string>>)[value] ?? pieces.field;
      if (field === "side" || field === "calendar") values.ofSide = ofSide[value as keyof typeof ofSide];
    }
  }
  return values;
}

/** A sentence can begin with "step 6", which English writes small. */
function sentence(text: string, values: Values): string {
  const said = say(text, values);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function dayText(day: DayNumber, { language, today }: SentenceContext): string {
  const year = today === undefined || yearMonthDay(day).year !== yearMonthDay(today).year;
  return formatDay(day, language, { year });
}

function stepText(step: string, name: string, language: Language): string {
  const { namedStep, step: bare } = words(language).pieces;
  const number = cut(step, LONGEST_NAME);
  return name ? say(namedStep, { name: cut(name, LONGEST_NAME), number }) : say(bare, { number });
}

function anchorText(anchor: NonNullable<Plan["anchor"]>, context: SentenceContext): string {
  const { step, date } = anchor;
  return `${stepText(step, context.nameOf(step), context.language)}, ${dayText(date, context)}`;
}

/** "3, 4 and 5"; "1, 2, 3, 4, 5 and 35 more". */
function listText(entries: readonly (string | number)[], language: Language): string {
  const { and, andMore } = words(language).pieces;
  const texts = entries.map((entry) => cut(String(entry), LONGEST_NAME));
  if (texts.length > MOST_LISTED) {
    const shown = texts.slice(0, MOST_LISTED - 1);
    return say(andMore, { first: shown.join(", "), more: texts.length - shown.length });
  }
  const last = texts.pop() ?? "";
  return texts.length === 0 ? last : say(and, { first: texts.join(", "), last });
}

function whose(days: readonly PassedOver[]): PassedOver["of"] {
  const side = days[0]!.of;
  return days.every((day) => day.of === side) ? side : "both";
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
