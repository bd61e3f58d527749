/** What a rep does in the sidebar, with clicks and keys, and what reaches the server. */
import { readFileSync } from "node:fs";
import type { Plan } from "../../src/plan/plan";
import type { NewPlanRequest, ViewName } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { FakeServer, TODAY } from "./fakeServer";
import { GO_LIVE, lateServer, longServer, serverWithPlan } from "./samplePlans";
import { type Sidebar, SidebarBrowser } from "./sidebarPage";

jest.setTimeout(20_000);

const PERMISSION_DENIED =
  "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.";

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
const unfoldAll = async () => {
  for (const fold of await sidebar.page.locator("details > summary").all()) await fold.click();
};
const requests = (method: string) =>
  server.calls.filter((call) => call.method === method).map((call) => call.request);

async function open(started: FakeServer, view: ViewName = "plan"): Promise<void> {
  server = started;
  sidebar = await browser.open(server, { view });
}

describe("a new plan", () => {
  const created = () => requests("createPlan")[0] as NewPlanRequest;
  const ends = () => sidebar.page.locator(".ends li").allTextContents();

  test("shows the plan as it will be while its answers are typed, and what is behind it", async () => {
    await open(new FakeServer(), "newPlan");
    await field("Your company").waitFor();
    expect(await field("Your company").evaluate((input) => input === document.activeElement)).toBe(true);
    // Back from Mon 15 Mar: the second step takes from Fri 22 to Fri 29 January.
    expect(await ends()).toEqual([
      "StartFri 22 Jan 2027",
      "SignatureThu 18 Feb 2027",
      "Go LiveMon 15 Mar 2027",
      "Quarterly ReviewMon 14 Jun 2027",
    ]);
    expect(await field("Template").locator("option").allTextContents()).toEqual([
      "Enterprise software (8 weeks)",
      "Proof of concept first (11 weeks)",
      "Renewal and expansion (12 weeks)",
      "Quick start (4 weeks)",
      "Blank (4 weeks)",
    ]);
    expect(await field("Intros and Fit was done on").inputValue()).toBe("Wed 6 Jan 2027");
    // A renewal begins with a review of two weeks, not with a meeting.
    await field("Template").selectOption("Renewal and expansion (12 weeks)");
    expect(await sidebar.page.locator(".behind input:checked").count()).toBe(0);
    expect(await sidebar.accessibilityFaults()).toEqual([]);
  });

  test("takes two clicks, with neutral names and a date that leaves two weeks", async () => {
    await open(new FakeServer());
    await sidebar.click("New Mutual Action Plan");
    await sidebar.click("Create plan");
    await main().getByText("The plan is ready.").waitFor();
    expect(await sidebar.title()).toBe("Seller and Buyer");
    expect(created()).toMatchObject({
      sellerCompany: "",
      anchor: { step: "10", date: GO_LIVE },
      countedIn: "calendar",
      // The template begins with a meeting, which is suggested as held today.
      done: [{ step: "1", on: TODAY }],
      beside: false,
    });
    expect(created().template.steps).toHaveLength(13);
  });

  test("opens where the menu asks for it, and sends every answer", async () => {
    await open(new FakeServer(), "newPlan");
    await field("Your company").fill("  =Acme <b>  ");
    await field("The buyer’s company").fill("Globex 🚀");
    await field("Works back from").selectOption("Key ROI date");
    await field("Date").fill("9/15/2027");
    await field("Compelling event").fill("Audit");
    await main().locator(".ends").waitFor();
    await field("Intros and Fit").check();
    await field("Intros and Fit was done on").fill("4 Jan");
    await unfoldAll();
    await sidebar.page.getByLabel(/^Full/).check();
    await sidebar.page.getByRole("radio", { name: /^Working days/ }).check();
    await sidebar.page.getByLabel("One after the other").check();
    await sidebar.page.getByRole("group", { name: "Days the buyer works" }).getByLabel("Friday").uncheck();
    await field("Day").fill("2027-05-17");
    await sidebar.click("Add day");
    await field("Purple").check();
    await sidebar.page.keyboard.press("Tab");
    await sidebar.click("Create plan");
    await main().getByText("The plan is ready.").waitFor();
    const { template, ...request } = created();
    expect(request).toMatchObject({
      sellerCompany: "=Acme <b>",
      buyerCompany: "Globex 🚀",
      compellingEvent: "Audit",
      anchor: { step: "12", date: 46645 },
      countedIn: "working",
      weekends: { seller: "0000011", buyer: "0000111" },
      nonWorkingDays: [{ date: 46524, side: "both" }],
      done: [{ step: "1", on: 46391 }],
      accent: "#8430ce",
    });
    expect(template.steps.length).toBeGreaterThan(13);
    expect(template.steps.find((step) => step.number === "13")?.startsAfter).toEqual(["12"]);
    expect(await sidebar.title()).toBe("=Acme <b> and Globex 🚀");
  });

  test.each([
    ["", "Enter a date."],
    ["next week", "This is not a date."],
    ["31 February 2027", "There is no such day"],
    ["15 Mar 20277", "Check the year"],
    ["15 Mar 2021", "This date is in the past."],
  ])("explains the date %p at its field and sends nothing", async (typed, sentence) => {
    await open(new FakeServer(), "newPlan");
    await field("Date").fill(typed);
    await sidebar.click("Create plan");
    await main().getByText(sentence).waitFor();
    expect(await field("Date").getAttribute("aria-invalid")).toBe("true");
    expect(await field("Date").evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.picture(`fault ${sentence}`);
    expect(requests("createPlan")).toEqual([]);
  });

  test("is made in another language, which the sidebar then speaks", async () => {
    await open(new FakeServer(), "newPlan");
    await unfoldAll();
    await field("Language of the plan").selectOption("Deutsch");
    await field("Unterschrift").check();
    await sidebar.click("Create plan");
    await main().getByText("Der Plan ist fertig.").waitFor();
    expect(created()).toMatchObject({
      language: "de",
      done: [
        { step: "1", on: TODAY },
        { step: "6", on: TODAY },
      ],
    });
    expect(await sidebar.page.locator("html").getAttribute("lang")).toBe("de");
  });

  test("stays in its language when the other one cannot be loaded, and waits while it is", async () => {
    await open(new FakeServer(), "newPlan");
    await unfoldAll();
    await field("Proposal").check();
    server.next.set("loadTemplates", "lost");
    await field("Language of the plan").selectOption("Deutsch");
    await main().getByText("Google did not answer").waitFor();
    expect(await field("Language of the plan").inputValue()).toBe("en");
    expect(await field("Proposal").isChecked()).toBe(true);
    sidebar.hold();
    await field("Language of the plan").selectOption("Deutsch");
    await sidebar.page.locator(".footer button").click({ force: true });
    sidebar.release();
    await field("Angebot").waitFor();
    expect(requests("createPlan")).toEqual([]);
  });

  test("takes a day from the browser's calendar", async () => {
    await open(new FakeServer(), "newPlan");
    await sidebar.page.locator(".calendar input").first().fill("2027-06-01");
    expect(await field("Date").inputValue()).toBe("Tue 1 Jun 2027");
    await sidebar.click("Create plan");
    await main().getByText("The plan is ready.").waitFor();
    expect(created().anchor.date).toBe(46539);
  });

  test("refuses 5,000 characters and a week without working days", async () => {
    await open(new FakeServer(), "newPlan");
    await field("Your company").fill("x".repeat(5000));
    await sidebar.click("Create plan");
    await main().getByText("5000 characters are too many. Keep it to 200.").waitFor();
    await field("Your company").fill("Acme");
    await unfoldAll();
    const week = sidebar.page.getByRole("group", { name: "Days your company works" });
    for (const box of await week.getByRole("checkbox").all()) await box.uncheck();
    await sidebar.click("Create plan");
    await main().getByText("Each side needs at least one working day.").waitFor();
    expect(requests("createPlan")).toEqual([]);
  });

  test("says how late it would be, and takes the earliest realistic date by one click", async () => {
    await open(new FakeServer(), "newPlan");
    await field("Date").fill("8 Feb 2027");
    await main().locator(".warn .ends").waitFor();
    // Nothing open is shown on a day that is over.
    expect(await sidebar.page.locator(".ends li").allTextContents()).toEqual([
      "SignatureThu 14 Jan 2027",
      "Go LiveMon 8 Feb 2027",
      "Quarterly ReviewMon 10 May 2027",
    ]);
    await field("Intros and Fit").uncheck();
    await main().getByText("It should have started on").waitFor();
    await sidebar.picture("newPlan late");
    await sidebar.page.getByRole("button", { name: /^Use / }).click();
    await main().getByText("It should have started on").waitFor({ state: "detached" });
    expect(await field("Date").inputValue()).not.toBe("8 Feb 2027");
  });

  test("keeps the answers when the creation fails, and cannot be sent twice", async () => {
    await open(new FakeServer(), "newPlan");
    await field("Your company").fill("Acme");
    server.next.set("createPlan", "lost");
    sidebar.hold();
    const create = sidebar.page.locator(".footer button");
    await create.click();
    expect(await create.textContent()).toBe("Creating…");
    expect(await sidebar.page.locator("#app").getAttribute("aria-busy")).toBe("true");
    await create.click({ force: true });
    await sidebar.picture("waiting");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    sidebar.release();
    await main().getByText("Google did not answer.").waitFor();
    expect(await field("Your company").inputValue()).toBe("Acme");
    expect(requests("createPlan")).toHaveLength(1);
    await sidebar.click("Create plan");
    await main().getByText("The plan is ready.").waitFor();
    const [first, second] = requests("createPlan") as NewPlanRequest[];
    expect(second).toEqual(first);
  });

  test("says that there is a plan already, and makes another beside it", async () => {
    await open(serverWithPlan(), "newPlan");
    await main().getByText("This spreadsheet has a plan already: Acme and Globex.").waitFor();
    await sidebar.click("Create another plan");
    await main().getByText("The plan is ready.").waitFor();
    expect(created().beside).toBe(true);
  });

  test("offers to open a plan that somebody made meanwhile", async () => {
    await open(new FakeServer(), "newPlan");
    await field("Your company").waitFor();
    server.loaded = serverWithPlan().loaded;
    await sidebar.click("Create plan");
    await sidebar.click("Open the existing plan");
    await sidebar.page.getByRole("heading", { name: "Acme and Globex" }).waitFor();
  });
});

describe("a screen of another page", () => {
  test("takes the place of this one, which waits visibly and can do nothing else", async () => {
    await open(serverWithPlan());
    await main().getByText("Read at 14:05").waitFor();
    sidebar.hold();
    await sidebar.goTo("Templates");
    await main().getByText("Opening").waitFor();
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.page.getByRole("button", { name: "All screens" }).click();
    expect(await sidebar.page.locator("#menu").isVisible()).toBe(false);
    sidebar.release();
    await sidebar.page.getByRole("heading", { name: "Your templates" }).waitFor();
    expect(requests("openView")).toEqual([{ view: "templates" }]);
    await sidebar.click("Back to the plan");
    await main().getByText("Read at 14:05").waitFor();
  });

  test("leaves this one as it is when Google does not show it", async () => {
    await open(serverWithPlan(), "newPlan");
    await field("Your company").fill("Acme");
    server.next.set("openView", "lost");
    await sidebar.goTo("Undo");
    await main().getByText("Google did not answer").waitFor();
    expect(await field("Your company").inputValue()).toBe("Acme");
    await sidebar.click("Create another plan");
    await main().getByText("The plan is ready.").waitFor();
  });
});

describe("plan settings", () => {
  test("rename the buyer's company with three clicks and the name, and undo", async () => {
    await open(serverWithPlan());
    await main().getByText("Read at 14:05").waitFor();
    await sidebar.goTo("Plan settings");
    await field("Your company").waitFor();
    expect(await field("Your company").evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await sidebar.page.getByRole("button", { name: "Apply" }).count()).toBe(0);
    await field("The buyer\u2019s company").fill("  =Initech <b> ");
    await sidebar.picture("plan settings");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.click("Apply");
    await main().getByText("Plan settings changed").waitFor();
    expect(requests("saveSettings")).toMatchObject([
      { was: { buyerCompany: "Globex" }, now: { buyerCompany: "=Initech <b>", sellerCompany: "Acme" } },
    ]);
    await sidebar.click("Undo");
    await sidebar.page.getByRole("heading", { name: "Acme and Globex" }).waitFor();
    expect(server.loaded!.buyerCompany).toBe("Globex");
  });

  test("in another language are said in it at once; what is too long is refused at its field", async () => {
    await open(serverWithPlan(), "settings");
    await field("Our goal in one sentence").fill("x".repeat(501));
    await sidebar.click("Apply");
    await main().getByText("501 characters are too many. Keep it to 500.").waitFor();
    await field("Our goal in one sentence").fill("");
    await field("Language of the plan").selectOption("Deutsch");
    await sidebar.click("Apply");
    await sidebar.page.getByRole("button", { name: "R\u00fcckg\u00e4ngig" }).waitFor();
    expect(requests("saveSettings")).toMatchObject([{ now: { language: "de" } }]);
  });
});

describe("changing the plan", () => {
  test("moves a milestone: preview, apply with its reason, undo", async () => {
    await open(serverWithPlan());
    server.loaded = { ...server.loaded!, selected: "6" };
    await sidebar.refocus();
    await sidebar.click("Move");
    expect(await field("Which step").inputValue()).toBe("6");
    await sidebar.click("+1 week");
    await main().getByText("Go Live moves from").waitFor();
    await sidebar.picture("move preview");
    expect(requests("applyChange")).toEqual([]);
    await field("Buyer").check();
    await field("Why").fill("Board meets later");
    await field("Agreed in return").fill("A reference call");
    const before = server.loaded.plan;
    await sidebar.click("Apply");
    await main().getByText("Signature moved to").waitFor();
    await sidebar.picture("move applied");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    expect(requests("applyChange")).toMatchObject([
      {
        change: { asked: ["6"] },
        askedBy: "buyer",
        why: "Board meets later",
        agreedInReturn: "A reference call",
      },
    ]);
    await sidebar.click("Undo");
    await main().getByText("Undone.").waitFor();
    expect(server.loaded!.plan).toEqual(before);
  });

  test("says why a step has its date, also when another one was typed", async () => {
    await open(lateServer(), "move");
    await field("Which step").selectOption("8");
    await main().getByText("Why this date? Thu 11 Feb: 1 day before Onboarding (Fri 12 Feb).").waitFor();
    await sidebar.picture("why this date");
    await field("Which step").selectOption("4");
    await main()
      .getByText(/The sheet says Fri 15 Jan\. Worked out, it is Wed 13 Jan: /)
      .waitFor();
    await sidebar.picture("why another date");
  });

  test("says it in German, inside 300 px", async () => {
    await open(serverWithPlan({ language: "de" }), "move");
    await field("Welcher Schritt").selectOption("11");
    await main()
      .getByText(/Warum dieser Termin\? Mi\.?,? 14\. Apr\.?: 30 Tage nach Go-live \(Mo\.?,? 15\. März\)\./)
      .waitFor();
    await sidebar.picture("why in German");
    expect(await sidebar.overflow()).toBe(0);
  });

  test("works by keyboard alone, and the focus follows", async () => {
    await open(serverWithPlan());
    await sidebar.page.getByRole("button", { name: "Refresh" }).waitFor();
    const { keyboard } = sidebar.page;
    await sidebar.page.getByRole("button", { name: "All screens" }).focus();
    await keyboard.press("Enter");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    expect(await sidebar.title()).toBe("Change the plan");
    expect(await sidebar.focused()).toBe("Change the plan");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    expect(await sidebar.focused()).toContain("Move a milestone");
    await keyboard.press("Enter");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Control+a");
    await keyboard.type("2 Feb 2027");
    await keyboard.press("Tab");
    await main().getByText("moves from").first().waitFor();
    await sidebar.page.getByRole("button", { name: "Apply" }).focus();
    await keyboard.press("Enter");
    await main().getByText("Intros and Fit moved to Tue 2 Feb 2027").waitFor();
    expect(await sidebar.focused()).toBe("Applied");
    await sidebar.page.getByRole("button", { name: "All screens" }).focus();
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    expect(await sidebar.page.locator("#menu").isVisible()).toBe(false);
  });

  test("shows the new preview and what changed when somebody edits in between", async () => {
    await open(serverWithPlan(), "move");
    await sidebar.click("+1 week");
    server.editSheet((plan) => ({
      ...plan,
      steps: plan.steps.map((step) => (step.number === "4" ? { ...step, days: 9 } : step)),
    }));
    await sidebar.click("Apply");
    await main().getByText("This changed in the sheet meanwhile:").waitFor();
    await main()
      .getByText(/Proposal .*\b3\b.*\b9\b/)
      .waitFor();
    await sidebar.picture("changed meanwhile");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.click("Apply");
    await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
  });

  test("marks a step done, and opens it again", async () => {
    await open(serverWithPlan());
    await sidebar.click("Mark done");
    await sidebar.page.getByLabel(/^1 Intros and Fit/).check();
    await sidebar.click("Apply");
    await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
    expect(server.loaded!.plan.steps[0]).toMatchObject({ done: true, completedOn: TODAY });
    await sidebar.page.locator(".footer").getByRole("button", { name: "Back to the plan" }).click();
    await sidebar.click("Mark done");
    await main().getByText("Open a step again").click();
    await sidebar.click("Open again: Intros and Fit");
    await sidebar.click("Apply");
    await main().getByText("Intros and Fit opened again").waitFor();
    expect(server.loaded!.plan.steps[0]).toMatchObject({ done: false, completedOn: null });
  });

  test("never says that all is well beside a clash, also where somebody typed a date", async () => {
    await open(serverWithPlan());
    await main().getByText("On time, 12 working days to spare", { exact: true }).waitFor();
    server.editSheet((plan) => ({
      ...plan,
      steps: plan.steps.map((step) => (step.number === "4" ? { ...step, target: step.target! + 2 } : step)),
    }));
    await sidebar.click("Refresh");
    await main().getByText("1 date clash", { exact: true }).waitFor();
    expect(await sidebar.page.locator(".box.good").count()).toBe(0);
    await sidebar.goTo("Change the plan");
    await sidebar.click(/^Make it fit/);
    await main().getByText("1 date clash", { exact: true }).waitFor();
  });

  test("shows what stands in an added row before it is put back", async () => {
    await open(serverWithPlan());
    const { plan } = server.loaded!;
    const added = {
      ...plan.steps[0]!,
      number: "",
      name: "Legal review",
      startsAfter: [],
      target: null,
      id: "",
    };
    const details = [
      ...server.loaded!.details,
      { ...server.loaded!.details[0]!, number: "", words: ["Legal review", "48000"] },
    ];
    server.loaded = { ...server.loaded!, plan: { ...plan, steps: [...plan.steps, added] }, details };
    await sidebar.click("Refresh");
    await sidebar.click("Look at them");
    await main()
      .getByRole("button", { name: /^Put back: New row/ })
      .click();
    await main()
      .getByText(
        "The row is deleted with all that stands in it, and Undo does not bring it back: “Legal review”, “48000”.",
      )
      .waitFor();
    await sidebar.page.getByRole("button", { name: "Apply" }).waitFor();
  });

  test("puts rows together again that were sorted without their hidden columns, or leaves them so", async () => {
    await open(serverWithPlan());
    const { plan, snapshot } = server.loaded!;
    const named = <Row extends Plan["steps"][number]>(step: Row) => ({ ...step, id: `id${step.number}` });
    const whole = plan.steps.map(named);
    const torn = whole.map((step, at) => {
      const { number, name, target, days } = whole[whole.length - 1 - at]!;
      return { ...step, number, name, target, days };
    });
    server.loaded = {
      ...server.loaded!,
      plan: { ...plan, steps: torn },
      snapshot: { ...snapshot!, rows: snapshot!.rows.map(named) },
    };
    await sidebar.click("Refresh");
    const sentence =
      "12 rows were sorted or moved without their hidden columns, so what stands there belongs to other steps.";
    await main().getByText(sentence).waitFor();
    await sidebar.goTo("Changes in the sheet");
    await main().getByText(sentence).waitFor();
    expect(await main().getByRole("button", { name: "Put back" }).count()).toBe(0);

    await main().getByText("To sort safely, select whole rows by the numbers at their left.").waitFor();
    await main().getByRole("button", { name: "Leave them so" }).click();
    await sidebar.page.getByRole("button", { name: "Apply" }).waitFor();
    await sidebar.click("Put the rows together again");
    await main().getByText("The rows are together again, each as it was before.").waitFor();
    expect(requests("joinRows")).toHaveLength(1);
    expect(server.loaded!.plan.steps).toEqual(whole);
    await sidebar.goTo("Change the plan");
    await sidebar.click(/^Move/);
  });

  test("makes a late plan fit in each of three ways", async () => {
    await open(serverWithPlan({ anchor: { step: "10", date: GO_LIVE - 28 } }));
    // From Wed 6 Jan on: 6, 13, 20, Sat 23, so Mon 25 Jan; 1, 2, 16, 23, 24, 25 Feb, eight working days after Mon 15 Feb.
    await main()
      .getByText("Late: Go Live is realistic about Thu 25 Feb, 8 working days later", { exact: true })
      .waitFor();
    await sidebar.click("Make it fit");
    for (const way of ["Move Go Live", "Shorten steps", "Two steps at the same time"]) {
      await sidebar.page.getByLabel(way).check();
      await sidebar.page.getByRole("button", { name: "Apply" }).waitFor();
    }
    await sidebar.click("Apply");
    await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
  });

  test("chains what follows Go Live", async () => {
    await open(serverWithPlan());
    await sidebar.click("More…");
    await sidebar.click(/^Chained or side by side/);
    await sidebar.page.getByLabel("One after the other").check();
    await sidebar.click("Apply");
    await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
    expect(server.loaded!.plan.steps.slice(10).map((step) => step.startsAfter)).toEqual([
      ["10"],
      ["11"],
      ["12"],
    ]);
  });

  test("undoes the newest of several changes, also later", async () => {
    await open(serverWithPlan());
    for (let count = 0; count < 2; count += 1) {
      await sidebar.goTo("Change the plan");
      await sidebar.click(/^Shift the whole plan/);
      await sidebar.click("+1 week");
      await sidebar.click("Apply");
      await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
    }
    await sidebar.goTo("Undo");
    await sidebar.picture("undo list");
    expect(await main().getByRole("listitem").count()).toBe(2);
    await sidebar.click("Undo the newest");
    await main().getByText("Undone.").waitFor();
    expect(server.loaded!.undoable).toHaveLength(1);
  });
});

describe("changes in the sheet", () => {
  test("are told in plain words, and accepted or put back", async () => {
    await open(lateServer());
    await sidebar.click("Look at them");
    await main()
      .getByText(/Proposal .*13 Jan.*15 Jan/)
      .waitFor();
    await sidebar.page.getByRole("button", { name: /^Put back: / }).click();
    await sidebar.picture("put back");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.click("Apply");
    await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
    await sidebar.page.locator(".footer").getByRole("button", { name: "Changes in the sheet" }).click();
    await main().getByText("Nobody changed dates, days or links").waitFor();
  });

  test("appear when the sidebar gets the focus back", async () => {
    await open(serverWithPlan());
    await main().getByText("Read at 14:05").waitFor();
    server.loaded = { ...server.loaded!, readAt: "14:11" };
    server.editSheet((plan) => ({ ...plan, steps: plan.steps.slice(0, -1) }));
    await sidebar.refocus();
    await main().getByText("Read at 14:11").waitFor();
    await main().getByText("One change was made in the sheet").waitFor();
  });
});

describe("the plan view", () => {
  test("leads to the confirmation of value after go-live", async () => {
    const steps = serverWithPlan().loaded!.plan.steps.slice(0, 10);
    await open(serverWithPlan({ done: steps.map((step) => ({ step: step.number, on: TODAY })) }));
    await main().getByText("VALUE Delivered: Fri 5 Feb 2027").waitFor();
    await main().getByText("let Globex confirm it on the Value tab").waitFor();
    await sidebar.picture("after go-live");
  });

  test.each([
    ["en", "See them, and keep them", "Keep as “Enterprise software (learned)”", "planned 7, real 12"],
    ["de", "Ansehen und behalten", "Als „Unternehmenssoftware (gelernt)“ behalten", "geplant 7, echt 12"],
  ] as const)(
    "offers the real days of a finished plan as a template, in %s",
    async (language, see, keep, days) => {
      const plan = serverWithPlan({ language });
      // A step every twelve days.
      const done = plan.loaded!.plan.steps.map((step, at) => ({
        step: step.number,
        on: TODAY - 200 + 12 * at,
      }));
      await open(serverWithPlan({ language, done }));
      await sidebar.click(see);
      await sidebar.page.locator("summary").first().click();
      await main().getByText(days).first().waitFor();
      await sidebar.picture(`learned ${language}`);
      expect(await sidebar.overflow()).toBe(0);
      expect(await sidebar.accessibilityFaults()).toEqual([]);
      await sidebar.click(keep);
      await main().getByText(days).first().waitFor({ state: "detached" });
      expect(await sidebar.focused()).toBe(await sidebar.title());
      // The first has no predecessor; what follows Go Live counts from Go Live.
      expect(server.savedTemplates[0]!.steps.map((step) => step.days)).toEqual([
        1, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 24, 36,
      ]);
      await sidebar.picture(`learned and kept ${language}`);
    },
  );

  test("says plainly when the sheet cannot be read, and tries again", async () => {
    const broken = serverWithPlan();
    broken.next.set("openSidebar", "lost");
    await open(broken);
    await main().getByText("the sheet could not be read").waitFor();
    await sidebar.picture("not read");
    await sidebar.click("Try again");
    await main().getByText("Read at 14:05").waitFor();
  });

  test("says why Google did not run the add-on, and offers another try only where it can help", async () => {
    const mixed = serverWithPlan();
    mixed.next.set("openSidebar", new Error(PERMISSION_DENIED));
    await open(mixed);
    await main().getByText("a window with one account only").waitFor();
    expect(await sidebar.page.getByRole("button", { name: "Try again" }).count()).toBe(0);
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.picture("several accounts");

    const slow = serverWithPlan();
    slow.next.set("openSidebar", new Error("Exceeded maximum execution time"));
    await open(slow);
    await main().getByText("because it took too long").waitFor();
    await sidebar.click("Try again");
    await main().getByText("Read at 14:05").waitFor();
  });

  test("writes the owners' names when Stakeholders has them", async () => {
    const named = serverWithPlan();
    named.loaded = { ...named.loaded!, ownersToName: 3 };
    await open(named);
    await main().getByText("3 owner cells show a role").waitFor();
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.click("Write the names");
    await main().getByText("The owners are called by their names.").waitFor();
    expect(await main().getByText("owner cells").count()).toBe(0);
  });

  test("puts the cursor on a step", async () => {
    await open(serverWithPlan());
    await sidebar.click("2 Use case discovery");
    expect(requests("showStep")).toEqual([{ step: "2", plan: "plan" }]);
  });
});

test("repairs what is ticked", async () => {
  const damaged = serverWithPlan();
  damaged.repairItems = [
    { id: "a", text: "A formula is gone.", cell: "Milestones!D9", fixable: true, ticked: true },
    { id: "b", text: "Text in Days.", cell: "Milestones!E12", fixable: false, ticked: false },
    { id: "c", text: "A formula belongs here.", cell: "Milestones!D7", fixable: true, ticked: false },
  ];
  await open(damaged);
  await sidebar.goTo("Check and repair");
  await sidebar.click("Show Milestones!E12");
  expect(requests("showCell")).toEqual([{ cell: "Milestones!E12", plan: "plan" }]);
  await sidebar.click("Repair");
  await main().getByText("Repaired. 2 things are left.").waitFor();
  expect(requests("repairSheet")).toMatchObject([{ ids: ["a"] }]);
});

test("says on every screen that a duplicate is in front, and leads to the original", async () => {
  const standing = serverWithPlan();
  const duplicate = { tab: "Copy of Milestones", original: "Milestones" };
  standing.loaded = { ...standing.loaded!, duplicate };
  await open(standing, "move");
  await main().getByText("You are on \u201cCopy of Milestones\u201d, a copy").waitFor();
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.click("Go to \u201cMilestones\u201d");
  await main().getByText("a copy").waitFor({ state: "hidden" });
  expect(requests("showCell")).toEqual([{ cell: "Milestones", plan: "plan" }]);
});

test("keeps the private checklist for the person", async () => {
  await open(new FakeServer());
  await sidebar.goTo("My checklist");
  await field("I asked for referrals").check();
  await field("New item").fill("<img src=x> call the CFO");
  await sidebar.page.keyboard.press("Enter");
  await sidebar.click("Remove I have a verbal agreement");
  await main().getByText("5 of 6 open").waitFor();
  await sidebar.picture("checklist used");
  expect(server.checklist!.map((item) => item.done)).toContain(true);
  expect(server.checklist!.at(-1)).toEqual({
    text: "<img src=x> call the CFO",
    done: false,
  });
});

test("keeps the checklist of a script bound to the file off until the rep has read how private it is", async () => {
  const started = new FakeServer();
  started.distribution = "bound";
  await open(started);
  await sidebar.goTo("My checklist");
  await main().getByText("It is as private as they are honest.").waitFor();
  expect(await field("I asked for referrals").count()).toBe(0);
  expect(await sidebar.accessibilityFaults()).toEqual([]);
  await sidebar.picture("checklist bound");
  await sidebar.click("Use it anyway");
  await field("I asked for referrals").check();
  expect(server.checklist!.filter((item) => item.done)).toHaveLength(1);
});

test.each([
  ["bound", "in this file only"],
  ["company", "yours, in every deal"],
] as const)("says where saved templates will be: %s", async (distribution, said) => {
  const started = serverWithPlan();
  started.distribution = distribution;
  await open(started, "templates");
  await main().getByText(said).waitFor();
  await field("Name of the template").fill("Ours");
  const saved = sidebar.page.waitForEvent("download");
  await sidebar.click("Export as a file");
  expect((await saved).suggestedFilename()).toMatch(/^Ours\.json$/);
  expect(server.savedTemplates).toEqual([]);
});

test("offers the company's templates first, and begins with its name, color and days off", async () => {
  const started = new FakeServer();
  const [own] = languageFiles("en").Templates.templates.slice(-1);
  started.company = {
    name: "Northwind",
    accent: "#0f7b6c",
    daysOff: [TODAY - 1, TODAY + 30],
    templates: [{ ...own!, id: "company Ours", name: "Ours" }],
  };
  await open(started, "newPlan");
  expect(await field("Your company").inputValue()).toBe("Northwind");
  const first = sidebar.page.getByLabel("Template").locator("option").first();
  expect(await first.textContent()).toContain("Northwind: Ours");
  await sidebar.click("Create plan");
  await main().getByText("The plan is ready.").waitFor();
  expect(requests("createPlan")).toEqual([
    expect.objectContaining({
      sellerCompany: "Northwind",
      accent: "#0f7b6c",
      nonWorkingDays: [{ date: TODAY + 30, side: "seller" }],
      template: expect.objectContaining({ name: "Ours" }),
    }),
  ]);
});

test("adds usual items as tasks", async () => {
  await open(serverWithPlan());
  await sidebar.goTo("Usual items to add");
  await sidebar.page.getByLabel(/^Run a pilot/).check();
  await sidebar.page.getByLabel(/^Where “Run a pilot” goes/).selectOption("4");
  await sidebar.picture("items chosen");
  await sidebar.click("Add as tasks");
  await main().getByText("One task was added.").waitFor();
  expect(server.loaded!.plan.steps.some((step) => step.number === "4.1" && step.name === "Run a pilot")).toBe(
    true,
  );
});

test("saves non-working days", async () => {
  await open(serverWithPlan());
  await sidebar.goTo("Non-working days");
  await field("Day").fill("15 Mar 2027");
  await sidebar.page.getByLabel("Who is off").selectOption("Buyer");
  await sidebar.click("Add day");
  await sidebar.picture("days off");
  await sidebar.click("Save and work out anew");
  await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
  expect(server.loaded!.nonWorkingDays).toEqual([{ date: GO_LIVE, side: "buyer" }]);
});

test("saves non-working days around what somebody else did meanwhile", async () => {
  await open(serverWithPlan());
  await sidebar.goTo("Non-working days");
  await field("Day").fill("15 Mar 2027");
  await sidebar.click("Add day");
  server.editSheet((plan) => ({
    ...plan,
    steps: plan.steps.map((step) => (step.number === "4" ? { ...step, days: 9 } : step)),
  }));
  await sidebar.click("Save and work out anew");
  await sidebar.page.locator(".notice-bad p").waitFor();
  expect(server.loaded!.nonWorkingDays).toEqual([]);
  await sidebar.click("Save and work out anew");
  await sidebar.page.getByRole("heading", { name: "Applied" }).waitFor();
  expect(server.loaded!.nonWorkingDays).toEqual([{ date: GO_LIVE, side: "both" }]);
  expect(server.loaded!.plan.steps[3]!.days).toBe(9);
});

describe("templates", () => {
  test("are saved, renamed, exported, deleted and imported", async () => {
    await open(serverWithPlan());
    await sidebar.goTo("Templates");
    await field("Name of the template").fill("My plan");
    await sidebar.click("Save as template");
    await main().getByText("“My plan” was saved.").waitFor();
    await sidebar.click("Rename: My plan");
    await field("Name of the template").last().fill("Deal/2027");
    await sidebar.click("Save");
    await main().getByText("It is now called “Deal/2027”.").waitFor();
    await sidebar.picture("templates used");
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    const downloading = sidebar.page.waitForEvent("download");
    await sidebar.click("Export: Deal/2027");
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("Deal 2027.json");
    const exported = readFileSync(await download.path(), "utf8");
    await sidebar.click("Delete: Deal/2027");
    await sidebar.click("Delete");
    await main().getByText("“Deal/2027” was deleted.").waitFor();
    expect(server.savedTemplates).toEqual([]);
    await importFile("deal.json", exported);
    await main().getByText("“Deal/2027” was imported.").waitFor();
    expect(server.savedTemplates[0]?.steps).toHaveLength(13);
    await sidebar.goTo("New Mutual Action Plan");
    await unfoldAll();
    await field("Template").selectOption("Deal/2027 (8 weeks)");
    await sidebar.click("Create another plan");
    await main().getByText("The plan is ready.").waitFor();
  });

  test.each([
    ["no json at all", "This is not a template file."],
    ['{"version":7}', "It was made by another version"],
    ['{"version":1,"name":5}', "name is missing or of the wrong kind."],
  ])("refuses %s with a sentence", async (content, sentence) => {
    await open(new FakeServer());
    await sidebar.goTo("Templates");
    await importFile("bad.json", content);
    await main().getByText(sentence).waitFor();
    await sidebar.picture("import refused");
    expect(requests("saveTemplates")).toEqual([]);
  });

  async function importFile(name: string, content: string): Promise<void> {
    await sidebar.page
      .getByLabel("Import a template")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  }
});

describe("what needs the built-in templates", () => {
  const waiting = () => main().getByText("Loading the templates");

  test.each([
    ["New Mutual Action Plan", "daysOff", "Create another plan"],
    ["Usual items to add", "daysOff", "Add as tasks"],
    ["Templates", "daysOff", "Save as template"],
  ] as const)("%s waits for them, and tries again when they do not come", async (screen, before, ready) => {
    await open(serverWithPlan(), before);
    await sidebar.page.locator(".footer button").first().waitFor();
    expect(requests("loadTemplates")).toEqual([]);
    server.next.set("loadTemplates", "lost");
    sidebar.hold();
    await sidebar.goTo(screen);
    await waiting().waitFor();
    expect(await sidebar.focused()).toBe(screen);
    expect(await sidebar.page.getByRole("button", { name: ready }).count()).toBe(0);
    sidebar.release();
    await main().getByText("the templates could not be loaded").waitFor();
    expect(await sidebar.accessibilityFaults()).toEqual([]);
    await sidebar.picture(`no templates ${screen}`);
    await sidebar.click("Try again");
    await sidebar.page.getByRole("button", { name: ready }).waitFor();
    expect(await sidebar.page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
    // They are fetched once.
    await sidebar.goTo("Non-working days");
    await sidebar.goTo(screen);
    await sidebar.page.getByRole("button", { name: ready }).waitFor();
    expect(requests("loadTemplates")).toHaveLength(2);
  });

  test("says why the server refused", async () => {
    await open(serverWithPlan());
    server.next.set("loadTemplates", { code: "viewOnly" });
    await sidebar.goTo("Usual items to add");
    await main().getByText("You can view this spreadsheet but not edit it.").waitFor();
  });

  test("does not take the place of a screen that somebody opened meanwhile", async () => {
    await open(serverWithPlan(), "daysOff");
    await field("Day").waitFor();
    sidebar.hold();
    await sidebar.goTo("Usual items to add");
    await waiting().waitFor();
    await sidebar.goTo("Non-working days");
    await field("Day").fill("15 Mar 2027");
    sidebar.release();
    // Long after the templates came.
    await sidebar.page.waitForTimeout(300);
    expect(requests("loadTemplates")).toHaveLength(1);
    expect(await field("Day").inputValue()).toBe("15 Mar 2027");
    expect(await sidebar.title()).toBe("Non-working days");
  });

  test("comes while the sheet is being read, when the menu asks for a new plan", async () => {
    server = new FakeServer();
    server.next.set("loadTemplates", "lost");
    await open(server, "newPlan");
    await sidebar.click("Create plan");
    await main().getByText("The plan is ready.").waitFor();
    expect(requests("loadTemplates")).toHaveLength(2);
  });
});

/** The middle of five, because the first one also compiles and other programs run beside. */
async function medianMs(act: () => void): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    times.push(
      await sidebar.page.evaluate((code) => {
        const start = performance.now();
        new Function(code)();
        // Reading a size makes the browser lay the page out.
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }, `(${act.toString()})()`),
    );
  }
  return times.sort((one, other) => one - other)[2]!;
}

test("previews a change of 200 milestones within 100 ms", async () => {
  await open(longServer(200), "move");
  await sidebar.page.getByRole("button", { name: "+1 week" }).waitFor();
  const ms = await medianMs(() => document.querySelectorAll<HTMLButtonElement>(".nudges button")[3]!.click());
  expect(await main().getByText("199 dates change").count()).toBe(1);
  expect(ms).toBeLessThan(100);
});
