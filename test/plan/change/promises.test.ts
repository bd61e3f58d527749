/**
 * What the operations of the specification promise for every plan: what a push moves and what it leaves alone, that kept
 * dates stay, and that the order of several ticks does not matter. The second scheduler says which rows stand behind
 * which.
 */
import fc from "fast-check";
import { isoText } from "../../../src/plan/calendarDate";
import type { ChangePreview } from "../../../src/plan/change/changePreview";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import { reschedule } from "../../../src/plan/change/reschedule";
import type { DayNumber, Plan, Step } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { review } from "../../../src/plan/review";
import { schedule } from "../../../src/plan/schedule";
import { arbitraryPlan, withStep, written } from "../arbitraryPlan";
import { dayByDay, isNotNeeded, type PlainDates } from "../dayByDay";

const fewer = process.env.PROPERTY_RUNS;
/** The same plans at every run, so that what breaks a test is a change; PROPERTY_SEED asks for others. */
const seed = Number(process.env.PROPERTY_SEED ?? 20270315);
const runs = { numRuns: Number(fewer ?? 1000), endOnFailure: fewer !== undefined, seed };

function holds<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, check), runs);
}

/** Plans as they stand in a sheet that nobody touched since it was written. */
const plans = arbitraryPlan().map((plan) => written(plan, dayByDay(plan).target));

function rowsWhere(plan: Plan, check: (row: number) => boolean): number[] {
  return plan.steps.map((_, row) => row).filter(check);
}

function ask(plan: Plan, request: ChangeRequest): ChangePreview {
  return reschedule(plan, request, snapshotOf(plan));
}

/** By how many working days each step overlaps with what it starts after. */
function overlaps(plan: Plan): Map<string, number> {
  return new Map(
    schedule(plan).problems.flatMap((problem) =>
      problem.code === "overlap" ? [[problem.step, problem.workingDays] as const] : [],
    ),
  );
}

/** The rows that follow a row, itself first. */
function behind(plain: PlainDates, row: number): number[] {
  const found = [row];
  for (const next of found)
    for (const other of plain.after(next)) if (!found.includes(other)) found.push(other);
  return found;
}

/** The rows that follow some rows, or a task with a date of its own that goes along with one of them (D14). */
function goingAlong(plan: Plan, plain: PlainDates, rows: readonly number[]): Set<number> {
  const found = new Set(rows.flatMap((row) => behind(plain, row)));
  for (const row of found)
    for (const task of rowsWhere(plan, (i) => plain.kind[i] === "own"))
      if (plan.steps[task]!.number.startsWith(`${plan.steps[row]!.number}.`))
        for (const other of behind(plain, task)) found.add(other);
  return found;
}

/** The rows that begin with the plan's start, and what follows them (D7). */
function beginning(plan: Plan, plain: PlainDates): number[] {
  const first = rowsWhere(
    plan,
    (i) =>
      !plain.leading[i] &&
      ["free", "marker", "first"].includes(plain.kind[i]!) &&
      plain.before(i).length === 0,
  );
  return first.flatMap((row) => behind(plain, row));
}

interface Move {
  readonly plan: Plan;
  readonly row: number;
  readonly to: DayNumber;
}

/** An open step that has a date, and a later day. */
const moves: fc.Arbitrary<Move | null> = fc
  .tuple(plans, fc.nat(99), fc.integer({ min: 1, max: 40 }))
  .map(([plan, at, by]) => {
    const plain = dayByDay(plan);
    const rows = rowsWhere(plan, (i) => ["free", "marker", "first", "fixed"].includes(plain.kind[i]!));
    if (rows.length === 0) return null;
    const row = rows[at % rows.length]!;
    return { plan, row, to: plain.target[row]! + by };
  });

function pushes(
  check: (move: Move, preview: ChangePreview, plain: PlainDates, done: boolean) => void,
  kinds: readonly ("move" | "done")[] = ["move", "done"],
): void {
  holds(fc.tuple(moves, fc.constantFrom(...kinds)), ([move, kind]) => {
    if (move === null) return;
    const { row, to } = move;
    const plan = kind === "done" ? { ...move.plan, today: to } : move.plan;
    const step = plan.steps[row]!.number;
    const request: ChangeRequest =
      kind === "move"
        ? { do: kind, step, to, keep: "push" }
        : // biome-ignore lint/suspicious/noThenProperty: a word of the request.
          { do: kind, steps: [{ step, on: to }], then: "push" };
    const preview = ask(plan, request);
    expect(preview.refused).toBe(false);
    check({ plan, row, to }, preview, dayByDay(plan), kind === "done");
  });
}

function goalRow(plan: Plan): number {
  return plan.steps.findIndex((step) => step.number === plan.anchor!.step);
}

/** Does the row lead up to a goal that is still open? */
function pullsGoal(plan: Plan, plain: PlainDates, row: number): boolean {
  return plain.leading[row]! && plain.kind[goalRow(plan)] === "goal";
}

/**
 * The plan with a row fixed or done on a day, and kept rows behind that cannot be in time any more on their earliest new
 * dates, counted from there: a row that overlapped before waits for open rows only, and none comes later than a fixed row
 * behind it allows.
 */
function trialOf(plan: Plan, plain: PlainDates, { row, to }: Move, done: boolean): Plan {
  const moved = withStep(plan, row, done ? { done, completedOn: to } : { fixed: to });
  const never = Number.NEGATIVE_INFINITY;
  // When a row is finished because of the move: `held` by a date that stays, `open` as its days allow.
  const finished = new Map([[row, { held: dayByDay(moved).finished(row)!, open: never }]]);
  const steps = [...moved.steps];
  const { step: goal, date } = plan.anchor!;
  const free = { ...moved, steps: steps.map((step) => ({ ...step, notLaterThan: null })) };
  const latest = dayByDay({ ...free, anchor: { step: goal, date: date + 1000 } }).target;
  const rows = behind(plain, row);
  const ready = (next: number): number[] => plain.before(next).filter((other) => rows.includes(other));
  for (const left = new Set(rows.slice(1)); left.size > 0; ) {
    const next = [...left].find((other) => ready(other).every((p) => finished.has(p)))!;
    left.delete(next);
    const held = Math.max(...ready(next).map((p) => finished.get(p)!.held));
    const open = Math.max(...ready(next).map((p) => finished.get(p)!.open));
    const kind = plain.kind[next]!;
    const { number, notLaterThan } = steps[next]!;
    if (kind !== "done" && kind !== "free" && kind !== "marker") {
      finished.set(next, { held: never, open: never });
      continue;
    }
    const until = plain.overlaps.includes(number) ? open : Math.max(open, held);
    const wanted = until === never ? never : plain.earliest(next, until);
    const earliest = kind === "free" && plain.leading[next] ? Math.min(wanted, latest[next]!) : wanted;
    if (plain.leading[next] && kind !== "done" && notLaterThan !== null && earliest > notLaterThan)
      steps[next] = { ...steps[next]!, notLaterThan: earliest };
    finished.set(next, kind === "free" ? { held: never, open: earliest } : { held, open });
  }
  return { ...plan, steps };
}

describe("move later, push what follows", () => {
  test("the moved row stands on the asked date, the ticked one where it was done", () => {
    pushes(({ row, to }, preview) => expect(preview.dates.target[row]).toBe(to));
  });

  test("the goal moves to the first day it works on which nothing that follows newly overlaps", () => {
    pushes((move, preview, plain, done) => {
      const { plan, row } = move;
      const { step, date } = plan.anchor!;
      if (!pullsGoal(plan, plain, row)) {
        expect(preview.plan.anchor).toEqual(plan.anchor);
        return;
      }
      const trial = trialOf(plan, plain, move, done);
      const following = behind(plain, row).map((i) => plan.steps[i]!.number);
      const at = (day: DayNumber): Map<string, number> => overlaps({ ...trial, anchor: { step, date: day } });
      const before = overlaps(plan);
      // What overlaps however late the goal is, a fixed row on the way does not take up.
      const anyway = at(date + 1000);
      const newly = (day: DayNumber): boolean =>
        [...at(day)].some(
          ([number, days]) =>
            following.includes(number) && !before.has(number) && days > (anyway.get(number) ?? 0),
        );
      let day = date;
      while (newly(day)) day = plain.workedAfter(goalRow(plan), day);
      expect(isoText(preview.plan.anchor!.date)).toBe(isoText(day));
    });
  });

  test("only what follows moves, but for rows that begin with the plan's start, and tasks with a date", () => {
    pushes(({ plan, row }, preview, plain, done) => {
      const exempt = goingAlong(plan, plain, [row, ...beginning(plan, plain)]);
      const rows = rowsWhere(plan, (i) => !exempt.has(i) && plain.kind[i] !== "own");
      const moved = rows.filter((i) => preview.dates.target[i] !== plain.target[i]);
      // A tick out of order lets what stood before it be asked for by what comes after it (D9), perhaps earlier.
      if (done) for (const i of moved) expect(preview.dates.target[i]).toBeLessThan(plain.target[i]!);
      else expect(moved).toEqual([]);
    });
  });

  test("fixed dates of other rows, done rows and everything but dates that are kept stay as they are", () => {
    pushes((move, preview, plain, done) => {
      const { plan, row, to } = move;
      const following = behind(plain, row);
      const trial = pullsGoal(plan, plain, row) ? trialOf(plan, plain, move, done) : plan;
      preview.plan.steps.forEach((step, i) => {
        const was = plan.steps[i]!;
        const tick = done ? { done, completedOn: to } : { fixed: step.fixed };
        const moved = i === row ? tick : {};
        expect({ ...step, target: null }).toEqual({
          ...was,
          ...moved,
          notLaterThan: step.notLaterThan,
          target: null,
        });
        if (i === row) return;
        // One that follows keeps its earliest new date where the move makes the old one impossible; others keep their
        // present date.
        if (following.includes(i)) expect(step.notLaterThan).toBe(trial.steps[i]!.notLaterThan);
        else if (step.notLaterThan !== was.notLaterThan) {
          expect(plain.leading[i] && ["free", "marker", "first"].includes(plain.kind[i]!)).toBe(true);
          expect(step.notLaterThan).toBe(plain.target[i]);
        }
      });
    });
  });

  test("how the moved row is held", () => {
    pushes(
      ({ plan, row, to }, preview, plain) => {
        const was = plan.steps[row]!;
        const is = preview.plan.steps[row]!;
        if (row === goalRow(plan)) return;
        const works = plain.workedAfter(row, to - 1) === to;
        const isKept = was.notLaterThan !== null && plain.kind[row] !== "fixed";
        if (!pullsGoal(plan, plain, row) || was.fixed !== null || was.days === 0 || !works)
          expect(is.fixed).toBe(to);
        // Where nothing behind leaves it so late, it is fixed; else it keeps the date if it would stand later without.
        else if (is.fixed !== null) expect(targetWith(preview.plan, row, { fixed: null })).toBeLessThan(to);
        else if (isKept) expect(is.notLaterThan).toBe(to);
        else if (targetWith(preview.plan, row, { notLaterThan: null }) > to) expect(is.notLaterThan).toBe(to);
        else expect(is.notLaterThan).toBeNull();
      },
      ["move"],
    );
  });

  test("pushing again to the same date changes nothing", () => {
    pushes(
      ({ plan, row, to }, preview) => {
        const { number } = plan.steps[row]!;
        const again = reschedule(
          preview.plan,
          { do: "move", step: number, to, keep: "push" },
          preview.snapshot,
        );
        expect(again.plan).toEqual(preview.plan);
        expect(again.problems).toContainEqual({ code: "nothingChanges" });
      },
      ["move"],
    );
  });
});

function targetWith(plan: Plan, row: number, fields: Partial<Step>): DayNumber {
  return schedule(withStep(plan, row, fields)).target[row]!;
}

describe("what stays", () => {
  /** Inputs and dates, but for tasks typed on a day off, which are rolled to the last day worked, and what follows them. */
  function told(plan: Plan, typed: Plan = plan): unknown {
    const plain = dayByDay(typed);
    const isRolled = (i: number): boolean => {
      const { target } = typed.steps[i]!;
      return plain.kind[i] === "own" && target !== null && plain.workedAfter(i, target - 1) !== target;
    };
    const rolled = rowsWhere(typed, isRolled).flatMap((row) => behind(plain, row));
    return {
      anchor: plan.anchor,
      steps: plan.steps.map((step, i) => (rolled.includes(i) ? { ...step, target: null } : step)),
    };
  }

  test("pulling the goal earlier and back gives the plan as it was, kept dates too", () => {
    holds(fc.tuple(plans, fc.integer({ min: 1, max: 40 })), ([plan, by]) => {
      const { step, date } = plan.anchor!;
      const earlier = ask(plan, { do: "anchor", step, date: date - by });
      if (earlier.refused) return;
      const back = reschedule(earlier.plan, { do: "anchor", step, date }, earlier.snapshot);
      const free = withStep(plan, goalRow(plan), { fixed: null });
      expect(told(back.plan, plan)).toEqual(told(free, plan));
    });
  });

  test("making a plan fit leaves kept dates as they are", () => {
    const ways = fc.constantFrom<"moveAnchor" | "scale" | "overlap">("moveAnchor", "scale", "overlap");
    holds(fc.tuple(plans, ways), ([plan, way]) => {
      const { plan: after } = ask(plan, { do: "compress", way });
      expect(after.steps.map((step) => step.notLaterThan)).toEqual(
        plan.steps.map((step) => step.notLaterThan),
      );
    });
  });

  test("ticking some steps, keeping the goal, gives the same plan in any order, at once, and typed and accepted", () => {
    const ticks = fc.tuple(plans, fc.array(fc.tuple(fc.nat(99), fc.nat(60)), { minLength: 2, maxLength: 4 }));
    holds(ticks, ([plan, chosen]) => {
      const days = new Map(
        chosen.map(([at, ago]) => [plan.steps[at % plan.steps.length]!.number, plan.today - ago]),
      );
      const steps = [...days].map(([step, on]) => ({ step, on }));
      const tick = (...groups: (typeof steps)[]): Plan => {
        let now = { plan, snapshot: snapshotOf(plan) };
        for (const group of groups) {
          // biome-ignore lint/suspicious/noThenProperty: a word of the request.
          const request: ChangeRequest = { do: "done", steps: group, then: "keep" };
          now = reschedule(now.plan, request, now.snapshot);
        }
        return now.plan;
      };
      const one = told(tick(...steps.map((each) => [each])), plan);
      expect(told(tick(...steps.map((each) => [each]).reverse()), plan)).toEqual(one);
      expect(told(tick(steps), plan)).toEqual(one);
      const typed = plan.steps.map((step) =>
        days.has(step.number) ? { ...step, done: true, completedOn: days.get(step.number)! } : step,
      );
      const found = review({ ...plan, steps: typed }, snapshotOf(plan));
      const changes = found.filter((each) => "step" in each && days.has(each.step)).map(({ id }) => id);
      const accepted = reschedule({ ...plan, steps: typed }, { do: "accept", changes }, snapshotOf(plan));
      expect(told(accepted.plan, plan)).toEqual(one);
    });
  });

  test("ticks without a day, all accepted: as marked done on the earlier of Target and today", () => {
    const settled = plans.map((plan) => ({
      ...plan,
      steps: plan.steps.map((step) => ({
        ...step,
        completedOn: step.done ? (step.completedOn ?? step.target) : null,
      })),
    }));
    holds(fc.tuple(settled, fc.array(fc.nat(99), { minLength: 1, maxLength: 4 })), ([plan, chosen]) => {
      const ticked = new Set(
        chosen.map((at) => at % plan.steps.length).filter((at) => !plan.steps[at]!.done),
      );
      const typed = plan.steps.map((step, i) => (ticked.has(i) ? { ...step, done: true } : step));
      const snapshot = snapshotOf(plan);
      const accepted = reschedule({ ...plan, steps: typed }, { do: "accept", changes: "all" }, snapshot);
      const steps = [...ticked].map((i) => {
        const { number, target } = plan.steps[i]!;
        return { step: number, on: Math.min(target ?? plan.today, plan.today) };
      });
      // biome-ignore lint/suspicious/noThenProperty: a word of the request.
      const marked = reschedule(plan, { do: "done", steps, then: "keep" }, snapshot);
      expect(told(accepted.plan, plan)).toEqual(told(marked.plan, plan));
      expect(accepted.snapshot.rows.map(({ done, completedOn }) => [done, completedOn])).toEqual(
        marked.snapshot.rows.map(({ done, completedOn }) => [done, completedOn]),
      );
      expect(review(accepted.plan, accepted.snapshot)).toEqual([]);
    });
  });

  test("a step that is not needed and then needed again gives the plan as it was", () => {
    holds(fc.tuple(plans, fc.nat(99)), ([plan, at]) => {
      const { number, notNeeded } = plan.steps[at % plan.steps.length]!;
      const off = ask(plan, { do: "notNeeded", step: number, because: "They have one" });
      if (off.refused) return;
      const back = reschedule(off.plan, { do: "notNeeded", step: number, because: notNeeded }, off.snapshot);
      expect(told(back.plan, plan)).toEqual(told(plan));
    });
  });

  test("when the goal comes later, kept dates stay, or go along by the same number of working days", () => {
    const kept = fc.constantFrom<"stay" | "along">("stay", "along");
    holds(fc.tuple(plans, fc.integer({ min: 1, max: 40 }), kept), ([plan, by, how]) => {
      const plain = dayByDay(plan);
      const goal = goalRow(plan);
      if (plain.kind[goal] !== "goal") return;
      const { step, date } = plan.anchor!;
      const to = date + by;
      let worked = 0;
      for (let day = plain.workedAfter(goal, date); day <= to; day = plain.workedAfter(goal, day)) worked++;
      const after = ask(plan, { do: "anchor", step, date: to, kept: how });
      expect(after.plan.anchor).toEqual({ step, date: to });
      after.plan.steps.forEach((now, i) => {
        const was = plan.steps[i]!.notLaterThan;
        // Where a kept date is ignored, it stays in its cell (D15, D16).
        const isIgnored =
          ["done", "goal", "fixed"].includes(plain.kind[i]!) || isNotNeeded(plan, plan.steps[i]!);
        if (was === null || how === "stay" || isIgnored) {
          expect(now.notLaterThan).toBe(was);
          return;
        }
        let day = was;
        for (let left = worked; left > 0; left--) day = plain.workedAfter(i, day);
        expect(now.notLaterThan).toBe(day);
      });
    });
  });
});
