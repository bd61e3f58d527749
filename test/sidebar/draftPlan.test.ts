import { dayNumber, isoText } from "../../src/plan/calendarDate";
import { builtInTemplates } from "../../src/planTemplates";
import { type Draft, draftPlan, newPlanRequest, usuallyDone } from "../../src/setupPage/draftPlan";
import { forecast, suggestedDate, weeksOf, weeksTo } from "../../src/setupPage/forecast";

const today = dayNumber(2027, 1, 6);

function draft(change: Partial<Draft> = {}): Draft {
  return {
    id: "one",
    sellerCompany: " Acme ",
    buyerCompany: "",
    compellingEvent: "",
    template: builtInTemplates("en")[0]!,
    full: false,
    afterGoLive: "sideBySide",
    countedIn: "calendar",
    weekends: { seller: "0000011", buyer: "0000011" },
    nonWorkingDays: [],
    anchorStep: "10",
    accent: "#1a73e8",
    showAgreed: false,
    done: new Map(),
    ...change,
  };
}

function suggested(change: Partial<Draft> = {}, from = today): string {
  return isoText(suggestedDate((day) => draftPlan(draft(change), day, from), from)!);
}

test("the reference plan is 8 weeks long in calendar days, 10 in working days", () => {
  const goLive = dayNumber(2027, 3, 15);
  expect(weeksTo(draftPlan(draft(), goLive, today))).toBe(8);
  expect(weeksTo(draftPlan(draft({ countedIn: "working" }), goLive, today))).toBe(10);
});

test("a template is as long whatever day it is", () => {
  const [enterprise] = builtInTemplates("en");
  for (let day = today; day < today + 14; day += 1) expect(weeksOf(enterprise!, day)).toBe(8);
});

test("only a first step of a day is suggested as done today", () => {
  const suggested = builtInTemplates("en").map((template) => [template.id, ...usuallyDone(template, today)]);
  const meeting = ["1", today];
  expect(suggested).toEqual([
    ["enterpriseSoftware", meeting],
    ["proofOfConcept", meeting],
    ["renewal"],
    ["quickStart", meeting],
    ["blank", meeting],
  ]);
});

test("weeks are counted from what is still open, and so is the start", () => {
  const goLive = dayNumber(2027, 3, 15);
  // The fourth starts on the Monday after Fri 5 Feb, five weeks before.
  const done = new Map(["1", "2", "3"].map((step) => [step, today]));
  expect(weeksTo(draftPlan(draft({ done }), goLive, today))).toBe(5);
  expect(isoText(forecast(draftPlan(draft({ done }), goLive, today))!.first)).toBe("2027-02-08");
});

test("the suggested date is a Monday that fits, with two weeks to spare", () => {
  const day = suggestedDate((date) => draftPlan(draft(), date, today), today)!;
  expect(isoText(day)).toBe("2027-03-15");
  const early = forecast(draftPlan(draft(), day - 21, today));
  const fits = forecast(draftPlan(draft(), day, today))!;
  expect([fits.behind, fits.verdict.code]).toEqual([null, "onTime"]);
  expect(early?.behind).not.toBeNull();
  const { earliest, workingDays } = early!.behind!;
  expect(early!.verdict).toEqual({ code: "late", step: "10", date: day - 21, earliest, workingDays });
});

test("the suggestion keeps off holidays and weekends, whatever the week", () => {
  const monday = dayNumber(2027, 3, 15);
  expect(suggested({ nonWorkingDays: [{ date: monday, side: "buyer" }] })).toBe("2027-03-16");
  // Off on Monday, as some shops are.
  expect(suggested({ weekends: { seller: "1000001", buyer: "1000001" } }).slice(0, 7)).toBe("2027-03");
});

test("finished steps bring the suggestion closer", () => {
  const done = new Map(["1", "2", "3"].map((step) => [step, today]));
  expect(suggested({ done }) < suggested()).toBe(true);
});

test("a plan that is too early says when it should have started and what is realistic", () => {
  const seen = forecast(draftPlan(draft(), dayNumber(2027, 2, 8), today))!;
  expect(isoText(seen.behind!.start)).toBe("2026-12-18");
  expect(seen.behind!.startedLateBy).toBe(13);
  const realistic = forecast(draftPlan(draft(), seen.behind!.earliest, today))!;
  expect(realistic.behind).toBeNull();
});

test("a blank start has no tasks, a full one has, and chaining follows the choice", () => {
  const request = (change: Partial<Draft>) =>
    newPlanRequest(draft(change), "en", dayNumber(2027, 3, 15), false);
  expect(request({}).template.steps.some((step) => step.number.includes("."))).toBe(false);
  expect(request({ full: true }).template.steps.some((step) => step.number.includes("."))).toBe(true);
  const links = (afterGoLive: Draft["afterGoLive"]) =>
    request({ afterGoLive })
      .template.steps.slice(10)
      .map((step) => step.startsAfter);
  expect(links("sideBySide")).toEqual([["10"], ["10"], ["10"]]);
  expect(links("chained")).toEqual([["10"], ["11"], ["12"]]);
  expect(request({}).sellerCompany).toBe("Acme");
});
