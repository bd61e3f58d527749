/** What to look at before the plan is sent, each with the way to its row. */
import { planChecks } from "../documents/planChecks";
import { button } from "../sidebar/button";
import { element } from "../sidebar/element";
import { box } from "../sidebar/parts";
import { callServer } from "../sidebar/server";
import { findingText, spokenWords, text } from "../sidebar/text";
import type { Panel, PanelSource } from "./panel";
import { said } from "./said";

export function checksPanel({ loaded, page }: PanelSource): Panel {
  const checks = planChecks(loaded, spokenWords());
  if (checks.length === 0) return { body: [box("good", said("checksNone"))], buttons: [] };
  const rows = checks.map(({ sentence, step }) =>
    element("li", {}, element("span", {}, sentence), step !== null && showButton(step)),
  );
  return {
    body: [
      box("info", said("checksFound", { count: checks.length })),
      element("ul", { class: "rows" }, ...rows),
    ],
    buttons: [],
  };

  function showButton(step: string): HTMLElement {
    const show = button(said("show"), "link", async () => {
      const answer = await callServer("showStep", { step });
      if (answer.ok) page.say("");
      else page.say(answer.silent ? text("noAnswer") : answer.findings.map(findingText).join(" "), "bad");
    });
    show.setAttribute("aria-label", said("showNamed", { step }));
    return show;
  }
}
