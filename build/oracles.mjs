/**
 * `npm run oracles`: asks tools that nobody here wrote for answers and freezes them in test/oracles, where the tests
 * compare them with ours. Needs LibreOffice (`soffice`), python3 with numpy, TaskJuggler (`tj3`); the tests need none.
 *
 * - workdays.json: WORKDAY.INTL and NETWORKDAYS.INTL by LibreOffice, confirmed by numpy.
 * - taskjuggler.json: whole plans in working days: parallel paths, three calendars, backward and forward parts.
 * - temporal.json: calendar arithmetic by temporal-polyfill.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";
import { sheetFormulas, wholePlans } from "./oracles-sheet.mjs";

const folder = fileURLToPath(new URL("../test/oracles/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "oracles-"));
const epoch = Temporal.PlainDate.from("1899-12-30");
const isoOf = (serial) => epoch.add({ days: serial }).toString();
const serialOf = (iso) => epoch.until(iso, { largestUnit: "day" }).days;

/** The same numbers at every run. */
function randomSource(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const weekends = ["0000011", "0000011", "0000110", "0000001", "0000000", "1000001", "0010011", "1111110"];

/** One case a line: readable in a diff, small in the repository. */
function write(name, how, cases) {
  const lines = cases.map((entry) => JSON.stringify(entry)).join(",\n");
  writeFileSync(join(folder, name), `{ "how": ${JSON.stringify(how)}, "cases": [\n${lines}\n] }\n`);
  console.log(`${name}: ${cases.length} cases`);
}

/** The system's own python, where Debian puts numpy. */
const python = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

function workdays() {
  const random = randomSource(7);
  const cases = Array.from({ length: 2400 }, (_, i) => {
    const from = serialOf("1995-01-01") + random(50000);
    const weekend = weekends[random(weekends.length)];
    const holidays = [...new Set(Array.from({ length: 8 }, () => from - 60 + random(120)))].sort(
      (a, b) => a - b,
    );
    return i % 2 === 0
      ? { weekend, holidays, from, n: (random(2) ? 1 : -1) * (1 + random(i % 20 === 0 ? 400 : 60)) }
      : { weekend, holidays, from, to: from - 100 + random(200) };
  });

  const cell = (value) =>
    typeof value === "number"
      ? `<table:table-cell office:value-type="float" office:value="${value}"/>`
      : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const rows = cases.map(({ weekend, holidays, from, n, to }, i) => {
    const call = n === undefined ? "NETWORKDAYS.INTL" : "WORKDAY.INTL";
    const last = "DEFGHIJK"[holidays.length - 1];
    const formula = `msoxl:=TEXT(${call}(A${i + 1},B${i + 1},C${i + 1},D${i + 1}:${last}${i + 1}),&quot;0&quot;)`;
    const blanks = `<table:table-cell table:number-columns-repeated="${9 - holidays.length}"/>`;
    return `<table:table-row>${cell(from)}${cell(n ?? to)}${cell(weekend)}${holidays.map(cell).join("")}${blanks}<table:table-cell table:formula="${formula}"/></table:table-row>`;
  });
  const sheet = join(scratch, "workdays.fods");
  writeFileSync(
    sheet,
    `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:msoxl="http://schemas.microsoft.com/office/excel/formula" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="cases">${rows.join("")}</table:table></office:spreadsheet></office:body></office:document>`,
  );
  execFileSync("soffice", [
    "--headless",
    `-env:UserInstallation=file://${scratch}/profile`,
    "--convert-to",
    "csv",
    "--outdir",
    scratch,
    sheet,
  ]);
  const calc = readFileSync(join(scratch, "workdays.csv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => Number(line.split(",").pop()));

  const script = `
import json, sys
import numpy as np
origin = np.datetime64("1899-12-30")
answers = []
for case in json.load(sys.stdin):
    calendar = np.busdaycalendar(
        weekmask="".join("0" if c == "1" else "1" for c in case["weekend"]),
        holidays=[origin + h for h in case["holidays"]],
    )
    start = origin + case["from"]
    if "n" in case:
        roll = "backward" if case["n"] > 0 else "forward"
        answers.append(int((np.busday_offset(start, case["n"], roll=roll, busdaycal=calendar) - origin).astype(int)))
    else:
        end = origin + case["to"]
        if start <= end:
            answers.append(int(np.busday_count(start, end + 1, busdaycal=calendar)))
        else:
            answers.append(-int(np.busday_count(end, start + 1, busdaycal=calendar)))
json.dump(answers, sys.stdout)
`;
  const numpy = JSON.parse(
    execFileSync(python, ["-c", script], { input: JSON.stringify(cases), encoding: "utf8" }),
  );
  const disagree = cases.filter((_, i) => calc[i] !== numpy[i]);
  if (disagree.length > 0)
    throw new Error(`LibreOffice and numpy disagree on ${JSON.stringify(disagree[0])}`);
  const how =
    "LibreOffice and numpy agree; [weekend, holidays, from, 'n' | 'to', n or to, answer], days as serials";
  write(
    "workdays.json",
    how,
    cases.map(({ weekend, holidays, from, n, to }, i) => [
      weekend,
      holidays,
      from,
      n === undefined ? "to" : "n",
      n ?? to,
      calc[i],
    ]),
  );
}

const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Task i of a plan: days, calendar, predecessors; task `anchor` ends on the anchor date. */
function taskJugglerPlans(count) {
  const random = randomSource(11);
  return Array.from({ length: count }, () => {
    const week = () => ({
      weekend: weekends[random(6)],
      holidays: [
        ...new Set(Array.from({ length: random(12) }, () => serialOf("2027-01-01") + random(120))),
      ].sort(),
    });
    const seller = week();
    const buyer = random(3) === 0 ? seller : week();
    const size = 3 + random(8);
    const tasks = Array.from({ length: size }, (_, i) => ({
      days: 1 + random(9),
      calendar: ["both", "seller", "buyer"][random(3)],
      after: Array.from({ length: i }, (_, j) => j).filter((j) => random(100) < (j === i - 1 ? 60 : 20)),
    }));
    const anchor = Math.max(1, size - 1 - random(3));
    const plan = { seller, buyer, tasks, anchor, date: serialOf("2027-04-01") + random(60) };
    // On a day that its calendar works: TaskJuggler takes the anchor's date as a limit only.
    const { off, holidays } = calendarOf(plan, tasks[anchor].calendar);
    const isOff = (day) => holidays.includes(day) || off.includes(dayNames[(day + 5) % 7]);
    while (off.length < 7 && isOff(plan.date)) plan.date++;
    return plan;
  });
}

function calendarOf(plan, name) {
  const sides = name === "both" ? [plan.seller, plan.buyer] : [plan[name]];
  return {
    off: dayNames.filter((_, i) => sides.some((side) => side.weekend[i] === "1")),
    holidays: [...new Set(sides.flatMap((side) => side.holidays))],
  };
}

/**
 * Rows that lead up to the anchor; the others that follow something. A row that does neither is left out. So is one
 * that follows a leading row on another calendar: for TaskJuggler a leading task lasts until its successor starts, not
 * until its last day worked, and the days between may be worked by the other calendar.
 */
function rolesOf(plan) {
  const leads = new Set([plan.anchor]);
  for (let i = plan.anchor; i >= 0; i--) if (leads.has(i)) for (const j of plan.tasks[i].after) leads.add(j);
  const follows = new Set();
  plan.tasks.forEach(({ after }, i) => {
    const isPlain = (j) =>
      follows.has(j) ||
      j === plan.anchor ||
      (leads.has(j) && plan.tasks[j].calendar === plan.tasks[i].calendar);
    if (!leads.has(i) && after.length > 0 && after.every(isPlain)) follows.add(i);
  });
  return { leads, follows };
}

function taskJuggler() {
  const plans = taskJugglerPlans(230).filter((plan) => {
    const names = ["both", "seller", "buyer"];
    return names.every((name) => calendarOf(plan, name).off.length < 5);
  });
  const resources = [];
  const tasks = [];
  plans.forEach((plan, p) => {
    const { leads, follows } = rolesOf(plan);
    const inside = [];
    plan.tasks.forEach((task, i) => {
      if (!leads.has(i) && !follows.has(i)) return;
      const { off, holidays } = calendarOf(plan, task.calendar);
      const on = dayNames.filter((name) => !off.includes(name));
      // Weekends are set on each resource, as are holidays: every task has a resource of its own.
      const leaves = holidays.map((day) => `leaves holiday ${isoOf(day)}`).join("\n    ");
      const weekend = off.length > 0 ? `workinghours ${off.join(", ")} off` : "";
      resources.push(
        `  resource r${p}_${i} "r" {\n    workinghours ${on.join(", ")} 9:00 - 17:00\n    ${weekend}\n    ${leaves}\n  }`,
      );
      const lines = [`effort ${task.days}d`, `allocate r${p}_${i}`];
      if (leads.has(i)) {
        lines.push("scheduling alap");
        const next = plan.tasks
          .map((_, j) => j)
          .filter((j) => leads.has(j) && plan.tasks[j].after.includes(i));
        if (i === plan.anchor) lines.push(`end ${isoOf(plan.date + 1)}`);
        else lines.push(`precedes ${next.map((j) => `!t${j}`).join(", ")}`);
      } else {
        lines.push("scheduling asap", `depends ${task.after.map((j) => `!t${j}`).join(", ")}`);
      }
      inside.push(`  task t${i} "t${i}" {\n    ${lines.join("\n    ")}\n  }`);
    });
    tasks.push(`task p${p} "p${p}" {\n${inside.join("\n")}\n}`);
  });
  const file = join(scratch, "plans.tjp");
  writeFileSync(
    file,
    `project plans "plans" 2026-09-01 - 2027-12-31 {
  timezone "UTC"
  timingresolution 60 min
  dailyworkinghours 8
  timeformat "%Y-%m-%d-%H"
}
resource all "all" {
${resources.join("\n")}
}
${tasks.join("\n")}
taskreport dates "dates" {
  formats csv
  columns id, start, end
}
`,
  );
  execFileSync("tj3", ["--silent", "--no-color", "-o", scratch, file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const found = new Map();
  for (const line of readFileSync(join(scratch, "dates.csv"), "utf8").trim().split("\n").slice(1)) {
    const [id, start, end] = line.split(";").map((text) => text.replaceAll('"', ""));
    // The end of a day's work is 17:00 of that day, or midnight after it.
    const [last, hour] = [end.slice(0, 10), Number(end.slice(11))];
    found.set(id, [serialOf(start.slice(0, 10)), hour === 0 ? serialOf(last) - 1 : serialOf(last)]);
  }
  const cases = plans.flatMap((plan, p) => {
    const dates = plan.tasks.map((_, i) => found.get(`p${p}.t${i}`) ?? null);
    if (dates[plan.anchor] === null || dates[plan.anchor][1] !== plan.date) return [];
    return [
      {
        seller: plan.seller,
        buyer: plan.buyer,
        anchor: [plan.anchor, plan.date],
        tasks: plan.tasks.map(({ days, calendar, after }, i) => [days, calendar, after, dates[i]]),
      },
    ];
  });
  if (cases.length < 200) throw new Error(`Only ${cases.length} plans: more are needed`);
  write(
    "taskjuggler.json",
    "TaskJuggler; tasks: [days, calendar, after, [start, target] or null where left out]",
    cases,
  );
}

function temporal() {
  const random = randomSource(3);
  const cases = Array.from({ length: 800 }, (_, i) => {
    const year = i < 322 ? 1990 + Math.floor(i / 2) : 1990 + random(161);
    // Each year's end of February and end of December, then any day.
    const date =
      i < 322
        ? i % 2 === 0
          ? Temporal.PlainYearMonth.from({ year, month: 2 }).toPlainDate({ day: 31 })
          : Temporal.PlainDate.from({ year, month: 12, day: 31 })
        : Temporal.PlainDate.from({ year, month: 1 + random(12), day: 1 + random(31) });
    const days = random(4000) - 2000;
    return [date.toString(), serialOf(date), date.dayOfWeek, days, date.add({ days }).toString()];
  });
  write(
    "temporal.json",
    "temporal-polyfill; [date, serial, day of the week (1 Monday), n, date + n days]",
    cases,
  );
}

try {
  workdays();
  taskJuggler();
  temporal();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
// The sheet's formulas, as LibreOffice works them out.
await sheetFormulas();
await wholePlans();
