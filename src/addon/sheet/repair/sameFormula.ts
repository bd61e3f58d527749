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

/** Whose a cell is in which `expected` belongs. */
export function ownerOf(expected: string, formula: string, value: unknown): Owner {
  if (formula !== "") {
    const [wanted, found] = [normal(expected), normal(formula)];
    if (wanted === found) return "same";
    return skeleton(wanted) === skeleton(found) ? "damaged" : "theirs";
  }
  return value === "" || couldProduce(expected, value) ? "damaged" : "theirs";
}

/** Pasted values: what remains of a text without the formula's own words are numbers at most. */
function couldProduce(formula: string, value: unknown): boolean {
  if (typeof value !== "string") return true;
  const words = [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text]) => text!.replace(/""/g, '"'));
  const rest = words
    .filter((word) => word.trim() !== "")
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.split(word).join(" "), value);
  // The bar of the progress is cut to its length.
  return /^[\s\d.\u25b0\u25b1]*$/.test(rest);
}
