/** Whether a row is done, by a tick, a percentage or the word of its status. */
import { isOneOf, plainText, type SourceCell, textOf } from "./plainText";
import { doneWords, givenUpWords, openWords } from "./tableWords";

/** `percent`: less than all of it. `unknown`: a word that says neither. */
export type SourceStatus = "empty" | "done" | "open" | "givenUp" | "percent" | "unknown";

const ticks = /[\u2705\u2611\u2713\u2714]|\[\s*[xX]\s*\]/;
const noTicks = /[\u2b1c\u2610\u25a1\u274c\u2717]|\[\s*\]/;

/** `isShare`: the column holds percentages, so that 1 is all of it and 0.5 half. */
export function readStatus(cell: SourceCell, isShare: boolean): SourceStatus {
  if (typeof cell === "boolean") return cell ? "done" : "open";
  if (typeof cell === "object") return "unknown";
  const text = textOf(cell);
  if (text === "" || /^[-\u2013\u2014]+$/.test(text)) return "empty";
  const number = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text);
  if (number) {
    const value = Number(number[1]!.replace(",", "."));
    const share =
      number[2] === "%" || value > 1 || !isShare ? value / (number[2] === "%" || isShare ? 100 : 1) : value;
    if (share >= 1) return "done";
    return share > 0 ? "percent" : "open";
  }
  const plain = plainText(text)
    .replace(/[\u2713\u2714\u2705\u2611]/g, "")
    .replace(/%/g, " %")
    .trim();
  const word = plain.replace(/^\p{N}+ (?=\p{L})/u, "");
  if (isOneOf(word, givenUpWords)) return "givenUp";
  if (isOneOf(word, openWords)) return "open";
  if (isOneOf(word, doneWords)) return "done";
  if (ticks.test(text)) return "done";
  if (noTicks.test(text)) return "open";
  return word === "" ? "open" : "unknown";
}
