/** What the build makes of an add-on, and what it refuses. It runs as a program of its own, as everywhere else. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

jest.setTimeout(30_000);

const SAMPLE = "test/browser/sampleAddOn";
const BUILD = `
  import("./build/build.mjs")
    .then(({ buildAddOn }) => buildAddOn(process.argv[1]))
    .then((bundle) => console.log(JSON.stringify(bundle)), (error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
`;
const CHECK = `
  const { readFileSync } = require("node:fs");
  import("./build/checkBundle.mjs").then(async ({ bundleFaults, sizeFaults }) => {
    const bundle = JSON.parse(readFileSync(0, "utf8"));
    console.log(JSON.stringify([...(await bundleFaults(bundle)), ...sizeFaults(bundle)]));
  });
`;

/** The built files' texts by their names. */
type Bundle = Readonly<Record<string, string>>;

/** Builds the sample add-on with some of its files replaced. */
function build(files: Record<string, string> = {}): { bundle?: Bundle; refusal: string } {
  const folder = mkdtempSync(join(tmpdir(), "add-on-"));
  try {
    cpSync(SAMPLE, folder, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", BUILD, folder], {
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    return status === 0 ? { bundle: JSON.parse(stdout) as Bundle, refusal: "" } : { refusal: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the sample's bundle once a file of it is another. */
function faults(changed: Bundle): string[] {
  const bundle = JSON.stringify({ ...build().bundle!, ...changed });
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", CHECK], { encoding: "utf8", input: bundle });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}

test("takes a company's templates from its folder, and refuses a broken one by its name", () => {
  const names = `
    export function dataFiles(files) {
      const broken = files.find(({ content }) => content === undefined);
      if (broken) throw new Error("templates/" + broken.name + ": broken");
      return { Names: files.map(({ name }) => name) };
    }`;
  const files = { "src/dataFiles.ts": names, "templates/b.json": "{}", "templates/a.json": "[]" };
  const { bundle } = build({ ...files, "templates/README.md": "", "templates/sample/c.json": "" });
  expect(bundle!["Names.html"]).toContain('["a.json","b.json"]');
  expect(build({ ...files, "templates/b.json": "{" }).refusal).toContain("templates/b.json: broken");
});

describe("Code.js", () => {
  const entry = "src/addon/main.ts";

  test("declares a function for every export, below a permission for this file only", () => {
    const code = build().bundle!["Code.js"]!;
    expect(code.startsWith("/** @OnlyCurrentDoc */\nvar App=")).toBe(true);
    expect(code).toContain("\nfunction onOpen(a){return App.onOpen(a)}\n");
    expect(code).toContain("\nfunction hidden_(a){return App.hidden_(a)}\n");
  });

  test("declares functions that main.ts only passes on", () => {
    const code = build({
      [entry]: 'export { half as share } from "./other";',
      "src/addon/other.ts": "export function half() {}",
    }).bundle!["Code.js"]!;
    expect(code).toContain("function share(a)");
    expect(code).not.toContain("function half(...args)");
  });

  test("holds no syntax that Google cannot parse", () => {
    const code = build({
      [entry]: `
        class Counter { #count = 0; static step = 1; next() { return (this.#count += Counter.step); } }
        export function next(text?: string) { return new Counter().next() + (text?.length ?? 0) + "\u2026"; }`,
    }).bundle!["Code.js"]!;
    expect(code).not.toMatch(/#count|static step|\u2026/);
    expect(new Function(`${code}; return next("ab");`)()).toBe("3\u2026");
  });

  test("is refused beyond 250 kB", () => {
    const code = `/** @OnlyCurrentDoc */\nvar long = "${"x".repeat(250_000)}";`;
    expect(faults({ "Code.js": code })).toEqual([
      "Code.js has 250.0 kB; at most 250 kB are allowed, because Google evaluates it at every click and each edit of a cell. Move words and lists into a data file (src/dataFiles.ts).",
    ]);
  });

  test.each([
    ["class A { #secret = 1; }"],
    ["class A { static x = 1; }"],
    ["var a; a ??= 1;"],
    ["var a = 10n;"],
  ])("is refused when it holds %s", (code) => {
    expect(faults({ "Code.js": `/** @OnlyCurrentDoc */\n${code}` })).toEqual([
      expect.stringContaining("Code.js is not ES2019: "),
    ]);
  });

  test("may hold ?. and ??", () => {
    expect(faults({ "Code.js": "/** @OnlyCurrentDoc */\nvar a = b?.c ?? d;" })).toEqual([]);
  });

  test("is refused with what the bundler warns of", () => {
    const { refusal } = build({ [entry]: "export function never(x: number) { return x === NaN; }" });
    expect(refusal).toContain("src/addon/main.ts:1: Comparison with NaN");
  });
});

describe("Sidebar.html", () => {
  const entry = "src/sidebar/main.ts";

  test("is one file in ASCII, with its styles and its script inside and without comments", () => {
    const sidebar = build({
      "src/sidebar/sidebar.css": 'p::before { /* an arrow */ content: "\u2192"; }',
    }).bundle!["Sidebar.html"]!;
    expect(sidebar).toContain('<style>p:before{content:"\\2192"}</style>');
    expect(sidebar).toMatch(/<script>.*<\/script>\s*<\/body>/s);
    expect(sidebar).not.toMatch(/<link|<script src|<!--|an arrow/);
    expect(sidebar).toMatch(/^[\0-\x7f]*$/);
  });

  test("writes addresses so that Google takes no part of them for a comment", () => {
    const sidebar = build({ [entry]: 'document.title = "http:" + "//www.w3.org/2000/svg";' }).bundle![
      "Sidebar.html"
    ]!;
    expect(sidebar).toContain('document.title="http:/\\/www.w3.org/2000/svg"');
  });

  test("writes texts of several lines without template literals", () => {
    const sidebar = build({ [entry]: "document.title = `first\nsecond $" + "{document.URL}`;" }).bundle![
      "Sidebar.html"
    ]!;
    expect(sidebar).not.toContain("`");
  });

  test.each([
    ["two slashes in a text", 'document.title = "a//b";', "//"],
    ["the start of a comment in a text", 'document.title = "image/*";', "/*"],
    ["a backtick in a text", 'document.title = "`";', "a backtick"],
  ])("is refused with %s", (_what, script, found) => {
    expect(build({ [entry]: script }).refusal).toContain(`The script of Sidebar.html holds ${found}: `);
  });

  test("is refused with template code", () => {
    const page = "<html><head></head><body><?= 1 ?></body><script src='main.ts'></script></html>";
    expect(build({ "src/sidebar/index.html": page }).refusal).toContain("Sidebar.html holds <?");
  });

  test("is refused beyond 150 kB", () => {
    const sidebar = `<script>document.title = "${"x".repeat(150_000)}";</script>`;
    expect(faults({ "Sidebar.html": sidebar })).toEqual([
      expect.stringMatching(/^Sidebar.html has 150.0 kB/),
    ]);
  });
});

describe("what an opening loads together", () => {
  const words = (kB: number) => `<script type="application/json">"${"x".repeat(kB * 1000)}"</script>\n`;
  const page = `<script>document.title = "${"x".repeat(100_000)}";</script>`;

  test("is refused beyond 200 kB, in the language in which it is too much", () => {
    const files = {
      "Sidebar.html": page,
      "SidebarWords_en.html": words(99),
      "SidebarWords_de.html": words(101),
    };
    expect(faults(files)).toEqual([
      expect.stringMatching(
        /^Sidebar\.html with SidebarWords_de\.html has 201\.1 kB; at most 200 kB are allowed, because .* fetched when it is needed/,
      ),
    ]);
  });

  test("leaves out the words of other pages, and what is fetched later", () => {
    const files = {
      "Sidebar.html": page,
      "DialogWords_en.html": words(120),
      "Templates_en.html": words(120),
    };
    expect(faults(files)).toEqual([]);
  });
});

describe("a data file", () => {
  const name = "Sample.html";

  test("is one element with the JSON of what src/dataFiles.ts names", () => {
    const page = build().bundle![name]!;
    const json = /^<script type="application\/json">(.*)<\/script>\n$/.exec(page)![1]!;
    expect(JSON.parse(json)).toEqual({ text: "</script><!-- // /* `\u2026` */ \u{1f600}" });
    expect(json).not.toMatch(/[</`]|[^\x20-\x7e]/);
  });

  test.each([
    ["a second element", '<script type="application/json">{}</script><p></p>\n', "is more than one element"],
    ["a comment", '<script type="application/json">["//"]</script>\n', "holds //: "],
    ["other characters", '<script type="application/json">["\u2026"]</script>\n', "holds non-ASCII text: "],
    ["half of a list", '<script type="application/json">[1</script>\n', "holds no JSON: "],
  ])("is refused with %s", (_what, page, reason) => {
    expect(faults({ [name]: page })).toEqual([expect.stringContaining(`${name} ${reason}`)]);
  });

  test("is refused beyond 150 kB", () => {
    const page = `<script type="application/json">"${"x".repeat(150_000)}"</script>\n`;
    expect(faults({ [name]: page })).toEqual([expect.stringMatching(/^Sample.html has 150.0 kB/)]);
  });
});

describe("appsscript.json", () => {
  test.each([
    ["that is not JSON", "{", "appsscript.json is not JSON"],
    [
      "for the runtime that Google switched off",
      '{ "runtimeVersion": "STABLE", "oauthScopes": [] }',
      '"runtimeVersion"',
    ],
    ["without scopes, which would let Google guess them", '{ "runtimeVersion": "V8" }', '"oauthScopes"'],
  ])("is refused %s", (_what, manifest, reason) => {
    expect(build({ "appsscript.json": manifest }).refusal).toContain(reason);
  });
});
