type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export function gridSize(sheet: Sheet): GridSize {
  return { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
}

/**
 * Gives a tab the rows and columns that are about to be written: anybody may have deleted spare ones, or filled them.
 * `has`: the size as it was read before, where a reading would bring out what waits to be written.
 */
export function growGrid(sheet: Sheet, rows: number, columns: number, has: GridSize = gridSize(sheet)): void {
  if (has.rows < rows) sheet.insertRowsAfter(has.rows, rows - has.rows);
  if (has.columns < columns) sheet.insertColumnsAfter(has.columns, columns - has.columns);
}
