import type { ProblemWords } from "../en/problems";

/** What is wrong, what changed and why a date is what it is, in German sentences. */
export const problemWordsDe: ProblemWords = {
  problems: {
    noAnchor:
      "Dem Plan fehlt das Ziel; er zählt deshalb von heute an. Wählen Sie einen Meilenstein {onGoalDate}.",
    anchorUnknown:
      "Der Plan zählt rückwärts von Schritt {number}, den es nicht gibt. Wählen Sie einen anderen {onGoalDate}.",
    anchorFixedElsewhere:
      "{step}: „Termin fest“ ({fixed}) gilt nicht, da der Plan vom {date} rückwärts zählt. Leeren Sie die Zelle.",
    anchorNotNeeded:
      "{step}: „Entfällt, weil“ gilt nicht, da der Plan von diesem Schritt rückwärts zählt. Leeren Sie die Zelle.",
    offDay:
      "{step} bleibt am {date}, keinem Arbeitstag {ofSide}. Behalten Sie ihn, oder wählen Sie einen Arbeitstag.",
    badDate: "{step}: „{field}“ ist kein Tag zwischen 1990 und 2150 und gilt nicht. {correct}",
    "badDate.today": "Das heutige Datum war nicht lesbar. {refresh}",
    outOfRange:
      "{count|Schritt {steps} läge|Schritte {steps} lägen} nicht zwischen 1990 und 2150. Prüfen Sie Dauer und Verbindungen.",
    noNumber:
      "{count|Zeile|Zeilen} {rows}: keine eigene Schrittnummer, also kein Termin. Tragen Sie eine unter „#“ ein.",
    badNumber: "„{number}“ ist keine Schrittnummer wie 4, 4.1 oder 4.1.1. {correct}",
    duplicateNumber: "Die Nummer {number} steht in {count} Zeilen; sie haben keinen Termin. {ownNumbers}",
    unknownStep: "{step} beginnt nach „{link}“, das es nicht gibt. {correctLink}",
    startsAfterItself: "{step} beginnt nach sich selbst. {correctLink}",
    loop: "Die Schritte {steps} warten aufeinander und haben keinen Termin. {correctLink}",
    badDays: "{step}: {days} ist keine ganze Zahl von 0 bis 3650. {correct}",
    noDays:
      "{step} hat keine Dauer, also keinen Termin. Füllen Sie „Dauer in Tagen“ aus (0 für eine Markierung).",
    badWeekend: "Die Arbeitswoche {ofSide} ist nicht lesbar. {setDaysOff}",
    noWorkingDay:
      "{count|Schritt|Schritte} {steps}: Der Kalender {ofSide} hat keinen Arbeitstag. {setDaysOff}",
    badNonWorkingDay: "Ein arbeitsfreier Tag {ofSide} liegt nicht zwischen 1990 und 2150. {setDaysOff}",
    notConnected:
      "{step} beginnt mit dem Plan, da {goal} nicht davon abhängt. Füllen Sie „Beginnt nach“ aus, hier oder im nächsten Schritt.",
    overlap:
      "{step} bleibt am {date}, aber {startsAfter} ist erst am {finished} fertig: Möglich ist frühestens {earliest}, {later}. Verschieben Sie, was folgt, auf später, oder kürzen Sie.",
    notLaterThanMissed:
      "{step} kommt auf den {date}, {later} als „Nicht später als“ ({notLaterThan}) sagt. Schaffen Sie Platz, oder ändern Sie diesen Termin.",
    outsideMilestone:
      "{step} ist am {date} fällig, aber {milestone} läuft vom {from} bis zum {to}. Verschieben Sie eines davon.",
    completedInFuture:
      "{step} ist am {date} erledigt; der Tag kommt erst noch. Korrigieren Sie „Erledigt am“.",
    "late.today":
      "Zu spät: {cause} hätte am {start} beginnen müssen, vor {startedLateBy|1 Arbeitstag|{startedLateBy} Arbeitstagen}; {earliestGoal}",
    "late.soon": "Zu spät: {cause} braucht mehr Tage, als noch bleiben; {earliestGoal}",
    "late.fixed": "Zu spät: {cause} hat einen festen Termin; {earliestGoal}",
    "late.done": "Zu spät: {cause} wurde spät fertig; {earliestGoal}",

    badRequest: "Das war nicht zu verstehen; nichts wurde geändert. {refresh}",
    stepGone: "{step} ist nicht mehr im Plan. {refresh}",
    stepAmbiguous: "Mehrere Zeilen haben die Nummer {number}. {ownNumbers}",
    stepDone:
      "{step} ist erledigt und bleibt an diesem Tag. Öffnen Sie den Schritt wieder: „Erledigt melden“.",
    stepNotNeeded: "{step} entfällt, sein Termin bewirkt nichts. Leeren Sie zuerst „Entfällt, weil“.",
    stepUndated: "{step} hat keinen Termin. Tragen Sie zuerst Dauer oder Termin ein.",
    anchorStays:
      "Der Plan zählt rückwärts von {step}; deshalb bleibt der Schritt. Wählen Sie zuerst einen anderen {onGoalDate}.",
    anchorNeeded: "Dem Plan fehlt das Ziel. Wählen Sie zuerst einen Meilenstein {onGoalDate}.",
    wouldLoop:
      "Dann {count|würde Schritt {steps} auf sich selbst|würden die Schritte {steps} aufeinander} warten. Wählen Sie eine andere Verbindung.",
    numbersUnclear: "Doppelt, leer oder ohne den Schritt darüber: {steps}. {ownNumbers}",
    tooManySteps: "Ein Plan hat höchstens {limit} Schritte. Entfernen Sie zuerst einige.",
    inThePast: "{date} ist vorbei. Wählen Sie heute oder einen späteren Tag.",
    tooEarly: "{step} ist frühestens am {earliest} fertig. Wählen Sie diesen Tag oder einen späteren.",
    afterAnchor:
      "{date} ist später als {anchorName} am {anchorDate}, und das wartet auf {step}. Lassen Sie nachrücken, was folgt, oder wählen Sie einen früheren Tag.",
    planFits: "Der Plan passt schon.",
    cannotFit:
      "Auch mit einem Tag je offenem Schritt ist {goal} nicht vor {earliest} möglich, {later}. Verbinden Sie mehrere Wege.",
    noOverlapGains: "Zwei Schritte gleichzeitig bringen hier keinen Tag. Wählen Sie einen anderen Weg.",
    nothingChanges: "Das ändert nichts.",
    notAccepted:
      "{step}: „{content}“ unter „{column}“ bleibt, wie es ist. Schreiben Sie dort, was gemeint ist, oder setzen Sie es zurück.",
    rowsApart:
      "Zeilen wurden ohne ihre ausgeblendeten Spalten sortiert oder verschoben. Setzen Sie sie zuerst unter „Änderungen in der Tabelle“ wieder zusammen.",
    cellInTheWay:
      "{step}: In „{column}“ steht „{content}“, von Hand eingetragen. Entscheiden Sie zuerst darüber, unter „Änderungen in der Tabelle“.",
    changeGone: "Diese Änderung gibt es nicht mehr. {refresh}",
    cannotPutBack: "Arbeitswochen und arbeitsfreie Tage lassen sich hier nicht zurücksetzen. {setDaysOff}",

    noPlan: "Hier gibt es noch keinen Plan. Beginnen Sie mit „Neuer Mutual Action Plan“.",
    planExists:
      "Es gibt schon einen Plan, im Blatt „{tab}“. Öffnen Sie ihn, oder wählen Sie „Weiteren Plan anlegen“.",
    missingTab: "Das Blatt „{tab}“ fehlt. Holen Sie es mit Rückgängig oder aus dem Versionsverlauf zurück.",
    missingColumn:
      "Im Blatt „{tab}“ fehlt die Spalte „{column}“. Holen Sie sie mit Rückgängig zurück, oder nennen Sie eine so.",
    doubleColumn:
      "{cell} ist eine zweite Spalte „{column}“; nur die erste gilt. Löschen Sie eine, oder benennen Sie sie um.",
    unreadableDate:
      "{cell}: „{content}“ ist kein Datum für „{column}“. Korrigieren oder leeren Sie die Zelle.",
    unreadableDays: "{cell}: „{content}“ ist keine ganze Zahl von 0 bis 3650. {correct}",
    unreadableTick:
      "{cell}: „{content}“ ist kein Häkchen für „{column}“. Benutzen Sie das Kästchen; entfällt der Schritt, schreiben Sie unter „Entfällt, weil“ den Grund.",
    unreadableChoice: "{cell}: „{content}“ steht unter „{column}“ nicht zur Wahl. Wählen Sie aus der Liste.",
    unreadableLink:
      "{cell}: „{content}“ ist keine Schrittnummer. Schreiben Sie unter „{column}“ Nummern mit Kommas dazwischen, etwa 3, 4.",
    waitIgnored:
      "{cell}: „{content}“ gilt als Verknüpfung ohne Wartezeit. Eine Wartezeit ist ein eigener Schritt mit Tagen.",
    unreadableNumber: "{cell}: „{content}“ ist keine Zahl. {correct}",
    unreadableSetting: "{cell}: „{content}“ geht nicht als „{setting}“. {correct}",
    notOurs: "{cell} enthält „{content}“, von Hand eingetragen, und blieb so. Leeren Sie zuerst die Zelle.",
    typedColumn:
      "{cell} gehört zu einer Tabelle mit Spaltentypen; nichts wurde geschrieben. Machen Sie daraus zuerst gewöhnliche Zellen.",
    mergedCell:
      "{cell} ist mit anderen Zellen verbunden, daher wurde nichts geschrieben. Trennen Sie sie: Format > Zellen verbinden > Verbindung aufheben.",
    protectedCell: "{cell} ist geschützt; nichts wurde geschrieben. {askOwner}",
    protectedRow: "Die Zeile von {cell} ist geschützt und bleibt stehen. {askOwner}",
    viewOnly: "Sie können diese Tabelle ansehen, aber nicht bearbeiten. {askOwner}",
    busy: "Gerade ändert jemand anderes den Plan. {again}",
    changedMeanwhile:
      "Inzwischen wurde die Tabelle geändert; nichts wurde geschrieben. Prüfen Sie neu, dann wenden Sie an.",
    severalAccounts:
      "Google verwechselt Konten, die nebeneinander angemeldet sind. Öffnen Sie die Tabelle in einem Fenster mit nur einem Konto, etwa einem privaten. Ist es nur eines: Wählen Sie den Menübefehl neu und erlauben Sie, was Google fragt.",
    "permissionMissing.sheet":
      "Das Add-on darf diese Tabelle nicht lesen, weil eine seiner zwei Berechtigungen fehlt. {allow}",
    "permissionMissing.pages":
      "Das Add-on darf seine Seiten nicht zeigen, weil eine seiner zwei Berechtigungen fehlt. {allow}",
    scriptOff:
      "Apps Script ist für Ihr Konto ausgeschaltet, darum läuft das Add-on nicht. Bitten Sie Ihren Google-Workspace-Administrator, es einzuschalten. Der Plan in der Tabelle geht auch ohne.",
    timeLimit:
      "Google hat das Add-on angehalten, weil es zu lange dauerte. Falls Sie den Plan geändert haben, sehen Sie zuerst in die Tabelle: Vielleicht ist ein Teil geschrieben. „Prüfen und reparieren“ findet, was fehlt.",
    tooManyCalls:
      "Google nimmt von Ihrem Konto vorerst keine Aufrufe mehr an. Warten Sie einige Minuten. {again}",
    googleFailed:
      "Google sagt: „{detail}“ Falls Sie den Plan geändert haben, sehen Sie in die Tabelle, bevor Sie es noch einmal versuchen: Vielleicht ist die Änderung angekommen.",
    "serviceFailed.unchanged": "Google Tabellen ist gescheitert; nichts wurde geändert. {again} {answer}",
    "serviceFailed.restored":
      "Google Tabellen ist mittendrin gescheitert; der Plan ist wie vorher. {again} {answer}",
    "serviceFailed.unfinished":
      "Google Tabellen ist mittendrin gescheitert; nur ein Teil ist geschrieben. Benutzen Sie Rückgängig oder „Prüfen und reparieren“. {answer}",
    "serviceFailed.written":
      "Die Änderung ist geschrieben, doch Google Tabellen konnte den Plan nicht neu lesen. {refresh} {answer}",
    missingAnswer: "Etwas ist nicht ausgefüllt. Füllen Sie alle Felder aus.",
    tooLong: "Das ist zu lang. Höchstens {most} Zeichen oder Einträge sind möglich.",
    badTemplate:
      "Diese Vorlage hat einen Fehler und wurde nicht benutzt. Wählen Sie eine andere, oder importieren Sie sie neu.",
    storageFull: "Für Vorlagen und Checkliste ist kein Platz mehr. Löschen Sie, was Sie nicht mehr brauchen.",
    newerLayout:
      "Dieser Plan stammt aus einer neueren Version des Add-ons. Laden Sie die Tabelle neu, um sie zu bekommen.",
  },
  changes: {
    changed: "{step}: „{column}“ war {before} und ist jetzt {after}.",
    ticked: "{step} wurde angekreuzt; als erledigt gilt dann der {proposed}.",
    completed: "{step} wurde am {after} erledigt.",
    reopened: "{step} ist wieder offen.",
    notNeededChanged: "{step} entfällt, weil: {after}.",
    needed: "{step} wird doch gebraucht.",
    "countedInChanged.working": "{step} zählt jetzt in Arbeitstagen.",
    "countedInChanged.calendar": "{step} zählt jetzt in Kalendertagen.",
    calendarChanged: "{step} folgt jetzt dem Kalender {ofSide}.",
    anchorChanged: "„Rückwärts geplant von“ war {before} und ist jetzt {after}.",
    calendarsChanged: "Arbeitswochen oder arbeitsfreie Tage wurden geändert.",
    newRow: "Neue Zeile „{name}“ ({row}): Sie würde ein Schritt (beginnt nach: {startsAfter}).",
    "newRow.twice":
      "„{name}“ ({row}) trägt die Nummer {typed}, die zu {original} gehört: Sie würde ein Schritt (beginnt nach: {startsAfter}).",
    "newRow.noNumber":
      "„{name}“ ({row}): „{typed}“ ist keine Schrittnummer. Sie würde ein Schritt (beginnt nach: {startsAfter}).",
    unclear: "{step}: In „{column}“ steht „{text}“; das ist nicht zu verstehen.",
    "unclear.date": "{step}: In „{column}“ steht „{text}“, das ist kein Datum; vorher: {before}.",
    "unclear.offered":
      "{step}: In „{column}“ steht „{text}“, das ist kein Datum; vorher: {before}. Vielleicht ist {offered} gemeint.",
    "unclear.sure": "{step}: In „{column}“ steht die Formel {text}, sie ergibt {offered}; vorher: {before}.",
    "movedRow.up": "{step} steht jetzt vor {other}. Übernehmen: In dieser Reihenfolge wird es gemacht.",
    "movedRow.down": "{step} steht jetzt hinter {other}. Übernehmen: In dieser Reihenfolge wird es gemacht.",
    removedRow: "{step} wurde entfernt.",
    rowsApart:
      "{count} Zeilen wurden ohne ihre ausgeblendeten Spalten sortiert oder verschoben; was dort steht, gehört deshalb zu anderen Schritten.",
    "rowsApart.columns":
      "Ohne den Rest der Zeile verschoben: {columns}. In {count} Zeilen steht deshalb, was zu anderen Schritten gehört.",
  },
  explanations: {
    anchor: "{date}: Davon zählt der Plan rückwärts.",
    fixed: "{date}: ein fester Termin.",
    done: "{date}: an diesem Tag erledigt.",
    own: "{date}: der eigene Termin der Aufgabe.",
    before: "{date}: {counted} vor {stepName} ({stepDate})",
    "before.same": "{date}: nicht später als {stepName} ({stepDate})",
    after: "{date}: {counted} nach {stepName} ({stepDate})",
    "counted.calendar": "{days|1 Tag|{days} Tage}",
    "counted.working": "{days|1 Arbeitstag|{days} Arbeitstage}",
    "passedOver.weekend": "; {day} ist kein Arbeitstag",
    "passedOver.nonWorkingDay":
      "; {day} {count|ginge auch, ist aber ein Feiertag|gingen auch, sind aber Feiertage} {ofSide}",
    marker: "{date}: eine Markierung am Tag von {stepName}.",
    firstMarker: "{date}: der letzte Arbeitstag, bevor {stepName} beginnt ({start}).",
    kept: "{date}: zugesagt, nicht später als {notLaterThan}; möglich wäre auch {latest}.",
    notNeeded: "Ohne Termin: entfällt, weil: {reason}.",
    planStart: "{date}: beginnt mit dem Plan am {start}, da {goal} nicht davon abhängt.",
    undated: "Ohne Termin.",
  },
  templateProblems: {
    notATemplate: "Das ist keine Vorlagendatei.",
    otherVersion: "Sie stammt aus einer anderen Version dieses Add-ons ({version}).",
    wrongType: "{field} fehlt oder ist von der falschen Art.",
    empty: "{field} ist leer.",
    tooManyEntries: "{field} hat {count} Einträge; höchstens {most} sind möglich.",
    tooLong: "{field} ist länger als {most} Zeichen.",
    badNumber: "„{step}“ ist keine Schrittnummer wie 4, 4.1 oder 4.1.1.",
    duplicateNumber: "Schritt {step} kommt zweimal vor.",
    orphan: "Schritt {step} gehört zu Schritt {parent}, den es nicht gibt.",
    badDays: "Schritt {step}: Die Dauer ist eine ganze Zahl von 0 bis 3650.",
    unknownLink: "Schritt {step} beginnt nach „{link}“, das es nicht gibt.",
    selfLink: "Schritt {step} beginnt nach sich selbst.",
    loop: "Die Schritte {steps} warten aufeinander.",
    unknownAnchor: "Sie zählt rückwärts von Schritt {step}, der kein Meilenstein ist.",
    unknownResourceStep: "„{resource}“ ist für Schritt {step}, den es nicht gibt.",
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
    kept: "hält seinen Termin",
    notNeeded: "entfällt",
    workedOut: "neu berechnet",
  },
  columns: {
    anchor: "Rückwärts geplant von",
    calendar: "Kalender",
    completedOn: "Erledigt am",
    countedIn: "Gezählt in",
    days: "Dauer in Tagen",
    done: "Erledigt",
    fixed: "Termin fest",
    notLaterThan: "Nicht später als",
    notNeeded: "Entfällt, weil",
    number: "#",
    startsAfter: "Beginnt nach",
    name: "Meilenstein",
    ownerSeller: "Anbieter",
    ownerBuyer: "Kunde",
    outcome: "Ergebnis / Notizen",
    agreed: "Vereinbart",
    agreedDate: "Vereinbarter Termin",
    phase: "Phase",
    target: "Zieltermin",
  },
  ofSide: { both: "beider Seiten", seller: "des Anbieters", buyer: "des Kunden" },
  pieces: {
    and: "{first} und {last}",
    andMore: "{first} und {more} weitere",
    cell: "Eine Zelle",
    dateOf: "Schritt {number}",
    goal: "das Ziel",
    namedStep: "{name} (Schritt {number})",
    none: "leer",
    row: "Zeile {row}",
    step: "Schritt {number}",
  },
  phrases: {
    again: "Versuchen Sie es gleich noch einmal.",
    allow:
      "Wählen Sie den Menübefehl neu und haken Sie beide an. Fragt Google nicht: Entfernen Sie zuerst das Add-on unter myaccount.google.com/connections.",
    answer: "Antwort: „{detail}“",
    askOwner: "Bitten Sie den Eigentümer um das Recht dazu.",
    correct: "Korrigieren Sie die Zelle.",
    correctLink: "Korrigieren Sie „Beginnt nach“.",
    earliestGoal:
      "der früheste realistische Termin für {dateOf} ist {earliest}, {later}. Siehe „Passend machen“.",
    later: "{workingDays|1 Arbeitstag|{workingDays} Arbeitstage} später",
    onGoalDate: "unter „Zieltermin ändern“",
    ownNumbers: "Geben Sie unter „#“ jeder Zeile eine eigene.",
    refresh: "Lesen Sie den Plan neu.",
    setDaysOff: "Ändern Sie das unter „Arbeitsfreie Tage“.",
  },
};
