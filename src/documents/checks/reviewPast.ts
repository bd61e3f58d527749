import { type Check, dayOf } from "./check";

export const reviewPast: Check = (look) => {
  const { plan, valueDates, valueConfirmed } = look.loaded;
  const date = valueDates.nextReview;
  if (date === null || date >= plan.today || valueConfirmed) return [];
  return [{ values: { date: dayOf(look, date) }, place: "nextReview" }];
};
