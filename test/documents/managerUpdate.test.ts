/** What a sales leader is told, compared with texts written by hand. Today is Wed 6 Jan 2027, Go Live on Mon 15 Mar. */

import { knownPlan } from "../../src/documents/knownPlan";
import { managerUpdate } from "../../src/documents/managerUpdate";
import { plainText } from "../../src/documents/planDocument";
import { pastedRow, portfolioRow } from "../../src/documents/portfolioRow";
import { snapshotOf } from "../../src/plan/planSnapshot";
import type { HistoryRow } from "../../src/protocol";
import { TODAY } from "../sidebar/fakeServer";
import { GO_LIVE } from "../sidebar/samplePlans";
import { filledPlan, freshPlan, voiceFor, withDetails, withSteps } from "./sharedPlan";

function change(row: Partial<HistoryRow>): HistoryRow {
  const empty = { when: null, milestone: "", before: null, after: null, effect: null };
  return { ...empty, askedBy: "", why: "", inReturn: "", ...row };
}

test("whether it is on track, facts of both sides, what slipped, who asked for it, and what came in return", () => {
  const begun = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 30 },
    "2": { target: TODAY - 2 },
  });
  // Signature stands on Thu 18 Feb, Proposal on Wed 10 Feb.
  const plan = withDetails(begun, ({ number }) =>
    number === "6" ? { agreedDate: GO_LIVE - 32 } : number === "4" ? { agreedDate: GO_LIVE - 32 } : {},
  );
  const history = [
    change({
      when: TODAY - 29,
      milestone: "Signature",
      before: GO_LIVE - 32,
      after: GO_LIVE - 25,
      askedBy: "buyer",
      why: "board meets later",
      inReturn: "a reference call",
    }),
    change({ when: TODAY - 25, milestone: "Go Live", before: GO_LIVE - 4, after: GO_LIVE, askedBy: "buyer" }),
    change({ when: TODAY - 24, milestone: "Proposal", before: GO_LIVE, after: GO_LIVE, askedBy: "seller" }),
    change({ milestone: "No day", inReturn: "a logo" }),
  ];
  const update = managerUpdate(
    { ...plan, value: { ...plan.value, risks: "A freeze." } },
    history,
    voiceFor(plan),
  );
  expect(update.subject).toBe("Globex: Go Live on Mon 15 Mar 2027");
  // Step 2 from today on: Tue 12 Jan, then 19, 22, 29 Jan, 1, 15, 22, 23 and Wed 24 Feb: thirteen working days to 15 Mar.
  // Five roles of the seller and nine of the buyer, of which three have a name.
  expect(
    plainText(update),
  ).toBe(`1 of 13 milestones are done. Signature: Thu 18 Feb 2027. Go Live: Mon 15 Mar 2027. On time, 13 working days to spare. Every month is worth about EUR 16,500 to Globex.

Facts on both sides
- Silent for 3 weeks: last sign of work on Sun 13 Dec 2026
- Last change asked by Globex: Sat 12 Dec 2026
- Last change asked by Acme: Sun 13 Dec 2026
- Globex: 12 open steps, 1 past its date
- Acme: 12 open steps, 1 past its date
- Globex had a part in 1 of one step that is done
- 11 roles have no name: Legal Support, IT Support, Customer Success, Finance and 7 more
- 2 dates were moved; the longest by 7 days (Signature)

Moved since both sides agreed
- Proposal: agreed for Thu 11 Feb 2027, now Wed 10 Feb 2027 (1 day earlier)
- Signature: agreed for Thu 11 Feb 2027, now Thu 18 Feb 2027 (7 days later)

Last changes, and what we got in return
- No day, in return: a logo
- Sat 12 Dec 2026: Go Live, Thu 11 Mar 2027 to Mon 15 Mar 2027, asked by the buyer, nothing in return
- Tue 8 Dec 2026: Signature, Thu 11 Feb 2027 to Thu 18 Feb 2027, asked by the buyer, board meets later, in return: a reference call

Risks, and who handles them
A freeze.

Where help is needed
- Who tests in Lyon?
- Which accounts lead?`);
});

test("a plan of which nobody can say whether it fits is not called fitting", () => {
  const plan = withSteps(filledPlan(), { "5": { days: null } });
  const text = plainText(managerUpdate(plan, [], voiceFor(plan)));
  expect(text).toContain("Go Live: Mon 15 Mar 2027. 1 step has no date. Every");
  expect(portfolioRow(plan, voiceFor(plan))[3]![1]).toBe("");
});

test("a signature that is done, and a plan that works back from it", () => {
  const done = withSteps(filledPlan(), { "6": { done: true, completedOn: TODAY - 1 } });
  expect(plainText(managerUpdate(done, [], voiceFor(done)))).toContain(
    "Signature: done on Tue 5 Jan 2027. Go Live: Mon",
  );
  const from = { ...done.plan, anchor: { step: "6", date: TODAY + 43 } };
  expect(plainText(managerUpdate({ ...done, plan: from }, [], voiceFor(done)))).toMatch(
    /^1 of 13 milestones are done\. Signature: done on Tue 5 Jan 2027\. (?!Signature)/,
  );
});

test("a late plan", () => {
  // From Wed 6 Jan on: 6, 13, 20, Sat 23, so Mon 25 Jan; 1, 2, 16, 23, 24, Thu 25 Feb, nine working days after Fri 12 Feb.
  const early = freshPlan({ anchor: { step: "10", date: GO_LIVE - 31 } });
  expect(plainText(managerUpdate(early, [], voiceFor(early)))).toContain(
    "Go Live: planned for Fri 12 Feb 2027, realistic Thu 25 Feb 2027. Late: Go Live is realistic about Thu 25 Feb, 9 working days later.",
  );
  expect(portfolioRow(early, voiceFor(early))[3]).toEqual(["Realistic", "Thu 25 Feb 2027"]);
});

test("steps that are not needed are neither open nor done", () => {
  const plan = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 1 },
    "2": { target: TODAY - 2, notNeeded: "They know what they want" },
  });
  const text = plainText(managerUpdate(plan, [], voiceFor(plan)));
  expect(text).toContain("1 of 12 milestones are done.");
  expect(text).not.toContain("Use case discovery");
});

test("the portfolio row holds facts of the plan only", () => {
  const plan = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 1 },
    "2": { target: TODAY - 2 },
  });
  const facts = portfolioRow(plan, voiceFor(plan));
  expect(facts).toEqual([
    ["Buyer", "Globex"],
    ["Works back from", "Go Live"],
    ["Date", "Mon 15 Mar 2027"],
    ["Realistic", "Mon 15 Mar 2027"],
    ["Done", "1 of 13"],
    ["Overdue", "1"],
    ["Next step", "Use case discovery, by Tue 12 Jan 2027"],
    ["Value per month", "EUR 16,500"],
    ["Plan", "https://docs.google.com/spreadsheets/d/1abc"],
  ]);
  expect(pastedRow([facts[0]!, ["Goal", "-1\tday\nlater"], ["", "@x"], ["", "a=b"]])).toBe(
    "Globex\t'-1 day later\t'@x\ta=b",
  );
});

test("rows that were sorted without their hidden columns make no slips: each step is told with its own agreed date", () => {
  const loaded = withDetails(filledPlan(), ({ number }) => ({
    agreedDate: filledPlan().plan.steps.find((step) => step.number === number)!.target,
  }));
  const whole = loaded.plan.steps.map((step) => ({ ...step, id: `id${step.number}` }));
  const torn = whole.map((step, at) => {
    const { number, name, target, days } = whole[(at + 1) % whole.length]!;
    return { ...step, number, name, target, days };
  });
  const plan = { ...loaded.plan, steps: torn };
  const snapshot = snapshotOf({ ...plan, steps: whole });
  const details = loaded.details.map((detail, at) => ({ ...detail, number: torn[at]!.number }));
  const told = knownPlan({ ...loaded, plan, details, snapshot });
  const voice = voiceFor(loaded);
  expect(plainText(managerUpdate(told, [], voice))).toBe(plainText(managerUpdate(loaded, [], voice)));
  expect(told.plan.steps).toEqual(whole);
  expect(told.details).toEqual(loaded.details);
});
