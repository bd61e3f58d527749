/** What people changed in the sheet since the plan was last worked out: accept it, or put it back. */

import { knownPlan } from "../../documents/knownPlan";
import { cellAt } from "../../documents/planFacts";
import type { App, Screen } from "../../page/app";
import { button } from "../../page/button";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { choiceField } from "../../page/fields";
import { moveChoices } from "../../page/moveScreen";
import { box, buttons, note } from "../../page/parts";
import { changeText, text } from "../../page/text";
import { changedFields, review, type SheetChange } from "../../plan/review";
import { isMilestone } from "../../plan/stepNumbers";
import type { LoadedPlan } from "../../protocol";

type Decision = "accept" | "putBack";

export function sheetChanges(app: App): Screen {
  const { plan, snapshot } = app.loaded;
  const changes = review(plan, snapshot);
  if (changes.length === 0) {
    return {
      title: text("sheetChangesTitle"),
      body: [box("good", text("noSheetChanges"))],
      refreshed: (changed) => changed && app.redraw(),
    };
  }
  const preview = previewPart(app, { afterwards: "sheetChanges" });
  const isTorn = changes[0]!.code === "rowsApart";
  const heading = element("h2", { tabindex: -1, hidden: true });
  const gone = element("div", { class: "stack" });

  let keep: "push" | "anchor" | "only" = "push";
  let asked: {
    readonly decision: Decision;
    readonly which: readonly string[] | "all";
    readonly title: string;
  } | null = null;
  const mayGive = element("div", { hidden: true });

  function decide(decision: Decision, which: readonly string[] | "all", title: string): void {
    asked = { decision, which, title };
    heading.textContent = title;
    heading.hidden = false;
    const chosen = changes.filter(({ id }) => which === "all" || which.includes(id));
    const goes = decision === "putBack" ? chosen : [];
    gone.replaceChildren(...goes.flatMap((change) => rowGoes(change, app.loaded)));
    mayGive.hidden = decision === "putBack" || !chosen.some((change) => movesOthers(change, app.loaded));
    // As on the screens for a move and for what is done.
    keep = chosen.some(isTypedDate) ? "push" : "anchor";
    mayGive.replaceChildren(
      choiceField({
        label: text("whatMayGive"),
        choices: moveChoices(app),
        value: keep,
        onInput: (value) => {
          keep = value as typeof keep;
          update();
        },
      }),
    );
    update();
    heading.focus();
  }

  function update(): void {
    if (asked === null) return;
    const { decision, which, title } = asked;
    const request =
      decision === "putBack"
        ? { do: decision, changes: which }
        : { do: decision, changes: which, ...(!mayGive.hidden && { keep }) };
    preview.show({ request, title });
  }

  const rows = changes.map((change) => {
    const sentence = changeText(change, app.loaded);
    const act = (decision: Decision) => {
      const label = text(isTorn ? "leaveApart" : decision === "accept" ? "accept" : "putBack");
      const pressed = button(label, "plain", () =>
        decide(
          decision,
          [change.id],
          text(decision === "accept" ? "accepted" : "wasPutBack", { change: sentence }),
        ),
      );
      pressed.setAttribute("aria-label", `${label}: ${sentence}`);
      return pressed;
    };
    const cell = cellOf(change, app.loaded);
    return element(
      "li",
      {},
      element("p", {}, sentence, ...(cell === null ? [] : [" ", app.showLink(cell)])),
      buttons(
        isTorn && joinButton(app, "primary"),
        // Nobody knows what it would come to.
        (change.code !== "unclear" || change.offered !== null) && act("accept"),
        // The core cannot put a working week back; it is changed on the screen for non-working days.
        !isTorn && change.code !== "calendarsChanged" && act("putBack"),
      ),
    );
  });
  return {
    title: text("sheetChangesTitle"),
    body: [
      !isTorn && element("p", {}, text("changedInSheet", { count: changes.length })),
      changes.length > 1 &&
        buttons(
          button(text("acceptAll"), "plain", () => decide("accept", "all", text("acceptedAll"))),
          button(text("putBackAll"), "plain", () => decide("putBack", "all", text("putBackAllDone"))),
        ),
      element("ul", { class: "changes" }, ...rows),
      isTorn && note(text("sortHint")),
      element("div", { class: "stack" }, heading, gone, mayGive, preview.root),
    ],
    actions: [preview.apply],
  };
}

function isTypedDate(change: SheetChange): boolean {
  return change.code === "dateTyped" || (change.code === "unclear" && change.offered !== null);
}

/** Whether accepting it asks what may give: a date for a milestone on the way to the goal, or one that was done late. */
function movesOthers(change: SheetChange, { plan }: LoadedPlan): boolean {
  if (!("step" in change) || plan.anchor === null || change.step === plan.anchor.step) return false;
  if (isTypedDate(change)) return isMilestone(change.step);
  const on = change.code === "ticked" ? change.proposed : change.code === "completed" ? change.after : null;
  const at = plan.steps.findIndex(({ number }) => number === change.step);
  const planned = plan.steps[at]?.target ?? null;
  return on !== null && planned !== null && on > planned;
}

export function joinButton(app: App, kind: "primary" | "link"): HTMLElement {
  const join = button(text("joinRows"), kind, () =>
    app.change(join, "applying", "joinRows", {}, text("rowsJoined")),
  );
  return join;
}

/** Where to look at a change. */
function cellOf(change: SheetChange, loaded: LoadedPlan): string | null {
  if (change.code === "newRow") return cellAt(loaded, change.row, "target");
  const { steps } = knownPlan(loaded).plan;
  const [field] = changedFields(change);
  if (!field || !("step" in change)) return null;
  return cellAt(
    loaded,
    steps.findIndex(({ number }) => number === change.step),
    field,
  );
}

/** What a row holds that goes when it is put back. */
function rowGoes(change: SheetChange, { details }: LoadedPlan): HTMLElement[] {
  if (change.code !== "newRow") return [];
  const words = details[change.row]?.words ?? [change.name];
  return [box("warn", text("rowGoes", { words: words.map((each) => `“${each}”`).join(", ") }))];
}
