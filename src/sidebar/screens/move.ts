/** "Move a milestone". */
import type { App, Screen } from "../../page/app";
import { moveScreen } from "../../page/moveScreen";
import { text } from "../../page/text";

export function move(app: App, about: string | null): Screen {
  return moveScreen(app, about, {
    title: text("moveTitle"),
    hint: "",
    nothing: text("nothingToMove"),
    moved: (milestone, day) => text("movedTitle", { milestone, day }),
  });
}
