/** The preview itself, with a sample add-on that tries what Google allows and refuses. */
import type { Frame } from "playwright-core";
import { type PreviewPage, PreviewServer, START_TIMEOUT, TEST_TIMEOUT } from "./preview";

jest.setTimeout(TEST_TIMEOUT);

let server: PreviewServer;
let preview: PreviewPage;

beforeAll(async () => {
  server = await PreviewServer.start("test/browser/sampleAddOn");
}, START_TIMEOUT);
afterAll(async () => {
  await server?.stop();
});
async function openPage(): Promise<void> {
  preview = await server.open();
}
async function closePage(): Promise<void> {
  await preview?.close();
  expect(preview?.errors).toEqual([]);
}

async function openSidebar(): Promise<Frame> {
  const attached = preview.page.waitForEvent("frameattached");
  await preview.chooseFromMenu("Sample", "Open sidebar");
  const frame = await attached;
  await frame.locator("#appended").waitFor();
  return frame;
}

/** What a call of `google.script.run` in the sidebar comes to. The argument is an expression, as typed there. */
async function run(frame: Frame, functionName: string, argument = ""): Promise<unknown> {
  return await frame.evaluate(
    `new Promise((resolve) => {
      try {
        google.script.run
          .withUserObject("mine")
          .withSuccessHandler((returned, userObject) => resolve({ returned, userObject }))
          .withFailureHandler((error, userObject) => resolve({ failed: error.message, userObject }))
          .${functionName}(${argument});
      } catch (error) {
        resolve({ threw: error.message });
      }
    })`,
  );
}

describe("the page", () => {
  beforeEach(openPage);
  afterEach(closePage);

  test("shows an empty file with the menu that the script made", async () => {
    expect(await preview.tabs()).toEqual(["Sheet1"]);
    await preview.menu("Sample").click();
    const items = preview.page.getByRole("menuitem");
    expect(await items.allTextContents()).toEqual(["Open sidebar", "Select C5", "Say hello", "Fail"]);
    await preview.screenshot("preview-menu");
  });

  test("opens its menus and picks from them by keyboard", async () => {
    await preview.menu("Sample").focus();
    await preview.page.keyboard.press("ArrowDown");
    const first = preview.page.getByRole("menuitem", { name: "Open sidebar" });
    await first.and(preview.page.locator(":focus")).waitFor();
    await preview.page.keyboard.press("ArrowUp");
    await preview.page.keyboard.press("Home");
    await preview.page.keyboard.press("Enter");
    await preview.inSidebar.getByRole("heading", { name: "Sample page" }).waitFor();
  });

  test("says what the script that was chosen from a menu threw", async () => {
    await preview.chooseFromMenu("Sample", "Fail");
    await preview.page.getByRole("dialog").getByText("It failed on purpose").waitFor();
  });

  test("draws a toast", async () => {
    await preview.chooseFromMenu("Sample", "Say hello");
    const toast = preview.page.getByRole("status").filter({ hasText: "Hello" });
    await toast.waitFor();
    await preview.screenshot("preview-toast");
    await toast.getByRole("button", { name: "Dismiss" }).click();
    await toast.waitFor({ state: "hidden" });
  });

  test("shows everybody with an account the menu of a bound script, and of a company's add-on only its own people", async () => {
    await preview.showAs("Buyer");
    await preview.menu("Sample").waitFor();
    await preview.chooseFromMenu("Preview", "Installed as\u2026");
    await preview.page.getByRole("combobox", { name: "Installed as" }).selectOption("company");
    await preview.page.getByRole("button", { name: "Save" }).click();
    await preview.menu("Sample").waitFor({ state: "detached" });
    await preview.showAs("Rep");
    await preview.menu("Sample").waitFor();
    await preview.inPage((page) => page.installAs("bound"), null);
  });

  test("shows a guest the same file without menu and sidebar", async () => {
    await preview.typeAs("Bea", "Sheet1", "B2", "from the buyer");
    await openSidebar();
    await preview.showAs("Guest");
    expect(await preview.menu("Sample").count()).toBe(0);
    expect(await preview.sidebar.isVisible()).toBe(false);
    expect(await preview.cell("Sheet1", "B2")).toBe("from the buyer");
    await preview.showAs("Rep");
    await preview.menu("Sample").waitFor();
  });

  test("tells the script of edits, and keeps an edit whose trigger fails", async () => {
    await preview.page.keyboard.type("ping");
    await preview.page.keyboard.press("Enter");
    expect(await preview.cells("Sheet1", "A1:B1")).toEqual([["ping", "pong"]]);
    await preview.typeAs("Bea", "Sheet1", "A2", "fail");
    expect(await preview.cell("Sheet1", "A2")).toBe("fail");
    expect(preview.errors.splice(0)).toEqual([expect.stringContaining("The trigger failed on purpose")]);
    await preview.showAs("Guest");
    await preview.typeAs("Bea", "Sheet1", "A3", "ping");
    expect(await preview.cells("Sheet1", "A3:B3")).toEqual([["ping", ""]]);
  });

  test("keeps the file and the clock over a reload, and starts a new file when asked", async () => {
    await preview.setToday("2027-03-15");
    await preview.typeAs("Bea", "Sheet1", "B2", "kept");
    await preview.inPage((page) => page.save(), null);
    await preview.reload();
    expect(await preview.cell("Sheet1", "B2")).toBe("kept");
    expect(await preview.inPage((page) => page.today, null)).toBe("2027-03-15");
    await preview.chooseFromMenu("Preview", "New empty file");
    await preview.page.getByRole("button", { name: "New file" }).click();
    await preview.page.waitForFunction("window.preview.file.name === 'Untitled spreadsheet'");
    await preview.menu("Sample").waitFor();
    expect(await preview.cell("Sheet1", "B2")).toBe("");
  });

  test("takes the day that is set for today, in the file's time zone", async () => {
    await preview.newFile({ timeZone: "Pacific/Auckland" });
    await preview.typeAs("Bea", "Sheet1", "A1", "=YEAR(TODAY())*10000+MONTH(TODAY())*100+DAY(TODAY())");
    await preview.chooseFromMenu("Preview", "Today's date\u2026");
    await preview.page.getByRole("textbox", { name: "Today" }).fill("2028-02-29");
    await preview.page.getByRole("button", { name: "Set", exact: true }).click();
    await preview.page.getByText("Today is Feb 29, 2028").waitFor();
    expect(await preview.cell("Sheet1", "A1")).toBe("20280229");
    expect(await run(await openSidebar(), "giveToday")).toMatchObject({ returned: ["2028-02-29", true] });
  });

  test("changes the file's locale and time zone", async () => {
    await preview.chooseFromMenu("Preview", "File settings\u2026");
    await preview.page.getByLabel("Locale").selectOption("de_DE");
    await preview.page.getByLabel("Time zone").selectOption("America/New_York");
    await preview.page.getByRole("button", { name: "Save" }).click();
    await preview.page.getByRole("dialog").waitFor({ state: "detached" });
    await preview.typeAs("Bea", "Sheet1", "A1", "1,5");
    expect(await preview.cell("Sheet1", "A1")).toBe("1,5");
  });

  test("has no accessibility faults of its own", async () => {
    await openSidebar();
    await preview.menu("Sample").click();
    expect(await preview.accessibilityFaults()).toEqual([]);
    await preview.page.keyboard.press("Escape");
    await preview.chooseFromMenu("Preview", "File settings\u2026");
    expect(await preview.accessibilityFaults()).toEqual([]);
    await preview.screenshot("preview-settings");
  });
});

describe("the sidebar", () => {
  beforeEach(openPage);
  afterEach(closePage);

  test("is 300 px wide and shows the page as built, with what was appended", async () => {
    const frame = await openSidebar();
    expect(await frame.evaluate("window.innerWidth")).toBe(300);
    expect(await preview.inSidebar.locator("#quirks").textContent()).toBe("CSS1Compat https://example.com/");
    const data = JSON.parse(
      (await preview.inSidebar.locator('script[type="application/json"]').textContent())!,
    );
    expect(data.text).toBe("</script><!-- // /* `\u2026` */ \u{1f600}");
    expect(await preview.sidebar.getByRole("heading").textContent()).toBe("Sample sidebar");
    await preview.screenshot("preview-sidebar");
  });

  test("closes by its button and by the page's own wish, and a new one replaces it", async () => {
    await openSidebar();
    await preview.page.getByRole("button", { name: "Close sidebar" }).click();
    expect(await preview.sidebar.isVisible()).toBe(false);
    await openSidebar();
    const frame = await openSidebar();
    expect(await preview.page.locator("#sidebar iframe").count()).toBe(1);
    await frame.evaluate("google.script.host.close()");
    await preview.sidebar.waitFor({ state: "hidden" });
  });

  test("cannot reach the page around it", async () => {
    const frame = await openSidebar();
    for (const attempt of [
      "parent.document.title",
      "parent.preview",
      "frameElement.id",
      "top.location.href",
    ]) {
      expect(
        await frame.evaluate(`(() => { try { return ${attempt}; } catch { return "refused"; } })()`),
      ).toBe("refused");
    }
    expect(await frame.evaluate("document.compatMode + typeof google.script.run.echo")).toBe(
      "CSS1Compatfunction",
    );
  });

  test("gives the focus back to the grid", async () => {
    const frame = await openSidebar();
    await frame.evaluate(
      "document.body.tabIndex = 0, document.body.focus(), google.script.host.editor.focus()",
    );
    await preview.page.waitForFunction("document.querySelector('#grid').contains(document.activeElement)");
    await preview.page.keyboard.type("typed");
    await preview.page.keyboard.press("Enter");
    expect(await preview.cell("Sheet1", "A1")).toBe("typed");
  });

  test("sees what is selected, and the script moves the selection", async () => {
    const frame = await openSidebar();
    expect(await run(frame, "selectedCell")).toMatchObject({ returned: "A1" });
    await preview.inPage((page) => page.file.model.selection.selectCell(3, 6), null);
    expect(await run(frame, "selectedCell")).toMatchObject({ returned: "D7" });
    await run(frame, "selectC5");
    const position = await preview.inPage((page) => page.file.model.getters.getActivePosition(), null);
    expect(position).toMatchObject({ col: 2, row: 4 });
  });
});

describe("google.script.run", () => {
  let frame: Frame;
  beforeAll(async () => {
    await openPage();
    frame = await openSidebar();
  });
  afterAll(closePage);

  test.each([
    ["a text", "'caf\u00e9'", "caf\u00e9"],
    ["nothing", "null", null],
    ["an object", "{ a: [1, true, { b: null }] }", { a: [1, true, { b: null }] }],
    ["undefined inside", "{ a: undefined, b: [undefined] }", { b: [null] }],
  ])("carries %s there and back", async (_what, argument, expected) => {
    expect(await run(frame, "echo", argument)).toEqual({ returned: expected, userObject: "mine" });
  });

  test("carries a form as an object of its fields", async () => {
    await frame.evaluate(
      `document.body.insertAdjacentHTML("beforeend", '<form><input name="city" value="Bern"></form>')`,
    );
    expect(await run(frame, "echo", "document.forms[0]")).toMatchObject({ returned: { city: "Bern" } });
  });

  test.each([
    ["a date", "new Date(0)", "0"],
    ["a date inside", "{ when: new Date(0) }", "when"],
    ["a function", "{ a: { then: () => 1 } }", "then"],
    ["undefined itself", "undefined", "0"],
    ["an element", "document.body", "0"],
    ["a loop", "(() => { const a = {}; a.self = a; return a; })()", "self"],
  ])("throws at once for %s", async (_what, argument, property) => {
    expect(await run(frame, "echo", argument)).toEqual({
      threw: `Failed due to illegal value in property: ${property}`,
    });
  });

  test("hands over nothing when the result holds a date", async () => {
    expect(await run(frame, "giveDate")).toEqual({ returned: null, userObject: "mine" });
    expect(await run(frame, "giveUndefined")).toMatchObject({ returned: { kept: 1, list: [null, 2] } });
  });

  test("hands only the message of an error to the failure handler", async () => {
    expect(await run(frame, "fail")).toEqual({ failed: "It failed on purpose", userObject: "mine" });
  });

  test("offers no function that is unknown or ends in an underscore", async () => {
    expect(await run(frame, "unknown")).toMatchObject({
      threw: expect.stringContaining("is not a function"),
    });
    expect(await run(frame, "hidden_")).toMatchObject({
      threw: expect.stringContaining("is not a function"),
    });
  });

  test("starts the script anew for every call", async () => {
    expect(await run(frame, "countCalls")).toMatchObject({ returned: 1 });
    expect(await run(frame, "countCalls")).toMatchObject({ returned: 1 });
  });

  test("answers many calls made at once", async () => {
    await preview.inPage((page) => page.setDelay(20), null);
    const answers = await Promise.all([...Array(25).keys()].map((call) => run(frame, "echo", String(call))));
    expect(answers).toEqual([...Array(25).keys()].map((call) => ({ returned: call, userObject: "mine" })));
  });
});
