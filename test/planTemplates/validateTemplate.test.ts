import {
  builtInTemplates,
  MOST_STEPS,
  type PlanTemplate,
  type TemplateProblem,
  type TemplateStep,
  validateTemplate,
} from "../../src/planTemplates";

const step = (number: string, more: Record<string, unknown> = {}): TemplateStep => ({
  number,
  name: `Step ${number}`,
  days: number.includes(".") ? null : 5,
  startsAfter: [],
  ownersSeller: [],
  ownersBuyer: [],
  phase: "",
  outcome: "",
  ...more,
});

const template = (steps: readonly unknown[], more: Record<string, unknown> = {}) => ({
  version: 1,
  id: "own",
  name: "Own",
  countedIn: "calendar",
  anchors: ["1"],
  steps,
  roles: [],
  resources: [],
  ...more,
});

function problemsOf(input: unknown): readonly TemplateProblem[] {
  const result = validateTemplate(input);
  return "problems" in result ? result.problems : [];
}

test("a legal template comes back as it is", () => {
  const legal = template([step("1"), step("1.1"), step("1.1.1"), step("2", { startsAfter: ["1"], days: 0 })]);
  expect(validateTemplate(legal)).toEqual({ template: legal });
});

test("unknown fields are dropped at every level", () => {
  const input = template([step("1", { script: "x" })], {
    extra: 1,
    roles: [{ team: "buyer", role: "R", part: "", needs: "", extra: 1 }],
    resources: [{ resource: "D", kind: "", forRole: "", step: "1", providedBy: "", extra: 1 }],
  });
  const result = validateTemplate(JSON.parse(JSON.stringify(input).replace("{", '{"__proto__":{"bad":1},')));
  expect(JSON.stringify(result)).not.toMatch(/extra|script|bad/);
  expect(problemsOf(input)).toEqual([]);
});

test.each([
  "=IMPORTRANGE(1)",
  "+49 30 1234",
  "-1",
  "@name",
  "<script>alert(1)</script>",
  "'quoted",
  "عربي 🎉",
])("%s is a legal name", (name) => {
  const result = validateTemplate(template([step("1", { name })], { name }));
  expect((result as { template: PlanTemplate }).template.steps[0]!.name).toBe(name);
});

test("texts are cleaned as everywhere", () => {
  const read = validateTemplate(
    template([step(" 1\n", { name: "a\u0000b\t", outcome: "One\r\ntwo", phase: "\u009b31m" })]),
  );
  const cleaned = step("1", { name: "a b", days: 5, outcome: "One\ntwo", phase: "31m" });
  expect(read).toEqual({ template: template([cleaned]) });
});

test.each([[null], [undefined], ["{}"], [7], [[]], [() => 1]])("%p is no template", (input) => {
  expect(problemsOf(input)).toEqual([{ code: "notATemplate" }]);
});

test.each([
  [2, "2"],
  ["1", "1"],
  [undefined, ""],
  [{ toString: 1 }, ""],
  ["9".repeat(50), "9".repeat(20)],
])("version %p is another one", (version, shown) => {
  expect(problemsOf(template([step("1")], { version }))).toEqual([{ code: "otherVersion", version: shown }]);
});

test("2,000 steps are too many, and only that is said", () => {
  const steps = Array.from({ length: 2000 }, (_, at) => step(String(at + 1)));
  expect(problemsOf(template(steps))).toEqual([
    { code: "tooManyEntries", field: "steps", count: 2000, most: MOST_STEPS },
  ]);
  expect(problemsOf(template(steps.slice(0, MOST_STEPS)))).toEqual([]);
});

test.each<[string, Record<string, unknown>, TemplateProblem]>([
  ["no name", { name: " " }, { code: "empty", field: "name" }],
  ["a number as name", { name: 5 }, { code: "wrongType", field: "name" }],
  ["steps that are no list", { steps: {} }, { code: "wrongType", field: "steps" }],
  ["a step that is none", { steps: [step("1"), null] }, { code: "wrongType", field: "steps[1].number" }],
  ["another way of counting", { countedIn: "weeks" }, { code: "wrongType", field: "countedIn" }],
  ["no steps", { steps: [] }, { code: "empty", field: "steps" }],
  ["nothing to work back from", { anchors: [] }, { code: "empty", field: "anchors" }],
  ["an unknown anchor", { anchors: ["7"] }, { code: "unknownAnchor", step: "7" }],
  [
    "a task as anchor",
    { steps: [step("1"), step("1.1")], anchors: ["1.1"] },
    { code: "unknownAnchor", step: "1.1" },
  ],
  [
    "a resource for a step that is missing",
    { resources: [{ resource: "D", kind: "", forRole: "", step: "9", providedBy: "" }] },
    { code: "unknownResourceStep", resource: "D", step: "9" },
  ],
  [
    "a role of neither team",
    { roles: [{ team: "partner", role: "R", part: "", needs: "" }] },
    { code: "wrongType", field: "roles[0].team" },
  ],
  [
    "an unknown part",
    { roles: [{ team: "buyer", role: "R", part: "blocks", needs: "" }] },
    { code: "wrongType", field: "roles[0].part" },
  ],
])("%s is named", (_what, more, problem) => {
  expect(problemsOf(template([step("1")], more))).toContainEqual(problem);
});

test.each<[string, Record<string, unknown>, TemplateProblem]>([
  ["a text as days", { days: "5" }, { code: "wrongType", field: "steps[1].days" }],
  ["no days", { days: null }, { code: "badDays", step: "2", days: null }],
  ["half a day", { days: 1.5 }, { code: "badDays", step: "2", days: 1.5 }],
  ["negative days", { days: -1 }, { code: "badDays", step: "2", days: -1 }],
  ["more than ten years", { days: 3651 }, { code: "badDays", step: "2", days: 3651 }],
  [
    "a name of 201 characters",
    { name: "x".repeat(201) },
    { code: "tooLong", field: "steps[1].name", most: 200 },
  ],
  [
    "an outcome of 1,001 characters",
    { outcome: "x".repeat(1001) },
    { code: "tooLong", field: "steps[1].outcome", most: 1000 },
  ],
  ["an unknown calendar", { calendar: "lunar" }, { code: "wrongType", field: "steps[1].calendar" }],
  ["links that are no list", { startsAfter: "1" }, { code: "wrongType", field: "steps[1].startsAfter" }],
  ["a number as link", { startsAfter: [1] }, { code: "wrongType", field: "steps[1].startsAfter[0]" }],
  ["an unknown link", { startsAfter: ["9"] }, { code: "unknownLink", step: "2", link: "9" }],
  ["a link to itself", { startsAfter: ["2"] }, { code: "selfLink", step: "2" }],
  ["a number taken twice", { number: "1" }, { code: "duplicateNumber", step: "1" }],
  ["a task without its milestone", { number: "4.1" }, { code: "orphan", step: "4.1", parent: "4" }],
  ["a subtask without its task", { number: "1.1.1" }, { code: "orphan", step: "1.1.1", parent: "1.1" }],
  ["a number with a leading zero", { number: "02" }, { code: "badNumber", step: "02" }],
  ["a fourth level", { number: "1.1.1.1" }, { code: "badNumber", step: "1.1.1.1" }],
  ["an empty number", { number: "" }, { code: "badNumber", step: "" }],
])("%s is named", (_what, more, problem) => {
  expect(problemsOf(template([step("1"), step("2", more)]))).toContainEqual(problem);
});

test("an outcome can have several lines", () => {
  expect(problemsOf(template([step("1", { outcome: "one\ntwo" })]))).toEqual([]);
});

test("a loop is named by its steps alone, each after the one before it", () => {
  const steps = [
    step("1"),
    step("2", { startsAfter: ["1", "4"] }),
    step("3", { startsAfter: ["2"] }),
    step("4", { startsAfter: ["3"] }),
    step("5", { startsAfter: ["4"] }),
  ];
  const problems = problemsOf(template(steps));
  expect(problems).toHaveLength(1);
  const [loop] = problems as [TemplateProblem & { code: "loop" }];
  expect([...loop.steps].sort()).toEqual(["2", "3", "4"]);
  loop.steps.forEach((number, at) => {
    const before = loop.steps.at(at - 1)!;
    expect(steps.find((one) => one.number === number)!.startsAfter).toContain(before);
  });
});

test("a chain of the largest size has no loop", () => {
  const steps = Array.from({ length: MOST_STEPS }, (_, at) =>
    step(String(at + 1), { startsAfter: at === 0 ? [] : [String(at)] }),
  );
  expect(problemsOf(template(steps.reverse()))).toEqual([]);
});

test("all problems are named at once", () => {
  expect(problemsOf(template([step("1", { days: -1 }), step("2", { startsAfter: ["2", "8"] })]))).toEqual([
    { code: "badDays", step: "1", days: -1 },
    { code: "selfLink", step: "2" },
    { code: "unknownLink", step: "2", link: "8" },
  ]);
});

test("the input is left as it was", () => {
  const input = JSON.parse(JSON.stringify(builtInTemplates("en")[0]));
  const before = JSON.stringify(input);
  validateTemplate(input);
  expect(JSON.stringify(input)).toBe(before);
});
