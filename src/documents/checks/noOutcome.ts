import { type Check, foundSteps } from "./check";

export const noOutcome: Check = (look) =>
  foundSteps(
    look,
    look.open.filter(({ details }) => details?.outcome === ""),
  );
