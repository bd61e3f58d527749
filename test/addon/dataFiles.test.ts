/** What the script hands out of the data files, and only from there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { templateSet } from "../../src/planTemplates";
import { wordsOf } from "../../src/words/allWords";
import { problemWordsEn } from "../../src/words/en/problems";
import { sidebarEn } from "../../src/words/en/sidebar";
import { tabs as tabsEn } from "../../src/words/en/tabs";
import type { Language } from "../../src/words/language";
import { languageCodes } from "../../src/words/language";
import { dist, newFile, open, value } from "./bundle";

test("the sidebar comes with the words of the person's language", () => {
  const addOn = open(newFile());
  addOn.session.run("openPlanSidebar");
  const page = readFileSync(join(dist, "Words_en.html"), "utf8");
  expect(addOn.shown.sidebar).toContain(page);
});

test.each(languageCodes)("the words of %s can be fetched", (language) => {
  expect(value(open(newFile()).server.loadWords({ language }))).toEqual(wordsOf(language));
});

test.each(languageCodes)("the templates of %s can be fetched", (language) => {
  expect(value(open(newFile()).server.loadTemplates({ language }))).toEqual(templateSet(language));
});

test.each(["loadWords", "loadTemplates"] as const)("%s refuses a language that nobody wrote", (method) => {
  expect(open(newFile()).server[method]({ language: "../Code" as Language })).toEqual({
    ok: false,
    findings: [{ problem: { code: "badRequest", field: "language" }, cells: [] }],
  });
});

test("the public holidays can be fetched", () => {
  const { countries } = value(open(newFile()).server.loadHolidays({}));
  expect(countries.DE?.regions?.BY?.name).toBe("Bayern");
});

test.each(["Code.js", "Sidebar.html"])("%s holds no words that come with a data file", (name) => {
  const built = readFileSync(join(dist, name), "utf8");
  const inDataFiles = [sidebarEn.stillWorking, problemWordsEn.problems.noAnchor, tabsEn.goalPrompt];
  expect(inDataFiles.filter((text) => built.includes(text.slice(0, 25)))).toEqual([]);
});
