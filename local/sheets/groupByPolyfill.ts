/** The engine calls Object.groupBy, which Node has from version 21 on. Import this before the engine. */
interface WithGroupBy {
  groupBy?: <T>(
    items: Iterable<T>,
    keyOf: (item: T, index: number) => PropertyKey,
  ) => Record<PropertyKey, T[]>;
}

const object = Object as WithGroupBy;

object.groupBy ??= (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups[key] ??= [];
    groups[key].push(item);
  }
  return groups;
};
