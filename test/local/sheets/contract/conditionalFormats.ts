import type { ContractCase } from "./contract";

export const conditionalFormats: ContractCase[] = [
  {
    name: "rules replace all rules of the sheet and keep their order",
    run({ sheet, SpreadsheetApp }, assert) {
      const rule = (formula: string) =>
        SpreadsheetApp.newConditionalFormatRule()
          .whenFormulaSatisfied(formula)
          .setBackground("#ff0000")
          .setBold(true)
          .setRanges([sheet.getRange("A2:C9")])
          .build();
      sheet.setConditionalFormatRules([rule("=$A2=1"), rule("=$A2=2")]);
      sheet.setConditionalFormatRules([rule("=$A2=3"), ...sheet.getConditionalFormatRules()]);
      const read = sheet.getConditionalFormatRules();
      assert.equal(
        read.map((entry) => entry.getBooleanCondition()?.getCriteriaValues()[0]),
        ["=$A2=3", "=$A2=1", "=$A2=2"],
      );
      assert.equal(read[0]!.getBooleanCondition()?.getCriteriaType().toString(), "CUSTOM_FORMULA");
      assert.equal(
        read[0]!.getRanges().map((range) => range.getA1Notation()),
        ["A2:C9"],
      );
    },
  },
  {
    name: "a rule may not name another sheet, not even through a named range",
    run({ sheet, spreadsheet, SpreadsheetApp }, assert) {
      const other = spreadsheet.insertSheet("Contract / other");
      spreadsheet.setNamedRange("contract_other", other.getRange("A1"));
      const set = (formula: string) => {
        const rule = SpreadsheetApp.newConditionalFormatRule()
          .whenFormulaSatisfied(formula)
          .setRanges([sheet.getRange("A1:A5")])
          .build();
        sheet.setConditionalFormatRules([rule]);
      };
      const refused = "Conditional format rule cannot reference a different sheet.";
      assert.throws(() => set("=A1='Contract / other'!A1"), refused);
      assert.throws(() => set("=A1=contract_other"), refused);
      set(`=A1="'Contract / other'!A1"`);
      spreadsheet.removeNamedRange("contract_other");
      spreadsheet.deleteSheet(other);
    },
  },
  {
    name: "formulas are relative to the first range and survive the loss and the move of its first row",
    run({ sheet, SpreadsheetApp }, assert) {
      const rule = SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied('=AND($B5<$A$1;$C5="")')
        .setBackground("#ff0000")
        .setRanges([sheet.getRange("A5:C20"), sheet.getRange("E7:E20")])
        .build();
      sheet.setConditionalFormatRules([rule]);
      const read = () => {
        const entry = sheet.getConditionalFormatRules()[0]!;
        const ranges = entry.getRanges().map((range) => range.getA1Notation());
        return `${entry.getBooleanCondition()?.getCriteriaValues()[0]} ${ranges.join(" ")}`.replaceAll(
          ",",
          ";",
        );
      };
      sheet.deleteRow(5);
      assert.equal(read(), '=AND($B5<$A$1;$C5="") A5:C19 E6:E19');
      sheet.moveRows(sheet.getRange("5:5"), 12);
      assert.equal(read(), '=AND($B5<$A$1;$C5="") A5:C19 E5:E19');
      sheet.insertRowsBefore(2, 2);
      assert.equal(read(), '=AND($B7<$A$1;$C7="") A7:C21 E7:E21');
      sheet.insertColumnBefore(2);
      assert.equal(read(), '=AND($C7<$A$1;$D7="") A7:D21 F7:F21');
    },
  },
];
