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

/** A download that takes longer hangs; so does somebody else's installation. */
const PATIENCE_MS = 600_000;
/** How often a lock is tried again that somebody else holds. */
const TRY_AGAIN_MS = 1000;

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
  return apt(["update", "-q"]) ?? apt(["install", "-y", "-q", "chromium"]);
}

/**
 * Null, or why it failed. While another process holds one of apt's locks, it is tried again: apt itself can be told
 * to wait for the lock on the installed packages, but not for those on the lists and on the downloads.
 */
function apt(args) {
  const until = Date.now() + PATIENCE_MS;
  for (let waiting = false; ; waiting = true) {
    const { error, status, stderr } = spawnSync("apt-get", args, {
      stdio: ["ignore", process.stderr, "pipe"],
      encoding: "utf8",
      timeout: PATIENCE_MS,
      env: { ...process.env, LC_ALL: "C" },
    });
    const locked = status !== 0 && /could not get lock|was locked by another process/i.test(stderr ?? "");
    if (!locked) process.stderr.write(stderr ?? "");
    if (error) return error.message;
    if (status === 0) return null;
    if (!locked) return `it ended with code ${status}`;
    if (Date.now() > until) return `another process did not let go of its lock: ${stderr.trim()}`;
    if (!waiting) console.error("Another process uses the package manager; waiting for it.");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_AGAIN_MS);
  }
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
