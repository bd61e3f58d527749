/** "Days to complete" of one step. */

import type { App, Screen } from "../../page/app";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { choiceField, selectField, textField } from "../../page/fields";
import { stepChoices, whyPart } from "../../page/parts";
import { text } from "../../page/text";
import type { CountedIn } from "../../plan/plan";

const MOST_DAYS = 3650;

export function days(app: App, about: string | null): Screen {
  const open = app.loaded.plan.steps.filter((step) => !step.done);
  let chosen = open.find((step) => step.number === (about ?? app.loaded.selected)) ?? open[0];
  let countedIn: CountedIn = chosen?.countedIn ?? "calendar";
  const preview = previewPart(app);
  const step = selectField({
    label: text("whichStep"),
    choices: stepChoices(open),
    value: chosen?.number ?? "",
    onInput: (number) => {
      chosen = open.find((row) => row.number === number);
      take();
    },
  });
  const count = textField({ label: text("daysToComplete"), onInput: () => update() });
  count.input.setAttribute("inputmode", "numeric");
  const counted = element("div");
  const why = whyPart();

  function take(): void {
    count.input.value = chosen?.days === null || !chosen ? "" : String(chosen.days);
    countedIn = chosen?.countedIn ?? "calendar";
    counted.replaceChildren(
      choiceField({
        label: text("countedIn"),
        choices: [
          { value: "calendar", label: text("calendarDays") },
          { value: "working", label: text("workingDays") },
        ],
        value: countedIn,
        onInput: (value) => {
          countedIn = value as CountedIn;
          update();
        },
      }),
    );
    update();
  }

  function update(): void {
    why.show(app.loaded, chosen?.number ?? "");
    const typed = count.input.value.trim();
    const wanted = /^\d{1,4}$/.test(typed) && Number(typed) <= MOST_DAYS ? Number(typed) : null;
    count.fault(wanted === null && typed !== "" ? text("daysUnreadable", { most: MOST_DAYS }) : "");
    if (wanted === null || !chosen || (wanted === chosen.days && countedIn === chosen.countedIn)) {
      preview.show(null, text("daysChoose"));
      return;
    }
    preview.show({
      request: { do: "edit", step: chosen.number, days: wanted, countedIn },
      title: text(countedIn === "working" ? "daysWorkingTitle" : "daysCalendarTitle", {
        milestone: chosen.name,
        days: wanted,
      }),
    });
  }

  take();
  return {
    title: text("daysTitle"),
    body: [element("div", { class: "stack" }, step.root, why.root), count.root, counted, preview.root],
    actions: [preview.apply],
    refreshed: (changed) => changed && update(),
  };
}
