/** The order of links says nothing. */
export function sameLinks(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}
