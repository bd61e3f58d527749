import { DEFAULT_LOCALE, helpers } from "@odoo/o-spreadsheet";
import { dayExists, serialOfDay } from "./calendar";
import { canonicalFormula } from "./formulaText";
import { ENGINE_LOCALES, type SheetLocale } from "./locales";

/** What becomes of a text that somebody types or a script writes with setValue: the engine's content and format. */
export interface Typed {
  kind: "empty" | "formula" | "number" | "date" | "boolean" | "text";
  /** The engine's content: canonical numbers and formulas, serial numbers for dates. */
  content: string;
  /** The number format that the text brings along; it counts where the cell has none. */
  format?: string;
}

export interface TypingContext {
  locale: SheetLocale;
  /** A cell with the format "@" keeps everything but formulas as text. */
  plainText: boolean;
  /** A leading "=" begins a text like any other. */
  keepsFormulas: boolean;
  /** A leading apostrophe is part of the text. */
  keepsApostrophes: boolean;
  /** The year of a date that is typed without one. */
  currentYear(): number;
}

export function parseTyped(text: string, context: TypingContext): Typed {
  if (text === "") return { kind: "empty", content: "" };
  if (text.startsWith("'")) return context.keepsApostrophes ? asText(text) : { kind: "text", content: text };
  if (text.startsWith("=") && text.length > 1) {
    if (context.keepsFormulas) return asText(text);
    return { kind: "formula", content: canonicalFormula(text, context.locale) };
  }
  if (context.plainText) return asText(text);
  const trimmed = text.trim();
  const hasDigits = /\d/.test(trimmed);
  const parsed = hasDigits
    ? (parseNumber(trimmed, context.locale) ?? parseDate(trimmed, context.locale, context.currentYear))
    : parseBoolean(trimmed, context.locale);
  if (parsed) return parsed;
  // A leading sign begins a formula in Google Sheets: "+44 20 7946" becomes #ERROR!.
  if (/^[+-]./s.test(text) && !/^[+-]+$/.test(text)) {
    const formula = text.startsWith("+") ? `=${text.slice(1)}` : `=${text}`;
    return { kind: "formula", content: canonicalFormula(formula, context.locale) };
  }
  return asText(text);
}

/** The content for a text that must stay one: with an apostrophe where the engine would read something else. */
export function asText(text: string): Typed {
  const looksLikeSomethingElse =
    text.startsWith("=") ||
    text.startsWith("'") ||
    /^(true|false)$/i.test(text) ||
    /^\[.*\]\(.*\)$/s.test(text) ||
    (/^[^\p{L}]*\d/u.test(text) &&
      (helpers.isNumber(text, DEFAULT_LOCALE) ||
        ENGINE_LOCALES.some((locale) => helpers.isDateTime(text, locale))));
  return { kind: "text", content: looksLikeSomethingElse ? `'${text}` : text };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const numberPatterns = new Map<string, RegExp>();

function numberPattern(locale: SheetLocale): RegExp {
  let pattern = numberPatterns.get(locale.code);
  if (!pattern) {
    const decimal = escaped(locale.engine.decimalSeparator);
    const thousands = escaped(locale.engine.thousandsSeparator ?? "");
    const currencies = `[$€£¥]|${escaped(locale.currency)}`;
    pattern = new RegExp(
      `^(\\()?([+-])?\\s*(${currencies})?\\s*([+-])?(\\d+|\\d{1,3}(?:${thousands}\\d{3})+)?(${decimal}\\d*)?(?:[eE]([+-]?\\d{1,3}))?\\s*(%|${currencies})?(\\))?$`,
    );
    numberPatterns.set(locale.code, pattern);
  }
  return pattern;
}

function parseNumber(text: string, locale: SheetLocale): Typed | null {
  const match = numberPattern(locale).exec(text);
  if (!match) return null;
  const [, open, sign, symbolBefore, innerSign, whole, fraction, exponent, after, close] = match;
  const fractionDigits = fraction?.slice(1) ?? "";
  if (!whole && !fractionDigits) return null;
  if (!!open !== !!close || (sign && innerSign) || (symbolBefore && after)) return null;
  const digits = (whole ?? "0").replaceAll(locale.engine.thousandsSeparator || "\0", "");
  const negative = open || sign === "-" || innerSign === "-";
  let value = Number(`${digits}.${fractionDigits || "0"}${exponent ? `e${exponent}` : ""}`);
  if (after === "%") value = Number((value / 100).toPrecision(15));
  if (negative) value = -value;
  if (!Number.isFinite(value)) return null;
  const grouped = digits !== (whole ?? "0");
  const decimals = fractionDigits ? ".00" : "";
  const symbol = symbolBefore ?? (after === "%" ? undefined : after);
  const typed: Typed = { kind: "number", content: numberContent(value) };
  if (after === "%") typed.format = fractionDigits ? "0.00%" : "0%";
  else if (symbol)
    typed.format = symbolBefore ? `[$${symbol}]#,##0${decimals}` : `#,##0${decimals}[$${symbol}]`;
  else if (grouped) typed.format = `#,##0${decimals}`;
  return typed;
}

/** The engine reads plain decimal figures only, no exponents. */
export function numberContent(value: number): string {
  const short = String(value);
  if (!short.includes("e")) return short;
  return value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });
}

function parseBoolean(text: string, locale: SheetLocale): Typed | null {
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === locale.trueWord) return { kind: "boolean", content: "TRUE" };
  if (upper === "FALSE" || upper === locale.falseWord) return { kind: "boolean", content: "FALSE" };
  return null;
}

const TIME = /(?:^|[\sT]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?$/i;

function parseDate(text: string, locale: SheetLocale, currentYear: () => number): Typed | null {
  const time = TIME.exec(text);
  let fraction = 0;
  let timeFormat = "";
  if (time) {
    const [, hours, minutes, seconds, half] = time;
    let hour = Number(hours);
    if (half) {
      if (hour < 1 || hour > 12) return null;
      hour = (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
    }
    if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
    fraction = (hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
    timeFormat = half ? "hh:mm:ss a" : "hh:mm:ss";
    if (time.index === 0) return { kind: "date", content: String(fraction), format: timeFormat };
  }
  const dayText = time ? text.slice(0, time.index) : text;
  const day = parseDay(dayText.trim(), locale, currentYear);
  if (!day) return null;
  const serial = serialOfDay(day.year, day.month, day.day) + fraction;
  return {
    kind: "date",
    content: String(serial),
    format: timeFormat ? `${day.format} ${timeFormat}` : day.format,
  };
}

interface TypedDay {
  year: number;
  month: number;
  day: number;
  format: string;
}

function parseDay(text: string, locale: SheetLocale, currentYear: () => number): TypedDay | null {
  return dayInFigures(text, locale, currentYear) ?? dayInWords(text, locale, currentYear);
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length <= 2 ? year + (year < 30 ? 2000 : 1900) : year;
}

function existing(year: number, month: number, day: number, format: string): TypedDay | null {
  // Google Sheets reads years from 1900 on; its serial numbers begin there.
  return year >= 1900 && dayExists(year, month, day) ? { year, month, day, format } : null;
}

function dayInFigures(text: string, locale: SheetLocale, currentYear: () => number): TypedDay | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) {
    const format = iso[2] === "-" ? "yyyy-mm-dd" : iso[2] === "/" ? "yyyy/mm/dd" : locale.engine.dateFormat;
    return existing(Number(iso[1]), Number(iso[3]), Number(iso[4]), format);
  }
  const japanese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (japanese) return existing(Number(japanese[1]), Number(japanese[2]), Number(japanese[3]), "yyyy/mm/dd");
  const figures = /^(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{2}|\d{4}))?(\.?)$/.exec(text);
  if (!figures) return null;
  const [, first, separator, second, third, finalDot] = figures;
  if (!locale.dateSeparators.includes(separator!)) return null;
  if (finalDot && (separator !== "." || third)) return null;
  // "1.5" is a number's look in many locales; without a year only German "1.5." is taken for a day.
  if (separator === "." && !third && !finalDot) return null;
  if (locale.dateOrder === "ymd") {
    if (third) return existing(fullYear(first!), Number(second), Number(third), locale.engine.dateFormat);
    return existing(currentYear(), Number(first), Number(second), "m/d");
  }
  if (first!.length > 2) return null;
  const [month, day] =
    locale.dateOrder === "mdy" ? [Number(first), Number(second)] : [Number(second), Number(first)];
  const format = third ? locale.engine.dateFormat : locale.dateOrder === "mdy" ? "m/d" : "d/m";
  return existing(third ? fullYear(third) : currentYear(), month, day, format);
}

function dayInWords(text: string, locale: SheetLocale, currentYear: () => number): TypedDay | null {
  const monthOf = (word: string): number => {
    const wanted = word.toLowerCase().replace(/\.$/, "");
    return locale.months.findIndex((forms) => forms.includes(wanted)) + 1;
  };
  const dayFirst = /^(\d{1,2})\.?[\s-]+(?:de\s+)?(\p{L}+\.?)(?:(?:\s+de)?[\s,-]+(\d{4}|\d{2}))?$/u.exec(text);
  if (dayFirst) {
    const month = monthOf(dayFirst[2]!);
    if (!month) return null;
    const year = dayFirst[3] ? fullYear(dayFirst[3]) : currentYear();
    return existing(year, month, Number(dayFirst[1]), dayFirst[3] ? "d mmm yyyy" : "d mmm");
  }
  const monthFirst = /^(\p{L}+\.?)[\s-]+(\d{1,2})(?:[\s,-]+(\d{4}))?$/u.exec(text);
  if (monthFirst) {
    const month = monthOf(monthFirst[1]!);
    if (!month) return null;
    const year = monthFirst[3] ? Number(monthFirst[3]) : currentYear();
    return existing(year, month, Number(monthFirst[2]), monthFirst[3] ? "mmm d, yyyy" : "mmm d");
  }
  return null;
}
