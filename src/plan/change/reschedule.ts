/**
 * Every change to a plan, as plan + request -> preview. A request edits inputs; the dates follow from them; nothing is
 * written here. What `review` found and nobody decided on yet stays as it is in the sheet.
 */
import { isDay } from "../calendarDate";
import { explainRow } from "../explain";
import { type Feasibility, feasibility } from "../feasibility";
import { ANCHOR, DONE, FREE, NONE, OWN } from "../network";
import type { CalendarName, CountedIn, DayNumber, Plan, Step } from "../plan";
import type { Problem } from "../problems";
import {
  chainAt,
  insertLink,
  type PlanSnapshot,
  proposeRow,
  review,
  type SheetChange,
  type SnapshotRow,
  sameAnchor,
  snapshotOf,
  untouchedSnapshot,
} from "../review";
import { earliestAfter, type Schedule, schedule, scheduleNetwork } from "../schedule";
import {
  compareNumbers,
  isBelow,
  isStepNumber,
  levelOf,
  milestoneOf,
  nextNumber,
  parentOf,
} from "../stepNumbers";
import type { ChangeRequest } from "./changeRequest";

export type { ChangeRequest } from "./changeRequest";

/** One line of the preview. */
export interface DateDifference {
  /** The step's number in the new plan (in the old one if it is removed). */
  readonly step: string;
  readonly name: string;
  /** What stands in the sheet now. */
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** In the row's own calendar, signed; null when one of the dates is missing. */
  readonly workingDays: number | null;
  /**
   * asked: the request names it · before: it leads up to `of` · after: it follows `of` · withMilestone: a task that
   * moves with `of` · fixed, done, anchor: it stands there · inserted, removed · workedOut: the sheet showed another
   * date than the worked-out one.
   */
  readonly reason:
    | "asked"
    | "before"
    | "after"
    | "withMilestone"
    | "fixed"
    | "done"
    | "anchor"
    | "inserted"
    | "removed"
    | "workedOut";
  readonly of: string | null;
}

/** One input that the change edits, for the writer and for those who want to know. */
export type InputEdit =
  | {
      readonly step: string;
      readonly field: "days";
      readonly before: number | null;
      readonly after: number | null;
    }
  | {
      readonly step: string;
      readonly field: "fixed" | "notLaterThan" | "completedOn";
      readonly before: DayNumber | null;
      readonly after: DayNumber | null;
    }
  | { readonly step: string; readonly field: "done"; readonly before: boolean; readonly after: boolean }
  | {
      readonly step: string;
      readonly field: "countedIn";
      readonly before: CountedIn;
      readonly after: CountedIn;
    }
  | {
      readonly step: string;
      readonly field: "calendar";
      readonly before: CalendarName;
      readonly after: CalendarName;
    }
  | {
      readonly step: string;
      readonly field: "startsAfter";
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | {
      readonly step: string;
      readonly field: "number" | "notNeeded";
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly step: string;
      readonly field: "row";
      readonly before: "none" | "there";
      readonly after: "none" | "there";
    }
  | {
      readonly step: string | null;
      readonly field: "anchor";
      readonly before: Plan["anchor"];
      readonly after: Plan["anchor"];
    };

interface AnchorEffect {
  readonly step: string;
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** In the anchor's own calendar, signed. */
  readonly workingDays: number;
  readonly calendarDays: number;
  /** Worked forward from today; null: done or undated. */
  readonly earliestRealistic: DayNumber | null;
  /** Working days to spare afterwards; negative: late. */
  readonly slack: number | null;
}

/** What a request would do. Nothing has been written. */
export interface ChangePreview {
  /** True: the request cannot be carried out (`problems` says why) and `plan` is the plan as it was. */
  readonly refused: boolean;
  /** The inputs afterwards; `target` holds the dates to be written. */
  readonly plan: Plan;
  /** `plan` worked out. */
  readonly dates: Schedule;
  /** For each row of `plan`: its position in the plan before, or -1 for a new row. */
  readonly rowBefore: readonly number[];
  readonly difference: readonly DateDifference[];
  readonly edits: readonly InputEdit[];
  /** What is wrong with the new plan, what was refused, what is late. */
  readonly problems: readonly Problem[];
  readonly effectOnAnchor: AnchorEffect | null;
  /** What to keep once this is written; undecided changes of the sheet stay recognisable. */
  readonly snapshot: PlanSnapshot;
}

/** A link whose steps could run at the same time. */
interface OverlapOption {
  readonly step: string;
  readonly startsAfter: string;
  /** By how many working days the anchor's earliest date comes closer. */
  readonly gained: number;
}

/** A row of the plan while it is being edited; `from`: its position before, -1 for a new one. */
interface Row {
  step: Step;
  readonly from: number;
}

/** The plan while a request is carried out. */
interface Draft {
  readonly before: Plan;
  readonly dates: Schedule;
  readonly written: PlanSnapshot;
  readonly changes: readonly SheetChange[];
  rows: Row[];
  anchor: Plan["anchor"];
  /** Rows whose date the request names. */
  readonly asked: Set<Row>;
  /** What is to be said beside the preview. */
  readonly notes: Problem[];
  /** Ids of sheet changes that this request decides on. */
  readonly decided: Set<string>;
}

/** Thrown inside this file only, caught by `reschedule`: the request cannot be carried out. */
class Refusal {
  constructor(readonly problem: Problem) {}
}

function refuse(problem: Problem): never {
  throw new Refusal(problem);
}

function planOf(draft: Draft): Plan {
  return { ...draft.before, steps: draft.rows.map((row) => row.step), anchor: draft.anchor };
}

function edit(row: Row, fields: Partial<Step>): void {
  row.step = { ...row.step, ...fields };
}

function rowOf(draft: Draft, number: string): Row {
  const found = draft.rows.filter((row) => row.step.number === number);
  if (found.length === 0) refuse({ code: "stepGone", step: number });
  if (found.length > 1) refuse({ code: "stepAmbiguous", step: number });
  return found[0]!;
}

function openRowOf(draft: Draft, number: string): Row {
  const row = rowOf(draft, number);
  if (row.step.done) refuse({ code: "stepDone", step: number });
  return row;
}

/** The anchor, with its row; refused without one. */
function anchorOf(draft: Draft): { row: Row; date: DayNumber } {
  const { anchor } = draft;
  const row = anchor && draft.rows.find((other) => other.step.number === anchor.step);
  if (!anchor || !row || !isDay(anchor.date)) refuse({ code: "anchorNeeded" });
  return { row, date: anchor.date };
}

/** What starts after `number` starts after `instead`. */
function replaceLinks(draft: Draft, number: string, instead: readonly string[]): void {
  for (const row of draft.rows) {
    if (!row.step.startsAfter.includes(number)) continue;
    const links = row.step.startsAfter.flatMap((link) => (link === number ? instead : [link]));
    edit(row, { startsAfter: [...new Set(links)].filter((link) => link !== row.step.number) });
  }
}

/** Puts a row into the chain where it stands. */
function linkIntoChain(
  draft: Draft,
  row: Row,
  startsAfter: readonly string[],
  before: readonly string[],
): void {
  const { number } = row.step;
  edit(row, { startsAfter });
  for (const other of draft.rows) {
    if (before.includes(other.step.number)) {
      edit(other, { startsAfter: insertLink(other.step.startsAfter, startsAfter, number) });
    }
  }
}

/** Position behind a row and everything below it in the hierarchy. */
function behind(draft: Draft, number: string | null): number {
  if (number === null) return 0;
  let end = draft.rows.indexOf(rowOf(draft, number)) + 1;
  while (end < draft.rows.length && isBelow(draft.rows[end]!.step.number, number)) end++;
  return end;
}

/**
 * The earliest date of the anchor at which nothing overlaps what is fixed or done, today left aside; NONE when
 * nothing binds it.
 */
function earliestFromHeld(dates: Schedule): DayNumber {
  const { network } = dates.passes;
  const { order, leading, hold, heldAt, isAnchor, beforeAt, before } = network;
  const finish = new Int32Array(network.nodes).fill(NONE);
  const open = new Int32Array(network.nodes).fill(NONE);
  let earliest = NONE;
  for (const node of order) {
    if (leading[node] === 0) continue;
    let at = NONE;
    let openAt = NONE;
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      at = Math.max(at, finish[before[j]!]!);
      openAt = Math.max(openAt, open[before[j]!]!);
    }
    if (hold[node] === FREE || hold[node] === ANCHOR) {
      finish[node] = open[node] = at === NONE ? NONE : earliestAfter(network, node, at);
      if (isAnchor[node] === 1) earliest = finish[node]!;
    } else if (hold[node] === DONE) {
      finish[node] = Math.max(heldAt[node]!, openAt);
      open[node] = openAt;
    } else finish[node] = open[node] = heldAt[node]!;
  }
  return earliest;
}

/** Moves the anchor later, as little as possible, until nothing that leads up to it overlaps. */
function push(draft: Draft): void {
  if (draft.anchor === null) return;
  const earliest = earliestFromHeld(schedule(planOf(draft)));
  if (isDay(earliest) && earliest > draft.anchor.date) draft.anchor = { ...draft.anchor, date: earliest };
}

function move(draft: Draft, request: Extract<ChangeRequest, { do: "move" }>): void {
  const { step, to, keep } = request;
  const row = openRowOf(draft, step);
  const { network } = draft.dates.passes;
  draft.asked.add(row);
  const { today } = draft.before;
  if (to < today) draft.notes.push({ code: "inThePast", step, date: to, today });
  if (draft.anchor?.step === step) {
    moveAnchor(draft, row, to);
  } else if (network.loose[row.from] === 1 && row.step.fixed === null) {
    edit(row, { target: to });
  } else {
    const { anchor } = draft;
    if (anchor !== null && keep !== "push" && network.leading[row.from] === 1 && to > anchor.date) {
      draft.notes.push({ code: "afterAnchor", step, date: to, anchor: anchor.step, anchorDate: anchor.date });
    }
    edit(row, { fixed: to });
    if (keep === "push" && network.leading[row.from] === 1) push(draft);
    // A fix on the date that the row has anyway would only be in the way of later changes.
    const fixed = row.step;
    const free = { ...fixed, fixed: null };
    const index = draft.rows.indexOf(row);
    row.step = free;
    if (schedule(planOf(draft)).target[index] !== to) row.step = fixed;
  }
  const { earliestFinish } = feasibility(draft.dates);
  const earliest = earliestFinish[row.from] ?? null;
  if (earliest !== null && earliest > to && to >= today)
    draft.notes.push({ code: "tooEarly", step, date: to, earliest });
  if (keep === "only") holdTheRest(draft, row);
}

/** Fixes every row that would move along, on the date that it has now. */
function holdTheRest(draft: Draft, moved: Row): void {
  let again = true;
  while (again) {
    again = false;
    const { target } = schedule(planOf(draft));
    draft.rows.forEach((row, i) => {
      const date = draft.dates.target[row.from] ?? null;
      if (row === moved || row.step.done || date === null || target[i] === date || row.step.fixed === date)
        return;
      if (row.step.number === draft.anchor?.step) return;
      edit(row, { fixed: date });
      again = true;
    });
  }
}

/** A fix of the anchor on its own date says nothing more, and would stay behind. */
function moveAnchor(draft: Draft, row: Row, date: DayNumber): void {
  if (row.step.fixed === draft.anchor?.date) edit(row, { fixed: null });
  draft.anchor = { step: row.step.number, date };
}

function shift(draft: Draft, workingDays: number, withFixed: boolean): void {
  const { row, date } = anchorOf(draft);
  const { network } = draft.dates.passes;
  const shifted = (other: Row, day: DayNumber): DayNumber => {
    const to = network.calendar(other.from)?.plus(day, workingDays) ?? day + workingDays;
    return isDay(to) ? to : refuse({ code: "badRequest", field: "workingDays" });
  };
  moveAnchor(draft, row, shifted(row, date));
  if (!withFixed) return;
  for (const other of draft.rows) {
    const { fixed, done } = other.step;
    if (isDay(fixed) && !done && other !== row) edit(other, { fixed: shifted(other, fixed) });
  }
}

/** Most trials of `scale` and `overlapOptions`: enough for any real plan, and bounded for absurd ones. */
function trials(rows: number): number {
  return Math.max(30, Math.floor(1e6 / (rows + 1)));
}

/** Scales the open days that lead up to the anchor down until it fits, and hands back what can be spared. */
function scale(draft: Draft): void {
  const { date } = anchorOf(draft);
  const { network } = draft.dates.passes;
  const { steps } = draft.before;
  const days = network.days.slice();
  const { underWay } = feasibility(draft.dates);
  const trial = (): Feasibility =>
    feasibility(scheduleNetwork({ ...network, days }), draft.before.today, underWay);
  const earliest = (): DayNumber => trial().earliestAnchor ?? date;
  const rows = steps
    .map((_, i) => i)
    .filter((i) => network.leading[i] === 1 && network.hold[i] !== DONE && days[i]! > 1)
    .sort((a, b) => compareNumbers(steps[a]!.number, steps[b]!.number));
  const setTo = (permille: number): void => {
    for (const i of rows) days[i] = Math.max(1, Math.floor((network.days[i]! * permille) / 1000));
  };
  let low = 0;
  let high = 1000;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    setTo(middle);
    if (earliest() <= date) low = middle;
    else high = middle;
  }
  setTo(low);
  const best = earliest();
  if (best > date) {
    const { calendar } = network;
    const workingDays = Math.max(1, calendar(anchorOf(draft).row.from)?.between(date, best) ?? best - date);
    draft.notes.push({ code: "cannotFit", earliest: best, workingDays });
  } else {
    // Rounding, and rows that were not in the way, leave something: it goes to who gave most, as far as it fits.
    const missing = (i: number): number => network.days[i]! - days[i]!;
    const lateAnyway = trial().late.length;
    const fits = ({ earliestAnchor, late }: Feasibility): boolean =>
      (earliestAnchor ?? date) <= date && late.length <= lateAnyway;
    let short = rows.filter((i) => missing(i) > 0);
    for (let left = trials(network.rows); left > 0 && short.length > 0; left--) {
      const most = short.reduce((a, b) => (missing(b) > missing(a) ? b : a));
      const now = days[most]!;
      const spare = Math.min(missing(most), trial().slack[most]!);
      // Days off may have room for a day where no working day is spare.
      const kept = [spare, 1].find((more) => {
        days[most] = now + more;
        return more > 0 && fits(trial());
      });
      days[most] = now + (kept ?? 0);
      short = short.filter((i) => missing(i) > 0 && (i !== most || kept !== undefined));
    }
  }
  for (const i of rows) edit(draft.rows[i]!, { days: days[i]! });
}

/** `step` no longer waits for `before`, but for what that waits for; what follows `step` waits for both. */
function runTogether(steps: readonly Step[], number: string, before: string): Step[] {
  const above = steps.find((step) => step.number === before)?.startsAfter ?? [];
  return steps.map((step) => {
    const { startsAfter } = step;
    if (step.number === number) {
      return {
        ...step,
        startsAfter: [...new Set([...startsAfter.filter((link) => link !== before), ...above])],
      };
    }
    if (startsAfter.includes(number) && !startsAfter.includes(before)) {
      return { ...step, startsAfter: [...startsAfter, before] };
    }
    return step;
  });
}

/** Links ranked by days gained, best first. */
export function overlapOptions(plan: Plan): readonly OverlapOption[] {
  const dates = schedule(plan);
  const { network } = dates.passes;
  const { critical, earliestAnchor, underWay } = feasibility(dates);
  const options: OverlapOption[] = [];
  if (earliestAnchor === null) return options;
  const anchorRow = dates.rowOf.get(plan.anchor!.step)!;
  let left = trials(plan.steps.length);
  plan.steps.forEach((step, i) => {
    if (!critical[i] || network.isAnchor[i] === 1 || network.days[i] === 0) return;
    for (const before of new Set(step.startsAfter)) {
      const row = dates.rowOf.get(before);
      if (row === undefined || row === i || !critical[row] || network.days[row] === 0 || left-- <= 0)
        continue;
      const after = schedule({ ...plan, steps: runTogether(plan.steps, step.number, before) });
      const earliest = feasibility(after, plan.today, underWay).earliestAnchor;
      if (earliest === null) continue;
      const gained =
        network.calendar(anchorRow)?.between(earliest, earliestAnchor) ?? earliestAnchor - earliest;
      if (gained > 0) options.push({ step: step.number, startsAfter: before, gained });
    }
  });
  return options.sort(
    (a, b) =>
      b.gained - a.gained || compareNumbers(a.step, b.step) || compareNumbers(a.startsAfter, b.startsAfter),
  );
}

function compress(draft: Draft, request: Extract<ChangeRequest, { do: "compress" }>): void {
  const { row, date } = anchorOf(draft);
  const { earliestAnchor } = feasibility(draft.dates);
  if (earliestAnchor === null) refuse({ code: "stepUndated", step: row.step.number });
  if (request.way !== "overlap" && earliestAnchor <= date) refuse({ code: "planFits" });
  if (request.way === "moveAnchor") {
    draft.anchor = { step: row.step.number, date: earliestAnchor };
  } else if (request.way === "scale") {
    scale(draft);
  } else {
    const best =
      request.step !== undefined && request.startsAfter !== undefined
        ? { step: request.step, startsAfter: request.startsAfter }
        : overlapOptions(draft.before)[0];
    if (!best) refuse({ code: "noOverlapGains" });
    const second = openRowOf(draft, best.step);
    if (!second.step.startsAfter.includes(best.startsAfter))
      refuse({ code: "badRequest", field: "startsAfter" });
    if (second === row) refuse({ code: "anchorStays", step: best.step });
    runTogether(
      draft.rows.map((other) => other.step),
      best.step,
      best.startsAfter,
    ).forEach((step, i) => {
      draft.rows[i]!.step = step;
    });
  }
}

function insert(draft: Draft, request: Extract<ChangeRequest, { do: "insert" }>): void {
  const { name, days, after, link, parent = null } = request;
  if (parent !== null) rowOf(draft, parent);
  if (parent !== null && levelOf(parent) === "subtask") refuse({ code: "badRequest", field: "parent" });
  if (after !== null) rowOf(draft, after);
  const inUse = [...draft.rows.map((row) => row.step.number), ...draft.written.rows.map((row) => row[0])];
  const step: Step = {
    number: nextNumber(inUse, parent),
    name,
    days,
    countedIn: request.countedIn ?? draft.before.countedIn,
    calendar: request.calendar ?? "both",
    startsAfter: [],
    fixed: null,
    notLaterThan: null,
    notNeeded: "",
    done: false,
    completedOn: null,
    target: null,
  };
  const row: Row = { step, from: -1 };
  const at = behind(draft, after);
  draft.rows.splice(at, 0, row);
  draft.asked.add(row);
  if (link === "none") return;
  chainBehind(draft, row, after, link === "beside");
}

/** Links a row behind `after`; unless it runs beside, what followed `after` follows it. */
function chainBehind(draft: Draft, row: Row, after: string | null, beside: boolean): void {
  const steps = draft.rows.map((other) => other.step);
  const place =
    after === null
      ? chainAt(steps, draft.rows.indexOf(row))
      : {
          startsAfter: [after],
          before: steps.filter((s) => s.startsAfter.includes(after)).map((s) => s.number),
        };
  linkIntoChain(draft, row, place.startsAfter, beside ? [] : place.before);
}

function remove(draft: Draft, number: string): void {
  rowOf(draft, number);
  const gone = draft.rows.filter(({ step }) => step.number === number || isBelow(step.number, number));
  for (const { step } of gone) {
    if (step.number === draft.anchor?.step) refuse({ code: "anchorStays", step: step.number });
  }
  draft.rows = draft.rows.filter((row) => !gone.includes(row));
  // Each takes its place in the links of the others, also of those that go after it.
  for (const row of gone) {
    replaceLinks(draft, row.step.number, row.step.startsAfter);
    for (const later of gone) {
      const links = later.step.startsAfter.flatMap((link) =>
        link === row.step.number ? row.step.startsAfter : [link],
      );
      if (later !== row) edit(later, { startsAfter: links.filter((link) => link !== later.step.number) });
    }
  }
}

function reorder(draft: Draft, request: Extract<ChangeRequest, { do: "reorder" }>): void {
  const { step: number, after, link } = request;
  const row = rowOf(draft, number);
  if (after === number || (after !== null && isBelow(after, number)))
    refuse({ code: "badRequest", field: "after" });
  if (after !== null) rowOf(draft, after);
  const block = draft.rows.slice(draft.rows.indexOf(row), behind(draft, number));
  draft.rows = draft.rows.filter((other) => !block.includes(other));
  draft.rows.splice(behind(draft, after), 0, ...block);
  draft.asked.add(row);
  if (link === "keep") return;
  replaceLinks(draft, number, row.step.startsAfter);
  edit(row, { startsAfter: [] });
  chainBehind(draft, row, after, false);
}

/** One after the other, or all after what the first one starts after. */
function arrange(draft: Draft, numbers: readonly string[], chained: boolean): void {
  const rows = numbers.map((number) => rowOf(draft, number));
  const first = rows[0];
  if (!first || new Set(rows).size !== rows.length) refuse({ code: "badRequest", field: "steps" });
  const common = first.step.startsAfter.filter((link) => !numbers.includes(link));
  edit(first, { startsAfter: common });
  rows.forEach((row, i) => {
    if (i === 0) return;
    const own = row.step.startsAfter.filter((link) => !numbers.includes(link) && !common.includes(link));
    edit(row, { startsAfter: [...own, ...(chained ? [numbers[i - 1]!] : common)] });
  });
}

function renumber(draft: Draft): void {
  const { rowOf: known, problems } = draft.dates;
  const unclear: string[] = [];
  for (const problem of problems) {
    if (problem.code === "duplicateNumber") unclear.push(problem.step);
    if (problem.code === "noNumber") unclear.push("");
  }
  const numbers = new Map<string, string>();
  for (const { step } of draft.rows) {
    const parent = parentOf(step.number);
    if (parent !== null && (!known.has(parent) || !isStepNumber(step.number))) unclear.push(step.number);
  }
  if (unclear.length > 0) refuse({ code: "numbersUnclear", steps: unclear });
  // Parents first, wherever they stand.
  for (const level of ["milestone", "task", "subtask"]) {
    const children = new Map<string | null, number>();
    for (const { step } of draft.rows) {
      if (levelOf(step.number) !== level) continue;
      const parent = parentOf(step.number);
      const count = (children.get(parent) ?? 0) + 1;
      children.set(parent, count);
      numbers.set(step.number, parent === null ? String(count) : `${numbers.get(parent)}.${count}`);
    }
  }
  // A link that is ignored now would find a step under its number.
  const used = new Set(numbers.values());
  for (const problem of problems)
    if (problem.code === "unknownStep" && used.has(problem.startsAfter)) refuse(problem);
  const renamed = (number: string): string => numbers.get(number) ?? number;
  for (const row of draft.rows) {
    edit(row, { number: renamed(row.step.number), startsAfter: row.step.startsAfter.map(renamed) });
  }
  if (draft.anchor) draft.anchor = { ...draft.anchor, step: renamed(draft.anchor.step) };
}

function accept(draft: Draft, change: SheetChange): void {
  if (change.code === "newRow") {
    const index = draft.rows.findIndex((row) => row.from === change.row);
    const row = draft.rows[index]!;
    const steps = draft.rows.map((other) => other.step);
    const { number, days, startsAfter, before, fixed } = proposeRow(
      steps,
      index,
      draft.written.rows.map((other) => other[0]),
    );
    edit(row, { number, days, fixed });
    linkIntoChain(draft, row, startsAfter, before);
    draft.asked.add(row);
  } else if (change.code === "removedRow") {
    const was = draft.written.rows.find((row) => row[0] === change.step)!;
    replaceLinks(draft, change.step, was[5]);
  } else if ("step" in change) {
    const row = draft.rows.find((other) => other.step.number === change.step)!;
    if (change.code === "ticked") edit(row, { completedOn: change.proposed });
    if (change.code === "reopened") edit(row, { completedOn: null });
    if (change.code === "dateCleared") edit(row, { fixed: null });
    if (change.code === "dateTyped") {
      draft.asked.add(row);
      if (row.step.done) edit(row, { completedOn: change.after });
      else if (draft.anchor?.step === change.step) draft.anchor = { step: change.step, date: change.after };
      else if (draft.dates.passes.network.loose[row.from] === 0) edit(row, { fixed: change.after });
    }
  }
}

function putBack(draft: Draft, change: SheetChange): void {
  if (change.code === "anchorChanged") draft.anchor = change.before;
  else if (change.code === "calendarsChanged") draft.notes.push({ code: "cannotPutBack", id: change.id });
  else if (change.code === "newRow") draft.rows = draft.rows.filter((row) => row.from !== change.row);
  else if (change.code === "removedRow") {
    const place = draft.written.rows.findIndex((row) => row[0] === change.step);
    const [
      number,
      name,
      days,
      countedIn,
      calendar,
      startsAfter,
      fixed,
      done,
      completedOn,
      target,
      notLaterThan,
      notNeeded,
    ] = draft.written.rows[place]!;
    const above = draft.written.rows.slice(0, place).map((row) => row[0]);
    let at = draft.rows.length;
    while (at > 0 && !above.includes(draft.rows[at - 1]!.step.number)) at--;
    const step: Step = {
      number,
      name,
      days,
      countedIn,
      calendar,
      startsAfter,
      fixed,
      notLaterThan,
      notNeeded,
      done: done === 1,
      completedOn,
      target,
    };
    draft.rows.splice(at, 0, { step, from: -1 });
  } else {
    const row = draft.rows.find((other) => other.step.number === change.step)!;
    const was = draft.written.rows.find((other) => other[0] === change.step)!;
    switch (change.code) {
      case "dateTyped":
      case "dateCleared":
        edit(row, { target: change.before });
        return;
      case "ticked":
      case "completed":
      case "reopened":
        edit(row, {
          done: was[7] === 1 && (change.code !== "ticked" || was[8] !== null),
          completedOn: was[8],
        });
        return;
      case "daysChanged":
        edit(row, { days: change.before });
        return;
      case "countedInChanged":
        edit(row, { countedIn: change.before });
        return;
      case "calendarChanged":
        edit(row, { calendar: change.before });
        return;
      case "linksChanged":
        edit(row, { startsAfter: change.before });
        return;
      case "fixedChanged":
        edit(row, { fixed: change.before });
        return;
      case "notLaterThanChanged":
        edit(row, { notLaterThan: change.before });
        return;
      case "notNeededChanged":
        edit(row, { notNeeded: change.before });
        return;
    }
  }
}

function decide(draft: Draft, request: Extract<ChangeRequest, { do: "accept" | "putBack" }>): void {
  const wanted = request.changes === "all" ? draft.changes.map((change) => change.id) : request.changes;
  for (const id of wanted) {
    if (!draft.changes.some((change) => change.id === id)) refuse({ code: "changeGone", id });
  }
  for (const change of draft.changes) {
    if (!wanted.includes(change.id)) continue;
    if (request.do === "accept") accept(draft, change);
    else putBack(draft, change);
    if (request.do === "accept" || change.code !== "calendarsChanged") draft.decided.add(change.id);
  }
}

function carryOut(draft: Draft, request: ChangeRequest): void {
  switch (request.do) {
    case "move":
      move(draft, request);
      return;
    case "shift":
      shift(draft, request.workingDays, request.withFixed);
      return;
    case "anchor": {
      const row = openRowOf(draft, request.step);
      edit(row, { fixed: null });
      draft.asked.add(row);
      draft.anchor = { step: request.step, date: request.date };
      return;
    }
    case "compress":
      compress(draft, request);
      return;
    case "done": {
      const { step, on } = request;
      const { today } = draft.before;
      const row = rowOf(draft, step);
      if (on > today) refuse({ code: "completedInFuture", step, date: on, today });
      edit(row, { done: true, completedOn: on });
      draft.asked.add(row);
      if (request.then === "push" && draft.dates.passes.network.leading[row.from] === 1) push(draft);
      return;
    }
    case "reopen": {
      const row = rowOf(draft, request.step);
      draft.asked.add(row);
      edit(row, { done: false, completedOn: null });
      return;
    }
    case "free": {
      const row = rowOf(draft, request.step);
      draft.asked.add(row);
      edit(row, { fixed: null });
      return;
    }
    case "insert":
      insert(draft, request);
      return;
    case "remove":
      remove(draft, request.step);
      return;
    case "reorder":
      reorder(draft, request);
      return;
    case "link": {
      const row = rowOf(draft, request.step);
      for (const number of request.startsAfter) rowOf(draft, number);
      if (request.startsAfter.includes(request.step)) refuse({ code: "wouldLoop", steps: [request.step] });
      edit(row, { startsAfter: [...new Set(request.startsAfter)] });
      return;
    }
    case "chain":
    case "beside":
      arrange(draft, request.steps, request.do === "chain");
      return;
    case "edit": {
      const { do: _, step, ...fields } = request;
      const row = rowOf(draft, step);
      draft.asked.add(row);
      edit(row, fields);
      return;
    }
    case "accept":
    case "putBack":
      decide(draft, request);
      return;
    case "renumber":
      renumber(draft);
      return;
  }
}

/**
 * Open tasks that keep a date of their own move with their milestone (D14): they stay as many working days before or
 * after its Target as they were. True when one moved.
 */
function moveTasksAlong(draft: Draft, dates: Schedule): boolean {
  let moved = false;
  const { network } = dates.passes;
  // Not the date that the inputs would give now: the task was seen beside the one that was written.
  const lastWritten = new Map(draft.written.rows.map((row) => [row[0], row[9]]));
  draft.rows.forEach((row, i) => {
    const { number, target } = row.step;
    if (network.hold[i] !== OWN || row.from < 0 || draft.asked.has(row) || !isDay(target)) return;
    if (draft.dates.passes.network.hold[row.from] !== OWN) return;
    const milestone = dates.rowOf.get(milestoneOf(number));
    if (milestone === undefined) return;
    const before = draft.rows[milestone]!.from;
    const from =
      before < 0
        ? null
        : (lastWritten.get(draft.before.steps[before]!.number) ?? draft.dates.target[before]!);
    const to = dates.target[milestone] ?? null;
    const calendar = network.calendar(i);
    if (from === null || to === null || from === to || calendar === null) return;
    const date = calendar.at(calendar.place(to) - calendar.between(target, from));
    if (!isDay(date)) return;
    edit(row, { target: date });
    moved = true;
  });
  return moved;
}

/** Changes of the sheet that stay open: their dates are not written over. */
function undecidedDates(draft: Draft): Map<number, DayNumber | null> {
  const kept = new Map<number, DayNumber | null>();
  for (const change of draft.changes) {
    if (draft.decided.has(change.id) || (change.code !== "dateTyped" && change.code !== "dateCleared"))
      continue;
    const row = draft.dates.rowOf.get(change.step)!;
    kept.set(row, draft.before.steps[row]!.target);
  }
  return kept;
}

/** Why a row's date changes: the request names it, or what the new date hangs on. */
function reasonFor(
  draft: Draft,
  dates: Schedule,
  row: Row,
  index: number,
  after: DayNumber | null,
): Pick<DateDifference, "reason" | "of"> {
  if (row.from < 0) return { reason: "inserted", of: null };
  if (draft.asked.has(row)) return { reason: "asked", of: null };
  if ((draft.dates.target[row.from] ?? null) === after) return { reason: "workedOut", of: null };
  const why = explainRow(dates, index);
  switch (why.code) {
    case "before":
    case "after":
      return { reason: why.code, of: why.step };
    case "marker":
      return { reason: "after", of: why.step };
    case "own":
      return { reason: "withMilestone", of: milestoneOf(row.step.number) };
    case "anchor":
    case "fixed":
    case "done":
      return { reason: why.code, of: null };
    default:
      return { reason: "workedOut", of: null };
  }
}

function differences(draft: Draft, dates: Schedule, plan: Plan): DateDifference[] {
  const found: DateDifference[] = [];
  const { network } = dates.passes;
  const shownBefore = (from: number): DayNumber | null =>
    draft.before.steps[from]?.target ?? draft.dates.target[from] ?? null;
  draft.rows.forEach((row, i) => {
    const { number, name } = row.step;
    const before = shownBefore(row.from);
    const after = plan.steps[i]!.target;
    if (before === after) return;
    const calendar = network.calendar(i);
    const workingDays =
      before === null || after === null || !calendar ? null : calendar.between(before, after);
    const line = { step: number, name, before, after, workingDays };
    found.push({ ...line, ...reasonFor(draft, dates, row, i, after) });
  });
  const there = new Set(draft.rows.map((row) => row.from));
  draft.before.steps.forEach((step, from) => {
    if (there.has(from)) return;
    const before = shownBefore(from);
    found.push({
      step: step.number,
      name: step.name,
      before,
      after: null,
      workingDays: null,
      reason: "removed",
      of: null,
    });
  });
  return found;
}

const EDITED = [
  "number",
  "days",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "notLaterThan",
  "notNeeded",
  "done",
  "completedOn",
] as const;

function editsOf(draft: Draft): InputEdit[] {
  const edits: InputEdit[] = [];
  const { steps } = draft.before;
  const there = new Set<number>();
  for (const { step, from } of draft.rows) {
    there.add(from);
    const was = steps[from];
    if (!was) {
      edits.push({ step: step.number, field: "row", before: "none", after: "there" });
      continue;
    }
    for (const field of EDITED) {
      const same =
        field === "startsAfter" ? was[field].join() === step[field].join() : was[field] === step[field];
      if (!same)
        edits.push({ step: step.number, field, before: was[field], after: step[field] } as InputEdit);
    }
  }
  steps.forEach((step, i) => {
    if (!there.has(i)) edits.push({ step: step.number, field: "row", before: "there", after: "none" });
  });
  if (!sameAnchor(draft.before.anchor, draft.anchor)) {
    const step = draft.anchor?.step ?? null;
    edits.push({ step, field: "anchor", before: draft.before.anchor, after: draft.anchor });
  }
  return edits;
}

function anchorEffect(draft: Draft, dates: Schedule): AnchorEffect | null {
  const { anchor } = dates.plan;
  const row = anchor === null ? undefined : dates.rowOf.get(anchor.step);
  if (anchor === null || row === undefined) return null;
  const { from } = draft.rows[row]!;
  // An anchor that was typed in the settings is in the dates of the sheet's plan already: it moved since the last write.
  const accepted = draft.decided.has("anchorChanged") && !sameAnchor(draft.anchor, draft.written.anchor);
  const was = accepted
    ? draft.written.rows.find((each) => each[0] === draft.before.steps[from]?.number)
    : null;
  const before = (was ? was[9] : draft.dates.target[from]) ?? null;
  const after = dates.target[row] ?? null;
  const both = before !== null && after !== null;
  const { earliestAnchor, anchorSlack } = feasibility(dates);
  return {
    step: anchor.step,
    before,
    after,
    workingDays: both ? (dates.passes.network.calendar(row)?.between(before, after) ?? after - before) : 0,
    calendarDays: both ? after - before : 0,
    earliestRealistic: earliestAnchor,
    slack: anchorSlack,
  };
}

/** The snapshot of the new plan, in which undecided changes look as they did before people made them. */
function nextSnapshot(draft: Draft, plan: Plan): PlanSnapshot {
  const next = snapshotOf(plan);
  let { anchor, calendars } = next;
  let rows = next.rows.map((row) => row.slice());
  const numberNow = new Map<string, string>();
  for (const { step, from } of draft.rows)
    if (from >= 0) numberNow.set(draft.before.steps[from]!.number, step.number);
  const renamed = (number: string): string => numberNow.get(number) ?? number;
  for (const change of draft.changes) {
    if (draft.decided.has(change.id)) continue;
    if (change.code === "anchorChanged") anchor = draft.written.anchor;
    else if (change.code === "calendarsChanged") calendars = draft.written.calendars;
    else if (change.code === "newRow") {
      const { number } = draft.before.steps[change.row]!;
      rows = rows.filter((row) => number === "" || row[0] !== renamed(number));
    } else {
      const was = draft.written.rows.find((row) => row[0] === change.step)!;
      const row = rows.find((other) => other[0] === renamed(change.step));
      if (change.code === "removedRow") rows.push(was.slice());
      else if (row) {
        const columns = COLUMNS_OF[change.code];
        for (const column of columns) row[column] = was[column];
        if (change.code === "linksChanged") row[5] = was[5].map(renamed);
      }
    }
  }
  return { version: 1, anchor, calendars, rows: rows as unknown as SnapshotRow[] };
}

/** The columns of a snapshot row that a change is about. */
const COLUMNS_OF = {
  daysChanged: [2],
  countedInChanged: [3],
  calendarChanged: [4],
  linksChanged: [5],
  fixedChanged: [6],
  ticked: [7, 8],
  completed: [7, 8],
  reopened: [7, 8],
  notLaterThanChanged: [10],
  notNeededChanged: [11],
  dateTyped: [9],
  dateCleared: [9],
} as const;

/**
 * What a request would do: the new inputs, their dates, and the difference to what stands in the sheet. Pure: the
 * sidebar shows it, the server works it out again before it writes.
 */
export function reschedule(
  plan: Plan,
  request: ChangeRequest,
  snapshot: PlanSnapshot | null = null,
): ChangePreview {
  const before = schedule(plan);
  const written = snapshot ?? untouchedSnapshot(plan, before);
  const draft: Draft = {
    before: plan,
    dates: before,
    written,
    changes: review(plan, written, before),
    rows: plan.steps.map((step, from) => ({ step, from })),
    anchor: plan.anchor,
    asked: new Set(),
    notes: [],
    decided: new Set(),
  };
  try {
    carryOut(draft, request);
    let dates = schedule(planOf(draft));
    if (moveTasksAlong(draft, dates)) dates = schedule(planOf(draft));
    const loops = loopsOf(before);
    const loop = dates.problems.find(
      (problem) => problem.code === "loop" && !loops.includes(problem.steps.join()),
    );
    if (loop?.code === "loop" && request.do !== "renumber") refuse({ code: "wouldLoop", steps: loop.steps });
    return previewOf(draft, dates);
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason;
    draft.rows = plan.steps.map((step, from) => ({ step, from }));
    draft.anchor = plan.anchor;
    return {
      ...previewOf(draft, before),
      refused: true,
      plan,
      difference: [],
      snapshot: written,
      problems: [reason.problem],
    };
  }
}

function loopsOf(dates: Schedule): string[] {
  return dates.problems.flatMap((problem) => (problem.code === "loop" ? [problem.steps.join()] : []));
}

function previewOf(draft: Draft, dates: Schedule): ChangePreview {
  const kept = undecidedDates(draft);
  const shown = dates.plan.steps.map((step, i) => {
    const { from } = draft.rows[i]!;
    const target = kept.has(from) ? kept.get(from)! : (dates.target[i] ?? step.target);
    return target === step.target ? step : { ...step, target };
  });
  const plan = { ...dates.plan, steps: shown };
  const difference = differences(draft, dates, plan);
  const edits = editsOf(draft);
  const problems: Problem[] = [...draft.notes, ...dates.problems, ...feasibility(dates).late];
  if (difference.length === 0 && edits.length === 0 && sameOrder(draft))
    problems.unshift({ code: "nothingChanges" });
  return {
    refused: false,
    plan,
    dates,
    rowBefore: draft.rows.map((row) => row.from),
    difference,
    edits,
    problems,
    effectOnAnchor: anchorEffect(draft, dates),
    snapshot: nextSnapshot(draft, plan),
  };
}

function sameOrder(draft: Draft): boolean {
  return draft.rows.every((row, i) => row.from === i);
}
