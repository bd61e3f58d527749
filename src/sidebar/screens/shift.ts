/** "Shift the whole plan" by working days. */

import type { App, Screen } from "../../page/app";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { checkbox, textField } from "../../page/fields";
import { keptPart } from "../../page/keptDates";
import { nudgesFor } from "../../page/parts";
import { text } from "../../page/text";

/** Four years of working days: more than any plan has. */
const MOST_DAYS = 1000;

export function shift(app: App): Screen {
  let withFixed = false;
  const days = textField({
    label: text("shiftBy"),
    hint: text("shiftByHint"),
    value: String(weekOf(app)),
    onInput: () => update(),
  });
  days.input.setAttribute("inputmode", "numeric");
  const preview = previewPart(app);
  const week = weekOf(app);
  const nudges = nudgesFor(
    text("shiftBy"),
    [
      [text("weekBack"), -week],
      [text("dayBack"), -1],
      [text("dayOn"), 1],
      [text("weekOn"), week],
    ],
    (step) => {
      days.input.value = String((readDays(days.input.value) ?? 0) + step);
      update();
    },
  );
  const kept = keptPart(app, () => update());
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
    kept.show(workingDays !== null && workingDays > 0);
    if (workingDays === null || workingDays === 0) {
      preview.show(null, text("shiftNothing"));
      return;
    }
    preview.show({
      request: { do: "shift", workingDays, withFixed, kept: kept.read() },
      title: text(workingDays > 0 ? "shiftedLater" : "shiftedEarlier", { days: Math.abs(workingDays) }),
    });
  }

  update();
  return {
    title: text("shiftTitle"),
    body: [element("div", { class: "stack" }, days.root, nudges), fixed, kept.root, preview.root],
    actions: [preview.apply],
    refreshed: (changed) => changed && update(),
  };
}

/** How many days of a week both sides work. */
function weekOf({ loaded }: App): number {
  const { seller, buyer } = loaded.plan;
  return [...seller.weekend].filter((day, at) => day === "0" && buyer.weekend[at] === "0").length || 1;
}

/** Whole days, with a hyphen or a real minus sign. */
function readDays(typed: string): number | null {
  const days = Number(typed.trim().replace("\u2212", "-") || Number.NaN);
  return Number.isInteger(days) && Math.abs(days) <= MOST_DAYS ? days : null;
}
