/** What the script hands out of the data files, and only from there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reply } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { problemWordsEn } from "../../src/words/en/problems";
import { sidebarEn } from "../../src/words/en/sidebar";
import { tabs as tabsEn } from "../../src/words/en/tabs";
import type { Language } from "../../src/words/language";
import { languageCodes } from "../../src/words/language";
import { dist, newFile, open, value } from "./bundle";

const built = (name: string) => readFileSync(join(dist, `${name}.html`), "utf8");

test("each page comes with its words in the person's language, and with no other data file", () => {
  const addOn = open(newFile());
  addOn.session.run("openPlanSidebar");
  addOn.session.run("sharePlan");
  const dataOf = (page: string) => page.match(/<script type="application\/json">.*?<\/script>\n/gs);
  expect(dataOf(addOn.shown.sidebar)).toEqual([built("SidebarWords_en")]);
  expect(dataOf(addOn.shown.dialog)).toEqual([built("DialogWords_en")]);
});

describe.each(languageCodes)("in %s", (language) => {
  test.each([
    ["loadWords", "SidebarWords"],
    ["loadSetupWords", "SetupWords"],
    ["loadDialogWords", "DialogWords"],
    ["loadTemplates", "Templates"],
  ] as const)("%s fetches the file", (method, name) => {
    const reply: Reply<unknown> = open(newFile()).server[method]({ language });
    expect(value(reply)).toEqual(languageFiles(language)[name]);
  });
});

test.each(["loadWords", "loadSetupWords", "loadDialogWords", "loadTemplates"] as const)(
  "%s refuses a language that nobody wrote",
  (method) => {
    expect(open(newFile()).server[method]({ language: "../Code" as Language })).toEqual({
      ok: false,
      findings: [{ problem: { code: "badRequest", field: "language" }, cells: [] }],
    });
  },
);

test("the public holidays can be fetched", () => {
  const { countries } = value(open(newFile()).server.loadHolidays({}));
  expect(countries.DE?.regions?.BY?.name).toBe("Bayern");
});

test.each(["Code.js", "Sidebar.html"])("%s holds no words that come with a data file", (name) => {
  const built = readFileSync(join(dist, name), "utf8");
  const inDataFiles = [sidebarEn.stillWorking, problemWordsEn.problems.noAnchor, tabsEn.goalPrompt];
  expect(inDataFiles.filter((text) => built.includes(text.slice(0, 25)))).toEqual([]);
});
