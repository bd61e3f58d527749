/** What a sales leader is told, compared with texts written by hand. Today is Wed 6 Jan 2027, Go Live on Mon 15 Mar. */
import { managerUpdate, pastedRow, portfolioRow } from "../../src/documents/managerUpdate";
import { plainText } from "../../src/documents/planDocument";
import { withWholeRows } from "../../src/documents/wholeRows";
import { snapshotOf } from "../../src/plan/planSnapshot";
import type { HistoryRow } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { TODAY } from "../sidebar/fakeServer";
import { GO_LIVE } from "../sidebar/samplePlans";
import { filledPlan, freshPlan, withDetails, withSteps } from "./sharedPlan";

const words = languageFiles("en").DialogWords;

function change(row: Partial<HistoryRow>): HistoryRow {
  const empty = { when: null, milestone: "", before: null, after: null, effect: null };
  return { ...empty, askedBy: "", why: "", inReturn: "", ...row };
}

test("whether it is on track, what slipped, who asked for it, and what came in return", () => {
  const begun = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 1 },
    "2": { target: TODAY - 2 },
  });
  // Step 2 is due before step 1 was done, which is a clash. Signature stands on Thu 18 Feb, Proposal on Wed 10 Feb.
  const plan = withDetails(begun, ({ number }) =>
    number === "6" ? { agreedDate: GO_LIVE - 32 } : number === "4" ? { agreedDate: GO_LIVE - 32 } : {},
  );
  const history = [
    change({
      when: TODAY - 3,
      milestone: "Signature",
      before: GO_LIVE - 32,
      after: GO_LIVE - 25,
      askedBy: "buyer",
      why: "board meets later",
      inReturn: "a reference call",
    }),
    change({ when: TODAY - 2, milestone: "Proposal", askedBy: "buyer" }),
    change({ when: TODAY - 2, milestone: "Go Live", askedBy: "seller", why: "holiday" }),
    change({ when: TODAY - 1, milestone: "Undone" }),
    change({ milestone: "No day" }),
  ];
  const update = managerUpdate(plan, history, ["There is no goal."], words);
  expect(update.subject).toBe("Globex: Go Live on Mon 15 Mar 2027");
  expect(
    plainText(update),
  ).toBe(`1 of 13 milestones are done. Signature: Thu 18 Feb 2027. Go Live: Mon 15 Mar 2027. 1 date clash. Every month is worth about EUR 16,500 to Globex.

Overdue
- Use case discovery, planned for Mon 4 Jan 2027 (Sam Seller, Ann Lee)

Moved since both sides agreed
- Proposal: agreed for Thu 11 Feb 2027, now Wed 10 Feb 2027 (1 day earlier)
- Signature: agreed for Thu 11 Feb 2027, now Thu 18 Feb 2027 (7 days later)

Last changes, and what we got in return
- No day
- Tue 5 Jan 2027: Undone
- Mon 4 Jan 2027: Go Live, asked by the seller, holiday
- Mon 4 Jan 2027: Proposal, asked by the buyer, nothing in return
- Sun 3 Jan 2027: Signature, Thu 11 Feb 2027 to Thu 18 Feb 2027, asked by the buyer, board meets later, in return: a reference call

To look at
- There is no goal.`);
});

test("a plan of which nobody can say whether it fits is not called fitting", () => {
  const plan = withSteps(filledPlan(), { "5": { days: null } });
  const text = plainText(managerUpdate(plan, [], [], words));
  expect(text).toContain("Go Live: Mon 15 Mar 2027. 1 step has no date. Every");
  expect(portfolioRow(plan, words)[3]![1]).toBe("");
});

test("a signature that is done, and a plan that works back from it", () => {
  const done = withSteps(filledPlan(), { "6": { done: true, completedOn: TODAY - 1 } });
  expect(plainText(managerUpdate(done, [], [], words))).toContain(
    "Signature: done on Tue 5 Jan 2027. Go Live: Mon",
  );
  const from = { ...done.plan, anchor: { step: "6", date: TODAY + 43 } };
  expect(plainText(managerUpdate({ ...done, plan: from }, [], [], words))).toMatch(
    /^1 of 13 milestones are done\. Signature: done on Tue 5 Jan 2027\. (?!Signature)/,
  );
});

test("a late plan", () => {
  // From Wed 6 Jan on: 6, 13, 20, Sat 23, so Mon 25 Jan; 1, 2, 16, 23, 24, Thu 25 Feb, nine working days after Fri 12 Feb.
  const early = freshPlan({ anchor: { step: "10", date: GO_LIVE - 31 } });
  expect(plainText(managerUpdate(early, [], [], words))).toContain(
    "Go Live: Fri 12 Feb 2027. Late: Go Live is realistic about Thu 25 Feb, 9 working days later.",
  );
  expect(portfolioRow(early, words)[3]).toEqual(["Realistic", "Thu 25 Feb 2027"]);
});

test("steps that are not needed are neither open nor done", () => {
  const plan = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 1 },
    "2": { target: TODAY - 2, notNeeded: "They know what they want" },
  });
  const text = plainText(managerUpdate(plan, [], [], words));
  expect(text).toContain("1 of 12 milestones are done.");
  expect(text).not.toContain("Use case discovery");
});

test("the portfolio row holds facts of the plan only", () => {
  const plan = withSteps(filledPlan(), {
    "1": { done: true, completedOn: TODAY - 1 },
    "2": { target: TODAY - 2 },
  });
  const facts = portfolioRow(plan, words);
  expect(facts).toEqual([
    ["Buyer", "Globex"],
    ["Works back from", "Go Live"],
    ["Date", "Mon 15 Mar 2027"],
    ["Realistic", "Mon 15 Mar 2027"],
    ["Done", "1 of 13"],
    ["Overdue", "1"],
    ["Next step", "Use case discovery, by Mon 4 Jan 2027"],
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
  const told = withWholeRows({ ...loaded, plan, details, snapshot });
  expect(plainText(managerUpdate(told, [], [], words))).toBe(plainText(managerUpdate(loaded, [], [], words)));
  expect(told.plan.steps).toEqual(whole);
  expect(told.details).toEqual(loaded.details);
});
