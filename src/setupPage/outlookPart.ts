/** What stands under the date of a new plan: the plan as it will be, and whether it can be kept. */
import { signatureIn } from "../documents/stepKinds";
import { button } from "../page/button";
import { element } from "../page/element";
import { box } from "../page/parts";
import { dayText, dayWithYear, problemTexts, spokenWords, text } from "../page/text";
import type { DayNumber } from "../plan/plan";
import { isMilestone } from "../plan/stepNumbers";
import type { KindWords } from "../words/en/kinds";
import { verdictSentence } from "../words/verdictSentence";
import type { Forecast } from "./forecast";
import { said } from "./said";

/** `take` is called with the earliest realistic date when somebody chooses it. */
export function outlookPart(take: (day: DayNumber) => void): {
  readonly root: HTMLElement;
  /** Null: there is no date to work out from. `kinds`: in the plan's language. */
  show(seen: Forecast | null, kinds: KindWords): void;
} {
  const outlook = element("div", { class: "stack", role: "status" });
  let earliest: DayNumber | null = null;
  const takeEarliest = button("", "link", () => earliest !== null && take(earliest));
  let shown = "";

  /** What looks the same is left alone, so that nothing is read out twice. */
  function draw(...parts: readonly HTMLElement[]): void {
    const next = parts.map((part) => part.outerHTML).join("");
    if (next !== shown) outlook.replaceChildren(...parts);
    shown = next;
  }

  return {
    root: element("div", { class: "outlook" }, outlook, takeEarliest),
    show(seen, kinds) {
      earliest = seen?.behind?.earliest ?? null;
      takeEarliest.hidden = earliest === null;
      if (seen === null) {
        draw(element("p", { class: "quiet" }, said("outlookNeedsDate")));
        return;
      }
      // How late it is says more than which steps overlap because of it.
      const problems = seen.problems.filter(({ code }) => earliest === null || code !== "overlap");
      if (problems.length > 0) {
        draw(box("warn", ...problemTexts(problems, seen.plan)));
        return;
      }
      const rows = planRows(seen, kinds);
      const { language, verdict } = spokenWords();
      const sentence = `${verdictSentence(seen.verdict, verdict, language, () => seen.anchorName)}.`;
      if (seen.behind === null || earliest === null) {
        draw(box("good", sentence, rows));
        return;
      }
      const { startedLateBy, start } = seen.behind;
      takeEarliest.textContent = text("takeDate", { day: dayWithYear(earliest) });
      const why = [
        ...(startedLateBy > 0 ? [said("outlookLate", { days: startedLateBy, start: dayText(start) })] : []),
        // A clash with what is done already comes first, as in the sheet.
        ...(seen.verdict.code === "late"
          ? []
          : [said("outlookEarliest", { anchor: seen.anchorName, day: dayWithYear(earliest) })]),
      ];
      draw(box("warn", sentence, ...why, rows));
    },
  };
}

/**
 * When it starts, the signature, what it works back from, and when it ends; each step once, and nothing open on a day
 * that is over.
 */
function planRows({ plan, first, targets, anchorName }: Forecast, kinds: KindWords): HTMLElement {
  const milestones = plan.steps.flatMap((step, at) => {
    const day = targets[at] ?? null;
    return isMilestone(step.number) && day !== null ? [{ step, day }] : [];
  });
  const goal = milestones.find(({ step }) => step.number === plan.anchor?.step);
  const signature = signatureIn(
    milestones.map(({ step }) => step),
    kinds,
  );
  const last = milestones.reduce((late, row) => (row.day >= late.day ? row : late), milestones[0]!);
  const shown = milestones.filter(
    (row) => row === goal || row === last || (row.step === signature && !row.step.done),
  );
  const rows = [
    [said("outlookStart"), first] as const,
    ...shown.map(({ step, day }) => [step.name, day] as const),
  ].filter(([, day]) => day >= plan.today);
  return element(
    "ul",
    { class: "ends" },
    ...rows.map(([label, day]) =>
      element(
        "li",
        {},
        element(label === anchorName ? "b" : "span", {}, label),
        element("span", { class: "ends-day" }, dayWithYear(day)),
      ),
    ),
  );
}
