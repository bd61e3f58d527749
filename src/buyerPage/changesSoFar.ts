/** What changed: dates typed in the sheet that are not worked in yet, and the latest that moved, with who asked. */
import type { App, Screen } from "../page/app";
import { element } from "../page/element";
import { quiet, section } from "../page/parts";
import { changeText, dayText, refusalTexts } from "../page/text";
import { review } from "../plan/review";
import type { HistoryRow } from "../protocol";
import { buyerWords, said } from "./said";

export function changesSoFar(app: App): Screen {
  const { loaded } = app;
  const typed = review(loaded.plan, loaded.snapshot);
  const moved = element(
    "div",
    {},
    element("p", { class: "waiting", role: "status" }, said("loadingChanges")),
  );
  void app.call("loadHistory", {}).then((answer) => {
    if (!answer.ok) {
      moved.replaceChildren(element("p", { role: "alert" }, refusalTexts(answer, "notRead").join(" ")));
      return;
    }
    moved.replaceChildren(...movedDates(answer.value));
    if (answer.value.length === 0 && typed.length === 0) moved.replaceChildren(quiet(said("noChanges")));
  });

  function movedDates(rows: readonly HistoryRow[]): readonly HTMLElement[] {
    if (rows.length === 0) return [];
    const tab = buyerWords().tabs.historyTab;
    // The newest first, as somebody asks for it.
    const shown = [...rows].reverse().map((row) => element("li", {}, ...lines(row)));
    return [
      section(said("moved"), element("ul", { class: "changes" }, ...shown)),
      quiet(said("allChanges", { tab })),
    ];
  }

  function lines({ milestone, before, after, askedBy, why, when }: HistoryRow): readonly HTMLElement[] {
    const what =
      before !== null && after !== null
        ? said("movedRow", { step: milestone, before: dayText(before), after: dayText(after) })
        : milestone || why;
    const more = [
      when === null ? "" : dayText(when),
      askedBy === "" ? "" : said("askedBy", { who: askedBy }),
      milestone === "" ? "" : why,
    ].filter((part) => part !== "");
    return [
      element("span", {}, what),
      ...(more.length > 0 ? [element("span", { class: "small quiet" }, more.join(" \u00b7 "))] : []),
    ];
  }

  return {
    title: said("changesTitle"),
    body: [
      typed.length > 0 &&
        section(
          said("typed"),
          element(
            "ul",
            { class: "bullets" },
            ...typed.map((change) => element("li", {}, changeText(change, loaded))),
          ),
          element("p", { class: "hint" }, said("typedHint", { seller: loaded.sellerCompany })),
        ),
      moved,
    ],
    refreshed: (changed) => changed && app.redraw(),
  };
}
