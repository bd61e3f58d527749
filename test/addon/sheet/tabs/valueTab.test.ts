import { findTable } from "../../../../src/addon/sheet/read/readTable";
import type { Cell, SheetContent } from "../../../../src/addon/sheet/tabs/sheetContent";
import {
  findValueField,
  measureColumns,
  type ValueField,
  valueFieldCell,
  valueTab,
} from "../../../../src/addon/sheet/tabs/valueTab";
import { type TabWords, tabs as words } from "../../../../src/words/en/tabs";

const content = valueTab({
  tabs: { value: "Why's", data: "Plan data" },
  seller: "Northwind",
  buyer: 'Contoso "EU"',
  compellingEvent: "=The old system ends",
  words,
});
const textsOf = ({ rows }: SheetContent) => rows.map((row) => row.map((cell) => cell.text ?? ""));
const cellAt = (row: number, column: number): Cell => content.rows[row - 1]![column - 1]!;

/** What the Value tab asks for, besides the success measures. */
const fields: readonly ValueField[] = [
  "goal",
  "event",
  "eventCost",
  "eventDate",
  "current",
  "desired",
  "stayingOrganization",
  "gainingOrganization",
  "stayingFunctions",
  "gainingFunctions",
  "stayingApprovers",
  "gainingApprovers",
  "issues",
  "problems",
  "capabilities",
  "businessValue",
  "priorities",
  "measuring",
  "valuePerMonth",
  "currency",
  "effort",
  "options",
  "investmentOnce",
  "investmentYearly",
  "confirmedWords",
  "confirmedBy",
  "confirmedOn",
  "decisionSteps",
  "decisionMakers",
  "decisionDate",
  "criteria",
  "route",
  "decisionsNeeded",
  "budgetBy",
  "budgetConfirmed",
  "risks",
  "riskOwners",
  "channel",
  "rhythm",
  "nextReview",
  "deadlines",
  "pocCriteria",
  "changeRule",
  "agreedBuyer",
  "agreedSeller",
  "agreedOn",
];

test("every field is there once, below its label", () => {
  const values = textsOf(content);
  const cells = fields.map((field) => {
    const { row, column } = findValueField(values, field)!;
    const label = words[field].replace("{buyer}", 'Contoso "EU"').replace("{seller}", "Northwind");
    expect(cellAt(row - 1, column).text).toBe(label);
    return `${row}:${column}`;
  });
  expect(new Set(cells).size).toBe(fields.length);
});

test("a prompt stands before its field and asks only while that is empty", () => {
  for (const field of fields) {
    const key = `${field}Prompt`;
    if (!(key in words)) continue;
    const { row, column } = findValueField(textsOf(content), field)!;
    const letter = "ABCDEFGHI"[column - 1];
    const text = words[key as keyof TabWords].replace("{buyer}", 'Contoso ""EU""');
    expect(cellAt(row, column - 1)).toEqual({
      formula: `=IF(${letter}${row}="";"  ${text}";"")`,
      style: "prompt",
    });
  }
});

test("current and desired state stand side by side", () => {
  const current = findValueField(textsOf(content), "current")!;
  const desired = findValueField(textsOf(content), "desired")!;
  expect(current.row).toBe(desired.row);
  expect(cellAt(current.row - 1, current.column).style).toBe("header");
});

test("formulas on other tabs get an absolute, quoted reference", () => {
  expect(valueFieldCell(content, "goal")).toBe("'Why''s'!$C$5");
});

test("a field is found after rows were inserted and columns moved, and not when its row is gone", () => {
  const values: unknown[][] = textsOf(content);
  const before = findValueField(values, "nextReview")!;
  const moved: unknown[][] = [["a note of somebody"], ...values].map((row) => ["", ...row]);
  expect(findValueField(moved, "nextReview")).toEqual({ row: before.row + 1, column: before.column + 1 });
  expect(
    findValueField(
      values.filter((_, at) => at + 1 !== before.row),
      "nextReview",
    ),
  ).toBeNull();
});

test("a person's text that holds a key is not taken for the field", () => {
  const values = textsOf(content);
  values.splice(4, 0, ["", "", "our goal is a goal"]);
  expect(findValueField(values, "goal")).toEqual({ row: 6, column: 3 });
});

test("the success measures are a table that is found by its keys", () => {
  const table = findTable(textsOf(content), measureColumns, [words])!;
  expect(Object.keys(table.columns)).toEqual([...measureColumns]);
  expect(content.hiddenRows).toContain(table.keyRow);
});

test("only how the decision is made starts folded", () => {
  const [group, ...others] = content.rowGroups;
  expect(others).toEqual([]);
  expect(group!.folded).toBe(true);
  for (const field of fields) {
    const { row } = findValueField(textsOf(content), field)!;
    const inside = row >= group!.first && row <= group!.last;
    expect(inside).toBe(/^(decisionSteps|decisionMakers|criteria|route|risk)/.test(field));
  }
});

test("the compelling event of the questions is text in its field", () => {
  const { row, column } = findValueField(textsOf(content), "event")!;
  expect(cellAt(row, column)).toEqual({ text: "=The old system ends", style: "input" });
});
