/** Every function that Google may call: simple triggers, menu commands, and what the sidebar asks for. No logic. */
import * as actions from "./actions";
import { answer } from "./answer";
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
  showSidebar("newPlan");
}
export function openPlanSidebar(): void {
  showSidebar("plan");
}
export function moveMilestone(): void {
  showSidebar("move");
}
export function sharePlan(): void {
  showDialog();
}
export function checkAndRepair(): void {
  showSidebar("repair");
}

export function openSidebar(json: string): string {
  return answer(json, actions.openSidebar);
}
export function openDialog(json: string): string {
  return answer(json, actions.openDialog);
}
export function openTakeOver(json: string): string {
  return answer(json, actions.openTakeOver);
}
export function openPlan(json: string): string {
  return answer(json, actions.openPlan);
}
export function startTakeOver(json: string): string {
  return answer(json, actions.startTakeOver);
}
export function readTab(json: string): string {
  return answer(json, actions.readTab);
}
export function loadHistory(json: string): string {
  return answer(json, actions.loadHistory);
}
export function loadWords(json: string): string {
  return answer(json, actions.loadWords);
}
export function loadDialogWords(json: string): string {
  return answer(json, actions.loadDialogWords);
}
export function loadTemplates(json: string): string {
  return answer(json, actions.loadTemplates);
}
export function loadHolidays(json: string): string {
  return answer(json, actions.loadHolidays);
}
export function createPlan(json: string): string {
  return answer(json, actions.createPlan);
}
export function applyChange(json: string): string {
  return answer(json, actions.applyChange);
}
export function undoChange(json: string): string {
  return answer(json, actions.undoChange);
}
export function agreeAllDates(json: string): string {
  return answer(json, actions.agreeAllDates);
}
export function nameOwners(json: string): string {
  return answer(json, actions.nameOwners);
}
export function showStep(json: string): string {
  return answer(json, actions.showStep);
}
export function showCell(json: string): string {
  return answer(json, actions.showCell);
}
export function checkSheet(json: string): string {
  return answer(json, actions.checkSheet);
}
export function repairSheet(json: string): string {
  return answer(json, actions.repairSheet);
}
export function saveChecklist(json: string): string {
  return answer(json, actions.saveChecklist);
}
export function saveSetAside(json: string): string {
  return answer(json, actions.saveSetAside);
}
export function saveTemplates(json: string): string {
  return answer(json, actions.saveTemplates);
}
export function addTasks(json: string): string {
  return answer(json, actions.addTasks);
}
