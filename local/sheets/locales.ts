import type { Locale } from "@odoo/o-spreadsheet";

/** How a spreadsheet's locale reads and writes; `engine` is what the engine needs to show it. */
export interface SheetLocale {
  code: string;
  /** Order of a date typed in figures. */
  dateOrder: "mdy" | "dmy" | "ymd";
  /** Characters that may stand between the figures of a typed date. */
  dateSeparators: string;
  /** Month names and their short forms, lower case, January first. */
  months: string[][];
  trueWord: string;
  falseWord: string;
  currency: string;
  engine: Locale;
}

const ENGLISH_MONTHS = [
  ["january", "jan"],
  ["february", "feb"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sep", "sept"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];
const GERMAN_MONTHS = [
  ["januar", "jan"],
  ["februar", "feb"],
  ["märz", "mär", "mrz"],
  ["april", "apr"],
  ["mai"],
  ["juni", "jun"],
  ["juli", "jul"],
  ["august", "aug"],
  ["september", "sep", "sept"],
  ["oktober", "okt"],
  ["november", "nov"],
  ["dezember", "dez"],
];
const PORTUGUESE_MONTHS = [
  ["janeiro", "jan"],
  ["fevereiro", "fev"],
  ["março", "mar"],
  ["abril", "abr"],
  ["maio", "mai"],
  ["junho", "jun"],
  ["julho", "jul"],
  ["agosto", "ago"],
  ["setembro", "set"],
  ["outubro", "out"],
  ["novembro", "nov"],
  ["dezembro", "dez"],
];
const FRENCH_MONTHS = [
  ["janvier", "janv"],
  ["février", "févr", "fevrier"],
  ["mars"],
  ["avril", "avr"],
  ["mai"],
  ["juin"],
  ["juillet", "juil"],
  ["août", "aout"],
  ["septembre", "sept"],
  ["octobre", "oct"],
  ["novembre", "nov"],
  ["décembre", "déc", "decembre"],
];

const ARABIC_MONTHS = [
  ["يناير"],
  ["فبراير"],
  ["مارس"],
  ["أبريل", "ابريل"],
  ["مايو"],
  ["يونيو"],
  ["يوليو"],
  ["أغسطس"],
  ["سبتمبر"],
  ["أكتوبر"],
  ["نوفمبر"],
  ["ديسمبر"],
];
const PERSIAN_MONTHS = [
  ["ژانویه"],
  ["فوریه"],
  ["مارس"],
  ["آوریل"],
  ["مه"],
  ["ژوئن"],
  ["ژوئیه"],
  ["اوت"],
  ["سپتامبر"],
  ["اکتبر"],
  ["نوامبر"],
  ["دسامبر"],
];

function locale(
  code: string,
  name: string,
  dateFormat: string,
  numbers: { decimal: "." | ","; thousands: string },
  rest: Pick<SheetLocale, "dateOrder" | "dateSeparators" | "months" | "trueWord" | "falseWord" | "currency">,
  time: { format: string; weekStart: number },
): SheetLocale {
  return {
    code,
    ...rest,
    engine: {
      name,
      code,
      thousandsSeparator: numbers.thousands,
      decimalSeparator: numbers.decimal,
      weekStart: time.weekStart,
      dateFormat,
      timeFormat: time.format,
      formulaArgSeparator: numbers.decimal === "," ? ";" : ",",
    },
  };
}

const LOCALES: SheetLocale[] = [
  locale(
    "en_US",
    "English (US)",
    "m/d/yyyy",
    { decimal: ".", thousands: "," },
    {
      dateOrder: "mdy",
      dateSeparators: "/-",
      months: ENGLISH_MONTHS,
      trueWord: "TRUE",
      falseWord: "FALSE",
      currency: "$",
    },
    { format: "hh:mm:ss a", weekStart: 7 },
  ),
  locale(
    "en_GB",
    "English (UK)",
    "dd/mm/yyyy",
    { decimal: ".", thousands: "," },
    {
      dateOrder: "dmy",
      dateSeparators: "/-.",
      months: ENGLISH_MONTHS,
      trueWord: "TRUE",
      falseWord: "FALSE",
      currency: "£",
    },
    { format: "hh:mm:ss", weekStart: 1 },
  ),
  locale(
    "de_DE",
    "German",
    "dd.mm.yyyy",
    { decimal: ",", thousands: "." },
    {
      dateOrder: "dmy",
      dateSeparators: "./-",
      months: GERMAN_MONTHS,
      trueWord: "WAHR",
      falseWord: "FALSCH",
      currency: "€",
    },
    { format: "hh:mm:ss", weekStart: 1 },
  ),
  locale(
    "fr_FR",
    "French",
    "dd/mm/yyyy",
    { decimal: ",", thousands: " " },
    {
      dateOrder: "dmy",
      dateSeparators: "/-.",
      months: FRENCH_MONTHS,
      trueWord: "VRAI",
      falseWord: "FAUX",
      currency: "€",
    },
    { format: "hh:mm:ss", weekStart: 1 },
  ),
  locale(
    "pt_BR",
    "Portuguese (Brazil)",
    "dd/mm/yyyy",
    { decimal: ",", thousands: "." },
    {
      dateOrder: "dmy",
      dateSeparators: "/-.",
      months: PORTUGUESE_MONTHS,
      trueWord: "VERDADEIRO",
      falseWord: "FALSO",
      currency: "R$",
    },
    { format: "hh:mm:ss", weekStart: 7 },
  ),
  locale(
    "ja_JP",
    "Japanese",
    "yyyy/mm/dd",
    { decimal: ".", thousands: "," },
    {
      dateOrder: "ymd",
      dateSeparators: "/-",
      months: ENGLISH_MONTHS,
      trueWord: "TRUE",
      falseWord: "FALSE",
      currency: "¥",
    },
    { format: "hh:mm:ss", weekStart: 7 },
  ),
  locale(
    "ar_EG",
    "Arabic (Egypt)",
    "dd/mm/yyyy",
    { decimal: ".", thousands: "," },
    {
      dateOrder: "dmy",
      dateSeparators: "/-",
      months: ARABIC_MONTHS,
      trueWord: "TRUE",
      falseWord: "FALSE",
      currency: "ج.م.",
    },
    { format: "hh:mm:ss a", weekStart: 6 },
  ),
  locale(
    "fa_IR",
    "Persian (Iran)",
    "yyyy/mm/dd",
    { decimal: ".", thousands: "," },
    {
      dateOrder: "ymd",
      dateSeparators: "/-",
      months: PERSIAN_MONTHS,
      trueWord: "TRUE",
      falseWord: "FALSE",
      currency: "IRR",
    },
    { format: "hh:mm:ss", weekStart: 6 },
  ),
];

export const ENGINE_LOCALES: Locale[] = LOCALES.map((entry) => entry.engine);

export function sheetLocale(code: string): SheetLocale {
  const found = LOCALES.find((entry) => entry.code === code);
  if (!found) throw new Error(`not implemented in the stand-in: the locale ${code}`);
  return found;
}
