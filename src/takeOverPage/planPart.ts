/** The plan that the table makes: its dates, where they differ from the table's, and what the rep decides about it. */
import { element } from "../page/element";
import { choiceField, folded } from "../page/fields";
import { box } from "../page/parts";
import { dayText, dayWithYear, problemTexts } from "../page/text";
import { levelOf } from "../plan/stepNumbers";
import type { Source } from "../takeOver/readSource";
import type { TakenOver } from "../takeOver/takeOver";
import { keyed } from "./mappingPart";
import { said } from "./said";

/** What the list of dates leaves out: it stands among the contradictions already. */
const toldElsewhere = new Set(["late"]);

interface Deciding {
  take(row: number, isTaken: boolean): void;
  keepDays(row: number, keeps: boolean): void;
  fix(row: number, fixes: boolean): void;
}

interface Decided {
  readonly leftOut: ReadonlySet<number>;
  readonly keepDays: ReadonlySet<number>;
  readonly fixed: ReadonlySet<number>;
}

/** `unfixed`: the same plan without the dates that the rep fixed, which tells what they would be. */
export function planPart(
  source: Source,
  made: TakenOver,
  unfixed: TakenOver,
  decided: Decided,
  deciding: Deciding,
): HTMLElement {
  const nameOf = new Map(source.steps.map(({ row, name }) => [row, name]));
  const name = (row: number) => (nameOf.get(row) ?? "").slice(0, 120);
  const sourceDates = new Map(source.steps.map(({ row, target }) => [row, target]));
  const tooLong = made.tooLong.map(({ row, days, fits }) => {
    const date = sourceDates.get(row);
    return keyed(
      `days ${row}`,
      choiceField({
        label: said("tooLong", { step: name(row), days, fits, date: date == null ? "" : dayText(date) }),
        choices: [
          { value: "dates", label: said("datesStand", { fits }) },
          { value: "days", label: said("daysStand", { days }) },
        ],
        value: decided.keepDays.has(row) ? "days" : "dates",
        onInput: (value) => deciding.keepDays(row, value === "days"),
      }),
    );
  });
  // A date that became fixed can be given back.
  const fixed = unfixed.moved.filter(({ row }) => decided.fixed.has(row));
  const moved = [...made.moved.filter(({ row }) => !decided.fixed.has(row)), ...fixed]
    .sort((a, b) => a.row - b.row)
    .map(({ row, source: day, workedOut }) =>
      keyed(
        `date ${row}`,
        choiceField({
          label: said("movedStep", { step: name(row), source: dayText(day), worked: dayText(workedOut) }),
          choices: [
            { value: "worked", label: said("takeWorked", { worked: dayText(workedOut) }) },
            { value: "source", label: said("takeSource", { source: dayText(day) }) },
          ],
          value: decided.fixed.has(row) ? "source" : "worked",
          onInput: (value) => deciding.fix(row, value === "source"),
        }),
      ),
    );
  const problems = made.problems.filter(({ code }) => !toldElsewhere.has(code));
  const sentences = problemTexts(problems, made.plan);
  return element(
    "section",
    {},
    element("h2", {}, said("planTitle")),
    tooLong.length + moved.length === 0 && box("good", said("allDatesStand")),
    ...tooLong,
    ...moved,
    sentences.length > 0 && box("warn", ...sentences.slice(0, 20)),
    made.otherDays.length > 0 &&
      folded(
        said("otherDays", { count: made.otherDays.length }),
        element(
          "ul",
          { class: "bullets" },
          ...made.otherDays.map(({ row, given, days }) =>
            element("li", {}, said("otherDaysOf", { step: name(row), given, days })),
          ),
        ),
      ),
    stepsTable(source, made, decided, deciding),
    element("p", { class: "hint" }, said("weekNote")),
  );
}

function stepsTable(source: Source, made: TakenOver, decided: Decided, deciding: Deciding): HTMLElement {
  const placeOf = new Map(made.rows.map((row, at) => [row, at]));
  const head = [said("takeRow"), "#", said("step"), said("date"), said("days"), said("owners")];
  return element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": said("planTitle") },
    element(
      "table",
      { class: "plan" },
      element("thead", {}, element("tr", {}, ...head.map((label) => element("th", { scope: "col" }, label)))),
      element(
        "tbody",
        {},
        ...source.steps.map(({ row, name }) => {
          const at = placeOf.get(row);
          const step = at === undefined ? null : made.plan.steps[at]!;
          const details = at === undefined ? null : made.template.steps[at]!;
          const target = at === undefined ? null : (made.targets[at] ?? null);
          const take = element("input", {
            type: "checkbox",
            checked: !decided.leftOut.has(row),
            "aria-label": `${said("takeRow")}: ${name}`,
            "data-key": `take ${row}`,
            disabled: made.plan.anchor?.step === step?.number && step !== null,
            onchange: () => deciding.take(row, take.checked),
          });
          const day = target === null ? "" : dayWithYear(target);
          return element(
            "tr",
            {},
            element("td", {}, take),
            element("td", {}, step?.number ?? ""),
            element("td", { class: step ? levelOf(step.number) : "off" }, name),
            element("td", {}, step?.done ? said("doneOn", { day }) : day),
            element("td", {}, step?.days == null ? "" : String(step.days)),
            element("td", {}, [...(details?.ownersSeller ?? []), ...(details?.ownersBuyer ?? [])].join(", ")),
          );
        }),
      ),
    ),
  );
}
