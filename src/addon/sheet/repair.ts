import type { RepairItem } from "../../sidebarProtocol";
import type { PlanTabs } from "./findPlan";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function check(_spreadsheet: Spreadsheet, _tabs: PlanTabs): RepairItem[] {
  return [];
}

export function repair(spreadsheet: Spreadsheet, tabs: PlanTabs, _ids: readonly string[]): RepairItem[] {
  return check(spreadsheet, tabs);
}
