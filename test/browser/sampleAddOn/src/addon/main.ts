/** A small add-on whose functions show what the preview lets through: see preview.test.ts. */
let calls = 0;

export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu("Sample")
    .addItem("Open sidebar", "openSidebar")
    .addSeparator()
    .addItem("Select C5", "selectC5")
    .addItem("Say hello", "sayHello")
    .addItem("Fail", "fail")
    .addToUi();
}

/** Answers an edit in the cell beside it. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  if (event.value === "fail") throw new Error("The trigger failed on purpose");
  if (event.value === "ping") event.range.offset(0, 1).setValue("pong");
}

export function openSidebar(): void {
  const page = HtmlService.createHtmlOutputFromFile("Sidebar")
    .append(HtmlService.createTemplateFromFile("Sample").getRawContent())
    .append('<p id="appended">Appended</p>');
  SpreadsheetApp.getUi().showSidebar(page.setTitle("Sample sidebar"));
}
export function selectC5(): void {
  SpreadsheetApp.getActiveSheet().getRange("C5").activate();
}
export function sayHello(): void {
  SpreadsheetApp.getActiveSpreadsheet().toast("Hello", "Sample", -1);
}
export function fail(): void {
  throw new Error("It failed on purpose");
}

export function echo(value: unknown): unknown {
  return value;
}
export function giveDate(): unknown {
  return { kept: 1, date: new Date(0) };
}
export function giveUndefined(): unknown {
  return { kept: 1, list: [undefined, 2], gone: undefined };
}
export function countCalls(): number {
  return ++calls;
}
export function selectedCell(): string {
  return SpreadsheetApp.getActiveSheet().getActiveRange()!.getA1Notation();
}
/** The script's own today, and whether it knows a date from a cell for one. */
export function giveToday(): unknown {
  const cell = SpreadsheetApp.getActiveSheet().getRange("A1");
  cell.setValue("2027-03-15");
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return [Utilities.formatDate(new Date(), zone, "yyyy-MM-dd"), cell.getValue() instanceof Date];
}
export function hidden_(): string {
  return "not for the sidebar";
}
