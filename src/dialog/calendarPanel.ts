/** The dates as a file for calendars, for one side or both. */
import { type CalendarSide, calendarEntries, calendarFile } from "../documents/calendarFile";
import { exportLink } from "../documents/phrases";
import { button } from "../page/button";
import { element } from "../page/element";
import { choiceField } from "../page/fields";
import { quiet, section } from "../page/parts";
import { saveFile } from "../page/saveFile";
import { dayWithYear } from "../page/text";
import type { Panel, PanelSource } from "./panel";
import { dialogWords, said } from "./said";

export function calendarPanel({ loaded, page }: PanelSource): Panel {
  const companies = { seller: loaded.sellerCompany, buyer: loaded.buyerCompany };
  let side: CalendarSide = "both";
  const entries = () => calendarEntries(loaded, side, dialogWords());
  const shown = element("section");
  const download = button(said("download"), "primary", () => {
    const title = `${companies.seller} ${companies.buyer}`;
    const content = calendarFile(loaded, entries(), Date.now(), dialogWords());
    page.say(said("downloaded", { file: saveFile(title, "ics", "text/calendar", content) }), "good");
  });

  function exported(format: "xlsx" | "pdf", label: "asExcel" | "asPdf"): HTMLElement {
    return element("a", { href: exportLink(loaded, format), target: "_blank" }, said(label));
  }

  function draw(): void {
    const found = entries();
    download.hidden = found.length === 0;
    const planned = found.filter(({ status }) => status !== "canceled").length;
    const rows = found.map(({ day, title, status }) => {
      const shownDay = status === "canceled" ? said("calendarCanceled") : dayWithYear(day);
      return element("li", {}, element("span", {}, title), element("span", { class: "day" }, shownDay));
    });
    shown.replaceChildren(
      element("h2", {}, planned === 0 ? said("calendarNone") : said("calendarCount", { count: planned })),
      element("ul", { class: "rows" }, ...rows),
    );
  }

  draw();
  return {
    body: [
      choiceField({
        label: said("whose"),
        choices: [
          { value: "both", label: said("both") },
          { value: "seller", label: said("sellerOnly", companies) },
          { value: "buyer", label: said("buyerOnly", companies) },
        ],
        value: side,
        onInput: (value) => {
          side = value as CalendarSide;
          page.say("");
          draw();
        },
      }),
      quiet(said("calendarHint")),
      shown,
      section(
        said("wholePlan"),
        quiet(said("wholePlanHint")),
        element("p", {}, exported("xlsx", "asExcel"), " \u00b7 ", exported("pdf", "asPdf")),
      ),
    ],
    buttons: [download],
  };
}
