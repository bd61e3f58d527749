import type { Google, LookQuestion, OpenQuestion } from "./contract";

/** What becomes of a formula in a cell with this number format. */
function formulaUnder(format: string, write: (range: GoogleAppsScript.Spreadsheet.Range) => unknown) {
  return ({ sheet }: Google): string => {
    const range = sheet.getRange("B2").setNumberFormat(format);
    write(range);
    const [formula, value] = [range.getFormula(), range.getValue()];
    if (formula === "=1+1" && value === 2) return "formula";
    return formula === "" && value === "=1+1" ? "text" : `${formula} ${value}`;
  };
}

/** What becomes of an apostrophe in a cell with this number format. */
function apostropheUnder(format: string) {
  return ({ sheet }: Google): string => {
    const value = sheet.getRange("B2").setNumberFormat(format).setValue("'9").getValue();
    return value === "9" ? "vanishes" : value === "'9" ? "literal" : `${typeof value} ${value}`;
  };
}

export const openQuestions: OpenQuestion[] = [
  {
    name: 'setValue of a formula under "@"',
    question: "formulaInTextCell",
    ask: formulaUnder("@", (range) => range.setValue("=1+1")),
  },
  {
    name: 'setFormula under "@"',
    question: "formulaInTextCell",
    ask: formulaUnder("@", (range) => range.setFormula("=1+1")),
  },
  {
    name: "setValue of a formula under a custom format for texts",
    question: "formulaInTextCell",
    ask: formulaUnder('"  "@', (range) => range.setValue("=1+1")),
  },
  {
    name: "setFormulas under a custom format with a section for texts",
    question: "formulaInTextCell",
    ask: formulaUnder('0;"x";;@', (range) => range.setFormulas([["=1+1"]])),
  },
  {
    name: 'an apostrophe under "@"',
    question: "apostropheInTextCell",
    ask: apostropheUnder("@"),
  },
  {
    name: "an apostrophe under a custom format for texts",
    question: "apostropheInTextCell",
    ask: apostropheUnder('"  "@'),
  },
  {
    name: "OFFSET to another row of its own column, in an order of rows in which it looks down",
    question: "ownColumnOffset",
    ask({ sheet }) {
      sheet.getRange("A1").setValue("x");
      sheet.getRange("A2:A3").setFormulas([["=OFFSET(A$1;2;0)&1"], ["=OFFSET(A$1;0;0)&2"]]);
      const shown = sheet.getRange("A2:A3").getDisplayValues().join();
      return shown === "x21,x2" ? "value" : /^#.*,#/.test(shown) ? "error" : shown;
    },
  },
  {
    name: "the last row of checkboxes that are made by a validation only",
    question: "emptyCheckbox",
    ask({ sheet, SpreadsheetApp }) {
      const rule = SpreadsheetApp.newDataValidation().requireCheckbox().build();
      sheet.getRange("C2:C9").setDataValidation(rule);
      const end = `${sheet.getLastRow()} ${sheet.getLastColumn()}`;
      return end === "0 0" ? "no content" : end === "9 3" ? "content" : end;
    },
  },
  {
    name: "rows inserted after the last one of a group",
    question: "linesBesideGroup",
    ask({ sheet }) {
      sheet.getRange("5:9").shiftRowGroupDepth(1);
      sheet.insertRowsAfter(9, 2);
      return joined([10, 11, 12].map((row) => sheet.getRowGroupDepth(row)));
    },
  },
  {
    name: "rows inserted before the first one of a group",
    question: "linesBesideGroup",
    ask({ sheet }) {
      sheet.getRange("5:9").shiftRowGroupDepth(1);
      sheet.insertRowsBefore(5, 2);
      return joined([5, 6, 4].map((row) => sheet.getRowGroupDepth(row)));
    },
  },
  {
    name: "columns inserted after the last one of a group",
    question: "linesBesideGroup",
    ask({ sheet }) {
      sheet.getRange("C:F").shiftColumnGroupDepth(1);
      sheet.insertColumnsAfter(6, 2);
      return joined([7, 8, 9].map((column) => sheet.getColumnGroupDepth(column)));
    },
  },
];

/** Two inserted lines and one that was there outside the group, by their depths. */
function joined(depths: readonly number[]): string {
  const seen = depths.join(" ");
  return seen === "1 1 0" ? "join" : seen === "0 0 0" ? "stay out" : seen;
}

/** A script does not see what a conditional format colors. */
export const lookQuestions: LookQuestion[] = [
  {
    name: "the formula of a conditional format whose first range is not the upper one",
    question: "ruleCorner",
    prepare({ sheet, SpreadsheetApp }) {
      sheet.getRange("B9:B10").setValues([[1], [2]]);
      sheet.getRange("D4:D5").setValues([[3], [1]]);
      const rule = SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied("=B9=1")
        .setBackground("#ff0000")
        .setRanges([sheet.getRange("B9:B10"), sheet.getRange("D4:D5")])
        .build();
      sheet.setConditionalFormatRules([rule]);
    },
    // Read from D4, "B9" is the cell two columns to the left and five rows below: for D4 it is B9 itself.
    colored: { first: ["B9", "D5"], uppermost: ["D4"] },
  },
];
