/**
 * Every change to a plan, as plan + request -> preview. A request edits inputs; the dates follow from them; nothing is
 * written here. What `review` found and nobody decided on yet stays as it is in the sheet.
 */
import { withKnownNumbers } from "../knownRows";
import type { DayNumber, Plan } from "../plan";
import { type PlanSnapshot, untouchedSnapshot } from "../planSnapshot";
import { changedFields, review } from "../review";
import { type Schedule, schedule } from "../schedule";
import type { ChangePreview } from "./changePreview";
import type { ChangeRequest, RowTexts } from "./changeRequest";
import { compress, noteCannotFit } from "./compress";
import { decide } from "./decide";
import {
  type Draft,
  decideDate,
  edit,
  neededRowOf,
  openRowOf,
  planOf,
  RefusedRequest,
  type Row,
  refuse,
  rowOf,
} from "./draft";
import { arrange, insert, numberRows, order, remove, renumber, reorder } from "./editRows";
import { markDone, move, moveGoal, moveTasksAlong, shift } from "./moveDates";
import { previewOf } from "./preview";

function carryOut(draft: Draft, request: ChangeRequest): void {
  switch (request.do) {
    case "move":
      move(draft, request);
      return;
    case "shift":
      shift(draft, request);
      return;
    case "anchor": {
      const row = neededRowOf(draft, request.step);
      draft.asked.add(row);
      if (draft.anchor?.step === request.step) moveGoal(draft, row, request.date, request.kept ?? "stay");
      draft.anchor = { step: request.step, date: request.date };
      decideDate(draft, request.step);
      edit(row, { fixed: null });
      return;
    }
    case "compress":
      compress(draft, request);
      return;
    case "done":
      markDone(draft, request);
      return;
    case "notNeeded": {
      const { step, because } = request;
      const row = because === "" ? rowOf(draft, step) : openRowOf(draft, step);
      if (because !== "" && step === draft.anchor?.step) refuse({ code: "anchorStays", step });
      draft.asked.add(row);
      edit(row, { notNeeded: because });
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
      const { do: _, step, notLaterThan, texts, ...fields } = request;
      const row = rowOf(draft, step);
      draft.asked.add(row);
      edit(row, fields);
      if (texts) row.texts = withTexts(row.texts, texts);
      if (notLaterThan !== undefined) edit(row, { notLaterThan: workedDay(draft, row, notLaterThan) });
      return;
    }
    case "accept":
    case "putBack":
      decide(draft, request);
      return;
    case "renumber":
      renumber(draft);
      return;
    case "edits":
      for (const each of request.edits) carryOut(draft, each);
      refuseLoop(draft, schedule(planOf(draft)));
      numberRows(draft);
      return;
    case "order":
      order(draft);
      return;
  }
}

/**
 * What a request would do: the new inputs, their dates, and the difference to what stands in the sheet. Pure: the
 * sidebar shows it, the server works it out again before it writes.
 */
export function reschedule(
  asRead: Plan,
  request: ChangeRequest,
  snapshot: PlanSnapshot | null = null,
): ChangePreview {
  const known = snapshot ? { ...asRead, steps: withKnownNumbers(asRead.steps, snapshot.rows) } : asRead;
  const plan = known.steps === asRead.steps ? asRead : known;
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
    heldOn: () => null,
  };
  try {
    // Every date would rest on what belongs to other steps.
    const [first] = draft.changes;
    if (first?.code === "rowsApart" && request.do !== "accept") refuse({ code: "rowsApart" });
    carryOut(draft, request);
    decideNamed(draft, request);
    refuseUnclear(draft);
    const dates = moveTasksAlong(draft);
    if (request.do === "compress" && request.way === "scale") noteCannotFit(draft, dates);
    if (request.do !== "renumber" && request.do !== "edits") refuseLoop(draft, dates);
    return previewOf(draft, dates);
  } catch (reason) {
    if (!(reason instanceof RefusedRequest)) throw reason;
    draft.rows = plan.steps.map((step, from) => ({ step, from }));
    draft.anchor = plan.anchor;
    return {
      ...previewOf(draft, before),
      refused: true,
      plan,
      difference: [],
      decided: 0,
      snapshot: written,
      problems: [reason.problem],
    };
  }
}

/** Of a cell that several edits change, what stood there first is what stands in the sheet. */
function withTexts(before: RowTexts = {}, texts: RowTexts): RowTexts {
  const columns = Object.keys(texts) as (keyof RowTexts)[];
  const joined = columns.map((column) => [
    column,
    { ...texts[column], was: (before[column] ?? texts[column])!.was },
  ]);
  return { ...before, ...Object.fromEntries(joined) };
}

/** A kept date as its row can keep it; a marker has no calendar of its own. */
function workedDay(draft: Draft, row: Row, day: DayNumber | null): DayNumber | null {
  const { network } = draft.dates.passes;
  if (day === null || network.days[row.from] === 0) return day;
  return network.calendar(row.from)?.onOrBefore(day) ?? day;
}

/** What a request sets in the rows that it names is decided with it. */
function decideNamed(draft: Draft, request: ChangeRequest): void {
  if (request.do === "edits") {
    for (const each of request.edits) decideNamed(draft, each);
    return;
  }
  if (request.do === "accept" || request.do === "putBack" || request.do === "renumber") return;
  const named = new Set("steps" in request ? request.steps.map((each) => stepOf(each)) : []);
  if ("step" in request && request.step !== undefined) named.add(request.step);
  const rows = new Map(draft.rows.map((row) => [row.from, row.step]));
  for (const change of draft.changes) {
    if (!("step" in change) || !named.has(change.step)) continue;
    const from = draft.dates.rowOf.get(change.step)!;
    const [was, is] = [draft.before.steps[from], rows.get(from)];
    if (was && is && changedFields(change).some((field) => String(was[field]) !== String(is[field])))
      draft.decided.add(change.id);
  }
}

function stepOf(named: string | { readonly step: string }): string {
  return typeof named === "string" ? named : named.step;
}

/** Words that nobody decided on are not written over: a change that needs their cell says so before it is applied. */
function refuseUnclear(draft: Draft): void {
  const rows = new Map(draft.rows.map((row) => [row.from, row.step]));
  for (const change of draft.changes) {
    if (change.code !== "unclear" || draft.decided.has(change.id)) continue;
    const { step, field, text } = change;
    const row = rows.get(draft.dates.rowOf.get(step)!);
    if (row && row.typed?.[field] === undefined)
      refuse({ code: "cellInTheWay", step, column: field, content: text });
  }
}

function refuseLoop(draft: Draft, dates: Schedule): void {
  const before = loopsOf(draft.dates);
  const loop = dates.problems.find(
    (problem) => problem.code === "loop" && !before.includes(problem.steps.join()),
  );
  if (loop?.code !== "loop") return;
  // A new row has no number yet that would tell anybody something.
  const known = loop.steps.filter((step) => draft.dates.rowOf.has(step));
  refuse({ code: "wouldLoop", steps: known.length > 0 ? known : loop.steps });
}

function loopsOf(dates: Schedule): string[] {
  return dates.problems.flatMap((problem) => (problem.code === "loop" ? [problem.steps.join()] : []));
}
