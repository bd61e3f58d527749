/** "Agree all open dates": in a call, the buyer says yes to every date at once. */
import { type App, button, type Screen } from "./app";
import { element } from "./element";
import { dayWithYear, text } from "./text";

export function agree(app: App): Screen {
  const { plan, details } = app.loaded;
  const agreed = new Set(details.filter((detail) => detail.agreed).map((detail) => detail.number));
  const open = plan.steps.filter((step) => !step.done && step.target !== null && !agreed.has(step.number));
  const all = button(
    text("agreeAll"),
    "primary",
    () =>
      void app.ask(all, "applying", "agreeAllDates", { fingerprint: app.loaded.fingerprint }, (loaded) =>
        app.home(loaded, text("agreedAll", { count: open.length })),
      ),
  );
  return {
    title: text("agreeTitle"),
    body: [
      element("p", { class: "quiet" }, text(open.length > 0 ? "agreeHint" : "agreeNothing")),
      element(
        "ul",
        { class: "rows" },
        ...open.map((step) =>
          element(
            "li",
            {},
            element("span", {}, `${step.number} ${step.name}`),
            element("span", { class: "day" }, dayWithYear(step.target!)),
          ),
        ),
      ),
    ],
    actions: open.length > 0 ? [all] : [],
    refreshed: (changed) => changed && app.redraw(),
  };
}
