import type { CheckWords } from "../en/checks";

export const checks: CheckWords = {
  noEvent:
    "Es gibt keinen Auslöser. Fragen Sie, was bis wann da sein muss und was es kostet, ihn zu verpassen.",
  anchorAfterEvent:
    "{anchor} ist für {date} geplant, nach dem Auslöser am {event}. Verschieben Sie den Meilenstein, oder fragen Sie, ob der Auslöser warten kann.",
  noMeasure: "Es gibt kein Erfolgsmaß. Einigen Sie sich auf zwei oder drei Zahlen, die den Erfolg zeigen.",
  noValuePerMonth:
    "Es gibt keinen Nutzen pro Monat; so hat eine Verzögerung keinen Preis. Fragen Sie, was ein Monat wert ist, und tragen Sie es auf dem Blatt Nutzen ein.",
  eventPast:
    "Der Auslöser war am {date}, und ein Brief würde diesen Termin nennen. Fragen Sie, was den Plan jetzt dringend macht.",
  measureOpen:
    "{count|Dieses Erfolgsmaß hat|Diese Erfolgsmaße haben} keine Verantwortlichen oder keinen Termin: {names}. Klären Sie, wer bis wann misst.",
  noRisk: "Es ist kein Risiko genannt. Fragen Sie, was Sie aufhalten könnte und wer darauf achtet.",
  budgetNo: "Das Budget ist nicht bestätigt. Fragen Sie, wer es freigibt und was dafür nötig ist.",
  decisionPast:
    "Die Entscheidung war für {date} geplant. Fragen Sie, wann sie fällt, und tragen Sie den Termin ein.",
  decisionAfterSignature:
    "Die Entscheidung ist für {date} geplant, nach {signature} am {day}. Verschieben Sie eines von beiden.",
  reviewPast: "Die gemeinsame Durchsicht war am {date}. Vereinbaren Sie die nächste.",
  rolesMissing:
    "{count|1 Rolle hat|{count} Rollen haben} noch keinen Namen: {names}. Fragen Sie nach, auf dem Blatt Beteiligte.",
  noSponsor:
    "Auf Kundenseite hat noch niemand einen Namen, der unterschreibt. Fragen Sie, wer unterschreibt und was dafür nötig ist.",
  teams: "Menschen erledigen etwas, Abteilungen nicht: Ersetzen Sie {names} durch den Namen einer Person.",
  commaNames:
    "Eine Person oder zwei: {names}? Tragen Sie jeden Namen auf dem Blatt Beteiligte so ein, wie er hier steht, und trennen Sie Personen mit Semikolon.",
  buyerOwnsLittle:
    "Der Kunde ist bei {count} von {all} offenen Meilensteinen zuständig. Fragen Sie, wer dort die übrigen übernimmt.",
  noOwner:
    "{count|Dieser Meilenstein hat|Diese Meilensteine haben} auf keiner Seite Verantwortliche: {steps}. Klären Sie, wer {count|ihn|sie} übernimmt.",
  signatureLast:
    "{steps} steht am Schluss. Die Unterschrift gehört in die Mitte: Ergänzen Sie, was folgt, bis der Nutzen da ist.",
  noValueAfter:
    "Nach {steps} kommt kein Meilenstein mehr. Ergänzen Sie, wann der Nutzen gemessen wird und von wem.",
  reviewLate:
    "{area} beginnt mit {steps} am {start}, weniger als {days} Tage vor der Unterschrift am {date}. Beginnen Sie früher.",
  resourcesNotReady:
    "In den nächsten zwei Wochen gebraucht und noch nicht bereit: {names}. Fragen Sie nach: Wer was liefert, steht auf dem Blatt Unterlagen.",
  tooManySteps:
    "Der Plan hat {count} Meilensteine. 11 bis 15 werden gelesen; ein Plan mit über 30 nützt nicht mehr als keiner. Machen Sie einige zu Aufgaben.",
  noOutcome:
    "{count|Dieser Meilenstein sagt|Diese Meilensteine sagen} nicht, wann {count|er fertig ist|sie fertig sind}: {steps}. Füllen Sie Ergebnis / Notizen aus.",
  pastDates:
    "{count|Dieser Schritt ist|Diese Schritte sind} offen, das Datum ist vorbei: {steps}. Haken Sie ab, oder verschieben Sie.",
  noDate:
    "{count|Dieser Meilenstein hat|Diese Meilensteine haben} keinen Termin: {steps}. Tragen Sie die Tage oder einen Termin ein.",
  datedSubtasks:
    "{count|Diese Teilaufgabe hat|Diese Teilaufgaben haben} einen Termin: {steps}. Termine gehören an die Meilensteine; leeren Sie sie.",
};
