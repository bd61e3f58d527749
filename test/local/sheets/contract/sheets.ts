import type { ContractCase } from "./contract";

export const sheets: ContractCase[] = [
  {
    name: "sheet names are unique in any case and at most 100 characters long",
    run({ sheet, spreadsheet }, assert) {
      const made = spreadsheet.insertSheet("Contract A");
      const taken = 'A sheet with the name "Contract A" already exists. Please enter another name.';
      assert.throws(() => spreadsheet.insertSheet("Contract A"), taken);
      assert.throws(() => sheet.setName("Contract A"), taken);
      assert.fails(() => sheet.setName("contract a"));
      assert.fails(() => sheet.setName("x".repeat(101)));
      assert.equal(spreadsheet.getSheetByName("Contract A")?.getSheetId(), made.getSheetId());
      assert.equal(spreadsheet.getSheetByName("Contract B"), null);
      spreadsheet.deleteSheet(made);
    },
  },
  {
    name: "a new sheet has 1000 rows and 26 columns and comes to the front",
    run({ spreadsheet }, assert) {
      const made = spreadsheet.insertSheet("Contract C", 0);
      assert.equal([made.getMaxRows(), made.getMaxColumns(), made.getIndex()], [1000, 26, 1]);
      assert.equal(spreadsheet.getActiveSheet().getName(), "Contract C");
      spreadsheet.moveActiveSheet(2);
      assert.equal(made.getIndex(), 2);
      spreadsheet.deleteSheet(made);
    },
  },
  {
    name: "the last visible sheet cannot be hidden",
    run({ spreadsheet }, assert) {
      const all = spreadsheet.getSheets();
      const hidden = all.slice(1).filter((sheet) => !sheet.isSheetHidden());
      for (const sheet of hidden) sheet.hideSheet();
      assert.fails(() => all[0]!.hideSheet());
      for (const sheet of hidden) sheet.showSheet();
    },
  },
  {
    name: "rows: out of bounds, all, all that are not frozen",
    run({ sheet }, assert) {
      assert.throws(() => sheet.deleteRows(1001, 1), "Those rows are out of bounds.");
      assert.throws(() => sheet.deleteRows(1, 1000), "You can't delete all the rows on the sheet.");
      sheet.setFrozenRows(2);
      assert.throws(() => sheet.deleteRows(3, 998), "You can't delete all non-frozen rows.");
      assert.throws(() => sheet.deleteColumns(1, 26), "You can't delete all the columns on the sheet.");
      sheet.deleteRows(3, 900);
      assert.equal(sheet.getMaxRows(), 100);
      sheet.insertColumnsAfter(26, 4);
      assert.equal(sheet.getMaxColumns(), 30);
    },
  },
  {
    name: "moving rows and columns takes content, formulas and references along",
    run({ sheet }, assert) {
      sheet.getRange("A1:B4").setValues([
        ["a", 1],
        ["b", 2],
        ["c", 3],
        ["sum", "=B1+B2+B3"],
      ]);
      sheet.getRange("C1").setFormula("=B2");
      sheet.moveRows(sheet.getRange("A2"), 4);
      assert.equal(sheet.getRange("A1:B4").getValues(), [
        ["a", 1],
        ["c", 3],
        ["b", 2],
        ["sum", 6],
      ]);
      assert.equal(sheet.getRange("C1").getFormula(), "=B3");
      sheet.moveColumns(sheet.getRange("A1"), 3);
      assert.equal(sheet.getRange("A1:B4").getValues()[0], [1, "a"]);
      assert.equal(sheet.getRange("A4").getValue(), 6);
    },
  },
  {
    name: "hidden rows and columns, frozen ones, sizes, tab colour, gridlines",
    run({ sheet }, assert) {
      sheet.hideRows(3, 2);
      sheet.hideColumns(2);
      assert.equal([sheet.isRowHiddenByUser(4), sheet.isRowHiddenByUser(5)], [true, false]);
      assert.equal([sheet.isColumnHiddenByUser(2), sheet.isColumnHiddenByUser(3)], [true, false]);
      sheet.showRows(3, 2);
      sheet.showColumns(2);
      assert.equal(sheet.isRowHiddenByUser(3) || sheet.isColumnHiddenByUser(2), false);
      sheet.setFrozenRows(4);
      sheet.setFrozenColumns(1);
      assert.equal([sheet.getFrozenRows(), sheet.getFrozenColumns()], [4, 1]);
      sheet.setColumnWidth(2, 230);
      sheet.setRowHeight(2, 44);
      assert.equal([sheet.getColumnWidth(2), sheet.getRowHeight(2)], [230, 44]);
      sheet.setHiddenGridlines(true);
      assert.equal(sheet.hasHiddenGridlines(), true);
    },
  },
  {
    name: "groups: depth, collapse, and refusals where there is none",
    run({ sheet }, assert) {
      assert.fails(() => sheet.getRowGroup(5, 1));
      assert.fails(() => sheet.expandAllRowGroups());
      sheet.getRange("5:9").shiftRowGroupDepth(1);
      assert.equal(
        [sheet.getRowGroupDepth(4), sheet.getRowGroupDepth(5), sheet.getRowGroupDepth(9)],
        [0, 1, 1],
      );
      sheet.getRowGroup(5, 1)!.collapse();
      assert.equal(sheet.getRowGroup(5, 1)!.isCollapsed(), true);
      sheet.expandAllRowGroups();
      assert.equal(sheet.getRowGroup(5, 1)!.isCollapsed(), false);
      sheet.getRange("C:F").shiftColumnGroupDepth(1);
      assert.equal(sheet.getColumnGroupDepth(6), 1);
      sheet.getRange("C:F").shiftColumnGroupDepth(-1);
      assert.equal(sheet.getColumnGroupDepth(6), 0);
    },
  },
  {
    name: "groups: two levels at once",
    run({ sheet }, assert) {
      sheet.getRange("5:9").shiftRowGroupDepth(2);
      assert.equal([sheet.getRowGroupDepth(4), sheet.getRowGroupDepth(5)], [0, 2]);
      assert.equal([sheet.getRowGroup(5, 1)!.getDepth(), sheet.getRowGroup(5, 2)!.getDepth()], [1, 2]);
      assert.fails(() => sheet.getRowGroup(5, 3));
      sheet.getRange("7:9").shiftRowGroupDepth(-1);
      assert.equal(
        [5, 6, 7, 9, 10].map((row) => sheet.getRowGroupDepth(row)),
        [2, 2, 1, 1, 0],
      );
    },
  },
  {
    name: "groups: a row that leaves a folded group is no part of it, the group stays folded",
    run({ sheet }, assert) {
      sheet.getRange("5:9").shiftRowGroupDepth(1);
      sheet.getRowGroup(5, 1)!.collapse();
      sheet.getRange("9:9").shiftRowGroupDepth(-1);
      assert.equal(
        [8, 9].map((row) => sheet.getRowGroupDepth(row)),
        [1, 0],
      );
      assert.equal(sheet.getRowGroup(5, 1)!.isCollapsed(), true);
    },
  },
  {
    name: "groups: the button before or after",
    run({ sheet, SpreadsheetApp }, assert) {
      const { AFTER, BEFORE } = SpreadsheetApp.GroupControlTogglePosition;
      sheet.getRange("5:9").shiftRowGroupDepth(1);
      assert.equal(sheet.getRowGroupControlPosition().toString(), AFTER.toString());
      assert.equal(sheet.getRowGroup(5, 1)!.getControlIndex(), 10);
      sheet.setRowGroupControlPosition(BEFORE);
      assert.equal(sheet.getRowGroup(5, 1)!.getControlIndex(), 4);
    },
  },
  {
    name: "merged cells",
    run({ sheet }, assert) {
      sheet.getRange("A1:C1").setValues([["x", "y", "z"]]);
      sheet.getRange("A1:C1").merge();
      assert.equal(sheet.getRange("A1:C1").getValues(), [["x", "", ""]]);
      assert.equal(
        [sheet.getRange("B1").isPartOfMerge(), sheet.getRange("D1").isPartOfMerge()],
        [true, false],
      );
      assert.equal(
        sheet
          .getRange("A1:E5")
          .getMergedRanges()
          .map((range) => range.getA1Notation()),
        ["A1:C1"],
      );
      sheet.getRange("A1:C1").breakApart();
      assert.equal(sheet.getRange("B1").isPartOfMerge(), false);
    },
  },
  {
    name: "looks read back in single and plural forms",
    run({ sheet, SpreadsheetApp }, assert) {
      const range = sheet.getRange("A1:B1");
      range
        .setBackgrounds([["#FF0000", "#00ff00"]])
        .setFontWeights([["bold", "normal"]])
        .setFontColor("#123456")
        .setFontSize(12)
        .setFontFamily("Roboto")
        .setFontLine("line-through")
        .setFontStyle("italic")
        .setHorizontalAlignment("center")
        .setVerticalAlignment("top")
        .setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP);
      assert.equal(range.getBackgrounds(), [["#ff0000", "#00ff00"]]);
      assert.equal(range.getFontWeights(), [["bold", "normal"]]);
      const first = sheet.getRange("B1");
      assert.equal(
        [first.getFontSize(), first.getFontFamily(), first.getFontLine(), first.getFontStyle()],
        [12, "Roboto", "line-through", "italic"],
      );
      assert.equal(
        [first.getHorizontalAlignment(), first.getVerticalAlignment(), first.getWrapStrategy().toString()],
        ["center", "top", "CLIP"],
      );
      range.setBackground(null);
      assert.equal(range.getBackground(), "#ffffff");
      range.clearFormat();
      assert.equal(first.getFontSize(), 10);
    },
  },
  {
    name: "colors by their names in CSS, and by the older name of the background",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:C1");
      range.setBackgrounds([["RebeccaPurple", "papayawhip", "lime"]]).setFontColor("DarkSlateGrey");
      assert.equal(range.getBackgrounds(), [["#663399", "#ffefd5", "#00ff00"]]);
      assert.equal(range.getFontColor(), "#2f4f4f");
      const older = range as unknown as {
        setBackgroundColor(color: string): unknown;
        getBackgroundColors(): string[][];
      };
      older.setBackgroundColor("tomato");
      assert.equal(older.getBackgroundColors(), [["#ff6347", "#ff6347", "#ff6347"]]);
    },
  },
  {
    name: "what a cell says of itself of which nobody has said anything",
    run({ sheet }, assert) {
      const cell = sheet.getRange("A1");
      assert.equal([cell.getWrap(), cell.getWrapStrategy().toString()], [true, "OVERFLOW"]);
      cell.setWrap(false);
      assert.equal([cell.getWrap(), cell.getWrapStrategy().toString()], [false, "OVERFLOW"]);
      cell.clearFormat();
      assert.equal(cell.getWrap(), true);
      assert.equal(cell.getHorizontalAlignment(), "general");
      cell.setHorizontalAlignment("normal");
      assert.equal(cell.getHorizontalAlignment(), "general-left");
      cell.setHorizontalAlignment(null);
      assert.equal(cell.getHorizontalAlignment(), "general");
      assert.equal(cell.getNumberFormat(), "0.###############");
      for (const general of ["General", "general"]) {
        cell.setNumberFormat("0.00").setNumberFormat(general);
        assert.equal(cell.getNumberFormat(), "0.###############", general);
      }
    },
  },
  {
    name: "number formats are kept as written",
    run({ sheet }, assert) {
      const formats = [["yyyy-mm-dd", "ddd, mmm d", '0" working days"', "@", "#,##0.00", "M/d/yyyy"]];
      const range = sheet.getRange("A1:F1");
      range.setNumberFormats(formats).setValues([[46461, 46461, 7, "007", 1234.5, 46461]]);
      assert.equal(range.getNumberFormats(), formats);
      assert.equal(range.getDisplayValues(), [
        ["2027-03-15", "Mon, Mar 15", "7 working days", "007", "1,234.50", "3/15/2027"],
      ]);
    },
  },
  {
    name: "sorting moves contents and looks, empty cells last",
    run({ sheet }, assert) {
      const range = sheet.getRange("A1:B4");
      range.setValues([
        ["c", 3],
        ["", 9],
        ["a", 1],
        ["b", 2],
      ]);
      sheet.getRange("A3").setBackground("#ff0000");
      range.sort(1);
      assert.equal(range.getValues(), [
        ["a", 1],
        ["b", 2],
        ["c", 3],
        ["", 9],
      ]);
      assert.equal(sheet.getRange("A1").getBackground(), "#ff0000");
      range.sort({ column: 2, ascending: false });
      assert.equal(range.getValues()[0], ["", 9]);
    },
  },
];
