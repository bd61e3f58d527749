import type { Language } from "../words/language";
import type { PlanTemplate, Team, TemplateStep } from "./planTemplate";
import {
  milestones,
  type RoleKey,
  resources,
  roles,
  type TemplateKey,
  type TemplateStructure,
  templates,
} from "./structure";
import { texts } from "./texts";
import type { TemplateTexts } from "./texts/templateTexts";

/** The plans to start from, in the language of the plan; the first is the default. */
export function builtInTemplates(language: Language): readonly PlanTemplate[] {
  return (Object.keys(templates) as TemplateKey[]).map((id) => inWords(id, templates[id], texts[language]));
}

/** Of these roles, those of one team, as they are called in the language. */
export function rolesOfTeam(keys: readonly RoleKey[], team: Team, words: TemplateTexts): string[] {
  return keys.filter((key) => roles[key].team === team).map((key) => words.roles[key][0]);
}

function inWords(id: TemplateKey, structure: TemplateStructure, words: TemplateTexts): PlanTemplate {
  const numberOf = new Map(structure.rows.map((row, index) => [row.milestone, String(index + 1)]));
  return {
    version: 1,
    id,
    name: words.templates[id],
    countedIn: "calendar",
    anchors: structure.anchors.flatMap((key) => numberOf.get(key) ?? []),
    steps: structure.rows.flatMap((row, index) => {
      const { phase, owners, tasks } = milestones[row.milestone];
      const [name, outcome, ...taskNames] = words.milestones[row.milestone];
      const above = structure.rows[index - 1];
      const before = row.startsAfter ?? (above ? [above.milestone] : []);
      const number = String(index + 1);
      const milestone: TemplateStep = {
        number,
        name,
        days: row.days,
        ...(row.calendarDays && { countedIn: "calendar" }),
        startsAfter: before.flatMap((key) => numberOf.get(key) ?? []),
        ownersSeller: rolesOfTeam(owners, "seller", words),
        ownersBuyer: rolesOfTeam(owners, "buyer", words),
        phase: words.phases[phase],
        outcome,
      };
      if (!structure.withTasks) return [milestone];
      return [
        milestone,
        ...tasks.map((taskOwners, place): TemplateStep => {
          const present = taskOwners.filter((key) => structure.roles.includes(key));
          return {
            number: `${number}.${place + 1}`,
            name: taskNames[place] ?? "",
            days: null,
            startsAfter: [],
            ownersSeller: rolesOfTeam(present, "seller", words),
            ownersBuyer: rolesOfTeam(present, "buyer", words),
            phase: words.phases[phase],
            outcome: "",
          };
        }),
      ];
    }),
    roles: structure.roles.map((key) => ({
      ...roles[key],
      role: words.roles[key][0],
      needs: words.roles[key][1],
    })),
    resources: structure.resources.map((key) => {
      const { kind, forRole, providedBy, neededFor } = resources[key];
      return {
        resource: words.resources[key],
        kind: words.kinds[kind],
        forRole: words.roles[forRole][0],
        step: neededFor.map((milestone) => numberOf.get(milestone)).find(Boolean) ?? "",
        providedBy: words.roles[providedBy][0],
      };
    }),
  };
}
