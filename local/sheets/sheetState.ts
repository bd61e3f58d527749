import type { Range, RangeAdapterFunctions } from "@odoo/o-spreadsheet";
import type { Zone } from "./a1";
import type { World } from "./World";

/**
 * What Google Sheets knows of a file and the engine does not: kept beside the engine's own state by
 * `StatePlugin`, so that it follows insertions, moves and undo.
 */
export interface Ranged {
  readonly ranges: readonly Range[];
}

export interface Note extends Ranged {
  readonly text: string;
}

/** Names of `SpreadsheetApp.BooleanCriteria`. */
export type ConditionName = string;

export interface RuleLook {
  readonly background?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
}

export interface FormatRule extends Ranged {
  readonly id: string;
  readonly condition: ConditionName;
  /** Formulas in the engine's form, relative to the rule's corner; other values as texts. */
  readonly values: readonly string[];
  readonly look: RuleLook;
}

/** The range from whose top left cell the formulas of a rule with these ranges are read. */
export function ruleCorner<Where extends Zone>(
  zones: readonly Where[],
  { ruleCorner: corner }: World,
): Where {
  if (corner === "first") return zones[0]!;
  return zones.reduce((best, zone) =>
    zone.top < best.top || (zone.top === best.top && zone.left < best.left) ? zone : best,
  );
}

export interface Metadata extends Ranged {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: "DOCUMENT" | "PROJECT";
  /** ROW and COLUMN entries have one range, the others none. */
  readonly place: "SPREADSHEET" | "SHEET" | "ROW" | "COLUMN";
}

export interface ProtectedArea extends Ranged {
  readonly id: string;
  readonly kind: "RANGE" | "SHEET";
  readonly description: string;
  readonly warningOnly: boolean;
  /** Who may edit; null: everybody who may edit the file. */
  readonly editors: readonly string[] | null;
  /** Of a protected sheet: what may be edited nevertheless. */
  readonly unprotected: readonly Range[];
}

/** A range that somebody converted to a table: its columns have types. */
export type TypedTable = Ranged;

export interface SheetState {
  readonly notes: readonly Note[];
  readonly rules: readonly FormatRule[];
  readonly metadata: readonly Metadata[];
  readonly protections: readonly ProtectedArea[];
  readonly tables: readonly TypedTable[];
}

export type SheetPart = keyof SheetState;
export const SHEET_PARTS: SheetPart[] = ["notes", "rules", "metadata", "protections", "tables"];

export const EMPTY_SHEET_STATE: SheetState = {
  notes: [],
  rules: [],
  metadata: [],
  protections: [],
  tables: [],
};

type ApplyChange = RangeAdapterFunctions["applyChange"];

/** The ranges after a change of the grid; the same array when nothing changed. */
export function adaptedRanges(ranges: readonly Range[], applyChange: ApplyChange): readonly Range[] {
  let changed = false;
  const result: Range[] = [];
  for (const range of ranges) {
    const change = applyChange(range);
    if (change.changeType === "NONE") {
      result.push(range);
      continue;
    }
    changed = true;
    if (change.changeType !== "REMOVE") result.push(change.range);
  }
  return changed ? result : ranges;
}
