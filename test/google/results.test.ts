/** What becomes of a result: the committed one, and made ones. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { likelyWorld, otherWorld } from "../../local/sheets";
import { asSeen, committedResult } from "./results";
import { selfTestCases } from "./selfTest/cases";
import {
  columns,
  contradictions,
  type ResultRow,
  readTable,
  settledAnswers,
  verdictOf,
} from "./selfTest/table";

describe("the committed result", () => {
  // A case that was corrected has another name, and its old row says nothing any more.
  const known = new Set(selfTestCases.map(({ part, name }) => `${part} ${name}`));
  const rows = committedResult().filter(({ part, name }) => known.has(`${part} ${name}`));

  test("contradicts nothing that is assumed about Google", () => {
    expect(contradictions(rows)).toEqual([]);
  });

  test("is what the stand-in does by itself: local/sheets/World.ts, likelyWorld", () => {
    expect(asSeen(likelyWorld, rows)).toEqual(likelyWorld);
  });
});

const row = (part: string, seen: string, more: Partial<ResultRow> = {}): ResultRow => ({
  part,
  name: "a case",
  assumed: part in likelyWorld ? likelyWorld[part as keyof typeof likelyWorld] : "holds",
  seen,
  ...more,
});

test("what was seen takes the place of either answer, what was not stays open", () => {
  const rows = [row("ownColumnOffset", "error"), row("ruleCorner", ""), row("values", "holds")];
  expect(settledAnswers(rows)).toEqual({ ownColumnOffset: "error" });
  expect(asSeen(likelyWorld, rows)).toEqual({ ...likelyWorld, ownColumnOffset: "error" });
  expect(asSeen(otherWorld, rows)).toEqual(otherWorld);
  expect(contradictions(rows)).toEqual([]);
});

test.each<[string, ResultRow[], string[]]>([
  [
    "a case of the contract that does not hold",
    [row("values", "[7] instead of [8]")],
    ['values: a case: assumed "holds", seen "[7] instead of [8]"'],
  ],
  [
    "an answer that nobody thought of",
    [row("emptyCheckbox", "5 1")],
    ['emptyCheckbox: a case: "5 1" is no answer of World.ts'],
  ],
  [
    "two answers to one question",
    [row("formulaInTextCell", "text"), row("formulaInTextCell", "formula", { name: "another" })],
    [
      'formulaInTextCell: a case: "text", but another case of this question has another answer',
      'formulaInTextCell: another: "formula", but another case of this question has another answer',
    ],
  ],
  [
    "what a person did not find as expected",
    [row("look", "Yes."), row("look", "no arrow, but the list is empty", { assumed: "yes" })],
    ['look: a case: assumed "yes", seen "no arrow, but the list is empty"'],
  ],
  [
    "a case that Google stopped",
    [row("operations", "did not come to an end")],
    ['operations: a case: assumed "holds", seen "did not come to an end"'],
  ],
  ["a fact that is otherwise", [row("facts", "=SUM(1;2)", { assumed: "=SUM(1,2)" })], []],
])("contradictions: %s", (_what, rows, expected) => {
  expect(contradictions(rows)).toEqual(expected);
});

test("every case can be told from the others, and questions have an answer of World.ts", () => {
  const names = selfTestCases.map(({ part, name }) => `${part} ${name}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const asked = new Set(selfTestCases.map(({ part }) => part));
  expect(Object.keys(likelyWorld).filter((question) => !asked.has(question))).toEqual([]);
  // What nobody has settled comes first, and what has to be looked at before what has to hold.
  const order = [...asked];
  expect(order.slice(0, Object.keys(likelyWorld).length).sort()).toEqual(Object.keys(likelyWorld).sort());
  expect(order.indexOf("look")).toBeLessThan(order.indexOf("operations"));
});

describe("a copied table", () => {
  const header = columns.join("\t");

  test("is read with whatever stands around it, and with either way of copying quotation marks", () => {
    const text = [
      "All cases are done.\t\t\t\t",
      "Tabs that stay: 0 17\t\t\t\t",
      header,
      'formulaInTextCell\tsetValue under "@"\tformula\ttext\tthe other answer',
      '"formulaInTextCell"\t"setFormula under ""@"""\tformula\ttext\tthe other answer',
      "values\ta case\tholds\t\t",
      "\t\t\t\t",
    ].join("\r\n");
    expect(readTable(text)).toEqual([
      { part: "formulaInTextCell", name: 'setValue under "@"', assumed: "formula", seen: "text" },
      { part: "formulaInTextCell", name: 'setFormula under "@"', assumed: "formula", seen: "text" },
      { part: "values", name: "a case", assumed: "holds", seen: "" },
    ]);
  });

  test("without its headers is refused", () => {
    expect(() => readTable("values\ta case\tholds\tholds\tas assumed")).toThrow("There is no line with Part");
  });

  test("counts by its newest file", () => {
    const folder = mkdtempSync(join(tmpdir(), "results-"));
    try {
      expect(committedResult(folder)).toEqual([]);
      const line = (seen: string) => `${header}\nownColumnOffset\ta case\tvalue\t${seen}\t`;
      writeFileSync(join(folder, "2027-02-01.tsv"), line("error"));
      writeFileSync(join(folder, "2027-01-15.tsv"), line("value"));
      expect(committedResult(folder).map(verdictOf)).toEqual(["the other answer"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
