/** What either side usually asks for before and after the order, to be added as tasks. */

import { stepLabel } from "../documents/planFacts";
import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { checkbox, selectField } from "../page/fields";
import { box, quiet, section, stepChoices } from "../page/parts";
import { text } from "../page/text";
import { ownerCell } from "../plan/owners";
import { isMilestone } from "../plan/stepNumbers";
import type { TemplateSet } from "../planTemplates";
import { milestoneFor } from "../planTemplates/milestoneFor";
import { type SaidKey, said } from "./said";

const GROUPS: readonly { readonly when: string; readonly side: string; readonly label: SaidKey }[] = [
  { when: "beforeOrder", side: "buyer", label: "itemsBuyerBefore" },
  { when: "afterOrder", side: "buyer", label: "itemsBuyerAfter" },
  { when: "beforeOrder", side: "seller", label: "itemsSellerBefore" },
  { when: "afterOrder", side: "seller", label: "itemsSellerAfter" },
];

export function usualItems(app: App, fetched: TemplateSet): Screen {
  const { plan, details } = app.loaded;
  const phases = new Map(details.map((detail) => [detail.number, detail.phase]));
  const steps = plan.steps.map(({ number, name }) => ({ number, name, phase: phases.get(number) ?? "" }));
  const milestones = plan.steps.filter((step) => isMilestone(step.number));
  const there = new Set(plan.steps.map((step) => step.name));
  const offered = fetched.usualItems.filter((item) => !there.has(item.name));
  /** The chosen items, and the milestone under which each goes. */
  const chosen = new Map<(typeof offered)[number], string>();
  const add = button(said("addTasks"), "primary", send);

  function row(item: (typeof offered)[number]): HTMLElement {
    const usual = milestoneFor(item, steps) ?? plan.anchor?.step ?? milestones[0]?.number ?? "";
    const under = selectField({
      label: said("itemUnder", { item: item.name }),
      choices: stepChoices(milestones),
      value: usual,
      onInput: (number) => chosen.set(item, number),
    });
    const place = element("div", { class: "indent", hidden: true }, under.root);
    const note = element(
      "span",
      { class: "note" },
      said("itemGoesUnder", { step: stepLabel(plan.steps, usual) }),
    );
    const box = checkbox(item.name, {
      onChange: (checked) => {
        if (checked) chosen.set(item, under.input.value);
        else chosen.delete(item);
        place.hidden = !checked;
        note.hidden = checked;
      },
    });
    box.querySelector("span")?.append(note);
    return element("li", {}, box, place);
  }

  function send(): void {
    if (chosen.size === 0) {
      app.advise(said("itemsNoneChosen"));
      return;
    }
    const tasks = [...chosen].map(([item, under]) => ({
      under,
      name: item.name,
      ownersSeller: ownerCell(item.ownersSeller),
      ownersBuyer: ownerCell(item.ownersBuyer),
    }));
    const { fingerprint } = app.loaded;
    void app.ask(add, "applying", "addTasks", { tasks, fingerprint }, (loaded) => {
      app.remember({ loaded });
      // The plan is on another page, which would not say it.
      app.show({
        title: text("applied"),
        body: [box("good", said("itemsAdded", { count: tasks.length }))],
        actions: [button(text("back"), "primary", () => app.open("plan"))],
      });
    });
  }

  const groups = GROUPS.map(({ when, side, label }) => {
    const items = offered.filter((item) => item.when === when && item.side === side);
    return items.length > 0 && section(said(label), element("ul", {}, ...items.map(row)));
  });
  return {
    title: text("usualItemsTitle"),
    body: [quiet(said(offered.length > 0 ? "itemsHint" : "itemsAllThere")), ...groups],
    actions: offered.length > 0 && milestones.length > 0 ? [add] : [],
  };
}
