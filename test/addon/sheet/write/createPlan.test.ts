/** The main job over the built bundle: from the request to what stands in the cells. */
import { dayNumber, isoText } from "../../../../src/plan/calendarDate";
import { builtInTemplates, withoutTasks } from "../../../../src/planTemplates";
import {
  cell,
  createReference,
  newFile,
  newYork,
  noon,
  open,
  type Place,
  referenceRequest,
  value,
} from "../../bundle";
import { type ColumnName, cellOf, columnOf, fieldA1 } from "../../places";

/** The table in docs/how-dates-work.md. */
const reference = {
  calendar: [
    "2027-01-22",
    "2027-01-29",
    "2027-02-05",
    "2027-02-10",
    "2027-02-17",
    "2027-02-18",
    "2027-03-04",
    "2027-03-11",
    "2027-03-12",
    "2027-03-15",
    "2027-04-14",
    "2027-05-14",
    "2027-06-14",
  ],
  working: [
    "2027-01-04",
    "2027-01-13",
    "2027-01-25",
    "2027-01-28",
    "2027-02-08",
    "2027-02-09",
    "2027-03-02",
    "2027-03-11",
    "2027-03-12",
    "2027-03-15",
    "2027-04-14",
    "2027-05-14",
    "2027-06-14",
  ],
} as const;

/** Sheet and script in different zones, west and east of UTC; decimal commas; other scripts. */
const places: readonly Place[] = [
  newYork,
  { locale: "de_DE", zone: "Europe/Berlin", scriptZone: "America/Los_Angeles" },
  { locale: "pt_BR", zone: "America/Sao_Paulo", scriptZone: "Asia/Kolkata" },
  { locale: "ja_JP", zone: "Pacific/Kiritimati", scriptZone: "Pacific/Pago_Pago" },
];

describe.each(places)("in $locale, sheet in $zone, script in $scriptZone", (place) => {
  test.each(["calendar", "working"] as const)(
    "the reference plan stands in the cells, counted in %s days",
    (countedIn) => {
      const addOn = open(newFile(place), "rep@seller.example", place);
      const loaded = createReference(addOn, { countedIn });
      const inCells = reference[countedIn].map((_, at) => cellOf(addOn.file, "target", at + 1).value);
      expect(inCells.map((serial) => isoText(serial as number))).toEqual(reference[countedIn]);
      // Read back through the add-on: the same days, whatever the zones.
      expect(loaded.plan.steps.map((step) => isoText(step.target!))).toEqual(reference[countedIn]);
      expect(loaded.findings).toEqual([]);
      // Noon of 11 January in UTC is the 12th on Kiritimati, the 11th elsewhere here.
      const late = place.zone === "Pacific/Kiritimati" ? 8 : 7;
      expect(cellOf(addOn.file, "status", "1").display).toBe(
        countedIn === "calendar" ? "Planned" : `${late} days overdue`,
      );
    },
  );
});

test("status and header follow the sheet's own today", () => {
  let now = noon;
  const file = newFile(newYork, () => now);
  createReference(open(file), { done: [{ step: "1", on: dayNumber(2027, 1, 8) }] });
  const status = (step: string) => cellOf(file, "status", step).display;
  const on = (year: number, month: number, day: number) => {
    now = Date.UTC(year, month - 1, day, 17);
    file.model.dispatch("EVALUATE_CELLS");
  };
  on(2027, 1, 28);
  expect(["1", "2", "3", "4", "13"].map(status)).toEqual([
    "Done",
    "Due in 1 day",
    "Planned",
    "Planned",
    "Planned",
  ]);
  on(2027, 1, 29);
  expect(["2", "3"].map(status)).toEqual(["Due today", "Due in 7 days"]);
  on(2027, 1, 30);
  expect(["2", "3"].map(status)).toEqual(["1 day overdue", "Due in 6 days"]);
  on(2027, 2, 1);
  expect(status("2")).toBe("3 days overdue");
  on(2027, 3, 6);
  // Started on Fri 5 Mar, and step 7 is still open.
  expect(status("8")).toBe("Due in 5 days");
  expect(status("11")).toBe("Planned");
  on(2027, 3, 17);
  expect(status("11")).toBe("Blocked by step 10");
  // The figures stand above the table, two rows above its headers.
  const fact = (column: ColumnName) => cellOf(file, column, -2);
  // Mon 15 Mar was two days ago.
  expect(fact("milestone").value).toBe(-2);
  // Steps 2 to 10.
  expect(fact("days").value).toBe(9);
  expect(fact("status").display).toBe("1 of 13");
  expect(fact("ownerSeller").display).toBe("Use case discovery");
  expect(cellOf(file, "ownerSeller", -3).display).toBe(
    "Next step: Fri 29 Jan · Account Executive, Project champion",
  );
  expect([fact("step").display, cellOf(file, "step", -3).display]).toEqual(["15 Mar 2027", "Go Live"]);
});

test("creating takes at most 3 round trips and 220 service calls, however many milestones there are", () => {
  const calls = [13, 40].map((count) => {
    const addOn = open(newFile());
    const { template } = referenceRequest();
    const steps = Array.from(
      { length: count },
      (_, at) =>
        template.steps[at] ?? { ...template.steps[9]!, number: String(at + 1), startsAfter: [String(at)] },
    );
    addOn.session.resetCalls();
    expect(addOn.server.createPlan(referenceRequest({ template: { ...template, steps } }))).toEqual({
      ok: true,
      value: null,
    });
    return { total: addOn.session.calls.total, roundTrips: addOn.session.calls.roundTrips };
  });
  expect(calls[0]).toEqual(calls[1]);
  expect(calls[0]!.total).toBeLessThanOrEqual(220);
  expect(calls[0]!.roundTrips).toBeLessThanOrEqual(3);
});

test("the columns that carry the meaning fit a phone, with nothing frozen beside them", () => {
  const addOn = open(newFile());
  createReference(addOn);
  const { file } = addOn;
  const sheetId = file.sheetIdByName("Milestones")!;
  const { getters } = file.model;
  const widths = [0, 1, 2, 3].map((column) => getters.getColSize(sheetId, column));
  expect(widths.reduce((sum, width) => sum + width)).toBeLessThanOrEqual(320);
  expect(getters.getPaneDivisions(sheetId).xSplit).toBe(0);
});

test("opening the file touches no sheet and needs no authorization", () => {
  const addOn = open(newFile());
  addOn.session.resetCalls();
  addOn.session.open("NONE");
  expect(addOn.shown.menu?.title).toBe("Mutual Action Plan");
  const touched = Object.keys(addOn.session.calls.byName).filter(
    (name) => !/^(Ui|Menu|SpreadsheetApp.getUi|Session)/.test(name),
  );
  expect(touched).toEqual([]);
});

test.each([
  [false, ["Done", "Phase", "Slip"]],
  [true, ["Done", "Phase", "Slip", "Agreed", "Agreed date"]],
])(
  "the columns for the agreed dates are folded away unless they are asked for: %s",
  (showAgreed, visible) => {
    const addOn = open(newFile());
    createReference(addOn, { showAgreed });
    const { file } = addOn;
    const sheetId = file.sheetIdByName("Milestones")!;
    const columns = ["done", "phase", "slip", "agreed", "agreedDate", "countedIn"] as const;
    const shown = columns.filter(
      (column) => !file.model.getters.isColHidden(sheetId, columnOf(file, column) - 1),
    );
    expect(shown.map((column) => cellOf(file, column, "header").display)).toEqual(visible);
  },
);

test("each menu command opens the sidebar on its screen, or the dialog", () => {
  const addOn = open(newFile());
  addOn.session.open();
  const views = addOn.shown.menu!.items.flatMap((item) => {
    if (item === "separator") return [];
    addOn.shown.sidebar = "";
    addOn.session.run(item.functionName);
    return /data-view="(\w+)"/.exec(addOn.shown.sidebar)?.[1] ?? item.label;
  });
  expect(views).toEqual(["newPlan", "plan", "move", "Documents to send", "plan", "repair"]);
});

test("who gave only one of the two permissions is told which is missing, and how to give it", () => {
  const addOn = open(newFile());
  const given = (scope: string) => {
    addOn.session.options.manifest = { oauthScopes: [`https://www.googleapis.com/auth/${scope}`] };
  };
  given("spreadsheets.currentonly");
  expect(() => addOn.session.run("openPlanSidebar")).toThrow(/does not let this add-on show its pages/);
  given("script.container.ui");
  expect(addOn.server.openSidebar({})).toMatchObject({
    ok: false,
    findings: [{ problem: { code: "permissionMissing", permission: "sheet" } }],
  });
});

test.each([
  ["=1+1", "+49 30 123", "-5"],
  ["@home", "'quoted'", "<b>Bold & Söhne</b>"],
  ["🦊 Fuchs", "שלום עולם", "2027-03-15"],
  ["007", "TRUE", 'Say "hi"; A1'],
])("%s, %s and %s stay texts wherever they stand", (sellerCompany, buyerCompany, compellingEvent) => {
  const addOn = open(newFile());
  const loaded = createReference(addOn, { sellerCompany, buyerCompany, compellingEvent });
  expect(loaded).toMatchObject({ sellerCompany, buyerCompany });
  expect(cellOf(addOn.file, "step", -6).value).toBe(
    `Mutual Action Plan: ${sellerCompany} and ${buyerCompany}`,
  );
  expect(cellOf(addOn.file, "step", -5).value).toBe(`Why we do this: ${compellingEvent}`);
});

test("faulty answers are refused by name, and nothing is made", () => {
  const addOn = open(newFile());
  const refusals = [
    { sellerCompany: "x".repeat(5_000) },
    { anchor: { step: "10", date: dayNumber(2027, 3, 15) + 0.5 } },
    { anchor: { step: "10", date: 6_700_000 } },
    { anchor: { step: "99", date: dayNumber(2027, 3, 15) } },
    { weekends: { seller: "1111111", buyer: "0000011" } },
    { template: { ...referenceRequest().template, steps: [] } },
    { done: [{ step: "1", on: Number.NaN }] },
  ].map((change) => {
    const reply = addOn.server.createPlan(referenceRequest(change));
    return reply.ok ? "made" : reply.findings[0]!.problem;
  });
  expect(refusals).toMatchObject([
    { code: "tooLong", field: "sellerCompany" },
    { code: "badRequest", field: "anchor" },
    { code: "badRequest", field: "anchor" },
    { code: "badRequest", field: "anchor" },
    { code: "badRequest", field: "weekends" },
    { code: "badTemplate" },
    { code: "badRequest", field: "done" },
  ]);
  expect(addOn.file.sheetIds()).toHaveLength(1);
});

test("tabs of the same names stay as they are; the new ones get free names and work", () => {
  const addOn = open(newFile());
  const { SpreadsheetApp } = addOn.session.globals as {
    SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  };
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  for (const name of ["milestones", "Value", "Plan data"])
    spreadsheet.insertSheet(name).getRange("A1").setValue(`mine: ${name}`);
  const loaded = createReference(addOn);
  for (const name of ["milestones", "Value", "Plan data"])
    expect(cell(addOn.file, name, 1, 1).value).toBe(`mine: ${name}`);
  expect(loaded.plan.steps).toHaveLength(13);
  expect(cellOf(addOn.file, "step", -3, "Milestones (2)").value).toBe("Go Live");
  // Mon 11 Jan to Mon 15 Mar.
  expect(cellOf(addOn.file, "milestone", -2, "Milestones (2)").value).toBe(63);
});

test("a file that has a plan gets a second one only when asked, and the same answer sent twice makes one", () => {
  const addOn = open(newFile());
  createReference(addOn);
  expect(addOn.server.createPlan(referenceRequest())).toEqual({ ok: true, value: null });
  const tabs = addOn.file.sheetIds().length;
  const reply = addOn.server.createPlan(referenceRequest({ id: "second" }));
  expect(reply).toMatchObject({
    ok: false,
    findings: [{ problem: { code: "planExists", tab: "Milestones" } }],
  });
  expect(addOn.file.sheetIds()).toHaveLength(tabs);

  const second = createReference(addOn, { id: "third", beside: true, buyerCompany: "Initech" });
  expect(second.buyerCompany).toBe("Initech");
  expect(addOn.file.sheetIds()).toHaveLength(tabs + 6);
});

test.each([1, 20, 70, 110, 175])(
  "a failure at service call %i leaves nothing, and a second try works",
  (call) => {
    const addOn = open(newFile());
    addOn.session.resetCalls();
    addOn.session.failAt(call, "Service Spreadsheets failed while accessing document.");
    const reply = addOn.server.createPlan(referenceRequest());
    if (reply.ok) {
      // The last calls only return to the person what is there already.
      expect(call).toBeGreaterThan(180);
      return;
    }
    expect(reply.findings[0]!.problem).toMatchObject({ code: "serviceFailed", state: "unchanged" });
    expect(addOn.file.sheetIds()).toHaveLength(1);
    expect(createReference(addOn).plan.steps).toHaveLength(13);
  },
);

test("the full content carries undated tasks that fold under their milestone", () => {
  const addOn = open(newFile());
  const template = builtInTemplates("en")[0]!;
  const loaded = createReference(addOn, { template });
  expect(template.steps.length).toBeGreaterThan(withoutTasks(template).steps.length);
  expect(loaded.plan.steps.map((step) => step.number)).toEqual(template.steps.map((step) => step.number));
  expect(
    loaded.plan.steps.filter((step) => step.number.includes(".")).every((step) => step.target === null),
  ).toBe(true);
  expect(
    loaded.plan.steps.filter((step) => !step.number.includes(".")).map((step) => isoText(step.target!)),
  ).toEqual(reference.calendar);
});

test("no formula stands under a format for texts, and no cell shows one or an error", () => {
  const { file, server } = open(newFile());
  const buyerCompany = 'Acme "The Best" Inc';
  value(server.createPlan(referenceRequest({ template: builtInTemplates("en")[0]!, buyerCompany })));
  const wrong: string[] = [];
  for (const id of file.sheetIds()) {
    const { bottom, right } = file.usedZone(id)!;
    for (let row = 0; row <= bottom; row++) {
      for (let column = 0; column <= right; column++) {
        const shown = file.display(id, row, column);
        const isUnderText = file.formula(id, row, column) && file.numberFormat(id, row, column).includes("@");
        if (isUnderText || /^[=#'][^\d]/.test(shown))
          wrong.push(`${file.sheetName(id)} ${row} ${column} ${shown}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  const prompt = fieldA1(file, "confirmedWords").replace("C", "B");
  expect(file.person("Buyer").sees("Value", prompt)).toContain(buyerCompany);
  expect(value(server.checkSheet({}))).toEqual([]);
});

test("a file that became view-only while it was open is left as it is, and the message says why", () => {
  const addOn = open(newFile());
  addOn.session.canEdit = false;
  const reply = addOn.server.createPlan(referenceRequest());
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code: "viewOnly" } }] });
  expect(addOn.file.sheetIds()).toHaveLength(1);
});
