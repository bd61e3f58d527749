/** What the documents name is there. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { languageCodes } from "../../src/words/language";

const documents = [
  "README.md",
  "docs/for-reps.md",
  "docs/for-buyers.md",
  "docs/how-dates-work.md",
  "docs/for-maintainers.md",
];
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

describe.each(documents)("%s", (path) => {
  const text = readFileSync(path, "utf8");
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1]!);

  it("links to files that exist", () => {
    const targets = all(/\]\(([^)#:]+)\)/g).map((target) => join(dirname(path), target));
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const named = all(/`((?:src|local|build|test|docs)\/[\w./*-]+)`/g);
    const existing = (name: string) =>
      name.includes("*")
        ? languageCodes.every((part) => existsSync(name.replace("*", part)))
        : existsSync(name);
    expect(named.filter((name) => !existing(name))).toEqual([]);
  });

  it("names commands that exist", () => {
    const unknown = all(/npm run ([\w-]+)/g).filter((name) => !(name in scripts));
    expect(unknown).toEqual([]);
  });
});
