type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Gives a tab the rows and columns that are about to be written: anybody may have deleted spare ones, or filled them. */
export function growGrid(sheet: Sheet, rows: number, columns: number): void {
  const [hasRows, hasColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (hasRows < rows) sheet.insertRowsAfter(hasRows, rows - hasRows);
  if (hasColumns < columns) sheet.insertColumnsAfter(hasColumns, columns - hasColumns);
}
