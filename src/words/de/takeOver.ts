import type { takeOverEn } from "../en/takeOver";

export const takeOverDe: Readonly<Record<keyof typeof takeOverEn, string>> = {
  title: "Bestehenden Plan übernehmen",
  intro:
    "Aus einer Tabelle, die Sie schon haben, wird ein Plan daneben. Die Tabelle selbst bleibt unverändert, und nichts wird geschrieben, bevor Sie die Vorschau annehmen.",
  tabsLoading: "Tabellen werden gesucht…",
  where: "Wo ist Ihr Plan?",
  pasted: "Ich füge ihn hier ein",
  pasteLabel: "Die Tabelle",
  pasteHint:
    "Kopieren Sie die Zellen, eine CSV-Datei oder die Tabelle eines Dokuments, und fügen Sie sie mit der Kopfzeile ein.",
  noTabs: "Diese Datei hat kein anderes Blatt mit einer Tabelle. Fügen Sie sie hier ein.",
  readTable: "Tabelle lesen",
  readingTable: "Die Tabelle wird gelesen…",
  emptyTable: "Darin steht nichts. Wählen Sie ein anderes Blatt, oder fügen Sie eine Tabelle ein.",
  tooManyRows:
    "{rows|Eine weitere Zeile wurde|{rows} weitere Zeilen wurden} nicht gelesen, weil es zu viele sind.",
  tooManyColumns:
    "{columns|Eine weitere Spalte wurde|{columns} weitere Spalten wurden} nicht gelesen, weil es zu viele sind.",

  mappingTitle: "Was in den Spalten steht",
  mappingHint: "Korrigieren Sie, was nicht erkannt wurde. Darunter stehen die ersten Zeilen der Tabelle.",
  headerRow: "Die Kopfzeile ist Zeile",
  noHeader: "Es gibt keine Kopfzeile",
  columnHolds: "Spalte {column}",
  unused: "Nicht verwendet",
  groups: "Zeilen, zu denen andere gehören, sind",
  groupsMilestones: "Meilensteine mit Aufgaben",
  groupsPhases: "Phasen",
  dateOrder: "In Spalte {columns} steht mal der Tag vorn, mal der Monat. Was ist {example}?",
  countedInHint: "Wo die Tabelle es nicht sagt.",
  noSteps:
    "Es wurden keine Schritte gefunden. Sagen Sie, in welcher Spalte ihre Namen stehen und welche Zeile die Kopfzeile ist.",
  tooManySteps:
    "Die Tabelle hat {count} Schritte, ein Plan höchstens {most}. Lesen Sie einen Teil: Kopieren Sie dessen Zeilen mit der Kopfzeile, und fügen Sie sie oben ein.",
  ignored: "Zeilen, die keine Schritte sind ({count})",
  row: "Zeile {row}",

  doubtsTitle: "Nicht verstanden",
  doubtsHint: "Was Sie offen lassen, bleibt als Notiz beim Schritt.",
  doubt: "„{content}“ ({step}): {why}",
  doubtsMany: "{count|Eine weitere Zelle|{count} weitere Zellen} in dieser Spalte: {cells}",
  keepNote: "Als Notiz behalten",
  missing: "{names}: kein Datum in der Tabelle. Der Plan errechnet {count|eines|sie}.",
  sideOf: "Auf welcher Seite steht {name}?",
  sideOpen: "Offen: als Notiz behalten",

  planTitle: "Der Plan, der daraus wird",
  goal: "Rückwärts geplant von",
  goalDate: "Datum",
  goalDateNeeded: "Geben Sie sein Datum ein, um den Plan zu sehen.",
  takeRow: "Übernehmen",
  step: "Schritt",
  date: "Datum",
  days: "Tage",
  owners: "Zuständig",
  allDatesStand: "Alle Termine der Tabelle bleiben.",
  tooLong:
    "{step}: {days|ein Tag ist|{days} Tage sind} angegeben, aber bis {date} {fits|liegt nur einer|liegen nur {fits}}.",
  datesStand: "Das Datum gilt ({fits|ein Tag|{fits} Tage})",
  daysStand: "Die Tage gelten ({days|ein Tag|{days} Tage})",
  movedStep: "{step}: {source} in der Tabelle, {worked} nach den anderen Terminen und Verknüpfungen.",
  takeWorked: "{worked} nehmen",
  takeSource: "{source} als festes Datum behalten",
  otherDays: "Tage, die von der Tabelle abweichen, damit ihre Termine gelten ({count})",
  otherDaysOf: "{step}: {given} in der Tabelle, {days} im Plan",
  doneOn: "erledigt {day}",
  weekNote: "Frei sind Samstag und Sonntag. Das können Sie später unter „Arbeitsfreie Tage“ ändern.",
  create: "Plan erstellen",
  created: "Der Plan ist fertig, und die Tabelle ist, wie sie war. Sie können dieses Fenster schließen.",
};
