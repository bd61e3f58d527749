/**
 * `npm test`: builds the add-on, checks types and style, finds a browser, and runs every test. What follows on
 * the command line goes to jest: `npm test -- schedule` runs the tests whose path has that word.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./build.mjs";
import { findOrInstallChromium } from "./chromium.mjs";

const require = createRequire(import.meta.url);

/** A package's command runs in this Node, so that no shell is needed, on no system. */
function command(packageName, name) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[name]);
}

function run(what, script, args) {
  const { status, error } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  if (error) console.error(error.message);
  if (status === 0) return;
  console.error(`\n${what} failed; the steps after it did not run.`);
  process.exit(status || 1);
}

run("The build", join(root, "build/build.mjs"), []);
run("Type checking", command("typescript", "tsc"), ["-b"]);
run("The style check", command("@biomejs/biome", "biome"), ["check"]);
try {
  process.env.CHROME_PATH = findOrInstallChromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [command("jest", "jest"), "-c", "test/jest.config.mjs", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
