/**
 * Mutation tests of src/plan: is each rule of the dates held by a test? A command of its own, never part of `npm test`:
 * `npm run mutate`, which fetches Stryker 9; `npm run mutate -- --mutate src/plan/schedule.ts` for one file;
 * `npm run mutate -- --mutate src/plan/calendarDate.ts,src/plan/workingCalendar.ts` for the calendars.
 */
export default {
  plugins: ["./build/strykerRunner.mjs"],
  testRunner: "plan",
  coverageAnalysis: "perTest",
  // Those of the calendars, in the innermost loops, make every test slow: they have a run of their own.
  mutate: ["src/plan/**/*.ts", "!src/plan/{calendarDate,workingCalendar}.ts"],
  incremental: true,
  incrementalFile: ".out/stryker.json",
  tempDirName: ".out/stryker",
  reporters: ["clear-text", "progress-append-only"],
  warnings: { slow: false },
  clearTextReporter: { allowColor: false, logTests: false },
  // The npm package of TypeScript 7 has no JavaScript API, which Stryker would use to rewrite tsconfig.json.
  tsconfigFile: "none.json",
  timeoutMS: 1500,
};
