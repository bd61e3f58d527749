/**
 * What a change wrote and what stood there before: for undo, and to put things back when the service failed half-way.
 * Kept in the hidden tab, so that it outlives the sidebar and travels with the file. Cells are named by step number
 * and column, because people sort and move rows.
 */
import type { DayNumber } from "../../../plan/plan";
import type { MilestoneColumn } from "../tabs/milestoneColumns";
import { dataColumns, firstDataRow, type SettingName } from "../tabs/planDataTab";
import { readText } from "./readCell";
import { type ReadPlan, readPiece } from "./readPlan";

/** A cell's content; a formula is kept apart from text that looks like one. */
export type Content = string | number | boolean | { readonly formula: string };

export interface RecordedCell {
  readonly step: string;
  readonly column: MilestoneColumn;
  readonly before: Content;
  readonly after: Content;
}

export interface RecordedSetting {
  readonly setting: SettingName;
  readonly before: string;
  readonly after: string;
}

/** What of a change is kept as JSON. */
interface RecordedInputs {
  readonly cells: readonly RecordedCell[];
  readonly settings: readonly RecordedSetting[];
  /** Days off before and after, when the change edited them. */
  readonly daysOff: {
    readonly before: readonly (readonly [DayNumber, string])[];
    readonly after: readonly (readonly [DayNumber, string])[];
  } | null;
  /** Rows that got another number, as adopted ones do: their number before and after, and their name. */
  readonly renumbered?: readonly (readonly [string, string, string])[];
  /** Number, name and owners of the rows that the change inserted. */
  readonly inserted: readonly (readonly [number: string, name: string, ...owners: string[]])[];
  readonly snapshotBefore: string;
}

export interface ChangeRecord {
  readonly id: string;
  readonly when: DayNumber;
  readonly title: string;
  /** "pending": it was begun and not finished, so the sheet may hold half of it. */
  readonly state: "pending" | "done" | "undone";
  readonly inputs: RecordedInputs;
  /** Its row in the hidden tab. */
  readonly row: number;
}

/** How many changes can be undone, and one more row for the change in work. */
export const recordsKept = 10;

export function readRecords(read: ReadPlan): ChangeRecord[] {
  const records: ChangeRecord[] = [];
  for (let row = firstDataRow; row < firstDataRow + recordsKept; row++) {
    const cells = (read.dataValues[row - 1] ?? []).slice(dataColumns.change - 1);
    const id = readText(cells[0]);
    const state = readText(cells[3]);
    const when = read.days.day(cells[1]);
    if (
      id === "" ||
      typeof when !== "number" ||
      (state !== "pending" && state !== "done" && state !== "undone")
    )
      continue;
    try {
      const inputs = JSON.parse(cells.slice(4).map(readPiece).join("")) as RecordedInputs;
      records.push({ id, when, title: readText(cells[2]), state, inputs, row });
    } catch {
      // A record that somebody edited cannot be undone; it is not offered.
    }
  }
  return records.sort((a, b) => Number(b.id) - Number(a.id));
}
