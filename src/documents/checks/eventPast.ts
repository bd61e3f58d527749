import { type Check, dayOf } from "./check";

/** The compelling event was before today, and the goal is still open. */
export const eventPast: Check = (look) => {
  const { plan, valueDates } = look.loaded;
  const date = valueDates.eventDate;
  if (date === null || date >= plan.today || look.anchor?.state === "done") return [];
  return [{ values: { date: dayOf(look, date) }, place: "eventDate" }];
};
