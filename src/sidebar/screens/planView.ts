/** The sidebar's home: where the plan stands, what is next, what is missing. */

import { knownPlan } from "../../documents/knownPlan";
import { planChecks } from "../../documents/planChecks";
import {
  anchorOf,
  milestoneFacts,
  planVerdict,
  type StepFacts,
  verdictText,
} from "../../documents/planFacts";
import type { App, Screen } from "../../page/app";
import { button } from "../../page/button";
import { countdown } from "../../page/countdown";
import { element } from "../../page/element";
import { folded } from "../../page/fields";
import { learningOf } from "../../page/learning";
import { box, section } from "../../page/parts";
import { readAtLine } from "../../page/readAtLine";
import { changeText, dayText, spokenWords, text } from "../../page/text";
import { ownerCell } from "../../plan/owners";
import { review } from "../../plan/review";
import type { LoadedPlan } from "../../protocol";
import { selectedCard } from "../selectedCard";
import { timeline } from "../timeline";
import { joinButton } from "./sheetChanges";

const NEXT_STEPS = 3;

export function planView(app: App): Screen {
  const read = app.state.loaded;
  if (read === null) return emptyView(app);
  const loaded = knownPlan(read);
  const milestones = milestoneFacts(loaded);
  const late = milestones.filter((row) => row.state === "late");
  const next = milestones
    .filter((row) => (row.state === "started" || row.state === "planned") && row.target !== null)
    .sort((one, other) => one.target! - other.target!)
    .slice(0, NEXT_STEPS);
  const drawn = timeline(milestones, loaded.plan.today);
  const readAt = readAtLine(app);
  let card = selectedCard(app);
  return {
    // Google's own frame around the sidebar says what it is; this says whose plan it is.
    title: text("companies", { seller: loaded.sellerCompany, buyer: loaded.buyerCompany }),
    body: [
      sheetChangesNotice(app, read),
      titleNotice(app, loaded),
      ownersNotice(app, loaded),
      card,
      countdown(loaded, milestones),
      standing(app, loaded),
      valueConfirmation(loaded, milestones),
      learn(app, loaded),
      late.length > 0 && section(text("overdue", { count: late.length }), stepList(app, late)),
      next.length > 0 && section(text("nextSteps"), stepList(app, next)),
      drawn && section(text("timelineTitle"), drawn),
      attention(app, loaded),
      folded(text("allDates", { count: milestones.length }), stepList(app, milestones)),
      shareLink(app),
      readAt.root,
    ],
    actions: [
      button(text("moveShort"), "primary", () => app.open("move", { about: app.loaded.selected })),
      button(text("doneShort"), "plain", () => app.open("done", { about: app.loaded.selected })),
      button(text("moreChanges"), "plain", () => app.open("change")),
    ],
    refreshed: (changed) => {
      // Drawing anew could take a button from under the mouse; a new time does not need it.
      if (changed) app.redraw();
      else {
        const next = selectedCard(app);
        if (next.textContent !== card.textContent) {
          card.replaceWith(next);
          card = next;
        }
        readAt.update();
      }
    },
  };
}

/** The real days of a finished deal stand with the templates, where they can be kept. */
function learn(app: App, loaded: LoadedPlan): HTMLElement | null {
  const learning = learningOf(loaded, app.state.savedTemplates);
  if (learning === null) return null;
  return section(
    text("learnTitle"),
    element("p", {}, text("learnHint", { count: learning.others.length })),
    button(text("learnShow"), "link", () => app.open("templates")),
  );
}

/** The documents need more room than a sidebar has. */
function shareLink(app: App): HTMLElement {
  const share = button(text("shareTitle"), "link", () => {
    void app.ask(share, "opening", "openDialog", {}, () => {});
  });
  share.dataset.key = "share";
  const page = button(text("planOnAPage"), "link", () => {
    void app.ask(page, "opening", "showPage", {}, () => {});
  });
  page.dataset.key = "page";
  return element(
    "section",
    {},
    share,
    element("p", { class: "hint" }, text("shareHint")),
    page,
    element("p", { class: "hint" }, text("planOnAPageHint")),
  );
}

function emptyView(app: App): Screen {
  return {
    title: text("planTitle"),
    body: [
      element(
        "section",
        { class: "empty" },
        element("h2", {}, text("noPlanYet")),
        element("p", {}, text("noPlanYetHint")),
      ),
    ],
    actions: [button(text("newPlanTitle"), "primary", () => app.open("newPlan"))],
    refreshed: (changed) => changed && app.redraw(),
  };
}

function sheetChangesNotice(app: App, loaded: LoadedPlan): HTMLElement | null {
  const changes = review(loaded.plan, loaded.snapshot);
  const [first] = changes;
  if (!first) return null;
  if (first.code === "rowsApart") return box("warn", changeText(first, loaded), joinButton(app, "link"));
  const count = changes.length;
  return box(
    "info",
    text("changedInSheet", { count }),
    button(text("lookAtChanges"), "link", () => app.open("sheetChanges")),
  );
}

/** Whoever typed other names over the title meant the plan, not the cell. */
function titleNotice(app: App, { titleSays }: LoadedPlan): HTMLElement | null {
  if (titleSays === null) return null;
  return box(
    "info",
    text("titleSays", titleSays),
    button(text("titleSaysTake"), "link", () => app.open("settings")),
  );
}

/** Owner cells keep a role until somebody says so: a name on Stakeholders may be a guess. */
function ownersNotice(app: App, loaded: LoadedPlan): HTMLElement | null {
  if (loaded.ownersToName === 0) return null;
  const name = button(text("nameOwners"), "link", () =>
    app.change(name, "applying", "nameOwners", {}, text("ownersNamed")),
  );
  return box("info", text("ownersToName", { count: loaded.ownersToName }), name);
}

/** What the sheet's header says. Once it is left to the value, the box about that stands alone. */
function standing(app: App, loaded: LoadedPlan): HTMLElement | null {
  const found = planVerdict(loaded);
  if (found.code === "askConfirmation") return null;
  const kind =
    found.code === "late" ? "late" : found.code === "onTime" && found.workingDays > 0 ? "good" : "warn";
  return box(
    kind,
    verdictText(loaded, spokenWords(), found),
    ...(kind === "late" ? [button(text("fitTitle"), "link", () => app.open("fit"))] : []),
  );
}

/** Only the buyer's word completes a plan, so it is asked for once what the plan works back from is done. */
function valueConfirmation(loaded: LoadedPlan, milestones: readonly StepFacts[]): HTMLElement | null {
  if (loaded.valueConfirmed) return box("good", text("valueConfirmed"));
  const anchor = anchorOf(milestones, loaded);
  if (anchor?.state !== "done") return null;
  const allDone = milestones.every((row) => row.state === "done");
  return box("info", text(allDone ? "valueLast" : "valuePending", { buyer: loaded.buyerCompany }));
}

/** Each step with date and owners; its name puts the cursor on its row. */
function stepList(app: App, rows: readonly StepFacts[]): HTMLElement {
  return element(
    "ul",
    { class: "steps" },
    ...rows.map((row) => {
      const show = button(
        `${row.step.number} ${row.step.name}`,
        "link",
        () => void app.call("showStep", { step: row.step.number }).then((answer) => app.report(answer)),
      );
      show.dataset.key = `step-${row.step.number}`;
      const owners = ownerCell([...row.owners.seller, ...row.owners.buyer]);
      return element(
        "li",
        { class: row.state },
        show,
        element("span", { class: "small" }, when(row), owners === "" ? "" : ` \u00b7 ${owners}`),
      );
    }),
  );
}

function when(row: StepFacts): string {
  if (row.target === null) return text("noDate");
  const day = dayText(row.target);
  if (row.state === "done") return text("doneOnDay", { day });
  if (row.state === "late") return text("overdueBy", { days: row.overdueBy, day });
  return day;
}

/** What *Check before sending* finds, but for what the person set aside there. */
function attention(app: App, loaded: LoadedPlan): HTMLElement | null {
  const setAside = new Set(app.state.setAside);
  const open = planChecks(loaded, spokenWords()).filter(
    // Overdue steps have a section of their own.
    ({ key }) => !setAside.has(key) && !key.startsWith("pastDates"),
  );
  if (open.length === 0) return null;
  return section(
    text("attentionTitle"),
    element(
      "ul",
      { class: "bullets" },
      ...open.map(({ sentence, cell }) =>
        element("li", {}, sentence, ...(cell === null ? [] : [" ", app.showLink(cell)])),
      ),
    ),
  );
}
