/** What the script hands out of the data files. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { templateSet } from "../../src/planTemplates";
import { wordsOf } from "../../src/words/allWords";
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
