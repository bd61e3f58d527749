import { type Check, dayOf } from "./check";

export const anchorAfterEvent: Check = (look) => {
  const { anchor } = look;
  const event = look.loaded.valueDates.eventDate;
  if (event === null || anchor === null || anchor.target === null || anchor.target <= event) return [];
  const values = { anchor: anchor.step.name, date: dayOf(look, anchor.target), event: dayOf(look, event) };
  return [{ values, row: anchor }];
};
