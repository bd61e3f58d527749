/** The built bundle over the stand-in, as one person uses it: what every test of the add-on starts from. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Script } from "node:vm";
import { dateOf } from "../../local/preview/clock";
import {
  likelyWorld,
  type Menu,
  otherWorld,
  ScriptSession,
  SpreadsheetFile,
  type UiHost,
  type World,
} from "../../local/sheets";
import { dayNumber } from "../../src/plan/calendarDate";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { plannedChange } from "../../src/plan/change/plannedChange";
import { reschedule } from "../../src/plan/change/reschedule";
import { review } from "../../src/plan/review";
import { builtInTemplates, withoutTasks } from "../../src/planTemplates";
import type { ApplyRequest, LoadedPlan, NewPlanRequest, Reply, Server } from "../../src/protocol";
import { asSeen } from "../google/results";

// biome-ignore lint/suspicious/noExplicitAny: gas-local has no types
const gas = require("gas-local") as { require(folder: string, globals: object): Record<string, any> };

export const dist = join(__dirname, "../../dist");
const manifest = JSON.parse(readFileSync(join(dist, "appsscript.json"), "utf8"));
const htmlFiles = Object.fromEntries(
  readdirSync(dist)
    .filter((name) => name.endsWith(".html"))
    .map((name) => [name.slice(0, -".html".length), readFileSync(join(dist, name), "utf8")]),
);

/**
 * A look at a global takes a hundred times longer in a context that gas-local has made than at a constant, which hides
 * it. The script finds the same values in both.
 */
const declareBuiltIns = new Script(
  `const { ${["Array", "Boolean", "Date", "Error", "Int32Array", "JSON", "Map", "Math", "Number", "Object", "RegExp", "Set", "String", "Uint8Array"].join(", ")} } = globalThis;`,
);

/** Tests of writing, in `sheet`: each runs in either world. Of the other files each has one of the two. */
export const inBothWorlds = [
  "repair/damaged",
  "repair/repair",
  "write/createPlan",
  "write/editPlan",
  "write/undoChange",
  "write/writeChange",
];

/** What is unsettled about Google, as the tests of a file take it. */
function worldOf(testFile: string): World {
  const name = basename(testFile).split(".")[0]!;
  const letters = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const isOther = inBothWorlds.some((path) => basename(path) === name)
    ? false
    : /otherWorld$/i.test(name) || letters % 2 === 1;
  // The status of a row rests on formulas that look into their own column: there is no way round it.
  return asSeen(isOther ? { ...otherWorld, ownColumnOffset: "value" } : likelyWorld);
}

export interface Place {
  readonly locale: string;
  /** The spreadsheet's zone. */
  readonly zone: string;
  /** What the script takes for its own zone; the process's TZ is what its `Date` uses. */
  readonly scriptZone: string;
}

export const newYork: Place = { locale: "en_US", zone: "America/New_York", scriptZone: "Etc/UTC" };

/** Mon 11 Jan 2027, noon in UTC. */
export const today = dayNumber(2027, 1, 11);
export const noon = Date.UTC(2027, 0, 11, 12);

export interface AddOn {
  readonly file: SpreadsheetFile;
  readonly session: ScriptSession;
  /** What the page around the spreadsheet was told to show. */
  readonly shown: { menu: Menu | null; sidebar: string; dialog: string };
  /** Calls a server function as the sidebar does. */
  readonly server: {
    [Name in keyof Server]: (request: Parameters<Server[Name]>[0]) => ReturnType<Server[Name]>;
  };
}

export function newFile(place: Place = newYork, now: () => number = () => noon): SpreadsheetFile {
  // The benchmarks make files too, outside of any test.
  const testFile = typeof expect === "undefined" ? "" : (expect.getState().testPath ?? "");
  return SpreadsheetFile.create({
    name: "Deal",
    locale: place.locale,
    timeZone: place.zone,
    now,
    world: worldOf(testFile),
  });
}

/** How the add-on came into the file, where it is not bound to it. */
export interface Installed {
  /** The folder of the built files. */
  readonly folder: string;
  /** Where a published add-on's properties of this person are: the same in every file. */
  readonly userProperties?: Map<string, string>;
}

/** Opens the file for a rep who has the add-on. */
export function open(
  file: SpreadsheetFile,
  user = "rep@seller.example",
  place: Place = newYork,
  { folder, userProperties }: Installed = { folder: dist },
): AddOn {
  const shown: AddOn["shown"] = { menu: null, sidebar: "", dialog: "" };
  const ui: UiHost = {
    setMenu: (menu) => {
      shown.menu = menu;
    },
    showSidebar: (html) => {
      shown.sidebar = html;
    },
    showDialog: (html) => {
      shown.dialog = html;
    },
    alert: () => {
      throw new Error("The add-on asks nothing: an alert drops the lock.");
    },
    toast: () => {},
  };
  const session = new ScriptSession(file, {
    ui,
    user,
    scriptTimeZone: place.scriptZone,
    manifest,
    files: htmlFiles,
    userLocale: "en",
    ...(userProperties && { userProperties }),
  });
  // The script lives by the file's clock too.
  const clock = { Date: dateOf({ now: () => file.now() }) };
  const functions = gas.require(folder, { ...session.globals, ...clock });
  declareBuiltIns.runInContext(functions);
  session.functions = functions;
  const server = new Proxy({} as AddOn["server"], {
    get:
      (_target, name: string) =>
      (request: unknown): unknown =>
        JSON.parse(session.run(name, JSON.stringify(request)) as string),
  });
  return { file, session, shown, server };
}

export function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.findings));
  return reply.value;
}

/** The reference plan of docs/date-rules.md. */
export function referenceRequest(changes: Partial<NewPlanRequest> = {}): NewPlanRequest {
  const template = withoutTasks(builtInTemplates("en")[0]!);
  return {
    id: "reference",
    language: "en",
    sellerCompany: "Acme",
    buyerCompany: "Globex",
    compellingEvent: "The old contract ends on 31 March",
    anchor: { step: "10", date: dayNumber(2027, 3, 15) },
    countedIn: "calendar",
    weekends: { seller: "0000011", buyer: "0000011" },
    nonWorkingDays: [
      dayNumber(2026, 11, 26),
      dayNumber(2026, 12, 25),
      dayNumber(2027, 1, 1),
      dayNumber(2027, 1, 18),
      dayNumber(2027, 2, 15),
    ].map((date) => ({ date, side: "both" })),
    template,
    done: [],
    accent: "#1a73e8",
    showAgreed: false,
    beside: false,
    ...changes,
  };
}

export function createReference(addOn: AddOn, changes: Partial<NewPlanRequest> = {}): LoadedPlan {
  value(addOn.server.createPlan(referenceRequest(changes)));
  return value(addOn.server.openSidebar({})).loaded!;
}

/** What stands in a cell, read from the engine and not through the add-on. Rows and columns from 1. */
export function cell(file: SpreadsheetFile, tab: string, row: number, column: number) {
  const sheetId = file.sheetIdByName(tab);
  if (!sheetId) throw new Error(`There is no tab ${tab}.`);
  return {
    value: file.value(sheetId, row - 1, column - 1).value,
    display: file.display(sheetId, row - 1, column - 1),
    formula: file.formula(sheetId, row - 1, column - 1),
  };
}

/** What the sidebar sends for a change that it worked out. */
export function applyRequest(loaded: LoadedPlan, change: ChangeRequest): ApplyRequest {
  return {
    change: plannedChange(
      loaded.plan,
      reschedule(loaded.plan, change, loaded.snapshot),
      change,
      review(loaded.plan, loaded.snapshot),
    ),
    fingerprint: loaded.fingerprint,
    calendars: null,
    askedBy: "",
    why: "",
    agreedInReturn: "",
    title: "A change",
  };
}

/** Works a change out as the sidebar does, and has it written. */
export function apply(
  addOn: AddOn,
  loaded: LoadedPlan,
  change: ChangeRequest,
  more: Partial<ApplyRequest> = {},
): Reply<LoadedPlan> {
  return addOn.server.applyChange({ ...applyRequest(loaded, change), ...more });
}
