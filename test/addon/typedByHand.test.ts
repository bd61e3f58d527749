/** What people typed over the add-on's cells, and rows that they copied: nothing is lost, and nothing stops the rest. */
import { isoText } from "../../src/plan/calendarDate";
import { reschedule } from "../../src/plan/change/reschedule";
import { review } from "../../src/plan/review";
import type { LoadedPlan } from "../../src/protocol";
import { type AddOn, apply, value } from "./bundle";
import { a1, cellOf } from "./places";
import { smallPlan } from "./smallPlan";

const load = (addOn: AddOn): LoadedPlan => value(addOn.server.openSidebar({})).loaded!;
const found = (addOn: AddOn) => {
  const { plan, snapshot } = load(addOn);
  return review(plan, snapshot);
};

test("words in one date do not stop a date and a tick that somebody typed elsewhere", () => {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  buyer.type("Milestones", "B8", "mid February");
  buyer.type("Milestones", "B9", "3/11/2027");
  expect(found(addOn)).toMatchObject([
    { id: "unclear:target:1", text: "mid February", offered: 46433 },
    { id: "dateTyped:2" },
  ]);
  const loaded = value(apply(addOn, load(addOn), { do: "accept", changes: "all" }));
  expect(cellOf(addOn.file, "target", "1").value).toBe("mid February");
  expect(loaded.plan.steps[1]).toMatchObject({ number: "2", fixed: 46457 });
  expect(isoText(46433)).toBe("2027-02-15");
  expect(isoText(46457)).toBe("2027-03-11");
  expect(found(addOn)).toMatchObject([{ id: "unclear:target:1" }]);
});

test("a copied row that was renamed is new, and the original keeps its date when the plan is changed", () => {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  buyer.insertRows("Milestones", 10, 1);
  buyer.copyRow("Milestones", 9, 10);
  buyer.type("Milestones", "C10", "Legal review");
  expect(found(addOn)).toMatchObject([
    { code: "newRow", name: "Legal review", typed: "2", proposal: { number: "5" } },
  ]);
  const { plan, snapshot } = load(addOn);
  const later = reschedule(plan, { do: "anchor", step: "3", date: 46468 }, snapshot);
  // From Mon 15 to Mon 22 Mar: Proposal from Fri 12 to Fri 19.
  expect(later.difference).toMatchObject([
    { name: "Discovery" },
    { name: "Proposal", before: 46458, after: 46465 },
    { name: "Signature" },
    { name: "Value" },
  ]);
});

test("all that can be taken is taken: words are named in the preview and stay, also beside a formula and a tick", () => {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  buyer.type("Milestones", "B8", "mid February");
  buyer.type("Milestones", "B9", "=DATE(2027;3;11)".replace(/;/g, ","));
  buyer.tick("Milestones", a1(addOn.file, "done", "4"));
  const { plan, snapshot } = load(addOn);
  const preview = reschedule(plan, { do: "accept", changes: "all" }, snapshot);
  expect(preview.problems).toContainEqual({
    code: "notAccepted",
    step: "1",
    column: "target",
    content: "mid February",
  });
  value(apply(addOn, load(addOn), { do: "accept", changes: "all" }));
  expect(cellOf(addOn.file, "target", "1").value).toBe("mid February");
  expect(cellOf(addOn.file, "target", "2")).toMatchObject({ value: 46457, formula: "" });
  expect(cellOf(addOn.file, "done", "4").value).toBe(true);
  expect(found(addOn)).toMatchObject([{ id: "unclear:target:1", offered: 46433 }]);
  // The date that is offered, once somebody says so.
  value(apply(addOn, load(addOn), { do: "accept", changes: ["unclear:target:1"] }));
  expect(cellOf(addOn.file, "target", "1").value).toBe(46433);
  expect(found(addOn)).toEqual([]);
});

test.each(["fixed", "completedOn", "notLaterThan"] as const)(
  "a formula under %s does not stop what else is accepted, and is asked about",
  (column) => {
    const addOn = smallPlan();
    const buyer = addOn.file.person("Buyer");
    buyer.type("Milestones", a1(addOn.file, column, "4"), "=B8+3");
    buyer.type("Milestones", "B9", "3/11/2027");
    // Tue 9 Mar and 3 days.
    expect(found(addOn)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: `unclear:${column}:4`, offered: 46458, sure: true }),
      ]),
    );
    value(apply(addOn, load(addOn), { do: "putBack", changes: "all" }));
    expect(found(addOn)).toEqual([]);
    expect(cellOf(addOn.file, column, "4")).toMatchObject({ formula: "", display: "" });
  },
);

/** What stands in the visible cells of a row, by the sheet's row. */
const rowText = ({ file }: AddOn, row: number) => {
  const id = file.sheetIdByName("Milestones")!;
  return Array.from({ length: 9 }, (_, at) => file.display(id, row - 1, at));
};

test("the original of a copied row keeps its date when the plan is moved, and the copy a number of its own", () => {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  buyer.insertRows("Milestones", 10, 1);
  buyer.copyRow("Milestones", 9, 10);
  buyer.type("Milestones", "C10", "Legal review");
  value(apply(addOn, load(addOn), { do: "anchor", step: "3", date: 46468 }));
  expect(cellOf(addOn.file, "target", "2").value).toBe(46465);
  expect(found(addOn)).toMatchObject([{ code: "newRow", name: "Legal review" }]);
  value(apply(addOn, load(addOn), { do: "accept", changes: "all" }));
  expect(found(addOn)).toEqual([]);
  // Numbered by the order of the rows: Signature and Value move on by one.
  expect(cellOf(addOn.file, "milestone", "3").value).toBe("Legal review");
  expect(cellOf(addOn.file, "milestone", "4").value).toBe("Signature");
  expect(cellOf(addOn.file, "target", "2").value).toBe(46465);
  expect(cellOf(addOn.file, "milestone", "2").value).toBe("Proposal");
  const ids = ["1", "2", "2.1", "3", "4", "5"].map((step) => cellOf(addOn.file, "id", step).value);
  expect(new Set(ids).size).toBe(6);
});

describe("a row that somebody added", () => {
  const withRow = () => {
    const addOn = smallPlan();
    const buyer = addOn.file.person("Buyer");
    buyer.insertColumns("Milestones", 4, 1);
    buyer.type("Milestones", "D7", "Remarks");
    buyer.insertRows("Milestones", 10, 1);
    buyer.type("Milestones", "C10", "Legal review");
    buyer.type("Milestones", "D10", "48000");
    buyer.note("Milestones", "C10", "ask Ann");
    return { addOn, buyer };
  };

  test("is put back: its words are shown before, and the other rows stay as they were", () => {
    const { addOn } = withRow();
    const before = [8, 9, 11, 12, 13].map((row) => rowText(addOn, row));
    const { details } = load(addOn);
    expect(details[2]!.words).toEqual(["Legal review", "48000", "ask Ann"]);
    expect(details[1]!.words).toBeUndefined();
    const [change] = found(addOn);
    const loaded = value(apply(addOn, load(addOn), { do: "putBack", changes: [change!.id] }));
    expect([8, 9, 10, 11, 12].map((row) => rowText(addOn, row))).toEqual(before);
    expect(found(addOn)).toEqual([]);
    const { undoable, fingerprint } = loaded;
    value(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint }));
    expect(rowText(addOn, 10).map((text) => text.trim())).toEqual(expect.arrayContaining(["Legal review"]));
    expect(load(addOn).details[2]!.words).toEqual(["Legal review", "48000", "ask Ann"]);
  });

  test("is put back with all else", () => {
    const { addOn, buyer } = withRow();
    buyer.type("Milestones", "B8", "mid February");
    buyer.type("Milestones", "B9", "3/11/2027");
    value(apply(addOn, load(addOn), { do: "putBack", changes: "all" }));
    expect(found(addOn)).toEqual([]);
    expect(rowText(addOn, 8).slice(0, 3)).toEqual(["1", "9 Mar 2027", "Discovery"]);
    expect(rowText(addOn, 9).slice(0, 3)).toEqual(["2", "12 Mar 2027", "Proposal"]);
    expect(rowText(addOn, 10)[2]!.trim()).toBe("Send the draft");
    const id = addOn.file.sheetIdByName("Milestones")!;
    const notes: string[] = [];
    addOn.file.sheetState(id).notes.forEach(({ text }) => {
      notes.push(text);
    });
    expect(notes).toEqual(["mid February"]);
  });

  test("stays when somebody writes into it at that moment", () => {
    const { addOn, buyer } = withRow();
    const loaded = load(addOn);
    const [change] = found(addOn);
    const calm = withRow().addOn;
    const calmLoaded = load(calm);
    calm.session.resetCalls();
    value(apply(calm, calmLoaded, { do: "putBack", changes: "all" }));
    const calls = calm.session.calls.total;
    addOn.session.resetCalls();
    addOn.session.between(Math.floor(calls / 2), () => buyer.type("Milestones", "D10", "48000 per year"));
    apply(addOn, loaded, { do: "putBack", changes: [change!.id] });
    expect(rowText(addOn, 10).map((text) => text.trim())).toEqual(
      expect.arrayContaining(["Legal review", "48000 per year"]),
    );
    expect(found(addOn)).toMatchObject([{ code: "newRow" }]);
  });
});
