/** Kept dates, steps that are not needed, and several ticks at once in every change; dates counted by hand. */
import { isoText } from "../../../src/plan/calendarDate";
import type { ChangePreview } from "../../../src/plan/change/changePreview";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import { reschedule } from "../../../src/plan/change/reschedule";
import type { Plan } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { review } from "../../../src/plan/review";
import { ask, codes, day, planOf, step, touch } from "./../byHand";

/** 1 on Mon 03-08, 2 on Tue 03-09, 3 on Fri 03-12, the goal 4 on Mon 03-15; 5 beside them on Fri 03-12. */
const chain = planOf(
  [step("1", 1), step("2", 1, ["1"]), step("3", 3, ["2"]), step("4", 1, ["3", "5"]), step("5", 1)],
  "4 on 2027-03-15",
  { today: day("2027-03-01") },
);

const move = (number: string, to: string, keep: "push" | "anchor" | "only" = "push"): ChangeRequest => ({
  ...{ do: "move", step: number, to: day(to), keep },
});
const ticks = (then: "push" | "keep", ...steps: readonly (readonly [string, string])[]): ChangeRequest => ({
  ...{ do: "done", steps: steps.map(([number, on]) => ({ step: number, on: day(on) })), then },
});
/** "1 03-08": the dates to be written. */
const dates = ({ plan }: ChangePreview): string[] =>
  plan.steps.map(({ number, target }) => `${number} ${target === null ? "-" : isoText(target).slice(5)}`);
/** "2 fixed 03-10": what was edited, but for the anchor. */
const edits = (preview: ChangePreview): string[] =>
  preview.edits.flatMap(({ step: number, field, after }) =>
    field === "anchor"
      ? []
      : [`${number} ${field} ${typeof after === "number" ? isoText(after).slice(5) : after}`],
  );

describe("push", () => {
  test("moves only what follows; what stands before and beside keeps its date", () => {
    const preview = ask(chain, move("2", "2027-03-10"));
    // 3 takes Thu 03-11, Fri 03-12, Mon 03-15.
    expect(dates(preview)).toEqual(["1 03-08", "2 03-10", "3 03-15", "4 03-16", "5 03-12"]);
    expect(edits(preview)).toEqual(["1 notLaterThan 03-08", "5 notLaterThan 03-12"]);
  });

  test("to the same date once more changes nothing", () => {
    const once = ask(chain, move("2", "2027-03-10"));
    const again = reschedule(once.plan, move("2", "2027-03-10"), once.snapshot);
    expect([again.edits, again.difference]).toEqual([[], []]);
    expect(codes(again)).toEqual(["nothingChanges"]);
  });

  test("a row with room behind it is kept on the asked date, and a kept one takes it", () => {
    const weekend = planOf([step("1", 1), step("2", 3, ["1"], { countedIn: "calendar" })], "2 on 2027-03-12");
    // Three days after Wed 03-10 are Sat 03-13, so Mon 03-15, before which 1 could be done on Fri 03-12.
    const moved = ask(weekend, move("1", "2027-03-10"));
    expect([dates(moved), edits(moved)]).toEqual([["1 03-10", "2 03-15"], ["1 notLaterThan 03-10"]]);
    const kept = planOf(touch(chain, "5", { notLaterThan: day("2027-03-03") }).steps, "4 on 2027-03-15");
    expect(edits(ask(kept, move("5", "2027-03-08")))).toEqual(["5 notLaterThan 03-08"]);
  });

  test("a row that would stand earlier, as a fixed one follows, is fixed", () => {
    const behindFixed = planOf(
      [step("1", 1), step("2", 1, ["1"], { fixed: day("2027-03-10") }), step("4", 1, ["2"])],
      "4 on 2027-03-12",
    );
    const preview = ask(behindFixed, move("1", "2027-03-11"));
    expect([dates(preview), edits(preview)]).toEqual([["1 03-11", "2 03-10", "4 03-12"], ["1 fixed 03-11"]]);
  });

  test("a marker, and a date that the row does not work, are fixed; a fixed row stays fixed", () => {
    const marker = touch(chain, "2", { days: 0 });
    expect(edits(ask(marker, move("2", "2027-03-10")))).toContain("2 fixed 03-10");
    expect(edits(ask(chain, move("2", "2027-03-13")))).toContain("2 fixed 03-13");
    const fixed = touch(chain, "2", { fixed: day("2027-03-09") });
    expect(edits(ask(fixed, move("2", "2027-03-10")))).toContain("2 fixed 03-10");
  });

  test("a kept row behind gets its earliest new date, and the goal goes on from there", () => {
    const kept = touch(chain, "3", { notLaterThan: day("2027-03-12") });
    const preview = ask(kept, move("2", "2027-03-10"));
    expect(edits(preview)).toEqual(["1 notLaterThan 03-08", "3 notLaterThan 03-15", "5 notLaterThan 03-12"]);
    expect(dates(preview)).toEqual(["1 03-08", "2 03-10", "3 03-15", "4 03-16", "5 03-12"]);
  });

  test("a first marker stays where it was", () => {
    // 6 stands on Thu 03-11, before 5 begins on the Friday.
    const marker = planOf([...chain.steps.slice(0, 4), step("5", 1, ["6"]), step("6", 0)], "4 on 2027-03-15");
    const preview = ask(marker, move("2", "2027-03-10"));
    expect(dates(preview).slice(4)).toEqual(["5 03-12", "6 03-11"]);
  });

  test("after the goal is done, the row is fixed and nothing else moves", () => {
    const over = touch(chain, "4", { done: true, completedOn: day("2027-03-15") });
    const preview = ask(over, move("2", "2027-03-11"));
    expect(dates(preview)).toEqual(["1 03-08", "2 03-11", "3 03-12", "4 03-15", "5 03-12"]);
    expect(edits(preview)).toEqual(["1 notLaterThan 03-08", "2 fixed 03-11"]);
  });

  test("the goal moves to a day that it works, also without days", () => {
    // Sat 03-13 for step 3; the goal is a marker that nobody works on a Saturday.
    const marker = touch(chain, "4", { days: 0 });
    const saturday = touch(marker, "3", { fixed: day("2027-03-12") });
    expect(ask(saturday, move("3", "2027-03-20")).plan.anchor!.date).toBe(day("2027-03-22"));
  });
});

describe("several at once", () => {
  /** Today is Mon 03-15, and nothing is done. */
  const late: Plan = { ...chain, today: day("2027-03-15") };

  test("three steps ticked one by one, at once, in any order: the same plan, and the goal stays", () => {
    const days = [
      ["1", "2027-03-12"],
      ["2", "2027-03-15"],
      ["3", "2027-03-15"],
    ] as const;
    const once = ask(late, ticks("keep", ...days));
    expect(once.plan.anchor).toEqual(chain.anchor);
    for (const order of [days, [days[2], days[0], days[1]]]) {
      let now = { plan: late, snapshot: snapshotOf(late) };
      for (const each of order) now = reschedule(now.plan, ticks("keep", each), now.snapshot);
      expect(now.plan).toEqual(once.plan);
    }
  });

  test("the push is worked out once, after all of them", () => {
    // 3 done on Mon 03-15: the goal has Tue 03-16. Pushed for step 1 alone, it would be on Fri 03-19.
    const preview = ask(late, ticks("push", ["1", "2027-03-12"], ["2", "2027-03-15"], ["3", "2027-03-15"]));
    expect(preview.plan.anchor!.date).toBe(day("2027-03-16"));
  });

  test("none is ticked if one is not in the plan", () => {
    const preview = ask(late, ticks("keep", ["1", "2027-03-12"], ["9", "2027-03-12"]));
    expect([preview.refused, codes(preview)]).toEqual([true, ["stepGone"]]);
  });

  test("done since: what was finished early is not finished before what it waits for", () => {
    const plan = planOf(
      [
        step("1", 1, [], { done: true, completedOn: day("2027-03-15") }),
        step("2", 10, ["1"]),
        step("3", 1, ["2"], { done: true, completedOn: day("2027-03-01") }),
        step("4", 5, ["3"]),
      ],
      "1 on 2027-03-15",
      { today: day("2027-03-29") },
    );
    expect(dates(ask(plan, { do: "renumber" }))).toEqual(["1 03-15", "2 03-29", "3 03-01", "4 04-05"]);
    expect(dates(ask(plan, ticks("keep", ["2", "2027-03-29"])))[3]).toBe("4 04-05");
  });
});

describe("the goal comes later", () => {
  const kept = touch(touch(chain, "1", { notLaterThan: day("2027-03-05") }), "5", {
    notLaterThan: day("2027-03-12"),
    calendar: "buyer",
  });
  const holiday = { ...kept, buyer: { ...kept.buyer, nonWorkingDays: [day("2027-03-16")] } };

  test("kept dates stay, or go along by as many working days of their own calendars", () => {
    for (const request of [
      { do: "anchor", step: "4", date: day("2027-03-17") },
      { do: "move", step: "4", to: day("2027-03-17"), keep: "push" },
      { do: "shift", workingDays: 1, withFixed: false },
    ] as const) {
      const stay = ask(holiday, request);
      expect(stay.plan.steps.map((row) => row.notLaterThan)).toEqual(
        kept.steps.map((row) => row.notLaterThan),
      );
      // From Mon 03-15 to Wed 03-17 there is one day that both work.
      const along = ask(holiday, { ...request, kept: "along" });
      expect(edits(along)).toEqual(["1 notLaterThan 03-08", "5 notLaterThan 03-15"]);
    }
  });

  test("earlier, and on done or fixed rows, they stay in any case", () => {
    expect(edits(ask(kept, { do: "anchor", step: "4", date: day("2027-03-12"), kept: "along" }))).toEqual([]);
    const held = touch(touch(kept, "1", { done: true, completedOn: day("2027-03-01") }), "5", {
      fixed: day("2027-03-10"),
    });
    expect(edits(ask(held, { do: "anchor", step: "4", date: day("2027-03-17"), kept: "along" }))).toEqual([]);
  });

  test("a kept date on a day off becomes the day before that its row works", () => {
    const request = { do: "edit", step: "1", notLaterThan: day("2027-03-07") } as const;
    expect(edits(ask(chain, request))).toEqual(["1 notLaterThan 03-05"]);
    expect(dates(ask(chain, request))[0]).toBe("1 03-05");
    expect(ask(kept, { do: "edit", step: "1", notLaterThan: null }).plan.steps[0]!.notLaterThan).toBeNull();
  });

  test("only a fix on the goal's old date goes with it", () => {
    const fixedElsewhere = touch(chain, "4", { fixed: day("2027-03-11") });
    const request = { do: "shift", workingDays: 1, withFixed: false } as const;
    expect(ask(fixedElsewhere, request).plan.steps[3]!.fixed).toBe(day("2027-03-11"));
    const fixedThere = touch(chain, "4", { fixed: day("2027-03-15") });
    expect(ask(fixedThere, request).plan.steps[3]!.fixed).toBeNull();
  });
});

describe("not needed", () => {
  const tasks = planOf(
    [
      step("1", 1),
      step("2", 1, ["1"]),
      step("2.1", 1, ["1"]),
      step("2.2", null),
      step("3", 3, ["2"]),
      step("4", 1, ["3"]),
    ],
    "4 on 2027-03-15",
  );
  const own = touch(tasks, "2.2", { target: day("2027-03-09") });
  const without = (number: string, because = "They have one"): ChangeRequest => ({
    ...{ do: "notNeeded", step: number, because },
  });

  test("links pass through; dates that we worked out go, a task's own date stays; and back", () => {
    const preview = ask(own, without("2"));
    expect(dates(preview)).toEqual(["1 03-09", "2 -", "2.1 -", "2.2 03-09", "3 03-12", "4 03-15"]);
    expect(edits(preview)).toEqual(["2 notNeeded They have one"]);
    expect(preview.difference.map(({ step: number, reason }) => `${number} ${reason}`)).toEqual([
      "1 before",
      "2 asked",
      "2.1 notNeeded",
    ]);
    expect(review(preview.plan, preview.snapshot)).toEqual([]);
    const back = reschedule(preview.plan, without("2", ""), preview.snapshot);
    expect(back.plan).toEqual(own);
  });

  test("refused on the goal, on a done row, and a date for a row that is not needed", () => {
    expect(codes(ask(own, without("4")))).toEqual(["anchorStays"]);
    const done = touch(own, "1", { done: true, completedOn: day("2027-03-01") });
    expect(codes(ask(done, without("1")))).toEqual(["stepDone"]);
    expect(codes(ask(touch(own, "2", { notNeeded: "n/a" }), move("2", "2027-03-10")))).toEqual([
      "stepNotNeeded",
    ]);
  });

  test("typed in the sheet, with the date deleted: one change; left undecided, the date stays", () => {
    const typed = touch(own, "2", { notNeeded: "They have one" });
    const cleared = touch(typed, "2", { target: null });
    expect(review(cleared, snapshotOf(own)).map(({ id }) => id)).toEqual(["notNeededChanged:2"]);
    const accepted = reschedule(typed, { do: "accept", changes: "all" }, snapshotOf(own));
    expect(dates(accepted).slice(1, 3)).toEqual(["2 -", "2.1 -"]);
    const later = reschedule(typed, { do: "edit", step: "4", days: 2 }, snapshotOf(own));
    expect(dates(later).slice(1, 3)).toEqual(["2 03-09", "2.1 03-09"]);
    for (const each of [typed, cleared]) {
      const back = reschedule(each, { do: "putBack", changes: "all" }, snapshotOf(own));
      expect(back.plan).toEqual(own);
    }
  });

  test("a date that somebody typed there and somebody emptied is one change, and comes back", () => {
    const given = touch(ask(own, without("2")).plan, "2", { target: day("2027-03-11") });
    for (const [number, before] of [
      ["2", "2027-03-11"],
      ["2.2", "2027-03-09"],
    ] as const) {
      const emptied = touch(given, number, { target: null });
      expect(review(emptied, snapshotOf(given))).toEqual([
        { id: `dateCleared:${number}`, code: "dateCleared", step: number, before: day(before) },
      ]);
      const back = reschedule(emptied, { do: "putBack", changes: "all" }, snapshotOf(given));
      expect(back.plan.steps).toEqual(given.steps);
      const accepted = reschedule(emptied, { do: "accept", changes: "all" }, snapshotOf(given));
      expect(accepted.plan.steps).toEqual(emptied.steps);
      expect(review(accepted.plan, accepted.snapshot)).toEqual([]);
    }
  });

  test("ticked with a day that somebody typed as its date, and put back: as it was written", () => {
    const { plan, snapshot } = ask(own, without("2"));
    const ticked = touch(plan, "2", { done: true, target: day("2027-03-10") });
    expect(review(ticked, snapshot).map(({ id }) => id)).toEqual(["ticked:2"]);
    expect(reschedule(ticked, { do: "putBack", changes: "all" }, snapshot).plan).toEqual(plan);
  });
});

describe("a date that somebody typed", () => {
  const typed = touch(chain, "2", { target: day("2027-03-10") });
  const accept = (keep: "push" | "anchor" | "only") =>
    reschedule(typed, { do: "accept", changes: "all", keep }, snapshotOf(chain));

  test("accepted with a push: as a move", () => {
    const moved = ask(chain, move("2", "2027-03-10"));
    expect(accept("push").plan).toEqual(moved.plan);
    expect(accept("push").snapshot).toEqual(moved.snapshot);
  });

  test("accepted, the goal stays: the overlap is reported", () => {
    expect(accept("anchor").plan.anchor).toEqual(chain.anchor);
    expect(edits(accept("anchor"))).toEqual(["2 fixed 03-10"]);
    expect(codes(accept("anchor"))).toContain("overlap");
  });

  test("accepted for this one only: nothing else moves", () => {
    expect(dates(accept("only"))).toEqual(["1 03-08", "2 03-10", "3 03-12", "4 03-15", "5 03-12"]);
    expect(edits(accept("only"))).toEqual(["1 fixed 03-08", "2 fixed 03-10"]);
  });

  /** 1 Thu 03-11, 2 Fri 03-12 with 2.1 on Thu 03-11, 3 Mon 03-15 (the goal); 4 follows the task: Fri 03-12. */
  const withTask = planOf(
    [
      step("1", 1),
      step("2", 1, ["1"]),
      step("2.1", null, [], { target: day("2027-03-11") }),
      step("3", 1, ["2"]),
      step("4", 1, ["2.1"]),
    ],
    "3 on 2027-03-15",
  );
  const only = (plan: Plan, changes: "all" | string[] = "all") =>
    reschedule(plan, { do: "accept", changes, keep: "only" }, snapshotOf(withTask));

  test("for this one only: its task goes along, what follows the task stays, as with a move", () => {
    const accepted = only(touch(withTask, "2", { target: day("2027-03-10") }));
    const moved = ask(withTask, move("2", "2027-03-10", "only"));
    for (const preview of [accepted, moved])
      expect(dates(preview)).toEqual(["1 03-11", "2 03-10", "2.1 03-09", "3 03-15", "4 03-12"]);
    expect(accepted.plan).toEqual(moved.plan);
  });

  test("for this one only: a date typed on a task stays as typed, accepted too or not", () => {
    const typed = touch(touch(withTask, "2", { target: day("2027-03-10") }), "2.1", {
      target: day("2027-03-08"),
    });
    for (const preview of [only(typed), only(typed, ["dateTyped:2"])]) {
      expect(dates(preview)).toEqual(["1 03-11", "2 03-10", "2.1 03-08", "3 03-15", "4 03-12"]);
      expect(preview.plan.steps[2]!.fixed).toBeNull();
    }
  });

  test("of a task or the goal, for this one only: what follows it or leads to it stays", () => {
    const task = only(touch(withTask, "2.1", { target: day("2027-03-08") }));
    expect(dates(task)).toEqual(["1 03-11", "2 03-12", "2.1 03-08", "3 03-15", "4 03-12"]);
    const goal = only(touch(withTask, "3", { target: day("2027-03-17") }));
    expect(dates(goal)).toEqual(["1 03-11", "2 03-12", "2.1 03-11", "3 03-17", "4 03-12"]);
  });

  test("for this one only, beside a new row: each row stays where it stood under its old number", () => {
    const typed = touch(withTask, "2", { target: day("2027-03-10") });
    const steps = [...typed.steps];
    steps.splice(1, 0, step("", 1));
    const accepted = only({ ...typed, steps });
    // The new row, now 2, leads up to 3 on Wed 03-10.
    expect(dates(accepted)).toEqual(["1 03-11", "2 03-09", "3 03-10", "3.1 03-09", "4 03-15", "5 03-12"]);
  });

  test("a move of that very step decides it", () => {
    const moved = reschedule(typed, move("2", "2027-03-11"), snapshotOf(chain));
    expect(dates(moved)[1]).toBe("2 03-11");
    expect(review(moved.plan, moved.snapshot)).toEqual([]);
  });
});

test("a new row does not take the number of one that somebody deleted", () => {
  const sheet = { ...chain, steps: chain.steps.slice(0, 4) };
  const request = { do: "insert", name: "New", days: 1, after: "3", link: "none" } as const;
  expect(reschedule(sheet, request, snapshotOf(chain)).plan.steps[3]!.number).toBe("6");
});

test("scaling shortens no done step, and gives no day back for which a kept step would miss its date", () => {
  const plan = (notLaterThan: string | null) =>
    planOf(
      [
        step("1", 4, [], { done: true, completedOn: day("2027-03-05") }),
        step("2", 5, ["1"], { notLaterThan: notLaterThan === null ? null : day(notLaterThan) }),
        step("3", 5, ["2"]),
      ],
      "3 on 2027-03-16",
      { today: day("2027-03-08") },
    );
  const scaled = (given: Plan) =>
    ask(given, { do: "compress", way: "scale" }).plan.steps.map((row) => row.days);
  // Seven days are left from Mon 03-08 to Tue 03-16: three each, and one that is handed back to the first.
  expect(scaled(plan(null))).toEqual([4, 4, 3]);
  // With it, 2 would take until Thu 03-11.
  expect(scaled(plan("2027-03-10"))).toEqual([4, 3, 4]);
});
