/** What the sidebar asks for: each function reads the sheet once, lets the plan room decide, and writes once. */
import type { Holidays } from "../holidays/holidays";
import { isoText } from "../plan/calendarDate";
import { datesToAgree } from "../plan/datesToAgree";
import type { PlanSnapshot } from "../plan/planSnapshot";
import { tornRows } from "../plan/tornRows";
import type { PlanTemplate } from "../planTemplates/planTemplate";
import type { TemplateSet } from "../planTemplates/templateSet";
import { validateTemplate } from "../planTemplates/validateTemplate";
import type { Finding } from "../problems";
import type {
  ChecklistItem,
  HistoryRow,
  LoadedPlan,
  OpenReply,
  RepairItem,
  Reply,
  Selection,
  TabCells,
  TakeOverStart,
} from "../protocol";
import { tableWords } from "../words/sheetWords";
import type { BuyerWords, DialogWords, SetupWords, Words } from "../words/words";
import { isRefusal, Refusal, serviceProblem, type Unchecked } from "./answer";
import { readDataFile, readLanguageFile } from "./dataFile";
import { distribution } from "./distribution";
import { showDialog, showSidebar, showTakeOver } from "./menu";
import { loadJson, nameFor, saveJson } from "./personalStore";
import {
  parseApply,
  parseCell,
  parseChecklist,
  parseFingerprint,
  parseLanguage,
  parseNewPlan,
  parsePlanId,
  parseRepairIds,
  parseSetAside,
  parseSettings,
  parseSide,
  parseStep,
  parseTab,
  parseTasks,
  parseTemplates,
  parseUndo,
  parseView,
} from "./requests";
import { findPlans, type PlanTabs } from "./sheet/read/findPlan";
import { fingerprintOf, isAgreed, loadPlan, readHistory, readRoles } from "./sheet/read/loadPlan";
import { ownersToName, withoutFormulas } from "./sheet/read/ownersToName";
import { DayReader } from "./sheet/read/readCell";
import { besideOfRow, type ReadPlan, readPlan } from "./sheet/read/readPlan";
import { type ChangeRecord, readRecords } from "./sheet/read/readRecords";
import { readTabCells, takeOverStart } from "./sheet/read/readTab";
import { selectedRow } from "./sheet/read/selectedRow";
import { sayInSheet, settingsChange, unsayInSheet } from "./sheet/repair/planSettings";
import { check, repair } from "./sheet/repair/repair";
import { selectCell } from "./sheet/selectCell";
import { selectStep } from "./sheet/selectStep";
import type { HistoryEntry } from "./sheet/tabs/historyTab";
import { addTaskRows } from "./sheet/write/addTasks";
import { appendHistory, historyEntries } from "./sheet/write/appendHistory";
import { createPlan as createTabs } from "./sheet/write/createPlan";
import { joinRows as join } from "./sheet/write/joinRows";
import { makePage } from "./sheet/write/makePage";
import { undoRecord } from "./sheet/write/undoChange";
import { type Change, changeOf, nothing, putBackPending, writeChange } from "./sheet/write/writeChange";
import { keepSide, sideIn } from "./sides";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** How long a second rep waits for the first one's change. */
const lockMilliseconds = 5_000;
const templatesName = "templates";

export function openSidebar(input: Unchecked): Reply<OpenReply> {
  const shown = parsePlanId(input);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tabs = planToRead(spreadsheet, shown);
  let loaded: LoadedPlan | null = null;
  if (tabs) {
    const read = readPlan(spreadsheet, tabs);
    loaded = loadPlan(afterPutBack(read), tabs);
  }
  return done({
    loaded,
    today: new DayReader(spreadsheet.getSpreadsheetTimeZone()).today(),
    locale: spreadsheet.getSpreadsheetLocale(),
    savedTemplates: storedTemplates(),
    setAside: storedList<string>("setAside", spreadsheet, tabs) ?? [],
    checklist: storedList<ChecklistItem>("checklist", spreadsheet, tabs),
    distribution,
    side: tabs ? sideIn(spreadsheet.getId(), tabs.id) : null,
  });
}

/** The documents of the plan, on a page of their own. */
export function openDialog(): Reply<null> {
  showDialog();
  return done(null);
}

export function openTakeOver(): Reply<null> {
  showTakeOver();
  return done(null);
}

export function openView(input: Unchecked): Reply<null> {
  showSidebar(parseView(input));
  return done(null);
}

export function startTakeOver(): Reply<TakeOverStart> {
  return done(takeOverStart(SpreadsheetApp.getActiveSpreadsheet()));
}

export function readTab(input: Unchecked): Reply<TabCells> {
  return done(readTabCells(SpreadsheetApp.getActiveSpreadsheet(), parseTab(input)));
}

export function loadHistory(input: Unchecked): Reply<readonly HistoryRow[]> {
  const shown = parsePlanId(input);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tabs = planToRead(spreadsheet, shown);
  if (!tabs) throw new Refusal({ code: "noPlan" });
  return done(readHistory(spreadsheet, tabs));
}

/** The pages came with the words of the person's own language; a plan may speak another one. */
export function loadWords(input: Unchecked): Reply<Words> {
  return done(readLanguageFile("SidebarWords", parseLanguage(input)));
}

export function loadSetupWords(input: Unchecked): Reply<SetupWords> {
  return done(readLanguageFile("SetupWords", parseLanguage(input)));
}

export function loadBuyerWords(input: Unchecked): Reply<BuyerWords> {
  return done(readLanguageFile("BuyerWords", parseLanguage(input)));
}

export function loadDialogWords(input: Unchecked): Reply<DialogWords> {
  return done(readLanguageFile("DialogWords", parseLanguage(input)));
}

/** Most openings need no templates, so the sidebar comes without. */
export function loadTemplates(input: Unchecked): Reply<TemplateSet> {
  return done(readLanguageFile("Templates", parseLanguage(input)));
}

export function loadHolidays(): Reply<Holidays> {
  return done(readDataFile<Holidays>("Holidays"));
}

export function createPlan(input: Unchecked): Reply<null> {
  const request = parseNewPlan(input);
  return underLock((spreadsheet) => {
    createTabs(spreadsheet, request);
    rememberMaker(spreadsheet, request.id);
    if (!request.beside) adoptChecklist(spreadsheet, request.id);
    return done(null);
  });
}

export function applyChange(input: Unchecked): Reply<LoadedPlan> {
  const { change, fingerprint, calendars, askedBy, why, agreedInReturn, title } = parseApply(input);
  return onUnchangedPlan(input, fingerprint, (read) => {
    const now = writeChange(
      read,
      changeOf(read, change, calendars, title),
      appendHistory(read, historyEntries(read, change.history, { askedBy, why, inReturn: agreedInReturn })),
    );
    return done(shown(now));
  });
}

export function undoChange(input: Unchecked): Reply<LoadedPlan> {
  const { id, fingerprint } = parseUndo(input);
  return onWholeRows(input, fingerprint, (read) => {
    const record = readRecords(read).find((each) => each.id === id && each.state === "done");
    if (!record) throw new Refusal({ code: "changeGone", id });
    const history = appendHistory(read, [undoEntry(read, record)]);
    const { now, kept } = undoRecord(read, record, (undone) => {
      const again = unsayInSheet(read, undone);
      const takeOut = history(undone);
      return () => {
        takeOut();
        again();
      };
    });
    const loaded = shown(now);
    return done({ ...loaded, findings: [...kept, ...loaded.findings] });
  });
}

export function saveSettings(input: Unchecked): Reply<LoadedPlan> {
  const { was, now, title } = parseSettings(input);
  return onUnchangedPlan(input, parseFingerprint(input), (read) =>
    done(shown(writeChange(read, settingsChange(read, was, now, title), sayInSheet(read)))),
  );
}

export function agreeAllDates(input: Unchecked): Reply<LoadedPlan> {
  return onWholeRows(input, parseFingerprint(input), (read) => {
    const agreed = read.table.rows.map((row) => isAgreed(read, row));
    const cells = datesToAgree(read.plan, agreed).flatMap((at) => {
      const { number, target } = read.plan.steps[at]!;
      const row = read.table.rows[at]!;
      return [
        { step: number, row, column: "agreed" as const, after: true },
        { step: number, row, column: "agreedDate" as const, after: target! },
      ];
    });
    if (cells.length === 0) return done(shown(read));
    const change = onlyCells(cells, tableWords(read.language).agreedAllDates, read);
    const settings = [{ setting: "agreedOn" as const, after: isoText(read.plan.today) }];
    return done(shown(writeChange(read, { ...change, settings }, () => nothing)));
  });
}

/** Each part of a row goes back to the row of its Id. */
export function joinRows(input: Unchecked): Reply<LoadedPlan> {
  return onUnchangedPlan(input, parseFingerprint(input), (read) => done(shown(join(read))));
}

export function nameOwners(input: Unchecked): Reply<LoadedPlan> {
  return onUnchangedPlan(input, parseFingerprint(input), (read) => {
    const { cells: wanted, namesInUse } = ownersToName(read, readRoles(read));
    const { cells, kept } = withoutFormulas(read, wanted);
    let now = read;
    if (cells.length > 0) {
      const change = onlyCells(cells, tableWords(read.language).ownersNamed, read);
      const settings = [{ setting: "namesInUse" as const, after: namesInUse }];
      now = writeChange(read, { ...change, settings }, () => nothing);
    }
    const loaded = shown(now);
    return done({ ...loaded, findings: [...kept, ...loaded.findings] });
  });
}

export function readSelection(): Reply<Selection | null> {
  return done(selectedRow(SpreadsheetApp.getActiveSpreadsheet()));
}

export function showStep(input: Unchecked): Reply<null> {
  const [step, shown] = [parseStep(input), parsePlanId(input)];
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  selectStep(readPlan(spreadsheet, planTabs(spreadsheet, shown)), step);
  return done(null);
}

export function showCell(input: Unchecked): Reply<null> {
  selectCell(SpreadsheetApp.getActiveSpreadsheet(), parseCell(input));
  return done(null);
}

export function checkSheet(input: Unchecked): Reply<readonly RepairItem[]> {
  const shown = parsePlanId(input);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return done(check(spreadsheet, planTabs(spreadsheet, shown)));
}

export function repairSheet(input: Unchecked): Reply<readonly RepairItem[]> {
  const [ids, shown] = [parseRepairIds(input), parsePlanId(input)];
  return underLock((spreadsheet) => done(repair(spreadsheet, planTabs(spreadsheet, shown), ids)));
}

export function saveChecklist(input: Unchecked): Reply<null> {
  return saveList("checklist", input, parseChecklist(input));
}

export function saveSide(input: Unchecked): Reply<null> {
  const side = parseSide(input);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  keepSide(spreadsheet.getId(), planTabs(spreadsheet, parsePlanId(input)).id, side);
  return done(null);
}

export function saveSetAside(input: Unchecked): Reply<null> {
  return saveList("setAside", input, parseSetAside(input));
}

export function saveTemplates(input: Unchecked): Reply<null> {
  saveJson(templatesName, parseTemplates(input));
  return done(null);
}

/** Makes Plan on a page or brings it to the front. */
export function showPage(input: Unchecked): Reply<null> {
  const shown = parsePlanId(input);
  return underLock((spreadsheet) => {
    makePage(readPlan(spreadsheet, planTabs(spreadsheet, shown)));
    return done(null);
  });
}

export function addTasks(input: Unchecked): Reply<LoadedPlan> {
  const tasks = parseTasks(input);
  return onWholeRows(input, parseFingerprint(input), (read) => {
    return done(shown(addTaskRows(read, tasks)));
  });
}

function done<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** The plan as it was read after a change that was written. */
function shown(now: ReadPlan): LoadedPlan {
  try {
    return loadPlan(now, now.tabs);
  } catch (error) {
    throw isRefusal(error) ? error : new Refusal(serviceProblem(error, "written"));
  }
}

/** The plan in front, to which a page turns when it reads again; else the one that it shows. */
function planToRead(spreadsheet: Spreadsheet, shown: string | null): PlanTabs | undefined {
  const plans = findPlans(spreadsheet);
  return plans.find(({ isInFront, id }) => isInFront || id === shown) ?? plans[0];
}

/** The plan that the page shows; without one, or once it is gone, the one in front. */
function planTabs(spreadsheet: Spreadsheet, shown: string | null): PlanTabs {
  const plans = findPlans(spreadsheet);
  const tabs = plans.find(({ id }) => id === shown) ?? plans[0];
  if (!tabs) throw new Refusal({ code: "noPlan" });
  return tabs;
}

/** One change at a time in a file. Nothing is asked while the lock is held: a dialog would drop it. */
function underLock<T>(work: (spreadsheet: Spreadsheet) => Reply<T>): Reply<T> {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(lockMilliseconds)) throw new Refusal({ code: "busy" });
  try {
    return work(SpreadsheetApp.getActiveSpreadsheet());
  } finally {
    release(lock);
  }
}

function release(lock: GoogleAppsScript.Lock.Lock): void {
  try {
    lock.releaseLock();
  } catch {
    // Google takes the lock away when the script ends; what was done stays done.
  }
}

/** Reads the plan anew under the lock and works only if it is still the one of the preview. */
function onUnchangedPlan<T>(input: Unchecked, seen: string, work: (read: ReadPlan) => Reply<T>): Reply<T> {
  const onPage = parsePlanId(input);
  return underLock((spreadsheet) => {
    const tabs = planTabs(spreadsheet, onPage);
    const read = readPlan(spreadsheet, tabs);
    const whole = putBackWhole(read) ?? read;
    const changed = (now: ReadPlan): Reply<T> => {
      const findings: Finding[] = [{ problem: { code: "changedMeanwhile" }, cells: [] }];
      return { ok: false, findings, fresh: loadPlan(now, tabs) };
    };
    if (whole !== read || fingerprintOf(whole) !== seen) return changed(whole);
    try {
      return work(whole);
    } catch (error) {
      const [finding] = isRefusal(error) ? error.findings : [];
      if (finding?.problem.code !== "changedMeanwhile") throw error;
      return changed(readPlan(spreadsheet, tabs));
    }
  });
}

/** The same, unless a part of the rows was moved alone: what stands there may belong to other steps. */
const onWholeRows: typeof onUnchangedPlan = (input, seen, work) =>
  onUnchangedPlan(input, seen, (read) => {
    if (tornRows(read.plan, read.snapshot)) throw new Refusal({ code: "rowsApart" });
    return work(read);
  });

function putBackWhole(read: ReadPlan): ReadPlan | null {
  return putBackPending(read, (record) => {
    unsayInSheet(read, record);
  });
}

/**
 * What an earlier failure left half-written is put back before the plan is shown, unless somebody is writing at this
 * moment: then it is no failure. What cannot be put back, since a cell is protected for instance, is said with the plan.
 */
function afterPutBack(read: ReadPlan): ReadPlan {
  if (!readRecords(read).some(({ state }) => state === "pending")) return read;
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(lockMilliseconds)) {
    return { ...read, findings: [{ problem: { code: "busy" }, cells: [] }, ...read.findings] };
  }
  let now = read;
  try {
    // It may have been finished while this one waited.
    now = readPlan(read.spreadsheet, read.tabs);
    return putBackWhole(now) ?? now;
  } catch (error) {
    const { findings } = isRefusal(error) ? error : new Refusal(serviceProblem(error, "unchanged"));
    return { ...now, findings: [...findings, ...now.findings] };
  } finally {
    release(lock);
  }
}

function onlyCells(cells: Change["cells"], title: string, read: ReadPlan): Change {
  return {
    title,
    cells,
    inserts: [],
    settings: [],
    daysOff: null,
    snapshot: withBeside(read, cells),
    asked: new Set(),
  };
}

/** What was last written, once these cells are too. */
function withBeside(read: ReadPlan, cells: Change["cells"]): PlanSnapshot | null {
  if (!read.snapshot) return null;
  const written = new Map(
    read.table.rows.map((row, at) => {
      const after = cells.filter((cell) => cell.row === row);
      return [read.plan.steps[at]!.number, after.length > 0 ? besideOfRow(read, row, after) : null] as const;
    }),
  );
  const rows = read.snapshot.rows.map((row) => {
    const beside = written.get(row.number);
    return beside ? { ...row, beside } : row;
  });
  return { ...read.snapshot, rows };
}

function undoEntry(read: ReadPlan, record: ChangeRecord): Omit<HistoryEntry, "when"> {
  const target = record.inputs.cells.find((cell) => cell.column === "target");
  const day = (content: unknown) => (typeof content === "number" ? content : null);
  return {
    askedBy: "",
    why: `${tableWords(read.language).undone}: ${record.title}`,
    inReturn: "",
    milestone: read.plan.steps.find((step) => step.number === target?.step)?.name ?? "",
    list: "",
    before: day(target?.after),
    after: day(target?.before),
    effect: null,
  };
}

function storedTemplates(): PlanTemplate[] {
  const stored = loadJson(templatesName);
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each) => {
    const checked = validateTemplate(each);
    return "template" in checked ? [checked.template] : [];
  });
}

type ListName = "checklist" | "setAside";

/** In the place of a plan's id while there is none. */
const noPlan = "";

function listName(name: ListName, spreadsheet: Spreadsheet, planId: string): string {
  return nameFor(name, spreadsheet.getId(), planId);
}

function storedList<T>(name: ListName, spreadsheet: Spreadsheet, tabs: PlanTabs | undefined): T[] | null {
  const stored = loadJson(listName(name, spreadsheet, tabs?.id ?? noPlan));
  return Array.isArray(stored) ? (stored as T[]) : null;
}

function saveList(name: ListName, input: Unchecked, list: readonly unknown[]): Reply<null> {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const planId = parsePlanId(input) ?? findPlans(spreadsheet)[0]?.id ?? noPlan;
  saveJson(listName(name, spreadsheet, planId), list);
  return done(null);
}

/** Who makes a plan is the seller in it. */
function rememberMaker(spreadsheet: Spreadsheet, planId: string): void {
  try {
    keepSide(spreadsheet.getId(), planId, "seller");
  } catch {
    // The plan is made; they are asked like everybody else.
  }
}

/** What the person kept before the file had a plan belongs to the first one. */
function adoptChecklist(spreadsheet: Spreadsheet, planId: string): void {
  try {
    const before = listName("checklist", spreadsheet, noPlan);
    const kept = loadJson(before);
    if (kept === null) return;
    saveJson(listName("checklist", spreadsheet, planId), kept);
    saveJson(before, null);
  } catch {
    // The plan is made, and the list is kept where it was.
  }
}
