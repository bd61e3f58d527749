/** The plan as a small picture: a line for each milestone, today as a dashed line. Shapes say what colors say. */

import type { StepFacts } from "../documents/planFacts";
import { element, picture } from "../page/element";
import { dayText, dayWithYear, spokenLanguage, type TextKey, text } from "../page/text";
import { dayNumber, yearMonthDay } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";
import { formatMonth } from "../words/formatDay";

const WIDTH = 268;
/** Room for the step numbers. */
const LEFT = 24;
/** Room for the sign at the end of the last line. */
const RIGHT = 8;
const TOP = 20;

type Look = "done" | "late" | "critical" | "planned";

const LEGEND: Readonly<Record<Look, TextKey>> = {
  done: "legendDone",
  late: "legendLate",
  critical: "legendCritical",
  planned: "legendPlanned",
};

function lookOf({ state, critical }: StepFacts): Look {
  if (state === "done" || state === "late") return state;
  return critical ? "critical" : "planned";
}

/** Null when no milestone has a date. */
export function timeline(milestones: readonly StepFacts[], today: DayNumber): HTMLElement | null {
  const dated = milestones.filter((row) => row.target !== null);
  if (dated.length === 0) return null;
  const first = Math.min(today, ...dated.map((row) => row.start ?? row.target!));
  const last = Math.max(today, ...dated.map((row) => row.target!));
  const x = (day: DayNumber) => LEFT + ((day - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  // A long plan is drawn narrower, so that it can be seen as a whole.
  const pitch = dated.length > 20 ? 9 : 14;
  const height = TOP + dated.length * pitch + 4;
  const looks = new Set(dated.map(lookOf));

  const drawing = picture(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: "img",
      class: "timeline",
      "aria-label": text("timelineLabel", {
        count: dated.length,
        first: dayWithYear(first),
        last: dayWithYear(last),
        done: dated.filter((row) => row.state === "done").length,
        late: dated.filter((row) => row.state === "late").length,
      }),
    },
    ...monthLines(first, last, x, height),
    picture("line", { class: "today", x1: x(today), x2: x(today), y1: TOP - 6, y2: height }),
    ...dated.map((row, at) => {
      const look = lookOf(row);
      const y = TOP + at * pitch + pitch / 2;
      const from = x(row.start ?? row.target!);
      const to = x(row.target!);
      return picture(
        "g",
        { class: `line ${look}` },
        picture(
          "title",
          {},
          `${row.step.number} ${row.step.name}: ${dayText(row.target!)}, ${text(LEGEND[look])}`,
        ),
        pitch > 10 && picture("text", { x: LEFT - 8, y: y + 3, "text-anchor": "end" }, row.step.number),
        picture("line", { x1: from, x2: Math.max(to, from + 1), y1: y, y2: y }),
        sign(look, to, y),
      );
    }),
  );
  return element(
    "div",
    { class: "stack" },
    drawing,
    element(
      "ul",
      { class: "legend small" },
      element(
        "li",
        {},
        picture(
          "svg",
          { viewBox: "0 0 12 12", "aria-hidden": "true" },
          picture("line", { class: "today", x1: 6, x2: 6, y1: 0, y2: 12 }),
        ),
        text("legendToday"),
      ),
      ...(Object.keys(LEGEND) as Look[])
        .filter((look) => looks.has(look))
        .map((look) =>
          element(
            "li",
            {},
            picture(
              "svg",
              { viewBox: "0 0 12 12", "aria-hidden": "true" },
              picture("g", { class: `line ${look}` }, sign(look, 6, 6)),
            ),
            text(LEGEND[look]),
          ),
        ),
    ),
  );
}

/** Each look has its own shape: a tick in a disc, a diamond with a stroke, a ring with a dot, a ring. */
function sign(look: Look, x: number, y: number): SVGElement {
  if (look === "late") {
    return picture(
      "g",
      {},
      picture("path", { class: "shape", d: `M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z` }),
      picture("path", { class: "mark", d: `M${x} ${y - 3}v3.2M${x} ${y + 2}v0.6` }),
    );
  }
  return picture(
    "g",
    {},
    picture("circle", { class: "shape", cx: x, cy: y, r: 4 }),
    look === "done" && picture("path", { class: "mark", d: `M${x - 2} ${y}l1.5 1.6l2.6 -3` }),
    look === "critical" && picture("circle", { class: "dot", cx: x, cy: y, r: 1.6 }),
  );
}

function monthLines(
  first: DayNumber,
  last: DayNumber,
  x: (day: DayNumber) => number,
  height: number,
): readonly SVGElement[] {
  const { year, month } = yearMonthDay(first);
  const months: DayNumber[] = [];
  for (let ahead = 1; ; ahead += 1) {
    const day = dayNumber(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, 1);
    if (day > last) break;
    months.push(day);
  }
  // Labels need about 30 units each.
  const every = Math.ceil((months.length * 30) / (WIDTH - LEFT - RIGHT));
  return months.map((day, at) =>
    picture(
      "g",
      { class: "month" },
      picture("line", { x1: x(day), x2: x(day), y1: TOP - 6, y2: height }),
      at % every === 0 &&
        x(day) < WIDTH - 24 &&
        picture("text", { x: x(day), y: TOP - 10 }, formatMonth(day, spokenLanguage())),
    ),
  );
}
