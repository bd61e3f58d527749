import { ownerNames } from "../../../plan/owners";
import { type Cell, columnLetter, quoted, type SheetContent } from "./sheetContent";
import { type StakeholderColumn, stakeholderColumns } from "./stakeholdersTab";

/**
 * The list behind the owner dropdowns: for each row of Stakeholders its name, or its role while it has none; then the
 * roles that have names, which still stand in cells; then the combinations in use, so that several owners in a cell
 * show no warning.
 */
export function ownerChoices(stakeholders: SheetContent, inUse: readonly string[]): Cell[] {
  const letterOf = (column: StakeholderColumn) => columnLetter(stakeholderColumns.indexOf(column) + 1);
  // Below the keys stands the header row, and below that the first role.
  const headerRow = stakeholders.rows.findIndex((row) => row[0]?.text === stakeholderColumns[0]) + 2;
  const lastRow = stakeholders.rows.length;
  // By position below the header row, since people delete and insert rows there.
  const at = (column: StakeholderColumn, below: number) => {
    const letter = letterOf(column);
    return `INDEX(${quoted(stakeholders.name)}!$${letter}$${headerRow}:$${letter}$${lastRow};${below + 1})`;
  };
  const choice = (name: string, filled: string, empty: string): Cell => ({
    formula: `=IFERROR(IF(${name}="";${empty};${filled});"")`,
  });
  const positions = Array.from({ length: lastRow - headerRow }, (_, index) => index + 1);
  const combinations = [...new Set(inUse)].filter((owners) => ownerNames(owners).length > 1);
  return [
    ...positions.map((each) => choice(at("name", each), at("name", each), `${at("role", each)}&""`)),
    ...positions.map((each) => choice(at("name", each), `${at("role", each)}&""`, '""')),
    ...combinations.map((text) => ({ text, format: "@" })),
  ];
}
