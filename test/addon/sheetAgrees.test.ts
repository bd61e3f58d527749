/** The sheet agrees with the scheduler: on plans that the add-on wrote, over the built bundle, at random todays. */
import fc from "fast-check";
import type { RowState } from "../../src/addon/sheet/tabs/milestoneColumns";
import { feasibility } from "../../src/plan/feasibility";
import type { Plan, Step } from "../../src/plan/plan";
import { type Schedule, schedule } from "../../src/plan/schedule";
import { isMilestone } from "../../src/plan/stepNumbers";
import { arbitraryPlan, written } from "../plan/arbitraryPlan";
import { FormulaSheet } from "./formulaSheet";

jest.setTimeout(600_000);

const MOST_ROWS = 15;
const linksFollowed = 6;

interface Written {
  readonly plan: Plan;
  readonly dates: Schedule;
  /** In which order the rows stand in the sheet. */
  readonly order: readonly number[];
}

/**
 * Besides what `arbitraryPlan` varies: the goal on any weekday, more kept dates, steps not needed, ticks without a day.
 */
const arbitraryWritten: fc.Arbitrary<Written> = fc
  .record({
    plan: arbitraryPlan(),
    moved: fc.nat(6),
    extras: fc.array(
      fc.record({
        kept: fc.option(fc.integer({ min: -70, max: 20 }), { freq: 3 }),
        notNeeded: fc.constantFrom("", "", "", "", "", "", "the old one stays"),
        ticked: fc.constantFrom(false, false, false, false, false, true),
        place: fc.nat(1000),
      }),
      { minLength: MOST_ROWS, maxLength: MOST_ROWS },
    ),
  })
  .map(({ plan, moved, extras }): Written => {
    const date = plan.anchor!.date + moved;
    const steps = plan.steps.map((step, at): Step => {
      const extra = extras[at]!;
      return {
        ...step,
        startsAfter: step.startsAfter.slice(0, linksFollowed),
        notLaterThan: extra.kept === null ? null : date + extra.kept,
        notNeeded: extra.notNeeded,
      };
    });
    const first = schedule({ ...plan, steps, anchor: { ...plan.anchor!, date } });
    // A tick without a day counts on the Target (D9); one that is still to come is a day that somebody mistyped.
    const ticked = written(first.plan, first.target);
    const done: Plan = {
      ...ticked,
      steps: ticked.steps.map((step, at) => ({ ...step, done: step.done || extras[at]!.ticked })),
    };
    const dates = schedule(done);
    return {
      plan: written(done, dates.target),
      dates,
      order: steps.map((_, at) => at).sort((a, b) => extras[a]!.place - extras[b]!.place),
    };
  });

/** Of the row and those it stands for: the state by the order of docs/for-reps.md, from the scheduler's answers. */
function stateOf({ plan, dates }: Written, at: number, clash: string): RowState {
  const step = plan.steps[at]!;
  const { network } = dates.passes;
  const due = step.target;
  if (step.done) return "done";
  if (network.notNeeded[at] === 1) return "notNeeded";
  if (due === null) return isMilestone(step.number) ? "noDate" : "";
  const left = due - plan.today;
  if (left < 0) return "overdue";
  if (left === 0) return "today";
  if (clash !== "") return "clash";
  if (left <= 7) return "soon";
  const start = dates.start[at];
  if (start === null || start === undefined || start > plan.today) return "planned";
  return waitsForOpen(dates, at) ? "blocked" : "started";
}

/** Whether an open step comes before, also through done steps and such as are not needed (D9, D16). */
function waitsForOpen({ plan, rowOf, passes }: Schedule, at: number): boolean {
  return plan.steps[at]!.startsAfter.some((number) => {
    const before = rowOf.get(number);
    if (before === undefined) return false;
    const isPassed = plan.steps[before]!.done || passes.network.notNeeded[before] === 1;
    return isPassed ? waitsForOpen({ plan, rowOf, passes } as Schedule, before) : true;
  });
}

test("300 plans at random: clash, status and the days late or to spare are the scheduler's", () => {
  const sheet = new FormulaSheet(MOST_ROWS, 46_398);
  let clashes = 0;
  fc.assert(
    fc.property(fc.noShrink(arbitraryWritten), (each) => {
      const { plan, dates, order } = each;
      sheet.write(plan, dates.start, order);
      const overlaps = new Map<string, string>();
      for (const problem of dates.problems)
        if (problem.code === "overlap") overlaps.set(problem.step, problem.startsAfter);
      clashes += overlaps.size;
      const wanted = order.map((at) => {
        const { number } = plan.steps[at]!;
        const clash = overlaps.get(number) ?? "";
        return [number, clash, stateOf(each, at, clash)];
      });
      const found = order.map((_, row) => [
        sheet.value("step", row),
        sheet.value("clash", row),
        sheet.value("state", row),
      ]);
      expect(found).toEqual(wanted);
      const feasible = feasibility(dates);
      const late = feasible.late.find(({ step }) => step === plan.anchor!.step);
      const goal = plan.steps.find(({ number }) => number === plan.anchor!.step)!;
      expect(sheet.above("from")).toBe(
        goal.done ? sheet.above("from") : late ? -late.workingDays : feasible.anchorSlack,
      );
    }),
    { numRuns: 300, seed: Number(process.env.PROPERTY_SEED ?? 5) },
  );
  expect(clashes).toBeGreaterThan(100);
});
