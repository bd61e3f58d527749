/**
 * What may cross from a sidebar to the script: text, numbers, booleans, null, and plain objects and arrays of
 * these. What comes back, the stand-in checks.
 */
import type { WireValue } from "../messages";

export class IllegalValue extends Error {
  constructor(property: string) {
    super(`Failed due to illegal value in property: ${property}`);
  }
}

/** A copy as it arrives on the other side; throws with the name of the first property that may not cross. */
export function toWire(value: unknown, property: string, ancestors: object[] = []): WireValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || ancestors.includes(value)) throw new IllegalValue(property);
  const inside = [...ancestors, value];
  if (Array.isArray(value)) {
    return value.map((item, index) => (item === undefined ? null : toWire(item, String(index), inside)));
  }
  // The tag tells dates and page elements apart, whichever window they come from.
  if (Object.prototype.toString.call(value) !== "[object Object]") throw new IllegalValue(property);
  const copy: Record<string, WireValue> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) copy[key] = toWire(item, key, inside);
  }
  return copy;
}
