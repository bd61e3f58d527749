/** The days that the two sides do not work: the days of the week, and single days. */

import type { App } from "../page/app";
import { button } from "../page/button";
import { element, freshId } from "../page/element";
import { dateField, selectField } from "../page/fields";
import { dayWithYear, type TextKey, text } from "../page/text";
import type { NonWorkingDay } from "../protocol";
import { type HolidaySetting, holidayPicker } from "./holidayPicker";
import { type SaidKey, said } from "./said";

type Side = "seller" | "buyer";

export interface Weekends {
  readonly seller: string;
  readonly buyer: string;
}

const WEEKDAYS: readonly { readonly short: SaidKey; readonly long: SaidKey }[] = [
  { short: "mondayShort", long: "monday" },
  { short: "tuesdayShort", long: "tuesday" },
  { short: "wednesdayShort", long: "wednesday" },
  { short: "thursdayShort", long: "thursday" },
  { short: "fridayShort", long: "friday" },
  { short: "saturdayShort", long: "saturday" },
  { short: "sundayShort", long: "sunday" },
];

/** Seven boxes for each side; ticked days are worked. `fault` sees both sides, because a shared day is needed. */
export function weekendEditor(
  start: Weekends,
  onChange: (weekends: Weekends) => void,
): { readonly root: HTMLElement; fault(): string } {
  let weekends = start;
  const error = element("p", { class: "fault", role: "alert", hidden: true });
  const fault = () => {
    const worked = (weekend: string) => weekend.includes("0");
    const shared = [...weekends.seller].some((day, at) => day === "0" && weekends.buyer[at] === "0");
    const sentence =
      worked(weekends.seller) && worked(weekends.buyer)
        ? shared
          ? ""
          : said("noSharedDay")
        : said("noWorkingDay");
    error.textContent = sentence;
    error.hidden = sentence === "";
    return sentence;
  };
  const week = (side: Side, label: SaidKey) =>
    element(
      "fieldset",
      { class: "field" },
      element("legend", {}, said(label)),
      element(
        "div",
        { class: "week" },
        ...WEEKDAYS.map((weekday, at) => {
          const input = element("input", {
            type: "checkbox",
            checked: weekends[side][at] === "0",
            "aria-label": said(weekday.long),
            onchange: () => {
              const days = [...weekends[side]];
              days[at] = input.checked ? "0" : "1";
              weekends = { ...weekends, [side]: days.join("") };
              fault();
              onChange(weekends);
            },
          });
          return element("label", {}, input, element("span", { "aria-hidden": "true" }, said(weekday.short)));
        }),
      ),
    );
  const root = element(
    "div",
    { class: "weeks" },
    week("seller", "sellerWeek"),
    week("buyer", "buyerWeek"),
    element("p", { class: "hint" }, said("weekHint")),
    error,
  );
  return { root, fault };
}

const SIDES: Readonly<Record<NonWorkingDay["side"], TextKey>> = {
  both: "bothSides",
  seller: "sellerSide",
  buyer: "buyerSide",
};

/** A list with a button beside each day, a line to add one, and the public holidays by country. */
export function daysOffEditor(
  app: App,
  start: readonly NonWorkingDay[],
  plan: () => Omit<HolidaySetting, "days">,
  onChange: (days: readonly NonWorkingDay[]) => void,
): HTMLElement {
  const { today, locale } = app.state;
  let days = start;
  let side: NonWorkingDay["side"] = "both";
  const list = element("ul", { class: "rows" });
  const empty = element("p", { class: "quiet" }, said("noDaysOff"));
  const headingId = freshId();
  const heading = element("h2", { id: headingId, tabindex: -1 }, text("daysOffTitle"));
  const date = dateField({
    label: said("dayOff"),
    day: null,
    today,
    locale,
    onInput: () => {},
  });
  const whose = selectField({
    label: said("dayOffSide"),
    choices: Object.entries(SIDES).map(([value, label]) => ({ value, label: text(label) })),
    value: side,
    onInput: (value) => {
      side = value as NonWorkingDay["side"];
    },
  });
  const holidays = holidayPicker(app, () => ({ ...plan(), days }), take);
  const draw = () => {
    list.replaceChildren(
      ...days.map((day) => {
        const name = dayWithYear(day.date);
        const remove = button(text("remove"), "link", () => {
          days = days.filter((other) => other !== day);
          draw();
          heading.focus();
          onChange(days);
        });
        remove.setAttribute("aria-label", text("removeNamed", { name }));
        return element(
          "li",
          {},
          element("span", {}, name, element("span", { class: "note" }, text(SIDES[day.side]))),
          remove,
        );
      }),
    );
    empty.hidden = days.length > 0;
    holidays.draw();
  };
  const add = button(said("addDay"), "plain", () => {
    const found = date.read();
    if ("fault" in found) {
      date.fault(found.fault);
      date.input.focus();
      return;
    }
    date.input.value = "";
    date.input.focus();
    take([{ date: found.day, side }]);
  });

  function take(added: readonly NonWorkingDay[]): void {
    days = added.reduce(withDay, days);
    draw();
    onChange(days);
  }

  draw();
  return element(
    "section",
    { "aria-labelledby": headingId },
    heading,
    element("p", { class: "hint" }, said("daysOffHint")),
    empty,
    list,
    date.root,
    whose.root,
    element("div", { class: "buttons" }, add),
    holidays.root,
  );
}

/** What is off for one side and for the other is off for both. */
function withDay(days: readonly NonWorkingDay[], { date, side }: NonWorkingDay): readonly NonWorkingDay[] {
  const sides = new Set(days.filter((day) => day.date === date).map((day) => day.side));
  const merged = [...sides].some((other) => other !== side) ? "both" : side;
  const others = days.filter((day) => day.date !== date);
  return [...others, { date, side: merged } as const].sort((one, other) => one.date - other.date);
}
