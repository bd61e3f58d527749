/** The buyer's first screen: how the plan stands for them, what is theirs, what they owe, and what only they can say. */

import { knownPlan } from "../documents/knownPlan";
import {
  milestoneFacts,
  planVerdict,
  type StepFacts,
  stepFacts,
  stepLabel,
  verdictText,
} from "../documents/planFacts";
import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { countdown } from "../page/countdown";
import { type Child, element } from "../page/element";
import { folded } from "../page/fields";
import { box, section, whyPart } from "../page/parts";
import { readAtLine } from "../page/readAtLine";
import { dayText, text } from "../page/text";
import { ownerCell } from "../plan/owners";
import type { LoadedPlan, Side, ValueText } from "../protocol";
import { buyerWords, said } from "./said";

const AHEAD_DAYS = 14;
const MOST_SHOWN = 5;

export function ours(app: App): Screen {
  const read = app.state.loaded;
  if (read === null) return noPlan(app);
  const loaded = knownPlan(read);
  const { sellerCompany: seller, buyerCompany: buyer } = loaded;
  const steps = stepFacts(loaded);
  const open = (side: Side) =>
    steps
      .filter(({ state, target, owners }) => state !== "done" && target !== null && owners[side].length > 0)
      .sort((one, other) => one.target! - other.target!);
  const mine = open("buyer");
  const late = mine.filter(({ state }) => state === "late");
  const ahead = mine.filter(({ state }) => state !== "late");
  const next = ahead.filter(({ target }) => target! <= loaded.plan.today + AHEAD_DAYS);
  const theirs = open("seller").filter(({ owners }) => owners.buyer.length === 0);
  const readAt = readAtLine(app);
  return {
    title: text("companies", { seller, buyer }),
    body: [
      countdown(loaded, milestoneFacts(loaded)),
      standing(loaded),
      late.length > 0 && section(said("ourLate", { count: late.length }), stepList(app, late)),
      section(said("ourNext"), next.length > 0 ? stepList(app, next) : nothingSoon(loaded, ahead)),
      owed(loaded),
      section(
        said("theirs", { seller }),
        theirs.length > 0
          ? stepList(app, theirs.slice(0, MOST_SHOWN))
          : element("p", {}, said("nothingTheirs", { seller })),
      ),
      openQuestions(app, loaded),
      readAt.root,
    ],
    actions: [
      button(said("proposeTitle"), "primary", () => app.open("propose", { about: app.loaded.selected })),
      button(said("changesTitle"), "plain", () => app.open("changesSoFar")),
      button(said("more"), "plain", () => app.open("ourStatus")),
    ],
    refreshed: (changed) => {
      if (changed) app.redraw();
      else readAt.update();
    },
  };
}

function noPlan(app: App): Screen {
  return {
    title: text("planTitle"),
    body: [
      element(
        "section",
        { class: "empty" },
        element("h2", {}, said("noPlanYet")),
        element("p", {}, said("noPlanHint")),
      ),
    ],
    refreshed: (changed) => changed && app.redraw(),
  };
}

/** What the sheet's header says. */
function standing(loaded: LoadedPlan): HTMLElement {
  const found = planVerdict(loaded);
  const isGood = found.code === "onTime" && found.workingDays > 0;
  return box(
    found.code === "late" ? "late" : isGood ? "good" : "warn",
    verdictText(loaded, buyerWords(), found),
  );
}

function nothingSoon({ plan, buyerCompany: buyer }: LoadedPlan, ahead: readonly StepFacts[]): HTMLElement {
  const [after] = ahead;
  return element(
    "p",
    {},
    said("nothingOurs", { buyer }),
    after
      ? ` ${said("ourNextAfter", { step: stepLabel(plan.steps, after.step.number), day: dayText(after.target!) })}`
      : "",
  );
}

/** Material that somebody of the buyer's provides and that is not there yet. */
function owed({ plan, resources, roles }: LoadedPlan): HTMLElement | null {
  const isOurs = (who: string) =>
    roles.some(({ team, role, name }) => team === "buyer" && who !== "" && (who === role || who === name));
  const open = resources.filter(({ ready, providedBy }) => !ready && isOurs(providedBy));
  if (open.length === 0) return null;
  const line = ({ resource, step }: { resource: string; step: string }) =>
    step === "" ? resource : said("owedFor", { resource, step: stepLabel(plan.steps, step) });
  return section(
    said("owed"),
    element("ul", { class: "bullets" }, ...open.map((each) => element("li", {}, line(each)))),
  );
}

/** What the Value tab asks of the buyer, in the order in which it is asked. */
const ASKED: readonly ValueText[] = [
  "goal",
  "event",
  "eventCost",
  "current",
  "desired",
  "issues",
  "problems",
  "businessValue",
  "decisionSteps",
  "decisionMakers",
  "criteria",
];

function openQuestions(app: App, { value, measures }: LoadedPlan): HTMLElement | null {
  const { tabs } = buyerWords();
  const open = [
    ...ASKED.filter((field) => value[field] === "").map((field) => tabs[field]),
    ...(measures.length === 0 ? [tabs.measures] : []),
  ];
  if (open.length === 0) return null;
  const tab = tabs.valueTab;
  const go = button(said("goToValue", { tab }), "link", () => {
    void app.ask(go, "opening", "showCell", { cell: `${tab}!A1` }, () => {});
  });
  go.dataset.key = "value";
  return folded(
    said("openQuestions", { count: open.length }),
    element("p", { class: "hint" }, said("openQuestionsHint", { tab })),
    element("ul", { class: "bullets" }, ...open.map((field) => element("li", {}, field))),
    go,
  );
}

/** Each step with date, owners, and why it has its date; its name puts the cursor on its row. */
function stepList(app: App, rows: readonly StepFacts[]): HTMLElement {
  return element(
    "ul",
    { class: "steps" },
    ...rows.map((row) => {
      const { number, name } = row.step;
      const show = button(
        `${number} ${name}`,
        "link",
        () => void app.call("showStep", { step: number }).then((answer) => app.report(answer)),
      );
      show.dataset.key = `step-${number}`;
      const owners = ownerCell([...row.owners.seller, ...row.owners.buyer]);
      const day = dayText(row.target!);
      const when = row.state === "late" ? text("overdueBy", { days: row.overdueBy, day }) : day;
      return element(
        "li",
        { class: row.state },
        show,
        element("span", { class: "small" }, `${when} \u00b7 ${owners}`),
        whyOf(app, number),
      );
    }),
  );
}

function whyOf(app: App, number: string): Child {
  const why = whyPart();
  why.show(app.loaded, number);
  return why.root;
}
