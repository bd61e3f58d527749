/** Words that somebody typed into the hidden tab: no change writes over them; what cannot be done without names the cell. */
import { dayNumber, isoText } from "../../src/plan/calendarDate";
import type { AddOn } from "./bundle";
import { apply, applyRequest, cell, value } from "./bundle";
import { smallPlan } from "./smallPlan";

const words = "call Tom first";

function type(addOn: AddOn, a1: string, text = words): void {
  addOn.file.person("Buyer").type("Plan data", a1, text);
}

function shown(addOn: AddOn, row: number, column: number): string {
  return cell(addOn.file, "Plan data", row, column).display;
}

function loadedOf(addOn: AddOn) {
  return value(addOn.server.openSidebar({})).loaded!;
}

const move = { do: "move", step: "1", to: dayNumber(2027, 3, 1), keep: "push" } as const;

/** One day off for both sides, written with the move. */
function daysOff(addOn: AddOn) {
  const loaded = loadedOf(addOn);
  const calendars = {
    days: [{ date: dayNumber(2027, 2, 10), side: "both" as const }],
    weekends: { seller: "0000011", buyer: "0000011" },
  };
  return addOn.server.applyChange({ ...applyRequest(loaded, move), calendars });
}

function refusalAt(a1: string) {
  const cell = `Plan data!${a1}`;
  return {
    ok: false,
    findings: [{ problem: { code: "notOurs", cell, content: words }, cells: [cell] }],
  };
}

test.each(["D5", "E3", "F40", "H602"])("days off are not written over words in %s", (a1) => {
  const addOn = smallPlan();
  type(addOn, a1);
  const before = loadedOf(addOn);
  expect(daysOff(addOn)).toMatchObject(refusalAt(a1));
  expect(loadedOf(addOn).fingerprint).toBe(before.fingerprint);
  expect(loadedOf(addOn).undoable).toEqual([]);
  // Any other change is still possible.
  value(apply(addOn, loadedOf(addOn), move));
});

test("nor over a formula that somebody wrote into the list, which is read like any day", () => {
  const addOn = smallPlan();
  type(addOn, "D3", "=DATE(2027,2,9)");
  expect(loadedOf(addOn).nonWorkingDays).toEqual([{ date: dayNumber(2027, 2, 9), side: "both" }]);
  const finding = { problem: { code: "notOurs", cell: "Plan data!D3", content: "=DATE(2027,2,9)" } };
  expect(daysOff(addOn)).toMatchObject({ ok: false, findings: [finding] });
  expect(cell(addOn.file, "Plan data", 3, 4).formula).toBe("=DATE(2027,2,9)");
});

test("nor are they taken back over them", () => {
  const addOn = smallPlan();
  value(daysOff(addOn));
  type(addOn, "E9");
  const { undoable, fingerprint } = loadedOf(addOn);
  expect(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint })).toMatchObject(refusalAt("E9"));
  addOn.file.person("Buyer").clear("Plan data", "E9");
  value(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint: loadedOf(addOn).fingerprint }));
  expect(shown(addOn, 3, 4)).toBe("");
});

test("words in the place of what was last written are named, and gone once somebody empties the cell", () => {
  const addOn = smallPlan();
  type(addOn, "L3");
  expect(apply(addOn, loadedOf(addOn), move)).toMatchObject(refusalAt("L3"));
  addOn.file.person("Buyer").clear("Plan data", "L3");
  value(apply(addOn, loadedOf(addOn), move));
  expect(shown(addOn, 3, 12)).toMatch(/^\{"version":1/);
});

test("words below what was last written disturb nothing", () => {
  const addOn = smallPlan();
  type(addOn, "L4");
  value(apply(addOn, loadedOf(addOn), move));
  expect(shown(addOn, 4, 12)).toBe(words);
  expect(loadedOf(addOn).snapshot).not.toBeNull();
});

test("a change is recorded in another row than words, and words in every row are named", () => {
  const addOn = smallPlan();
  type(addOn, "P3");
  value(apply(addOn, loadedOf(addOn), move));
  expect(shown(addOn, 3, 16)).toBe(words);
  const id = loadedOf(addOn).undoable[0]!.id;
  value(addOn.server.undoChange({ id, fingerprint: loadedOf(addOn).fingerprint }));
  expect(loadedOf(addOn).plan.steps[0]!.target).toBe(dayNumber(2027, 3, 9));

  const full = smallPlan();
  for (let row = 3; row < 13; row++) type(full, `R${row}`);
  expect(apply(full, loadedOf(full), move)).toMatchObject(refusalAt("R3"));
});

test("whose day off it is may be written with a capital", () => {
  const addOn = smallPlan();
  type(addOn, "D3", isoText(dayNumber(2027, 2, 10)));
  type(addOn, "E3", "Seller");
  expect(loadedOf(addOn).nonWorkingDays).toEqual([{ date: dayNumber(2027, 2, 10), side: "seller" }]);
  value(daysOff(addOn));
});
