/** What people changed in the sheet since the plan was last worked out: accept it, or put it back. */

import type { App, Screen } from "../../page/app";
import { button } from "../../page/button";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { box, buttons, note } from "../../page/parts";
import { changeText, text } from "../../page/text";
import { review } from "../../plan/review";

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
  const preview = previewPart(app, "sheetChanges");
  const isTorn = changes[0]!.code === "rowsApart";
  const heading = element("h2", { tabindex: -1, hidden: true });

  function decide(decision: Decision, which: readonly string[] | "all", title: string): void {
    heading.textContent = title;
    heading.hidden = false;
    preview.show({ request: { do: decision, changes: which }, title });
    heading.focus();
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
    return element(
      "li",
      {},
      element("p", {}, sentence),
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
      element("div", { class: "stack" }, heading, preview.root),
    ],
    actions: [preview.apply],
  };
}

export function joinButton(app: App, kind: "primary" | "link"): HTMLElement {
  const join = button(text("joinRows"), kind, () =>
    app.change(join, "applying", "joinRows", {}, text("rowsJoined")),
  );
  return join;
}
