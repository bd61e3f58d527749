/** The plan in words, compared with letters written by hand. Today is Wed 6 Jan 2027, Go Live on Mon 15 Mar. */
import { plainText } from "../../src/documents/planDocument";
import { planLetter } from "../../src/documents/planLetter";
import { TODAY } from "../sidebar/fakeServer";
import { GO_LIVE } from "../sidebar/samplePlans";
import { filledPlan, freshPlan, voiceFor, withSteps } from "./sharedPlan";

const timeline = `Timeline
- Intros and Fit, done on 4 January 2027, Sam Seller, Ann Lee
- Use case discovery, 29 January 2027, Sam Seller, Ann Lee
- Business case, 5 February 2027, Sam Seller, Ann Lee, Finance advisor
- Proposal, 10 February 2027, Sam Seller, Ann Lee
- Negotiation, 17 February 2027, Sam Seller, Legal Support, Legal advisor
- Signature, 18 February 2027, Legal Support, Carla Chief
- Implementation, 4 March 2027, Customer Success, IT security advisor
- Integrations, 11 March 2027, IT Support, IT security advisor
- Onboarding, 12 March 2027, Customer Success, Ann Lee
- Go Live, 15 March 2027, Customer Success, Ann Lee
- VALUE Delivered, 14 April 2027, Sam Seller, Customer Success, Carla Chief
- Key ROI date, 14 May 2027, Customer Success, Finance, Finance advisor
- Quarterly Review, 14 June 2027, Customer Success, Ann Lee`;

const next = `What happens next
- Use case discovery, by 29 January 2027 (Sam Seller, Ann Lee)

11 later steps wait for it.

Open the plan: https://docs.google.com/spreadsheets/d/1abc`;

const subject = "Acme and Globex: our plan until Go Live on 15 March 2027";

const letter = `Acme

Ann Lee
Project champion
Globex

6 January 2027

${subject}
Dear Ann Lee,

This is our plan as we wrote it down together, so that everybody at Globex and Acme works from the same page. Please correct whatever isn't right.

What we want to reach
Close the books in three days.

Today: Ten people copy figures.

Why now
By 16 April 2027: The auditors ask for monthly closings.

What is in the way
The board sees figures late.

What solves it
All figures in one place.

What it is worth
200,000 a year.

Every month is worth about EUR 16,500.

- Days to close: from 10 to 3 by 6 May 2027 (Ann Lee)
- Audit remarks: 0

Who is involved
- Globex: Ann Lee (Project champion), Carla Chief (Project sponsor (signatory))
- Acme: Sam Seller (Account Executive)
- Not named yet: Legal advisor, IT security advisor, Finance advisor, Economic buyer, Technical decision maker, Procurement, Other departments (approval)

How the decision is made
- Who decides: CFO
- Who signs: Carla Chief

Risks, and who handles them
The freeze in April.

Who handles them: Ann and Sam

${timeline}

Material that is still owed
- Price list, for Ann Lee, from Sam Seller

How we work together
- Meetings: Every Tuesday
- Next joint review: 12 January 2027

${next}

We both work by this plan and say so early when a date doesn't hold. It is not an order and not a contract.

Kind regards
Sam Seller
Account Executive
Acme

For Globex, date and name: ____________________

For Acme, date and name: ____________________`;

const mail = `Dear Ann Lee,

Here's our plan in short; the file has the rest.

Our goal: Close the books in three days.

By 16 April 2027: The auditors ask for monthly closings.

Every month is worth about EUR 16,500.

Key dates
- Signature: 18 February 2027
- Go Live: 15 March 2027

${next}

Does this say what you mean? Then a short yes is enough. If not, please change it in the plan: it belongs to both of us.

Kind regards
Sam Seller
Acme`;

/** Step 1 is done; of the material one piece is owed, and one that a done step needed no longer. */
function begun() {
  const plan = filledPlan();
  const [first] = plan.resources;
  const material = { ...first!, forRole: "Project champion", providedBy: "Account Executive", ready: false };
  return withSteps(
    {
      ...plan,
      value: { ...plan.value, risks: "The freeze in April.", riskOwners: "Ann and Sam" },
      resources: [
        { ...material, resource: "Price list", step: "4" },
        { ...material, resource: "Overview", step: "1" },
        { ...material, resource: "Form", step: "4", ready: true },
      ],
    },
    { "1": { done: true, completedOn: TODAY - 2 } },
  );
}

const textOf = (plan: ReturnType<typeof filledPlan>, form: "mail" | "letter" = "letter") =>
  plainText(planLetter(plan, voiceFor(plan), form));

test("as a letter to sign, with everything", () => {
  expect(planLetter(begun(), voiceFor(begun()), "letter").subject).toBe(subject);
  expect(textOf(begun())).toBe(letter);
});

test("as an e-mail of one screen, which fits into the link for the mail program", () => {
  const text = textOf(begun(), "mail");
  expect(text).toBe(mail);
  expect(text.split("\n").length).toBeLessThan(35);
  expect(encodeURIComponent(text).length).toBeLessThan(1_800);
});

test("dates as the file's country writes them", () => {
  const plan = begun();
  const text = plainText(planLetter(plan, voiceFor(plan, "en_US"), "letter"));
  expect(text).toContain("By April 16, 2027: The auditors");
  expect(text).toContain("- Signature, February 18, 2027, Legal Support");
});

test("a plan on which nobody has written is a draft that asks what is missing, and names no empty field", () => {
  const text = textOf(freshPlan());
  expect(text).toContain(
    "\nDear all,\n\nThis is a draft of a plan that Globex and Acme will fill in together.",
  );
  expect(text).toContain(`What we still have to write down
- What will be different once this has worked?
- What has to be in place, and what makes the date matter?
- Which business goal is at risk, and who answers for it?
- What must people be able to do that they cannot do now?
- What is solving this worth: revenue, costs, time, risk?
- Who decides, who has a say, and who has to be informed?
- Which two or three figures will show that it has worked?
`);
  for (const heading of ["Why now", "What we want to reach", "What it is worth", "How we work together"])
    expect(text).not.toContain(heading);
  expect(text).toMatch(/Shall we take half an hour[^\n]*\n\nKind regards\nAcme$/);
  expect(textOf(freshPlan(), "mail")).toContain("Here's a first draft of a plan for us to fill in together");
});

test("everything empty but one field is no draft", () => {
  const plan = freshPlan();
  const text = textOf({ ...plan, value: { ...plan.value, businessValue: "A lot." } });
  expect(text).toContain("This is our plan as we wrote it down together");
  expect(text).not.toContain("worth: revenue");
});

/** Go Live on Fri 12 Feb 2027, which cannot be kept. */
function latePlan() {
  const { plan } = freshPlan({ anchor: { step: "10", date: GO_LIVE - 31 } });
  return { ...filledPlan(), plan };
}

test("a late plan promises no past date, and says once what is realistic and the way back", () => {
  // From Wed 6 Jan on: 6, 13, 20, Sat 23, so Mon 25 Jan; 1, 2, 16, 23, 24, Thu 25 Feb.
  const [text, short] = [textOf(latePlan()), textOf(latePlan(), "mail")];
  // Implementation takes 14 days until 16 Feb and Integrations 7 after it, which is five working days.
  const stand = `Where we stand
Go Live was planned for 12 February 2027. As things stand, 25 February 2027 is realistic. One way back: with Integrations running alongside Implementation, we would gain 5 working days. Shall we look at that together?`;
  expect(text).toContain(stand);
  expect(short).toContain(stand);
  expect(planLetter(latePlan(), voiceFor(latePlan()), "letter").subject).toBe(
    "Acme and Globex: our plan until Go Live",
  );
  const now = `What happens next
- Intros and Fit, by 6 January 2027 (Sam Seller, Ann Lee)

12 later steps wait for it.`;
  expect(text).toContain(now);
  expect(short).toContain(now);
  expect(short).toContain("- Signature: 2 February 2027\n- Go Live: 25 February 2027");
  expect(text).toContain(
    "- Use case discovery, planned for 1 January 2027, realistic 13 January 2027, Sam Seller, Ann Lee",
  );
  // Every past date is one that was planned.
  for (const [line] of text.matchAll(/^.*(?:[123]?\d December 2026|\b[1-5] January 2027).*$/gm))
    expect(line).toContain("planned for");
});

test("a signed plan does not ask for the decision any more", () => {
  const signed = withSteps(begun(), {
    ...Object.fromEntries([..."23456"].map((number) => [number, { done: true, completedOn: TODAY - 1 }])),
  });
  const text = textOf(signed);
  expect(text).toContain("Signature is done. This is our plan from here until Globex has the value");
  expect(text).not.toMatch(/How the decision is made|For Globex, date and name|short yes/);
  expect(textOf(signed, "mail")).toContain("Signature is done. Here's how we go on");
  expect(textOf(signed, "mail")).toMatch(/Key dates\n- Go Live: /);
});

/** Go Live is done on Mon 15 Mar 2027, today is Sun 4 Apr. */
function livePlan() {
  const done = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [n, { done: true, completedOn: GO_LIVE - 10 + n }]);
  const plan = withSteps(filledPlan(), Object.fromEntries(done));
  const [first, second] = plan.measures;
  return {
    ...plan,
    plan: { ...plan.plan, today: GO_LIVE + 20 },
    measures: [first!, { ...second!, achieved: "yes" }],
  };
}

const valueText = `Dear Ann Lee,

Go Live was on 15 March 2027. This is what we set out to reach, and how far we are.

What we want to reach
Close the books in three days.

Measured
- Days to close, Before: 10, Target: 3, Achieved: not measured yet, by 6 May 2027
- Audit remarks, Target: 0, Achieved: yes

200,000 a year.

Every month is worth about EUR 16,500.

What is left until the confirmation
- VALUE Delivered, by 14 April 2027 (Sam Seller, Customer Success, Carla Chief)
- Key ROI date, by 14 May 2027 (Customer Success, Finance, Finance advisor)
- Quarterly Review, by 14 June 2027 (Customer Success, Ann Lee)

Globex confirms the value in its own words; one or two sentences are enough.

Open the plan: https://docs.google.com/spreadsheets/d/1abc

Who can say that the value has arrived, and what did it bring? The plan has a line for it.

Kind regards
Sam Seller
Acme`;

test("after go-live the letter is the value summary", () => {
  expect(textOf(livePlan(), "mail")).toBe(valueText);
  expect(textOf(livePlan())).toMatch(/^Acme\n\nAnn Lee\nProject champion\nGlobex\n\n4 April 2027\n/);
});

test("a confirmed plan quotes the confirmation and asks for nothing", () => {
  const plan = livePlan();
  const confirmed = {
    ...plan,
    valueConfirmed: true,
    value: { ...plan.value, confirmedBy: "Carla Chief", confirmedWords: "Closed on day three." },
    valueDates: { ...plan.valueDates, confirmedOn: GO_LIVE + 15 },
  };
  const text = textOf(confirmed, "mail");
  expect(text).toContain(
    "Confirmed\n\u201cClosed on day three.\u201d\n\nConfirmed by Carla Chief on 30 March 2027.",
  );
  expect(text).not.toMatch(/is left until|Who can say/);
});

test("a go-live that is opened again is told as ahead", () => {
  const plan = withSteps(livePlan(), { "10": { done: false, completedOn: null } });
  expect(textOf(plan)).toContain("Signature is done. This is our plan from here");
});

test("a plan without dates and steps", () => {
  const plan = filledPlan();
  const empty = { ...plan, plan: { ...plan.plan, anchor: null, steps: [] }, details: [] };
  const letter = planLetter(empty, voiceFor(empty), "letter");
  expect(letter.subject).toBe("Acme and Globex: our plan");
  expect(plainText(letter)).not.toMatch(/Timeline|later step/);
});

test("what people typed stays as they typed it, up to the length that two pages have room for", () => {
  const plan = filledPlan({ sellerCompany: "{buyer} & <b>", buyerCompany: "=1+1" });
  const goal = "First {seller} line\n<script>alert(1)</script> {n|a|b}";
  const typed = { ...plan, value: { ...plan.value, goal, issues: "word ".repeat(10_000) } };
  const letter = planLetter(typed, voiceFor(typed), "letter");
  expect(letter.pieces).toContainEqual({ kind: "text", text: goal });
  expect(letter.subject).toMatch(/^\{buyer\} & <b> and =1\+1: our plan/);
  // 500 characters are a hundred words with their spaces; the last of them may go on.
  expect(letter.pieces).toContainEqual({ kind: "text", text: `${"word ".repeat(100).trim()} \u2026` });
});

test("in German", () => {
  const plan = { ...filledPlan(), language: "de" } as const;
  const text = textOf(plan);
  expect(text).toContain("\nGuten Tag Ann Lee,\n\ndas ist unser Plan");
  expect(text).toContain("Jeder Monat ist etwa EUR 16.500 wert.");
  expect(text).toContain("- Days to close: von 10 auf 3 bis 6. Mai 2027 (Ann Lee)");
  expect(text).toContain("\nMit freundlichen Grüßen\nSam Seller\nAccount Executive\nAcme\n");
});
