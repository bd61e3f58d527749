export default {
  rootDir: "..",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "node",
  transform: { "\\.(ts|mjs)$": "<rootDir>/build/jestTransform.cjs" },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.out"],
};
