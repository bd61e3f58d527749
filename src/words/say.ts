/**
 * Fills a text of the word tables. `{name}` is replaced by a value; `{n|one day|{n} days}` chooses by a number:
 * the first form for exactly 1, else the second.
 */
export function say(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  const chosen = text.replace(
    /\{(\w+)\|([^|]*)\|((?:[^{}]|\{\w+\})*)\}/g,
    (_all, name: string, one: string, other: string) => (Number(values[name]) === 1 ? one : other),
  );
  return chosen.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
