/** Takes a change back: every cell that still holds what the change wrote gets what stood there before. */
import type { Finding } from "../../sidebarProtocol";
import { Refusal, serviceProblem } from "../answer";
import { type ChangeRecord, writeRecordState } from "./changeRecords";
import { cellName, type ReadPlan } from "./readPlan";
import { contentOf, insertedRows, putBack, sameContent } from "./writeChange";

/**
 * Returns a finding for each cell that somebody wrote to since: those are left alone. The change is marked as begun
 * first, so that an undo which the service interrupts is finished at the next opening of the sidebar.
 */
export function undoRecord(
  read: ReadPlan,
  record: ChangeRecord,
  also: (record: ChangeRecord) => () => void,
): Finding[] {
  const rowOf = new Map(read.plan.steps.map((step, at) => [step.number, read.table.rows[at]!]));
  const kept: Finding[] = [];
  const cells = record.inputs.cells.filter((cell) => {
    const row = rowOf.get(cell.step);
    const at = read.table.columns[cell.column];
    if (row === undefined || at === undefined) return false;
    const now = contentOf(read, row, cell.column);
    if (sameContent(read, now, cell.after)) return true;
    const name = cellName(read.table.name, row, at);
    kept.push({ problem: { code: "notOurs", cell: name, content: String(now).slice(0, 60) }, cells: [name] });
    return false;
  });
  for (const { row, words } of insertedRows(read, record)) {
    if (words === null) continue;
    const name = cellName(read.table.name, row, words);
    const content = String(read.table.values[row - 1]?.[words - 1]).slice(0, 60);
    kept.push({ problem: { code: "notOurs", cell: name, content }, cells: [name] });
  }
  const undone: ChangeRecord = { ...record, inputs: { ...record.inputs, cells } };
  let begun = false;
  for (let attempt = 1; ; attempt++) {
    try {
      writeRecordState(read, record, "pending");
      begun = true;
      putBack(read, undone);
      writeRecordState(read, record, "undone");
      also(record);
      SpreadsheetApp.flush();
      return kept;
    } catch (error) {
      // Putting back twice is the same as once.
      if (attempt === 2) throw new Refusal(serviceProblem(error, begun ? "unfinished" : "unchanged"));
    }
  }
}
