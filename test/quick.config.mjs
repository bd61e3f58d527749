/** `npm run quick`: what needs no build, no browser, no spreadsheet engine and no process of its own. */
import all from "./jest.config.mjs";

const quick = [
  "{documents,holidays,page,plan,planTemplates,words}/**",
  "addon/sheet/tabs/{resourcesTab,stakeholdersTab,theme,valueTab}",
  "build/{docs,exports}",
  "rooms",
  "sidebar/{draftPlan,words}",
];

export default {
  ...all,
  testMatch: quick.map((path) => `<rootDir>/test/${path.replace(/\*\*$/, "**/*")}.test.ts`),
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/plan/zones.test.ts"],
  workerIdleMemoryLimit: undefined,
};
