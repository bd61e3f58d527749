/** What the dialog gets of the Value and Stakeholders tabs, over the built bundle, wherever people moved it. */
import type { SpreadsheetFile } from "../../local/sheets";
import type { ValueField } from "../../src/addon/sheet/tabs/valueTab";
import { dayNumber } from "../../src/plan/calendarDate";
import { apply, cell, newYork, open, type Place, value } from "./bundle";
import { a1, fieldA1 } from "./places";
import { smallFile, smallPlan } from "./smallPlan";

const places: readonly Place[] = [
  newYork,
  { locale: "de_DE", zone: "Europe/Berlin", scriptZone: "America/Los_Angeles" },
  { locale: "pt_BR", zone: "America/Sao_Paulo", scriptZone: "Asia/Kolkata" },
  { locale: "ja_JP", zone: "Pacific/Kiritimati", scriptZone: "Pacific/Pago_Pago" },
];

/** The row in which a text stands in column A (keys) or C (labels). */
function rowWith(file: SpreadsheetFile, text: string, column = 3): number {
  const sheetId = file.sheetIdByName("Value")!;
  for (let row = 1; row <= file.rowCount(sheetId); row++)
    if (cell(file, "Value", row, column).display === text) return row;
  throw new Error(`"${text}" is not on Value.`);
}

function fillIn(file: SpreadsheetFile): void {
  const buyer = file.person("Buyer");
  const type = (field: ValueField, text: string) => buyer.type("Value", fieldA1(file, field), text);
  type("goal", "Close in three days");
  type("eventCost", "A year with the old auditor");
  type("eventDate", "2027-04-01");
  const measure = rowWith(file, "Measure") + 1;
  type("valuePerMonth", "12500");
  type("currency", "EUR");
  type("investmentOnce", "180000");
  type("investmentYearly", "about 20");
  type("options", "Hire two people; do nothing");
  buyer.type("Value", `C${measure}`, "Days to close");
  buyer.type("Value", `E${measure}`, "10");
  buyer.type("Value", `F${measure}`, "3");
  buyer.type("Value", `G${measure}`, "2027-06-30");
  buyer.type("Value", `C${measure + 2}`, "Audit remarks");
  buyer.type("Value", `G${measure + 2}`, "in summer");
  buyer.type("Stakeholders", a1(file, "name", 2, "Stakeholders"), "Ann Lee");
  buyer.type("Stakeholders", a1(file, "email", 2, "Stakeholders"), "ann@globex.example");
}

function expectFilledIn(file: SpreadsheetFile, place: Place): void {
  const loaded = value(open(file, undefined, place).server.openSidebar({})).loaded!;
  expect(loaded.value).toMatchObject({
    goal: "Close in three days",
    event: "The old contract ends on 31 March",
    eventCost: "A year with the old auditor",
    issues: "",
    options: "Hire two people; do nothing",
    agreedBuyer: "",
    changeRule: "Whoever asks for a change of a date says why and offers something in return.",
  });
  expect(loaded.valueDates).toEqual({
    eventDate: dayNumber(2027, 4, 1),
    decisionDate: null,
    nextReview: null,
    confirmedOn: null,
    agreedOn: null,
  });
  expect(loaded.valuePerMonth).toEqual({ amount: 12_500, currency: "EUR" });
  expect(loaded.investment).toEqual({ once: 180_000, yearly: null });
  expect(loaded.measures).toEqual([
    {
      measure: "Days to close",
      today: "10",
      target: "3",
      byWhen: dayNumber(2027, 6, 30),
      owner: "",
      achieved: "",
    },
    { measure: "Audit remarks", today: "", target: "", byWhen: null, owner: "", achieved: "" },
  ]);
  expect(loaded.roles).toEqual([
    { team: "seller", role: "Account Executive", name: "", email: "", part: "" },
    { team: "buyer", role: "Project champion", name: "Ann Lee", email: "ann@globex.example", part: "uses" },
  ]);
}

test.each(places)("what people wrote is read in %j", (place) => {
  const file = smallFile(place);
  fillIn(file);
  expectFilledIn(file, place);
});

test("also after they inserted rows and columns, and renamed and moved the tab", () => {
  const file = smallFile();
  fillIn(file);
  const buyer = file.person("Buyer");
  buyer.insertRows("Value", rowWith(file, "Measure") + 2, 2);
  buyer.insertColumns("Value", 5);
  buyer.insertRows("Value", 1, 1);
  buyer.renameTab("Value", "Why");
  buyer.moveTab("Why", 4);
  expectFilledIn(file, newYork);
});

test("a Value tab that is gone leaves the plan as it is", () => {
  const { file, server } = smallPlan();
  file.person("Buyer").deleteTab("Value");
  const loaded = value(server.openSidebar({})).loaded!;
  expect(new Set(Object.values(loaded.value))).toEqual(new Set([""]));
  expect(loaded.measures).toEqual([]);
  expect(loaded.plan.steps).toHaveLength(5);
});

test("a copy for the next deal is another file, so its calendar entries do not move the first deal's", () => {
  const { file } = smallPlan();
  const [first, copied] = [file, file.copy("Next deal")].map(
    (each) => value(open(each).server.openSidebar({})).loaded!.file,
  );
  expect(first).toMatch(/./);
  expect(copied).not.toBe(first);
});

test.each(places)("the history is read as it was written, in %j", (place) => {
  const addOn = smallPlan(place);
  const loaded = value(addOn.server.openSidebar({})).loaded!;
  expect(value(addOn.server.loadHistory({}))).toEqual([]);
  const move = { do: "move", step: "1", to: dayNumber(2027, 3, 10), keep: "anchor" } as const;
  const why = { askedBy: "buyer", why: "holiday", agreedInReturn: "a reference" } as const;
  value(apply(addOn, loaded, move, why));
  addOn.file.person("Buyer").insertColumns("Plan history", 3);
  expect(value(addOn.server.loadHistory({}))).toEqual([
    {
      when: loaded.plan.today,
      milestone: expect.stringContaining("Discovery"),
      before: dayNumber(2027, 3, 9),
      after: dayNumber(2027, 3, 10),
      effect: 0,
      askedBy: "buyer",
      why: "holiday",
      inReturn: "a reference",
    },
  ]);
});

test("of a long history the latest hundred rows are read", () => {
  const { file, server } = smallPlan();
  const rows = Array.from({ length: 103 }, (_, at) => ["2027-02-01", `Step ${at + 1}`]);
  file.person("Buyer").paste("Plan history", a1(file, "when", 1, "Plan history"), rows);
  const read = value(server.loadHistory({})).map(({ milestone }) => milestone);
  expect([read.length, read[0], read.at(-1)]).toEqual([100, "Step 4", "Step 103"]);
});

test("what was set aside is kept for the person and the file", () => {
  const { file, server } = smallPlan();
  value(server.saveSetAside({ keys: ["noEvent", "overlap 6"] }));
  expect(value(server.openSidebar({})).setAside).toEqual(["noEvent", "overlap 6"]);
  expect(value(open(file, "other@seller.example").server.openSidebar({})).setAside).toEqual([]);
  expect(value(open(file.copy("Next deal")).server.openSidebar({})).setAside).toEqual([]);
  for (const keys of [null, [7], "noEvent"])
    expect(server.saveSetAside({ keys } as never)).toMatchObject({
      ok: false,
      findings: [{ problem: { code: "badRequest", field: "keys" } }],
    });
});

test.each(["menu", "sidebar"])("the %s shows the dialog with the words of the person", (from) => {
  const addOn = smallPlan();
  addOn.session.run("onOpen", {});
  const item = addOn.shown.menu!.items.find(
    (each) => each !== "separator" && each.label === "Documents to send",
  );
  expect(item).toEqual({ label: "Documents to send", functionName: "sharePlan" });
  if (from === "menu") addOn.session.run("sharePlan");
  else value(addOn.server.openDialog({}));
  expect(addOn.shown.dialog).toMatch(/^<!DOCTYPE html>/);
  expect(addOn.shown.dialog).toContain("Check before sending");
  expect(addOn.shown.sidebar).toBe("");
});
