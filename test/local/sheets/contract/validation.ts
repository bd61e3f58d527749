import type { ContractCase } from "./contract";

export const validation: ContractCase[] = [
  {
    name: "a rejecting rule is checked on every script write, and nothing of the write happens",
    run({ sheet, SpreadsheetApp }, assert) {
      const rule = SpreadsheetApp.newDataValidation()
        .requireValueInList(["a", "b"])
        .setAllowInvalid(false)
        .build();
      sheet.getRange("A2").setDataValidation(rule);
      assert.throws(
        () => sheet.getRange("A1:A3").setValues([["x"], ["c"], ["y"]]),
        "The data you entered in cell A2 violates the data validation rules set on this cell.",
      );
      assert.equal(sheet.getLastRow(), 0);
      sheet.getRange("A2").setValue("b");
      sheet.getRange("A2").setValue("");
    },
  },
  {
    name: "a checkbox rejects other content",
    run({ sheet }, assert) {
      sheet.getRange("A1").insertCheckboxes();
      assert.throws(
        () => sheet.getRange("A1").setValue("yes"),
        "The data you entered in cell A1 violates the data validation rules set on this cell.",
      );
    },
  },
  {
    name: "the default only warns",
    run({ sheet, SpreadsheetApp }, assert) {
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(["a", "b"]).build();
      assert.equal(rule.getAllowInvalid(), true);
      sheet.getRange("A1").setDataValidation(rule).setValue("c");
      assert.equal(sheet.getRange("A1").getValue(), "c");
    },
  },
  {
    name: "a list has at most 500 items",
    run({ SpreadsheetApp }, assert) {
      const items = Array.from({ length: 501 }, (_, k) => `item ${k}`);
      assert.throws(
        () => SpreadsheetApp.newDataValidation().requireValueInList(items),
        'The data validation rule has more items than the limit of 500. Use the "List from a range" criteria instead.',
      );
      SpreadsheetApp.newDataValidation().requireValueInList(items.slice(1)).build();
    },
  },
  {
    name: "rules read back as they were set, a list from a range follows insertions",
    run({ sheet, SpreadsheetApp }, assert) {
      const build = () => SpreadsheetApp.newDataValidation();
      sheet.getRange("F1:F3").setValues([["x"], ["y"], ["z"]]);
      const list = build().requireValueInList(["a", "b"], false).setHelpText("Choose").build();
      const range = build().requireValueInRange(sheet.getRange("F1:F3")).build();
      sheet.getRange("A1:C1").setDataValidations([[list, range, build().requireDate().build()]]);
      const read = sheet.getRange("A1:D1").getDataValidations()[0]!;
      assert.equal(
        read.map((rule) => rule?.getCriteriaType().toString() ?? null),
        ["VALUE_IN_LIST", "VALUE_IN_RANGE", "DATE_IS_VALID_DATE", null],
      );
      assert.equal(read[0]!.getCriteriaValues(), [["a", "b"], false]);
      assert.equal(read[0]!.getHelpText(), "Choose");
      sheet.insertRowBefore(2);
      const source = sheet.getRange("B1").getDataValidation()!.getCriteriaValues()[0];
      assert.equal(source.getA1Notation(), "F1:F4");
      sheet.getRange("A1:D1").clearDataValidations();
      assert.equal(sheet.getRange("A1").getDataValidation(), null);
    },
  },
  {
    name: "the dates of a rule come back as dates, midnight in the spreadsheet's zone",
    run({ sheet, SpreadsheetApp, spreadsheet, Utilities }, assert) {
      const [from, to] = [new Date("2027-03-14T12:00:00Z"), new Date("2027-04-01T12:00:00Z")];
      const rule = SpreadsheetApp.newDataValidation().requireDateBetween(from, to).build();
      sheet.getRange("A1").setDataValidation(rule);
      const read: unknown[] = sheet.getRange("A1").getDataValidation()!.getCriteriaValues();
      assert.equal(
        read.map((date) => Object.prototype.toString.call(date)),
        ["[object Date]", "[object Date]"],
      );
      const zone = spreadsheet.getSpreadsheetTimeZone();
      assert.equal(
        read.map((date) => Utilities.formatDate(date as Date, zone, "yyyy-MM-dd HH:mm")),
        // Noon in UTC is the next day in Auckland.
        ["2027-03-15 00:00", "2027-04-02 00:00"],
      );
    },
  },
  {
    name: "inserted rows take over format and validation, not values, formulas or notes",
    run({ sheet, SpreadsheetApp }, assert) {
      const row = sheet.getRange("A4:C4");
      row
        .setValues([["x", "=1+1", "a"]])
        .setBackground("#ff0000")
        .setNote("n");
      sheet
        .getRange("C4")
        .setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["a"]).build());
      sheet.insertRowsAfter(4, 2);
      assert.equal(sheet.getRange("A5:C6").getValues(), [
        ["", "", ""],
        ["", "", ""],
      ]);
      assert.equal(sheet.getRange("A5").getBackground(), "#ff0000");
      assert.equal(sheet.getRange("A5").getNote(), "");
      assert.equal(sheet.getRange("C6").getDataValidation()?.getCriteriaType().toString(), "VALUE_IN_LIST");
    },
  },
];
