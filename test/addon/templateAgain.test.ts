/** A plan that is saved as a template and made again says the same in every cell that a template keeps. */
import type { SpreadsheetFile } from "../../local/sheets";
import { dayNumber } from "../../src/plan/calendarDate";
import { chainedAfter } from "../../src/planTemplates/afterGoLive";
import { builtInTemplates } from "../../src/planTemplates/builtInTemplates";
import { validateTemplate } from "../../src/planTemplates/validateTemplate";
import { afterGoLiveIn } from "../../src/setupPage/draftPlan";
import { templateFromPlan } from "../../src/setupPage/templateFromPlan";
import { languageFiles } from "../../src/words/allWords";
import { languageCodes } from "../../src/words/language";
import { milestoneWords } from "../../src/words/sheetWords";
import { newFile, open, referenceRequest, value } from "./bundle";
import { a1, type ColumnName, columnOf, rowOf } from "./places";

const anchor = { step: "6", date: dayNumber(2027, 3, 15) };

const kept: Readonly<Record<string, readonly ColumnName[]>> = {
  Milestones: [
    "step",
    "milestone",
    "days",
    "ownerSeller",
    "ownerBuyer",
    "outcome",
    "phase",
    "countedIn",
    "startsAfter",
  ],
  Stakeholders: ["team", "role", "part", "needs"],
  Resources: ["resource", "kind", "forRole", "step", "providedBy"],
};

/** What a template keeps of a tab, row by row. */
function texts(file: SpreadsheetFile, tab: string, columns: readonly ColumnName[]): string[][] {
  const sheetId = file.sheetIdByName(tab)!;
  const places = columns.map((column) => columnOf(file, column, tab) - 1);
  return Array.from({ length: 80 }, (_, at) =>
    places.map((column) => String(file.input(sheetId, rowOf(file, "header", tab) + at, column) ?? "")),
  );
}

test.each(languageCodes)("in %s, with notes that somebody typed", (language) => {
  const addOn = open(newFile());
  const { file } = addOn;
  const builtIn = builtInTemplates(language);
  const words = milestoneWords(language);
  const { tabs } = languageFiles(language).DialogWords;
  const tabOf: Readonly<Record<string, string>> = {
    Milestones: words.tab,
    Stakeholders: tabs.stakeholdersTab,
    Resources: tabs.resourcesTab,
  };
  value(
    addOn.server.createPlan(referenceRequest({ anchor, language, template: chainedAfter(builtIn[3]!, "6") })),
  );
  const person = file.person("Buyer");
  person.type(words.tab, a1(file, "outcome", "2", words.tab), 'Ask Ann first.\n"Quoted", and more');
  person.clear(words.tab, a1(file, "outcome", "3", words.tab));

  const { loaded } = value(addOn.server.openSidebar({}));
  const saved = templateFromPlan(loaded!, "Mine", "own1", builtIn, languageFiles(language).SetupWords.tabs);
  const read = validateTemplate(JSON.parse(JSON.stringify(saved)));
  if (!("template" in read)) throw new Error(JSON.stringify(read.problems));
  expect(afterGoLiveIn(read.template)).toBe("chained");
  value(
    addOn.server.createPlan(
      referenceRequest({ anchor, id: "again", language, template: read.template, beside: true }),
    ),
  );

  for (const [tab, columns] of Object.entries(kept)) {
    const before = texts(file, tabOf[tab]!, columns);
    expect(before.flat().filter(Boolean).length).toBeGreaterThan(20);
    expect([tab, texts(file, `${tabOf[tab]} (2)`, columns)]).toEqual([tab, before]);
  }
});
