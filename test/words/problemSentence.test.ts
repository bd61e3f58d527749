/** Every problem, change, explanation and reason in both languages. */
import { parseIsoDay } from "../../src/plan/calendarDate";
import type { DateDifference } from "../../src/plan/change/changePreview";
import { type Explanation, explain } from "../../src/plan/explain";
import { feasibility } from "../../src/plan/feasibility";
import type { CountedIn, Plan, Step } from "../../src/plan/plan";
import type { SheetChange } from "../../src/plan/review";
import { schedule } from "../../src/plan/schedule";
import type { TemplateProblem } from "../../src/planTemplates/validateTemplate";
import type { AnyProblem } from "../../src/problems";
import { problemWordsDe } from "../../src/words/de/problems";
import { type ProblemWords, problemWordsEn } from "../../src/words/en/problems";
import type { Language } from "../../src/words/language";
import {
  changeSentence,
  explanationSentence,
  findingSentence,
  problemSentence,
  reasonText,
  type SentenceContext,
  templateProblemSentence,
} from "../../src/words/problemSentence";

const names =
  "Intros and Fit|Use case discovery|Business case|Proposal|Negotiation|Signature|Implementation|Integrations|Onboarding|Go Live|VALUE Delivered|Key ROI date|Quarterly Review".split(
    "|",
  );
const day = (iso: string): number => parseIsoDay(iso)!;
const today = day("2027-01-11");

function speaking(language: Language, changes: Partial<SentenceContext> = {}): SentenceContext {
  return {
    language,
    words: language === "de" ? problemWordsDe : problemWordsEn,
    nameOf: (step) => names[Number(step) - 1] ?? "",
    anchorName: "Go Live",
    // Row 5 of the table, counted from 0, in a sheet whose steps begin in row 6.
    rowOf: (position) => position + 6,
    today,
    ...changes,
  };
}
const english = speaking("en");
const german = speaking("de");
const nameless = (language: Language): SentenceContext => ({
  language,
  words: speaking(language).words,
  nameOf: () => "",
  anchorName: "",
});

/** The default plan of the product. */
function referencePlan(countedIn: CountedIn, changes: Partial<Plan> = {}): Plan {
  const days = [1, 7, 7, 3, 7, 1, 14, 7, 1, 1, 30, 60, 90];
  const holidays = ["2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15"].map(day);
  const week = { weekend: "0000011", nonWorkingDays: holidays };
  return {
    steps: names.map(
      (name, i): Step => ({
        number: String(i + 1),
        name,
        days: days[i]!,
        countedIn: i < 10 ? countedIn : "calendar",
        calendar: "both",
        startsAfter: i === 0 ? [] : [String(Math.min(i, 10))],
        fixed: null,
        notLaterThan: null,
        id: "",
        notNeeded: "",
        done: false,
        completedOn: null,
        target: null,
      }),
    ),
    anchor: { step: "10", date: day("2027-03-15") },
    countedIn,
    seller: week,
    buyer: week,
    today,
    ...changes,
  };
}

type Coded = { readonly code: string };
/** Examples of every code: one that is missing does not compile. */
type Examples<Union extends Coded> = {
  readonly [Code in Union["code"]]: readonly Omit<Extract<Union, { readonly code: Code }>, "code">[];
};

function all<Union extends Coded>(examples: Examples<Union>): readonly Union[] {
  return Object.entries<readonly object[]>(examples).flatMap(([code, variants]) =>
    variants.map((fields) => ({ code, ...fields }) as unknown as Union),
  );
}

const step = "6";
const date = day("2027-02-18");
const later = day("2027-02-24");
const cell = "Milestones!B7";
const content = "soon";
const late = {
  step: "10",
  date: day("2027-03-15"),
  earliest: day("2027-03-22"),
  workingDays: 5,
  cause: "1",
  start: day("2027-01-04"),
  startedLateBy: 5,
};

const problems = all<AnyProblem>({
  noAnchor: [{}],
  anchorUnknown: [{ step: "55" }],
  anchorFixedElsewhere: [{ step, date, fixed: later }],
  anchorNotNeeded: [{ step }],
  notLaterThanMissed: [{ step, date: later, notLaterThan: date, workingDays: 4 }],
  offDay: (["seller", "buyer", "both"] as const).map((calendar) => ({
    step,
    field: "anchor",
    date,
    calendar,
  })),
  badDate: [
    ...(["anchor", "fixed", "notLaterThan", "completedOn", "target"] as const).map((field) => ({
      step,
      field,
      date: 9e6,
    })),
    { step: null, field: "today", date: Number.NaN },
  ],
  outOfRange: [
    { steps: ["6"], side: "before1990" },
    { steps: ["5", "6"], side: "after2150" },
  ],
  noNumber: [{ rows: [6] }, { rows: [6, 7, 8] }],
  badNumber: [{ step: "4..1", rows: [3] }],
  duplicateNumber: [{ step: "4", rows: [3, 8] }],
  unknownStep: [{ step, startsAfter: "55" }],
  startsAfterItself: [{ step }],
  loop: [{ steps: ["3", "4", "5"] }, { steps: names.map((_, i) => String(i + 1)) }],
  badDays: [{ step, days: -2 }],
  noDays: [{ step }],
  badWeekend: [{ side: "seller", weekend: "x" }],
  noWorkingDay: [
    { calendar: "both", steps: ["2", "3"] },
    { calendar: "buyer", steps: ["2"] },
  ],
  badNonWorkingDay: [{ side: "buyer", date: 9e6 }],
  notAccepted: [{ step, column: "target", content: "mid February" }],
  cellInTheWay: [{ step, column: "startsAfter", content: "3, Legal" }],
  notConnected: [{ step: "14" }],
  overlap: [1, 4].map((workingDays) => ({
    step,
    date,
    startsAfter: "5",
    finished: day("2027-02-22"),
    earliest: later,
    workingDays,
  })),
  outsideMilestone: [{ step: "5.1", date, milestone: "5", from: day("2027-02-08"), to: day("2027-02-17") }],
  completedInFuture: [{ step, date, today }],
  late: [
    { ...late, because: "today" },
    { ...late, because: "today", startedLateBy: 1, workingDays: 1 },
    { ...late, because: "today", startedLateBy: 0 },
    { ...late, because: "fixed" },
    { ...late, because: "done" },
  ],
  badRequest: [{ field: "do" }, { field: "" }],
  stepGone: [{ step: "55" }],
  stepAmbiguous: [{ step }],
  stepDone: [{ step }],
  stepNotNeeded: [{ step }],
  stepUndated: [{ step: "4.1" }],
  anchorStays: [{ step: "10" }],
  anchorNeeded: [{}],
  wouldLoop: [{ steps: ["3"] }, { steps: ["3", "4", "5"] }],
  numbersUnclear: [{ steps: ["4"] }, { steps: ["4", ""] }],
  tooManySteps: [{ limit: 5000 }],
  inThePast: [{ step, date: day("2027-01-04"), today }],
  tooEarly: [{ step, date, earliest: later }],
  afterAnchor: [{ step, date: later, anchor: "10", anchorDate: date }],
  planFits: [{}],
  cannotFit: [1, 5].map((workingDays) => ({ earliest: later, workingDays })),
  noOverlapGains: [{}],
  nothingChanges: [{}],
  changeGone: [{ id: "dateTyped:4" }],
  cannotPutBack: [{ id: "calendarsChanged" }],
  noPlan: [{}],
  planExists: [{ tab: "Milestones" }],
  missingTab: [{ tab: "Milestones" }],
  missingColumn: [{ tab: "Milestones", column: "Target Date" }],
  doubleColumn: [{ tab: "Milestones", column: "Target Date", cell }],
  unreadableDate: [{ cell, content, column: "Target Date" }],
  unreadableDays: [{ cell, content }],
  unreadableTick: [{ cell, content, column: "Done" }],
  unreadableChoice: [{ cell, content, column: "Calendar" }],
  unreadableLink: [{ cell, content, column: "Starts after" }],
  waitIgnored: [{ cell, content, column: "Starts after" }],
  unreadableNumber: [{ cell, content }],
  unreadableSetting: [{ cell, content, setting: "Works back from" }],
  notOurs: [{ cell, content }],
  typedColumn: [{ cell }, { cell: "" }],
  mergedCell: [{ cell }],
  protectedCell: [{ cell }, { cell: "" }],
  protectedRow: [{ cell: "Milestones!A7" }],
  viewOnly: [{}],
  busy: [{}],
  severalAccounts: [{}],
  permissionMissing: (["sheet", "pages"] as const).map((permission) => ({ permission })),
  scriptOff: [{}],
  timeLimit: [{}],
  tooManyCalls: [{}],
  googleFailed: [{ detail: "We're sorry, a server error occurred. Please wait a bit and try again." }],
  changedMeanwhile: [{}],
  rowsApart: [{}],
  serviceFailed: (["unchanged", "restored", "unfinished", "written"] as const).map((state) => ({
    state,
    detail: "Service Spreadsheets timed out\n    at Code.gs:12",
  })),
  missingAnswer: [{ field: "sellerCompany" }],
  tooLong: [{ field: "why", most: 2000 }],
  badTemplate: [{ detail: "loop" }],
  storageFull: [{}],
  newerLayout: [{}],
});

const changes = all<SheetChange>({
  dateTyped: [
    { id: "", step, before: date, after: later },
    { id: "", step, before: null, after: later },
  ],
  dateCleared: [{ id: "", step, before: date }],
  ticked: [{ id: "", step, proposed: date }],
  completed: [{ id: "", step, before: null, after: date }],
  reopened: [{ id: "", step, before: date }],
  daysChanged: [
    { id: "", step, before: 3, after: 5 },
    { id: "", step, before: null, after: 0 },
    { id: "", step, before: 3, after: null },
  ],
  countedInChanged: [
    { id: "", step, before: "calendar", after: "working" },
    { id: "", step, before: "working", after: "calendar" },
  ],
  calendarChanged: (["both", "seller", "buyer"] as const).map((after) => ({
    id: "",
    step,
    before: "both",
    after,
  })),
  linksChanged: [
    { id: "", step, before: ["5"], after: ["3", "4"] },
    { id: "", step, before: ["5"], after: [] },
  ],
  fixedChanged: [
    { id: "", step, before: date, after: later },
    { id: "", step, before: null, after: later },
    { id: "", step, before: date, after: null },
  ],
  notLaterThanChanged: [
    { id: "", step, before: date, after: later },
    { id: "", step, before: null, after: later },
    { id: "", step, before: date, after: null },
  ],
  notNeededChanged: [
    { id: "", step, before: "", after: "the buyer has one" },
    { id: "", step, before: "the buyer has one", after: "" },
  ],
  anchorChanged: [
    { id: "", before: { step: "10", date }, after: { step: "12", date: later } },
    { id: "", before: null, after: { step: "12", date: later } },
    { id: "", before: { step: "10", date }, after: null },
  ],
  calendarsChanged: [{ id: "" }],
  unclear: [
    { id: "", step, field: "target", text: "mid February", before: date, offered: later, sure: false },
    { id: "", step, field: "target", text: "=B6+7", before: date, offered: later, sure: true },
    { id: "", step, field: "fixed", text: "soon", before: null, offered: null, sure: false },
    { id: "", step, field: "done", text: "n/a", before: null, offered: null, sure: false },
    { id: "", step, field: "number", text: "Phase", before: null, offered: null, sure: false },
    { id: "", step, field: "countedIn", text: "hours", before: null, offered: null, sure: false },
    { id: "", step, field: "calendar", text: "ours", before: null, offered: null, sure: false },
    { id: "", step, field: "notNeeded", text: "=A1", before: null, offered: null, sure: false },
  ],
  newRow: [
    ...[["5"], []].map((startsAfter) => ({
      id: "",
      row: 5,
      name: "Legal review",
      proposal: { number: "14", days: 1, startsAfter, before: ["6"], fixed: null },
    })),
    ...["4", "Phase"].map((typed) => ({
      id: "",
      row: 5,
      name: "Legal review",
      typed,
      proposal: { number: "14", days: 1, startsAfter: ["5"], before: [], fixed: null },
    })),
  ],
  movedRow: [true, false].map((isUp) => ({ id: "", step, other: "4", isUp, passed: ["4"] })),
  removedRow: [{ id: "", step: "4", name: "Proposal" }],
  rowsApart: [
    { id: "", count: 12, moved: ["number", "target", "name", "days"] },
    { id: "", count: 5, moved: ["target", "agreedDate"] },
    { id: "", count: 5, moved: ["ownerSeller", "ownerBuyer", "outcome", "agreed", "phase"] },
  ],
});

const counted = { date, step, stepDate: later, days: 7, countedIn: "calendar", latest: date } as const;
const monday = day("2027-03-22");
const explanations = all<Explanation>({
  anchor: [{ date }],
  fixed: [{ date }],
  done: [{ date, from: "target" }],
  own: [{ date }],
  before: [
    { ...counted, passedOver: [] },
    { ...counted, days: 0, passedOver: [] },
    { ...counted, days: 1, countedIn: "working", passedOver: [] },
    { ...counted, passedOver: [{ date: monday, because: "weekend", of: "both" }] },
    {
      ...counted,
      passedOver: [
        { date: monday, because: "nonWorkingDay", of: "seller" },
        { date: monday - 1, because: "weekend", of: "both" },
        { date: monday - 3, because: "nonWorkingDay", of: "buyer" },
      ],
    },
  ],
  after: [
    { ...counted, passedOver: [] },
    { ...counted, passedOver: [{ date: monday, because: "nonWorkingDay", of: "seller" }] },
  ],
  marker: [{ date, step }],
  firstMarker: [{ date, step, start: later }],
  kept: [{ date, notLaterThan: date, latest: later }],
  notNeeded: [{ reason: "the buyer has one" }],
  planStart: [{ date, start: date }],
  undated: [{}],
});

const templateProblems = all<TemplateProblem>({
  notATemplate: [{}],
  otherVersion: [{ version: "2" }],
  wrongType: [{ field: "steps[3].name" }],
  empty: [{ field: "steps[3].name" }],
  tooManyEntries: [{ field: "steps", count: 301, most: 300 }],
  tooLong: [{ field: "steps[3].name", most: 200 }],
  badNumber: [{ step: "4..1" }],
  duplicateNumber: [{ step }],
  orphan: [{ step: "4.1", parent: "4" }],
  badDays: [{ step, days: null }],
  unknownLink: [{ step, link: "55" }],
  selfLink: [{ step }],
  loop: [{ steps: ["3", "4"] }],
  unknownAnchor: [{ step: "55" }],
  unknownResourceStep: [{ resource: "Order form", step: "55" }],
});

const reasons: { readonly [Reason in DateDifference["reason"]]: string | null } = {
  asked: null,
  before: "6",
  after: "6",
  withMilestone: "5",
  fixed: null,
  done: null,
  anchor: null,
  inserted: null,
  removed: null,
  kept: null,
  notNeeded: null,
  workedOut: null,
};
const differences = Object.entries(reasons).map(
  ([reason, of]) =>
    ({
      step: "4",
      name: "Proposal",
      before: date,
      after: later,
      workingDays: 4,
      reason,
      of,
    }) as DateDifference,
);

function sentencesOf(context: SentenceContext): readonly (readonly [code: string, sentence: string])[] {
  return [
    ...problems.map((problem) => [problem.code, problemSentence(problem, context)] as const),
    ...changes.map((change) => [change.code, changeSentence(change, context)] as const),
    ...explanations.map((why) => [why.code, explanationSentence(why, context)] as const),
    ...templateProblems.map((problem) => [problem.code, templateProblemSentence(problem, context)] as const),
    ...differences.map((difference) => [difference.reason, reasonText(difference, context)] as const),
  ];
}

const contexts: readonly (readonly [string, SentenceContext])[] = [
  ["English", english],
  ["German", german],
  ["English without names and today", nameless("en")],
  ["German without names and today", nameless("de")],
  [
    "English with very long names",
    speaking("en", { nameOf: () => "Long ".repeat(40), anchorName: "Long ".repeat(40) }),
  ],
  [
    "German with very long names",
    speaking("de", { nameOf: () => "Lang ".repeat(40), anchorName: "Lang ".repeat(40) }),
  ],
];

describe.each(contexts)("every sentence, %s,", (_name, context) => {
  const sentences = sentencesOf(context);

  test("has all its values", () => {
    expect(sentences.filter(([, said]) => /[{}|]|undefined|null|NaN|\[object|\(\)|“”|„“/.test(said))).toEqual(
      [],
    );
  });

  test("is short", () => {
    const most = context.nameOf("1").length > 30 ? 290 : 240;
    expect(sentences.filter(([, said]) => said.length > most)).toEqual([]);
  });

  test("begins large and ends with a period, unless it is a reason", () => {
    const whole = sentences.slice(0, -differences.length);
    expect(whole.filter(([, said]) => !/^([\p{Lu}\d“„]|steps\b).*[.”“]$/u.test(said))).toEqual([]);
  });
});

/** A pattern for what `say` makes of a text. */
function patternOf(text: string, words: ProblemWords): string {
  return text
    .split(/(\{\w+\|(?:[^|{}]|\{\w+\})*\|(?:[^{}]|\{\w+\})*\}|\{\w+\})/)
    .map((part) => {
      if (!part.startsWith("{")) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const [name, ...forms] = part.slice(1, -1).split("|");
      if (forms.length > 0) return `(${forms.map((form) => patternOf(form, words)).join("|")})`;
      const phrase = (words.phrases as Readonly<Record<string, string>>)[name!];
      return phrase === undefined ? ".+" : patternOf(phrase, words);
    })
    .join("");
}

test.each([
  ["English", problemWordsEn, sentencesOf(english).concat(sentencesOf(nameless("en")))],
  ["German", problemWordsDe, sentencesOf(german).concat(sentencesOf(nameless("de")))],
])("every text in %s is said by some sentence", (_language, words, sentences) => {
  const unsaid = Object.entries(words).flatMap(([section, texts]) =>
    Object.entries<string>(texts)
      .filter(([, text]) => {
        const pattern = new RegExp(patternOf(text, words), "i");
        return !sentences.some(([, said]) => pattern.test(said));
      })
      .map(([key]) => `${section}.${key}`),
  );
  expect(unsaid).toEqual([]);
});

describe("a late plan", () => {
  const { late: found } = feasibility(schedule(referencePlan("working")));

  test("is told with the dates of the reference plan", () => {
    expect(found.map((problem) => problemSentence(problem, english))).toEqual([
      "Late: Intros and Fit (step 1) should have started on Mon 4 Jan, 5 working days ago; the earliest realistic Go Live is Mon 22 Mar, 5 working days later. See “Make it fit”.",
    ]);
    expect(problemSentence(found[0]!, german)).toBe(
      "Zu spät: Intros and Fit (Schritt 1) hätte am Mo 4. Jan beginnen müssen, vor 5 Arbeitstagen; der früheste realistische Termin für Go Live ist Mo 22. März, 5 Arbeitstage später. Siehe „Passend machen“.",
    );
  });

  test("is told in the exact words of the specification when the anchor is called go-live", () => {
    const context = speaking("en", { nameOf: (number) => (number === "10" ? "go-live" : "") });
    expect(problemSentence(found[0]!, context)).toContain(
      "should have started on Mon 4 Jan, 5 working days ago; the earliest realistic go-live is Mon 22 Mar, 5 working days later",
    );
  });

  test("is told without names too", () => {
    expect(problemSentence(found[0]!, nameless("en"))).toBe(
      "Late: step 1 should have started on Mon 4 Jan 2027, 5 working days ago; the earliest realistic date of step 10 is Mon 22 Mar 2027, 5 working days later. See “Make it fit”.",
    );
  });
});

describe("an explanation", () => {
  const holidays = referencePlan("calendar", {
    steps: referencePlan("calendar").steps.map((each) => (each.number === "6" ? { ...each, days: 7 } : each)),
    anchor: { step: "6", date: day("2027-03-29") },
    buyer: { weekend: "0000011", nonWorkingDays: [monday] },
  });
  const why = (plan: Plan, number: string, context = english): string =>
    explanationSentence(explain(schedule(plan), number)!, context);

  test("counts back and names the holiday that stands in the way", () => {
    expect(why(holidays, "5")).toBe(
      "Fri 19 Mar: 7 days before Signature (Mon 29 Mar); Mon 22 Mar would do too, but is a holiday of the buyer.",
    );
    expect(why(holidays, "5", german)).toBe(
      "Fr 19. März: 7 Tage vor Signature (Mo 29. März); Mo 22. März ginge auch, ist aber ein Feiertag des Kunden.",
    );
  });

  test("counts on and names the weekend that stands in the way", () => {
    expect(why(referencePlan("calendar"), "13")).toBe(
      "Mon 14 Jun: 90 days after Go Live (Mon 15 Mar); Sun 13 Jun is not a working day.",
    );
  });

  test("counts working days and the last day", () => {
    expect(why(referencePlan("working"), "9")).toBe("Fri 12 Mar: 1 working day before Go Live (Mon 15 Mar).");
    expect(why(referencePlan("working"), "10")).toBe("Mon 15 Mar: the plan works back from it.");
  });
});

test("what somebody changed names the step, the column and both values", () => {
  const said = changes.map((change) => changeSentence(change, english));
  expect(said).toEqual([
    "Signature (step 6): “Target Date” was Thu 18 Feb and is now Wed 24 Feb.",
    "Signature (step 6): “Target Date” was empty and is now Wed 24 Feb.",
    "Signature (step 6): “Target Date” was Thu 18 Feb and is now empty.",
    "Signature (step 6) was ticked; it would count as done on Thu 18 Feb.",
    "Signature (step 6) was done on Thu 18 Feb.",
    "Signature (step 6) is open again.",
    "Signature (step 6): “Days to complete” was 3 and is now 5.",
    "Signature (step 6): “Days to complete” was empty and is now 0.",
    "Signature (step 6): “Days to complete” was 3 and is now empty.",
    "Signature (step 6) is now counted in working days.",
    "Signature (step 6) is now counted in calendar days.",
    "Signature (step 6) now follows the calendar of both sides.",
    "Signature (step 6) now follows the calendar of the seller.",
    "Signature (step 6) now follows the calendar of the buyer.",
    "Signature (step 6): “Starts after” was 5 and is now 3 and 4.",
    "Signature (step 6): “Starts after” was 5 and is now empty.",
    "Signature (step 6): “Date fixed” was Thu 18 Feb and is now Wed 24 Feb.",
    "Signature (step 6): “Date fixed” was empty and is now Wed 24 Feb.",
    "Signature (step 6): “Date fixed” was Thu 18 Feb and is now empty.",
    "Signature (step 6): “Not later than” was Thu 18 Feb and is now Wed 24 Feb.",
    "Signature (step 6): “Not later than” was empty and is now Wed 24 Feb.",
    "Signature (step 6): “Not later than” was Thu 18 Feb and is now empty.",
    "Signature (step 6) is not needed, because: the buyer has one.",
    "Signature (step 6) is needed again.",
    "“Works back from” was Go Live (step 10), Thu 18 Feb and is now Key ROI date (step 12), Wed 24 Feb.",
    "“Works back from” was empty and is now Key ROI date (step 12), Wed 24 Feb.",
    "“Works back from” was Go Live (step 10), Thu 18 Feb and is now empty.",
    "Working weeks or non-working days were changed.",
    "Signature (step 6): “Target Date” holds “mid February”, which is no date; it was Thu 18 Feb. Perhaps Wed 24 Feb is meant.",
    "Signature (step 6): “Target Date” holds the formula =B6+7, which gives Wed 24 Feb; it was Thu 18 Feb.",
    "Signature (step 6): “Date fixed” holds “soon”, which is no date; it was empty.",
    "Signature (step 6): “Done” holds “n/a”, which is not understood.",
    "Signature (step 6): “#” holds “Phase”, which is not understood.",
    "Signature (step 6): “Counted in” holds “hours”, which is not understood.",
    "Signature (step 6): “Calendar” holds “ours”, which is not understood.",
    "Signature (step 6): “Not needed because” holds “=A1”, which is not understood.",
    "New row “Legal review” (row 11): it would become a step (starts after: 5).",
    "New row “Legal review” (row 11): it would become a step (starts after: empty).",
    "“Legal review” (row 11) has the number 4, which belongs to Proposal (step 4): it would become a step (starts after: 5).",
    "“Legal review” (row 11): “Phase” is no step number. It would become a step (starts after: 5).",
    "Signature (step 6) now stands before Proposal (step 4). Accept: they are done in this order.",
    "Signature (step 6) now stands after Proposal (step 4). Accept: they are done in this order.",
    "Proposal (step 4) was removed.",
    "12 rows were sorted or moved without their hidden columns, so what stands there belongs to other steps.",
    "Moved without the rest of the row: Target Date and Agreed date. So 5 rows show what belongs to other steps.",
    "Moved without the rest of the row: Owner (seller), Owner (buyer), Outcomes / Notes, Agreed and Phase. So 5 rows show what belongs to other steps.",
  ]);
});

test("problems of the plan say where, what and what to do", () => {
  const first = (code: AnyProblem["code"], context = english) =>
    problemSentence(problems.find((problem) => problem.code === code)!, context);
  expect(first("offDay")).toBe(
    "Signature (step 6) stays on Thu 18 Feb, not a working day of the seller. Keep it, or choose a working day.",
  );
  expect(first("overlap")).toBe(
    "Signature (step 6) stays on Thu 18 Feb, but Negotiation (step 5) is finished on Mon 22 Feb: it cannot be done before Wed 24 Feb, 1 working day later. Move what follows to later, or shorten a step.",
  );
  expect(first("overlap", german)).toBe(
    "Signature (Schritt 6) bleibt am Do 18. Feb, aber Negotiation (Schritt 5) ist erst am Mo 22. Feb fertig: Möglich ist frühestens Mi 24. Feb, 1 Arbeitstag später. Verschieben Sie, was folgt, auf später, oder kürzen Sie.",
  );
  expect(first("loop")).toBe(
    "Steps 3, 4 and 5 wait for each other, so they have no date. Correct “Starts after”.",
  );
  expect(first("noNumber")).toBe("Row 12: no step number of its own, so no date. Enter one under “#”.");
  expect(first("cannotFit")).toBe(
    "Even with one day for every open step, Go Live is not before Wed 24 Feb, 1 working day later. Combine several ways.",
  );
  expect(first("afterAnchor")).toBe(
    "Wed 24 Feb is later than Go Live on Thu 18 Feb, which waits for Signature (step 6). Choose an earlier day, or push what follows.",
  );
  expect(problemSentence({ code: "numbersUnclear", steps: ["4", ""] }, english)).toBe(
    "Twice, empty or without the step above: 4 and empty. Give each row its own number under “#”.",
  );
  expect(first("stepGone")).toBe("Step 55 is no longer in the plan. Refresh the plan.");
});

test("problems of the sheet name the cell and what stands in it", () => {
  const said = (code: AnyProblem["code"]) =>
    problems.filter((problem) => problem.code === code).map((problem) => problemSentence(problem, english));
  expect(said("unreadableDate")).toEqual([
    "Milestones!B7: “soon” is not a date for “Target Date”. Correct or empty the cell.",
  ]);
  expect(said("protectedCell")).toEqual([
    "Milestones!B7 is protected, so nothing was written. Ask the owner for the right to edit.",
    "A cell is protected, so nothing was written. Ask the owner for the right to edit.",
  ]);
  expect(said("serviceFailed")[0]).toBe(
    "Google Sheets failed; nothing was changed. Try again in a minute. Its answer: “Service Spreadsheets timed out”",
  );
});

test("a finding names its cells once", () => {
  const unreadable: AnyProblem = { code: "unreadableNumber", cell, content };
  expect(findingSentence({ problem: unreadable, cells: [cell] }, english)).toBe(
    "Milestones!B7: “soon” is not a number. Correct the cell.",
  );
  const twice: AnyProblem = { code: "duplicateNumber", step: "4", rows: [3, 8] };
  expect(findingSentence({ problem: twice, cells: ["Milestones!A8", "Milestones!A13"] }, english)).toBe(
    "Step number 4 stands in 2 rows, so they have no date. Give each row its own number under “#”. (Milestones!A8 and Milestones!A13)",
  );
});

test("the reason for a date is a few words", () => {
  expect(differences.map((difference) => reasonText(difference, english))).toEqual([
    "as asked",
    "leads up to Signature",
    "follows Signature",
    "moves with Negotiation",
    "fixed date",
    "done on that day",
    "the plan works back from it",
    "new step",
    "removed",
    "keeps its date",
    "not needed",
    "worked out anew",
  ]);
});

test("the year is told unless it is this one", () => {
  const done: Explanation = { code: "done", date: day("2028-03-17"), from: "target" };
  expect(explanationSentence(done, english)).toBe("Fri 17 Mar 2028: done on that day.");
  expect(explanationSentence(done, german)).toBe("Fr 17. März 2028: an diesem Tag erledigt.");
});

test("long lists are counted, and typed texts are neither filled in nor cut inside a character", () => {
  const steps = names.map((_, i) => String(i + 1));
  expect(problemSentence({ code: "loop", steps }, english)).toContain("Steps 1, 2, 3, 4, 5 and 8 more wait");
  const typed = (name: string) =>
    problemSentence({ code: "noDays", step }, speaking("en", { nameOf: () => name }));
  expect(typed("{step} {a|b|c}")).toContain("{step} {a|b|c} (step 6) has no days");
  expect(typed("🚀".repeat(40))).toContain(`${"🚀".repeat(29)}… (step 6)`);
});
