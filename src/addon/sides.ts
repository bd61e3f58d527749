/**
 * On which side a person is in a plan: what they said of themselves, kept in their own properties. It decides which pages
 * they see and is courtesy, no protection: whoever may edit the file can read and change all of it.
 */
import type { Side, ViewName } from "../protocol";
import { showDialog, showSidebar } from "./menu";
import { loadJson, nameFor, saveShort, valuesOf } from "./personalStore";
import { findPlans } from "./sheet/read/findPlan";

/** Null: the person did not say yet, or it cannot be read. */
export function sideIn(file: string, planId: string): Side | null {
  try {
    const kept = loadJson(nameFor("side", file, planId));
    return kept === "seller" || kept === "buyer" ? kept : null;
  } catch {
    return null;
  }
}

/** Throws when it cannot be kept. */
export function keepSide(file: string, planId: string, side: Side): void {
  saveShort(nameFor("side", file, planId), side);
}

/**
 * Whose menu a file shows. Before the person allowed anything, and while they said nothing, it is the seller's: a rep must
 * find it, and its commands ask everybody else.
 */
export function sideForMenu(
  event: { readonly authMode: GoogleAppsScript.Script.AuthMode } | undefined,
): Side {
  if (event?.authMode === ScriptApp.AuthMode.NONE) return "seller";
  try {
    const file = SpreadsheetApp.getActiveSpreadsheet().getId();
    const sides = valuesOf(nameFor("side", file, ""));
    return sides.length > 0 && sides.every((side) => side === "buyer") ? "buyer" : "seller";
  } catch {
    return "seller";
  }
}

/** What a menu command shows the buyer's side in the place of the seller's screen. */
const buyersView: Partial<Record<ViewName, ViewName>> = { move: "propose" };

/** A screen of the plan in front, on the page of the person's side. Who did not say theirs is asked on the buyer's. */
export function showPlan(view: ViewName): void {
  showSidebar({ view: isOfSeller() ? view : (buyersView[view] ?? "ours") });
}

export function showDocuments(): void {
  if (isOfSeller()) showDialog();
  else showSidebar({ view: "ourStatus" });
}

/** Where there is no plan, nobody has a side; whoever makes one will be the seller. */
function isOfSeller(): boolean {
  try {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const plans = findPlans(spreadsheet);
    const plan = plans.find(({ isInFront }) => isInFront) ?? plans[0];
    return plan === undefined || sideIn(spreadsheet.getId(), plan.id) === "seller";
  } catch {
    // The page will say what is wrong; it turns to the other one as soon as the plan can be read.
    return false;
  }
}
