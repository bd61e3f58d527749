/** Plan on a page: made on request, live by formulas, and whole again after damage. */
import { dayNumber } from "../../../../src/plan/calendarDate";
import { type AddOn, createReference, newFile, open, value } from "../../bundle";
import { a1, fieldA1, rowOf } from "../../places";

const tab = "Plan on a page";
const first = 17;

/** With the reference plan, today Mon 11 Jan 2027, a few changes and the page. */
function withPage(prepare: (addOn: AddOn) => void = () => {}): AddOn & { sees(a1: string): string } {
  const addOn = open(newFile());
  createReference(addOn);
  prepare(addOn);
  value(addOn.server.showPage({}));
  return { ...addOn, sees: (at) => addOn.file.person("Reader").sees(tab, at) };
}

const column = (sees: (a1: string) => string, letter: string, rows = 15) =>
  Array.from({ length: rows }, (_, at) => sees(`${letter}${first + at}`));

test("the page says why, by when, and how the plan stands, and a second click brings it to the front", () => {
  const { file, server, session, sees } = withPage(({ file: made }) => {
    const type = (at: string, text: string) => made.person("Ann").type("Value", at, text);
    type(fieldA1(made, "valuePerMonth"), "1234567");
    type(fieldA1(made, "currency"), "EUR");
    type(fieldA1(made, "decisionsNeeded"), "Release the budget");
    type(fieldA1(made, "decisionMakers"), "Dr. Weber");
    made.person("Ann").tick("Milestones", a1(made, "done", "1"));
  });
  expect(["B2", "B3", "B4"].map(sees)).toEqual([
    "Globex and Acme",
    "The old contract ends on 31 March  |  Go Live by 15 Mar 2027",
    file.person("Reader").sees("Milestones", a1(file, "step", -4)),
  ]);
  // Mon 11 Jan to Mon 15 Mar.
  expect(["B7", "B8", "D7", "K7", "Z7"].map(sees)).toEqual([
    "63",
    "Go Live",
    "1 of 13",
    "0",
    "1,234,567 EUR",
  ]);
  expect(sees("R11")).toBe("Release the budget\nDecides: Dr. Weber");
  expect(["B11", "C11", "D11"].map(sees)).toEqual([
    "Fri 29 Jan",
    "Use case discovery",
    "Project champion with Account Executive",
  ]);
  expect(column(sees, "C").slice(0, 4)).toEqual([
    "Intros and Fit",
    "Use case discovery",
    "Business case",
    "Proposal",
  ]);
  expect(column(sees, "C").slice(12)).toEqual(["Quarterly Review", "", ""]);
  expect(column(sees, "B").slice(0, 4)).toEqual(["Discover", "", "Evaluate", "Decide"]);

  const tabs = file.sheetIds().length;
  file.bringToFront(file.sheetIdByName("Value")!);
  session.resetCalls();
  value(server.showPage({}));
  expect(file.sheetIds()).toHaveLength(tabs);
  expect(file.sheetName(file.activeSheetId())).toBe(tab);
});

test("a bar runs from start to date in whole weeks, with the diamond in the week of the date", () => {
  const { sees, file } = withPage();
  const id = file.sheetIdByName(tab)!;
  // The axis begins this week, on Mon 11 Jan; 7 Implementation: Fri 19 Feb to Thu 4 Mar, weeks 5 to 7.
  const row = first + 6;
  expect(sees(`C${row}`)).toBe("Implementation");
  const codes = Array.from({ length: 28 }, (_, at) => file.value(id, row - 1, 4 + at).value);
  expect(codes.flatMap((code, at) => (code === "" ? [] : [[at, code]]))).toEqual([
    [5, 1],
    [6, 1],
    [7, "\u25c6"],
  ]);
  expect(file.value(id, 15, 4).value).toBe(dayNumber(2027, 1, 11));
});

test("rows that are sorted, inserted and deleted, and other dates, show at once", () => {
  const { sees, file } = withPage();
  const buyer = file.person("Buyer");
  const before = column(sees, "C");
  buyer.sort("Milestones", `A${rowOf(file, "1")}:BZ${rowOf(file, "13")}`, 3);
  expect(column(sees, "C")).toEqual(before);
  buyer.type("Milestones", a1(file, "target", "1"), "2027-06-30");
  expect(column(sees, "C")[12]).toBe("Intros and Fit");
  buyer.deleteRows("Milestones", rowOf(file, "4"));
  expect(column(sees, "C")).not.toContain("Proposal");
  expect(column(sees, "C").filter(Boolean)).toHaveLength(12);
});

test("making it costs at most 60 calls more than reading the plan", () => {
  const addOn = open(newFile());
  createReference(addOn);
  const calls = () => {
    addOn.session.resetCalls();
    value(addOn.server.showPage({}));
    return addOn.session.calls.total;
  };
  const making = calls();
  expect(making - calls()).toBeLessThanOrEqual(60);
});

test("Check and repair puts back what is gone, and leaves a person's words", () => {
  const { file, server, sees } = withPage();
  expect(value(server.checkSheet({}))).toEqual([]);
  const buyer = file.person("Buyer");
  buyer.clear(tab, "B7");
  buyer.clear(tab, `G${first}:J${first + 3}`);
  buyer.type(tab, "R11", "ask Tom");
  const items = value(server.checkSheet({}));
  expect(items.map(({ id }) => id)).toEqual([`formulas ${tab}`, `words ${tab}!R11`]);
  value(server.repairSheet({ ids: items.map(({ id }) => id) }));
  expect([sees("B7"), sees("R11")]).toEqual(["63", "ask Tom"]);
});
