/** The sidebar's texts: complete, used, and short enough for 300 px. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dayNumber } from "../../src/plan/calendarDate";
import { sidebarDe } from "../../src/words/de/sidebar";
import { sidebarEn } from "../../src/words/en/sidebar";
import { formatDay, formatMonth } from "../../src/words/formatDay";

const keys = Object.keys(sidebarEn) as (keyof typeof sidebarEn)[];

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort();
}

test("both languages have the same texts with the same placeholders", () => {
  expect(Object.keys(sidebarDe).sort()).toEqual([...keys].sort());
  for (const key of keys)
    expect([key, placeholders(sidebarDe[key])]).toEqual([key, placeholders(sidebarEn[key])]);
});

test("every text is used", () => {
  const code = ["src/page", "src/sidebar"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  expect(keys.filter((key) => !code.includes(`"${key}"`))).toEqual([]);
});

test("no word is wider than the sidebar", () => {
  // About 36 characters of 13 px fit beside the padding.
  for (const text of [...Object.values(sidebarEn), ...Object.values(sidebarDe)]) {
    expect(text.split(/\s/).filter((word) => word.length > 30)).toEqual([]);
  }
});

test("days are written as people read them", () => {
  const day = dayNumber(2027, 3, 19);
  expect(formatDay(day, "en")).toBe("Fri 19 Mar");
  expect(formatDay(day, "en", { year: true })).toBe("Fri 19 Mar 2027");
  expect(formatDay(day, "de")).toBe("Fr 19. März");
  expect(formatDay(day, "de", { year: true })).toBe("Fr 19. März 2027");
  expect(formatMonth(day, "de")).toBe("März");
});
