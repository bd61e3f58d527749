/** How the plan stands, in one verdict (docs/date-rules.md): the first that applies. Its words: src/words/verdictSentence.ts. */
import { type Feasibility, feasibility } from "./feasibility";
import { DONE } from "./network";
import type { DayNumber, Step } from "./plan";
import type { Schedule } from "./schedule";
import { compareNumbers, isMilestone } from "./stepNumbers";

/** `steps`: open, needed milestones, by number; among those that cannot be read, whatever the sheet cannot follow. */
export type Verdict =
  /** "No goal with a date." */
  | { readonly code: "noGoal" }
  /** "2 steps cannot be read": links that are none, a loop and what follows it, or what the sheet knows besides. */
  | { readonly code: "unclearSteps"; readonly steps: readonly string[] }
  /** "3 steps have no date." */
  | { readonly code: "undatedSteps"; readonly steps: readonly string[] }
  /** "2 date clashes." */
  | { readonly code: "clashes"; readonly steps: readonly string[] }
  /** "Late: Go Live is realistic about Tue 13 Apr, 21 working days later." */
  | {
      readonly code: "late";
      readonly step: string;
      readonly date: DayNumber;
      /** Its earliest realistic date. */
      readonly earliest: DayNumber;
      /** At least 1. */
      readonly workingDays: number;
    }
  /** "On time, 9 working days to spare." */
  | { readonly code: "onTime"; readonly step: string; readonly date: DayNumber; readonly workingDays: number }
  /** "Confirm the value": the goal is done, and what came after it. */
  | { readonly code: "askConfirmation" };

/**
 * `dates`: as they stand in the sheet (`standingDates`). `unreadable`: steps of which the sheet says that it cannot follow
 * their cells; all of them count. `then`: of which step it speaks once the goal is done (the Key ROI date); null: of none.
 */
export function verdict(
  dates: Schedule,
  unreadable: readonly string[] = [],
  then: string | null = null,
  found: Feasibility = feasibility(dates),
): Verdict {
  const { anchor, steps } = dates.plan;
  const { hold, notNeeded } = dates.passes.network;
  const goal = anchor === null ? undefined : dates.rowOf.get(anchor.step);
  if (goal === undefined || dates.target[goal] === null) return { code: "noGoal" };
  const counts = (number: string): boolean => {
    const row = dates.rowOf.get(number);
    return row !== undefined && isMilestone(number) && hold[row] !== DONE && notNeeded[row] === 0;
  };
  const sorted = (numbers: Iterable<string>): string[] => [...new Set(numbers)].sort(compareNumbers);
  const counted = (numbers: readonly string[]): string[] => sorted(numbers.filter(counts));

  const unclear: string[] = [];
  const clashing: string[] = [];
  for (const problem of dates.problems) {
    if (problem.code === "loop") unclear.push(...withFollowers(steps, problem.steps));
    else if (problem.code === "unknownStep" || problem.code === "startsAfterItself")
      unclear.push(problem.step);
    else if (problem.code === "overlap") clashing.push(problem.step);
  }
  // By row: one that was just typed has no number yet.
  const undated = steps.flatMap(({ number }, i) =>
    dates.target[i] === null && isMilestone(number) && hold[i] !== DONE && notNeeded[i] === 0 ? [number] : [],
  );
  for (const [code, numbers] of [
    ["unclearSteps", sorted([...unreadable, ...counted(unclear)])],
    ["undatedSteps", [...undated].sort(compareNumbers)],
    ["clashes", counted(clashing)],
  ] as const)
    if (numbers.length > 0) return { code, steps: numbers };

  const row = hold[goal] === DONE ? dates.rowOf.get(then ?? "") : goal;
  const slack = row === undefined ? null : found.slack[row]!;
  if (row === undefined || slack === null) return { code: "askConfirmation" };
  const [date, earliest] = [dates.target[row]!, found.earliestFinish[row]!];
  const step = steps[row]!.number;
  if (earliest > date) return { code: "late", step, date, earliest, workingDays: Math.max(1, -slack) };
  return { code: "onTime", step, date, workingDays: slack };
}

/** These steps and all that follow them: of none can the sheet say when it is finished at the earliest. */
function withFollowers(steps: readonly Step[], numbers: readonly string[]): ReadonlySet<string> {
  const followers = new Map<string, string[]>();
  for (const { number, startsAfter } of steps)
    for (const link of startsAfter) followers.set(link, [...(followers.get(link) ?? []), number]);
  const found = new Set(numbers);
  // A set that grows is walked to its end.
  for (const number of found) for (const follower of followers.get(number) ?? []) found.add(follower);
  return found;
}
