/** Keeps the record of a change in the hidden tab. */

import { Refusal } from "../../answer";
import { notOurs, type ReadPlan } from "../read/readPlan";
import { type ChangeRecord, recordFields, recordsKept } from "../read/readRecords";
import {
  changeColumns,
  dataColumns,
  dayFormat,
  firstDataRow,
  inPieces,
  pieceLength,
} from "../tabs/planDataTab";
import { textFormat } from "./safeText";
import { writeCells } from "./writeCells";

/** The row that the next record takes: an empty one, else the oldest one's. Rows with anything else are a person's. */
export function nextRecordRow(read: ReadPlan, records: readonly ChangeRecord[]): number {
  for (let row = firstDataRow; row < firstDataRow + recordsKept; row++) {
    if (filledAt(read, row) < 0) return row;
  }
  const oldest = records[records.length - 1];
  if (oldest) return oldest.row;
  const at = filledAt(read, firstDataRow);
  const content = read.dataValues[firstDataRow - 1]?.[dataColumns.change - 1 + at];
  throw notOurs(read.dataSheet, firstDataRow, dataColumns.change + at, content, read.days);
}

/** The place of the first filled cell of a record's row; -1: there is none. */
function filledAt(read: ReadPlan, row: number): number {
  const cells = (read.dataValues[row - 1] ?? []).slice(dataColumns.change - 1);
  return cells.slice(0, changeColumns).findIndex((content) => content !== "");
}

export function writeRecord(read: ReadPlan, record: ChangeRecord): void {
  const pieces = inPieces(record.text);
  const most = changeColumns - recordFields;
  if (pieces.length > most) throw new Refusal({ code: "tooLong", field: "change", most: most * pieceLength });
  const texts = [record.id, "", record.title, record.state, ...pieces];
  const cells = Array.from({ length: changeColumns }, (_, at) =>
    at === 1 ? { value: record.when } : { text: texts[at] ?? "" },
  );
  writeCells(
    read.dataSheet.getRange(record.row, dataColumns.change, 1, changeColumns),
    [cells],
    [cells.map((_, at) => (at === 1 ? dayFormat : textFormat))],
  );
}

/** Changes only the state, as the last step of a change. */
export function writeRecordState(read: ReadPlan, record: ChangeRecord, state: ChangeRecord["state"]): void {
  read.dataSheet.getRange(record.row, dataColumns.change + 3).setValue(state);
}
