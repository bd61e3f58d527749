/**
 * Mutation tests of src/plan: is each rule of the dates held by a test? A command of its own, never part of `npm test`:
 * `npx stryker run build/stryker.config.mjs`, with @stryker-mutator/core 9 and @stryker-mutator/jest-runner 9.
 */
export default {
  testRunner: "jest",
  jest: { configFile: "build/stryker.jest.config.mjs", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  mutate: ["src/plan/**/*.ts"],
  incremental: true,
  incrementalFile: ".out/stryker.json",
  tempDirName: ".out/stryker",
  reporters: ["clear-text"],
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 15000,
};
