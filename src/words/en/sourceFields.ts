/** What a column of a table can hold. */
import type { SourceField } from "../../takeOver/tableWords";

export const sourceFieldsEn: Readonly<Record<SourceField, string>> = {
  number: "Number",
  name: "Step",
  target: "Target date",
  start: "Start",
  days: "Days",
  countedIn: "Unit of the days",
  ownerSeller: "Owner (seller)",
  ownerBuyer: "Owner (buyer)",
  owner: "Owner (either side)",
  ownerHint: "Side or e-mail of the owner",
  done: "Done",
  completedOn: "Completed on",
  status: "Status",
  notes: "Notes",
  phase: "Phase",
  startsAfter: "Starts after",
  level: "Level",
  id: "Key of another program",
  parent: "Belongs to",
};
