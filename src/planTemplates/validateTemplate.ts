/**
 * Reads a template that somebody made by hand or sent as a file. Texts that look like formulas or HTML are legal:
 * they are made safe where they are shown. Unknown fields are dropped.
 */
import type { PlanTemplate, TemplateResource, TemplateRole, TemplateStep } from "./planTemplate";

export const MOST_STEPS = 300;
export const MOST_DAYS = 3650;

/** What is wrong. `field` is a path such as "steps[3].name", counted from 0 like the file's own lists. */
export type TemplateProblem =
  | { readonly code: "notATemplate" }
  | { readonly code: "otherVersion"; readonly version: string }
  | { readonly code: "wrongType"; readonly field: string }
  | { readonly code: "empty"; readonly field: string }
  | { readonly code: "tooManyEntries"; readonly field: string; readonly count: number; readonly most: number }
  | { readonly code: "tooLong"; readonly field: string; readonly most: number }
  | { readonly code: "controlCharacter"; readonly field: string }
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
  const template = readTemplate(input, new Reader(problems));
  // Numbers and links of a template that could only be read in part would raise false alarms.
  if (problems.length === 0) problems.push(...structureProblems(template));
  return problems.length === 0 ? { template } : { problems };
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Not `String(version)`: that calls the value's own toString, which a file can set to anything. */
function versionText(version: unknown): string {
  return typeof version === "string" || typeof version === "number" ? `${version}`.slice(0, 20) : "";
}

/** Takes values of the right type and size out of an unknown object, and notes the others. */
class Reader {
  constructor(private readonly problems: TemplateProblem[]) {}

  text(value: unknown, field: string, most: number): string {
    if (typeof value !== "string") return this.wrongType(field, "");
    if (value.length > most) this.problems.push({ code: "tooLong", field, most });
    else if (hasControlCharacter(value)) this.problems.push({ code: "controlCharacter", field });
    return value;
  }

  name(value: unknown, field: string, most: number): string {
    const text = this.text(value, field, most);
    if (typeof value === "string" && text.trim() === "") this.problems.push({ code: "empty", field });
    return text;
  }

  choice<T extends string>(value: unknown, field: string, choices: readonly T[]): T {
    const chosen = choices.find((choice) => choice === value);
    return chosen ?? this.wrongType(field, choices[0]!);
  }

  days(value: unknown, field: string): number | null {
    if (value === null || typeof value === "number") return value;
    return this.wrongType(field, null);
  }

  list<T>(value: unknown, field: string, most: number, read: (entry: unknown, field: string) => T): T[] {
    if (!Array.isArray(value)) return this.wrongType(field, []);
    if (value.length > most) {
      this.problems.push({ code: "tooManyEntries", field, count: value.length, most });
      return [];
    }
    return value.map((entry, at) => read(entry, `${field}[${at}]`));
  }

  texts(value: unknown, field: string): string[] {
    const most = 50;
    return [...new Set(this.list(value, field, most, (entry, at) => this.text(entry, at, NAME)))];
  }

  record(value: unknown, field: string): Fields {
    return isRecord(value) ? value : this.wrongType(field, {});
  }

  private wrongType<T>(field: string, instead: T): T {
    this.problems.push({ code: "wrongType", field });
    return instead;
  }
}

/** Longest texts, in characters: of names, and of what may be several sentences. */
const NAME = 200;
const NOTE = 1000;

/** Line breaks are none: a note in a cell can have several lines. */
function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 32 && code !== 10) || (code > 126 && code < 160)) return true;
  }
  return false;
}

function readTemplate(input: Fields, reader: Reader): PlanTemplate {
  return {
    version: 1,
    id: reader.name(input.id, "id", NAME),
    name: reader.name(input.name, "name", NAME),
    countedIn: reader.choice(input.countedIn, "countedIn", ["calendar", "working"]),
    anchors: reader.texts(input.anchors, "anchors"),
    steps: reader.list(input.steps, "steps", MOST_STEPS, (entry, field) => readStep(entry, field, reader)),
    roles: reader.list(input.roles, "roles", 100, (entry, field) => readRole(entry, field, reader)),
    resources: reader.list(input.resources, "resources", 300, (entry, field) =>
      readResource(entry, field, reader),
    ),
  };
}

function readStep(entry: unknown, field: string, reader: Reader): TemplateStep {
  const step = reader.record(entry, field);
  return {
    number: reader.text(step.number, `${field}.number`, NAME),
    name: reader.text(step.name, `${field}.name`, NAME),
    days: reader.days(step.days, `${field}.days`),
    ...(step.countedIn !== undefined && {
      countedIn: reader.choice(step.countedIn, `${field}.countedIn`, ["calendar", "working"]),
    }),
    ...(step.calendar !== undefined && {
      calendar: reader.choice(step.calendar, `${field}.calendar`, ["both", "seller", "buyer"]),
    }),
    startsAfter: reader.texts(step.startsAfter, `${field}.startsAfter`),
    ownersSeller: reader.texts(step.ownersSeller, `${field}.ownersSeller`),
    ownersBuyer: reader.texts(step.ownersBuyer, `${field}.ownersBuyer`),
    phase: reader.text(step.phase, `${field}.phase`, NAME),
    outcome: reader.text(step.outcome, `${field}.outcome`, NOTE),
  };
}

function readRole(entry: unknown, field: string, reader: Reader): TemplateRole {
  const role = reader.record(entry, field);
  return {
    team: reader.choice(role.team, `${field}.team`, ["seller", "buyer"]),
    role: reader.name(role.role, `${field}.role`, NAME),
    part: reader.choice(role.part, `${field}.part`, ["decides", "signs", "advises", "uses", ""]),
    needs: reader.text(role.needs, `${field}.needs`, NOTE),
  };
}

function readResource(entry: unknown, field: string, reader: Reader): TemplateResource {
  const resource = reader.record(entry, field);
  return {
    resource: reader.name(resource.resource, `${field}.resource`, NAME),
    kind: reader.text(resource.kind, `${field}.kind`, NAME),
    forRole: reader.text(resource.forRole, `${field}.forRole`, NAME),
    step: reader.text(resource.step, `${field}.step`, NAME),
    providedBy: reader.text(resource.providedBy, `${field}.providedBy`, NAME),
  };
}

function structureProblems(template: PlanTemplate): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (template.steps.length === 0) problems.push({ code: "empty", field: "steps" });
  if (template.anchors.length === 0) problems.push({ code: "empty", field: "anchors" });
  const numbers = new Set(template.steps.map((step) => step.number));
  const seen = new Set<string>();
  for (const { number, days, startsAfter } of template.steps) {
    if (!/^[1-9]\d{0,3}(\.[1-9]\d{0,3}){0,2}$/.test(number)) {
      problems.push({ code: "badNumber", step: number });
      continue;
    }
    if (seen.has(number)) problems.push({ code: "duplicateNumber", step: number });
    seen.add(number);
    const parent = number.slice(0, Math.max(0, number.lastIndexOf(".")));
    if (parent && !numbers.has(parent)) problems.push({ code: "orphan", step: number, parent });
    if (!(days === null ? parent : Number.isInteger(days) && days >= 0 && days <= MOST_DAYS)) {
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
    if (!numbers.has(anchor) || anchor.includes(".")) problems.push({ code: "unknownAnchor", step: anchor });
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
