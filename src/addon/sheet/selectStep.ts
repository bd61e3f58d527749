import { Refusal } from "../answer";
import type { ReadPlan } from "./read/readPlan";

/** Puts the person's cursor on a step's name. */
export function selectStep({ plan, table }: ReadPlan, step: string): void {
  const at = plan.steps.findIndex(({ number }) => number === step);
  if (at < 0) throw new Refusal({ code: "stepGone", step });
  table.sheet.getRange(table.rows[at]!, table.columns.milestone!).activate();
}
