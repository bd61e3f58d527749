/**
 * The same dates in every zone. Each zone is a process of its own: setting TZ inside jest changes nothing. Three suites
 * are enough, because `pureRooms.test.ts` finds every use of a clock or a `Date` in what works out the dates.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

test.each([
  ["UTC", 0],
  ["America/Los_Angeles", 480],
  ["Asia/Kolkata", -330],
  ["Pacific/Apia", -780],
])(
  "%s",
  (TZ, offset) => {
    const jest = join(root, "node_modules", "jest", "bin", "jest.js");
    const files = "test/plan/(zoneDays|reference|calendarDate)\\.test";
    const run = spawnSync(process.execPath, [jest, "-c", "test/jest.config.mjs", "--runInBand", files], {
      cwd: root,
      env: { ...process.env, TZ, EXPECTED_OFFSET: String(offset) },
      encoding: "utf8",
    });
    expect(run.stderr).toMatch(/Test Suites: 3 passed, 3 total/);
    expect(run.status).toBe(0);
  },
  60000,
);
