/** Tables in shapes that people also have: each with what has to come of it, worked out by hand. */
import { isoText, parseIsoDay } from "../../src/plan/calendarDate";
import { parseTab, parseText, type SourceTable } from "../../src/takeOver/parseText";
import { readSource, type Source } from "../../src/takeOver/readSource";

type Settings = Parameters<typeof readSource>[1];
const today = parseIsoDay("2027-01-18")!;

function read(source: string | SourceTable, changes: Partial<Settings> = {}): Source {
  const companies = { seller: ["Globex"], buyer: ["Acme"] };
  const table = typeof source === "string" ? parseText(source) : source;
  return readSource(table, { locale: "en_US", today, companies, ...changes });
}

/** A bar between cells is a tab. */
const table = (...rows: string[]) => rows.map((row) => row.replace(/ ?\| ?/g, "\t")).join("\n");

const dated = (source: Source) =>
  source.steps.map(({ name, target }) => `${name}: ${target === null ? "none" : isoText(target)}`);
const doubts = (source: Source) => source.unread.map(({ cell, doubt }) => `${cell} ${doubt}`);
const owners = (source: Source) =>
  source.steps.map(({ ownerSeller, ownerBuyer }) => `${ownerSeller} / ${ownerBuyer}`);
const ignored = (source: Source) => source.ignoredRows.map(({ row, because }) => `${row} ${because}`);

test("two owners of companies that nobody named yet are one of either side", () => {
  const source = table(
    "Milestone | Owner (Initech) | Owner (Hooli) | Due",
    "Kick-off | Lee | Dana | 1/12/2027",
    "Go-live | Kim | CFO | 3/5/2027",
  );
  expect(owners(read(source, { companies: { seller: ["Seller"], buyer: ["Buyer"] } }))).toEqual([
    "Lee / Dana",
    "Kim / CFO",
  ]);
  // Once they are named, by their names.
  expect(owners(read(source, { companies: { seller: ["Hooli"], buyer: ["Initech"] } }))).toEqual([
    "Dana / Lee",
    "CFO / Kim",
  ]);
});

test("two header rows: groups over columns, merged", () => {
  const source = read(
    table(
      "# | Milestone | Owner |  | Dates |  | Status",
      " |  | Seller | Buyer | Start | End | ",
      "1 | Kick-off | Lee | Dana | 1/11/2027 | 1/12/2027 | Done",
      "2 | Go-live | Kim | CFO | 3/1/2027 | 3/5/2027 | Open",
    ),
  );
  expect(source.mapping).toEqual([
    "number",
    "name",
    "ownerSeller",
    "ownerBuyer",
    "start",
    "target",
    "status",
  ]);
  expect(dated(source)).toEqual(["Kick-off: 2027-01-12", "Go-live: 2027-03-05"]);
  expect(source.steps.map(({ start }) => start && isoText(start))).toEqual(["2027-01-11", "2027-03-01"]);
  expect(owners(source)).toEqual(["Lee / Dana", "Kim / CFO"]);
});

test("a phase in merged cells goes on until the next one", () => {
  const source = read(
    table(
      "Phase | Task | Due",
      "Discover | Intro call | 1/21/2027",
      " | Workshop | 1/25/2027",
      "Decide | Proposal | 2/1/2027",
      " | Sign | 2/20/2027",
    ),
  );
  expect(source.steps.map(({ phase }) => phase)).toEqual(["Discover", "Discover", "Decide", "Decide"]);
});

test("other tables below and beside are left out", () => {
  const below = read(
    table(
      "Milestone | Owner | Date",
      "Kick-off | Globex | 1/24/2027",
      "Launch | Acme | 3/14/2027",
      "",
      "Risks",
      "Risk | Owner | Mitigation | Status",
      "Budget cut | Acme | talk early | Open",
    ),
  );
  expect(dated(below)).toEqual(["Kick-off: 2027-01-24", "Launch: 2027-03-14"]);
  expect(ignored(below)).toEqual(["4 empty", "5 otherTable", "6 otherTable", "7 otherTable"]);
  const beside = read(
    table(
      "Milestone | Date |  | Name | Role | E-mail",
      "Kick-off | 1/24/2027 |  | Kim | AE | kim@globex.example",
      "Launch | 3/14/2027 |  |  |  | ",
    ),
  );
  expect(beside.mapping).toEqual(["name", "target", "unused", "unused", "unused", "unused"]);
  expect(owners(beside)).toEqual([" / ", " / "]);
});

test("totals and footnotes are no steps", () => {
  const source = read(
    table(
      "Task | Days | Date",
      "Order | 5 | 2/1/2027",
      "Launch | 5 | 3/1/2027",
      "Grand total | 10 | ",
      " | | * dates are provisional",
    ),
  );
  expect(dated(source)).toEqual(["Order: 2027-02-01", "Launch: 2027-03-01"]);
  expect(ignored(source)).toEqual(["4 total", "5 outside"]);
});

test("without a header the cells tell what they are", () => {
  const source = read(table("Kick-off call | 1/24/2027 | Us", "Go live | 3/31/2027 | Both"));
  expect(source.header.row).toBeNull();
  expect(dated(source)).toEqual(["Kick-off call: 2027-01-24", "Go live: 2027-03-31"]);
  expect(owners(source)).toEqual(["Globex / ", "Globex / Acme"]);
});

test("a header that is not known is told by its cells", () => {
  const source = read(table("Dingsda | Due | Owner", "Order | 2/1/2027 | Us", "Launch | 3/1/2027 | Them"));
  expect([source.header.row, source.mapping]).toEqual([1, ["name", "target", "owner"]]);
});

test("no date at all: every milestone is missing one, and the goal's date has to be asked for", () => {
  const source = read(table("Step | Owner", "Intro | Us", "Pilot | Them", "Go live | Both"));
  expect(source.missing).toEqual([2, 3, 4]);
  expect(source.goal).toEqual({ row: 4, date: null, offer: [] });
});

describe("days and months that could change places", () => {
  const both = table("Task | Due", "A | 1/25/2027", "B | 25/2/2027", "C | 3/4/2027", "D | 5/5/2027");

  test("are asked about where a column holds both orders", () => {
    const source = read(both);
    expect(dated(source)).toEqual(["A: 2027-01-25", "B: 2027-02-25", "C: none", "D: 2027-05-05"]);
    expect(doubts(source)).toEqual(["B4 dayOrder"]);
    expect(source.unclearOrder).toEqual([
      {
        column: 1,
        text: "3/4/2027",
        readings: { mdy: parseIsoDay("2027-03-04"), dmy: parseIsoDay("2027-04-03") },
      },
    ]);
    expect(dated(read(both, { dateOrder: "dmy" }))[2]).toBe("C: 2027-04-03");
  });

  test.each([
    ["the column", table("Task | Due", "A | 3/4/2027", "B | 25/4/2027"), "en_US", "A: 2027-04-03"],
    [
      "another column of the table",
      table("Task | Start | Due", "A | 1/25/2027 | 3/4/2027"),
      "de_DE",
      "A: 2027-03-04",
    ],
    ["a weekday", table("Task | Due", "A | Wed 3/4/2027", "B | 5/6/2027"), "en_GB", "A: 2027-03-04"],
    ["the locale, month first", table("Task | Due", "A | 3/4/2027"), "en_US", "A: 2027-03-04"],
    ["the locale, day first", table("Task | Due", "A | 3/4/2027"), "en_GB", "A: 2027-04-03"],
  ])("are told by %s", (_by, text, locale, expected) => {
    // Wed 3/4/2027 is none of both: 4 March is a Thursday, 3 April a Saturday.
    const source = read(text.replace("Wed", "Thu"), { locale });
    expect(dated(source)[0]).toBe(expected);
    expect(source.unclearOrder).toEqual([]);
  });

  test("a weekday that fits no order is told", () => {
    expect(doubts(read(table("Task | Due", "A | Wed 3/4/2027")))).toEqual(["B2 weekday"]);
  });
});

test.each([
  ["1/28", "2027-01-28", null],
  ["Jan 28th", "2027-01-28", null],
  ["28-Jan-27", "2027-01-28", null],
  ["28. J\u00e4nner 2027", "2027-01-28", null],
  ["Decision 1", null, "unreadable"],
  ["Marketing 5", null, "unreadable"],
  ["9. M\u00e4rz 2027", "2027-03-09", null],
  ["le 1er f\u00e9vrier 2027", "2027-02-01", null],
  ["9 de mar\u00e7o de 2027", "2027-03-09", null],
  ["2027-03-15T09:30:00Z", "2027-03-15", null],
  ["27.04.\u201318.05.2027", "2027-05-18", null],
  ["January 20, 2027 \u2192 February 12, 2027", "2027-02-12", null],
  ["2/30/2027", null, "unreadable"],
  ["1/1/1889", null, "unreadable"],
  ["KW 9-10", null, "week"],
  ["w/c 15 Feb", null, "week"],
  ["end of Q1", null, "quarter"],
  ["Anfang Februar", null, "partOfMonth"],
  ["Feb 2027", null, "month"],
  ["T+5", null, "relativeDay"],
  ["to be confirmed", null, "noDateYet"],
  ["\u2013", null, null],
])("the date %s", (text, target, doubt) => {
  const source = read(table("Task | Due | Notes", "Order | 1/20/2027 | x", `Launch | ${text} | x`));
  const launch = source.steps[1]!;
  expect([launch.target && isoText(launch.target), source.unread[0]?.doubt ?? null]).toEqual([target, doubt]);
});

test.each([
  ["3FS+2d", ["4"], "wait"],
  ["Step 1; #2", ["2", "3"], null],
  ["1 2", ["2", "3"], null],
  ["1SS", [], "otherLink"],
  ["9", [], "noSuchStep"],
  ["4", [], "loop"],
  ["order, Workshop", ["2", "3"], null],
  ["none", [], null],
])("the link %s", (text, rows, doubt) => {
  const source = read(
    table(
      "# | Task | Due | Depends on",
      "1 | Order | 1/20/2027 | ",
      "2 | Workshop | 1/25/2027 | 1",
      "3 | Training | 2/1/2027 | 2",
      `4 | Launch | 3/1/2027 | ${text}`,
    ),
  );
  expect([source.steps[3]!.startsAfter.map(String), source.unread[0]?.doubt ?? null]).toEqual([rows, doubt]);
});

test("loops are cut where they close, and told", () => {
  const source = read(
    table("# | Task | Due | After", "1 | A | 2/1/2027 | 3", "2 | B | 2/2/2027 | 1", "3 | C | 2/3/2027 | 2"),
  );
  expect(doubts(source)).toEqual(["D4 loop"]);
});

test("numbers in front of the names are numbers, with levels and links", () => {
  const source = read(
    table(
      "Task | End | After",
      "1. Prepare | 2027-02-10 | ",
      "1.1 Collect data | 2027-02-05 | ",
      "1.2 Check data | 2027-02-10 | 1.1",
      "2. Launch | 2027-02-20 | 1",
    ),
  );
  expect(
    source.steps.map(({ number, name, level, startsAfter }) => [number, name, level, startsAfter]),
  ).toEqual([
    ["1", "Prepare", "milestone", []],
    ["1.1", "Collect data", "task", []],
    ["1.2", "Check data", "task", [3]],
    ["2", "Launch", "milestone", [2]],
  ]);
});

test("numbers in front of the names that stand twice are told", () => {
  const source = read(
    table(
      "Task | End | After",
      "1. Prepare | 2027-02-10 | ",
      "1. Check | 2027-02-11 | ",
      "2. Launch | 2027-02-20 | Check",
    ),
  );
  expect(doubts(source)).toEqual(["A3 numberTwice"]);
  expect(source.steps[2]!.startsAfter).toEqual([3]);
});

test("the first phase can stand above the header, where a title stands otherwise", () => {
  const source = read(
    table(
      "Phase 1: Discover",
      "Activity | Date",
      "Intro | 1/20/2027",
      "Phase 2: Decide",
      "Contract | 2/20/2027",
    ),
  );
  expect(source.steps.map(({ phase }) => phase)).toEqual(["Phase 1: Discover", "Phase 2: Decide"]);
  expect(source.ignoredRows).toEqual([]);
});

test("ticks under a header without letters, and owners in a list of a program", () => {
  const source = read(
    table(
      "\u2610 | Action | Assignees | Deadline",
      "\u2611 | Send NDA | [Lee (Globex),Dana (Acme)] | 1/12/2027",
      "\u2610 | Go-live | [] | 3/1/2027",
    ),
  );
  expect(source.steps.map(({ done }) => done)).toEqual([true, false]);
  expect(owners(source)).toEqual(["Lee (Globex) / Dana (Acme)", " / "]);
});

test("rows that belong to each other belong to none", () => {
  const source = read(table("Task | Due | Parent", "Order | 2/1/2027 | Launch", "Launch | 3/1/2027 | Order"));
  expect(source.steps.map(({ level, parent }) => [level, parent])).toEqual([
    ["milestone", null],
    ["task", 2],
  ]);
});

test("groups are milestones with tasks, or phases, as the rep says", () => {
  const text = table(
    "WBS | Task | Due",
    "1 | Decide | 2/20/2027",
    "1.1 | Offer | 2/10/2027",
    "1.1.1 | Prices | ",
    "2 | Launch | 3/1/2027",
  );
  expect(read(text).steps.map(({ name, level, parent }) => [name, level, parent])).toEqual([
    ["Decide", "milestone", null],
    ["Offer", "task", 2],
    ["Prices", "subtask", 3],
    ["Launch", "milestone", null],
  ]);
  const phases = read(text, { groups: "phases" });
  expect(phases.steps.map(({ name, level, parent, phase }) => [name, level, parent, phase])).toEqual([
    ["Offer", "milestone", null, "Decide"],
    ["Prices", "task", 3, "Decide"],
    ["Launch", "milestone", null, null],
  ]);
});

test.each([
  [
    "its units",
    table("Task | Days | Due", "A | 5 AT | 2/1/2027", "B | 3 working days | 2/9/2027", "C | 2w | 3/1/2027"),
    "working",
  ],
  // Mon 1 to Fri 12 Feb are 12 calendar days, 10 working days.
  ["the dates beside it", table("Task | Start | Due | Days", "A | 2/1/2027 | 2/12/2027 | 10"), "working"],
  ["the dates beside it", table("Task | Start | Due | Days", "A | 2/1/2027 | 2/12/2027 | 12"), "calendar"],
  ["nothing", table("Task | Start | Due | Days", "A | 2/1/2027 | 2/5/2027 | 5"), null],
])("how days are counted is told by %s", (_by, text, countedIn) => {
  expect(read(text).countedIn).toBe(countedIn);
});

test("a column that a person chooses wins, and the header can be in another row", () => {
  const text = table(
    "Old | Due",
    "Task | Ready by | Text",
    "Order | 2/1/2027 | first",
    "Launch | 3/1/2027 | last",
  );
  const chosen = read(text, {
    headerRow: 2,
    columns: new Map([
      [1, "target"],
      [2, "name"],
    ] as const),
  });
  expect(dated(chosen)).toEqual(["first: 2027-02-01", "last: 2027-03-01"]);
});

describe("pasted text", () => {
  test("of a mail, its columns set apart by blanks", () => {
    const source = read(
      "What              Who       When\nKick-off          Globex    25 Jan\nGo live           Both      1 Mar",
    );
    expect(dated(source)).toEqual(["Kick-off: 2027-01-25", "Go live: 2027-03-01"]);
  });

  test("quotes hold commas, line breaks and quotes; one that does not close is a character", () => {
    expect(parseText('a,"b, ""c""\nd",e\nf,"g" h,i').rows).toEqual([
      ["a", 'b, "c"\nd', "e"],
      ["f", '"g" h', "i"],
    ]);
  });

  test("in the first column of a tab is read like any other", () => {
    const lines = ["Task;Due", "Order;01.02.2027", "Launch;01.03.2027"];
    const source = read(parseTab(lines.map((line) => [line])), { locale: "de_DE" });
    expect(dated(source)).toEqual(["Order: 2027-02-01", "Launch: 2027-03-01"]);
  });

  test.each(["", "\n\n", "\t\t\n", "\ufeff", "|||\n|||", '"', "one sentence, with a comma."])(
    "%j is no plan, and no fault",
    (text) => {
      expect(read(text).steps.length).toBeLessThanOrEqual(1);
    },
  );
});

test("a German sheet that took step numbers for dates and lists for decimals", () => {
  const current = (text: string) => ({ day: parseIsoDay(text)! });
  const source = read(
    {
      rows: [
        ["Nr.", "Aufgabe", "Termin", "Vorg\u00e4nger"],
        [1, "Vorbereiten", current("2027-02-20"), ""],
        [current("2027-01-01"), "R\u00e4ume", current("2027-02-10"), ""],
        [current("2001-02-01"), "Schl\u00fcssel", "", ""],
        [2, "Schulen", current("2027-02-25"), 1],
        [3, "Starten", current("2027-03-01"), 1.2],
      ],
    },
    { locale: "de_DE" },
  );
  // 1.1 became 1 January, 1.2.1 1 February 2001, and "1,2" the number 1.2.
  expect(source.steps.map(({ number, level }) => [number, level])).toEqual([
    ["1", "milestone"],
    ["1.1", "task"],
    ["1.2.1", "task"],
    ["2", "milestone"],
    ["3", "milestone"],
  ]);
  expect(source.steps[4]!.startsAfter).toEqual([2, 5]);
});

test("1,000 rows of 30 columns are read in 300 ms", () => {
  const more = Array.from({ length: 25 }, (_, at) => `value ${at}`).join("\t");
  const rows = Array.from(
    { length: 1000 },
    (_, at) => `Step ${at}\t3/${1 + (at % 28)}/2027\tDana, Kim\tOpen\t${at || ""}\t${more}`,
  );
  const source = parseText(["Task\tDue\tOwner\tStatus\tDepends on\tX", ...rows].join("\n"));
  read(source);
  const before = process.cpuUsage();
  expect(read(source).steps).toHaveLength(1000);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(300);
});
