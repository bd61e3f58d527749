/**
 * Owners are roles until there are names. The choices of the dropdowns follow the Stakeholders tab by formula; the
 * owner cells are plain text, which one command brings up to date.
 */
import type { LoadedPlan } from "../../../protocol";
import { readText } from "../read/readCell";
import type { ReadPlan } from "../read/readPlan";
import { type Cell, columnLetter, quoted, type SheetContent } from "../tabs/sheetContent";
import { type StakeholderColumn, stakeholderColumns } from "../tabs/stakeholdersTab";
import { type CellWrite, contentOf } from "./writeChange";

type Roles = LoadedPlan["roles"];

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
  const combinations = [...new Set(inUse)].filter((owners) => owners.includes(","));
  return [
    ...positions.map((each) => choice(at("name", each), at("name", each), `${at("role", each)}&""`)),
    ...positions.map((each) => choice(at("name", each), `${at("role", each)}&""`, '""')),
    ...combinations.map((text) => ({ text, format: "@" })),
  ];
}

/** What has to be written so that every owner cell shows the names of today, and which names those are. */
export function ownerWrites(read: ReadPlan, roles: Roles): { cells: CellWrite[]; namesInUse: string } {
  const before = namesInUse(read);
  const now = new Map(roles.filter((each) => each.name !== "").map((each) => [each.role, each.name]));
  const nameFor = new Map<string, string>();
  for (const [role, name] of now) {
    nameFor.set(role, name);
    const earlier = before[role];
    if (earlier) nameFor.set(earlier, name);
  }
  const cells = read.plan.steps.flatMap((step, index) => {
    const row = read.table.rows[index]!;
    return (["ownerSeller", "ownerBuyer"] as const).flatMap((column) => {
      const owners = readText(contentOf(read, row, column));
      const named = owners
        .split(",")
        .map((owner) => nameFor.get(owner.trim()) ?? owner.trim())
        .join(", ");
      return owners === "" || named === owners ? [] : [{ step: step.number, row, column, after: named }];
    });
  });
  return { cells, namesInUse: JSON.stringify(Object.fromEntries(now)) };
}

function namesInUse(read: ReadPlan): Readonly<Record<string, string>> {
  try {
    return JSON.parse(read.settings.namesInUse || "{}");
  } catch {
    return {};
  }
}
