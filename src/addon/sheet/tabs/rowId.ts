/** The hidden Id of a row: it stays with the row when it is sorted, renumbered or renamed. */

/** So many letters that no two rows of a file get the same ones. */
const letters = 8;

export function newRowId(): string {
  return Array.from({ length: letters }, () => String.fromCharCode(97 + Math.floor(26 * Math.random()))).join(
    "",
  );
}
