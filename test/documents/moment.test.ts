/** Where in the deal a plan is. Today is Wed 6 Jan 2027; the default plan begins on Fri 22 Jan. */
import { momentOf } from "../../src/documents/moment";
import type { LoadedPlan } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { TODAY } from "../sidebar/fakeServer";
import { GO_LIVE } from "../sidebar/samplePlans";
import { filledPlan, freshPlan, withSteps } from "./sharedPlan";

const moment = (loaded: LoadedPlan) => momentOf(loaded, languageFiles(loaded.language).DialogWords);
const done = (...numbers: readonly number[]) =>
  Object.fromEntries(numbers.map((n) => [String(n), { done: true, completedOn: TODAY - 1 }]));

test.each<[string, LoadedPlan]>([
  ["before", freshPlan()],
  ["before", { ...freshPlan(), plan: { ...freshPlan().plan, steps: [] } }],
  ["running", withSteps(freshPlan(), done(1))],
  // Its first step has begun.
  ["running", { ...freshPlan(), plan: { ...freshPlan().plan, today: GO_LIVE - 52 } }],
  ["running", freshPlan({ anchor: { step: "10", date: GO_LIVE - 31 } })],
  ["signed", withSteps(freshPlan(), done(1, 2, 3, 4, 5, 6))],
  ["live", withSteps(freshPlan(), done(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))],
  // Nobody ticked the signature; the buyer works with it.
  ["live", withSteps(freshPlan(), done(10))],
  ["confirmed", { ...withSteps(freshPlan(), done(10)), valueConfirmed: true }],
])("a plan that is %s", (stage, loaded) => {
  expect(moment(loaded).stage).toBe(stage);
});

test("what the plan works back from is the go-live where no step is called so", () => {
  const names = { "10": { name: "Handed over to the users" } };
  expect(moment(withSteps(withSteps(freshPlan(), names), done(10))).stage).toBe("live");
  // Worked back from the signature, a signed plan is not live.
  const signature = freshPlan();
  const plan = { ...signature.plan, anchor: { step: "6", date: GO_LIVE } };
  expect(moment(withSteps(withSteps({ ...signature, plan }, names), done(6))).stage).toBe("signed");
});

test("it counts down to the goal, then to the Key ROI date, then to nothing", () => {
  const goal = (loaded: LoadedPlan) => moment(loaded).goal?.step.number ?? null;
  expect(goal(filledPlan())).toBe("10");
  expect(goal(withSteps(filledPlan(), done(10)))).toBe("12");
  expect(goal(withSteps(filledPlan(), done(10, 12)))).toBe(null);
});

test("what can be worked on now, and what waits", () => {
  const next = (loaded: LoadedPlan) => {
    const { next, waiting } = moment(loaded);
    return [next.map(({ step }) => step.number).join(), waiting];
  };
  expect(next(filledPlan())).toEqual(["1", 12]);
  expect(next(withSteps(filledPlan(), done(1)))).toEqual(["2", 11]);
  // Step 3 was done too early: step 4 still waits for step 2.
  expect(next(withSteps(filledPlan(), done(1, 3)))).toEqual(["2", 10]);
  // Through a step that is not needed.
  expect(next(withSteps(withSteps(filledPlan(), done(1)), { "2": { notNeeded: "known" } }))).toEqual([
    "3",
    10,
  ]);
  // After go-live three count from it, side by side.
  expect(next(withSteps(filledPlan(), done(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))).toEqual(["11,12,13", 0]);
});

test("a step that is overdue is realistic from today on, one that waits for it later", () => {
  // Step 1 was due on 22 Jan, today is Mon 25 Jan: it takes that day, step 2 seven more until Mon 1 Feb.
  const plan = { ...freshPlan(), plan: { ...freshPlan().plan, today: GO_LIVE - 49 } };
  const { milestones, late } = moment(plan);
  expect(milestones.slice(0, 2).map(({ realistic }) => realistic)).toEqual([GO_LIVE - 49, GO_LIVE - 42]);
  expect(late).toMatchObject({ step: "10", date: GO_LIVE });
});
