/** What the documents name is there, and the documents that the sources name are there too. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { languageCodes } from "../../src/words/language";

const documents = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [join("docs", name)] : [])),
  "docs/listing/README.md",
  "local/sheets/README.md",
  "templates/README.md",
];
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

const files = ["src", "test", "build", "local", "docs"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /\.(ts|mjs|cjs|css|html|json|txt|md)$/.test(name)),
);
/** Documents may name a file without its folder, and one that a command makes, which git then ignores. */
const names = new Set([
  ...files.map((file) => basename(file)),
  ...readFileSync(".gitignore", "utf8").split("\n").filter(Boolean),
]);

/** The text without what quotation marks and code hold, if they do not go on in the next line. */
function words(text: string): string {
  return text.replace(/"[^"\n]*"|'[^'\n]*'|`[^`\n]*`/g, " ");
}

/** Every first group of the pattern. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => found[1]!);
}

describe.each(documents)("%s", (path) => {
  const text = readFileSync(path, "utf8");

  it("links to files that exist, and to headings that they have", () => {
    const missing = all(text, /\]\(([^)\s]+)\)/g)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [file, heading] = target.split("#");
        const named = file === "" ? path : join(dirname(path), file!);
        if (!existsSync(named)) return true;
        return heading !== undefined && !headingsOf(readFileSync(named, "utf8")).includes(heading);
      });
    expect(missing).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const named = all(text, /`((?:src|local|build|test|docs|\.github|\.ci)\/[\w./*-]+)`/g);
    const existing = (name: string) =>
      name.includes("*")
        ? languageCodes.every((part) => existsSync(name.replace("*", part)))
        : existsSync(name);
    expect(named.filter((name) => !existing(name))).toEqual([]);
    const alone = all(text, /`([\w.-]+\.(?:ts|mjs|json|css|html|txt|md))`/g);
    expect(alone.filter((name) => !existsSync(name) && !names.has(name))).toEqual([]);
  });

  it("names commands that exist", () => {
    const unknown = all(text, /npm run ([\w-]+)/g).filter((name) => !(name in scripts));
    expect(unknown).toEqual([]);
  });
});

/** The headings as links name them: "An example" is an-example. */
function headingsOf(text: string): string[] {
  return all(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

describe("the sources", () => {
  it("name documents that exist", () => {
    const missing = files.flatMap((file) =>
      all(readFileSync(file, "utf8"), /(?<![\w./-])((?:[\w-]+\/)*[\w-]+\.md)\b/g)
        .filter((name) => ![name, join(dirname(file), name)].some(existsSync))
        .map((name) => `${file}: ${name}`),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(missing).toEqual([]);
  });

  // Cells are called D7 too, but in quotes and with other signs around them.
  it("name rules of docs/date-rules.md", () => {
    const headings = all(readFileSync("docs/date-rules.md", "utf8"), /^### (D\d+) /gm);
    const rules = Array.from({ length: headings.length }, (_, at) => `D${at + 1}`);
    expect(headings).toEqual(rules);
    const named = files.flatMap((file) =>
      all(words(readFileSync(file, "utf8")), /(?<![\w$!:])(D\d+)\b(?![:!])/g).map(
        (rule) => `${file}: ${rule}`,
      ),
    );
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((name) => !rules.includes(name.split(": ")[1]!))).toEqual([]);
  });
});
