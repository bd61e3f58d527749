import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { milestones as deMilestones } from "../../src/words/de/milestones";
import { tabs as deTabs } from "../../src/words/de/tabs";
import { milestones as enMilestones } from "../../src/words/en/milestones";
import { tabs as enTabs } from "../../src/words/en/tabs";

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test.each([
  ["tabs", enTabs, deTabs],
  ["milestones", enMilestones, deMilestones],
])("%s: both languages have the same texts with the same places to fill", (_name, en, de) => {
  const german: Readonly<Record<string, string>> = de;
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) {
    expect([key, placeholders(german[key]!)]).toEqual([key, placeholders(text)]);
  }
  // A part of a sentence that formulas put together may be empty in one language and not in the other.
  const blank = [...Object.entries(en), ...Object.entries(de)].filter(([, text]) => text === "");
  expect(blank.filter(([key]) => !/(Before|After)$/.test(key))).toEqual([]);
});

test("prompts are questions that fit their field", () => {
  const prompts = [enTabs, deTabs]
    .flatMap((words) => Object.entries(words))
    .filter(([key]) => key.endsWith("Prompt") && !key.startsWith("agreed"));
  expect(prompts.filter(([, text]) => !text.endsWith("?") || text.length > 62)).toEqual([]);
});

test("tabs have different names, as Google demands", () => {
  for (const [tabs, milestones] of [
    [enTabs, enMilestones],
    [deTabs, deMilestones],
  ] as const) {
    const names = [
      tabs.valueTab,
      tabs.stakeholdersTab,
      milestones.tab,
      tabs.resourcesTab,
      tabs.historyTab,
      milestones.dataTab,
    ];
    expect(new Set(names).size).toBe(names.length);
  }
});

test("every word of the tabs is used", () => {
  const folder = join(process.cwd(), "src/addon");
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const used = (key: string) => new RegExp(`(\\.|")${key}\\b`).test(source);
  const unused = Object.keys(enTabs).filter((key) => !used(key) && !used(key.replace(/Prompt$/, "")));
  expect(unused).toEqual([]);
});
