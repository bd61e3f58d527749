/** The words of *Plan on a page*. */
export const page = {
  tab: "Plan on a page",
  title: "MUTUAL ACTION PLAN",
  asOf: "As of ",
  and: " and ",
  by: "{step} by {day}",
  daysLeft: "Days left to",
  done: "Done",
  of: " of ",
  milestones: "milestones",
  overdue: "Overdue",
  overdueMeaning: "open and past their date",
  realistic: "Realistic date",
  daysToSpare: "{n|1 working day to spare|{n} working days to spare}",
  valuePerMonth: "Value per month",
  thousands: ",",
  costOfDelay: "what a month of delay costs",
  notFilledIn: "not filled in on Value",
  nextSteps: "Next three steps",
  with: " with ",
  needed: "What has to be decided",
  nothingNeeded: "Nothing is waiting for a decision.",
  decides: "Decides: ",
  phase: "Phase",
  milestone: "Milestone",
  date: "Date",
  more: "{n|and 1 more milestone: choose Plan on a page in the menu again|and {n} more milestones: choose Plan on a page in the menu again}",
  legend:
    "Bars: the time planned, by phase. \u25c6 the date. Gray: done. Red: overdue or a clash. Yellow: today. Light blue: the goal.",
};

export type PageWords = Readonly<typeof page>;
