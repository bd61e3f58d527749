/**
 * What a preview tells, counted again row by row and day by day, on random plans and requests of every kind.
 */
import fc from "fast-check";
import { weekdayOf } from "../../../src/plan/calendarDate";
import type { ChangePreview, InputEdit } from "../../../src/plan/change/changePreview";
import { overlapOptions } from "../../../src/plan/change/compress";
import { reschedule } from "../../../src/plan/change/reschedule";
import { explain } from "../../../src/plan/explain";
import { feasibility } from "../../../src/plan/feasibility";
import { NONE } from "../../../src/plan/network";
import type { CalendarName, DayNumber, Plan, Step } from "../../../src/plan/plan";
import { snapshotOf } from "../../../src/plan/planSnapshot";
import { review } from "../../../src/plan/review";
import { schedule } from "../../../src/plan/schedule";
import { type Asked, arbitraryRequest, type Kind } from "../arbitraryRequest";

const fewer = process.env.PROPERTY_RUNS;
/** The same plans at every run, so that what breaks a test is a change; PROPERTY_SEED asks for others. */
const seed = Number(process.env.PROPERTY_SEED ?? 20270315);
const runs = { numRuns: Number(fewer ?? 1000), endOnFailure: fewer !== undefined, seed };

/** Checks the previews of requests that are carried out. */
function previews(
  check: (asked: Asked, preview: ChangePreview) => void,
  kinds?: readonly Kind[],
  hands?: number,
): void {
  fc.assert(
    fc.property(arbitraryRequest(kinds, hands), (asked) => {
      const preview = reschedule(asked.plan, asked.request, snapshotOf(asked.kept));
      if (!preview.refused) check(asked, preview);
    }),
    runs,
  );
}

function works(plan: Plan, calendar: CalendarName, day: DayNumber): boolean {
  const sides = calendar === "both" ? [plan.seller, plan.buyer] : [plan[calendar]];
  return sides.every((side) => side.weekend[weekdayOf(day)] === "0" && !side.nonWorkingDays.includes(day));
}

/** Days worked after `from` up to `to`, day by day; negative backward. */
function counted(plan: Plan, calendar: CalendarName, from: DayNumber, to: DayNumber): number {
  let count = 0;
  for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++)
    if (works(plan, calendar, day)) count++;
  return to < from && count > 0 ? -count : count;
}

/** The day that is `n` days worked after `day`, or before it. */
function worked(plan: Plan, calendar: CalendarName, day: DayNumber, n: number): DayNumber {
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at += Math.sign(n);
    if (works(plan, calendar, at)) left--;
  }
  return at;
}

/** What stands in the sheet; an empty cell counts as the date that is worked out. */
function shownIn(plan: Plan): (row: number) => DayNumber | null {
  const { target } = schedule(plan);
  return (row) => plan.steps[row]?.target ?? target[row] ?? null;
}

const FIELDS = [
  "number",
  "days",
  "countedIn",
  "calendar",
  "startsAfter",
  "fixed",
  "notLaterThan",
  "notNeeded",
  "done",
  "completedOn",
] as const;
const byText = (edits: readonly unknown[]): string[] => edits.map((edit) => JSON.stringify(edit)).sort();

describe("what a preview tells", () => {
  test("edits: the inputs before and after, field by field", () => {
    previews(({ plan }, preview) => {
      const edits: unknown[] = [];
      preview.plan.steps.forEach((step, i) => {
        const was: Step | undefined = plan.steps[preview.rowBefore[i]!];
        if (!was) edits.push({ step: step.number, field: "row", before: "none", after: "there" });
        else
          for (const field of FIELDS)
            if (JSON.stringify(was[field]) !== JSON.stringify(step[field]))
              edits.push({ step: step.number, field, before: was[field], after: step[field] });
      });
      plan.steps.forEach((step, i) => {
        if (!preview.rowBefore.includes(i))
          edits.push({ step: step.number, field: "row", before: "there", after: "none" });
      });
      const { anchor } = preview.plan;
      if (JSON.stringify(anchor) !== JSON.stringify(plan.anchor))
        edits.push({ step: anchor?.step ?? null, field: "anchor", before: plan.anchor, after: anchor });
      expect(byText(preview.edits)).toEqual(byText(edits));
    });
  });

  test("difference: exactly the rows whose date changes, with its working days", () => {
    previews(({ plan }, preview) => {
      const shown = shownIn(plan);
      const rows: unknown[] = [];
      preview.plan.steps.forEach((step, i) => {
        const before = shown(preview.rowBefore[i]!);
        const { number, name, calendar, target: after } = step;
        if (before === after) return;
        const none = before === null || after === null;
        const workingDays = none ? null : counted(plan, calendar, before, after);
        rows.push({ step: number, name, before, after, workingDays });
      });
      plan.steps.forEach(({ number, name }, i) => {
        if (preview.rowBefore.includes(i)) return;
        rows.push({ step: number, name, before: shown(i), after: null, workingDays: null });
      });
      expect(preview.difference.map(({ reason: _, of: __, ...row }) => row)).toEqual(rows);
    });
  });

  test("its reasons are those of the new dates", () => {
    previews(({ plan, request }, preview) => {
      const old = schedule(plan).target;
      for (const { step, reason, of } of preview.difference) {
        const row = preview.dates.rowOf.get(step) ?? -1;
        const from = preview.rowBefore[row] ?? -1;
        if (reason === "removed")
          expect(preview.rowBefore).not.toContain(plan.steps.findIndex((s) => s.number === step));
        else if (reason === "inserted") expect(from).toBe(-1);
        else expect(from).toBeGreaterThanOrEqual(0);
        const why = explain(preview.dates, step);
        const told = {
          before: () =>
            expect(why).toMatchObject({
              code: why?.code === "firstMarker" ? "firstMarker" : "before",
              step: of,
            }),
          after: () =>
            expect(why).toMatchObject({ code: why?.code === "marker" ? "marker" : "after", step: of }),
          withMilestone: () => expect([why?.code, of]).toEqual(["own", step.split(".")[0]]),
          anchor: () => expect(why?.code).toBe("anchor"),
          fixed: () => expect(why?.code).toBe("fixed"),
          done: () => expect(why?.code).toBe("done"),
          kept: () => expect(why?.code).toBe("kept"),
          notNeeded: () => expect(why?.code).toBe("notNeeded"),
          // The plan gives the date anyway, or nothing holds the row but the plan's start.
          workedOut: () =>
            expect(
              old[from] === preview.plan.steps[row]!.target || ["planStart", "undated"].includes(why!.code),
            ).toBe(true),
          asked: () =>
            expect([
              "accept",
              "edits",
              ...("step" in request || "steps" in request ? [request.do] : []),
            ]).toContain(request.do),
          inserted: () => undefined,
          removed: () => undefined,
        };
        told[reason]();
        if (!["before", "after", "withMilestone"].includes(reason)) expect(of).toBeNull();
      }
    });
  });

  test("the dates to be written are the worked-out ones, but for dates that nobody decided on", () => {
    previews(({ kept, plan, request }, preview) => {
      const open = request.do === "accept" || request.do === "putBack" ? [] : review(plan, snapshotOf(kept));
      const dates = open.filter(({ code }) => code === "dateTyped" || code === "dateCleared");
      const undecided = open.flatMap((change) => (change.code === "notNeededChanged" ? [change.step] : []));
      const { notNeeded, loose } = preview.dates.passes.network;
      const before = schedule(kept);
      preview.plan.steps.forEach((step, i) => {
        const from = preview.rowBefore[i]!;
        const was = plan.steps[from];
        const typed = dates.some((change) => "step" in change && change.step === was?.number);
        // A move of that very step decides, and so does what else says when it is due.
        const isMoved =
          request.do === "done"
            ? request.steps.some((each) => each.step === was?.number)
            : (request.do === "move" || request.do === "anchor") && request.step === was?.number;
        // What we wrote into a row that is not needed from now on goes.
        const row = before.rowOf.get(was?.number ?? "") ?? -1;
        const isLeft = undecided.some((number) => [was?.number, was?.number.split(".")[0]].includes(number));
        const isOurs =
          row >= 0 && kept.steps[row]!.target === was!.target && before.passes.network.notNeeded[row] === 0;
        if (notNeeded[i] === 1 && loose[i] === 0 && isOurs && !isLeft) expect(step.target).toBeNull();
        else if (typed && !isMoved) expect(step.target).toBe(was!.target);
        else expect(step.target).toBe(preview.dates.target[i] ?? preview.dates.plan.steps[i]!.target);
      });
    });
  });

  test("the effect on the anchor", () => {
    previews(({ plan }, preview) => {
      const { anchor } = preview.plan;
      const row = preview.plan.steps.findIndex((step) => step.number === anchor?.step);
      const before = schedule(plan).target[preview.rowBefore[row]!] ?? null;
      const after = preview.dates.target[row]!;
      const { earliestAnchor, anchorSlack } = feasibility(preview.dates);
      const moved = before !== null && after !== null;
      expect(preview.effectOnAnchor).toEqual({
        step: anchor!.step,
        before,
        after,
        workingDays: moved ? counted(plan, preview.plan.steps[row]!.calendar, before, after) : 0,
        calendarDays: moved ? after - before : 0,
        earliestRealistic: earliestAnchor,
        slack: anchorSlack,
      });
    });
  });

  test("nothing changes is said when nothing does, and only then", () => {
    previews(({ plan }, preview) => {
      const said = preview.problems.some((problem) => problem.code === "nothingChanges");
      const shown = shownIn(plan);
      const inputs = ({ target: _, ...step }: Step): unknown => step;
      const same =
        JSON.stringify(preview.plan.steps.map(inputs)) === JSON.stringify(plan.steps.map(inputs)) &&
        JSON.stringify(preview.plan.anchor) === JSON.stringify(plan.anchor) &&
        preview.plan.steps.every((step, i) => step.target === shown(i));
      // To take what stands in the sheet is something, although no cell changes.
      expect(said).toBe(same && preview.decided === 0 && preview.rowBefore.every((from, i) => from === i));
    });
  });

  test("a refused request changes nothing", () => {
    fc.assert(
      fc.property(arbitraryRequest(), ({ kept, plan, request }) => {
        const snapshot = snapshotOf(kept);
        const preview = reschedule(plan, request, snapshot);
        if (!preview.refused) return;
        expect([preview.plan, preview.snapshot]).toEqual([plan, snapshot]);
        expect([preview.difference, preview.edits]).toEqual([[], []]);
        expect(preview.rowBefore).toEqual(plan.steps.map((_, i) => i));
        expect(preview.problems).toHaveLength(1);
      }),
      runs,
    );
  });
});

describe("what a request leaves alone", () => {
  const fieldsOf = (edits: readonly InputEdit[]): string[] =>
    [...new Set(edits.map((edit) => edit.field))].sort();

  test("only this one: every other date stays, but for the tasks of the moved milestone", () => {
    previews(
      ({ request }, preview) => {
        if (request.do !== "move" || request.keep !== "only") return;
        for (const row of preview.difference)
          if (row.reason !== "asked")
            expect(row).toMatchObject({ reason: "withMilestone", of: request.step });
      },
      ["move"],
      0,
    );
  });

  test("a shift moves the anchor, and the open fixed rows if asked, each by its own working days", () => {
    previews(
      ({ plan, request }, preview) => {
        if (request.do !== "shift") return;
        plan.steps.forEach((step, i) => {
          const { number, calendar, fixed, done } = step;
          const isAnchor = number === plan.anchor!.step;
          if (isAnchor)
            expect(preview.plan.anchor!.date).toBe(
              worked(plan, calendar, plan.anchor!.date, request.workingDays),
            );
          else if (request.withFixed && !done && fixed !== null)
            expect(preview.plan.steps[i]!.fixed).toBe(worked(plan, calendar, fixed, request.workingDays));
          else expect(preview.plan.steps[i]!.fixed).toBe(fixed);
        });
        const fields = fieldsOf(preview.edits).filter(
          (field) => request.kept !== "along" || field !== "notLaterThan",
        );
        expect(["anchor", "anchor,fixed", "fixed", ""]).toContain(fields.join());
      },
      ["shift"],
    );
  });

  test("a task that moves stays as many working days from its milestone", () => {
    previews(
      ({ kept, plan }, preview) => {
        const writtenOn = new Map(kept.steps.map((step) => [step.number, step.target]));
        for (const { step, after, before, reason } of preview.difference) {
          const row = preview.dates.rowOf.get(step) ?? -1;
          if (reason !== "withMilestone" || preview.plan.steps[row]!.target === null) continue;
          const milestone = step.split(".")[0]!;
          const due = preview.dates.target[preview.dates.rowOf.get(milestone)!]!;
          const was = counted(plan, "both", before!, writtenOn.get(milestone)!);
          expect(counted(plan, "both", after!, due)).toBe(was);
        }
      },
      ["move", "shift", "edit", "done", "remove"],
      0,
    );
  });

  test("scaling fits or says by how much it does not; nobody who gave days could have kept one more", () => {
    previews(
      ({ plan, request }, preview) => {
        if (request.do !== "compress" || request.way !== "scale") return;
        const { underWay } = feasibility(schedule(plan));
        const { date } = plan.anchor!;
        const trial = (steps: readonly Step[]) =>
          feasibility(schedule({ ...plan, steps }), plan.today, underWay);
        const finish = (steps: readonly Step[]): DayNumber => trial(steps).earliestAnchor!;
        const { steps } = preview.plan;
        const short = preview.problems.find((problem) => problem.code === "cannotFit");
        expect(finish(steps) > date).toBe(short !== undefined);
        if (short?.code === "cannotFit") expect(short.earliest).toBe(finish(steps));
        steps.forEach((step, i) => {
          const was = plan.steps[i]!.days;
          if (step.days === was) return;
          expect(step.days).toBeLessThan(was!);
          expect(step.days).toBeGreaterThanOrEqual(1);
          if (short) expect(step.days).toBe(1);
          const more = steps.map((other, j) => (j === i ? { ...other, days: step.days! + 1 } : other));
          if (short) return;
          const missed = (of: readonly Step[]): number => {
            const found = schedule({ ...plan, steps: of }).passes.network.kept;
            const { earliestFinish } = trial(of);
            return earliestFinish.filter(
              (day, row) => found[row] !== NONE && day !== null && day > found[row]!,
            ).length;
          };
          const misses =
            finish(more) > date ||
            trial(more).late.length > trial(steps).late.length ||
            missed(more) > missed(steps);
          expect([step.number, misses]).toEqual([step.number, true]);
        });
        expect(fieldsOf(preview.edits).filter((field) => field !== "days")).toEqual([]);
      },
      ["compress"],
      0,
    );
  });

  test("steps side by side gain what was promised, the best first", () => {
    previews(
      ({ plan }) => {
        const options = overlapOptions(plan);
        const { earliestAnchor, underWay } = feasibility(schedule(plan));
        const { calendar } = plan.steps.find((step) => step.number === plan.anchor!.step)!;
        options.slice(0, 3).forEach(({ step, startsAfter, gained }, i) => {
          expect(gained).toBeGreaterThan(0);
          if (i > 0) expect(gained).toBeLessThanOrEqual(options[i - 1]!.gained);
          const after = reschedule(plan, { do: "compress", way: "overlap", step, startsAfter });
          const { earliestAnchor: earlier } = feasibility(after.dates, plan.today, underWay);
          expect(counted(plan, calendar, earlier!, earliestAnchor!)).toBe(gained);
        });
      },
      ["free"],
      0,
    );
  });
});
