/** The ways to change the plan, each with what it is for. */

import type { App, Screen } from "../../page/app";
import { element } from "../../page/element";
import { type TextKey, text } from "../../page/text";
import type { ViewName } from "../../protocol";

const WAYS: readonly { readonly view: ViewName; readonly label: TextKey; readonly note: TextKey }[] = [
  { view: "move", label: "moveTitle", note: "moveNote" },
  { view: "done", label: "doneTitle", note: "doneNote" },
  { view: "edit", label: "editTitle", note: "editNote" },
  { view: "fit", label: "fitTitle", note: "fitNote" },
  { view: "shift", label: "shiftTitle", note: "shiftNote" },
  { view: "anchor", label: "anchorTitle", note: "anchorNote" },
  { view: "links", label: "linksTitle", note: "linksNote" },
  { view: "agree", label: "agreeTitle", note: "agreeNote" },
];

export function changeMenu(app: App): Screen {
  return {
    title: text("changeTitle"),
    body: [
      element(
        "ul",
        { class: "ways" },
        ...WAYS.map(({ view, label, note }) =>
          element(
            "li",
            {},
            element(
              "button",
              { type: "button", onclick: () => app.open(view) },
              element("b", {}, text(label)),
              element("span", { class: "note" }, text(note)),
            ),
          ),
        ),
      ),
    ],
  };
}
