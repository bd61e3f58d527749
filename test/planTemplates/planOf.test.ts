import { isoText, parseIsoDay } from "../../src/plan/calendarDate";
import { schedule } from "../../src/plan/schedule";
import {
  builtInTemplates,
  chainedAfter,
  type PlanSettings,
  type PlanTemplate,
  planOf,
  withoutTasks,
} from "../../src/planTemplates";

const day = (text: string): number => parseIsoDay(text)!;
const nonWorkingDays = ["2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15"].map(day);
const week = { weekend: "0000011", nonWorkingDays };
const settings: PlanSettings = {
  anchor: { step: "10", date: day("2027-03-15") },
  countedIn: "calendar",
  seller: week,
  buyer: week,
  today: day("2026-11-02"),
  done: [],
};
const [enterprise] = builtInTemplates("en") as [PlanTemplate];

function targets(template: PlanTemplate, more: Partial<PlanSettings> = {}): string[] {
  const plan = planOf(template, { ...settings, ...more });
  return schedule(plan).target.map((target) => (target === null ? "" : isoText(target)));
}

// The expected dates are the reference plan of the product description, which other schedulers confirmed.
test("the default plan is the reference plan in calendar days", () => {
  expect(targets(withoutTasks(enterprise))).toEqual([
    "2027-01-22",
    "2027-01-29",
    "2027-02-05",
    "2027-02-10",
    "2027-02-17",
    "2027-02-18",
    "2027-03-04",
    "2027-03-11",
    "2027-03-12",
    "2027-03-15",
    "2027-04-14",
    "2027-05-14",
    "2027-06-14",
  ]);
});

test("and in working days, where what follows the go-live still counts calendar days", () => {
  expect(targets(withoutTasks(enterprise), { countedIn: "working" })).toEqual([
    "2027-01-04",
    "2027-01-13",
    "2027-01-25",
    "2027-01-28",
    "2027-02-08",
    "2027-02-09",
    "2027-03-02",
    "2027-03-11",
    "2027-03-12",
    "2027-03-15",
    "2027-04-14",
    "2027-05-14",
    "2027-06-14",
  ]);
});

test("chained after the go-live, the last three are due one after another", () => {
  const dates = targets(withoutTasks(chainedAfter(enterprise, "10")));
  expect(dates.slice(10)).toEqual(["2027-04-14", "2027-06-14", "2027-09-13"]);
});

test.each(builtInTemplates("en").map((template) => [template.name, template] as const))(
  "%s dates every milestone and no task, and has no problem",
  (_name, template) => {
    const more = { anchor: { step: template.anchors[0]!, date: day("2027-03-15") } };
    const dates = targets(template, more);
    expect(schedule(planOf(template, { ...settings, ...more })).problems).toEqual([]);
    template.steps.forEach((step, at) => {
      if (step.number.includes(".")) expect(dates[at]).toBe("");
      else expect(dates[at]).toMatch(/^\d{4}-/);
    });
  },
);

test("a step that is behind us is done on its day, and so are its tasks", () => {
  const on = day("2026-10-20");
  const { steps } = planOf(enterprise, { ...settings, done: [{ step: "1", on }] });
  const done = steps.filter((step) => step.done);
  expect(done.map((step) => step.number)).toEqual(["1", "1.1", "1.2", "1.3"]);
  expect(done.every((step) => step.completedOn === on)).toBe(true);
  expect(steps.filter((step) => !step.done).every((step) => step.completedOn === null)).toBe(true);
});
