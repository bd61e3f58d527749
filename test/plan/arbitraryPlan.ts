/** Plans at random: parallel paths, three calendars, fixed, done, calendar-day and working-day rows, markers, tasks. */
import fc from "fast-check";
import { dayNumber } from "../../src/plan/calendarDate";
import type { CalendarName, CountedIn, DayNumber, Plan, Step, WorkingWeek } from "../../src/plan/plan";

export const ANCHOR_DATE = dayNumber(2027, 3, 15);

/** A row in short; `links` are chances, one per earlier row. */
interface RowSeed {
  readonly days: number;
  readonly countedIn: CountedIn;
  readonly calendar: CalendarName;
  readonly links: readonly number[];
  readonly held: "no" | "fixed" | "done";
  readonly heldAt: number;
}

const weekends = ["0000011", "0000011", "0000110", "0000001", "0000000", "1000001", "0010011"];

/** Sixty pairs of weeks made once, so that their calendars are built once; holidays crowd around the anchor. */
const weeks: readonly (readonly [WorkingWeek, WorkingWeek])[] = (() => {
  let state = 12345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const week = (): WorkingWeek => ({
    weekend: weekends[next(weekends.length)]!,
    nonWorkingDays: Array.from({ length: next(40) }, () => ANCHOR_DATE - 160 + next(320)),
  });
  return Array.from({ length: 60 }, () => [week(), week()] as const);
})();

/** The same weekends without holidays. */
const plainWeeks: readonly (readonly [WorkingWeek, WorkingWeek])[] = weekends.flatMap((a) =>
  weekends.map((b) => [
    { weekend: a, nonWorkingDays: [] },
    { weekend: b, nonWorkingDays: [] },
  ]),
);

export interface PlanOptions {
  /** Rows that are fixed or done; default true. */
  readonly held?: boolean;
  readonly holidays?: boolean;
  /** 0-day rows that follow nothing: they stand somewhere, but bind nothing. Default true. */
  readonly rootMarkers?: boolean;
  /** Tasks below milestones, with and without dates; default true. */
  readonly tasks?: boolean;
}

export function arbitraryPlan(options: PlanOptions = {}): fc.Arbitrary<Plan> {
  const { held = true, holidays = true, rootMarkers = true, tasks = true } = options;
  const seed: fc.Arbitrary<RowSeed> = fc.record({
    days: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 13, max: 45 }) },
    ),
    countedIn: fc.constantFrom<CountedIn>("calendar", "working"),
    calendar: fc.constantFrom<CalendarName>("both", "seller", "buyer"),
    links: fc.array(fc.nat(99), { minLength: 14, maxLength: 14 }),
    held: held
      ? fc.constantFrom<RowSeed["held"]>("no", "no", "no", "no", "no", "fixed", "done")
      : fc.constant<RowSeed["held"]>("no"),
    heldAt: fc.integer({ min: -90, max: 40 }),
  });
  return fc
    .record({
      rows: fc.array(seed, { minLength: 2, maxLength: 12 }),
      anchorAt: fc.nat(99),
      shape: fc.constantFrom("chain", "few", "many"),
      tasks: tasks
        ? fc.array(fc.tuple(fc.nat(99), fc.nat(3), fc.integer({ min: -60, max: 60 })), { maxLength: 3 })
        : fc.constant([]),
      week: holidays ? fc.constantFrom(...weeks) : fc.constantFrom(...plainWeeks),
      countedIn: fc.constantFrom<CountedIn>("calendar", "working"),
      today: fc.integer({ min: -120, max: 60 }),
    })
    .map(({ rows, anchorAt, shape, tasks: taskSeeds, week, countedIn, today }) => {
      const steps: Step[] = rows.map((row, i) => {
        const startsAfter: string[] = [];
        for (let j = 0; j < i; j++) {
          const chance =
            shape === "chain" ? (j === i - 1 ? 95 : 5) : shape === "few" ? (j >= i - 3 ? 40 : 5) : 45;
          if (row.links[j]! < chance) startsAfter.push(String(j + 1));
        }
        const days = row.days === 0 && !rootMarkers && startsAfter.length === 0 ? 1 : row.days;
        return {
          number: String(i + 1),
          name: `Step ${i + 1}`,
          days,
          countedIn: row.countedIn,
          calendar: row.calendar,
          startsAfter,
          fixed: row.held === "fixed" ? ANCHOR_DATE + row.heldAt : null,
          notLaterThan: null,
          notNeeded: "",
          done: row.held === "done",
          completedOn: row.held === "done" ? ANCHOR_DATE + row.heldAt : null,
          target: null,
        };
      });
      const inUse = new Map<number, number>();
      for (const [at, kind, offset] of taskSeeds) {
        const parent = (at % rows.length) + 1;
        const place = (inUse.get(parent) ?? 0) + 1;
        inUse.set(parent, place);
        steps.push({
          number: `${parent}.${place}`,
          name: `Task ${parent}.${place}`,
          days: kind === 0 ? null : kind,
          countedIn,
          calendar: "both",
          startsAfter: kind === 3 ? [String(parent)] : [],
          fixed: null,
          notLaterThan: null,
          notNeeded: "",
          done: false,
          completedOn: null,
          target: kind === 2 || kind === 3 ? null : ANCHOR_DATE + offset,
        });
      }
      return {
        steps,
        anchor: { step: String((anchorAt % rows.length) + 1), date: ANCHOR_DATE },
        countedIn,
        seller: week[0],
        buyer: week[1],
        today: ANCHOR_DATE + today,
      };
    });
}

/** The plan as it reads after its dates were written. */
export function written(plan: Plan, target: readonly (DayNumber | null)[]): Plan {
  return { ...plan, steps: plan.steps.map((step, i) => ({ ...step, target: target[i] ?? step.target })) };
}

export function withStep(plan: Plan, row: number, fields: Partial<Step>): Plan {
  return { ...plan, steps: plan.steps.map((step, i) => (i === row ? { ...step, ...fields } : step)) };
}
