import { type EditEvent, SpreadsheetFile } from "../../../local/sheets";
import { googleOf, makeFile, makeSession, NOW } from "./makeSession";

/** A file with a small table, what a script sees of it, and a buyer. */
function table(file: SpreadsheetFile = makeFile()) {
  const session = makeSession(file);
  const google = googleOf(session);
  const { sheet } = google;
  sheet.setName("Plan");
  sheet.getRange("A1:D5").setValues([
    ["#", "Step", "Date", "Done"],
    [1, "Intro", "2027-03-01", ""],
    [2, "Discovery", "2027-03-08", ""],
    [3, "Proposal", "2027-03-15", ""],
    [4, "Signature", "2027-03-22", ""],
  ]);
  sheet.getRange("D2:D5").insertCheckboxes();
  const events: EditEvent[] = [];
  file.onEdit((event) => events.push(event));
  return { ...google, session, file, events, buyer: file.person("Buyer") };
}

describe("typing", () => {
  const shown = (locale: string, text: string) => {
    const file = makeFile({ locale });
    const person = file.person("Buyer");
    const tab = file.sheetName("0");
    person.type(tab, "A1", text);
    const { value, isDate } = file.value("0", 0, 0);
    return `${isDate ? "date " : ""}${typeof value} ${value}`;
  };

  test.each([
    ["en_US", "3/15/2027", "date number 46461"],
    ["en_US", "15/3/2027", "string 15/3/2027"],
    ["en_US", "Mar 15, 2027", "date number 46461"],
    ["en_US", "15 March 2027", "date number 46461"],
    ["en_US", "end of March", "string end of March"],
    ["en_US", "Q2", "string Q2"],
    ["en_US", "asap", "string asap"],
    ["en_US", "1.5", "number 1.5"],
    ["en_US", "1,5", "string 1,5"],
    ["en_US", "3/15", "date number 46461"],
    ["en_US", "10:30", "date number 0.4375"],
    ["en_GB", "15/03/2027", "date number 46461"],
    ["de_DE", "15.3.2027", "date number 46461"],
    ["de_DE", "15.03.27", "date number 46461"],
    ["de_DE", "15. März 2027", "date number 46461"],
    ["de_DE", "1,5", "number 1.5"],
    ["de_DE", "1.234,5", "number 1234.5"],
    ["de_DE", "WAHR", "boolean true"],
    ["de_DE", "31.2.2027", "string 31.2.2027"],
    ["pt_BR", "15/03/2027", "date number 46461"],
    ["pt_BR", "15 de março de 2027", "date number 46461"],
    ["pt_BR", "VERDADEIRO", "boolean true"],
    ["fr_FR", "15/03/2027", "date number 46461"],
    ["fr_FR", "15 mars 2027", "date number 46461"],
    ["ja_JP", "2027/03/15", "date number 46461"],
    ["ja_JP", "2027年3月15日", "date number 46461"],
    ["ja_JP", "3/15", "date number 46461"],
    ["ja_JP", "2027-03-15", "date number 46461"],
  ])("%s: %s is %s", (locale, text, expected) => {
    expect(shown(locale, text)).toBe(expected);
  });

  test("=TODAY()+7 follows the clock and the file's zone", () => {
    let now = NOW;
    const file = makeFile({ now: () => now, timeZone: "Pacific/Auckland" });
    const person = file.person("Buyer");
    person.type("Sheet1", "A1", "=TODAY()+7");
    expect(person.sees("Sheet1", "A1")).toBe("3/23/2027");
    person.changeTimeZone("Pacific/Pago_Pago");
    expect(person.sees("Sheet1", "A1")).toBe("3/22/2027");
    now += 86_400_000;
    expect(person.sees("Sheet1", "A1")).toBe("3/23/2027");
  });

  test("a checkbox takes no words, but a pasted word replaces it", () => {
    const { buyer, sheet } = table();
    expect(buyer.type("Plan", "D2", "yes")).toBe(false);
    expect(buyer.tick("Plan", "D2")).toBe(true);
    expect(sheet.getRange("D2").getValue()).toBe(true);
    expect(buyer.paste("Plan", "D3", "ja")).toBe(true);
    expect(sheet.getRange("D2:D3").getValues()).toEqual([[true], ["ja"]]);
    buyer.clear("Plan", "D2");
    expect([sheet.getRange("D2").getValue(), sheet.getRange("D2").getDataValidation()]).toEqual(["", null]);
  });

  test("a pasted table is read cell by cell and makes the grid grow", () => {
    const { buyer, sheet } = table();
    buyer.paste("Plan", "B999", "a\t3/15/2027\nb\t12\nc\t=1+1");
    expect(sheet.getMaxRows()).toBe(1001);
    expect(sheet.getRange("B1000:C1001").getValues()).toEqual([
      ["b", 12],
      ["c", 2],
    ]);
  });
});

describe("edit events", () => {
  test("typing: value, old value; a cleared cell has no value", () => {
    const { buyer, events } = table();
    buyer.type("Plan", "B2", "Hello");
    buyer.type("Plan", "C2", "3/15/2027");
    buyer.tick("Plan", "D2");
    buyer.clear("Plan", "B2");
    buyer.type("Plan", "G1", "new");
    expect(events).toEqual([
      { sheetName: "Plan", a1: "B2", value: "Hello", oldValue: "Intro", user: "Buyer" },
      { sheetName: "Plan", a1: "C2", value: "46461", oldValue: "46447", user: "Buyer" },
      { sheetName: "Plan", a1: "D2", value: "TRUE", oldValue: "FALSE", user: "Buyer" },
      { sheetName: "Plan", a1: "B2", oldValue: "Hello", user: "Buyer" },
      { sheetName: "Plan", a1: "G1", value: "new", user: "Buyer" },
    ]);
  });

  test("blocks and pastes carry no values; rows, looks and tabs are no edits", () => {
    const { buyer, events } = table();
    buyer.paste("Plan", "B2", "x");
    buyer.clear("Plan", "B2:B3");
    buyer.insertRows("Plan", 2);
    buyer.deleteRows("Plan", 2);
    buyer.setBackground("Plan", "A1", "#ff0000");
    buyer.note("Plan", "A1", "n");
    buyer.renameTab("Plan", "Our plan");
    buyer.duplicateTab("Our plan");
    buyer.moveRows("Our plan", 2, 1, 5);
    expect(events.map(({ a1, value, oldValue }) => [a1, value, oldValue])).toEqual([
      ["B2", undefined, undefined],
      ["B2:B3", undefined, undefined],
      ["A4:Z4", undefined, undefined],
    ]);
  });

  test("scripts and anonymous people start no trigger, nor do people who may only look", () => {
    const { file, sheet, events } = table();
    sheet.getRange("A1").setValue("x").getValue();
    file.person("Guest", { anonymous: true }).type("Plan", "A1", "y");
    expect(file.person("Reader", { canEdit: false }).type("Plan", "A1", "z")).toBe(false);
    expect(events).toEqual([]);
    expect(sheet.getRange("A1").getValue()).toBe("y");
  });

  test("edits in the mounted interface count as a person's", () => {
    const { file, events, sheet } = table();
    file.model.dispatch("UPDATE_CELL", { sheetId: "0", col: 2, row: 1, content: "3/29/2027" });
    file.model.dispatch("DELETE_CONTENT", {
      sheetId: "0",
      target: [{ top: 1, bottom: 2, left: 1, right: 1 }],
    });
    file.model.dispatch("ADD_COLUMNS_ROWS", {
      sheetId: "0",
      sheetName: "Plan",
      dimension: "ROW",
      base: 1,
      quantity: 1,
      position: "before",
    });
    expect(events).toEqual([
      { sheetName: "Plan", a1: "C2", value: "46475", oldValue: "46447", user: "" },
      { sheetName: "Plan", a1: "B2:B3", user: "" },
    ]);
    expect(sheet.getRange("C3").getDisplayValue()).toBe("2027-03-29");
  });

  test("typing in a German file's interface", () => {
    const file = makeFile({ locale: "de_DE" });
    const put = (row: number, content: string) =>
      file.model.dispatch("UPDATE_CELL", { sheetId: "0", col: 0, row, content });
    put(0, "15.3.2027");
    // The interface has already turned "1,5" into the canonical number.
    put(1, "1.5");
    put(2, "=SUM(A1,1)");
    const person = file.person("Buyer");
    const tab = file.sheetName("0");
    expect([1, 2, 3].map((row) => person.sees(tab, `A${row}`))).toEqual(["15.03.2027", "1,5", "16.03.2027"]);
    expect(file.value("0", 2, 0)).toEqual({ value: 46462, isDate: true });
  });
});

describe("rows, columns and tabs", () => {
  test("inserted rows look like their neighbour and keep its dropdown, also at the end", () => {
    const { buyer, sheet, SpreadsheetApp } = table();
    sheet
      .getRange("B2:B5")
      .setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["Intro", "Other"]).build())
      .setBackground("#eeeeee");
    buyer.insertRows("Plan", 3, 2);
    buyer.insertRowsBelow("Plan", 7);
    const checked = ["B3", "B4", "B8", "B9"].map((a1) => {
      const range = sheet.getRange(a1);
      return [range.getBackground(), range.getDataValidation() !== null];
    });
    expect(checked).toEqual([
      ["#eeeeee", true],
      ["#eeeeee", true],
      ["#eeeeee", true],
      ["#ffffff", false],
    ]);
  });

  test("deleting all rows is refused", () => {
    const { buyer, sheet } = table();
    expect(buyer.deleteRows("Plan", 1, 1000)).toBe(false);
    expect(buyer.deleteRows("Plan", 1, 999)).toBe(true);
    expect(sheet.getMaxRows()).toBe(1);
  });

  test("notes, metadata and checkboxes follow a dragged row and a dragged column", () => {
    const { buyer, sheet } = table();
    sheet.getRange("B2").setNote("on Intro");
    sheet.getRange("C:C").addDeveloperMetadata("date");
    buyer.tick("Plan", "D2");
    buyer.moveRows("Plan", 2, 1, 6);
    buyer.moveColumns("Plan", 3, 1, 1);
    expect(
      sheet
        .getRange("A1:D5")
        .getDisplayValues()
        .map((row) => row.join("|")),
    ).toEqual([
      "Date|#|Step|Done",
      "2027-03-08|2|Discovery|FALSE",
      "2027-03-15|3|Proposal|FALSE",
      "2027-03-22|4|Signature|FALSE",
      "2027-03-01|1|Intro|TRUE",
    ]);
    expect(sheet.getRange("C5").getNote()).toBe("on Intro");
    expect(sheet.getRange("D5").isChecked()).toBe(true);
    const found = sheet.createDeveloperMetadataFinder().withKey("date").find();
    expect(found.map((entry) => entry.getLocation().getColumn()?.getA1Notation())).toEqual(["A:A"]);
  });

  test("a copied row brings everything but the row's metadata, and fragments the rules", () => {
    const { buyer, sheet, SpreadsheetApp } = table();
    sheet.getRange("3:3").addDeveloperMetadata("row");
    sheet.getRange("B3").setNote("n");
    const rule = SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied("=$A2=2")
      .setBackground("#ff0000")
      .setRanges([sheet.getRange("A2:D5")])
      .build();
    sheet.setConditionalFormatRules([rule]);
    buyer.copyRow("Plan", 3, 8);
    expect(sheet.getRange("A8:D8").getDisplayValues()).toEqual([["2", "Discovery", "2027-03-08", "FALSE"]]);
    expect(sheet.getRange("B8").getNote()).toBe("n");
    expect(sheet.getRange("D8").getDataValidation()).not.toBeNull();
    const [read] = sheet.getConditionalFormatRules();
    expect(read!.getRanges().map((range) => range.getA1Notation())).toEqual(["A2:D5", "A8:D8"]);
    expect(sheet.createDeveloperMetadataFinder().withKey("row").find().length).toBe(1);
  });

  test("cut rows take their references along and leave empty rows", () => {
    const { buyer, sheet } = table();
    sheet.getRange("F1").setFormula("=B3");
    sheet.getRange("B3").setNote("n");
    expect(buyer.cutRows("Plan", 3, 1, 9)).toBe(true);
    expect(sheet.getRange("F1").getFormula()).toBe("=B9");
    expect(sheet.getRange("A3:D3").getDisplayValues()).toEqual([["", "", "", ""]]);
    expect(sheet.getRange("A9:D9").getDisplayValues()).toEqual([["2", "Discovery", "2027-03-08", "FALSE"]]);
    expect([sheet.getRange("B3").getNote(), sheet.getRange("B9").getNote()]).toEqual(["", "n"]);
  });

  test("sorting moves notes and ticks, and refuses merged cells", () => {
    const { buyer, sheet } = table();
    buyer.note("Plan", "B5", "last");
    buyer.tick("Plan", "D5");
    buyer.sort("Plan", "A2:D5", 1, false);
    expect(sheet.getRange("A2:B5").getValues()[0]).toEqual([4, "Signature"]);
    expect([sheet.getRange("B2").getNote(), sheet.getRange("D2").isChecked()]).toEqual(["last", true]);
    buyer.merge("Plan", "A3:B3");
    expect(buyer.sort("Plan", "A2:D5", 1)).toBe(false);
  });

  test("a filter hides rows and nothing else", () => {
    const { buyer, sheet } = table();
    expect(buyer.filter("Plan", "A1:D5", 2, ["Intro", "Proposal"])).toBe(true);
    expect([2, 3, 4, 5].map((row) => sheet.isRowHiddenByFilter(row))).toEqual([true, false, true, false]);
    expect(sheet.getFilter()?.getRange().getA1Notation()).toBe("A1:D5");
    expect(sheet.getRange("B2").getValue()).toBe("Intro");
    buyer.removeFilter("Plan");
    expect(sheet.isRowHiddenByFilter(2)).toBe(false);
  });

  test("tabs: rename, move, duplicate, delete; formulas follow the new name", () => {
    const { buyer, spreadsheet, sheet } = table();
    const other = spreadsheet.insertSheet("Other");
    other.getRange("A1").setFormula("=Plan!B2");
    buyer.renameTab("Plan", "Q1 / Q2 plan");
    expect(other.getRange("A1").getFormula()).toBe("='Q1 / Q2 plan'!B2");
    expect(other.getRange("A1").getValue()).toBe("Intro");
    expect(buyer.renameTab("Other", "Q1 / Q2 plan")).toBe(false);
    buyer.moveTab("Other", 1);
    expect(spreadsheet.getSheets().map((entry) => entry.getName())).toEqual(["Other", "Q1 / Q2 plan"]);
    buyer.duplicateTab("Q1 / Q2 plan");
    expect(spreadsheet.getSheetByName("Copy of Q1 / Q2 plan")?.getRange("B2").getValue()).toBe("Intro");
    buyer.deleteTab("Q1 / Q2 plan");
    expect(other.getRange("A1").getDisplayValue()).toBe("#REF!");
    expect(() => sheet.getName()).toThrow();
  });
});

describe("the file", () => {
  test("undo takes back one action, with notes, rules and metadata", () => {
    const { buyer, sheet } = table();
    sheet.getRange("B3").setNote("n");
    sheet.getRange("3:3").addDeveloperMetadata("row");
    buyer.deleteRows("Plan", 3);
    expect(sheet.createDeveloperMetadataFinder().find().length).toBe(0);
    expect(buyer.undo()).toBe(true);
    expect([sheet.getRange("B3").getValue(), sheet.getRange("B3").getNote()]).toEqual(["Discovery", "n"]);
    expect(sheet.createDeveloperMetadataFinder().find().length).toBe(1);
    buyer.type("Plan", "B3", "x");
    buyer.undo();
    expect(buyer.sees("Plan", "B3")).toBe("Discovery");
    buyer.redo();
    expect(buyer.sees("Plan", "B3")).toBe("x");
  });

  test("a protected range stops other people and their scripts, a warning stops nobody", () => {
    const { file, buyer, sheet } = table();
    const other = file.person("Other");
    buyer.protect("Plan", "A1:D1");
    expect([buyer.type("Plan", "A1", "x"), other.type("Plan", "A1", "y")]).toEqual([true, false]);
    expect(() => sheet.getRange("A1").setValue("z")).toThrow(
      "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.",
    );
    buyer.unprotectAll("Plan");
    buyer.protect("Plan", "A1:D1", { warningOnly: true });
    expect(other.type("Plan", "A1", "y")).toBe(true);
  });

  test("typed columns refuse validation, checkboxes and formats, not values", () => {
    const { buyer, sheet } = table();
    buyer.convertToTable("Plan", "A1:D5");
    const refused = "This operation is not allowed on cells in typed columns.";
    expect(() => sheet.getRange("B2:B9").clearDataValidations()).toThrow(refused);
    expect(() => sheet.getRange("D2").insertCheckboxes()).toThrow(refused);
    expect(() => sheet.getRange("C2").setNumberFormat("d mmm")).toThrow(refused);
    sheet.getRange("B2").setValue("fine");
    expect(sheet.getRange("B2").getValue()).toBe("fine");
  });

  test("saving and copying keep everything but the scripts' properties", () => {
    const { file, sheet, PropertiesService, SpreadsheetApp, spreadsheet } = table();
    PropertiesService.getDocumentProperties()?.setProperty("k", "v");
    sheet.getRange("B2").setNote("n").setFontFamily("Roboto").setNumberFormat("[=1]0;0");
    sheet.getRange("C:C").addDeveloperMetadata("date", "v");
    spreadsheet.addDeveloperMetadata("file");
    sheet.getRange("A1:D1").protect().setWarningOnly(true);
    sheet
      .getRange("A2")
      .setDataValidation(SpreadsheetApp.newDataValidation().requireDate().setHelpText("h").build());
    sheet.setConditionalFormatRules([
      SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied("=$A2=1")
        .setRanges([sheet.getRange("A2:D5")])
        .build(),
    ]);
    const copy = file.copy("Next deal");
    expect(copy.id).not.toBe(file.id);
    const google = googleOf(makeSession(copy));
    const copied = google.sheet;
    expect(google.spreadsheet.getName()).toBe("Next deal");
    expect(google.PropertiesService.getDocumentProperties()?.getProperty("k")).toBeNull();
    expect(copied.getRange("A1:D5").getValues()).toEqual(sheet.getRange("A1:D5").getValues());
    const range = copied.getRange("B2");
    expect([range.getNote(), range.getFontFamily(), range.getNumberFormat()]).toEqual([
      "n",
      "Roboto",
      "[=1]0;0",
    ]);
    expect(copied.getRange("A2").getDataValidation()?.getHelpText()).toBe("h");
    expect(copied.getConditionalFormatRules().length).toBe(1);
    expect(google.spreadsheet.createDeveloperMetadataFinder().find().length).toBe(2);
    expect(copied.getProtections(google.SpreadsheetApp.ProtectionType.RANGE).length).toBe(1);
    const loaded = googleOf(makeSession(SpreadsheetFile.load(file.save())));
    expect(loaded.PropertiesService.getDocumentProperties()?.getProperty("k")).toBe("v");
  });

  test("changing the locale changes how typing is read and formulas are shown", () => {
    const { buyer, sheet, file } = table();
    sheet.getRange("F1").setFormula("=ROUND(SUM(1;2)/4;1)");
    buyer.changeLocale("de_DE");
    expect(sheet.getRange("F1").getFormula()).toBe("=ROUND(SUM(1;2)/4;1)");
    expect(sheet.getRange("F1").getDisplayValue()).toBe("0,8");
    buyer.type("Plan", "G1", "1,5");
    expect(sheet.getRange("G1").getValue()).toBe(1.5);
    expect(file.locale.code).toBe("de_DE");
  });
});
