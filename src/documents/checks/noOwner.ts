import { type Check, foundSteps } from "./check";

/** Neither side owns the milestone. */
export const noOwner: Check = (look) =>
  foundSteps(
    look,
    look.open.filter(({ owners }) => owners.seller.length + owners.buyer.length === 0),
  );
