/** What is found in a plan before it is sent, in sentences written by hand. Go Live is on Mon 15 Mar 2027, today Wed 6 Jan. */

import { planChecks } from "../../src/documents/planChecks";
import { builtInTemplates, withoutTasks } from "../../src/planTemplates";
import type { LoadedPlan } from "../../src/protocol";
import { wordsOf } from "../../src/words/allWords";
import type { Language } from "../../src/words/language";
import { languageCodes } from "../../src/words/language";
import { TODAY, valueWith } from "../sidebar/fakeServer";
import { GO_LIVE, longServer } from "../sidebar/samplePlans";
import { filledPlan, freshPlan, withDetails, withSteps } from "./sharedPlan";

function found(loaded: LoadedPlan, language: Language = "en"): string[] {
  return planChecks(loaded, wordsOf(language)).map(({ sentence, step }) =>
    step === null ? sentence : `${step}: ${sentence}`,
  );
}

/** A plan in which there is nothing to find. */
function ready(): LoadedPlan {
  const filled = filledPlan();
  return {
    ...filled,
    roles: filled.roles.map((role) => ({ ...role, name: role.name || "Pat Doe" })),
    rolesWithoutName: [],
  };
}

function renamed(loaded: LoadedPlan, number: string, name: string): LoadedPlan {
  return withSteps(loaded, { [number]: { name } });
}

test("nothing is found in a plan that is ready", () => {
  expect(found(ready())).toEqual([]);
});

describe.each(languageCodes)("a new plan in %s has only the gaps that the rep must fill", (language) => {
  const { documents } = wordsOf(language);
  const start = (text: string) => text.split(/[.{]/)[0]!;

  test.each(
    builtInTemplates(language).flatMap((full) =>
      [full, withoutTasks(full)].map((t, at) => [`${t.name} ${at}`, t] as const),
    ),
  )("%s", (_name, template) => {
    const plan = freshPlan({
      template,
      language,
      anchor: { step: template.anchors[0]!, date: GO_LIVE + 60 },
    });
    const sentences = found(plan, language);
    expect(sentences).toHaveLength(4);
    expect(sentences[0]).toBe(documents.noEvent);
    expect(sentences[1]).toBe(documents.noMeasure);
    expect(sentences[2]).toContain(String(template.roles.length));
    expect(sentences[3]).toMatch(start(documents.noSponsor));
  });
});

const cases: readonly [what: string, plan: () => LoadedPlan, sentence: string][] = [
  [
    "no compelling event",
    () => ({ ...ready(), value: valueWith({}) }),
    "There is no compelling event. Ask what must be in place by when, and what it costs to miss it.",
  ],
  [
    "the goal after the compelling event",
    () => ({ ...ready(), valueDates: { ...ready().valueDates, eventDate: GO_LIVE - 1 } }),
    "10: Go Live is planned for Mon 15 Mar 2027, after the compelling event on Sun 14 Mar 2027. Move it, or ask whether that date can move.",
  ],
  [
    "no success measure",
    () => ({ ...ready(), measures: [] }),
    "There is no success measure. Agree on two or three figures that will show that it has worked.",
  ],
  [
    "one role without a name",
    () => ({ ...ready(), rolesWithoutName: ["Finance"] }),
    "1 role has no name yet: Finance. Ask who it is, on Stakeholders.",
  ],
  [
    "a signatory without a name",
    () => ({
      ...ready(),
      roles: ready().roles.map((role) => (role.part === "signs" ? { ...role, name: "" } : role)),
    }),
    "Nobody on the buyer's side who signs has a name yet. Ask who signs, and what they need to say yes.",
  ],
  [
    "teams instead of people",
    () =>
      withDetails(
        {
          ...ready(),
          roles: ready().roles.map((role, at) => (at === 2 ? { ...role, name: "IT department" } : role)),
        },
        ({ number }) => (number === "4" ? { ownersBuyer: "Project champion, Purchasing Team" } : {}),
      ),
    "People get things done, teams do not: replace IT department, Purchasing Team with somebody's name.",
  ],
  [
    "a buyer who owns less than half",
    () => withDetails(ready(), ({ number }) => (Number(number) > 6 ? { ownersBuyer: "" } : {})),
    "The buyer owns 6 of 13 open milestones. Ask who on their side does each of the others.",
  ],
  [
    "the signature at the end",
    () => renamed(renamed(ready(), "6", "Papers"), "13", "Signature of the contract"),
    "13: 13 Signature of the contract comes last. The signature sits in the middle: add what follows until the buyer has the value.",
  ],
  [
    "a legal review that begins too late",
    // Negotiation runs from 11 to 17 Feb, the signature is on Thu 18 Feb.
    () =>
      withDetails(
        renamed(withSteps(ready(), { "5": { days: 3, target: GO_LIVE - 26 } }), "5", "Legal review"),
        () => ({}),
      ),
    "5: Legal work begins with 5 Legal review on Mon 15 Feb 2027, less than 7 days before the signature on Thu 18 Feb 2027. Start it sooner.",
  ],
  [
    "a security review after the signature",
    () => renamed(ready(), "8", "Security review"),
    "8: The security review begins with 8 Security review on Fri 5 Mar 2027, less than 7 days before the signature on Thu 18 Feb 2027. Start it sooner.",
  ],
  [
    "milestones without outcome",
    () => withDetails(ready(), ({ number }) => (number === "2" || number === "4" ? { outcome: "" } : {})),
    "2: These milestones do not say when they are done: 2 Use case discovery, 4 Proposal. Fill in Outcomes / Notes.",
  ],
  [
    "an open step with a date in the past",
    () => withSteps(ready(), { "1": { target: TODAY - 1 } }),
    "1: This step is open, with a date in the past: 1 Intros and Fit. Tick Done, or move the date.",
  ],
];

test.each(cases)("%s", (_what, plan, sentence) => {
  expect(found(plan())).toContain(sentence);
});

test("the last milestone of a plan is not the go-live", () => {
  const plan = ready();
  const until = { ...plan, plan: { ...plan.plan, steps: plan.plan.steps.slice(0, 10) } };
  expect(found(until)).toEqual([
    "10: No milestone comes after 10 Go Live. Add when the value is measured, and by whom.",
  ]);
});

test("more milestones than are read, and nothing that follows from their number", () => {
  const plan = { ...longServer(16).loaded!, roles: ready().roles, rolesWithoutName: [] };
  expect(found(plan)).toContain(
    "The plan has 16 milestones. 11 to 15 are read; above 30 it works no better than none. Turn some into tasks.",
  );
  expect(found({ ...longServer(15).loaded!, roles: ready().roles }).join()).not.toContain("11 to 15");
});

test("dates at subtasks", () => {
  const plan = ready();
  const [first] = plan.plan.steps;
  const subtask = { ...first!, number: "4.1.1", name: "Send the file", startsAfter: [], target: TODAY + 30 };
  const task = { ...subtask, number: "4.1", name: "Prepare", days: null, target: null };
  const steps = [...plan.plan.steps.slice(0, 4), task, subtask, ...plan.plan.steps.slice(4)];
  expect(found({ ...plan, plan: { ...plan.plan, steps } })).toContain(
    "4.1.1: This subtask has a date: 4.1.1 Send the file. Dates belong to milestones; clear them.",
  );
});

test("steps that clash, and a plan that should have started, point to the step that causes it", () => {
  // 60 days before 5 Mar cannot begin on 6 Jan or later.
  const late = withSteps(ready(), { "7": { days: 60 } });
  const checks = planChecks(late, wordsOf("en"));
  expect(checks.map(({ step }) => step)).toContain("1");
  expect(checks.map(({ sentence }) => sentence).join("\n")).toMatch(/^Late: Intros and Fit \(step 1\)/m);
  const clash = withSteps(ready(), { "5": { fixed: GO_LIVE - 26 }, "6": { fixed: GO_LIVE - 40 } });
  expect(found(clash).join("\n")).toMatch(/^6: Signature \(step 6\) stays on Wed 3 Feb, but Negotiation/m);
});

test("what cannot be read in the sheet is said with its cell", () => {
  const problem = {
    code: "unreadableDate",
    cell: "Milestones!B7",
    content: "asap",
    column: "Target Date",
  } as const;
  const sentences = found({ ...ready(), findings: [{ problem, cells: ["Milestones!B7"] }] });
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(/Milestones!B7.*asap|asap.*Milestones!B7/);
});

test.each([
  ["Design review", "IT security advisor", []],
  ["Chief Financial Officer's yes", "Chief Financial Officer", []],
])("%s and %s are neither signature nor team", (name, owner, expected) => {
  const plan = withDetails(renamed(ready(), "13", name), () => ({ ownersBuyer: owner }));
  expect(found(plan)).toEqual(expected);
});
