/** Edits of the plan that a rep collects before they are applied as one change, and the plan as it then is. */
import type { App } from "../page/app";
import { text } from "../page/text";
import type { ChangePreview } from "../plan/change/changePreview";
import type { PlanEdit, TextColumn } from "../plan/change/changeRequest";
import { reschedule } from "../plan/change/reschedule";
import { withKnownNumbers } from "../plan/knownRows";
import type { Step } from "../plan/plan";
import { isBelow, isMilestone, parentOf } from "../plan/stepNumbers";
import type { LoadedPlan, StepDetails } from "../protocol";

/** One step of the rep's, which is taken back as one. */
export interface Collected {
  readonly edits: readonly PlanEdit[];
  /** "Legal review added": stands in the list, in History and beside Undo. */
  readonly title: string;
}

/** A row as it is with the edits. `key`: under which edits name it; "": somebody has to decide on it first. */
export interface EditedRow {
  readonly key: string;
  readonly step: Step;
  readonly texts: Readonly<Record<TextColumn, string>>;
}

interface Session {
  readonly on: LoadedPlan;
  readonly collected: readonly Collected[];
}

const sessions = new WeakMap<App, Session>();

/** The collected edits, carried over to the plan as it is now. */
export function collectedIn(app: App): readonly Collected[] {
  const found = sessions.get(app);
  const { loaded } = app;
  if (!found || found.collected.length === 0 || found.on.planId !== loaded.planId) return [];
  if (found.on === loaded) return found.collected;
  const collected = carriedOver(found, loaded);
  sessions.set(app, { on: loaded, collected });
  if (collected.length === 0) app.advise(text("editsGone"));
  return collected;
}

export function collect(app: App, collected: readonly Collected[]): void {
  sessions.set(app, { on: app.loaded, collected });
}

export function previewOf({ loaded }: App, collected: readonly Collected[]): ChangePreview {
  const edits = collected.flatMap((each) => each.edits);
  return reschedule(loaded.plan, { do: "edits", edits }, loaded.snapshot);
}

export function titleOf(collected: readonly Collected[]): string {
  return [...new Set(collected.map(({ title }) => title))].join("; ");
}

export function editedRows({ loaded }: App, preview: ChangePreview): readonly EditedRow[] {
  return preview.plan.steps.map((step, at) => {
    const details = loaded.details[preview.rowBefore[at]!];
    const changed = preview.texts[at];
    const now = (column: TextColumn) => changed?.[column]?.is ?? (details ? textIn(details, column) : "");
    return {
      key: preview.keys[at]!,
      step,
      texts: {
        ownerSeller: now("ownerSeller"),
        ownerBuyer: now("ownerBuyer"),
        outcome: now("outcome"),
        phase: now("phase"),
      },
    };
  });
}

function textIn(details: StepDetails, column: TextColumn): string {
  const { ownersSeller, ownersBuyer, outcome, phase } = details;
  return { ownerSeller: ownersSeller, ownerBuyer: ownersBuyer, outcome, phase }[column];
}

/** Moves a step by one place among those beside it; null: there is none. */
export function movedBy(rows: readonly EditedRow[], key: string, isUp: boolean): PlanEdit | null {
  const parent = isMilestone(key) ? null : parentOf(key);
  const beside = rows.map((row) => row.key).filter((each) => each !== "" && parentOf(each) === parent);
  const at = beside.indexOf(key);
  const other = beside[isUp ? at - 1 : at + 1];
  if (at < 0 || other === undefined) return null;
  const after = isUp ? (beside[at - 2] ?? parent) : other;
  return { do: "reorder", step: key, after, link: "chain" };
}

/** So high that no step of the plan has such a number. */
const FIRST_KEY = 9001;

/** Under which edits name a new row. */
export function newKey(collected: readonly Collected[], parent: string | null): string {
  const count = collected.flatMap(({ edits }) => edits).filter((edit) => edit.do === "insert").length;
  return `${parent === null ? "" : `${parent}.`}${FIRST_KEY + count}`;
}

/** "with its 3 tasks" */
export function rowsBelow(rows: readonly EditedRow[], key: string): readonly EditedRow[] {
  return rows.filter((row) => isBelow(row.key, key));
}

/** Somebody changed the plan meanwhile, and with it perhaps the numbers: rows are known by their Id. */
function carriedOver({ on, collected }: Session, loaded: LoadedPlan): readonly Collected[] {
  const before = numbered(on);
  const now = numbered(loaded);
  const renamed = (number: string): string => {
    const was = before.find((step) => step.number === number);
    if (!was) return number;
    const same = now.find((step) => (was.id === "" ? step.name === was.name : step.id === was.id));
    return same?.number ?? "?";
  };
  const detailsOf = (number: string) => loaded.details[now.findIndex((step) => step.number === number)];
  const carried = collected.map(({ edits, title }) => ({
    title,
    edits: edits.map((edit): PlanEdit => {
      const next = renamedEdit(edit, renamed);
      if (next.do !== "edit" || !next.texts) return next;
      const details = detailsOf(next.step);
      // What stands in the cell now is what is written over.
      const texts = Object.entries(next.texts).map(([column, each]) => [
        column,
        { ...each, was: details ? textIn(details, column as TextColumn) : each!.was },
      ]);
      return { ...next, texts: Object.fromEntries(texts) };
    }),
  }));
  const edits = carried.flatMap((each) => each.edits);
  return reschedule(loaded.plan, { do: "edits", edits }, loaded.snapshot).refused ? [] : carried;
}

function numbered({ plan, snapshot }: LoadedPlan): readonly Step[] {
  return snapshot ? withKnownNumbers(plan.steps, snapshot.rows) : plan.steps;
}

function renamedEdit(edit: PlanEdit, renamed: (number: string) => string): PlanEdit {
  const below = (number: string | null) => (number === null ? null : renamed(number));
  switch (edit.do) {
    case "insert": {
      const { parent, number = "" } = edit;
      const own = parent === undefined ? number : `${renamed(parent)}.${number.split(".").pop()}`;
      return {
        ...edit,
        number: own,
        after: below(edit.after),
        ...(parent !== undefined && { parent: renamed(parent) }),
      };
    }
    case "reorder":
      return { ...edit, step: renamed(edit.step), after: below(edit.after) };
    case "link":
      return { ...edit, step: renamed(edit.step), startsAfter: edit.startsAfter.map(renamed) };
    default:
      return { ...edit, step: renamed(edit.step) };
  }
}
