/** The plan in words, compared with letters written by hand. */
import { plainText } from "../../src/documents/planDocument";
import { planLetter } from "../../src/documents/planLetter";
import { languageFiles } from "../../src/words/allWords";
import { TODAY } from "../sidebar/fakeServer";
import { filledPlan, freshPlan, withSteps } from "./sharedPlan";

const timeline = `Timeline
- Intros and Fit, done on Mon 4 Jan 2027, Sam Seller, Ann Lee
- Use case discovery, Fri 29 Jan 2027, Sam Seller, Ann Lee
- Business case, Fri 5 Feb 2027, Sam Seller, Ann Lee, Finance advisor
- Proposal, Wed 10 Feb 2027, Sam Seller, Ann Lee
- Negotiation, Wed 17 Feb 2027, Sam Seller, Legal Support, Legal advisor
- Signature, Thu 18 Feb 2027, Legal Support, Carla Chief
- Implementation, Thu 4 Mar 2027, Customer Success, IT security advisor
- Integrations, Thu 11 Mar 2027, IT Support, IT security advisor
- Onboarding, Fri 12 Mar 2027, Customer Success, Ann Lee
- Go Live, Mon 15 Mar 2027, Customer Success, Ann Lee
- VALUE Delivered, Wed 14 Apr 2027, Sam Seller, Customer Success, Carla Chief
- Key ROI date, Fri 14 May 2027, Customer Success, Finance, Finance advisor
- Quarterly Review, Mon 14 Jun 2027, Customer Success, Ann Lee`;

const body = `Dear Ann Lee,

This is our plan as we have written it down together, so that everybody at Globex and Acme works from the same page. Please correct what is not right.

What we want to reach
Close the books in three days.

Today: Ten people copy figures.

Why now
By Fri 16 Apr 2027: The auditors ask for monthly closings.

What is in the way
The board sees figures late.

What solves it
All figures in one place.

What it is worth
200,000 a year.

Every month is worth about EUR 16,500.

- Days to close: from 10 to 3 by Thu 6 May 2027 (Ann Lee)
- Audit remarks: 0

How the decision is made
- Who decides: CFO

${timeline}

How we work together
- Meetings: Every Tuesday
- Next joint review: Tue 12 Jan 2027

What happens next
At Globex:

- Use case discovery, by Fri 29 Jan 2027 (Ann Lee)
- Business case, by Fri 5 Feb 2027 (Ann Lee, Finance advisor)
- Proposal, by Wed 10 Feb 2027 (Ann Lee)

At Acme:

- Use case discovery, by Fri 29 Jan 2027 (Sam Seller)
- Business case, by Fri 5 Feb 2027 (Sam Seller)
- Proposal, by Wed 10 Feb 2027 (Sam Seller)

Does this say what you mean? Then a short yes is enough. If not, please change it in the plan: it belongs to both of us.

Kind regards
Sam Seller
Acme`;

const subject = "Acme and Globex: our plan until Go Live on Mon 15 Mar 2027";

function begun() {
  return withSteps(filledPlan(), { "1": { done: true, completedOn: TODAY - 2 } });
}

test("as an e-mail", () => {
  const mail = planLetter(begun(), "mail", languageFiles("en").DialogWords);
  expect(mail.subject).toBe(subject);
  expect(plainText(mail)).toBe(body);
});

test("as a letter to sign", () => {
  const letter = planLetter(begun(), "letter", languageFiles("en").DialogWords);
  expect(plainText(letter)).toBe(`Acme

Ann Lee
Project champion
Globex

Wed 6 Jan 2027

${subject}
${body}

For Globex, date and name: ____________________

For Acme, date and name: ____________________`);
});

test("a plan on which nobody has written asks what is missing, and names no empty field", () => {
  const text = plainText(planLetter(freshPlan(), "mail", languageFiles("en").DialogWords));
  expect(text).toMatch(/^Dear all,\n/);
  expect(text).toContain(`What we still have to write down
- What will be different for Globex once this has worked?
- What has to be in place, and what makes the date matter?
- Which goal of the business is at risk, and who answers for it?
- What must people be able to do that they cannot do now?
- What is solving this worth: revenue, costs, time, risk?
- Who decides, who has a say, and who has to be informed?
- Which two or three figures will show that it has worked?
`);
  for (const heading of ["Why now", "What we want to reach", "What it is worth", "How we work together"])
    expect(text).not.toContain(heading);
  expect(text).toMatch(/Kind regards\nAcme$/);
});

test("a plan without dates and steps", () => {
  const plan = filledPlan();
  const empty = { ...plan, plan: { ...plan.plan, anchor: null, steps: [] }, details: [] };
  const letter = planLetter(empty, "mail", languageFiles("en").DialogWords);
  expect(letter.subject).toBe("Acme and Globex: our plan");
  expect(plainText(letter)).not.toMatch(/Timeline|What happens next/);
});

test("what people typed stays as they typed it", () => {
  const plan = filledPlan({ sellerCompany: "{buyer} & <b>", buyerCompany: "=1+1" });
  const { goal } = { goal: "First {seller} line\n<script>alert(1)</script> {n|a|b}" };
  const letter = planLetter(
    { ...plan, value: { ...plan.value, goal } },
    "mail",
    languageFiles("en").DialogWords,
  );
  expect(letter.pieces).toContainEqual({ kind: "text", text: goal });
  expect(letter.subject).toMatch(/^\{buyer\} & <b> and =1\+1: our plan/);
});

test("in German", () => {
  const plan = { ...filledPlan(), language: "de" } as const;
  const text = plainText(planLetter(plan, "mail", languageFiles("de").DialogWords));
  expect(text).toMatch(/^Guten Tag Ann Lee,\n\ndas ist unser Plan/);
  expect(text).toContain("Jeder Monat ist etwa EUR 16.500 wert.");
  expect(text).toContain("- Days to close: von 10 auf 3 bis Do 6. Mai 2027 (Ann Lee)");
  expect(text).toMatch(/Mit freundlichen Grüßen\nSam Seller\nAcme$/);
});
