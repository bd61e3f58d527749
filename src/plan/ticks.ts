/** What counts as a tick: the checkbox itself, and the words that people write over it. */

/** In lower case. The formulas look for them too. */
export const tickWords = [
  "true",
  "yes",
  "y",
  "x",
  "✓",
  "✔",
  "✅",
  "☑",
  "done",
  "complete",
  "completed",
  "finished",
  "ok",
  "1",
  "100%",
  "100 %",
  "wahr",
  "ja",
  "erledigt",
  "fertig",
  "abgeschlossen",
  "sim",
  "sí",
  "si",
  "oui",
  "はい",
] as const;
const ticked = new Set<string>(tickWords);
const open = new Set([
  "",
  "false",
  "no",
  "n",
  "-",
  "0",
  "0%",
  "0 %",
  "open",
  "falsch",
  "nein",
  "offen",
  "não",
  "non",
  "いいえ",
]);

/** Null: neither; somebody has to say what is meant. */
export function readTick(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const text = String(value ?? "")
    .trim()
    .toLowerCase();
  if (ticked.has(text)) return true;
  return open.has(text) ? false : null;
}
