/** Where in the deal a plan is: every document asks this first, so that none sells after go-live or promises what is past. */
import type { DayNumber } from "../plan/plan";
import type { Verdict } from "../plan/verdict";
import type { LoadedPlan } from "../protocol";
import type { Words } from "../words/words";
import { anchorOf, milestoneFacts, planVerdict, type StepFacts } from "./planFacts";
import { goLiveOf, signatureOf } from "./stepKinds";

export interface Moment {
  /**
   * `before`: nothing is done and no step has begun; `signed`: the signature is done; `live`: the go-live is done, or
   * what the plan works back from where no step is called so; `confirmed`: the buyer has confirmed the value.
   */
  readonly stage: "before" | "running" | "signed" | "live" | "confirmed";
  readonly verdict: Verdict;
  /** What the plan counts down to, where that cannot be kept any more; also where the verdict names clashes first. */
  readonly late: { readonly step: string; readonly date: DayNumber; readonly earliest: DayNumber } | null;
  readonly milestones: readonly StepFacts[];
  /** Milestones that are not done. */
  readonly open: readonly StepFacts[];
  /** What the plan counts down to: its goal, and once that is done, what comes after it; null: nothing. */
  readonly goal: StepFacts | null;
  readonly signature: StepFacts | null;
  readonly goLive: StepFacts | null;
  /** Open milestones before which nothing open stands, by their realistic date. */
  readonly next: readonly StepFacts[];
  /** How many open milestones wait for others. */
  readonly waiting: number;
}

export function momentOf(loaded: LoadedPlan, words: Words): Moment {
  const milestones = milestoneFacts(loaded);
  const open = milestones.filter(({ state }) => state !== "done");
  const anchor = anchorOf(milestones, loaded);
  const signature = signatureOf(milestones, words.kinds);
  const goLive = goLiveOf(milestones, words.kinds) ?? (anchor === signature ? null : anchor);
  const verdict = planVerdict(loaded);
  const then = milestones.find(({ step }) => step.number === loaded.thenStep) ?? null;
  const goal = anchor?.state === "done" ? (then?.state === "done" ? null : then) : anchor;
  const hasBegun = milestones.some(({ state }) => state !== "planned" && state !== "undated");
  return {
    stage: loaded.valueConfirmed
      ? "confirmed"
      : goLive?.state === "done"
        ? "live"
        : signature?.state === "done"
          ? "signed"
          : hasBegun
            ? "running"
            : "before",
    verdict,
    late: goal === null ? null : lateOf(goal),
    milestones,
    open,
    goal,
    signature,
    goLive,
    next: byRealisticDate(open.filter(({ waits }) => !waits)),
    waiting: open.filter(({ waits }) => waits).length,
  };
}

function lateOf({ step, target, realistic }: StepFacts): Moment["late"] {
  if (target === null || realistic === null || realistic <= target) return null;
  return { step: step.number, date: target, earliest: realistic };
}

/** What has no date comes last. */
export function byRealisticDate(rows: readonly StepFacts[]): readonly StepFacts[] {
  const dayOf = ({ realistic }: StepFacts) => realistic ?? Number.POSITIVE_INFINITY;
  return [...rows].sort((one, other) => (dayOf(one) === dayOf(other) ? 0 : dayOf(one) - dayOf(other)));
}
