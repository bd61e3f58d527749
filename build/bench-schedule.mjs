/**
 * Time and memory of the scheduler: 13, 200, 10,000 and 100,000 milestones with two links each, and a chain of 100,000.
 * Fails when 200 take 5 ms or more, or 100,000 a second or more.
 */
import { build } from "esbuild";

const { outputFiles } = await build({
  stdin: {
    contents: `export { schedule } from "./src/plan/schedule"; export { feasibility } from "./src/plan/feasibility";
      export { reschedule } from "./src/plan/change/reschedule";`,
    resolveDir: new URL("..", import.meta.url).pathname,
  },
  bundle: true,
  format: "esm",
  target: "es2019",
  write: false,
});
const code = `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`;
const { schedule, feasibility, reschedule } = await import(code);

/** Links to the row before and to one further up; most rows of the big plans are markers, so that they stay in range. */
function planOf(rows, links) {
  const marker = Math.max(1, Math.ceil(rows / 200));
  const steps = Array.from({ length: rows }, (_, i) => ({
    number: String(i + 1),
    name: `Step ${i + 1}`,
    days: i % marker === 0 ? 1 + (i % 5) : 0,
    countedIn: i % 2 === 0 ? "working" : "calendar",
    calendar: ["both", "seller", "buyer"][i % 3],
    startsAfter: [i, i - 7]
      .slice(0, links)
      .filter((before) => before > 0)
      .map(String),
    fixed: null,
    notLaterThan: null,
    notNeeded: "",
    done: false,
    completedOn: null,
    target: null,
  }));
  // New weeks for each plan: the calendars are built within the measured time.
  const week = () => ({
    weekend: "0000011",
    nonWorkingDays: Array.from({ length: 120 }, (_, i) => 46000 + i * 29),
  });
  const anchor = { step: String(Math.ceil(rows * 0.8)), date: 46461 };
  return { steps, anchor, countedIn: "calendar", seller: week(), buyer: week(), today: 46000 };
}

function measure(name, rows, links) {
  const repeats = rows > 5000 ? 3 : 30;
  const plans = Array.from({ length: repeats }, () => planOf(rows, links));
  const times = [];
  let dated = 0;
  const before = process.memoryUsage();
  let kept;
  for (const plan of plans) {
    const start = performance.now();
    kept = schedule(plan);
    times.push(performance.now() - start);
    dated = kept.target.filter((date) => date !== null).length;
  }
  const after = process.memoryUsage();
  const grown =
    (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / repeats / 2 ** 20;
  const start = performance.now();
  feasibility(kept);
  const forward = performance.now() - start;
  times.sort((a, b) => a - b);
  const median = times[repeats >> 1];
  console.log(
    `${name.padEnd(26)} ${median.toFixed(2).padStart(9)} ms (worst ${times.at(-1).toFixed(2)})` +
      `  feasibility ${forward.toFixed(2)} ms  ~${Math.max(0, grown).toFixed(1)} MB  ${dated} dated`,
  );
  return median;
}

measure("warm-up", 200, 2);
measure("13 milestones", 13, 2);
const small = measure("200 milestones", 200, 2);
measure("10,000 milestones", 10000, 2);
const large = measure("100,000 milestones", 100000, 2);
measure("chain of 100,000", 100000, 1);

const plan = planOf(200, 2);
for (const request of [
  { do: "move", step: "100", to: 46400, keep: "push" },
  { do: "move", step: "100", to: 46400, keep: "only" },
  { do: "compress", way: "scale" },
  { do: "compress", way: "overlap" },
]) {
  const late = request.do === "compress" ? { ...plan, today: 46200 } : plan;
  reschedule(late, request);
  const start = performance.now();
  reschedule(late, request);
  console.log(`preview of ${JSON.stringify(request)} at 200: ${(performance.now() - start).toFixed(1)} ms`);
}
if (small >= 5 || large >= 1000) {
  console.error("Too slow: 200 milestones must stay under 5 ms, 100,000 under 1,000 ms.");
  process.exit(1);
}
