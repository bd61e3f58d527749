/** All word tables: the languages say the same things, and somebody uses every text. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buyerDe } from "../../src/words/de/buyer";
import { checks as checksDe } from "../../src/words/de/checks";
import { documents as documentsDe } from "../../src/words/de/documents";
import { kinds as kindsDe } from "../../src/words/de/kinds";
import { milestones as milestonesDe } from "../../src/words/de/milestones";
import { page as pageDe } from "../../src/words/de/page";
import { problemWordsDe } from "../../src/words/de/problems";
import { repair as repairDe } from "../../src/words/de/repair";
import { setupDe } from "../../src/words/de/setup";
import { sidebarDe } from "../../src/words/de/sidebar";
import { sourceDoubtsDe } from "../../src/words/de/sourceDoubts";
import { sourceFieldsDe } from "../../src/words/de/sourceFields";
import { tables as tablesDe } from "../../src/words/de/tables";
import { tabs as tabsDe } from "../../src/words/de/tabs";
import { takeOverDe } from "../../src/words/de/takeOver";
import { buyerEn } from "../../src/words/en/buyer";
import { checks as checksEn } from "../../src/words/en/checks";
import { documents as documentsEn } from "../../src/words/en/documents";
import { kinds as kindsEn } from "../../src/words/en/kinds";
import { milestones as milestonesEn } from "../../src/words/en/milestones";
import { page as pageEn } from "../../src/words/en/page";
import { type ProblemWords, problemWordsEn } from "../../src/words/en/problems";
import { repair as repairEn } from "../../src/words/en/repair";
import { setupEn } from "../../src/words/en/setup";
import { sidebarEn } from "../../src/words/en/sidebar";
import { sourceDoubtsEn } from "../../src/words/en/sourceDoubts";
import { sourceFieldsEn } from "../../src/words/en/sourceFields";
import { tables as tablesEn } from "../../src/words/en/tables";
import { tabs as tabsEn } from "../../src/words/en/tabs";
import { takeOverEn } from "../../src/words/en/takeOver";
import { type Language, languageCodes, languages } from "../../src/words/language";

type Table = Readonly<Record<string, string>>;

const tables: Readonly<Record<string, Readonly<Record<Language, Table>>>> = {
  buyer: { en: buyerEn, de: buyerDe },
  checks: { en: checksEn, de: checksDe },
  documents: { en: documentsEn, de: documentsDe },
  kinds: { en: kindsEn, de: kindsDe },
  milestones: { en: milestonesEn, de: milestonesDe },
  page: { en: pageEn, de: pageDe },
  problems: { en: flat(problemWordsEn), de: flat(problemWordsDe) },
  repair: { en: repairEn, de: repairDe },
  setup: { en: setupEn, de: setupDe },
  sidebar: { en: sidebarEn, de: sidebarDe },
  sourceDoubts: { en: sourceDoubtsEn, de: sourceDoubtsDe },
  sourceFields: { en: sourceFieldsEn, de: sourceFieldsDe },
  tables: { en: tablesEn, de: tablesDe },
  tabs: { en: tabsEn, de: tabsDe },
  takeOver: { en: takeOverEn, de: takeOverDe },
};

function flat(sections: object): Table {
  return Object.fromEntries(
    Object.entries(sections).flatMap(([section, texts]) =>
      Object.entries<string>(texts).map(([key, text]) => [`${section}.${key}`, text]),
    ),
  );
}

/** The values that a text needs, without those that only one language mentions twice. */
function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1]!))].sort();
}

const source = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/^words\/(en|de)\//.test(file.replaceAll("\\", "/")))
  .map((file) => readFileSync(join("src", file), "utf8"))
  .join("\n");

test.each(languageCodes)("this test knows every table in %s", (language) => {
  const files = readdirSync(`src/words/${language}`).sort();
  expect(files).toEqual(Object.keys(tables).map((name) => `${name}.ts`));
});

describe.each(Object.entries(tables))("%s", (name, table) => {
  const { en } = table;

  test.each(languageCodes)("has the same texts in %s", (language) => {
    expect(Object.keys(table[language]).sort()).toEqual(Object.keys(en).sort());
  });

  test.each(languageCodes)("has the same values in %s", (language) => {
    const values = (texts: Table) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, placeholders(text)]));
    expect(values(table[language])).toEqual(values(en));
  });

  test.each(languageCodes)("has as many plural forms as there are in %s", (language) => {
    const forms = languages[language].pluralConditions("").length + 1;
    const choice = new RegExp(`\\{\\w+(\\|([^|{}]|\\{\\w+\\})+){${forms}}\\}`, "g");
    const filled = Object.values(table[language]).map((text) =>
      text.replace(choice, "").replace(/\{\w+\}/g, ""),
    );
    expect(filled.filter((text) => /[{}|]/.test(text))).toEqual([]);
  });

  test("has no text that nobody uses", () => {
    // Chosen by code; problemSentence.test.ts and planChecks.test.ts show that each is said.
    if (name === "problems" || name === "checks") return;
    const used = (key: string) =>
      name === "sidebar" || name === "setup"
        ? source.includes(`"${key}"`)
        : new RegExp(`[.'"]${key}\\b`).test(source);
    // Prompts are found by the name of their field.
    const field = (key: string) => (name === "tabs" ? key.replace(/Prompt$/, "") : key);
    expect(Object.keys(en).filter((key) => !used(key) && !used(field(key)))).toEqual([]);
  });
});

test("sentences name columns, buttons and screens as the product calls them", () => {
  const labels: Record<Language, readonly [ProblemWords, readonly Table[], RegExp]> = {
    en: [problemWordsEn, [milestonesEn, sidebarEn, setupEn], /“([^“”{}]+)”/g],
    de: [problemWordsDe, [milestonesDe, sidebarDe, setupDe], /„([^„“{}]+)“/g],
  };
  for (const [words, known, quoted] of Object.values(labels)) {
    const texts = Object.values(flat(words));
    const named = texts.flatMap((text) => [...text.matchAll(quoted)].map((found) => found[1]!));
    const columns = Object.values(words.columns);
    const names = new Set<string>(known.flatMap((table) => Object.values(table)));
    expect([...named, ...columns].filter((label) => !names.has(label))).toEqual([]);
  }
});
