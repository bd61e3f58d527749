/** Adds tasks to the sheet, each below its milestone and the tasks that are there. */
import { snapshotOf } from "../../../plan/planSnapshot";
import { isBelow, isMilestone, nextNumber } from "../../../plan/stepNumbers";
import type { NewTask } from "../../../protocol";
import { tableWords } from "../../../words/sheetWords";
import { Refusal } from "../../answer";
import type { ReadPlan } from "../read/readPlan";
import type { RowInsert } from "./insertRows";
import { nothing, writeChange } from "./writeChange";

export function addTaskRows(read: ReadPlan, tasks: readonly NewTask[]): ReadPlan {
  const numbers = read.plan.steps.map((step) => step.number);
  const inserts = tasks.map((task): RowInsert => {
    const milestone = read.plan.steps.findIndex((step) => step.number === task.under);
    if (milestone < 0 || !isMilestone(task.under)) throw new Refusal({ code: "stepGone", step: task.under });
    const number = nextNumber(numbers, task.under);
    numbers.push(number);
    // Below the rows of this milestone that follow it without a gap.
    let last = milestone;
    while (isBelow(read.plan.steps[last + 1]?.number ?? "", task.under)) last++;
    return {
      below: read.table.rows[last]!,
      row: {
        number,
        name: task.name,
        target: null,
        start: null,
        days: null,
        countedIn: read.plan.countedIn,
        calendar: "both",
        startsAfter: [],
        fixed: null,
        notLaterThan: null,
        notNeeded: "",
        done: false,
        completedOn: null,
        ownersSeller: task.ownersSeller,
        ownersBuyer: task.ownersBuyer,
        phase: "",
        outcome: "",
      },
    };
  });
  return writeChange(
    read,
    {
      title: tableWords(read.language).tasksAdded,
      cells: [],
      inserts,
      settings: [],
      daysOff: null,
      snapshot: withRows(read, inserts),
      asked: new Set(),
    },
    () => nothing,
  );
}

/** What was last written, and the new rows: they are ours, so the next reading does not take them for a person's. */
function withRows(read: ReadPlan, inserts: readonly RowInsert[]) {
  if (!read.snapshot) return null;
  const added = snapshotOf({ ...read.plan, steps: inserts.map(({ row }) => ({ ...row, id: "" })) });
  return { ...read.snapshot, rows: [...read.snapshot.rows, ...added.rows] };
}
