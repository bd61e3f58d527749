/** A plan as its rows are known: torn rows put together, and each number once (D13). What is told rests on that. */
import type { BesideColumn } from "../plan/beside";
import { withKnownNumbers } from "../plan/knownRows";
import type { Step } from "../plan/plan";
import { type RowPart, rowsIn, tornRows } from "../plan/tornRows";
import type { LoadedPlan, StepDetails } from "../protocol";

/** What a column is called in `StepDetails`. */
const detailOf = {
  ownerSeller: "ownersSeller",
  ownerBuyer: "ownersBuyer",
  outcome: "outcome",
  agreed: "agreed",
  agreedDate: "agreedDate",
  phase: "phase",
} as const satisfies Record<BesideColumn, keyof StepDetails>;

const noDetails: StepDetails = {
  number: "",
  cell: "",
  ownersSeller: "",
  ownersBuyer: "",
  phase: "",
  outcome: "",
  agreed: false,
  agreedDate: null,
};

/** The same plan where every row is whole and has a number of its own. */
export function knownPlan(loaded: LoadedPlan): LoadedPlan {
  const whole = withWholeRows(loaded);
  const { plan, snapshot, details } = whole;
  const steps = snapshot ? withKnownNumbers(plan.steps, snapshot.rows) : plan.steps;
  if (steps === plan.steps) return whole;
  return {
    ...whole,
    plan: { ...plan, steps },
    details: details.map((detail, at) => ({ ...detail, number: steps[at]!.number })),
  };
}

function withWholeRows(loaded: LoadedPlan): LoadedPlan {
  const { plan, snapshot } = loaded;
  const torn = tornRows(plan, snapshot);
  if (!torn || !snapshot) return loaded;
  const rows = rowsIn(plan);
  const details = rows.map((_, row) => loaded.details[row] ?? noDetails);
  const whole = rows.map((step, row) => {
    const [own, detail]: [Record<string, unknown>, Record<string, unknown>] = [
      { ...step },
      { ...details[row]! },
    ];
    for (const [part, from] of torn.moved) {
      const source = from[row]!;
      if (source === row) continue;
      const was = source === "written" ? snapshot.rows[torn.known[row]!] : undefined;
      const name = part in detailOf ? detailOf[part as BesideColumn] : null;
      if (name) detail[name] = (typeof source === "number" ? details[source]! : noDetails)[name];
      else own[part] = (typeof source === "number" ? rows[source] : (was ?? nothing))?.[part as StepPart];
    }
    return { step: own as unknown as Step, detail: { ...detail, number: own.number } as StepDetails };
  });
  const there = whole.filter(({ step }) => step.number !== "" || step.name !== "");
  const { left: _, ...rest } = plan;
  return {
    ...loaded,
    plan: { ...rest, steps: there.map(({ step }) => step) },
    details: there.map(({ detail }) => detail),
  };
}

type StepPart = Exclude<RowPart, BesideColumn>;
const nothing: Pick<Step, "number" | "name"> & Partial<Step> = { number: "", name: "" };
