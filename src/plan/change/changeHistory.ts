/** What a change comes to in History: a row for each thing that was asked for, and one for all that moved with it. */
import type { DayNumber, Plan } from "../plan";
import type { SheetChange } from "../review";
import type { ChangePreview, DateDifference } from "./changePreview";
import type { ChangeRequest } from "./changeRequest";

export interface Headline {
  readonly what: (typeof headlineKinds)[number];
  readonly milestone: string;
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** Working days by which the anchor moves, in the first row of a change; null: it has no date, or another row says it. */
  readonly effect: number | null;
}

export const headlineKinds = ["moved", "done", "opened", "notNeeded", "needed", "added", "removed"] as const;

/** A date that moved because of what was asked for. */
export type Follower = Pick<Headline, "milestone" | "before" | "after">;

export interface ChangeHistory {
  readonly headlines: readonly Headline[];
  readonly followers: readonly Follower[];
}

/** Both are empty where nothing changed that History tells. `changes`: what people changed in the sheet, which a request may accept. */
export function changeHistory(
  plan: Plan,
  preview: ChangePreview,
  request: ChangeRequest | null,
  changes: readonly SheetChange[],
): ChangeHistory {
  const { difference, effectOnAnchor, rowBefore } = preview;
  const { steps } = preview.plan;
  const told = new Map<string, Headline>();
  /** Where a step of the plan stands now; -1: it is gone. A change can give others its number. */
  const rowOf = (number: string) => rowBefore.indexOf(plan.steps.findIndex((step) => step.number === number));
  const planned = (step: string) => plan.steps.find(({ number }) => number === step)?.target ?? null;
  const dateAt = (row: number) => preview.dates.target[row] ?? null;
  const target = (step: string) => dateAt(rowOf(step));
  const completed = (step: string) => steps[rowOf(step)]?.completedOn ?? null;
  const tell = (key: string, headline: Omit<Headline, "effect">) => {
    if (!told.has(key)) told.set(key, { ...headline, effect: null });
  };
  const add = (number: string, what: Headline["what"], before: DayNumber | null, after: DayNumber | null) => {
    const row = rowOf(number);
    const step = steps[row] ?? plan.steps.find((each) => each.number === number);
    tell(row < 0 ? keyOf(number, true) : steps[row]!.number, {
      what,
      milestone: step?.name ?? "",
      before,
      after,
    });
  };
  const addNew = (row: number) => {
    const step = steps[row];
    if (step) tell(step.number, { what: "added", milestone: step.name, before: null, after: dateAt(row) });
  };

  for (const change of acceptedOf(request, changes)) {
    switch (change.code) {
      case "dateTyped":
        add(change.step, "moved", change.before, target(change.step));
        break;
      case "ticked":
      case "completed":
        add(change.step, "done", planned(change.step), completed(change.step));
        break;
      case "reopened":
        add(change.step, "opened", change.before, target(change.step));
        break;
      case "notNeededChanged":
        add(change.step, change.after === "" ? "needed" : "notNeeded", null, target(change.step));
        break;
      case "newRow":
        addNew(rowBefore.indexOf(change.row));
        break;
      case "removedRow":
        tell(keyOf(change.step, true), {
          what: "removed",
          milestone: change.name,
          before: null,
          after: null,
        });
    }
  }
  switch (request?.do) {
    case "done":
      for (const { step, on } of request.steps) add(step, "done", planned(step), on);
      break;
    case "reopen":
      add(request.step, "opened", null, target(request.step));
      break;
    case "notNeeded":
      add(
        request.step,
        request.because === "" ? "needed" : "notNeeded",
        planned(request.step),
        target(request.step),
      );
      break;
    case "insert":
      addNew(rowBefore.indexOf(-1));
      break;
    case "remove":
      add(request.step, "removed", planned(request.step), null);
  }
  const moved = difference.filter(({ before, after }) => before !== after);
  if (told.size === 0) {
    // The step that the request names, else what the plan works back from, else the first that moved.
    const named = request && "step" in request ? request.step : undefined;
    const first =
      moved.find(({ step }) => step === named) ??
      moved.find(({ reason }) => reason === "asked") ??
      moved.find(({ step }) => step === effectOnAnchor?.step) ??
      moved[0];
    if (first) tell(keyOf(first.step, first.reason === "removed"), { what: "moved", ...datesOf(first) });
  }
  return {
    headlines: [...told.values()].map((headline, at) =>
      at === 0 ? { ...headline, effect: effectOnAnchor?.workingDays ?? null } : headline,
    ),
    followers: moved.filter(({ step, reason }) => !told.has(keyOf(step, reason === "removed"))).map(datesOf),
  };
}

/** Of a step by its number now; one that is gone had another. */
function keyOf(step: string, isGone: boolean): string {
  return isGone ? `gone ${step}` : step;
}

function datesOf({ name, before, after }: DateDifference): Follower {
  return { milestone: name, before, after };
}

function acceptedOf(request: ChangeRequest | null, changes: readonly SheetChange[]): readonly SheetChange[] {
  if (request?.do !== "accept") return [];
  return changes.filter(({ id }) => request.changes === "all" || request.changes.includes(id));
}
