export default {
  rootDir: "..",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "node",
  // Jest leaves one core alone, which is half of a small machine.
  maxWorkers: "100%",
  // The spreadsheet engine keeps memory; a worker that has grown starts anew.
  workerIdleMemoryLimit: "1500MB",
  transform: { "\\.(ts|mjs)$": "<rootDir>/build/jestTransform.cjs" },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.out"],
};
