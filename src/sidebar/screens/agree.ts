/** "Agree all open dates": in a call, the buyer says yes to every date at once. */

import type { App, Screen } from "../../page/app";
import { button } from "../../page/button";
import { quiet, stepRows } from "../../page/parts";
import { dayWithYear, text } from "../../page/text";
import { datesToAgree } from "../../plan/datesToAgree";

export function agree(app: App): Screen {
  const { plan, details } = app.loaded;
  const open = datesToAgree(
    plan,
    details.map(({ agreed }) => agreed),
  ).map((row) => plan.steps[row]!);
  const all = button(text("agreeAll"), "primary", () =>
    app.change(all, "applying", "agreeAllDates", {}, text("agreedAll", { count: open.length })),
  );
  return {
    title: text("agreeTitle"),
    body: [
      quiet(text(open.length > 0 ? "agreeHint" : "agreeNothing")),
      stepRows(open.map((step) => [step, dayWithYear(step.target!)])),
    ],
    actions: open.length > 0 ? [all] : [],
    refreshed: (changed) => changed && app.redraw(),
  };
}
