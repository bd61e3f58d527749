/** The dialog in a real browser: every tab, what can be done there, what goes wrong, and what people typed. */
import type { LoadedPlan } from "../../src/protocol";
import { filledPlan, freshPlan, withDetails, withSteps } from "../documents/sharedPlan";
import { FakeServer, TODAY } from "../sidebar/fakeServer";
import { longServer } from "../sidebar/samplePlans";
import { type Sidebar as Dialog, SidebarBrowser } from "../sidebar/sidebarPage";

let browser: SidebarBrowser;

beforeAll(async () => {
  browser = await SidebarBrowser.start("dialog");
}, 60_000);
afterAll(() => browser.stop());

type Options = Parameters<SidebarBrowser["open"]>[1];

function serverWith(loaded: LoadedPlan | null): FakeServer {
  const server = new FakeServer();
  server.loaded = loaded;
  return server;
}

async function openDialog(loaded: LoadedPlan | null, options: Options = {}) {
  const server = serverWith(loaded);
  const dialog = await browser.open(server, options);
  await dialog.page.getByText(loaded ? /^(As the sheet was|Stand der Tabelle)/ : /no plan yet/).waitFor();
  return { server, dialog };
}

function tab(dialog: Dialog, name: string) {
  return dialog.page.getByRole("tab", { name });
}

/** Where an opened link leads, instead of leaving the page. */
async function catchLinks(dialog: Dialog): Promise<() => Promise<string[]>> {
  await dialog.page.evaluate(() => {
    const links: string[] = [];
    Object.assign(window, { links });
    HTMLAnchorElement.prototype.click = function () {
      links.push(this.href);
    };
  });
  return () => dialog.page.evaluate(() => (window as unknown as { links: string[] }).links);
}

const TABS = [
  "Check before sending",
  "Plan letter",
  "Status update",
  "Decision memo",
  "Per person",
  "Calendar, Excel, PDF",
  "Hand-over",
  "For your manager",
];

test.each([
  ["a new plan", () => freshPlan(), {}],
  ["a filled plan", () => filledPlan(), {}],
  ["a plan without steps", () => ({ ...freshPlan(), plan: { ...freshPlan().plan, steps: [] } }), {}],
  ["a narrow window", () => filledPlan(), { width: 320 }],
  ["large text", () => filledPlan(), { textSize: 32 }],
] as const)(
  "%s fits, for eyes and screen readers",
  async (name, plan, options) => {
    const { dialog } = await openDialog(plan(), options);
    for (const label of TABS) {
      await tab(dialog, label).click();
      await dialog.picture(`dialog ${name} ${label}`);
      expect({
        label,
        overflow: await dialog.overflow(),
        faults: await dialog.accessibilityFaults(),
        errors: dialog.errors,
      }).toEqual({ label, overflow: 0, faults: [], errors: [] });
    }
    await dialog.close();
  },
  30_000,
);

test("a German plan is shared in German, whatever the rep speaks", async () => {
  const german = { ...filledPlan(), language: "de" } as const;
  const { dialog } = await openDialog(german, { language: "en" });
  for (const label of [
    "Vor dem Senden prüfen",
    "Plan als Brief",
    "Stand der Dinge",
    "Entscheidungsvorlage",
    "Je Person",
    "Kalender, Excel, PDF",
    "Übergabe",
    "Für Ihre Leitung",
  ]) {
    await tab(dialog, label).click();
    await dialog.picture(`dialog German ${label}`);
    expect({ label, overflow: await dialog.overflow() }).toEqual({ label, overflow: 0 });
  }
  await dialog.close();
}, 30_000);

test("the arrow keys go from tab to tab", async () => {
  const { dialog } = await openDialog(freshPlan());
  await tab(dialog, TABS[0]!).focus();
  await dialog.page.keyboard.press("ArrowDown");
  expect(await dialog.focused()).toBe(TABS[1]);
  await dialog.page.keyboard.press("ArrowUp");
  await dialog.page.keyboard.press("ArrowLeft");
  expect(await dialog.focused()).toBe(TABS[7]);
  expect(await tab(dialog, TABS[7]!).getAttribute("aria-selected")).toBe("true");
  await dialog.close();
});

test("a finding leads to its row, and goes away once the sheet is mended and read again", async () => {
  const { dialog, server } = await openDialog(withSteps(filledPlan(), { "3": { target: TODAY - 2 } }));
  const finding = dialog.page.getByText("This step is open, with a date in the past: 3 Business case.");
  await dialog.page.getByRole("button", { name: "Show the row of step 3" }).click();
  expect(server.calls.at(-1)).toEqual({
    method: "showCell",
    request: { cell: "Milestones!B7", plan: "plan" },
  });
  await finding.waitFor();
  server.loaded = filledPlan();
  await dialog.click("Read the sheet again");
  await finding.waitFor({ state: "detached" });
  expect(await dialog.page.evaluate(() => document.activeElement?.id)).toBe("panel");
  await dialog.close();
});

test("what the rep knows better is set aside, for this person and file, and can be taken back", async () => {
  const { dialog, server } = await openDialog(freshPlan());
  await dialog.page.getByText("6 things to look at").waitFor();
  await dialog.click(/^Set aside: There is no compelling event/);
  await dialog.page.getByText("5 things to look at").waitFor();
  await dialog.click("Read the sheet again");
  await dialog.page.getByText("1 finding is set aside. Only you see that.").click();
  expect(server.setAside).toEqual(["noEvent"]);
  expect(await dialog.accessibilityFaults()).toEqual([]);
  for (let left = 5; left > 0; left--)
    await dialog.page.getByRole("button", { name: "Set aside" }).first().click();
  await dialog.page.getByText("Nothing else stands in the way").waitFor();
  await dialog.page.getByText("6 findings are set aside.").click();
  await dialog.click(/^Take back: There is no success measure/);
  await dialog.page.getByText("One thing to look at").waitFor();
  await dialog.close();
  expect([...server.setAside].sort()).toEqual([
    "noEvent",
    "noRisk",
    "noSponsor",
    "noValuePerMonth",
    "rolesMissing",
  ]);
});

test("the overview in the sidebar asks for the same, in the same words, but for what is set aside", async () => {
  const late = withSteps(freshPlan(), { "1": { target: TODAY - 1 }, "13": { days: null, target: null } });
  const { dialog, server } = await openDialog(late);
  await dialog.click(/^Set aside: There is no success measure/);
  const asked = await dialog.page
    .locator("main ul.rows")
    .first()
    .locator("li > span:first-child")
    .allTextContents();
  expect(asked).toContain(
    "There is no compelling event. Ask what must be in place by when, and what it costs to miss it.",
  );
  await dialog.close();

  const sidebars = await SidebarBrowser.start();
  const sidebar = await sidebars.open(server);
  const attention = sidebar.page.locator("section", { has: sidebar.page.getByText("Needs attention") });
  await attention.waitFor();
  const shown = await attention.getByRole("listitem").allTextContents();
  // With the way to the cell behind it; overdue steps have a section of their own there.
  expect(shown.map((sentence) => sentence.replace(/ Show$/, ""))).toEqual(
    asked.filter((sentence) => !sentence.startsWith("This step is open, with a date in the past")),
  );
  await sidebars.stop();
}, 60_000);

test("a finding that could not be set aside is said", async () => {
  const { dialog, server } = await openDialog(freshPlan());
  server.next.set("saveSetAside", { code: "storageFull" });
  await dialog.click(/^Set aside: There is no compelling event/);
  await dialog.page.locator(".notice-bad p").waitFor();
  await dialog.close();
});

test("the letter is copied with its headings, its table and its paragraphs", async () => {
  const { dialog } = await openDialog(filledPlan());
  const { page } = dialog;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab(dialog, "Plan letter").click();
  await dialog.page.getByLabel("Letter, with everything").check();
  await dialog.click("Copy");
  await page.getByText("Copied. Paste it where you want it.").waitFor();
  // Into a mail that is being written, which has none of our styles.
  await page.evaluate(() => {
    const mail = document.createElement("div");
    mail.contentEditable = "true";
    document.body.replaceChildren(mail);
    mail.focus();
  });
  await page.keyboard.press("ControlOrMeta+V");
  await page.getByRole("heading", { name: "Timeline" }).waitFor();
  expect(await page.getByRole("row").allInnerTexts()).toContainEqual(
    expect.stringMatching(/^Signature\s+February 18, 2027\s+Legal Support, Carla Chief$/),
  );
  const mail = page.locator("[contenteditable]");
  expect(await mail.textContent()).toMatch(/^Acme[\s\S]*Dear Ann Lee,[\s\S]*For Acme, date and name\s*$/);
  expect(
    await mail
      .locator("p")
      .first()
      .evaluate((part) => getComputedStyle(part).marginBottom),
  ).toBe("12px");
  await dialog.close();
});

test("where copying is not allowed, the text is marked and the key is named", async () => {
  const { dialog } = await openDialog(filledPlan());
  await tab(dialog, "Status update").click();
  await dialog.page.evaluate(() => {
    document.execCommand = () => false;
  });
  await dialog.click("Copy");
  await dialog.page.getByText(/The text is marked: press Ctrl\+C/).waitFor();
  expect(await dialog.page.evaluate(() => window.getSelection()!.toString())).toMatch(/^Why we do this/);
  await dialog.close();
});

test("a short text opens in the mail program, a long one is copied for it", async () => {
  const { dialog } = await openDialog(filledPlan());
  const links = await catchLinks(dialog);
  await tab(dialog, "Status update").click();
  await dialog.click("Open in the mail program");
  await dialog.page.getByText("Your mail program has it.").waitFor();
  const [short] = await links();
  expect(short).toMatch(/^mailto:\?subject=Acme%20and%20Globex%3A%20where/);
  expect(decodeURIComponent(short!)).toContain("\r\n\r\nDone since Wed, Dec 30\r\nNo step was finished");

  await tab(dialog, "Plan letter").click();
  await dialog.page.getByLabel("Letter, with everything").check();
  await dialog.click("Open in the mail program");
  await dialog.page.getByText("It is too long for a link, so it is copied").waitFor();
  const [, long] = await links();
  expect(long).toBe(
    "mailto:ann%40globex.example?subject=Acme%20and%20Globex%3A%20our%20plan%20until%20Go%20Live%20on%20March%2015%2C%202027",
  );
  await dialog.close();
});

test("only the letter is printed", async () => {
  const { dialog } = await openDialog(filledPlan());
  await tab(dialog, "Plan letter").click();
  await dialog.page.getByLabel("Letter, with everything").check();
  await dialog.page.emulateMedia({ media: "print" });
  const hidden = ["Which form?", "Open in the mail program", "As the sheet was", "Subject:"];
  for (const text of hidden)
    expect([text, await dialog.page.getByText(text).first().isVisible()]).toEqual([text, false]);
  expect(await dialog.page.getByText("For Globex, date and name").isVisible()).toBe(true);
  // Nothing is cut off at the end of the window.
  const main = dialog.page.locator("main");
  expect(await main.evaluate((part) => part.clientHeight >= part.scrollHeight)).toBe(true);
  await dialog.close();
});

test("the status update tells from the chosen day on, and says what is no day", async () => {
  const done = withSteps(filledPlan(), { "1": { done: true, completedOn: TODAY - 20 } });
  const { dialog } = await openDialog(done);
  await tab(dialog, "Status update").click();
  const since = dialog.page.getByLabel("Done since");
  await dialog.page.getByText("No step was finished in this time.").waitFor();
  await since.fill("15 Dec 2026");
  await dialog.page.getByText("Thu, Dec 17: Intros and Fit").waitFor();
  await since.fill("30 Feb 2027");
  await since.blur();
  await dialog.page.getByText("There is no such day in the calendar.").waitFor();
  await since.fill("1 Feb 2027");
  await since.blur();
  await dialog.page.getByText("This date is still to come.").waitFor();
  await dialog.page.getByText("Thu, Dec 17: Intros and Fit").waitFor();
  await dialog.close();
});

test("the calendar file is saved under both companies' names", async () => {
  const { dialog } = await openDialog({ ...filledPlan(), buyerCompany: 'Globex / "North"' });
  await tab(dialog, "Calendar, Excel, PDF").click();
  await dialog.page.getByLabel("Only what Globex").check();
  const waiting = dialog.page.waitForEvent("download");
  await dialog.click("Download");
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("Acme Globex North.ics");
  const stream = await download.createReadStream();
  let content = "";
  for await (const chunk of stream) content += String(chunk);
  expect(content.split("\r\n").filter((line) => line === "BEGIN:VEVENT")).toHaveLength(15);
  await dialog.close();
});

test("nothing to put into a calendar", async () => {
  const { dialog } = await openDialog({ ...freshPlan(), plan: { ...freshPlan().plan, steps: [] } });
  await tab(dialog, "Calendar, Excel, PDF").click();
  await dialog.page.getByText("There is no open step with a date for this side.").waitFor();
  expect(await dialog.page.getByRole("button", { name: "Download" }).isVisible()).toBe(false);
  await dialog.close();
});

test("without a plan it says what to do", async () => {
  const { dialog } = await openDialog(null);
  await dialog.page.getByText("This spreadsheet has no plan yet. Make one first").waitFor();
  expect(await dialog.accessibilityFaults()).toEqual([]);
  await dialog.close();
});

test("a lost connection can be tried again", async () => {
  const server = serverWith(freshPlan());
  server.next.set("openSidebar", "lost");
  const dialog = await browser.open(server);
  await dialog.page.getByText("the sheet could not be read").waitFor();
  await dialog.click("Try again");
  await tab(dialog, "Plan letter").waitFor();
  await dialog.close();
});

test("why Google did not run the add-on is said, and another try offered only where it can help", async () => {
  const server = serverWith(freshPlan());
  server.next.set(
    "openSidebar",
    new Error(
      "Specified permissions are not sufficient to call SpreadsheetApp.getActiveSpreadsheet. Required permissions: https://www.googleapis.com/auth/spreadsheets.currentonly",
    ),
  );
  const dialog = await browser.open(server);
  await dialog.page.getByText("The add-on may not read this spreadsheet").waitFor();
  server.next.set("openSidebar", new Error("Exception: Action not allowed"));
  await dialog.click("Try again");
  await dialog.page.getByText("a window with one account only").waitFor();
  expect(await dialog.page.getByRole("button", { name: "Try again" }).count()).toBe(0);
  expect(await dialog.accessibilityFaults()).toEqual([]);
  await dialog.close();
});

test("a plan whose language cannot be fetched is not shared in another one", async () => {
  const server = serverWith({ ...filledPlan(), language: "de" });
  server.next.set("loadDialogWords", "lost");
  const dialog = await browser.open(server, { language: "en" });
  await dialog.page.getByText("the sheet could not be read").waitFor();
  await dialog.click("Try again");
  await tab(dialog, "Plan als Brief").waitFor();
  await dialog.close();
});

test("a history that cannot be read is said, not left out", async () => {
  const server = serverWith(freshPlan());
  server.next.set("loadHistory", "lost");
  const dialog = await browser.open(server);
  await dialog.page.getByText("the sheet could not be read").waitFor();
  await dialog.click("Try again");
  await tab(dialog, "Plan letter").waitFor();
  await dialog.close();
});

test("the manager is told what changed; the portfolio row is copied by itself", async () => {
  const server = serverWith({ ...freshPlan(), buyerCompany: "=1+1" });
  server.history = [
    {
      when: TODAY,
      milestone: "Signature",
      before: null,
      after: null,
      effect: 3,
      askedBy: "buyer",
      why: "",
      inReturn: "a logo",
    },
  ];
  const dialog = await browser.open(server);
  await tab(dialog, "For your manager").click();
  await dialog.page.getByText("Wed, Jan 6, 2027: Signature, asked by the buyer, in return: a logo").waitFor();
  await dialog.page.evaluate(() => {
    const { setData } = DataTransfer.prototype;
    DataTransfer.prototype.setData = function (format, copied) {
      Object.assign(window, { marked: copied });
      setData.call(this, format, copied);
    };
  });
  await dialog.click("Copy the row");
  await dialog.page.getByText("Copied. Paste it where you want it.").waitFor();
  const marked = await dialog.page.evaluate(() => (window as unknown as { marked: string }).marked);
  // A formula in a name stays text in the sheet into which it is pasted.
  expect(marked).toMatch(
    /^'=1\+1\tGo Live\tMon, Mar 15, 2027\tMon, Mar 15, 2027\t0 of 13\t0\tIntros and Fit, by /,
  );
  await dialog.close();
});

test("a refusal to show a row is said", async () => {
  const { dialog, server } = await openDialog(withSteps(filledPlan(), { "3": { target: TODAY - 2 } }));
  server.next.set("showCell", { code: "missingTab", tab: "Milestones" });
  await dialog.click("Show the row of step 3");
  await dialog.page.getByText(/The tab “Milestones” is missing/).waitFor();
  await dialog.close();
});

test("a finding about no step leads to its cell", async () => {
  const { dialog, server } = await openDialog(freshPlan());
  await dialog.click(/^Show the cell: There is no compelling event/);
  expect(server.calls.at(-1)).toEqual({ method: "showCell", request: { cell: "Value!C6", plan: "plan" } });
  await dialog.close();
});

test("the whole file is a link to Google's own export", async () => {
  const { dialog } = await openDialog(filledPlan());
  await tab(dialog, "Calendar, Excel, PDF").click();
  const href = (name: string) => dialog.page.getByRole("link", { name }).getAttribute("href");
  const file = "https://docs.google.com/spreadsheets/d/1abc";
  expect(await href("Download for Excel")).toBe(`${file}/export?format=xlsx`);
  expect(await href("Download as PDF")).toBe(
    `${file}/export?format=pdf&portrait=false&fitw=true&gridlines=false`,
  );
  await dialog.close();
});

test("a text from right to left begins at the right, in a letter from left to right", async () => {
  const plan = filledPlan();
  const goal = "לסגור את הספרים תוך שלושה ימים";
  const { dialog } = await openDialog({ ...plan, value: { ...plan.value, goal } });
  await tab(dialog, "Plan letter").click();
  await dialog.page.getByLabel("Letter, with everything").check();
  const direction = (text: string) =>
    dialog.page
      .getByText(text)
      .first()
      .evaluate((part) => getComputedStyle(part).direction);
  expect(await direction(goal)).toBe("rtl");
  expect(await direction("Dear Ann Lee")).toBe("ltr");
  await dialog.picture("dialog right to left");
  await dialog.close();
});

/** All behind their dates, with names of usual length. */
function sixtyMilestones(): LoadedPlan {
  const { plan } = longServer(60).loaded!;
  const steps = plan.steps.map((step) => ({ ...step, name: `Approval of part ${step.number}` }));
  return { ...filledPlan(), plan: { ...plan, steps } };
}

/** How many pages a document takes on A4 paper. */
async function printedPages(dialog: Dialog): Promise<number> {
  const pdf = await dialog.page.pdf({ format: "A4" });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)!.length;
}

test.each([
  ["a usual plan", () => filledPlan()],
  ["sixty milestones", () => sixtyMilestones()],
])(
  "of %s the letter prints on two pages at most, the memo on one",
  async (name, plan) => {
    const { dialog } = await openDialog(plan());
    await tab(dialog, "Plan letter").click();
    await dialog.page.getByLabel("Letter, with everything").check();
    await dialog.picture(`dialog ${name} letter`);
    const letter = await printedPages(dialog);
    await tab(dialog, "Decision memo").click();
    const memo = await printedPages(dialog);
    expect(memo).toBe(1);
    expect(letter).toBeLessThanOrEqual(2);
    await dialog.close();
  },
  30_000,
);

test("what people typed is text, never markup, in every field of every document", async () => {
  const plan = filledPlan();
  const attack = '<img src=x onerror="document.title=1">';
  const value = Object.fromEntries(Object.keys(plan.value).map((key) => [key, attack]));
  const server = serverWith({
    ...withDetails(withSteps(plan, { "4": { name: attack }, "6": { name: `Signature ${attack}` } }), () => ({
      ownersSeller: attack,
      ownersBuyer: attack,
      outcome: attack,
    })),
    value: value as typeof plan.value,
    valuePerMonth: { amount: 1, currency: attack },
    investment: { once: 1, yearly: 2 },
    measures: [
      { measure: attack, today: attack, target: attack, byWhen: null, owner: attack, achieved: attack },
    ],
    roles: plan.roles.map((role) => ({ ...role, role: attack, name: attack, email: attack, part: attack })),
    rolesWithoutName: [attack],
    resources: plan.resources.map((each) => ({
      ...each,
      resource: attack,
      forRole: attack,
      providedBy: attack,
      ready: false,
    })),
    sellerCompany: attack,
    buyerCompany: attack,
    file: attack,
  });
  server.history = [
    {
      when: null,
      milestone: attack,
      before: TODAY,
      after: TODAY + 1,
      effect: null,
      askedBy: attack,
      why: attack,
      inReturn: attack,
    },
  ];
  for (const valueConfirmed of [false, true]) {
    server.loaded = { ...server.loaded!, valueConfirmed };
    const dialog = await browser.open(server);
    await dialog.page.getByText(/^As the sheet was/).waitFor();
    for (const label of TABS) {
      await tab(dialog, label).click();
      if (label === "Plan letter") await dialog.page.getByLabel("Letter, with everything").check();
      expect([label, await dialog.page.locator("img").count()]).toEqual([label, 0]);
    }
    expect(dialog.errors).toEqual([]);
    await dialog.close();
  }
}, 30_000);
