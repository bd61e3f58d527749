/** The pure rooms know no clock, no locale and no chance: the same inputs give the same dates everywhere. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const source = join(__dirname, "..", "..", "src");

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : path.endsWith(".ts") ? [path] : [];
  });
}

/** The code without comments and without what stands in quotes. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

const forbidden =
  /\b(?:Date|Intl|Temporal|performance|setTimeout)\b(?!\s*[?:])|\bMath\.random\b|\btoLocale\w*/;

test.each(["plan", "planTemplates", "takeOver", "words", "documents"])("src/%s", (room) => {
  for (const file of filesIn(join(source, room))) {
    expect([file, forbidden.exec(codeOf(readFileSync(file, "utf8")))?.[0]]).toEqual([file, undefined]);
  }
});

test("the check sees what it forbids", () => {
  for (const code of [
    "new Date()",
    "Date.now()",
    "Intl.DateTimeFormat",
    "Math.random()",
    "x.toLocaleString()",
  ]) {
    expect(forbidden.test(codeOf(code))).toBe(true);
  }
  expect(forbidden.test(codeOf("/* a Date */ const isDate = parseIsoDay(text); // Date"))).toBe(false);
});
