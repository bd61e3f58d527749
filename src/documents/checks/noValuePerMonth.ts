import type { Check } from "./check";

export const noValuePerMonth: Check = ({ loaded }) =>
  loaded.valuePerMonth === null ? [{ place: "valuePerMonth" }] : [];
