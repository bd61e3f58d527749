import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBundle, otherWorld, type ScriptSession, SEVERAL_ACCOUNTS } from "../../../local/sheets";
import { FakePage, googleOf, MANIFEST, makeFile, makeSession } from "./makeSession";

const gas = require("gas-local") as {
  require(folder: string, globals: Record<string, unknown>): Record<string, unknown>;
};

/** A bundle as the build makes it: one object, and top-level functions that call it. */
const CODE = `
var App = (() => ({
  read() {
    const value = SpreadsheetApp.getActiveSheet().getRange("A1").getValue();
    return [value instanceof Date, Object.prototype.toString.call(value)].join();
  },
  refuse() {
    try { SpreadsheetApp.getActiveSheet().getRange(0, 0); } catch (e) { return [e instanceof Error, e.name].join(); }
  },
  missing() {
    return ["setTimeout", "URL", "fetch", "TextEncoder", "process", "window", "structuredClone", "Buffer"]
      .filter((name) => eval("typeof " + name) !== "undefined").join();
  },
}))();
function read() { return App.read(); }
function refuse() { return App.refuse(); }
function missing() { return App.missing(); }
function echo(value) { return value; }
function count() { return Array.prototype.slice.call(arguments).map((a) => a === undefined ? "undefined" : typeof a).join(); }
function giveDate() { return { ok: true, inner: { when: new Date(0) } }; }
function giveUndefined() { return { a: undefined, b: [undefined, 1] }; }
function giveFunction() { return [function () {}]; }
function fail() { throw new Error("no such step"); }
function hidden_() { return 1; }
function write(text) { SpreadsheetApp.getActiveSheet().getRange("A1").setValue(text); }
function onOpen(e) { SpreadsheetApp.getUi().createMenu("Plan").addItem("New plan", "write").addSeparator().addToUi(); }
function onEdit(e) {
  SpreadsheetApp.getActiveSheet().getRange("Z1").setValue(
    [e.range.getA1Notation(), e.value, e.oldValue, e.authMode, e.source.getName()].join());
}
`;

const folders: string[] = [];

function loadByGasLocal(session: ScriptSession): void {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  folders.push(folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Code.js"), CODE);
  gas.require(folder, session.globals);
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe.each([
  ["gas-local", loadByGasLocal],
  ["loadBundle", (session: ScriptSession) => loadBundle(session, CODE)],
])("a bundle loaded by %s", (_name, load) => {
  function start(page = new FakePage()) {
    const session = makeSession(makeFile({ name: "Deal" }), { ui: page });
    load(session);
    return { session, page, ...googleOf(session) };
  }

  test("dates and errors are of the script's own realm", () => {
    const { session, sheet } = start();
    sheet.getRange("A1").setValue("2027-03-15");
    expect(session.run("read")).toBe("true,[object Date]");
    expect(session.run("refuse")).toBe("true,Exception");
  });

  test("what Apps Script lacks is missing", () => {
    expect(start().session.run("missing")).toBe("");
  });

  test("google.script.run: names", () => {
    const { session } = start();
    expect(() => session.run("hidden_")).toThrow("Script function not found: hidden_");
    expect(() => session.run("noSuch")).toThrow("Script function not found: noSuch");
    expect(() => session.run("SpreadsheetApp")).toThrow("Script function not found: SpreadsheetApp");
    expect(() => session.run("App.read")).toThrow();
  });

  test("google.script.run: what travels", () => {
    const { session } = start();
    expect(session.run("echo", { a: [1, "x", true, null], b: { c: 2 } })).toEqual({
      a: [1, "x", true, null],
      b: { c: 2 },
    });
    expect(session.run("echo", { a: undefined, b: [undefined] })).toEqual({ b: [null] });
    expect(session.run("count", undefined, null)).toBe("object,object");
    expect(session.run("giveUndefined")).toEqual({ b: [null, 1] });
  });

  test("google.script.run: what does not", () => {
    const { session } = start();
    expect(() => session.run("echo", { when: new Date() })).toThrow(
      "Failed due to illegal value in property: when",
    );
    expect(() => session.run("echo", () => 1)).toThrow("Failed due to illegal value in property: 0");
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => session.run("echo", circle)).toThrow("Failed due to illegal value in property: self");
    expect(session.run("giveDate")).toBeNull();
    expect(session.run("giveFunction")).toBeNull();
    expect(() => session.run("fail")).toThrow("no such step");
  });

  test("the menu appears on opening", () => {
    const { session, page } = start();
    session.open("NONE");
    expect(page.shown).toEqual(['menu Plan [{"label":"New plan","functionName":"write"},"separator"]']);
  });

  test("onEdit hears a person, in limited mode, and not itself or other scripts", () => {
    const { session, sheet } = start();
    session.listenToEdits();
    session.file.person("Buyer").type("Sheet1", "B2", "x");
    expect(sheet.getRange("Z1").getValue()).toBe("B2,x,,LIMITED,Deal");
    session.run("write", "by script");
    expect(sheet.getRange("Z1").getValue()).toBe("B2,x,,LIMITED,Deal");
  });

  test("of the edits during a run two are kept", () => {
    const { session, sheet } = start();
    const buyer = session.file.person("Buyer");
    session.listenToEdits();
    session.between(1, () => {
      for (const row of [5, 6, 7]) buyer.type("Sheet1", `B${row}`, String(row));
      expect(buyer.sees("Sheet1", "Z1")).toBe("");
    });
    session.run("write", "x");
    expect(sheet.getRange("Z1").getValue()).toBe("B6,6,,LIMITED,Deal");
  });

  test("what a script wrote is in the model when its turn is over", () => {
    const { session } = start();
    const { model } = session.file;
    session.run("write", "hello");
    expect(model.getters.getEvaluatedCell({ sheetId: "0", row: 0, col: 0 }).value).toBe("hello");
  });
});

describe("authorisation", () => {
  const page = new FakePage();

  test("NONE: menus and languages, no cells, no properties", () => {
    const session = makeSession(makeFile(), { ui: page });
    const { SpreadsheetApp, PropertiesService, Session } = session.globals as never as ReturnType<
      typeof googleOf
    >;
    session.authMode = "NONE";
    expect(() => SpreadsheetApp.getActiveSpreadsheet()).toThrow("You do not have permission to call");
    expect(() => PropertiesService.getUserProperties()).toThrow("You do not have permission to call");
    expect(Session.getActiveUserLocale()).toBe("en");
    SpreadsheetApp.getUi().createAddonMenu().addItem("a", "b").addToUi();
  });

  test("LIMITED: cells, but no sidebar and no dialog", () => {
    const session = makeSession(makeFile(), { ui: page, files: { Sidebar: "<p>hi</p>" } });
    const { SpreadsheetApp, sheet } = googleOf(session);
    const html = (session.globals.HtmlService as GoogleAppsScript.HTML.HtmlService).createHtmlOutputFromFile(
      "Sidebar",
    );
    session.authMode = "LIMITED";
    sheet.getRange("A1").setValue(1);
    expect(() => SpreadsheetApp.getUi().showSidebar(html)).toThrow(
      "You do not have permission to call Ui.showSidebar",
    );
    session.authMode = "FULL";
    SpreadsheetApp.getUi().showSidebar(html.setTitle("Plan"));
    expect(page.shown.at(-1)).toBe("sidebar Plan: <p>hi</p>");
  });

  test("an HTML file as it stands, and one that is missing", () => {
    const session = makeSession(makeFile(), { files: { Data: "<?= 1 ?>" } });
    const html = session.globals.HtmlService as GoogleAppsScript.HTML.HtmlService;
    expect(html.createTemplateFromFile("Data").getRawContent()).toBe("<?= 1 ?>");
    expect(() => html.createTemplateFromFile("Other")).toThrow("No HTML file named Other was found.");
    expect(html.createTemplateFromFile("Data").evaluate().getContent()).toBe("1");
  });

  test("a scope that the manifest does not name", () => {
    const manifest = { oauthScopes: ["https://www.googleapis.com/auth/spreadsheets.currentonly"] };
    const session = makeSession(makeFile(), { ui: page, manifest });
    const { SpreadsheetApp } = googleOf(session);
    expect(() => SpreadsheetApp.getUi().alert("x")).toThrow(
      "Specified permissions are not sufficient to call Ui.alert. Required permissions: https://www.googleapis.com/auth/script.container.ui",
    );
  });

  test("no page, no getUi", () => {
    const { SpreadsheetApp } = googleOf(makeSession());
    expect(() => SpreadsheetApp.getUi()).toThrow("Cannot call SpreadsheetApp.getUi() from this context.");
  });
});

test("a user who may only look can read and select, not write", () => {
  const session = makeSession();
  const { sheet, spreadsheet, SpreadsheetApp } = googleOf(session);
  sheet.getRange("A1").setValue("x");
  session.canEdit = false;
  expect(sheet.getRange("A1").getValue()).toBe("x");
  sheet.getRange("A1").activate();
  SpreadsheetApp.newDataValidation().requireDate().build();
  const refused = "You do not have permission to perform that action.";
  expect(() => sheet.getRange("A1").setValue("y")).toThrow(refused);
  expect(() => spreadsheet.insertSheet("New")).toThrow(refused);
  expect(() => sheet.addDeveloperMetadata("k")).toThrow(refused);
});

describe("calls", () => {
  test("are counted, and reads after writes are round trips", () => {
    const session = makeSession();
    const { sheet, SpreadsheetApp } = googleOf(session);
    session.resetCalls();
    const range = sheet.getRange("A1:B2");
    range.getValues();
    range.getNotes();
    expect(session.calls.roundTrips).toBe(0);
    range.setValue("x");
    range.setBackground("#ff0000");
    range.getValues();
    range.getValues();
    range.setValue("y");
    SpreadsheetApp.flush();
    SpreadsheetApp.flush();
    expect(session.calls.roundTrips).toBe(2);
    expect(session.calls.total).toBe(10);
    expect(session.calls.byName["Range.getValues"]).toBe(3);
    SpreadsheetApp.newDataValidation().requireDate().build();
    expect(session.calls.total).toBe(11);
  });

  test("the n-th call fails, with the text or the error that was asked for", () => {
    const session = makeSession();
    const { sheet } = googleOf(session);
    session.failAt(2, "Service Spreadsheets failed while accessing document");
    sheet.getRange("A1");
    expect(() => sheet.getRange("A2")).toThrow(
      expect.objectContaining({
        name: "Exception",
        message: "Service Spreadsheets failed while accessing document",
      }),
    );
    sheet.getRange("A3");
    const own = new RangeError("own");
    session.failAt(1, own);
    expect(() => sheet.getRange("A1")).toThrow(own);
  });

  test("another person edits between two calls", () => {
    const session = makeSession();
    const { sheet } = googleOf(session);
    const range = sheet.getRange("A1");
    range.setValue("mine");
    session.between(1, () => session.file.person("Buyer").type("Sheet1", "A1", "theirs"));
    expect(range.getValue()).toBe("theirs");
  });

  test("what is not written is refused by name", () => {
    const { sheet } = googleOf(makeSession());
    const unknown = sheet as unknown as Record<string, () => void>;
    expect(() => unknown.newChart!()).toThrow(
      "not implemented in the stand-in: SpreadsheetApp.Sheet.newChart",
    );
  });
});

describe("between people", () => {
  test("the lock is shared by sessions, and lost while a dialog waits", () => {
    const file = makeFile();
    const page = new FakePage();
    const mine = makeSession(file, { ui: page });
    const { LockService, SpreadsheetApp } = googleOf(mine);
    const theirs = googleOf(makeSession(file, { user: "other@example.com" })).LockService.getDocumentLock()!;
    const lock = LockService.getDocumentLock()!;
    expect([lock.tryLock(1), theirs.tryLock(1)]).toEqual([true, false]);
    page.whileAsking = () => {
      expect(theirs.tryLock(1)).toBe(true);
    };
    expect(SpreadsheetApp.getUi().alert("Sure?").toString()).toBe("OK");
    expect(lock.hasLock()).toBe(false);
  });

  test("user properties belong to a user, document properties to all", () => {
    const file = makeFile();
    const mine = googleOf(makeSession(file)).PropertiesService;
    const theirs = googleOf(makeSession(file, { user: "other@example.com" })).PropertiesService;
    mine.getUserProperties().setProperty("k", "mine");
    mine.getDocumentProperties()!.setProperty("k", "all");
    expect(theirs.getUserProperties().getProperty("k")).toBeNull();
    expect(theirs.getDocumentProperties()!.getProperty("k")).toBe("all");
  });

  test("a store holds 500 KB", () => {
    const store = googleOf(makeSession()).PropertiesService.getUserProperties();
    expect(() => {
      for (let k = 0; k < 60; k++) store.setProperty(`k${k}`, "x".repeat(9 * 1024 - 10));
    }).toThrow("You have exceeded the property storage quota.");
  });
});

test("six tabs of a plan's size are written in reasonable time", () => {
  const session = makeSession();
  const { spreadsheet, SpreadsheetApp } = googleOf(session);
  const started = process.cpuUsage();
  for (let k = 0; k < 6; k++) {
    const sheet = spreadsheet.insertSheet(`Tab ${k}`, k + 1);
    const [rows, columns] = k === 2 ? [60, 60] : [40, 10];
    if (columns > 26) sheet.insertColumnsAfter(26, columns - 26);
    const cell = (row: number, column: number) =>
      column > 8 ? `=IF($A${row + 1}>${column};1;"")` : column === 3 ? 46461 + row : `text ${row} ${column}`;
    const table = Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => cell(r, c)),
    );
    sheet
      .getRange(1, 1, rows, columns)
      .setValues(table)
      .setBackgrounds(table.map((line) => line.map(() => "#eeeeee")))
      .setFontWeights(table.map((line) => line.map(() => "bold")))
      .setVerticalAlignment("top")
      .setWrap(true);
    const rules = Array.from({ length: 12 }, (_, n) =>
      SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied(`=AND($D1<TODAY();$A1="x${n}")`)
        .setBackground("#ff0000")
        .setRanges([sheet.getRange("A1:H40")])
        .build(),
    );
    sheet.setConditionalFormatRules(rules);
    sheet.setFrozenRows(4);
  }
  SpreadsheetApp.flush();
  // 350 ms of processor time once warm; the limit leaves room for a cold start and a slower machine.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2500);
});

test("the engine shows the rules as Google would: the first that holds wins, each range relative to the first", () => {
  const session = makeSession();
  const { sheet, SpreadsheetApp } = googleOf(session);
  sheet.getRange("A1:C4").setValues([
    ["x", 1, ""],
    ["", 2, ""],
    ["x", 3, "x"],
    ["", 4, ""],
  ]);
  const rule = (formula: string, color: string, ...a1s: string[]) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(formula)
      .setBackground(color)
      .setRanges(a1s.map((a1) => sheet.getRange(a1)))
      .build();
  sheet.setConditionalFormatRules([
    rule('=A1="x"', "#ff0000", "A1:A4", "C2:C4"),
    rule("=$B1>1", "#0000ff", "A1:B4"),
  ]);
  const shown = () =>
    [0, 1, 2, 3].map((row) =>
      [0, 1, 2].map(
        (col) => session.file.model.getters.getCellComputedStyle({ sheetId: "0", row, col }).fillColor,
      ),
    );
  const [red, blue] = ["#ff0000", "#0000ff"];
  expect(shown()).toEqual([
    [red, undefined, undefined],
    [blue, blue, undefined],
    [red, blue, red],
    [blue, blue, undefined],
  ]);
  sheet.deleteRow(1);
  expect(shown().slice(0, 3)).toEqual([
    [blue, blue, undefined],
    [red, blue, red],
    [blue, blue, undefined],
  ]);
});

test("menus within menus, and menus that a spreadsheet adds", () => {
  const page = new FakePage();
  const { SpreadsheetApp, spreadsheet } = googleOf(makeSession(makeFile(), { ui: page }));
  const ui = SpreadsheetApp.getUi();
  const more = ui.createMenu("More").addItem("Undo", "undo").addSeparator();
  ui.createMenu("Plan").addItem("New", "make").addSubMenu(more).addToUi();
  spreadsheet.addMenu("Old", [{ name: "New", functionName: "make" }, null as never]);
  expect(page.shown).toEqual([
    'menu Plan [{"label":"New","functionName":"make"},{"label":"More › Undo","functionName":"undo"},"separator"]',
    'menu Old [{"label":"New","functionName":"make"},"separator"]',
  ]);
});

test("a script copies its spreadsheet; the copy is another file", () => {
  const session = makeSession(makeFile({ name: "Deal", world: otherWorld }));
  const { sheet, spreadsheet } = googleOf(session);
  sheet.getRange("A1").setValue("x");
  const copy = spreadsheet.copy("Deal (2)");
  copy.getSheets()[0]!.getRange("A1").setValue("y");
  expect([copy.getName(), spreadsheet.getName()]).toEqual(["Deal (2)", "Deal"]);
  expect(copy.getId()).not.toBe(spreadsheet.getId());
  expect([sheet.getRange("A1").getValue(), copy.getSheets()[0]!.getRange("A1").getValue()]).toEqual([
    "x",
    "y",
  ]);
  expect(session.file.copy("again").world).toEqual(otherWorld);
});

test.each(SEVERAL_ACCOUNTS)("with several Google accounts every call of a page fails: %s", (text) => {
  const page = new FakePage();
  const session = makeSession(makeFile(), { ui: page });
  loadBundle(session, CODE);
  session.severalAccounts = text;
  session.open();
  expect(page.shown).toHaveLength(1);
  expect(() => session.run("echo", 1)).toThrow(text);
  session.severalAccounts = null;
  expect(session.run("echo", 1)).toBe(1);
});

test("one of the two permissions may be refused", () => {
  const [sheets, container] = MANIFEST.oauthScopes as [string, string];
  const page = new FakePage();
  const session = makeSession(makeFile(), { ui: page });
  const { SpreadsheetApp, HtmlService, sheet } = googleOf(session);
  const show = () => SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("<p>"));
  session.refusedScopes.add(container);
  expect(show).toThrow(
    `Specified permissions are not sufficient to call Ui.showSidebar. Required permissions: ${container}`,
  );
  expect(sheet.getRange("A1").getValue()).toBe("");
  session.refusedScopes.clear();
  session.refusedScopes.add(sheets);
  show();
  expect(() => sheet.getRange("A1").getValue()).toThrow(
    /^Specified permissions are not sufficient to call SpreadsheetApp\.\S+\. Required permissions: \(https:\/\/www\.googleapis\.com\/auth\/spreadsheets\.currentonly \|\| /,
  );
});
