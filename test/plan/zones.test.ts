/** The same dates in every zone. Each zone is a process of its own: setting TZ inside jest changes nothing. */
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
    const files = "test/plan/(zoneDays|reference|plans|oracles|calendarDate)\\.test";
    const run = spawnSync(process.execPath, [jest, "-c", "test/jest.config.mjs", "--runInBand", files], {
      cwd: root,
      env: { ...process.env, TZ, EXPECTED_OFFSET: String(offset) },
      encoding: "utf8",
    });
    expect(run.stderr).toMatch(/Test Suites: 5 passed, 5 total/);
    expect(run.status).toBe(0);
  },
  60000,
);
