/** Where a plan stands, compared with updates written by hand. Today is Wed 6 Jan 2027, Go Live on Mon 15 Mar. */
import { plainText } from "../../src/documents/planDocument";
import { planLetter } from "../../src/documents/planLetter";
import { statusUpdate } from "../../src/documents/statusUpdate";
import { TODAY } from "../sidebar/fakeServer";
import { GO_LIVE } from "../sidebar/samplePlans";
import { filledPlan, freshPlan, voiceFor, withDetails, withSteps } from "./sharedPlan";

const update = (plan: ReturnType<typeof filledPlan>, since = TODAY - 7) =>
  statusUpdate(plan, since, voiceFor(plan));

test("done, what can be done now by both sides together, and what is to be decided", () => {
  // Step 2 should have been done on 1 Jan; its seven days from Wed 6 Jan end on Tue 12 Jan. The others wait for it.
  const plan = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 7 },
    "2": { target: TODAY - 5 },
    "3": { target: TODAY - 1 },
    "4": { target: TODAY },
  });
  expect(update(plan).subject).toBe("Acme and Globex: where our plan stands on Wed 6 Jan 2027");
  expect(plainText(update(plan))).toBe(`Why we do this: Close the books in three days.

1 of 13 milestones are done. Go Live is planned for Mon 15 Mar 2027, in 68 days. 3 date clashes.

Done since Wed 30 Dec
- Wed 30 Dec: Intros and Fit

In the next two weeks
- Tue 12 Jan: Use case discovery (Sam Seller, Ann Lee)

11 later steps wait for it.

Decisions needed
- Who tests in Lyon?
- Which accounts lead?

Next joint review: Tue 12 Jan

Open the plan: https://docs.google.com/spreadsheets/d/1abc

If one of these dates doesn't work any more, please put the one that does into the plan.`);
});

test("a day later, what was done before is not told again", () => {
  const plan = withSteps(filledPlan(), { "1": { done: true, completedOn: TODAY - 7 } });
  expect(plainText(update(plan, TODAY - 6))).toContain(
    "Done since Thu 31 Dec\nNo step was finished in this time.",
  );
});

test("a plan that is late says once what is realistic, and who owns nothing is not blamed", () => {
  const plan = withDetails(freshPlan({ anchor: { step: "10", date: TODAY + 40 } }), ({ number }) =>
    number === "1" ? { ownersSeller: "", ownersBuyer: "" } : {},
  );
  const text = plainText(update(plan));
  // Planned for Mon 15 Feb; from 6 Jan on, Thu 25 Feb is realistic.
  expect(text).toContain(
    "0 of 13 milestones are done. Go Live was planned for 15 February 2027. As things stand, 25 February 2027 is realistic. One way back: ",
  );
  expect(text).toContain("In the next two weeks\n- Wed 6 Jan: Intros and Fit\n\n12 later steps wait for it.");
  expect(text).not.toMatch(/\blate\b|overdue|past their/i);
  expect(text).not.toContain("Why we do this");
});

test("before its start a plan says with what it begins", () => {
  const text = plainText(update(freshPlan()));
  // The only day of step 1 is Fri 22 Jan, more than two weeks from now.
  expect(text).toContain("We start with Intros and Fit, which begins on Fri 22 Jan. Go Live is planned");
  expect(text).toContain("No step is due in the next two weeks. Next comes Intros and Fit, by Fri 22 Jan.");
});

test("after go-live it counts down to the value, and then asks for the confirmation", () => {
  const done = (last: number) =>
    Object.fromEntries(
      Array.from({ length: last }, (_, at) => [String(at + 1), { done: true, completedOn: TODAY - 3 }]),
    );
  const live = plainText(update(withSteps(filledPlan(), done(10))));
  expect(live).toContain(
    "Go Live was reached on Sun 3 Jan 2027. Key ROI date is planned for Fri 14 May 2027, in 128 days.",
  );
  const all = plainText(update(withSteps(filledPlan(), done(13))));
  expect(all).toContain("13 of 13 milestones are done.");
  expect(all).toContain("Globex confirms the value in its own words");
  expect(all).not.toMatch(/two weeks|doesn't work any more/);
});

test.each([
  ["today", { target: TODAY }, "Go Live is planned for today."],
  [
    "reached",
    { target: GO_LIVE, done: true, completedOn: TODAY - 1 },
    "Go Live was reached on Tue 5 Jan 2027.",
  ],
])("the goal %s", (_when, change, sentence) => {
  const before = [..."123456789"].map((number) => [number, { done: true, completedOn: TODAY - 1 }]);
  const plan = withSteps(filledPlan(), { ...Object.fromEntries(before), "10": change });
  expect(plainText(update(plan))).toContain(sentence);
});

test("a review that is past is not announced", () => {
  const plan = filledPlan({
    valueDates: {
      eventDate: null,
      decisionDate: null,
      nextReview: TODAY - 1,
      confirmedOn: null,
      agreedOn: null,
    },
  });
  expect(plainText(update(plan))).not.toContain("Next joint review");
});

test("milestones that are not needed are told in one sentence, in the letter too, and none where there are none", () => {
  const plan = withSteps(filledPlan(), {
    "3": { notNeeded: "The board has decided", target: null },
    "4": { notNeeded: "They have one", target: null },
  });
  const sentence = "Not needed any more: Business case (The board has decided), Proposal (They have one).";
  expect(plainText(update(plan))).toContain(`0 of 11 milestones are done. ${sentence} `);
  const letter = plainText(planLetter(plan, voiceFor(plan), "letter"));
  expect(letter.split(sentence)).toHaveLength(2);
  expect(plainText(update(filledPlan()))).not.toContain("Not needed");
});
