import { type Check, someOf } from "./check";

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
    look,
    missing.map(({ resource }) => resource),
  );
  return [{ values: { names } }];
};
