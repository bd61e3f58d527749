/** The working weeks and non-working days of an existing plan. */
import type { WorkingWeek } from "../plan/plan";
import { plannedChange } from "../plan/plannedChange";
import { reschedule } from "../plan/reschedule";
import { snapshotOf } from "../plan/review";
import { schedule } from "../plan/schedule";
import { type App, button, type Screen } from "./app";
import { showApplied } from "./changePreview";
import { daysOffEditor, weekendEditor } from "./daysOffEditor";
import { element } from "./element";
import { box, datesChange, differenceList } from "./parts";
import { problemTexts, text } from "./text";

export function daysOff(app: App): Screen {
  const { plan, snapshot } = app.loaded;
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
    const week = (side: "seller" | "buyer"): WorkingWeek => {
      const own = days.filter((day) => day.side === side || day.side === "both");
      return { weekend: weekends[side], nonWorkingDays: own.map((day) => day.date) };
    };
    const changed = { ...plan, seller: week("seller"), buyer: week("buyer") };
    const preview = reschedule(changed, { do: "shift", workingDays: 0, withFixed: false }, snapshot);
    // The calendars are decided with this change, whatever else is still open.
    const { calendars } = snapshotOf(preview.plan);
    return { ...preview, snapshot: { ...preview.snapshot, calendars } };
  }

  function preview(): void {
    const { difference, dates } = workedOut();
    const known = new Set(problemTexts(schedule(plan).problems, plan));
    const news = problemTexts(dates.problems, dates.plan).filter((sentence) => !known.has(sentence));
    moved.replaceChildren(
      ...(news.length > 0 ? [box("warn", ...news)] : []),
      element("h2", {}, datesChange(difference.length)),
      ...(difference.length > 0 ? [differenceList(difference, plan)] : []),
    );
  }
  const save = button(text("saveDaysOff"), "primary", () => void send());

  async function send(): Promise<void> {
    if (weeks.fault() !== "") {
      weeks.root.querySelector("input")?.focus();
      return;
    }
    await app.press(save, "applying", async () => {
      const result = workedOut();
      const answer = await app.call("applyChange", {
        change: plannedChange(plan, result, null),
        calendars: { days, weekends },
        fingerprint: app.loaded.fingerprint,
        askedBy: "",
        why: "",
        agreedInReturn: "",
        title: text("daysOffSaved"),
      });
      if (answer.ok) showApplied(app, text("daysOffSaved"), result.difference, answer.value, "plan");
      else app.report(answer);
    });
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
  };
}
