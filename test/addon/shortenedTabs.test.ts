/** Tabs that somebody shortened, or filled to their end: every change works, and *Check and repair* makes them whole again. */
import { dayNumber } from "../../src/plan/calendarDate";
import { type AddOn, apply, applyRequest, value } from "./bundle";
import { a1, cellOf, columnOf, rowOf } from "./places";
import { smallPlan } from "./smallPlan";

const load = ({ server }: AddOn) => value(server.openSidebar({})).loaded!;
const rowsIn = ({ file }: AddOn, tab: string) => file.rowCount(file.sheetIdByName(tab)!);
const columnsIn = ({ file }: AddOn, tab: string) => file.columnCount(file.sheetIdByName(tab)!);

type Damage = readonly [name: string, damage: (addOn: AddOn) => void, repairs: readonly string[]];

/** From this row or column to the end. */
function cut(addOn: AddOn, tab: string, lines: "Rows" | "Columns", first: number): void {
  const last = lines === "Rows" ? rowsIn(addOn, tab) : columnsIn(addOn, tab);
  expect(addOn.file.person("Buyer")[`delete${lines}`](tab, first, last - first + 1)).toBe(true);
}

const damages: Damage[] = [
  [
    "a word in the last row of History",
    (addOn) =>
      addOn.file.person("Buyer").type("Plan history", `B${rowsIn(addOn, "Plan history")}`, "call Tom"),
    [],
  ],
  [
    "no row left in History",
    (addOn) => cut(addOn, "Plan history", "Rows", rowOf(addOn.file, 2, "Plan history")),
    [],
  ],
  ["no spare row in Milestones", (addOn) => cut(addOn, "Milestones", "Rows", rowOf(addOn.file, "4") + 1), []],
  [
    "no spare row in Stakeholders and Resources",
    (addOn) => {
      cut(addOn, "Stakeholders", "Rows", rowOf(addOn.file, 4, "Stakeholders"));
      cut(addOn, "Resources", "Rows", rowOf(addOn.file, 2, "Resources"));
    },
    [],
  ],
  [
    "a hidden tab that ends behind its settings",
    (addOn) => cut(addOn, "Plan data", "Rows", 30),
    ["grid Plan data"],
  ],
  [
    "a hidden tab that ends within its settings",
    (addOn) => cut(addOn, "Plan data", "Rows", 12),
    ["grid Plan data"],
  ],
  [
    "a hidden tab without columns for records",
    (addOn) => cut(addOn, "Plan data", "Columns", 16),
    ["grid Plan data"],
  ],
  [
    "the rows above the table deleted",
    (addOn) => addOn.file.person("Buyer").deleteRows("Milestones", 1, 5),
    ["rowsAbove Milestones"],
  ],
  [
    "everything above the headers deleted",
    (addOn) => addOn.file.person("Buyer").deleteRows("Milestones", 1, 6),
    ["keys Milestones"],
  ],
  [
    "the rows above the other tables deleted",
    (addOn) => {
      for (const tab of ["Stakeholders", "Resources", "Plan history"])
        addOn.file.person("Buyer").deleteRows(tab, 1, 2);
    },
    ["rowsAbove Stakeholders", "rowsAbove Resources", "rowsAbove Plan history"],
  ],
  [
    "the columns at the end deleted",
    (addOn) => cut(addOn, "Milestones", "Columns", columnOf(addOn.file, "earliest")),
    ["missingColumn Milestones"],
  ],
];

const move = { do: "move", step: "1", to: dayNumber(2027, 3, 1), keep: "push" } as const;

test.each(damages)("%s: every change works, and repair makes it whole", (_name, damage, repairs) => {
  const addOn = smallPlan();
  damage(addOn);
  const dates = ({ plan }: ReturnType<typeof load>) => plan.steps.map(({ target }) => target);
  const before = dates(load(addOn));
  value(apply(addOn, load(addOn), move));
  const calendars = {
    days: [{ date: dayNumber(2027, 2, 10), side: "both" as const }],
    weekends: { seller: "0000011", buyer: "0000011" },
  };
  value(addOn.server.applyChange({ ...applyRequest(load(addOn), { ...move, to: move.to + 1 }), calendars }));
  const task = { under: "4", name: "Plan the kick-off", ownersSeller: "", ownersBuyer: "" };
  value(addOn.server.addTasks({ tasks: [task], fingerprint: load(addOn).fingerprint }));
  for (let at = 0; at < 3; at++) {
    const { undoable, fingerprint } = load(addOn);
    value(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint }));
  }
  expect(dates(load(addOn))).toEqual(before);

  const fresh = smallPlan();
  damage(fresh);
  const items = value(fresh.server.checkSheet({}));
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([...repairs]));
  expect(items.filter(({ fixable }) => !fixable)).toEqual([]);
  expect(value(fresh.server.repairSheet({ ids: items.map(({ id }) => id) }))).toEqual([]);
  expect(cellOf(fresh.file, "status", "1").display).toBe("Planned");
  expect(fresh.file.person("Buyer").sees("Milestones", a1(fresh.file, "milestone", -2))).toBe(
    smallPlan()
      .file.person("Buyer")
      .sees("Milestones", a1(smallPlan().file, "milestone", -2)),
  );
  value(apply(fresh, load(fresh), move));
});
