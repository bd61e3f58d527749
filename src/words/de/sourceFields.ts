import type { sourceFieldsEn } from "../en/sourceFields";

export const sourceFieldsDe: typeof sourceFieldsEn = {
  number: "Nummer",
  name: "Schritt",
  target: "Zieldatum",
  start: "Beginn",
  days: "Tage",
  countedIn: "Einheit der Tage",
  ownerSeller: "Zuständig (Anbieter)",
  ownerBuyer: "Zuständig (Kunde)",
  owner: "Zuständig (beide Seiten)",
  ownerHint: "Seite oder E-Mail der Zuständigen",
  done: "Erledigt",
  completedOn: "Erledigt am",
  status: "Status",
  notes: "Notizen",
  phase: "Phase",
  startsAfter: "Beginnt nach",
  level: "Ebene",
  id: "Schlüssel eines anderen Programms",
  parent: "Gehört zu",
};
