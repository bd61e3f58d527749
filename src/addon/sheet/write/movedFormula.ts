/** A formula that moves from one row to another looks at its own row there, as when people sort. */
export function movedFormula(formula: string, from: number, to: number): string {
  return formula.replace(
    /("[^"]*")|(?<![A-Za-z!$\d.])(\$?[A-Z]{1,3})(\d+)(?![\d(])/g,
    (all, text, column, row) => (text === undefined && Number(row) === from ? `${column}${to}` : all),
  );
}
