/** The last changes made from the sidebar; the newest can be undone, then the one before it. */
import { type App, button, type Screen } from "./app";
import { undoChange } from "./changePreview";
import { element } from "./element";
import { dayText, text } from "./text";

export function history(app: App): Screen {
  const { undoable } = app.loaded;
  const newest = undoable[0];
  const undo = button(text("undoNewest"), "primary", () => void (newest && undoChange(app, undo, newest.id)));
  return {
    title: text("historyTitle"),
    body: [
      element("p", { class: "quiet" }, text(newest ? "historyHint" : "historyEmpty")),
      element(
        "ol",
        { class: "rows" },
        ...undoable.map((change) =>
          element(
            "li",
            {},
            element("span", {}, change.title, element("span", { class: "note" }, dayText(change.when))),
          ),
        ),
      ),
    ],
    actions: newest ? [undo] : [],
    refreshed: (changed) => changed && app.redraw(),
  };
}
