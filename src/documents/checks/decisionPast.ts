import { type Check, dayOf } from "./check";

export const decisionPast: Check = (look) => {
  const { plan, valueDates } = look.loaded;
  const date = valueDates.decisionDate;
  if (date === null || date >= plan.today || look.signature?.state === "done") return [];
  return [{ values: { date: dayOf(look, date) }, place: "decisionDate" }];
};
