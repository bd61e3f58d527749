/**
 * The words of the documents: checks before sending, plan letter, status update, calendar file, and the page that
 * shows them. `{name}` is filled in, `{n|one day|{n} days}` chooses by a number. `{steps}` are steps by number and name.
 */
export const documents = {
  // The page
  pages: "Documents",
  checks: "Check before sending",
  letter: "Plan letter",
  status: "Status update",
  calendar: "Calendar file",
  noPlan: "This spreadsheet has no plan yet. Make one first: Mutual Action Plan > New Mutual Action Plan.",
  asRead: "As the sheet was at {time}.",
  readAgain: "Read the sheet again",
  copy: "Copy",
  copied: "Copied. Paste it where you want it.",
  notCopied: "Your browser does not let this page copy. The text is marked: press Ctrl+C, on a Mac \u2318C.",
  mail: "Open in the mail program",
  mailed: "Your mail program has it. Choose whom it goes to there.",
  mailPasted: "It is too long for a link, so it is copied: paste it into the mail that has opened.",
  print: "Print",
  download: "Download",
  downloaded: "{file} is in your downloads.",
  show: "Show the row",
  showNamed: "Show the row of step {step}",
  toName: "Subject: {subject}",

  // Checks before sending
  checksNone: "Nothing stands in the way: this plan can be sent.",
  checksFound: "{count|One thing|{count} things} to look at before you send this plan.",
  signatureLast:
    "{steps} comes last. The signature sits in the middle: add what follows until the buyer has the value.",
  noValueAfter: "No milestone comes after {steps}. Add when the value is measured, and by whom.",
  anchorAfterEvent:
    "{anchor} is planned for {date}, after the compelling event on {event}. Move it, or ask whether that date can move.",
  buyerOwnsLittle:
    "The buyer owns {count} of {all} open milestones. Ask who on their side does each of the others.",
  teams: "People get things done, teams do not: replace {names} with somebody's name.",
  rolesMissing: "{count|1 role has|{count} roles have} no name yet: {names}. Ask who it is, on Stakeholders.",
  noSponsor:
    "Nobody on the buyer's side who signs has a name yet. Ask who signs, and what they need to say yes.",
  reviewLate:
    "{area} begins with {steps} on {start}, less than {days} days before the signature on {date}. Start it sooner.",
  legal: "Legal work",
  procurement: "Procurement",
  security: "The security review",
  tooManySteps:
    "The plan has {count} milestones. 11 to 15 are read; above 30 it works no better than none. Turn some into tasks.",
  datedSubtasks:
    "{count|This subtask has a date|These subtasks have dates}: {steps}. Dates belong to milestones; clear them.",
  pastDates:
    "{count|This step is|These steps are} open, with a date in the past: {steps}. Tick Done, or move the date.",
  noEvent: "There is no compelling event. Ask what must be in place by when, and what it costs to miss it.",
  noMeasure: "There is no success measure. Agree on two or three figures that will show that it has worked.",
  noOutcome:
    "{count|This milestone does|These milestones do} not say when it is done: {steps}. Fill in Outcomes / Notes.",
  // Words that tell what a step or a name is about; * stands for any ending
  signatureWords: "signature, signatures, signing, signed, sign the contract, sign contract",
  goLiveWords: "go live, go-live, launch, rollout",
  teamWords: "team, teams, department, dept, group, committee",
  legalWords: "legal, contract review, lawyer*, counsel",
  procurementWords: "procurement, purchasing, supplier form, vendor form",
  securityWords: "security, data protection, privacy review, compliance",

  // Plan letter
  form: "Which form?",
  formHint: "Ask the buyer which one helps them most.",
  formMail: "E-mail",
  formLetter: "Letter, to sign",
  letterSubject: "{seller} and {buyer}: our plan until {anchor} on {date}",
  letterSubjectUndated: "{seller} and {buyer}: our plan",
  dear: "Dear {names},",
  dearAll: "Dear all,",
  letterOpening:
    "This is our plan as we have written it down together, so that everybody at {buyer} and {seller} works from the same page. Please correct what is not right.",
  vision: "What we want to reach",
  today: "Today: {text}",
  tomorrow: "Then: {text}",
  whyNow: "Why now",
  eventOn: "By {date}: {text}",
  missed: "If we miss it: {text}",
  inTheWay: "What is in the way",
  unchanged: "If nothing changes: {text}",
  solves: "What solves it",
  worth: "What it is worth",
  perMonth: "Every month is worth about {amount}.",
  measureLine: "{measure}: from {today} to {target}",
  measureTarget: "{measure}: {target}",
  by: "{text} by {date}",
  ownedBy: "{text} ({owner})",
  serves: "It serves: {text}",
  measured: "How it is measured: {text}",
  decision: "How the decision is made",
  decisionOn: "Decision on {date}",
  decides: "Who decides: {text}",
  criteria: "Criteria: {text}",
  route: "Procurement and legal route: {text}",
  budget: "Budget confirmed: {text}",
  timeline: "Timeline",
  milestone: "Milestone",
  date: "Date",
  who: "Who",
  isDone: "done on {date}",
  noDate: "no date yet",
  together: "How we work together",
  channel: "Channel: {text}",
  rhythm: "Meetings: {text}",
  nextReview: "Next joint review: {date}",
  open: "What we still have to write down",
  nextSteps: "What happens next",
  nextBuyer: "At {buyer}:",
  nextSeller: "At {seller}:",
  stepBy: "{step}, by {date}",
  letterCall:
    "Does this say what you mean? Then a short yes is enough. If not, please change it in the plan: it belongs to both of us.",
  regards: "Kind regards",
  signatureOf: "For {company}, date and name",

  // Status update
  since: "Done since",
  statusSubject: "{seller} and {buyer}: where our plan stands on {date}",
  statusWhy: "Why we do this: {text}",
  statusProgress: "{done} of {all} milestones are done.",
  statusAhead: "{anchor} is planned for {date}, in {days|one day|{days} days}.",
  statusToday: "{anchor} is planned for today.",
  statusFits: "The plan fits, with {days|one working day|{days} working days} to spare.",
  statusExact: "The plan fits exactly.",
  statusLate:
    "As things stand, {date} is realistic: {days|one working day|{days} working days} later. We would like to look with you at what can run side by side.",
  statusReached: "{anchor} was reached on {date}.",
  doneSince: "Done since {date}",
  nothingDone: "No step was finished in this time.",
  nextTwoWeeks: "In the next two weeks",
  nothingNext: "No step is due in the next two weeks.",
  stepOn: "{date}: {step}",
  overdue: "Past their date, and where a hand would help",
  nobody: "No owner yet",
  ownerSteps: "{owner}: {steps}",
  plannedFor: "{step}, planned for {date}",
  decisionsNeeded: "Decisions needed",
  statusCall: "If one of these dates does not work any more, please write the one that does into the plan.",

  // Calendar file
  whose: "Whose dates?",
  both: "Both sides",
  sellerOnly: "Only what {seller} has to do",
  buyerOnly: "Only what {buyer} has to do",
  calendarCount: "{count|One date|{count} dates}:",
  calendarNone: "There is no open step with a date for this side.",
  calendarHint:
    "Open the file to put the dates into a calendar. After a change, download it again: most calendars then move the dates instead of adding them twice.",
  eventTitle: "{name} ({seller} and {buyer})",
  reviewEvent: "Joint review",
  eventEvent: "Compelling event",
};

export type DocumentWords = Readonly<Record<keyof typeof documents, string>>;
