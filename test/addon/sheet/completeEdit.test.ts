/** What happens while people type: a convenience, with few calls; the sheet is right without it. */
import type { SpreadsheetFile } from "../../../local/sheets";
import { columnLetters } from "../../../local/sheets/a1";
import { type AddOn, value } from "../bundle";
import { a1, type ColumnName, cellOf, columnOf, type RowName, rowOf } from "../places";
import { smallPlan } from "../smallPlan";

const mostCalls = 8;

function listening(): AddOn {
  const addOn = smallPlan();
  addOn.session.listenToEdits();
  addOn.session.resetCalls();
  return addOn;
}

function shown(file: SpreadsheetFile, column: ColumnName, row: RowName): string {
  return cellOf(file, column, row).display;
}

test("a tick of Done fills Completed on with today in the spreadsheet's zone", () => {
  const { file, session } = listening();
  file.person("Buyer").tick("Milestones", a1(file, "done", "1"));
  expect(shown(file, "completedOn", "1")).toBe("11 Jan 2027");
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
});

test("several ticks at once are all filled", () => {
  const { file, session } = listening();
  file.person("Buyer").paste("Milestones", a1(file, "done", "1"), [["TRUE"], ["TRUE"], ["FALSE"], ["TRUE"]]);
  expect(["1", "2", "2.1", "3"].map((step) => shown(file, "completedOn", step))).toEqual([
    "11 Jan 2027",
    "11 Jan 2027",
    "",
    "11 Jan 2027",
  ]);
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
});

test("a date that stands in Completed on stays", () => {
  const { file } = listening();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", a1(file, "completedOn", "1"), "2027-01-04");
  buyer.tick("Milestones", a1(file, "done", "1"));
  expect(shown(file, "completedOn", "1")).toBe("4 Jan 2027");
});

test("a tick of Agreed keeps the target date, as it is at that moment", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", a1(file, "target", "1"), "=TODAY()+7");
  session.resetCalls();
  buyer.tick("Milestones", a1(file, "agreed", "1"));
  expect(file.input(file.sheetIdByName("Milestones")!, 7, columnOf(file, "agreedDate") - 1)).toBe(
    "18 Jan 2027",
  );
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
});

test("words in the place of the target date are not agreed", () => {
  const { file } = listening();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", a1(file, "target", "1"), "asap");
  buyer.tick("Milestones", a1(file, "agreed", "1"));
  expect(shown(file, "agreedDate", "1")).toBe("");
});

test("a row inserted between others gets its formulas, with two edits", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  buyer.insertRowsBelow("Milestones", rowOf(file, "2"));
  session.resetCalls();
  buyer.type("Milestones", a1(file, "milestone", 3), "Legal review");
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
  buyer.type("Milestones", a1(file, "target", 3), "2027-01-08");
  expect(shown(file, "status", 3)).toBe("3 days overdue");
});

test("with the next edit it gets an Id of its own", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  buyer.insertRowsBelow("Milestones", rowOf(file, "2"));
  buyer.type("Milestones", a1(file, "milestone", 3), "Legal review");
  buyer.type("Milestones", a1(file, "target", 3), "2027-01-08");
  session.resetCalls();
  buyer.type("Milestones", a1(file, "outcome", 3), "The terms are agreed");
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
  const ids = [1, 2, 3, 4, 5].map((row) => shown(file, "id", row));
  expect(ids.join()).toMatch(/^[a-z]{8}(,[a-z]{8}){4}$/);
  expect(new Set(ids).size).toBe(5);
});

test("a person's words where a formula was stay", () => {
  const { file } = listening();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", a1(file, "status", "2"), "waiting for Tom");
  buyer.type("Milestones", a1(file, "target", "2"), "2027-01-08");
  expect(shown(file, "status", "2")).toBe("waiting for Tom");
});

test("other tabs cost the first look only", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  buyer.insertTab("Own notes");
  session.resetCalls();
  buyer.type("Own notes", "B2", "call Tom");
  expect(session.calls.byName).toEqual({ "Range.getSheet": 1, "Sheet.getDeveloperMetadata": 1 });
});

test("an edit above the table writes nothing", () => {
  const { file, session } = listening();
  file.person("Buyer").type("Milestones", "A1", "Project Phoenix");
  expect(Object.keys(session.calls.byName).filter((name) => /set|copy/.test(name))).toEqual([]);
});

test("without the event, or without an account, the sheet and the sidebar are right", () => {
  const addOn = listening();
  const { file } = addOn;
  file.person("Buyer", { anonymous: true }).tick("Milestones", a1(file, "done", "1"));
  expect([shown(file, "completedOn", "1"), shown(file, "status", "1")]).toEqual(["", "Done"]);
  const { plan } = value(addOn.server.openSidebar({})).loaded!;
  expect(plan.steps[0]).toMatchObject({ number: "1", done: true, completedOn: null });
});

test("while the script works only two edits wait; those that are dropped lose nothing", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  const steps = ["1", "2", "3", "4"];
  session.between(1, () => {
    for (const step of steps) buyer.tick("Milestones", a1(file, "done", step));
  });
  session.run("openSidebar", "{}");
  expect(steps.map((step) => shown(file, "completedOn", step) !== "")).toEqual([true, true, false, false]);
  expect(steps.map((step) => shown(file, "status", step))).toEqual(["Done", "Done", "Done", "Done"]);
});

test.each<[ColumnName, string]>([
  ["after1", "ask Tom"],
  ["level", "ask Tom"],
  ["clash", "48000"],
  ["unclear", "0"],
  ["needsBy", "TRUE"],
  ["waits", "3.5"],
])(
  "what a person typed into %s of an inserted row stays, and the rest of the row gets its formulas",
  (column, text) => {
    const { file } = listening();
    const buyer = file.person("Buyer");
    buyer.insertRowsBelow("Milestones", rowOf(file, "2"));
    const beside = `${columnLetters(columnOf(file, "openBy") - 5)}${rowOf(file, 3)}`;
    buyer.type("Milestones", a1(file, column, 3), text);
    buyer.type("Milestones", beside, "ask Ann");
    buyer.note("Milestones", a1(file, "after3", 3), "by phone");
    buyer.type("Milestones", a1(file, "ready", 3), "=DATE(2027;2;1)");
    buyer.type("Milestones", a1(file, "milestone", 3), "Legal review");
    buyer.type("Milestones", a1(file, "target", 3), "2027-01-08");
    buyer.type("Milestones", a1(file, "days", 3), "2");
    expect([shown(file, column, 3), buyer.sees("Milestones", beside)]).toEqual([text, "ask Ann"]);
    const { notes } = file.sheetState(file.sheetIdByName("Milestones")!);
    expect(notes.map(({ text }) => text)).toContain("by phone");
    expect(cellOf(file, "ready", 3).formula).toContain("DATE");
    const others = (["after2", "state", "from"] as const).map((each) => cellOf(file, each, 3).formula);
    expect(others.filter((formula) => formula === "")).toEqual([]);
    if (column !== "level") expect(shown(file, "status", 3)).toBe("3 days overdue");
  },
);

test("a person's own column beside the table is not copied into an inserted row", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  const last = columnOf(file, "phaseAt");
  const { SpreadsheetApp } = session.globals as {
    SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  };
  SpreadsheetApp.getActiveSpreadsheet().getSheetByName("Milestones")!.insertColumnsAfter(last, 1);
  const own = columnLetters(last);
  buyer.type("Milestones", `${own}${rowOf(file, "1")}`, "first call");
  buyer.insertRowsBelow("Milestones", rowOf(file, "2"));
  buyer.type("Milestones", a1(file, "milestone", 3), "Legal review");
  expect(cellOf(file, "state", 3).formula).not.toBe("");
  expect(buyer.sees("Milestones", `${own}${rowOf(file, 3)}`)).toBe("");
});
