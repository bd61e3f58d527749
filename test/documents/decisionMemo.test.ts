/** The memo for whoever decides, compared with one written by hand. Today is Wed 6 Jan 2027. */
import { decisionMemo } from "../../src/documents/decisionMemo";
import { plainText } from "../../src/documents/planDocument";
import { TODAY } from "../sidebar/fakeServer";
import { filledPlan, freshPlan, voiceFor, withSteps } from "./sharedPlan";

const memoOf = (plan: ReturnType<typeof filledPlan>) => plainText(decisionMemo(plan, voiceFor(plan)));

test("what the plan says, in the champion's voice; what it does not say stays a question", () => {
  const plan = filledPlan();
  const filled = {
    ...plan,
    value: {
      ...plan.value,
      eventCost: "A remark of the auditors.",
      desired: "One click.",
      risks: "The freeze.",
      currency: "EUR",
      options: "Doing nothing, or two more people.",
    },
    investment: { once: 120_000, yearly: 30_000 },
    valueDates: { ...plan.valueDates, decisionDate: TODAY + 30 },
  };
  // From 6 Jan to 15 Mar are 68 days, 2.237 months: 36,908, to two digits.
  expect(memoOf(filled)).toBe(`To: CFO
From: Ann Lee
6 January 2027

The question
Do we go ahead with Acme, so that Go Live is on 15 March 2027?

Why
Close the books in three days.

The board sees figures late.

Then: One click.

Why now
By 16 April 2027: The auditors ask for monthly closings.

If we miss it: A remark of the auditors.

What waiting costs
Every month is worth about EUR 16,500. Until Go Live, on 15 March 2027 at the earliest, that comes to about EUR 37,000.

What it takes
- Investment, once: EUR 120,000
- Each year: EUR 30,000

[ ] To be filled in: Who is needed, for how many days, and when?

Options, doing nothing among them
Doing nothing, or two more people.

Risks, and who handles them
The freeze.

[ ] To be filled in: Who watches each risk, and what do they do about it?

How and by when the value shows
- Days to close: from 10 to 3 by 6 May 2027 (Ann Lee)
- Audit remarks: 0

- VALUE Delivered on 14 April 2027
- Key ROI date on 14 May 2027
- Quarterly Review on 14 June 2027

What is decided, by whom, by when
Who tests in Lyon?
Which accounts lead?

- Who decides: CFO
- Who signs: Carla Chief
- Decision on 5 February 2027

Open the plan: https://docs.google.com/spreadsheets/d/1abc`);
});

test("an empty plan invents nothing", () => {
  const text = memoOf(freshPlan());
  expect(text).toMatch(/^6 January 2027\n\nThe question\nDo we go ahead with Acme, so that Go Live is on/);
  expect(text.match(/\[ \] To be filled in: /g)).toHaveLength(12);
  expect(text).toContain("What waiting costs\n[ ] To be filled in: What is one month of this worth to us?");
});

test("a late plan names the date that can be kept, and once it is signed, that it is decided", () => {
  const { plan } = freshPlan({ anchor: { step: "10", date: TODAY + 40 } });
  expect(memoOf({ ...filledPlan(), plan })).toContain("so that Go Live is on 25 February 2027?");
  const signed = withSteps(filledPlan(), { "6": { done: true, completedOn: TODAY - 1 } });
  expect(memoOf(signed)).toContain("This has been decided: Signature was on 5 January 2027.");
});

test("it stays on one page, however much is written", () => {
  const plan = filledPlan();
  const long = "Something that took a long time to write down. ".repeat(1000);
  const value = Object.fromEntries(Object.keys(plan.value).map((key) => [key, long]));
  const text = memoOf({ ...plan, value: value as typeof plan.value });
  // About a hundred characters a line, sixty lines a page.
  expect(text.length).toBeLessThan(6_000);
});
