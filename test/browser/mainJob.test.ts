/** The main job as people do it, in the browser: from the menu to a dated plan, shared with the buyer, then moved. */
import { type PreviewPage, PreviewServer, START_TIMEOUT, TEST_TIMEOUT } from "./preview";

jest.setTimeout(TEST_TIMEOUT);

const MENU = "Mutual Action Plan";
/** A Monday. */
const TODAY = "2027-01-11";

let server: PreviewServer;
let preview: PreviewPage;

beforeAll(async () => {
  server = await PreviewServer.start();
}, START_TIMEOUT);
afterAll(async () => {
  await server?.stop();
});

async function openFile(): Promise<void> {
  preview = await server.open({ name: "Deal", today: TODAY, timeZone: "America/New_York" });
}
async function closeFile(): Promise<void> {
  await preview?.close();
  expect(preview?.errors).toEqual([]);
}

const field = (label: string) => preview.inSidebar.getByLabel(label, { exact: true });
const button = (name: string) => preview.inSidebar.getByRole("button", { name, exact: true });
const said = (text: string | RegExp) => preview.inSidebar.locator("main").getByText(text).first();

/** The milestones as people see them, by step number and header. */
async function milestones(tab = "Milestones"): Promise<Map<string, Record<string, string>>> {
  const rows = await preview.cells(tab, "A1:S40");
  const header = rows.findIndex((row) => row[0] === "#");
  const steps = rows.slice(header + 1).filter((row) => row[0] !== "");
  return new Map(
    steps.map((row) => [row[0]!, Object.fromEntries(rows[header]!.map((name, at) => [name, row[at]!]))]),
  );
}

/** Where a step's cell is, "D7". */
async function cellOf(step: string, column: string): Promise<string> {
  const rows = await preview.cells("Milestones", "A1:S40");
  const header = rows.findIndex((row) => row[0] === "#");
  const row = rows.findIndex((cells, at) => at > header && cells[0] === step);
  return `${String.fromCharCode(65 + rows[header]!.indexOf(column))}${row + 1}`;
}

/** Everything above the table, in one text. */
async function headerFacts(): Promise<string> {
  return (await preview.cells("Milestones", "A1:K5")).flat().filter(Boolean).join(" | ");
}

const targetDates = async () => [...(await milestones()).values()].map((row) => row["Target Date"]);

async function faults(): Promise<string[]> {
  return [...(await preview.accessibilityFaults()), ...(await preview.sidebarFaults())];
}

/** The reference plan: 13 milestones, worked back from a go-live on Mon 15 Mar 2027. */
const REFERENCE = [
  "22 Jan 2027",
  "29 Jan 2027",
  "5 Feb 2027",
  "10 Feb 2027",
  "17 Feb 2027",
  "18 Feb 2027",
  "4 Mar 2027",
  "11 Mar 2027",
  "12 Mar 2027",
  "15 Mar 2027",
  "14 Apr 2027",
  "14 May 2027",
  "14 Jun 2027",
];

// Each test goes on where the one before it ended, as a deal does.
describe("a deal", () => {
  beforeAll(openFile);
  afterAll(closeFile);

  test("begins with the menu and a few answers", async () => {
    await preview.chooseFromMenu(MENU, "New Mutual Action Plan");
    await field("Your company").fill("Northwind Software");
    await field("The buyer\u2019s company").fill("Contoso Retail");
    await field("Date").fill("2027-03-15");
    await field("Compelling event").fill("The license ends on 31 March");
    await field("Intros and Fit").check();
    await said(/^On time, \d+ working days to spare\.$/).waitFor();
    expect(await faults()).toEqual([]);
  });

  test("waits visibly while the plan is made, once", async () => {
    await preview.inPage((page) => page.setDelay(1500), null);
    const create = preview.inSidebar.locator(".footer button");
    await create.click();
    await preview.inSidebar.locator("#app[aria-busy=true]").waitFor();
    expect(await create.textContent()).toBe("Creating\u2026");
    await create.click({ force: true });
    await said("The plan is ready.").waitFor();
    await preview.inPage((page) => page.setDelay(0), null);
    expect(await preview.tabs()).toEqual(["Value", "Stakeholders", "Milestones", "Resources"]);
    expect(await preview.inPage((page) => page.file.sheetName(page.file.activeSheetId()), null)).toBe(
      "Milestones",
    );
    expect(await faults()).toEqual([]);
  });

  test("has every date, owner and status in the sheet", async () => {
    const plan = await milestones();
    // The first step is done today, the others count back from the go-live.
    expect([...plan.values()].map((row) => row["Target Date"])).toEqual([
      "11 Jan 2027",
      ...REFERENCE.slice(1),
    ]);
    expect([...plan.values()].map((row) => row.Status)).toEqual(["Done", ...Array(12).fill("Planned")]);
    expect(plan.get("5")).toMatchObject({
      Milestone: "Negotiation",
      Days: "7",
      "Owner (seller)": "Account Executive, Legal Support",
      "Owner (buyer)": "Legal advisor",
      "Outcomes / Notes (done when …)": expect.stringMatching(/^Price and terms are agreed/),
      Done: "FALSE",
    });
    const facts = await headerFacts();
    for (const fact of [
      "Mutual Action Plan: Northwind Software and Contoso Retail",
      "The license ends on 31 March",
      "15 Mar 2027 | 63 | 1 of 13 | 0 | Use case discovery",
      "On time, 9 working days to spare",
    ]) {
      expect(facts).toContain(fact);
    }
    const values = (await preview.cells("Value", "A1:F14")).flat();
    expect(values).toContain("The license ends on 31 March");
    expect((await preview.cells("Stakeholders", "A1:G20")).flat()).toContain("Project sponsor (signatory)");
  });

  test("offers owners in dropdowns, ticks in boxes and dates in a calendar", async () => {
    const kinds = await preview.inPage(
      (page, cells) => {
        const getters = page.file.model.getters;
        const sheetId = getters.getSheetIdByName("Milestones")!;
        return cells.map((a1) => {
          const { zone } = getters.getRangeFromSheetXC(sheetId, a1);
          return getters.getValidationRuleForCell({ sheetId, col: zone.left, row: zone.top })?.criterion.type;
        });
      },
      [
        await cellOf("7", "Owner (seller)"),
        await cellOf("7", "Owner (buyer)"),
        await cellOf("7", "Done"),
        await cellOf("7", "Target Date"),
      ],
    );
    expect(kinds).toEqual(["isValueInRange", "isValueInRange", "isBoolean", expect.stringMatching(/date/i)]);
  });

  test("shows overdue steps in words and colors as the days pass", async () => {
    const statusCell = await cellOf("3", "Status");
    const calm = await preview.style("Milestones", statusCell);
    await preview.setToday("2027-02-09");
    const plan = await milestones();
    expect(["1", "2", "3", "4", "5"].map((step) => plan.get(step)!.Status)).toEqual([
      "Done",
      "11 days overdue",
      "4 days overdue",
      "Due in 1 day",
      "Planned",
    ]);
    const late = await preview.style("Milestones", statusCell);
    const soon = await preview.style("Milestones", await cellOf("4", "Status"));
    const done = await preview.style("Milestones", await cellOf("1", "Status"));
    const fills = [calm, late, soon, done].map((style) => style.fillColor);
    expect(new Set(fills).size).toBe(4);
    expect(await headerFacts()).toContain("15 Mar 2027 | 34 | 1 of 13 | 2");
  });

  test("is the buyer's sheet too, without the add-on", async () => {
    await preview.showAs("Guest");
    expect(await preview.menu(MENU).count()).toBe(0);
    expect(await preview.sidebar.isVisible()).toBe(false);
    await preview.typeInto("Milestones", await cellOf("2", "Owner (buyer)"), "Ana Silva");
    expect((await milestones()).get("2")!["Owner (buyer)"]).toBe("Ana Silva");
    for (const step of ["2", "3"]) await preview.tickAs("Bea", "Milestones", await cellOf(step, "Done"));
    const plan = await milestones();
    expect([plan.get("2")!.Status, plan.get("3")!.Status]).toEqual(["Done", "Done"]);
    expect(await headerFacts()).toContain("3 of 13");
    expect(await preview.accessibilityFaults()).toEqual([]);
    await preview.showAs("Rep");
  });

  test("has a page of their own for the buyer's people who open the add-on, asked for once", async () => {
    await preview.showAs("Buyer");
    await preview.chooseFromMenu(MENU, "Move a milestone");
    await said("Whom do you work for?").waitFor();
    await preview.inSidebar.locator(".choices button").first().click();
    await button("Propose another date").waitFor();
    expect(await faults()).toEqual([]);
    // As after a reload, with the menu of their side.
    await preview.showAs("Rep");
    await preview.showAs("Buyer");
    await preview.chooseFromMenu(MENU, "Propose another date");
    await said("What may give?").waitFor();
    expect(await preview.inSidebar.getByText("Agreed in return").count()).toBe(0);
    await preview.showAs("Rep");
  });

  test("moves a milestone with a preview, and somebody else may edit meanwhile", async () => {
    await preview.chooseFromMenu(MENU, "Move a milestone");
    await field("Which step").selectOption("6");
    await button("+1 week").click();
    await said("Go Live moves from Mon 15 Mar to Mon 22 Mar 2027, 5 working days later.").waitFor();
    expect((await milestones()).get("6")!["Target Date"]).toBe("18 Feb 2027");
    expect(await faults()).toEqual([]);
    await field("Buyer").check();
    await field("Why").fill("The board meets later");
    await field("Agreed in return").fill("A reference call");
    await preview.typeAs("Bea", "Milestones", await cellOf("8", "Days"), "8");
    await button("Apply").click();
    await said("This changed in the sheet meanwhile:").waitFor();
    await said(/Integrations.*\b7\b.*\b8\b/).waitFor();
    expect((await milestones()).get("6")!["Target Date"]).toBe("18 Feb 2027");
    await button("Apply").click();
    await preview.inSidebar.getByRole("heading", { name: "Applied" }).waitFor();
    expect(await faults()).toEqual([]);
    const plan = await milestones();
    expect(plan.get("6")!["Target Date"]).toBe("25 Feb 2027");
    expect(plan.get("10")!["Target Date"]).not.toBe("15 Mar 2027");
  });

  test("keeps the history of what was traded, and takes the change back", async () => {
    expect(await preview.tabs()).toContain("Plan history");
    const history = (await preview.cells("Plan history", "A1:I8")).find((row) => row.includes("Signature"))!;
    for (const entry of ["18 Feb 2027", "25 Feb 2027", "buyer", "The board meets later", "A reference call"])
      expect(history).toContain(entry);
    await button("Undo").click();
    await said("Undone.").waitFor();
    const plan = await milestones();
    expect(plan.get("6")!["Target Date"]).toBe("18 Feb 2027");
    expect(plan.get("10")!["Target Date"]).toBe("15 Mar 2027");
  });

  test("lists a date that somebody typed, and puts it back", async () => {
    await preview.typeAs("Bea", "Milestones", await cellOf("8", "Days"), "7");
    const at = await cellOf("7", "Target Date");
    await preview.typeAs("Bea", "Milestones", at, "3/9/2027");
    expect(await preview.cell("Milestones", at)).toBe("9 Mar 2027");
    await button("Refresh").click();
    await button("Look at them").click();
    const change = preview.inSidebar
      .getByRole("listitem")
      .filter({ hasText: /Implementation.*4 Mar.*9 Mar/ });
    await change.getByRole("button", { name: /^Put back/ }).click();
    expect(await faults()).toEqual([]);
    await button("Apply").click();
    await preview.inSidebar.getByRole("heading", { name: "Applied" }).waitFor();
    expect(await preview.cell("Milestones", at)).toBe("4 Mar 2027");
  });

  test("says what to look at before sending, and writes the letter", async () => {
    await preview.chooseFromMenu(MENU, "Documents to send");
    const dialog = preview.page.frameLocator("dialog iframe");
    await dialog.getByText("Nobody on the buyer's side who signs has a name yet").waitFor();
    await dialog.getByRole("tab", { name: "Plan letter" }).click();
    await dialog.getByRole("radio", { name: "Letter, with everything" }).check();
    await dialog.getByRole("cell", { name: "Quarterly Review" }).waitFor();
    await dialog.getByRole("button", { name: "Copy" }).click();
    await dialog.getByText("Copied. Paste it where you want it.").waitFor();
    await preview.page.getByRole("button", { name: "Close dialog" }).click();
    await preview.page.locator("dialog").waitFor({ state: "detached" });
  });

  test("leaves room for a second plan beside it", async () => {
    const before = await targetDates();
    await preview.chooseFromMenu(MENU, "New Mutual Action Plan");
    await said("This spreadsheet has a plan already: Northwind Software and Contoso Retail.").waitFor();
    await field("The buyer\u2019s company").fill("Fabrikam");
    await button("Create another plan").click();
    await said("The plan is ready.").waitFor();
    const second = (await preview.tabs()).filter((name) => /^Milestones./.test(name));
    expect(second).toHaveLength(1);
    expect((await milestones(second[0])).size).toBe(13);
    expect(await targetDates()).toEqual(before);
  });
});

describe("a fresh file", () => {
  beforeEach(openFile);
  afterEach(closeFile);

  test("has a plan after two clicks", async () => {
    await preview.chooseFromMenu(MENU, "New Mutual Action Plan");
    await button("Create plan").click();
    await said("The plan is ready.").waitFor();
    expect(await headerFacts()).toContain("Mutual Action Plan: Seller and Buyer");
    const dates = await targetDates();
    expect(dates).toHaveLength(13);
    for (const date of dates) {
      expect(date).toMatch(/^\d+ \w+ 2027$/);
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${date} UTC`).getUTCDay());
    }
  });

  test("agrees as many dates as it says, also where a task has a date", async () => {
    await preview.chooseFromMenu(MENU, "New Mutual Action Plan");
    await button("Create plan").click();
    await said("The plan is ready.").waitFor();
    // Below the thirteen milestones; the row above it ends the table.
    const spare = Number((await cellOf("13", "#")).slice(1)) + 1;
    for (const [column, text] of [
      ["A", "4.1"],
      ["B", "3/1/2027"],
      ["C", "Prepare the offer"],
    ] as const)
      await preview.typeAs("Bea", "Milestones", `${column}${spare}`, text);
    expect((await milestones()).get("4.1")!["Target Date"]).toBe("1 Mar 2027");
    await preview.tickAs("Bea", "Milestones", await cellOf("1", "Done"));
    await button("Refresh").click();
    await button("More\u2026").click();
    await preview.inSidebar.getByRole("button", { name: /^Agree all open dates/ }).click();
    await said("These dates are not agreed yet.").waitFor();
    const listed = await preview.inSidebar.locator("main ul.rows li").count();
    await button("Agree all").click();
    const told = await said(/^\d+ dates are agreed\.$/).textContent();
    const ticked = [...(await milestones()).values()].filter((row) => row.Agreed === "TRUE");
    // Thirteen milestones, of which one is done.
    expect([listed, Number.parseInt(told!, 10), ticked.length]).toEqual([12, 12, 12]);
  });

  test("takes the buyer's public holidays and language", async () => {
    await preview.chooseFromMenu(MENU, "New Mutual Action Plan");
    await field("Date").fill("15 Mar 2027");
    await preview.inSidebar.getByText("Working week and days off").click();
    await preview.inSidebar.getByText("Language and color").click();
    await preview.inSidebar.getByText("Public holidays by country").click();
    await field("Country of the buyer").selectOption("Austria");
    await button("Add public holidays").click();
    await field("Language of the plan").selectOption("Deutsch");
    await field("Unterschrift").waitFor();
    await button("Create plan").click();
    await said("Der Plan ist fertig.").waitFor();
    // The sidebar comes in the rep's language and learns the plan's.
    await preview.chooseFromMenu(MENU, "Open plan sidebar");
    await said(/^Go-live: Mo 15. M\u00e4rz 2027$/i).waitFor();
    const names = [...(await milestones("Meilensteine")).values()].map((row) => row.Meilenstein);
    expect(names).toContain("Unterschrift");
    await button("Alle Ansichten").click();
    await button("Arbeitsfreie Tage").click();
    await preview.inSidebar
      .getByRole("listitem")
      .filter({ hasText: /^Do 6\. Mai 2027Kunde/ })
      .waitFor();
    expect(await faults()).toEqual([]);
  });

  test("says at the field what is wrong with an answer, and makes nothing", async () => {
    await preview.chooseFromMenu(MENU, "New Mutual Action Plan");
    const date = field("Date");
    for (const [typed, sentence] of [
      ["", "Enter a date."],
      ["next week", "This is not a date. Write it like 15 Mar 2027."],
      ["31 February 2027", "There is no such day in the calendar."],
      ["15 Mar 20277", "Check the year: plans run between 1990 and 2150."],
      ["10 Jan 2027", "This date is in the past. Choose today or a later day."],
    ] as const) {
      await date.fill(typed);
      await button("Create plan").click();
      await said(sentence).waitFor();
      expect(await date.getAttribute("aria-invalid")).toBe("true");
    }
    expect(await faults()).toEqual([]);
    await date.fill("15 Mar 2027");
    await field("Your company").fill("x".repeat(5000));
    await button("Create plan").click();
    await said("5000 characters are too many. Keep it to 200.").waitFor();
    expect(await preview.tabs()).toEqual(["Sheet1"]);
    // A plan that cannot be kept any more is no fault: it says so and can be made.
    await field("Your company").fill("=Northwind");
    await date.fill("25 Jan 2027");
    // What is done already is later than what follows it would have to start.
    await said("1 date clash.").waitFor();
    await said(/^The earliest realistic date for Go Live is /).waitFor();
  });
});
