import { type Check, isLast, labelsOf } from "./check";

export const signatureLast: Check = (look) => {
  const { signature, milestones } = look;
  if (signature === null || !isLast(signature, milestones)) return [];
  return [{ values: { steps: labelsOf(look, [signature]) }, row: signature }];
};
