/**
 * Requests of every kind at random, each naming steps that the plan has; and what a rep may have typed before
 * asking.
 */
import fc from "fast-check";
import type { ChangeRequest, PlanEdit } from "../../src/plan/change/changeRequest";
import type { Plan, Step } from "../../src/plan/plan";
import { schedule } from "../../src/plan/schedule";
import { arbitraryPlan, withStep, written } from "./arbitraryPlan";

export type Kind = ChangeRequest["do"];

/** A request of the given kind; `a` and `b` choose steps and dates. */
function requestOf(kind: Kind, plan: Plan, a: number, b: number): ChangeRequest {
  const numbers = plan.steps.map((step) => step.number);
  const step = numbers[a % numbers.length]!;
  const other = numbers[b % numbers.length]!;
  const date = plan.anchor!.date - 60 + (b % 90);
  const third = <T>(...values: readonly [T, T, T]): T => values[b % 3]!;
  const keep = b % 2 === 0;
  const on = Math.min(date, plan.today);
  const doneSteps = (b % 5 === 0 && other !== step ? [step, other] : [step]).map((each) => ({
    step: each,
    on,
  }));
  switch (kind) {
    case "move":
      return { do: kind, step, to: date, keep: third("push", "anchor", "only") };
    case "shift":
      return {
        do: kind,
        workingDays: (b % 41) - 20,
        withFixed: a % 2 === 0,
        kept: third("stay", "along", "stay"),
      };
    case "anchor":
      return { do: kind, step, date, kept: third("stay", "along", "stay") };
    case "compress":
      return { do: kind, way: third("moveAnchor", "scale", "overlap") };
    case "done":
      // biome-ignore lint/suspicious/noThenProperty: a word of the request.
      return { do: kind, steps: doneSteps, then: keep ? "push" : "keep" };
    case "insert": {
      const link = third("chain", "beside", "none");
      return { do: kind, name: "New", days: b % 9, after: a % 7 === 0 ? null : step, link };
    }
    case "reorder":
      return { do: kind, step, after: b % 7 === 0 ? null : other, link: keep ? "keep" : "chain" };
    case "link":
      return { do: kind, step, startsAfter: [other] };
    case "chain":
    case "beside":
      return { do: kind, steps: [step, other] };
    case "edit":
      return keep
        ? { do: kind, step, days: b % 12 }
        : { do: kind, step, calendar: "buyer", countedIn: "working" };
    case "notNeeded":
      return { do: kind, step, because: keep ? "They have one" : "" };
    case "accept":
      return { do: kind, changes: "all", keep: third("push", "anchor", "only") };
    case "putBack":
      return { do: kind, changes: "all" };
    case "renumber":
    case "order":
      return { do: kind };
    case "edits":
      return { do: kind, edits: editsOf(numbers, a, b) };
    default:
      return { do: kind, step };
  }
}

/** A new step, renamed, another one moved behind it, and a third one removed or not needed. */
function editsOf(numbers: readonly string[], a: number, b: number): PlanEdit[] {
  const at = (index: number) => numbers[index % numbers.length]!;
  const isMilestone = (number: string) => !number.includes(".");
  const after = at(a);
  const moved = at(b);
  return [
    { do: "insert", name: "New", days: b % 9, after, link: "chain", number: "9000" },
    { do: "edit", step: "9000", name: "Newer", days: a % 5 },
    ...(isMilestone(moved) && isMilestone(after) && moved !== after
      ? [{ do: "reorder", step: moved, after, link: "chain" } as const]
      : []),
    a % 2 === 0
      ? { do: "remove", step: at(a + b) }
      : { do: "notNeeded", step: at(a + b), because: "They have one" },
  ];
}

const KINDS: readonly Kind[] = [
  ...(["move", "move", "shift", "anchor", "compress", "done", "reopen", "free", "insert", "remove"] as const),
  ...(["reorder", "link", "chain", "beside", "edit", "notNeeded", "accept", "putBack", "renumber"] as const),
  ...(["edits", "order"] as const),
];

export interface Asked {
  /** As it was last written. */
  readonly kept: Plan;
  /** As it stands in the sheet. */
  readonly plan: Plan;
  readonly request: ChangeRequest;
}

/** Somebody typed something into a row. */
function typed(plan: Plan, [kind, at, value]: readonly [number, number, number]): Plan {
  const row = at % plan.steps.length;
  const changes: Partial<Step>[] = [
    { target: plan.anchor!.date - value },
    { target: null },
    { days: value },
    { startsAfter: [] },
    { done: true, completedOn: plan.today - value },
    { fixed: plan.anchor!.date - value },
    { notLaterThan: plan.anchor!.date - value },
    { notNeeded: "They have one" },
  ];
  return withStep(plan, row, changes[kind]!);
}

export function arbitraryRequest(kinds: readonly Kind[] = KINDS, hands = 2): fc.Arbitrary<Asked> {
  return fc
    .record({
      given: arbitraryPlan(),
      kind: fc.constantFrom(...kinds),
      a: fc.nat(99),
      b: fc.nat(999),
      edits: fc.array(fc.tuple(fc.nat(7), fc.nat(99), fc.nat(40)), { maxLength: hands }),
    })
    .map(({ given, kind, a, b, edits }) => {
      const kept = written(given, schedule(given).target);
      return { kept, plan: edits.reduce(typed, kept), request: requestOf(kind, kept, a, b) };
    });
}
