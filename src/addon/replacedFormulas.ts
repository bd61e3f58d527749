/**
 * People's formulas that a change replaced. Any editor can write a record into the hidden tab, so undo puts a formula back
 * as one only when it is remembered here, where only the add-on writes; else, as in a copy of the file, as text.
 */
import { list, matching } from "./checked";

const name = "replacedFormulas";
/** Google takes 9 kB a value; a character takes at most 3 bytes. */
const mostCharacters = 3_000;

/** The latest ones, as many as there is room for. */
export function rememberFormulas(formulas: readonly string[]): void {
  if (formulas.length === 0) return;
  const kept = [...new Set([...formulas, ...replacedFormulas()])];
  while (JSON.stringify(kept).length > mostCharacters) kept.pop();
  try {
    PropertiesService.getDocumentProperties().setProperty(name, JSON.stringify(kept));
  } catch {
    // The change can do without.
  }
}

export function replacedFormulas(): readonly string[] {
  try {
    const stored = JSON.parse(PropertiesService.getDocumentProperties().getProperty(name) ?? "[]");
    return list(stored, name).map((formula) => matching(formula, /^=/, name));
  } catch {
    return [];
  }
}
