/** Tells our formulas, whole or damaged, from what a person put into a cell. */

/** Ours as written, ours but damaged (or nothing at all), or a person's. */
type Owner = "same" | "damaged" | "theirs";

/** Formulas come back with other separators, spaces and quotes than they were written with. */
export function normal(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/['\s]/g, "").replace(/;/g, ",").toUpperCase()))
    .join("");
}

/** A formula without what moving, cutting and deleting change: its references. */
function skeleton(normalFormula: string): string {
  return normalFormula
    .split(/("(?:[^"]|"")*")/)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .replace(/[^,()+\-*/=<>&^:]*!/g, (sheet) => (sheet === "#REF!" ? sheet : ""))
            .replace(/#REF!?|\$?[A-Z]{1,3}\$?\d+/g, "@")
            .replace(/@(:@)+/g, "@"),
    )
    .join("");
}

/** Whose a cell is in which `expected` belongs; `format`: the number format in which it belongs. */
export function ownerOf(expected: string, formula: string, value: unknown, format = ""): Owner {
  if (formula !== "") {
    const [wanted, found] = [normal(expected), normal(formula)];
    if (wanted === found) return "same";
    return skeleton(wanted) === skeleton(found) ? "damaged" : "theirs";
  }
  return value === "" || couldProduce(expected, value, format) ? "damaged" : "theirs";
}

/** A date as a number is more; a plan spans less. */
const mostDays = 20_000;

/** The format of a count, which no date is. */
function isFigure(format: string): boolean {
  return format !== "" && format !== "General" && !isDateFormat(format);
}

function isDateFormat(format: string): boolean {
  return /[dmy]/i.test(format.replace(/"[^"]*"/g, ""));
}

type Result = "text" | "number" | "boolean" | "any";

/** Functions of ours that give numbers. */
const numeric =
  /^(COUNT|MAX|MIN|INT|ROUND|MATCH|LEN|SUM|ROW|COLUMN|NETWORKDAYS|WORKDAY|DATE|TODAY|NOW|MOD|MONTH|VALUE)/;

/** What a formula of ours can give: the results of its branches. */
function results(expression: string): readonly Result[] {
  const text = expression.trim();
  const call = /^(IF|IFERROR)\(/.exec(text)?.[1];
  const parts = call ? split(text.slice(call.length + 1, -1), ";") : [];
  // "IF(a;b;c)&d" begins like one.
  if (call && text.endsWith(")") && parts.length > 1 && parts.length <= 3 && isWhole(text, call.length))
    return (call === "IF" ? parts.slice(1) : parts).flatMap(results);
  if (split(text, "&").length > 1 || /^"(?:[^"]|"")*"$/.test(text)) return ["text"];
  if (/^(TRUE|FALSE|AND\(.*|OR\(.*|NOT\(.*)$/.test(text) || /[<>=]/.test(outside(text))) return ["boolean"];
  if (/^[\d.]+$/.test(text) || /[+*/-]/.test(outside(text)) || numeric.test(text)) return ["number"];
  return ["any"];
}

/** The parts between the separators that stand in no brackets and no quotes. */
function split(text: string, separator: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const piece of text.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[\s\S]/g) ?? []) {
    if (piece === "(") depth++;
    if (piece === ")") depth--;
    if (piece === separator && depth === 0) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

/** What stands in no brackets and no quotes. */
function outside(text: string): string {
  let depth = 0;
  let found = "";
  for (const piece of text.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[\s\S]/g) ?? []) {
    if (piece === "(") depth++;
    if (depth === 0 && piece.length === 1) found += piece;
    if (piece === ")") depth--;
  }
  return found;
}

/** The bracket that opens at this place is the one with which the text ends. */
function isWhole(text: string, at: number): boolean {
  return outside(text.slice(at)) === ")" || outside(text.slice(at)) === "";
}

/** Pasted values: what remains of a text without the formula's own words are numbers at most. */
function couldProduce(formula: string, value: unknown, format: string): boolean {
  const given = new Set(results(formula.replace(/^=/, "")));
  const can = (result: Result) => given.has(result) || given.has("any");
  if (typeof value === "boolean") return can("boolean");
  // Whole days, counts and dates: none of our formulas gives a fraction.
  if (typeof value === "number")
    return can("number") && Number.isInteger(value) && (Math.abs(value) < mostDays || !isFigure(format));
  if (typeof value !== "string") return can("number") && isDateFormat(format);
  const words = [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text]) => text!.replace(/""/g, '"'));
  const rest = words
    .filter((word) => word.trim() !== "")
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.split(word).join(" "), value);
  // The bar of the progress is cut to its length.
  return /^[\s\d.\u25b0\u25b1]*$/.test(rest);
}
