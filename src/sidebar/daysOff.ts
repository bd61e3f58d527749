/** The working weeks and non-working days of an existing plan. */
import { type App, button, type Screen } from "./app";
import { showApplied } from "./changePreview";
import { daysOffEditor, weekendEditor } from "./daysOffEditor";
import { text } from "./text";

export function daysOff(app: App): Screen {
  const { today, locale } = app.state;
  const { plan } = app.loaded;
  let days = app.loaded.nonWorkingDays;
  let weekends = { seller: plan.seller.weekend, buyer: plan.buyer.weekend };
  const weeks = weekendEditor(weekends, (changed) => {
    weekends = changed;
  });
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
      daysOffEditor({ today, locale, days }, (changed) => {
        days = changed;
      }),
    ],
    actions: [save],
  };
}
