import { DEFAULT_LOCALE, helpers } from "@odoo/o-spreadsheet";

/** Google's pattern and the engine's nearest form of it. */
export interface CellFormat {
  /** "" where the engine has no such form and shows the plain value. */
  engine: string;
  google: string;
}

/** What getNumberFormat() says of a cell without a format. */
export const GENERAL = "0.###############";

/** Whether a cell that is given this format has none afterwards. */
export function isGeneral(google: string): boolean {
  return google === GENERAL || google.toLowerCase() === "general";
}

const known = new Map<string, CellFormat>();

export function cellFormat(google: string): CellFormat {
  let format = known.get(google);
  if (!format) {
    format = { google, engine: engineForm(google) };
    known.set(google, format);
  }
  return format;
}

function engineForm(google: string): string {
  // Under its own "@" the engine would show the apostrophe that keeps a text, and turn formulas into texts.
  if (google === "" || google === "@") return "";
  const translated = google.replace(/"[^"]*"|\\.|\[[^\]]*\]|AM\/PM|am\/pm|[A-Za-z]+/g, (part: string) => {
    if (/^\[(black|white|red|green|blue|yellow|magenta|cyan|color\d+)\]$/i.test(part)) return "";
    if (/^["\\[]/.test(part)) return part;
    if (/^am\/pm$/i.test(part)) return "a";
    return part.toLowerCase();
  });
  // As with "@": only as the section for texts may such a format have a text of its own.
  const format = isTextFormat(google) && !google.includes(";") ? `0;-0;0;${translated}` : translated;
  try {
    helpers.formatValue(46_461.5, { format, locale: DEFAULT_LOCALE });
    return format;
  } catch {
    return "";
  }
}

export function isDateFormat(engineFormat: string | undefined): boolean {
  if (!engineFormat) return false;
  const bare = engineFormat.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, "");
  return /[dmyhsqa]/i.test(bare) && !/[#0?@]/.test(bare);
}

/** "@", or a custom format with a section for texts. */
export function isTextFormat(google: string): boolean {
  return google.replace(/"[^"]*"|\\./g, "").includes("@");
}
