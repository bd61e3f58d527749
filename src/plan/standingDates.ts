/** The dates as they stand in the sheet, worked out or typed: what the sheet says of itself (docs/date-rules.md, The verdict). */
import { Finished } from "./finished";
import { DONE, FREE, NONE, noneFor } from "./network";
import type { DayNumber, Plan } from "./plan";
import { latestBefore, overlapOf, type Schedule, schedule } from "./schedule";

/**
 * As `schedule`, but an open row that can be dated stands on the date that its cell shows, and what clashes there is an
 * `overlap`. Starts are those that were worked out: a date that is typed changes none in the sheet.
 */
export function standingDates(plan: Plan): Schedule {
  const dates = schedule(plan);
  const { network } = dates.passes;
  const { hold, days, kept, order, rows, nodes } = network;
  const shown = dates.target.map((due, row): DayNumber | null =>
    due === null || hold[row] === DONE ? due : plan.steps[row]!.target,
  );
  if (shown.every((due, row) => due === dates.target[row])) return dates;

  const problems = dates.problems.filter(({ code }) => code !== "overlap");
  const target = noneFor(nodes);
  const heldAt = network.heldAt.slice();
  const finished = new Finished(network);
  for (const node of order) {
    const at = finished.release(node);
    const due = node < rows ? shown[node]! : null;
    const onlyPasses = hold[node] === FREE && days[node] === 0;
    finished.settle(node, due === null || (onlyPasses && at !== NONE) ? NONE : due);
    if (due === null) continue;
    target[node] = due;
    // A date that somebody typed on a day that is not worked counts as worked for its row (D5).
    heldAt[node] = due;
    const wanted = onlyPasses && kept[node] !== NONE ? Math.min(due, kept[node]!) : due;
    if (hold[node] !== DONE && at !== NONE && at > latestBefore(network, node, wanted))
      problems.push(overlapOf(network, node, at, finished.releasedBy[node]!, wanted));
  }
  return {
    ...dates,
    target: shown,
    problems,
    passes: {
      ...dates.passes,
      network: { ...network, heldAt },
      target,
      released: finished.released,
      releasedBy: finished.releasedBy,
    },
  };
}
