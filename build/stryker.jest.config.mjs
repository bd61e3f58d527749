import base from "../test/jest.config.mjs";

// Twenty runs of each property instead of a thousand: a mutant is tried against all of them.
process.env.PROPERTY_RUNS = "20";

export default {
  ...base,
  testMatch: ["<rootDir>/test/plan/*.test.ts"],
  testPathIgnorePatterns: ["zones\\.test", "pureRooms\\.test"],
};
