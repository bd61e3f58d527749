/** Another date for one step, and what may give: "Move a milestone", and what the buyer proposes. */

import type { DayNumber, Step } from "../plan/plan";
import { schedule } from "../plan/schedule";
import type { App, Screen } from "./app";
import { previewPart, type Wish } from "./changePreview";
import { element } from "./element";
import { choiceField, type DateField, dateField, selectField } from "./fields";
import { keptPart } from "./keptDates";
import { keepChoices, nudgesFor, quiet, stepChoices, whyPart } from "./parts";
import { dayWithYear, type TextKey, text } from "./text";

type Keep = "push" | "anchor" | "only";

const NUDGES: readonly { readonly days: number; readonly label: TextKey }[] = [
  { days: -7, label: "weekBack" },
  { days: -1, label: "dayBack" },
  { days: 1, label: "dayOn" },
  { days: 7, label: "weekOn" },
];

/** What the two sides call it. */
interface MoveWords {
  readonly title: string;
  /** "": nothing needs to be said first. */
  readonly hint: string;
  readonly nothing: string;
  readonly moved: (milestone: string, day: string) => string;
}

export function moveScreen(app: App, about: string | null, words: MoveWords): Screen {
  const { today, locale } = app.state;
  let chosen = "";
  let keep: Keep = "push";
  /** Until somebody chooses, the step follows the cell that is selected in the sheet. */
  let untouched = about === null || about === app.loaded.selected;

  const step = selectField({
    label: text("whichStep"),
    choices: [],
    value: "",
    onInput: (number) => {
      untouched = false;
      take(number);
    },
  });
  const date = dateField({
    label: text("newDate"),
    day: null,
    today,
    locale,
    onInput: () => {
      untouched = false;
      update();
    },
  });
  const nudges = dayNudges(date, () => {
    untouched = false;
    update();
  });
  const kept = keptPart(app, () => update());
  const why = whyPart();
  const mayGive = element("div");
  const preview = previewPart(app);

  function drawMayGive(): void {
    const { anchor } = app.loaded.plan;
    mayGive.hidden = anchor === null || anchor.step === chosen;
    if (mayGive.hidden) return;
    mayGive.replaceChildren(
      choiceField({
        label: text("whatMayGive"),
        choices: moveChoices(app),
        value: keep,
        onInput: (value) => {
          keep = value as Keep;
          update();
        },
      }),
    );
  }

  function take(number: string): void {
    chosen = number;
    const planned = plannedDay(app, number);
    if (planned !== null) date.write(planned);
    else date.input.value = "";
    date.fault("");
    drawMayGive();
    update();
  }

  function update(): void {
    why.show(app.loaded, chosen);
    const found = date.read();
    const { anchor } = app.loaded.plan;
    kept.show(anchor?.step === chosen && "day" in found && found.day > anchor.date);
    if ("fault" in found) {
      preview.show(null, text("chooseDate"));
      return;
    }
    preview.show(found.day === plannedDay(app, chosen) ? null : wishFor(found.day), text("chooseOtherDate"));
  }

  function wishFor(to: DayNumber): Wish {
    const name = app.loaded.plan.steps.find((row) => row.number === chosen)?.name ?? chosen;
    return {
      request: { do: "move", step: chosen, to, keep, kept: kept.read() },
      title: words.moved(name, dayWithYear(to)),
    };
  }

  function drawChoices(wanted: string | null): void {
    const movable = movableSteps(app);
    const fallback = movable.find((row) => row.number === chosen) ?? movable[0];
    const number = (movable.find((row) => row.number === wanted) ?? fallback)?.number ?? "";
    step.choose(stepChoices(movable), number);
    if (number !== chosen) take(number);
    else update();
  }

  drawChoices(about ?? app.loaded.selected);
  return {
    title: words.title,
    body:
      chosen === ""
        ? [quiet(words.nothing)]
        : [
            words.hint !== "" && element("p", { class: "hint" }, words.hint),
            element("div", { class: "stack" }, step.root, why.root),
            element("div", { class: "stack" }, date.root, nudges),
            mayGive,
            kept.root,
            preview.root,
          ],
    actions: [preview.apply],
    refreshed: () => drawChoices(untouched ? app.loaded.selected : null),
  };
}

/** What may give when a step moves, or a date that somebody typed is accepted. */
export function moveChoices({ loaded }: App) {
  return [...keepChoices(loaded), { value: "only", label: text("keepOnly"), note: text("keepOnlyNote") }];
}

/** Buttons that move a date on, or back. */
export function dayNudges(date: DateField, moved: () => void): HTMLElement {
  return nudgesFor(
    text("newDate"),
    NUDGES.map(({ days, label }) => [text(label), days]),
    (days) => {
      const found = date.read();
      if ("fault" in found) return;
      date.write(found.day + days);
      // Not beyond what the field takes.
      if ("fault" in date.read()) date.write(found.day);
      date.fault("");
      moved();
    },
  );
}

/** Open steps with a date. */
function movableSteps({ loaded }: App): readonly Step[] {
  const { target } = schedule(loaded.plan);
  return loaded.plan.steps.filter(
    (step, row) => !step.done && (step.target !== null || (target[row] ?? null) !== null),
  );
}

/** The date that stands in the sheet, else the worked-out one. */
export function plannedDay({ loaded }: App, number: string): DayNumber | null {
  const row = loaded.plan.steps.findIndex((step) => step.number === number);
  return loaded.plan.steps[row]?.target ?? schedule(loaded.plan).target[row] ?? null;
}
