import { DEFAULT_LOCALE, tokenize } from "@odoo/o-spreadsheet";
import type { SheetLocale } from "./locales";

/**
 * Stands for a comma that Google would not accept in a locale whose separator is ";". The engine cannot read it
 * either, so the formula becomes an error and still gives back its text.
 */
const REFUSED_COMMA = "\u201A";

/** A formula as people and scripts write it in a locale, in the engine's form: "," between arguments, "." in numbers. */
export function canonicalFormula(formula: string, locale: SheetLocale): string {
  const comma = locale.engine.decimalSeparator === ",";
  let braces = 0;
  let result = "";
  for (const token of tokenize(formula, locale.engine)) {
    if (token.type === "LEFT_BRACE") braces++;
    if (token.type === "RIGHT_BRACE") braces--;
    if (token.type === "NUMBER") result += token.value.replace(",", ".");
    else if (token.value === ";") result += braces > 0 ? ";" : ",";
    else if (comma && token.value === "\\") result += ",";
    else if (comma && token.value === ",") result += REFUSED_COMMA;
    else result += token.value;
  }
  return result;
}

/** The engine's form of a formula, as Google shows it in a locale. */
export function localFormula(formula: string, locale: SheetLocale): string {
  const semicolon = locale.engine.decimalSeparator === ",";
  let braces = 0;
  let result = "";
  for (const token of tokenize(formula, DEFAULT_LOCALE)) {
    if (token.type === "LEFT_BRACE") braces++;
    if (token.type === "RIGHT_BRACE") braces--;
    if (token.type === "STRING") result += token.value;
    else if (token.type === "NUMBER" && semicolon) result += token.value.replace(".", ",");
    else if (token.value === "," && semicolon) result += braces > 0 ? "\\" : ";";
    else result += token.value.replaceAll(REFUSED_COMMA, ",");
  }
  return result;
}
