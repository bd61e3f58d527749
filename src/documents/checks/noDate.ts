import { type Check, foundSteps } from "./check";

export const noDate: Check = (look) =>
  foundSteps(
    look,
    look.open.filter(({ state }) => state === "undated"),
  );
