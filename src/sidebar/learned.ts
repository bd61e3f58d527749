/** "Learn from this deal": the real days of a finished plan, offered as a template of one's own. */

import type { App } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { folded } from "../page/fields";
import { buttons, section, stepRows } from "../page/parts";
import { templateProblemText, text } from "../page/text";
import { partWithTemplates } from "../page/withTemplates";
import { actualDays } from "../plan/actualDays";
import { isMilestone } from "../plan/stepNumbers";
import type { PlanTemplate, TemplateSet } from "../planTemplates";
import type { LoadedPlan } from "../protocol";
import { checkedTemplate, freeName, saveTemplates } from "./screens/templates";

/** Null: the plan is not finished, kept its days, or taught its days already. */
export function learnedPart(app: App, loaded: LoadedPlan): HTMLElement | null {
  const { plan } = loaded;
  const milestones = plan.steps.filter((step) => isMilestone(step.number));
  const finished = loaded.valueConfirmed || milestones.every((step) => step.done);
  if (!finished || milestones.length === 0) return null;
  const real = actualDays(plan);
  const others = plan.steps.flatMap((step, row) =>
    step.days === real[row] ? [] : [{ step, planned: step.days ?? 0, real: real[row] ?? 0 }],
  );
  const steps = plan.steps.map((step, row) => ({ ...step, days: real[row] ?? null }));
  const kept = app.state.savedTemplates.some((template) => daysOf(template) === daysOf({ steps }));
  if (others.length === 0 || kept) return null;

  function offer({ templates }: TemplateSet): readonly HTMLElement[] {
    const name = freeName(app, text("learnedName", { name: nameOf(app, loaded, templates) }));
    const keep = button(text("learnKeep", { name }), "plain", () => {
      const checked = checkedTemplate(app, { ...loaded, plan: { ...plan, steps } }, name, templates);
      if ("problems" in checked) {
        app.advise(checked.problems.map(templateProblemText).join(" "));
        return;
      }
      const all = [...app.state.savedTemplates, checked.template];
      void saveTemplates(app, keep, all, text("templateSaved", { name }), () => app.open("plan"));
    });
    return [buttons(keep)];
  }
  return section(
    text("learnTitle"),
    element("p", {}, text("learnHint", { count: others.length })),
    folded(
      text("learnList"),
      stepRows(others.map(({ step, planned, real }) => [step, text("learnDays", { planned, real })])),
    ),
    partWithTemplates(app, offer),
  );
}

type Steps = { readonly steps: readonly { readonly name: string; readonly days: number | null }[] };

function daysOf({ steps }: Steps): string {
  return JSON.stringify(steps.map(({ name, days }) => [name, days]));
}

/** The template that the plan seems to come from: it has the same milestones. Else whose plan it is. */
function nameOf(app: App, { plan, buyerCompany }: LoadedPlan, builtIn: readonly PlanTemplate[]): string {
  const milestones = ({ steps }: Pick<PlanTemplate, "steps"> | LoadedPlan["plan"]) =>
    JSON.stringify(steps.filter((step) => isMilestone(step.number)).map((step) => step.name));
  const known = [...builtIn, ...app.state.savedTemplates];
  const origin = known.find((template) => milestones(template) === milestones(plan));
  return origin?.name ?? buyerCompany;
}
