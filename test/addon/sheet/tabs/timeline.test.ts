/** The timeline of a living plan, in the built bundle over the stand-in. */
import { likelyWorld, otherWorld, SpreadsheetFile } from "../../../../local/sheets";
import { barColors, bars } from "../../../../src/addon/sheet/tabs/theme";
import { value as answer, createReference, newFile, noon, open, today } from "../../bundle";
import { a1 } from "../../places";

const monday = today;
const periods = 40;

/** One creation for all tests. */
let saved: { readonly text: string; readonly fingerprint: string };
beforeAll(() => {
  const addOn = open(newFile());
  const { fingerprint } = createReference(addOn);
  saved = { text: addOn.file.save(), fingerprint };
});

function timelineOf(changes?: Parameters<typeof createReference>[1]) {
  const addOn = open(changes ? newFile() : SpreadsheetFile.load(saved.text, { now: () => noon }));
  if (changes) createReference(addOn, changes);
  const { model } = addOn.file;
  const sheetId = model.getters.getSheetIdByName("Milestones")!;
  const value = (row: number, column: number) => addOn.file.value(sheetId, row - 1, column - 1).value;
  const keys = Array.from({ length: model.getters.getNumberCols(sheetId) }, (_, at) => value(4, at + 1));
  const first = keys.indexOf("timeline") + 3;
  const line = (row: number) => Array.from({ length: periods }, (_, at) => value(row, first + at));
  const column = (key: string) => keys.indexOf(key) + 1;
  return { addOn, sheetId, value, line, first, column, days: () => value(4, first - 1) };
}

test("weeks from the Monday of the first start on, as many as there are columns", () => {
  const { line, days, first, addOn, sheetId } = timelineOf();
  expect(days()).toBe(7);
  // Intros and Fit starts and ends on Fri 22 Jan 2027.
  expect(line(5).slice(0, 3)).toEqual([monday + 7, monday + 14, monday + 21]);
  expect(first + periods - 1).toBe(addOn.file.model.getters.getNumberCols(sheetId));
});

test("a step's bar runs from its start to its target, which carries the diamond", () => {
  const { line, addOn, sheetId, first } = timelineOf();
  // 7 Implementation: Fri 19 Feb to Thu 4 Mar.
  const bar = line(12);
  expect(bar.slice(4, 8)).toEqual([2, 2, -2, ""]);
  expect(addOn.file.display(sheetId, 11, first + 3)).toBe("");
  expect(addOn.file.display(sheetId, 11, first + 5)).toBe("◆");
});

test.each([likelyWorld, otherWorld])(
  "bars and the swatches of the legend have the colors of their codes, whichever range of a rule Google reads: $ruleCorner",
  ({ ruleCorner }) => {
    // The legend stands three rows above the table, an entry in every fifth column: planned, started, soon, late, done.
    const world = { ruleCorner };
    const { file } = open(SpreadsheetFile.load(saved.text, { now: () => noon, world }));
    const { sheetId, first } = timelineOf();
    // Rules are read when they are set.
    const rules = file.sheetState(sheetId).rules;
    file.setSheetState(sheetId, "rules", rules);
    const color = (row: number, column: number) =>
      file.model.getters.getCellComputedStyle({ sheetId, row: row - 1, col: column - 1 }).fillColor;
    const { first: planned, second, started } = bars("#1a73e8");
    const wanted = [planned, started, barColors.soon, barColors.late, barColors.done];
    expect(wanted.map((_, at) => color(2, first + 5 * at))).toEqual(
      wanted.map(({ background }) => background),
    );
    // 7 Implementation, in the second tint.
    expect([4, 5, 6].map((at) => color(12, first + at))).toEqual(Array(3).fill(second.background));
  },
);

test("neighboring phases have different tints, and one phase has one", () => {
  const { value, column } = timelineOf();
  const rows = Array.from({ length: 13 }, (_, at) => 6 + at);
  const tints = rows.map((row) => [value(row, column("phase")), value(row, column("barCode"))]);
  tints.slice(1).forEach(([phase, tint], at) => {
    const [before, tintBefore] = tints[at]!;
    expect(tint === tintBefore).toBe(phase === before);
  });
});

test("it moves at once when a buyer without the add-on types another date or ticks Done", () => {
  const { addOn, line } = timelineOf();
  const buyer = addOn.file.person("buyer@buyer.example");
  const weeks = () =>
    line(15).flatMap((code, at) => (typeof code === "number" && code < 7 ? [[at, code]] : []));
  // 10 Go Live: Mon 15 Mar, the eighth week after that of 18 Jan.
  expect(weeks()).toEqual([[8, -2]]);
  buyer.type("Milestones", a1(addOn.file, "target", "10"), "22 Mar 2027");
  expect(weeks().at(-1)).toEqual([9, -2]);
  buyer.type("Milestones", a1(addOn.file, "done", "10"), "TRUE");
  expect(weeks().at(-1)).toEqual([9, -6]);
  buyer.type("Milestones", a1(addOn.file, "done", "10"), "FALSE");
  buyer.type("Milestones", a1(addOn.file, "target", "10"), "8 Jan 2027");
  expect(line(5)[0]).toBe(monday - 7);
  expect(line(15)[0]).toBe(-5);
});

test("today and the date that the plan works back from mark their columns", () => {
  const { addOn, line } = timelineOf();
  addOn.file.person("buyer").type("Milestones", a1(addOn.file, "target", "1"), "12 Jan 2027");
  expect(line(4).indexOf("│")).toBe(line(5).indexOf(monday));
  expect(line(5)[line(4).indexOf("┆")]).toBe(monday + 63);
  // Between the bars of a row, not over them; and not in a spare row.
  expect(line(18)[0]).toBe("│");
  expect(new Set(line(19))).toEqual(new Set([""]));
});

test("weeks without a working day are marked", () => {
  const off = Array.from({ length: 5 }, (_, at) => ({ date: monday + 14 + at, side: "both" as const }));
  const { line } = timelineOf({ nonWorkingDays: off });
  const marked = line(4).flatMap((mark, at) => (mark === 7 ? [line(5)[at]] : []));
  expect(marked).toEqual([monday + 14]);
});

test("a plan longer than 40 weeks gets longer periods of whole weeks", () => {
  const { addOn, line, days } = timelineOf();
  addOn.file.person("buyer").type("Milestones", a1(addOn.file, "target", "13"), "18 Jan 2029");
  expect(days()).toBe(21);
  expect(line(18).filter((code) => code === -1 || code === -2)).toHaveLength(1);
  expect(line(5)[39]).toBe(monday + 7 + 39 * 21);
});

test("without any date it begins this week, without errors", () => {
  const { addOn, line, value, column } = timelineOf();
  const buyer = addOn.file.person("buyer");
  for (let row = 6; row <= 18; row++) buyer.type("Milestones", a1(addOn.file, "target", row - 5), "");
  expect(line(5)[0]).toBe(monday);
  for (let row = 3; row <= 20; row++) for (const cell of line(row)) expect(String(cell)).not.toMatch(/^#/);
  expect(value(6, column("barCode"))).not.toBe("");
});

test("a task that the add-on inserts gets its part of the timeline", () => {
  const { addOn, line, value, column } = timelineOf();
  const task = { under: "4", name: "Check the terms", ownersSeller: "", ownersBuyer: "" };
  answer(addOn.server.addTasks({ tasks: [task], fingerprint: saved.fingerprint }));
  expect(value(10, column("milestone"))).toBe("Check the terms");
  addOn.file.person("buyer").type("Milestones", a1(addOn.file, "target", 5), "5 Feb 2027");
  expect(value(10, column("timeline") + 1)).toBe("Check the terms");
  // An undated start: the week of the date, with the diamond.
  expect(line(10).filter((code) => typeof code === "number" && code < 0)).toHaveLength(1);
});

test("a row that somebody inserts gets its part of the timeline with the next edit", () => {
  const { addOn, line, value, column } = timelineOf();
  const stop = addOn.session.listenToEdits();
  const buyer = addOn.file.person("buyer");
  buyer.insertRows("Milestones", 10, 1);
  buyer.type("Milestones", a1(addOn.file, "milestone", 5), "Security review");
  buyer.type("Milestones", a1(addOn.file, "target", 5), "5 Feb 2027");
  buyer.type("Milestones", a1(addOn.file, "days", 5), "3");
  stop();
  expect(value(10, column("timeline") + 1)).toBe("Security review");
  expect(line(10).filter((code) => typeof code === "number" && code < 0)).toHaveLength(1);
});
