import type { buyerEn } from "../en/buyer";

export const buyerDe: Readonly<Record<keyof typeof buyerEn, string>> = {
  whoTitle: "Willkommen",
  whoQuestion: "Dies ist der Plan von {seller} und {buyer}. Für wen arbeiten Sie?",
  whoHint:
    "Danach richtet sich nur, was Sie zuerst sehen. Sie werden einmal gefragt und können es in der Liste oben rechts ändern.",
  noPlanYet: "In dieser Tabelle ist noch kein Plan",
  noPlanHint:
    "Vielleicht hat jemand seine Blätter gelöscht. Google hebt frühere Fassungen auf: Datei > Versionsverlauf.",

  ours: "Unsere Seite",
  more: "Text und Kalender",
  ourLate: "Überfällig und bei uns ({count})",
  ourNext: "Bei uns in den nächsten zwei Wochen",
  nothingOurs: "Bei {buyer} steht in den nächsten zwei Wochen nichts an.",
  ourNextAfter: "Unser nächster Schritt ist {step}, am {day}.",
  owed: "Was wir noch schulden",
  owedFor: "{resource}, für {step}",
  theirs: "Als Nächstes von {seller}",
  nothingTheirs: "Bei {seller} ist nichts offen.",
  openQuestions: "Was nur wir sagen können ({count})",
  openQuestionsHint: "Das Blatt {tab} fragt danach. Mit diesen Antworten ist es auch unser Plan.",
  goToValue: "Zu {tab}",

  proposeTitle: "Anderen Termin vorschlagen",
  proposeHint:
    "Sie sehen erst, was sich mitbewegt. Angewendet steht es im Blatt, und der Verlauf sagt, dass {buyer} darum gebeten hat. Es lässt sich rückgängig machen.",
  reason: "Warum brauchen wir einen anderen Termin?",
  proposedTitle: "{milestone} auf {day} verschoben, auf Wunsch von {buyer}",
  nothingToPropose: "Kein offener Schritt hat einen Termin.",

  changesTitle: "Was sich geändert hat",
  typed: "Ins Blatt geschrieben, noch nicht eingearbeitet",
  typedHint: "{seller} sieht diese Termine. Die Termine dahinter haben sich noch nicht bewegt.",
  moved: "Verschobene Termine",
  movedRow: "{step}: von {before} auf {after}",
  askedBy: "Auf Wunsch von: {who}",
  noChanges: "Seit der Plan gemacht wurde, hat sich nichts geändert.",
  loadingChanges: "Der Verlauf wird gelesen\u2026",
  allChanges: "Das Blatt {tab} hat alle.",

  statusTitle: "Text für unsere Leitung",
  statusHint: "Wie der Plan steht, zum Weitergeben. Ändern Sie nach dem Einfügen, was Sie möchten.",
  copyText: "Kopieren",
  textCopied: "Kopiert. Fügen Sie es ein, wo Sie es brauchen.",
  textNotCopied:
    "Ihr Browser lässt diese Seite nicht kopieren. Der Text ist markiert: Drücken Sie Strg+C, am Mac \u2318C.",
  calendarTitle: "Unsere Termine im Kalender",
  calendarHint:
    "{count|Ein Termin|{count} Termine} von Schritten, die {buyer} gehören, als Datei, die jeder Kalender öffnet.",
  calendarNone: "Kein offener Schritt von {buyer} hat einen Termin.",
  downloadCalendar: "Herunterladen",
  calendarSaved: "{file} ist in Ihren Downloads.",
};
