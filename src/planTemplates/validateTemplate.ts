/**
 * Reads a template that somebody made by hand or sent as a file. Texts that look like formulas or HTML are legal:
 * they are made safe where they are shown. Unknown fields are dropped, and texts are cleaned.
 */
import { cleanText } from "../plan/cleanText";
import { isMilestone, isStepNumber, parentOf } from "../plan/stepNumbers";
import type { PlanTemplate, TemplateResource, TemplateRole, TemplateStep } from "./planTemplate";

export const MOST_STEPS = 300;
const MOST_DAYS = 3650;

/** What is wrong. `field` is a path such as "steps[3].name", counted from 0 like the file's own lists. */
export type TemplateProblem =
  | { readonly code: "notATemplate" }
  | { readonly code: "otherVersion"; readonly version: string }
  | { readonly code: "wrongType"; readonly field: string }
  | { readonly code: "empty"; readonly field: string }
  | { readonly code: "tooManyEntries"; readonly field: string; readonly count: number; readonly most: number }
  | { readonly code: "tooLong"; readonly field: string; readonly most: number }
  | { readonly code: "badNumber"; readonly step: string }
  | { readonly code: "duplicateNumber"; readonly step: string }
  /** A task without its milestone, or a subtask without its task. */
  | { readonly code: "orphan"; readonly step: string; readonly parent: string }
  /** Days are whole numbers from 0 to 3650; only tasks and subtasks may have none (null). */
  | { readonly code: "badDays"; readonly step: string; readonly days: number | null }
  | { readonly code: "unknownLink"; readonly step: string; readonly link: string }
  | { readonly code: "selfLink"; readonly step: string }
  | { readonly code: "loop"; readonly steps: readonly string[] }
  /** The template works back from something that is not one of its milestones. */
  | { readonly code: "unknownAnchor"; readonly step: string }
  | { readonly code: "unknownResourceStep"; readonly resource: string; readonly step: string };

export type Validated =
  | { readonly template: PlanTemplate }
  | { readonly problems: readonly TemplateProblem[] };

export function validateTemplate(input: unknown): Validated {
  if (!isRecord(input)) return { problems: [{ code: "notATemplate" }] };
  if (input.version !== 1)
    return { problems: [{ code: "otherVersion", version: versionText(input.version) }] };
  const problems: TemplateProblem[] = [];
  const template = readTemplate(new Fields(input, "", problems));
  // Numbers and links of a template that could only be read in part would raise false alarms.
  if (problems.length === 0) problems.push(...structureProblems(template));
  return problems.length === 0 ? { template } : { problems };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Not `String(version)`: that calls the value's own toString, which a file can set to anything. */
function versionText(version: unknown): string {
  return typeof version === "string" || typeof version === "number" ? `${version}`.slice(0, 20) : "";
}

/** Longest texts, in characters: of names, and of what may be several sentences. */
const NAME = 200;
const NOTE = 1000;

/** Takes values of the right type and size out of an object of unknown fields, and notes the others. */
class Fields {
  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    /** Where the object stands: "", or "steps[3].". */
    private readonly path: string,
    private readonly problems: TemplateProblem[],
  ) {}

  has(key: string): boolean {
    return this.values[key] !== undefined;
  }

  text(key: string, most = NAME): string {
    return this.checkedText(this.values[key], this.path + key, most);
  }

  name(key: string): string {
    const value = this.text(key);
    if (typeof this.values[key] === "string" && value === "")
      this.problems.push({ code: "empty", field: this.path + key });
    return value;
  }

  choice<T extends string>(key: string, ...choices: readonly T[]): T {
    const chosen = choices.find((choice) => choice === this.values[key]);
    return chosen ?? this.wrongType(this.path + key, choices[0]!);
  }

  days(key: string): number | null {
    const value = this.values[key];
    return value === null || typeof value === "number" ? value : this.wrongType(this.path + key, null);
  }

  texts(key: string): string[] {
    return [...new Set(this.list(key, 50, (entry, field) => this.checkedText(entry, field, NAME)))];
  }

  objects<T>(key: string, most: number, read: (fields: Fields) => T): T[] {
    return this.list(key, most, (entry, field) => {
      const values = isRecord(entry) ? entry : this.wrongType(field, {});
      return read(new Fields(values, `${field}.`, this.problems));
    });
  }

  private list<T>(key: string, most: number, read: (entry: unknown, field: string) => T): T[] {
    const value = this.values[key];
    const field = this.path + key;
    if (!Array.isArray(value)) return this.wrongType(field, []);
    if (value.length > most) {
      this.problems.push({ code: "tooManyEntries", field, count: value.length, most });
      return [];
    }
    return value.map((entry, at) => read(entry, `${field}[${at}]`));
  }

  private checkedText(value: unknown, field: string, most: number): string {
    if (typeof value !== "string") return this.wrongType(field, "");
    const text = cleanText(value);
    if (text.length > most) this.problems.push({ code: "tooLong", field, most });
    return text;
  }

  private wrongType<T>(field: string, instead: T): T {
    this.problems.push({ code: "wrongType", field });
    return instead;
  }
}

function readTemplate(template: Fields): PlanTemplate {
  return {
    version: 1,
    id: template.name("id"),
    name: template.name("name"),
    countedIn: template.choice("countedIn", "calendar", "working"),
    anchors: template.texts("anchors"),
    steps: template.objects("steps", MOST_STEPS, readStep),
    roles: template.objects("roles", 100, readRole),
    resources: template.objects("resources", 300, readResource),
  };
}

function readStep(step: Fields): TemplateStep {
  return {
    number: step.text("number"),
    name: step.text("name"),
    days: step.days("days"),
    ...(step.has("countedIn") && { countedIn: step.choice("countedIn", "calendar", "working") }),
    ...(step.has("calendar") && { calendar: step.choice("calendar", "both", "seller", "buyer") }),
    startsAfter: step.texts("startsAfter"),
    ownersSeller: step.texts("ownersSeller"),
    ownersBuyer: step.texts("ownersBuyer"),
    phase: step.text("phase"),
    outcome: step.text("outcome", NOTE),
  };
}

function readRole(role: Fields): TemplateRole {
  return {
    team: role.choice("team", "seller", "buyer"),
    role: role.name("role"),
    part: role.choice("part", "decides", "signs", "advises", "uses", ""),
    needs: role.text("needs", NOTE),
  };
}

function readResource(resource: Fields): TemplateResource {
  return {
    resource: resource.name("resource"),
    kind: resource.text("kind"),
    forRole: resource.text("forRole"),
    step: resource.text("step"),
    providedBy: resource.text("providedBy"),
  };
}

function structureProblems(template: PlanTemplate): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (template.steps.length === 0) problems.push({ code: "empty", field: "steps" });
  if (template.anchors.length === 0) problems.push({ code: "empty", field: "anchors" });
  const numbers = new Set(template.steps.map((step) => step.number));
  const seen = new Set<string>();
  for (const { number, days, startsAfter } of template.steps) {
    if (!isStepNumber(number)) {
      problems.push({ code: "badNumber", step: number });
      continue;
    }
    if (seen.has(number)) problems.push({ code: "duplicateNumber", step: number });
    seen.add(number);
    const parent = parentOf(number);
    if (parent !== null && !numbers.has(parent)) problems.push({ code: "orphan", step: number, parent });
    if (!(days === null ? parent !== null : Number.isInteger(days) && days >= 0 && days <= MOST_DAYS)) {
      problems.push({ code: "badDays", step: number, days });
    }
    for (const link of startsAfter) {
      if (link === number) problems.push({ code: "selfLink", step: number });
      else if (!numbers.has(link)) problems.push({ code: "unknownLink", step: number, link });
    }
  }
  const loop = findLoop(template.steps);
  if (loop.length > 1) problems.push({ code: "loop", steps: loop });
  for (const anchor of template.anchors) {
    if (!numbers.has(anchor) || !isMilestone(anchor)) problems.push({ code: "unknownAnchor", step: anchor });
  }
  for (const { resource, step } of template.resources) {
    if (step && !numbers.has(step)) problems.push({ code: "unknownResourceStep", resource, step });
  }
  return problems;
}

/** The numbers of one loop of links, each step starting after the one before it in the list; empty if none. */
function findLoop(steps: readonly TemplateStep[]): string[] {
  const links = new Map(
    steps.map(({ number, startsAfter }) => [number, startsAfter.filter((link) => link !== number)]),
  );
  // Steps whose predecessors are all free of loops drop out; what stays is in a loop or behind one.
  for (let before = -1; before !== links.size; ) {
    before = links.size;
    for (const [number, after] of links) if (!after.some((link) => links.has(link))) links.delete(number);
  }
  const path: string[] = [];
  let number = links.keys().next().value;
  while (number !== undefined && !path.includes(number)) {
    path.unshift(number);
    number = links.get(number)?.find((link) => links.has(link));
  }
  return number === undefined ? [] : path.slice(0, path.indexOf(number) + 1);
}
