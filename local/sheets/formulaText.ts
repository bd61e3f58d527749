import { CompiledFormula, DEFAULT_LOCALE, tokenize } from "@odoo/o-spreadsheet";
import type { SheetLocale } from "./locales";

/**
 * Stand for the comma and the point in a formula that Google cannot read. The engine cannot read them either, so the
 * formula becomes an error there too, and still gives back its text.
 */
const BROKEN: [string, string][] = [
  [",", "\u201A"],
  [".", "\u2024"],
];

function broken(formula: string): string {
  return BROKEN.reduce((text, [from, to]) => text.replaceAll(from, to), formula);
}

function mended(formula: string): string {
  return BROKEN.reduce((text, [from, to]) => text.replaceAll(to, from), formula);
}

/**
 * The engine cannot read a quotation mark within a text, nor a backslash at the end of one. There such a text is put
 * together: "say ""hi""" is ("say "&CHAR(34)&"hi"&CHAR(34)&"").
 */
function withPlainTexts(formula: string): string {
  // The name of a sheet may have quotation marks, too, and is kept.
  return formula.replace(/'(?:[^']|'')*'|"((?:[^"]|"")*)"/g, (whole: string, text: string | undefined) => {
    if (text === undefined || !/""|\\$/.test(text)) return whole;
    const parts = text.replaceAll('""', '"').split(/("|\\+(?="|$))/);
    const terms = parts.flatMap((part, at) => {
      if (at % 2 === 0) return [`"${part}"`];
      return [...part].map((sign) => `CHAR(${sign.charCodeAt(0)})`);
    });
    return `(${terms.join("&")})`;
  });
}

const TERM = String.raw`(?:"[^"]*"|CHAR\((?:34|92)\))`;
/** Not behind a function's name, whose argument it would be. */
const JOINED_TEXT = new RegExp(String.raw`(?<![\w.])\(("[^"]*"&CHAR\((?:34|92)\)(?:&${TERM})*)\)`, "g");

function withWholeTexts(formula: string): string {
  if (!formula.includes('"&CHAR(')) return formula;
  return formula.replace(JOINED_TEXT, (_whole, terms: string) => {
    const text = terms.replace(new RegExp(`${TERM}(?:&|$)`, "g"), (term: string) => {
      if (term.startsWith("CHAR(34)")) return '""';
      return term.startsWith("CHAR(92)") ? "\\" : term.replace(/&$/, "").slice(1, -1);
    });
    return `"${text}"`;
  });
}

type Translation = (formula: string, locale: SheetLocale) => string;

const KNOWN_LIMIT = 20_000;

/** A file's formulas are many and much the same each time that a tab is written or read. */
function once(translate: Translation): Translation {
  const known = new Map<string, string>();
  return (formula, locale) => {
    const key = locale.code + formula;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KNOWN_LIMIT) known.clear();
    const result = translate(formula, locale);
    known.set(key, result);
    return result;
  };
}

/** A formula as people and scripts write it in a locale, in the engine's form: "," between arguments, "." in numbers. */
export const canonicalFormula = once(readFormula);

function readFormula(formula: string, locale: SheetLocale): string {
  const comma = locale.engine.decimalSeparator === ",";
  let braces = 0;
  let result = "";
  for (const token of tokenize(withPlainTexts(formula), locale.engine)) {
    if (token.type === "LEFT_BRACE") braces++;
    if (token.type === "RIGHT_BRACE") braces--;
    if (token.type === "NUMBER") result += token.value.replace(",", ".");
    else if (token.value === ";") result += braces > 0 ? ";" : ",";
    else if (comma && token.value === "\\") result += ",";
    else if (comma && token.value === ",") return broken(formula);
    else result += token.value;
  }
  return CompiledFormula.IsBadExpression(result) ? broken(formula) : result;
}

/** The engine's form of a formula, as Google shows it in a locale. */
export const localFormula = once(writtenFormula);

function writtenFormula(formula: string, locale: SheetLocale): string {
  const whole = mended(formula);
  if (whole !== formula) return whole;
  const semicolon = locale.engine.decimalSeparator === ",";
  let braces = 0;
  let result = "";
  for (const token of tokenize(formula, DEFAULT_LOCALE)) {
    if (token.type === "LEFT_BRACE") braces++;
    if (token.type === "RIGHT_BRACE") braces--;
    if (token.type === "STRING") result += token.value;
    else if (token.type === "NUMBER" && semicolon) result += token.value.replace(".", ",");
    else if (token.value === "," && semicolon) result += braces > 0 ? "\\" : ";";
    else result += token.value;
  }
  return withWholeTexts(result);
}
