/** Where a plan stands, compared with updates written by hand. Today is Wed 6 Jan 2027, Go Live on Mon 15 Mar. */
import { plainText } from "../../src/documents/planDocument";
import { statusUpdate } from "../../src/documents/statusUpdate";
import { languageFiles } from "../../src/words/allWords";
import { TODAY } from "../sidebar/fakeServer";
import { GO_LIVE } from "../sidebar/samplePlans";
import { filledPlan, freshPlan, withDetails, withSteps } from "./sharedPlan";

const words = languageFiles("en").DialogWords;

// Steps 2 to 4 stand too close behind what they wait for.
test("done, next, late by owner, and what is to be decided", () => {
  const plan = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 7 },
    "2": { target: TODAY - 5 },
    "3": { target: TODAY - 1 },
    "4": { target: TODAY },
    "5": { target: TODAY + 14 },
    "6": { target: TODAY + 15 },
  });
  const update = statusUpdate(plan, TODAY - 7, words);
  expect(update.subject).toBe("Acme and Globex: where our plan stands on Wed 6 Jan 2027");
  expect(plainText(update)).toBe(`Why we do this: Close the books in three days.

1 of 13 milestones are done. Go Live is planned for Mon 15 Mar 2027, in 68 days. 3 date clashes.

Done since Wed 30 Dec
- Wed 30 Dec: Intros and Fit

In the next two weeks
- Wed 6 Jan: Proposal (Sam Seller, Ann Lee)
- Wed 20 Jan: Negotiation (Sam Seller, Legal Support, Legal advisor)

Past their date, and where a hand would help
- Sam Seller: Use case discovery, planned for Fri 1 Jan; Business case, planned for Tue 5 Jan
- Ann Lee: Use case discovery, planned for Fri 1 Jan; Business case, planned for Tue 5 Jan
- Finance advisor: Business case, planned for Tue 5 Jan

Decisions needed
- Who tests in Lyon?
- Which accounts lead?

Next joint review: Tue 12 Jan

If one of these dates does not work any more, please write the one that does into the plan.`);
});

test("a day later, what was done before is not told again", () => {
  const plan = withSteps(filledPlan(), { "1": { done: true, completedOn: TODAY - 7 } });
  expect(plainText(statusUpdate(plan, TODAY - 6, words))).toContain(
    "Done since Thu 31 Dec\nNo step was finished in this time.",
  );
});

test("a plan that is late says which date is realistic, and a step without owner is named", () => {
  const plan = withDetails(freshPlan({ anchor: { step: "10", date: TODAY + 40 } }), ({ number }) =>
    number === "1" ? { ownersSeller: "", ownersBuyer: "" } : {},
  );
  const text = plainText(statusUpdate(plan, TODAY - 7, words));
  // Planned for Mon 15 Feb.
  expect(text).toContain(
    "in 40 days. Late: Go Live is realistic about Thu 25 Feb, 8 working days later. We would like to look",
  );
  expect(text).toContain("- No owner yet: Intros and Fit, planned for");
  expect(text).not.toContain("Why we do this");
});

test.each([
  ["today", { target: TODAY }, "Go Live is planned for today."],
  [
    "reached",
    { target: GO_LIVE, done: true, completedOn: TODAY - 1 },
    "Go Live was reached on Tue 5 Jan 2027.",
  ],
])("the goal %s", (_when, change, sentence) => {
  expect(plainText(statusUpdate(withSteps(filledPlan(), { "10": change }), TODAY - 7, words))).toContain(
    sentence,
  );
});

test("a review that is past is not announced", () => {
  const plan = filledPlan({
    valueDates: { eventDate: null, decisionDate: null, nextReview: TODAY - 1, agreedOn: null },
  });
  expect(plainText(statusUpdate(plan, TODAY - 7, words))).not.toContain("Next joint review");
});
