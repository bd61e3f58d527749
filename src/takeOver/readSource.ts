/** Reads a table that somebody brings in: its steps with dates, days, owners and links, and what it does not tell. */
import { weekdayOf } from "../plan/calendarDate";
import type { CountedIn, DayNumber, Level } from "../plan/plan";
import { findHeader, type Header, headerFields, levelOfWord, type Mapping, mapColumns } from "./columns";
import type { SourceTable } from "./parseText";
import { cellName, isOneOf, plainText, type SourceCell, textOf, wordsOf } from "./plainText";
import {
  type DateDoubt,
  type DateOrder,
  looksLikeDate,
  numberOfDay,
  orderOf,
  readSourceDate,
} from "./sourceDate";
import { countedInOf, type DaysDoubt, readSourceDays } from "./sourceDays";
import { type LinkDoubt, type LinkTargets, plainLink, readSourceLinks } from "./sourceLinks";
import { type Companies, ownerOfSide, ownerText, readOwners } from "./sourceOwners";
import { readStatus, type SourceStatus } from "./sourceStatus";
import {
  aroundGoalWords,
  goalWords,
  launchWords,
  projectHeaders,
  type SourceField,
  totalWords,
} from "./tableWords";

export type Doubt =
  | DateDoubt
  | DaysDoubt
  | LinkDoubt
  | "givenUp"
  | "status"
  | "numberTwice"
  | "unit"
  | "ownerSide";

/** A cell that is not understood, or of which something is not kept. */
export interface Unread {
  readonly row: number;
  /** "C7"; its column is counted from 0. */
  readonly cell: string;
  readonly column: number;
  readonly text: string;
  readonly field: SourceField;
  readonly doubt: Doubt;
  /** Days, or numbers of days, that it could mean. */
  readonly offer?: readonly number[];
}

/** A column in which some dates have the day first, others the month, with one that could be either. */
interface UnclearOrder {
  readonly column: number;
  readonly text: string;
  /** Null: each date of the column fits one order only, so that there is nothing to ask. */
  readonly readings: Readonly<Record<DateOrder, DayNumber>> | null;
}

type IgnoredBecause =
  | "empty"
  | "title"
  | "fact"
  | "total"
  | "headerAgain"
  | "subHeader"
  | "noName"
  | "rule"
  | "outside"
  | "otherTable";

export interface SourceStep {
  /** Row of the source, from 1; `parent` and `startsAfter` are rows too. */
  readonly row: number;
  readonly name: string;
  readonly number: string | null;
  readonly level: Level;
  readonly parent: number | null;
  readonly start: DayNumber | null;
  readonly target: DayNumber | null;
  readonly days: number | null;
  readonly countedIn: CountedIn | null;
  readonly ownerSeller: string;
  readonly ownerBuyer: string;
  readonly ownerUnknown: readonly string[];
  readonly done: boolean;
  readonly completedOn: DayNumber | null;
  readonly statusWord: string;
  readonly phase: string | null;
  readonly startsAfter: readonly number[];
  readonly notes: string;
}

export interface Source {
  readonly header: Header;
  /** By column, from the first. */
  readonly mapping: Mapping;
  readonly title: string;
  readonly steps: readonly SourceStep[];
  readonly unread: readonly Unread[];
  /** Milestones without a word about their date. */
  readonly missing: readonly number[];
  readonly phaseRows: readonly { readonly row: number; readonly name: string }[];
  readonly ignoredRows: readonly { readonly row: number; readonly because: IgnoredBecause }[];
  /** What the plan could work back from. `offer`: days that it could be, where its date is not known. */
  readonly goal: {
    readonly row: number;
    readonly date: DayNumber | null;
    readonly offer: readonly DayNumber[];
  } | null;
  /** Columns whose dates are of two kinds: somebody has to say which number is the day. */
  readonly unclearOrder: readonly UnclearOrder[];
  /** How most of its days are counted, by their units or by the dates beside them; null: nothing tells. */
  readonly countedIn: CountedIn | null;
  /** Rows that other rows belong to. */
  readonly hasGroups: boolean;
}

/** What the reading assumes, and what a person corrected. */
export interface SourceSettings {
  readonly locale: string;
  readonly today: DayNumber;
  readonly companies: Companies;
  readonly headerRow?: number;
  readonly columns?: ReadonlyMap<number, SourceField | "unused">;
  /** For dates of two kinds in one column. */
  readonly dateOrder?: DateOrder;
  /** What rows with rows below are: milestones with tasks, or phases. */
  readonly groups?: "milestones" | "phases";
}

/** Where people write the month before the day. */
const monthFirst = /_(US|PH|FM|MH|PW|GU)$/;

/** A row of the table while it is read. */
interface Line {
  readonly row: number;
  readonly cells: readonly SourceCell[];
  /** Column of each field: rows below a header of their own have other ones. */
  readonly columns: ReadonlyMap<SourceField, readonly number[]>;
  readonly name: string;
  /** Below a header of their own: tasks of the row above. */
  readonly isSubitem: boolean;
  /** Text of a phase that stands in a row of its own above. */
  readonly phase: string | null;
}

export function readSource(table: SourceTable, settings: SourceSettings): Source {
  const { companies, today } = settings;
  const header = findHeader(table, companies, today, settings.headerRow);
  const body = table.rows.slice(header.last);
  const mapping = mapColumns(header.texts, body, companies, today, settings.columns);
  const columns = columnsOf(mapping);
  const { lines, ignored, phases, title, facts } = sortRows(table, header, columns, settings);
  const reading = new Reading(header, columns, settings, lines, facts);
  const found = reading.steps();
  const kept = new Set(found.steps.map(({ row }) => row));
  const phaseRows = [...phases, ...found.phaseRows].sort((a, b) => a.row - b.row);
  return {
    header,
    mapping: reading.isNumbered ? mapping : mapping.map((field) => (field === "number" ? "id" : field)),
    title: found.titleRow?.name ?? title,
    steps: found.steps,
    unread: reading.unread
      .filter(({ row }) => kept.has(row))
      .sort((a, b) => a.row - b.row || a.cell.length - b.cell.length || (a.cell < b.cell ? -1 : 1)),
    missing: found.steps
      .filter(
        (step) => step.level === "milestone" && step.target === null && reading.isEmpty(step.row, "target"),
      )
      .map(({ row }) => row),
    phaseRows,
    ignoredRows: [
      ...ignored,
      ...(found.titleRow ? [{ row: found.titleRow.row, because: "title" as const }] : []),
    ].sort((a, b) => a.row - b.row),
    goal: reading.goal(found.steps),
    unclearOrder: reading.unclearOrder,
    countedIn: mostlyCountedIn(found.steps),
    hasGroups: reading.hasGroups,
  };
}

function columnsOf(mapping: Mapping): Map<SourceField, number[]> {
  const columns = new Map<SourceField, number[]>();
  mapping.forEach((field, column) => {
    if (field !== "unused") columns.set(field, [...(columns.get(field) ?? []), column]);
  });
  return columns;
}

type Columns = ReadonlyMap<SourceField, readonly number[]>;

interface SortedRows {
  readonly lines: readonly Line[];
  readonly ignored: readonly { readonly row: number; readonly because: IgnoredBecause }[];
  readonly phases: readonly { readonly row: number; readonly name: string }[];
  readonly title: string;
  /** Texts above the table: "Target go-live", 3/31/2027. */
  readonly facts: readonly (readonly SourceCell[])[];
}

/** Tells the rows of the table from titles, phases, totals, repeated headers and other tables. */
function sortRows(
  table: SourceTable,
  header: Header,
  columns: Columns,
  { companies, today }: SourceSettings,
): SortedRows {
  const { rows, outside } = table;
  const ignored: { row: number; because: IgnoredBecause }[] = [];
  const phases: { row: number; name: string }[] = [];
  const lines: Line[] = [];
  const facts: (readonly SourceCell[])[] = [];
  const headerTexts = header.texts.map((text) => text.toLowerCase());
  const filledOf = (cells: readonly SourceCell[]) =>
    cells.flatMap((cell, column) => (textOf(cell) === "" ? [] : [column]));
  const isHeaderAgain = (cells: readonly SourceCell[]) => {
    const filled = filledOf(cells);
    const same = filled.filter(
      (column) => textOf(cells[column]).toLowerCase() === headerTexts[column],
    ).length;
    return header.row !== null && filled.length > 1 && same * 5 >= filled.length * 3;
  };
  const again = rows.findIndex((cells, at) => at >= header.last && isHeaderAgain(cells));
  // The header stands again for each phase: then the name of the first one stands above the first header.
  const phaseAt = again < 0 ? -1 : firstPhase(rows, header, again, filledOf);

  let title = "";
  let phase: string | null = null;
  const upper = header.row === null ? 0 : header.row - 1;
  for (let at = 0; at < upper; at += 1) {
    const cells = rows[at]!;
    const filled = filledOf(cells);
    if (filled.length === 0) ignored.push({ row: at + 1, because: "empty" });
    else if (at === phaseAt) {
      phase = textOf(cells[filled[0]!]);
      phases.push({ row: at + 1, name: phase });
    } else if (title === "" && filled.length === 1) {
      title = textOf(cells[filled[0]!]);
      ignored.push({ row: at + 1, because: "title" });
    } else {
      facts.push(cells);
      ignored.push({ row: at + 1, because: "fact" });
    }
  }
  if (header.last - upper === 2) ignored.push({ row: header.last, because: "headerAgain" });

  const name = (columns.get("name") ?? [])[0];
  const targets = columns.get("target") ?? [];
  const dense = denseRows(rows.slice(header.last), filledOf);
  let own: { columns: Columns; name: number } | null = null;
  let inOtherTable = false;
  let singles: { row: number; text: string; column: number }[] = [];
  const settleSingles = (because: "phase" | "otherTable" | "end") => {
    for (const [index, one] of singles.entries()) {
      if (because === "phase" && index === singles.length - 1) {
        phase = one.text;
        phases.push({ row: one.row, name: one.text });
      } else if (because === "end" && one.column === name && !outside?.has(one.row - 1)) {
        lines.push({
          row: one.row,
          cells: rows[one.row - 1]!,
          columns,
          name: one.text,
          isSubitem: false,
          phase,
        });
      } else
        ignored.push({
          row: one.row,
          because: because === "otherTable" ? "otherTable" : because === "phase" ? "fact" : "outside",
        });
    }
    singles = [];
  };
  for (let at = header.last; at < rows.length; at += 1) {
    const row = at + 1;
    const cells = rows[at]!;
    const filled = filledOf(cells);
    const ignore = (because: IgnoredBecause) => ignored.push({ row, because });
    if (filled.length === 0) {
      ignore("empty");
      continue;
    }
    const kind = outside?.get(at);
    if (kind === "rule" || kind === "text") {
      ignore(kind === "rule" ? "rule" : "outside");
      continue;
    }
    if (isHeaderAgain(cells)) {
      settleSingles("phase");
      own = null;
      inOtherTable = false;
      ignore("headerAgain");
      continue;
    }
    const texts = cells.map(textOf);
    if (header.row !== null && isHeaderRow(cells, companies, today)) {
      const sub = subHeader(texts, rows.slice(at + 1), name, companies, today);
      const isApart = filledOf(rows[at - 1]!).length < 2;
      if (sub) own = sub;
      else if (isApart) {
        settleSingles("otherTable");
        inOtherTable = true;
      }
      if (sub || isApart) {
        ignore(sub ? "subHeader" : "otherTable");
        continue;
      }
    }
    if (inOtherTable) {
      ignore("otherTable");
      continue;
    }
    const isOwn: boolean =
      own !== null && (name === undefined || textOf(cells[name]) === "") && textOf(cells[own.name]) !== "";
    const used: Columns = isOwn ? own!.columns : columns;
    const nameText = isOwn ? textOf(cells[own!.name]) : name === undefined ? "" : textOf(cells[name]);
    if (isTotal(texts, filled, targets)) {
      ignore("total");
      continue;
    }
    if (
      !isOwn &&
      filled.length === 1 &&
      (dense || kind === "heading") &&
      typeof cells[filled[0]!] === "string"
    ) {
      singles.push({ row, text: texts[filled[0]!]!, column: filled[0]! });
      continue;
    }
    if (nameText === "") {
      ignore("noName");
      continue;
    }
    settleSingles("phase");
    lines.push({ row, cells, columns: used, name: nameText, isSubitem: isOwn, phase });
  }
  settleSingles("end");
  lines.sort((a, b) => a.row - b.row);
  // "Phase 1" can stand above the header, where a title stands otherwise.
  const above = ignored.find(({ row, because }) => because === "title" && row === upper);
  if (above && phaseAt < 0 && phases.some(({ name }) => firstWord(name) === firstWord(title))) {
    const named = { row: above.row, name: title };
    return {
      lines: lines.map((line) => (line.phase === null ? { ...line, phase: title } : line)),
      ignored: ignored.filter((each) => each !== above),
      phases: [named, ...phases],
      title: "",
      facts,
    };
  }
  return { lines, ignored, phases, title, facts };
}

function firstWord(text: string): string {
  return plainText(text).split(" ")[0]!;
}

/** Numbers that stand in front of the names: "1.1 Collect data". */
const numberedName = /^(\d+(?:\.\d+)*)[.)]?\s+(?=\p{L})/u;

/** Whether the names of most rows begin with a number, the first with 1. */
function haveNumberedNames(lines: readonly Line[]): boolean {
  const numbered = lines.filter(({ name }) => numberedName.test(name));
  return numbered.length > 1 && numbered.length * 5 >= lines.length * 4 && /^1\b/.test(numbered[0]!.name);
}

/** Words only, of which most are headers: a step has a date, a number or words of its own. */
function isHeaderRow(cells: readonly SourceCell[], companies: Companies, today: DayNumber): boolean {
  const filled = cells.filter((cell) => textOf(cell) !== "");
  return (
    filled.length > 1 &&
    filled.every((cell) => typeof cell === "string" && !/^\d/.test(cell) && !looksLikeDate(cell, today)) &&
    headerFields(filled.map(textOf), companies).size * 2 >= filled.length
  );
}

/** The row index of the first phase above the first header, as far above it as the next phase above the next header. */
function firstPhase(
  rows: SourceTable["rows"],
  header: Header,
  again: number,
  filledOf: (cells: readonly SourceCell[]) => readonly number[],
): number {
  const above = (from: number) => {
    let at = from;
    while (at >= 0 && filledOf(rows[at] ?? []).length === 0) at -= 1;
    return at;
  };
  const [next, first] = [above(again - 1), above((header.row ?? 0) - 2)];
  const isSingle = (at: number) => at >= 0 && filledOf(rows[at] ?? []).length === 1;
  return next >= header.last && isSingle(next) && isSingle(first) && again - next === header.row! - 1 - first
    ? first
    : -1;
}

/** Whether most rows of the table have more than one cell, so that a single one is something else. */
function denseRows(
  rows: SourceTable["rows"],
  filledOf: (cells: readonly SourceCell[]) => readonly number[],
): boolean {
  const counts = rows.map((cells) => filledOf(cells).length).filter((count) => count > 0);
  return counts.filter((count) => count > 1).length * 2 > counts.length;
}

/** A sum has the word for it before everything else, and no date. */
function isTotal(texts: readonly string[], filled: readonly number[], targets: readonly number[]): boolean {
  const first = texts[filled[0]!]!;
  const word = plainText(first.split(":")[0]!);
  return (
    isOneOf(word, totalWords) &&
    !targets.some((column) => column !== filled[0] && texts[column] !== "" && texts[column] !== undefined)
  );
}

/** A header for rows below that have no name in the table's own column: the parts of the row above. */
function subHeader(
  texts: readonly string[],
  below: SourceTable["rows"],
  name: number | undefined,
  companies: Companies,
  today: DayNumber,
): { columns: Columns; name: number } | null {
  const following: (readonly SourceCell[])[] = [];
  for (const cells of below) {
    if (cells.every((cell) => textOf(cell) === "") || (name !== undefined && textOf(cells[name]) !== ""))
      break;
    following.push(cells);
  }
  if (following.length === 0) return null;
  const columns = columnsOf(mapColumns(texts, following, companies, today));
  const own = columns.get("name")?.[0];
  return own === undefined || own === name ? null : { columns, name: own };
}

/** Reads the cells of the rows that are steps. */
class Reading {
  readonly unread: Unread[] = [];
  readonly unclearOrder: UnclearOrder[] = [];
  hasGroups = false;
  private readonly orders = new Map<number, DateOrder | null>();
  private readonly shares = new Map<number, boolean>();
  private readonly lineOf: ReadonlyMap<number, Line>;
  /** The table comes from a program whose durations are working days. */
  private readonly inWorkingDays: boolean;
  readonly isNumbered: boolean;
  /** Without a column of their own, numbers can stand in front of the names. */
  private readonly inNames: boolean;
  private readonly numbers = new Map<number, string>();
  private readonly targets: LinkTargets;
  private readonly titleRow: Line | null;
  private readonly depths: ReadonlyMap<number, { depth: number; parent: number | null }>;

  constructor(
    header: Header,
    private readonly columns: Columns,
    private readonly settings: SourceSettings,
    private readonly lines: readonly Line[],
    private readonly facts: readonly (readonly SourceCell[])[],
  ) {
    this.lineOf = new Map(lines.map((line) => [line.row, line]));
    this.inNames = !this.columns.has("number") && haveNumberedNames(lines);
    for (const line of lines) {
      const number = this.numberText(line);
      if (number !== "") this.numbers.set(line.row, number);
    }
    const hasNumbers = this.columns.has("number") || this.inNames;
    this.targets = linkTargets(lines, this.numbers, hasNumbers ? null : header.last, (line) =>
      this.text(line, "id"),
    );
    // A key that no link uses is no number of a step: other programs have one for every row.
    const isKey =
      this.columns.has("number") &&
      isInternalKey(header.texts[this.columns.get("number")![0]!] ?? "") &&
      this.columns.has("startsAfter");
    this.isNumbered = hasNumbers && !(isKey && !this.usesNumbers());
    const isProject = header.texts.some((text) => isOneOf(plainText(text), projectHeaders));
    this.inWorkingDays = isProject || (!hasNumbers && this.columns.has("days") && this.usesNumbers());
    this.chooseOrders();
    const depths = this.findDepths();
    const [first, ...others] = lines;
    const isTitle =
      first !== undefined &&
      others.length > 1 &&
      depths.get(first.row)!.depth === 1 &&
      others.every((line) => depths.get(line.row)!.depth > 1);
    this.titleRow = isTitle ? first : null;
    this.depths = isTitle
      ? new Map(
          [...depths].map(([row, { depth, parent }]) => [
            row,
            { depth: depth - 1, parent: parent === first.row ? null : parent },
          ]),
        )
      : depths;
  }

  steps(): { steps: SourceStep[]; phaseRows: { row: number; name: string }[]; titleRow: Line | null } {
    const children = new Map<number, number>();
    for (const { parent } of this.depths.values())
      if (parent !== null) children.set(parent, (children.get(parent) ?? 0) + 1);
    this.hasGroups = children.size > 0;
    const asPhases = this.settings.groups === "phases";
    /** Groups that are phases: rows below move up by one level. */
    const phaseOf = new Map<number, string>();
    const phaseRows: { row: number; name: string }[] = [];
    for (const line of this.lines) {
      const place = this.depths.get(line.row)!;
      if (line === this.titleRow || place.parent !== null || !children.has(line.row)) continue;
      if (asPhases || this.isOnlyName(line)) {
        phaseOf.set(line.row, line.name);
        phaseRows.push({ row: line.row, name: line.name });
      }
    }
    const rows = this.lines.filter((line) => line !== this.titleRow && !phaseOf.has(line.row));
    const filledPhases = this.phasesDown(rows);
    const steps = new Map<number, SourceStep>();
    for (const line of rows) {
      const chain = this.ancestors(line.row);
      const top = chain[chain.length - 1];
      const group = top !== undefined && phaseOf.has(top) ? top : null;
      const above = chain.filter((row) => row !== group);
      const depth = Math.min(3, above.length + 1) as 1 | 2 | 3;
      // What stands deeper than a subtask belongs to the same task.
      const parent = depth === 1 ? null : above[above.length - (depth - 1)]!;
      const own = filledPhases.get(line.row) || line.phase || (group === null ? "" : phaseOf.get(group)!);
      const inherited = parent === null ? null : (steps.get(parent)?.phase ?? null);
      steps.set(
        line.row,
        this.readStep(line, {
          level: (["milestone", "task", "subtask"] as const)[depth - 1]!,
          parent,
          phase: own || inherited,
        }),
      );
    }
    return { steps: this.withLinks([...steps.values()]), phaseRows, titleRow: this.titleRow };
  }

  /** By its name first, then by its date. */
  goal(steps: readonly SourceStep[]): Source["goal"] {
    const milestones = steps.filter(({ level }) => level === "milestone");
    const ranked: readonly ((name: string) => boolean)[] = [
      (name) => isOneOf(name, goalWords),
      (name) => holds(name, goalWords) && !holds(name, aroundGoalWords),
      (name) => holds(name, launchWords) && !holds(name, aroundGoalWords),
      (name) => holds(name, goalWords),
      () => true,
    ];
    const plain = milestones.map(({ name }) => plainText(name));
    const candidates =
      ranked
        .map((fits) => milestones.filter((_step, at) => fits(plain[at]!)))
        .find((found) => found.length > 0) ?? [];
    const dated = candidates.filter(({ target }) => target !== null);
    const among = dated.length > 0 ? dated : candidates;
    const best = among.reduce<SourceStep | null>(
      (a, b) => (a === null || (b.target ?? 0) >= (a.target ?? 0) ? b : a),
      null,
    );
    if (!best) return null;
    const offered = this.unread.find(({ row, field }) => row === best.row && field === "target")?.offer ?? [];
    const context = { order: this.fallbackOrder(), today: this.settings.today, behind: false };
    const above = this.facts
      .filter((cells) => cells.some((cell) => holds(plainText(textOf(cell)), goalWords)))
      .flatMap((cells) =>
        cells.flatMap((cell) => [cell, ...(typeof cell === "string" ? [cell.split(":").pop()!] : [])]),
      )
      .flatMap((cell) => {
        const read = textOf(cell) === "" ? null : readSourceDate(cell, context);
        return read && "day" in read ? [read.day] : [];
      });
    return {
      row: best.row,
      date: best.target,
      offer: best.target === null ? [...new Set([...above, ...offered.slice(-1)])] : [],
    };
  }

  isEmpty(row: number, field: SourceField): boolean {
    const cell = this.cell(this.lineOf.get(row)!, field);
    return (
      cell === undefined ||
      readSourceDate(cell, { order: null, today: this.settings.today, behind: false }) === null
    );
  }

  private fallbackOrder(): DateOrder {
    return monthFirst.test(this.settings.locale) ? "mdy" : "dmy";
  }

  private cell(line: Line, field: SourceField): SourceCell | undefined {
    const column = line.columns.get(field)?.[0];
    return column === undefined ? undefined : line.cells[column];
  }

  private text(line: Line, field: SourceField): string {
    return textOf(this.cell(line, field));
  }

  private report(
    line: Line,
    field: SourceField,
    doubt: Doubt,
    offer?: readonly number[],
    text?: string,
  ): void {
    // Numbers can stand in front of the names.
    const column = (line.columns.get(field) ?? line.columns.get("name"))![0]!;
    const shown = text ?? textOf(line.cells[column]);
    this.unread.push({
      row: line.row,
      cell: cellName(line.row, column),
      column,
      text: shown,
      field,
      doubt,
      ...(offer && offer.length > 0 && { offer }),
    });
  }

  /** Numbers are text; a sheet may have made a number or a date of them. */
  private numberText(line: Line): string {
    if (this.inNames) return numberedName.exec(line.name)?.[1] ?? "";
    const cell = this.cell(line, "number");
    if (typeof cell === "object") return numberOfDay(cell.day, this.settings.today);
    return textOf(cell).replace(/^(\d[\d.]*)\.$/, "$1");
  }

  private linkText(line: Line): string {
    const cell = this.cell(line, "startsAfter");
    if (typeof cell === "object") return numberOfDay(cell.day, this.settings.today);
    const text = textOf(cell);
    // Where the comma is the decimal sign, "3,4" has become a number.
    const isTwo = typeof cell === "number" && !Number.isInteger(cell) && !this.targets.numbers.has(text);
    return isTwo ? text.replace(".", ",") : text;
  }

  /** Whether most links are numbers, of the rows or of their column. */
  private usesNumbers(): boolean {
    const parts = this.lines.flatMap((line) => readSourceLinks(this.linkText(line), line.row, this.targets));
    const numeric = parts.filter(
      ({ text }) => /^\W*\d/.test(text) && !this.targets.names.has(plainLink(text)),
    );
    return parts.length > 0 && numeric.length * 2 > parts.length;
  }

  private chooseOrders(): void {
    const used = new Set(
      this.lines.flatMap(({ columns }) =>
        (["target", "start", "completedOn"] as const).flatMap((field) => columns.get(field)?.[0] ?? []),
      ),
    );
    const seen = new Map<number, Set<DateOrder>>();
    for (const column of used) {
      const orders = new Set<DateOrder>();
      for (const line of this.lines) {
        const order = orderOf(line.cells[column] ?? "");
        if (order) orders.add(order);
      }
      seen.set(column, orders);
    }
    const elsewhere = new Set([...seen.values()].flatMap((orders) => (orders.size === 1 ? [...orders] : [])));
    const shared = elsewhere.size === 1 ? [...elsewhere][0]! : this.fallbackOrder();
    for (const [column, orders] of seen) {
      if (orders.size > 1) this.unclearOrder.push({ column, ...this.exampleOf(column) });
      this.orders.set(
        column,
        orders.size > 1
          ? (this.settings.dateOrder ?? null)
          : ([...orders][0] ?? this.settings.dateOrder ?? shared),
      );
    }
  }

  /** A date of the column that could be either. */
  private exampleOf(column: number): Pick<UnclearOrder, "text" | "readings"> {
    const context = { order: null, today: this.settings.today, behind: false };
    for (const { cells } of this.lines) {
      const read = readSourceDate(cells[column] ?? "", context);
      if (read && "offer" in read && read.doubt === "dayOrder" && read.offer?.length === 2)
        return { text: textOf(cells[column]), readings: { mdy: read.offer[0]!, dmy: read.offer[1]! } };
    }
    return { text: "", readings: null };
  }

  private date(
    line: Line,
    field: "target" | "start" | "completedOn",
    behind: boolean,
  ): { day: DayNumber | null; start: DayNumber | null } {
    const column = line.columns.get(field)?.[0];
    const cell = column === undefined ? undefined : line.cells[column];
    if (column === undefined || cell === undefined) return { day: null, start: null };
    const read = readSourceDate(cell, {
      order: this.orders.get(column) ?? null,
      today: this.settings.today,
      behind,
    });
    if (read === null) return { day: null, start: null };
    if (read.doubt !== undefined)
      this.report(line, field, read.doubt, "offer" in read ? read.offer : undefined);
    return "day" in read ? { day: read.day, start: read.start } : { day: null, start: null };
  }

  /** Whether a column of ticks holds shares: 1 is all of it. */
  private isShare(column: number): boolean {
    const known = this.shares.get(column);
    if (known !== undefined) return known;
    const values = this.lines.map((line) => textOf(line.cells[column]));
    const isShare =
      values.some((text) => /%$/.test(text)) ||
      values.some((text) => /^0?[.,]\d+$/.test(text)) ||
      values.filter((text) => /^\d+$/.test(text)).every((text) => text === "0" || text === "1");
    this.shares.set(column, isShare);
    return isShare;
  }

  private done(line: Line): { done: boolean; word: string; givenUp: boolean } {
    const statusOf = (field: "status" | "done"): SourceStatus => {
      const column = line.columns.get(field)?.[0];
      return column === undefined ? "empty" : readStatus(line.cells[column] ?? "", this.isShare(column));
    };
    const [status, tick] = [statusOf("status"), statusOf("done")];
    const word = this.text(line, "status") || (line.columns.has("status") ? "" : this.text(line, "done"));
    if (status === "givenUp" || tick === "givenUp") {
      this.report(line, status === "givenUp" ? "status" : "done", "givenUp");
      return { done: false, word, givenUp: true };
    }
    if (status === "unknown") this.report(line, "status", "status");
    if (tick === "unknown") this.report(line, "done", "status");
    if (status === "open" && tick === "done") this.report(line, "done", "status");
    if (status === "done" || status === "open") return { done: status === "done", word, givenUp: false };
    const hasWord = status !== "empty" || tick !== "empty";
    const finished =
      !hasWord &&
      this.text(line, "completedOn") !== "" &&
      !/^[-\u2013\u2014]+$/.test(this.text(line, "completedOn"));
    return { done: tick === "done" || finished, word, givenUp: false };
  }

  private readStep(line: Line, place: Pick<SourceStep, "level" | "parent" | "phase">): SourceStep {
    const { companies } = this.settings;
    const { done, word, givenUp } = this.done(line);
    const target = this.date(line, "target", done);
    const start = this.date(line, "start", done);
    const completed = givenUp || !done ? { day: null } : this.date(line, "completedOn", true);
    const { days, countedIn } = this.days(line);
    const shared = readOwners(this.text(line, "owner"), this.text(line, "ownerHint"), companies);
    const owner = (side: "seller" | "buyer") => {
      const field = side === "seller" ? "ownerSeller" : "ownerBuyer";
      const own = line.columns.has(field) ? ownerOfSide(this.text(line, field), side, companies) : "";
      return [own, ...shared[side]].filter((text) => text !== "").join(", ");
    };
    const notes = (line.columns.get("notes") ?? [])
      .map((column) => textOf(line.cells[column]))
      .filter((text) => text !== "");
    return {
      row: line.row,
      name: ownerText(this.inNames ? line.name.replace(numberedName, "") : line.name),
      number: this.isNumbered ? (this.numbers.get(line.row) ?? null) : null,
      ...place,
      start: start.day ?? target.start,
      target: target.day,
      days,
      countedIn,
      ownerSeller: owner("seller"),
      ownerBuyer: owner("buyer"),
      ownerUnknown: shared.unknown,
      done,
      completedOn: completed.day,
      statusWord: word,
      startsAfter: [],
      notes: notes.join("\n"),
    };
  }

  private days(line: Line): { days: number | null; countedIn: CountedIn | null } {
    const cell = this.cell(line, "days");
    const read = cell === undefined ? null : readSourceDays(cell, this.inWorkingDays);
    const unit = this.text(line, "countedIn");
    const counted = countedInOf(unit);
    if (unit !== "" && counted === null) this.report(line, "countedIn", "unit");
    if (read === null) return { days: null, countedIn: null };
    if ("doubt" in read) {
      this.report(line, "days", read.doubt, read.offer);
      return { days: null, countedIn: null };
    }
    return { days: read.days, countedIn: counted ?? read.countedIn };
  }

  /** Links to rows that are steps; loops are cut where they close. */
  private withLinks(steps: readonly SourceStep[]): SourceStep[] {
    const kept = new Set(steps.map(({ row }) => row));
    const after = new Map<number, number[]>(steps.map(({ row }) => [row, []]));
    let leadsDown = false;
    if (this.isNumbered) this.reportDoubles(steps);
    for (const { row } of steps) {
      const line = this.lineOf.get(row)!;
      if (!line.columns.has("startsAfter")) continue;
      const cell = this.linkText(line);
      const parts = readSourceLinks(cell, row, this.targets);
      const said = parts.length > 1 ? this.text(line, "startsAfter") : undefined;
      for (const { text, rows, doubt } of parts) {
        const [to] = rows;
        const isKnown = to !== undefined && kept.has(to);
        // Links to rows above close no loop, as long as none leads down.
        leadsDown ||= isKnown && to > row;
        const loops = isKnown && leadsDown && reaches(after, to, row);
        if (isKnown && !loops && !after.get(row)!.includes(to)) after.get(row)!.push(to);
        const why = loops ? "loop" : (doubt ?? (isKnown ? null : "noSuchStep"));
        if (why) this.report(line, "startsAfter", why, undefined, said ?? text);
      }
    }
    return steps.map((step) => ({ ...step, startsAfter: after.get(step.row)!.sort((a, b) => a - b) }));
  }

  private reportDoubles(steps: readonly SourceStep[]): void {
    const seen = new Set<string>();
    for (const { row } of steps) {
      const number = this.numbers.get(row);
      if (number === undefined) continue;
      if (seen.has(plainLink(number))) this.report(this.lineOf.get(row)!, "number", "numberTwice");
      seen.add(plainLink(number));
    }
  }

  /** A group without dates, days, owner or anything else than its name names a phase. */
  private isOnlyName(line: Line): boolean {
    const ownWords: readonly SourceField[] = [
      "target",
      "start",
      "days",
      "owner",
      "ownerSeller",
      "ownerBuyer",
      "status",
      "done",
      "notes",
      "startsAfter",
      "completedOn",
    ];
    return ownWords.every((field) => this.text(line, field) === "");
  }

  private ancestors(row: number): number[] {
    const chain: number[] = [];
    for (
      let at = this.depths.get(row)!.parent;
      at !== null && !chain.includes(at);
      at = this.depths.get(at)?.parent ?? null
    )
      chain.push(at);
    return chain;
  }

  /** Merged cells hold their text in the first row: a phase goes on until the next one where each stands once. */
  private phasesDown(lines: readonly Line[]): Map<number, string> {
    const own = new Map(lines.map((line) => [line.row, this.text(line, "phase")]));
    const filled = [...own.values()].filter((text) => text !== "");
    const isMerged = filled.length < own.size && new Set(filled).size === filled.length;
    if (!isMerged || lines[0] === undefined || own.get(lines[0].row) === "") return own;
    let last = "";
    for (const line of lines) {
      if (own.get(line.row) !== "") last = own.get(line.row)!;
      own.set(line.row, last);
    }
    return own;
  }

  /** How deep each row stands, from 1, and under which row: by parent, level, number, or indentation. */
  private findDepths(): Map<number, { depth: number; parent: number | null }> {
    const parents =
      this.parentsByKey() ?? this.parentsByLevel() ?? this.parentsByNumber() ?? this.parentsByIndent();
    let main: number | null = null;
    for (const line of this.lines) {
      if (line.isSubitem) parents.set(line.row, main);
      else if (parents.get(line.row) == null) main = line.row;
    }
    // Rows that belong to each other belong to none.
    for (const { row } of this.lines) {
      const seen = new Set<number>();
      let at = parents.get(row) ?? null;
      while (at !== null && at !== row && !seen.has(at)) {
        seen.add(at);
        at = parents.get(at) ?? null;
      }
      if (at === row) parents.set(row, null);
    }
    const depths = new Map<number, { depth: number; parent: number | null }>();
    for (const { row } of this.lines) {
      let depth = 1;
      const seen = new Set([row]);
      for (let at = parents.get(row) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
        seen.add(at);
        depth += 1;
      }
      depths.set(row, { depth, parent: parents.get(row) ?? null });
    }
    return depths;
  }

  private parentsByKey(): Map<number, number | null> | null {
    if (!this.lines.some((line) => this.text(line, "parent") !== "")) return null;
    const parents = new Map<number, number | null>();
    for (const line of this.lines) {
      const [found] = readSourceLinks(this.text(line, "parent"), line.row, this.targets);
      parents.set(line.row, found?.rows[0] ?? null);
    }
    return parents;
  }

  private parentsByLevel(): Map<number, number | null> | null {
    if (!this.columns.has("level")) return null;
    return this.parentsByDepth(this.lines.map((line) => levelOfWord(this.text(line, "level"))));
  }

  private parentsByIndent(): Map<number, number | null> {
    const indents = this.lines.map((line) => {
      const cell = this.cell(line, "name");
      return typeof cell === "string" ? /^[\s\u00a0]*/.exec(cell)![0].replace(/\t/g, "    ").length : 0;
    });
    return this.parentsByDepth(indents);
  }

  /** The parent is the nearest row above that stands less deep; null stands as deep as the row above. */
  private parentsByDepth(depths: readonly (number | null)[]): Map<number, number | null> {
    const open: { row: number; depth: number }[] = [];
    const parents = new Map<number, number | null>();
    let last = 0;
    this.lines.forEach(({ row }, at) => {
      const depth = depths[at] ?? last;
      last = depth;
      while (open.length > 0 && open[open.length - 1]!.depth >= depth) open.pop();
      parents.set(row, open[open.length - 1]?.row ?? null);
      open.push({ row, depth });
    });
    return parents;
  }

  /** "1.2.1" belongs to "1.2" if there is one above, else to "1". */
  private parentsByNumber(): Map<number, number | null> | null {
    const isOutline = [...this.numbers.values()].some((number) => /^\d+(\.\d+)+$/.test(number));
    if (!isOutline) return null;
    const rowOf = new Map<string, number>();
    const parents = new Map<number, number | null>();
    for (const { row } of this.lines) {
      let number = this.numbers.get(row) ?? "";
      if (/^\d+(\.0)$/.test(number)) number = number.replace(/\.0$/, "");
      const parts = number.split(".");
      let parent: number | null = null;
      while (parent === null && parts.length > 1) {
        parts.pop();
        parent = rowOf.get(parts.join(".")) ?? null;
      }
      parents.set(row, parent);
      if (number !== "" && !rowOf.has(number)) rowOf.set(number, row);
    }
    return parents;
  }
}

/** By the units that are said, else by start and target: Monday to Friday, two weeks are 12 calendar or 10 working days. */
function mostlyCountedIn(steps: readonly SourceStep[]): CountedIn | null {
  const votes = { calendar: 0, working: 0 };
  for (const { countedIn, days, start, target } of steps) {
    if (countedIn !== null) votes[countedIn] += 1;
    if (countedIn !== null || days === null || start === null || target === null || target < start) continue;
    let working = 0;
    for (let day = start; day <= target && working <= days; day += 1) if (weekdayOf(day) < 5) working += 1;
    const calendar = target - start + 1;
    if (calendar !== working && days === calendar) votes.calendar += 1;
    if (calendar !== working && days === working) votes.working += 1;
  }
  if (votes.calendar === votes.working) return null;
  return votes.working > votes.calendar ? "working" : "calendar";
}

/** Whether one of the words of the list stands in a plain text. */
function holds(plain: string, list: string): boolean {
  return [...wordsOf(list).keys()].some((word) => ` ${plain} `.includes(` ${word} `));
}

function isInternalKey(header: string): boolean {
  return /\bid\b/.test(plainText(header));
}

/** Whether `from` follows `to`, at once or in the end. */
function reaches(after: ReadonlyMap<number, readonly number[]>, from: number, to: number): boolean {
  const seen = new Set<number>();
  const open = [from];
  while (open.length > 0) {
    const row = open.pop()!;
    if (row === to) return true;
    if (seen.has(row)) continue;
    seen.add(row);
    open.push(...(after.get(row) ?? []));
  }
  return false;
}

/** `countFrom`: without a column of numbers, rows are counted from the one below this row. */
function linkTargets(
  lines: readonly Line[],
  numbers: ReadonlyMap<number, string>,
  countFrom: number | null,
  idOf: (line: Line) => string,
): LinkTargets {
  const byNumber = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  let longestName = 0;
  const add = (map: Map<string, number[]>, text: string, row: number) => {
    const plain = plainLink(text);
    if (plain === "") return;
    const rows = map.get(plain) ?? [];
    if (!rows.includes(row)) rows.push(row);
    map.set(plain, rows);
  };
  for (const line of lines) {
    const number = numbers.get(line.row);
    if (number !== undefined) add(byNumber, number, line.row);
    if (countFrom !== null) add(byNumber, String(line.row - countFrom), line.row);
    add(byNumber, idOf(line), line.row);
    add(byName, line.name, line.row);
    add(byName, line.name.replace(numberedName, ""), line.row);
    longestName = Math.max(longestName, line.name.length);
  }
  return { numbers: byNumber, names: byName, longestName };
}
