/** Conditional rules: ours are made anew when lost, fragmented or out of place; a person's stay, in their order. */

import type { Rule } from "../tabs/sheetContent";
import { buildRules, markedFormula } from "../write/writeTab";
import { type Damage, damage } from "./damage";
import type { LiveTab } from "./liveTab";
import { normal } from "./sameFormula";

export function ruleDamage(tab: LiveTab, rules: readonly Rule[]): Damage[] {
  const wanted = rules.map(({ when, ranges }) => `${normal(markedFormula(when))} ${[...ranges].sort()}`);
  const found = tab.ownRules.flatMap((rule) => (rule ? [`${rule.formula} ${[...rule.ranges].sort()}`] : []));
  if (wanted.join("\n") === found.join("\n")) return [];
  const mend = () => {
    const theirs = tab.rules.filter((_, at) => !tab.ownRules[at]);
    const before = tab.ownRules.findIndex((rule) => rule !== null);
    const place = before < 0 ? theirs.length : before;
    tab.sheet.setConditionalFormatRules([
      ...theirs.slice(0, place),
      ...buildRules(tab.sheet, rules),
      ...theirs.slice(place),
    ]);
  };
  return [damage("rules", tab.name, {}, mend)];
}
