/**
 * Finds a Chrome or Chromium for the browser tests and the pictures; where there is none, installs one.
 * Run by itself it prints the program's path.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** A download that takes longer hangs. */
const PATIENCE_MS = 600_000;

function candidates() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...ELSEWHERE,
    chromium.executablePath(),
  ];
}

/** Some systems put a program of that name in place which only says how to install the real one. */
function works(path) {
  try {
    accessSync(path, constants.X_OK);
    if (process.platform === "win32") return true;
    return /chrom(e|ium)\b.* \d+\./i.test(
      execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return false;
  }
}

function installWithPlaywright() {
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  return run(process.execPath, [cli, "install", "chromium"]);
}

function installWithPackageManager() {
  if (process.getuid?.() !== 0) return "not tried: it needs root";
  return run("apt-get", ["update", "-q"]) ?? run("apt-get", ["install", "-y", "-q", "chromium"]);
}

/** Null, or why it failed. Its output goes to standard error: standard output carries the path only. */
function run(command, args) {
  const { error, status } = spawnSync(command, args, {
    stdio: ["ignore", process.stderr, process.stderr],
    timeout: PATIENCE_MS,
  });
  if (error) return error.message;
  return status === 0 ? null : `it ended with code ${status}`;
}

/** The path of a browser that works; throws a message that says what to do. */
export function findOrInstallChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (works(named)) return named;
    throw new Error(`CHROME_PATH names no Chrome or Chromium that runs: ${named}`);
  }
  const found = candidates().find(works);
  if (found) return found;

  const failures = [];
  for (const [name, install] of [
    ["playwright's installer", installWithPlaywright],
    ["the system's package manager", installWithPackageManager],
  ]) {
    console.error(`No Chrome or Chromium found; trying ${name}.`);
    const failure = install();
    const installed = candidates().find(works);
    if (installed) return installed;
    failures.push(`  ${name}: ${failure ?? "installed one that does not run"}`);
  }
  throw new Error(
    [
      "The browser tests need Chrome or Chromium, and none could be installed:",
      ...failures,
      "Install one (Debian: apt-get install chromium), or set CHROME_PATH to its program.",
    ].join("\n"),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    console.log(findOrInstallChromium());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
