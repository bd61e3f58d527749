/** The self-test as `npm run deploy -- --self-test` brings it to Google, here over the stand-in, in both worlds. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dateOf } from "../../local/preview/clock";
import {
  likelyWorld,
  loadBundle,
  type Menu,
  otherWorld,
  ScriptSession,
  SpreadsheetFile,
  type UiHost,
  type World,
} from "../../local/sheets";
import { contradictions, readTable, settledAnswers, verdictOf } from "./selfTest/table";

jest.setTimeout(240_000);

const folder = "dist-self-test";
/** Noon in UTC on Mon 11 Jan 2027. */
const START = Date.UTC(2027, 0, 11, 12);

beforeAll(() => {
  execFileSync(process.execPath, ["build/build.mjs", "--self-test"]);
});

test("what is released has nothing of it", () => {
  const [product, selfTest] = ["dist", folder].map((path) => readFileSync(join(path, "Code.js"), "utf8"));
  for (const name of ["runSelfTest", "Run self-test", "Self-test", "formulaInTextCell", "planToLookAt"]) {
    expect([name, product!.includes(name)]).toEqual([name, false]);
  }
  expect(selfTest).toContain("function runSelfTest(");
  expect(selfTest).toContain("formulaInTextCell");
  expect(readdirSync("dist").sort()).toEqual(readdirSync(folder).sort());
});

function openedIn(world: World) {
  const clock = { time: START };
  const file = SpreadsheetFile.create({ world, now: () => clock.time });
  const shown: { menu: Menu | null; toasts: string[] } = { menu: null, toasts: [] };
  const unused = () => {
    throw new Error("The self-test shows no page.");
  };
  const ui: UiHost = {
    setMenu: (menu) => {
      shown.menu = menu;
    },
    showSidebar: unused,
    showDialog: unused,
    alert: unused,
    toast: (message) => {
      shown.toasts.push(message);
    },
  };
  const htmlFiles = readdirSync(folder).filter((name) => name.endsWith(".html"));
  const session = new ScriptSession(file, {
    user: "maintainer@example.com",
    scriptTimeZone: "Etc/UTC",
    manifest: JSON.parse(readFileSync(join(folder, "appsscript.json"), "utf8")),
    files: Object.fromEntries(
      htmlFiles.map((name) => [name.slice(0, -".html".length), readFileSync(join(folder, name), "utf8")]),
    ),
    userLocale: "en",
    ui,
  });
  session.globals.Date = dateOf({ now: () => clock.time });
  loadBundle(session, readFileSync(join(folder, "Code.js"), "utf8"));
  return { file, session, shown, clock };
}

/** The tab's cells as somebody copies them. */
function copied(file: SpreadsheetFile): string {
  const id = file.sheetIdByName("Self-test")!;
  const cell = (row: number, column: number) => file.display(id, row, column);
  return Array.from({ length: 200 }, (_, row) =>
    Array.from({ length: 5 }, (_, column) => cell(row, column)).join("\t"),
  ).join("\n");
}

const worlds: [string, World][] = [
  ["likely", likelyWorld],
  // Without a look into its own column no plan has a status: see the next test.
  ["other", { ...otherWorld, ownColumnOffset: "value" }],
];

test.each(worlds)("in the %s world it sees every answer and finds the product right", (_name, world) => {
  const { file, session, shown, clock } = openedIn(world);
  session.open();
  expect(shown.menu!.items.at(-1)).toEqual({ label: "Run self-test", functionName: "runSelfTest" });
  let clicks = 0;
  // Each look at the clock takes four seconds here.
  session.globals.Date = dateOf({ now: () => (clock.time += 4000) });
  loadBundle(session, readFileSync(join(folder, "Code.js"), "utf8"));
  while (!shown.toasts.at(-1)?.startsWith("All cases are done")) {
    session.run("runSelfTest");
    if (++clicks > 20) throw new Error(shown.toasts.at(-1));
  }
  expect(clicks).toBeGreaterThan(1);

  const rows = readTable(copied(file));
  expect(contradictions(rows)).toEqual([]);
  // The color of a cell is for a person to see.
  const { ruleCorner, ...seenByScript } = world;
  expect(settledAnswers(rows)).toEqual(seenByScript);
  const open = rows.filter((row) => verdictOf(row) === "").map(({ part }) => part);
  expect([...new Set(open)]).toEqual(["ruleCorner", "look"]);

  // What is to be looked at, and nothing else, stays.
  const tabs = file.sheetIds().map((id) => file.sheetName(id));
  expect(tabs).toEqual(expect.arrayContaining(["Self-test", "ruleCorner", "Milestones", "Figures"]));
  expect(tabs.filter((name) => /^Sheet\d+$/.test(name))).toEqual(["Sheet1"]);

  // Another click looks again and changes nothing.
  const before = copied(file);
  session.run("runSelfTest");
  expect(copied(file)).toBe(before);
});
