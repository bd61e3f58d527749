/** Decides on what `review` found: accepts it or puts it back. */
import type { Step } from "../plan";
import { proposeRow, type SheetChange } from "../review";
import type { ChangeRequest } from "./changeRequest";
import { type Draft, edit, linkIntoChain, refuse, replaceLinks } from "./draft";

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

export function decide(draft: Draft, request: Extract<ChangeRequest, { do: "accept" | "putBack" }>): void {
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
