/** The number format of a cell that takes numbers and dates as text. */
export const textFormat = "@";

/**
 * Makes any text safe for `setValues`, which reads strings as if a person had typed them: formulas, numbers, dates
 * and ticks would be understood. A leading apostrophe keeps text as text and is not part of the cell's value. Where the
 * number format is text already, only a formula needs it.
 */
export function safeText(text: string, format = "General"): string {
  const cut = text.length > longestCell ? text.slice(0, longestCell) : text;
  const risky = format === textFormat ? /^[=+\-@']/.test(cut) : couldBeMore(cut);
  return risky ? `'${cut}` : cut;
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
