export default {
  rootDir: "..",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "node",
  testSequencer: "<rootDir>/test/slowFirst.cjs",
  // Jest leaves one core alone, which is half of a small machine.
  maxWorkers: "100%",
  // The spreadsheet engine keeps memory; a worker that has grown starts anew.
  workerIdleMemoryLimit: "1500MB",
  // Looking a global up in jest's sandbox takes so long that the engine's dates took twice their time.
  sandboxInjectedGlobals: [
    "Array",
    "Boolean",
    "Date",
    "Error",
    "JSON",
    "Map",
    "Math",
    "Number",
    "Object",
    "RegExp",
    "Set",
    "String",
    "Symbol",
    "isNaN",
    "parseFloat",
    "parseInt",
  ],
  transform: { "\\.(ts|mjs)$": "<rootDir>/build/jestTransform.cjs" },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.out"],
};
