import type { ProblemWords } from "../en/problems";

/** What is wrong, what changed and why a date is what it is, in German sentences. */
export const problemWordsDe: ProblemWords = {
  problems: {
    noAnchor:
      "Der Plan nennt nichts, wovon er rückwärts zählt, und wird deshalb von heute an berechnet. Wählen Sie Meilenstein und Termin unter „Zieltermin ändern“.",
    anchorUnknown:
      "Der Plan zählt rückwärts von Schritt {number}, den es nicht gibt. Wählen Sie einen anderen Meilenstein unter „Zieltermin ändern“.",
    anchorFixedElsewhere:
      "Der Plan zählt rückwärts von {step} am {date}, aber unter „Termin fest“ steht {fixed}; das gilt nicht. Leeren Sie „Termin fest“.",
    offDay:
      "{step} bleibt am {date}; das ist kein Arbeitstag {ofSide}. Behalten Sie den Tag, oder wählen Sie den Arbeitstag davor oder danach.",
    "badDate.cell":
      "{step}: „{field}“ ist kein Tag zwischen 1990 und 2150 und gilt deshalb nicht. Berichtigen Sie die Zelle.",
    "badDate.today": "Das heutige Datum war nicht lesbar. Lesen Sie den Plan neu.",
    "outOfRange.before1990":
      "{count|Schritt {steps} hat|Die Schritte {steps} haben} keinen Termin: Er läge vor 1990. Prüfen Sie „Dauer in Tagen“ und „Beginnt nach“.",
    "outOfRange.after2150":
      "{count|Schritt {steps} hat|Die Schritte {steps} haben} keinen Termin: Er läge nach 2150. Prüfen Sie „Dauer in Tagen“ und „Beginnt nach“.",
    noNumber:
      "{count|Zeile {rows} der Liste hat|Die Zeilen {rows} der Liste haben} keine Schrittnummer und deshalb keinen Termin. Tragen Sie eine unter „#“ ein.",
    badNumber: "„{number}“ ist keine Schrittnummer wie 4, 4.1 oder 4.1.1. Berichtigen Sie sie unter „#“.",
    duplicateNumber:
      "Die Schrittnummer {number} steht in {count} Zeilen, deshalb hat keine davon einen Termin. Geben Sie jeder eine eigene.",
    unknownStep:
      "{step} beginnt nach „{link}“, aber diesen Schritt gibt es nicht; die Verbindung gilt nicht. Berichtigen Sie „Beginnt nach“.",
    startsAfterItself:
      "{step} beginnt nach sich selbst; diese Verbindung gilt nicht. Berichtigen Sie „Beginnt nach“.",
    loop: "Die Schritte {steps} warten aufeinander und haben deshalb keinen Termin. Nehmen Sie eine Verbindung unter „Beginnt nach“ heraus.",
    badDays: "{step}: {days} ist keine ganze Zahl von 0 bis 3650. Berichtigen Sie „Dauer in Tagen“.",
    noDays:
      "{step} hat keine Dauer und deshalb keinen Termin. Füllen Sie „Dauer in Tagen“ aus (0 für eine Markierung).",
    badWeekend:
      "Die Arbeitswoche {ofSide} ist nicht lesbar; Schritte nach diesem Kalender haben keinen Termin. Stellen Sie sie unter „Arbeitsfreie Tage“ ein.",
    noWorkingDay:
      "Der Kalender {ofSide} hat keinen Arbeitstag; deshalb {count|hat Schritt {steps}|haben die Schritte {steps}} keinen Termin. Ändern Sie Wochenende oder arbeitsfreie Tage.",
    badNonWorkingDay:
      "Ein arbeitsfreier Tag {ofSide} liegt nicht zwischen 1990 und 2150 und gilt deshalb nicht. Berichtigen Sie ihn unter „Arbeitsfreie Tage“.",
    notConnected:
      "{step} beginnt mit dem Plan, denn {goal} hängt nicht davon ab. Füllen Sie „Beginnt nach“ aus, bei diesem Schritt oder bei dem, der auf ihn wartet.",
    overlap:
      "{step} bleibt am {date}, aber {startsAfter} ist erst am {finished} fertig: Frühestens geht es am {earliest}, {workingDays|einen Arbeitstag|{workingDays} Arbeitstage} später. Lassen Sie nachrücken, was folgt, oder kürzen Sie.",
    outsideMilestone:
      "{step} ist am {date} fällig, aber {milestone} läuft vom {from} bis zum {to}. Verschieben Sie die Aufgabe oder den Meilenstein.",
    doneWithoutDate:
      "{step} ist als erledigt angekreuzt, aber ohne Termin, und wird wie ein offener Schritt geplant. Füllen Sie „Erledigt am“ aus.",
    completedInFuture:
      "{step} ist am {date} erledigt; dieser Tag kommt erst noch. Berichtigen Sie „Erledigt am“.",
    "late.today":
      "Zu spät: {cause} hätte am {start} beginnen müssen, vor {startedLateBy|1 Arbeitstag|{startedLateBy} Arbeitstagen}; der früheste realistische Termin für {dateOf} ist {earliest}, {workingDays|1 Arbeitstag|{workingDays} Arbeitstage} später. Siehe „Passend machen“.",
    "late.soon":
      "Zu spät: {cause} braucht mehr Tage, als noch bleiben; der früheste realistische Termin für {dateOf} ist {earliest}, {workingDays|1 Arbeitstag|{workingDays} Arbeitstage} später. Siehe „Passend machen“.",
    "late.fixed":
      "Zu spät: {cause} hat einen festen Termin; der früheste realistische Termin für {dateOf} ist {earliest}, {workingDays|1 Arbeitstag|{workingDays} Arbeitstage} später. Verschieben Sie ihn, oder siehe „Passend machen“.",
    "late.done":
      "Zu spät: {cause} wurde spät fertig; der früheste realistische Termin für {dateOf} ist {earliest}, {workingDays|1 Arbeitstag|{workingDays} Arbeitstage} später. Siehe „Passend machen“.",

    badRequest:
      "Das war nicht zu verstehen; nichts wurde geändert. Lesen Sie den Plan neu und versuchen Sie es noch einmal.",
    stepGone: "{step} ist nicht mehr im Plan. Lesen Sie den Plan neu.",
    stepAmbiguous: "Mehrere Zeilen haben die Nummer {number}. Geben Sie unter „#“ jeder eine eigene.",
    stepDone:
      "{step} ist erledigt und bleibt an diesem Tag. Öffnen Sie den Schritt zuerst wieder, unter „Erledigt melden“.",
    stepUndated: "{step} hat keinen Termin. Tragen Sie zuerst „Dauer in Tagen“ oder einen Termin ein.",
    anchorStays:
      "Der Plan zählt rückwärts von {step}; deshalb bleibt der Schritt. Wählen Sie zuerst einen anderen unter „Zieltermin ändern“.",
    anchorNeeded:
      "Der Plan nennt nichts, wovon er rückwärts zählt. Wählen Sie zuerst Meilenstein und Termin unter „Zieltermin ändern“.",
    wouldLoop:
      "Dann {count|würde Schritt {steps} auf sich selbst|würden die Schritte {steps} aufeinander} warten. Wählen Sie eine andere Verbindung.",
    numbersUnclear:
      "Im Weg {count|ist Schritt {steps}|sind die Schritte {steps}}: Die Nummer kommt zweimal vor, oder der Schritt darüber fehlt. Berichtigen Sie sie unter „#“.",
    tooManySteps: "Ein Plan hat höchstens {limit} Schritte. Entfernen Sie zuerst einige.",
    inThePast: "{date} ist vorbei. Wählen Sie heute oder einen späteren Tag.",
    tooEarly: "{step} ist frühestens am {earliest} fertig. Wählen Sie diesen Tag oder einen späteren.",
    afterAnchor:
      "{date} ist später als {anchorName} am {anchorDate}, und das wartet auf {step}. Lassen Sie nachrücken, was folgt, oder wählen Sie einen früheren Tag.",
    planFits: "Der Plan passt schon. Es ist nichts zu tun.",
    cannotFit:
      "Auch mit einem Tag für jeden offenen Schritt ist {goal} nicht vor {earliest} zu schaffen, {workingDays|einen Arbeitstag|{workingDays} Arbeitstage} zu spät. Nehmen Sie einen weiteren Weg dazu.",
    noOverlapGains:
      "Kein Schritt gewinnt einen Tag, wenn zwei gleichzeitig laufen. Wählen Sie einen anderen Weg.",
    nothingChanges: "Das ändert nichts.",
    changeGone: "Diese Änderung gibt es nicht mehr. Lesen Sie den Plan neu.",
    cannotPutBack:
      "Arbeitswochen und arbeitsfreie Tage lassen sich hier nicht zurücksetzen. Ändern Sie sie unter „Arbeitsfreie Tage“.",

    noPlan: "In dieser Tabelle gibt es keinen Plan. Beginnen Sie mit „Neuer Mutual Action Plan“.",
    planExists:
      "In dieser Tabelle gibt es schon einen Plan, im Blatt „{tab}“. Öffnen Sie ihn, oder wählen Sie „Weiteren Plan anlegen“.",
    missingTab:
      "Das Blatt „{tab}“ fehlt. Holen Sie es mit Rückgängig oder aus dem Versionsverlauf der Tabelle zurück.",
    missingColumn:
      "Im Blatt „{tab}“ fehlt die Spalte „{column}“. Holen Sie sie mit Rückgängig zurück, oder nennen Sie die Spalte wieder so.",
    doubleColumn:
      "{cell} ist eine zweite Spalte „{column}“; nur die erste gilt. Benennen Sie eine um, oder löschen Sie eine.",
    unreadableDate:
      "{cell}: „{content}“ ist kein Datum. Tragen Sie unter „{column}“ eines ein, oder leeren Sie die Zelle.",
    unreadableDays:
      "{cell}: „{content}“ ist keine Zahl von Tagen. Tragen Sie eine ganze Zahl von 0 bis 3650 ein.",
    unreadableTick:
      "{cell}: „{content}“ ist kein Häkchen. Benutzen Sie unter „{column}“ das Kästchen, oder leeren Sie die Zelle.",
    unreadableChoice: "{cell}: „{content}“ steht unter „{column}“ nicht zur Wahl. Wählen Sie aus der Liste.",
    unreadableNumber: "{cell}: „{content}“ ist keine Zahl. Tragen Sie nur Ziffern ein.",
    unreadableSetting: "{cell}: „{content}“ geht nicht als „{setting}“. Berichtigen Sie die Zelle.",
    notOurs:
      "{cell} enthält „{content}“, von Hand eingetragen, und blieb deshalb unverändert. Leeren Sie die Zelle und versuchen Sie es noch einmal.",
    typedColumn:
      "{cell} hat den Spaltentyp einer Google-Tabelle; nichts wurde geschrieben. Wandeln Sie sie in gewöhnliche Zellen um und versuchen Sie es noch einmal.",
    protectedCell:
      "{cell} ist geschützt; nichts wurde geschrieben. Bitten Sie den Eigentümer der Tabelle um das Recht, sie zu bearbeiten.",
    viewOnly:
      "Sie können diese Tabelle ansehen, aber nicht bearbeiten. Bitten Sie den Eigentümer um das Recht dazu.",
    busy: "Gerade ändert jemand anderes den Plan. Versuchen Sie es in ein paar Sekunden noch einmal.",
    changedMeanwhile:
      "Inzwischen hat jemand die Tabelle geändert; nichts wurde geschrieben. Sehen Sie die Termine noch einmal an und wenden Sie dann an.",
    "serviceFailed.unchanged":
      "Google Tabellen ist gescheitert; nichts wurde geändert. Versuchen Sie es in einer Minute noch einmal. Antwort: „{detail}“",
    "serviceFailed.restored":
      "Google Tabellen ist mittendrin gescheitert; der Plan ist wieder wie vorher. Versuchen Sie es in einer Minute noch einmal. Antwort: „{detail}“",
    "serviceFailed.unfinished":
      "Google Tabellen ist mittendrin gescheitert; nur ein Teil ist geschrieben. Benutzen Sie Rückgängig oder „Prüfen und reparieren“. Antwort: „{detail}“",
    missingAnswer: "{field}: Bitte ausfüllen.",
    "tooLong.text": "{field}: Höchstens {most} Zeichen sind möglich. Kürzen Sie den Text.",
    "tooLong.list": "{field}: Höchstens {most} sind möglich. Nehmen Sie einige heraus.",
    badTemplate:
      "Diese Vorlage hat einen Fehler und wurde nicht benutzt. Importieren Sie sie neu, um ihn zu sehen, oder wählen Sie eine andere.",
    storageFull:
      "Für weitere Vorlagen oder Punkte der Checkliste ist kein Platz. Löschen Sie eine Vorlage, die Sie nicht mehr brauchen.",
    newerLayout:
      "Dieser Plan stammt aus einer neueren Version des Add-ons. Laden Sie die Tabelle neu, um sie zu bekommen.",
  },
  changes: {
    dateTyped: "{step}: {before} wurde mit {after} überschrieben.",
    "dateTyped.new": "{step}: Der Termin {after} wurde eingetragen.",
    dateCleared: "{step}: Der Termin {before} wurde gelöscht.",
    ticked: "{step} wurde als erledigt angekreuzt. Als Tag gilt dann {proposed}.",
    completed: "{step} wurde am {after} erledigt.",
    reopened: "{step} ist wieder offen.",
    daysChanged: "{step}: Dauer in Tagen von {before} auf {after} geändert.",
    "countedInChanged.working": "{step} zählt jetzt in Arbeitstagen.",
    "countedInChanged.calendar": "{step} zählt jetzt in Kalendertagen.",
    "calendarChanged.both": "{step} folgt jetzt den Kalendern beider Seiten.",
    "calendarChanged.seller": "{step} folgt jetzt dem Kalender des Anbieters.",
    "calendarChanged.buyer": "{step} folgt jetzt dem Kalender des Kunden.",
    linksChanged: "{step} beginnt jetzt nach {after} (vorher: {before}).",
    "linksChanged.none": "{step} beginnt nicht mehr nach {before}.",
    fixedChanged: "{step}: Der feste Termin wurde von {before} auf {after} geändert.",
    "fixedChanged.set": "{step} hat jetzt den festen Termin {after}.",
    "fixedChanged.cleared": "{step} hat nicht mehr den festen Termin {before}.",
    anchorChanged: "Der Plan zählt jetzt rückwärts von {after} (vorher: {before}).",
    "anchorChanged.set": "Der Plan zählt jetzt rückwärts von {after}.",
    "anchorChanged.cleared": "Der Plan zählt nicht mehr rückwärts von {before}.",
    calendarsChanged: "Arbeitswochen oder arbeitsfreie Tage wurden geändert.",
    newRow: "Neue Zeile „{name}“: Sie würde Schritt {number}, nach {startsAfter}.",
    "newRow.first": "Neue Zeile „{name}“: Sie würde Schritt {number}.",
    removedRow: "{step} wurde entfernt.",
  },
  explanations: {
    anchor: "{date}: Davon zählt der Plan rückwärts.",
    fixed: "{date}: ein fester Termin.",
    done: "{date}: an diesem Tag erledigt.",
    own: "{date}: der eigene Termin der Aufgabe.",
    "before.calendar": "{date}: {days|1 Tag|{days} Tage} vor {stepName} ({stepDate})",
    "before.working": "{date}: {days|1 Arbeitstag|{days} Arbeitstage} vor {stepName} ({stepDate})",
    "before.same": "{date}: nicht später als {stepName} ({stepDate})",
    "after.calendar": "{date}: {days|1 Tag|{days} Tage} nach {stepName} ({stepDate})",
    "after.working": "{date}: {days|1 Arbeitstag|{days} Arbeitstage} nach {stepName} ({stepDate})",
    "passedOver.weekend": "; {day} ist kein Arbeitstag",
    "passedOver.nonWorkingDay": "; {day} ginge auch, ist aber ein Feiertag {ofSide}",
    "passedOver.several": "; {days} gingen auch, sind aber Feiertage {ofSide}",
    marker: "{date}: eine Markierung am Tag von {stepName}.",
    planStart: "{date}: beginnt mit dem Plan am {start}, denn {goal} hängt nicht davon ab.",
    undated: "Ohne Termin.",
  },
  templateProblems: {
    notATemplate: "Das ist keine Vorlagendatei.",
    otherVersion: "Sie stammt aus einer anderen Version dieses Add-ons ({version}).",
    wrongType: "{field} fehlt oder ist von der falschen Art.",
    empty: "{field} ist leer.",
    tooManyEntries: "{field} hat {count} Einträge; höchstens {most} sind möglich.",
    tooLong: "{field} ist länger als {most} Zeichen.",
    controlCharacter: "{field} enthält unsichtbare Steuerzeichen.",
    badNumber: "„{number}“ ist keine Schrittnummer wie 4, 4.1 oder 4.1.1.",
    duplicateNumber: "Schritt {number} kommt zweimal vor.",
    orphan: "Schritt {number} gehört zu Schritt {parent}, den es nicht gibt.",
    badDays: "Schritt {number}: Die Dauer ist eine ganze Zahl von 0 bis 3650.",
    unknownLink: "Schritt {number} beginnt nach „{link}“; diesen Schritt gibt es nicht.",
    selfLink: "Schritt {number} beginnt nach sich selbst.",
    loop: "Die Schritte {steps} warten aufeinander.",
    unknownAnchor: "Sie zählt rückwärts von Schritt {number}, der keiner ihrer Meilensteine ist.",
    unknownResourceStep: "„{resource}“ ist für Schritt {number}, den es nicht gibt.",
  },
  reasons: {
    asked: "wie gewünscht",
    before: "führt zu {ofName}",
    after: "folgt auf {ofName}",
    withMilestone: "rückt mit {ofName}",
    fixed: "fester Termin",
    done: "an diesem Tag erledigt",
    anchor: "davon zählt der Plan rückwärts",
    inserted: "neuer Schritt",
    removed: "entfernt",
    workedOut: "neu berechnet",
  },
  fields: {
    agreedInReturn: "Im Gegenzug vereinbart",
    anchor: "Rückwärts geplant von",
    buyerCompany: "Unternehmen des Kunden",
    compellingEvent: "Auslöser",
    completedOn: "Erledigt am",
    done: "Geschaffte Schritte",
    fixed: "Termin fest",
    items: "Meine Checkliste",
    name: "Meilenstein",
    nonWorkingDays: "Arbeitsfreie Tage",
    ownersBuyer: "Verantwortlich (Kunde)",
    ownersSeller: "Verantwortlich (Anbieter)",
    sellerCompany: "Ihr Unternehmen",
    target: "Zieltermin",
    tasks: "Aufgaben",
    title: "Titel der Änderung",
    why: "Warum",
  },
  ofSide: { both: "beider Seiten", seller: "des Anbieters", buyer: "des Kunden" },
  pieces: {
    and: "{first} und {last}",
    andMore: "{first} und {more} weitere",
    cell: "Eine Zelle",
    dateOf: "Schritt {number}",
    field: "Eine Angabe",
    goal: "das Ziel",
    namedStep: "{name} (Schritt {number})",
    none: "leer",
    step: "Schritt {number}",
  },
};
