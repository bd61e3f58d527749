/**
 * A text that a person typed or pasted, as it is kept: in cells, in templates, in lists of the person's own. Line breaks
 * of every system become "\n", other control characters (tabs among them) a space, and half of a character, which a cut
 * left, the replacement character. Nothing stands around it: `cleanText(" Acme\tInc.\r\n")` is "Acme Inc.".
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim();
}
