import { ownersOf } from "../planFacts";
import { type Check, foundSteps } from "./check";

/** Neither side owns the milestone. */
export const noOwner: Check = (look) =>
  foundSteps(
    look,
    look.open.filter(({ details }) => ownersOf(details, "both").length === 0),
  );
