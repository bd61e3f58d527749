import { parseIsoDay } from "../../src/plan/calendarDate";
import type { Verdict } from "../../src/plan/verdict";
import { milestones as de } from "../../src/words/de/milestones";
import { milestones as en } from "../../src/words/en/milestones";
import { verdictSentence } from "../../src/words/verdictSentence";

const date = parseIsoDay("2027-03-15")!;
const late = { code: "late", step: "10", date, earliest: parseIsoDay("2027-04-13")! } as const;
const cases: readonly (readonly [verdict: Verdict, english: string, german: string])[] = [
  [{ code: "noGoal" }, "No goal with a date", "Kein Ziel mit Termin"],
  [{ code: "unclearSteps", steps: ["3"] }, "1 step cannot be read", "1 Schritt ist nicht lesbar"],
  [
    { code: "undatedSteps", steps: ["3", "4", "5"] },
    "3 steps have no date",
    "3 Schritte haben keinen Termin",
  ],
  [{ code: "clashes", steps: ["3", "4"] }, "2 date clashes", "2 Terminkonflikte"],
  [
    { ...late, workingDays: 21 },
    "Late: Go Live is realistic about Tue 13 Apr, 21 working days later",
    "Zu spät: Go Live ist realistisch etwa am Di 13. Apr, 21 Arbeitstage später",
  ],
  [{ code: "onTime", step: "10", date, workingDays: 0 }, "On time", "Im Plan"],
  [
    { code: "onTime", step: "10", date, workingDays: 9 },
    "On time, 9 working days to spare",
    "Im Plan, 9 Arbeitstage Luft",
  ],
  [{ code: "askConfirmation" }, "Confirm the value", "Nutzen bestätigen"],
];

test.each(cases)("%j", (verdict, english, german) => {
  const nameOf = (step: string) => ({ "10": "Go Live" })[step] ?? "?";
  expect(verdictSentence(verdict, en, "en", nameOf)).toBe(english);
  expect(verdictSentence(verdict, de, "de", nameOf)).toBe(german);
});
