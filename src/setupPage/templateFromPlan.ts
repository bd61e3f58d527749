/** Turns a plan into a template for the next deal: steps, links and roles, without dates, people and companies. */

import { knownOwners } from "../documents/planFacts";
import { ownerNames } from "../plan/owners";
import { isMilestone } from "../plan/stepNumbers";
import type { PlanTemplate, TemplateRole } from "../planTemplates";
import type { LoadedPlan } from "../protocol";
import type { SetupWords } from "../words/words";

export function templateFromPlan(
  loaded: LoadedPlan,
  name: string,
  id: string,
  /** In the plan's language. */
  builtIn: readonly PlanTemplate[],
  parts: SetupWords["tabs"],
): PlanTemplate {
  const { plan, details, roles } = loaded;
  const detailsOf = new Map(details.map((detail) => [detail.number, detail]));
  const roleOf = new Map(
    roles.flatMap((role) => [
      [role.name, role.role],
      [role.role, role.role],
    ]),
  );
  // A person's name stays in this plan; the next deal has other people in the same roles.
  const owners = (typed: string | undefined) => [
    ...new Set(ownerNames(typed ?? "", knownOwners(loaded)).flatMap((owner) => roleOf.get(owner) ?? [])),
  ];
  const { anchor } = plan;
  const numbers = new Set(plan.steps.map((step) => step.number));
  return {
    version: 1,
    id,
    name,
    countedIn: plan.countedIn,
    anchors: anchor !== null && isMilestone(anchor.step) ? [anchor.step] : [],
    steps: plan.steps.map((step) => {
      const detail = detailsOf.get(step.number);
      return {
        number: step.number,
        name: step.name,
        days: step.days,
        ...(step.countedIn !== plan.countedIn && { countedIn: step.countedIn }),
        ...(step.calendar !== "both" && { calendar: step.calendar }),
        startsAfter: step.startsAfter,
        ownersSeller: owners(detail?.ownersSeller),
        ownersBuyer: owners(detail?.ownersBuyer),
        phase: detail?.phase ?? "",
        outcome: detail?.outcome ?? "",
      };
    }),
    roles: uniqueRoles(loaded, builtIn, parts),
    resources: loaded.resources.map(({ resource, kind, forRole, step, providedBy }) => ({
      resource,
      kind,
      forRole: roleOf.get(forRole) ?? forRole,
      step: numbers.has(step) ? step : "",
      providedBy: roleOf.get(providedBy) ?? providedBy,
    })),
  };
}

/**
 * The prompt comes from the built-in role of the same name; so does a part in the decision that is none of those which
 * the dropdown offers.
 */
function uniqueRoles(
  { roles }: LoadedPlan,
  builtIn: readonly PlanTemplate[],
  parts: SetupWords["tabs"],
): readonly TemplateRole[] {
  const known = builtIn.flatMap((template) => template.roles);
  const seen = new Map<string, TemplateRole>();
  for (const { team, role, part } of roles) {
    const key = `${team} ${role}`;
    if (role === "" || seen.has(key)) continue;
    const same = known.find((candidate) => candidate.team === team && candidate.role === role);
    const named = partsOf(parts).find(([, word]) => word === part)?.[0];
    seen.set(key, { team, role, needs: same?.needs ?? "", part: named ?? same?.part ?? "" });
  }
  return [...seen.values()];
}

function partsOf({ partDecides, partSigns, partAdvises, partUses }: SetupWords["tabs"]) {
  return [
    ["", ""],
    ["decides", partDecides],
    ["signs", partSigns],
    ["advises", partAdvises],
    ["uses", partUses],
  ] as const;
}
