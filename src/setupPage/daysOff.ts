/** The working weeks and non-working days of an existing plan. */

import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { showApplied } from "../page/changePreview";
import { element } from "../page/element";
import { box, datesChange, differenceList } from "../page/parts";
import { problemTexts, text } from "../page/text";
import { plannedChange } from "../plan/change/plannedChange";
import { reschedule } from "../plan/change/reschedule";
import { snapshotOf } from "../plan/planSnapshot";
import { schedule } from "../plan/schedule";
import { daysOffEditor, weekendEditor } from "./daysOffEditor";
import { workingWeek } from "./draftPlan";
import { said } from "./said";

export function daysOff(app: App): Screen {
  const { plan } = app.loaded;
  const targets = plan.steps.flatMap((step) => step.target ?? []);
  const lastDay = targets.length > 0 ? Math.max(...targets) : null;
  let days = app.loaded.nonWorkingDays;
  let weekends = { seller: plan.seller.weekend, buyer: plan.buyer.weekend };
  const weeks = weekendEditor(weekends, (changed) => {
    weekends = changed;
    preview();
  });
  const moved = element("section", { role: "status" });

  /** The plan on the new weeks and days, worked out anew. */
  function workedOut() {
    const { plan, snapshot } = app.loaded;
    const calendars = { days, weekends };
    const seller = workingWeek(calendars, "seller");
    const buyer = workingWeek(calendars, "buyer");
    const asItIs = { do: "shift", workingDays: 0, withFixed: false } as const;
    const preview = reschedule({ ...plan, seller, buyer }, asItIs, snapshot);
    // The calendars are decided with this change, whatever else is still open.
    const decided = snapshotOf(preview.plan).calendars;
    return { ...preview, snapshot: { ...preview.snapshot, calendars: decided } };
  }

  function preview(): void {
    const { plan } = app.loaded;
    const { difference, dates } = workedOut();
    const known = new Set(problemTexts(schedule(plan).problems, plan));
    const news = problemTexts(dates.problems, dates.plan).filter((sentence) => !known.has(sentence));
    moved.replaceChildren(
      ...(news.length > 0 ? [box("warn", ...news)] : []),
      element("h2", {}, datesChange(difference.length)),
      ...(difference.length > 0 ? [differenceList(difference, plan)] : []),
    );
  }
  const save = button(said("saveDaysOff"), "primary", send);

  function send(): void {
    if (weeks.fault() !== "") {
      weeks.root.querySelector("input")?.focus();
      return;
    }
    const result = workedOut();
    const request = {
      change: plannedChange(app.loaded.plan, result, null),
      calendars: { days, weekends },
      fingerprint: app.loaded.fingerprint,
      askedBy: "",
      why: "",
      agreedInReturn: "",
      title: said("daysOffSaved"),
    } as const;
    void app
      .ask(save, "applying", "applyChange", request, (loaded) =>
        showApplied(app, request.title, result.difference, loaded, "plan"),
      )
      .then(preview); // A refusal brings the plan as it is now.
  }

  return {
    title: text("daysOffTitle"),
    body: [
      weeks.root,
      daysOffEditor(
        app,
        days,
        () => ({ weekends, lastDay }),
        (changed) => {
          days = changed;
          preview();
        },
      ),
      moved,
    ],
    actions: [save],
    refreshed: (changed) => changed && preview(),
  };
}
