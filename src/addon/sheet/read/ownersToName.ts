/** Owners are roles until there are names. The owner cells are plain text, which one command brings up to date. */
import { renamedOwners } from "../../../plan/owners";
import type { Finding } from "../../../problems";
import type { LoadedPlan } from "../../../protocol";
import { record } from "../../checked";
import { contentOf, notOurs, type ReadPlan } from "./readPlan";

type Roles = LoadedPlan["roles"];

/** An owner cell that shows a role or an earlier name, and what it should show. */
interface OwnerCell {
  readonly step: string;
  readonly row: number;
  readonly column: "ownerSeller" | "ownerBuyer";
  readonly after: string;
}

/** What has to be written so that every owner cell shows the names of today, and which names those are. */
export function ownersToName(read: ReadPlan, roles: Roles): { cells: OwnerCell[]; namesInUse: string } {
  const before = namesInUse(read);
  const now = new Map(roles.filter((each) => each.name !== "").map((each) => [each.role, each.name]));
  const nameFor = new Map<string, string>();
  for (const [role, name] of now) {
    nameFor.set(role, name);
    const earlier = before.get(role);
    if (earlier) nameFor.set(earlier, name);
  }
  // A name that holds a comma is one person.
  const known = [...roles.flatMap(({ role, name }) => [role, name]), ...before.values()];
  const cells = read.plan.steps.flatMap((step, index) => {
    const row = read.table.rows[index]!;
    return (["ownerSeller", "ownerBuyer"] as const).flatMap((column) => {
      const content = contentOf(read, row, column);
      if (typeof content !== "string") return [];
      const after = renamedOwners(content, (owner) => nameFor.get(owner), known);
      return after === content ? [] : [{ step: step.number, row, column, after }];
    });
  });
  return { cells, namesInUse: JSON.stringify(Object.fromEntries(now)) };
}

/** The cells that may be written, and a finding for each in which a person's formula gives the owners. */
export function withoutFormulas(
  { table, days }: ReadPlan,
  cells: readonly OwnerCell[],
): { cells: readonly OwnerCell[]; kept: readonly Finding[] } {
  const formulas = table.sheet.getDataRange().getFormulas();
  const formulaOf = ({ row, column }: OwnerCell) => formulas[row - 1]?.[table.columns[column]! - 1] ?? "";
  return {
    cells: cells.filter((cell) => formulaOf(cell) === ""),
    kept: cells
      .filter((cell) => formulaOf(cell) !== "")
      .flatMap(
        (cell) => notOurs(table.sheet, cell.row, table.columns[cell.column]!, formulaOf(cell), days).findings,
      ),
  };
}

/** By role. The setting stands in the hidden tab, where anybody can have written anything. */
function namesInUse(read: ReadPlan): ReadonlyMap<string, string> {
  try {
    const names = Object.entries(record(JSON.parse(read.settings.namesInUse), "namesInUse"));
    return new Map(names.filter((each): each is [string, string] => typeof each[1] === "string"));
  } catch {
    return new Map();
  }
}
