/** Every screen, in several states: reachable, complete for a screen reader, and inside 300 px at any size. */

import type { Plan, Step } from "../../src/plan/plan";
import { languageCodes } from "../../src/words/language";
import { FakeServer } from "./fakeServer";
import { GO_LIVE, lateServer, longServer, serverWithPlan } from "./samplePlans";
import { type Sidebar, SidebarBrowser } from "./sidebarPage";

let browser: SidebarBrowser;

beforeAll(async () => {
  browser = await SidebarBrowser.start();
}, 60_000);
afterAll(() => browser.stop());

const LISTED = [
  "Change the plan",
  "Edit the steps",
  "Changes in the sheet",
  "Undo",
  "Usual items to add",
  "Plan settings",
  "Non-working days",
  "Check and repair",
  "My checklist",
  "Templates",
  "New Mutual Action Plan",
];

/** The ways to change the plan, each with what makes its preview appear. */
const WAYS: readonly [string, (sidebar: Sidebar) => Promise<void>][] = [
  ["Move a milestone", (sidebar) => sidebar.click("+1 week")],
  ["Mark done", (sidebar) => sidebar.page.locator(".ticks input").first().check()],
  ["Make it fit", (sidebar) => chooseIfThere(sidebar, "Shorten steps")],
  ["Shift the whole plan", (sidebar) => sidebar.click("+1 week")],
  ["Change the goal date", (sidebar) => sidebar.page.getByLabel("Date", { exact: true }).fill("1 Sep 2027")],
  ["Edit the steps", (sidebar) => sidebar.page.locator(".tools button").nth(1).click()],
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
  ["long", () => longServer(), {}],
  ["with large text", lateServer, { textSize: 32 }],
  ["zoomed", lateServer, { scale: 2, height: 360 }],
];

/** A screen of another page takes this one's place first. */
async function arrived(sidebar: Sidebar): Promise<void> {
  await sidebar.page.locator("#app:not([aria-busy]) h1").waitFor();
}

/** Larger text changes the layout only, so what axe-core sees is not looked at again. */
async function expectInside(sidebar: Sidebar, name: string): Promise<void> {
  await sidebar.picture(name);
  expect({ name, overflow: await sidebar.overflow(), errors: sidebar.errors }).toEqual({
    name,
    overflow: 0,
    errors: [],
  });
}

async function expectSound(sidebar: Sidebar, name: string): Promise<void> {
  await expectInside(sidebar, name);
  const faults = await sidebar.accessibilityFaults();
  expect({ name, faults }).toEqual({ name, faults: [] });
}

test.each(states)(
  "a plan that is %s",
  async (state, make, options) => {
    const server = make();
    server.repairItems = [
      {
        id: "a",
        text: "The Status formula of a row is gone.",
        cell: "Milestones!D9",
        fixable: true,
        ticked: true,
      },
      {
        id: "b",
        text: "The column Days has text in it.",
        cell: "Milestones!E12",
        fixable: false,
        ticked: false,
      },
    ];
    const sidebar = await browser.open(server, options);
    const expectGood = options.height || options.textSize ? expectInside : expectSound;
    await sidebar.page.getByText("All milestones").click();
    await expectGood(sidebar, `${state} home`);
    for (const label of LISTED) {
      await sidebar.goTo(label);
      await arrived(sidebar);
      expect(await sidebar.title()).toBe(label);
      await sidebar.page.getByText("Checking the sheet").waitFor({ state: "detached" });
      for (const fold of await sidebar.page.locator("details > summary").all()) await fold.click();
      await expectGood(sidebar, `${state} ${label}`);
    }
    for (const [label, choose] of WAYS) {
      await sidebar.goTo("Change the plan");
      await sidebar.click(new RegExp(`^${label}`));
      expect(await sidebar.title()).toBe(label);
      await choose(sidebar);
      await expectGood(sidebar, `${state} ${label}`);
    }
    await sidebar.close();
  },
  90_000,
);

type Edit = (plan: Plan) => Plan;
const changed =
  (number: string, change: Partial<Step>): Edit =>
  (plan) => ({
    ...plan,
    steps: plan.steps.map((step) => (step.number === number ? { ...step, ...change } : step)),
  });

const damages: readonly [string, Edit][] = [
  ["no step", (plan) => ({ ...plan, steps: [] })],
  ["no anchor", (plan) => ({ ...plan, anchor: null })],
  ["an unknown anchor", (plan) => ({ ...plan, anchor: { step: "99", date: GO_LIVE } })],
  ["a loop", changed("3", { startsAfter: ["5"] })],
  ["a number twice", changed("4", { number: "3" })],
  ["no days", changed("5", { days: null })],
  ["an empty name", changed("6", { name: "" })],
  [
    "a week without working days",
    (plan) => ({ ...plan, seller: { weekend: "1111111", nonWorkingDays: [] } }),
  ],
];

test.each(damages)(
  "a plan with %s can be looked at, and nothing breaks",
  async (name, edit) => {
    const server = serverWithPlan();
    server.editSheet(edit);
    const sidebar = await browser.open(server);
    await sidebar.page.getByRole("button", { name: "Refresh" }).waitFor();
    await expectSound(sidebar, `${name} home`);
    for (const label of LISTED) {
      await sidebar.goTo(label);
      await arrived(sidebar);
    }
    for (const [label] of WAYS) {
      await sidebar.goTo("Change the plan");
      await sidebar.click(new RegExp(`^${label}`));
    }
    await sidebar.goTo("Changes in the sheet");
    await expectSound(sidebar, `${name} changes`);
    await sidebar.close();
  },
  30_000,
);

test.each(languageCodes)("without a plan, in %s", async (language) => {
  const server = new FakeServer();
  const sidebar = await browser.open(server, { language });
  await sidebar.page.locator(".footer").getByRole("button").waitFor();
  await expectSound(sidebar, `empty ${language}`);
  await sidebar.close();
});

test("in German", async () => {
  const sidebar = await browser.open(serverWithPlan({ language: "de" }));
  const menu = sidebar.page.getByRole("button", { name: "Alle Ansichten" });
  await menu.click();
  // The other side's page is none of the seller's screens.
  const listed = await sidebar.page.locator("nav li").allTextContents();
  const labels = listed.filter((label) => !label.startsWith("Ich arbeite"));
  await menu.click();
  for (const label of labels) {
    await menu.click();
    await sidebar.page.locator("nav").getByRole("button", { name: label, exact: true }).click();
    await arrived(sidebar);
    for (const fold of await sidebar.page.locator("details > summary").all()) await fold.click();
    await expectSound(sidebar, `German ${label}`);
  }
  await sidebar.close();
}, 30_000);
