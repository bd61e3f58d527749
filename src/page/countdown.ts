/** The days to the goal, and how many milestones are done. */
import { anchorOf, type StepFacts } from "../documents/planFacts";
import type { LoadedPlan } from "../protocol";
import { element } from "./element";
import { dayWithYear, text } from "./text";

/** Counts down to the anchor, afterwards to the next milestone behind it. */
export function countdown(loaded: LoadedPlan, milestones: readonly StepFacts[]): HTMLElement | null {
  const anchor = anchorOf(milestones, loaded);
  const aim =
    anchor?.state === "done"
      ? milestones.find(
          (row) => row.state !== "done" && row.target !== null && row.target >= (anchor.target ?? 0),
        )
      : anchor;
  const done = milestones.filter((row) => row.state === "done").length;
  const progress = element(
    "div",
    { class: "progress" },
    element("progress", { max: milestones.length, value: done, "aria-label": text("progressLabel") }),
    element("span", { class: "small" }, text("progress", { done, all: milestones.length })),
  );
  if (!aim || aim.target === null) return progress;
  const days = aim.target - loaded.plan.today;
  return element(
    "section",
    { class: "hero" },
    element(
      "p",
      { class: "count" },
      element("b", {}, String(Math.abs(days))),
      " ",
      text(days < 0 ? "daysSince" : "daysTo", { days: Math.abs(days) }),
    ),
    element("p", {}, text("aim", { milestone: aim.step.name, day: dayWithYear(aim.target) })),
    progress,
  );
}
