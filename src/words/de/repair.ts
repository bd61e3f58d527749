import type { RepairWords } from "../en/repair";

export const repair: RepairWords = {
  missingTab: "Das Blatt „{name}“ fehlt. Datei > Versionsverlauf bringt es zurück.",
  lostMark: "Dieses Blatt hat das Kennzeichen verloren, an dem das Add-on es erkennt.",
  noTable: "Die Überschriften der Tabelle fehlen. Rückgängig machen oder neu eingeben: {names}.",
  grid: "Das Blatt wurde gekürzt: Zeilen oder Spalten, die der Plan braucht, fehlen.",
  rowsAbove: "Zeilen über der Tabelle fehlen.",
  gap: "Die Zeilen über der Tabelle hängen nicht zusammen. Bitte die Zeile dazwischen löschen.",
  missingColumn: "Spalten fehlen: {names}.",
  lostColumn:
    "Es fehlt: {names}. Bitte die Überschrift neu eingeben oder zurück über Datei > Versionsverlauf.",
  noHeader: "Diese Spalte hat keine Überschrift. Bitte neu eingeben: {names}.",
  keys: "Die verborgene Zeile, an der Spalten erkannt werden, ist beschädigt oder sichtbar.",
  headers: "Eine Überschrift ist leer.",
  block: "Formeln oder Beschriftungen über der Tabelle fehlen oder sind verändert{pasted}.",
  formulas: "Formeln fehlen oder sind verändert: {names}{pasted}.",
  words:
    "Hierher gehört eine Formel, doch die Zelle enthält „{content}“. Bitte verschieben und die Zelle leeren.",
  typedOver:
    "Hier gehört eine Formel hin, in der Zelle steht aber „{content}“. Mit Häkchen kommt die Formel hinein, und was da steht, wird zur Notiz der Zelle.",
  merged: "Zellen sind verbunden. Bitte trennen: Format > Zellen verbinden > Verbindung aufheben.",
  rules: "Farben, die dem Status folgen, fehlen oder sind verstreut.",
  choices: "Auswahllisten oder Kästchen fehlen: {names}.",
  formats: "Zellen haben ihr Format verloren: {names}.",
  ids: "Zeilen fehlt eine eigene verborgene Kennung, an der das Add-on sie wiedererkennt.",
  spellings:
    "Zellen sagen in Worten, was das Blatt als Datum, Zahl, Häkchen oder Schrittnummern zählt; sie bekommen diese Form: {names}.",
  frozen: "Die Kopfzeilen sind nicht fixiert.",
  prompts: "Fragen in leeren Feldern fehlen.",
  settings: "Einstellungen des Plans sind beschädigt.",
  daysOff: "Freie Tage, mit denen die Formeln rechnen, weichen von der Liste ab.",
  owners: "Die Liste hinter der Auswahl der Verantwortlichen ist leer.",
  typedColumn:
    "„{name}“ gehört zu einer Tabelle von Google Sheets, die das nicht erlaubt. Bitte in einen Bereich umwandeln.",
  protectedCell: "Das ist geschützt. Bitte den Eigentümer der Datei, den Schutz aufzuheben.",
};
