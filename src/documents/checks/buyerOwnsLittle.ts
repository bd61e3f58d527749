import type { Check } from "./check";

/** The buyer owns less than half. */
export const buyerOwnsLittle: Check = ({ open }) => {
  const owned = open.filter(({ owners }) => owners.buyer.length > 0).length;
  return owned * 2 < open.length ? [{ values: { count: owned, all: open.length } }] : [];
};
