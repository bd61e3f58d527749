import { someOf } from "../../words/someOf";
import type { Check } from "./check";

/** A resource that a step needs within this many days should be there by now, as the Resources tab says too. */
const SOON_DAYS = 14;

export const resourcesNotReady: Check = (look) => {
  const { plan, resources } = look.loaded;
  const soon = new Set(
    look.steps
      .filter(({ state, target }) => state !== "done" && target !== null && target - plan.today <= SOON_DAYS)
      .map(({ step }) => step.number),
  );
  const missing = resources.filter(({ ready, step }) => !ready && soon.has(step));
  if (missing.length === 0) return [];
  const names = someOf(
    missing.map(({ resource }) => resource),
    look.words,
  );
  return [{ values: { names } }];
};
