/** Tells the owners of both sides apart: by the companies' names, by words such as "us" and "both", by e-mail. */
import { isOneOf, plainText } from "./plainText";
import { legalForms, sides as sideWords } from "./tableWords";

type Side = "seller" | "buyer";

/** Names of each company, the one to write first; domains of e-mails may be among them. */
export interface Companies {
  readonly seller: readonly string[];
  readonly buyer: readonly string[];
}

interface SourceOwners {
  readonly seller: readonly string[];
  readonly buyer: readonly string[];
  /** Owners of whom nothing tells the side. */
  readonly unknown: readonly string[];
}

const both: readonly Side[] = ["seller", "buyer"];

/** What of the companies is looked for in a text: without the legal form, which nobody writes. */
function shortNames(names: readonly string[]): readonly string[] {
  const known = short.get(names);
  if (known) return known;
  const found = names
    .map((name) => {
      const words = plainText(name).split(" ");
      const short = words.filter((word, at) => at === 0 || !isOneOf(word, legalForms));
      return short.join(" ");
    })
    .filter((name) => name !== "");
  short.set(names, found);
  return found;
}

const short = new WeakMap<readonly string[], readonly string[]>();

/** Whose text this is: it is, or holds, a company's name or domain. Both or none: null. */
function companyIn(plain: string, companies: Companies): Side | null {
  const found = both.filter((side) =>
    shortNames(companies[side]).some((name) => ` ${plain} `.includes(` ${name} `)),
  );
  return found.length === 1 ? found[0]! : null;
}

/** The sides that the whole of a text names: "us", "Globex", "both". */
export function sidesNamed(text: string, companies: Companies): readonly Side[] {
  const plain = plainText(text);
  if (plain === "") return [];
  if (isOneOf(plain, sideWords.both)) return both;
  const named = both.filter(
    (side) =>
      isOneOf(plain, sideWords[side]) ||
      shortNames(companies[side]).includes(plain) ||
      companies[side].some((name) => plainText(name) === plain),
  );
  return named.length === 1 ? named : [];
}

/** "kim@globex.example" is Globex's, by its domain or by its name in the domain. */
function sideOfEmail(text: string, companies: Companies): Side | null {
  const domain = /@([\w.-]+)/.exec(text)?.[1]?.toLowerCase();
  if (!domain) return null;
  const found = both.filter((side) =>
    companies[side].some(
      (name) =>
        domain === name.toLowerCase() ||
        domain.split(".").includes(shortNames([name])[0]?.replace(/ /g, "") ?? ""),
    ),
  );
  return found.length === 1 ? found[0]! : null;
}

/** An owner's text as it is kept: without the share of its time ("[50%]"). */
export function ownerText(text: string): string {
  return (
    text
      .replace(/\s*\[\d+\s*%\]/g, "")
      // A list as programs write it.
      .replace(/^\s*\[(.*)\]\s*$/s, "$1")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join(", ")
  );
}

/** The owners of one cell. Company names, commas and slashes set them apart: "Initech engineer, Acme IT". */
function splitOwners(text: string): readonly string[] {
  return ownerText(text)
    .split(/[,;/+&]|\s+(?:and|und|et|e)\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/^[-\u2013\u2014?]+$/.test(part));
}

/** An owner cell of one side: a cell that only names a side gives the company. */
export function ownerOfSide(text: string, side: Side, companies: Companies): string {
  const kept = ownerText(text);
  if (/^[-\u2013\u2014]+$/.test(kept)) return "";
  return sidesNamed(kept, companies).includes(side) ? (companies[side][0] ?? kept) : kept;
}

/** `hint`: what stands in the column that tells the side, an e-mail or a side's name. */
export function readOwners(text: string, hint: string, companies: Companies): SourceOwners {
  const owners = { seller: [] as string[], buyer: [] as string[], unknown: [] as string[] };
  const hints = splitOwners(hint);
  const parts = splitOwners(text);
  const sideOfHint = (at: number): readonly Side[] => {
    const own = hints.length === parts.length || parts.length === 0 ? (hints[at] ?? "") : hint;
    const email = sideOfEmail(own, companies);
    if (email) return [email];
    const named = sidesNamed(own, companies);
    const company = companyIn(plainText(own), companies);
    return named.length > 0 ? named : company ? [company] : [];
  };
  parts.forEach((part, at) => {
    const whole = sidesNamed(part, companies);
    for (const side of whole) owners[side].push(companies[side][0] ?? part);
    if (whole.length > 0) return;
    const side =
      sideOfEmail(part, companies) ?? companyIn(plainText(part), companies) ?? onlyOne(sideOfHint(at));
    owners[side ?? "unknown"].push(part);
  });
  if (parts.length === 0 && hints.length > 0) {
    for (const side of sideOfHint(0))
      owners[side].push(hint.includes("@") ? hint : (companies[side][0] ?? hint));
  }
  return owners;
}

function onlyOne(sides: readonly Side[]): Side | null {
  return sides.length === 1 ? sides[0]! : null;
}
