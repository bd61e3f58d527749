/**
 * A plan of five rows, small enough for many tests: made once per place, then opened as a copy of its own each time.
 *
 *   row  #    target          milestone        days  starts after
 *   8    1    Tue 2027-03-09  Discovery        5
 *   9    2    Fri 2027-03-12  Proposal         3     1
 *   10   2.1                  Send the draft
 *   11   3    Mon 2027-03-15  Signature        1     2            works back from here
 *   12   4    Wed 2027-04-14  Value            30    3
 *   13 to 18: spare rows
 *
 * In calendar days, Monday to Friday, no days off; today is Mon 2027-01-11. By D3, Proposal ends on the last
 * working day on or before Mar 15 - 1, a Sunday, so on Fri 12; Discovery on or before 12 - 3 = Tue 9; Value on 15 + 30.
 */
import { SpreadsheetFile } from "../../local/sheets";
import { dayNumber } from "../../src/plan/calendarDate";
import type { PlanTemplate, TemplateStep } from "../../src/planTemplates/planTemplate";
import type { NewPlanRequest } from "../../src/protocol";
import { type AddOn, newFile, newYork, noon, open, type Place, referenceRequest, value } from "./bundle";

function step(number: string, name: string, days: number | null, ...startsAfter: string[]): TemplateStep {
  const isTask = number.includes(".");
  return {
    number,
    name,
    days,
    startsAfter,
    ownersSeller: isTask ? [] : ["Account Executive"],
    ownersBuyer: isTask ? [] : ["Project champion"],
    phase: "Decide",
    outcome: "",
  };
}

const template: PlanTemplate = {
  version: 1,
  id: "small",
  name: "Small",
  countedIn: "calendar",
  anchors: ["3", "4"],
  steps: [
    step("1", "Discovery", 5),
    step("2", "Proposal", 3, "1"),
    step("2.1", "Send the draft", null),
    step("3", "Signature", 1, "2"),
    step("4", "Value", 30, "3"),
  ],
  roles: [
    { team: "seller", role: "Account Executive", part: "", needs: "" },
    { team: "buyer", role: "Project champion", part: "uses", needs: "" },
  ],
  resources: [
    {
      resource: "Price list",
      kind: "",
      forRole: "Project champion",
      step: "2",
      providedBy: "Account Executive",
    },
  ],
};

export const firstRow = 8;
export const lastRow = 18;

export function smallRequest(): NewPlanRequest {
  const anchor = { step: "3", date: dayNumber(2027, 3, 15) };
  return referenceRequest({ template, anchor, nonWorkingDays: [] });
}

const made = new Map<string, string>();

function saved(place: Place): string {
  const key = JSON.stringify(place);
  const known = made.get(key);
  if (known) return known;
  const file = newFile(place);
  value(open(file, undefined, place).server.createPlan(smallRequest()));
  // Fewer spare rows: every row costs time in every test.
  const person = file.person("Preparation");
  person.deleteRows("Milestones", lastRow + 1, file.rowCount(file.sheetIdByName("Milestones")!) - lastRow);
  person.deleteRows("Stakeholders", 11, 985);
  person.deleteRows("Resources", 10, 11);
  person.deleteRows("Value", 80, 910);
  person.deleteRows("Plan history", 11, 980);
  const text = file.save();
  made.set(key, text);
  return text;
}

export function smallFile(place: Place = newYork): SpreadsheetFile {
  return SpreadsheetFile.load(saved(place), { now: () => noon });
}

export function smallPlan(place: Place = newYork): AddOn {
  return open(smallFile(place), undefined, place);
}
