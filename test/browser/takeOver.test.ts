/** A plan that somebody has already, in the browser: from New plan to the window, and back to the plan in the sidebar. */
import { type PreviewPage, PreviewServer, START_TIMEOUT, TEST_TIMEOUT } from "./preview";

jest.setTimeout(TEST_TIMEOUT);

let server: PreviewServer;
let preview: PreviewPage;

beforeAll(async () => {
  server = await PreviewServer.start();
  preview = await server.open({ name: "Deal", today: "2027-01-11", timeZone: "America/New_York" });
}, START_TIMEOUT);
afterAll(async () => {
  await preview?.close();
  await server?.stop();
  expect(preview?.errors).toEqual([]);
});

const rows = [
  ["Milestone", "Owner", "Due", "Status"],
  ["Kick-off", "Us", "1/8/2027", "Done"],
  ["Contract signed", "Them", "2/26/2027", "Open"],
  ["Go live", "Both", "3/31/2027", "Open"],
];

test("the table of a tab becomes a plan beside it, with a few clicks", async () => {
  const [tab] = await preview.tabs();
  for (const [row, cells] of rows.entries())
    for (const [column, text] of cells.entries())
      await preview.typeAs("Rep", tab!, `${"ABCD"[column]}${row + 1}`, text);
  await preview.chooseFromMenu("Mutual Action Plan", "New Mutual Action Plan");
  await preview.inSidebar.getByRole("button", { name: "I have a plan already" }).click();
  const dialog = preview.page.frameLocator("dialog iframe");
  await dialog.getByLabel("The buyer\u2019s company").fill("Acme");
  await dialog.getByRole("button", { name: "Read the table" }).click();
  await dialog.getByText("All dates of the table stand.").waitFor();
  await dialog.getByRole("button", { name: "Create plan" }).click();
  // The window closes by itself, and the sidebar shows the plan.
  await preview.page.locator("dialog").waitFor({ state: "detached" });
  await preview.inSidebar.getByText("Contract signed").first().waitFor();
  expect(await preview.tabs()).toEqual(["Value", "Stakeholders", "Milestones", "Resources", tab]);
  const made = (await preview.cells("Milestones", "A8:D10")).map((cells) => cells.slice(0, 3));
  expect(made).toEqual([
    ["1", "8 Jan 2027", "Kick-off"],
    ["2", "26 Feb 2027", "Contract signed"],
    ["3", "31 Mar 2027", "Go live"],
  ]);
  expect(await preview.cells(tab!, "A1:D4")).toEqual(rows);
});
