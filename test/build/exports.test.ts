/** Every export of the sources has somebody who imports it; what the build's own scripts import is there. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Their exports are for Google and for the build, not for other sources. */
const entryPoints = ["src/addon/main.ts", "src/dataFiles.ts"];

type Files = Readonly<Record<string, string>>;

/** The names in braces as the exporting file knows them: `{ type A, b as c }` are A and b. */
function namesIn(braces: string): string[] {
  return braces
    .split(",")
    .map(
      (name) =>
        name
          .trim()
          .replace(/^type /, "")
          .split(" as ")[0]!,
    )
    .filter((name) => name !== "");
}

/** Every export as `file#name`. */
function exportsOf(files: Files): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const declared = text.matchAll(
      /^export (?:abstract |async )?(?:function|const|let|class|interface|type|enum) (\w+)/gm,
    );
    const passedOn = text.matchAll(/^export (?:type )?\{([^}]*)\} from/gm);
    const names = [
      ...[...declared].map((found) => found[1]!),
      ...[...passedOn].flatMap((found) => namesIn(found[1]!)),
    ];
    return names.map((name) => `${path}#${name}`);
  });
}

/** Every import of one of `sources` as `file#name`. A script that hands its imports to esbuild names them from the root. */
function importsOf(files: Files, sources: Files): Set<string> {
  const imports = new Set<string>();
  for (const [path, text] of Object.entries(files)) {
    const resolved = (target: string) => {
      const named = join(target.startsWith("./src/") ? "." : dirname(path), target);
      return [`${named}.ts`, `${named}/index.ts`].find((file) => file in sources) ?? `${named}.ts`;
    };
    for (const [, braces, target] of text.matchAll(
      /(?:import|export) (?:type )?\{([^}]*)\} from "(\.[^"]*)"/g,
    ))
      for (const name of namesIn(braces!)) imports.add(`${resolved(target!)}#${name}`);
    for (const [, name, target] of text.matchAll(/import \* as (\w+) from "(\.[^"]*)"/g))
      for (const [, member] of text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g")))
        imports.add(`${resolved(target!)}#${member}`);
    for (const [, target, name] of text.matchAll(/import\("(\.[^"]*)"\)\.(\w+)/g))
      imports.add(`${resolved(target!)}#${name}`);
  }
  return imports;
}

function unused(sources: Files, others: Files): string[] {
  const imported = importsOf({ ...sources, ...others }, sources);
  return exportsOf(sources).filter(
    (name) => !imported.has(name) && !entryPoints.includes(name.split("#")[0]!),
  );
}

function read(folder: string, pattern: RegExp): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  return Object.fromEntries(
    paths.filter((path) => pattern.test(path)).map((path) => [path, readFileSync(path, "utf8")]),
  );
}

const sources = read("src", /\.ts$/);
const scripts = read("build", /\.mjs$/);

test("somebody imports every export", () => {
  expect(unused(sources, { ...read("local", /\.ts$/), ...read("test", /\.ts$/), ...scripts })).toEqual([]);
});

test("the build's scripts import what there is", () => {
  const exported = new Set(exportsOf(sources));
  const imported = [...importsOf(scripts, sources)].filter((name) => name.startsWith("src/"));
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !exported.has(name))).toEqual([]);
});

test("the check sees types, names that are passed on, and names that are used under another", () => {
  const plan = `export interface Plan {}\nexport type Day = number;\nexport const LAST = 1;\nexport async function load() {}\n`;
  const index = `export { type Plan, LAST as NEWEST } from "./plan";\n`;
  const found = unused({ "src/a/plan.ts": plan, "src/a/index.ts": index }, {});
  expect(found).toEqual([
    "src/a/plan.ts#Day",
    "src/a/plan.ts#load",
    "src/a/index.ts#Plan",
    "src/a/index.ts#LAST",
  ]);
  const user = `import { type Plan } from "../src/a";\nimport * as plan from "../src/a/plan";\nplan.load();`;
  const typeUser = `let day: import("../src/a/plan").Day;`;
  expect(
    unused({ "src/a/plan.ts": plan, "src/a/index.ts": index }, { "test/x.ts": user, "test/y.ts": typeUser }),
  ).toEqual(["src/a/index.ts#LAST"]);
});
