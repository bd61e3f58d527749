import { say } from "./say";
import type { Words } from "./words";

const MOST_NAMED = 4;

/** "Legal, Finance, Procurement, IT and 4 more": a sentence, not a list to work through. */
export function someOf(names: readonly string[], words: Words): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? say(words.language, words.problems.pieces.andMore, { first: shown, more }) : shown;
}
