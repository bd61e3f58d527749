/** Pieces that several screens show. */

import { anchorName } from "../documents/planFacts";
import type { DateDifference } from "../plan/change/changePreview";
import { explain } from "../plan/explain";
import type { DayNumber, Plan, Step } from "../plan/plan";
import { schedule } from "../plan/schedule";
import type { LoadedPlan } from "../protocol";
import { button } from "./button";
import { type Child, element } from "./element";
import { dayText, dayWithYear, explanationText, reasonText, text } from "./text";

export function box(
  kind: "good" | "late" | "warn" | "info",
  ...sentences: readonly (string | Node)[]
): HTMLElement {
  return element(
    "div",
    { class: `box ${kind}` },
    ...sentences.map((sentence) => (typeof sentence === "string" ? element("p", {}, sentence) : sentence)),
  );
}

export function quiet(sentence: string): HTMLElement {
  return element("p", { class: "quiet" }, sentence);
}

export function buttons(...children: readonly Child[]): HTMLElement {
  return element("div", { class: "buttons" }, ...children);
}

export function section(title: string, ...content: readonly Child[]): HTMLElement {
  return element("section", {}, element("h2", {}, title), ...content);
}

/** A second, quieter line. */
export function note(sentence: string): HTMLElement {
  return element("span", { class: "note" }, sentence);
}

/** Buttons that move a field on, or back, by some days. */
export function nudgesFor(
  label: string,
  nudges: readonly (readonly [label: string, days: number])[],
  pressed: (days: number) => void,
): HTMLElement {
  return element(
    "div",
    { class: "nudges", role: "group", "aria-label": label },
    ...nudges.map(([label, days]) => button(label, "plain", () => pressed(days))),
  );
}

/** Steps, each with what is to be said of it. */
export function stepRows(rows: readonly (readonly [step: Step, said: string])[]): HTMLElement {
  return element(
    "ul",
    { class: "rows" },
    ...rows.map(([{ number, name }, said]) =>
      element("li", {}, element("span", {}, `${number} ${name}`), element("span", { class: "day" }, said)),
    ),
  );
}

/** "+3 working days", short enough to stand beside two dates; over days off alone, "+2 calendar days". */
function signedDays({ before, after, workingDays }: DateDifference): string {
  if (workingDays === null || before === null || after === null) return "";
  const days = workingDays === 0 ? after - before : workingDays;
  if (days === 0) return text("sameDay");
  const sign = days > 0 ? "+" : "\u2212";
  return text(workingDays === 0 ? "signedCalendarDays" : "signedDays", { sign, days: Math.abs(days) });
}

/** "3 working days later". */
export function movedText(workingDays: number): string {
  return text(workingDays > 0 ? "daysLater" : "daysEarlier", { days: Math.abs(workingDays) });
}

function dayOrNone(day: DayNumber | null): string {
  return day === null ? text("noDate") : dayText(day);
}

/** A row that changes; how far and why are left out where the whole screen says so. */
type ShownDifference = DateDifference | Pick<DateDifference, "step" | "name" | "before" | "after">;

/** Each row that changes: what it is, before, after, by how many working days, and why. */
export function differenceList(difference: readonly ShownDifference[], plan: Plan): HTMLElement {
  return element(
    "ul",
    { class: "difference" },
    ...difference.map((row) =>
      element(
        "li",
        {},
        element("span", { class: "name" }, element("b", {}, row.step), " ", row.name),
        element(
          "span",
          { class: "dates" },
          element("span", {}, dayOrNone(row.before)),
          element("span", { class: "arrow", "aria-hidden": "true" }, "\u2192"),
          element("span", { class: "said" }, text("to")),
          element("b", {}, dayOrNone(row.after)),
        ),
        "reason" in row && element("span", { class: "moved" }, signedDays(row)),
        "reason" in row && note(reasonText(row, plan)),
      ),
    ),
  );
}

/** What may give when a date moves. */
export function keepChoices(loaded: LoadedPlan) {
  const anchor = anchorName(loaded);
  const date = loaded.plan.anchor?.date;
  return [
    { value: "push", label: text("keepPush"), note: text("keepPushNote", { anchor }) },
    {
      value: "anchor",
      label: text("keepAnchor", { anchor, day: date === undefined ? "" : dayWithYear(date) }),
      note: text("keepAnchorNote"),
    },
  ];
}

/** Why a step has its date, in one sentence; not shown for a step without one. */
export function whyPart(): { readonly root: HTMLElement; show(loaded: LoadedPlan, number: string): void } {
  const sentence = element("span");
  const root = element("p", { class: "hint" }, element("b", {}, text("whyThisDate")), " ", sentence);
  return {
    root,
    show({ plan }, number) {
      const dates = schedule(plan);
      const explanation = explain(dates, number);
      const dated = explanation !== null && "date" in explanation;
      root.hidden = !dated;
      if (!dated) return;
      const why = explanationText(explanation, plan);
      const day = plan.steps[dates.rowOf.get(number)!]!.target;
      sentence.textContent =
        day === null || day === explanation.date ? why : text("whyNotWorkedOut", { day: dayText(day), why });
    },
  };
}

export function stepChoices(steps: readonly Step[]) {
  return steps.map((step) => ({ value: step.number, label: `${step.number} ${step.name}` }));
}

/** "3 dates change". */
export function datesChange(count: number): string {
  return count === 0 ? text("noDateChanges") : text("datesChange", { count });
}
