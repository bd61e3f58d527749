/** What Google does not let the person write: the message names the cell, and nothing is written. */
import { dayNumber } from "../../../../src/plan/calendarDate";
import type { ChangeRequest } from "../../../../src/plan/change/changeRequest";
import { type AddOn, apply, value } from "../../bundle";
import { a1, type ColumnName, cellOf } from "../../places";
import { smallPlan } from "../../smallPlan";

const load = ({ server }: AddOn) => value(server.openSidebar({})).loaded!;
const dates = ({ file }: AddOn) => ["1", "2", "3", "4"].map((step) => cellOf(file, "target", step).display);
const later: ChangeRequest = { do: "move", step: "3", to: dayNumber(2027, 3, 22), keep: "push" };
const saying = (cell: string) => ({
  ok: false,
  findings: [{ problem: { code: "protectedCell", cell }, cells: [cell] }],
});

// The rows of steps 1 to 4 are 6 to 10; only 3 and 4 move.
test.each([
  ["B12", /^Milestones!B12$/],
  ["12:12", /^Milestones![A-Z]+12$/],
  ["B:B", /^Milestones!B/],
  ["A1:AZ18", /^Milestones!/],
])(
  "%s is protected: the change is taken back, and the message names a cell that it needed",
  (range, named) => {
    const addOn = smallPlan();
    const before = dates(addOn);
    expect(addOn.file.person("Buyer").protect("Milestones", range)).toBe(true);
    const reply = apply(addOn, load(addOn), later);
    const cells = [expect.stringMatching(named)];
    expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code: "protectedCell" }, cells }] });
    expect(dates(addOn)).toEqual(before);
    addOn.file.person("Buyer").unprotectAll("Milestones");
    value(apply(addOn, load(addOn), later));
  },
);

test("a protected target is named", () => {
  const addOn = smallPlan();
  const before = dates(addOn);
  const at = a1(addOn.file, "target", "4");
  addOn.file.person("Buyer").protect("Milestones", at);
  expect(apply(addOn, load(addOn), later)).toMatchObject(saying(`Milestones!${at}`));
  expect(dates(addOn)).toEqual(before);
});

test.each<[string, ColumnName]>([
  ["A1:Z1000", "change"],
  ["N:Z", "change"],
  ["L:L", "snapshot"],
])("%s of the hidden tab is protected: nothing is written, and that is what is said", (range, column) => {
  const addOn = smallPlan();
  const before = dates(addOn);
  addOn.file.person("Buyer").protect("Plan data", range);
  const at = `Plan data!${a1(addOn.file, column, 1, "Plan data")}`;
  expect(apply(addOn, load(addOn), later)).toMatchObject(saying(at));
  expect(dates(addOn)).toEqual(before);
  expect(load(addOn).undoable).toEqual([]);
});

test("the hidden tab is protected after a change: its undo says so and changes nothing", () => {
  const addOn = smallPlan();
  value(apply(addOn, load(addOn), later));
  const before = dates(addOn);
  addOn.file.person("Buyer").protect("Plan data", "A1:Z1000");
  const { undoable, fingerprint } = load(addOn);
  const at = `Plan data!${a1(addOn.file, "change", 1, "Plan data")}`;
  expect(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint })).toMatchObject(saying(at));
  expect(dates(addOn)).toEqual(before);
});

test("a failure of the person's store is not taken for one that is full", () => {
  const addOn = smallPlan();
  value(addOn.server.saveChecklist({ items: [{ text: "Ask Tom", done: false }] }));
  const plan = load(addOn).planId;
  const save = () => addOn.server.saveChecklist({ items: [{ text: "Ask Ann", done: false }], plan });
  addOn.session.resetCalls();
  value(save());
  const calls = addOn.session.calls.total;
  expect(calls).toBeGreaterThan(2);
  for (let call = 1; call <= calls; call++) {
    addOn.session.failAt(call, "Service error: PropertiesService");
    const failed = { problem: { code: "serviceFailed", state: "unchanged" } };
    expect(save()).toMatchObject({ ok: false, findings: [failed] });
    addOn.session.resetCalls();
  }
  addOn.session.failAt(calls, "You have exceeded the property storage quota. Please remove some properties.");
  expect(save()).toMatchObject({ ok: false, findings: [{ problem: { code: "storageFull" } }] });
});
