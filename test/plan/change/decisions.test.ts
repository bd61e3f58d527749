/**
 * Each kind of change of the sheet accepted and put back, what stays undecided meanwhile, and what a snapshot
 * keeps; by hand.
 */

import type { ChangePreview } from "../../../src/plan/change/changePreview";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import { reschedule } from "../../../src/plan/change/reschedule";
import type { Plan, Step } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { review } from "../../../src/plan/review";
import { codes, day, done as doneOn, lines, links, planOf, step, touch } from "../byHand";

/**
 * 6 done on Mon 03-01, 1 Thu 03-04, 2 Tue 03-09 with 2.1 on Mon 03-08, 3 fixed on Thu 03-11, 4 Fri 03-12 (the
 * anchor).
 */
const written = planOf(
  [
    step("6", 1, [], { done: true, completedOn: day("2027-03-01") }),
    step("1", 1, ["6"]),
    step("2", 3, ["1"]),
    step("2.1", null, [], { target: day("2027-03-08") }),
    step("3", 2, ["2"], { fixed: day("2027-03-11") }),
    step("4", 1, ["3"]),
  ],
  "4 on 2027-03-12",
  { today: day("2027-03-02") },
);
const snapshot = snapshotOf(written);

const decide = (plan: Plan, request: ChangeRequest): ChangePreview => reschedule(plan, request, snapshot);
const found = (plan: Plan, preview: ChangePreview): string[] =>
  review({ ...preview.plan, today: plan.today }, preview.snapshot).map((change) => change.id);

/** One change of one cell: what it is, and the row after it is accepted (put back it is as it was). */
type Cell = readonly [id: string, number: string, typed: Partial<Step>, accepted: Partial<Step>];
const cells: Cell[] = [
  ["daysChanged:3", "3", { days: 5 }, {}],
  ["daysChanged:6", "6", { days: 5 }, {}],
  ["countedInChanged:3", "3", { countedIn: "calendar" }, {}],
  ["calendarChanged:3", "3", { calendar: "buyer" }, {}],
  ["linksChanged:3", "3", { startsAfter: ["1"] }, {}],
  ["fixedChanged:3", "3", { fixed: day("2027-03-10") }, { target: day("2027-03-10") }],
  ["notLaterThanChanged:2", "2", { notLaterThan: day("2027-03-30") }, {}],
  ["notNeededChanged:2.1", "2.1", { notNeeded: "the buyer has one" }, {}],
  ["dateTyped:3", "3", { target: day("2027-03-10") }, { fixed: day("2027-03-10") }],
  ["dateTyped:6", "6", { target: day("2027-02-26") }, { completedOn: day("2027-02-26") }],
  ["dateTyped:2.1", "2.1", { target: day("2027-03-09") }, {}],
  ["dateCleared:3", "3", { target: null }, { fixed: null, target: day("2027-03-11") }],
  // The earlier of its Target (Thu 03-04) and today (Tue 03-02).
  ["ticked:1", "1", { done: true }, { completedOn: day("2027-03-02"), target: day("2027-03-02") }],
  ["completed:1", "1", { done: true, completedOn: day("2027-03-01") }, { target: day("2027-03-01") }],
  ["completed:6", "6", { completedOn: day("2027-02-26") }, { target: day("2027-02-26") }],
  // Open again, it leads up to 1, which is due on Thu 03-04.
  ["reopened:6", "6", { done: false }, { completedOn: null, target: day("2027-03-03") }],
];

describe("one cell", () => {
  test.each(cells)("%s", (id, number, typed, accepted) => {
    const plan = touch(written, number, typed);
    expect(review(plan, snapshot).map((change) => change.id)).toEqual([id]);
    const at = written.steps.findIndex((row) => row.number === number);
    const yes = decide(plan, { do: "accept", changes: [id] });
    expect(yes.plan.steps[at]).toEqual({ ...plan.steps[at], ...accepted });
    expect(found(plan, yes)).toEqual([]);
    const no = decide(plan, { do: "putBack", changes: [id] });
    expect(no.plan).toEqual(written);
    expect(no.snapshot).toEqual(snapshot);
    // Left alone, it is found again, and nothing else is.
    const later = decide(plan, { do: "edit", step: "4", days: 2 });
    expect(found(plan, later)).toEqual([id]);
    expect(later.plan.steps[at]).toEqual({
      ...plan.steps[at],
      target: "target" in typed ? typed.target : (later.dates.target[at] ?? written.steps[at]!.target),
    });
  });

  test("the anchor's date that was typed over is the anchor's date", () => {
    const plan = touch(written, "4", { target: day("2027-03-15") });
    const yes = decide(plan, { do: "accept", changes: "all" });
    expect(yes.plan.anchor).toEqual({ step: "4", date: day("2027-03-15") });
    expect(yes.plan.steps[5]!.fixed).toBeNull();
    expect(yes.edits).toEqual([
      { step: "4", field: "anchor", before: written.anchor, after: yes.plan.anchor },
    ]);
    const open = planOf(written.steps, null);
    const typed = touch(open, "1", { target: day("2027-03-05") });
    const accepted = reschedule(typed, { do: "accept", changes: "all" }, snapshotOf(open));
    expect(accepted.plan.steps[1]!.fixed).toBe(day("2027-03-05"));
  });

  test("a tick of which no snapshot was kept is taken away", () => {
    const plan = touch(written, "1", { done: true });
    const back = reschedule(plan, { do: "putBack", changes: "all" });
    expect(back.plan.steps[1]).toMatchObject({ done: false, completedOn: null });
  });

  test("one of two changes of a row", () => {
    const plan = touch(written, "2", { days: 4, startsAfter: [] });
    const yes = decide(plan, { do: "putBack", changes: ["linksChanged:2"] });
    expect(yes.plan.steps[2]).toMatchObject({ days: 4, startsAfter: ["1"] });
    expect(found(plan, yes)).toEqual(["daysChanged:2"]);
    expect(yes.snapshot.rows[2]!.days).toBe(3);
  });
});

test("what is no longer there cannot be decided on, whatever else is there", () => {
  const plan = touch(written, "2", { days: 4 });
  const preview = decide(plan, { do: "accept", changes: ["daysChanged:2", "dateTyped:1"] });
  expect(preview.problems).toEqual([{ code: "changeGone", id: "dateTyped:1" }]);
  expect([preview.refused, preview.snapshot]).toEqual([true, snapshot]);
});

test("days that nobody decided on do not make links undecided", () => {
  const plan = touch(written, "3", { days: 5 });
  const preview = decide(plan, { do: "link", step: "3", startsAfter: ["1"] });
  expect(preview.snapshot.rows[4]).toMatchObject({ days: 2, startsAfter: ["1"] });
  expect(found(plan, preview)).toEqual(["daysChanged:3"]);
});

describe("the anchor", () => {
  const moved: Plan = { ...written, anchor: { step: "4", date: day("2027-03-15") } };
  test("accepted, put back, or left for later", () => {
    expect(decide(moved, { do: "accept", changes: "all" }).snapshot.anchor).toEqual(moved.anchor);
    const back = decide(moved, { do: "putBack", changes: ["anchorChanged"] });
    expect(back.plan.anchor).toEqual(written.anchor);
    const later = decide(moved, { do: "edit", step: "2", days: 4 });
    expect(later.plan.anchor).toEqual(moved.anchor);
    expect(later.snapshot.anchor).toEqual(written.anchor);
    expect(found(moved, later)).toEqual(["anchorChanged"]);
  });

  test("put back where there was none", () => {
    const open = planOf(written.steps, null, { today: written.today });
    const back = reschedule(moved, { do: "putBack", changes: ["anchorChanged"] }, snapshotOf(open));
    expect(back.edits).toEqual([{ step: null, field: "anchor", before: moved.anchor, after: null }]);
    expect(back.effectOnAnchor).toBeNull();
  });
});

describe("new and removed rows", () => {
  const rows = written.steps;
  const numbered = step("9", 1, ["4"]);
  const added: Plan = { ...written, steps: [...rows, numbered] };

  test("a numbered row that nobody decided on stays new", () => {
    const later = decide(added, { do: "edit", step: "2", days: 4 });
    expect(found(added, later)).toEqual(["newRow:9"]);
    expect(later.snapshot.rows.map((row) => row.number)).toEqual(["6", "1", "2", "2.1", "3", "4"]);
    const yes = decide(added, { do: "accept", changes: ["newRow:9"] });
    expect(found(added, yes)).toEqual([]);
    expect(yes.snapshot.rows.map((row) => row.number)).toEqual(["6", "1", "2", "2.1", "3", "4", "9"]);
    const no = decide(added, { do: "putBack", changes: ["newRow:9"] });
    expect(no.edits).toEqual([{ step: "9", field: "row", before: "there", after: "none" }]);
    // It has no date in the sheet yet; it would be due on the Monday after 4.
    expect(lines(no)).toEqual(["9 03-15 - null removed"]);
  });

  test("of two rows without number, the second is accepted first", () => {
    const first = step("", 1, [], { name: "First" });
    const second = step("", 1, [], { name: "Second" });
    const plan: Plan = { ...written, steps: [...rows.slice(0, 5), first, second, rows[5]!] };
    const preview = decide(plan, { do: "accept", changes: ["newRow:#6:Second"] });
    expect(preview.plan.steps.map((row) => row.number)).toEqual(["6", "1", "2", "2.1", "3", "", "7", "4"]);
    expect(links(preview).slice(-2)).toEqual(["7: 3", "4: 7"]);
    expect(preview.snapshot.rows.map((row) => row.number)).toEqual(["6", "1", "2", "2.1", "3", "7", "4"]);
    expect(found(plan, preview)).toEqual(["newRow:#5:First"]);
    expect(preview.edits).toContainEqual({ step: "7", field: "number", before: "", after: "7" });
  });

  test("a removed row that nobody decided on stays removed", () => {
    const plan: Plan = {
      ...written,
      steps: rows.filter((row) => row.number !== "2.1" && row.number !== "3"),
    };
    const later = decide(plan, { do: "edit", step: "1", days: 2 });
    expect(found(plan, later)).toEqual(["removedRow:2.1", "removedRow:3"]);
    expect(later.snapshot.rows.slice(-2)).toEqual([snapshot.rows[3], snapshot.rows[4]]);
    const yes = decide(plan, { do: "accept", changes: ["removedRow:3"] });
    expect(links(yes)).toEqual(["6: ", "1: 6", "2: 1", "4: 2"]);
    expect(found(plan, yes)).toEqual(["removedRow:2.1"]);
    const no = decide(plan, { do: "putBack", changes: ["removedRow:3"] });
    expect(no.plan.steps).toEqual(rows.filter((row) => row.number !== "2.1"));
    expect(no.edits).toEqual([{ step: "3", field: "row", before: "none", after: "there" }]);
    expect(lines(no)).toContain("3 - 03-11 null inserted");
  });

  test("a removed row's own links: each once, none to itself", () => {
    const loop = planOf([step("1", 1, ["2"]), step("2", 1, ["1", "3"]), step("3", 1)], "3 on 2027-03-12");
    const plan = { ...loop, steps: [step("1", 1, ["3", "2"]), loop.steps[2]!] };
    const preview = reschedule(plan, { do: "accept", changes: ["removedRow:2"] }, snapshotOf(loop));
    expect(links(preview)).toEqual(["1: 2", "2: "]);
  });
});

describe("renumber with undecided changes", () => {
  test("they are found again under the new numbers", () => {
    const linked = touch(touch(written, "3", { startsAfter: ["1"] }), "4", { days: 2 });
    const plan = touch(linked, "6", { days: 3 });
    const preview = decide(plan, { do: "renumber" });
    // By row order 6, 1, 2, 2.1, 3, 4 become 1, 2, 3, 3.1, 4, 5.
    expect(links(preview)).toEqual(["1: ", "2: 1", "3: 2", "3.1: ", "4: 2", "5: 4"]);
    expect(preview.snapshot.rows.map((row) => `${row.number}: ${row.startsAfter.join()}`)).toEqual([
      "1: ",
      "2: 1",
      "3: 2",
      "3.1: ",
      "4: 3",
      "5: 4",
    ]);
    expect(found(plan, preview)).toEqual(["daysChanged:1", "linksChanged:4", "daysChanged:5"]);
    expect(preview.snapshot.rows[5]!.days).toBe(1);
  });

  test("a link to a step that is not in the plan keeps its number", () => {
    const unknown = touch(written, "3", { startsAfter: ["77"] });
    const plan = touch(unknown, "3", { startsAfter: ["1"] });
    const preview = reschedule(plan, { do: "renumber" }, snapshotOf(unknown));
    expect(preview.snapshot.rows[4]!.startsAfter).toEqual(["77"]);
  });
});

describe("why a date changes", () => {
  const base = [step("1", 1), step("4", 1, ["1"]), step("7", 0, ["4"]), step("8", 2), step("9", 1, ["4"])];
  const plan = planOf(base, "4 on 2027-03-12");

  test("a marker goes after what it marks; what nothing connects starts with the plan", () => {
    // 8 starts on Thu 03-11 with step 1, and on Fri 12th once the anchor is on Mon 15th.
    const preview = reschedule(plan, { do: "shift", workingDays: 1, withFixed: false });
    expect(lines(preview)).toEqual([
      "1 03-11 03-12 1 before 4",
      "4 03-12 03-15 1 anchor",
      "7 03-12 03-15 1 after 4",
      "8 03-12 03-15 1 workedOut",
      "9 03-15 03-16 1 after 4",
    ]);
  });

  test("done or fixed on a day: the sheet shows another one, or it is put back", () => {
    const day1 = day("2027-03-01");
    const cases: [Partial<Step>, string][] = [
      [{ done: true, completedOn: day1 }, "done"],
      [{ fixed: day1 }, "fixed"],
    ];
    for (const [fields, reason] of cases) {
      const held = planOf(
        base.map((row) => (row.number === "9" ? { ...row, ...fields } : row)),
        "4 on 2027-03-12",
      );
      // The cells say the first of March already, but the date beside them is not written yet.
      const typed = touch(plan, "9", fields);
      const accepted = reschedule(typed, { do: "accept", changes: "all" }, snapshotOf(plan));
      expect(lines(accepted)).toEqual(["9 03-15 03-01 -10 workedOut"]);
      const cleared = touch(held, "9", { done: false, completedOn: null, fixed: null });
      const worked = {
        ...cleared,
        steps: cleared.steps.map((row, i) => ({ ...row, target: plan.steps[i]!.target })),
      };
      const back = reschedule(worked, { do: "putBack", changes: "all" }, snapshotOf(held));
      expect(lines(back)).toEqual([`9 03-15 03-01 -10 ${reason}`]);
    }
  });

  test("a row without days keeps the date that stands in the sheet", () => {
    const undated = touch(plan, "9", { days: null });
    const preview = reschedule(undated, { do: "accept", changes: "all" }, snapshotOf(plan));
    expect(lines(preview)).toEqual([]);
    // The cell says so already: accepting it edits nothing, but the change is taken.
    expect(codes(preview)).toEqual(["noDays", "notConnected"]);
    expect(preview.decided).toBe(1);
  });
});

test("what says when a step is due decides on the date that somebody typed there", () => {
  const plan = touch(written, "1", { target: day("2027-03-03") });
  const done = decide(plan, doneOn("1", "2027-03-02", "keep"));
  expect(done.plan.steps[1]!.target).toBe(day("2027-03-02"));
  expect(found(plan, done)).toEqual([]);
  const goal = touch(written, "4", { target: day("2027-03-15") });
  const later = decide(goal, { do: "anchor", step: "4", date: day("2027-03-16") });
  expect(later.plan.steps[5]!.target).toBe(day("2027-03-16"));
  expect(found(goal, later)).toEqual([]);
});
