/**
 * The service fails at a call of an operation: nothing that people wrote is lost, the plan can still be read, and a
 * second try does what the first one should have done.
 */
import { SpreadsheetFile } from "../../local/sheets";
import { dayNumber, isoText } from "../../src/plan/calendarDate";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { plannedChange } from "../../src/plan/change/plannedChange";
import { reschedule } from "../../src/plan/change/reschedule";
import type { Reply } from "../../src/protocol";
import { type AddOn, newFile, noon, open, value } from "./bundle";
import { a1, columnOf, rowOf } from "./places";
import { smallFile, smallRequest } from "./smallPlan";

/** Google's texts. */
const errors = [
  "Service Spreadsheets failed while accessing document with id 1abc.",
  "Service Spreadsheets timed out while accessing document with id 1abc.",
  "Lock timeout: another process was holding the lock for too long.",
  "This operation is not allowed on cells in typed columns.",
  "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.",
];

const words = ["call Tom first", "Legal review", "our own column", "waiting for Ann"];

/** A plan in which people wrote: a new row, a typed date, words beside the table, and some damage. */
function editedFile(): SpreadsheetFile {
  const file = smallFile();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", a1(file, "outcome", "1"), words[0]!);
  buyer.insertRowsBelow("Milestones", rowOf(file, "2.1"));
  buyer.type("Milestones", a1(file, "milestone", 4), words[1]!);
  const theirs = a1(file, "done", "2");
  buyer.insertColumns("Milestones", columnOf(file, "done"));
  buyer.type("Milestones", theirs, words[2]!);
  buyer.type("Milestones", a1(file, "target", "2"), "2027-03-10");
  buyer.type("Stakeholders", a1(file, "name", 1, "Stakeholders"), words[3]!);
  buyer.clear("Milestones", `${a1(file, "status", "1")}:${a1(file, "status", "2.1")}`);
  buyer.clear("Milestones", a1(file, "done", "2"));
  buyer.clear("Stakeholders", "A2");
  return file;
}

/** An operation on a file: what the sidebar sends for it, and the sending, whose service calls fail. */
interface Trial {
  readonly name: string;
  /** The saved file before the operation. */
  readonly saved: string;
  prepare(addOn: AddOn): Send;
  /** With errors taking turns, only each so many-th call fails. */
  readonly every?: number;
}
type Send = (addOn: AddOn) => Reply<unknown>;

function apply(request: ChangeRequest): Trial["prepare"] {
  return ({ server }) => {
    const loaded = value(server.openSidebar({})).loaded!;
    const preview = reschedule(loaded.plan, request, loaded.snapshot);
    const change = {
      change: plannedChange(loaded.plan, preview, request),
      calendars: null,
      fingerprint: loaded.fingerprint,
      askedBy: "buyer",
      why: "because",
      agreedInReturn: "a reference",
      title: "A change",
    } as const;
    return (addOn) => addOn.server.applyChange(change);
  };
}

const move = apply({ do: "move", step: "1", to: dayNumber(2027, 3, 1), keep: "push" });

const insert = apply({ do: "insert", name: "Security review", days: 3, after: "2", link: "chain" });

const edit = apply({
  do: "edits",
  edits: [
    { do: "insert", name: "Kick-off", days: 1, after: null, link: "chain", number: "9001" },
    { do: "reorder", step: "4", after: "1", link: "keep" },
    { do: "edit", step: "2", name: "Offer" },
  ],
});

/** Another name for the buyer, with the settings as they are. */
function rename({ server }: AddOn): Send {
  const loaded = value(server.openSidebar({})).loaded!;
  const { sellerCompany, buyerCompany, accent, language, fingerprint } = loaded;
  const { goal, event } = loaded.value;
  const was = { sellerCompany, buyerCompany, goal, event, accent, language };
  const now = { ...was, buyerCompany: "Initech", goal: "Close faster" };
  return (addOn) => addOn.server.saveSettings({ fingerprint, was, now, title: "Renamed" });
}

function undo({ server }: AddOn): Send {
  const { undoable, fingerprint } = value(server.openSidebar({})).loaded!;
  return (addOn) => addOn.server.undoChange({ id: undoable[0]!.id, fingerprint });
}

function repair({ server }: AddOn): Send {
  const ids = value(server.checkSheet({})).map(({ id }) => id);
  return (addOn) => addOn.server.repairSheet({ ids });
}

function trials(): Trial[] {
  const edited = editedFile().save();
  const after = (prepare: Trial["prepare"]) => {
    const addOn = load(edited);
    value(prepare(addOn)(addOn));
    return addOn.file.save();
  };
  return [
    {
      name: "create",
      saved: newFile().save(),
      prepare: () => (addOn) => addOn.server.createPlan(smallRequest()),
    },
    { name: "apply", saved: edited, prepare: move },
    { name: "adopt", saved: edited, prepare: apply({ do: "accept", changes: "all" }) },
    { name: "insert", saved: edited, prepare: insert },
    { name: "undo", saved: after(move), prepare: undo },
    { name: "undo of an insert", saved: after(insert), prepare: undo },
    { name: "rename", saved: edited, prepare: rename, every: 11 },
    { name: "repair", saved: edited, prepare: repair },
    // Many calls, most of them like those of the others.
    { name: "edit", saved: edited, prepare: edit, every: 9 },
    { name: "undo of an edit", saved: after(edit), prepare: undo, every: 9 },
  ];
}

function load(saved: string): AddOn {
  return open(SpreadsheetFile.load(saved, { now: () => noon }));
}

interface Reading {
  /** Every cell that holds people's words. */
  readonly words: readonly string[];
  /** How the plan reads. */
  readonly rows: readonly string[];
}

function reading(addOn: AddOn): Reading {
  const { file } = addOn;
  const found: string[] = [];
  for (const sheetId of file.sheetIds()) {
    for (const cell of Object.values(file.model.getters.getCells(sheetId))) {
      const { row, col } = file.model.getters.getCellPosition(cell.id);
      const content = file.input(sheetId, row, col).trim();
      if (words.includes(content)) found.push(content);
    }
  }
  const reply = addOn.server.openSidebar({});
  if (!reply.ok) throw new Error(`The plan cannot be read: ${JSON.stringify(reply.findings)}`);
  const rows = (reply.value.loaded?.plan.steps ?? []).map(
    ({ number, name, target, startsAfter }) =>
      `${number} ${name} ${target === null ? "-" : isoText(target)} after ${startsAfter.join()}`,
  );
  return { words: found.sort(), rows };
}

/** The file without the number of its revision: all that is left of a script's turn. */
function contents({ file }: AddOn): string {
  return file.save().replace(/"revisionId":"[^"]*"/, "");
}

export interface Failure {
  readonly name: string;
  run(): void;
}

/** Each of the operations from `first` up to `end` at each call: with each error, or with the errors taking turns. */
export function everyFailure(errorsPerCall: "each" | "inTurn", first = 0, end?: number): Failure[] {
  return trials()
    .slice(first, end)
    .flatMap((trial) => {
      const { name, saved, prepare } = trial;
      const asking = load(saved);
      const before = reading(asking);
      const send = prepare(asking);
      const addOn = load(saved);
      addOn.session.resetCalls();
      value(send(addOn));
      const calls = addOn.session.calls.total;
      const failAt = failing(trial, send, before, reading(addOn));
      const every = errorsPerCall === "each" ? 1 : (trial.every ?? 1);
      return Array.from({ length: Math.ceil(calls / every) }, (_, at) => 1 + at * every).flatMap((call) =>
        (errorsPerCall === "each" ? errors : [errors[(call - 1) % errors.length]!]).map((error) => ({
          name: `${name} fails at call ${call} of ${calls}: ${error.split(" ").slice(0, 4).join(" ")}`,
          run: () => failAt(call, error),
        })),
      );
    });
}

/** Lets the operation fail at a call, each time in the file as it was when the sidebar asked. Most failures leave the same few files; each is looked at and tried again once. */
function failing(
  { saved, prepare }: Trial,
  send: Send,
  before: Reading,
  wanted: Reading,
): (call: number, error: string) => void {
  const passed = new Set<string>();
  return (call, error) => {
    const addOn = load(saved);
    addOn.session.failAt(call, error);
    const reply = send(addOn);
    if (!reply.ok && reply.findings.length === 0) throw new Error("A refusal without a reason.");
    // Only what comes after the change failed.
    const isWritten =
      !reply.ok && reply.findings.some(({ problem }) => "state" in problem && problem.state === "written");
    const left = `${reply.ok} ${isWritten} ${contents(addOn)}`;
    if (passed.has(left)) return;
    const second = isWritten ? () => addOn.server.openSidebar({}) : () => prepare(addOn)(addOn);
    tryAgain(addOn, reply.ok ? null : second, before, wanted);
    passed.add(left);
  };
}

function tryAgain(
  addOn: AddOn,
  second: (() => Reply<unknown>) | null,
  before: Reading,
  wanted: Reading,
): void {
  const after = reading(addOn);
  // History may have repeated some of them.
  for (const word of words) {
    const count = (list: readonly string[]) => list.filter((each) => each === word).length;
    if (count(after.words) < count(before.words)) throw new Error(`Words are lost: ${word}`);
  }
  const next = second?.();
  if (next && !next.ok) throw new Error(`The second try is refused: ${JSON.stringify(next.findings)}`);
  const end = reading(addOn);
  same("people's words after the second try", end.words, wanted.words);
  same("the plan after the second try", end.rows, wanted.rows);
}

function same(what: string, found: readonly string[], wanted: readonly string[]): void {
  if (found.join("\n") !== wanted.join("\n"))
    throw new Error(`${what}:\n${found.join("\n")}\ninstead of:\n${wanted.join("\n")}`);
}
