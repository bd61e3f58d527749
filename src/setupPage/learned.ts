/** "Learn from this deal": the real days of a finished plan, offered as a template of one's own. */

import type { App } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { folded } from "../page/fields";
import { learningOf } from "../page/learning";
import { buttons, section, stepRows } from "../page/parts";
import { templateProblemText, text } from "../page/text";
import { partWithTemplates } from "../page/withTemplates";
import { isMilestone } from "../plan/stepNumbers";
import type { PlanTemplate, TemplateSet } from "../planTemplates";
import type { LoadedPlan } from "../protocol";
import { said } from "./said";
import { checkedTemplate, freeName, saveTemplates } from "./templates";

/** Null: there is nothing to learn. */
export function learnedPart(app: App, loaded: LoadedPlan): HTMLElement | null {
  const learning = learningOf(loaded, app.state.savedTemplates);
  if (learning === null) return null;
  const { steps, others } = learning;
  const learned = { ...loaded, plan: { ...loaded.plan, steps } };

  function offer({ templates }: TemplateSet): readonly HTMLElement[] {
    const name = freeName(app, said("learnedName", { name: nameOf(app, loaded, templates) }));
    const keep = button(said("learnKeep", { name }), "plain", () => {
      const checked = checkedTemplate(app, learned, name, templates);
      if ("problems" in checked) {
        app.advise(checked.problems.map(templateProblemText).join(" "));
        return;
      }
      const all = [...app.state.savedTemplates, checked.template];
      const praise = said("templateSaved", { name });
      void saveTemplates(app, keep, all, praise, () => app.open("templates"));
    });
    return [buttons(keep)];
  }
  return section(
    text("learnTitle"),
    element("p", {}, text("learnHint", { count: others.length })),
    folded(
      said("learnList"),
      stepRows(others.map(({ step, planned, real }) => [step, said("learnDays", { planned, real })])),
    ),
    partWithTemplates(app, offer),
  );
}

/** The template that the plan seems to come from: it has the same milestones. Else whose plan it is. */
function nameOf(app: App, { plan, buyerCompany }: LoadedPlan, builtIn: readonly PlanTemplate[]): string {
  const milestones = ({ steps }: Pick<PlanTemplate, "steps"> | LoadedPlan["plan"]) =>
    JSON.stringify(steps.filter((step) => isMilestone(step.number)).map((step) => step.name));
  const known = [...builtIn, ...app.state.savedTemplates];
  const origin = known.find((template) => milestones(template) === milestones(plan));
  return origin?.name ?? buyerCompany;
}
