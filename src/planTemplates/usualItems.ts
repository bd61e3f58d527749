import type { Language } from "../words/language";
import { rolesOfTeam } from "./builtInTemplates";
import type { Team } from "./planTemplate";
import { type ItemKey, items, milestones } from "./structure";
import { texts } from "./texts";

/** Something that one side usually asks for; offered as a task. */
export interface UsualItem {
  readonly when: "beforeOrder" | "afterOrder";
  /** The side that asks for it. */
  readonly side: Team;
  readonly name: string;
  /** The name of the milestone in the built-in templates under which it belongs. */
  readonly milestone: string;
  /** The phase of that milestone, for plans that call their milestones otherwise. */
  readonly phase: string;
  readonly ownersSeller: readonly string[];
  readonly ownersBuyer: readonly string[];
}

export function usualItems(language: Language): readonly UsualItem[] {
  const words = texts[language];
  return (Object.keys(items) as ItemKey[]).map((key) => {
    const { when, side, milestone, owners } = items[key];
    return {
      when,
      side,
      name: words.items[key],
      milestone: words.milestones[milestone][0],
      phase: words.phases[milestones[milestone].phase],
      ownersSeller: rolesOfTeam(owners, "seller", words),
      ownersBuyer: rolesOfTeam(owners, "buyer", words),
    };
  });
}
