/** Words that somebody typed into the hidden tab: no change writes over them; what cannot be done without names the cell. */
import { dayNumber, isoText } from "../../../../src/plan/calendarDate";
import type { AddOn } from "../../bundle";
import { apply, applyRequest, value } from "../../bundle";
import { a1, type ColumnName, cellOf } from "../../places";
import { smallPlan } from "../../smallPlan";

const words = "call Tom first";

/** A cell of one of the lists in the hidden tab. */
type Place = readonly [column: ColumnName, line: number];

function type(addOn: AddOn, [column, line]: Place, text = words): void {
  addOn.file.person("Buyer").type("Plan data", a1(addOn.file, column, line, "Plan data"), text);
}

function clear(addOn: AddOn, [column, line]: Place): void {
  addOn.file.person("Buyer").clear("Plan data", a1(addOn.file, column, line, "Plan data"));
}

function shown(addOn: AddOn, [column, line]: Place): string {
  return cellOf(addOn.file, column, line, "Plan data").display;
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

function refusalAt(addOn: AddOn, [column, line]: Place) {
  const cell = `Plan data!${a1(addOn.file, column, line, "Plan data")}`;
  return {
    ok: false,
    findings: [{ problem: { code: "notOurs", cell, content: words }, cells: [cell] }],
  };
}

test.each<Place>([
  ["day", 3],
  ["side", 1],
  ["seller", 38],
  ["both", 600],
])("days off are not written over words in %s, line %i", (...at) => {
  const addOn = smallPlan();
  type(addOn, at);
  const before = loadedOf(addOn);
  expect(daysOff(addOn)).toMatchObject(refusalAt(addOn, at));
  expect(loadedOf(addOn).fingerprint).toBe(before.fingerprint);
  expect(loadedOf(addOn).undoable).toEqual([]);
  // Any other change is still possible.
  value(apply(addOn, loadedOf(addOn), move));
});

test("nor over a formula that somebody wrote into the list, which is read like any day", () => {
  const addOn = smallPlan();
  type(addOn, ["day", 1], "=DATE(2027,2,9)");
  expect(loadedOf(addOn).nonWorkingDays).toEqual([{ date: dayNumber(2027, 2, 9), side: "both" }]);
  const finding = {
    problem: {
      code: "notOurs",
      cell: `Plan data!${a1(addOn.file, "day", 1, "Plan data")}`,
      content: "=DATE(2027,2,9)",
    },
  };
  expect(daysOff(addOn)).toMatchObject({ ok: false, findings: [finding] });
  expect(cellOf(addOn.file, "day", 1, "Plan data").formula).toBe("=DATE(2027,2,9)");
});

test("nor are they taken back over them", () => {
  const addOn = smallPlan();
  value(daysOff(addOn));
  type(addOn, ["side", 7]);
  const { undoable, fingerprint } = loadedOf(addOn);
  expect(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint })).toMatchObject(
    refusalAt(addOn, ["side", 7]),
  );
  clear(addOn, ["side", 7]);
  value(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint: loadedOf(addOn).fingerprint }));
  expect(shown(addOn, ["day", 1])).toBe("");
});

test("words in the place of what was last written are named, and gone once somebody empties the cell", () => {
  const addOn = smallPlan();
  type(addOn, ["snapshot", 1]);
  expect(apply(addOn, loadedOf(addOn), move)).toMatchObject(refusalAt(addOn, ["snapshot", 1]));
  clear(addOn, ["snapshot", 1]);
  value(apply(addOn, loadedOf(addOn), move));
  expect(shown(addOn, ["snapshot", 1])).toMatch(/^\{"version":1/);
});

test("words below what was last written disturb nothing", () => {
  const addOn = smallPlan();
  type(addOn, ["snapshot", 2]);
  value(apply(addOn, loadedOf(addOn), move));
  expect(shown(addOn, ["snapshot", 2])).toBe(words);
  expect(loadedOf(addOn).snapshot).not.toBeNull();
});

test("a change is recorded in another row than words, and words in every row are named", () => {
  const addOn = smallPlan();
  type(addOn, ["changeTitle", 1]);
  value(apply(addOn, loadedOf(addOn), move));
  expect(shown(addOn, ["changeTitle", 1])).toBe(words);
  const id = loadedOf(addOn).undoable[0]!.id;
  value(addOn.server.undoChange({ id, fingerprint: loadedOf(addOn).fingerprint }));
  expect(loadedOf(addOn).plan.steps[0]!.target).toBe(dayNumber(2027, 3, 9));

  const full = smallPlan();
  for (let line = 1; line <= 10; line++) type(full, ["changeInputs", line]);
  expect(apply(full, loadedOf(full), move)).toMatchObject(refusalAt(full, ["changeInputs", 1]));
});

test("whose day off it is may be written with a capital", () => {
  const addOn = smallPlan();
  type(addOn, ["day", 1], isoText(dayNumber(2027, 2, 10)));
  type(addOn, ["side", 1], "Seller");
  expect(loadedOf(addOn).nonWorkingDays).toEqual([{ date: dayNumber(2027, 2, 10), side: "seller" }]);
  value(daysOff(addOn));
});
