/** Every screen, in several states: reachable, complete for a screen reader, and inside 300 px at any size. */
import { FakeServer } from "./fakeServer";
import { lateServer, longServer, serverWithPlan } from "./samplePlans";
import { type Sidebar, SidebarBrowser } from "./sidebarPage";

let browser: SidebarBrowser;

beforeAll(async () => {
  browser = await SidebarBrowser.start();
}, 60_000);
afterAll(() => browser.stop());

const LISTED = [
  "Change the plan",
  "Changes in the sheet",
  "Undo",
  "Usual items to add",
  "Non-working days",
  "Check and repair",
  "My checklist",
  "Templates",
  "New Mutual Action Plan",
];

/** The ways to change the plan, each with what makes its preview appear. */
const WAYS: readonly [string, (sidebar: Sidebar) => Promise<void>][] = [
  ["Move a milestone", (sidebar) => sidebar.click("+1 week")],
  ["Mark done", async () => {}],
  ["Make it fit", (sidebar) => chooseIfThere(sidebar, "Shorten steps")],
  ["Shift the whole plan", (sidebar) => sidebar.click("+5")],
  ["Change the goal date", (sidebar) => sidebar.page.getByLabel("Date", { exact: true }).fill("1 Sep 2027")],
  ["Days to complete", (sidebar) => sidebar.page.getByLabel("Days to complete").fill("9")],
  ["Chained or side by side", (sidebar) => chooseIfThere(sidebar, "One after the other")],
  ["Agree all open dates", async () => {}],
];

async function chooseIfThere(sidebar: Sidebar, label: string): Promise<void> {
  const choice = sidebar.page.getByLabel(label);
  if ((await choice.count()) > 0 && (await choice.isEnabled())) await choice.check();
}

const states: readonly [
  name: string,
  make: () => FakeServer,
  options: { textSize?: number; scale?: number; height?: number },
][] = [
  ["new", () => serverWithPlan(), {}],
  ["late", lateServer, {}],
  ["long", longServer, {}],
  ["with large text", lateServer, { textSize: 32 }],
  ["zoomed", lateServer, { scale: 2, height: 360 }],
];

async function expectSound(sidebar: Sidebar, name: string): Promise<void> {
  await sidebar.picture(name);
  const faults = await sidebar.accessibilityFaults();
  const overflow = await sidebar.overflow();
  expect({ name, faults, overflow, errors: sidebar.errors }).toEqual({
    name,
    faults: [],
    overflow: 0,
    errors: [],
  });
}

test.each(states)(
  "a plan that is %s",
  async (state, make, options) => {
    const server = make();
    server.repairItems = [
      { id: "a", text: "The Status formula of a row is gone.", cell: "Milestones!D9", fixable: true },
      { id: "b", text: "The column Days has text in it.", cell: "Milestones!E12", fixable: false },
    ];
    const sidebar = await browser.open(server, options);
    await sidebar.page.getByText("All milestones").click();
    await expectSound(sidebar, `${state} home`);
    for (const label of LISTED) {
      await sidebar.goTo(label);
      expect(await sidebar.title()).toBe(label);
      await sidebar.page.getByText("Checking the sheet").waitFor({ state: "detached" });
      for (const fold of await sidebar.page.locator("details > summary").all()) await fold.click();
      await expectSound(sidebar, `${state} ${label}`);
    }
    for (const [label, choose] of WAYS) {
      await sidebar.goTo("Change the plan");
      await sidebar.click(new RegExp(`^${label}`));
      expect(await sidebar.title()).toBe(label);
      await choose(sidebar);
      await expectSound(sidebar, `${state} ${label}`);
    }
    await sidebar.close();
  },
  90_000,
);

test.each(["en", "de"])("without a plan, in %s", async (language) => {
  const server = new FakeServer();
  server.locale = language === "de" ? "de_DE" : "en_US";
  const sidebar = await browser.open(server);
  await sidebar.page.locator(".footer").getByRole("button").waitFor();
  await expectSound(sidebar, `empty ${language}`);
  await sidebar.close();
});

test("in German", async () => {
  const sidebar = await browser.open(serverWithPlan({ language: "de" }));
  const menu = sidebar.page.getByRole("button", { name: "Alle Ansichten" });
  await menu.click();
  const labels = await sidebar.page.locator("nav li").allTextContents();
  await menu.click();
  for (const label of labels) {
    await menu.click();
    await sidebar.page.locator("nav").getByRole("button", { name: label, exact: true }).click();
    for (const fold of await sidebar.page.locator("details > summary").all()) await fold.click();
    await expectSound(sidebar, `German ${label}`);
  }
  await sidebar.close();
}, 30_000);
