/** The table in which a self-test writes down what it saw: one row a case, the unsettled ones first. */
import { likelyWorld, otherWorld, type World } from "../../../local/sheets/World";

export interface ResultRow {
  /** A question of the stand-in's `World`, or "facts", "look", "operations", a topic of the contract. */
  readonly part: string;
  readonly name: string;
  readonly assumed: string;
  /** Empty: not run, or not looked at yet. */
  readonly seen: string;
}

export const columns = ["Part", "Case", "Assumed", "Seen", "Verdict"] as const;

/** What a case of the contract, or an operation, is assumed to do, and says when it did. */
export const holds = "holds";

/** Stands under Seen while a case runs, and for ever when Google stopped it. */
export const running = "did not come to an end";

type Verdict = "" | "as assumed" | "the other answer" | "an unknown answer" | "noted" | "differs";

function isQuestion(part: string): part is keyof World {
  return part in likelyWorld;
}

/** A person writes "yes" when what is to be looked at is as expected; else, or with anything added, what there is. */
export function verdictOf({ part, assumed, seen }: ResultRow): Verdict {
  if (seen === "") return "";
  if (part === "look") return /^(yes|ja)\.?$/i.test(seen.trim()) ? "as assumed" : "differs";
  if (seen === assumed) return "as assumed";
  // Nothing rests on facts.
  if (part === "facts") return "noted";
  if (!isQuestion(part)) return "differs";
  return seen === likelyWorld[part] || seen === otherWorld[part] ? "the other answer" : "an unknown answer";
}

/** What was seen of each question on which all its cases agree. */
export function settledAnswers(rows: readonly ResultRow[]): Partial<World> {
  const seen = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!isQuestion(row.part) || verdictOf(row) === "") continue;
    seen.set(row.part, (seen.get(row.part) ?? new Set()).add(row.seen));
  }
  return Object.fromEntries(
    [...seen].filter(([, answers]) => answers.size === 1).map(([part, [answer]]) => [part, answer]),
  ) as Partial<World>;
}

/**
 * Where Google does what nobody assumed, each with its name. The other answer to a question is none: the product has
 * to be right with it; but not two answers to one.
 */
export function contradictions(rows: readonly ResultRow[]): string[] {
  const settled = settledAnswers(rows);
  return rows.flatMap((row) => {
    const { part, name, assumed, seen } = row;
    const verdict = verdictOf(row);
    if (verdict === "differs") return [`${part}: ${name}: assumed "${assumed}", seen "${seen}"`];
    if (verdict === "an unknown answer") return [`${part}: ${name}: "${seen}" is no answer of World.ts`];
    const isSplit = verdict !== "" && isQuestion(part) && !(part in settled);
    return isSplit
      ? [`${part}: ${name}: "${seen}", but another case of this question has another answer`]
      : [];
  });
}

/** The rows of a copied table: tab-separated lines, with whatever stands above the headers. */
export function readTable(text: string): ResultRow[] {
  const lines = text.split(/\r?\n/).map((line) => line.split("\t").map(unquoted));
  const header = lines.findIndex((cells) => columns.every((column, at) => cells[at] === column));
  if (header < 0) throw new Error(`There is no line with ${columns.join(", ")}, separated by tabs.`);
  return lines
    .slice(header + 1)
    .filter(([part = "", name = ""]) => part !== "" && name !== "")
    .map(([part = "", name = "", assumed = "", seen = ""]) => ({ part, name, assumed, seen }));
}

/** A copied cell with a quotation mark in it may come in quotation marks, with its own ones doubled. */
function unquoted(cell: string): string {
  return /^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
