/** Why a cell of a table is not understood, or what of it is not kept. */
import type { Doubt } from "../../takeOver/readSource";

export const sourceDoubtsEn: Readonly<Record<Doubt, string>> = {
  noDateYet: "There is no date yet.",
  week: "A week, not a day.",
  partOfMonth: "A part of a month, not a day.",
  month: "A month, not a day.",
  quarter: "A quarter, not a day.",
  relativeDay: "A day counted from a start that the table does not give.",
  dayOrder: "It could be the day or the month that comes first.",
  weekday: "The weekday does not fit the date; the date is taken.",
  unreadable: "This is not understood.",
  halfDay: "Only whole days are kept.",
  hours: "These are hours; a plan counts days.",
  range: "Two numbers; a plan needs one.",
  wait: "The link is kept, the wait is not.",
  otherLink: "A plan has no link of this kind; it is not kept.",
  noSuchStep: "There is no such step; this link is not kept.",
  twice: "Several steps are called so; this link is not kept.",
  loop: "Steps would wait for each other; this link is not kept.",
  givenUp: "Given up, not done. Untick it below to leave it out.",
  status: "It does not say whether the step is done; it is taken as open.",
  numberTwice: "This number stands twice.",
  unit: "This unit is not known.",
  ownerSide: "Nothing tells the side.",
};
