/** Editing the plan like a plan, with clicks and keys; the clicks are counted. */
import type { ApplyRequest, ViewName } from "../../src/protocol";
import { type FakeServer, TODAY } from "./fakeServer";
import { GO_LIVE, lateServer, longServer, serverWithPlan } from "./samplePlans";
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
  await sidebar.close();
  expect(errors).toEqual([]);
});

const field = (label: string) => sidebar.page.getByLabel(label, { exact: true });
const main = () => sidebar.page.locator("main");
const asked = () =>
  server.calls.filter((call) => call.method === "applyChange").map((call) => call.request as ApplyRequest);
const named = () => server.loaded!.plan.steps.map(({ number, name }) => `${number} ${name}`);
const row = (name: string) => sidebar.page.locator(".edits .row", { hasText: name });
const tool = (label: string) => sidebar.page.locator(".tools").getByText(label, { exact: true });
const apply = async () => {
  await sidebar.click("Apply");
  await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
};

async function open(
  started: FakeServer,
  selected: string | null = null,
  view: ViewName = "plan",
): Promise<void> {
  server = started;
  server.loaded = { ...server.loaded!, selected };
  sidebar = await browser.open(server, { view });
  await sidebar.page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    counted.clicks = 0;
    window.addEventListener("pointerdown", () => counted.clicks++);
  });
}

const clicks = () => sidebar.page.evaluate(() => (window as unknown as { clicks: number }).clicks);

describe("the row that is selected in the sheet", () => {
  test("is a card that says why this date, without a click, and follows the selection at once", async () => {
    await open(serverWithPlan(), "5");
    const card = sidebar.page.getByRole("region", { name: "The selected row" });
    await card.getByText("Why this date?").waitFor();
    await card.getByText("5 Negotiation").waitFor();
    await sidebar.picture("card");
    expect(await clicks()).toBe(0);
    const reads = () => server.calls.filter(({ method }) => method === "openSidebar").length;
    expect(reads()).toBe(1);
    server.loaded = { ...server.loaded!, selected: "8" };
    await sidebar.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await card.getByText("8 Integrations").waitFor();
    // The selection alone was asked for.
    expect(reads()).toBe(1);
    await card.getByRole("button", { name: /^Move/ }).click();
    expect(await field("Which step").inputValue()).toBe("8");
    // The screen follows, as long as nobody chose.
    server.loaded = { ...server.loaded!, selected: "9" };
    await sidebar.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await sidebar.page.waitForFunction(() => document.querySelector("select")!.value === "9");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
  });

  test("not needed, for a reason: 2 clicks", async () => {
    await open(serverWithPlan(), "8");
    await sidebar.click(/^Not needed/);
    await sidebar.page.keyboard.type("They have one");
    await main().getByText("dates change").first().waitFor();
    await sidebar.picture("step form, not needed");
    await apply();
    expect(server.loaded!.plan.steps[7]).toMatchObject({ notNeeded: "They have one" });
    expect(await clicks()).toBe(2);
  });
});

describe("edits", () => {
  test("add a step in the middle, with two owners: 5 clicks and the name", async () => {
    await open(serverWithPlan(), "5");
    await sidebar.click(/^Edit/);
    await tool("Add below").click();
    await sidebar.page.keyboard.type("Legal review");
    await field("Legal Support").check();
    await field("Legal advisor").check();
    await main().getByText("new step").waitFor();
    await sidebar.picture("add a step");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    expect(await sidebar.overflow()).toBe(0);
    await apply();
    expect(await clicks()).toBe(5);
    expect(named().slice(4, 7)).toEqual(["5 Negotiation", "6 Legal review", "7 Signature"]);
    expect(server.loaded!.plan.steps[6]!.startsAfter).toEqual(["6"]);
    expect(server.loaded!.plan.anchor).toEqual({ step: "11", date: GO_LIVE });
    expect(asked()[0]!.change.rows[5]!.texts).toEqual({
      ownerSeller: { was: "", is: "Legal Support" },
      ownerBuyer: { was: "", is: "Legal advisor" },
      phase: { was: "", is: "Decide" },
    });
    expect(asked()[0]!.title).toBe("Legal review added");
    await sidebar.click("Undo");
    await main().getByText("Undone.").waitFor();
    expect(named()[5]).toBe("6 Signature");
  });

  test("remove a step: 3 clicks", async () => {
    await open(serverWithPlan(), "9");
    await sidebar.click(/^Edit/);
    await tool("Remove").click();
    await main().getByText("Onboarding removed").waitFor();
    await apply();
    expect(await clicks()).toBe(3);
    expect(named().slice(7, 10)).toEqual(["8 Integrations", "9 Go Live", "10 VALUE Delivered"]);
  });

  test("swap two steps: 3 clicks, or keys alone, which keep the focus", async () => {
    await open(serverWithPlan(), "8");
    await sidebar.click(/^Edit/);
    await tool("\u2191").click();
    await main().getByText("Integrations moved").waitFor();
    await sidebar.picture("edit the steps");
    await apply();
    expect(await clicks()).toBe(3);
    expect(named().slice(6, 8)).toEqual(["7 Integrations", "8 Implementation"]);
    await sidebar.goTo("Edit the steps");
    await row("Integrations").focus();
    await sidebar.page.keyboard.press("Alt+ArrowDown");
    expect(await sidebar.focused()).toContain("8Integrations");
    await sidebar.page.keyboard.press("ArrowDown");
    expect(await sidebar.focused()).toContain("9Onboarding");
    await sidebar.page.keyboard.press("Delete");
    await main().getByText("Onboarding removed").waitFor();
    expect(await sidebar.focused()).toContain("9Go Live");
    await apply();
    expect(named().slice(6, 9)).toEqual(["7 Implementation", "8 Integrations", "9 Go Live"]);
    expect(asked()[1]!.title).toBe("Integrations moved; Onboarding removed");
  });

  test("are collected, taken back, and applied once", async () => {
    await open(serverWithPlan(), null, "edit");
    await row("Proposal").click();
    await row("Proposal").click();
    expect(await sidebar.title()).toBe("4 Proposal");
    await field("Name").fill("Offer <b>");
    await field("Days to complete").fill("5");
    await sidebar.page.getByText("Phase, links, kept date, not needed").click();
    await field("Not later than").fill("1 Feb 2027");
    await field("Outcomes / Notes").fill("=sent");
    await sidebar.click("Add to my edits");
    await main().getByText("One edit", { exact: true }).waitFor();
    await row("Signature").click();
    await tool("Remove").click();
    await main().getByText("2 edits", { exact: true }).waitFor();
    // Elsewhere and back again.
    await sidebar.goTo("Undo");
    await sidebar.goTo("Edit the steps");
    await main().getByText("2 edits", { exact: true }).waitFor();
    await sidebar.picture("two edits");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.click("Take the last back");
    await main().getByText("One edit", { exact: true }).waitFor();
    await apply();
    expect(server.loaded!.plan.steps[3]).toMatchObject({ name: "Offer <b>", days: 5 });
    expect(named()[5]).toBe("6 Signature");
    expect(asked()[0]!.change.rows[3]!.texts!.outcome!.is).toBe("=sent");
    await sidebar.goTo("Edit the steps");
    expect(await sidebar.page.getByText("One edit").isVisible()).toBe(false);
  });

  test("the goal: another one first, and a link in a circle is refused with its steps", async () => {
    await open(serverWithPlan(), null, "edit");
    await row("Go Live").click();
    await tool("Remove").click();
    await main().getByText("Choose what it works back from instead.").waitFor();
    await sidebar.picture("the goal is removed");
    await field("Works back from").selectOption("6");
    await sidebar.page.locator(".box").getByText("Remove", { exact: true }).click();
    await main().getByText("Go Live removed").waitFor();
    await apply();
    expect(server.loaded!.plan.anchor!.step).toBe("6");
    expect(named()).not.toContain("10 Go Live");
    await sidebar.goTo("Edit the steps");
    await row("Discovery").first().click();
    await row("discovery").first().click();
    await sidebar.page.getByText("Phase, links, kept date, not needed").click();
    await sidebar.page.getByText("Starts after:").click();
    await sidebar.page.locator(".choices").getByLabel("4 Proposal").check();
    await main().getByText("would wait for each other").waitFor();
    expect(await sidebar.page.getByRole("button", { name: "Apply" }).isVisible()).toBe(false);
  });

  test("somebody else changes the plan meanwhile: the edits go on by their rows", async () => {
    await open(serverWithPlan(), null, "edit");
    await row("Signature").click();
    await tool("Remove").click();
    await main().getByText("Signature removed").waitFor();
    // Another rep removes Proposal: Signature is step 5 now.
    server.editSheet((plan) => ({
      ...plan,
      anchor: { ...plan.anchor!, step: "9" },
      steps: plan.steps
        .filter(({ number }) => number !== "4")
        .map((step) => {
          const lower = (number: string) => (Number(number) > 3 ? String(Number(number) - 1) : number);
          return { ...step, number: lower(step.number), startsAfter: step.startsAfter.map(lower) };
        }),
    }));
    server.loaded = { ...server.loaded!, snapshot: null };
    await sidebar.click("Apply");
    await main().getByText("Somebody changed the sheet meanwhile").waitFor();
    await main().getByText("Signature removed").waitFor();
    await apply();
    expect(named().filter((name) => /Signature|Proposal/.test(name))).toEqual([]);
    expect(named()).toHaveLength(11);
  });

  test("in German, with long names and 40 steps, inside 300 px", async () => {
    await open(serverWithPlan({ language: "de" }), "5");
    await sidebar.click(/^Bearbeiten/);
    await tool("Neu darunter").click();
    await field("Name").fill(
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    );
    await sidebar.picture("add in German");
    expect(await sidebar.overflow()).toBe(0);
    await sidebar.click("Zu den Änderungen");
    await sidebar.picture("edit in German");
    expect(await sidebar.overflow()).toBe(0);
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.close();
    await open(longServer(), "7", "edit");
    await sidebar.picture("edit long");
    expect(await sidebar.overflow()).toBe(0);
  });

  test("a sorted table is offered its order back", async () => {
    const sorted = serverWithPlan();
    sorted.editSheet((plan) => ({ ...plan, steps: [...plan.steps].reverse() }));
    await open(sorted, null, "edit");
    await main().getByText("The table is sorted").waitFor();
    await sidebar.picture("sorted");
    await sidebar.click("Put the rows back in order");
    await apply();
    expect(named().slice(0, 2)).toEqual(["1 Intros and Fit", "2 Use case discovery"]);
  });
});

describe("done", () => {
  test("three at once, each with its day: 5 clicks; the goal stays", async () => {
    await open(serverWithPlan());
    await sidebar.click("Mark done");
    for (const step of ["1 Intros and Fit", "2 Use case discovery", "3 Business case"])
      await sidebar.page.getByText(step).click();
    await field("Done on").nth(1).fill("5 Jan 2027");
    await sidebar.picture("three done");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await apply();
    expect(await clicks()).toBe(5);
    expect(server.loaded!.plan.steps.slice(0, 3)).toMatchObject([
      { done: true, completedOn: TODAY },
      { done: true, completedOn: TODAY - 1 },
      { done: true, completedOn: TODAY },
    ]);
    expect(server.loaded!.plan.anchor).toEqual({ step: "10", date: GO_LIVE });
  });
});

describe("what may give", () => {
  test("a date that the buyer typed offers push, keep, or only this one", async () => {
    await open(lateServer(), null, "sheetChanges");
    await sidebar.click(/^Accept: /);
    expect(await sidebar.page.getByLabel(/^Push what follows/).isChecked()).toBe(true);
    await main().getByText("Go Live moves from").waitFor();
    await sidebar.picture("accept a date");
    await sidebar.page.getByLabel(/^Move only this one/).check();
    await main().getByText("Go Live stays on").waitFor();
    expect(await sidebar.accessibilityFaults()).toEqual([]);
  });

  test("kept dates stay or go along when the goal comes later", async () => {
    const kept = serverWithPlan();
    const promised = kept.loaded!.plan.steps[5]!.target!;
    kept.editSheet((plan) => ({
      ...plan,
      steps: plan.steps.map((step) => (step.number === "6" ? { ...step, notLaterThan: promised } : step)),
    }));
    await open(kept, null, "anchor");
    await sidebar.click("+1 week");
    expect(await sidebar.page.getByLabel(/^They stay/).isChecked()).toBe(true);
    await sidebar.page.getByLabel(/^They go along/).check();
    await sidebar.picture("kept dates");
    await apply();
    expect(server.loaded!.plan.steps[5]!.notLaterThan).toBe(promised + 7);
    await sidebar.goTo("Change the plan");
    await sidebar.click(/^Shift the whole plan/);
    await sidebar.page.getByLabel(/^They stay/).waitFor();
    expect(await sidebar.accessibilityFaults()).toEqual([]);
  });
});
