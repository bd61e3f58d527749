/** Public holidays by country, in the questions of a new plan and on the screen of an existing one. */
import { dayNumber, isoText } from "../../src/plan/calendarDate";
import { FakeServer } from "./fakeServer";
import { serverWithPlan } from "./samplePlans";
import { type Sidebar, SidebarBrowser } from "./sidebarPage";

let browser: SidebarBrowser;
let server: FakeServer;
let sidebar: Sidebar;

beforeAll(async () => {
  browser = await SidebarBrowser.start();
}, 60_000);
afterAll(() => browser?.stop());

beforeEach(() => {
  server = new FakeServer();
});
afterEach(async () => {
  expect(sidebar.errors).toEqual([]);
  await sidebar.close();
});

const field = (label: string) => sidebar.page.getByLabel(label, { exact: true });

async function unfold(): Promise<void> {
  await sidebar.page.getByText("Public holidays by country").click();
}

test("come into a new plan for either side, and single ones go again", async () => {
  sidebar = await browser.open(server, { view: "newPlan" });
  await field("Date").fill("15 Mar 2027");
  await sidebar.page.getByText("Working week and days off").click();
  await unfold();
  // The spreadsheet's own country is the seller's until somebody chooses another.
  await sidebar.page.getByText(/^\d+ public holidays from Wed 6 Jan 2027/).waitFor();
  expect(await field("Country of the seller").inputValue()).toBe("US");
  expect(await field("Region of the buyer").isVisible()).toBe(false);
  await field("Country of the seller").selectOption("United Kingdom");
  await field("Region of the seller").selectOption("Wales");
  await field("Country of the buyer").selectOption("Germany");
  await field("Region of the buyer").selectOption("Bayern");
  await sidebar.page
    .getByText("10 public holidays from Wed 6 Jan 2027 to Tue 14 Dec 2027, 8 of them before the plan ends.")
    .waitFor();
  await sidebar.picture("public holidays");
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.click("Add public holidays");
  await sidebar.page.getByText(/^No public holiday to add/).waitFor();
  await sidebar.click("Remove Wed 6 Jan 2027");
  await sidebar.page.getByText(/^One public holiday from/).waitFor();
  await sidebar.click("Create plan");
  await sidebar.page.getByText("The plan is ready.").waitFor();
  expect(server.loaded!.nonWorkingDays.map(({ date, side }) => `${isoText(date)} ${side}`)).toEqual([
    "2027-03-26 both",
    "2027-03-29 both",
    "2027-05-03 seller",
    "2027-05-06 buyer",
    "2027-05-17 buyer",
    "2027-05-27 buyer",
    "2027-05-31 seller",
    "2027-08-30 seller",
    "2027-11-01 buyer",
  ]);
}, 60_000);

test("come into an existing plan, which shows what moves before it is saved", async () => {
  // A go-live on the day after Easter Monday.
  server = serverWithPlan({ anchor: { step: "10", date: dayNumber(2027, 3, 30) } });
  sidebar = await browser.open(server);
  await sidebar.goTo("Non-working days");
  await unfold();
  await field("Country of the seller").selectOption("None");
  await field("Country of the buyer").selectOption("Germany");
  await sidebar.click("Add public holidays");
  await sidebar.page.getByRole("listitem").filter({ hasText: "Mon 29 Mar 2027Buyer" }).waitFor();
  await sidebar.page.getByRole("heading", { name: /^\d+ dates change$/ }).waitFor();
  await sidebar.click("Save and work out anew");
  await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
  expect(server.loaded!.nonWorkingDays).toContainEqual({ date: dayNumber(2027, 3, 29), side: "buyer" });
  // Onboarding, the day before, would have been on Easter Monday.
  expect(server.loaded!.plan.steps[8]!.target).toBe(dayNumber(2027, 3, 25));
}, 60_000);

test("say when they cannot be loaded, and come when the part is opened again", async () => {
  server.next.set("loadHolidays", "lost");
  sidebar = await browser.open(server, { view: "newPlan" });
  await sidebar.page.getByText("Working week and days off").click();
  await unfold();
  await sidebar.page.getByText(/^Google did not answer\. .* close and open this part/).waitFor();
  await unfold();
  await unfold();
  await sidebar.page.getByText(/^\d+ public holidays from/).waitFor();
}, 60_000);
