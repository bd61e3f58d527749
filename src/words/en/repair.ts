/** What *Check and repair* finds, in sentences. They stand beside the cell to which they point. */
export const repair = {
  missingTab: "The tab “{name}” is missing. File > Version history brings it back.",
  lostMark: "This tab lost the mark by which the add-on knows it.",
  noTable: "The headers of the table cannot be found. Undo, or type them again: {names}.",
  grid: "The tab was shortened: rows or columns that the plan needs are missing.",
  rowsAbove: "Rows above the table are missing.",
  gap: "The rows above the table do not follow each other. Delete the row between them.",
  missingColumn: "Columns are missing: {names}.",
  lostColumn: "Missing: {names}. Type the header again, or go back in File > Version history.",
  noHeader: "This column has no header. Type it again: {names}.",
  keys: "The hidden row by which columns are found is damaged or shown.",
  headers: "A header is empty.",
  block: "Formulas or labels above the table are missing or changed{pasted}.",
  formulas: "Formulas are missing or changed: {names}{pasted}.",
  words: "A formula belongs here, but the cell holds “{content}”. Move that elsewhere and clear the cell.",
  typedOver:
    "A formula belongs here, but the cell holds “{content}”. Tick it to put the formula there; what stands there becomes a note of the cell.",
  merged: "Cells are merged. Separate them: Format > Merge cells > Unmerge.",
  rules: "Colors that follow the status are missing or scattered.",
  choices: "Dropdowns or tick boxes are missing: {names}.",
  formats: "Cells have lost their format: {names}.",
  ids: "Rows lack a hidden Id of their own, by which the add-on knows them again.",
  spellings:
    "Cells say in words what the sheet counts as a date, a number, a tick or step numbers; they get that form: {names}.",
  frozen: "The header rows are not frozen.",
  prompts: "Prompts of empty fields are missing.",
  settings: "Settings of the plan are damaged.",
  daysOff: "Days off, as the formulas count them, differ from the list.",
  owners: "The list behind the owner dropdowns is empty.",
  typedColumn:
    "“{name}” belongs to a table of Google Sheets, which does not allow this. Convert it to a plain range.",
  protectedCell: "This is protected. Ask the owner of the file to lift the protection.",
};

export type RepairWords = Readonly<Record<keyof typeof repair, string>>;
