/** What happens while people type: a convenience, with few calls; the sheet is right without it. */
import type { SpreadsheetFile } from "../../../local/sheets";
import { type AddOn, value } from "../bundle";
import { smallPlan } from "../smallPlan";

const mostCalls = 8;

function listening(): AddOn {
  const addOn = smallPlan();
  addOn.session.listenToEdits();
  addOn.session.resetCalls();
  return addOn;
}

function shown(file: SpreadsheetFile, a1: string): string {
  return file.person("Reader").sees("Milestones", a1);
}

test("a tick of Done fills Completed on with today in the spreadsheet's zone", () => {
  const { file, session } = listening();
  file.person("Buyer").tick("Milestones", "I6");
  expect(shown(file, "S6")).toBe("11 Jan 2027");
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
});

test("several ticks at once are all filled", () => {
  const { file, session } = listening();
  file.person("Buyer").paste("Milestones", "I6", [["TRUE"], ["TRUE"], ["FALSE"], ["TRUE"]]);
  expect(["S6", "S7", "S8", "S9"].map((a1) => shown(file, a1))).toEqual([
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
  buyer.type("Milestones", "S6", "2027-01-04");
  buyer.tick("Milestones", "I6");
  expect(shown(file, "S6")).toBe("4 Jan 2027");
});

test("a tick of Agreed keeps the target date, as it is at that moment", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", "B6", "=TODAY()+7");
  session.resetCalls();
  buyer.tick("Milestones", "J6");
  expect(file.input(file.sheetIdByName("Milestones")!, 5, 10)).toBe("18 Jan 2027");
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
});

test("words in the place of the target date are not agreed", () => {
  const { file } = listening();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", "B6", "asap");
  buyer.tick("Milestones", "J6");
  expect(shown(file, "K6")).toBe("");
});

test("a row inserted between others gets its formulas, with two edits", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  buyer.insertRowsBelow("Milestones", 7);
  session.resetCalls();
  buyer.type("Milestones", "C8", "Legal review");
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
  buyer.type("Milestones", "B8", "2027-01-08");
  expect(shown(file, "D8")).toBe("Overdue by 3 days");
});

test("a person's words where a formula was stay", () => {
  const { file } = listening();
  const buyer = file.person("Buyer");
  buyer.type("Milestones", "D7", "waiting for Tom");
  buyer.type("Milestones", "B7", "2027-01-08");
  expect(shown(file, "D7")).toBe("waiting for Tom");
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
  file.person("Buyer", { anonymous: true }).tick("Milestones", "I6");
  expect([shown(file, "S6"), shown(file, "D6")]).toEqual(["", "Done"]);
  const { plan } = value(addOn.server.openSidebar({})).loaded!;
  expect(plan.steps[0]).toMatchObject({ number: "1", done: true, completedOn: null });
});

test("while the script works only two edits wait; those that are dropped lose nothing", () => {
  const { file, session } = listening();
  const buyer = file.person("Buyer");
  session.between(1, () => {
    for (const cell of ["I6", "I7", "I9", "I10"]) buyer.tick("Milestones", cell);
  });
  session.run("openSidebar", "{}");
  expect(["S6", "S7", "S9", "S10"].map((a1) => shown(file, a1) !== "")).toEqual([true, true, false, false]);
  expect(["D6", "D7", "D9", "D10"].map((a1) => shown(file, a1))).toEqual(["Done", "Done", "Done", "Done"]);
});
