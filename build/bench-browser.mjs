/**
 * How long people wait in the preview: for a new plan of 60 rows, and for the sheet after a ticked box and a typed date,
 * until the browser has drawn it; and how much of that the page's processor time is, which is nearly all on a machine that
 * does nothing else, and what the limits are for. What is over one is marked and fails nothing.
 */
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { root } from "./build.mjs";
import { findOrInstallChromium } from "./chromium.mjs";

const ROWS = 60;
/** Each edit so often, in other rows; the median counts. */
const REPEATS = 5;
/** The engine and the page do some work after they have drawn. */
const PAUSE_MS = 1000;
const LIMITS_MS = { "create a plan of 60 rows": 3000, "tick a box": 400 };

/** A chain that ends on a day far enough ahead. */
function requestOf(rows) {
  const step = (number) => ({
    number: String(number),
    name: `Step number ${number}`,
    days: 3,
    startsAfter: number > 1 ? [String(number - 1)] : [],
    ownersSeller: ["Account Executive"],
    ownersBuyer: ["Project champion"],
    phase: `Phase ${Math.floor(number / 10)}`,
    outcome: "Something is agreed",
  });
  return {
    id: "bench",
    language: "en",
    sellerCompany: "Acme",
    buyerCompany: "Globex",
    compellingEvent: "",
    // 2027-11-10
    anchor: { step: String(rows), date: 46701 },
    countedIn: "calendar",
    weekends: { seller: "0000011", buyer: "0000011" },
    nonWorkingDays: [],
    done: [],
    accent: "#1a73e8",
    showAgreed: false,
    beside: false,
    template: {
      version: 1,
      id: "bench",
      name: "Bench",
      countedIn: "calendar",
      anchors: [String(rows)],
      steps: Array.from({ length: rows }, (_, at) => step(at + 1)),
      roles: [
        { team: "seller", role: "Account Executive", part: "", needs: "" },
        { team: "buyer", role: "Project champion", part: "uses", needs: "" },
      ],
      resources: [],
    },
  };
}

/** In the page: milliseconds until what was done is drawn. */
async function createAndDraw(request) {
  const start = performance.now();
  const reply = JSON.parse(window.preview.session.run("createPlan", JSON.stringify(request)));
  if (!reply.ok) throw new Error(JSON.stringify(reply.findings));
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - start;
}

/** In the page, as the grid itself does it. */
async function editAndDraw({ key, below, content }) {
  const { file } = window.preview;
  const sheetId = file.sheetIdByName("Milestones");
  const keyRow = 5;
  const columns = Array.from({ length: 60 }, (_, column) => file.value(sheetId, keyRow, column).value);
  const start = performance.now();
  file.model.dispatch("UPDATE_CELL", {
    sheetId,
    col: columns.indexOf(key),
    row: keyRow + 2 + below,
    content,
  });
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - start;
}

function print(name, measured) {
  const { waited, computed } = measured.sort((a, b) => a.computed - b.computed)[measured.length >> 1];
  const limit = LIMITS_MS[name];
  const beside = limit === undefined ? "" : ` of ${limit}${computed > limit ? "  OVER" : ""}`;
  console.log(
    `  ${name.padEnd(26)} ${Math.round(waited)} ms, of processor time ${Math.round(computed)}${beside}`,
  );
}

const server = spawn(process.execPath, ["build/serve.mjs"], {
  cwd: root,
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = new Promise((_, reject) =>
  server.once("exit", (code) => reject(new Error(`The preview's server ended with code ${code}`))),
);
const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: findOrInstallChromium(),
  args: ["--disable-gpu", ...(isRoot ? ["--no-sandbox"] : [])],
});
try {
  const url = await Promise.race([
    new Promise((resolve) => server.stdout.once("data", (line) => resolve(line.toString().trim()))),
    ended,
  ]);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}/?delay=0`);
  await page.locator("body[data-ready]").waitFor();
  await page.evaluate(() => window.preview.setToday("2027-01-11"));

  const processes = await browser.newBrowserCDPSession();
  const processorTime = async () => {
    const { processInfo } = await processes.send("SystemInfo.getProcessInfo");
    const pages = processInfo.filter(({ type }) => type === "renderer");
    return pages.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
  };
  const measure = async (work, argument) => {
    const before = await processorTime();
    const waited = await page.evaluate(work, argument);
    return { waited, computed: (await processorTime()) - before };
  };

  print("create a plan of 60 rows", [await measure(createAndDraw, requestOf(ROWS))]);
  await page.evaluate(() => {
    const { file } = window.preview;
    const sheetIdTo = file.sheetIdByName("Milestones");
    file.model.dispatch("ACTIVATE_SHEET", { sheetIdFrom: file.activeSheetId(), sheetIdTo });
  });
  for (const [name, key, contentOf] of [
    ["tick a box", "done", () => "TRUE"],
    ["type a date", "target", (at) => String(46500 + at)],
  ]) {
    const measured = [];
    for (let at = 0; at < REPEATS; at++) {
      await page.waitForTimeout(PAUSE_MS);
      measured.push(await measure(editAndDraw, { key, below: at, content: contentOf(at) }));
    }
    print(name, measured);
  }
} finally {
  await browser.close();
  server.kill();
}
