/** Whatever stands in a table: each row is accounted for, no date changes without a word, and the plan is a valid one. */
import fc from "fast-check";
import { parseIsoDay } from "../../src/plan/calendarDate";
import { validateTemplate } from "../../src/planTemplates/validateTemplate";
import { parseTab } from "../../src/takeOver/parseText";
import type { SourceCell } from "../../src/takeOver/plainText";
import { readSource } from "../../src/takeOver/readSource";
import { takeOver } from "../../src/takeOver/takeOver";

const today = parseIsoDay("2027-01-18")!;
const week = { weekend: "0000011", nonWorkingDays: [] };
const none = {
  dates: new Map(),
  days: new Map(),
  sides: new Map(),
  keepDays: new Set<number>(),
};

const headers = [
  "#",
  "WBS",
  "Step",
  "Milestone",
  "Due",
  "Start",
  "Days",
  "Owner",
  "Owner (us)",
  "Status",
  "Done",
  "Notes",
  "Phase",
  "Depends on",
  "Level",
  "Parent",
  "",
];
const texts = [
  "",
  "",
  "",
  "1",
  "2",
  "1.1",
  "2.1",
  "1.1.1",
  "3FS+2d",
  "2, 3",
  "Kick-off",
  "Go live",
  "Contract",
  "Total",
  "Phase 1",
  "Us",
  "Them / Us",
  "kim@globex.example",
  "Done",
  "Open",
  "x",
  "50%",
  "2027-02-10",
  "2/3/2027",
  "25/3/2027",
  "3 Mar",
  "Week 7",
  "TBD",
  "Q2",
  "5",
  "2 weeks",
  "0.5 d",
  "1-2 days",
  "  Indented",
  "=1+1",
  "<b>",
];
const cell: fc.Arbitrary<SourceCell> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...texts) },
  fc.constantFrom<SourceCell>(1, 2.1, 0.5, 46_450, true, false, { day: 46_450 }, { day: 46_470 }),
  fc.string({ maxLength: 12 }),
);
const grid = fc
  .record({
    above: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
    header: fc.array(fc.constantFrom(...headers), { minLength: 1, maxLength: 7 }),
    below: fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }),
  })
  .map(({ above, header, below }): SourceCell[][] => [...above, header, ...below]);

test("tables of all sorts", () => {
  const property = fc.property(
    grid,
    fc.constantFrom("calendar", "working"),
    fc.nat(4),
    (rows, countedIn, third) => {
      const table = parseTab(rows);
      const source = readSource(table, {
        locale: "en_US",
        today,
        companies: { seller: ["Globex"], buyer: ["Acme"] },
      });
      const head = source.header.row === null ? [] : [source.header.row];
      const told = [...head, ...source.steps, ...source.ignoredRows, ...source.phaseRows].map((each) =>
        typeof each === "number" ? each : each.row,
      );
      expect(told.sort((a, b) => a - b)).toEqual(table.rows.map((_row, at) => at + 1));
      const { goal } = source;
      if (!goal) return;
      // Some rows are left out, others become fixed.
      const leftOut = new Set(
        source.steps.map(({ row }) => row).filter((row) => row % 3 === third && row !== goal.row),
      );
      const fixed = new Set(source.steps.map(({ row }) => row).filter((row) => row % 5 === third));
      const date = goal.date ?? parseIsoDay("2027-06-30")!;
      const made = takeOver(
        source,
        {
          goal: { row: goal.row, date },
          countedIn,
          seller: week,
          buyer: week,
          today,
          leftOut,
          fixed,
          ...none,
        },
        ({ text }) => text,
      );
      expect(validateTemplate(made.template)).toHaveProperty("template");
      expect(made.plan.steps.every((step, at) => step.fixed === null || fixed.has(made.rows[at]!))).toBe(
        true,
      );
      const dates = new Map(source.steps.map((step) => [step.row, step.done ? null : step.target]));
      const changed = made.rows.filter((row, at) => {
        const inTable = dates.get(row) ?? null;
        return (
          inTable !== null && made.targets[at] !== null && made.targets[at] !== inTable && row !== goal.row
        );
      });
      expect(made.moved.map(({ row }) => row)).toEqual(changed);
    },
  );
  fc.assert(property, { numRuns: 500 });
});
