/** The rep's private checklist. It is kept for the person, never in the file that the buyer reads. */

import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { checkbox, lengthFault, textField } from "../page/fields";
import { box, buttons } from "../page/parts";
import { savedInOrder } from "../page/savedInOrder";
import { type TextKey, text } from "../page/text";
import { cleanText } from "../plan/cleanText";
import type { ChecklistItem } from "../protocol";

/** What a seller keeps an eye on but would not write into a shared file. */
const USUAL: readonly TextKey[] = [
  "checkPower",
  "checkVerbal",
  "checkCompetition",
  "checkReferrals",
  "checkRenewal",
  "checkOpportunities",
];

const MOST_CHARACTERS = 300;

export function checklist(app: App): Screen {
  const kept = app.state.checklist;
  // Every editor of the file can change a script that is bound to it.
  if (kept === null && app.state.distribution === "bound") return switchedOff(app);
  let items: readonly ChecklistItem[] = kept ?? USUAL.map((key) => ({ text: text(key), done: false }));
  const list = element("ul", { class: "rows" });
  const heading = element("h2", { tabindex: -1 });
  const save = savedInOrder(async (items: readonly ChecklistItem[]) => {
    app.report(await app.call("saveChecklist", { items }));
  });

  const draw = () => {
    const open = items.filter((item) => !item.done).length;
    heading.textContent = text("checklistOpen", { open, all: items.length });
    list.replaceChildren(
      ...items.map((item, at) => {
        const box = checkbox(item.text, {
          checked: item.done,
          name: `item-${at}`,
          onChange: (done) => keep(items.map((other, place) => (place === at ? { ...item, done } : other))),
        });
        const remove = button(text("remove"), "link", () => {
          keep(items.filter((_other, place) => place !== at));
          heading.focus();
        });
        remove.setAttribute("aria-label", text("removeNamed", { name: item.text }));
        return element("li", { class: item.done ? "done" : "" }, box, remove);
      }),
    );
  };

  function keep(changed: readonly ChecklistItem[]): void {
    items = changed;
    app.remember({ checklist: changed });
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    draw();
    if (focused) list.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
    save(changed);
  }

  const added = textField({ label: text("checklistAdd") });
  const form = element(
    "form",
    {
      class: "form",
      onsubmit: (event) => {
        event.preventDefault();
        const typed = cleanText(added.input.value);
        const fault = typed === "" ? text("checklistEmpty") : lengthFault(typed, MOST_CHARACTERS);
        added.fault(fault);
        added.input.focus();
        if (fault !== "") return;
        added.input.value = "";
        keep([...items, { text: typed, done: false }]);
      },
    },
    added.root,
    buttons(element("button", { type: "submit", class: "button plain" }, text("add"))),
  );
  draw();
  return {
    title: text("checklistTitle"),
    body: [box("info", text("checklistPrivate")), element("section", {}, heading, list), form],
  };
}

/** Until the rep has read how private it is. */
function switchedOff(app: App): Screen {
  const items = USUAL.map((key) => ({ text: text(key), done: false }));
  const use = button(text("checklistUse"), "primary", () => {
    void app.ask(use, "saving", "saveChecklist", { items }, () => {
      app.remember({ checklist: items });
      app.open("checklist");
    });
  });
  return {
    title: text("checklistTitle"),
    body: [box("warn", text("checklistBound"))],
    actions: [use],
  };
}
