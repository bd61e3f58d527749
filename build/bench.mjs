/**
 * `npm run bench`: what each operation of the built add-on costs, with its limit beside it. At Google the service calls
 * take nearly all the time, so calls and round trips count most, and an estimate says what they may take there; own time
 * leaves out what the stand-in spends inside its services. Then the scheduler, and the preview in a browser. What is over
 * a limit is marked and does not fail the command.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { buildAddOn, root, writeBundle } from "./build.mjs";
import { sizesOf } from "./checkBundle.mjs";

const SIZES = [13, 200, 1000];

/** At most so much of each. */
const LIMITS = {
  // The file's id alone: it tells whose menu is shown.
  "open the spreadsheet": { sheetCalls: 1 },
  "create the plan": { calls: 220, roundTrips: 3 },
  "open the sidebar": { calls: 80, roundTrips: 2, ownMs: 300 },
  "apply a move": { calls: 130, roundTrips: 3 },
  undo: { calls: 130, roundTrips: 3 },
  "type a date (onEdit)": { calls: 8 },
  "tick Done (onEdit)": { calls: 8 },
  "edit another tab (onEdit)": { calls: 8 },
};
const PREVIEW = "preview a move";
const PREVIEW_LIMIT = { rows: 200, ownMs: 100 };

/**
 * In milliseconds at Google, the least and the most that others have measured and published. A call that writes waits
 * with others until they are brought out together: 400 such calls took 164 ms (Mogsdad, Stack Overflow 29263774, 2015),
 * and 10,000 of them 70 s (Google, Apps Script best practices). Bringing them out: 30 ms for ten cells, 560 ms for 4,000
 * (the same question), or 700 ms a time (Google's example); so a cell costs up to 0.14 ms. A call that reads is taken to be
 * like the getProperty of another store: 21 to 84 ms (ziritione.org, Apps Script APIs performance). Of cells that are read
 * only their being far cheaper than written ones is published (mcpher.com, measuring sheet operation performance); a tenth
 * is assumed. The day, the size of the file and the load at Google make more difference than most changes here: compare
 * estimates with each other.
 */
const COSTS = {
  least: { call: 0.4, read: 21, roundTrip: 30, cellWritten: 0.01, cellRead: 0.001 },
  most: { call: 7, read: 84, roundTrip: 700, cellWritten: 0.14, cellRead: 0.014 },
};

/** Row groups cannot be made in bulk; the limit leaves them out. */
const ROW_GROUP_CALL = /RowGroup|collapseGroups/;
/** The hidden row of the Milestones tab that names the columns; the headers stand below it. */
const KEY_ROW = 6;

/** The tests' way to the bundle, in a file that Node can load. It looks for dist two folders above itself. */
async function loadOverStandIn() {
  const outfile = join(root, ".out/bench/addOn.cjs");
  await esbuild.build({
    stdin: {
      contents: `
        export { applyRequest, newFile, open, referenceRequest, value } from "./test/addon/bundle";
        export { MOST_STEPS } from "./src/planTemplates/validateTemplate";
        export { reschedule } from "./src/plan/change/reschedule";
      `,
      resolveDir: root,
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    logLevel: "error",
  });
  return createRequire(import.meta.url)(outfile);
}

/** The reference plan; for more rows its milestones over and over, in one chain, with years of time for them. */
function requestOf(rows, referenceRequest) {
  const request = referenceRequest();
  const { template, anchor } = request;
  if (rows === template.steps.length) return request;
  const steps = Array.from({ length: rows }, (_, at) => ({
    ...template.steps[at % template.steps.length],
    number: String(at + 1),
    days: 1,
    startsAfter: at === 0 ? [] : [String(at)],
  }));
  return {
    ...request,
    template: { ...template, steps, anchors: [String(rows)] },
    anchor: { step: String(rows), date: anchor.date + 3 * rows },
  };
}

/** Adds milestones below the last one, each after the one before, as somebody would who copies its row. */
function addRows(session, lastRow, more) {
  const sheet = session.globals.SpreadsheetApp.getActiveSpreadsheet().getSheetByName("Milestones");
  const columns = sheet.getLastColumn();
  const keys = sheet.getRange(KEY_ROW, 1, 1, columns).getValues()[0];
  const known = lastRow - KEY_ROW - 1;
  sheet.insertRowsAfter(lastRow, more);
  sheet.getRange(lastRow, 1, 1, columns).copyTo(sheet.getRange(lastRow + 1, 1, more, columns));
  const write = (key, contentOf) =>
    sheet
      .getRange(lastRow + 1, keys.indexOf(key) + 1, more, 1)
      .setValues(Array.from({ length: more }, (_, at) => [contentOf(known + at + 1)]));
  write("step", String);
  write("milestone", (number) => `Milestone ${number}`);
  write("days", () => 1);
  write("startsAfter", (number) => String(number - 1));
  session.settle();
}

/**
 * Adds up the time that a session spends inside services and in working out formulas, its calls that read the
 * spreadsheet, and the cells in the lists that come back or are handed over.
 */
function watchServices(session) {
  const spent = { ms: 0, reads: 0, cellsRead: 0, cellsWritten: 0 };
  let inside = false;
  const timed =
    (work) =>
    (...args) => {
      if (inside) return work(...args);
      inside = true;
      const start = performance.now();
      try {
        return work(...args);
      } finally {
        inside = false;
        spent.ms += performance.now() - start;
      }
    };
  const serve = timed(session.serve.bind(session));
  session.serve = (info, args, run) => {
    const isCounted = !inside && info.counted && info.service.startsWith("SpreadsheetApp");
    const result = serve(info, args, run);
    if (isCounted && info.kind === "read") {
      spent.reads++;
      spent.cellsRead += cellsOf(result);
    } else if (isCounted && info.kind === "write") spent.cellsWritten += cellsOf(args[0]);
    return result;
  };
  session.settle = timed(session.settle.bind(session));
  return spent;
}

/** Of a list of rows; 0 of anything else. */
function cellsOf(list) {
  if (!Array.isArray(list)) return 0;
  return list.reduce((sum, row) => sum + (Array.isArray(row) ? row.length : 0), 0);
}

/** @returns {Map<string, object>} by operation: its cost, or the error that kept it from running */
function measureOperations(
  rows,
  { applyRequest, MOST_STEPS, newFile, open, referenceRequest, reschedule, value },
) {
  const { file, session, server } = open(newFile());
  // The tests' session has no page around it; onOpen wants to put its menu there.
  session.options.ui = { setMenu() {} };
  const spent = watchServices(session);
  const costs = new Map();

  function measure(name, work) {
    session.resetCalls();
    Object.assign(spent, { ms: 0, reads: 0, cellsRead: 0, cellsWritten: 0 });
    const start = performance.now();
    try {
      return work();
    } catch (error) {
      costs.set(name, { error });
    } finally {
      const ownMs = performance.now() - start - spent.ms;
      const { reads, cellsRead, cellsWritten } = spent;
      const counts = { ...countCalls(session.calls), reads, cellsRead, cellsWritten };
      if (!costs.has(name)) costs.set(name, { ...counts, ownMs });
    }
  }

  measure("open the spreadsheet", () => session.open());
  if (rows <= MOST_STEPS) {
    value(measure("create the plan", () => server.createPlan(requestOf(rows, referenceRequest))));
  } else {
    const request = requestOf(MOST_STEPS, referenceRequest);
    value(server.createPlan(request));
    addRows(session, KEY_ROW + 1 + MOST_STEPS, rows - MOST_STEPS);
    const { loaded } = value(server.openSidebar({}));
    value(server.applyChange(applyRequest(loaded, { do: "accept", changes: "all" })));
  }

  let loaded = value(measure("open the sidebar", () => server.openSidebar({}))).loaded;
  const { steps } = loaded.plan;
  if (steps.length !== rows) throw new Error(`The plan has ${steps.length} rows instead of ${rows}.`);
  const moved = steps[Math.floor(rows / 2)];
  const move = { do: "move", step: moved.number, to: moved.target + 7, keep: "push" };
  measure(PREVIEW, () => reschedule(loaded.plan, move, loaded.snapshot));
  const request = applyRequest(loaded, move);
  loaded = value(measure("apply a move", () => server.applyChange(request)));
  const undo = { id: loaded.undoable[0].id, fingerprint: loaded.fingerprint };
  loaded = value(measure("undo", () => server.undoChange(undo)));
  value(measure("agree all dates", () => server.agreeAllDates({ fingerprint: loaded.fingerprint })));
  value(measure("check the sheet", () => server.checkSheet({})));

  const buyer = file.person("buyer@buyer.example");
  const edited = (sheetName, a1, value) => session.edited({ sheetName, a1, value, user: buyer.name });
  const first = KEY_ROW + 2;
  buyer.type("Milestones", `B${first}`, "2027-03-01");
  measure("type a date (onEdit)", () => edited("Milestones", `B${first}`, "46447"));
  buyer.tick("Milestones", `I${first}`);
  measure("tick Done (onEdit)", () => edited("Milestones", `I${first}`, "TRUE"));
  buyer.insertTab("Notes");
  buyer.type("Notes", "A1", "not ours");
  measure("edit another tab (onEdit)", () => edited("Notes", "A1", "not ours"));
  return costs;
}

function countCalls({ byName, roundTrips }) {
  const count = (counts) =>
    Object.entries(byName).reduce((sum, [name, times]) => (counts(name) ? sum + times : sum), 0);
  return {
    calls: count((name) => !ROW_GROUP_CALL.test(name)),
    allCalls: count(() => true),
    sheetCalls: count((name) => /^(Spreadsheet|Sheet|Range)\./.test(name)),
    roundTrips,
  };
}

function limitOf(name, rows) {
  if (name === PREVIEW) return rows === PREVIEW_LIMIT.rows ? PREVIEW_LIMIT : {};
  return LIMITS[name] ?? {};
}

/** "122", "122 of 200", "  OVER" behind it when it is more. */
function beside(number, limit, digits = 0) {
  const text = number.toFixed(digits);
  if (limit === undefined) return text;
  return `${text} of ${limit}${number > limit ? "  OVER" : ""}`;
}

function printTable(header, rows) {
  const widths = header.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const line = (cells) =>
    console.log(
      `  ${cells
        .map((cell, at) => cell.padEnd(widths[at]))
        .join("   ")
        .trimEnd()}`,
    );
  line(header);
  line(widths.map((width) => "-".repeat(width)));
  for (const row of rows) line(row);
}

/** "1.0 to 3.4 s" */
function estimate({ allCalls, reads, roundTrips, cellsRead, cellsWritten }) {
  const [least, most] = [COSTS.least, COSTS.most].map(
    (cost) =>
      (allCalls * cost.call +
        reads * cost.read +
        roundTrips * cost.roundTrip +
        cellsRead * cost.cellRead +
        cellsWritten * cost.cellWritten) /
      1000,
  );
  return `${least.toFixed(1)} to ${most.toFixed(1)} s`;
}

function rowOf(name, rows, cost) {
  if (cost.error) return [name, String(rows), "failed", "", "", "", "", "", cost.error.message];
  const limit = limitOf(name, rows);
  return [
    name,
    String(rows),
    beside(cost.calls, limit.calls),
    beside(cost.sheetCalls, limit.sheetCalls),
    String(cost.reads),
    beside(cost.roundTrips, limit.roundTrips),
    `${cost.cellsRead} / ${cost.cellsWritten}`,
    estimate(cost),
    beside(cost.ownMs, limit.ownMs, 1),
  ];
}

/** Neither calls, those on row groups left out, nor round trips may depend on the number of rows. */
function growing(measured) {
  const smallest = measured.get(SIZES[0]);
  return [...measured].flatMap(([rows, costs]) =>
    [...costs].flatMap(([name, cost]) => {
      const before = smallest.get(name);
      return ["calls", "roundTrips"]
        .filter((count) => before?.[count] < cost[count])
        .map((count) => `${name}, ${rows} rows: ${before[count]} ${count} become ${cost[count]}`);
    }),
  );
}

const bundle = await buildAddOn();
await writeBundle(bundle);

console.log("\nSizes in kB: each file, and what an opening loads together");
printTable(
  ["file", "size"],
  sizesOf(bundle).map(({ name, bytes, limit }) => [name, beside(bytes / 1000, limit.most / 1000, 1)]),
);

const overStandIn = await loadOverStandIn();
const measured = new Map();
// The first run of everything is slower, because the engine is being compiled.
measureOperations(SIZES[0], overStandIn);
for (const rows of SIZES) measured.set(rows, measureOperations(rows, overStandIn));
const names = [...measured.get(SIZES[0]).keys()];
console.log("\nService calls (row groups left out) and round trips, by rows of the plan");
printTable(
  [
    ...["operation", "rows", "calls", "on cells", "reads", "round trips", "cells read / written"],
    ...["at Google", "own ms"],
  ],
  names.flatMap((name) =>
    SIZES.flatMap((rows) => {
      const cost = measured.get(rows).get(name);
      return cost ? [rowOf(name, rows, cost)] : [];
    }),
  ),
);
const grown = growing(measured);
for (const growth of grown) console.log(`  OVER: ${growth}`);
const { least, most } = COSTS;
console.log(
  `  At Google, estimated: ${least.call} to ${most.call} ms a call, ${least.read} to ${most.read} ms more for one that reads,\n` +
    `  ${least.roundTrip} to ${most.roundTrip} ms a round trip, ${least.cellWritten} to ${most.cellWritten} ms a written cell, ` +
    `${least.cellRead} to ${most.cellRead} ms a read one; row groups included.`,
);

for (const [title, script] of [
  ["The scheduler", "build/bench-schedule.mjs"],
  ["The preview in a browser", "build/bench-browser.mjs"],
]) {
  console.log(`\n${title}`);
  spawnSync(process.execPath, [join(root, script)], { cwd: root, stdio: "inherit" });
}
