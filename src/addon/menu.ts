/** The menu, and how its commands open the sidebar and the dialog. */
import type { OpenViewRequest, Side, ViewName } from "../protocol";
import { type Language, languageOf } from "../words/language";
import { menuWords } from "../words/menuWords";
import { serviceProblem } from "./answer";
import { dataPage } from "./dataFile";
import { distribution } from "./distribution";

const dialogWidth = 860;
const dialogHeight = 600;

/** Runs at every opening, perhaps without any authorization: no sheet access here. */
export function showMenu(side: Side): void {
  planMenu(side).addToUi();
}

/** The commands are the same functions for both sides: they look at the plan and show the person's own page. */
export function planMenu(side: Side = "seller"): GoogleAppsScript.Base.Menu {
  const words = menuWords(userLanguage());
  const ui = SpreadsheetApp.getUi();
  // A published add-on's menu stands under Extensions, with the add-on's name; Google moves any other one there.
  const menu = distribution === "company" ? ui.createAddonMenu() : ui.createMenu(words.menu);
  if (side === "buyer")
    return menu
      .addItem(words.ours, "openPlanSidebar")
      .addItem(words.propose, "moveMilestone")
      .addItem(words.ourTexts, "sharePlan")
      .addSeparator()
      .addItem(words.newPlan, "newMutualActionPlan");
  return menu
    .addItem(words.newPlan, "newMutualActionPlan")
    .addItem(words.openSidebar, "openPlanSidebar")
    .addSeparator()
    .addItem(words.moveMilestone, "moveMilestone")
    .addItem(words.sharePlan, "sharePlan")
    .addItem(words.planOnAPage, "planOnAPage")
    .addItem(words.checkAndRepair, "checkAndRepair");
}

/** Which page has a screen. */
const pageOf: Readonly<Record<ViewName, "Sidebar" | "Setup" | "Buyer">> = {
  plan: "Sidebar",
  change: "Sidebar",
  move: "Sidebar",
  shift: "Sidebar",
  anchor: "Sidebar",
  fit: "Sidebar",
  done: "Sidebar",
  links: "Sidebar",
  edit: "Sidebar",
  order: "Sidebar",
  agree: "Sidebar",
  sheetChanges: "Sidebar",
  history: "Sidebar",
  newPlan: "Setup",
  templates: "Setup",
  daysOff: "Setup",
  usualItems: "Setup",
  checklist: "Setup",
  repair: "Setup",
  ours: "Buyer",
  propose: "Buyer",
  changesSoFar: "Buyer",
  ourStatus: "Buyer",
  settings: "Setup",
};
export const viewNames = Object.keys(pageOf) as readonly ViewName[];

/** There is one sidebar: each page takes the place of the one before. */
export function showSidebar({ view, created = false }: OpenViewRequest): void {
  const page = pageWithWords(pageOf[view])
    .append(`<div id="start" hidden data-view="${view}" data-created="${created}"></div>`)
    .setTitle(menuWords(userLanguage()).sidebarTitle);
  shown(() => SpreadsheetApp.getUi().showSidebar(page));
}

/** Beside the sheet, not over it: what is found can be mended while the list is open. */
export function showDialog(): void {
  const page = pageWithWords("Dialog").setWidth(dialogWidth).setHeight(dialogHeight);
  shown(() => SpreadsheetApp.getUi().showModelessDialog(page, menuWords(userLanguage()).sharePlan));
}

/** Beside the sheet, so that the table which is taken over can be seen. */
export function showTakeOver(): void {
  const page = pageWithWords("TakeOver").setWidth(dialogWidth).setHeight(dialogHeight);
  shown(() => SpreadsheetApp.getUi().showModelessDialog(page, menuWords(userLanguage()).takeOver));
}

/** Without a page, the only way to say something is an exception, which Google shows above the sheet. */
function shown(show: () => void): void {
  try {
    show();
  } catch (error) {
    if (serviceProblem(error, "unchanged").code === "permissionMissing")
      throw new Error(menuWords(userLanguage()).mayNotShow);
    throw error;
  }
}

function pageWithWords(
  name: "Sidebar" | "Setup" | "Buyer" | "Dialog" | "TakeOver",
): GoogleAppsScript.HTML.HtmlOutput {
  return HtmlService.createHtmlOutputFromFile(name).append(dataPage(`${name}Words_${userLanguage()}`));
}

function userLanguage(): Language {
  return languageOf(Session.getActiveUserLocale());
}
