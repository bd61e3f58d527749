/** Starts a page with screens on the one that was asked for. */
import type { ViewName } from "../protocol";
import type { Words } from "../words/words";
import { App, type PageKind } from "./app";

/** The server appends the words and an element that names the screen to the page; scripts run before they are parsed. */
export function startApp(kind: PageKind): void {
  const start = () => {
    const { view, created } = document.getElementById("start")!.dataset;
    const words = JSON.parse(
      document.querySelector('script[type="application/json"]')!.textContent ?? "",
    ) as Words;
    const app = new App(document.getElementById("app")!, kind, words);
    void app.start(view as ViewName, created === "true");
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
