/** The line above the table that says how the plan stands (docs/date-rules.md, The verdict), and Status where it cannot be said. */
import type { SpreadsheetFile } from "../../local/sheets";
import { columnLetters } from "../../local/sheets/a1";
import { likelyWorld } from "../../local/sheets/World";
import type { MilestoneColumn } from "../../src/addon/sheet/tabs/milestoneColumns";
import {
  dataColumns,
  firstDataRow,
  type SettingName,
  settingNames,
} from "../../src/addon/sheet/tabs/planDataTab";
import { managerUpdate } from "../../src/documents/managerUpdate";
import { plainText } from "../../src/documents/planDocument";
import { verdictText } from "../../src/documents/planFacts";
import { voiceOf } from "../../src/documents/voice";
import type { NewPlanRequest } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { newFile, open, referenceRequest, today, value } from "./bundle";
import { FormulaSheet } from "./formulaSheet";
import { a1, cellOf, rowOf } from "./places";

jest.setTimeout(60_000);

type Row = Partial<Record<MilestoneColumn, string | number | boolean>>;
/** Mon 15 Mar 2027 */
const monday = today + 63;
/** A day each, in a chain: Wed 10 Mar to Mon 15 Mar, which is the goal. */
const chain: readonly Row[] = [
  { step: "1", milestone: "Intros", target: monday - 5, start: monday - 5, days: 1, done: false },
  {
    step: "2",
    milestone: "Offer",
    target: monday - 4,
    start: monday - 4,
    days: 1,
    done: false,
    startsAfter: "1",
  },
  {
    step: "3",
    milestone: "Order",
    target: monday - 3,
    start: monday - 3,
    days: 1,
    done: false,
    startsAfter: "2",
  },
  { step: "4", milestone: "Go Live", target: monday, start: monday, days: 1, done: false, startsAfter: "3" },
];
/** Above a table with these rows, some of them changed. */
function said(sheet: FormulaSheet, changes: Readonly<Record<number, Row>> = {}, goal = "4") {
  sheet.writeRows(chain.map((row, at) => ({ ...row, ...changes[at + 1] })));
  sheet.writeSettings({ worksBackFrom: goal, thenStep: "" });
  return sheet.verdict();
}

test.each([
  ["en", "Late: Go Live is realistic about Mon 22 Mar, 5 working days later"],
  ["de", "Zu spät: Go Live ist realistisch etwa am Mo 22. März, 5 Arbeitstage später"],
] as const)("the reference plan of the date rules in working days, in %s", (language, sentence) => {
  const file = newFile();
  value(open(file).server.createPlan(referenceRequest({ language, countedIn: "working" })));
  const [tab] = language === "en" ? ["Milestones"] : ["Meilensteine"];
  expect(cellOf(file, "step", -4, tab).value).toBe(sentence);
});

describe("the first that applies", () => {
  // Wed 10 Mar 2027, on which the first step is under way; four days of work end on Mon 15 Mar.
  const sheet = new FormulaSheet(4, monday - 5);

  test.each<[sentence: string, changes: Readonly<Record<number, Row>>, goal?: string]>([
    ["On time", {}],
    ["No goal with a date", { 2: { target: "" } }, "9"],
    ["No goal with a date", { 4: { target: "" } }],
    ["1 step cannot be read", { 2: { startsAfter: "Intros" }, 3: { target: "" } }],
    ["2 steps cannot be read", { 2: { startsAfter: "1 1 1 1 1 1 1" }, 3: { days: "a week" } }],
    // 2 and 3 wait for each other, and 4 for them.
    ["3 steps cannot be read", { 2: { startsAfter: "3" } }],
    ["1 step has no date", { 2: { target: "" }, 3: { target: monday - 5 } }],
    // An overdue step hides its clash in Status, not here.
    ["2 date clashes", { 3: { target: monday - 6 }, 4: { target: monday - 6 } }],
    ["1 date clash", { 3: { target: monday - 4, done: false } }],
    // Done steps and such as are not needed neither lack a date nor clash.
    ["On time, 1 working day to spare", { 3: { target: "", notNeeded: "The order is there" } }],
    // Fri 12 Mar to the Mon after next.
    ["On time, 5 working days to spare", { 4: { target: monday + 7 } }],
    // Overdue, two days from Wed 10 Mar: Thu 11; then Fri 12, the first day worked after Sat 13, Tue 16.
    [
      "Late: Go Live is realistic about Tue 16 Mar, 1 working day later",
      { 1: { target: monday - 6, days: 2 } },
    ],
  ])("%s", (...[sentence, changes, goal]) => {
    expect(said(sheet, changes, goal)).toBe(sentence);
  });

  test("a numbered row without its formulas", () => {
    said(sheet);
    const person = sheet.file.person("Ben");
    person.insertRows("Milestones", 10, 1);
    person.type("Milestones", a1(sheet.file, "step", 3), "1.5");
    expect(sheet.verdict()).toBe("1 step cannot be read");
    person.deleteRows("Milestones", 10, 1);
    expect(sheet.verdict()).toBe("On time");
  });

  test("after the goal it speaks of what follows, then it is left to the value", () => {
    said(sheet, { 1: { done: true }, 2: { done: true }, 3: { done: true }, 4: { target: monday + 1 } }, "3");
    sheet.writeSettings({ thenStep: "4" });
    expect(sheet.verdict()).toBe("On time, 1 working day to spare");
    said(sheet, { 1: { done: true }, 2: { done: true }, 3: { done: true }, 4: { done: true } }, "3");
    sheet.writeSettings({ thenStep: "4" });
    expect(sheet.verdict()).toBe("Confirm the value");
  });
});

describe("where a row must not look into its own column", () => {
  const world = { ...likelyWorld, ownColumnOffset: "error" } as const;
  const sheet = new FormulaSheet(4, monday - 5, world);

  test("late and on time are left out; missing dates, clashes and overdue steps are said", () => {
    expect(said(sheet)).toBe("");
    expect(sheet.value("earliest", 0)).toMatch(/^#/);
    expect(said(sheet, { 1: { target: monday - 6 } })).toBe("1 step overdue");
    expect(said(sheet, { 2: { target: "" } })).toBe("1 step has no date");
    expect(said(sheet, { 3: { target: monday - 4 } })).toBe("1 date clash");
    expect(said(sheet, { 2: { startsAfter: "Intros" } })).toBe("1 step cannot be read");
  });

  test("Status goes by the direct predecessors", () => {
    said(sheet, { 1: { done: true }, 3: { target: monday - 4 } });
    expect([0, 1, 2, 3].map((row) => sheet.value("status", row))).toEqual([
      "Done",
      "Due in 1 day",
      "Date clash with step 2",
      "Due in 5 days",
    ]);
    said(sheet, { 1: { target: monday + 5, start: monday }, 2: { target: monday + 20, start: monday - 6 } });
    expect(sheet.value("status", 1)).toBe("Blocked by step 1");
  });
});

describe("the sidebar and the manager's update say the same", () => {
  /** Two weeks later than in the reference plan, so that five working days are to spare where it is five days late. */
  const spare = { anchor: { step: "10", date: monday + 14 }, countedIn: "working" } as const;
  type Ben = ReturnType<SpreadsheetFile["person"]>;
  interface Edit {
    readonly ben: Ben;
    readonly tab: string;
    at(column: Parameters<typeof a1>[1], row: number | string): string;
    row(step: number | string): number;
    setting(name: SettingName, text: string): void;
  }
  const done = (...steps: number[]) => steps.map((step) => ({ step: String(step), on: today - 1 }));
  const toGoLive = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  const cases: readonly [
    name: string,
    said: string | RegExp,
    Partial<NewPlanRequest>,
    edit?: (sheet: Edit) => void,
  ][] = [
    ["on time", "On time, 5 working days to spare", {}],
    [
      "late",
      "Late: Go Live is realistic about Mon 22 Mar, 5 working days later",
      { anchor: { step: "10", date: monday } },
    ],
    [
      "a date typed too late for what follows",
      "1 date clash",
      {},
      ({ ben, tab, at }) => ben.type(tab, at("target", "4"), "2027-02-12"),
    ],
    ["a date deleted", "1 step has no date", {}, ({ ben, tab, at }) => ben.clear(tab, at("target", "3"))],
    ["days deleted", "1 step has no date", {}, ({ ben, tab, at }) => ben.clear(tab, at("days", "3"))],
    [
      "a row typed without date",
      "1 step has no date",
      {},
      ({ ben, tab, at }) => ben.paste(tab, at("step", 14), [["14", "", "Party"]]),
    ],
    [
      "a row typed without number",
      "1 step has no date",
      {},
      ({ ben, tab, at }) => ben.type(tab, at("milestone", 14), "Party"),
    ],
    // 2 and 3 wait for each other, 4 to 13 for them.
    [
      "a loop",
      "12 steps cannot be read",
      {},
      ({ ben, tab, at }) => ben.type(tab, at("startsAfter", "2"), "3"),
    ],
    [
      "an unreadable link",
      "1 step cannot be read",
      {},
      ({ ben, tab, at }) => ben.type(tab, at("startsAfter", "3"), "Discovery"),
    ],
    [
      "more links than the formulas follow",
      "1 step cannot be read",
      {},
      ({ ben, tab, at }) => ben.type(tab, at("startsAfter", "9"), "1, 2, 3, 4, 5, 6, 7"),
    ],
    [
      "days that only the add-on understands",
      "1 step cannot be read",
      {},
      ({ ben, tab, at }) => ben.type(tab, at("days", "3"), "7 days"),
    ],
    [
      "a task whose row has no formulas",
      "1 step cannot be read",
      {},
      ({ ben, tab, at, row }) => {
        ben.insertRowsBelow(tab, row("3"));
        ben.type(tab, at("step", 4), "3.1");
      },
    ],
    [
      "a task with an unreadable link",
      "On time, 5 working days to spare",
      {},
      ({ ben, tab, at }) => {
        ben.type(tab, at("step", 14), "3.1");
        ben.type(tab, at("startsAfter", 14), "Discovery");
      },
    ],
    [
      "a deleted row, which cuts the chain",
      "1 step cannot be read",
      {},
      ({ ben, tab, row }) => ben.deleteRows(tab, row("4")),
    ],
    [
      "a step not needed, whose date still stands",
      /^On time, \d+ working days to spare$/,
      {},
      ({ ben, tab, at }) => ben.type(tab, at("notNeeded", "3"), "They know"),
    ],
    [
      "the goal not dated",
      "No goal with a date",
      {},
      ({ ben, tab, at }) => ben.clear(tab, at("target", "10")),
    ],
    ["no goal", "No goal with a date", {}, ({ setting }) => setting("worksBackFrom", "")],
    // The return is counted from it.
    ["the goal done", "On time", { done: done(...toGoLive) }],
    [
      "the goal done, the return not dated",
      "1 step has no date",
      { done: done(...toGoLive) },
      ({ ben, tab, at }) => ben.clear(tab, at("target", "12")),
    ],
    [
      "the goal done, and no date of a return",
      "Confirm the value",
      { done: done(...toGoLive) },
      ({ setting }) => setting("thenStep", ""),
    ],
    ["everything done", "Confirm the value", { done: done(...toGoLive, 11, 12, 13) }],
  ];

  test.each(cases)("%s", (...[, said, changes, edit]) => {
    const found = (["en", "de"] as const).map((language) => {
      const file = newFile();
      const addOn = open(file);
      value(addOn.server.createPlan(referenceRequest({ ...spare, language, ...changes })));
      const [tab, dataTab] = language === "en" ? ["Milestones", "Plan data"] : ["Meilensteine", "Plandaten"];
      const ben = file.person("Ben");
      edit?.({
        ben,
        tab,
        at: (column, row) => a1(file, column, row, tab),
        row: (step) => rowOf(file, step, tab),
        setting: (name, text) =>
          ben.type(
            dataTab,
            `${columnLetters(dataColumns.value - 1)}${firstDataRow + settingNames.indexOf(name)}`,
            text,
          ),
      });
      const loaded = value(addOn.server.openSidebar({})).loaded!;
      const words = languageFiles(language).DialogWords;
      const header = String(cellOf(file, "step", -4, tab).value);
      return {
        header,
        sidebar: verdictText(loaded, words),
        update: plainText(managerUpdate(loaded, [], voiceOf(loaded, words, "en_GB"))),
      };
    });
    const [english, german] = found;
    if (typeof said === "string") expect(english!.header).toBe(said);
    else expect(english!.header).toMatch(said);
    for (const { header, sidebar, update } of [english!, german!]) {
      expect(sidebar).toBe(header);
      expect(update).toContain(`${header}.`);
    }
    expect(german!.header).not.toBe(english!.header);
  });
});
