/** What customer success gets at the signature, compared with a page written by hand. Today is Wed 6 Jan 2027. */
import { handOver } from "../../src/documents/handOver";
import { plainText } from "../../src/documents/planDocument";
import type { HistoryRow } from "../../src/protocol";
import { TODAY } from "../sidebar/fakeServer";
import { filledPlan, freshPlan, voiceFor, withSteps } from "./sharedPlan";

const change: HistoryRow = {
  when: TODAY - 10,
  milestone: "Proposal",
  before: null,
  after: null,
  effect: null,
  askedBy: "buyer",
  why: "the board meets later",
  inReturn: "a reference call",
};

test("why, what was promised, who is who, what success means, and what is open", () => {
  const steps = Object.fromEntries(
    [..."123456789"].map((number) => [number, { done: true, completedOn: TODAY - 2 }]),
  );
  const plan = withSteps({ ...filledPlan(), resources: [] }, steps);
  const page = handOver(plan, [change, { ...change, why: "", inReturn: "" }], voiceFor(plan));
  expect(page.subject).toBe("Globex: hand-over");
  expect(plainText(page)).toBe(`Signature was on 4 January 2027.

Why they bought
Close the books in three days.

By 16 April 2027: The auditors ask for monthly closings.

The board sees figures late.

200,000 a year.

Every month is worth about EUR 16,500.

What was promised
All figures in one place.

- 27 December 2026: a reference call (for the board meets later)

Who is who at Globex
- Ann Lee, Project champion, ann@globex.example, advises
- Carla Chief, Project sponsor (signatory), signs

What success means
- Days to close: from 10 to 3 by 6 May 2027 (Ann Lee)
- Audit remarks: 0

Dates until the value
- Go Live, by 15 March 2027 (Customer Success, Ann Lee)
- VALUE Delivered, by 14 April 2027 (Sam Seller, Customer Success, Carla Chief)
- Key ROI date, by 14 May 2027 (Customer Success, Finance, Finance advisor)
- Quarterly Review, by 14 June 2027 (Customer Success, Ann Lee)

Open points
- Who tests in Lyon?
- Which accounts lead?
- Not named yet: Legal advisor, IT security advisor, Finance advisor, Economic buyer, Technical decision maker, Procurement, Other departments (approval)

Open the plan: https://docs.google.com/spreadsheets/d/1abc`);
});

test("before the signature it says so, and an empty plan has no empty headings", () => {
  const plan = freshPlan();
  const text = plainText(handOver(plan, [], voiceFor(plan)));
  expect(text).toMatch(/^Signature is planned for 18 February 2027; what follows may still change\./);
  expect(text).not.toMatch(/Why they bought|Who is who|What success means/);
  expect(text).toContain("What was promised\nNothing was agreed in return for a change.");
});
