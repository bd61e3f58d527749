/** A1 texts and zones. A zone counts from 0 and includes its ends, as the engine's zones do. */
export interface Zone {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `B3` or `B3:D7`, without the sheet's name. */
export function zoneToA1(zone: Zone): string {
  const first = columnLetters(zone.left) + (zone.top + 1);
  const last = columnLetters(zone.right) + (zone.bottom + 1);
  return first === last ? first : `${first}:${last}`;
}

export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Splits `'It''s'!B3` into the sheet's name and the rest; the name is null when there is none. */
export function splitSheetName(a1: string): { sheetName: string | null; cells: string } {
  const quoted = /^'((?:[^']|'')+)'(?:!(.*))?$/s.exec(a1);
  if (quoted) return { sheetName: quoted[1]!.replaceAll("''", "'"), cells: quoted[2] ?? "" };
  const bang = a1.lastIndexOf("!");
  if (bang > 0) return { sheetName: a1.slice(0, bang), cells: a1.slice(bang + 1) };
  return { sheetName: null, cells: a1 };
}

/** Reads `B3`, `B3:D7`, `B:D`, `3:7`, `B3:D`, `B3:7`, `R3C2`, `R3C2:R7C4`; null when the text is no range. */
export function parseA1(cells: string, rows: number, columns: number): Zone | null {
  const numbered = /^R(\d+)C(\d+)(?::R(\d+)C(\d+))?$/i.exec(cells.trim());
  if (numbered) {
    const [, row, column, lastRow = row, lastColumn = column] = numbered;
    return {
      left: Number(column) - 1,
      right: Number(lastColumn) - 1,
      top: Number(row) - 1,
      bottom: Number(lastRow) - 1,
    };
  }
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?$/.exec(cells.trim());
  if (!match) return null;
  const [, firstLetters, firstRow, lastLetters, lastRow] = match;
  const open = cells.includes(":");
  if (!open && !(firstLetters && firstRow)) return null;
  if (open && !(firstLetters || firstRow)) return null;
  if (open && !(lastLetters || lastRow)) return null;
  const left = firstLetters ? columnIndex(firstLetters) : 0;
  const top = firstRow ? Number(firstRow) - 1 : 0;
  const right = open ? (lastLetters ? columnIndex(lastLetters) : columns - 1) : left;
  const bottom = open ? (lastRow ? Number(lastRow) - 1 : rows - 1) : top;
  return {
    left: Math.min(left, right),
    right: Math.max(left, right),
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
  };
}

export function zonesOverlap(a: Zone, b: Zone): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

export function zoneContains(outer: Zone, inner: Zone): boolean {
  return (
    outer.left <= inner.left &&
    inner.right <= outer.right &&
    outer.top <= inner.top &&
    inner.bottom <= outer.bottom
  );
}

export function zoneIntersection(a: Zone, b: Zone): Zone | null {
  if (!zonesOverlap(a, b)) return null;
  return {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** What is left of a zone when a hole is cut out: at most four zones. */
export function zoneWithout(zone: Zone, hole: Zone): Zone[] {
  const cut = zoneIntersection(zone, hole);
  if (!cut) return [zone];
  const rest: Zone[] = [];
  if (zone.top < cut.top) rest.push({ ...zone, bottom: cut.top - 1 });
  if (cut.bottom < zone.bottom) rest.push({ ...zone, top: cut.bottom + 1 });
  if (zone.left < cut.left)
    rest.push({ left: zone.left, right: cut.left - 1, top: cut.top, bottom: cut.bottom });
  if (cut.right < zone.right)
    rest.push({ left: cut.right + 1, right: zone.right, top: cut.top, bottom: cut.bottom });
  return rest;
}

export function* cellsOf(zone: Zone): Generator<{ row: number; col: number }> {
  for (let row = zone.top; row <= zone.bottom; row++) {
    for (let col = zone.left; col <= zone.right; col++) yield { row, col };
  }
}
