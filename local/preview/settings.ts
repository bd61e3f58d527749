/** The boxes of the Preview menu: the file's locale and time zone, and today's date. */
import { box, textElement } from "./notices";

/** The locales that the stand-in knows, as Google names them in File > Settings. */
const LOCALES: Record<string, string> = {
  en_US: "United States",
  en_GB: "United Kingdom",
  de_DE: "Germany",
  fr_FR: "France",
  pt_BR: "Brazil",
  ja_JP: "Japan",
};

export interface FileSettings {
  locale: string;
  timeZone: string;
}

/** Null: left as it is. */
export async function askFileSettings(now: FileSettings): Promise<FileSettings | null> {
  const locale = select(Object.entries(LOCALES), now.locale);
  const zones = Intl.supportedValuesOf("timeZone").map((zone): [string, string] => [
    zone,
    zone.replaceAll("_", " "),
  ]);
  if (!zones.some(([zone]) => zone === now.timeZone)) zones.unshift([now.timeZone, now.timeZone]);
  const timeZone = select(zones, now.timeZone);
  const pressed = await box(
    "File settings",
    [labeled("Locale", locale), labeled("Time zone", timeZone)],
    ["Save", "Cancel"],
  );
  return pressed === "Save" ? { locale: locale.value, timeZone: timeZone.value } : null;
}

/** Null: left as it is. */
export async function askInstallation(now: "bound" | "company"): Promise<"bound" | "company" | null> {
  const chosen = select(
    [
      ["bound", "A script bound to this file"],
      ["company", "The company's add-on, published for its domain"],
    ],
    now,
  );
  const notes = [
    "Bound: every editor who is signed in has the menu, the buyer's people too. What a person keeps belongs to this file.",
    "The company's add-on: the menu stands under Extensions, for the seller's people only. What a rep keeps is there in every file.",
  ];
  const pressed = await box(
    "Installed as",
    [labeled("Installed as", chosen), ...notes.map((note) => textElement("p", note))],
    ["Save", "Cancel"],
  );
  return pressed === "Save" ? (chosen.value as "bound" | "company") : null;
}

/** The chosen day, "2027-03-15"; "real" for the computer's own clock; null: left as it is. */
export async function askToday(now: string): Promise<string | null> {
  const day = document.createElement("input");
  day.type = "date";
  day.required = true;
  day.value = now;
  const note = textElement("p", "The spreadsheet and the add-on take this day for today.");
  const pressed = await box(
    "Today's date",
    [note, labeled("Today", day)],
    ["Set", "Use the real date", "Cancel"],
  );
  if (pressed === "Use the real date") return "real";
  return pressed === "Set" && day.value ? day.value : null;
}

function select(options: [value: string, label: string][], chosen: string): HTMLSelectElement {
  const element = document.createElement("select");
  for (const [value, label] of options) element.append(new Option(label, value));
  element.value = chosen;
  return element;
}

function labeled(label: string, field: HTMLElement): HTMLElement {
  const element = document.createElement("label");
  const name = textElement("span", label);
  name.className = "field-name";
  element.append(name, field);
  return element;
}
