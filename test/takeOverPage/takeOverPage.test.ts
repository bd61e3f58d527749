/** The page that makes a plan of an existing table, in a real browser: what is chosen there, and what reaches the server. */
import { readFileSync } from "node:fs";
import { parseIsoDay } from "../../src/plan/calendarDate";
import type { NewPlanRequest } from "../../src/protocol";
import { FakeServer, TODAY } from "../sidebar/fakeServer";
import { type Sidebar, SidebarBrowser } from "../sidebar/sidebarPage";

jest.setTimeout(20_000);

let browser: SidebarBrowser;
let server: FakeServer;
let page: Sidebar;

beforeAll(async () => {
  browser = await SidebarBrowser.start("takeOverPage");
}, 60_000);
afterAll(() => browser.stop());
afterEach(async () => {
  const { errors } = page;
  await page.close();
  expect(errors).toEqual([]);
});

const field = (label: string) => page.page.getByLabel(label, { exact: true });
const main = () => page.page.locator("main");
const created = () => server.calls.find(({ method }) => method === "createPlan")?.request as NewPlanRequest;
const plan = (name: string) => readFileSync(`test/takeOver/plans/${name}`, "utf8");
const day = (text: string) => parseIsoDay(text)!;

async function open(
  tabs: FakeServer["otherTabs"],
  options: Parameters<SidebarBrowser["open"]>[1] = {},
): Promise<void> {
  server = new FakeServer();
  server.otherTabs = tabs;
  page = await browser.open(server, options);
  await page.page.getByRole("button", { name: /^(Read the table|Tabelle lesen)$/ }).waitFor();
}

async function paste(text: string): Promise<void> {
  await field("The table").fill(text);
  await page.click("Read the table");
}

const cells = (text: string) => text.split("\n").map((line) => line.split("\t"));

test("a tab becomes a plan with its dates, owners, links and notes; the tab is only read", async () => {
  await open({ "Our plan": cells(plan("01-map-classic.tsv")), Other: [] });
  await field("Your company").fill("Globex");
  await field("The buyer’s company").fill("Acme");
  await page.click("Read the table");
  await main().getByText("All dates of the table stand.").waitFor();
  expect(await field("Column C").inputValue()).toBe("ownerBuyer");
  expect(await page.accessibilityFaults()).toEqual([]);
  await page.picture("take over a tab");
  await page.click("Create plan");
  await main().getByText("The plan is ready").waitFor();
  expect(created()).toMatchObject({
    sellerCompany: "Globex",
    buyerCompany: "Acme",
    anchor: { step: "8", date: day("2027-03-31") },
    // 14 Jan 2027 has a tick, but today is 6 Jan: nothing is done later than today.
    done: [{ step: "1", on: TODAY }],
    beside: false,
  });
  const [first, second] = created().template.steps;
  expect(first).toMatchObject({ name: "Kick-off call with both teams", ownersBuyer: ["Dana (champion)"] });
  expect(second).toMatchObject({ startsAfter: ["1"], ownersSeller: ["Lee (AE)"] });
  expect(created().takenOver![3]).toMatchObject({ step: "4", target: day("2027-02-19"), fixed: null });
  expect(server.calls.map(({ method }) => method)).toEqual([
    "startTakeOver",
    "readTab",
    "createPlan",
    "openView",
  ]);
});

test("what is not understood is listed by cell, answered or kept as a note; a goal without date is asked for", async () => {
  await open({});
  await main().getByText("This file has no other tab").waitFor();
  await paste(plan("03-us-them-vague-dates.tsv"));
  await main().getByText("Enter its date to see the plan.").waitFor();
  await main().getByText("A4 \u201cWeek 6\u201d (Joint scoping session): A week, not a day.").waitFor();
  expect(await page.accessibilityFaults()).toEqual([]);
  await page.click("Use Wed 31 Mar 2027");
  await field("A4: Week 6").selectOption("Fri 12 Feb 2027");
  await page.picture("take over vague dates");
  await page.click("Create plan");
  await main().getByText("The plan is ready").waitFor();
  const steps = created().takenOver!;
  expect(created().anchor).toEqual({ step: "11", date: day("2027-03-31") });
  // Fri 12 Feb was chosen for the third step, so that no note is left; "TBD" stays one.
  expect(
    created()
      .template.steps.map(({ name }) => name)
      .slice(2, 5),
  ).toEqual(["Joint scoping session", "Host the site visit", "Send the offer with prices"]);
  expect(steps[2]).toMatchObject({ target: day("2027-02-12"), note: "" });
  expect(steps[6]).toMatchObject({ target: null, note: "Date: TBD" });
  expect(steps.every(({ fixed }) => fixed === null)).toBe(true);
});

test("dates of two kinds in one column are asked about", async () => {
  await open({});
  await paste("Task\tDue\nFirst\t1/25/2027\nSecond\t25/2/2027\nThird\t3/4/2027\nGo live\t31/5/2027");
  await main().getByText("Some dates in column B").waitFor();
  await main().getByText("It could be the day or the month that comes first.").waitFor();
  await page.page.getByRole("radio", { name: "Sat 3 Apr 2027" }).check();
  await main().getByText("It could be the day or the month").waitFor({ state: "detached" });
  expect(await page.page.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("dmy");
  await page.click("Create plan");
  await main().getByText("The plan is ready").waitFor();
  expect(created().takenOver!.map(({ target }) => target)).toEqual(
    ["2027-01-25", "2027-02-25", "2027-04-03", "2027-05-31"].map(day),
  );
});

const contradiction = [
  "#\tStep\tDate\tDays\tDepends on",
  "1\tWorkshop\t2027-02-01\t1\t",
  "2\tOffer\t2027-02-08\t20\t1",
  "3\tReview\t2027-02-05\t\t2",
  "4\tGo live\t2027-03-01\t\t3",
].join("\n");

test("where the table contradicts itself both are shown, and the rep chooses; only then is a date fixed", async () => {
  await open({});
  await paste(contradiction);
  // 20 days do not fit between 1 and 8 Feb; the review is due before the offer that it follows.
  const days = page.page.getByRole("group", {
    name: "Offer: 20 days are given, but only 7 lie before Mon 8 Feb.",
  });
  await days.waitFor();
  const offer = page.page.getByRole("group", { name: /^Offer: Mon 8 Feb in the table/ });
  await offer.getByLabel("Keep Mon 8 Feb as a fixed date").check();
  await days.getByLabel("The days stand (20 days)").check();
  await page.picture("take over contradictions");
  await page.click("Create plan");
  await main().getByText("The plan is ready").waitFor();
  expect(created().template.steps[1]!.days).toBe(20);
  expect(created().takenOver!.map(({ fixed }) => fixed)).toEqual([null, day("2027-02-08"), null, null]);
});

test("a column that was not recognized is corrected by hand, with the keyboard", async () => {
  await open({});
  await paste("Dingsda\tDue\tOwner\nKick-off call\t2027-01-20\tAdmin\nGo live\t2027-03-01\tAdmin");
  await field("Column A").waitFor();
  await field("Column C").focus();
  await page.page.keyboard.type("Notes");
  await main().getByText("Which side is Admin on?").waitFor({ state: "detached" });
  expect(await page.page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Column C");
  await page.click("Create plan");
  await main().getByText("The plan is ready").waitFor();
  expect(created().takenOver!.map(({ note }) => note)).toEqual(["Admin", "Admin"]);
});

test("a tab that was deleted meanwhile is said, and the list shows what there is", async () => {
  await open({ Old: [["x"]], New: cells(contradiction) });
  server.otherTabs = { New: server.otherTabs.New! };
  await page.click("Read the table");
  await page.page.getByRole("alert").getByText("The tab \u201cOld\u201d is missing.").waitFor();
  await page.click("Read the table");
  await main().getByText("The plan that it makes").waitFor();
});

test.each([
  ["nothing", [], "There is nothing in it."],
  [
    "no steps",
    [
      [1, 2],
      [3, 4],
    ],
    "No steps were found.",
  ],
  [
    "5,000 rows",
    [["Task", "Due"], ...Array.from({ length: 5000 }, (_, at) => [`Step ${at}`, { day: TODAY + 50 }])],
    "The table has 5000 steps; a plan has at most 300.",
  ],
])("of a tab with %s no plan is made", async (_name, rows, sentence) => {
  await open({ Tab: rows });
  await page.click("Read the table");
  await main().getByText(sentence).waitFor();
  expect(await page.page.getByRole("button", { name: "Create plan" }).isHidden()).toBe(true);
});

test("in German and in a narrow window everything is there, and rows can be left out", async () => {
  await open({}, { language: "de", width: 400 });
  await field("Die Tabelle").fill(plan("08-jira.csv"));
  await page.click("Tabelle lesen");
  await main().getByText("Aufgegeben, nicht erledigt.").waitFor();
  await field("Übernehmen: Second site at once").uncheck();
  expect(await page.accessibilityFaults()).toEqual([]);
  await page.picture("take over German narrow");
  await page.click("Plan erstellen");
  await main().getByText("Der Plan ist fertig").waitFor();
  expect(created().template.steps.map(({ number }) => number)).toEqual([
    "1",
    "1.1",
    "2",
    "2.1",
    "2.1.1",
    "3",
  ]);
});

test("when the server does not answer, nothing is lost, and it can be tried again", async () => {
  await open({});
  await paste(plan("01-map-classic.tsv"));
  await main().getByText("The plan that it makes").waitFor();
  server.next.set("createPlan", "lost");
  await page.click("Create plan");
  await page.page.getByRole("alert").getByText("Google did not answer.").waitFor();
  await page.click("Create plan");
  await main().getByText("The plan is ready").waitFor();
  const sent = server.calls.filter(({ method }) => method === "createPlan").map(({ request }) => request);
  expect(sent[1]).toEqual(sent[0]);
});

test("the goal and its date follow the columns, until the rep chooses others", async () => {
  await open({});
  await paste("Task\tDue\tLatest\nOrder\t2027-02-01\t2027-02-05\nGo live\t2027-03-01\t2027-03-10");
  await field("Column C").selectOption("Target date");
  await main().getByText("Wed 10 Mar 2027").first().waitFor();
  expect(await field("Date").inputValue()).toBe("Wed 10 Mar 2027");
  await field("Date").fill("15 Mar 2027");
  await field("Column B").selectOption("Target date");
  expect(await field("Date").inputValue()).toBe("Mon 15 Mar 2027");
  await field("Works back from").selectOption("Order");
  expect(await field("Date").inputValue()).toBe("Mon 1 Feb 2027");
  await page.click("Create plan");
  await main().getByText("The plan is ready").waitFor();
  expect(created().anchor).toEqual({ step: "1", date: day("2027-02-01") });
});
