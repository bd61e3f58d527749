/** Every function that Google may call: simple triggers, menu commands, and what the sidebar asks for. No logic. */
import * as actions from "./actions";
import { answering } from "./answer";
import { showDialog, showMenu, showSidebar } from "./menu";
import { completeEdit } from "./sheet/completeEdit";

export function onOpen(): void {
  showMenu();
}
export function onInstall(): void {
  showMenu();
}
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  completeEdit(event);
}

export function newMutualActionPlan(): void {
  showSidebar({ view: "newPlan" });
}
export function openPlanSidebar(): void {
  showSidebar({ view: "plan" });
}
export function moveMilestone(): void {
  showSidebar({ view: "move" });
}
export function sharePlan(): void {
  showDialog();
}
export function checkAndRepair(): void {
  showSidebar({ view: "repair" });
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
export const loadDialogWords = answering(actions.loadDialogWords);
export const loadTemplates = answering(actions.loadTemplates);
export const loadHolidays = answering(actions.loadHolidays);
export const createPlan = answering(actions.createPlan);
export const applyChange = answering(actions.applyChange);
export const undoChange = answering(actions.undoChange);
export const agreeAllDates = answering(actions.agreeAllDates);
export const joinRows = answering(actions.joinRows);
export const nameOwners = answering(actions.nameOwners);
export const showStep = answering(actions.showStep);
export const showCell = answering(actions.showCell);
export const checkSheet = answering(actions.checkSheet);
export const repairSheet = answering(actions.repairSheet);
export const saveChecklist = answering(actions.saveChecklist);
export const saveSetAside = answering(actions.saveSetAside);
export const saveTemplates = answering(actions.saveTemplates);
export const addTasks = answering(actions.addTasks);
