/** Every text that only the buyer's page has. `{name}` is filled in, `{n|one day|{n} days}` chooses by a number. */
export const buyerEn = {
  // Whose page it is
  whoTitle: "Welcome",
  whoQuestion: "This is the plan of {seller} and {buyer}. Whom do you work for?",
  whoHint:
    "It decides what is shown to you first, nothing else. You are asked once, and can change it in the list at the top right.",
  noPlanYet: "This spreadsheet has no plan yet",
  noPlanHint: "Somebody may have deleted its tabs. Google keeps earlier versions: File > Version history.",

  // Our side of the plan
  ours: "Our side",
  more: "Text and calendar",
  ourLate: "Late and ours ({count})",
  ourNext: "Ours in the next two weeks",
  nothingOurs: "Nothing is due from {buyer} in the next two weeks.",
  ourNextAfter: "Our next step is {step}, on {day}.",
  owed: "What we still owe",
  owedFor: "{resource}, for {step}",
  theirs: "Next from {seller}",
  nothingTheirs: "Nothing is open with {seller}.",
  openQuestions: "What only we can say ({count})",
  openQuestionsHint: "The tab {tab} asks for it. With these answers the plan is ours, too.",
  goToValue: "Go to {tab}",

  // Another date
  proposeTitle: "Propose another date",
  proposeHint:
    "You see first what moves with it. Applied, it stands in the sheet, and the history says that {buyer} asked for it. It can be undone.",
  reason: "Why do we need another date?",
  proposedTitle: "{milestone} moved to {day}, asked for by {buyer}",
  nothingToPropose: "No open step has a date.",

  // Changes
  changesTitle: "What changed",
  typed: "Typed in the sheet, not worked in yet",
  typedHint: "{seller} sees these dates. The dates behind them have not moved yet.",
  moved: "Moved dates",
  movedRow: "{step}: from {before} to {after}",
  askedBy: "Asked for by: {who}",
  noChanges: "Nothing has changed since the plan was made.",
  loadingChanges: "Reading the history\u2026",
  allChanges: "The tab {tab} has all of them.",

  // For our own people
  statusTitle: "Text for our management",
  statusHint: "How the plan stands, to be passed on. Change whatever you like after pasting.",
  copyText: "Copy",
  textCopied: "Copied. Paste it where you want it.",
  textNotCopied:
    "Your browser does not let this page copy. The text is marked: press Ctrl+C, on a Mac \u2318C.",
  calendarTitle: "Our dates in a calendar",
  calendarHint:
    "{count|One date|{count} dates} of steps that {buyer} owns, as a file that any calendar opens.",
  calendarNone: "No open step of {buyer} has a date.",
  downloadCalendar: "Download",
  calendarSaved: "{file} is in your downloads.",
} as const;
