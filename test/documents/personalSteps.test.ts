/** What is one person's, compared with texts written by hand. */
import { peopleWithSteps, personalSteps } from "../../src/documents/personalSteps";
import { plainText } from "../../src/documents/planDocument";
import { GO_LIVE } from "../sidebar/samplePlans";
import { filledPlan, voiceFor, withDetails, withSteps } from "./sharedPlan";

/** Seen on Mon 1 Feb 2027: step 1 is done, step 2 was due on Fri 29 Jan. */
function inFebruary() {
  const plan = filledPlan();
  const [first] = plan.resources;
  return withSteps(
    {
      ...plan,
      plan: { ...plan.plan, today: GO_LIVE - 42 },
      resources: [
        { ...first!, resource: "Price list", step: "4", providedBy: "Project champion", ready: false },
      ],
    },
    { "1": { done: true, completedOn: GO_LIVE - 52 } },
  );
}

test("open now, soon, later, and what others wait for", () => {
  const plan = inFebruary();
  const ann = peopleWithSteps(plan).find(({ name }) => name === "Ann Lee")!;
  expect(ann).toEqual({ name: "Ann Lee", team: "buyer", email: "ann@globex.example" });
  // Step 2 takes seven days from today, step 3 seven more until Sun 14 Feb, so Mon 15 Feb; step 4 three more.
  expect(plainText(personalSteps(plan, ann, voiceFor(plan)))).toBe(`Hi Ann Lee,

This is what has your name in our plan, as of Mon 1 Feb 2027.

Open now
- Mon 8 Feb: Use case discovery

In the next 14 days
- Mon 15 Feb: Business case

4 more steps come later; the first is Proposal, on Thu 18 Feb 2027.

Material that others wait for
- Price list, for Proposal

Open the plan: https://docs.google.com/spreadsheets/d/1abc

If a date doesn't work, please put the one that does into the plan.`);
});

test("everybody with an open step is offered once a side, and names with commas are one person", () => {
  const plan = withDetails(filledPlan(), ({ number }) => ({
    ownersSeller: number === "3" ? "Account Executive; Ann Lee" : "",
    ownersBuyer: number === "3" ? "Olsen, Maria (CFO), Project champion" : "",
  }));
  const roles = plan.roles.map((role) =>
    role.role === "Finance advisor" ? { ...role, name: "Olsen, Maria (CFO)" } : role,
  );
  expect(peopleWithSteps({ ...plan, roles }).map(({ name, team }) => `${team}: ${name}`)).toEqual([
    "seller: Sam Seller",
    "seller: Ann Lee",
    "buyer: Olsen, Maria (CFO)",
    "buyer: Ann Lee",
  ]);
});
