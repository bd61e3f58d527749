/** For the buyer's own people: how the plan stands as a text to pass on, and their dates as a calendar file. */
import { calendarEntries, calendarFile } from "../documents/calendarFile";
import { knownPlan } from "../documents/knownPlan";
import { plainText } from "../documents/planDocument";
import { statusUpdate } from "../documents/statusUpdate";
import { voiceOf } from "../documents/voice";
import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { copied } from "../page/copied";
import { element } from "../page/element";
import { section } from "../page/parts";
import { saveFile } from "../page/saveFile";
import { buyerWords, said } from "./said";

/** A weekly mail tells of a week. */
const WEEK_DAYS = 7;

export function ourStatus(app: App): Screen {
  const loaded = knownPlan(app.loaded);
  const { buyerCompany: buyer, sellerCompany: seller } = loaded;
  const words = buyerWords();
  const status = element(
    "div",
    { class: "passage" },
    plainText(statusUpdate(loaded, loaded.plan.today - WEEK_DAYS, voiceOf(loaded, words, app.state.locale))),
  );
  const copy = button(said("copyText"), "primary", () => {
    if (copied(status)) app.praise(said("textCopied"));
    else app.advise(said("textNotCopied"));
  });
  const entries = calendarEntries(loaded, "buyer", words);
  const download = button(said("downloadCalendar"), "plain", () => {
    const content = calendarFile(loaded, entries, Date.now(), words);
    app.praise(
      said("calendarSaved", { file: saveFile(`${seller} ${buyer}`, "ics", "text/calendar", content) }),
    );
  });
  return {
    title: said("more"),
    body: [
      section(
        said("statusTitle"),
        element("p", { class: "hint" }, said("statusHint")),
        status,
        element("div", { class: "buttons" }, copy),
      ),
      section(
        said("calendarTitle"),
        element(
          "p",
          {},
          entries.length === 0
            ? said("calendarNone", { buyer })
            : said("calendarHint", { count: entries.length, buyer }),
        ),
        ...(entries.length > 0 ? [element("div", { class: "buttons" }, download)] : []),
      ),
    ],
    refreshed: (changed) => changed && app.redraw(),
  };
}
