import type { ContractCase } from "./contract";

/** Formulas that must evaluate, in the form that works in every locale, with their displayed result. */
const RESULTS: [string, string][] = [
  ["=SUM(1;2)", "3"],
  ['=IF(1=1;"a";"b")', "a"],
  ['=IFERROR(1/0;"none")', "none"],
  ["=AND(TRUE;NOT(FALSE);OR(FALSE;TRUE))", "TRUE"],
  ["=ISBLANK(Z99)", "TRUE"],
  ["=ISNUMBER(1)", "TRUE"],
  ['=ISTEXT("a")', "TRUE"],
  ["=MATCH(20;A1:A3;0)", "2"],
  ["=INDEX(A1:A3;3)", "30"],
  ['=COUNTIF(A1:A3;">15")', "2"],
  ['=COUNTIFS(A1:A3;">5";A1:A3;"<25")', "2"],
  ["=SUMPRODUCT((A1:A3>10)*(A1:A3))", "50"],
  ["=MIN(A1:A3)+MAX(A1:A3)", "40"],
  ['=MINIFS(A1:A3;A1:A3;">10")', "20"],
  ['=MAXIFS(A1:A3;A1:A3;"<30")', "20"],
  ["=N(DATE(2027;3;15))", "46461"],
  ["=WEEKDAY(DATE(2027;3;15);2)", "1"],
  ['=N(WORKDAY.INTL(DATE(2027;3;12);1;"0000011"))', "46461"],
  ['=NETWORKDAYS.INTL(DATE(2027;3;12);DATE(2027;3;15);"0000011")', "2"],
  ['=TRIM(MID(SUBSTITUTE("1,2";",";REPT(" ";20));21;20))', "2"],
  ['=LEFT("abc";2)&LEN("abc")', "ab3"],
  ['=TEXT(DATE(2027;3;15);"yyyy-mm-dd")', "2027-03-15"],
  ["=ROW()&COLUMN()", "242"],
  ['=VALUE("12")', "12"],
  ["=CHAR(65)", "A"],
  ['=REPT("x";3)', "xxx"],
  ['=N("app")', "0"],
  ["=N(TRUE)+N(5)", "6"],
  ["=1/0", "#DIV/0!"],
  ["=NOSUCHFUNCTION(1)", "#NAME?"],
  ["=IF(1", "#ERROR!"],
];

export const formulas: ContractCase[] = [
  {
    name: "the functions of the plan's formulas evaluate",
    run({ sheet }, assert) {
      sheet.getRange("A1:A3").setValues([[10], [20], [30]]);
      const range = sheet.getRange(24, 2, 1, RESULTS.length - 8);
      const more = sheet.getRange(25, 2, 1, 8);
      // ROW()&COLUMN() must stand in B24.
      const ordered = [...RESULTS].sort(
        (a, b) => Number(b[0].startsWith("=ROW")) - Number(a[0].startsWith("=ROW")),
      );
      range.setFormulas([ordered.slice(0, -8).map(([formula]) => formula)]);
      more.setFormulas([ordered.slice(-8).map(([formula]) => formula)]);
      const shown = [...range.getDisplayValues()[0]!, ...more.getDisplayValues()[0]!];
      assert.equal(
        shown,
        ordered.map(([, result]) => result),
      );
    },
  },
  {
    name: "a date formula gives a date",
    run({ sheet, spreadsheet, Utilities }, assert) {
      sheet.getRange("A1").setFormula("=DATE(2027;3;15)+7");
      const day = sheet.getRange("A1").getValue();
      assert.equal(
        Utilities.formatDate(day, spreadsheet.getSpreadsheetTimeZone(), "yyyy-MM-dd"),
        "2027-03-22",
      );
    },
  },
  {
    name: "the semicolon works in every locale, the comma only in some",
    run({ sheet, spreadsheet }, assert) {
      const range = sheet.getRange("A1:A3");
      const write = () => {
        range.setFormulas([["=SUM(1;2)"], ["=IF(TRUE,1,2)"], ["=1/2"]]);
        return range.getDisplayValues().map((row) => row[0]);
      };
      assert.equal(write(), ["3", "1", "0.5"]);
      for (const locale of ["de_DE", "pt_BR", "fr_FR"]) {
        spreadsheet.setSpreadsheetLocale(locale);
        assert.equal(write(), ["3", "#ERROR!", "0,5"], locale);
        assert.equal(sheet.getRange("A2").getFormula(), "=IF(TRUE,1,2)", locale);
      }
      spreadsheet.setSpreadsheetLocale("ja_JP");
      assert.equal(write(), ["3", "1", "0.5"]);
      spreadsheet.setSpreadsheetLocale("en_US");
    },
  },
  {
    name: "one formula for many cells moves its relative references",
    run({ sheet }, assert) {
      sheet.getRange("A1:B2").setValues([
        [1, 2],
        [3, 4],
      ]);
      const range = sheet.getRange("D4:E5").setFormula("=A1+$A$1+$A1+A$1");
      assert.equal(range.getFormulas(), [
        ["=A1+$A$1+$A1+A$1", "=B1+$A$1+$A1+B$1"],
        ["=A2+$A$1+$A2+A$1", "=B2+$A$1+$A2+B$1"],
      ]);
      assert.equal(range.getValues(), [
        [4, 6],
        [8, 10],
      ]);
    },
  },
  {
    name: "formulas read back as they were written, but for separators and spaces",
    run({ sheet, spreadsheet }, assert) {
      const other = spreadsheet.insertSheet("Contract / data");
      const formulas = [
        `=IF(AND($B5<>"";ISNUMBER('Contract / data'!$A$1));"one; two, three";1/2)`,
        '=IFERROR(INDEX($A$1:$A$9;MATCH("2.1";$B$1:$B$9;0))=TRUE;FALSE)',
        "=-A1^2+(A2-A3)*3%&-1",
      ];
      const range = sheet.getRange("D1:D3").setFormulas(formulas.map((formula) => [formula]));
      const plain = (formula: string) =>
        formula
          .split(/("[^"]*")/)
          .map((part, at) => (at % 2 === 1 ? part : part.replace(/\s/g, "").replace(/,/g, ";")))
          .join("");
      assert.equal(
        range.getFormulas().map(([formula = ""]) => plain(formula)),
        formulas.map(plain),
      );
      spreadsheet.deleteSheet(other);
    },
  },
  {
    name: "null among formulas empties the cell",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:B1").setValues([["old", "old"]]);
      range.setFormulas([[null, "=1+1"]] as unknown as string[][]);
      assert.equal([range.getValues(), range.getFormulas()], [[["", 2]], [["", "=1+1"]]]);
    },
  },
  {
    name: "a text in a formula may have quotation marks and end in a backslash",
    run({ sheet, spreadsheet }, assert) {
      const formulas = [
        '=IF(B9="";"Acme ""The Best"" Inc";"")',
        '=LEN("""")&""""',
        '="say ""hi"""&"C:\\"',
        '="a"&""""&"b"',
      ];
      const shown = ['Acme "The Best" Inc', '1"', 'say "hi"C:\\', 'a"b'];
      for (const locale of ["en_US", "de_DE"]) {
        spreadsheet.setSpreadsheetLocale(locale);
        const range = sheet.getRange("A1:A4").setFormulas(formulas.map((formula) => [formula]));
        assert.equal(
          range.getDisplayValues().map(([text]) => text),
          shown,
          locale,
        );
        const read = range.getFormulas().map(([formula = ""]) => formula.replace(/,(?="A|"")/g, ";"));
        assert.equal(read, formulas, locale);
      }
      spreadsheet.setSpreadsheetLocale("en_US");
    },
  },
  {
    name: "locales whose text runs from right to left and whose weeks begin on Saturday",
    run({ sheet, spreadsheet }, assert) {
      for (const [locale, date] of [
        ["ar_EG", "15/3/2027"],
        ["fa_IR", "2027/3/15"],
      ] as const) {
        spreadsheet.setSpreadsheetLocale(locale);
        assert.equal(spreadsheet.getSpreadsheetLocale(), locale);
        sheet.getRange("A1:C1").setValues([[date, "=SUM(1;2)", "=WEEKDAY(A1;2)"]]);
        sheet.getRange("A1").setNumberFormat("yyyy-mm-dd");
        assert.equal(sheet.getRange("B1:C1").getValues(), [[3, 1]], locale);
        assert.equal(sheet.getRange("A1").setNumberFormat("0").getValue(), 46461, locale);
        sheet.clear();
      }
      spreadsheet.setSpreadsheetLocale("en_US");
    },
  },
  {
    name: "setFormula adds a missing equals sign, an empty text clears",
    run({ sheet }, assert) {
      sheet.getRange("A1").setFormula("SUM(1;2)");
      assert.equal(sheet.getRange("A1").getValue(), 3);
      sheet.getRange("A1").setFormula("");
      assert.equal(sheet.getRange("A1").isBlank(), true);
    },
  },
  {
    name: "references follow inserted rows and columns, also from other sheets and in names",
    run({ sheet, spreadsheet }, assert) {
      sheet.getRange("B5").setValue(7);
      sheet.getRange("A1").setFormula("=B5*2");
      spreadsheet.setNamedRange("contract_name", sheet.getRange("B5:B8"));
      sheet.insertRowsBefore(3, 2);
      assert.equal(sheet.getRange("A1").getFormula(), "=B7*2");
      assert.equal(sheet.getRange("A1").getValue(), 14);
      assert.equal(spreadsheet.getRangeByName("contract_name")?.getA1Notation(), "B7:B10");
      spreadsheet.removeNamedRange("contract_name");
      assert.equal(spreadsheet.getRangeByName("contract_name"), null);
    },
  },
];
