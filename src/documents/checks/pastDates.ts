import { type Check, foundSteps } from "./check";

export const pastDates: Check = (look) =>
  foundSteps(
    look,
    look.steps.filter(({ state }) => state === "late"),
  );
