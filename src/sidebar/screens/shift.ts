/** "Shift the whole plan" by working days. */

import type { App, Screen } from "../../page/app";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { checkbox, textField } from "../../page/fields";
import { nudgesFor } from "../../page/parts";
import { text } from "../../page/text";

const STEPS = [-5, -1, 1, 5];
/** Four years of working days: more than any plan has. */
const MOST_DAYS = 1000;

export function shift(app: App): Screen {
  let withFixed = false;
  const days = textField({
    label: text("shiftBy"),
    hint: text("shiftByHint"),
    value: "5",
    onInput: () => update(),
  });
  days.input.setAttribute("inputmode", "numeric");
  const preview = previewPart(app);
  const nudges = nudgesFor(
    text("shiftBy"),
    STEPS.map((step) => [`${step > 0 ? "+" : "\u2212"}${Math.abs(step)}`, step]),
    (step) => {
      days.input.value = String((readDays(days.input.value) ?? 0) + step);
      update();
    },
  );
  const hasFixed = app.loaded.plan.steps.some((step) => step.fixed !== null);
  const fixed =
    hasFixed &&
    checkbox(text("shiftFixed"), {
      onChange: (checked) => {
        withFixed = checked;
        update();
      },
    });

  function update(): void {
    const workingDays = readDays(days.input.value);
    days.fault(workingDays === null ? text("shiftUnreadable", { most: MOST_DAYS }) : "");
    if (workingDays === null || workingDays === 0) {
      preview.show(null, text("shiftNothing"));
      return;
    }
    preview.show({
      request: { do: "shift", workingDays, withFixed },
      title: text(workingDays > 0 ? "shiftedLater" : "shiftedEarlier", { days: Math.abs(workingDays) }),
    });
  }

  update();
  return {
    title: text("shiftTitle"),
    body: [element("div", { class: "stack" }, days.root, nudges), fixed, preview.root],
    actions: [preview.apply],
    refreshed: (changed) => changed && update(),
  };
}

/** Whole days, with a hyphen or a real minus sign. */
function readDays(typed: string): number | null {
  const days = Number(typed.trim().replace("\u2212", "-") || Number.NaN);
  return Number.isInteger(days) && Math.abs(days) <= MOST_DAYS ? days : null;
}
