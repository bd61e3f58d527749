/** What each check before sending has found, and what to do. `{steps}` are steps by number and name. */
import type { CheckCode } from "../../problems";

export const checks: CheckWords = {
  noEvent: "There is no compelling event. Ask what must be in place by when, and what it costs to miss it.",
  anchorAfterEvent:
    "{anchor} is planned for {date}, after the compelling event on {event}. Move it, or ask whether that date can move.",
  noMeasure: "There is no success measure. Agree on two or three figures that will show that it has worked.",
  noValuePerMonth:
    "There is no value per month, so a delay has no price. Ask what one month is worth, and enter it on Value.",
  eventPast:
    "The compelling event was on {date}, and a letter would quote that date. Ask what makes the plan matter now.",
  measureOpen:
    "{count|This measure has|These measures have} no owner or no date: {names}. Agree who measures {count|it|them}, and by when.",
  noRisk: "No risk is named. Ask what could stop or delay you, and who watches it.",
  budgetNo: "The budget isn't confirmed. Ask who releases it, and what they need to see.",
  decisionPast: "The decision was planned for {date}. Ask when it will be made, and enter that date.",
  decisionAfterSignature:
    "The decision is planned for {date}, after {signature} on {day}. Move one of the two.",
  reviewPast: "The joint review was on {date}. Agree on the next one.",
  rolesMissing: "{count|1 role has|{count} roles have} no name yet: {names}. Ask who it is, on Stakeholders.",
  noSponsor:
    "Nobody on the buyer's side who signs has a name yet. Ask who signs, and what they need to say yes.",
  teams: "People get things done, teams don't: replace {names} with somebody's name.",
  commaNames:
    "One person or two: {names}? Put each name on Stakeholders as you write it here, and separate people with a semicolon.",
  buyerOwnsLittle:
    "The buyer owns {count} of {all} open milestones. Ask who on their side does each of the others.",
  noOwner:
    "{count|This milestone has|These milestones have} no owner on either side: {steps}. Agree who sees to {count|it|them}.",
  signatureLast:
    "{steps} comes last. The signature sits in the middle: add what follows until the buyer has the value.",
  noValueAfter: "No milestone comes after {steps}. Add when the value is measured, and by whom.",
  reviewLate:
    "{area} begins with {steps} on {start}, less than {days} days before the signature on {date}. Start it sooner.",
  resourcesNotReady:
    "Needed within two weeks and not ready: {names}. Ask for what is missing: Resources says who provides it.",
  tooManySteps:
    "The plan has {count} milestones. 11 to 15 are read; above 30 it works no better than none. Turn some into tasks.",
  noOutcome:
    "{count|This milestone does|These milestones do} not say when {count|it is|they are} done: {steps}. Fill in Outcomes / Notes.",
  pastDates:
    "{count|This step is|These steps are} open, with a date in the past: {steps}. Tick Done, or move the date.",
  noDate:
    "{count|This milestone has|These milestones have} no date: {steps}. Fill in Days to complete, or enter a date.",
  datedSubtasks:
    "{count|This subtask has a date|These subtasks have dates}: {steps}. Dates belong to milestones; clear them.",
};

export type CheckWords = Readonly<Record<CheckCode, string>>;
