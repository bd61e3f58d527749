/** Twelve plans as people have them, each as pasted text and as the values of a tab, against what was worked out by hand. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sheetLocale } from "../../local/sheets/locales";
import { parseTyped } from "../../local/sheets/parseTyped";
import { isoText, parseIsoDay } from "../../src/plan/calendarDate";
import { parseTab, parseText, type SourceTable } from "../../src/takeOver/parseText";
import { columnName, type SourceCell } from "../../src/takeOver/plainText";
import { readSource, type Source } from "../../src/takeOver/readSource";

const folder = join(__dirname, "plans");

interface Expected {
  file: string;
  delimiter: string;
  locale: string;
  today: string;
  sides: { seller: string[]; buyer: string[] };
  headerRow: number;
  columns: Record<string, { header: string; field: string }>;
  steps: Record<string, unknown>[];
  report: { cell: string; text: string; field: string; offer?: (string | number)[] }[];
  missing: { row: number }[];
  phaseRows: { row: number; name: string }[];
  ignoredRows: { row: number }[];
  goal: { row: number; date: string | null };
}

const plans = readdirSync(folder)
  .filter((name) => name.endsWith(".expected.json"))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Expected);

function day(text: string): number {
  return parseIsoDay(text)!;
}

function iso(date: number | null): string | null {
  return date === null ? null : isoText(date);
}

function read(table: SourceTable, plan: Expected): Source {
  return readSource(table, { locale: plan.locale, today: day(plan.today), companies: plan.sides });
}

function textOf(plan: Expected): string {
  return readFileSync(join(folder, plan.file), "utf8");
}

/** The cells as a sheet of the file's locale holds them after somebody pasted or imported the text. */
function typed(table: SourceTable, plan: Expected): SourceTable {
  const locale = sheetLocale(plan.locale);
  const cell = (text: string): SourceCell => {
    const found = parseTyped(text, {
      locale,
      plainText: false,
      keepsFormulas: false,
      keepsApostrophes: false,
      currentYear: () => Number(plan.today.slice(0, 4)),
    });
    switch (found.kind) {
      case "number":
        return Number(found.content);
      case "date":
        return { day: Math.floor(Number(found.content)) };
      case "boolean":
        return found.content.toUpperCase() === "TRUE";
      default:
        return text;
    }
  };
  return parseTab(table.rows.map((row) => row.map((value) => cell(String(value)))));
}

function stepsOf(source: Source) {
  return source.steps.map((step) => ({
    ...step,
    start: iso(step.start),
    target: iso(step.target),
    completedOn: iso(step.completedOn),
  }));
}

function columnsOf(source: Source) {
  const found: Record<string, { header: string; field: string }> = {};
  source.mapping.forEach((field, column) => {
    const header = source.header.texts[column] ?? "";
    if (header !== "") found[columnName(column)] = { header, field };
  });
  return found;
}

const inOrder = (cells: { cell: string }[]) => [...cells].sort((a, b) => (a.cell < b.cell ? -1 : 1));

function reportOf(source: Source) {
  return inOrder(
    source.unread.map(({ cell, text, field, offer }) => ({
      cell,
      text,
      field,
      ...(offer && { offer: field === "days" ? [...offer] : offer.map(isoText) }),
    })),
  );
}

function expectedReport(plan: Expected) {
  return inOrder(
    plan.report.map(({ cell, text, field, offer }) => ({ cell, text, field, ...(offer && { offer }) })),
  );
}

describe.each(plans.map((plan) => [plan.file, plan] as const))("%s as text", (_file, plan) => {
  const table = parseText(textOf(plan));
  const source = read(table, plan);

  test("columns and rows", () => {
    expect(table.delimiter).toBe(plan.delimiter);
    expect(source.header.row).toBe(plan.headerRow);
    expect(columnsOf(source)).toEqual(plan.columns);
    expect(source.phaseRows).toEqual(plan.phaseRows.map(({ row, name }) => ({ row, name })));
    expect(source.ignoredRows.map(({ row }) => row)).toEqual(plan.ignoredRows.map(({ row }) => row));
  });

  test("steps", () => {
    expect(stepsOf(source)).toEqual(plan.steps);
  });

  test("what is not understood, what is missing, the goal", () => {
    expect(reportOf(source)).toEqual(expectedReport(plan));
    expect(source.missing).toEqual(plan.missing.map(({ row }) => row));
    expect(source.goal && { row: source.goal.row, date: iso(source.goal.date) }).toEqual({
      row: plan.goal.row,
      date: plan.goal.date,
    });
  });
});

/** A sheet takes 2.10 for the number 2.1: then step 2.1 stands twice, and nothing tells which one is meant. */
const lostInTheSheet: Record<string, (plan: Expected) => Expected> = {
  "05-wbs-relative-days.tsv": (plan) => ({
    ...plan,
    steps: plan.steps.map((step) =>
      step.row === 11 ? { ...step, number: "2.1" } : step.row === 12 ? { ...step, startsAfter: [] } : step,
    ),
    report: [
      ...plan.report,
      { cell: "A11", text: "2.1", field: "number" },
      { cell: "F12", text: "2.1", field: "startsAfter" },
    ],
  }),
};

describe.each(plans.map((plan) => [plan.file, plan] as const))("%s as a tab", (file, plan) => {
  const expected = lostInTheSheet[file]?.(plan) ?? plan;
  // Markdown arrives as lines in the first column.
  const lines: SourceTable = {
    rows: textOf(plan)
      .split("\n")
      .map((line) => [line]),
  };
  const table = typed(file.endsWith(".md") ? lines : parseText(textOf(plan)), plan);
  const source = read(table, plan);

  test("columns and rows", () => {
    expect(source.header.row).toBe(plan.headerRow);
    expect(columnsOf(source)).toEqual(plan.columns);
    expect(source.phaseRows).toEqual(plan.phaseRows.map(({ row, name }) => ({ row, name })));
  });

  test("steps", () => {
    // A word of a status that became a tick or a number is shown as such.
    const shown = (steps: readonly Record<string, unknown>[]) =>
      steps.map(({ statusWord: _, ...step }) => step);
    expect(shown(stepsOf(source))).toEqual(shown(expected.steps));
  });

  test("what is not understood, what is missing, the goal", () => {
    expect(reportOf(source)).toEqual(expectedReport(expected));
    expect(source.missing).toEqual(plan.missing.map(({ row }) => row));
    expect(source.goal && { row: source.goal.row, date: iso(source.goal.date) }).toEqual({
      row: plan.goal.row,
      date: plan.goal.date,
    });
  });
});
