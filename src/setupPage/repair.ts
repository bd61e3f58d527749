/** "Check and repair": what is damaged in the sheet, and which of it the add-on can put right. */

import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { checkbox } from "../page/fields";
import { box, note, section } from "../page/parts";
import { text } from "../page/text";
import type { RepairItem } from "../protocol";

export function repair(app: App): Screen {
  const place = element("div", { class: "stack", role: "status" });
  const chosen = new Set<string>();
  const mend = button(text("repair"), "primary", sendRepair);
  mend.hidden = true;

  const draw = (items: readonly RepairItem[]) => {
    const fixable = items.filter((item) => item.fixable);
    chosen.clear();
    for (const item of fixable) if (item.ticked) chosen.add(item.id);
    mend.hidden = fixable.length === 0;
    const list = (title: string, rows: readonly (readonly HTMLElement[])[]) =>
      rows.length > 0 &&
      section(title, element("ul", { class: "rows" }, ...rows.map((row) => element("li", {}, ...row))));
    place.replaceChildren(
      ...[
        items.length === 0 && box("good", text("repairNothing")),
        list(
          text("repairFixable", { count: fixable.length }),
          fixable.map((item) => [
            checkbox(`${item.text} (${item.cell})`, {
              checked: item.ticked,
              onChange: (checked) => (checked ? chosen.add(item.id) : chosen.delete(item.id)),
            }),
            app.showLink(item.cell),
          ]),
        ),
        list(
          text("repairByHand"),
          items
            .filter((item) => !item.fixable)
            .map((item) => [element("p", {}, item.text, note(item.cell)), app.showLink(item.cell)]),
        ),
      ].filter((child): child is HTMLElement => child !== false),
    );
  };

  async function check(): Promise<void> {
    place.replaceChildren(element("p", { class: "waiting" }, text("checking")));
    const answer = await app.call("checkSheet", {});
    if (answer.ok) {
      draw(answer.value);
      return;
    }
    app.report(answer);
    place.replaceChildren(button(text("tryAgain"), "plain", () => void check()));
  }

  function sendRepair(): void {
    if (chosen.size === 0) {
      app.advise(text("repairNoneChosen"));
      return;
    }
    void app.ask(mend, "repairing", "repairSheet", { ids: [...chosen] }, (left) => {
      draw(left);
      app.praise(text(left.length === 0 ? "repairedAll" : "repairedSome", { left: left.length }));
    });
  }

  void check();
  return { title: text("repairTitle"), body: [place], actions: [mend] };
}
