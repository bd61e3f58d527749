/** The working weeks and non-working days of an existing plan. */
import type { WorkingWeek } from "../plan/plan";
import { schedule } from "../plan/schedule";
import { type App, button, type Screen } from "./app";
import { showApplied } from "./changePreview";
import { daysOffEditor, weekendEditor } from "./daysOffEditor";
import { element } from "./element";
import { box, datesChange, differenceList } from "./parts";
import { isMilestone } from "./planFacts";
import { problemTexts, text } from "./text";

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

  /** What the sheet would show, worked out with the new weeks and days. */
  function preview(): void {
    const week = (side: "seller" | "buyer"): WorkingWeek => {
      const own = days.filter((day) => day.side === side || day.side === "both");
      return { weekend: weekends[side], nonWorkingDays: own.map((day) => day.date) };
    };
    const changed = { ...plan, seller: week("seller"), buyer: week("buyer") };
    const { target, problems } = schedule(changed);
    const rows = plan.steps
      .map(({ number, name, target: before }, row) => ({
        step: number,
        name,
        before,
        after: target[row] ?? null,
      }))
      .filter(({ step, before, after }) => before !== after && (after !== null || isMilestone(step)));
    const known = new Set(problemTexts(schedule(plan).problems, plan));
    const news = problemTexts(problems, changed).filter((sentence) => !known.has(sentence));
    moved.replaceChildren(
      ...(news.length > 0 ? [box("warn", ...news)] : []),
      element("h2", {}, datesChange(rows.length)),
      ...(rows.length > 0 ? [differenceList(rows, plan)] : []),
    );
  }
  const save = button(text("saveDaysOff"), "primary", () => void send());

  async function send(): Promise<void> {
    if (weeks.fault() !== "") {
      weeks.root.querySelector("input")?.focus();
      return;
    }
    await app.press(save, "applying", async () => {
      const { fingerprint } = app.loaded;
      const answer = await app.call("setNonWorkingDays", { days, weekends, fingerprint });
      if (answer.ok) showApplied(app, text("daysOffSaved"), answer.value, "plan");
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
