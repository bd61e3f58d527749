/**
 * The main job with the script's own `Date` in other zones: that zone is the process's, so each runs in a process of its
 * own. In each of them the sheet stands in four further zones and locales (createPlan.test.ts).
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

test.each(["America/Los_Angeles", "Pacific/Apia"])(
  "the reference plan with the script in %s",
  (zone) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/jest/bin/jest.js"),
        ...["-c", "test/jest.config.mjs", "--silent", "-i", "test/addon/sheet/write/createPlan.test.ts"],
        ...["-t", "counted in calendar days"],
      ],
      { cwd: root, env: { ...process.env, TZ: zone }, encoding: "utf8" },
    );
    expect(stderr).toMatch(/4 passed/);
    expect(status).toBe(0);
  },
  180_000,
);
