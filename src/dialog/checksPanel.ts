/** What to look at before the plan is sent, each with the way to its row. What the rep knows better is set aside. */
import { type PlanCheck, planChecks } from "../documents/planChecks";
import { button } from "../page/button";
import { element } from "../page/element";
import { folded } from "../page/fields";
import { box } from "../page/parts";
import { savedInOrder } from "../page/savedInOrder";
import { callServer, type Request } from "../page/server";
import { refusalTexts } from "../page/text";
import type { Server } from "../protocol";
import type { Panel, PanelSource } from "./panel";
import { dialogWords, said } from "./said";

export function checksPanel({ loaded, setAside, page }: PanelSource): Panel {
  const checks = planChecks(loaded, dialogWords());
  const save = savedInOrder((keys: readonly string[]) => ask("saveSetAside", { keys }));
  const shown = element("section", { tabindex: -1 });

  function draw(): void {
    const kept = checks.filter(({ key }) => setAside.has(key));
    const open = checks.filter(({ key }) => !setAside.has(key));
    const verdict =
      open.length > 0
        ? box("info", said("checksFound", { count: open.length }))
        : box("good", said(kept.length > 0 ? "checksAside" : "checksNone"));
    shown.replaceChildren(
      verdict,
      element("ul", { class: "rows" }, ...open.map((check) => row(check, "setAside", "setAsideNamed"))),
      ...(kept.length === 0
        ? []
        : [
            folded(
              said("asideFound", { count: kept.length }),
              element(
                "ul",
                { class: "rows" },
                ...kept.map((check) => row(check, "takeBack", "takeBackNamed")),
              ),
            ),
          ]),
    );
  }

  function row(
    { key, sentence, step, cell }: PlanCheck,
    label: "setAside" | "takeBack",
    named: "setAsideNamed" | "takeBackNamed",
  ): HTMLElement {
    const move = button(said(label), "link", () => {
      if (label === "setAside") setAside.add(key);
      else setAside.delete(key);
      draw();
      // The pressed button is gone.
      shown.focus();
      save([...setAside]);
    });
    move.setAttribute("aria-label", said(named, { sentence }));
    return element(
      "li",
      {},
      element("span", {}, sentence),
      cell !== null && showButton(cell, step, sentence),
      move,
    );
  }

  /** The cell may stand in a folded column. */
  function showButton(cell: string, step: string | null, sentence: string): HTMLElement {
    const label = step === null ? "showCell" : "show";
    const show = button(said(label), "link", () => void ask("showCell", { cell }));
    show.setAttribute(
      "aria-label",
      step === null ? said("showCellNamed", { sentence }) : said("showNamed", { step }),
    );
    return show;
  }

  async function ask<M extends keyof Server>(method: M, request: Request<M>): Promise<void> {
    const answer = await callServer(method, { ...request, plan: loaded.planId });
    if (answer.ok) page.say("");
    else page.say(refusalTexts(answer).join(" "), "bad");
  }

  draw();
  return { body: [shown], buttons: [] };
}
