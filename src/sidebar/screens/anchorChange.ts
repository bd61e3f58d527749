/** "Works back from": another milestone, another date, or both. */

import type { App, Screen } from "../../page/app";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { dateField, selectField } from "../../page/fields";
import { keptPart } from "../../page/keptDates";
import { dayNudges, plannedDay } from "../../page/moveScreen";
import { stepChoices } from "../../page/parts";
import { dayWithYear, text } from "../../page/text";
import { isMilestone } from "../../plan/stepNumbers";

export function anchorChange(app: App): Screen {
  const { today, locale } = app.state;
  const { steps, anchor } = app.loaded.plan;
  const milestones = steps.filter((step) => isMilestone(step.number) && !step.done);
  let chosen = (milestones.find((step) => step.number === anchor?.step) ?? milestones[0])?.number ?? "";
  const preview = previewPart(app);
  const step = selectField({
    label: text("worksBackFrom"),
    choices: stepChoices(milestones),
    value: chosen,
    onInput: (number) => {
      chosen = number;
      const planned = plannedDay(app, number);
      if (planned !== null) date.write(planned);
      date.fault("");
      update();
    },
  });
  const date = dateField({
    label: text("anchorDate"),
    day: plannedDay(app, chosen) ?? today,
    today,
    locale,
    notBefore: { day: today, sentence: "datePast" },
    onInput: () => update(),
  });

  const kept = keptPart(app, () => update());
  const nudges = dayNudges(date, () => update());

  function update(): void {
    const found = date.read();
    kept.show(chosen === anchor?.step && "day" in found && found.day > anchor.date);
    if ("fault" in found) {
      preview.show(null, text("chooseDate"));
      return;
    }
    const same = chosen === anchor?.step && found.day === anchor.date;
    const name = milestones.find((row) => row.number === chosen)?.name ?? chosen;
    preview.show(
      same
        ? null
        : {
            request: { do: "anchor", step: chosen, date: found.day, kept: kept.read() },
            title: text("anchorChangedTitle", { milestone: name, day: dayWithYear(found.day) }),
          },
      text("chooseOtherAnchor"),
    );
  }

  update();
  return {
    title: text("anchorTitle"),
    body: [step.root, element("div", { class: "stack" }, date.root, nudges), kept.root, preview.root],
    actions: [preview.apply],
    refreshed: (changed) => changed && update(),
  };
}
