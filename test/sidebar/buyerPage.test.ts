/** What somebody of the buyer's side does on their page, with clicks and keys, and what reaches the server. */
import type { ApplyRequest, ViewName } from "../../src/protocol";
import type { FakeServer } from "./fakeServer";
import { lateServer, longServer, serverWithPlan } from "./samplePlans";
import { type Sidebar, SidebarBrowser } from "./sidebarPage";

jest.setTimeout(20_000);

let browser: SidebarBrowser;
let server: FakeServer;
let sidebar: Sidebar;

beforeAll(async () => {
  browser = await SidebarBrowser.start();
}, 60_000);
afterAll(() => browser.stop());
afterEach(async () => {
  const { errors } = sidebar;
  expect(await main().textContent()).not.toMatch(/undefined|null|NaN|\{\w+\}/);
  await sidebar.close();
  expect(errors).toEqual([]);
});

const main = () => sidebar.page.locator("main");
const requests = (method: string) =>
  server.calls.filter((call) => call.method === method).map((call) => call.request);

async function open(started: FakeServer, side: FakeServer["side"], view: ViewName = "ours"): Promise<void> {
  server = started;
  server.side = side;
  sidebar = await browser.open(server, { view });
}

test("asks once for whom the person works, and then shows their side", async () => {
  await open(serverWithPlan(), null);
  await main().getByText("This is the plan of Acme and Globex. Whom do you work for?").waitFor();
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.click("Globex");
  await main().getByText("Ours in the next two weeks").waitFor();
  expect(requests("saveSide")).toEqual([expect.objectContaining({ side: "buyer" })]);
});

test("leads the seller's colleague to the seller's page", async () => {
  await open(serverWithPlan(), null);
  await sidebar.click("Acme");
  await sidebar.page.getByRole("button", { name: "Mark done" }).waitFor();
  expect(requests("saveSide")).toEqual([expect.objectContaining({ side: "seller" })]);
});

test("a wrong answer is put right from the list, on either page", async () => {
  await open(serverWithPlan(), "buyer");
  await sidebar.goTo("I work for Acme");
  await sidebar.page.getByRole("button", { name: "Mark done" }).waitFor();
  await sidebar.goTo("I work for Globex");
  await main().getByText("Ours in the next two weeks").waitFor();
});

test("goes on when the answer cannot be kept, and says so", async () => {
  await open(serverWithPlan(), null);
  server.next.set("saveSide", { code: "storageFull" });
  await sidebar.click("Globex");
  await main().getByText("Google did not keep your answer").waitFor();
  await main().getByText("Ours in the next two weeks").waitFor();
});

test("turns to the other page when the plan in front is one that the person sells", async () => {
  await open(serverWithPlan(), "buyer");
  await main().getByText("Ours in the next two weeks").waitFor();
  server.side = "seller";
  await sidebar.refocus();
  await sidebar.page.getByRole("button", { name: "Mark done" }).waitFor();
});

test("proposes another date: asked for by the buyer, without the question what is given in return", async () => {
  await open(serverWithPlan(), "buyer");
  await sidebar.click("Propose another date");
  await sidebar.click("+1 week");
  await main().getByText("For the history").waitFor();
  expect(await main().getByText("Agreed in return").count()).toBe(0);
  expect(await main().getByText("Asked for by").count()).toBe(0);
  await sidebar.page.getByLabel("Why do we need another date?").fill("  Our audit is that week  ");
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.picture("buyer-propose");
  await sidebar.click("Apply");
  await main().getByText("asked for by Globex").waitFor();
  const [sent] = requests("applyChange") as ApplyRequest[];
  expect(sent).toMatchObject({ askedBy: "buyer", why: "Our audit is that week", agreedInReturn: "" });
  const offered = await sidebar.page.locator(".footer button").allTextContents();
  expect(offered).toEqual(["Back to the plan", "Undo"]);
  await sidebar.click("Undo");
  await main().getByText("Undone.").waitFor();
});

test("says what changed: typed dates, and moved ones with who asked", async () => {
  const started = serverWithPlan();
  started.history = [
    {
      when: 46398,
      milestone: "Signature",
      before: 46440,
      after: 46447,
      effect: 5,
      askedBy: "Buyer",
      why: "Audit",
      inReturn: "A reference",
    },
  ];
  await open(started, "buyer");
  server.editSheet((plan) => ({
    ...plan,
    steps: plan.steps.map((step) => (step.number === "2" ? { ...step, target: step.target! + 7 } : step)),
  }));
  await sidebar.refocus();
  await sidebar.click("What changed");
  await main().getByText("Typed in the sheet, not worked in yet").waitFor();
  // Day 46440 is Mon 22 Feb 2027.
  await main().getByText("Signature: from Mon 22 Feb to Mon 1 Mar").waitFor();
  await main().getByText("Asked for by: Buyer \u00b7 Audit").waitFor();
  expect(await main().getByText("A reference").count()).toBe(0);
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.picture("buyer-changes");
});

test("copies the text for the own management and saves the own dates", async () => {
  await open(lateServer(), "buyer");
  await sidebar.click("Text and calendar");
  await sidebar.click("Copy");
  await main()
    .getByText(/^(Copied|Your browser)/)
    .waitFor();
  const saved = sidebar.page.waitForEvent("download");
  await sidebar.click("Download");
  expect((await saved).suggestedFilename()).toBe("Acme Globex.ics");
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.picture("buyer-text");
});

test.each(["buyer", null] as const)(
  "the list beside a new plan holds nothing of the seller's (%s)",
  async (side) => {
    await open(serverWithPlan(), side, "newPlan");
    await sidebar.page.getByRole("textbox").first().waitFor();
    await sidebar.page.getByRole("button", { name: "All screens" }).click();
    const listed = sidebar.page.getByRole("listitem").getByRole("button");
    expect(await listed.allTextContents()).toEqual(["Templates", "New Mutual Action Plan"]);
  },
);

test("without a plan says what may have happened", async () => {
  const started = serverWithPlan();
  started.loaded = null;
  await open(started, null);
  await main().getByText("This spreadsheet has no plan yet").waitFor();
});

test.each([
  ["late", lateServer],
  ["long", longServer],
] as const)("fits 300 px: a %s plan", async (name, make) => {
  await open(make(), "buyer");
  await main().getByText("Refresh").waitFor();
  expect(await sidebar.overflow()).toBeLessThanOrEqual(0);
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.picture(`buyer-${name}`);
});
