/**
 * The list "Must always hold" of the specification, each sentence on a thousand random plans. No plan is left out to make
 * a sentence hold: a limit of it stands in its words.
 */
import fc from "fast-check";
import { isoText } from "../../src/plan/calendarDate";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { reschedule } from "../../src/plan/change/reschedule";
import { feasibility } from "../../src/plan/feasibility";
import type { DayNumber, Plan, Step } from "../../src/plan/plan";
import { snapshotOf } from "../../src/plan/planSnapshot";

import { type Schedule, schedule } from "../../src/plan/schedule";
import { verdict } from "../../src/plan/verdict";
import { arbitraryPlan, withStep, written } from "./arbitraryPlan";
import { dayByDay, type PlainDates } from "./dayByDay";

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

/** The steps that a problem names. */
function named(dates: Schedule, code: string): string[] {
  return dates.problems.flatMap((problem) =>
    problem.code === code && "step" in problem && problem.step !== null ? [problem.step] : [],
  );
}

function overlaps(dates: Schedule): string[] {
  return named(dates, "overlap").sort();
}

function rowsWhere(plan: Plan, check: (row: number) => boolean): number[] {
  return plan.steps.map((_, row) => row).filter(check);
}

/** Does a row stand on a date of its own, worked out or given? */
function isOpen(plain: PlainDates, row: number): boolean {
  return ["free", "marker", "first"].includes(plain.kind[row]!);
}

/** The first day of the plan (D4). */
function planStart(plan: Plan, plain: PlainDates, dates: Schedule): DayNumber {
  const { steps, anchor } = plan;
  const counted = rowsWhere(plan, (i) => {
    const isMarker = steps[i]!.days === 0 && steps[i]!.number !== anchor!.step && steps[i]!.fixed === null;
    return plain.leading[i]! && plain.kind[i] !== "passed" && !isMarker;
  });
  return Math.min(...counted.map((i) => dates.start[i]!));
}

/** A row of 0 days with nothing said about it. */
function marker(startsAfter: readonly string[], calendar: Step["calendar"]): Step {
  return {
    number: "99",
    name: "Marker",
    days: 0,
    countedIn: "working",
    calendar,
    startsAfter,
    fixed: null,
    notLaterThan: null,
    id: "",
    notNeeded: "",
    done: false,
    completedOn: null,
    target: null,
  };
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
    { do: "shift", workingDays: (b % 41) - 20, withFixed: b % 2 === 0, kept: b % 3 === 0 ? "along" : "stay" },
    { do: "anchor", step, date, kept: b % 2 === 0 ? "along" : "stay" },
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
    { do: "edit", step, notLaterThan: b % 3 === 0 ? null : date },
    { do: "notNeeded", step, because: b % 3 === 0 ? "" : "They have one" },
    { do: "renumber" },
  ];
  return requests[kind % requests.length]!;
}
const KINDS = 21;
const choice = fc.tuple(fc.nat(KINDS - 1), fc.nat(99), fc.nat(999));

describe("the second scheduler", () => {
  test("gives the same dates, starts and problems, day by day", () => {
    holds(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      const plain = dayByDay(plan);
      expect(readable(dates.target)).toEqual(readable(plain.target));
      expect(readable(dates.start)).toEqual(readable(plain.start));
      expect(overlaps(dates)).toEqual([...plain.overlaps].sort());
      expect(named(dates, "notConnected").sort()).toEqual([...plain.notConnected].sort());
      expect(named(dates, "notLaterThanMissed").sort()).toEqual([...plain.missed].sort());
    });
  });

  test("finds the same slack, critical and late rows forward", () => {
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
      const isDone = dayByDay(plan).kind[anchor] === "done";
      expect(ours.earliestAnchor).toBe(isDone ? null : plain.earliestFinish[anchor]);
      expect(ours.anchorSlack).toBe(isDone ? null : plain.slack[anchor]);
    });
  });

  test("gives the same verdict", () => {
    holds(fc.tuple(arbitraryPlan(), fc.nat(99), fc.boolean()), ([plan, at, cut]) => {
      const milestones = plan.steps.filter((step) => !step.number.includes("."));
      const then = cut ? null : milestones[at % milestones.length]!.number;
      const plain = dayByDay(plan).verdictOn(plan.today, then);
      if (plain.code === "clashes") plain.steps.sort((a, b) => Number(a) - Number(b));
      expect(verdict(schedule(plan), [], then)).toEqual(plain);
    });
  });
});

describe("must always hold", () => {
  test("working out twice = once", () => {
    holds(arbitraryPlan(), (plan) => {
      const once = schedule(plan);
      const twice = schedule(written(plan, once.target));
      expect(readable(twice.target)).toEqual(readable(once.target));
      expect(readable(twice.start)).toEqual(readable(once.start));
    });
  });

  test("fixing every row at its worked-out date changes nothing and reports no new conflict", () => {
    holds(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      const steps = plan.steps.map((step, i) => ({ ...step, fixed: dates.target[i] ?? step.fixed }));
      const fixed = schedule({ ...plan, steps });
      expect(readable(fixed.target)).toEqual(readable(dates.target));
      expect(overlaps(dates)).toEqual(expect.arrayContaining(overlaps(fixed)));
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

  test("no open successor starts before its predecessor's Target unless a conflict is reported", () => {
    holds(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      const plain = dayByDay(plan);
      const clashing = overlaps(dates);
      plan.steps.forEach((step, i) => {
        if (plain.kind[i] === "done" || clashing.includes(step.number) || dates.target[i] === null) return;
        for (const predecessor of plain.before(i)) {
          const due = dates.target[predecessor]!;
          if (step.days) expect(dates.start[i]).toBeGreaterThan(due);
          else expect(dates.start[i]).toBeGreaterThanOrEqual(due);
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

  test("a longer leading row, of 1 day or more, makes no leading row later", () => {
    holds(fc.tuple(arbitraryPlan(), fc.nat(99), fc.integer({ min: 1, max: 9 })), ([plan, at, by]) => {
      const { leading } = dayByDay(plan);
      const rows = rowsWhere(
        plan,
        (i) => leading[i]! && plan.steps[i]!.days !== null && plan.steps[i]!.days! > 0,
      );
      if (rows.length === 0) return;
      const row = rows[at % rows.length]!;
      const before = schedule(plan).target;
      const after = schedule(withStep(plan, row, { days: plan.steps[row]!.days! + by })).target;
      for (const i of rowsWhere(plan, (j) => leading[j]! && before[j] !== null))
        expect(after[i]).toBeLessThanOrEqual(before[i]!);
    });
  });

  test("one more non-working day makes no leading row later", () => {
    const days = fc.tuple(arbitraryPlan(), fc.integer({ min: -70, max: 10 }), fc.boolean());
    holds(days, ([plan, at, buyers]) => {
      const { leading } = dayByDay(plan);
      const side = buyers ? "buyer" : "seller";
      const nonWorkingDays = [...plan[side].nonWorkingDays, plan.anchor!.date + at];
      const before = schedule(plan).target;
      const after = schedule({ ...plan, [side]: { ...plan[side], nonWorkingDays } }).target;
      for (const i of rowsWhere(plan, (j) => leading[j]! && before[j] !== null))
        expect(after[i]).toBeLessThanOrEqual(before[i]!);
    });
  });

  /** Does a row that is finished on a day miss the anchor, overlap a held row behind it, or make a kept row miss its date? */
  function isTooLate(plan: Plan, plain: PlainDates, row: number, on: DayNumber): boolean {
    return plain.after(row).some((next) => {
      if (!plain.leading[next]) return false;
      const { number, notLaterThan } = plan.steps[next]!;
      if (number === plan.anchor!.step) return on > plain.room(next, plan.anchor!.date);
      if (plain.kind[next] === "done") return isTooLate(plan, plain, next, on);
      if (!isOpen(plain, next)) return on > plain.room(next, plain.target[next]!);
      const finished = plain.earliest(next, on);
      if (notLaterThan !== null && finished > notLaterThan) return true;
      return isTooLate(plan, plain, next, finished);
    });
  }

  test("as late as possible is maximal: one working day later is too late for what stands behind", () => {
    holds(fc.tuple(arbitraryPlan(), fc.nat(99)), ([plan, at]) => {
      const plain = dayByDay(plan);
      const rows = rowsWhere(
        plan,
        (i) => plain.leading[i]! && plain.kind[i] === "free" && plan.steps[i]!.notLaterThan === null,
      );
      if (rows.length === 0) return;
      const row = rows[at % rows.length]!;
      const due = schedule(plan).target[row]!;
      expect(isTooLate(plan, plain, row, plain.workedAfter(row, due))).toBe(true);
    });
  });

  test("earliest finishes, worked forward from the plan's own first start, are never after the Targets", () => {
    holds(arbitraryPlan(), (plan) => {
      const dates = schedule(plan);
      if (overlaps(dates).length > 0) return;
      const plain = dayByDay(plan);
      const { earliestFinish } = feasibility(dates, planStart(plan, plain, dates));
      // A first marker, and a marker that stands on nothing else, is before the plan's start.
      const isFirst = (i: number): boolean =>
        plain.kind[i] === "first" || (plain.kind[i] === "marker" && plain.before(i).every(isFirst));
      earliestFinish.forEach((date, i) => {
        if (date !== null && plain.leading[i] && !isFirst(i))
          expect(date).toBeLessThanOrEqual(dates.target[i]!);
      });
    });
  });

  test("a 0-day row put between two rows, behind a row, or before a leading row changes no Start and no Target", () => {
    const calendars = fc.constantFrom<Step["calendar"]>("both", "seller", "buyer");
    const places = fc.tuple(arbitraryPlan(), fc.nat(99), fc.nat(99), calendars);
    holds(places, ([plan, at, which, calendar]) => {
      const plain = dayByDay(plan);
      const row = at % plan.steps.length;
      const step = plan.steps[row]!;
      const stands = (i: number): boolean => plain.kind[i] !== "passed" || plain.before(i).length > 0;
      const into = (startsAfter: readonly string[], links: readonly string[]): Plan => {
        const { steps } = withStep(plan, row, { startsAfter: links });
        return { ...plan, steps: [...steps, marker(startsAfter, calendar)] };
      };
      const with0: Plan[] = [];
      const link = step.startsAfter[which % Math.max(1, step.startsAfter.length)];
      if (link !== undefined && stands(plan.steps.findIndex((other) => other.number === link)))
        with0.push(into([link], [...step.startsAfter.filter((number) => number !== link), "99"]));
      // A link makes a task with days part of the network that was none before (D14): that is another change.
      const isLinked = step.startsAfter.length > 0 || plain.after(row).length > 0;
      const isLoose = step.number.includes(".") && step.days !== null && !isLinked;
      if (stands(row) && !isLoose) with0.push(into([step.number], step.startsAfter));
      if (plain.leading[row] && plain.kind[row] !== "passed" && step.days !== null && step.days > 0)
        with0.push(into([], [...step.startsAfter, "99"]));
      const dates = schedule(plan);
      for (const changed of with0) {
        const after = schedule(changed);
        expect(readable(after.target.slice(0, -1))).toEqual(readable(dates.target));
        expect(readable(after.start.slice(0, -1))).toEqual(readable(dates.start));
      }
    });
  });

  test("done rows never move, and no request changes the plan that it was asked of", () => {
    holds(fc.tuple(arbitraryPlan(), choice), ([plan, [kind, a, b]]) => {
      const text = JSON.stringify(plan);
      const request = requestFor(plan, kind, a, b);
      const preview = reschedule(plan, request);
      expect(JSON.stringify(plan)).toBe(text);
      const dates = schedule(plan);
      const plain = dayByDay(plan);
      preview.rowBefore.forEach((from, i) => {
        const touched = request.do === "done" || request.do === "reopen";
        if (from < 0 || plain.kind[from] !== "done" || touched) return;
        expect(preview.dates.target[i]).toBe(dates.target[from]);
      });
    });
  });

  test("ticking a step on its Target, when all before it is done and it overlaps nothing, changes nothing", () => {
    holds(fc.tuple(arbitraryPlan(), fc.nat(99), fc.nat(9)), ([given, at, early]) => {
      const row = at % given.steps.length;
      const { target, before, kind } = dayByDay(given);
      const ancestors = (i: number): number[] => before(i).flatMap((j) => [j, ...ancestors(j)]);
      const all = new Set(ancestors(row));
      const steps = given.steps.map((step, i) =>
        all.has(i) && kind[i] !== "done" && target[i] !== null
          ? { ...step, done: true, completedOn: target[i]! - (early > 5 ? early - 5 : 0) }
          : step,
      );
      const plan = { ...given, steps };
      const dates = schedule(plan);
      if (dates.target[row] === null || overlaps(dates).includes(plan.steps[row]!.number)) return;
      if (dayByDay(plan).kind[row] === "done") return;
      const after = schedule(withStep(plan, row, { done: true, completedOn: dates.target[row]! }));
      expect(readable(after.target)).toEqual(readable(dates.target));
      expect(readable(after.start)).toEqual(readable(dates.start));
      expect(overlaps(after)).toEqual(overlaps(dates));
    });
  });

  test("+7k calendar days on the anchor, without holidays, moves every leading open row that nothing binds by 7k", () => {
    holds(fc.tuple(arbitraryPlan({ holidays: false }), fc.integer({ min: -20, max: 20 })), ([plan, k]) => {
      const moved = { ...plan, anchor: { ...plan.anchor!, date: plan.anchor!.date + 7 * k } };
      const before = dayByDay(plan);
      const after = dayByDay(moved);
      const rows = rowsWhere(
        plan,
        (i) => before.leading[i]! && isOpen(before, i) && !before.bound[i] && !after.bound[i],
      );
      const was = schedule(plan).target;
      const is = schedule(moved).target;
      for (const row of rows)
        if (plan.steps[row]!.notLaterThan === null) expect(is[row]).toBe(was[row]! + 7 * k);
    });
  });

  test("undo restores the inputs exactly: the edits, read backward, give the plan as it was", () => {
    holds(fc.tuple(arbitraryPlan(), choice), ([given, [kind, a, b]]) => {
      const plan = written(given, schedule(given).target);
      const preview = reschedule(plan, requestFor(plan, kind, a, b), snapshotOf(plan));
      const steps = plan.steps.map((step, from) => {
        const row = preview.rowBefore.indexOf(from);
        if (row < 0) return step;
        const { number } = preview.plan.steps[row]!;
        const restored = { ...preview.plan.steps[row]!, target: step.target };
        for (const edit of preview.edits)
          if (edit.step === number && edit.field !== "row" && edit.field !== "anchor")
            Object.assign(restored, { [edit.field]: edit.before });
        return restored;
      });
      expect(steps).toEqual(plan.steps);
      const edited = preview.edits.find((edit) => edit.field === "anchor");
      const { step, date } = preview.plan.anchor!;
      const from = preview.rowBefore[preview.plan.steps.findIndex((other) => other.number === step)]!;
      expect(edited ? edited.before : { step: plan.steps[from]!.number, date }).toEqual(plan.anchor);
      expect(schedule({ ...plan, steps }).target).toEqual(schedule(plan).target);
    });
  });
});
