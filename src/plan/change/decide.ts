/** Decides on what `review` found: accepts it or puts it back. */
import { NewRows } from "../newRows";
import type { Step } from "../plan";
import { changedFields, type SheetChange } from "../review";
import type { ChangeRequest } from "./changeRequest";
import { type Draft, edit, type Row, refuse, replaceLinks } from "./draft";
import { arranged, numberRows, pass } from "./editRows";
import { type Moved, push } from "./push";

/** What is looked up for each change, worked out once. */
interface Known {
  /** By number; the first one where a number stands twice. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly written: ReadonlyMap<string, Step>;
}

/** A date that was offered for words is accepted like one that stands there. */
function asDate(change: SheetChange): SheetChange {
  if (change.code !== "unclear" || change.field !== "target" || change.offered === null) return change;
  const { id, step, before, offered } = change;
  return { id, code: "dateTyped", step, before, after: offered };
}

/** Whether a change says what it would come to. `one`: it is asked for by itself, not among all. */
function canAccept(change: SheetChange, one: boolean): boolean {
  return change.code !== "unclear" || (change.offered !== null && (one || change.sure));
}

function accept(draft: Draft, found: SheetChange, { rows, written }: Known, newRows: NewRows): void {
  const change = asDate(found);
  if (change.code === "newRow") {
    const row = draft.rows[change.row]!;
    const proposal = newRows.propose(change.row);
    const { number, days, fixed } = proposal;
    edit(row, { number, days, fixed });
    for (const [at, startsAfter] of newRows.accept(change.row, proposal))
      edit(draft.rows[at]!, { startsAfter });
    draft.asked.add(row);
  } else if (change.code === "removedRow") {
    replaceLinks(draft, change.step, written.get(change.step)!.startsAfter);
  } else if (change.code === "movedRow") {
    const row = rows.get(change.step)!;
    draft.asked.add(row);
    const passed = change.passed.map((number) => rows.get(number)!);
    pass(draft, row, passed, change.isUp);
  } else if ("step" in change) {
    const row = rows.get(change.step)!;
    // What stands there is meant, and is written as the sheet writes it.
    edit(row, Object.fromEntries(changedFields(change).map((field) => [field, row.step[field]])));
    if (change.code === "unclear") edit(row, { [change.field]: change.offered });
    if (change.code === "ticked") edit(row, { completedOn: change.proposed });
    if (change.code === "reopened") edit(row, { completedOn: null });
    if (change.code === "dateCleared") edit(row, { fixed: null });
    if (change.code === "dateTyped") {
      draft.asked.add(row);
      edit(row, { target: change.after });
      if (row.step.done) edit(row, { completedOn: change.after });
      else if (draft.anchor?.step === change.step) draft.anchor = { step: change.step, date: change.after };
      else if (draft.dates.passes.network.loose[row.from] === 0) edit(row, { fixed: change.after });
    }
  }
}

/** The rows that accepted dates and ticks move, and to where. `isWanted`: what is accepted. */
function movedBy(draft: Draft, isWanted: (id: string) => boolean, { rows, written }: Known): Moved[] {
  const moved = new Map<Row, Moved>();
  for (const change of draft.changes.map(asDate)) {
    if (!isWanted(change.id) || !("step" in change)) continue;
    const row = rows.get(change.step);
    if (!row || change.step === draft.anchor?.step) continue;
    const from = written.get(change.step)?.target ?? null;
    const isLoose = draft.dates.passes.network.loose[row.from] === 1;
    const isDone = row.step.done && ["ticked", "completed", "dateTyped"].includes(change.code);
    const to = isDone ? row.step.completedOn : change.code === "dateTyped" && !isLoose ? change.after : null;
    if (to !== null && (!isDone || from === null || to > from)) moved.set(row, { row, to, from });
  }
  return [...moved.values()];
}

function isAboutDate(change: SheetChange, step: string): boolean {
  return "step" in change && change.step === step && changedFields(change).includes("target");
}

function putBack(draft: Draft, change: SheetChange, { rows, written }: Known): void {
  if (change.code === "anchorChanged") draft.anchor = change.before;
  else if (change.code === "calendarsChanged") draft.notes.push({ code: "cannotPutBack", id: change.id });
  else if (change.code === "rowsApart") refuse({ code: "rowsApart" });
  else if (change.code === "newRow") draft.rows = draft.rows.filter((row) => row.from !== change.row);
  else if (change.code === "removedRow") {
    const place = draft.written.rows.findIndex((row) => row.number === change.step);
    const above = new Set(draft.written.rows.slice(0, place).map((row) => row.number));
    let at = draft.rows.length;
    while (at > 0 && !above.has(draft.rows[at - 1]!.step.number)) at--;
    draft.rows.splice(at, 0, { step: draft.written.rows[place]!, from: -1 });
  } else if (change.code === "movedRow") {
    const ranks = new Map(draft.written.rows.map(({ number }, rank) => [number, rank]));
    draft.rows = arranged(draft.rows, (row) => ranks.get(row.step.number));
  } else {
    const row = rows.get(change.step)!;
    const was = written.get(change.step)!;
    // A date that was right for what is put back now, and so is no change of its own.
    if (row.step.target !== was.target && !draft.changes.some((other) => isAboutDate(other, change.step)))
      edit(row, { target: was.target });
    switch (change.code) {
      case "unclear":
        draft.asked.add(row);
        edit(row, { [change.field]: was[change.field] });
        return;
      case "dateTyped":
      case "dateCleared":
        edit(row, { target: change.before });
        return;
      case "ticked":
      case "completed":
      case "reopened":
        edit(row, {
          done: was.done && (change.code !== "ticked" || was.completedOn !== null),
          completedOn: was.completedOn,
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

export function decide(draft: Draft, request: Extract<ChangeRequest, { do: "accept" | "putBack" }>): void {
  const found = new Set(draft.changes.map((change) => change.id));
  const wanted = new Set(request.changes === "all" ? found : request.changes);
  for (const id of wanted) if (!found.has(id)) refuse({ code: "changeGone", id });
  const known: Known = {
    rows: new Map([...draft.rows].reverse().map((row) => [row.step.number, row])),
    written: new Map(draft.written.rows.map((row) => [row.number, row])),
  };
  const newRows = new NewRows(
    draft.rows.map((row) => row.step),
    known.written.keys(),
  );
  for (const change of draft.changes) {
    if (!wanted.has(change.id)) continue;
    if (request.do === "accept" && !canAccept(change, request.changes !== "all")) {
      wanted.delete(change.id);
      if (change.code === "unclear")
        draft.notes.push({
          code: "notAccepted",
          step: change.step,
          column: change.field,
          content: change.text,
        });
      continue;
    }
    if (request.do === "accept") accept(draft, change, known, newRows);
    else putBack(draft, change, known);
    if (request.do === "accept" || change.code !== "calendarsChanged") draft.decided.add(change.id);
  }
  // By the numbers that were written: what comes next gives some rows other ones.
  const moved = movedBy(draft, (id) => wanted.has(id), known);
  const dates = new Map(draft.rows.map((row) => [row, known.written.get(row.step.number)?.target ?? null]));
  const dateBefore = (row: Row) => dates.get(row) ?? null;
  const structure: readonly SheetChange["code"][] = ["newRow", "removedRow", "movedRow"];
  if (
    draft.changes.some(({ id, code }) => structure.includes(code) && wanted.has(id)) &&
    request.do === "accept"
  )
    numberRows(draft);
  if (request.do !== "accept" || !request.keep || request.keep === "anchor") return;
  if (request.keep === "only") {
    const free = new Set(moved.map(({ row }) => row));
    for (const change of draft.changes.map(asDate))
      if (change.code === "dateTyped" && wanted.has(change.id)) free.add(known.rows.get(change.step)!);
    if (free.size > 0) draft.heldOn = (row) => (free.has(row) ? null : dateBefore(row));
    return;
  }
  if (moved.length === 0) return;
  // Open rows are fixed on the typed date by now: how they stay there, `push` decides anew.
  for (const { row } of moved) if (!row.step.done) edit(row, { fixed: draft.before.steps[row.from]!.fixed });
  push(draft, moved, dateBefore);
}
