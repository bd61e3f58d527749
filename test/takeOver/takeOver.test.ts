/** The plan that a table makes: its dates stand, nothing becomes fixed by itself, and what contradicts itself is told. */
import { readdirSync, readFileSync } from "node:fs";
import { parseIsoDay, weekdayOf } from "../../src/plan/calendarDate";
import type { CountedIn } from "../../src/plan/plan";
import { schedule } from "../../src/plan/schedule";
import { validateTemplate } from "../../src/planTemplates/validateTemplate";
import { parseText } from "../../src/takeOver/parseText";
import { readSource, type Source } from "../../src/takeOver/readSource";
import { takeOver } from "../../src/takeOver/takeOver";

const week = { weekend: "0000011", nonWorkingDays: [] };
const day = (text: string) => parseIsoDay(text)!;
const today = day("2027-01-04");
type Choices = Parameters<typeof takeOver>[1];

function read(text: string): Source {
  return readSource(parseText(text), {
    locale: "en_US",
    today,
    companies: { seller: ["Globex"], buyer: ["Acme"] },
  });
}

function make(source: Source, choices: Partial<Choices> = {}) {
  return takeOver(
    source,
    {
      goal: { row: source.goal!.row, date: source.goal!.date ?? day("2027-03-31") },
      countedIn: "calendar",
      seller: week,
      buyer: week,
      today,
      leftOut: new Set(),
      dates: new Map(),
      days: new Map(),
      sides: new Map(),
      keepDays: new Set(),
      fixed: new Set(),
      ...choices,
    },
    ({ text }) => text,
  );
}

const table = (header: string, ...rows: string[]) => [header, ...rows].join("\n").replace(/ \| /g, "\t");

const folder = "test/takeOver/plans";
const files = readdirSync(folder).filter((name) => name.endsWith(".expected.json"));
const units = files.flatMap((file) =>
  (["calendar", "working"] as const).map((unit) => [file, unit] as const),
);

test.each(units)(
  "%s in %s days: every date of the source stands, and none is fixed",
  (file, countedIn: CountedIn) => {
    const expected = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
    const source = readSource(parseText(readFileSync(`${folder}/${expected.file}`, "utf8")), {
      locale: expected.locale,
      today: day(expected.today),
      companies: expected.sides,
    });
    const made = make(source, { countedIn, today: day(expected.today) });
    expect("template" in validateTemplate(made.template)).toBe(true);
    const worked = schedule(made.plan).target;
    const said = new Map(source.steps.map(({ row, target, done }) => [row, done ? null : target]));
    made.rows.forEach((row, at) => {
      if (said.get(row) !== null) expect([row, worked[at]]).toEqual([row, said.get(row)]);
    });
    expect(made.moved).toEqual([]);
    expect(made.tooLong).toEqual([]);
    expect(made.plan.steps.map(({ fixed }) => fixed)).toEqual(made.plan.steps.map(() => null));
    expect(made.problems.filter(({ code }) => code === "overlap" || code === "notConnected")).toEqual([]);
  },
);

describe("days and kept dates", () => {
  // Mon 1 Feb, Mon 8 Feb, Fri 19 Feb, Mon 1 Mar 2027.
  const source = read(
    table(
      "Step | Date | Days",
      "Workshop | 2027-02-01 | ",
      "Offer | 2027-02-08 | ",
      "Contract | 2027-02-19 | 3",
      "Go live | 2027-03-01 | 2",
    ),
  );

  test("days come from the distance of the dates, and links from their order", () => {
    const { plan } = make(source);
    expect(plan.steps.map(({ days }) => days)).toEqual([1, 7, 3, 2]);
    expect(plan.steps.map(({ startsAfter }) => startsAfter.join())).toEqual(["", "1", "2", "3"]);
    // Between 8 and 19 Feb, and between 19 Feb and 1 Mar, is room: Offer and Contract are kept, Workshop is not.
    expect(plan.steps.map(({ notLaterThan }) => notLaterThan)).toEqual([
      null,
      day("2027-02-08"),
      day("2027-02-19"),
      null,
    ]);
  });

  test("in working days too: 5 lie between 1 and 8 February", () => {
    expect(make(source, { countedIn: "working" }).plan.steps.map(({ days }) => days)).toEqual([1, 5, 3, 2]);
  });
});

test("days that do not fit give way to the dates, unless the rep lets them stand", () => {
  const source = read(
    table(
      "Step | Date | Days",
      "Workshop | 2027-02-01 | 1",
      "Offer | 2027-02-08 | 20",
      "Go live | 2027-03-01 | 1",
    ),
  );
  const made = make(source);
  expect(made.tooLong).toEqual([{ row: 3, days: 20, fits: 7 }]);
  expect(made.plan.steps[1]!.days).toBe(7);
  // 20 days before 8 Feb is 19 Jan, a Tuesday.
  const kept = make(source, { keepDays: new Set([3]) });
  expect(kept.moved).toEqual([{ row: 2, source: day("2027-02-01"), workedOut: day("2027-01-19") }]);
  const fixed = make(source, { keepDays: new Set([3]), fixed: new Set([2]) });
  expect(fixed.plan.steps[0]).toMatchObject({ fixed: day("2027-02-01"), notLaterThan: null });
  expect(fixed.problems.map(({ code }) => code)).toContain("overlap");
});

test("a step that is due before what it follows shows both dates", () => {
  const source = read(
    table(
      "# | Step | Date | Depends on",
      "1 | Offer | 2027-02-10 | ",
      "2 | Order | 2027-02-05 | 1",
      "3 | Go live | 2027-03-01 | 2",
    ),
  );
  expect(make(source).moved).toEqual([{ row: 2, source: day("2027-02-10"), workedOut: day("2027-02-05") }]);
});

test("a date on a weekend is told with the day before, which both sides work", () => {
  const source = read(table("Step | Date", "Offer | 2027-02-13", "Go live | 2027-03-01"));
  expect(weekdayOf(day("2027-02-13"))).toBe(5);
  expect(make(source).moved).toEqual([{ row: 2, source: day("2027-02-13"), workedOut: day("2027-02-12") }]);
});

test("a group that follows the goal does not lead to it, although its date is earlier", () => {
  const source = read(
    table(
      "WBS | Step | Date | Predecessors",
      "1 | Go live | 2027-03-01 | ",
      "2 | Look back | 2027-02-20 | 1",
      "2.1 | Invite | 2027-02-15 | ",
    ),
  );
  expect(make(source).plan.steps.map(({ startsAfter }) => startsAfter.join())).toEqual(["", "1", ""]);
});

test("what stands behind the goal keeps its date by its days", () => {
  const source = read(
    table(
      "# | Step | Date | Days | Depends on",
      "1 | Order | 2027-02-01 | 1 | ",
      "2 | Go live | 2027-03-01 | 1 | 1",
      "3 | Review | 2027-04-15 | 2 | 2",
      "4 | Value check | 2027-05-03 | | ",
    ),
  );
  const { plan, targets, otherDays } = make(source);
  expect(targets.slice(2)).toEqual([day("2027-04-15"), day("2027-05-03")]);
  // 45 days from 1 March to 15 April, 63 to 3 May.
  expect(plan.steps.slice(2).map(({ days }) => days)).toEqual([45, 63]);
  expect(otherDays).toEqual([{ row: 4, given: 2, days: 45 }]);
});

test("steps on the same day run side by side, and those without a date stand where they stood", () => {
  const source = read(
    table(
      "Step | Date",
      "Legal | 2027-02-08",
      "Security | 2027-02-08",
      "Budget | TBD",
      "Go live | 2027-03-01",
    ),
  );
  const { plan, takenOver } = make(source);
  expect(plan.steps.map(({ startsAfter }) => startsAfter.join())).toEqual(["", "", "1,2", "3"]);
  expect(takenOver[2]!.note).toBe("TBD");
});

test("steps without a date get a day each, also over a weekend, and none where there is no room", () => {
  // Fri 12 Feb; two days of their own are Mon 15 and Tue 16, and 13 days later is Mon 1 Mar.
  const wide = read(table("Step | Date", "Offer | 2027-02-12", "A | TBD", "B | TBD", "Go live | 2027-03-01"));
  expect(make(wide).plan.steps.map(({ days }) => days)).toEqual([1, 1, 1, 13]);
  const narrow = read(
    table(
      "Step | Date",
      "Offer | 2027-02-08",
      "A | TBD",
      "B | TBD",
      "Order | 2027-02-09",
      "Go live | 2027-03-01",
    ),
  );
  const { plan, moved } = make(narrow);
  expect([plan.steps.map(({ days }) => days), moved]).toEqual([[1, 0, 0, 1, 20], []]);
});

test("rows that are left out pass their links on, and their tasks move up", () => {
  const source = read(
    table(
      "WBS | Step | Date | Predecessors",
      "1 | Order | 2027-02-01 | ",
      "2 | Prepare | 2027-02-08 | 1",
      "2.1 | Rooms | 2027-02-05 | ",
      "3 | Go live | 2027-03-01 | 2",
    ),
  );
  const { plan } = make(source, { leftOut: new Set([3]) });
  expect(plan.steps.map(({ number, name, startsAfter }) => [number, name, startsAfter.join()])).toEqual([
    ["1", "Order", ""],
    ["2", "Rooms", ""],
    ["3", "Go live", "1,2"],
  ]);
});

test("owners of unknown side go where the rep says, else into the note", () => {
  const source = read(
    table("Step | Owner | Date", "Order | Admin, Dana | 2027-02-01", "Go live | Both | 2027-03-01"),
  );
  const { template, takenOver } = make(source, { sides: new Map([["Dana", "buyer"]]) });
  expect(template.steps[0]).toMatchObject({ ownersSeller: [], ownersBuyer: ["Dana"] });
  expect(takenOver[0]!.note).toBe("Admin");
  expect(template.steps[1]).toMatchObject({ ownersSeller: ["Globex"], ownersBuyer: ["Acme"] });
});

test("a name of 500 characters is cut, and whole in the note; formulas and HTML stay text", () => {
  const long = `Step ${"x".repeat(495)}`;
  const source = read(
    table("Step | Date", `${long} | 2027-02-01`, "=SUM(A1) <b> | 2027-02-02", "Go live | 2027-03-01"),
  );
  const { template, takenOver } = make(source);
  expect(template.steps[0]!.name.length).toBeLessThanOrEqual(200);
  expect(takenOver[0]!.note).toBe(long);
  expect(template.steps[1]!.name).toBe("=SUM(A1) <b>");
  expect("template" in validateTemplate(template)).toBe(true);
});

test("a plan of 300 steps is worked out in 100 ms", () => {
  const rows = Array.from(
    { length: 299 },
    (_, at) => `Step ${at} | ${`2027-0${(at % 4) + 3}-${10 + (at % 19)}`} | 1`,
  );
  const source = read(table("Step | Date | Days", ...rows, "Go live | 2027-12-01 | 1"));
  make(source);
  const before = process.cpuUsage();
  const made = make(source);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(100);
  expect(made.plan.steps).toHaveLength(300);
});
