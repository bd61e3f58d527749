import type { Check } from "./check";

export const noMeasure: Check = ({ loaded }) => (loaded.measures.length === 0 ? [{ place: "measures" }] : []);
