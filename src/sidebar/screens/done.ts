/** "Mark done": early, late or on the day; and the way back, "open again". */

import type { App, Screen } from "../../page/app";
import { previewPart, type Wish } from "../../page/changePreview";
import { element } from "../../page/element";
import { choiceField, dateField, selectField } from "../../page/fields";
import { plannedDay } from "../../page/moveScreen";
import { keepChoices } from "../../page/parts";
import { dayWithYear, text } from "../../page/text";

export function done(app: App, about: string | null): Screen {
  const { today, locale } = app.state;
  const { steps } = app.loaded.plan;
  const open = steps.filter((row) => !row.done);
  const choices = [...open, ...steps.filter((row) => row.done)].map((row) => ({
    value: row.number,
    label: row.done
      ? text("doneAlready", { milestone: `${row.number} ${row.name}` })
      : `${row.number} ${row.name}`,
  }));
  let chosen = (open.find((row) => row.number === about) ?? open[0] ?? steps[0])?.number ?? "";
  let push = true;
  const step = selectField({
    label: text("whichStep"),
    choices,
    value: chosen,
    onInput: (number) => {
      chosen = number;
      update();
    },
  });
  const date = dateField({
    label: text("doneOnField"),
    day: today,
    today,
    locale,
    notAfter: { day: today, sentence: "dateFuture" },
    onInput: () => update(),
  });
  const whenLate = element(
    "div",
    {},
    choiceField({
      label: text("doneLate"),
      choices: keepChoices(app.loaded),
      value: "push",
      onInput: (value) => {
        push = value === "push";
        update();
      },
    }),
  );
  const preview = previewPart(app);

  function update(): void {
    const row = app.loaded.plan.steps.find((candidate) => candidate.number === chosen);
    const found = date.read();
    date.root.hidden = row?.done === true;
    const planned = plannedDay(app, chosen);
    whenLate.hidden = row?.done === true || "fault" in found || planned === null || found.day <= planned;
    preview.show(row ? wishFor(row.name, row.done) : null, text("chooseDate"));
  }

  function wishFor(name: string, isDone: boolean): Wish | null {
    if (isDone) {
      return { request: { do: "reopen", step: chosen }, title: text("reopenedTitle", { milestone: name }) };
    }
    const found = date.read();
    if ("fault" in found) return null;
    return {
      // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
      request: { do: "done", steps: [{ step: chosen, on: found.day }], then: push ? "push" : "keep" },
      title: text("doneChangeTitle", { milestone: name, day: dayWithYear(found.day) }),
    };
  }

  update();
  return {
    title: text("doneTitle"),
    body: [step.root, date.root, whenLate, preview.root],
    actions: [preview.apply],
    refreshed: (changed) => changed && update(),
  };
}
