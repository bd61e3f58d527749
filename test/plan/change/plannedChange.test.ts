/** What a change comes to, row by row, with dates worked out by hand; and what the server takes for such a change. */
import { FIRST_DAY, LAST_DAY, parseIsoDay } from "../../../src/plan/calendarDate";
import type { Headline } from "../../../src/plan/change/changeHistory";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import {
  type PlannedChange,
  parsePlannedChange,
  plannedChange,
} from "../../../src/plan/change/plannedChange";
import { reschedule } from "../../../src/plan/change/reschedule";
import { calendarsHash } from "../../../src/plan/fingerprint";
import type { Plan, Step } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { review } from "../../../src/plan/review";

const day = (iso: string): number => parseIsoDay(iso)!;
const week = { weekend: "0000011", nonWorkingDays: [] };

function step(
  number: string,
  name: string,
  days: number,
  startsAfter: string[],
  target: string | null,
): Step {
  return {
    number,
    name,
    days,
    countedIn: "working",
    calendar: "both",
    startsAfter,
    fixed: null,
    notLaterThan: null,
    id: "",
    notNeeded: "",
    done: false,
    completedOn: null,
    target: target === null ? null : day(target),
  };
}

const discovery = step("1", "Discovery", 1, [], "2027-03-05");
const proposal = step("2", "Proposal", 3, ["1"], "2027-03-10");
const signature = step("3", "Signature", 2, ["2"], "2027-03-12");
const value = step("4", "Value", 5, ["3"], "2027-03-19");

/** A chain up to the signature on a Friday, and a week after it; its dates are written. */
const plan: Plan = {
  steps: [discovery, proposal, signature, value],
  anchor: { step: "3", date: day("2027-03-12") },
  countedIn: "working",
  seller: week,
  buyer: week,
  today: day("2027-03-01"),
};

function ask(request: ChangeRequest, sheet: Plan = plan): PlannedChange {
  return plannedChange(sheet, reschedule(sheet, request, snapshotOf(plan)), request);
}

/** The only row of History but for what moved with it. */
function headlineOf(request: ChangeRequest, sheet: Plan = plan): Headline {
  const { headlines } = ask(request, sheet).history;
  expect(headlines).toHaveLength(1);
  return headlines[0]!;
}

function moved(milestone: string, before: string, after: string, effect: number | null = 0): Headline {
  return { what: "moved", milestone, before: day(before), after: day(after), effect };
}

function follower(milestone: string, before: string, after: string) {
  return { milestone, before: day(before), after: day(after) };
}

function longPlan(rows: number): Plan {
  return {
    ...plan,
    steps: Array.from({ length: rows }, (_, at) => ({ ...discovery, number: String(at + 1) })),
  };
}

describe("what a change comes to", () => {
  test("a move that pushes the anchor", () => {
    // Signature takes Mon and Tue; then the plan gives the Friday for Proposal by itself, so it is not fixed.
    // Discovery keeps its Friday.
    expect(ask({ do: "move", step: "2", to: day("2027-03-12"), keep: "push" })).toEqual({
      rows: [
        { ...discovery, notLaterThan: day("2027-03-05"), before: 0, start: day("2027-03-05") },
        { ...proposal, before: 1, start: day("2027-03-10"), target: day("2027-03-12") },
        { ...signature, before: 2, start: day("2027-03-15"), target: day("2027-03-16") },
        { ...value, before: 3, start: day("2027-03-17"), target: day("2027-03-23") },
      ],
      anchor: { step: "3", date: day("2027-03-16") },
      snapshot: {
        anchor: { step: "3", date: day("2027-03-16") },
        calendars: calendarsHash(plan),
        rows: [
          { ...discovery, notLaterThan: day("2027-03-05") },
          step("2", "Proposal", 3, ["1"], "2027-03-12"),
          step("3", "Signature", 2, ["2"], "2027-03-16"),
          step("4", "Value", 5, ["3"], "2027-03-23"),
        ],
      },
      asked: ["2"],
      history: {
        headlines: [moved("Proposal", "2027-03-10", "2027-03-12", 2)],
        followers: [
          follower("Signature", "2027-03-12", "2027-03-16"),
          follower("Value", "2027-03-19", "2027-03-23"),
        ],
      },
    });
  });

  test("an insert: the new step, and what makes room for it", () => {
    const review = step("5", "Legal review", 2, ["2"], "2027-03-10");
    expect(ask({ do: "insert", name: "Legal review", days: 2, after: "2", link: "chain" })).toEqual({
      rows: [
        { ...discovery, before: 0, start: day("2027-03-03"), target: day("2027-03-03") },
        { ...proposal, before: 1, start: day("2027-03-04"), target: day("2027-03-08") },
        { ...review, before: -1, start: day("2027-03-09") },
        { ...signature, startsAfter: ["5"], before: 2, start: day("2027-03-11") },
        { ...value, before: 3, start: day("2027-03-15") },
      ],
      anchor: plan.anchor,
      snapshot: {
        anchor: plan.anchor,
        calendars: calendarsHash(plan),
        rows: [
          step("1", "Discovery", 1, [], "2027-03-03"),
          step("2", "Proposal", 3, ["1"], "2027-03-08"),
          step("5", "Legal review", 2, ["2"], "2027-03-10"),
          step("3", "Signature", 2, ["5"], "2027-03-12"),
          step("4", "Value", 5, ["3"], "2027-03-19"),
        ],
      },
      asked: [],
      history: {
        headlines: [
          { what: "added", milestone: "Legal review", before: null, after: day("2027-03-10"), effect: 0 },
        ],
        followers: [
          follower("Discovery", "2027-03-05", "2027-03-03"),
          follower("Proposal", "2027-03-10", "2027-03-08"),
        ],
      },
    });
  });

  test("a removal: the step that is gone gives its name and its last date", () => {
    expect(ask({ do: "remove", step: "2" })).toEqual({
      rows: [
        { ...discovery, before: 0, start: day("2027-03-10"), target: day("2027-03-10") },
        { ...signature, startsAfter: ["1"], before: 2, start: day("2027-03-11") },
        { ...value, before: 3, start: day("2027-03-15") },
      ],
      anchor: plan.anchor,
      snapshot: {
        anchor: plan.anchor,
        calendars: calendarsHash(plan),
        rows: [
          step("1", "Discovery", 1, [], "2027-03-10"),
          step("3", "Signature", 2, ["1"], "2027-03-12"),
          step("4", "Value", 5, ["3"], "2027-03-19"),
        ],
      },
      asked: [],
      history: {
        headlines: [
          { what: "removed", milestone: "Proposal", before: day("2027-03-10"), after: null, effect: 0 },
        ],
        followers: [follower("Discovery", "2027-03-05", "2027-03-10")],
      },
    });
  });

  test("another anchor", () => {
    expect(ask({ do: "anchor", step: "4", date: day("2027-03-26") })).toEqual({
      rows: [
        { ...discovery, before: 0, start: day("2027-03-12"), target: day("2027-03-12") },
        { ...proposal, before: 1, start: day("2027-03-15"), target: day("2027-03-17") },
        { ...signature, before: 2, start: day("2027-03-18"), target: day("2027-03-19") },
        { ...value, before: 3, start: day("2027-03-22"), target: day("2027-03-26") },
      ],
      anchor: { step: "4", date: day("2027-03-26") },
      snapshot: {
        anchor: { step: "4", date: day("2027-03-26") },
        calendars: calendarsHash(plan),
        rows: [
          step("1", "Discovery", 1, [], "2027-03-12"),
          step("2", "Proposal", 3, ["1"], "2027-03-17"),
          step("3", "Signature", 2, ["2"], "2027-03-19"),
          step("4", "Value", 5, ["3"], "2027-03-26"),
        ],
      },
      asked: ["4"],
      history: {
        headlines: [moved("Value", "2027-03-19", "2027-03-26", 5)],
        followers: [
          follower("Discovery", "2027-03-05", "2027-03-12"),
          follower("Proposal", "2027-03-10", "2027-03-17"),
          follower("Signature", "2027-03-12", "2027-03-19"),
        ],
      },
    });
  });

  test("a row without a date has no start", () => {
    const steps = [discovery, proposal, signature, { ...value, days: null, target: null }];
    const { rows } = ask({ do: "accept", changes: ["daysChanged:4", "dateCleared:4"] }, { ...plan, steps });
    expect(rows[3]).toEqual({ ...steps[3], before: 3, start: null });
  });
});

describe("what stands in History", () => {
  const accepted = (sheet: Plan, changes: readonly string[] | "all" = "all") => {
    const written = snapshotOf(plan);
    const request: ChangeRequest = { do: "accept", changes };
    return plannedChange(sheet, reschedule(sheet, request, written), request, review(sheet, written)).history;
  };

  test("a move that keeps the anchor", () => {
    expect(headlineOf({ do: "move", step: "2", to: day("2027-03-15"), keep: "anchor" })).toEqual(
      moved("Proposal", "2027-03-10", "2027-03-15"),
    );
  });

  test("the anchor, when the request names no step", () => {
    expect(headlineOf({ do: "shift", workingDays: -5, withFixed: false })).toEqual(
      moved("Signature", "2027-03-12", "2027-03-05", -5),
    );
  });

  test("a new row that is accepted", () => {
    const typed = step("", "Legal review", 2, [], null);
    const sheet = { ...plan, steps: [discovery, proposal, typed, signature, value] };
    expect(accepted(sheet).headlines).toEqual([
      { what: "added", milestone: "Legal review", before: null, after: day("2027-03-10"), effect: 0 },
    ]);
  });

  test("the step that moved, when the one that the request names stays", () => {
    // Proposal stays on Wed 10; it takes a day more, so what comes before it ends on the Thursday.
    expect(ask({ do: "edit", step: "2", days: 4 }).history).toEqual({
      headlines: [moved("Discovery", "2027-03-05", "2027-03-04")],
      followers: [],
    });
  });

  test("a date typed into a step whose number changes with a new row before it", () => {
    const typed = step("", "Legal review", 2, [], null);
    const late = { ...value, target: day("2027-03-22") };
    const sheet = { ...plan, steps: [discovery, proposal, typed, signature, late] };
    expect(accepted(sheet).headlines.map(({ what, milestone }) => [what, milestone])).toEqual([
      ["added", "Legal review"],
      ["moved", "Value"],
    ]);
  });

  test("each typed date that is accepted, though it stands in the sheet already", () => {
    const sheet = {
      ...plan,
      steps: [
        { ...discovery, target: day("2027-03-04") },
        { ...proposal, target: day("2027-03-09") },
        signature,
        { ...value, target: day("2027-03-22") },
      ],
    };
    expect(accepted(sheet)).toEqual({
      headlines: [
        moved("Discovery", "2027-03-05", "2027-03-04"),
        moved("Proposal", "2027-03-10", "2027-03-09", null),
        moved("Value", "2027-03-19", "2027-03-22", null),
      ],
      followers: [],
    });
    expect(accepted(sheet, ["dateTyped:2"]).headlines).toEqual([
      moved("Proposal", "2027-03-10", "2027-03-09"),
    ]);
  });

  test("a tick, its own step with the day on which it was done", () => {
    // Today is Mon 1 Mar, before the Target.
    const sheet = { ...plan, steps: [{ ...discovery, done: true }, proposal, signature, value] };
    const done = { what: "done", milestone: "Discovery", before: day("2027-03-05"), effect: 0 };
    expect(accepted(sheet).headlines).toEqual([{ ...done, after: day("2027-03-01") }]);
    const steps = [{ step: "1", on: day("2027-03-01") }];
    // biome-ignore lint/suspicious/noThenProperty: a word of the request.
    const request: ChangeRequest = { do: "done", steps, then: "keep" };
    expect(ask(request).history.headlines).toEqual([{ ...done, after: day("2027-03-01") }]);
  });

  test("a step that is not needed any more", () => {
    const { headlines } = ask({ do: "notNeeded", step: "2", because: "They know" }).history;
    expect(headlines).toEqual([
      { what: "notNeeded", milestone: "Proposal", before: day("2027-03-10"), after: null, effect: 0 },
    ]);
  });

  test("when only calendars changed: what moved", () => {
    const sheet = { ...plan, buyer: { ...week, nonWorkingDays: [day("2027-03-11")] } };
    const preview = reschedule(sheet, { do: "accept", changes: "all" }, snapshotOf(plan));
    const change = plannedChange(sheet, preview, null);
    // Signature takes Wed and Fri; Proposal Fri, Mon and Tue.
    expect(change.rows.map((row) => row.target)).toEqual(
      ["2027-03-04", "2027-03-09", "2027-03-12", "2027-03-19"].map(day),
    );
    expect(change.history).toEqual({
      headlines: [moved("Discovery", "2027-03-05", "2027-03-04")],
      followers: [follower("Proposal", "2027-03-10", "2027-03-09")],
    });
  });

  test("the anchor's date as the sheet showed it, when an anchor that was typed there is accepted", () => {
    const sheet = { ...plan, anchor: { step: "3", date: day("2027-03-19") } };
    // From one Friday to the next.
    for (const changes of ["all", ["anchorChanged"]] as const)
      expect(accepted(sheet, changes).headlines).toEqual([moved("Signature", "2027-03-12", "2027-03-19", 5)]);
  });

  test("nothing, where nothing changed", () => {
    const bare = { ...plan, anchor: null };
    expect(ask({ do: "renumber" })).toMatchObject({
      anchor: plan.anchor,
      asked: [],
      history: { headlines: [], followers: [] },
    });
    const request: ChangeRequest = { do: "move", step: "1", to: day("2027-03-04"), keep: "anchor" };
    expect(
      plannedChange(bare, reschedule(bare, request, snapshotOf(bare)), request).history.headlines,
    ).toEqual([moved("Discovery", "2027-03-05", "2027-03-04", null)]);
  });
});

describe("what the server takes for a change", () => {
  const good: PlannedChange = {
    rows: [
      { ...discovery, before: 0, start: day("2027-03-05") },
      {
        number: "2.1",
        name: "Draft",
        days: null,
        countedIn: "calendar",
        calendar: "seller",
        startsAfter: ["1", "2"],
        fixed: FIRST_DAY,
        notLaterThan: LAST_DAY,
        notNeeded: "in the first call",
        done: true,
        completedOn: LAST_DAY,
        target: null,
        id: "",
        before: -1,
        start: null,
      },
    ],
    anchor: { step: "1", date: day("2027-03-05") },
    snapshot: snapshotOf(plan),
    asked: ["1"],
    history: {
      headlines: [
        { what: "moved", milestone: "Discovery", before: null, after: day("2027-03-05"), effect: -3 },
      ],
      followers: [{ milestone: "Draft", before: day("2027-03-05"), after: null }],
    },
  };
  const [first, second] = good.rows;
  const withFirst = (fields: object): object => ({ ...good, rows: [{ ...first, ...fields }, second] });
  const withAnchor = (fields: object): object => ({ ...good, anchor: { ...good.anchor, ...fields } });
  const withHeadline = (fields: object): object => ({
    ...good,
    history: { ...good.history, headlines: [{ ...good.history.headlines[0]!, ...fields }] },
  });
  const longest = "x".repeat(50_000);

  test("a good one, also as it comes through JSON", () => {
    expect(parsePlannedChange(good)).toEqual(good);
    expect(parsePlannedChange(JSON.parse(JSON.stringify(good)))).toEqual(good);
    const planned = ask({ do: "move", step: "2", to: day("2027-03-12"), keep: "push" });
    expect(parsePlannedChange(JSON.parse(JSON.stringify(planned)))).toEqual(planned);
  });

  const accepted: readonly (readonly [what: string, change: object])[] = [
    ["no rows", { ...good, rows: [] }],
    ["as many rows as the sheet is made for", { ...good, rows: Array.from({ length: 2000 }, () => first) }],
    ["no anchor", { ...good, anchor: null }],
    ["nothing asked", { ...good, asked: [] }],
    ["no effect on the anchor", withHeadline({ effect: null })],
    ["a headline without dates", withHeadline({ before: null, after: null })],
    ["the buyer's calendar", withFirst({ calendar: "buyer" })],
    ["days that make no sense", withFirst({ days: -1.5 })],
    ["the longest number", withFirst({ number: longest })],
    ["the longest name", withFirst({ name: longest })],
    ["the longest link", withFirst({ startsAfter: [longest] })],
    ["the longest anchor", withAnchor({ step: longest })],
    ["the longest step asked for", { ...good, asked: [longest] }],
    ["the longest milestone", withHeadline({ milestone: longest })],
  ];
  test.each(accepted)("accepted: %s", (_, change) => {
    expect(parsePlannedChange(change)).toEqual(change);
  });

  const tooMany = Array.from({ length: 2001 }, () => first);
  const refused: readonly (readonly [what: string, change: unknown])[] = [
    ["undefined", undefined],
    ["null", null],
    ["a text", "change"],
    ["no rows", { ...good, rows: undefined }],
    ["rows that are no list", { ...good, rows: { length: 0 } }],
    ["more rows than the sheet is made for", { ...good, rows: tooMany }],
    ["no snapshot", { ...good, snapshot: undefined }],
    ["a snapshot with too many rows", { ...good, snapshot: snapshotOf(longPlan(2_001)) }],
    ["a snapshot without rows", { ...good, snapshot: { ...good.snapshot, rows: undefined } }],
    ["a snapshot with a row too little", { ...good, snapshot: { ...good.snapshot, rows: [null] } }],
    ["undefined anchor", { ...good, anchor: undefined }],
    ["anchor without step", withAnchor({ step: undefined })],
    ["anchor's step a number", withAnchor({ step: 1 })],
    ["anchor's step too long", withAnchor({ step: `${longest}x` })],
    ["anchor without date", withAnchor({ date: null })],
    ["anchor before 1990", withAnchor({ date: FIRST_DAY - 1 })],
    ["asked missing", { ...good, asked: undefined }],
    ["asked no list", { ...good, asked: "1" }],
    ["asked not texts", { ...good, asked: ["1", 2] }],
    ["asked too long", { ...good, asked: [`${longest}x`] }],
    ["no history", { ...good, history: undefined }],
    ["history null", { ...good, history: null }],
    ["headlines no list", { ...good, history: { ...good.history, headlines: {} } }],
    ["a headline of another kind", withHeadline({ what: "=1+1" })],
    ["a headline null", { ...good, history: { ...good.history, headlines: [null] } }],
    ["followers missing", { ...good, history: { headlines: [] } }],
    ["a follower without days", { ...good, history: { ...good.history, followers: [{ milestone: "" }] } }],
    ["headline without milestone", withHeadline({ milestone: null })],
    ["milestone too long", withHeadline({ milestone: `${longest}x` })],
    ["before no day", withHeadline({ before: "2027-03-05" })],
    ["before missing", withHeadline({ before: undefined })],
    ["after no day", withHeadline({ after: LAST_DAY + 1 })],
    ["effect half a day", withHeadline({ effect: 0.5 })],
    ["effect missing", withHeadline({ effect: undefined })],
    ["a row that is null", { ...good, rows: [first, null] }],
    ["a row that is a text", { ...good, rows: ["1", second] }],
    ["number a number", withFirst({ number: 1 })],
    ["number a list", withFirst({ number: ["1"] })],
    ["number too long", withFirst({ number: `${longest}x` })],
    ["name missing", withFirst({ name: undefined })],
    ["name too long", withFirst({ name: `${longest}x` })],
    ["days a text", withFirst({ days: "1" })],
    ["days missing", withFirst({ days: undefined })],
    ["countedIn unknown", withFirst({ countedIn: "weeks" })],
    ["countedIn empty", withFirst({ countedIn: "" })],
    ["calendar unknown", withFirst({ calendar: "nobody" })],
    ["calendar empty", withFirst({ calendar: "" })],
    ["startsAfter a text", withFirst({ startsAfter: "1" })],
    ["startsAfter with a number", withFirst({ startsAfter: ["1", 2] })],
    ["startsAfter too long", withFirst({ startsAfter: [`${longest}x`] })],
    ["done a number", withFirst({ done: 1 })],
    ["fixed half a day", withFirst({ fixed: FIRST_DAY + 0.5 })],
    ["completedOn a text", withFirst({ completedOn: "2027-03-05" })],
    ["target missing", withFirst({ target: undefined })],
    ["start after 2150", withFirst({ start: LAST_DAY + 1 })],
    ["not later than a text", withFirst({ notLaterThan: "2027-03-05" })],
    ["not needed, but no text", withFirst({ notNeeded: null })],
    ["before a text", withFirst({ before: "0" })],
    ["before half", withFirst({ before: 0.5 })],
  ];
  test.each(refused)("refused: %s", (_, change) => {
    expect(parsePlannedChange(change)).toBeNull();
  });
});
