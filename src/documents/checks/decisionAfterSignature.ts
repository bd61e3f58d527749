import { type Check, dayOf } from "./check";

export const decisionAfterSignature: Check = (look) => {
  const { signature } = look;
  const date = look.loaded.valueDates.decisionDate;
  if (date === null || !signature || signature.target === null || signature.state === "done") return [];
  if (date <= signature.target) return [];
  const values = {
    date: dayOf(look, date),
    signature: signature.step.name,
    day: dayOf(look, signature.target),
  };
  return [{ values, place: "decisionDate" }];
};
