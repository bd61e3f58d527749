/**
 * What a change wrote and what stood there before: for undo, and to put things back when the service failed half-way.
 * Kept in the hidden tab, so that it outlives the sidebar and travels with the file. Cells are named by column and by what their
 * row is, its Id, number and name, because people sort, move and copy rows.
 */
import type { DayNumber } from "../../../plan/plan";
import { parseSnapshot } from "../../../plan/planSnapshot";
import { Refusal } from "../../answer";
import { isBegun } from "../../begunChange";
import { day, list, matching, oneOf, record } from "../../checked";
import { replacedFormulas } from "../../replacedFormulas";
import { type MilestoneColumn, milestoneColumns } from "../tabs/milestoneColumns";
import {
  changeColumns,
  dataColumns,
  firstDataRow,
  type SettingName,
  settingNames,
} from "../tabs/planDataTab";
import { readText } from "./readCell";
import { type ReadPlan, readPiece } from "./readPlan";

/** A cell's content; a formula is kept apart from text that looks like one. One from the hidden tab is text unless it is remembered. */
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

/** A row that a change deleted. */
export interface RecordedRow {
  /** Its Id, or "#" and its number. */
  readonly key: string;
  readonly number: string;
  /** The key of the row above it; "": none. */
  readonly above: string;
  /** Content and note by column: ours by name, those of people by position. */
  readonly cells: readonly (readonly [column: MilestoneColumn | number, content: Content, note: string])[];
}

/** A field of the Value tab that a change wrote: its name, and what stood there before and after. */
export type RecordedField = readonly [field: "goal" | "event", before: string, after: string];

/** A row that a change inserted, and what it wrote there besides formulas. */
export interface InsertedRow {
  readonly step: string;
  readonly name: string;
  readonly id: string;
  readonly cells: readonly (readonly [MilestoneColumn, Content])[];
}

/** What of a change is kept as JSON. */
interface RecordedInputs {
  readonly cells: readonly RecordedCell[];
  readonly settings: readonly RecordedSetting[];
  readonly fields?: readonly RecordedField[];
  /** Days off before and after, when the change edited them. */
  readonly daysOff: {
    readonly before: readonly (readonly [DayNumber, string])[];
    readonly after: readonly (readonly [DayNumber, string])[];
  } | null;
  /** Id and name of the rows of the cells, by the number that the change gave them: a number alone may be a copy's. */
  readonly rows?: readonly (readonly [step: string, id: string, name: string])[];
  /** Rows that got another number, as adopted ones do: their number before and after, and their name. */
  readonly renumbered?: readonly (readonly [string, string, string])[];
  readonly inserted: readonly InsertedRow[];
  /** Rows that it deleted. */
  readonly removed?: readonly RecordedRow[];
  /** Keys of all rows in their order before it, when it changed that. */
  readonly order?: readonly string[];
  /** Texts of Resources before and after it. */
  readonly resources?: readonly (readonly [before: string, after: string])[];
  readonly snapshotBefore: string;
}

export interface ChangeRecord {
  readonly id: string;
  readonly when: DayNumber;
  readonly title: string;
  /**
   * "pending": it was begun and not finished, so the sheet may hold half of it. Where it was not this file's add-on that
   * began it, it is "done": a person may undo it.
   */
  readonly state: "pending" | "done" | "undone";
  readonly inputs: RecordedInputs;
  /** The inputs as they stand in the hidden tab. */
  readonly text: string;
  /** Its row in the hidden tab. */
  readonly row: number;
}

/** id, day, title, state. */
export const recordFields = 4;

/** How many changes can be undone, and one more row for the change in work. */
export const recordsKept = 10;

export function readRecords(read: ReadPlan): ChangeRecord[] {
  const records: ChangeRecord[] = [];
  for (let row = firstDataRow; row < firstDataRow + recordsKept; row++) {
    const cells = (read.dataValues[row - 1] ?? []).slice(
      dataColumns.change - 1,
      dataColumns.change - 1 + changeColumns,
    );
    const id = readText(cells[0]);
    const state = readText(cells[3]);
    const when = read.days.day(cells[1]);
    if (
      !/^\d{1,9}$/.test(id) ||
      typeof when !== "number" ||
      (state !== "pending" && state !== "done" && state !== "undone")
    )
      continue;
    try {
      const text = cells.slice(recordFields).map(readPiece).join("");
      const inputs = parseInputs(JSON.parse(text));
      const isForeign = state === "pending" && !isBegun(text);
      records.push({
        id,
        when,
        title: readText(cells[2]),
        state: isForeign ? "done" : state,
        inputs,
        text,
        row,
      });
    } catch {
      // A record that somebody edited cannot be undone; it is not offered.
    }
  }
  return records.sort((a, b) => Number(b.id) - Number(a.id));
}

/** What stands in the record, which anybody could have written. Throws when it is none of ours. */
function parseInputs(stored: unknown): RecordedInputs {
  const { cells, settings, fields, daysOff, rows, renumbered, inserted, snapshotBefore } = record(
    stored,
    "inputs",
  );
  const { removed, order, resources } = record(stored, "inputs");
  const text = (value: unknown, field: string) => matching(value, /^/, field);
  // Asked for only when there is a formula.
  let formulas: readonly string[] | null = null;
  const content = (value: unknown): Content => {
    if (typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    const formula = matching(record(value, "content").formula, /^=/, "content");
    formulas ??= replacedFormulas();
    return formulas.includes(formula) ? { formula } : formula;
  };
  const texts = (value: unknown, field: string, least: number, most: number) => {
    const found = list(value, field, most).map((each) => text(each, field));
    if (found.length < least) throw new Refusal({ code: "badRequest", field });
    return found;
  };
  const days = (value: unknown) =>
    list(value, "daysOff").map((each) => {
      const [date, side] = list(each, "daysOff", 2);
      return [day(date, "daysOff"), oneOf(side, ["both", "seller", "buyer"], "daysOff")] as const;
    });
  const off = daysOff === null ? null : record(daysOff, "daysOff");
  const before = text(snapshotBefore, "snapshotBefore");
  if (before !== "" && !parseSnapshot(before)) throw new Refusal({ code: "badRequest", field: "snapshot" });
  return {
    cells: list(cells, "cells").map((each) => {
      const cell = record(each, "cells");
      return {
        step: text(cell.step, "step"),
        column: oneOf(cell.column, milestoneColumns, "column"),
        before: content(cell.before),
        after: content(cell.after),
      };
    }),
    settings: list(settings, "settings").map((each) => {
      const { setting, before, after } = record(each, "settings");
      return {
        setting: oneOf(setting, settingNames, "setting"),
        before: text(before, "settings"),
        after: text(after, "settings"),
      };
    }),
    fields: list(fields ?? [], "fields").map((each): RecordedField => {
      const [field, before, after] = texts(each, "fields", 3, 3);
      return [oneOf(field, ["goal", "event"], "fields"), before!, after!];
    }),
    daysOff: off && { before: days(off.before), after: days(off.after) },
    rows: list(rows ?? [], "rows").map((each) => texts(each, "rows", 3, 3) as [string, string, string]),
    renumbered: list(renumbered ?? [], "renumbered").map(
      (each) => texts(each, "renumbered", 3, 3) as [string, string, string],
    ),
    inserted: list(inserted, "inserted").map((each) => {
      const { step, name, id, cells } = record(each, "inserted");
      return {
        step: text(step, "step"),
        name: text(name, "name"),
        id: text(id, "id"),
        cells: list(cells, "cells").map((cell) => {
          const [column, after] = list(cell, "cells", 2);
          return [oneOf(column, milestoneColumns, "column"), content(after)] as const;
        }),
      };
    }),
    removed: list(removed ?? [], "removed").map((each) => {
      const { key, number, above, cells } = record(each, "removed");
      return {
        key: text(key, "removed"),
        number: text(number, "removed"),
        above: text(above, "removed"),
        cells: list(cells, "removed").map((cell) => {
          const [column, held, note] = list(cell, "removed", 3);
          const place =
            Number.isInteger(column) && (column as number) > 0
              ? (column as number)
              : oneOf(column, milestoneColumns, "removed");
          return [place, content(held), text(note, "removed")] as const;
        }),
      };
    }),
    order: list(order ?? [], "order").map((each) => text(each, "order")),
    resources: list(resources ?? [], "resources").map(
      (each) => texts(each, "resources", 2, 2) as [string, string],
    ),
    snapshotBefore: before,
  };
}
