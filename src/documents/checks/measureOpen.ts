import { someOf } from "../../words/someOf";
import type { Check } from "./check";

/** A success measure without owner or date; one that is achieved needs neither. */
export const measureOpen: Check = ({ loaded, words }) => {
  const open = loaded.measures.filter(
    ({ owner, byWhen, achieved }) => (owner === "" || byWhen === null) && achieved !== words.tabs.yes,
  );
  if (open.length === 0) return [];
  const names = someOf(
    open.map(({ measure }) => measure),
    words,
  );
  return [{ values: { count: open.length, names }, place: "measures" }];
};
