/** The words of the menu, in the person's own language. */
import type { Language } from "./language";

const en = {
  menu: "Mutual Action Plan",
  newPlan: "New Mutual Action Plan",
  openSidebar: "Open plan sidebar",
  moveMilestone: "Move a milestone",
  sharePlan: "Documents to send",
  planOnAPage: "Plan on a page",
  takeOver: "Take over an existing plan",
  checkAndRepair: "Check and repair this sheet",
  ours: "Open our side of the plan",
  propose: "Propose another date",
  ourTexts: "Get text and calendar",
  sidebarTitle: "Mutual Action Plan",
  mayNotShow:
    "Google does not let this add-on show its pages, because one of its two permissions was not given. Remove it at myaccount.google.com/connections, choose the command again, and tick both.",
};
const de: typeof en = {
  menu: "Mutual Action Plan",
  newPlan: "Neuer Mutual Action Plan",
  openSidebar: "Seitenleiste öffnen",
  moveMilestone: "Meilenstein verschieben",
  sharePlan: "Dokumente zum Verschicken",
  planOnAPage: "Plan auf einer Seite",
  takeOver: "Bestehenden Plan übernehmen",
  checkAndRepair: "Blatt prüfen und reparieren",
  ours: "Unsere Seite des Plans öffnen",
  propose: "Anderen Termin vorschlagen",
  ourTexts: "Text und Kalender holen",
  sidebarTitle: "Mutual Action Plan",
  mayNotShow:
    "Google lässt dieses Add-on seine Seiten nicht zeigen, weil eine seiner zwei Berechtigungen fehlt. Entfernen Sie es unter myaccount.google.com/connections, wählen Sie den Befehl noch einmal, und haken Sie beide an.",
};

const tables: Readonly<Record<Language, typeof en>> = { en, de };

export function menuWords(language: Language): typeof en {
  return tables[language];
}
