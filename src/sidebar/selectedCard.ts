/** The row that is selected in the sheet, as a card: what it is, why it has its date, who owns it, what is noted there. */
import { milestoneFacts } from "../documents/planFacts";
import type { App } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { buttons, whyPart } from "../page/parts";
import { dayWithYear, text } from "../page/text";
import { editForm } from "./screens/stepForm";

/** An empty place when no step is selected. */
export function selectedCard(app: App): HTMLElement {
  const { loaded } = app;
  const { selected, plan } = loaded;
  const at = plan.steps.findIndex(({ number }) => number === selected);
  const step = plan.steps[at];
  const details = loaded.details[at];
  if (selected === null || !step || !details) return element("section", { hidden: true });
  const why = whyPart();
  why.show(loaded, selected);
  const owners = [details.ownersSeller, details.ownersBuyer].filter((cell) => cell !== "").join(" \u00b7 ");
  const isOpen = !step.done && step.notNeeded === "";
  const act = (label: "moveShort" | "doneTick" | "notNeededShort" | "editStep", pressed: () => void) => {
    const made = button(text(label), "plain", pressed);
    made.dataset.key = `card-${label}`;
    made.setAttribute("aria-label", `${text(label)}: ${step.name}`);
    return made;
  };
  return element(
    "section",
    { class: "chosen", "aria-label": text("selectedRow") },
    element("p", { class: "name" }, element("b", {}, step.number), ` ${step.name}`),
    element("p", { class: "small" }, statusOf(app, at)),
    isOpen && why.root,
    owners !== "" && element("p", { class: "small" }, owners),
    details.outcome !== "" && element("p", { class: "small noted" }, details.outcome),
    buttons(
      isOpen && step.target !== null && act("moveShort", () => app.open("move", { about: selected })),
      isOpen && act("doneTick", () => app.open("done", { about: selected })),
      isOpen &&
        act("notNeededShort", () => {
          app.open("edit", { about: selected });
          app.show(editForm(app, selected, "notNeeded"));
        }),
      act("editStep", () => app.open("edit", { about: selected })),
    ),
  );
}

function statusOf({ loaded }: App, at: number): string {
  const step = loaded.plan.steps[at]!;
  if (step.done) {
    const on = step.completedOn ?? step.target;
    return on === null ? text("legendDone") : text("doneOnDay", { day: dayWithYear(on) });
  }
  if (step.notNeeded !== "") return text("notNeededFor", { because: step.notNeeded });
  if (step.target === null) return text("noDate");
  const facts = milestoneFacts(loaded).find((row) => row.step.number === step.number);
  const day = dayWithYear(step.target);
  if (facts?.state === "late") return text("overdueBy", { days: facts.overdueBy, day });
  return facts?.state === "started" ? text("underWay", { day }) : day;
}
