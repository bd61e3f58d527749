/**
 * Writes a change so that either all of it stands in the sheet or nothing. What will be written is recorded first;
 * when the service fails, the recorded contents are put back at once, or at the next opening of the sidebar.
 */
import { isoText } from "../../../plan/calendarDate";
import type { TextColumn } from "../../../plan/change/changeRequest";
import type { PlannedChange } from "../../../plan/change/plannedChange";
import { cleanText } from "../../../plan/cleanText";
import { readLinks } from "../../../plan/links";
import type { DayNumber, Step, StepField, TypedCell } from "../../../plan/plan";
import { type PlanSnapshot, parseSnapshot, snapshotText } from "../../../plan/planSnapshot";
import { readTick } from "../../../plan/ticks";
import type { Calendars, NonWorkingDay } from "../../../protocol";
import { isRefusal, Refusal, serviceProblem } from "../../answer";
import { forgetBegun, rememberBegun } from "../../begunChange";
import { rememberFormulas } from "../../replacedFormulas";
import { readDays, readText, unclear } from "../read/readCell";
import { cellName, contentOf, notOurs, type ReadPlan, readPlan, snapshotPieces } from "../read/readPlan";
import {
  type ChangeRecord,
  type Content,
  type InsertedRow,
  type RecordedCell,
  type RecordedField,
  type RecordedRow,
  type RecordedSetting,
  readRecords,
} from "../read/readRecords";
import { formulaColumns, type MilestoneColumn, milestoneColumns } from "../tabs/milestoneColumns";
import { calendarWord, countedInWord, unitFormat } from "../tabs/milestonesTab";
import {
  bothWeekend,
  changeColumns,
  dataColumns,
  dayFormat,
  daysOff,
  firstDataRow,
  inPieces,
  lastDataColumn,
  lastDataRow,
  type SettingName,
  settingContent,
  settingNames,
} from "../tabs/planDataTab";
import { newRowId } from "../tabs/rowId";
import type { Cell } from "../tabs/sheetContent";
import { type Deletion, deleteInserted, putBackLost } from "./deleteRows";
import { growGrid } from "./growGrid";
import {
  insertEmptyRows,
  insertRows,
  type NewRow,
  newContents,
  newRows,
  type PlacedRow,
  preparedRows,
  type RowInsert,
} from "./insertRows";
import { contentCells, landingOf, type Stray, sameContent, standingAsRead, type Written } from "./landing";
import { type Layout, layoutOf, linesIn, placeIn, readingIn } from "./layout";
import { type Place, serviceRefusal } from "./protectedCell";
import { preparedTexts, type ResourceText, resourceTexts } from "./resourceSteps";
import { generalFormat, safeText, textFormat } from "./safeText";
import { deleteRows, heldCells, orderRows, recordedRow, rowKeys } from "./tableOrder";
import { type PreparedWrite, preparedCells, unlessTyped, writeCells } from "./writeCells";
import { nextRecordRow, writeRecord, writeRecordState } from "./writeRecord";

/** A cell of the Milestones table that a change writes. */
interface CellWrite {
  readonly step: string;
  readonly row: number;
  readonly column: MilestoneColumn;
  readonly after: Content;
  readonly format?: string;
  /** The words that stood there, kept as the cell's note. */
  readonly note?: string;
}

/** All that one change writes. */
export interface Change {
  readonly title: string;
  readonly cells: readonly CellWrite[];
  readonly inserts: readonly RowInsert[];
  /** Rows that go. */
  readonly removes?: readonly number[];
  /** The rows that stay, in another order. */
  readonly order?: readonly number[];
  readonly resources?: readonly ResourceText[];
  readonly settings: readonly { readonly setting: SettingName; readonly after: string }[];
  /** Of the Value tab; `also` writes them. */
  readonly fields?: readonly RecordedField[];
  readonly daysOff: readonly NonWorkingDay[] | null;
  /** Null: what was last written stays as it is. */
  readonly snapshot: PlanSnapshot | null;
  /** Cells with a person's formula or text that this change may write over, because its request names them. */
  readonly asked: ReadonlySet<string>;
}

/** What a worked-out change means for the cells of the plan on which it rests. */
export function changeOf(
  read: ReadPlan,
  change: PlannedChange,
  calendars: Calendars | null,
  title: string,
): Change {
  const { words, plan, table } = read;
  const cells: CellWrite[] = [];
  const inserts: RowInsert[] = [];
  const kept = change.rows.map((row) => row.before).filter((position) => position >= 0);
  const staying = new Set(kept);
  if (staying.size !== kept.length || kept.some((position) => position >= plan.steps.length))
    throw new Refusal({ code: "badRequest", field: "change" });
  const { anchor } = change;
  const hasGoal = (steps: readonly Step[]) => steps.some((step) => step.number === anchor?.step);
  if (anchor && !hasGoal(change.rows) && hasGoal(plan.steps))
    throw new Refusal({ code: "badRequest", field: "anchor" });
  const isReordered = kept.some((position, at) => at > 0 && kept[at - 1]! > position);
  let above = table.headerRow;
  for (const step of change.rows) {
    const before = plan.steps[step.before];
    const row = table.rows[step.before];
    if (!before || row === undefined) {
      const { ownerSeller, ownerBuyer, phase, outcome } = step.texts ?? {};
      inserts.push({
        below: above,
        row: {
          ...step,
          id: newRowId(),
          ownersSeller: ownerSeller?.is ?? "",
          ownersBuyer: ownerBuyer?.is ?? "",
          phase: phase?.is ?? "",
          outcome: "",
          note: outcome?.is ?? "",
        },
      });
      continue;
    }
    above = row;
    /** What is decided is written in the sheet's own form, also where the value stays; words that were there become a note. */
    const freed = (field: StepField) => (step.typed?.[field] ? undefined : before.typed?.[field]);
    const isChanged = (field: StepField | "name") =>
      String(step[field]) !== String(before[field]) || (field !== "name" && freed(field));
    const put = (column: MilestoneColumn, after: Content, format?: string, typed?: TypedCell) => {
      const at = table.columns[column];
      if (at === undefined) return;
      const note =
        typed && !typed.isClear && [table.sheet.getRange(row, at).getNote(), typed.text].filter(Boolean);
      cells.push({
        step: step.number,
        row,
        column,
        after,
        ...(format && { format }),
        ...(note && { note: note.join("\n") }),
      });
    };
    const day = (value: DayNumber | null): Content => value ?? "";

    if (isChanged("name")) put("milestone", cleanText(step.name));
    for (const [column, text] of Object.entries(step.texts ?? {})) {
      if (!text || text.was === text.is) continue;
      // What the page showed is no longer what stands there.
      if (cleanText(read.days.text(contentOf(read, row, column as TextColumn))) !== cleanText(text.was))
        throw new Refusal({ code: "changedMeanwhile" });
      put(column as TextColumn, text.is);
    }
    if (isChanged("number")) {
      put("step", step.number, undefined, freed("number"));
      // A copied row came with the Id of the other one.
      const id = contentOf(read, row, "id");
      if (id !== "" && table.rows.some((other) => other !== row && contentOf(read, other, "id") === id))
        put("id", newRowId());
    }
    if (isChanged("days") || isChanged("countedIn")) {
      const format = step.countedIn === plan.countedIn ? "0" : unitFormat(step.countedIn, words);
      put("days", step.days ?? "", format, freed("days"));
    }
    if (isChanged("countedIn"))
      put("countedIn", countedInWord(step.countedIn, words), undefined, freed("countedIn"));
    if (isChanged("calendar"))
      put("calendar", calendarWord(step.calendar, words), undefined, freed("calendar"));
    if (isChanged("startsAfter"))
      put("startsAfter", step.startsAfter.join(", "), undefined, freed("startsAfter"));
    for (const field of ["fixed", "notLaterThan", "completedOn"] as const)
      if (isChanged(field)) put(field, day(step[field]), undefined, freed(field));
    if (isChanged("notNeeded")) put("notNeeded", step.notNeeded);
    if (isChanged("done")) put("done", step.done, undefined, freed("done"));
    if (isChanged("target")) {
      put("target", day(step.target), undefined, freed("target"));
      // Its date has to be agreed again; the formerly agreed date stays, so that the slip shows.
      if (step.target !== before.target && contentOf(read, row, "agreed") === true) put("agreed", false);
    }
    if (step.start !== read.days.day(contentOf(read, row, "start"))) put("start", day(step.start));
  }
  const settings: { setting: SettingName; after: string }[] = [];
  const { thenStep } = read.settings;
  const thenAt = plan.steps.findIndex((step) => step.number === thenStep);
  const then = thenAt < 0 ? thenStep : (change.rows.find((row) => row.before === thenAt)?.number ?? "");
  if (then !== thenStep) settings.push({ setting: "thenStep", after: then });
  if (anchor && anchor.step !== plan.anchor?.step)
    settings.push({ setting: "worksBackFrom", after: anchor.step });
  if (anchor && anchor.date !== plan.anchor?.date)
    settings.push({ setting: "worksBackDate", after: isoText(anchor.date) });
  return {
    title,
    cells,
    inserts,
    removes: table.rows.filter((_, at) => !staying.has(at)),
    ...(isReordered && { order: kept.map((at) => table.rows[at]!) }),
    resources: resourceTexts(read, change),
    settings: [
      ...settings,
      // Not all dates are those of that day any more.
      ...(cells.some(({ column, after }) => column === "agreed" && after === false) && read.settings.agreedOn
        ? [{ setting: "agreedOn" as const, after: "" }]
        : []),
      ...(calendars ? weekendSettings(read, calendars) : []),
    ],
    daysOff: calendars?.days ?? null,
    snapshot: change.snapshot,
    asked: new Set(change.asked),
  };
}

function weekendSettings(read: ReadPlan, { weekends }: Calendars): { setting: SettingName; after: string }[] {
  const { seller, buyer } = weekends;
  return [
    { setting: "sellerWeekend" as const, after: seller },
    { setting: "buyerWeekend" as const, after: buyer },
    { setting: "bothWeekend" as const, after: bothWeekend(seller, buyer) },
  ].filter(({ setting, after }) => read.settings[setting] !== after);
}

/** Columns of which we wrote the content ourselves, dates among them; elsewhere a person's text is never written over. */
const dateColumns: ReadonlySet<MilestoneColumn> = new Set([
  "target",
  "fixed",
  "notLaterThan",
  "start",
  "completedOn",
  "agreedDate",
]);

/**
 * Writes the change under the caller's lock, and reads the plan that is then there. `also` writes what belongs to it on
 * other tabs (History). Throws a `Refusal`, "changedMeanwhile" when somebody moved rows at the same moment; the sheet is
 * then as it was, but for what others did, unless the refusal says "unfinished".
 */
export function writeChange(
  read: ReadPlan,
  change: Change,
  also: (record: ChangeRecord) => () => void,
): ReadPlan {
  growData(read);
  if (change.daysOff) refuseDaysOff(read, change.daysOff);
  if (change.snapshot) refuseSnapshot(read, snapshotText(change.snapshot));
  const everything = read.table.sheet.getDataRange();
  const formulas = everything.getFormulas();
  refuseMerged(read, change, everything.getMergedRanges());
  const recorded = change.cells.map((cell) => recordedCell(read, cell, formulas, change.asked));
  const records = readRecords(read);
  const { removes = [], order, resources = [] } = change;
  const removed = removes.map((row) => recordedRow(read, row, formulas));
  const rows = newRows(change.inserts);
  const inputs: ChangeRecord["inputs"] = {
    cells: recorded,
    settings: change.settings.map(
      ({ setting, after }): RecordedSetting => ({ setting, before: read.settings[setting], after }),
    ),
    ...(change.fields && { fields: change.fields }),
    daysOff: change.daysOff && { before: pairs(read.nonWorkingDays), after: pairs(change.daysOff) },
    rows: rowsOf(read, change.cells),
    renumbered: change.cells.flatMap(({ column, row, after }) => {
      const step = read.plan.steps[read.table.rows.indexOf(row)];
      return column === "step" && step ? [[step.number, String(after), step.name] as const] : [];
    }),
    inserted: rows.map((row) => insertedRow(read, row)),
    ...(removed.length > 0 && { removed }),
    ...((removed.length > 0 || order) && { order: rowKeys(read) }),
    ...(resources.length > 0 && { resources }),
    snapshotBefore: read.snapshot ? snapshotText(read.snapshot) : "",
  };
  const record: ChangeRecord = {
    id: String(Math.max(0, ...records.map((each) => Number(each.id))) + 1),
    when: read.plan.today,
    title: change.title,
    state: "pending",
    row: nextRecordRow(read, records),
    inputs,
    text: JSON.stringify(inputs),
  };
  // Asked for here, where nothing waits to be written.
  const dataTab = rows.length > 0 ? read.dataSheet.getName() : "";
  let undoAlso = nothing;
  const contents = [
    ...recorded.map(({ before }) => before),
    ...removed.flatMap(({ cells }) => cells.map(([, each]) => each)),
  ];
  rememberFormulas(contents.flatMap((content) => (typeof content === "object" ? [content.formula] : [])));
  const places = [
    ...hiddenPlaces(read, record),
    ...change.cells.map(({ row, column }) => ({
      sheet: read.table.sheet,
      row,
      column: read.table.columns[column]!,
    })),
    ...change.inserts.flatMap(({ below }) =>
      Object.values(read.table.columns).map((column) => ({ sheet: read.table.sheet, row: below, column })),
    ),
  ];
  // What was written into the table up to now, and the reading that its rows are those of.
  let base = read;
  let before = formulas;
  let cells = change.cells;
  let written: readonly Written[] = [];
  let filled: readonly number[] = [];
  let deletion: Deletion | null = null;
  let begun = false;
  try {
    rememberBegun(record.text);
    writeRecord(read, record);
    begun = true;
    writeSettings(read, change.settings);
    if (change.daysOff) writeDaysOff(read, change.daysOff);
    if (change.snapshot) writeSnapshot(read, snapshotText(change.snapshot));
    undoAlso = also(record);
    const layout = layoutOf(read);
    if (removes.length > 0 || order) {
      const held = removes.flatMap((row) => heldCells(read, row, formulas).map((at) => ({ row, at })));
      const all = read.table.rows.map((row) => ({ row, column: "milestone" as const }));
      const looked = standingAsRead(read, all, held);
      if (!looked) throw new Refusal({ code: "changedMeanwhile" });
      if (removes.length > 0) deletion = { before: looked, formulas, rows: removes };
      arrangeTable(read, change, layout);
    }
    // A new row's Id may land in another one; its formulas are those of any row.
    written = rows.map(({ id }) => ({ row: 0, column: "id", after: id }));
    const placed = insertEmptyRows(read, rows, layout, dataTab);
    const moved = cells.map((cell) => ({ ...cell, row: placeIn(read, layout, cell.row) }));
    const table = readingIn(read, layout);
    const steps = [preparedSteps(table, [...moved, ...between(moved, placed)]), preparedRows(table, placed)];
    const writeResources = preparedTexts(read, resources);
    // The contents come last, right after one more look at the table: the less happens in between, the less can get lost.
    const whole = placed.map(({ at }) => at);
    const last = deletion || order ? table.table.lastRow : Math.max(0, ...whole);
    const above = Array.from({ length: last }, (_, index) => index + 1)
      .filter((row) => row > table.table.headerRow)
      .map((row) => ({ row, column: "step" as const }));
    const looked = [...moved, ...above];
    const now = looked.length > 0 ? standingAsRead(table, looked, contentCells(table, whole)) : table;
    if (!now) throw new Refusal({ code: "changedMeanwhile" });
    base = now;
    before = linesIn(read, layout, formulas, () => []);
    cells = moved;
    filled = whole;
    written = [...moved, ...placed.flatMap((row) => writtenRow(read, row))];
    for (const { write } of steps) write();
    writeResources();
    for (const { finish } of steps) finish();
    writeRecordState(read, record, "done");
    SpreadsheetApp.flush();
    const then = readPlan(read.spreadsheet, read.tabs, read.days);
    if (!landingOf(base, before, written, then, [], filled).landed)
      throw new Refusal({ code: "changedMeanwhile" });
    forgetBegun();
    return then;
  } catch (error) {
    const meanwhile =
      isRefusal(error) && error.findings.some(({ problem }) => problem.code === "changedMeanwhile");
    if (isRefusal(error) && !meanwhile) throw error;
    if (!begun) throw serviceRefusal(error, "unchanged", places);
    try {
      const original = inputs.cells.map((cell, at) => ({ ...cells[at]!, after: cell.before }));
      const now = takeBack(
        read,
        record,
        (now) => landingOf(base, before, original, now, written, filled).strays,
        deletion,
      );
      undoAlso();
      writeRecordState(now, record, "undone");
      SpreadsheetApp.flush();
      forgetBegun();
    } catch {
      throw new Refusal(serviceProblem(error, "unfinished"));
    }
    if (meanwhile) throw error;
    throw serviceRefusal(error, "restored", places);
  }
}

/** Takes rows out and moves rows. `layout`: the rows that are there, each by where it was read; it is kept up to date. */
function arrangeTable(read: ReadPlan, { removes = [], order }: Change, layout: Layout): void {
  const { table, plan } = read;
  deleteRows(read, removes, layout);
  const numbers = new Map(table.rows.map((row, at) => [row, plan.steps[at]!.number]));
  if (order) orderRows(read, order, layout, (row) => numbers.get(Number(row)) ?? "");
}

/** What of a new row is kept in the record. */
function insertedRow(read: ReadPlan, row: NewRow): InsertedRow {
  return {
    step: row.row.number,
    name: row.row.name,
    id: row.id,
    cells: newContents(read, row).flatMap(({ value, text }, at): InsertedRow["cells"] => {
      const content = value ?? text ?? "";
      const column = milestoneColumns[at]!;
      return content === "" || column === "id" ? [] : [[column, content]];
    }),
  };
}

/** Contents of new rows between cells of one column, so that one call writes all of them. */
function between(cells: readonly CellWrite[], rows: readonly PlacedRow[]): readonly CellWrite[] {
  const isWritten = new Set(cells.map(({ row, column }) => `${row} ${column}`));
  const isNew = new Set(rows.map(({ at }) => at));
  const next = (at: number, step: number) => {
    let row = at + step;
    while (isNew.has(row)) row += step;
    return row;
  };
  return rows.flatMap(({ at, row, cells: contents }) =>
    [...new Set(cells.map(({ column }) => column))]
      .filter(
        (column) => isWritten.has(`${next(at, -1)} ${column}`) && isWritten.has(`${next(at, 1)} ${column}`),
      )
      .map((column) => {
        const { value, text, format } = contents[milestoneColumns.indexOf(column)]!;
        return { step: row.number, row: at, column, after: value ?? text ?? "", ...(format && { format }) };
      }),
  );
}

/** What is written into a new row, besides formulas. */
function writtenRow(read: ReadPlan, row: PlacedRow): readonly Written[] {
  return insertedRow(read, row).cells.map(([column, after]) => ({ row: row.at, column, after }));
}

/** Gives the hidden tab room for a change, or says that it is protected. */
export function growData(read: ReadPlan): void {
  try {
    growGrid(read.dataSheet, lastDataRow, lastDataColumn);
  } catch (error) {
    const last = { sheet: read.dataSheet, row: read.dataSheet.getMaxRows(), column: 1 };
    throw serviceRefusal(error, "unchanged", [last]);
  }
}

/** Where a change writes in the hidden tab besides settings and days off. */
export function hiddenPlaces({ dataSheet: sheet }: ReadPlan, { row }: ChangeRecord): Place[] {
  return [
    ...Array.from({ length: changeColumns }, (_, at) => ({ sheet, row, column: dataColumns.change + at })),
    { sheet, row: firstDataRow, column: dataColumns.snapshot },
  ];
}

/**
 * Finishes what an earlier failure left: puts back the contents from before. The plan that is then there; null: nothing was
 * left. `also` puts back what a change wrote on other tabs.
 */
export function putBackPending(read: ReadPlan, also: (record: ChangeRecord) => void): ReadPlan | null {
  const pending = readRecords(read).filter((record) => record.state === "pending");
  if (pending.length === 0) return null;
  const deletions = pending.map((record) => {
    const deletion = putBack(read, record);
    also(record);
    writeRecordState(read, record, "undone");
    return deletion;
  });
  SpreadsheetApp.flush();
  forgetBegun();
  const now = readPlan(read.spreadsheet, read.tabs, read.days);
  const lost = deletions.flatMap((each) => (each ? putBackLost(each, now) : []));
  return lost.length > 0 ? readPlan(read.spreadsheet, read.tabs) : now;
}

/**
 * Writes what stood there before into the cells, settings and days off in which the change stands, wherever its rows are
 * now; what is there already stays, and so does what somebody wrote since. Deletes the rows that it inserted; whether they
 * were those, the next reading tells (`putBackLost`).
 */
export function putBack(
  read: ReadPlan,
  record: ChangeRecord,
  keepRow?: (row: number, error: unknown) => void,
): Deletion | null {
  const { rowOf } = recordedRows(read, record);
  const cells: CellWrite[] = [];
  for (const cell of record.inputs.cells) {
    const row = rowOf.get(cell.step);
    if (row === undefined) continue;
    const now = contentOf(read, row, cell.column);
    if (sameContent(read, now, cell.before) || !sameContent(read, now, cell.after)) continue;
    cells.push({ step: cell.step, row, column: cell.column, after: cell.before });
  }
  if (cells.length > 0) {
    const { write, finish } = preparedSteps(read, cells);
    if (!standingAsRead(read, cells)) throw new Refusal({ code: "changedMeanwhile" });
    write();
    finish();
  }
  writeSettings(
    read,
    record.inputs.settings
      .filter(({ setting, after }) => read.settings[setting] === after)
      .map(({ setting, before }) => ({ setting, after: before })),
  );
  const off = record.inputs.daysOff;
  if (off && String(pairs(read.nonWorkingDays)) === String(off.after))
    writeDaysOff(read, dayPairs(off.before));
  writeSnapshot(read, record.inputs.snapshotBefore);
  const { resources = [] } = record.inputs;
  preparedTexts(
    read,
    resources.map(([before, after]) => [after, before]),
  )();
  const rows = insertedRows(read, record).flatMap(({ row, words }) => (words === null ? [row] : []));
  const deletion = rows.length > 0 ? deleteInserted(read, rows, keepRow) : null;
  putRowsBack(read, record);
  return deletion;
}

/** Brings the rows back that a change took out, and all of them into the order that they had. */
function putRowsBack(
  read: ReadPlan,
  { inputs: { removed = [], order = [], snapshotBefore } }: ChangeRecord,
): void {
  if (removed.length === 0 && order.length === 0) return;
  // Rows were deleted since the reading.
  let now = readPlan(read.spreadsheet, read.tabs);
  const there = new Set(rowKeys(now));
  const gone = removed.filter(({ key }) => !there.has(key));
  const steps = parseSnapshot(snapshotBefore)?.rows ?? [];
  for (const each of gone) {
    const keys = rowKeys(now);
    const above = keys.indexOf(each.above);
    const below = above < 0 ? now.table.headerRow : now.table.rows[above]!;
    const step = steps.find(({ number }) => number === each.number) ?? blankStep(now, each.number);
    const texts = { ownersSeller: "", ownersBuyer: "", phase: "", outcome: "", start: null };
    // By its Id the row is found again, wherever it comes to stand.
    const id = newRowId();
    insertRows(now, [{ below, row: { ...step, ...texts, done: false, id } }]);
    SpreadsheetApp.flush();
    now = filledAgain(readPlan(read.spreadsheet, read.tabs), id, below + 1, each);
  }
  const rowOf = new Map(rowKeys(now).map((key, at) => [key, now.table.rows[at]!]));
  const wanted = order.flatMap((key) => rowOf.get(key) ?? []);
  const numbers = new Map(now.table.rows.map((row, at) => [row, now.plan.steps[at]!.number]));
  orderRows(now, wanted, layoutOf(now), (row) => numbers.get(Number(row)) ?? "");
}

/**
 * Fills the row of this Id, and looks whether it landed there; what landed elsewhere is put back before the next try. A row
 * that somebody typed without a number has no Id: it is filled where it was inserted.
 */
function filledAgain(read: ReadPlan, id: string, inserted: number, recorded: RecordedRow): ReadPlan {
  let now = read;
  // The Id comes back with the rest, so an earlier try may have written it.
  const back = recorded.cells.find(([column]) => column === "id")?.[1] ?? "";
  for (let attempt = 1; attempt <= fillings; attempt++) {
    const found = now.table.rows.find((other) =>
      [id, back].some((known) => known !== "" && contentOf(now, other, "id") === known),
    );
    const row = found ?? (back === "" ? inserted : undefined);
    if (row === undefined) break;
    const formulas = now.table.sheet.getDataRange().getFormulas();
    const written = fillRow(now, row, recorded);
    SpreadsheetApp.flush();
    const then = readPlan(now.spreadsheet, now.tabs);
    const strays = back === "" ? [] : landingOf(now, formulas, written, then).strays;
    if (strays.length === 0) return then;
    putBackStrays(then, strays);
    now = readPlan(now.spreadsheet, now.tabs);
  }
  throw new Refusal({ code: "changedMeanwhile" });
}

/** How often a row is filled while somebody moves rows at the same moment. */
const fillings = 3;

function blankStep({ plan }: ReadPlan, number: string): Step {
  const { countedIn } = plan;
  return {
    number,
    name: "",
    days: null,
    countedIn,
    calendar: "both",
    startsAfter: [],
    fixed: null,
    notLaterThan: null,
    notNeeded: "",
    done: false,
    completedOn: null,
    target: null,
    id: "",
  };
}

/** Writes what stood in a row that was deleted, wherever our columns stand now; returns what it wrote into those. */
function fillRow(read: ReadPlan, row: number, { number, cells }: RecordedRow): readonly Written[] {
  // Where only a note stood beside one of our formulas, the formula is there by now.
  const isNoteOnly = (column: MilestoneColumn, content: Content) =>
    content === "" && (formulaColumns as readonly MilestoneColumn[]).includes(column);
  const ours = cells.flatMap(([column, after]): CellWrite[] =>
    typeof column === "string" && !isNoteOnly(column, after) ? [{ step: number, row, column, after }] : [],
  );
  writeSteps(read, ours);
  const { table } = read;
  const taken = new Set(Object.values(table.columns));
  for (const [column, content, note] of cells) {
    const at = typeof column === "string" ? table.columns[column] : taken.has(column) ? undefined : column;
    if (at === undefined) continue;
    const range = table.sheet.getRange(row, at);
    if (typeof column === "number" && content !== "") writeCells(range, [[cellOf(content)]], null);
    if (note !== "") range.setNote(note);
  }
  return ours.filter(({ after }) => typeof after !== "object");
}

/**
 * The rows that a change inserted, and the first column in which something stands that neither it nor a later change
 * wrote, whatever its type, or a note: such a row stays.
 */
export function insertedRows(
  read: ReadPlan,
  { id, inputs }: ChangeRecord,
): { readonly row: number; readonly words: number | null }[] {
  const { table } = read;
  const { rowOf } = rowsOfSteps(
    read,
    inputs.inserted.map(({ step, name, id }) => ({ step, numbers: [step], id, name, isNew: true })),
  );
  const found = inputs.inserted.flatMap((inserted) => {
    const row = rowOf.get(inserted.step);
    return row === undefined ? [] : [{ row, inserted }];
  });
  if (found.length === 0) return [];
  const first = Math.min(...found.map(({ row }) => row));
  const count = Math.max(...found.map(({ row }) => row)) - first + 1;
  const range = table.sheet.getRange(first, 1, count, Math.max(table.values[0]?.length ?? 0, 1));
  const [formulas, notes] = [range.getFormulas(), range.getNotes()];
  const later = readRecords(read).filter((each) => each.state === "done" && Number(each.id) > Number(id));
  const columnAt = new Map(milestoneColumns.map((column) => [table.columns[column], column]));
  return found.map(({ row, inserted }) => {
    const step = readText(contentOf(read, row, "step"));
    const isOurs = (value: unknown, index: number) => {
      if (notes[row - first]?.[index]) return false;
      const column = columnAt.get(index + 1);
      if (formulas[row - first]?.[index])
        return (formulaColumns as readonly (MilestoneColumn | undefined)[]).includes(column);
      if (value === "" || value === false || column === "id") return true;
      const written = [
        ...inserted.cells.filter(([each]) => each === column).map(([, after]) => after),
        ...later
          .flatMap((each) => each.inputs.cells)
          .filter((cell) => cell.column === column && cell.step === step)
          .map(({ after }) => after),
      ];
      return written.some((after) => sameContent(read, value, after));
    };
    const at = (table.values[row - 1] ?? []).findIndex((value, index) => !isOurs(value, index));
    return { row, words: at < 0 ? null : at + 1 };
  });
}

/** What tells the rows of these cells from others. */
function rowsOf(read: ReadPlan, cells: readonly CellWrite[]): readonly (readonly [string, string, string])[] {
  const rows = new Map(cells.map(({ step, row }) => [step, row]));
  return [...rows].map(
    ([step, row]) =>
      [step, readText(contentOf(read, row, "id")), readText(contentOf(read, row, "milestone"))] as const,
  );
}

/**
 * The row of each step of a change, where its Id, its number and its name agree: two of the three, since a person may
 * rename or renumber a row, and a row that somebody copied has the Id of another. `unclear`: rows that have the step's
 * number, but are another one as far as the rest tells.
 */
export function recordedRows(
  read: ReadPlan,
  { inputs }: ChangeRecord,
): { readonly rowOf: ReadonlyMap<string, number>; readonly unclear: ReadonlyMap<string, number> } {
  const numbersBefore = new Map((inputs.renumbered ?? []).map(([before, after]) => [after, before]));
  const known = new Map((inputs.rows ?? []).map(([step, id, name]) => [step, { id, name }]));
  for (const [, after, name] of inputs.renumbered ?? [])
    if (!known.has(after)) known.set(after, { id: "", name });
  const byId = inputs.cells.some(({ column }) => column === "milestone");
  return rowsOfSteps(
    read,
    [...new Set(inputs.cells.map((cell) => cell.step))].map((step) => {
      // A change that failed half-way may not have given the number yet.
      const before = numbersBefore.get(step);
      const numbers = before === undefined ? [step] : [step, before];
      return { step, numbers, byId, ...(known.get(step) ?? { id: "", name: null }) };
    }),
  );
}

interface Sought {
  readonly step: string;
  readonly numbers: readonly string[];
  /** "": unknown. */
  readonly id: string;
  /** Null: unknown. */
  readonly name: string | null;
  /** A new row is known by its Id alone, before it is filled and also when a person calls it something else. */
  readonly isNew?: boolean;
  /** Where numbers and names are written, only the Id stays. */
  readonly byId?: boolean;
}

function rowsOfSteps(
  read: ReadPlan,
  steps: readonly Sought[],
): { readonly rowOf: ReadonlyMap<string, number>; readonly unclear: ReadonlyMap<string, number> } {
  const all = read.table.values.slice(read.table.headerRow).map((_, index) => {
    const row = read.table.headerRow + 1 + index;
    const text = (column: MilestoneColumn) => read.days.text(contentOf(read, row, column));
    return { row, number: text("step"), name: text("milestone"), id: text("id") };
  });
  const isStep = new Set(read.table.rows);
  const rowOf = new Map<string, number>();
  const unclear = new Map<string, number>();
  const taken = new Set<number>();
  for (const { step, numbers, id, name, isNew, byId } of steps) {
    const rated = all
      .filter(
        (each) => !taken.has(each.row) && (isNew ? each.id === id || each.id === "" : isStep.has(each.row)),
      )
      .map((each) => {
        const isId = id !== "" && each.id === id;
        const signs = [
          isId,
          isNew && isId,
          !byId && numbers.includes(each.number),
          !byId && name !== null && each.name === name,
        ];
        return { ...each, points: signs.filter(Boolean).length };
      });
    // Of a record without Ids or names, the number is all that there is.
    const enough = byId ? 1 : Math.min(2, [id !== "", true, name !== null].filter(Boolean).length);
    const most = Math.max(0, ...rated.map(({ points }) => points));
    const best = rated.filter(({ points }) => points === most);
    if (most >= enough && best.length === 1) {
      rowOf.set(step, best[0]!.row);
      taken.add(best[0]!.row);
      continue;
    }
    const other = rated.find(({ number }) => numbers.includes(number));
    if (other) unclear.set(step, other.row);
  }
  return { rowOf, unclear };
}

/**
 * A cell that is covered by a merged one holds nothing: what is written there is lost. And rows that are merged with others
 * cannot be moved or deleted by themselves.
 */
function refuseMerged(
  { table }: ReadPlan,
  { cells, removes = [], order }: Change,
  allMerged: readonly GoogleAppsScript.Spreadsheet.Range[],
): void {
  const rowsMove = removes.length > 0 || order !== undefined;
  for (const merged of allMerged) {
    const [top, left] = [merged.getRow(), merged.getColumn()];
    const [bottom, right] = [merged.getLastRow(), merged.getLastColumn()];
    const covered = cells
      .map(({ row, column }) => ({ row, at: table.columns[column]! }))
      .find(({ row, at }) => {
        return row >= top && row <= bottom && at >= left && at <= right && (row > top || at > left);
      });
    const held = rowsMove && bottom > top && table.rows.some((row) => row >= top && row <= bottom);
    if (!covered && !held) continue;
    const cell = cellName(table.name, covered?.row ?? top, covered?.at ?? left);
    throw new Refusal({ code: "mergedCell", cell }, [cell]);
  }
}

/** For changes that write nothing on other tabs. */
export const nothing = (): void => {};

function pairs(days: readonly NonWorkingDay[]): (readonly [DayNumber, string])[] {
  return days.map((day) => [day.date, day.side] as const);
}

export function dayPairs(days: readonly (readonly [DayNumber, string])[]): readonly NonWorkingDay[] {
  return days.map(([date, side]) => ({ date, side: side as NonWorkingDay["side"] }));
}

/** The cell as it is now; refuses to write over what a person typed. */
function recordedCell(
  read: ReadPlan,
  cell: CellWrite,
  formulas: readonly (readonly string[])[],
  asked: ReadonlySet<string>,
): RecordedCell {
  const at = read.table.columns[cell.column]!;
  const raw = contentOf(read, cell.row, cell.column);
  const formula = formulas[cell.row - 1]?.[at - 1] ?? "";
  const day = dateColumns.has(cell.column) ? read.days.day(raw) : null;
  const isUnclear =
    day === unclear ||
    (cell.column === "days" &&
      (["calendar", "working"] as const).every((countedIn) => readDays(raw, countedIn) === unclear)) ||
    (cell.column === "startsAfter" && readLinks(readText(raw)).unreadable.length > 0) ||
    (tickColumns.has(cell.column) && readTick(raw) === null);
  // What was asked for is written over words, which stay as a note, and over a formula.
  const strange = (isUnclear || formula !== "") && !asked.has(cell.step) && cell.note === undefined;
  if (strange) throw notOurs(read.table.sheet, cell.row, at, formula || raw, read.days);
  const before: Content = formula
    ? { formula }
    : typeof day === "number"
      ? day
      : (raw as string | number | boolean);
  return { step: cell.step, column: cell.column, before, after: cell.after };
}

const tickColumns: ReadonlySet<MilestoneColumn> = new Set(["done", "agreed"]);
const textColumns: ReadonlySet<MilestoneColumn> = new Set(["step", "startsAfter"]);

function writeSteps(read: ReadPlan, cells: readonly CellWrite[]): void {
  const { write, finish } = preparedSteps(read, cells);
  write();
  finish();
}

/** Makes ready to write cells in runs of neighbors, with one call a run. */
function preparedSteps(read: ReadPlan, cells: readonly CellWrite[]): PreparedWrite {
  const byColumn = new Map<MilestoneColumn, CellWrite[]>();
  for (const cell of cells) byColumn.set(cell.column, [...(byColumn.get(cell.column) ?? []), cell]);
  const contents: (() => void)[] = [];
  const looks: (() => void)[] = [];
  for (const [column, list] of byColumn) {
    const at = read.table.columns[column];
    if (at === undefined) continue;
    const sorted = [...list].sort((a, b) => a.row - b.row);
    for (let from = 0; from < sorted.length; ) {
      let to = from + 1;
      while (to < sorted.length && sorted[to]!.row === sorted[to - 1]!.row + 1) to++;
      const run = sorted.slice(from, to);
      const range = read.table.sheet.getRange(run[0]!.row, at, run.length, 1);
      const described = run.map(({ after }) => cellOf(after));
      const format = formatToSet(column, described);
      if (format) {
        const prepared = preparedCells(
          range,
          described.map((cell) => [cell]),
          described.map((cell) => [cell.formula === undefined ? format : generalFormat]),
        );
        contents.push(prepared.write);
        looks.push(prepared.finish);
      } else {
        contents.push(() =>
          range.setValues(described.map(({ formula, value, text }) => [formula ?? value ?? text ?? ""])),
        );
        if (run.some((cell) => cell.format))
          looks.push(() =>
            unlessTyped(() => range.setNumberFormats(run.map((cell) => [cell.format ?? "0"]))),
          );
      }
      for (const { row, note } of run)
        if (note !== undefined) looks.push(() => read.table.sheet.getRange(row, at).setNote(note));
      from = to;
    }
  }
  return {
    write: () => {
      for (const write of contents) write();
    },
    finish: () => {
      for (const look of looks) look();
    },
  };
}

/** Gives cells in which something of ours landed by mistake what belongs there. */
export function putBackStrays(now: ReadPlan, strays: readonly Stray[]): void {
  for (const { row, at, before } of strays) {
    const cell = cellOf(before);
    const range = now.table.sheet.getRange(row, at);
    const column = milestoneColumns.find((each) => now.table.columns[each] === at);
    const format = column ? formatToSet(column, [cell]) : null;
    if (format) writeCells(range, [[cell]], [[cell.formula === undefined ? format : generalFormat]]);
    else range.setValue(cell.formula ?? cell.value ?? cell.text ?? "");
  }
}

/** How often it is tried to put things back while somebody goes on moving rows. */
const attempts = 3;

/** Puts back what the change wrote, in its own cells and wherever else it landed. Throws when that does not succeed. */
function takeBack(
  read: ReadPlan,
  record: ChangeRecord,
  straysIn: (now: ReadPlan) => readonly Stray[],
  removal: Deletion | null,
): ReadPlan {
  // Of a new row that goes as a whole, nothing has to be put back.
  const strays = (now: ReadPlan) => {
    const inserted = insertedRows(now, record);
    return straysIn(now).filter(
      ({ row }) => !inserted.some((each) => each.row === row && each.words === null),
    );
  };
  let now = readPlan(read.spreadsheet, read.tabs);
  if (removal && putBackLost(removal, now).length > 0) now = readPlan(read.spreadsheet, read.tabs);
  for (let attempt = 1; ; attempt++) {
    const found = strays(now);
    if (found.length > 0) {
      putBackStrays(now, found);
      now = readPlan(read.spreadsheet, read.tabs);
    }
    const deletion = putBack(now, record);
    SpreadsheetApp.flush();
    now = readPlan(read.spreadsheet, read.tabs);
    const lost = deletion ? putBackLost(deletion, now) : [];
    if (lost.length > 0) now = readPlan(read.spreadsheet, read.tabs);
    const isLeft = insertedRows(now, record).some(({ words }) => words === null);
    if (strays(now).length === 0 && !isLeft) return now;
    if (attempt === attempts) throw new Error("Rows go on moving.");
  }
}

/** The format that the cells need for these contents; null: they are safe under any. */
function formatToSet(column: MilestoneColumn, contents: readonly Cell[]): string | null {
  // Numbers of steps are text; a cell that lost its format would make 4.1 of 4.10.
  if (textColumns.has(column)) return textFormat;
  return contents.some(({ text = "" }) => safeText(text) !== text) ? generalFormat : null;
}

function cellOf(content: Content): Cell {
  if (typeof content === "object") return content;
  return typeof content === "string" ? { text: content } : { value: content };
}

function writeSettings(read: ReadPlan, settings: readonly { setting: SettingName; after: string }[]): void {
  for (const { setting, after } of settings) {
    // Where its name stands, since somebody may have inserted rows in the hidden tab.
    const named = read.dataValues.findIndex((row) => row[dataColumns.setting - 1] === setting) + 1;
    const row = named || firstDataRow + settingNames.indexOf(setting);
    const cell = settingContent(setting, after);
    writeCells(read.dataSheet.getRange(row, dataColumns.value), [[cell]], [[cell.format]]);
  }
}

const dayOffRows = lastDataRow - firstDataRow + 1;

/** Refuses a list of days off that does not fit, or in whose place somebody's words or formulas stand. */
export function refuseDaysOff(read: ReadPlan, days: readonly NonWorkingDay[]): void {
  if (Math.max(days.length, daysOff(days).both.length) > dayOffRows)
    throw new Refusal({ code: "tooLong", field: "nonWorkingDays", most: dayOffRows });
  const formulas = dayOffRange(read).getFormulas();
  for (let at = 0; at < dayOffRows; at++) {
    const cells = dayOffCells(read, at).map((content, place) => formulas[at]![place] || content);
    const index = cells.findIndex((content, place) => !isDayOff(read, content, place));
    if (index >= 0)
      throw notOurs(read.dataSheet, firstDataRow + at, dataColumns.day + index, cells[index], read.days);
  }
}

function dayOffRange(read: ReadPlan): GoogleAppsScript.Spreadsheet.Range {
  return read.dataSheet.getRange(firstDataRow, dataColumns.day, dayOffRows, 5);
}

function dayOffCells(read: ReadPlan, at: number): readonly unknown[] {
  const row = read.dataValues[firstDataRow - 1 + at] ?? [];
  return Array.from({ length: 5 }, (_, place) => row[dataColumns.day - 1 + place] ?? "");
}

function isDayOff(read: ReadPlan, content: unknown, place: number): boolean {
  return place === dataColumns.side - dataColumns.day
    ? ["", "both", "seller", "buyer"].includes(readText(content).toLowerCase().replace(/^'/, ""))
    : read.days.day(content) !== unclear;
}

/** Words that somebody typed there after a failure stay, since this also puts back what a failure left. */
function writeDaysOff(read: ReadPlan, days: readonly NonWorkingDay[]): void {
  const off = daysOff(days);
  const values = Array.from({ length: dayOffRows }, (_, at) => {
    const ours = [days[at]?.date, days[at]?.side, off.seller[at], off.buyer[at], off.both[at]];
    return dayOffCells(read, at).map((content, place) => {
      const kept = isDayOff(read, content, place) ? (ours[place] ?? "") : content;
      return typeof kept === "string" ? safeText(kept) : kept;
    });
  });
  dayOffRange(read).setNumberFormat(dayFormat).setValues(values);
}

function refuseSnapshot(read: ReadPlan, json: string): void {
  const row = wordsInSnapshot(read, json);
  if (row !== null) {
    const content = read.dataValues[row - 1]![dataColumns.snapshot - 1];
    throw notOurs(read.dataSheet, row, dataColumns.snapshot, content, read.days);
  }
}

/** The row of the first cell that the JSON needs and in which somebody's words stand. */
function wordsInSnapshot(read: ReadPlan, json: string): number | null {
  const first = firstDataRow + snapshotPieces(read.dataValues).length;
  const end = firstDataRow + Math.max(1, inPieces(json).length);
  for (let row = first; row < end; row++) {
    if ((read.dataValues[row - 1]?.[dataColumns.snapshot - 1] ?? "") !== "") return row;
  }
  return null;
}

/** Clears the pieces that the new JSON does not need. Words in its place stay: this also puts back what a failure left. */
function writeSnapshot(read: ReadPlan, json: string): void {
  if (wordsInSnapshot(read, json) !== null || snapshotPieces(read.dataValues).join("") === json) return;
  const pieces = inPieces(json);
  const rows = Math.max(pieces.length, snapshotPieces(read.dataValues).length, 1);
  const cells = Array.from({ length: rows }, (_, at) => [{ text: pieces[at] ?? "" }]);
  writeCells(
    read.dataSheet.getRange(firstDataRow, dataColumns.snapshot, rows, 1),
    cells,
    cells.map(() => [textFormat]),
  );
}
