/** "Mark done": one or several, each early, late or on the day; and the way back, "open again". */

import type { App, Screen } from "../../page/app";
import { button } from "../../page/button";
import { previewPart, type Wish } from "../../page/changePreview";
import { element } from "../../page/element";
import { checkbox, choiceField, type DateField, dateField, folded } from "../../page/fields";
import { plannedDay } from "../../page/moveScreen";
import { keepChoices, quiet } from "../../page/parts";
import { dayText, dayWithYear, text } from "../../page/text";
import type { Step } from "../../plan/plan";

export function done(app: App, about: string | null): Screen {
  const { today, locale } = app.state;
  /** Until somebody chooses, the cell that is selected in the sheet. */
  let untouched = true;
  let push = false;
  let reopened: Step | null = null;
  const ticked = new Map<string, DateField>();
  const list = element("ul", { class: "rows ticks" });
  const whenLate = element(
    "div",
    {},
    choiceField({
      label: text("doneLate"),
      choices: [...keepChoices(app.loaded)].reverse(),
      value: "anchor",
      onInput: (value) => {
        push = value === "push";
        update();
      },
    }),
  );
  const again = element("div", {});
  const preview = previewPart(app);

  function stepsThat(isDone: boolean): readonly Step[] {
    return app.loaded.plan.steps.filter((row) => row.done === isDone && row.number !== "");
  }

  function tick(number: string): DateField {
    const date = dateField({
      label: text("doneOnField"),
      day: today,
      today,
      locale,
      notAfter: { day: today, sentence: "dateFuture" },
      onInput: () => update(),
    });
    ticked.set(number, date);
    return date;
  }

  function line({ number, name }: Step): HTMLElement {
    const planned = plannedDay(app, number);
    const place = element("div", { class: "indent" });
    const date = ticked.get(number);
    if (date) place.append(date.root);
    return element(
      "li",
      {},
      checkbox(`${number} ${name}${planned === null ? "" : ` (${dayText(planned)})`}`, {
        checked: date !== undefined,
        name: `done-${number}`,
        onChange: (checked) => {
          untouched = false;
          reopened = null;
          if (checked) place.replaceChildren(tick(number).root);
          else {
            ticked.delete(number);
            place.replaceChildren();
          }
          update();
        },
      }),
      place,
    );
  }

  function draw(selected: string | null): void {
    const open = stepsThat(false);
    const wanted = untouched && open.some(({ number }) => number === selected) ? selected : null;
    if (untouched) ticked.clear();
    if (wanted !== null) tick(wanted);
    for (const number of ticked.keys()) if (!open.some((row) => row.number === number)) ticked.delete(number);
    list.replaceChildren(...open.map(line));
    const over = stepsThat(true);
    again.hidden = over.length === 0;
    again.replaceChildren(
      folded(
        text("openAgain"),
        element(
          "ul",
          { class: "rows" },
          ...over.map((row) => {
            const open = button(text("openAgainShort"), "link", () => {
              reopened = row;
              update();
            });
            open.setAttribute("aria-label", `${text("openAgainShort")}: ${row.name}`);
            return element("li", {}, element("span", {}, `${row.number} ${row.name}`), open);
          }),
        ),
      ),
    );
    update();
  }

  function update(): void {
    const days = [...ticked].map(([number, date]) => ({ number, found: date.read() }));
    whenLate.hidden = !days.some(({ number, found }) => {
      const planned = plannedDay(app, number);
      return "day" in found && planned !== null && found.day > planned;
    });
    preview.show(
      reopened ? reopenWish(reopened) : wish(),
      text(ticked.size === 0 ? "doneChoose" : "chooseDate"),
    );
  }

  function reopenWish({ number, name }: Step): Wish {
    return { request: { do: "reopen", step: number }, title: text("reopenedTitle", { milestone: name }) };
  }

  function wish(): Wish | null {
    const found = [...ticked].map(([step, date]) => ({ step, read: date.read() }));
    const steps = found.flatMap(({ step, read }) => ("day" in read ? [{ step, on: read.day }] : []));
    if (steps.length === 0 || steps.length < found.length) return null;
    const named = steps.map(({ step, on }) =>
      text("doneChangeTitle", {
        milestone: app.loaded.plan.steps.find((row) => row.number === step)?.name ?? step,
        day: dayWithYear(on),
      }),
    );
    return {
      // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
      request: { do: "done", steps, then: push ? "push" : "keep" },
      title: named.join("; "),
    };
  }

  draw(about ?? app.loaded.selected);
  return {
    title: text("doneTitle"),
    body: [
      stepsThat(false).length === 0 ? quiet(text("nothingOpenStep")) : quiet(text("doneHint")),
      list,
      again,
      whenLate,
      preview.root,
    ],
    actions: [preview.apply],
    refreshed: (changed) => (changed || untouched) && draw(app.loaded.selected),
  };
}
