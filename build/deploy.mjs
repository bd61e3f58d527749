/**
 * Brings the add-on into a spreadsheet of the person who runs it, through Google's own tool, clasp.
 *
 *   npm run deploy                     first time: makes a new spreadsheet; afterwards: updates the add-on in it
 *   npm run deploy -- <link or id>     first time: puts the add-on into this spreadsheet instead
 *   npm run deploy -- --self-test      the same for the add-on with the self-test (test/google), always in a spreadsheet
 *                                      of its own, with settings of its own
 *   npm run deploy -- --company        the company's own add-on: a script that belongs to no spreadsheet, and a version of
 *                                      it to publish (docs/for-administrators.md)
 *
 * clasp ends with code 0 also when it did nothing, so each step is judged by what it left behind.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { spreadsheetLink } from "./spreadsheetLink.mjs";

const OLDEST_NODE = 20;
const API_SWITCH = "https://script.google.com/home/usersettings";
const PATIENCE_MS = 120_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isSelfTest = process.argv.includes("--self-test");
const isCompany = process.argv.includes("--company");
const OPTION = ["--self-test", "--company"].find((option) => process.argv.includes(option));
const COMMAND = OPTION ? `npm run deploy -- ${OPTION}` : "npm run deploy";
const TITLE = isSelfTest ? "Mutual Action Plan self-test" : "Mutual Action Plan";
const SETTINGS = OPTION ? `.clasp-${OPTION.slice(2)}.json` : ".clasp.json";
const FOLDER = OPTION ? `dist-${OPTION.slice(2)}` : "dist";
const settingsFile = join(root, SETTINGS);
const dist = join(root, FOLDER);

/** Something that the person has to put right; its message says what and how. */
class Obstacle extends Error {}

function checkNode() {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= OLDEST_NODE) return;
  throw new Obstacle(
    `This needs Node.js ${OLDEST_NODE} or newer; yours is ${node}. Update it: https://nodejs.org`,
  );
}

function findClasp() {
  try {
    return createRequire(import.meta.url).resolve("@google/clasp");
  } catch {
    throw new Obstacle("clasp, Google's tool for this, is not installed. Run: npm ci");
  }
}

/** What the settings say. scriptId appears there with the first deployment. */
function readSettings() {
  // Git holds those of the product; the others are made here.
  if (OPTION && !existsSync(settingsFile))
    writeFileSync(settingsFile, JSON.stringify({ rootDir: FOLDER, skipSubdirectories: true }));
  let settings;
  try {
    settings = JSON.parse(readFileSync(settingsFile, "utf8"));
  } catch (error) {
    throw new Obstacle(`${SETTINGS} is missing or is not JSON (${error.message}).\n${RESTORE}`);
  }
  if (settings.rootDir !== FOLDER)
    throw new Obstacle(`${SETTINGS} must say "rootDir": "${FOLDER}".\n${RESTORE}`);
  if (settings.scriptId === "") throw new Obstacle(`${SETTINGS} has an empty scriptId.\n${RESTORE}`);
  return settings;
}

const RESTORE = isSelfTest
  ? `Delete ${SETTINGS}, then run ${COMMAND} again.`
  : isCompany
    ? `Bring back the ${SETTINGS} of the first deployment: it names the script that your people have installed. Without it ` +
      `a second add-on would be made; if that is what you want, delete the file and run ${COMMAND} again.`
    : 'Put it back as it was: git checkout .clasp.json (or write { "rootDir": "dist", "skipSubdirectories": true } ' +
      `into it), then run ${COMMAND} again.`;

function spreadsheetId(text) {
  const link = spreadsheetLink(text);
  if ("hint" in link) throw new Obstacle(link.hint);
  return link.id;
}

/** Runs one command of clasp to its end. `said` is everything that it printed. */
function clasp(args, { settings = settingsFile, cwd = root } = {}) {
  // The file is named, because clasp would otherwise take one from any folder above.
  const { error, status, stdout, stderr } = spawnSync(
    process.execPath,
    [findClasp(), ...args, "-P", settings],
    {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PATIENCE_MS,
      maxBuffer: 1e8,
    },
  );
  if (error?.code === "ETIMEDOUT")
    throw new Obstacle(`Google did not answer for two minutes. Try again later.`);
  if (error) throw error;
  return { failed: status !== 0, stdout, said: `${stdout}\n${stderr}`.trim() };
}

function jsonOf({ stdout }) {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

/** What clasp or Google says when something is missing, and what the person can do about it. */
const EXPLANATIONS = [
  [
    /has not enabled the Apps Script API/i,
    `The Apps Script API is switched off in your Google account. Switch it on at ${API_SWITCH}, wait a minute, ` +
      `then run ${COMMAND} again.`,
  ],
  [
    /No credentials found|invalid_grant|invalid_rapt|Login Required|invalid authentication credentials/i,
    `Your login at Google has ended. Run: npx clasp login, then ${COMMAND} again.`,
  ],
  [
    /insufficient (authentication scopes|permission)/i,
    `The login lacks a permission. Run: npx clasp login, tick every box that Google shows, then ${COMMAND} again.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|socket hang up/,
    "Google cannot be reached. Check the connection to the internet (and HTTPS_PROXY, if you use a proxy), then " +
      `run ${COMMAND} again.`,
  ],
  [/Project file already exists|Project settings not found/i, `${SETTINGS} is not usable.\n${RESTORE}`],
  [/quota|rate limit/i, "Google takes no more calls for now. Try again later."],
];
/** A script cannot be bound to a file of another kind: Google calls that an invalid argument. */
const NOT_YOURS = /not found|does not have permission|PERMISSION_DENIED|forbidden|invalid argument/i;

/** @param notYours what it means here when Google does not know the file or does not let this person in */
function obstacle(said, doing, notYours) {
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(said));
  if (known) return new Obstacle(`${doing} failed. ${known[1]}`);
  if (NOT_YOURS.test(said)) return new Obstacle(`${doing} failed. ${notYours}`);
  return new Obstacle(`${doing} failed. clasp says:\n${said || "(nothing)"}`);
}

function logIn() {
  const loggedIn = () => {
    const result = clasp(["show-authorized-user", "--json"]);
    const answer = jsonOf(result);
    if (answer === undefined) throw obstacle(result.said, "Looking for your login", "");
    return answer.loggedIn === true;
  };
  if (loggedIn()) return;
  const byHand = "Run: npx clasp login (without a browser on this computer: npx clasp login --no-localhost)";
  // Without a terminal nobody sees the address that clasp prints, and it would wait for ever.
  if (!process.stdout.isTTY) throw new Obstacle(`You are not logged in at Google. ${byHand}`);
  console.log("You are not logged in at Google yet: your browser opens.");
  spawnSync(process.execPath, [findClasp(), "login"], { cwd: root, stdio: "inherit" });
  if (!loggedIn()) throw new Obstacle(`The login did not succeed. ${byHand}`);
}

/**
 * Makes the script, bound to the named spreadsheet or to a new one, or to none where it is a company's, and returns the
 * settings with its id.
 */
function createScript(spreadsheet) {
  mkdirSync(dist, { recursive: true });
  // With --type, clasp would make a new spreadsheet and ignore --parentId.
  const where = spreadsheet ? ["--parentId", spreadsheet] : ["--type", isCompany ? "standalone" : "sheets"];
  const { said } = clasp(["create-script", ...where, "--title", TITLE, "--rootDir", FOLDER]);

  const settings = readSettings();
  if (settings.scriptId) return settings;

  // When clasp made everything but failed to fetch the new script, its ids are only in what it printed.
  const scriptId = /script\.google\.com\/d\/([\w-]+)/.exec(said)?.[1];
  const parentId = spreadsheet ?? /drive\.google\.com\/open\?id=([\w-]+)/.exec(said)?.[1];
  if (scriptId && (parentId || isCompany)) {
    const completed = { ...settings, scriptId, ...(parentId && { parentId }) };
    writeFileSync(settingsFile, `${JSON.stringify(completed, null, 2)}\n`);
    return completed;
  }

  const problem = obstacle(
    said,
    "Creating the script",
    spreadsheet
      ? "The spreadsheet does not exist, you may not edit it, or it is an Excel file (.xlsx) in Google Drive, which takes " +
          "no add-on. Check the link; an Excel file becomes a spreadsheet by File > Save as Google Sheets."
      : `Google refused it:\n${said}`,
  );
  // The spreadsheet comes first, so it is there although its script is not.
  if (!spreadsheet && !isCompany && /Apps Script API/i.test(said))
    problem.message += `\nAn empty spreadsheet "${TITLE}" was left in your Google Drive; you can delete it.`;
  throw problem;
}

/** True when something was pushed, false when the script at Google was up to date already. */
function push(scriptId, built) {
  const candidates = jsonOf(clasp(["show-file-status", "--json"]))?.filesToPush ?? [];
  const names = candidates.map((path) => path.slice(FOLDER.length + 1)).sort();
  if (names.join() !== [...built].sort().join()) {
    throw new Obstacle(
      `clasp would push ${names.join(", ") || "nothing"} instead of ${built.join(", ")}. Look for a .claspignore ` +
        `file and for additions in ${SETTINGS}.`,
    );
  }
  const result = clasp(["push", "--force", "--json"]);
  const pushed = jsonOf(result);
  if (result.failed || !Array.isArray(pushed))
    throw obstacle(result.said, "Pushing the add-on", notYourScript(scriptId));
  return pushed.length > 0;
}

const notYourScript = (scriptId) =>
  `${SETTINGS} names the script ${scriptId}, which was deleted or belongs to somebody else who did not share it with ` +
  `you. To make a spreadsheet of your own, forget that script. ${RESTORE}`;

/** Fetches the script from Google again and compares it with what was built. */
function verify(scriptId, built) {
  // clasp refuses a folder behind a symbolic link, which temporary folders are on some systems.
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "pushed-")));
  try {
    const settings = join(copy, ".clasp.json");
    writeFileSync(settings, JSON.stringify({ scriptId, rootDir: "dist" }));
    mkdirSync(join(copy, "dist"));
    const result = clasp(["pull"], { settings, cwd: copy });
    if (result.failed) throw obstacle(result.said, "Checking what Google received", notYourScript(scriptId));

    const received = readdirSync(join(copy, "dist"));
    const wrong = built.filter(
      (name) => !received.includes(name) || !sameFile(name, join(copy, "dist", name)),
    );
    if (wrong.length > 0) {
      throw new Obstacle(
        `Google does not hold what was built (${wrong.join(", ")}). Run ${COMMAND} again; if that does not help, ` +
          `look at https://script.google.com/d/${scriptId}/edit`,
      );
    }
    const others = received.filter((name) => !built.includes(name));
    if (others.length > 0)
      console.log(
        `Note: the script also holds ${others.join(", ")}, which is not from here. Remove it in its editor.`,
      );
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** The manifest counts by its permissions only: Google may write it in another order. */
function sameFile(name, received) {
  const [here, there] = [join(dist, name), received].map((path) => readFileSync(path, "utf8").trim());
  if (name !== "appsscript.json") return here === there;
  const [wanted, given] = [here, there].map((text) =>
    [...(JSON.parse(text).oauthScopes ?? [])].sort().join(),
  );
  return wanted === given;
}

/**
 * The number of the version that holds this build: the last one if it does already, else a new one. Its description names
 * the build, since nothing else tells whether the version that was made before a failure is this one.
 */
function versionOf(bundle) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const build = createHash("sha256").update(JSON.stringify(bundle)).digest("hex").slice(0, 12);
  const description = `${version} (build ${build})`;
  const listed = clasp(["list-versions", "--json"]);
  const versions = jsonOf(listed);
  if (listed.failed || !Array.isArray(versions))
    throw obstacle(
      listed.said,
      "Looking for earlier versions",
      "Google does not list the script's versions.",
    );
  const held = versions.find((made) => made.description === description);
  if (held) return { number: held.versionNumber, isNew: false };
  const made = clasp(["create-version", description, "--json"]);
  const number = jsonOf(made)?.versionNumber;
  if (made.failed || !number)
    throw obstacle(made.said, "Making a version", "Google refused to make a version.");
  return { number, isNew: true };
}

/** What only a person can do, in the order in which it works. */
function describePublishing({ scriptId }, { number, isNew }) {
  const link = (text) => `     ${text}`;
  console.log(
    [
      "",
      isNew
        ? `  Version ${number} of your add-on is made.`
        : `  Version ${number} holds this build already; no other one was made.`,
      `  Script ID: ${scriptId}`,
      "",
      "The first time, as an administrator of your Google Workspace:",
      "  1. Make a standard Cloud project, and note its project number.",
      link("https://console.cloud.google.com/projectcreate"),
      "  2. In the script's settings, under Google Cloud Platform (GCP) Project, change the project to that number.",
      link(`https://script.google.com/home/projects/${scriptId}/settings`),
      "  3. In that Cloud project, set up the consent screen. Audience: Internal.",
      link("https://console.cloud.google.com/auth/overview"),
      "  4. Switch on the Google Workspace Marketplace SDK.",
      link("https://console.cloud.google.com/apis/library/appsmarket-component.googleapis.com"),
      "  5. In its App Configuration: visibility Private (this cannot be changed later), Sheets add-on, the script ID and",
      `     version ${number} from above, and exactly these two scopes:`,
      ...scopes().map((scope) => link(scope)),
      link("https://console.cloud.google.com/apis/api/appsmarket-component.googleapis.com/googleapps_sdk"),
      "  6. In its Store Listing: texts and pictures from docs/listing. Publish.",
      link(
        "https://console.cloud.google.com/apis/api/appsmarket-component.googleapis.com/googleapps_sdk_publish",
      ),
      "  7. In the admin console, under Apps > Google Workspace Marketplace apps > Apps list, install it for the units that",
      "     sell.",
      link("https://support.google.com/a/answer/172931"),
      "",
      `Every later time: step 5 alone, with version ${number}. Until that number is entered, your people keep the version`,
      `before. Keep ${SETTINGS}: it names the script.`,
    ].join("\n"),
  );
}

function scopes() {
  return JSON.parse(readFileSync(join(dist, "appsscript.json"), "utf8")).oauthScopes;
}

async function deploy(target) {
  checkNode();
  findClasp();
  let settings = readSettings();
  if (isSelfTest && target !== undefined)
    throw new Obstacle(
      `The self-test makes a spreadsheet of its own, and removes tabs there. Run: ${COMMAND}`,
    );
  if (isCompany && target !== undefined)
    throw new Obstacle(`A company's add-on belongs to no spreadsheet. Run: ${COMMAND}`);
  const spreadsheet = target === undefined ? undefined : spreadsheetId(target);
  if (spreadsheet && settings.scriptId && settings.parentId !== spreadsheet)
    throw new Obstacle(
      `This folder already belongs to another spreadsheet. To change that, forget it. ${RESTORE}`,
    );

  // Only now: an older Node.js could not load it.
  const { buildAddOn, kindOf, writeBundle } = await import("./build.mjs");
  const { describeSizes } = await import("./checkBundle.mjs");
  const bundle = await buildAddOn(root, kindOf(process.argv));
  console.log(`Built ${describeSizes(bundle)}`);

  logIn();
  if (!settings.scriptId) {
    console.log(
      spreadsheet
        ? "Adding a script to your spreadsheet."
        : `Creating the ${isCompany ? "script" : "spreadsheet"} "${TITLE}".`,
    );
    settings = createScript(spreadsheet);
  }

  // After the creation, which puts a manifest without permissions there; and nothing else may lie in it.
  rmSync(dist, { recursive: true, force: true });
  await writeBundle(bundle, dist);

  const built = Object.keys(bundle);
  const changed = push(settings.scriptId, built);
  verify(settings.scriptId, built);
  console.log(changed ? "Pushed, and Google holds what was built." : "Google holds this build already.");
  if (isCompany) describePublishing(settings, versionOf(bundle));
  else describeResult(settings);
}

function describeResult({ scriptId, parentId }) {
  console.log(
    parentId
      ? `\n  Your spreadsheet: https://docs.google.com/spreadsheets/d/${parentId}/edit\n`
      : `\n  Your script: https://script.google.com/d/${scriptId}/edit (its spreadsheet is not named in ${SETTINGS})\n`,
  );
  if (isSelfTest)
    console.log(
      "Open it, or reload it: after some seconds choose Mutual Action Plan > Run self-test. test/google/README.md says\n" +
        "what becomes of the result.",
    );
  else
    console.log(
      "Open it, or reload it: after some seconds the menu Mutual Action Plan stands beside Help. The first command\n" +
        "asks for your permission. .clasp.json now names your script: keep that change to yourself.\n" +
        "This script belongs to this spreadsheet: whoever may edit the spreadsheet sees its menu and can read and change\n" +
        "the script. For a whole company: npm run deploy -- --company (docs/for-administrators.md).",
    );
}

try {
  await deploy(process.argv.slice(2).find((argument) => argument !== OPTION));
} catch (error) {
  console.error(error instanceof Obstacle ? `\n${error.message}` : (error.message ?? error));
  process.exitCode = 1;
}
