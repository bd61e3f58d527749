/** Says which cell it was when Google refuses to write into a protected one: its own text names none. */
import { Refusal, type ServiceState, serviceProblem } from "../../answer";
import { cellName } from "../read/readPlan";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A cell that was to be written. */
export interface Place {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** The refusal for what the service threw while these cells were written. */
export function serviceRefusal(error: unknown, state: ServiceState, places: readonly Place[]): Refusal {
  const problem = serviceProblem(error, state);
  const cell = problem.code === "protectedCell" ? firstProtected(places) : "";
  return cell === "" ? new Refusal(problem) : new Refusal({ code: "protectedCell", cell }, [cell]);
}

/** "" when none of them is. */
function firstProtected(places: readonly Place[]): string {
  try {
    for (const sheet of new Set(places.map((place) => place.sheet))) {
      const isProtected = protectionOf(sheet);
      const found = places.find((place) => place.sheet === sheet && isProtected(place));
      if (found) return cellName(sheet.getName(), found.row, found.column);
    }
  } catch {
    // The message can do without.
  }
  return "";
}

function protectionOf(sheet: Sheet): (place: Place) => boolean {
  const { RANGE, SHEET } = SpreadsheetApp.ProtectionType;
  const strict = (type: GoogleAppsScript.Spreadsheet.ProtectionType) =>
    sheet.getProtections(type).filter((each) => !each.isWarningOnly() && !each.canEdit());
  const ranges = strict(RANGE).map((each) => holder(each.getRange()));
  const sheets = strict(SHEET).map((each) => each.getUnprotectedRanges().map(holder));
  return (place) =>
    ranges.some((holds) => holds(place)) || sheets.some((free) => !free.some((holds) => holds(place)));
}

function holder(range: GoogleAppsScript.Spreadsheet.Range): (place: Place) => boolean {
  const [top, left, bottom, right] = [
    range.getRow(),
    range.getColumn(),
    range.getLastRow(),
    range.getLastColumn(),
  ];
  return ({ row, column }) => row >= top && row <= bottom && column >= left && column <= right;
}
