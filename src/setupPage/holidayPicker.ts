/** Adds the public holidays of both sides' countries to the days off. */
import { type Holidays, holidaysIn, lastKnownDay } from "../holidays/holidays";
import type { App } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { type Choice, folded, selectField } from "../page/fields";
import { dayWithYear, refusalTexts, spokenWords } from "../page/text";
import { weekdayOf } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";
import type { NonWorkingDay } from "../protocol";
import type { Weekends } from "./daysOffEditor";
import { type SaidKey, said } from "./said";

/** What the holidays are for, as it is at the moment. */
export interface HolidaySetting {
  readonly days: readonly NonWorkingDay[];
  readonly weekends: Weekends;
  /** The last day of the plan; null when it has no dates. */
  readonly lastDay: DayNumber | null;
}

/** Half a year: a plan that slips finds its holidays there. */
const SPARE_DAYS = 183;

/** Fetched once, when somebody wants to see them. */
let holidays: Holidays | null = null;

export function holidayPicker(
  app: App,
  setting: () => HolidaySetting,
  onAdd: (days: readonly NonWorkingDay[]) => void,
): { readonly root: HTMLElement; draw(): void } {
  const { today, locale } = app.state;
  const found = element("p", { class: "quiet", role: "status" });
  const places = {
    seller: placeFields("sellerCountry", "sellerRegion", locale.slice(3, 5), draw),
    buyer: placeFields("buyerCountry", "buyerRegion", "", draw),
  };
  const add = button(said("addHolidays"), "plain", () => onAdd(missingDays().missing));
  const choices = element(
    "div",
    { class: "stack", hidden: true },
    ...places.seller.roots,
    ...places.buyer.roots,
    element("p", { class: "hint" }, said("holidaysHint")),
    element("div", { class: "buttons" }, add),
  );

  /** Public holidays on days that a side works and that are not in the list yet. */
  function missingDays() {
    const { days, weekends, lastDay } = setting();
    const last = Math.min((lastDay ?? today) + SPARE_DAYS, lastKnownDay(holidays!));
    const missing = (["seller", "buyer"] as const).flatMap((side) =>
      holidaysIn(holidays!, places[side].place(), today, last)
        .filter((date) => weekends[side][weekdayOf(date)] === "0")
        .filter(
          (date) => !days.some((day) => day.date === date && (day.side === side || day.side === "both")),
        )
        .map((date): NonWorkingDay => ({ date, side })),
    );
    return { missing, last, lastDay };
  }

  function draw(): void {
    if (holidays === null) return;
    const { missing, last, lastDay } = missingDays();
    const dates = [...new Set(missing.map(({ date }) => date))];
    found.textContent = said(dates.length > 0 ? "holidaysFound" : "holidaysNone", {
      count: dates.length,
      first: dayWithYear(today),
      last: dayWithYear(last),
      inPlan: dates.filter((date) => lastDay !== null && date <= lastDay).length,
    });
    add.hidden = dates.length === 0;
  }

  async function fetchHolidays(): Promise<void> {
    found.textContent = said("holidaysLoading");
    const answer = await app.call("loadHolidays", {});
    if (!answer.ok) {
      found.textContent = refusalTexts(answer, "holidaysNotLoaded").join(" ");
      return;
    }
    holidays = answer.value;
    showChoices(holidays);
  }

  function showChoices(data: Holidays): void {
    for (const place of Object.values(places)) place.fill(data);
    choices.hidden = false;
    draw();
  }

  const root = folded(said("publicHolidays"), found, choices);
  root.addEventListener("toggle", () => {
    if (!root.open || !choices.hidden) return;
    if (holidays === null) void fetchHolidays();
    else showChoices(holidays);
  });
  // The plan may have changed elsewhere on the screen.
  root.addEventListener("focusin", draw);
  return { root, draw };
}

/** A country, and its region where that makes a difference. */
function placeFields(country: SaidKey, region: SaidKey, usual: string, onInput: () => void) {
  let data: Holidays | null = null;
  const countryField = selectField({
    label: said(country),
    choices: [],
    value: "",
    onInput: () => {
      fillRegions();
      onInput();
    },
  });
  const regionField = selectField({ label: said(region), choices: [], value: "", onInput });

  function fillRegions(): void {
    const regions = data?.countries[countryField.input.value]?.regions ?? {};
    const named = Object.entries(regions).map(([value, { name }]) => ({ value, label: name }));
    regionField.choose([{ value: "", label: said("wholeCountry") }, ...byLabel(named)], "");
    regionField.root.hidden = named.length === 0;
  }

  return {
    roots: [countryField.root, regionField.root],
    fill(holidayData: Holidays): void {
      data = holidayData;
      const names = new Intl.DisplayNames([spokenWords().language], { type: "region" });
      const codes = Object.keys(data.countries);
      const named = codes.map((value) => ({ value, label: names.of(value) ?? value }));
      const chosen = codes.includes(usual) ? usual : "";
      countryField.choose([{ value: "", label: said("noCountry") }, ...byLabel(named)], chosen);
      fillRegions();
    },
    place: () => ({ country: countryField.input.value, region: regionField.input.value }),
  };
}

function byLabel(choices: readonly Choice[]): readonly Choice[] {
  return [...choices].sort((one, other) => one.label.localeCompare(other.label, spokenWords().language));
}
