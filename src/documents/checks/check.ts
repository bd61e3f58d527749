/** What a check is: it looks at a plan and tells what it found. Its words are in src/words under its code. */
import type { DayNumber } from "../../plan/plan";
import { isMilestone } from "../../plan/stepNumbers";
import type { CheckPlace, LoadedPlan } from "../../protocol";
import { formatDay } from "../../words/formatDay";
import { someOf } from "../../words/someOf";
import type { Words } from "../../words/words";
import { anchorOf, type StepFacts, stepFacts, stepLabel } from "../planFacts";
import { signatureOf } from "../stepKinds";

export type Check = (look: Look) => readonly Found[];

interface Found {
  /** What the check's sentence names. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** The step to look at first, when it is about steps. */
  readonly row?: StepFacts;
  /** The cell to look at, when it is about no step. */
  readonly place?: CheckPlace;
}

/** What checks look at. */
interface Look {
  readonly loaded: LoadedPlan;
  readonly words: Words;
  readonly steps: readonly StepFacts[];
  readonly milestones: readonly StepFacts[];
  /** Milestones that are not done. */
  readonly open: readonly StepFacts[];
  readonly anchor: StepFacts | null;
  readonly signature: StepFacts | null;
}

export function lookAt(loaded: LoadedPlan, words: Words): Look {
  const steps = stepFacts(loaded);
  const milestones = steps.filter(({ step }) => isMilestone(step.number));
  return {
    loaded,
    words,
    steps,
    milestones,
    open: milestones.filter(({ state }) => state !== "done"),
    anchor: anchorOf(steps, loaded),
    signature: signatureOf(milestones, words.kinds),
  };
}

/** One finding about all of these steps; none when there are none. */
export function foundSteps(look: Look, rows: readonly StepFacts[]): readonly Found[] {
  const [row] = rows;
  return row ? [{ values: { count: rows.length, steps: labelsOf(look, rows) }, row }] : [];
}

/** "4 Proposal, 5 Negotiation". */
export function labelsOf(look: Look, rows: readonly StepFacts[]): string {
  return someOf(
    rows.map(({ step }) => stepLabel(look.loaded.plan.steps, step.number)),
    look.words,
  );
}

export function dayOf({ words }: Look, date: DayNumber): string {
  return formatDay(date, words.language, { year: true });
}

/** By date; where one has none, by its place in the table. */
export function isLast(row: StepFacts, all: readonly StepFacts[]): boolean {
  return !all.some((other) =>
    other.target !== null && row.target !== null
      ? other.target > row.target
      : all.indexOf(other) > all.indexOf(row),
  );
}
