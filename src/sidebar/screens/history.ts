/** The last changes made from the sidebar; the newest can be undone, then the one before it. */

import type { App, Screen } from "../../page/app";
import { undoButton } from "../../page/changePreview";
import { element } from "../../page/element";
import { note, quiet } from "../../page/parts";
import { dayText, text } from "../../page/text";

export function history(app: App): Screen {
  const { undoable } = app.loaded;
  const newest = undoable[0];
  return {
    title: text("historyTitle"),
    body: [
      quiet(text(newest ? "historyHint" : "historyEmpty")),
      element(
        "ol",
        { class: "rows" },
        ...undoable.map((change) =>
          element("li", {}, element("span", {}, change.title, note(dayText(change.when)))),
        ),
      ),
    ],
    actions: newest ? [undoButton(app, newest, "undoNewest", "primary")] : [],
    refreshed: (changed) => changed && app.redraw(),
  };
}
