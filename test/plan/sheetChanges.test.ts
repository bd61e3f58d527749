/** What people do to the sheet is found, and can be accepted or put back; nothing that comes in makes the core throw. */
import fc from "fast-check";
import { FIRST_DAY, LAST_DAY } from "../../src/plan/calendarDate";
import { reschedule } from "../../src/plan/change/reschedule";
import { feasibility } from "../../src/plan/feasibility";
import { fingerprint } from "../../src/plan/fingerprint";
import type { Plan, Step } from "../../src/plan/plan";
import { parseSnapshot, snapshotOf, snapshotText } from "../../src/plan/planSnapshot";
import { review } from "../../src/plan/review";
import { schedule } from "../../src/plan/schedule";
import { ANCHOR_DATE, arbitraryPlan, withStep, written } from "./arbitraryPlan";
import { dayByDay } from "./dayByDay";
import { readRequest } from "./readRequest";

const fewer = process.env.PROPERTY_RUNS;
/** The same plans at every run, so that what breaks a test is a change; PROPERTY_SEED asks for others. */
const seed = Number(process.env.PROPERTY_SEED ?? 20270315);
const runs = { numRuns: Number(fewer ?? 1000), endOnFailure: fewer !== undefined, seed };

function holds<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, check), runs);
}

/** Plans that nobody touched since they were written: every tick has its day (D9). */
const clean = arbitraryPlan().map((given) => {
  const { target } = dayByDay(given);
  const steps = given.steps.map((step, i) => ({ ...step, completedOn: step.done ? target[i]! : null }));
  return written({ ...given, steps }, target);
});

type HandEdit = readonly [kind: number, at: number, value: number];
const handEdits = fc.array(fc.tuple(fc.nat(13), fc.nat(99), fc.nat(40)), { minLength: 1, maxLength: 5 });

/** Somebody without the add-on at work. */
function editByHand(plan: Plan, [kind, at, value]: HandEdit): Plan {
  const row = at % plan.steps.length;
  const step = plan.steps[row]!;
  const newRow: Step = {
    ...step,
    number: "",
    name: `By hand ${value}`,
    startsAfter: [],
    done: false,
    completedOn: null,
  };
  switch (kind) {
    case 0:
      return withStep(plan, row, { target: ANCHOR_DATE - value });
    case 1:
      return withStep(plan, row, { target: null });
    case 2:
      return withStep(plan, row, { done: !step.done });
    case 3:
      return withStep(plan, row, { done: true, completedOn: ANCHOR_DATE - value });
    case 4:
      return withStep(plan, row, { days: value });
    case 5:
      return withStep(plan, row, { countedIn: step.countedIn === "working" ? "calendar" : "working" });
    case 6:
      return withStep(plan, row, { calendar: step.calendar === "both" ? "buyer" : "both" });
    case 7:
      return withStep(plan, row, { startsAfter: value % 2 === 0 ? [] : ["1"] });
    case 8:
      return withStep(plan, row, { fixed: value % 2 === 0 ? null : ANCHOR_DATE - value });
    case 9:
      return {
        ...plan,
        anchor: value === 0 ? null : { step: plan.anchor?.step ?? "1", date: ANCHOR_DATE + value },
      };
    case 10:
      return withStep(plan, row, { notNeeded: value % 2 === 0 ? "" : "They have one" });
    case 11:
      return withStep(plan, row, { notLaterThan: value % 2 === 0 ? null : ANCHOR_DATE - value });
    case 12:
      return { ...plan, steps: [...plan.steps.slice(0, row), newRow, ...plan.steps.slice(row)] };
    default:
      return plan.steps.length > 2 ? { ...plan, steps: plan.steps.filter((_, i) => i !== row) } : plan;
  }
}

describe("changes of the sheet", () => {
  test("nothing is found in a plan that nobody touched", () => {
    holds(clean, (plan) => expect(review(plan, snapshotOf(plan))).toEqual([]));
  });

  test("put back all: inputs and shown dates are as they were", () => {
    holds(fc.tuple(clean, handEdits), ([plan, edits]) => {
      const touched = edits.reduce(editByHand, plan);
      const back = reschedule(touched, { do: "putBack", changes: "all" }, snapshotOf(plan));
      const byNumber = (steps: readonly Step[]): Step[] =>
        [...steps].sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
      expect(byNumber(back.plan.steps)).toEqual(byNumber(plan.steps));
      expect(back.plan.anchor).toEqual(plan.anchor);
      expect(review(back.plan, back.snapshot)).toEqual([]);
    });
  });

  test("accept all: nothing is left to decide", () => {
    holds(fc.tuple(clean, handEdits), ([plan, edits]) => {
      const touched = edits.reduce(editByHand, plan);
      const accepted = reschedule(touched, { do: "accept", changes: "all" }, snapshotOf(plan));
      if (accepted.refused) {
        expect(accepted.problems).toEqual([expect.objectContaining({ code: "wouldLoop" })]);
        return;
      }
      const left = review(accepted.plan, accepted.snapshot).filter((change) => change.code !== "ticked");
      expect(left).toEqual([]);
    });
  });

  test("what is not decided stays as it is in the sheet and is found again", () => {
    holds(fc.tuple(clean, handEdits, fc.nat(99)), ([plan, edits, at]) => {
      const touched = edits.reduce(editByHand, plan);
      const snapshot = snapshotOf(plan);
      const changes = review(touched, snapshot);
      if (changes.length === 0) return;
      const chosen = changes[at % changes.length]!;
      const preview = reschedule(
        touched,
        { do: at % 2 === 0 ? "accept" : "putBack", changes: [chosen.id] },
        snapshot,
      );
      if (preview.refused) return;
      const ids = new Set(
        review(preview.plan, preview.snapshot).map((change) => change.id.replace(/#\d+:/, "#")),
      );
      for (const change of changes) {
        if (change.code !== "dateTyped" && change.code !== "daysChanged" && change.code !== "linksChanged")
          continue;
        const row = preview.rowBefore.indexOf(touched.steps.findIndex((step) => step.number === change.step));
        if (change.id === chosen.id || row < 0) continue;
        // Accepted rows give others another number.
        const id = `${change.code}:${preview.plan.steps[row]!.number}`;
        if (change.code === "dateTyped") {
          expect(preview.plan.steps[row]!.target).toBe(change.after);
          // It is no longer a change once the plan gives the same date.
          if (preview.dates.target[row] === change.after) continue;
        }
        // Links are also rewritten by other decisions; they may meet what was there before.
        if (change.code !== "linksChanged") expect([...ids]).toContain(id);
      }
    });
  });

  test("a change of one input is one change, not one for each date that follows from it", () => {
    holds(clean, (plan) => {
      const touched = withStep(plan, 0, { days: (plan.steps[0]!.days ?? 0) + 1 });
      expect(review(touched, snapshotOf(plan)).map((change) => change.id)).toEqual(["daysChanged:1"]);
    });
  });

  test("a snapshot survives being stored", () => {
    holds(clean, (plan) => {
      const snapshot = snapshotOf(plan);
      expect(parseSnapshot(snapshotText(snapshot))).toEqual(snapshot);
    });
    holds(fc.oneof(fc.string(), fc.json()), (stored) => expect(parseSnapshot(stored)).toBeNull());
  });

  test("the fingerprint sees every input and no order", () => {
    holds(fc.tuple(clean, handEdits), ([plan, edits]) => {
      const touched = edits.reduce(editByHand, plan);
      const same = JSON.stringify({ ...touched }) === JSON.stringify({ ...plan });
      expect(fingerprint(touched) === fingerprint(plan)).toBe(same);
      expect(fingerprint({ ...plan, steps: [...plan.steps].reverse() })).toBe(fingerprint(plan));
    });
  });
});

/** Whatever a sheet may hold. */
const anyDay = fc.oneof(
  fc.integer({ min: ANCHOR_DATE - 100, max: ANCHOR_DATE + 100 }),
  fc.constantFrom(FIRST_DAY, LAST_DAY, FIRST_DAY - 1, LAST_DAY + 1, 0, -1, 46000.5, 1e12, Number.NaN),
);
const anyNumber = fc.constantFrom(
  "1",
  "2",
  "3",
  "4",
  "5",
  "1.1",
  "1.2",
  "2.1",
  "2.1.1",
  "4.10",
  "",
  "x",
  "4..1",
  "1.1.1.1",
);
const anyStep: fc.Arbitrary<Step> = fc.record({
  number: anyNumber,
  name: fc.string({ maxLength: 5 }),
  days: fc.oneof(fc.integer({ min: -1, max: 30 }), fc.constantFrom(null, 0, 3650, 3651, 1.5, Number.NaN)),
  countedIn: fc.constantFrom("calendar", "working"),
  calendar: fc.constantFrom("both", "seller", "buyer"),
  startsAfter: fc.array(anyNumber, { maxLength: 3 }),
  fixed: fc.option(anyDay),
  notLaterThan: fc.option(anyDay),
  notNeeded: fc.constantFrom("", "n/a"),
  done: fc.boolean(),
  completedOn: fc.option(anyDay),
  target: fc.option(anyDay),
  id: fc.constantFrom("", "a", "b"),
});
const anyWeek = fc.record({
  weekend: fc.constantFrom("0000011", "0000000", "1111100", "1111111", "", "00000112"),
  nonWorkingDays: fc.array(anyDay, { maxLength: 4 }),
});
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  steps: fc.array(anyStep, { maxLength: 9 }),
  anchor: fc.option(fc.record({ step: anyNumber, date: anyDay })),
  countedIn: fc.constantFrom("calendar", "working"),
  seller: anyWeek,
  buyer: anyWeek,
  today: anyDay,
});
const anyRequest = fc.oneof(
  fc.anything(),
  fc.record(
    {
      do: fc.oneof(
        fc.constantFrom("move", "shift", "anchor", "compress", "done", "reopen", "free", "insert", "remove"),
        fc.constantFrom(
          "reorder",
          "link",
          "chain",
          "beside",
          "edit",
          "accept",
          "putBack",
          "renumber",
          "toString",
        ),
      ),
      step: fc.oneof(anyNumber, fc.anything()),
      to: anyDay,
      keep: fc.constantFrom("push", "anchor", "only", "x"),
      workingDays: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double()),
      withFixed: fc.boolean(),
      date: anyDay,
      way: fc.constantFrom("moveAnchor", "scale", "overlap"),
      on: anyDay,
      // biome-ignore lint/suspicious/noThenProperty: a word of the request.
      then: fc.constantFrom("push", "keep"),
      name: fc.string(),
      days: fc.oneof(fc.integer({ min: -1, max: 30 }), fc.constant(null)),
      after: fc.option(anyNumber),
      link: fc.constantFrom("chain", "beside", "none", "keep"),
      parent: anyNumber,
      startsAfter: fc.oneof(fc.array(anyNumber, { maxLength: 3 }), anyNumber),
      steps: fc.array(anyNumber, { maxLength: 4 }),
      changes: fc.oneof(fc.constant("all"), fc.array(fc.string(), { maxLength: 2 })),
    },
    { requiredKeys: ["do"] },
  ),
);

describe("bad input", () => {
  test("no plan makes the scheduler throw, and no row without a problem lacks a date", () => {
    holds(anyPlan, (plan) => {
      const dates = schedule(plan);
      feasibility(dates);
      dates.target.forEach((date, i) => {
        if (date !== null) expect(Number.isInteger(date) && date >= FIRST_DAY && date <= LAST_DAY).toBe(true);
        if (date !== null || plan.steps[i]!.number.includes(".")) return;
        expect(dates.problems).not.toEqual([]);
      });
    });
  });

  test("any request is carried out without throwing", () => {
    let carriedOut = 0;
    holds(fc.tuple(anyPlan, anyRequest), ([plan, input]) => {
      const request = readRequest(input);
      if (request === null) return;
      carriedOut++;
      const preview = reschedule(plan, request);
      expect(preview.rowBefore).toHaveLength(preview.plan.steps.length);
      if (preview.refused) expect(preview.problems).toHaveLength(1);
      JSON.stringify(preview.plan);
    });
    expect(carriedOut).toBeGreaterThan(runs.numRuns / 50);
  });
});
