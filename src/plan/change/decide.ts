/** Decides on what `review` found: accepts it or puts it back. */
import { NewRows } from "../newRows";
import type { Step } from "../plan";
import type { SheetChange } from "../review";
import type { ChangeRequest } from "./changeRequest";
import { type Draft, edit, type Row, refuse, replaceLinks } from "./draft";

/** What is looked up for each change, worked out once. */
interface Known {
  /** By number; the first one where a number stands twice. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly written: ReadonlyMap<string, Step>;
}

function accept(draft: Draft, change: SheetChange, { rows, written }: Known, newRows: NewRows): void {
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
  } else if ("step" in change) {
    const row = rows.get(change.step)!;
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

function putBack(draft: Draft, change: SheetChange, { rows, written }: Known): void {
  if (change.code === "anchorChanged") draft.anchor = change.before;
  else if (change.code === "calendarsChanged") draft.notes.push({ code: "cannotPutBack", id: change.id });
  else if (change.code === "newRow") draft.rows = draft.rows.filter((row) => row.from !== change.row);
  else if (change.code === "removedRow") {
    const place = draft.written.rows.findIndex((row) => row.number === change.step);
    const above = new Set(draft.written.rows.slice(0, place).map((row) => row.number));
    let at = draft.rows.length;
    while (at > 0 && !above.has(draft.rows[at - 1]!.step.number)) at--;
    draft.rows.splice(at, 0, { step: draft.written.rows[place]!, from: -1 });
  } else {
    const row = rows.get(change.step)!;
    const was = written.get(change.step)!;
    switch (change.code) {
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
  const wanted = request.changes === "all" ? found : new Set(request.changes);
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
    if (request.do === "accept") accept(draft, change, known, newRows);
    else putBack(draft, change, known);
    if (request.do === "accept" || change.code !== "calendarsChanged") draft.decided.add(change.id);
  }
}
