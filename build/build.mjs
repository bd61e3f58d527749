/**
 * Builds what Google runs: Code.js, the pages, the data files and appsscript.json. Run by itself it writes them
 * to dist; with --self-test, the add-on with the self-test in its menu to dist-self-test; with --company, the one that a
 * company publishes for its people to dist-company. Everything is built in memory and checked first: a refused build
 * leaves the last good one.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { bundleFaults, describeSizes, serverSyntax, sizeFaults } from "./checkBundle.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The server script. Google can only call top-level `function` declarations, so each export of main.ts gets
 * one, with the one argument that Google hands over. The banner narrows the permission
 * that Google derives by itself to the open file; esbuild drops comments, so it is added here.
 */
async function buildCode(source, kind) {
  const entry = join(source, kind === "selfTest" ? "test/google/selfTest/main.ts" : "src/addon/main.ts");
  const result = await esbuild.build({
    entryPoints: [entry],
    absWorkingDir: source,
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    globalName: "App",
    platform: "neutral",
    define: { DISTRIBUTION: JSON.stringify(kind === "company" ? "company" : "bound") },
    ...serverSyntax,
    charset: "ascii",
    legalComments: "none",
    minify: true,
    logLevel: "silent",
  });
  const names = await exportedNames(entry, source);
  const entryPoints = names.map((name) => `function ${name}(a){return App.${name}(a)}\n`);
  return `/** @OnlyCurrentDoc */\n${outputText(result)}${entryPoints.join("")}`;
}

/** esbuild reports the exports of an ES module only, hence a second, discarded bundle. */
async function exportedNames(entry, source) {
  const { metafile } = await esbuild.build({
    entryPoints: [entry],
    absWorkingDir: source,
    bundle: true,
    write: false,
    metafile: true,
    outdir: source,
    format: "esm",
    platform: "neutral",
    logLevel: "silent",
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/** The pages that Google shows, and where their sources are. */
const pageFolders = {
  "Sidebar.html": "src/sidebar",
  "Setup.html": "src/setupPage",
  "Buyer.html": "src/buyerPage",
  "Dialog.html": "src/dialog",
  "TakeOver.html": "src/takeOverPage",
};

async function buildPages(source) {
  const pages = {};
  for (const [name, folder] of Object.entries(pageFolders)) {
    if (existsSync(join(source, folder))) pages[name] = await buildPage(source, folder);
  }
  return pages;
}

/** Google serves a page as one file: the stylesheets and the script that index.html names move into it. */
async function buildPage(source, path) {
  const folder = join(source, path);
  let html = (await readFile(join(folder, "index.html"), "utf8")).replace(/<!--[\s\S]*?-->/g, "");

  const styles = [];
  html = html.replace(/[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>\n?/g, (tag) => {
    styles.push(attribute(tag, "href"));
    return "";
  });
  const scripts = [];
  html = html.replace(/[ \t]*<script\b[^>]*\bsrc="[^>]*><\/script>\n?/g, (tag) => {
    scripts.push(attribute(tag, "src"));
    return "";
  });

  const css = [];
  for (const href of styles) css.push(await bundleForPage(join(folder, href), source));
  const code = [];
  for (const src of scripts) code.push(await bundleForPage(join(folder, src), source));
  // `:/\/` means the same as `://` inside a string or an expression, the only places where minified code
  // has it; Google takes the latter for a comment.
  const script = code.join("").replaceAll("://", ":/\\/");

  html = insertBefore(html, "</head>", css.length ? `<style>${css.join("")}</style>` : "");
  html = insertBefore(html, "</body>", script ? `<script>${script}</script>` : "");
  // Google may decode other characters wrongly.
  return html.replace(/[^\0-\x7f]/gu, (character) => `&#x${character.codePointAt(0).toString(16)};`);
}

async function bundleForPage(entry, source) {
  const result = await esbuild.build({
    entryPoints: [entry],
    absWorkingDir: source,
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2020",
    charset: "ascii",
    legalComments: "none",
    // The minifier would turn strings with line breaks into template literals, which Google mangles.
    supported: { "template-literal": false },
    minify: true,
    logLevel: "silent",
  });
  return outputText(result).trim();
}

/**
 * What src/dataFiles.ts names, each as a page with one element of JSON: the only other kind of file that Google keeps.
 * The script hands them out when they are needed.
 */
async function buildDataFiles(source, pages) {
  const entry = join(source, "src/dataFiles.ts");
  if (!existsSync(entry)) return {};
  const result = await esbuild.build({
    entryPoints: [entry],
    absWorkingDir: source,
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    logLevel: "silent",
  });
  const module = `data:text/javascript;base64,${Buffer.from(outputText(result)).toString("base64")}`;
  const { dataFiles } = await import(module);
  const files = dataFiles(await companyFiles(join(source, "templates")));
  return Object.fromEntries(
    Object.entries(files).map(([name, data]) => [
      `${name}.html`,
      dataPage(name.startsWith("BuyerWords_") ? onlyNamed(data, pages["Buyer.html"]) : data),
    ]),
  );
}

/** What a company keeps in its copy of the repository; the folders in it hold samples. */
async function companyFiles(folder) {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => ({ name, content: parsed(await readFile(join(folder, name), "utf8")) })),
  );
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * The buyer's page gets only the words that it names: the seller's stay with the seller. Sentences about problems come by
 * codes that the server sends, so they stay whole.
 */
function onlyNamed(words, page) {
  const named = new Set(page.match(/[A-Za-z]\w*/g));
  const thin = (table) => Object.fromEntries(Object.entries(table).filter(([key]) => named.has(key)));
  const { sidebar, documents, tabs, checks, ...whole } = words;
  return {
    ...whole,
    sidebar: thin(sidebar),
    documents: thin(documents),
    tabs: thin(tabs),
    checks: thin(checks),
  };
}

/** JSON keeps its meaning when the characters that HTML or Google could take for something else are escaped. */
function dataPage(data) {
  const json = JSON.stringify(data).replace(
    /[</`]|[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<script type="application/json">${json}</script>\n`;
}

/** What esbuild warns of, for instance a comparison that is never true, is a mistake in a source. */
function outputText({ warnings, outputFiles }) {
  const [warning] = warnings;
  if (warning) throw new Error(`${warning.location?.file}:${warning.location?.line}: ${warning.text}`);
  return outputFiles[0].text;
}

function attribute(tag, name) {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)[1];
}

function insertBefore(html, marker, text) {
  if (!text) return html;
  const at = html.lastIndexOf(marker);
  if (at < 0) throw new Error(`A page has no ${marker}`);
  return `${html.slice(0, at)}${text}\n${html.slice(at)}`;
}

/**
 * What is built: the add-on as a script bound to one spreadsheet, the same with the self-test, or as the add-on of a
 * company, which is published once and updated for everybody.
 * @typedef {"bound" | "selfTest" | "company"} Kind
 */

/** @returns {Kind} what the arguments of a command ask for */
export function kindOf(args) {
  if (args.includes("--self-test")) return "selfTest";
  return args.includes("--company") ? "company" : "bound";
}

/** Where the built files go: never two kinds into one folder, since what lies there is pushed. */
export function targetFolder(kind) {
  return { bound: "dist", selfTest: "dist-self-test", company: "dist-company" }[kind];
}

/**
 * Builds the add-on whose sources are in a folder; throws with every reason why Google would not take it.
 * @returns {Promise<Record<string, string>>} the files' texts by their names
 */
export async function buildAddOn(source = root, kind = "bound") {
  const folder = resolve(source);
  const [code, pages, manifest] = await Promise.all([
    buildCode(folder, kind),
    buildPages(folder),
    readFile(join(folder, "appsscript.json"), "utf8"),
  ]);
  const dataFiles = await buildDataFiles(folder, pages);
  const bundle = { "Code.js": code, ...pages, ...dataFiles, "appsscript.json": manifest };
  const faults = await bundleFaults(bundle);
  if (faults.length > 0) throw new Error(`The bundle would not work at Google:\n  ${faults.join("\n  ")}`);
  return bundle;
}

export async function writeBundle(bundle, target = join(root, "dist")) {
  await mkdir(target, { recursive: true });
  await Promise.all(Object.entries(bundle).map(([name, text]) => writeFile(join(target, name), text)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const kind = kindOf(process.argv);
    const bundle = await buildAddOn(root, kind);
    await writeBundle(bundle, join(root, targetFolder(kind)));
    console.log(`Built ${targetFolder(kind)}: ${describeSizes(bundle)}`);
    const tooLarge = kind === "selfTest" ? [] : sizeFaults(bundle);
    if (tooLarge.length > 0) throw new Error(tooLarge.join("\n"));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
