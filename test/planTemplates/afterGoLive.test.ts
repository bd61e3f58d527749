import {
  builtInTemplates,
  chainedAfter,
  type PlanTemplate,
  sideBySideAfter,
  withoutTasks,
} from "../../src/planTemplates";

const templates = builtInTemplates("en");
const linksAndDays = (template: PlanTemplate) =>
  template.steps
    .filter((step) => !step.number.includes(".") && Number(step.number) > 9)
    .map((step) => [step.number, step.days, step.startsAfter.join()]);

test("chained, each follows the one before it and keeps its days", () => {
  expect(linksAndDays(chainedAfter(templates[0]!, "10"))).toEqual([
    ["10", 1, "9"],
    ["11", 30, "10"],
    ["12", 60, "11"],
    ["13", 90, "12"],
  ]);
});

test.each(templates.map((template) => [template.name, template] as const))(
  "%s: chained and back side by side is the template again",
  (_name, template) => {
    const goLive = template.anchors[0]!;
    expect(sideBySideAfter(chainedAfter(template, goLive), goLive)).toEqual(template);
    expect(sideBySideAfter(template, goLive)).toEqual(template);
    expect(chainedAfter(chainedAfter(template, goLive), goLive)).toEqual(chainedAfter(template, goLive));
  },
);

test("links to steps before the go-live stay", () => {
  const [first] = templates as [PlanTemplate];
  const steps = first.steps.map((step) =>
    step.number === "12" ? { ...step, startsAfter: ["7", "10"] } : step,
  );
  const chained = chainedAfter({ ...first, steps }, "10");
  expect(chained.steps.find((step) => step.number === "12")!.startsAfter).toEqual(["7", "11"]);
});

test("a step that the template does not have changes nothing", () => {
  expect(chainedAfter(templates[0]!, "99")).toEqual(templates[0]);
});

test("without tasks only milestones are left, and all of them", () => {
  const [first] = templates as [PlanTemplate];
  expect(first.steps.length).toBeGreaterThan(40);
  expect(withoutTasks(first).steps.map((step) => step.number)).toEqual(
    Array.from({ length: 13 }, (_, at) => String(at + 1)),
  );
});
