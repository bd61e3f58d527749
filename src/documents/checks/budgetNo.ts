import type { Check } from "./check";

export const budgetNo: Check = ({ loaded, words, signature }) =>
  loaded.value.budgetConfirmed === words.tabs.no && signature?.state !== "done"
    ? [{ place: "budgetConfirmed" }]
    : [];
