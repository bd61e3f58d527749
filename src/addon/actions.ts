/** What the sidebar asks for: each function reads the sheet once, lets the plan room decide, and writes once. */
import type { Holidays } from "../holidays/holidays";
import { type Headline, parsePlannedChange } from "../plan/change/plannedChange";
import { datesToAgree } from "../plan/datesToAgree";
import type { PlanTemplate } from "../planTemplates/planTemplate";
import { validateTemplate } from "../planTemplates/validateTemplate";
import type { Finding } from "../problems";
import type {
  ApplyRequest,
  ChecklistItem,
  HistoryRow,
  LoadedPlan,
  NewPlanRequest,
  OpenReply,
  RepairItem,
  Reply,
  Server,
} from "../protocol";
import { isLanguage, type Language } from "../words/language";
import { tableWords } from "../words/sheetWords";
import type { Words } from "../words/words";
import { isRefusal, Refusal, serviceProblem } from "./answer";
import { readDataFile } from "./dataFile";
import { showDialog } from "./menu";
import { loadJson, saveJson } from "./personalStore";
import { longestText, parseCalendars, parseNewPlan, parseTasks } from "./requests";
import { findPlans, type PlanTabs } from "./sheet/read/findPlan";
import { fingerprintOf, isAgreed, loadPlan, readHistory, readRoles } from "./sheet/read/loadPlan";
import { ownersToName } from "./sheet/read/ownersToName";
import { DayReader } from "./sheet/read/readCell";
import { type ReadPlan, readPlan } from "./sheet/read/readPlan";
import { type ChangeRecord, readRecords } from "./sheet/read/readRecords";
import { check, repair } from "./sheet/repair/repair";
import { selectStep } from "./sheet/selectStep";
import type { HistoryEntry } from "./sheet/tabs/historyTab";
import { addTaskRows } from "./sheet/write/addTasks";
import { appendHistory } from "./sheet/write/appendHistory";
import { createPlan as createTabs } from "./sheet/write/createPlan";
import { undoRecord } from "./sheet/write/undoChange";
import { type Change, changeOf, nothing, putBackPending, writeChange } from "./sheet/write/writeChange";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** How long a second rep waits for the first one's change. */
const lockMilliseconds = 5_000;
const templatesName = "templates";

export function openSidebar(): Reply<OpenReply> {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tabs = findPlans(spreadsheet)[0];
  let loaded: LoadedPlan | null = null;
  if (tabs) {
    const read = readPlan(spreadsheet, tabs);
    loaded = loadPlan(withPendingPutBack(read), tabs);
  }
  return done({
    loaded,
    today: new DayReader(spreadsheet.getSpreadsheetTimeZone()).today(),
    locale: spreadsheet.getSpreadsheetLocale(),
    savedTemplates: storedTemplates(),
    setAside: storedList<string>("setAside", spreadsheet) ?? [],
    checklist: storedList<ChecklistItem>("checklist", spreadsheet),
  });
}

/** The documents of the plan, on a page of their own. */
export function openDialog(): Reply<null> {
  showDialog();
  return done(null);
}

export function loadHistory(): Reply<readonly HistoryRow[]> {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return done(readHistory(spreadsheet, planTabs(spreadsheet)));
}

/** The sidebar came with the words of the person's own language; a plan may speak another one. */
export function loadWords({ language }: { readonly language: Language }): Reply<Words> {
  if (!isLanguage(language)) throw new Refusal({ code: "badRequest", field: "language" });
  return done(readDataFile<Words>(`Words_${language}`));
}

export function loadHolidays(): Reply<Holidays> {
  return done(readDataFile<Holidays>("Holidays"));
}

export function createPlan(input: NewPlanRequest): Reply<null> {
  const request = parseNewPlan(input);
  return underLock((spreadsheet) => {
    createTabs(spreadsheet, request);
    return done(null);
  });
}

export function applyChange(input: ApplyRequest): Reply<LoadedPlan> {
  const change = parsePlannedChange(input.change);
  if (!change) throw new Refusal({ code: "badRequest", field: "change" });
  const calendars = input.calendars ? parseCalendars(input.calendars) : null;
  const note: Note = {
    askedBy: input.askedBy === "buyer" || input.askedBy === "seller" ? input.askedBy : "",
    why: freeText(input.why, "why"),
    inReturn: freeText(input.agreedInReturn, "agreedInReturn"),
  };
  const title = freeText(input.title, "title").slice(0, 200);
  return onUnchangedPlan(input.fingerprint, (read) => {
    writeChange(
      read,
      changeOf(read, change, calendars, title),
      appendHistory(read, { ...note, ...change.headline }),
    );
    return done(reread(read));
  });
}

export function undoChange(input: { readonly id: string; readonly fingerprint: string }): Reply<LoadedPlan> {
  return onUnchangedPlan(input.fingerprint, (read) => {
    const record = readRecords(read).find((each) => each.id === input.id && each.state === "done");
    if (!record) throw new Refusal({ code: "changeGone", id: String(input.id) });
    const kept = undoRecord(read, record, appendHistory(read, undoEntry(read, record)));
    const loaded = reread(read);
    return done({ ...loaded, findings: [...kept, ...loaded.findings] });
  });
}

export function agreeAllDates(input: { readonly fingerprint: string }): Reply<LoadedPlan> {
  return onUnchangedPlan(input.fingerprint, (read) => {
    const { steps } = read.plan;
    const agreed = read.table.rows.map((row) => isAgreed(read, row));
    const cells = datesToAgree(steps, agreed).flatMap((at) => {
      const { number, target } = steps[at]!;
      const row = read.table.rows[at]!;
      return [
        { step: number, row, column: "agreed" as const, after: true },
        { step: number, row, column: "agreedDate" as const, after: target! },
      ];
    });
    if (cells.length > 0) {
      writeChange(read, onlyCells(cells, tableWords(read.language).agreedAllDates, read), () => nothing);
    }
    return done(reread(read));
  });
}

export function nameOwners(input: { readonly fingerprint: string }): Reply<LoadedPlan> {
  return onUnchangedPlan(input.fingerprint, (read) => {
    const { cells, namesInUse } = ownersToName(read, readRoles(read));
    if (cells.length > 0) {
      const change = onlyCells(cells, tableWords(read.language).ownersNamed, read);
      writeChange(
        read,
        { ...change, settings: [{ setting: "namesInUse", after: namesInUse }] },
        () => nothing,
      );
    }
    return done(reread(read));
  });
}

export function showStep(input: { readonly step: string }): Reply<null> {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  selectStep(readPlan(spreadsheet, planTabs(spreadsheet)), String(input.step));
  return done(null);
}

export function checkSheet(): Reply<readonly RepairItem[]> {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return done(check(spreadsheet, planTabs(spreadsheet)));
}

export function repairSheet(input: Parameters<Server["repairSheet"]>[0]): Reply<readonly RepairItem[]> {
  if (!Array.isArray(input.ids)) throw new Refusal({ code: "badRequest", field: "ids" });
  return underLock((spreadsheet) => done(repair(spreadsheet, planTabs(spreadsheet), input.ids.map(String))));
}

export function saveChecklist(input: { readonly items: readonly ChecklistItem[] }): Reply<null> {
  if (!Array.isArray(input.items)) throw new Refusal({ code: "badRequest", field: "items" });
  const items = input.items.map((item) => ({
    text: freeText(item?.text, "text"),
    done: item?.done === true,
  }));
  return saveList("checklist", items);
}

export function saveSetAside(input: { readonly keys: readonly string[] }): Reply<null> {
  if (!Array.isArray(input.keys)) throw new Refusal({ code: "badRequest", field: "keys" });
  return saveList(
    "setAside",
    input.keys.map((key) => freeText(key, "keys")),
  );
}

export function saveTemplates(input: { readonly templates: readonly PlanTemplate[] }): Reply<null> {
  if (!Array.isArray(input.templates)) throw new Refusal({ code: "badRequest", field: "templates" });
  const templates = input.templates.map((each) => {
    const checked = validateTemplate(each);
    if ("problems" in checked) throw new Refusal({ code: "badTemplate", detail: checked.problems[0]!.code });
    return checked.template;
  });
  saveJson(templatesName, templates);
  return done(null);
}

export function addTasks(input: Parameters<Server["addTasks"]>[0]): Reply<LoadedPlan> {
  const tasks = parseTasks(input.tasks);
  return onUnchangedPlan(input.fingerprint, (read) => {
    addTaskRows(read, tasks);
    return done(reread(read));
  });
}

function done<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** The plan after a change that was written. */
function reread({ spreadsheet, tabs }: ReadPlan): LoadedPlan {
  try {
    return loadPlan(readPlan(spreadsheet, tabs), tabs);
  } catch (error) {
    throw isRefusal(error) ? error : new Refusal(serviceProblem(error, "written"));
  }
}

function planTabs(spreadsheet: Spreadsheet): PlanTabs {
  const tabs = findPlans(spreadsheet)[0];
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
    try {
      lock.releaseLock();
    } catch {
      // Google takes the lock away when the script ends; what was done stays done.
    }
  }
}

/** Reads the plan anew under the lock and works only if it is still the one of the preview. */
function onUnchangedPlan<T>(seen: string, work: (read: ReadPlan) => Reply<T>): Reply<T> {
  return underLock((spreadsheet) => {
    const tabs = planTabs(spreadsheet);
    const read = readPlan(spreadsheet, tabs);
    const whole = withPendingPutBack(read);
    if (whole !== read || fingerprintOf(whole) !== seen) {
      const findings: Finding[] = [{ problem: { code: "changedMeanwhile" }, cells: [] }];
      return { ok: false, findings, fresh: loadPlan(whole, tabs) };
    }
    return work(whole);
  });
}

/** What an earlier failure left half-written is put back before anything else. */
function withPendingPutBack(read: ReadPlan): ReadPlan {
  return putBackPending(read) ? readPlan(read.spreadsheet, read.tabs) : read;
}

function onlyCells(cells: Change["cells"], title: string, read: ReadPlan): Change {
  return {
    title,
    cells,
    inserts: [],
    settings: [],
    daysOff: null,
    snapshot: read.snapshot,
    asked: new Set(),
  };
}

type Note = Pick<HistoryEntry, "askedBy" | "why" | "inReturn">;
function undoEntry(read: ReadPlan, record: ChangeRecord): Note & Headline {
  const target = record.inputs.cells.find((cell) => cell.column === "target");
  const day = (content: unknown) => (typeof content === "number" ? content : null);
  return {
    askedBy: "",
    why: `${tableWords(read.language).undone}: ${record.title}`,
    inReturn: "",
    milestone: read.plan.steps.find((step) => step.number === target?.step)?.name ?? "",
    before: day(target?.after),
    after: day(target?.before),
    effect: null,
  };
}

/** Any length that a cell takes, but no essay: History is read in a meeting. */
function freeText(value: unknown, field: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new Refusal({ code: "badRequest", field });
  if (value.length > longestText) throw new Refusal({ code: "tooLong", field, most: longestText });
  return value.trim();
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

/** One list a file: each deal has its own. */
function listName(name: ListName, spreadsheet: Spreadsheet): string {
  return `${name}.${spreadsheet.getId()}`;
}

function storedList<T>(name: ListName, spreadsheet: Spreadsheet): T[] | null {
  const stored = loadJson(listName(name, spreadsheet));
  return Array.isArray(stored) ? (stored as T[]) : null;
}

function saveList(name: ListName, list: readonly unknown[]): Reply<null> {
  saveJson(listName(name, SpreadsheetApp.getActiveSpreadsheet()), list);
  return done(null);
}
