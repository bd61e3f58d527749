import type { Check } from "./check";

/** A good plan has 11 to 15; more is not read. */
const MOST_MILESTONES = 15;

export const tooManySteps: Check = ({ milestones }) =>
  milestones.length > MOST_MILESTONES ? [{ values: { count: milestones.length } }] : [];
