import type { MilestoneWords } from "../../words/en/milestones";

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
  "agreed",
  "agreedDate",
  "slip",
  "phase",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "start",
  "completedOn",
  "workedOut",
  "after1",
  "after2",
  "after3",
  "needsBy",
  "clash",
  "waitsFor",
  "level",
  "state",
  "openBy",
  "phaseFirst",
  "barFrom",
  "barCode",
  "timeline",
] as const;
export type MilestoneColumn = (typeof milestoneColumns)[number];

/** The header of each column, as a key of the word tables. */
const headerKeys = {
  step: "number",
  target: "targetDate",
  milestone: "milestone",
  status: "status",
  days: "days",
  ownerSeller: "ownersSeller",
  ownerBuyer: "ownersBuyer",
  outcome: "outcome",
  done: "doneTick",
  agreed: "agreed",
  agreedDate: "agreedDate",
  slip: "slip",
  phase: "phase",
  countedIn: "countedIn",
  calendar: "calendar",
  startsAfter: "startsAfter",
  fixed: "dateFixed",
  start: "start",
  completedOn: "completedOn",
  workedOut: "workedOut",
  after1: "after1",
  after2: "after2",
  after3: "after3",
  needsBy: "needsBy",
  clash: "clash",
  waitsFor: "waitsFor",
  level: "level",
  state: "state",
  openBy: "openBy",
  phaseFirst: "phaseFirst",
  barFrom: "barFrom",
  barCode: "barCode",
  timeline: "timeline",
} as const satisfies Record<MilestoneColumn, keyof MilestoneWords>;

export function milestoneHeaders(words: MilestoneWords): Record<MilestoneColumn, string> {
  return Object.fromEntries(milestoneColumns.map((column) => [column, words[headerKeys[column]]])) as Record<
    MilestoneColumn,
    string
  >;
}

/** The last column that is not folded. */
export const lastVisibleColumn: MilestoneColumn = "done";

/** Columns that hold our formulas: nobody needs to type there. */
export const formulaColumns = [
  "status",
  "slip",
  "after1",
  "after2",
  "after3",
  "needsBy",
  "clash",
  "waitsFor",
  "level",
  "state",
  "openBy",
  "phaseFirst",
  "barFrom",
  "barCode",
] as const satisfies readonly MilestoneColumn[];
export type FormulaColumn = (typeof formulaColumns)[number];

/** What the `state` column says of a row: the one decision on which Status, colors, figures and timeline rest. */
export type RowState =
  | ""
  | "done"
  | "noDate"
  | "overdue"
  | "today"
  | "clash"
  | "soon"
  | "blocked"
  | "started"
  | "planned";
