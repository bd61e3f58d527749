/** Every function that Google may call: simple triggers, menu commands, and what the sidebar asks for. No logic. */
import * as actions from "./actions";
import { answering } from "./answer";
import { showMenu, showSidebar } from "./menu";
import { completeEdit } from "./sheet/completeEdit";
import { showDocuments, showPlan, sideForMenu } from "./sides";

export function onOpen(event: GoogleAppsScript.Events.SheetsOnOpen): void {
  showMenu(sideForMenu(event));
}
export function onInstall(event: GoogleAppsScript.Events.AddonOnInstall): void {
  showMenu(sideForMenu(event));
}
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  completeEdit(event);
}

export function newMutualActionPlan(): void {
  showSidebar({ view: "newPlan" });
}
export function openPlanSidebar(): void {
  showPlan("plan");
}
export function moveMilestone(): void {
  showPlan("move");
}
export function sharePlan(): void {
  showDocuments();
}
export function planOnAPage(): void {
  try {
    actions.showPage({});
  } catch {
    // The sidebar says what is wrong: no plan, or one that cannot be read.
    showSidebar({ view: "plan" });
  }
}
export function checkAndRepair(): void {
  showPlan("repair");
}

export const openSidebar = answering(actions.openSidebar);
export const openDialog = answering(actions.openDialog);
export const openTakeOver = answering(actions.openTakeOver);
export const openView = answering(actions.openView);
export const startTakeOver = answering(actions.startTakeOver);
export const readTab = answering(actions.readTab);
export const loadHistory = answering(actions.loadHistory);
export const loadWords = answering(actions.loadWords);
export const loadSetupWords = answering(actions.loadSetupWords);
export const loadBuyerWords = answering(actions.loadBuyerWords);
export const loadDialogWords = answering(actions.loadDialogWords);
export const loadTemplates = answering(actions.loadTemplates);
export const loadHolidays = answering(actions.loadHolidays);
export const createPlan = answering(actions.createPlan);
export const applyChange = answering(actions.applyChange);
export const undoChange = answering(actions.undoChange);
export const saveSettings = answering(actions.saveSettings);
export const agreeAllDates = answering(actions.agreeAllDates);
export const joinRows = answering(actions.joinRows);
export const nameOwners = answering(actions.nameOwners);
export const readSelection = answering(actions.readSelection);
export const showStep = answering(actions.showStep);
export const showCell = answering(actions.showCell);
export const showPage = answering(actions.showPage);
export const checkSheet = answering(actions.checkSheet);
export const repairSheet = answering(actions.repairSheet);
export const saveChecklist = answering(actions.saveChecklist);
export const saveSide = answering(actions.saveSide);
export const saveSetAside = answering(actions.saveSetAside);
export const saveTemplates = answering(actions.saveTemplates);
export const addTasks = answering(actions.addTasks);
