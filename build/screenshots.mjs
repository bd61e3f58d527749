/**
 * `npm run screenshots`: makes the pictures of README and docs, docs/images/*.png, from the preview, and those of the
 * store listing, docs/listing/images/*.png, in the sizes that it asks for.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { root } from "./build.mjs";

process.chdir(root);

/** What drives the preview in the tests also drives it here. */
async function loadPreviewServer() {
  const outfile = join(root, ".out/preview.cjs");
  await esbuild.build({
    entryPoints: [join(root, "test/browser/preview.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    logLevel: "silent",
  });
  return createRequire(import.meta.url)(outfile).PreviewServer;
}

const images = "docs/images";
const listing = "docs/listing";

async function picture(preview, name, folder = images) {
  // The grid draws once more after the sidebar has answered.
  await preview.page.waitForTimeout(500);
  await shoot(preview.page, join(folder, `${name}.png`));
}

async function shoot(page, path, options = {}) {
  await page.screenshot({ path: join(root, path), ...options });
  console.log(path);
}

/** The same view in the size that the store listing asks for. */
async function forListing(preview, name) {
  const usual = preview.page.viewportSize();
  await preview.page.setViewportSize({ width: 1280, height: 800 });
  await picture(preview, name, join(listing, "images"));
  await preview.page.setViewportSize(usual);
}

/** The icon in each size that Google shows somewhere, and the card with the name. */
async function drawIcons(preview) {
  const icon = readFileSync(join(root, listing, "icon.svg"), "utf8");
  const page = await preview.page.context().newPage();
  const draw = async (name, width, height, html, omitBackground) => {
    await page.setViewportSize({ width, height });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100% }</style>${html}`);
    await shoot(page, join(listing, "images", `${name}.png`), { omitBackground });
  };
  for (const size of [32, 48, 96, 128]) await draw(`icon-${size}`, size, size, icon, true);
  const card = `<div style="box-sizing: border-box; height: 140px; padding: 18px; background: #e8f0fe; color: #174ea6;
    font: 500 19px/1.25 Roboto, Arial, sans-serif"><div style="width: 44px; margin-bottom: 12px">${icon}</div>Mutual Action Plan</div>`;
  await draw("banner", 220, 140, card, false);
  await page.close();
}

/** One deal from the questions to the second week, when a step is late. */
async function tellTheStory(preview) {
  const { inSidebar } = preview;
  const press = (name) => inSidebar.getByRole("button", { name, exact: true }).click();

  await preview.chooseFromMenu("Mutual Action Plan", "New Mutual Action Plan");
  await inSidebar.getByLabel("Your company").fill("Northwind Software");
  await inSidebar.getByLabel("The buyer\u2019s company").fill("Contoso Retail");
  await inSidebar.getByLabel("Compelling event").fill("The old system's license ends on 31 March");
  await inSidebar.getByLabel("Intros and Fit").first().check();
  await picture(preview, "new-plan");

  await press("Create plan");
  await inSidebar.getByText("The plan is ready.").waitFor();
  await picture(preview, "plan");
  await forListing(preview, "plan");

  await preview.setToday("2027-02-09");
  await press("Refresh");
  await inSidebar.getByText("days to go").evaluate((line) => line.scrollIntoView({ block: "center" }));
  await picture(preview, "overdue");

  await press("Move");
  await inSidebar.getByRole("button", { name: "+1 week" }).click();
  await picture(preview, "move");
  await forListing(preview, "move");

  const answers = {
    C5: "Close the month in three days instead of ten.",
    C15: "Ten people copy figures between six sheets.",
    E15: "Figures arrive by themselves; people look at exceptions.",
    C25: "The board sees figures two weeks late.",
    E27: "About 200,000 a year in work and fees.",
  };
  for (const [cell, answer] of Object.entries(answers)) await preview.typeAs("Ann", "Value", cell, answer);
  await preview.typeAs("Ann", "Stakeholders", "C10", "Ann Lee");
  await preview.chooseFromMenu("Mutual Action Plan", "Documents to send");
  const dialog = preview.page.frameLocator("dialog iframe");
  await dialog.getByRole("tab", { name: "Plan letter" }).click();
  await picture(preview, "letter");
  await forListing(preview, "letter");
  await preview.page.getByRole("button", { name: "Close dialog" }).click();

  await preview.showTab("Value");
  await preview.showAs("Guest");
  await picture(preview, "value");
  await preview.showTab("Stakeholders");
  await picture(preview, "stakeholders");
  await preview.showTab("Milestones");
  await picture(preview, "buyer");
}

for (const folder of [images, join(listing, "images")]) mkdirSync(join(root, folder), { recursive: true });
const PreviewServer = await loadPreviewServer();
const server = await PreviewServer.start();
try {
  const preview = await server.open({
    name: "Contoso Retail and Northwind Software",
    today: "2027-01-11",
    timeZone: "America/New_York",
  });
  await drawIcons(preview);
  await tellTheStory(preview);
  if (preview.errors.length > 0) throw new Error(preview.errors.join("\n"));
} finally {
  await server.stop();
}
