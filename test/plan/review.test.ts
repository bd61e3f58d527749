/** What `review` finds in a sheet that people worked on, where it proposes new rows, and which snapshots it reads. */
import { FIRST_DAY, LAST_DAY } from "../../src/plan/calendarDate";
import { insertLink, NewRows } from "../../src/plan/newRows";
import type { Plan, Step } from "../../src/plan/plan";
import { parseSnapshot, snapshotOf, snapshotText } from "../../src/plan/planSnapshot";
import { review, type SheetChange, sameAnchor } from "../../src/plan/review";
import { sameLinks } from "../../src/plan/sameLinks";
import { day, step as stepOf, week } from "./byHand";

function step(number: string, startsAfter: string[] = [], fields: Partial<Step> = {}): Step {
  return stepOf(number, 1, startsAfter, fields);
}

/** An unnumbered row, as somebody types it. */
function typed(fields: Partial<Step> = {}): Step {
  return step("", [], { name: "Typed", days: null, ...fields });
}

function planOf(steps: readonly Step[], fields: Partial<Plan> = {}): Plan {
  return {
    steps,
    anchor: null,
    countedIn: "working",
    seller: week,
    buyer: week,
    today: day("2027-03-08"),
    ...fields,
  };
}

describe("every kind of change", () => {
  const dated = (number: string, target: string, fields: Partial<Step> = {}): Step => {
    const before = Number(number) - 1;
    return step(number, before > 0 ? [String(before)] : [], { target: day(target), ...fields });
  };
  const [one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve] = [
    dated("1", "2027-03-01"),
    dated("2", "2027-03-02"),
    dated("3", "2027-03-03", { done: true, completedOn: day("2027-03-02") }),
    dated("4", "2027-03-04"),
    dated("5", "2027-03-05"),
    dated("6", "2027-03-08"),
    dated("7", "2027-03-09"),
    dated("8", "2027-03-10"),
    dated("9", "2027-03-11"),
    dated("10", "2027-03-12", { fixed: day("2027-03-12") }),
    dated("11", "2027-03-15"),
    dated("12", "2027-03-16"),
  ] as [Step, Step, Step, Step, Step, Step, Step, Step, Step, Step, Step, Step];
  const task = step("11.1", [], { days: null, target: day("2027-03-15") });
  const written = planOf([one, two, three, four, five, six, seven, eight, nine, ten, eleven, task, twelve], {
    anchor: { step: "11", date: day("2027-03-15") },
  });
  const sheet = planOf(
    [
      { ...one, done: true },
      { ...two, done: true, completedOn: day("2027-03-03") },
      typed({ name: "Security review", days: 4 }),
      { ...three, done: false },
      { ...four, target: day("2027-04-01") },
      { ...five, target: null },
      { ...six, days: 5 },
      { ...seven, countedIn: "calendar" },
      { ...eight, calendar: "buyer" },
      { ...nine, startsAfter: ["7", "6"] },
      { ...ten, fixed: day("2027-03-11") },
      eleven,
      { ...task, target: day("2027-03-12") },
      step("20", ["11"], { name: "Party", target: day("2027-03-30") }),
    ],
    {
      anchor: { step: "11", date: day("2027-03-22") },
      buyer: { ...week, nonWorkingDays: [day("2027-03-17")] },
    },
  );

  const expected: readonly SheetChange[] = [
    { id: "ticked:1", code: "ticked", step: "1", proposed: day("2027-03-01") },
    { id: "completed:2", code: "completed", step: "2", before: null, after: day("2027-03-03") },
    {
      id: "newRow:#2:Security review",
      code: "newRow",
      row: 2,
      name: "Security review",
      // 12 is gone from the sheet, but it was in use; 20 was typed.
      proposal: { number: "21", days: 4, startsAfter: ["2"], before: ["3"], fixed: null },
    },
    { id: "reopened:3", code: "reopened", step: "3", before: day("2027-03-02") },
    {
      id: "dateTyped:4",
      code: "dateTyped",
      step: "4",
      before: day("2027-03-04"),
      after: day("2027-04-01"),
    },
    { id: "dateCleared:5", code: "dateCleared", step: "5", before: day("2027-03-05") },
    { id: "daysChanged:6", code: "daysChanged", step: "6", before: 1, after: 5 },
    {
      id: "countedInChanged:7",
      code: "countedInChanged",
      step: "7",
      before: "working",
      after: "calendar",
    },
    { id: "calendarChanged:8", code: "calendarChanged", step: "8", before: "both", after: "buyer" },
    { id: "linksChanged:9", code: "linksChanged", step: "9", before: ["8"], after: ["7", "6"] },
    {
      id: "fixedChanged:10",
      code: "fixedChanged",
      step: "10",
      before: day("2027-03-12"),
      after: day("2027-03-11"),
    },
    {
      id: "dateTyped:11.1",
      code: "dateTyped",
      step: "11.1",
      before: day("2027-03-15"),
      after: day("2027-03-12"),
    },
    {
      id: "newRow:20",
      code: "newRow",
      row: 13,
      name: "Party",
      proposal: { number: "20", days: 1, startsAfter: ["11"], before: [], fixed: day("2027-03-30") },
    },
    { id: "removedRow:12", code: "removedRow", step: "12", name: "Step 12" },
    {
      id: "anchorChanged",
      code: "anchorChanged",
      before: { step: "11", date: day("2027-03-15") },
      after: { step: "11", date: day("2027-03-22") },
    },
    { id: "calendarsChanged", code: "calendarsChanged" },
  ];

  test("all in one sheet, in the order of its rows", () => {
    expect(review(sheet, snapshotOf(written))).toEqual(expected);
  });

  test("in a sheet that nobody touched: none", () => {
    expect(review(written, snapshotOf(written))).toEqual([]);
  });

  test("a date that the inputs give anyway is no change", () => {
    const chain = (first: string, last: string): Plan =>
      planOf([step("1", [], { target: day(first) }), step("2", ["1"], { target: day(last) })], {
        anchor: { step: "2", date: day(last) },
      });
    // The day before the Friday instead of the day before the Tuesday.
    expect(review(chain("2027-03-11", "2027-03-12"), snapshotOf(chain("2027-03-08", "2027-03-09")))).toEqual([
      {
        id: "anchorChanged",
        code: "anchorChanged",
        before: { step: "2", date: day("2027-03-09") },
        after: { step: "2", date: day("2027-03-12") },
      },
    ]);
  });

  test("a number that stands twice: the row that is most like what was written has it, the other is new", () => {
    const twice = planOf([one, { ...one, days: 9, target: day("2027-03-09") }, two]);
    expect(review(twice, snapshotOf(planOf([one, two])))).toMatchObject([
      { code: "newRow", row: 1, typed: "1", proposal: { number: "3", fixed: day("2027-03-09") } },
    ]);
  });
});

describe("tick and Completed on", () => {
  const first = day("2027-03-01");
  const second = day("2027-03-02");
  /** What is found when one row with a Target on the first was written one way and now reads another. */
  function found(was: Partial<Step>, is: Partial<Step>, today = second): readonly SheetChange[] {
    const row = (fields: Partial<Step>): Step => step("1", [], { target: first, ...fields });
    return review(planOf([row(is)], { today }), snapshotOf(planOf([row(was)])));
  }

  test("done on another day than before", () => {
    expect(found({ done: true, completedOn: first }, { done: true, completedOn: second })).toEqual([
      { id: "completed:1", code: "completed", step: "1", before: first, after: second },
    ]);
  });

  test("ticked where the date stood already", () => {
    expect(found({ completedOn: first }, { done: true, completedOn: first })).toEqual([
      { id: "completed:1", code: "completed", step: "1", before: first, after: first },
    ]);
  });

  test("a date without a tick counts once, when it is new", () => {
    const reopened = [{ id: "reopened:1", code: "reopened", step: "1", before: null }];
    expect(found({}, { completedOn: second })).toEqual(reopened);
    expect(found({ completedOn: second }, { completedOn: second })).toEqual([]);
  });

  test("a date deleted from an open row leaves nothing to decide", () => {
    expect(found({ completedOn: second }, {})).toEqual([]);
  });

  test("a tick alone: the Target, today when that is earlier or there is no Target", () => {
    const ticked = (proposed: number) => [{ id: "ticked:1", code: "ticked", step: "1", proposed }];
    expect(found({}, { done: true })).toEqual(ticked(first));
    expect(found({}, { done: true }, first - 1)).toEqual(ticked(first - 1));
    expect(found({ target: null }, { done: true, target: null })).toEqual(ticked(second));
  });
});

test.each([
  ["notLaterThan", null, day("2027-03-03")],
  ["notLaterThan", day("2027-03-03"), null],
  ["notNeeded", "", "the buyer has one"],
  ["notNeeded", "the buyer has one", ""],
] as const)("%s was %p and is now %p: one change", (field, before, after) => {
  const row = (value: unknown) => planOf([{ ...step("1", [], { target: null }), [field]: value }]);
  expect(review(row(after), snapshotOf(row(before)))).toEqual([
    { id: `${field}Changed:1`, code: `${field}Changed`, step: "1", before, after },
  ]);
});

describe("a plan of which no snapshot was kept", () => {
  const bound = (target: string | null, fields: Partial<Step> = {}): Plan =>
    planOf(
      [
        step("1", [], { target: target === null ? null : day(target), ...fields }),
        step("1.1", [], { days: null, target: day("2027-03-10") }),
        step("2", ["1"], { target: day("2027-03-12") }),
      ],
      { anchor: { step: "2", date: day("2027-03-12") } },
    );

  test("a typed date is compared with the one that the plan gives", () => {
    expect(review(bound("2027-03-09"), null)).toEqual([
      {
        id: "dateTyped:1",
        code: "dateTyped",
        step: "1",
        before: day("2027-03-11"),
        after: day("2027-03-09"),
      },
    ]);
    expect(review(bound("2027-03-11"), null)).toEqual([]);
  });

  test("an empty date, and one that the plan cannot give, are no change", () => {
    expect(review(bound(null), null)).toEqual([]);
    expect(review(bound("2027-03-09", { days: null }), null)).toEqual([]);
  });
});

describe("where a new row belongs", () => {
  const proposeRow = (steps: readonly Step[], row: number, inUse: readonly string[] = []) =>
    new NewRows(steps, inUse).propose(row);
  const [one, two, three] = [step("1"), step("2", ["1"]), step("3", ["2"])];
  /** What the plan above does with milestone 4 where the row stands. */
  const milestone = (startsAfter: string[], before: string[], number = "4") => ({
    number,
    days: 1,
    startsAfter,
    before,
    fixed: null,
  });

  test("on top: before the first milestone", () => {
    expect(proposeRow([typed(), one, two, three], 0)).toEqual(milestone([], ["1"]));
  });

  test("on top of a milestone that waits for something: before nothing", () => {
    expect(proposeRow([typed(), two, one, three], 0)).toEqual(milestone([], []));
  });

  test("in an empty plan", () => {
    expect(proposeRow([typed()], 0)).toEqual(milestone([], [], "1"));
  });

  test("on top of tasks alone: before none of them", () => {
    expect(proposeRow([typed(), step("1.1"), typed()], 0)).toEqual(milestone([], [], "2"));
  });

  test("on top, with tasks and unnumbered rows above the first milestone", () => {
    expect(proposeRow([typed(), typed(), step("1.1"), one, two, three], 0)).toEqual(milestone([], ["1"]));
  });

  test("between two milestones: after the one above, before all that followed it", () => {
    const aside = step("3", ["1"]);
    expect(proposeRow([one, typed(), two, aside], 1)).toEqual(milestone(["1"], ["2", "3"]));
  });

  test("at the bottom: after the last milestone", () => {
    expect(proposeRow([one, two, three, typed()], 3)).toEqual(milestone(["3"], []));
    expect(proposeRow([one, two, three, step("3.1"), typed()], 4)).toEqual(milestone(["3"], []));
  });

  test("below unnumbered rows: after the milestone above them", () => {
    expect(proposeRow([one, typed(), typed(), two, three], 2)).toEqual(milestone(["1"], ["2"]));
  });

  test("among tasks and subtasks of one milestone: a task of it, without days, links or fixed date", () => {
    const task = { number: "2.3", days: null, startsAfter: [], before: [], fixed: null };
    const row = typed({ target: day("2027-03-10") });
    expect(proposeRow([one, two, step("2.1"), row, step("2.2"), three], 3)).toEqual(task);
    expect(proposeRow([one, two, step("2.1.1"), row, step("2.2"), three], 3)).toEqual(task);
  });

  test("between tasks of two milestones: a milestone", () => {
    const steps = [one, step("1.1"), typed(), step("2.1"), two, three];
    expect(proposeRow(steps, 2)).toEqual(milestone(["1"], ["2"]));
  });

  test("between a milestone and its own task: a milestone", () => {
    expect(proposeRow([one, two, typed(), step("2.1"), three], 2)).toEqual(milestone(["2"], ["3"]));
    expect(proposeRow([one, step("2.1"), typed(), two, three], 2)).toEqual(milestone(["1"], ["2"]));
  });

  test("a typed number stays", () => {
    const named = (number: string): Step => ({ ...typed(), number });
    expect(proposeRow([one, named("7"), two, three], 1)).toEqual(milestone(["1"], ["2"], "7"));
    expect(proposeRow([one, named("1.5"), two, three], 1)).toEqual({
      number: "1.5",
      days: null,
      startsAfter: [],
      before: [],
      fixed: null,
    });
  });

  test("typed links stay, and nothing else is linked", () => {
    expect(proposeRow([one, two, typed({ startsAfter: ["1"] }), three], 2)).toEqual(milestone(["1"], []));
  });

  test("a row that others start after already is linked", () => {
    const seven = { ...typed(), number: "7" };
    expect(proposeRow([one, seven, two, step("3", ["2", "7"])], 1)).toEqual(milestone([], [], "7"));
  });

  test("typed days stay, also of a marker; a typed date becomes a fixed one of a milestone", () => {
    const [fixed, target] = [day("2027-03-10"), day("2027-03-11")];
    expect(proposeRow([one, typed({ days: 0, target })], 1)).toMatchObject({ days: 0, fixed: target });
    expect(proposeRow([one, typed({ days: 9, fixed, target })], 1)).toMatchObject({ days: 9, fixed });
    expect(proposeRow([one, step("1.1", [], { fixed, target })], 1)).toMatchObject({ fixed });
  });

  test("a number that was in use is not given again", () => {
    expect(proposeRow([one, typed()], 1, ["9", "30.1"])).toMatchObject({ number: "31" });
  });
});

describe("links of the chain", () => {
  const chainAt = (steps: readonly Step[], row: number) => new NewRows(steps).chainAt(row);

  test("the row itself does not wait for itself", () => {
    const steps = [step("1"), step("2", ["1"]), step("3", ["1"])];
    expect(chainAt(steps, 1)).toEqual({ startsAfter: ["1"], before: ["3"] });
  });

  test("the nearest milestone above counts, past its tasks", () => {
    const steps = [step("1"), step("2", ["1"]), step("2.1", ["1"]), typed(), step("3", ["2"])];
    expect(chainAt(steps, 3)).toEqual({ startsAfter: ["2"], before: ["3"] });
  });

  test("a link in the place of others", () => {
    expect(insertLink(["1", "4"], ["1"], "7")).toEqual(["4", "7"]);
    expect(insertLink([], [], "7")).toEqual(["7"]);
  });

  test("the order of links does not count", () => {
    expect(sameLinks(["1", "2"], ["2", "1"])).toBe(true);
    expect(sameLinks(["1"], ["1", "2"])).toBe(false);
  });

  test("anchors are the same by step and date", () => {
    const anchor = { step: "1", date: FIRST_DAY };
    expect(sameAnchor(anchor, { ...anchor })).toBe(true);
    expect(sameAnchor(null, null)).toBe(true);
    expect(sameAnchor(anchor, { ...anchor, step: "2" })).toBe(false);
    expect(sameAnchor(anchor, { ...anchor, date: LAST_DAY })).toBe(false);
    expect(sameAnchor(anchor, null)).toBe(false);
  });
});

describe("a stored snapshot", () => {
  const good = {
    version: 1,
    anchor: { step: "2", date: FIRST_DAY },
    calendars: "0123456789abcdef",
    rows: [
      ["1", "Discovery", 1, "calendar", "both", [], null, 1, FIRST_DAY, FIRST_DAY, null, "", "abc", "a1b2"],
      [
        "2",
        "Signature",
        null,
        "working",
        "seller",
        ["1"],
        LAST_DAY,
        0,
        null,
        null,
        FIRST_DAY,
        "they have one",
        "",
        null,
      ],
    ],
  };
  const [first, second] = good.rows;
  /** The first row with one column replaced. */
  const withColumn = (column: number, value: unknown): object => {
    const row: unknown[] = [...first!];
    row[column] = value;
    return { ...good, rows: [row, second] };
  };

  test("read, field by field", () => {
    const [counted, calendar] = [{ countedIn: "calendar" }, { calendar: "both" }];
    expect(parseSnapshot(JSON.stringify(good))).toEqual({
      anchor: good.anchor,
      calendars: good.calendars,
      rows: [
        {
          ...{ number: "1", name: "Discovery", days: 1, ...counted, ...calendar, startsAfter: [] },
          ...{ fixed: null, done: true, completedOn: FIRST_DAY, target: FIRST_DAY },
          ...{ notLaterThan: null, id: "abc", notNeeded: "", beside: "a1b2" },
        },
        {
          ...{ number: "2", name: "Signature", days: null, countedIn: "working", calendar: "seller" },
          ...{ startsAfter: ["1"], fixed: LAST_DAY, done: false, completedOn: null, target: null },
          ...{ notLaterThan: FIRST_DAY, notNeeded: "they have one", id: "" },
        },
      ],
    });
  });

  test.each<readonly [what: string, stored: object]>([
    ["as it was kept", good],
    ["without anchor", { ...good, anchor: null }],
    ["without rows", { ...good, rows: [] }],
    ["the buyer's calendar", withColumn(4, "buyer")],
  ])("read and written again: %s", (_, stored) => {
    const text = JSON.stringify(stored);
    expect(snapshotText(parseSnapshot(text)!)).toBe(text);
  });

  test.each<readonly [what: string, stored: unknown]>([
    ["null", null],
    ["a text in a text", JSON.stringify(good)],
    ["another version", { ...good, version: 2 }],
    ["no version", { ...good, version: undefined }],
    ["calendars no text", { ...good, calendars: 1 }],
    ["no rows", { ...good, rows: undefined }],
    ["anchor missing", { ...good, anchor: undefined }],
    ["anchor a text", { ...good, anchor: "2" }],
    ["anchor's step a number", { ...good, anchor: { step: 2, date: FIRST_DAY } }],
    ["anchor's date a text", { ...good, anchor: { step: "2", date: "1990-01-01" } }],
    ["anchor before 1990", { ...good, anchor: { step: "2", date: FIRST_DAY - 1 } }],
    ["a row that is null", { ...good, rows: [first, null] }],
    ["a row that is no list", { ...good, rows: [{ ...first, length: 12 }] }],
    ["a short row", { ...good, rows: [first!.slice(0, 11), second] }],
    ["a long row", { ...good, rows: [[...first!, null], second] }],
    ["number", withColumn(0, 1)],
    ["name", withColumn(1, null)],
    ["days", withColumn(2, "1")],
    ["countedIn", withColumn(3, "weeks")],
    ["countedIn empty", withColumn(3, "")],
    ["calendar", withColumn(4, "nobody")],
    ["calendar empty", withColumn(4, "")],
    ["startsAfter a text", withColumn(5, "1")],
    ["startsAfter with a number", withColumn(5, ["1", 2])],
    ["fixed", withColumn(6, "2027-03-15")],
    ["done", withColumn(7, true)],
    ["done twice", withColumn(7, 2)],
    ["completedOn", withColumn(8, "2027-03-15")],
    ["target", withColumn(9, false)],
    ["notLaterThan", withColumn(10, "2027-03-15")],
    ["notNeeded", withColumn(11, null)],
  ])("refused: %s", (_, stored) => {
    expect(parseSnapshot(JSON.stringify(stored))).toBeNull();
  });

  test("refused: text that is no JSON", () => {
    expect(parseSnapshot("")).toBeNull();
    expect(parseSnapshot('{"version":1')).toBeNull();
  });
});
