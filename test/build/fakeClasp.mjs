/**
 * Stands in for clasp 3.4.1: the commands that a deployment uses, with the texts and exit codes of the real one,
 * over a Google that is a file (GOOGLE names it; deployedCopy.ts says what is in it).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";

const args = process.argv.slice(2);
const command = args[0];
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const settingsFile = option("-P");
const google = JSON.parse(readFileSync(process.env.GOOGLE, "utf8"));
const keep = () => writeFileSync(process.env.GOOGLE, JSON.stringify(google));

google.commands.push(args.filter((arg) => arg !== "-P" && arg !== settingsFile).join(" "));
keep();

/** What went wrong on the way to Google or there: exit code 1. */
function fail(text) {
  console.error(text);
  process.exit(1);
}

/** clasp's own refusals of a command: exit code 0. */
function refuse(text) {
  console.error(text);
  process.exit(0);
}

function callGoogle() {
  if (!google.loggedIn) fail("No credentials found.");
  if (google.trouble[command]) fail(google.trouble[command]);
}

function project(id) {
  callGoogle();
  const found = google.projects[id];
  if (!found) fail("Requested entity was not found.");
  if (found.owner === "somebody else") fail("The caller does not have permission");
  return found;
}

const settings = settingsFile ? JSON.parse(readFileSync(settingsFile, "utf8")) : {};
const content = settingsFile ? join(dirname(settingsFile), settings.rootDir) : "";
const localNames = () =>
  existsSync(content)
    ? readdirSync(content).filter(
        (name) => [".js", ".html", ".json"].includes(extname(name)) && !google.ignored.includes(name),
      )
    : [];
const localPath = (name) => relative(process.cwd(), join(content, name));

function write(files) {
  mkdirSync(content, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(content, name), text);
}

const commands = {
  "show-authorized-user"() {
    console.log(JSON.stringify({ loggedIn: google.loggedIn }, null, 2));
  },
  login() {
    google.loggedIn = google.acceptsLogin;
    keep();
    console.log("You are logged in as rep@seller.example.");
  },
  "create-script"() {
    if (settings.scriptId !== undefined) refuse("Project file already exists.");
    callGoogle();
    const isStandalone = option("--type") === "standalone";
    const isNew = option("--type") !== undefined;
    const parentId = isStandalone ? undefined : isNew ? "new-spreadsheet" : option("--parentId");
    const scriptId = "script-1";
    // A new script has a manifest without any permission.
    const files = { "appsscript.json": '{ "timeZone": "America/New_York" }' };
    google.projects[scriptId] = { parentId, files };
    keep();
    if (!isStandalone) console.log(`Created new document: https://drive.google.com/open?id=${parentId}`);
    console.log(`Created new script: https://script.google.com/d/${scriptId}/edit`);
    if (google.trouble.cloning) fail(google.trouble.cloning);
    write(files);
    writeFileSync(
      settingsFile,
      JSON.stringify({ ...settings, scriptId, parentId, filePushOrder: [] }, null, 2),
    );
    console.log("Cloned one file.");
  },
  "show-file-status"() {
    if (!settings.scriptId) fail("Project settings not found.");
    console.log(JSON.stringify({ filesToPush: localNames().map(localPath), untrackedFiles: [] }));
  },
  push() {
    if (!settings.scriptId) fail("Project settings not found.");
    const { files } = project(settings.scriptId);
    const local = Object.fromEntries(
      localNames().map((name) => [name, readFileSync(join(content, name), "utf8")]),
    );
    const changed = Object.keys(local).filter((name) => local[name] !== files[name]);
    if (changed.length === 0) return console.log("[]");
    if (!args.includes("--force") || google.skipsPush) return undefined;
    google.projects[settings.scriptId].files = google.loses ? { ...local, [google.loses]: "" } : local;
    keep();
    return console.log(JSON.stringify(Object.keys(local).map(localPath), null, 2));
  },
  "list-versions"() {
    console.log(JSON.stringify(project(settings.scriptId).versions ?? [], null, 2));
  },
  "create-version"() {
    const script = project(settings.scriptId);
    script.versions ??= [];
    const versionNumber = script.versions.length + 1;
    script.versions.push({ versionNumber, description: args[1] });
    keep();
    console.log(JSON.stringify({ versionNumber }, null, 2));
  },
  pull() {
    write(project(settings.scriptId).files);
    console.log("Pulled files.");
  },
};
commands[command]();
