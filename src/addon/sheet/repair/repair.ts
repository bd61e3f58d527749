/**
 * *Check and repair*: lists what is damaged of the add-on's own, then puts it right. Cells with a person's words are
 * named, never written over; nothing is deleted.
 */
import type { RepairItem } from "../../../protocol";
import { isRefusal, Refusal, serviceProblem } from "../../answer";
import type { PlanTabs } from "../read/findPlan";
import { type Damage, idOf, repairItem } from "./damage";
import { planDamages } from "./planDamage";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function check(spreadsheet: Spreadsheet, tabs: PlanTabs): RepairItem[] {
  const { damages, words, language } = planDamages(spreadsheet, tabs);
  return damages.map((each) => repairItem(each, words, language));
}

/** Puts right what is chosen and can be; returns what is left, with the reason where Google refused. */
export function repair(spreadsheet: Spreadsheet, tabs: PlanTabs, ids: readonly string[]): RepairItem[] {
  /** Why Google did not allow it, by the damage that remains. */
  const refused = new Map<string, Pick<Damage, "code" | "values">>();
  const mend = (damages: readonly Damage[]) => {
    for (const each of damages) {
      for (const { name, run } of each.mends) {
        try {
          run();
        } catch (error) {
          // Somebody moved rows at the same moment: it is listed again.
          if (isRefusal(error)) continue;
          const { code } = serviceProblem(error, "unchanged");
          if (code !== "typedColumn" && code !== "protectedCell") throw error;
          refused.set(idOf(each), { code, values: { name } });
        }
      }
    }
  };
  let begun = false;
  try {
    let { damages } = planDamages(spreadsheet, tabs);
    begun = true;
    // What shows only once columns are back, on this tab or on one that looks at it, was not listed before.
    const listed = new Set(damages.map(idOf));
    const isChosen = (each: Damage) => ids.includes(idOf(each)) || (!listed.has(idOf(each)) && !each.isAsked);
    const moved = new Set<string>();
    for (;;) {
      const moving = damages.filter((each) => each.movesCells && isChosen(each) && !moved.has(idOf(each)));
      if (moving.length === 0) break;
      for (const each of moving) moved.add(idOf(each));
      mend(moving);
      ({ damages } = planDamages(spreadsheet, tabs));
    }
    mend(damages.filter((each) => !each.movesCells && isChosen(each)));
    SpreadsheetApp.flush();
    const left = planDamages(spreadsheet, tabs);
    return left.damages.map((each) => {
      const reason = refused.get(idOf(each));
      return repairItem(reason ? { ...each, ...reason, mends: [] } : each, left.words, left.language);
    });
  } catch (error) {
    throw new Refusal(serviceProblem(error, begun ? "unfinished" : "unchanged"));
  }
}
