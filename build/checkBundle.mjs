/**
 * What Google would refuse or mangle in the built files, found before it gets there. Each fault is a sentence.
 */
import { transform } from "esbuild";

/** In bytes. Google and browsers would take more; people would wait. */
const LIMITS = {
  code: {
    most: 250_000,
    why: "Google evaluates it at every click and each edit of a cell",
    instead: "Move words and lists into a data file (src/dataFiles.ts).",
  },
  page: {
    most: 150_000,
    why: "it is loaded and parsed before anything shows",
    instead: "Move words and lists into a data file (src/dataFiles.ts), or let the server do the work.",
  },
  dataFile: {
    most: 150_000,
    why: "somebody waits until it is fetched as a whole",
    instead: "Split it by what is needed at the same time (src/dataFiles.ts).",
  },
  opening: {
    most: 200_000,
    why: "people open it in a call",
    instead:
      "Let what few openings need be fetched when it is needed, as the templates are (src/dataFiles.ts).",
  },
};

/** @param {Record<string, string>} bundle the built files' texts by their names */
export async function bundleFaults(bundle) {
  const { "Code.js": code, "appsscript.json": manifest, ...files } = bundle;
  return [
    ...(await codeFaults(code)),
    ...Object.entries(files).flatMap(([name, text]) =>
      isDataFile(text) ? dataFaults(name, text) : pageFaults(name, text),
    ),
    ...manifestFaults(manifest),
  ];
}

/**
 * Each file, and what an opening of each page loads together: the page and its words in one language.
 * @returns {{ name: string, bytes: number, limit: { most: number, why: string, instead: string } }[]}
 */
export function sizesOf(bundle) {
  const { "appsscript.json": _manifest, ...files } = bundle;
  const sizes = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text),
    limit: name === "Code.js" ? LIMITS.code : isDataFile(text) ? LIMITS.dataFile : LIMITS.page,
  }));
  const openings = sizes
    .filter(({ limit }) => limit === LIMITS.page)
    .flatMap((page) => {
      const words = sizes.filter(({ name }) => name.startsWith(page.name.replace(".html", "Words_")));
      return words.map(({ name, bytes }) => ({
        name: `${page.name} with ${name}`,
        bytes: page.bytes + bytes,
        limit: LIMITS.opening,
      }));
    });
  return [...sizes, ...openings];
}

/** Kept apart: a bundle that is too large still works, so that it can be tried while it is made smaller. */
export function sizeFaults(bundle) {
  return sizesOf(bundle)
    .filter(({ bytes, limit }) => bytes > limit.most)
    .map(
      ({ name, bytes, limit: { most, why, instead } }) =>
        `${name} has ${kilobytes(bytes)} kB; at most ${most / 1000} kB are allowed, because ${why}. ${instead}`,
    );
}

/** What people wait for most often: the data files are left out. */
export function describeSizes(bundle) {
  return sizesOf(bundle)
    .filter(({ limit }) => limit !== LIMITS.dataFile)
    .map(({ name, bytes, limit }) => `${name} ${kilobytes(bytes)} of ${limit.most / 1000} kB`)
    .join(", ");
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/**
 * Beyond ES2019, `?.` and `??`: scripts of others have used both there for years, and written out they took 5 kB more.
 */
export const serverSyntax = {
  target: "es2019",
  supported: { "optional-chain": true, "nullish-coalescing": true },
};

/**
 * Lowering ES2019 to ES2019 changes nothing. Where the lowered text differs from the text that was merely
 * printed again, the bundle holds newer syntax, for instance `#private` or static fields, which Google's
 * parser rejects together with the whole file.
 */
async function codeFaults(code) {
  const faults = [];
  if (!code.startsWith("/** @OnlyCurrentDoc */")) faults.push("Code.js does not begin with @OnlyCurrentDoc.");
  if (/[^\0-\x7f]/.test(code)) faults.push(`Code.js holds non-ASCII text: ${near(code, /[^\0-\x7f]/)}`);
  const print = { legalComments: "none", logLevel: "silent", treeShaking: false };
  try {
    const asIs = await transform(code, { ...print, target: "esnext" });
    const lowered = await transform(code, { ...print, ...serverSyntax });
    if (lowered.warnings.length > 0) {
      faults.push(`Code.js is not ES2019: ${lowered.warnings[0].text}`);
    } else if (asIs.code !== lowered.code) {
      faults.push(`Code.js is not ES2019: ${firstDifference(asIs.code, lowered.code)}`);
    }
  } catch (error) {
    faults.push(`Code.js does not parse: ${error.errors?.[0]?.text ?? error.message}`);
  }
  return faults;
}

/** Google cuts inline scripts at what looks like a comment, also inside strings and template literals. */
const MANGLED = [
  ["//", /\/\//],
  ["/*", /\/\*/],
  ["<!--", /<!--/],
  ["a backtick", /`/],
];

function pageFaults(name, html) {
  const faults = [];
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  if (scripts.length === 0) faults.push(`${name} has no script.`);
  for (const [, attributes, script] of scripts) {
    if (/\bsrc=/.test(attributes)) faults.push(`${name} loads a script from elsewhere:${attributes}`);
    for (const [what, pattern] of MANGLED) {
      if (pattern.test(script)) faults.push(`The script of ${name} holds ${what}: ${near(script, pattern)}`);
    }
  }
  if (/<link\b/.test(html)) faults.push(`${name} links to another file: ${near(html, /<link\b/)}`);
  if (html.includes("<?")) faults.push(`${name} holds <?, which is template code: ${near(html, /<\?/)}`);
  if (/[^\0-\x7f]/.test(html)) faults.push(`${name} holds non-ASCII text: ${near(html, /[^\0-\x7f]/)}`);
  return faults;
}

function isDataFile(text) {
  return text.startsWith('<script type="application/json">');
}

/** A data file is appended to the page, so it can hold nothing but one element with JSON. */
function dataFaults(name, text) {
  const json = /^<script type="application\/json">([^<]*)<\/script>\n$/.exec(text)?.[1];
  if (json === undefined) return [`${name} is more than one element with JSON.`];
  const faults = MANGLED.filter(([, pattern]) => pattern.test(json)).map(
    ([what, pattern]) => `${name} holds ${what}: ${near(json, pattern)}`,
  );
  if (/[^\x20-\x7e]/.test(json)) faults.push(`${name} holds non-ASCII text: ${near(json, /[^\x20-\x7e]/)}`);
  try {
    JSON.parse(json);
  } catch (error) {
    faults.push(`${name} holds no JSON: ${error.message}`);
  }
  return faults;
}

/** `STABLE`, the other documented runtime, is one that Google has switched off. */
function manifestFaults(text) {
  try {
    const manifest = JSON.parse(text);
    const faults = [];
    if (manifest.runtimeVersion !== "V8") faults.push('appsscript.json: "runtimeVersion" must be "V8".');
    if (!Array.isArray(manifest.oauthScopes)) faults.push('appsscript.json: "oauthScopes" is missing.');
    return faults;
  } catch (error) {
    return [`appsscript.json is not JSON: ${error.message}`];
  }
}

function near(text, pattern) {
  const at = text.search(pattern);
  return JSON.stringify(text.slice(Math.max(0, at - 30), at + 30));
}

function firstDifference(left, right) {
  const before = left.split("\n");
  const after = right.split("\n");
  const at = before.findIndex((line, index) => line !== after[index]);
  return JSON.stringify((before[at] ?? "").trim().slice(0, 120));
}
