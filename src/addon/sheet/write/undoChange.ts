/** Takes a change back: every cell that still holds what the change wrote gets what stood there before. */
import { snapshotText } from "../../../plan/planSnapshot";
import type { Finding } from "../../../problems";
import { isRefusal, Refusal, serviceProblem } from "../../answer";
import { forgetBegun, rememberBegun } from "../../begunChange";
import { cellName, contentOf, type ReadPlan, readPlan } from "../read/readPlan";
import type { ChangeRecord } from "../read/readRecords";
import { putBackLost } from "./deleteRows";
import { landingOf, sameContent, type Written } from "./landing";
import { serviceRefusal } from "./protectedCell";
import {
  dayPairs,
  growData,
  hiddenPlaces,
  insertedRows,
  putBack,
  putBackStrays,
  recordedRows,
  refuseDaysOff,
} from "./writeChange";
import { writeRecordState } from "./writeRecord";

/** How often it is tried while the service fails or somebody moves rows at the same moment. */
const attempts = 3;

/**
 * Returns the plan that is then there, and a finding for each cell that somebody wrote to since, or of which it is not
 * clear whose row it stands in: those are left alone. The change is marked as begun first, so that an undo which the
 * service interrupts is finished at the next opening of the sidebar.
 */
export function undoRecord(
  read: ReadPlan,
  record: ChangeRecord,
  also: (record: ChangeRecord) => () => void,
): { readonly now: ReadPlan; readonly kept: readonly Finding[] } {
  growData(read);
  const { daysOff } = record.inputs;
  if (daysOff) refuseDaysOff(read, dayPairs(daysOff.before));
  const { rowOf, unclear } = recordedRows(read, record);
  const kept: Finding[] = [];
  const cells = record.inputs.cells.filter((cell) => {
    const row = rowOf.get(cell.step) ?? unclear.get(cell.step);
    const at = read.table.columns[cell.column];
    if (row === undefined || at === undefined) return false;
    const now = contentOf(read, row, cell.column);
    if (rowOf.has(cell.step) && sameContent(read, now, cell.after)) return true;
    const name = cellName(read.table.name, row, at);
    kept.push({ problem: { code: "notOurs", cell: name, content: read.days.shown(now) }, cells: [name] });
    return false;
  });
  const inserted = insertedRows(read, record);
  for (const { row, words } of inserted) {
    if (words === null) continue;
    const name = cellName(read.table.name, row, words);
    const content = read.days.shown(read.table.values[row - 1]?.[words - 1]);
    kept.push({ problem: { code: "notOurs", cell: name, content }, cells: [name] });
  }
  const undone: ChangeRecord = { ...record, inputs: { ...record.inputs, cells } };
  const places = [
    ...hiddenPlaces(read, record),
    ...cells.map(({ step, column }) => ({
      sheet: read.table.sheet,
      row: rowOf.get(step)!,
      column: read.table.columns[column]!,
    })),
    ...inserted.map(({ row }) => ({ sheet: read.table.sheet, row, column: read.table.columns.milestone! })),
  ];
  let left: Finding[] = [];
  // Once another row is deleted, one that may not be stays, like one in which somebody wrote.
  const keepRow = (row: number, error: unknown) => {
    const problem = serviceProblem(error, "unchanged");
    if (problem.code !== "protectedCell" && problem.code !== "typedColumn") throw error;
    const name = cellName(read.table.name, row, 1);
    left.push({ problem: { code: "protectedRow", cell: name }, cells: [name] });
  };
  let now = read;
  let begun = false;
  let undoAlso: (() => void) | null = null;
  for (let attempt = 1; ; attempt++) {
    try {
      // Rows may be gone since the first attempt.
      if (attempt > 1) now = readPlan(read.spreadsheet, read.tabs);
      left = [];
      const formulas = now.table.sheet.getDataRange().getFormulas();
      rememberBegun(record.text);
      writeRecordState(now, record, "pending");
      begun = true;
      const deletion = putBack(now, undone, keepRow);
      writeRecordState(now, record, "undone");
      undoAlso ??= also(record);
      SpreadsheetApp.flush();
      let then = readPlan(read.spreadsheet, read.tabs);
      const lost = deletion ? putBackLost(deletion, then) : [];
      if (lost.length > 0) {
        const cells = lost.map((row) => cellName(read.table.name, row, 1));
        kept.push({ problem: { code: "changedMeanwhile" }, cells });
        then = readPlan(read.spreadsheet, read.tabs);
      }
      const { landed, strays } = landingOf(
        now,
        formulas,
        writtenCells(now, undone, "before"),
        then,
        writtenCells(now, undone, "after"),
      );
      // Somebody's empty row may have gone in the place of ours.
      const isLeft =
        deletion && left.length === 0 && insertedRows(then, record).some(({ words }) => words === null);
      if (landed && lost.length === 0 && !isLeft) {
        forgetBegun();
        return { now: then, kept: [...kept, ...left] };
      }
      // What is not undone yet is undone from a new reading: nothing that stands as before is written twice.
      putBackStrays(then, strays);
      if (attempt >= attempts) throw new Refusal({ code: "changedMeanwhile" });
    } catch (error) {
      if (attempt === 1) continue;
      if (!begun) throw serviceRefusal(error, "unchanged", places);
      try {
        now = readPlan(read.spreadsheet, read.tabs);
        // Deleted rows cannot come back: the next opening of the sidebar goes on.
        if (insertedRows(now, record).length < inserted.length) throw error;
        putBack(now, reversed(undone, read.snapshot ? snapshotText(read.snapshot) : ""));
        undoAlso?.();
        writeRecordState(now, record, "done");
        SpreadsheetApp.flush();
        forgetBegun();
      } catch {
        throw new Refusal(serviceProblem(error, "unfinished"));
      }
      if (isRefusal(error)) throw error;
      throw serviceRefusal(error, "restored", places);
    }
  }
}

/** The cells of the change in which its contents stand, with what is to stand there. */
function writtenCells(read: ReadPlan, record: ChangeRecord, content: "before" | "after"): readonly Written[] {
  const { rowOf } = recordedRows(read, record);
  return record.inputs.cells.flatMap((cell) => {
    const row = rowOf.get(cell.step);
    return row === undefined ? [] : [{ row, column: cell.column, after: cell[content] }];
  });
}

/** What makes an undone change stand again, none of its rows being deleted. */
function reversed(record: ChangeRecord, snapshot: string): ChangeRecord {
  const { inputs } = record;
  const swap = <Of extends { before: unknown; after: unknown }>(each: Of) => ({
    ...each,
    before: each.after,
    after: each.before,
  });
  return {
    ...record,
    inputs: {
      ...inputs,
      cells: inputs.cells.map(swap),
      settings: inputs.settings.map(swap),
      daysOff: inputs.daysOff && swap(inputs.daysOff),
      inserted: [],
      snapshotBefore: snapshot,
    },
  };
}
