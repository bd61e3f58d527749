/** The default plan of the product, with the dates that TaskJuggler, numpy and LibreOffice agree on. */
import { isoText, parseIsoDay } from "../../src/plan/calendarDate";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { reschedule } from "../../src/plan/change/reschedule";
import { feasibility } from "../../src/plan/feasibility";
import type { CountedIn, Plan, Step, WorkingWeek } from "../../src/plan/plan";
import { schedule } from "../../src/plan/schedule";

const day = (iso: string): number => parseIsoDay(iso)!;

const week: WorkingWeek = {
  weekend: "0000011",
  nonWorkingDays: ["2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15"].map(day),
};

const names =
  "Intros|Discovery|Business case|Proposal|Negotiation|Signature|Implementation|Integrations|Onboarding|Go Live|VALUE|Key ROI|Quarterly Review";
const days = [1, 7, 7, 3, 7, 1, 14, 7, 1, 1, 30, 60, 90];

function defaultPlan(countedIn: CountedIn, anchor = { step: "10", date: day("2027-03-15") }): Plan {
  const steps = names.split("|").map(
    (name, i): Step => ({
      number: String(i + 1),
      name,
      days: days[i]!,
      countedIn: i < 10 ? countedIn : "calendar",
      calendar: "both",
      startsAfter: i === 0 ? [] : [String(Math.min(i, 10))],
      fixed: null,
      notLaterThan: null,
      id: "",
      notNeeded: "",
      done: false,
      completedOn: null,
      target: null,
    }),
  );
  return { steps, anchor, countedIn, seller: week, buyer: week, today: day("2026-12-01") };
}

function targets(plan: Plan): string[] {
  return schedule(plan).target.map((date) => isoText(date!).slice(5));
}

const calendarDays = "01-22 01-29 02-05 02-10 02-17 02-18 03-04 03-11 03-12 03-15 04-14 05-14 06-14".split(
  " ",
);
const workingDays = "01-04 01-13 01-25 01-28 02-08 02-09 03-02 03-11 03-12 03-15 04-14 05-14 06-14".split(
  " ",
);

describe("the default plan", () => {
  test("in calendar days", () => {
    expect(targets(defaultPlan("calendar"))).toEqual(calendarDays);
    expect(schedule(defaultPlan("calendar")).problems).toEqual([]);
  });

  test("in working days", () => {
    expect(targets(defaultPlan("working"))).toEqual(workingDays);
  });

  test("the first ten span 49 working days", () => {
    const dates = schedule(defaultPlan("working"));
    expect(isoText(dates.start[0]!)).toBe("2027-01-04");
    expect(dates.passes.network.calendar(0)!.between(dates.start[0]! - 1, dates.target[9]!)).toBe(49);
  });

  test("chained instead of side by side", () => {
    const request: ChangeRequest = { do: "chain", steps: ["11", "12", "13"] };
    const after = reschedule(defaultPlan("calendar"), request);
    expect(targets(after.plan).slice(9)).toEqual(["03-15", "04-14", "06-14", "09-13"]);
    const back = reschedule(after.plan, { do: "beside", steps: ["11", "12", "13"] });
    expect(targets(back.plan)).toEqual(calendarDays);
  });

  test("anchored on Key ROI", () => {
    expect(targets(defaultPlan("calendar", { step: "12", date: day("2027-05-14") }))[9]).toBe("03-15");
    expect(targets(defaultPlan("calendar", { step: "12", date: day("2027-05-12") }))[9]).toBe("03-12");
  });

  test("Go Live on a Saturday keeps its date and is reported", () => {
    const plan = defaultPlan("calendar", { step: "10", date: day("2027-03-13") });
    const got = targets(plan);
    expect([got[8], got[9], got[12]]).toEqual(["03-12", "03-13", "06-11"]);
    expect(schedule(plan).problems).toEqual([
      { code: "offDay", step: "10", field: "anchor", date: day("2027-03-13"), calendar: "both" },
    ]);
  });

  test("late by five working days at the start and at the end", () => {
    const plan = { ...defaultPlan("working"), today: day("2027-01-11") };
    expect(feasibility(schedule(plan)).late).toEqual([
      {
        code: "late",
        step: "10",
        date: day("2027-03-15"),
        earliest: day("2027-03-22"),
        workingDays: 5,
        cause: "1",
        because: "today",
        start: day("2027-01-04"),
        startedLateBy: 5,
      },
    ]);
  });

  test("on time it never reads late, whatever the day", () => {
    const plan = defaultPlan("calendar");
    const dates = schedule(plan);
    for (let today = day("2027-01-22"); today <= day("2027-03-15"); today++) {
      const steps = plan.steps.map((step, i) =>
        dates.target[i]! < today ? { ...step, done: true, completedOn: dates.target[i]! } : step,
      );
      const then = schedule({ ...plan, steps, today });
      expect([isoText(today), feasibility(then).late]).toEqual([isoText(today), []]);
      expect(then.target).toEqual(dates.target);
    }
  });
});
