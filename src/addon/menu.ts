/** The menu, and how its commands open the sidebar. */
import type { SidebarView } from "../sidebarProtocol";
import type { Language } from "../words/language";
import { menuWords } from "../words/menuWords";

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
  const page = HtmlService.createHtmlOutputFromFile("Sidebar")
    .append(`<div id="start" hidden data-view="${view}" data-language="${userLanguage()}"></div>`)
    .setTitle(menuWords(userLanguage()).sidebarTitle);
  SpreadsheetApp.getUi().showSidebar(page);
}

function userLanguage(): Language {
  return Session.getActiveUserLocale().startsWith("de") ? "de" : "en";
}
