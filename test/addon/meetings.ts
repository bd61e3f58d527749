/**
 * Somebody else edits the sheet between any two calls of an operation. Afterwards each step holds what it was given, or
 * what it held before; what the other person did is there; and "ok" is said only when everything stands.
 */
import { type Person, SpreadsheetFile } from "../../local/sheets";
import {
  formulaColumns,
  type MilestoneColumn,
  milestoneColumns,
} from "../../src/addon/sheet/tabs/milestoneColumns";
import { workingWeeks } from "../../src/addon/sheet/tabs/planDataTab";
import { dayNumber } from "../../src/plan/calendarDate";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { plannedChange } from "../../src/plan/change/plannedChange";
import { reschedule } from "../../src/plan/change/reschedule";
import type { LoadedPlan, Reply } from "../../src/protocol";
import { type AddOn, applyRequest, noon, open, value } from "./bundle";
import { a1, columnOf, rowOf } from "./places";
import { smallFile } from "./smallPlan";

type Send = (addOn: AddOn) => Reply<unknown>;

interface Operation {
  /** The saved file before the operation. */
  readonly saved: string;
  /** What the sidebar sends, worked out before the other person comes. */
  readonly send: Send;
  /** A cell that it writes: the column and the name of its step. */
  readonly writes: readonly [MilestoneColumn, string];
  /** What cannot be written at the moment is left, and the rest is done. */
  readonly isApart?: boolean;
}

export const load = (saved: string): AddOn => open(SpreadsheetFile.load(saved, { now: () => noon }));
const opened = (addOn: AddOn): LoadedPlan => value(addOn.server.openSidebar({})).loaded!;

function changing(request: ChangeRequest) {
  return (loaded: LoadedPlan): Send => {
    const change = { ...applyRequest(loaded, request), askedBy: "buyer", why: "because" } as const;
    return (addOn) => addOn.server.applyChange(change);
  };
}

const move = changing({ do: "move", step: "1", to: dayNumber(2027, 3, 1), keep: "push" });
const push = changing({ do: "move", step: "2", to: dayNumber(2027, 3, 26), keep: "push" });
const insert = changing({ do: "insert", name: "Security review", days: 3, after: "2", link: "chain" });
const edit = changing({
  do: "edits",
  edits: [
    { do: "insert", name: "Pilot", days: 2, after: "1", link: "chain", number: "9001" },
    { do: "remove", step: "4" },
    { do: "reorder", step: "2", after: null, link: "chain" },
  ],
});
const undo = ({ undoable, fingerprint }: LoadedPlan): Send => {
  const id = undoable[0]!.id;
  return (addOn) => addOn.server.undoChange({ id, fingerprint });
};

function daysOff(loaded: LoadedPlan): Send {
  const calendars = {
    days: [{ date: dayNumber(2027, 3, 12), side: "both" as const }],
    weekends: { seller: "0000011", buyer: "0000011" },
  };
  const plan = { ...loaded.plan, ...workingWeeks(calendars.weekends, calendars.days) };
  const preview = reschedule(plan, { do: "shift", workingDays: 0, withFixed: false }, loaded.snapshot);
  const change = {
    change: plannedChange(plan, preview, null),
    calendars,
    fingerprint: loaded.fingerprint,
    askedBy: "",
    why: "",
    agreedInReturn: "",
    title: "Days off",
  } as const;
  return (addOn) => addOn.server.applyChange(change);
}

function addTasks({ fingerprint }: LoadedPlan): Send {
  const task = { under: "2", name: "Book the room", ownersSeller: "", ownersBuyer: "" };
  return (addOn) =>
    addOn.server.addTasks({ tasks: [task, { ...task, name: "Send the agenda" }], fingerprint });
}

/** Two new rows and a date typed by the buyer. */
function edited(): string {
  const file = smallFile();
  const buyer = file.person("Buyer");
  buyer.insertRowsBelow("Milestones", rowOf(file, "2.1"));
  buyer.type("Milestones", a1(file, "milestone", 4), "Legal review");
  buyer.type("Milestones", a1(file, "target", "1"), "2027-03-05");
  return file.save();
}

function named(): string {
  const file = smallFile();
  file.person("Seller").type("Stakeholders", a1(file, "name", 1, "Stakeholders"), "Ann");
  return file.save();
}

function damaged(): string {
  const file = smallFile();
  const buyer = file.person("Buyer");
  buyer.clear("Milestones", `${a1(file, "status", "1")}:${a1(file, "status", "2.1")}`);
  buyer.clear("Milestones", a1(file, "id", "3"));
  buyer.type("Milestones", a1(file, "startsAfter", "3"), "2;1");
  return file.save();
}

function after(saved: string, prepare: (loaded: LoadedPlan) => Send): string {
  const addOn = load(saved);
  value(prepare(opened(addOn))(addOn));
  return addOn.file.save();
}

function prepared(
  saved: string,
  prepare: (loaded: LoadedPlan) => Send,
  writes: Operation["writes"],
): Operation {
  return { saved, send: prepare(opened(load(saved))), writes };
}

export const operations: Readonly<Record<string, () => Operation>> = {
  move: () => prepared(smallFile().save(), move, ["target", "Discovery"]),
  push: () => prepared(smallFile().save(), push, ["target", "Proposal"]),
  insert: () => prepared(smallFile().save(), insert, ["days", "Security review"]),
  edit: () => prepared(smallFile().save(), edit, ["target", "Proposal"]),
  undoEdit: () => prepared(after(smallFile().save(), edit), undo, ["target", "Proposal"]),
  acceptAll: () => prepared(edited(), changing({ do: "accept", changes: "all" }), ["step", "Legal review"]),
  addTasks: () => prepared(smallFile().save(), addTasks, ["step", "Book the room"]),
  undo: () => prepared(after(smallFile().save(), push), undo, ["target", "Proposal"]),
  undoInsert: () => prepared(after(smallFile().save(), insert), undo, ["target", "Discovery"]),
  agree: () =>
    prepared(
      smallFile().save(),
      ({ fingerprint }) =>
        (addOn) =>
          addOn.server.agreeAllDates({ fingerprint }),
      ["agreedDate", "Proposal"],
    ),
  names: () =>
    prepared(
      named(),
      ({ fingerprint }) =>
        (addOn) =>
          addOn.server.nameOwners({ fingerprint }),
      ["ownerSeller", "Proposal"],
    ),
  daysOff: () => prepared(smallFile().save(), daysOff, ["target", "Proposal"]),
  repair: () => {
    const saved = damaged();
    const ids = value(load(saved).server.checkSheet({})).map(({ id }) => id);
    return {
      saved,
      send: (addOn) => addOn.server.repairSheet({ ids }),
      writes: ["startsAfter", "Signature"],
      isApart: true,
    };
  },
};

const historyTab = "Plan history";

/** What the other person typed is found again by this. */
export const typed = "call Tom first";

/** The row of a step on the sheet, by its name. */
function rowNamed(file: SpreadsheetFile, name: string, tab = "Milestones"): number | null {
  const sheetId = file.sheetIdByName(tab)!;
  const column = columnOf(file, "milestone", tab) - 1;
  for (let row = 0; row < file.rowCount(sheetId); row++)
    if (file.input(sheetId, row, column) === name) return row + 1;
  return null;
}

/** The first empty row between others. */
function emptyRow(file: SpreadsheetFile): number | null {
  const sheetId = file.sheetIdByName("Milestones")!;
  const column = columnOf(file, "milestone") - 1;
  const last = rowNamed(file, "Value")!;
  for (let row = rowOf(file, "header") + 1; row < last; row++)
    if (file.input(sheetId, row - 1, column) === "") return row;
  return null;
}

export type Meeting = (person: Person, file: SpreadsheetFile, operation: Operation) => void;

const untouched = "Send the draft";

export const meetings: Readonly<Record<string, Meeting>> = {
  insert: (person, file) => person.insertRows("Milestones", rowNamed(file, "Proposal")!),
  // A row for a step of their own, right where ours are inserted.
  insertStep: (person, file) => {
    const row = rowNamed(file, "Proposal")! + 1;
    person.insertRows("Milestones", row);
    person.type("Milestones", a1(file, "milestone", row - rowOf(file, "header")), typed);
  },
  delete: (person, file) => person.deleteRows("Milestones", rowNamed(file, untouched)!),
  sort: (person, file) => {
    const header = rowOf(file, "header");
    person.sort("Milestones", `A${header + 1}:AZ${header + 8}`, columnOf(file, "milestone"));
  },
  type: (person, file, { writes: [column, name] }) => {
    // A new row is empty until it is filled.
    const row = rowNamed(file, name) ?? emptyRow(file);
    if (row) person.type("Milestones", a1(file, column, row - rowOf(file, "header")), typed);
  },
  cut: (person, file) => {
    const row = rowNamed(file, untouched);
    if (row) person.cutRows("Milestones", row, 1, file.rowCount(file.sheetIdByName("Milestones")!) - 1);
  },
  drag: (person, file) =>
    person.moveRows("Milestones", rowNamed(file, untouched)!, 1, rowOf(file, "header") + 1),
  rename: (person) => person.renameTab("Milestones", "Our plan"),
  duplicate: (person) => person.duplicateTab("Milestones"),
  insertHistory: (person, file) => person.insertRows(historyTab, rowOf(file, "header", historyTab) + 1),
  deleteHistory: (person, file) => person.deleteRows(historyTab, rowOf(file, "header", historyTab) + 1),
  typeHistory: (person, file) => {
    const sheetId = file.sheetIdByName(historyTab)!;
    const why = columnOf(file, "why", historyTab);
    let row = rowOf(file, "header", historyTab);
    while (file.input(sheetId, row, why - 1) !== "") row++;
    person.type(historyTab, a1(file, "why", row + 1 - rowOf(file, "header", historyTab), historyTab), typed);
  },
};

interface Reading {
  /** What each step holds, by its name. */
  readonly steps: ReadonlyMap<string, string>;
  /** Rows in which something stands, but no name. */
  readonly nameless: readonly string[];
  readonly history: readonly string[];
  /** How often the other person's words stand on the two tabs. */
  readonly words: number;
}

const kept = milestoneColumns.filter(
  (column) => !(formulaColumns as readonly string[]).includes(column) && column !== "id",
);

function reading(file: SpreadsheetFile): Reading {
  const tab = file.sheetIdByName("Milestones") ? "Milestones" : "Our plan";
  const sheetId = file.sheetIdByName(tab)!;
  const steps = new Map<string, string>();
  const nameless: string[] = [];
  let words = 0;
  const columns = kept.map((column) => columnOf(file, column, tab) - 1);
  const name = columnOf(file, "milestone", tab) - 1;
  const ours = (["status", "level", "state"] as const).map(
    (column) => [column, columnOf(file, column, tab) - 1] as const,
  );
  for (let row = rowOf(file, "header", tab); row < file.rowCount(sheetId); row++) {
    const contents = columns.map((column) => file.input(sheetId, row, column).trim());
    words += contents.filter((content) => content.includes(typed)).length;
    if (contents.every((content) => content === "" || content === "FALSE")) continue;
    // Of a formula, whether it looks at its own row.
    const lacking = ours.filter(([, column]) => {
      const formula = file.formula(sheetId, row, column) ?? "";
      return !new RegExp(`[A-Z]${row + 1}\\b`).test(formula);
    });
    const text = [...contents, lacking.map(([column]) => column).join(" ")].join("|");
    const known = steps.get(contents[columns.indexOf(name)]!);
    if (contents[columns.indexOf(name)] === "" || known !== undefined) nameless.push(text);
    else steps.set(contents[columns.indexOf(name)]!, text);
  }
  const historyId = file.sheetIdByName(historyTab)!;
  const history: string[] = [];
  for (let row = rowOf(file, "header", historyTab); row < file.rowCount(historyId); row++) {
    const line = Array.from({ length: file.columnCount(historyId) }, (_, column) =>
      file.input(historyId, row, column),
    ).join("|");
    words += line.includes(typed) ? 1 : 0;
    if (/[^|]/.test(line)) history.push(line);
  }
  return { steps, nameless, history, words };
}

/** Calls between which it makes no difference what stands in a cell, nor where. */
const blind =
  /getRange$|NumberFormat|FontWeight|RowGroup|Groups|show|Metadata|get(Name|Max|A1|Sheet|Id|Active|Frozen|Merged|Cond|DataVal|SpreadsheetTime)|isRow|formatDate|Lock|Properties/;

export interface Trial {
  /** The calls before which somebody can come with a difference. */
  readonly places: readonly number[];
  /** The last look at the table before it is written. */
  readonly look: number;
  /** Those from the last look at the table on, or from where it gets rows, up to where it is read again. */
  readonly close: readonly number[];
  /**
   * At how many of them a word typed into a cell that is written is lost, since nothing looks at the table any more: the
   * most of any cell.
   */
  readonly unseen: number;
  /** What is wrong after a meeting before this call; null: nothing; "lost": the words that were typed are gone. */
  meet(meeting: string, call: number): string | null;
}

const mostCalls = 500;

export function trialOf(name: string): Trial {
  const operation = operations[name]!();
  const { saved, send } = operation;
  const calm = load(saved);
  const before = reading(calm.file);
  const { session } = calm;
  session.resetCalls();
  const places: number[] = [];
  const names: string[] = [];
  const stages: string[] = [];
  let known: Record<string, number> = {};
  for (let call = 1; call <= mostCalls; call++)
    session.between(call, () => {
      const { byName } = session.calls;
      const each = Object.keys(byName).find((key) => byName[key] !== known[key])!;
      known = { ...byName };
      if (blind.test(each)) return;
      places.push(call);
      names.push(each);
      stages.push(JSON.stringify([...reading(calm.file).steps]));
    });
  value(send(calm));
  const after = reading(calm.file);
  const writes = places.flatMap((_, at) => (at > 0 && stages[at] !== stages[at - 1] ? [at - 1] : []));
  const lookBefore = (at: number) => names.lastIndexOf("Range.getValues", at - 1);
  const unseen = Math.max(0, ...writes.map((at) => at - lookBefore(at)));
  const look = lookBefore(writes[0] ?? places.length - 1);
  const insertion = names.indexOf("Sheet.insertRowsAfter");
  const from = insertion < 0 ? look : Math.min(look, insertion);
  const close = places.slice(
    from,
    names.indexOf("Range.getValues", names.indexOf("SpreadsheetApp.flush")) + 1,
  );
  const isTyping = (meeting: string) => /^type|insertStep/.test(meeting);
  return {
    places,
    look: places[look]!,
    close,
    unseen,
    meet(meeting, call) {
      const addOn = load(saved);
      let did = false;
      addOn.session.resetCalls();
      addOn.session.between(call, () => {
        const wordsBefore = reading(addOn.file).words;
        meetings[meeting]!(addOn.file.person("Buyer"), addOn.file, operation);
        did = reading(addOn.file).words > wordsBefore;
      });
      const reply = send(addOn);
      // What a failure left is put back there.
      if (!reply.ok) addOn.server.openSidebar({});
      const now = reading(addOn.file);
      if (isTyping(meeting) && did && now.words === 0) return "lost";
      const wrong = differences(
        now,
        reply.ok && !operation.isApart ? [after] : [before, after],
        meeting,
        operation,
      );
      return wrong === null
        ? null
        : `${reply.ok ? "ok" : JSON.stringify(reply.findings.map(({ problem }) => problem))}: ${wrong}`;
    },
  };
}

/** Each operation met by each kind of edit at each call. */
export function everyMeeting(): readonly { readonly name: string; run(): void }[] {
  return Object.keys(operations).flatMap((name) => {
    const { places, look, meet } = trialOf(name);
    return Object.keys(meetings).flatMap((meeting) =>
      places.map((call) => ({
        name: `${name}, ${meeting} before call ${call}`,
        run: () => {
          const found = meet(meeting, call);
          if (found !== null && !(found === "lost" && call > look)) throw new Error(found);
        },
      })),
    );
  });
}

/**
 * Between a reading and what it should be: one of `wanted`, but for what the other person did. `isApart`: each row may be
 * like another one of them.
 */
function differences(
  now: Reading,
  wanted: readonly Reading[],
  meeting: string,
  { writes: [column, name], isApart }: Operation,
): string | null {
  // The typed cell is looked at by the count of the words.
  const compared = (step: string, row: string | undefined) =>
    meeting === "type" && step === name
      ? row
          ?.split("|")
          .filter((_, at) => at !== kept.indexOf(column))
          .join("|")
      : row;
  const found = wanted.map((each) => {
    const wrong: string[] = [];
    for (const [step, row] of each.steps) {
      const is = now.steps.get(step);
      if (is === undefined && meeting === "delete" && step === untouched) continue;
      const meant = isApart ? wanted.map(({ steps }) => steps.get(step)) : [row];
      if (is === undefined || !meant.some((one) => compared(step, one) === compared(step, is)))
        wrong.push(`${step}: ${is} instead of ${row}`);
    }
    for (const [step, row] of now.steps)
      if (!each.steps.has(step) && step !== typed) wrong.push(`${step} should not be there: ${row}`);
    for (const row of now.nameless)
      if (!each.nameless.includes(row) && !row.includes(typed)) wrong.push(`nameless: ${row}`);
    for (const line of now.history)
      if (!each.history.includes(line) && !line.includes(typed)) wrong.push(`History: ${line}`);
    const gone = each.history.filter((line) => !now.history.includes(line));
    if (gone.length > (/^(delete|type)History/.test(meeting) ? 1 : 0))
      wrong.push(`not in History: ${gone.join(" / ")}`);
    return wrong;
  });
  const [least] = found.sort((a, b) => a.length - b.length);
  return least!.length === 0 ? null : least!.join("\n   ");
}
