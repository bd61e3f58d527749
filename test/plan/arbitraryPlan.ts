/**
 * Plans at random: parallel paths, three calendars, both ways of counting, an anchor on any weekday, up to six links, side
 * branches and rows without links, markers anywhere, tasks; rows that are fixed, kept, not needed, done late or out of
 * order, or ticked without a day.
 */
import fc from "fast-check";
import { dayNumber } from "../../src/plan/calendarDate";
import type { CalendarName, CountedIn, DayNumber, Plan, Step, WorkingWeek } from "../../src/plan/plan";

/** The anchor stands on this Monday or within six days after it. */
export const ANCHOR_DATE = dayNumber(2027, 3, 15);

/** What people say about a row besides its days and links, in days after `ANCHOR_DATE`. */
interface Said {
  readonly fixed: number | null;
  readonly notLaterThan: number | null;
  readonly notNeeded: boolean;
  /** `bare`: ticked without a day. */
  readonly done: "no" | "on" | "bare";
  readonly on: number;
  /** What stands in the Target cell of a row ticked without a day, and of a task. */
  readonly target: number | null;
}

/** A row in short; `links` are chances, one per earlier row. */
interface RowSeed extends Said {
  readonly days: number;
  readonly countedIn: CountedIn;
  readonly calendar: CalendarName;
  readonly links: readonly number[];
  /** A marker that follows nothing. */
  readonly first: boolean;
}

/** A task of a row, or a subtask of its first task; `leadsTo` chooses a later row that starts after it. */
interface TaskSeed extends Said {
  readonly of: number;
  readonly subtask: boolean;
  readonly days: number | null;
  readonly follows: boolean;
  readonly leadsTo: number | null;
}

const MAX_LINKS = 6;

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

/** One value in `times`, otherwise the usual one. */
function seldom<T, U>(times: number, value: fc.Arbitrary<T>, usual: U): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: value });
}

const said = {
  fixed: seldom(9, fc.integer({ min: -90, max: 40 }), null),
  notLaterThan: seldom(6, fc.integer({ min: -60, max: 25 }), null),
  notNeeded: seldom(9, fc.constant(true), false),
  done: seldom(6, fc.constantFrom<Said["done"]>("on", "on", "bare"), "no" as const),
  on: fc.integer({ min: -90, max: 40 }),
  target: fc.option(fc.integer({ min: -90, max: 60 }), { freq: 3 }),
};

const rowSeed: fc.Arbitrary<RowSeed> = fc.record({
  ...said,
  days: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 13, max: 45 }) },
  ),
  countedIn: fc.constantFrom<CountedIn>("calendar", "working"),
  calendar: fc.constantFrom<CalendarName>("both", "seller", "buyer"),
  links: fc.array(fc.nat(99), { minLength: 14, maxLength: 14 }),
  first: fc.boolean(),
});

const taskSeed: fc.Arbitrary<TaskSeed> = fc.record({
  ...said,
  of: fc.nat(99),
  subtask: seldom(4, fc.constant(true), false),
  days: fc.option(fc.nat(4), { freq: 3 }),
  follows: seldom(3, fc.constant(true), false),
  leadsTo: seldom(4, fc.nat(99), null),
});

function inputsOf(
  seed: Said,
): Omit<Step, "number" | "name" | "days" | "countedIn" | "calendar" | "startsAfter"> {
  const day = (offset: number | null): DayNumber | null => (offset === null ? null : ANCHOR_DATE + offset);
  return {
    fixed: day(seed.fixed),
    notLaterThan: day(seed.notLaterThan),
    id: "",
    notNeeded: seed.notNeeded ? "Bought elsewhere" : "",
    done: seed.done !== "no",
    completedOn: seed.done === "on" ? day(seed.on) : null,
    target: seed.done === "bare" ? day(seed.target) : null,
  };
}

/** `holidays` false: weekends only. */
export function arbitraryPlan({ holidays = true } = {}): fc.Arbitrary<Plan> {
  return fc
    .record({
      rows: fc.array(rowSeed, { minLength: 2, maxLength: 12 }),
      anchor: fc.array(fc.nat(99), { minLength: 2, maxLength: 2 }),
      anchorOn: fc.nat(6),
      shape: fc.constantFrom("chain", "few", "many"),
      tasks: fc.array(taskSeed, { maxLength: 3 }),
      week: fc.constantFrom(...(holidays ? weeks : plainWeeks)),
      countedIn: fc.constantFrom<CountedIn>("calendar", "working"),
      today: fc.integer({ min: -120, max: 60 }),
    })
    .map(({ rows, anchor, anchorOn, shape, tasks, week, countedIn, today }) => {
      const links: string[][] = rows.map((row, i) => {
        if (row.days === 0 && row.first) return [];
        const chance = (j: number): number => {
          if (shape === "chain") return j === i - 1 ? 95 : 5;
          if (shape === "few") return j >= i - 3 ? 40 : 5;
          return 45;
        };
        const earlier = rows.slice(0, i).map((_, j) => j);
        return earlier
          .filter((j) => row.links[j]! < chance(j))
          .slice(-MAX_LINKS)
          .map((j) => String(j + 1));
      });
      const taskRows: Step[] = [];
      for (const task of tasks) {
        const milestone = (task.of % rows.length) + 1;
        const siblings = taskRows.filter((row) => row.number.startsWith(`${milestone}.`));
        const parent = task.subtask && siblings.length > 0 ? siblings[0]!.number : String(milestone);
        const number = `${parent}.${siblings.length + 1}`;
        const later = rows.length - milestone;
        if (task.leadsTo !== null && later > 0) {
          const follower = links[milestone + (task.leadsTo % later)]!;
          if (follower.length < MAX_LINKS) follower.push(number);
        }
        taskRows.push({
          number,
          name: `Task ${number}`,
          days: task.days,
          countedIn,
          calendar: "both",
          startsAfter: task.follows ? [String(milestone)] : [],
          ...inputsOf(task),
          ...(task.target === null ? {} : { target: ANCHOR_DATE + task.target }),
        });
      }
      return {
        steps: [
          ...rows.map(
            (row, i): Step => ({
              number: String(i + 1),
              name: `Step ${i + 1}`,
              days: row.days,
              countedIn: row.countedIn,
              calendar: row.calendar,
              startsAfter: links[i]!,
              ...inputsOf(row),
            }),
          ),
          ...taskRows,
        ],
        // Rather late in the plan than early.
        anchor: {
          step: String(Math.max(...anchor.map((at) => at % rows.length)) + 1),
          date: ANCHOR_DATE + anchorOn,
        },
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
