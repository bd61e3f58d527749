/** Finds the header row of a table, and what each of its columns holds: by its words, then by what stands below. */
import type { DayNumber } from "../plan/plan";
import type { SourceTable } from "./parseText";
import { isOneOf, plainText, type SourceCell, textOf, wordsOf } from "./plainText";
import { looksLikeDate } from "./sourceDate";
import { readSourceDays } from "./sourceDays";
import { type Companies, sidesNamed } from "./sourceOwners";
import { readStatus } from "./sourceStatus";
import {
  fields,
  headerWords,
  legalForms,
  levelWords,
  type SourceField,
  sides,
  unusedHeaders,
} from "./tableWords";

export interface Header {
  /** Row numbers from 1; null: the table has no header. `last` is another one where two rows make the header. */
  readonly row: number | null;
  readonly last: number;
  /** The header of each column, by index. */
  readonly texts: readonly string[];
}

/** What a header could mean, the likeliest first, each with how well it fits (0 to 10). */
type Meanings = readonly (readonly [field: SourceField | "unused", score: number])[];

const rowsSearched = 60;
const valuesLookedAt = 60;

/** The row that most looks like a header; `row` is given where a person chose it, 0 for none. */
export function findHeader(table: SourceTable, companies: Companies, today: DayNumber, row?: number): Header {
  const { rows } = table;
  const none: Header = { row: null, last: 0, texts: [] };
  if (row !== undefined) return row === 0 ? none : headerAt(rows, row - 1, companies, today);
  let best = none;
  let most = 0;
  for (let at = 0; at < Math.min(rows.length, rowsSearched); at += 1) {
    if (table.outside?.has(at)) continue;
    const found = headerAt(rows, at, companies, today);
    const score = headerScore(found.texts, companies);
    // A later row must look more like one: headers are repeated.
    if (score > most) [best, most] = [found, score];
  }
  return best;
}

/** The header of this row, with the row below where the two make one. */
function headerAt(rows: SourceTable["rows"], at: number, companies: Companies, today: DayNumber): Header {
  const texts = (rows[at] ?? []).map(textOf);
  const single: Header = { row: at + 1, last: at + 1, texts };
  const below = rows[at + 1];
  if (
    !below ||
    below.some((cell) => typeof cell !== "string" || /^\d/.test(cell) || looksLikeDate(cell, today))
  )
    return single;
  const lower = below.map(textOf);
  let group = "";
  const combined = Array.from({ length: Math.max(texts.length, lower.length) }, (_, column) => {
    const [upper, own] = [texts[column] ?? "", lower[column] ?? ""];
    // The text of merged cells stands in the first of them.
    if (upper !== "") group = upper;
    if (own === "") return upper;
    const both = `${upper || group} (${own})`;
    return meaningsOf(both, companies).length > 0 || meaningsOf(own, companies).length === 0
      ? both.replace(/^ \((.*)\)$/, "$1")
      : own;
  });
  const needed = Math.max(headerScore(texts, companies), headerScore(lower, companies));
  return headerScore(combined, companies) > needed ? { row: at + 1, last: at + 2, texts: combined } : single;
}

/** The fields that a row of headers names. */
export function headerFields(texts: readonly string[], companies: Companies): ReadonlySet<SourceField> {
  const found = texts
    .filter((text) => text.length <= 60)
    .flatMap((text) => meaningsOf(text, companies)[0]?.[0] ?? [])
    .filter((field): field is SourceField => field !== "unused");
  return new Set(found);
}

/** 0: no header. Each field counts once; steps need a name, and a plan has dates. */
function headerScore(texts: readonly string[], companies: Companies): number {
  const found = headerFields(texts, companies);
  const counted = found.size + (found.has("name") ? 1 : 0) + (found.has("target") ? 0.5 : 0);
  const filled = texts.filter((text) => text !== "").length;
  const isPlain = found.has("target") && found.size * 2 >= filled;
  return (found.size >= 2 && (found.has("name") || isPlain)) || found.size >= 3 ? counted : 0;
}

const known = new Map<string, Meanings>();

function meaningsOf(header: string, companies: Companies): Meanings {
  const key = `${companies.seller.join("|")}\n${companies.buyer.join("|")}\n${header}`;
  let meanings = known.get(key);
  if (!meanings) {
    meanings = header.trim() === "" ? [] : findMeanings(header, companies);
    if (known.size > 5000) known.clear();
    known.set(key, meanings);
  }
  return meanings;
}

function findMeanings(header: string, companies: Companies): Meanings {
  const plain = plainText(header);
  const owner = ownerOfHeader(header, companies);
  if (owner) return [[owner, 10]];
  const forms = [
    plain,
    plainText(header.replace(/\([^)]*\)|\[[^\]]*\]/g, " ")),
    ...header.split(/[/|\n]/).map(plainText),
  ];
  for (const [at, form] of forms.entries()) {
    if (form === "") continue;
    const exact = exactMeanings(form, at === 0 ? 10 : 9);
    if (exact.length > 0) return exact;
  }
  // "Planned due date of the step": the longest words that are known.
  const words = plain.split(" ");
  for (let length = Math.min(words.length - 1, 4); length >= 1; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const part = words.slice(from, from + length).join(" ");
      const found = part.length >= 4 ? exactMeanings(part, 5) : [];
      if (found.length > 0) return found;
    }
  }
  return [];
}

function exactMeanings(plain: string, score: number): Meanings {
  const found: [SourceField | "unused", number][] = [];
  for (const field of fields) {
    if (field === "ownerSeller" || field === "ownerBuyer") continue;
    const words = wordsOf(headerWords[field]);
    const place = words.get(plain);
    // A key of another program may be the number that the links use.
    if (place !== undefined) found.push([field, score - place / words.size - (field === "id" ? 1 : 0)]);
  }
  if (isOneOf(plain, unusedHeaders)) found.push(["unused", score]);
  return found.sort((a, b) => b[1] - a[1]);
}

/** "Owner (Customer)", "Seller owner", "Verantwortlich (Contoso)", "Us", "Acme": the owners of one side. */
function ownerOfHeader(header: string, companies: Companies): "ownerSeller" | "ownerBuyer" | null {
  const fieldOf = { seller: "ownerSeller", buyer: "ownerBuyer" } as const;
  const words = plainText(header)
    .split(" ")
    .filter((word) => word !== "");
  const names = (side: "seller" | "buyer") => [
    ...wordsOf(sides[side]).keys(),
    ...companies[side].map((name) =>
      plainText(name)
        .split(" ")
        .filter((word, at) => at === 0 || !isOneOf(word, legalForms))
        .join(" "),
    ),
  ];
  for (const side of ["seller", "buyer"] as const) {
    for (const name of names(side)) {
      const parts = name.split(" ");
      const at = words.findIndex((_word, from) => parts.every((part, index) => words[from + index] === part));
      if (at < 0 || name === "") continue;
      const rest = words.filter((_word, index) => index < at || index >= at + parts.length);
      const plain = rest
        .filter(
          (word) => !isOneOf(word, legalForms) && !/^(?:s|the|side|der|die|seite|de|do|da|du)$/.test(word),
        )
        .join(" ");
      if (plain === "" || isOneOf(plain, headerWords.owner)) return fieldOf[side];
    }
  }
  return null;
}

/** What stands in a column: shares of its filled cells, each counted when it is asked for. */
class ColumnFacts {
  private readonly cells: readonly SourceCell[];
  private readonly shares = new Map<string, number>();
  readonly filled: number;

  constructor(
    cells: readonly SourceCell[],
    private readonly companies: Companies,
    private readonly today: DayNumber,
  ) {
    this.cells = cells.filter((cell) => textOf(cell) !== "").slice(0, valuesLookedAt);
    this.filled = this.cells.length;
  }

  private share(name: string, test: (cell: SourceCell, text: string) => boolean): number {
    let share = this.shares.get(name);
    if (share === undefined) {
      const found = this.cells.filter((cell) => test(cell, textOf(cell))).length;
      share = this.filled === 0 ? 0 : found / this.filled;
      this.shares.set(name, share);
    }
    return share;
  }

  get dates(): number {
    return this.share("dates", (cell) => looksLikeDate(cell, this.today));
  }
  get numbers(): number {
    return this.share("numbers", (_cell, text) => /^[\d.,]+$/.test(text));
  }
  get ticks(): number {
    return this.share(
      "ticks",
      (cell, text) => typeof cell === "boolean" || /^\d+(?:[.,]\d+)?\s*%$/.test(text) || isTick(text),
    );
  }
  get words(): number {
    return this.share("words", (_cell, text) => /\p{L}{3}/u.test(text));
  }
  get status(): number {
    return this.share("status", (cell) => !["unknown", "empty"].includes(readStatus(cell, false)));
  }
  get days(): number {
    return this.share("days", (cell) => {
      const read = readSourceDays(cell, false);
      return read !== null && !("doubt" in read && read.doubt === "unreadable");
    });
  }
  get levels(): number {
    return this.share("levels", (_cell, text) => levelOfWord(text) !== null);
  }
  get sides(): number {
    return this.share("sides", (_cell, text) => sidesNamed(text, this.companies).length > 0);
  }
  get emails(): number {
    return this.share("emails", (_cell, text) => text.includes("@"));
  }
  get different(): number {
    return this.filled === 0 ? 0 : new Set(this.cells.map(textOf)).size / this.filled;
  }
  /** In characters. */
  get length(): number {
    const sum = this.cells.reduce<number>((all, cell) => all + Math.min(80, textOf(cell).length), 0);
    return this.filled === 0 ? 0 : sum / this.filled;
  }
}

function isTick(text: string): boolean {
  return /^(?:true|false|yes|no|y|n|x|ja|nein|j|wahr|falsch|sim|n\u00e3o|oui|non|vrai|faux|[\u2705\u2611\u2713\u2714\u2b1c\u2610]|\[.?\]|\u2013|-)$/i.test(
    text,
  );
}

/** Epic 1, story 2, sub-task 3, and outline levels as they are; null: no level. */
export function levelOfWord(text: string): number | null {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  return levelWords.find(([words]) => isOneOf(plainText(text), words))?.[1] ?? null;
}

/** Whether what stands in the column speaks for the field (1), says nothing (0), or speaks against it (-5). */
function fit(field: SourceField | "unused", facts: ColumnFacts): number {
  if (facts.filled === 0 || field === "unused") return 0;
  const speaks = (share: number, least: number) => (share >= 0.5 ? 1 : share <= least ? -5 : 0);
  switch (field) {
    case "name":
      return facts.ticks > 0.6 || facts.numbers > 0.8 || facts.dates > 0.8 || facts.emails > 0.8
        ? -5
        : speaks(facts.words, 0.2);
    case "target":
    case "start":
    case "completedOn":
      return speaks(facts.dates, 0);
    case "days":
      return speaks(facts.days, 0);
    case "done":
      return facts.ticks + facts.numbers > 0.5 ? 1 : facts.status > 0.5 ? -1 : facts.dates > 0.5 ? -5 : -2;
    case "status":
      return facts.dates > 0.5 ? -5 : facts.ticks > 0.8 ? -1 : speaks(facts.status, -1);
    case "level":
      return facts.levels > 0.8 ? 1 : -5;
    case "ownerHint":
      return facts.sides + facts.emails > 0.6 ? 1 : -3;
    case "owner":
      return facts.sides > 0.6 && facts.different < 0.3 ? 0 : facts.dates > 0.8 ? -5 : 0.5;
    case "phase":
      return facts.status > 0.5 || facts.dates > 0.5 ? -3 : 0;
    case "number":
      return facts.different < 0.5 && facts.filled > 4
        ? -3
        : facts.words > 0.9 && facts.different < 1
          ? -3
          : 0;
    default:
      return 0;
  }
}

export type Mapping = readonly (SourceField | "unused")[];

/** What each column holds. `chosen`: by index, what a person said. Empty columns without header are unused. */
export function mapColumns(
  texts: readonly string[],
  body: readonly (readonly SourceCell[])[],
  companies: Companies,
  today: DayNumber,
  chosen: ReadonlyMap<number, SourceField | "unused"> = new Map(),
): Mapping {
  const width = Math.max(texts.length, ...body.slice(0, valuesLookedAt).map((row) => row.length), 0);
  const sample = body.slice(0, 4 * valuesLookedAt);
  const columns = Array.from({ length: width }, (_, column) => {
    const facts = new ColumnFacts(
      sample.map((row) => row[column] ?? ""),
      companies,
      today,
    );
    return {
      column,
      header: texts[column] ?? "",
      facts,
      meanings: meaningsOf(texts[column] ?? "", companies),
    };
  });
  // "Owner (Acme)" and "Owner (Globex)", of companies that nobody named yet: one of either side, the seller's first.
  const [one, other, ...more] = columns.filter(
    ({ header, meanings }) => meanings[0]?.[0] === "owner" && /[([].*[)\]]/.test(header),
  );
  if (one && other && more.length === 0 && one.header !== other.header) {
    one.meanings = [["ownerSeller", 9]];
    other.meanings = [["ownerBuyer", 9]];
  }
  const mapping: (SourceField | "unused")[] = columns.map(({ column }) => chosen.get(column) ?? "unused");
  const taken = new Set<SourceField>(
    [...chosen.values()].filter((field): field is SourceField => field !== "unused"),
  );
  const end = endOfTable(columns);
  const open = columns.filter(({ column }) => !chosen.has(column) && column < end);
  const pairs = open.flatMap((one) =>
    one.meanings.map(([field, score]) => ({
      column: one.column,
      field,
      score: score + fit(field, one.facts) + (one.facts.filled > 0 ? 0 : -2),
    })),
  );
  const settled = new Set<number>();
  for (const { column, field, score } of pairs.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (settled.has(column) || score < 3 || (field !== "unused" && field !== "notes" && taken.has(field)))
      continue;
    settled.add(column);
    mapping[column] = field;
    if (field !== "unused") taken.add(field);
  }
  // What the headers do not tell, the cells may: a plan without a name column is none.
  const unknown = open.filter(
    ({ column, meanings, facts }) => !settled.has(column) && meanings.length === 0 && facts.filled > 0,
  );
  const best = (field: SourceField, score: (facts: ColumnFacts, column: number) => number) => {
    if (taken.has(field)) return;
    const found = unknown
      .filter(({ column, facts }) => mapping[column] === "unused" && score(facts, column) > 0)
      .sort((a, b) => score(b.facts, b.column) - score(a.facts, a.column))[0];
    if (!found) return;
    mapping[found.column] = field;
    taken.add(field);
  };
  best("target", (facts) => (facts.dates > 0.6 ? facts.dates : 0));
  best("name", (facts) =>
    facts.words > 0.5 && facts.dates < 0.5 ? facts.words * facts.different * facts.length : 0,
  );
  const isBare = (column: number) => !/\p{L}/u.test(texts[column] ?? "");
  best("done", (facts, column) => (isBare(column) && facts.ticks > 0.8 ? facts.ticks : 0));
  if (texts.length === 0) {
    best("owner", (facts) => (facts.sides > 0.6 || facts.emails > 0.6 ? 1 : 0));
  }
  return mapping;
}

/** Behind an empty column another table begins when it has a name of its own. */
function endOfTable(
  columns: readonly {
    readonly column: number;
    readonly header: string;
    readonly facts: ColumnFacts;
    readonly meanings: Meanings;
  }[],
): number {
  const isName = ({ meanings }: (typeof columns)[number]) => meanings[0]?.[0] === "name";
  let named = false;
  for (const [at, one] of columns.entries()) {
    const isGap = one.header === "" && one.facts.filled === 0;
    if (isGap && named && columns.slice(at + 1).some(isName)) return at;
    named ||= isName(one);
  }
  return columns.length;
}
