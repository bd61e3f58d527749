import type { ContractCase } from "./contract";

export const values: ContractCase[] = [
  {
    name: "a text is read as if it were typed",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:A7");
      range.setValues([["007"], ["TRUE"], ["$5"], ["50%"], ["1,234.5"], ["hello"], [" 8 "]]);
      assert.equal(range.getValues(), [[7], [true], [5], [0.5], [1234.5], ["hello"], [8]]);
    },
  },
  {
    name: "ISO text becomes a real date",
    run({ sheet, spreadsheet, Utilities }, assert) {
      const range = sheet.getRange("A1");
      range.setValue("2026-09-19");
      const value = range.getValue();
      assert.equal(Object.prototype.toString.call(value), "[object Date]");
      assert.equal(
        Utilities.formatDate(value, spreadsheet.getSpreadsheetTimeZone(), "yyyy-MM-dd HH:mm:ss"),
        "2026-09-19 00:00:00",
      );
      assert.equal(range.getDisplayValue(), "2026-09-19");
    },
  },
  {
    name: "31 February and the year 20277 stay texts",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:A3");
      range.setValues([["2027-02-31"], ["2/31/2027"], ["20277-01-01"]]);
      assert.equal(range.getValues(), [["2027-02-31"], ["2/31/2027"], ["20277-01-01"]]);
    },
  },
  {
    name: "a date cell is midnight in the spreadsheet's zone, not the script's",
    run({ sheet }, assert) {
      sheet.getRange("A1").setValue(46461).setNumberFormat("yyyy-mm-dd");
      assert.equal((sheet.getRange("A1").getValue() as Date).toISOString(), "2027-03-14T11:00:00.000Z");
    },
  },
  {
    name: "a serial number with a date format is a date, without one a number",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:B1");
      range.setValues([[46461, 46461]]);
      sheet.getRange("A1").setNumberFormat("yyyy-mm-dd");
      assert.equal(range.getDisplayValues(), [["2027-03-15", "46461"]]);
      assert.equal(range.getValues()[0]![1], 46461);
      assert.equal(Object.prototype.toString.call(range.getValues()[0]![0]), "[object Date]");
    },
  },
  {
    name: "a leading apostrophe keeps the text and is not part of it",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:A4");
      range.setValues([["'007"], ["'=1+1"], ["'2026-09-19"], ["''quoted'"]]);
      assert.equal(range.getValues(), [["007"], ["=1+1"], ["2026-09-19"], ["'quoted'"]]);
      assert.equal(range.getFormulas(), [[""], [""], [""], [""]]);
    },
  },
  {
    name: 'the number format "@" keeps numbers and dates as texts',
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:A2");
      range.setNumberFormat("@").setValues([["007"], ["2026-09-19"]]);
      assert.equal(range.getValues(), [["007"], ["2026-09-19"]]);
      assert.equal(range.getNumberFormats(), [["@"], ["@"]]);
    },
  },
  {
    name: "a text and a formula that were written before their cells got a format for texts stay what they are",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:A4");
      range.setValues([["'007"], ["'=1+1"], ["''9"], ["=1+1"]]);
      for (const format of ["@", '"  "@']) {
        range.setNumberFormat(format);
        assert.equal(range.getValues(), [["007"], ["=1+1"], ["'9"], [2]], format);
      }
    },
  },
  {
    name: "a telephone number with a plus becomes an error",
    run({ sheet }, assert) {
      sheet.getRange("A1").setValue("+44 20 7946 0018");
      assert.equal(sheet.getRange("A1").getDisplayValue(), "#ERROR!");
    },
  },
  {
    name: "an empty cell is an empty text; null empties a cell",
    run({ sheet }, assert) {
      sheet.getRange("A1:B1").setValues([["x", "y"]]);
      sheet.getRange("A1").setValue(null);
      assert.equal(sheet.getRange("A1:C1").getValues(), [["", "y", ""]]);
      assert.equal(sheet.getRange("A1").isBlank(), true);
    },
  },
  {
    name: "line breaks, emoji and right-to-left text come back as they were",
    run({ sheet }, assert) {
      const texts = [["a\nb", "👩‍🚀 done", "שלום"]];
      sheet.getRange("A1:C1").setValues(texts);
      assert.equal(sheet.getRange("A1:C1").getValues(), texts);
    },
  },
  {
    name: "a list in the place of a value is written as the name of an object of Java",
    run({ sheet }, assert) {
      sheet.getRange("A1:B1").setValues([[["a", "b"], 1]] as unknown as string[][]);
      const [list, number] = sheet.getRange("A1:B1").getValues()[0]!;
      assert.equal(/^\[Ljava\.lang\.Object;@[0-9a-f]+$/.test(list), true, String(list));
      assert.equal(number, 1);
    },
  },
  {
    name: "a range by small letters, and by numbers of row and column",
    run({ sheet, spreadsheet }, assert) {
      const a1 = (text: string) => sheet.getRange(text).getA1Notation();
      assert.equal(["b2:e5", "c:d", "R2C3", "r2c3:R4C5"].map(a1), ["B2:E5", "C:D", "C2", "C2:E4"]);
      assert.equal(spreadsheet.getRange(`'${sheet.getName()}'!R1C2`).getA1Notation(), "B1");
      assert.throws(
        () => sheet.getRange("R1001C1"),
        "The coordinates of the range are outside the dimensions of the sheet.",
      );
    },
  },
  {
    name: "a copy fills a larger range with whole repetitions, and a smaller one beyond its end",
    run({ sheet }, assert) {
      const source = sheet.getRange("A1:B2").setValues([
        [1, 2],
        [3, 4],
      ]);
      source.copyTo(sheet.getRange("D1:F5"));
      assert.equal(sheet.getRange("D1:F5").getValues(), [
        [1, 2, ""],
        [3, 4, ""],
        [1, 2, ""],
        [3, 4, ""],
        ["", "", ""],
      ]);
      source.copyTo(sheet.getRange("H1"));
      assert.equal(sheet.getRange("H1:I2").getValues(), [
        [1, 2],
        [3, 4],
      ]);
    },
  },
  {
    name: "the data and the range must have the same size",
    run({ sheet }, assert) {
      assert.throws(
        () => sheet.getRange("A1:B2").setValues([[1, 2]]),
        "The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.",
      );
      assert.throws(
        () =>
          sheet.getRange("A1:B2").setValues([
            [1, 2],
            [1, 2, 3],
          ]),
        "The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.",
      );
      assert.equal(sheet.getLastRow(), 0, "nothing is written");
    },
  },
  {
    name: "wrong arguments are refused with the method's name",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1");
      assert.throws(
        () => (range.setValues as (...args: unknown[]) => void)("x", [1]),
        "The parameters (String,number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
      );
      assert.fails(() => (range.setValue as (...args: unknown[]) => void)());
      assert.fails(() => (range.setWrapStrategy as (value: unknown) => void)("WRAP"));
      assert.fails(() => (sheet.getRange as (value: unknown) => void)({}));
      assert.fails(() => (sheet.getRange as (...args: unknown[]) => void)(Number.NaN, 1));
    },
  },
  {
    name: "a cell takes 50,000 characters and no more",
    run({ sheet }, assert) {
      sheet.getRange("A1").setValue("x".repeat(50_000));
      assert.throws(
        () => sheet.getRange("A2").setValue("x".repeat(50_001)),
        "Your input contains more than the maximum of 50000 characters in a single cell.",
      );
    },
  },
  {
    name: "ranges must lie in the grid and have a cell",
    run({ sheet }, assert) {
      const outside = "The coordinates of the range are outside the dimensions of the sheet.";
      assert.throws(() => sheet.getRange(1001, 1), outside);
      assert.throws(() => sheet.getRange(1, 27), outside);
      assert.throws(() => sheet.getRange(0, 1), outside);
      assert.throws(() => sheet.getRange(1, 1, 0), "The number of rows in the range must be at least 1.");
      assert.throws(
        () => sheet.getRange(1, 1, 1, 0),
        "The number of columns in the range must be at least 1.",
      );
      assert.throws(() => sheet.getRange("A1").offset(-1, 0), outside);
      assert.fails(() => sheet.getRange("rubbish!!"));
    },
  },
  {
    name: "getLastRow sees content, formulas with an empty result and checkboxes, not formats or validation",
    run({ sheet, SpreadsheetApp }, assert) {
      sheet.getRange("A20").setBackground("#ff0000");
      sheet.getRange("A21").setDataValidation(SpreadsheetApp.newDataValidation().requireDate().build());
      assert.equal([sheet.getLastRow(), sheet.getLastColumn()], [0, 0]);
      sheet.getRange("B3").setValue("x");
      assert.equal([sheet.getLastRow(), sheet.getLastColumn()], [3, 2]);
      sheet.getRange("A7").setFormula('=""');
      assert.equal(sheet.getLastRow(), 7);
      sheet.getRange("D2:D12").insertCheckboxes();
      assert.equal([sheet.getLastRow(), sheet.getLastColumn()], [12, 4]);
      assert.equal(sheet.getDataRange().getA1Notation(), "A1:D12");
    },
  },
  {
    name: "checkboxes hold FALSE, and isChecked is null where they differ",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:A3");
      range.setValue("old").insertCheckboxes();
      assert.equal(range.getValues(), [[false], [false], [false]]);
      assert.equal(range.isChecked(), false);
      sheet.getRange("A2").check();
      assert.equal(range.isChecked(), null);
      range.removeCheckboxes();
      assert.equal(range.getValues(), [[""], [""], [""]]);
    },
  },
  {
    name: "notes",
    run({ sheet }, assert) {
      sheet.getRange("A1:B1").setNotes([["one", ""]]);
      assert.equal(sheet.getRange("A1:B1").getNotes(), [["one", ""]]);
      sheet.getRange("A1").clearNote();
      assert.equal(sheet.getRange("A1").getNote(), "");
    },
  },
  {
    name: "a link in a text",
    run({ sheet, SpreadsheetApp }, assert) {
      const build = (text: string) => SpreadsheetApp.newRichTextValue().setText(text);
      sheet.getRange("A1").setRichTextValue(build("Case study").setLinkUrl("https://example.com/a").build());
      sheet
        .getRange("A2")
        .setRichTextValue(build("See page 2").setLinkUrl(4, 8, "https://example.com/b").build());
      assert.equal(sheet.getRange("A1:A2").getValues(), [["Case study"], ["See page 2"]]);
      assert.equal(sheet.getRange("A1").getRichTextValue()?.getLinkUrl(), "https://example.com/a");
      assert.equal(sheet.getRange("A2").getRichTextValue()?.getLinkUrl(4, 8), "https://example.com/b");
      assert.equal(
        sheet
          .getRange("A2")
          .getRichTextValue()
          ?.getRuns()
          .map((run) => run.getLinkUrl()),
        [null, "https://example.com/b", null],
      );
    },
  },
];
