/**
 * What people write under *Starts after*, *Done*, *Days* and into dates: the sheet's formulas say the same as the
 * reader, or the cell is colored, and a link that is not followed shows in Status.
 */
import type { MilestoneColumn } from "../../src/addon/sheet/tabs/milestoneColumns";
import { statusColors } from "../../src/addon/sheet/tabs/theme";
import { milestoneWords } from "../../src/words/sheetWords";
import { value } from "./bundle";
import { FormulaSheet } from "./formulaSheet";

jest.setTimeout(120_000);

const today = 46_398;
const due = today + 60;
const sheet = new FormulaSheet(9, today);
const words = milestoneWords("en");

/** Steps 1 to 8, a day each, without links; the last row follows what is written and is the goal. */
function write(cells: Partial<Record<MilestoneColumn, string | number | boolean>>): void {
  const step = (number: string) => ({
    step: number,
    milestone: `Step ${number}`,
    target: due,
    days: 1,
    done: false,
  });
  const others = Array.from({ length: 8 }, (_, at) => step(String(at + 1)));
  sheet.writeRows([...others, { ...step("9"), target: due + 1, ...cells }]);
  sheet.writeSettings({ worksBackFrom: "9", worksBackDate: due + 1 });
}

const row = 8;
const afters = ["after1", "after2", "after3", "after4", "after5", "after6"] as const;
const read = () => {
  const { plan, findings } = value(sheet.addOn.server.openSidebar({})).loaded!;
  return { step: plan.steps[row]!, findings: findings.map(({ problem }) => problem.code) };
};
const followed = () =>
  afters.map((column) => sheet.value(column, row)).flatMap((at) => (Number(at) > 0 ? [String(at)] : []));
const isColored = (column: MilestoneColumn) => sheet.fill(column, row) === statusColors.gap.background;

test.each<[written: string | number, links: string[], followed: "followed" | "colored"]>([
  ["", [], "followed"],
  ["3", ["3"], "followed"],
  [3, ["3"], "followed"],
  ["3, 4", ["3", "4"], "followed"],
  ["3,4", ["3", "4"], "followed"],
  ["3;4", ["3", "4"], "followed"],
  ["3; 4", ["3", "4"], "followed"],
  ["3 4", ["3", "4"], "followed"],
  ["3\n4", ["3", "4"], "followed"],
  ["3\r\n4", ["3", "4"], "followed"],
  ["3\t4", ["3", "4"], "followed"],
  ["3\u00a04", ["3", "4"], "followed"],
  [" 3 , 4 , ", ["3", "4"], "followed"],
  ["#3", ["3"], "followed"],
  ["#3, #4", ["3", "4"], "followed"],
  ["3.", ["3"], "followed"],
  ["3., 4.", ["3", "4"], "followed"],
  ["Step 3", ["3"], "followed"],
  ["steps 3, 4", ["3", "4"], "followed"],
  ["Schritt 3", ["3"], "followed"],
  ["3FS", ["3"], "followed"],
  ["3fs, 4FS", ["3", "4"], "followed"],
  ["3 FS", ["3"], "followed"],
  ["-", [], "followed"],
  ["none", [], "followed"],
  ["N/A", [], "followed"],
  ["1 2 3 4 5 6", ["1", "2", "3", "4", "5", "6"], "followed"],
  ["1 2 3 4 5 6 7", ["1", "2", "3", "4", "5", "6", "7"], "colored"],
  ["03", ["3"], "colored"],
  ["３", ["3"], "colored"],
  ["3FS+2d", ["3"], "colored"],
  ["3+2", ["3"], "colored"],
  ["3FS-1d, 4", ["3", "4"], "colored"],
  ["3SS", [], "colored"],
  ["3-5", [], "colored"],
  ["3 - 5", [], "colored"],
  ["Business case", [], "colored"],
  ["3 and 4", ["3", "4"], "colored"],
  ["?", [], "colored"],
  ["*, 3", ["3"], "colored"],
  ["99", ["99"], "colored"],
  ["9", ["9"], "colored"],
])("starts after %j", (written, links, how) => {
  write({ startsAfter: written });
  expect(read().step.startsAfter).toEqual(links);
  expect(isColored("startsAfter")).toBe(how === "colored");
  expect(sheet.value("status", row) === words.checkLinks).toBe(how === "colored");
  if (how === "followed") expect(followed()).toEqual(links);
});

test.each<[written: string | boolean | number, done: boolean, colored: boolean]>([
  [true, true, false],
  [false, false, false],
  ["yes", true, false],
  ["X", true, false],
  ["Done", true, false],
  ["complete", true, false],
  ["Completed", true, false],
  ["✓", true, false],
  ["✅", true, false],
  ["100 %", true, false],
  ["ja", true, false],
  ["erledigt", true, false],
  ["no", false, true],
  ["n/a", false, true],
  ["won't do", false, true],
])("done %j", (written, done, colored) => {
  write({ done: written });
  expect(read().step.done).toBe(done);
  expect(sheet.value("ticked", row)).toBe(done);
  expect(sheet.value("state", row) === "done").toBe(done);
  expect(isColored("done")).toBe(colored);
});

test.each<[written: string | number, days: number | null, finding: boolean]>([
  [5, 5, false],
  ["5 days", 5, false],
  ["5d", 5, false],
  ["1w", 7, false],
  ["a few", null, true],
])("days %j: a number, or colored and said above the table", (written, days, finding) => {
  write({ days: written });
  expect(read().step.days).toBe(days);
  expect(read().findings.includes("unreadableDays")).toBe(finding);
  expect(isColored("days")).toBe(typeof written !== "number");
  if (typeof written !== "number") expect(sheet.verdict()).toBe("1 step cannot be read");
});

test.each<[column: "target" | "fixed" | "completedOn" | "notLaterThan", written: string]>([
  ["target", "mid March"],
  ["fixed", "end of March"],
  ["completedOn", "last week"],
  ["notLaterThan", "soon"],
])("%s %j is named and colored", (column, written) => {
  write({ [column]: written });
  expect(read().findings).toContain("unreadableDate");
  expect(isColored(column)).toBe(true);
});
