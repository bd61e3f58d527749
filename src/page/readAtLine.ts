/** When the sheet was read, and the way to read it again: the last line of either side's first screen. */
import type { App } from "./app";
import { button } from "./button";
import { element } from "./element";
import { text } from "./text";

export function readAtLine(app: App): { readonly root: HTMLElement; update(): void } {
  const said = () => text("readAt", { time: app.loaded.readAt });
  const readAt = element("span", {}, said());
  const refresh = button(
    text("refresh"),
    "link",
    () =>
      void app.press(refresh, "reading", async () => {
        if (await app.reload()) app.redraw();
      }),
  );
  refresh.dataset.key = "refresh";
  return {
    root: element("div", { class: "readat small quiet" }, readAt, refresh),
    update() {
      readAt.textContent = said();
    },
  };
}
