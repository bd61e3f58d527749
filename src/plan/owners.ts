/**
 * Who owns a step: an owner cell holds the names of one side, or their roles while they have none, separated by comma,
 * semicolon or line break. What we write is separated by comma and space.
 */
const SEPARATORS = /[,;\n]/;

/** The owners in a cell, in its order: "Legal Support; Ann Lee" gives Legal Support, Ann Lee; an empty cell gives none. */
export function ownerNames(cell: string): readonly string[] {
  return cell
    .split(SEPARATORS)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The same cell with other names: what stands between and beside the names stays as it is. */
export function renamedOwners(cell: string, nameOf: (owner: string) => string | undefined): string {
  return cell.replace(/[^,;\n]+/g, (part) => {
    const owner = part.trim();
    const name = nameOf(owner);
    return name === undefined ? part : part.replace(owner, () => name);
  });
}

/** The cell of these owners. */
export function ownerCell(names: readonly string[]): string {
  return names.join(", ");
}
