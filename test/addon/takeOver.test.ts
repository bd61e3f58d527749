/** An existing plan in a tab becomes a plan beside it: what is read, what is written, and what stays as it was. */
import { readFileSync } from "node:fs";
import { dayNumber, parseIsoDay } from "../../src/plan/calendarDate";
import { review } from "../../src/plan/review";
import { schedule } from "../../src/plan/schedule";
import type { LoadedPlan, NewPlanRequest } from "../../src/protocol";
import { parseTab, parseText } from "../../src/takeOver/parseText";
import { readSource } from "../../src/takeOver/readSource";
import { takeOver } from "../../src/takeOver/takeOver";
import { type AddOn, newFile, newYork, noon, open, type Place, referenceRequest, value } from "./bundle";

const week = { weekend: "0000011", nonWorkingDays: [] };
const berlin: Place = { locale: "de_DE", zone: "Europe/Berlin", scriptZone: "America/Los_Angeles" };
const day = (text: string) => parseIsoDay(text)!;

/** A file with the table typed into its first tab by a person, as it stands in the project's plans. */
function fileWith(plan: string, place: Place, today = noon): AddOn {
  const file = newFile(place, () => today);
  const rows = parseText(readFileSync(`test/takeOver/plans/${plan}`, "utf8")).rows.map((row) =>
    row.map(String),
  );
  const width = Math.max(...rows.map((row) => row.length));
  const tab = file.sheetName(file.sheetIds()[0]!);
  file.person("Rep").paste(
    tab,
    "A1",
    rows.map((row) => [...row, ...Array(width - row.length).fill("")]),
  );
  return open(file, undefined, place);
}

/** What the page does: reads the tab, works the plan out, and asks for it. */
function requestFrom(addOn: AddOn, companies: { seller: string; buyer: string }): NewPlanRequest {
  const { tabs, today, locale } = value(addOn.server.startTakeOver({}));
  const { rows } = value(addOn.server.readTab({ tab: tabs[0]! }));
  const { seller, buyer } = companies;
  const source = readSource(parseTab(rows), {
    locale,
    today,
    companies: { seller: [seller], buyer: [buyer] },
  });
  const made = takeOver(
    source,
    {
      goal: { row: source.goal!.row, date: source.goal!.date! },
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
    },
    ({ text }) => `Not understood: ${text}`,
  );
  const { template, takenOver, done, anchor } = made;
  return referenceRequest({
    id: "takenOver",
    sellerCompany: seller,
    buyerCompany: buyer,
    nonWorkingDays: [],
    template,
    takenOver,
    done,
    anchor,
  });
}

function loadedPlan(addOn: AddOn): LoadedPlan {
  return value(addOn.server.openSidebar({})).loaded!;
}

const targets = (loaded: LoadedPlan) => loaded.plan.steps.map(({ target }) => target);

test("the classic table keeps its dates, owners, links and notes; the rows behind hold them", () => {
  const addOn = fileWith("01-map-classic.tsv", newYork, Date.UTC(2027, 0, 18, 17));
  const { file } = addOn;
  const [id] = file.sheetIds();
  const before = JSON.stringify(tabValues(addOn, id!));
  value(addOn.server.createPlan(requestFrom(addOn, { seller: "Globex", buyer: "Acme" })));
  const loaded = loadedPlan(addOn);
  expect(targets(loaded)).toEqual(
    ["01-14", "01-29", "02-12", "02-19", "02-26", "03-05", "03-24", "03-31"].map((text) =>
      day(`2027-${text}`),
    ),
  );
  expect(schedule(loaded.plan).target).toEqual(targets(loaded));
  expect(loaded.plan.steps.map(({ startsAfter }) => startsAfter.join())).toEqual([
    "",
    "1",
    "1",
    "3",
    "2",
    "4,5",
    "6",
    "7",
  ]);
  expect(loaded.plan.steps.map(({ fixed }) => fixed)).toEqual(Array(8).fill(null));
  // Business case, 19 Feb: the contract comments of 26 Feb would give it a week more.
  expect(loaded.plan.steps[3]!.notLaterThan).toBe(day("2027-02-19"));
  expect(loaded.plan.steps[0]).toMatchObject({ done: true, completedOn: day("2027-01-14") });
  expect(loaded.details[0]).toMatchObject({
    ownersSeller: "Lee (AE)",
    ownersBuyer: "Dana (champion)",
    outcome: "Held on site",
  });
  expect(loaded.findings).toEqual([]);
  expect(review(loaded.plan, loaded.snapshot)).toEqual([]);
  expect(JSON.stringify(tabValues(addOn, id!))).toBe(before);
});

test("a German table in a German file: typed dates are dates, what is not understood stands in the notes", () => {
  const addOn = fileWith("10-german-semicolon.csv", berlin, Date.UTC(2027, 0, 25, 9));
  value(addOn.server.createPlan(requestFrom(addOn, { seller: "Contoso", buyer: "Acme GmbH" })));
  const loaded = loadedPlan(addOn);
  const dated = Object.fromEntries(loaded.plan.steps.map(({ name, target }) => [name, target]));
  expect(dated).toMatchObject({
    Angebot: day("2027-02-01"),
    "Vertrag unterschrieben": day("2027-02-26"),
    "Schnittstelle zum ERP": day("2027-03-12"),
    Produktivstart: day("2027-03-31"),
  });
  expect(loaded.details[3]!.outcome).toBe("Not understood: KW 7");
  expect(loaded.details.map(({ phase }) => phase).slice(0, 3)).toEqual(["Klären", "Klären", "Entscheiden"]);
});

test("tabs of plans and hidden tabs are not offered, and a tab that is gone is named", () => {
  const addOn = fileWith("01-map-classic.tsv", newYork);
  const person = addOn.file.person("Rep");
  const [source] = addOn.file.sheetIds().map((id) => addOn.file.sheetName(id));
  value(addOn.server.createPlan(referenceRequest()));
  person.insertTab("Scratch");
  person.insertTab("Secret");
  person.hideTab("Secret");
  const start = value(addOn.server.startTakeOver({}));
  expect([...start.tabs].sort()).toEqual(["Scratch", source].sort());
  expect(start).toMatchObject({
    hasPlan: true,
    sellerCompany: "Acme",
    locale: "en_US",
    today: dayNumber(2027, 1, 11),
  });
  person.deleteTab("Scratch");
  expect(addOn.server.readTab({ tab: "Scratch" })).toEqual({
    ok: false,
    findings: [{ problem: { code: "missingTab", tab: "Scratch" }, cells: [] }],
  });
});

test("1,000 rows of 30 columns are read with one round trip", () => {
  const file = newFile();
  const tab = file.sheetName(file.sheetIds()[0]!);
  const rows = Array.from({ length: 1000 }, (_, row) =>
    Array.from({ length: 30 }, (_, column) => (column === 1 ? "2027-03-01" : `cell ${row} ${column}`)),
  );
  file.person("Rep").insertRowsBelow(tab, 1, 100);
  file.person("Rep").paste(tab, "A1", rows);
  const addOn = open(file);
  addOn.session.resetCalls();
  const { rows: found } = value(addOn.server.readTab({ tab }));
  expect(addOn.session.calls.roundTrips).toBeLessThanOrEqual(1);
  expect(found).toHaveLength(1000);
  expect(found[999]!.slice(0, 2)).toEqual(["cell 999 0", { day: day("2027-03-01") }]);
});

test("the menu's page opens in the person's language, and leads to the plan", () => {
  const addOn = fileWith("01-map-classic.tsv", newYork);
  value(addOn.server.openTakeOver({}));
  expect(addOn.shown.dialog).toContain("I paste it here");
  value(addOn.server.openView({ view: "plan", created: true }));
  expect(addOn.shown.sidebar).toContain('data-view="plan"');
});

function tabValues({ file }: AddOn, sheetId: string): unknown[][] {
  return Array.from({ length: 20 }, (_, row) =>
    Array.from({ length: 8 }, (_, column) => file.value(sheetId, row, column).value),
  );
}
