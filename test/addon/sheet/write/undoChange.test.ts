import { type Person, SpreadsheetFile } from "../../../../local/sheets";
import type { LoadedPlan } from "../../../../src/protocol";
import { type AddOn, apply, noon, open, value } from "../../bundle";
import { a1, type ColumnName, cellOf, columnOf } from "../../places";
import { smallPlan } from "../../smallPlan";

const load = ({ server }: AddOn): LoadedPlan => value(server.openSidebar({})).loaded!;
const numbers = ({ plan }: LoadedPlan) => plan.steps.map((step) => step.number);

function addTasks(addOn: AddOn, ...under: string[]): void {
  const tasks = under.map((step) => ({
    under: step,
    name: "Plan the kick-off",
    ownersSeller: "",
    ownersBuyer: "",
  }));
  value(addOn.server.addTasks({ tasks, fingerprint: load(addOn).fingerprint }));
}

/** A file in which such tasks were added, opened as often as wanted. */
function saved(...under: string[]): () => AddOn {
  const addOn = smallPlan();
  addTasks(addOn, ...under);
  const file = addOn.file.save();
  return () => open(SpreadsheetFile.load(file, { now: () => noon }));
}

function undo(addOn: AddOn) {
  const { undoable, fingerprint } = load(addOn);
  return addOn.server.undoChange({ id: undoable[0]!.id, fingerprint });
}

test("an inserted row in which a person wrote stays when the change is undone, and is named", () => {
  const { file, server } = smallPlan();
  const loaded = value(server.openSidebar({})).loaded!;
  const task = { under: "2", name: "Plan the kick-off", ownersSeller: "Account Executive", ownersBuyer: "" };
  const added = value(server.addTasks({ tasks: [task, task], fingerprint: loaded.fingerprint }));
  expect(added.plan.steps.map((step) => step.number)).toEqual(["1", "2", "2.1", "2.2", "2.3", "3", "4"]);
  const at = a1(file, "outcome", "2.2");
  file.person("Buyer").type("Milestones", at, "Tom brings the room plan");
  const now = value(server.openSidebar({})).loaded!;
  const undone = value(server.undoChange({ id: now.undoable[0]!.id, fingerprint: now.fingerprint }));
  expect(undone.plan.steps.map((step) => step.number)).toEqual(["1", "2", "2.1", "2.2", "3", "4"]);
  expect(undone.findings).toMatchObject([{ problem: { code: "notOurs", cell: `Milestones!${at}` } }]);
  expect(file.person("Reader").sees("Milestones", at)).toBe("Tom brings the room plan");
});

const own: [string, ColumnName, (person: Person, at: string) => unknown][] = [
  ["a number", "outcome", (person, at) => person.type("Milestones", at, "48000")],
  ["a date", "fixed", (person, at) => person.type("Milestones", at, "2027-03-01")],
  ["another date", "target", (person, at) => person.type("Milestones", at, "2027-03-01")],
  ["a tick", "done", (person, at) => person.tick("Milestones", at)],
  ["a formula", "days", (person, at) => person.type("Milestones", at, "=2+3")],
  ["a number over a formula", "status", (person, at) => person.type("Milestones", at, "7")],
  ["a note", "milestone", (person, at) => person.note("Milestones", at, "by phone")],
  ["another name", "milestone", (person, at) => person.type("Milestones", at, "Kick-off")],
];

test.each(own)("an inserted row with %s of a person's stays", (_what, column, write) => {
  const addOn = saved("2")();
  const at = a1(addOn.file, column, "2.2");
  write(addOn.file.person("Buyer"), at);
  const undone = value(undo(addOn));
  expect(numbers(undone)).toEqual(["1", "2", "2.1", "2.2", "3", "4"]);
  expect(undone.findings).toMatchObject([{ problem: { code: "notOurs", cell: `Milestones!${at}` } }]);
});

test("an inserted row stays for what stands in a column of a person's own, and goes with what a later change wrote", () => {
  const addOn = saved("2")();
  const buyer = addOn.file.person("Buyer");
  buyer.insertColumns("Milestones", columnOf(addOn.file, "done"));
  const beside = a1(addOn.file, "done", "2.2").replace(/[A-Z]+/, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - 1),
  );
  buyer.type("Milestones", beside, "48000");
  expect(numbers(value(undo(addOn)))).toContain("2.2");
  const other = smallPlan();
  const insert = { do: "insert", name: "Security review", days: 3, after: "2", link: "chain" } as const;
  value(apply(other, load(other), insert));
  const [first] = load(other).undoable;
  const step = load(other).plan.steps.find(({ name }) => name === insert.name)!;
  value(apply(other, load(other), { do: "move", step: step.number, to: step.target! - 7, keep: "only" }));
  const { fingerprint } = load(other);
  const undone = value(other.server.undoChange({ id: first!.id, fingerprint }));
  expect(undone.plan.steps.map(({ name }) => name)).not.toContain(insert.name);
});

test("an undo is refused while the rows that the change inserted may not be deleted", () => {
  const addOn = smallPlan();
  addTasks(addOn, "1", "2");
  const before = load(addOn).plan;
  expect(numbers(load(addOn))).toEqual(["1", "1.1", "2", "2.1", "2.2", "3", "4"]);
  addOn.file.person("Buyer").protect("Milestones", a1(addOn.file, "milestone", "1.1"));
  expect(undo(addOn)).toMatchObject({ ok: false, findings: [{ problem: { code: "protectedCell" } }] });
  expect(load(addOn).plan).toEqual(before);
  addOn.file.person("Buyer").unprotectAll("Milestones");
  expect(numbers(value(undo(addOn)))).toEqual(["1", "2", "2.1", "3", "4"]);
});

test("once a row is deleted there is no way back: a second one that may not be deleted stays and is named", () => {
  const refusals: unknown[] = [];
  const again = saved("1", "2");
  for (let call = 40; refusals.length === 0 && call < 120; call++) {
    const addOn = again();
    const { undoable, fingerprint } = load(addOn);
    addOn.session.failAt(call, "You are trying to edit a protected cell or object.");
    const reply = addOn.server.undoChange({ id: undoable[0]!.id, fingerprint });
    const kept = reply.ok && reply.value.findings.find(({ problem }) => problem.code === "protectedRow");
    if (!kept) continue;
    refusals.push(kept);
    expect(kept.cells).toEqual([`Milestones!${a1(addOn.file, "step", "1.1")}`]);
    expect(numbers(load(addOn))).toEqual(["1", "1.1", "2", "2.1", "3", "4"]);
  }
  expect(refusals).toHaveLength(1);
});

test("an undo that cannot be noted after its rows are deleted says that it is unfinished, and goes on later", () => {
  const addOn = smallPlan();
  const request = { do: "insert", name: "Security review", days: 3, after: "2", link: "chain" } as const;
  value(apply(addOn, load(addOn), request));
  const before = ["1", "2", "2.1", "3", "4"];
  const { undoable, fingerprint } = load(addOn);
  addOn.file.person("Buyer").protect("Plan history", "A1:Z40");
  const reply = addOn.server.undoChange({ id: undoable[0]!.id, fingerprint });
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { state: "unfinished" } }] });
  addOn.file.person("Buyer").unprotectAll("Plan history");
  const again = load(addOn);
  expect(numbers(again)).toEqual(before);
  expect(again.plan.steps.find((step) => step.number === "3")?.startsAfter).toEqual(["2"]);
});

test("an undo that Google refuses halfway leaves the change as it was", () => {
  const addOn = smallPlan();
  const { file, server } = addOn;
  const loaded = load(addOn);
  value(server.agreeAllDates({ fingerprint: loaded.fingerprint }));
  const agreed = () => load(addOn).undoable.length;
  const cells = () => ["1", "2", "3", "4"].map((step) => cellOf(file, "agreed", step).display);
  const before = cells();
  expect(before).toEqual(["TRUE", "TRUE", "TRUE", "TRUE"]);
  expect(agreed()).toBe(1);
  file.person("Buyer").protect("Milestones", a1(file, "agreed", "3"));
  expect(undo(addOn)).toMatchObject({ ok: false, findings: [{ problem: { code: "protectedCell" } }] });
  expect(cells()).toEqual(before);
  file.person("Buyer").unprotectAll("Milestones");
  value(undo(addOn));
  expect(cells()).toEqual(["FALSE", "FALSE", "FALSE", "FALSE"]);
});

test("an undo that fails after a row is deleted deletes no other row", () => {
  const again = saved("2");
  const calls = (() => {
    const addOn = again();
    const { undoable, fingerprint } = load(addOn);
    addOn.session.resetCalls();
    value(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint }));
    return addOn.session.calls.total;
  })();
  // The rows are deleted before the undo is noted and the sheet is read again, which takes the last calls.
  for (let call = calls - 36; call <= calls - 20; call++) {
    const addOn = again();
    const before = numbers(load(addOn));
    const { undoable, fingerprint } = load(addOn);
    addOn.session.failAt(call, "Service Spreadsheets failed while accessing document with id 1abc.");
    const reply = addOn.server.undoChange({ id: undoable[0]!.id, fingerprint });
    // Only what comes after the undo may have failed: it says so.
    const undone = reply.ok || JSON.stringify(reply.findings).includes('"state":"written"');
    expect([call, numbers(load(addOn))]).toEqual([call, undone ? ["1", "2", "2.1", "3", "4"] : before]);
  }
});
