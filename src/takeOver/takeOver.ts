/**
 * Makes a plan of a table that was read. The dates of the source stand: days are chosen so that the worked-out dates are
 * those of the source where they can be; where there is room, the row keeps its date (D15). What remains different is said.
 */
import { cleanText } from "../plan/cleanText";
import type { CountedIn, DayNumber, Plan, WorkingWeek } from "../plan/plan";
import type { PlanProblem } from "../plan/problems";
import { schedule } from "../plan/schedule";
import { compareNumbers, isMilestone, parentOf } from "../plan/stepNumbers";
import { type WorkingCalendar, workingCalendar } from "../plan/workingCalendar";
import { planOf, type TakenOverStep } from "../planTemplates/planOf";
import type { PlanTemplate, TemplateStep } from "../planTemplates/planTemplate";
import type { Source, SourceStep, Unread } from "./readSource";

interface TakeOverChoices {
  readonly goal: { readonly row: number; readonly date: DayNumber };
  readonly countedIn: CountedIn;
  readonly seller: WorkingWeek;
  readonly buyer: WorkingWeek;
  readonly today: DayNumber;
  /** Rows that are not taken over. */
  readonly leftOut: ReadonlySet<number>;
  /** Dates and days that a person gave for cells that were not understood, by row. */
  readonly dates: ReadonlyMap<number, DayNumber>;
  readonly days: ReadonlyMap<number, number>;
  /** Owners of whom the source does not tell the side. */
  readonly sides: ReadonlyMap<string, "seller" | "buyer">;
  /** Rows whose days stand although they do not fit between the dates. */
  readonly keepDays: ReadonlySet<number>;
  /** Rows whose date becomes fixed. */
  readonly fixed: ReadonlySet<number>;
}

export interface TakenOver {
  readonly template: PlanTemplate;
  readonly takenOver: readonly TakenOverStep[];
  readonly done: readonly { readonly step: string; readonly on: DayNumber }[];
  readonly anchor: { readonly step: string; readonly date: DayNumber };
  readonly plan: Plan;
  /** The worked-out dates by the plan's steps. */
  readonly targets: readonly (DayNumber | null)[];
  readonly problems: readonly PlanProblem[];
  /** The row of the source of each step of the plan. */
  readonly rows: readonly number[];
  /** Days that do not fit between two dates of the source: `fits` do. */
  readonly tooLong: readonly { readonly row: number; readonly days: number; readonly fits: number }[];
  /** Days that are others than in the source, so that its dates stand. */
  readonly otherDays: readonly { readonly row: number; readonly given: number; readonly days: number }[];
  /** Rows that the plan dates otherwise than the source. */
  readonly moved: readonly {
    readonly row: number;
    readonly source: DayNumber;
    readonly workedOut: DayNumber;
  }[];
}

/** In characters; more stands in the note. */
const LONGEST_NAME = 200;
const LONGEST_NOTE = 10_000;
const MOST_DAYS = 3650;
const MOST_ROLES = 100;

/** A step on its way into the plan. */
interface Draft {
  readonly source: SourceStep;
  readonly number: string;
  readonly countedIn: CountedIn;
  /** The day on which it is due, or was done. */
  readonly date: DayNumber | null;
  readonly given: number | null;
  startsAfter: readonly string[];
  days: number | null;
  notLaterThan: DayNumber | null;
}

/** `noteOf` says in words what of a cell is kept as a note: "Due: Week 6". */
export function takeOver(
  source: Source,
  choices: TakeOverChoices,
  noteOf: (unread: Unread) => string,
): TakenOver {
  const usual = withEmptyDays(source, choices, noteOf, 1);
  // Where steps without date do not fit between two dates, they take no time.
  const tight = usual.moved.length === 0 ? usual : withEmptyDays(source, choices, noteOf, 0);
  return tight.moved.length < usual.moved.length ? tight : usual;
}

/** `emptyDays`: of a step of which the source tells neither days nor a date. */
function withEmptyDays(
  source: Source,
  choices: TakeOverChoices,
  noteOf: (unread: Unread) => string,
  emptyDays: number,
): TakenOver {
  const { countedIn, seller, buyer, today, leftOut, fixed } = choices;
  const drafts = numbered(
    source.steps.filter(({ row }) => !leftOut.has(row)),
    choices,
  );
  const byRow = new Map(drafts.map((draft) => [draft.source.row, draft]));
  const goal = byRow.get(choices.goal.row)!;
  linkSteps(source, drafts, byRow, goal);
  const leading = leadingTo(goal, drafts);
  const calendar = workingCalendar(seller, buyer);
  const tooLong = chooseDays(drafts, leading, goal, choices, calendar, emptyDays);
  const anchor = { step: goal.number, date: choices.goal.date };
  const template = templateOf(source.title, drafts, goal, choices);
  const done = drafts.flatMap(({ source: step, number, date }) =>
    step.done ? [{ step: number, on: Math.min(date ?? today, today) }] : [],
  );
  const notes = drafts.map((draft) => noteText(draft, source.unread, choices, noteOf));
  const isFixed = (draft: Draft) => fixed.has(draft.source.row) && draft !== goal && !draft.source.done;
  const build = () => {
    const takenOver = drafts.map((draft, at): TakenOverStep => {
      const { number, date, notLaterThan } = draft;
      const held = isFixed(draft) ? { notLaterThan: null, fixed: date } : { notLaterThan, fixed: null };
      return { step: number, target: date, ...held, note: notes[at]! };
    });
    const plan = planOf(template, { anchor, countedIn, seller, buyer, today, done, takenOver });
    return { takenOver, plan, dates: schedule(plan) };
  };

  let built = build();
  for (const [at, draft] of drafts.entries()) {
    const { date } = draft;
    const mayBeKept = leading.has(draft.number) && draft !== goal && !draft.source.done;
    if (mayBeKept && date !== null && (built.dates.target[at] ?? 0) > date)
      draft.notLaterThan = calendar.onOrBefore(date);
  }
  built = build();
  // Where what follows holds a step on its date already, it needs no kept date of its own.
  const { limit } = built.dates.passes;
  for (const [at, draft] of drafts.entries()) {
    const { notLaterThan, days } = draft;
    if (notLaterThan !== null && days !== 0 && calendar.onOrBefore(limit[at]!) <= notLaterThan)
      draft.notLaterThan = null;
  }
  built = build();
  const { target: targets, problems } = built.dates;
  return {
    template,
    takenOver: built.takenOver,
    plan: built.plan,
    done,
    anchor,
    targets,
    problems,
    rows: drafts.map(({ source: { row } }) => row),
    tooLong,
    otherDays: drafts.flatMap(({ source: { row }, given, days }) =>
      given === null || days === null || days === given || tooLong.some((each) => each.row === row)
        ? []
        : [{ row, given, days }],
    ),
    moved: drafts.flatMap((draft, at) => {
      const { source: step, date } = draft;
      const workedOut = targets[at] ?? null;
      const isOther = date !== null && workedOut !== null && workedOut !== date;
      return isOther && draft !== goal && !step.done ? [{ row: step.row, source: date, workedOut }] : [];
    }),
  };
}

/** The steps in the order of their new numbers; what lost the row above moves up. */
function numbered(steps: readonly SourceStep[], choices: TakeOverChoices): Draft[] {
  const numbers = new Map<number, string>();
  const count = new Map<string, number>();
  const kept = new Map(steps.map((step) => [step.row, step]));
  const numberOf = (step: SourceStep): string => {
    const known = numbers.get(step.row);
    if (known !== undefined) return known;
    const above = step.parent === null ? undefined : kept.get(step.parent);
    const prefix = above ? `${numberOf(above)}.` : "";
    const next = (count.get(prefix) ?? 0) + 1;
    count.set(prefix, next);
    numbers.set(step.row, `${prefix}${next}`);
    return `${prefix}${next}`;
  };
  return steps
    .map((source): Draft => {
      const target = choices.dates.get(source.row) ?? source.target;
      const isGoal = source.row === choices.goal.row;
      return {
        source,
        number: numberOf(source),
        countedIn: source.countedIn ?? choices.countedIn,
        date: source.done ? (source.completedOn ?? target) : isGoal ? choices.goal.date : target,
        given: choices.days.get(source.row) ?? source.days,
        startsAfter: [],
        days: null,
        notLaterThan: null,
      };
    })
    .sort((a, b) => compareNumbers(a.number, b.number));
}

/** The links of the source; where it has none, the order of the dates. */
function linkSteps(
  source: Source,
  drafts: readonly Draft[],
  byRow: ReadonlyMap<number, Draft>,
  goal: Draft,
): void {
  const sourceOf = new Map(source.steps.map((step) => [step.row, step]));
  /** Links to rows that are left out pass through them. */
  const through = (row: number, seen: ReadonlySet<number>): readonly string[] => {
    const draft = byRow.get(row);
    if (draft) return [draft.number];
    if (seen.has(row)) return [];
    return (sourceOf.get(row)?.startsAfter ?? []).flatMap((before) =>
      through(before, new Set([...seen, row])),
    );
  };
  for (const draft of drafts) {
    const links = draft.source.startsAfter.flatMap((row) => through(row, new Set()));
    draft.startsAfter = [...new Set(links)].filter((number) => number !== draft.number);
  }
  const milestones = drafts.filter(({ number }) => isMilestone(number));
  if (!drafts.some(({ startsAfter }) => startsAfter.length > 0)) {
    chain(milestones);
    return;
  }
  // A step beside all links would start with the plan, whatever its date: it leads to the goal, or follows it.
  const linked = new Set(drafts.flatMap(({ startsAfter }) => startsAfter));
  const groups = new Set(drafts.map(({ number }) => parentOf(number)));
  for (const draft of milestones) {
    if (draft === goal || linked.has(draft.number)) continue;
    const { date, source: step, startsAfter, number } = draft;
    const isBehind = date === null ? step.row > goal.source.row : date > goal.date!;
    if (isBehind && startsAfter.length === 0) draft.startsAfter = [goal.number];
    else if (
      !isBehind &&
      (startsAfter.length === 0 || groups.has(number)) &&
      !leadingTo(draft, drafts).has(goal.number)
    )
      goal.startsAfter = [...goal.startsAfter, number];
  }
}

/** One after the other by date, side by side on the same day; steps without date stay where they stand. */
function chain(milestones: readonly Draft[]): void {
  const place = new Map<Draft, number>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const draft of milestones) {
    latest = draft.date ?? latest;
    place.set(draft, latest);
  }
  const inOrder = [...milestones].sort((a, b) => place.get(a)! - place.get(b)! || 0);
  let before: readonly Draft[] = [];
  let together: Draft[] = [];
  for (const draft of inOrder) {
    const isSameDay = draft.date !== null && together[0]?.date === draft.date && draft.given !== 0;
    if (!isSameDay) {
      if (together.length > 0) before = together;
      together = [];
    }
    together.push(draft);
    draft.startsAfter = before.map(({ number }) => number);
  }
}

/** The numbers of what a step waits for, itself among them. */
function leadingTo(step: Draft, drafts: readonly Draft[]): ReadonlySet<string> {
  const byNumber = new Map(drafts.map((draft) => [draft.number, draft]));
  const found = new Set<string>();
  const open = [step.number];
  while (open.length > 0) {
    const number = open.pop()!;
    if (found.has(number)) continue;
    found.add(number);
    open.push(...(byNumber.get(number)?.startsAfter ?? []));
  }
  return found;
}

/** Given days where they fit, else as many as lie between the dates. Gives back those that did not fit. */
function chooseDays(
  drafts: readonly Draft[],
  leading: ReadonlySet<string>,
  goal: Draft,
  choices: TakeOverChoices,
  calendar: WorkingCalendar,
  emptyDays: number,
): TakenOver["tooLong"] {
  const byNumber = new Map(drafts.map((draft) => [draft.number, draft]));
  const finishes = new Map<string, DayNumber | null>();
  const tooLong: { row: number; days: number; fits: number }[] = [];
  /** When everything before the step is finished: by the dates of the source, or worked out from them. */
  const released = (draft: Draft): DayNumber | null => {
    const days = draft.startsAfter.flatMap((number) => finishes.get(number) ?? []);
    return days.length === 0 ? null : Math.max(...days);
  };
  for (const draft of inOrderOfLinks(drafts, byNumber)) {
    const { given, date, countedIn, source } = draft;
    const before = released(draft);
    const count = (from: DayNumber, to: DayNumber) =>
      countedIn === "working" ? calendar.between(from, to) : to - from;
    const most = before === null || date === null ? null : count(before, date);
    const own = source.start === null || date === null ? null : Math.max(1, count(source.start - 1, date));
    let days = given ?? own;
    if (most !== null && most >= 0) {
      if (days === null || (given === null && days > most)) days = most;
      else if (days > most && !source.done) {
        tooLong.push({ row: source.row, days, fits: most });
        if (!choices.keepDays.has(source.row)) days = most;
      } else if (days < most && !leading.has(draft.number)) days = most;
      // A marker stands where the step before it ends (D4); one day can be kept on its date.
      else if (days === 0 && most > 0 && draft !== goal) days = 1;
    } else if (most !== null && given === null) days = 0;
    // Tasks may go without days, and then keep the date that they have.
    if (days === null && (isMilestone(draft.number) || draft.startsAfter.length > 0))
      days = date === null ? emptyDays : 1;
    draft.days = days === null ? null : Math.min(MOST_DAYS, days);
    const worked =
      before === null || draft.days === null
        ? null
        : countedIn === "working"
          ? calendar.plus(before, draft.days)
          : calendar.onOrAfter(before + draft.days);
    finishes.set(draft.number, date ?? worked ?? before);
  }
  return tooLong;
}

/** Each step behind those that it starts after; links in a loop were cut before. */
function inOrderOfLinks(drafts: readonly Draft[], byNumber: ReadonlyMap<string, Draft>): readonly Draft[] {
  const waiting = new Map(
    drafts.map((draft) => [draft.number, draft.startsAfter.filter((number) => byNumber.has(number)).length]),
  );
  const followers = new Map<string, Draft[]>();
  for (const draft of drafts)
    for (const number of draft.startsAfter) followers.set(number, [...(followers.get(number) ?? []), draft]);
  const order = drafts.filter(({ number }) => waiting.get(number) === 0);
  for (let at = 0; at < order.length; at += 1) {
    for (const follower of followers.get(order[at]!.number) ?? []) {
      const left = waiting.get(follower.number)! - 1;
      waiting.set(follower.number, left);
      if (left === 0) order.push(follower);
    }
  }
  return order;
}

function templateOf(
  title: string,
  drafts: readonly Draft[],
  goal: Draft,
  { countedIn, sides }: TakeOverChoices,
): PlanTemplate {
  const steps = drafts.map((draft): TemplateStep => {
    const { source, number, days, startsAfter } = draft;
    const of = (side: "seller" | "buyer") => ownersOf(source, side, sides);
    return {
      number,
      name: shortened(cleanText(source.name), LONGEST_NAME),
      days,
      ...(draft.countedIn !== countedIn && { countedIn: draft.countedIn }),
      startsAfter,
      ownersSeller: of("seller"),
      ownersBuyer: of("buyer"),
      phase: shortened(cleanText(source.phase ?? ""), LONGEST_NAME),
      outcome: "",
    };
  });
  const roles = (["seller", "buyer"] as const).flatMap((team) => {
    const owners = steps.flatMap((step) => (team === "seller" ? step.ownersSeller : step.ownersBuyer));
    return [...new Set(owners)].map((role) => ({ team, role, part: "" as const, needs: "" }));
  });
  return {
    version: 1,
    id: "takenOver",
    name: shortened(cleanText(title), LONGEST_NAME) || "takenOver",
    countedIn,
    anchors: [goal.number],
    steps,
    roles: roles.slice(0, MOST_ROLES),
    resources: [],
  };
}

function ownersOf(
  source: SourceStep,
  side: "seller" | "buyer",
  sides: TakeOverChoices["sides"],
): readonly string[] {
  const told = side === "seller" ? source.ownerSeller : source.ownerBuyer;
  const chosen = source.ownerUnknown.filter((name) => sides.get(name) === side);
  const owners = [...told.split(/[,;\n]/), ...chosen].map((name) => shortened(cleanText(name), LONGEST_NAME));
  return [...new Set(owners)].filter((name) => name !== "").slice(0, 50);
}

/** Whole characters: no emoji is cut in two. */
function shortened(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${[...text]
        .slice(0, most / 2)
        .join("")
        .slice(0, most - 1)}\u2026`;
}

/** The notes of the source, and what of its cells is kept as a note. */
function noteText(
  { source }: Draft,
  unread: readonly Unread[],
  choices: TakeOverChoices,
  noteOf: (unread: Unread) => string,
): string {
  const isAnswered = ({ field, row }: Unread) =>
    (field === "target" && (choices.dates.has(row) || row === choices.goal.row)) ||
    (field === "days" && choices.days.has(row));
  const kept = unread.filter((each) => each.row === source.row && !isAnswered(each)).map(noteOf);
  const aside = source.ownerUnknown.filter((owner) => !choices.sides.has(owner)).join(", ");
  if (aside !== "")
    kept.push(
      noteOf({ row: source.row, cell: "", column: -1, text: aside, field: "owner", doubt: "ownerSide" }),
    );
  const name = cleanText(source.name).length > LONGEST_NAME ? [source.name] : [];
  const lines = [...name, source.notes, ...kept].filter((text) => text !== "");
  return shortened(cleanText(lines.join("\n")), LONGEST_NOTE);
}
