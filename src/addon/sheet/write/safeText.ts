/** The number format of a cell that takes numbers and dates as text. */
export const textFormat = "@";
export const generalFormat = "General";

/** "@", or a custom format with a section for texts. */
function isTextFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, "").includes("@");
}

/**
 * The format under which a cell takes its content before it gets the one that it keeps. Nobody has settled what Google
 * makes of a formula, of a leading apostrophe or of one of these signs where a format for texts stands already; in a
 * general cell all of them are sure.
 */
export function writingFormat(
  content: { readonly text?: string; readonly formula?: string },
  format: string,
) {
  if (!isTextFormat(format)) return format;
  const { text = "", formula } = content;
  const isSure =
    formula === undefined && (format === textFormat ? !/^[=+\-@']/.test(text) : safeText(text) === text);
  return isSure ? format : generalFormat;
}

/**
 * Makes any text safe for `setValues`, which reads strings as if a person had typed them: formulas, numbers, dates
 * and ticks would be understood. A leading apostrophe keeps text as text and is not part of the cell's value; a cell
 * with `writingFormat` needs none where that is the one for texts.
 */
export function safeText(text: string, format = generalFormat): string {
  const cut = text.length > longestCell ? text.slice(0, longestCell) : text;
  return format !== textFormat && couldBeMore(cut) ? `'${cut}` : cut;
}

/** Google refuses longer cells (50,000 characters); one is kept for the apostrophe. */
const longestCell = 49_999;

/** Whether typing this could give anything else than this text. Digits are enough to be a date in some locale. */
function couldBeMore(text: string): boolean {
  return (
    /^\s*[=+\-@'#]/.test(text) ||
    /^[\s\p{Sc}(]*[\d.,]/u.test(text) ||
    /^\s*(true|false|wahr|falsch|vrai|faux|verdadero|verdadeiro|falso|vero)\s*$/i.test(text) ||
    /^\s*\p{L}{3,}\.?[\s,-]*\d/u.test(text) ||
    /%\s*$/.test(text)
  );
}
