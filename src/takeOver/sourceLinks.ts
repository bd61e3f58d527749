/** Understands what a row starts after: numbers, keys, names; a wait or another kind of link is named. */
import { isOneOf, plainText } from "./plainText";
import { finishToStart, nothingWords, otherLinkTypes, stepPrefixes } from "./tableWords";

export type LinkDoubt = "wait" | "otherLink" | "noSuchStep" | "twice" | "loop";

/** A part of a cell: the rows that it names and what of it is not kept. */
interface SourceLink {
  readonly text: string;
  readonly rows: readonly number[];
  readonly doubt?: LinkDoubt;
}

/** Rows of the source by number or key, and by name, each as `plainLink` writes it. */
export interface LinkTargets {
  readonly numbers: ReadonlyMap<string, readonly number[]>;
  readonly names: ReadonlyMap<string, readonly number[]>;
  /** The longest name's length, in characters. */
  readonly longestName: number;
}

const separators = /[,;\n]/;
const decorated = new RegExp(
  `^(.+?)\\s*(${[finishToStart, otherLinkTypes].join("|")})?\\s*([+-]\\s*\\d+(?:[.,]\\d+)?\\s*\\p{L}*\\s*%?)?$`,
  "iu",
);

/** Numbers and names as they are compared: "04." is "4", case and blanks do not count. */
export function plainLink(text: string): string {
  const tidy = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  return /^[\d.]+$/.test(tidy) ? tidy.replace(/\.$/, "").replace(/(^|\.)0+(?=\d)/g, "$1") : tidy;
}

/** `own`: the row itself, which it does not mean. */
export function readSourceLinks(cell: string, own: number, targets: LinkTargets): readonly SourceLink[] {
  const links: SourceLink[] = [];
  // Some programs write the address of the other step behind its name.
  let rest = cell.replace(/\s*\(https?:[^)]*\)/g, "").trim();
  if (/^[-\u2013\u2014]*$/.test(rest) || isOneOf(plainText(rest), nothingWords)) return links;
  while (rest !== "") {
    const name = nameAtStart(rest, targets);
    const text = name ?? rest.split(separators, 1)[0]!;
    rest = rest.slice(text.length).replace(/^\s*[,;\n]?\s*/, "");
    const trimmed = text.trim();
    if (trimmed === "") continue;
    // "2 3" are two.
    const several = name === null && /^\d+(?:\s+\d+)+$/.test(trimmed) ? trimmed.split(/\s+/) : [trimmed];
    for (const part of several) links.push(readPart(part, own, targets));
  }
  return links;
}

/** The longest known name with which the text begins, up to a separator: names may hold commas. */
function nameAtStart(text: string, { names, longestName }: LinkTargets): string | null {
  const ends = [...text.slice(0, longestName + 40).matchAll(/[,;\n]|$/g)].map((end) => end.index).reverse();
  const found = ends.find((end) => names.has(plainLink(text.slice(0, end))));
  return found ? text.slice(0, found) : null;
}

function readPart(text: string, own: number, targets: LinkTargets): SourceLink {
  const whole = rowsOf(text, own, targets);
  if (whole.length > 0) return link(text, whole);
  const [, step = "", type = "", wait] = decorated.exec(text) ?? [];
  const rows = rowsOf(step, own, targets);
  if (rows.length === 0) {
    // Its own number, and nothing else.
    const itself = [text, step].some((each) => found(each, targets).includes(own));
    return { text, rows: [], doubt: itself ? "loop" : "noSuchStep" };
  }
  if (isOneOf(type.toLowerCase(), otherLinkTypes)) return { text, rows: [], doubt: "otherLink" };
  const kept = link(text, rows);
  return wait === undefined || kept.doubt ? kept : { ...kept, doubt: "wait" };
}

function link(text: string, rows: readonly number[]): SourceLink {
  return rows.length === 1 ? { text, rows } : { text, rows: [], doubt: "twice" };
}

function rowsOf(text: string, own: number, targets: LinkTargets): readonly number[] {
  return found(text, targets).filter((row) => row !== own);
}

function found(text: string, { numbers, names }: LinkTargets): readonly number[] {
  const plain = plainLink(text);
  const word = /^(\D+?)\.?\s*(\d[\d.]*)$/.exec(plain);
  const bare = word && isOneOf(word[1]!.trim(), stepPrefixes) ? plainLink(word[2]!) : plain;
  return numbers.get(plain) ?? numbers.get(bare) ?? names.get(plain) ?? [];
}
