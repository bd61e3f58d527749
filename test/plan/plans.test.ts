/**
 * The small plans in test/plans, each with its expected dates and problems beside the rows, worked out by hand or by
 * numpy (the `how:` line says which). `works` holds plans without problems, `problems` those that must name theirs.
 *
 * Days: a number, with `w` or `c` where the row is not counted as the plan is; `new`: the row comes by the request.
 * Given: whose calendar it follows, `fixed <date>`, `kept <date>` (not later than), `done <date>`, `target <date>`,
 * `not needed`, separated by `;`. Several `ask:` lines are asked one after the other; the problems are the last one's.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dayNumber, isoText, weekdayOf, yearMonthDay } from "../../src/plan/calendarDate";
import { reschedule } from "../../src/plan/change/reschedule";
import type { CalendarName, CountedIn, DayNumber, Plan, Step, WorkingWeek } from "../../src/plan/plan";
import type { Problem } from "../../src/plan/problems";
import { schedule } from "../../src/plan/schedule";
import { dayByDay } from "./dayByDay";
import { readRequest } from "./readRequest";

const folder = join(__dirname, "..", "plans");
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "Mon 2027-03-15" or "2027-03-15"; years before 1990 are allowed here, as plans to be refused need them. */
function readDay(text: string): DayNumber {
  const [, weekday, year, month, day] =
    /^(?:([A-Z][a-z]{2}) )?(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  const date = dayNumber(Number(year), Number(month), Number(day));
  const { year: y, month: m, day: d } = yearMonthDay(date);
  if (y !== Number(year) || m !== Number(month) || d !== Number(day))
    throw new Error(`No such date: ${text}`);
  if (weekday && weekdays[weekdayOf(date)] !== weekday) throw new Error(`Wrong weekday: ${text}`);
  return date;
}

interface PlanFile {
  readonly plan: Plan;
  readonly requests: readonly unknown[];
  /** Number and expected date of each row, in order. */
  readonly due: readonly (readonly [number: string, date: string])[];
  readonly problems: readonly string[];
}

function readPlanFile(text: string): PlanFile {
  const lines = text.split("\n");
  const after = (start: string): string[] =>
    lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length).trim());
  const countedIn: CountedIn = after("counted in")[0] === "working days" ? "working" : "calendar";
  const week = (side: string): WorkingWeek => ({
    weekend: after(`weekend ${side}:`)[0] ?? after("weekend both:")[0] ?? "0000011",
    nonWorkingDays: [...after(`days off ${side}:`), ...after("days off both:")].flatMap((days) =>
      days.split(" ").map(readDay),
    ),
  });
  const steps: Step[] = [];
  const due: [string, string][] = [];
  const table = lines
    .filter((line) => line.includes(" | "))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  for (const [number, days, startsAfter, given, expected] of table.slice(1)) {
    if (expected !== "gone") due.push([number!, expected!]);
    if (days === "new") continue;
    const words = given!.split(";").map((word) => word.trim());
    const dateOf = (word: string): DayNumber | null => {
      const found = words.find((other) => other.startsWith(`${word} `));
      return found ? readDay(found.slice(word.length)) : null;
    };
    steps.push({
      number: number!,
      name: `Step ${number}`,
      days: days === "" ? null : Number(days!.replace(/[wc]$/, "")),
      countedIn: days!.endsWith("w") ? "working" : days!.endsWith("c") ? "calendar" : countedIn,
      calendar: (words.find((word) => word === "seller" || word === "buyer") ?? "both") as CalendarName,
      startsAfter: startsAfter === "" ? [] : startsAfter!.split(",").map((link) => link.trim()),
      fixed: dateOf("fixed"),
      notLaterThan: dateOf("kept"),
      notNeeded: words.includes("not needed") ? "Bought elsewhere" : "",
      done: words.some((word) => /^done\b/.test(word)),
      completedOn: dateOf("done"),
      id: "",
      target: dateOf("target"),
    });
  }
  const [step, date] = (after("works back from")[0] ?? "").split(" on ");
  return {
    plan: {
      steps,
      anchor: date ? { step: step!, date: readDay(date) } : null,
      countedIn,
      seller: week("seller"),
      buyer: week("buyer"),
      today: readDay(after("today is")[0] ?? "Tue 2027-03-02"),
    },
    requests: after("ask:").map((request) =>
      JSON.parse(request, (_, value) => (/^\d{4}-/.test(value) ? readDay(value) : value)),
    ),
    due,
    problems: after("problem:"),
  };
}

function inShort(problem: Problem): string {
  const steps =
    "steps" in problem ? problem.steps : "step" in problem && problem.step !== null ? [problem.step] : [];
  return [problem.code, ...steps].join(" ").trim();
}

function readable(date: DayNumber | null): string {
  return date === null ? "-" : `${weekdays[weekdayOf(date)]} ${isoText(date)}`;
}

for (const kind of ["works", "problems"]) {
  describe(kind, () => {
    const files = readdirSync(join(folder, kind));
    test("there are enough of them", () => expect(files.length).toBeGreaterThanOrEqual(30));

    test.each(files)("%s", (file) => {
      const { plan, requests, due, problems } = readPlanFile(readFileSync(join(folder, kind, file), "utf8"));
      let dates = schedule(plan);
      let found: readonly Problem[] = dates.problems;
      let now = plan;
      for (const request of requests) {
        const asked = readRequest(request);
        if (asked === null) throw new Error(`No such request: ${JSON.stringify(request)}`);
        ({ dates, problems: found, plan: now } = reschedule(now, asked));
      }
      expect(dates.plan.steps.map((step, i) => [step.number, readable(dates.target[i]!)])).toEqual(due);
      expect(found.map(inShort).sort()).toEqual([...problems].sort());
      expect(problems.length > 0).toBe(kind === "problems");
      // The second scheduler knows well-formed plans only, and fewer problems.
      const known = ["overlap", "notConnected", "notLaterThanMissed", "outsideMilestone"];
      const all = problems.map((problem) => problem.split(" ")[0]!);
      if (requests.length > 0 || !all.every((code) => known.includes(code))) return;
      const plain = dayByDay(plan);
      expect(plan.steps.map((step, i) => [step.number, readable(plain.target[i]!)])).toEqual(due);
      const plainly = [
        ...plain.overlaps.map((number) => `overlap ${number}`),
        ...plain.notConnected.map((number) => `notConnected ${number}`),
        ...plain.missed.map((number) => `notLaterThanMissed ${number}`),
      ];
      expect(problems.filter((problem) => !problem.startsWith("outside")).sort()).toEqual(plainly.sort());
    });
  });
}
