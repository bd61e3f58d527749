/** The list "Must always hold" of the specification, each line on a thousand random plans. */
import fc from "fast-check";
import { isoText } from "../../src/plan/calendarDate";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { reschedule } from "../../src/plan/change/reschedule";
import { feasibility } from "../../src/plan/feasibility";
import { DONE, FREE, NONE } from "../../src/plan/network";
import type { Plan } from "../../src/plan/plan";
import { snapshotOf } from "../../src/plan/planSnapshot";
import { type Schedule, schedule } from "../../src/plan/schedule";
import { arbitraryPlan, withStep, written } from "./arbitraryPlan";
import { dayByDay } from "./dayByDay";

/** The mutation run asks for fewer, and needs no small counterexample. */
const fewer = process.env.PROPERTY_RUNS;
/** The same plans at every run, so that what breaks a test is a change; PROPERTY_SEED asks for others. */
const seed = Number(process.env.PROPERTY_SEED ?? 20270315);
const runs = { numRuns: Number(fewer ?? 1000), endOnFailure: fewer !== undefined, seed };

function holds<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, check), runs);
}

function readable(days: readonly (number | null)[]): (string | null)[] {
  return days.map((day) => (day === null ? null : isoText(day)));
}

function overlaps(dates: Schedule): string[] {
  return dates.problems.flatMap((problem) => (problem.code === "overlap" ? [problem.step] : []));
}

/** A free row with work in it that leads up to the anchor. */
function leadingRows(dates: Schedule): number[] {
  const { network } = dates.passes;
  return dates.plan.steps
    .map((_, i) => i)
    .filter((i) => network.leading[i] === 1 && network.hold[i] === FREE && network.days[i]! > 0);
}

/** A request of any kind that suits the plan. */
function requestFor(plan: Plan, kind: number, a: number, b: number): ChangeRequest {
  const numbers = plan.steps.map((step) => step.number);
  const step = numbers[a % numbers.length]!;
  const other = numbers[b % numbers.length]!;
  const date = plan.anchor!.date - 60 + (b % 90);
  const requests: ChangeRequest[] = [
    { do: "move", step, to: date, keep: "push" },
    { do: "move", step, to: date, keep: "anchor" },
    { do: "move", step, to: date, keep: "only" },
    { do: "shift", workingDays: (b % 41) - 20, withFixed: b % 2 === 0 },
    { do: "anchor", step, date },
    { do: "compress", way: "moveAnchor" },
    { do: "compress", way: "scale" },
    { do: "compress", way: "overlap" },
    // biome-ignore lint/suspicious/noThenProperty: a word of the request.
    { do: "done", steps: [{ step, on: Math.min(date, plan.today) }], then: b % 2 === 0 ? "push" : "keep" },
    { do: "reopen", step },
    { do: "free", step },
    {
      do: "insert",
      name: "New",
      days: b % 9,
      after: step,
      link: (["chain", "beside", "none"] as const)[b % 3]!,
    },
    { do: "remove", step },
    { do: "reorder", step, after: other, link: b % 2 === 0 ? "chain" : "keep" },
    { do: "link", step, startsAfter: [other] },
    { do: "chain", steps: [step, other] },
    { do: "beside", steps: [step, other] },
    { do: "edit", step, days: b % 12 },
    { do: "renumber" },
  ];
  return requests[kind % requests.length]!;
}
const KINDS = 19;
const choice = fc.tuple(fc.nat(KINDS - 1), fc.nat(99), fc.nat(999));

describe("must always hold", () => {
  test("the day-by-day scheduler gives the same dates, starts and overlaps", () => {
    holds(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      const plain = dayByDay(plan);
      expect(readable(dates.target)).toEqual(readable(plain.target));
      expect(readable(dates.start)).toEqual(readable(plain.start));
      expect(overlaps(dates).sort()).toEqual(plain.overlaps.sort());
    });
  });

  test("the day-by-day forward pass finds the same slack, critical and late rows", () => {
    holds(fc.tuple(arbitraryPlan(), fc.integer({ min: -90, max: 30 })), ([plan, at]) => {
      const from = plan.anchor!.date + at;
      const ours = feasibility(schedule(plan), from);
      const plain = dayByDay(plan).feasibleFrom(from);
      expect(readable(ours.earliestFinish)).toEqual(readable(plain.earliestFinish));
      expect(ours.slack).toEqual(plain.slack);
      expect(ours.critical).toEqual(plain.critical);
      expect(ours.underWay).toEqual(plain.underWay);
      expect(ours.overdueBy).toEqual(plain.overdueBy);
      expect(ours.late).toEqual(plain.late.map((each) => ({ code: "late", ...each })));
      const anchor = plan.steps.findIndex((step) => step.number === plan.anchor!.step);
      const isOpen = !plan.steps[anchor]!.done;
      expect(ours.earliestAnchor).toBe(isOpen ? plain.earliestFinish[anchor] : null);
      expect(ours.anchorSlack).toBe(isOpen ? plain.slack[anchor] : null);
    });
  });

  test("working out twice = once", () => {
    holds(arbitraryPlan(), (plan) => {
      const once = schedule(plan);
      const twice = schedule(written(plan, once.target));
      expect(twice.target).toEqual(once.target);
      expect(twice.start).toEqual(once.start);
    });
  });

  test("fixing every row at its worked-out date changes nothing and reports no new conflict", () => {
    holds(arbitraryPlan({ rootMarkers: false }), (plan) => {
      const dates = schedule(plan);
      // A row done before what it waits for passes on its open predecessors only; a fixed marker would be one more.
      const isDone = (number: string): boolean => plan.steps[dates.rowOf.get(number)!]!.done;
      const outOfOrder = plan.steps.some((step) => step.done && !step.startsAfter.every(isDone));
      const steps = plan.steps.map((step, i) =>
        step.done || (outOfOrder && step.days === 0) ? step : { ...step, fixed: dates.target[i]! },
      );
      const fixed = schedule({ ...plan, steps });
      expect(fixed.target).toEqual(dates.target);
      expect(overlaps(fixed).sort()).toEqual(overlaps(dates).sort());
    });
  });

  test("the order of the rows does not matter", () => {
    const shuffled = arbitraryPlan().chain((plan) =>
      fc.tuple(
        fc.constant(plan),
        fc.shuffledSubarray([...plan.steps], { minLength: plan.steps.length, maxLength: plan.steps.length }),
      ),
    );
    holds(shuffled, ([plan, steps]) => {
      const one = schedule(plan);
      const other = schedule({ ...plan, steps });
      const rows = plan.steps.map((step) => other.rowOf.get(step.number)!);
      expect(rows.map((row) => other.target[row])).toEqual(one.target);
      expect(rows.map((row) => other.start[row])).toEqual(one.start);
      const texts = (dates: Schedule): string[] =>
        dates.problems.map((problem) => JSON.stringify(problem)).sort();
      expect(texts(other)).toEqual(texts(one));
      const slack = feasibility(other).slack;
      expect(rows.map((row) => slack[row])).toEqual(feasibility(one).slack);
    });
  });

  test("no successor starts before its predecessor's Target unless a conflict is reported", () => {
    holds(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      const clashing = overlaps(dates);
      plan.steps.forEach((step, i) => {
        if (step.done || clashing.includes(step.number) || dates.target[i] === null) return;
        for (const number of step.startsAfter) {
          const predecessor = dates.rowOf.get(number)!;
          const due = dates.target[predecessor]!;
          const { hold, days } = dates.passes.network;
          // A marker that follows nothing binds nothing.
          const isMarker = hold[predecessor] === FREE && days[predecessor] === 0;
          if (due === null || (isMarker && dates.passes.released[predecessor] === NONE)) continue;
          if (step.days === 0) expect(dates.start[i]).toBeGreaterThanOrEqual(due);
          else expect(dates.start[i]).toBeGreaterThan(due);
        }
      });
    });
  });

  test("a later anchor makes nothing earlier", () => {
    holds(fc.tuple(arbitraryPlan(), fc.integer({ min: 1, max: 30 })), ([plan, by]) => {
      const before = schedule(plan).target;
      const after = schedule({ ...plan, anchor: { ...plan.anchor!, date: plan.anchor!.date + by } }).target;
      after.forEach((date, i) => {
        if (date !== null) expect(date).toBeGreaterThanOrEqual(before[i]!);
      });
    });
  });

  test("a longer leading row makes no leading row later", () => {
    holds(fc.tuple(arbitraryPlan(), fc.nat(99), fc.integer({ min: 1, max: 9 })), ([plan, at, by]) => {
      const dates = schedule(plan);
      const { network } = dates.passes;
      const row = at % plan.steps.length;
      if (network.leading[row] === 0 || network.days[row] === 0) return;
      const longer = schedule(withStep(plan, row, { days: plan.steps[row]!.days! + by }));
      dates.target.forEach((date, i) => {
        if (network.leading[i] === 1 && date !== null) expect(longer.target[i]).toBeLessThanOrEqual(date);
      });
    });
  });

  test("one more non-working day makes no leading row later", () => {
    holds(
      fc.tuple(arbitraryPlan(), fc.integer({ min: -70, max: 10 }), fc.boolean()),
      ([plan, at, buyers]) => {
        const dates = schedule(plan);
        const side = buyers ? "buyer" : "seller";
        const nonWorkingDays = [...plan[side].nonWorkingDays, plan.anchor!.date + at];
        const after = schedule({ ...plan, [side]: { ...plan[side], nonWorkingDays } });
        dates.target.forEach((date, i) => {
          if (dates.passes.network.leading[i] === 1 && date !== null) {
            expect(after.target[i]).toBeLessThanOrEqual(date);
          }
        });
      },
    );
  });

  test("as late as possible is maximal: one working day later misses the anchor", () => {
    holds(fc.tuple(arbitraryPlan(), fc.nat(99)), ([plan, at]) => {
      const dates = schedule(plan);
      const rows = leadingRows(dates);
      if (rows.length === 0 || plan.steps[dates.rowOf.get(plan.anchor!.step)!]!.done) return;
      const row = rows[at % rows.length]!;
      const { number } = plan.steps[row]!;
      const later = dates.passes.network.calendar(row)!.plus(dates.target[row]!, 1);
      const problems = schedule(withStep(plan, row, { fixed: later })).problems;
      // Or somebody who is held is in the way already.
      if (overlaps(dates).length > 0) return;
      expect(problems).toContainEqual(expect.objectContaining({ code: "overlap", startsAfter: number }));
    });
  });

  test("earliest finishes, worked forward from the plan's own first start, are never after the Targets", () => {
    holds(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      if (overlaps(dates).length > 0) return;
      const first = Math.min(...dates.start.map((day) => day ?? Number.POSITIVE_INFINITY));
      const { earliestFinish } = feasibility(dates, first);
      earliestFinish.forEach((date, i) => {
        if (date !== null) expect(date).toBeLessThanOrEqual(dates.target[i]!);
      });
    });
  });

  test("pushing gives the smallest possible move of the anchor", () => {
    const plans = fc.tuple(arbitraryPlan({ held: false }), fc.nat(99), fc.integer({ min: 1, max: 40 }));
    holds(plans, ([plan, at, by]) => {
      const dates = schedule(plan);
      const rows = leadingRows(dates);
      if (rows.length === 0) return;
      const row = rows[at % rows.length]!;
      const step = plan.steps[row]!.number;
      const to = dates.target[row]! + by;
      const pushed = reschedule(plan, { do: "move", step, to, keep: "push" });
      expect(pushed.dates.target[row]).toBe(to);
      // Nothing is held but the moved row itself, which may be asked for a day before its predecessors can be done.
      expect(overlaps(pushed.dates)).toEqual([]);
      const anchorRow = dates.rowOf.get(plan.anchor!.step)!;
      const earlier = dates.passes.network.calendar(anchorRow)!.plus(pushed.plan.anchor!.date, -1);
      if (earlier < plan.anchor!.date) return;
      const fixed = withStep(plan, row, { fixed: to });
      expect(
        overlaps(schedule({ ...fixed, anchor: { step: plan.anchor!.step, date: earlier } })),
      ).not.toEqual([]);
    });
  });

  test("a 0-day row inserted anywhere changes nothing", () => {
    const places = fc.tuple(
      arbitraryPlan(),
      fc.nat(99),
      fc.nat(99),
      fc.constantFrom<"both" | "seller" | "buyer">("both", "seller", "buyer"),
    );
    holds(places, ([plan, at, which, calendar]) => {
      const dates = schedule(plan);
      const row = at % plan.steps.length;
      const step = plan.steps[row]!;
      // Between the step and one of its predecessors; before it if it has none; and behind it.
      const link = step.startsAfter[which % Math.max(1, step.startsAfter.length)];
      const marker = {
        number: "99",
        name: "Marker",
        days: 0,
        countedIn: "working" as const,
        calendar,
        startsAfter: link === undefined ? (which % 2 === 0 ? [] : [step.number]) : [link],
        fixed: null,
        notLaterThan: null,
        notNeeded: "",
        done: false,
        completedOn: null,
        target: null,
      };
      const behind = link === undefined && which % 2 !== 0;
      // A loose task would become part of the network by the link: that is another change.
      if (dates.passes.network.loose[row] === 1) return;
      const links = [...step.startsAfter.filter((number) => number !== link), "99"];
      const with0 = behind ? plan : withStep(plan, row, { startsAfter: links });
      const after = schedule({ ...with0, steps: [...with0.steps, marker] });
      expect(after.target.slice(0, -1)).toEqual(dates.target);
      // In front of everything the shown Start may differ: D3 shows another one for a row that follows nothing.
      if (dates.passes.released[row] !== NONE || behind)
        expect(after.start.slice(0, -1)).toEqual(dates.start);
      expect(overlaps(after)).toEqual(expect.arrayContaining(overlaps(dates)));
    });
  });

  test("a 0-day row behind a marker that follows nothing moves no Start", () => {
    const row = (
      number: string,
      days: number,
      startsAfter: string[],
      change: Partial<Plan["steps"][number]> = {},
    ) => ({
      ...{
        number,
        name: number,
        days,
        startsAfter,
        countedIn: "calendar" as const,
        calendar: "both" as const,
      },
      ...{ fixed: null, notLaterThan: null, notNeeded: "" },
      ...{ done: false, completedOn: null, target: null, ...change },
    });
    const week = { weekend: "0000000", nonWorkingDays: [] };
    const plan: Plan = {
      steps: [
        row("3", 0, []),
        row("4", 1, ["3"]),
        row("5", 1, ["4"], { fixed: 46459 }),
        row("7", 1, ["3", "5"]),
      ],
      anchor: { step: "7", date: 46461 },
      ...{ countedIn: "calendar" as const, seller: week, buyer: week, today: 46461 },
    };
    const with0 = {
      ...plan,
      steps: [...plan.steps.slice(0, 3), row("7", 1, ["5", "99"]), row("99", 0, ["3"])],
    };
    expect(schedule(with0).start.slice(0, -1)).toEqual(schedule(plan).start);
  });

  test("done rows never move, and no request changes the plan that it was asked of", () => {
    holds(fc.tuple(arbitraryPlan(), choice), ([plan, [kind, a, b]]) => {
      const text = JSON.stringify(plan);
      const request = requestFor(plan, kind, a, b);
      const preview = reschedule(plan, request);
      expect(JSON.stringify(plan)).toBe(text);
      const dates = schedule(plan);
      preview.rowBefore.forEach((from, i) => {
        const touched = request.do === "done" || request.do === "reopen";
        if (from < 0 || dates.passes.network.hold[from] !== DONE || touched) return;
        expect(preview.dates.target[i]).toBe(dates.target[from]);
      });
    });
  });

  test("marking done on target, in order, changes nothing", () => {
    holds(fc.tuple(arbitraryPlan({ rootMarkers: false }), fc.nat(12)), ([given, count]) => {
      const plan = {
        ...given,
        steps: given.steps.map((step) => ({ ...step, done: false, completedOn: null })),
      };
      const dates = schedule(plan);
      // Rows were made predecessors first; tasks come last and are left alone.
      const steps = plan.steps.map((step, i) =>
        i < count && !step.number.includes(".")
          ? { ...step, done: true, completedOn: dates.target[i]! }
          : step,
      );
      const after = schedule({ ...plan, steps });
      expect(after.target).toEqual(dates.target);
      expect(after.start).toEqual(dates.start);
    });
  });

  test("+7k calendar days on the anchor, without holidays, moves every leading open row by 7k", () => {
    const plans = fc.tuple(
      arbitraryPlan({ holidays: false, held: false }),
      fc.integer({ min: -20, max: 20 }),
    );
    holds(plans, ([plan, k]) => {
      const dates = schedule(plan);
      const after = schedule({ ...plan, anchor: { ...plan.anchor!, date: plan.anchor!.date + 7 * k } });
      dates.target.forEach((date, i) => {
        if (dates.passes.network.leading[i] === 1) expect(after.target[i]).toBe(date! + 7 * k);
      });
    });
  });

  test("undo restores the inputs exactly: the edits, read backward, give the plan as it was", () => {
    holds(fc.tuple(arbitraryPlan(), choice), ([given, [kind, a, b]]) => {
      const plan = written(given, schedule(given).target);
      const preview = reschedule(plan, requestFor(plan, kind, a, b), snapshotOf(plan));
      const steps = plan.steps.map((step, from) => {
        const row = preview.rowBefore.indexOf(from);
        if (row < 0) return step;
        const restored = { ...preview.plan.steps[row]!, target: step.target };
        for (const edit of preview.edits) {
          if (
            edit.step === preview.plan.steps[row]!.number &&
            edit.field !== "row" &&
            edit.field !== "anchor"
          ) {
            Object.assign(restored, { [edit.field]: edit.before });
          }
        }
        return restored;
      });
      expect(steps).toEqual(plan.steps);
      const anchor = preview.edits.find((edit) => edit.field === "anchor");
      expect(anchor ? anchor.before : preview.plan.anchor).toEqual(
        anchor || preview.edits.some((edit) => edit.field === "number")
          ? (anchor?.before ?? preview.plan.anchor)
          : plan.anchor,
      );
      expect(schedule({ ...plan, steps }).target).toEqual(schedule(plan).target);
    });
  });
});
