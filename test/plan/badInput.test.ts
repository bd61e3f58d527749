/** What is wrong with the inputs is named in full: code, rows, field. By hand, from the limits of the specification. */
import { FIRST_DAY, LAST_DAY } from "../../src/plan/calendarDate";
import type { Plan, Step } from "../../src/plan/plan";
import { schedule } from "../../src/plan/schedule";
import { day, step, week } from "./byHand";

/** Works back from step 9, a single day on Mon 15 Mar 2027. */
function planOf(steps: Step[], fields: Partial<Plan> = {}): Plan {
  return {
    steps: [...steps, step("9", 1, steps.length > 0 ? [steps.at(-1)!.number] : [])],
    anchor: { step: "9", date: day("2027-03-15") },
    ...{ countedIn: "working", seller: week, buyer: week, today: day("2027-03-01") },
    ...fields,
  };
}

const problems = (plan: Plan) => schedule(plan).problems;

test("a number that stands three times is named once, with all its rows", () => {
  const steps = [step("1", 1), step("2", 1), step("1", 2), step("1", 3), step("2", 1)];
  expect(problems({ ...planOf([]), steps: [...steps, step("9", 1)] })).toEqual([
    { code: "duplicateNumber", step: "1", rows: [0, 2, 3] },
    { code: "duplicateNumber", step: "2", rows: [1, 4] },
  ]);
});

test("rows without number, and numbers that are none, are named by their places", () => {
  const steps = [step("", 1), step("1", 1), step("4..1", 1, ["1"]), step("", 1)];
  expect(problems({ ...planOf([]), steps: [...steps, step("9", 1, ["4..1"])] })).toEqual(
    expect.arrayContaining([
      { code: "badNumber", step: "4..1", rows: [2] },
      { code: "noNumber", rows: [0, 3] },
    ]),
  );
});

test("what follows a number that stands twice, or a loop, keeps its dates", () => {
  // 9 is due on the Monday, so 3 (1 day) on the Friday before; the twins and the loop let dates pass through.
  const twins = [step("1", 1), step("2", 1, ["1"]), step("2", 4, ["1"]), step("3", 1, ["2"])];
  const dates = schedule(planOf(twins));
  expect([dates.target[0], dates.target[3]]).toEqual([day("2027-03-11"), day("2027-03-12")]);
  expect([dates.target[1], dates.target[2]]).toEqual([null, null]);
  const loop = [step("1", 1), step("10", 1, ["1", "2"]), step("2", 4, ["10"]), step("3", 1, ["2"])];
  const looped = schedule(planOf(loop));
  expect(looped.problems).toEqual([{ code: "loop", steps: ["2", "10"] }]);
  expect([looped.target[0], looped.target[3]]).toEqual([day("2027-03-11"), day("2027-03-12")]);
});

test("two loops that touch are one, two that do not are two", () => {
  const steps = [
    step("1", 1, ["2"]),
    step("2", 1, ["1", "3"]),
    step("3", 1, ["2"]),
    step("4", 1, ["3", "5"]),
  ];
  const five = step("5", 1, ["4"]);
  expect(problems(planOf([...steps, five]))).toEqual([
    { code: "loop", steps: ["1", "2", "3"] },
    { code: "loop", steps: ["4", "5"] },
  ]);
});

test.each([
  ["fixed", { fixed: FIRST_DAY - 1 }],
  ["completedOn", { done: true, completedOn: LAST_DAY + 1 }],
  ["target", { done: true, target: 0.5 }],
] as const)("a %s outside 1990 to 2150 is named and ignored", (field, fields) => {
  const date = (fields as Partial<Step>)[field];
  expect(problems(planOf([step("1", 1, [], fields)]))).toContainEqual({
    code: "badDate",
    step: "1",
    field,
    date,
  });
});

test("an anchor and a today outside 1990 to 2150 are named", () => {
  const anchor = { step: "9", date: LAST_DAY + 1 };
  expect(problems(planOf([], { anchor }))).toContainEqual({
    ...{ code: "badDate", step: "9", field: "anchor", date: LAST_DAY + 1 },
  });
  expect(problems(planOf([], { today: -1 }))).toEqual([
    { code: "badDate", step: null, field: "today", date: -1 },
  ]);
});

test("an anchor or a fixed date on a day off stays and is named with its field", () => {
  const saturday = day("2027-03-13");
  const steps = [step("1", 1, [], { fixed: day("2027-03-07"), calendar: "seller" })];
  expect(problems(planOf(steps, { anchor: { step: "9", date: saturday } }))).toEqual([
    { code: "offDay", step: "1", field: "fixed", date: day("2027-03-07"), calendar: "seller" },
    { code: "offDay", step: "9", field: "anchor", date: saturday, calendar: "both" },
  ]);
});

test("from 0 to 3650 whole days, and nothing else", () => {
  expect(problems(planOf([step("1", 3650)]))).toEqual([]);
  expect(problems(planOf([step("1", 0)]))).toEqual([]);
  for (const days of [3651, -1, 1.5, Number.NaN])
    expect(problems(planOf([step("1", days)]))).toEqual([{ code: "badDays", step: "1", days }]);
  expect(problems(planOf([step("1", null)]))).toEqual([{ code: "noDays", step: "1" }]);
});

test("a milestone with a date of its own needs no days, nor does a row without number", () => {
  expect(problems(planOf([step("1", null, [], { fixed: day("2027-03-01") })]))).toEqual([]);
  const done = step("1", null, [], { done: true, completedOn: day("2027-02-26") });
  expect(problems(planOf([done]))).toEqual([]);
  const plan = { ...planOf([]), steps: [step("", null), step("9", 1)] };
  expect(problems(plan)).toEqual([{ code: "noNumber", rows: [0] }]);
});

test("a linked task without days keeps its own date", () => {
  const task = step("9.1", null, ["9"], { target: day("2027-03-15") });
  const plan = planOf([]);
  const dates = schedule({ ...plan, steps: [...plan.steps, task] });
  expect(dates.target[1]).toBe(day("2027-03-15"));
  expect(dates.problems).toEqual([]);
});

test.each(["", "000001", "00000110", "x0000011", "0000011x", "0000012"])(
  "the working week %p is not readable",
  (weekend) => {
    const found = problems(planOf([], { seller: { ...week, weekend } }));
    expect(found).toContainEqual({ code: "badWeekend", side: "seller", weekend });
    expect(found).toContainEqual({ code: "noWorkingDay", calendar: "both", steps: ["9"] });
  },
);

test("where both sides have no day in common, the rows of one side keep their dates, markers too", () => {
  const buyer = { ...week, weekend: "1111100" };
  const steps = [step("1", 0, [], { calendar: "seller" }), step("2", 1, ["1"], { calendar: "buyer" })];
  const dates = schedule({
    ...planOf([], { buyer }),
    steps: [...steps, step("9", 1, ["2"], { calendar: "seller" }), step("3", 1)],
  });
  // The buyer works on Saturdays and Sundays only; the seller's marker stands on the Friday before Sun 14.
  expect(dates.target).toEqual([day("2027-03-12"), day("2027-03-14"), day("2027-03-15"), null]);
  expect(dates.problems).toEqual([{ code: "noWorkingDay", calendar: "both", steps: ["3"] }]);
});

test("steps without a date are listed in the order of their numbers", () => {
  const steps = [step("10", 1), step("2", 1, ["10"]), step("1", 30, ["2"])];
  const early = planOf(steps, { anchor: { step: "9", date: day("1990-01-15") }, today: day("1990-01-02") });
  expect(problems(early)).toContainEqual({ code: "outOfRange", steps: ["2", "10"], side: "before1990" });
  const after = [step("12", 1, ["9"]), step("11", 1, ["9"])];
  const late = planOf([], { anchor: { step: "9", date: LAST_DAY } });
  expect(problems({ ...late, steps: [...late.steps, ...after] })).toContainEqual({
    ...{ code: "outOfRange", steps: ["11", "12"], side: "after2150" },
  });
});

test("a task on the first or the last day of its milestone lies inside, a day beyond it does not", () => {
  // The milestone takes Wed 10 to Fri 12 Mar; its task's subtask belongs to the task's own dates, or else to it.
  const milestone = step("1", 3);
  const task = (number: string, date: string) => step(number, null, [], { target: day(date) });
  const tasks = [task("1.1", "2027-03-10"), task("1.2", "2027-03-12"), task("1.3", "2027-03-09")];
  const others = [
    task("1.4", "2027-03-13"),
    step("1.5", null),
    task("1.5.1", "2027-03-15"),
    task("7.1", "2027-01-01"),
  ];
  const plan = planOf([milestone]);
  const outside = { milestone: "1", from: day("2027-03-10"), to: day("2027-03-12") };
  expect(problems({ ...plan, steps: [...plan.steps, ...tasks, ...others] })).toEqual([
    { code: "outsideMilestone", step: "1.3", date: day("2027-03-09"), ...outside },
    { code: "outsideMilestone", step: "1.4", date: day("2027-03-13"), ...outside },
    { code: "outsideMilestone", step: "1.5.1", date: day("2027-03-15"), ...outside },
  ]);
});
