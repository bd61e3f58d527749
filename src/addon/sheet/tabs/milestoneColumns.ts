import type { MilestoneWords } from "../../../words/en/milestones";

/** The columns of the Milestones table, in the order in which a new plan has them. People may move and rename them. */
export const milestoneColumns = [
  "step",
  "target",
  "milestone",
  "status",
  "days",
  "ownerSeller",
  "ownerBuyer",
  "outcome",
  "done",
  "phase",
  "slip",
  "agreed",
  "agreedDate",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "notLaterThan",
  "notNeeded",
  "start",
  "completedOn",
  "id",
  "links",
  "after1",
  "after2",
  "after3",
  "after4",
  "after5",
  "after6",
  "unclear",
  "level",
  "ticked",
  "standing",
  "needsBy",
  "ready",
  "readyBy",
  "finished",
  "finishedBy",
  "clash",
  "waits",
  "waitsFor",
  "free",
  "from",
  "earliest",
  "state",
  "openBy",
  "order",
  "phaseFirst",
  "phaseAt",
] as const;
export type MilestoneColumn = (typeof milestoneColumns)[number];

/** The columns whose header has another name in the word tables. */
const headerKeys = {
  step: "number",
  target: "targetDate",
  ownerSeller: "ownersSeller",
  ownerBuyer: "ownersBuyer",
  done: "doneTick",
  fixed: "dateFixed",
} as const satisfies Partial<Record<MilestoneColumn, keyof MilestoneWords>>;
type SameName = Exclude<MilestoneColumn, keyof typeof headerKeys>;

function headerKey(column: MilestoneColumn): keyof MilestoneWords {
  const other: Partial<Record<MilestoneColumn, keyof MilestoneWords>> = headerKeys;
  return other[column] ?? (column as SameName);
}

export function milestoneHeaders(words: MilestoneWords): Record<MilestoneColumn, string> {
  return Object.fromEntries(milestoneColumns.map((column) => [column, words[headerKey(column)]])) as Record<
    MilestoneColumn,
    string
  >;
}

/** The last column that is not folded. */
export const lastVisibleColumn: MilestoneColumn = "slip";
/** The last one in a plan whose dates the buyer confirms one by one. */
export const lastAgreedColumn: MilestoneColumn = "agreedDate";

/** Columns that hold our formulas: nobody needs to type there. */
export const formulaColumns = [
  "status",
  "slip",
  "links",
  "after1",
  "after2",
  "after3",
  "after4",
  "after5",
  "after6",
  "unclear",
  "level",
  "ticked",
  "standing",
  "needsBy",
  "ready",
  "readyBy",
  "finished",
  "finishedBy",
  "clash",
  "waits",
  "waitsFor",
  "free",
  "from",
  "earliest",
  "state",
  "openBy",
  "order",
  "phaseFirst",
  "phaseAt",
] as const satisfies readonly MilestoneColumn[];
export type FormulaColumn = (typeof formulaColumns)[number];

/** What the `state` column says of a row: the one decision on which Status, colors and figures rest. */
export type RowState =
  | ""
  | "done"
  | "notNeeded"
  | "noDate"
  | "check"
  | "overdue"
  | "today"
  | "clash"
  | "soon"
  | "blocked"
  | "started"
  | "planned";

/** What the `standing` column says of a row: how the scheduler treats its date. Empty: no row. Open ones begin with "open". */
export type Standing = "" | "done" | "notNeeded" | "openGoal" | "openFixed" | "open";
