import { noticeDays } from "../../plan/noticeDays";
import { someOf } from "../../words/someOf";
import type { Check } from "./check";

export const resourcesNotReady: Check = (look) => {
  const { plan, resources } = look.loaded;
  const soon = new Set(
    look.steps
      .filter(({ state, target }) => state !== "done" && target !== null && target - plan.today <= noticeDays)
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
