/**
 * Who owns a step: an owner cell holds the names of one side, or their roles while they have none, separated by comma,
 * semicolon or line break. A known name or role may hold a separator itself ("Lee, Ann"): those are found first, the
 * longest before the others. What stands in parentheses belongs to its name. What we write is separated by comma and space.
 */
interface OwnerPart {
  /** Where in the cell it stands. */
  readonly from: number;
  readonly to: number;
  /** As it is known, else as it is written. */
  readonly name: string;
}

const BETWEEN = /[,;\s]/;

/**
 * The owners in a cell, in its order: "Legal Support; Ann Lee" gives Legal Support, Ann Lee; an empty cell gives none.
 * `known`: the names and roles of the plan.
 */
export function ownerNames(cell: string, known: readonly string[] = []): readonly string[] {
  return ownerParts(cell, known).map(({ name }) => name);
}

/** The same cell with other names: what stands between and beside the names stays as it is. */
export function renamedOwners(
  cell: string,
  nameOf: (owner: string) => string | undefined,
  known: readonly string[] = [],
): string {
  let renamed = "";
  let at = 0;
  for (const { from, to, name } of ownerParts(cell, known)) {
    renamed += cell.slice(at, from) + (nameOf(name) ?? cell.slice(from, to));
    at = to;
  }
  return renamed + cell.slice(at);
}

/** The cell of these owners. */
export function ownerCell(names: readonly string[]): string {
  return names.join(", ");
}

/** Whether a name would be read as several if nobody knew it. */
export function holdsSeparator(name: string): boolean {
  return ownerNames(name).length > 1;
}

function ownerParts(cell: string, known: readonly string[]): readonly OwnerPart[] {
  const separated = [...new Set(known)]
    .filter(holdsSeparator)
    .sort((one, other) => other.length - one.length)
    .map((name) => ({ name, pattern: patternOf(name) }));
  const parts: OwnerPart[] = [];
  for (let at = 0; at < cell.length; ) {
    if (BETWEEN.test(cell[at]!)) {
      at++;
      continue;
    }
    const whole = separated.find(({ pattern }) => matchAt(pattern, cell, at) !== null);
    const text = matchAt(whole?.pattern ?? /(?:\([^()\n]*\)|[^,;\n])+/y, cell, at)!.trimEnd();
    parts.push({ from: at, to: at + text.length, name: whole?.name ?? text });
    at += text.length;
  }
  return parts;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** People write "lee,ann" too. */
function patternOf(name: string): RegExp {
  const text = name
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(/\s*([,;])\s*/g, "\\s*$1\\s*")
    .replace(/\s+/g, "\\s+");
  return new RegExp(`${text}(?=\\s*(?:[,;\\n]|$))`, "iy");
}
