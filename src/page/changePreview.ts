/**
 * What every change of the plan has in common: a preview while it is being chosen, three optional questions for the
 * history, applying, and the result with its undo.
 */

import { moneyText, sheetRow, stepName } from "../documents/planFacts";
import type { ChangePreview, DateDifference } from "../plan/change/changePreview";
import type { ChangeRequest } from "../plan/change/changeRequest";
import { plannedChange } from "../plan/change/plannedChange";
import { reschedule } from "../plan/change/reschedule";
import { snapshotOf } from "../plan/planSnapshot";
import { review } from "../plan/review";
import type { LoadedPlan, UndoableChange, ViewName } from "../protocol";
import { type App, renumbered } from "./app";
import { button } from "./button";
import { type Child, element } from "./element";
import { folded } from "./fields";
import { box, datesChange, differenceList, movedText, quiet } from "./parts";
import { changeText, dayText, dayWithYear, problemTexts, type TextKey, text } from "./text";

export interface Wish {
  readonly request: ChangeRequest;
  /** "Signature moved to Fri 26 Feb": stands in the history and beside Undo. */
  readonly title: string;
  /** Where it was worked out already. */
  readonly preview?: ChangePreview;
}

const ROWS_SHOWN = 12;
const DAYS_A_MONTH = 365.25 / 12;

interface PreviewPart {
  readonly root: HTMLElement;
  readonly apply: HTMLButtonElement;
  /** Null: nothing to preview; `hint` says what to do first. */
  show(wish: Wish | null, hint?: string): void;
}

interface Around {
  /** Where the result leads. */
  readonly afterwards?: ViewName;
  /** Called once it is written. */
  readonly applied?: () => void;
  /** Called when somebody else changed the plan meanwhile, to show what the wish comes to now. */
  readonly fresh?: () => void;
}

export function previewPart(
  app: App,
  { afterwards = app.kind.home, applied, fresh }: Around = {},
): PreviewPart {
  /** What is shown and can be applied, with the plan on which it rests: that may be read again meanwhile. */
  let ready: { readonly wish: Wish; readonly preview: ChangePreview; readonly on: LoadedPlan } | null = null;
  const shown = element("div", { class: "stack", role: "status" });
  const asked = app.kind.historyQuestions();
  const questions = element(
    "section",
    { hidden: true },
    element("h2", {}, text("forTheHistory")),
    ...asked.content,
  );
  const apply = button(text("apply"), "primary", () => void send());
  apply.hidden = true;

  function show(wish: Wish | null, hint = ""): void {
    const on = app.loaded;
    const preview = wish && (wish.preview ?? reschedule(on.plan, wish.request, on.snapshot));
    const changes =
      preview !== null && !preview.refused && !preview.problems.some(({ code }) => code === "nothingChanges");
    ready = wish && changes ? { wish, preview, on } : null;
    apply.hidden = ready === null;
    questions.hidden = ready === null;
    asked.asksWho?.(wish !== null && !["done", "reopen", "order", "putBack"].includes(wish.request.do));
    shown.replaceChildren(...(preview ? previewContent(app, preview) : [quiet(hint)]));
  }

  async function send(): Promise<void> {
    if (ready === null) return;
    const { wish, preview, on } = ready;
    const fault = asked.faulty();
    if (fault !== null) {
      fault.focus();
      return;
    }
    await app.press(apply, "applying", async () => {
      const answer = await app.call("applyChange", {
        change: plannedChange(on.plan, preview, wish.request, review(on.plan, on.snapshot)),
        calendars: null,
        fingerprint: on.fingerprint,
        ...asked.read(),
        title: wish.title,
      });
      if (answer.ok) {
        applied?.();
        showApplied(app, wish.title, preview.difference, answer.value, afterwards);
        return;
      }
      if (answer.fresh && !fresh && renumbered(on, answer.fresh)) app.reopen();
      app.report(answer);
      if (!answer.fresh || (!fresh && renumbered(on, answer.fresh))) return;
      // The preview is worked out again around what somebody else did meanwhile, and says what that was.
      if (fresh) fresh();
      else show({ request: wish.request, title: wish.title });
      const meanwhile = review(answer.fresh.plan, snapshotOf(on.plan)).map((change) =>
        changeText(change, answer.fresh!),
      );
      if (meanwhile.length > 0) shown.prepend(box("info", text("meanwhile"), ...meanwhile));
    });
  }

  return { root: element("div", { class: "preview" }, shown, questions), apply, show };
}

function previewContent(app: App, preview: ChangePreview): readonly HTMLElement[] {
  const problems = problemTexts(preview.problems, preview.plan, (position) =>
    sheetRow(app.loaded, preview.rowBefore[position] ?? -1),
  );
  if (preview.refused) return [box("late", ...problems)];
  const { difference } = preview;
  const hidden = difference.slice(ROWS_SHOWN);
  const content: readonly Child[] = [
    anchorEffect(app, preview),
    problems.length > 0 && box("warn", ...problems),
    element("h2", {}, datesChange(difference.length)),
    difference.length > 0 && differenceList(difference.slice(0, ROWS_SHOWN), preview.plan),
    hidden.length > 0 &&
      folded(text("moreRows", { count: hidden.length }), differenceList(hidden, preview.plan)),
  ];
  return content.filter((child): child is HTMLElement => child instanceof HTMLElement);
}

/** What the change means for the date from which the plan works back, and what a delay costs. */
function anchorEffect(app: App, { effectOnAnchor, plan }: ChangePreview): HTMLElement | null {
  if (effectOnAnchor === null || effectOnAnchor.after === null) return null;
  const { step, after, before, workingDays, calendarDays } = effectOnAnchor;
  const anchor = stepName(plan.steps, step);
  const { valuePerMonth } = app.loaded;
  if (workingDays === 0 || before === null) {
    return box("good", text("anchorStays", { anchor, day: dayWithYear(after) }));
  }
  const moved = text("anchorMoves", {
    anchor,
    before: dayText(before),
    after: dayWithYear(after),
    moved: movedText(workingDays),
  });
  if (workingDays < 0) return box("good", moved);
  const cost =
    valuePerMonth && valuePerMonth.amount > 0
      ? text("delayCosts", {
          money: moneyText(
            { ...valuePerMonth, amount: (valuePerMonth.amount * calendarDays) / DAYS_A_MONTH },
            text("thousands"),
          ),
          perMonth: moneyText(valuePerMonth, text("thousands")),
        })
      : null;
  return box("warn", moved, ...(cost ? [cost] : []));
}

/** What was written, with the way back. */
export function showApplied(
  app: App,
  title: string,
  written: readonly DateDifference[],
  loaded: LoadedPlan,
  afterwards: ViewName,
): void {
  app.remember({ loaded });
  const newest = loaded.undoable[0];
  app.show({
    title: text("applied"),
    body: [
      box("good", title),
      written.length > 0 && element("h2", {}, text("datesWritten", { count: written.length })),
      written.length > 0 && differenceList(written, loaded.plan),
    ],
    actions: [
      button(
        text(
          afterwards === app.kind.home ? "back" : afterwards === "edit" ? "editTitle" : "sheetChangesTitle",
        ),
        "primary",
        () => app.open(afterwards),
      ),
      ...(newest ? [undoButton(app, newest, "undo", "plain")] : []),
    ],
  });
}

export function undoButton(app: App, { id }: UndoableChange, label: TextKey, kind: "primary" | "plain") {
  const undo = button(text(label), kind, () =>
    app.change(undo, "undoing", "undoChange", { id }, text("undone")),
  );
  return undo;
}
