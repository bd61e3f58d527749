/** The menu, and how its commands open the sidebar. */
import type { SidebarView } from "../sidebarProtocol";
import type { Language } from "../words/language";
import { menuWords } from "../words/menuWords";
import { dataPage } from "./dataFile";

/** Runs at every opening, perhaps without any authorization: no sheet access here. */
export function showMenu(): void {
  const words = menuWords(userLanguage());
  SpreadsheetApp.getUi()
    .createMenu(words.menu)
    .addItem(words.newPlan, "newMutualActionPlan")
    .addItem(words.openSidebar, "openPlanSidebar")
    .addSeparator()
    .addItem(words.moveMilestone, "moveMilestone")
    .addItem(words.checkAndRepair, "checkAndRepair")
    .addToUi();
}

export function showSidebar(view: SidebarView): void {
  const language = userLanguage();
  const page = HtmlService.createHtmlOutputFromFile("Sidebar")
    .append(dataPage(`Words_${language}`))
    .append(`<div id="start" hidden data-view="${view}"></div>`)
    .setTitle(menuWords(language).sidebarTitle);
  SpreadsheetApp.getUi().showSidebar(page);
}

function userLanguage(): Language {
  return Session.getActiveUserLocale().startsWith("de") ? "de" : "en";
}
