/**
 * The plan as a network of nodes and links, in typed arrays: one node per row, and a pair of hub nodes for every
 * group of rows that cannot be told apart (the same number) or that wait for each other (a loop). A group's rows
 * have no date of their own; what leads into it leads through its hubs to what comes after it, so that the rest of
 * the plan keeps its dates. Built once per plan; `schedule` and `feasibility` pass over it.
 */
import { isDay } from "./calendarDate";
import type { CalendarName, DayNumber, Plan, Step, WorkingWeek } from "./plan";
import type { DateField, PlanProblem, Side } from "./problems";
import { compareNumbers, isMilestone, isStepNumber, levelOf, milestoneOf, parentOf } from "./stepNumbers";
import { type WorkingCalendar, workingCalendar } from "./workingCalendar";

/** What holds a node on its date. `own`: a task without links keeps the date that stands in the sheet. */
export const FREE = 0;
export const ANCHOR = 1;
export const FIXED = 2;
export const DONE = 3;
export const OWN = 4;

/** Stands for "no date" in the arrays. */
export const NONE = -1;

export function noneFor(nodes: number): Int32Array {
  return new Int32Array(nodes).fill(NONE);
}

const CALENDARS: readonly CalendarName[] = ["both", "seller", "buyer"];
export const MAX_DAYS = 3650;

export interface Network {
  readonly plan: Plan;
  readonly rowOf: ReadonlyMap<string, number>;
  /** Rows come first (node i is plan.steps[i]), then hubs. */
  readonly rows: number;
  readonly nodes: number;
  /** 0: a marker, or a node that dates only pass through. */
  readonly days: Int32Array;
  /** 1: counted in working days. */
  readonly working: Uint8Array;
  /** 1: a task without days or links; its date is what stands in the sheet (D14). */
  readonly loose: Uint8Array;
  /** 1: has a date of its own. */
  readonly dated: Uint8Array;
  /** FREE, ANCHOR, FIXED, DONE or OWN. */
  readonly hold: Uint8Array;
  /** Where it is held; NONE for a free node. */
  readonly heldAt: Int32Array;
  /** The day that a free row must not be later than (D15); NONE: there is none. */
  readonly kept: Int32Array;
  /** 1: not needed (D16): it has no date, and dates pass through it. */
  readonly notNeeded: Uint8Array;
  /** 1: this row is what the plan works back from (also when it is done). */
  readonly isAnchor: Uint8Array;
  /** 1: leads up to the anchor, or is the anchor. */
  readonly leading: Uint8Array;
  /** Predecessors of node i: before[beforeAt[i]] to before[beforeAt[i + 1] - 1]. */
  readonly beforeAt: Int32Array;
  readonly before: Int32Array;
  readonly afterAt: Int32Array;
  readonly after: Int32Array;
  /** All nodes, predecessors first. */
  readonly order: Int32Array;
  /** The calendar of a row; null when it has no working day. */
  calendar(row: number): WorkingCalendar | null;
  /** For a marker that follows nothing: the days on which both sides work, its own calendar where there are none. */
  markerCalendar(row: number): WorkingCalendar | null;
  readonly problems: readonly PlanProblem[];
}

/** Links as rows of two numbers, turned into lists per node. */
function listsByNode(
  nodes: number,
  keys: Int32Array,
  values: Int32Array,
): { at: Int32Array; list: Int32Array } {
  const at = new Int32Array(nodes + 1);
  for (const key of keys) at[key + 1]!++;
  for (let i = 0; i < nodes; i++) at[i + 1]! += at[i]!;
  const next = at.slice(0, nodes);
  const list = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) list[next[keys[i]!]!++] = values[i]!;
  return { at, list };
}

/** Nodes with all predecessors before them; nodes in or behind a loop are missing. */
function predecessorsFirst(
  nodes: number,
  beforeAt: Int32Array,
  afterAt: Int32Array,
  after: Int32Array,
): Int32Array {
  const order = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  let length = 0;
  for (let i = 0; i < nodes; i++) {
    open[i] = beforeAt[i + 1]! - beforeAt[i]!;
    if (open[i] === 0) order[length++] = i;
  }
  for (let done = 0; done < length; done++) {
    const node = order[done]!;
    for (let j = afterAt[node]!; j < afterAt[node + 1]!; j++)
      if (--open[after[j]!]! === 0) order[length++] = after[j]!;
  }
  return order.subarray(0, length);
}

/** Numbers every node by its loop (Tarjan's strongly connected components, with a stack instead of recursion). */
function loopOf(nodes: number, afterAt: Int32Array, after: Int32Array): Int32Array {
  const component = noneFor(nodes);
  const seen = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const next = afterAt.slice(0, nodes);
  const path: number[] = [];
  const waiting: number[] = [];
  let clock = 0;
  for (let root = 0; root < nodes; root++) {
    if (seen[root] !== 0) continue;
    path.push(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (seen[node] === 0) {
        seen[node] = low[node] = ++clock;
        waiting.push(node);
      }
      if (next[node]! < afterAt[node + 1]!) {
        const to = after[next[node]!++]!;
        if (seen[to] === 0) path.push(to);
        else if (component[to] === NONE) low[node] = Math.min(low[node]!, seen[to]!);
        continue;
      }
      path.pop();
      if (low[node] === seen[node]) {
        let member: number;
        do {
          member = waiting.pop()!;
          component[member] = node;
        } while (member !== node);
      }
      const parent = path[path.length - 1];
      if (parent !== undefined && component[node] === NONE) low[parent] = Math.min(low[parent]!, low[node]!);
    }
  }
  return component;
}

/** The three calendars, each built when the first row asks for it; null: not readable or no working day. */
function calendarsOf(plan: Plan, problems: PlanProblem[]): (calendar: number) => WorkingCalendar | null {
  const sides: Record<Side, WorkingWeek | null> = { seller: plan.seller, buyer: plan.buyer };
  for (const side of ["seller", "buyer"] as const) {
    const { weekend, nonWorkingDays } = plan[side];
    if (!/^[01]{7}$/.test(weekend)) {
      problems.push({ code: "badWeekend", side, weekend });
      sides[side] = null;
    }
    for (const date of nonWorkingDays)
      if (!isDay(date)) problems.push({ code: "badNonWorkingDay", side, date });
  }
  const built: (WorkingCalendar | null | undefined)[] = [undefined, undefined, undefined];
  return (calendar) => {
    let found = built[calendar];
    if (found === undefined) {
      const name = CALENDARS[calendar]!;
      const week = sides[name === "buyer" ? "buyer" : "seller"];
      const other = sides[name === "seller" ? "seller" : "buyer"];
      found = week !== null && other !== null ? workingCalendar(week, other) : null;
      if (found?.total === 0) found = null;
      built[calendar] = found;
    }
    return found;
  };
}

/** Links between nodes: `from[j]` must be finished before `to[j]`. */
interface Links {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Rows that cannot be told apart, or that wait for each other, by group. */
interface Groups {
  /** The group of each row, named by one of its rows. */
  readonly of: Int32Array;
  /** True: some group has more than one row. */
  shared: boolean;
}

type Wiring = Pick<Network, "nodes" | "beforeAt" | "before" | "afterAt" | "after" | "order">;

export function buildNetwork(plan: Plan): Network {
  const problems: PlanProblem[] = [];
  const { rowOf, groups } = numberRows(plan, problems);
  const { links, linked } = linkRows(plan, rowOf, groups, problems);
  const { wiring, grouped } = wire(plan, links, groups, problems);
  const inputs = readRows(plan, rowOf, linked, grouped, wiring.nodes, problems);
  const leading = leadingNodes(wiring, inputs.isAnchor);
  return { plan, rowOf, rows: plan.steps.length, ...wiring, ...inputs, leading, problems };
}

/** Step 1: rows by their number. Those that share one form a group, named by its first row. */
function numberRows(plan: Plan, problems: PlanProblem[]): { rowOf: Map<string, number>; groups: Groups } {
  const { steps } = plan;
  const rowOf = new Map<string, number>();
  const of = new Int32Array(steps.length);
  const twins = new Map<number, number[]>();
  const unnumbered: number[] = [];
  for (let i = 0; i < steps.length; i++) {
    const { number } = steps[i]!;
    of[i] = i;
    if (number === "") {
      unnumbered.push(i);
      continue;
    }
    const first = rowOf.get(number);
    if (first === undefined) {
      rowOf.set(number, i);
      if (!isStepNumber(number)) problems.push({ code: "badNumber", step: number, rows: [i] });
      continue;
    }
    of[i] = first;
    const known = twins.get(first);
    if (known) known.push(i);
    else twins.set(first, [first, i]);
  }
  if (unnumbered.length > 0) problems.push({ code: "noNumber", rows: unnumbered });
  for (const [first, same] of twins) {
    problems.push({ code: "duplicateNumber", step: steps[first]!.number, rows: same });
  }
  return { rowOf, groups: { of, shared: twins.size > 0 } };
}

/** Step 2: the links that mean something. `linked`: 1 for rows with such a link. */
function linkRows(
  plan: Plan,
  rowOf: ReadonlyMap<string, number>,
  groups: Groups,
  problems: PlanProblem[],
): { links: Links; linked: Uint8Array } {
  const { steps } = plan;
  const from: number[] = [];
  const to: number[] = [];
  const linked = new Uint8Array(steps.length);
  for (let i = 0; i < steps.length; i++) {
    const { number, startsAfter } = steps[i]!;
    for (const wanted of startsAfter) {
      const row = rowOf.get(wanted);
      if (row === undefined) problems.push({ code: "unknownStep", step: number, startsAfter: wanted });
      else if (row === groups.of[i]) problems.push({ code: "startsAfterItself", step: number });
      else {
        from.push(row);
        to.push(i);
        linked[i] = linked[row] = 1;
      }
    }
  }
  return { links: { from: Int32Array.from(from), to: Int32Array.from(to) }, linked };
}

/** Step 3: nodes in an order in which predecessors come first; hubs for groups. `grouped`: 1 for rows of a group. */
function wire(
  plan: Plan,
  links: Links,
  groups: Groups,
  problems: PlanProblem[],
): { wiring: Wiring; grouped: Uint8Array } {
  const rows = plan.steps.length;
  const to = groups.shared ? links.to.map((row) => groups.of[row]!) : links.to;
  let wiring = wiringOf(rows, { from: links.from, to });
  if (wiring.order.length < rows) {
    groupLoops(plan, wiring, groups, problems);
    groups.shared = true;
  }
  const grouped = new Uint8Array(rows);
  if (groups.shared) wiring = wireHubs(rows, links, groups, grouped);
  return { wiring, grouped };
}

function wiringOf(nodes: number, { from, to }: Links): Wiring {
  const befores = listsByNode(nodes, to, from);
  const afters = listsByNode(nodes, from, to);
  const order = predecessorsFirst(nodes, befores.at, afters.at, afters.list);
  return {
    nodes,
    beforeAt: befores.at,
    before: befores.list,
    afterAt: afters.at,
    after: afters.list,
    order,
  };
}

function groupLoops(plan: Plan, wiring: Wiring, groups: Groups, problems: PlanProblem[]): void {
  const loop = loopOf(groups.of.length, wiring.afterAt, wiring.after);
  const members = new Map<number, number[]>();
  for (let i = 0; i < groups.of.length; i++) {
    const name = loop[groups.of[i]!]!;
    const known = members.get(name);
    if (known) known.push(i);
    else members.set(name, [i]);
    groups.of[i] = name;
  }
  for (const inside of members.values()) {
    const numbers = [...new Set(inside.map((i) => plan.steps[i]!.number))];
    if (numbers.length > 1) problems.push({ code: "loop", steps: numbers.sort(compareNumbers) });
  }
}

function wireHubs(rows: number, links: Links, groups: Groups, grouped: Uint8Array): Wiring {
  let nodes = rows;
  const hubOf = new Map<number, number>();
  const size = new Int32Array(rows);
  for (const name of groups.of) size[name]!++;
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < rows; i++) {
    const name = groups.of[i]!;
    if (size[name]! < 2) continue;
    grouped[i] = 1;
    let hub = hubOf.get(name);
    if (hub === undefined) {
      hub = nodes;
      nodes += 2;
      hubOf.set(name, hub);
    }
    from.push(hub, i);
    to.push(i, hub + 1);
  }
  for (let j = 0; j < links.from.length; j++) {
    const start = groups.of[links.from[j]!]!;
    const end = groups.of[links.to[j]!]!;
    if (start === end) continue;
    const startHub = hubOf.get(start);
    from.push(startHub === undefined ? links.from[j]! : startHub + 1);
    to.push(hubOf.get(end) ?? links.to[j]!);
  }
  return wiringOf(nodes, { from: Int32Array.from(from), to: Int32Array.from(to) });
}

type Inputs = Pick<
  Network,
  | "days"
  | "working"
  | "loose"
  | "dated"
  | "hold"
  | "heldAt"
  | "kept"
  | "notNeeded"
  | "isAnchor"
  | "calendar"
  | "markerCalendar"
>;

/** Step 4: how long each row takes, by whose calendar, held where. */
function readRows(
  plan: Plan,
  rowOf: ReadonlyMap<string, number>,
  linked: Uint8Array,
  grouped: Uint8Array,
  nodes: number,
  problems: PlanProblem[],
): Inputs {
  const { steps } = plan;
  const rows = steps.length;
  const useCalendar = calendarsOf(plan, problems);
  const days = new Int32Array(nodes);
  const working = new Uint8Array(nodes);
  const dated = new Uint8Array(nodes);
  const hold = new Uint8Array(nodes);
  const heldAt = noneFor(nodes);
  const kept = noneFor(nodes);
  const isAnchor = new Uint8Array(nodes);
  const loose = new Uint8Array(nodes);
  const calendarOf = new Uint8Array(rows);
  const noWorkingDay: string[][] = [[], [], []];
  if (!isDay(plan.today)) problems.push({ code: "badDate", step: null, field: "today", date: plan.today });
  const anchorDate = readAnchor(plan, rowOf, problems);
  const notNeeded = notNeededRows(steps, rowOf, plan.anchor);
  const anchorRow = plan.anchor === null ? undefined : steps[rowOf.get(plan.anchor.step) ?? -1];
  if (anchorRow && isUnneeded(anchorRow)) problems.push({ code: "anchorNotNeeded", step: anchorRow.number });
  for (let i = 0; i < rows; i++) {
    const step = steps[i]!;
    const checked = (field: DateField, date: DayNumber | null): DayNumber | null => {
      if (date === null || isDay(date)) return date;
      problems.push({ code: "badDate", step: step.number, field, date });
      return null;
    };
    const fixed = checked("fixed", step.fixed);
    const notLaterThan = checked("notLaterThan", step.notLaterThan);
    const completedOn = checked("completedOn", step.completedOn);
    const target = checked("target", step.target);
    const anchored = anchorDate !== null && step.number === plan.anchor!.step;
    const milestone = isMilestone(step.number);
    if (!milestone && (step.days === null || linked[i] === 0)) loose[i] = 1;

    calendarOf[i] = Math.max(0, CALENDARS.indexOf(step.calendar));
    const goodDays =
      step.days !== null && Number.isInteger(step.days) && step.days >= 0 && step.days <= MAX_DAYS;
    if (step.days !== null && !goodDays)
      problems.push({ code: "badDays", step: step.number, days: step.days });
    if (notNeeded[i] === 1) continue;
    const usable = useCalendar(calendarOf[i]!) !== null;
    if (!usable) noWorkingDay[calendarOf[i]!]!.push(step.number);

    if (anchored) {
      isAnchor[i] = 1;
      hold[i] = ANCHOR;
      heldAt[i] = anchorDate!;
      if (fixed !== null && fixed !== anchorDate) {
        problems.push({ code: "anchorFixedElsewhere", step: step.number, date: anchorDate!, fixed });
      }
    } else if (fixed !== null) {
      hold[i] = FIXED;
      heldAt[i] = fixed;
    } else if (loose[i] === 1 && target !== null) {
      hold[i] = OWN;
      heldAt[i] = target;
    }
    if (step.done) {
      // D9: without a day of its own on its Target, without one on today, as the next reading proposes.
      const finished = completedOn ?? target ?? (isDay(plan.today) ? plan.today : null);
      if (finished !== null) {
        hold[i] = DONE;
        heldAt[i] = finished;
        if (finished > plan.today) {
          problems.push({ code: "completedInFuture", step: step.number, date: finished, today: plan.today });
        }
      }
    }
    if (hold[i] === ANCHOR || hold[i] === FIXED) {
      if (usable && !useCalendar(calendarOf[i]!)!.works(heldAt[i]!)) {
        const field = hold[i] === ANCHOR ? "anchor" : "fixed";
        problems.push({
          code: "offDay",
          step: step.number,
          field,
          date: heldAt[i]!,
          calendar: step.calendar,
        });
      }
    }
    if (milestone && step.days === null && hold[i] === FREE && step.number !== "") {
      problems.push({ code: "noDays", step: step.number });
    }
    const counts = goodDays && usable;
    if (hold[i] !== FREE) dated[i] = 1;
    else if (counts && loose[i] === 0 && grouped[i] === 0 && step.number !== "") dated[i] = 1;
    if (dated[i] === 1 && counts) {
      days[i] = step.days!;
      working[i] = step.countedIn === "working" ? 1 : 0;
    }
    if (notLaterThan !== null && dated[i] === 1 && hold[i] === FREE) kept[i] = notLaterThan;
  }
  noWorkingDay.forEach((numbers, calendar) => {
    if (numbers.length > 0)
      problems.push({ code: "noWorkingDay", calendar: CALENDARS[calendar]!, steps: numbers });
  });

  const calendar = (row: number) => (row < rows ? useCalendar(calendarOf[row]!) : null);
  const markerCalendar = (row: number) => useCalendar(CALENDARS.indexOf("both")) ?? calendar(row);
  return { days, working, loose, dated, hold, heldAt, kept, notNeeded, isAnchor, calendar, markerCalendar };
}

/** Has a reason in "Not needed because", and is not done. */
export function isUnneeded(step: Step): boolean {
  return !step.done && step.notNeeded.trim() !== "";
}

/** 1 for rows that are not needed: those with a reason, but the anchor, and their open tasks (D16). */
export function notNeededRows(
  steps: readonly Step[],
  rowOf: ReadonlyMap<string, number>,
  anchor: Plan["anchor"],
): Uint8Array {
  const notNeeded = new Uint8Array(steps.length);
  if (!steps.some(isUnneeded)) return notNeeded;
  for (const level of ["milestone", "task", "subtask"] as const) {
    steps.forEach((step, i) => {
      if (levelOf(step.number) !== level || step.done || step.number === anchor?.step) return;
      const parent = rowOf.get(parentOf(step.number) ?? "") ?? rowOf.get(milestoneOf(step.number));
      if (isUnneeded(step) || (parent !== undefined && notNeeded[parent] === 1)) notNeeded[i] = 1;
    });
  }
  return notNeeded;
}

/** The date of the anchor; null when it has none that can be used. */
function readAnchor(
  plan: Plan,
  rowOf: ReadonlyMap<string, number>,
  problems: PlanProblem[],
): DayNumber | null {
  const { anchor } = plan;
  if (anchor === null) problems.push({ code: "noAnchor" });
  else if (!rowOf.has(anchor.step)) problems.push({ code: "anchorUnknown", step: anchor.step });
  else if (isDay(anchor.date)) return anchor.date;
  else problems.push({ code: "badDate", step: anchor.step, field: "anchor", date: anchor.date });
  return null;
}

/** Step 5: what leads up to the anchor, and the anchor. */
function leadingNodes(wiring: Wiring, isAnchor: Uint8Array): Uint8Array {
  const { nodes, order, beforeAt, before } = wiring;
  const leading = new Uint8Array(nodes);
  for (let k = order.length - 1; k >= 0; k--) {
    const node = order[k]!;
    if (isAnchor[node] === 1) leading[node] = 1;
    if (leading[node] === 1)
      for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) leading[before[j]!] = 1;
  }
  return leading;
}
