import { findTable } from "../../../../src/addon/sheet/read/readTable";
import { newTablePlace } from "../../../../src/addon/sheet/tabs/milestonesTab";
import {
  resourceColumns,
  resourceHeaders,
  resourcesTab,
} from "../../../../src/addon/sheet/tabs/resourcesTab";
import { builtInTemplates, withoutTasks } from "../../../../src/planTemplates";
import { languageFiles } from "../../../../src/words/allWords";
import { languageCodes } from "../../../../src/words/language";

describe.each(languageCodes)("in %s", (language) => {
  const words = languageFiles(language).ServerWords.tabs;
  const template = withoutTasks(builtInTemplates(language)[0]!);
  const content = resourcesTab(template.resources, template.steps, {
    tabs: { resources: words.resourcesTab, milestones: "The plan's steps", data: "Plan data" },
    place: newTablePlace(template.steps.length, "Plan data"),
    words,
  });
  const texts = content.rows.map((row) => row.map((cell) => cell.text ?? ""));
  const table = findTable(texts, resourceColumns, [resourceHeaders(words)])!;

  test("all columns are found, and the helper column is hidden", () => {
    expect(Object.keys(table.columns)).toEqual([...resourceColumns]);
    expect(content.hiddenColumns).toEqual([table.columns.dueSoon]);
  });

  test("each resource names its milestone by number and name, and is not ready", () => {
    const rows = texts.slice(table.headerRow).filter((row) => row[0] !== "");
    expect(rows).toHaveLength(template.resources.length);
    rows.forEach((row, at) => {
      const { step } = template.resources[at]!;
      expect(row[4]).toBe(`${step} ${template.steps.find(({ number }) => number === step)!.name}`);
      expect(row[7]).toBe(words.no);
    });
  });

  test("every row, also a spare one, looks its date up on the Milestones tab", () => {
    for (const row of content.rows.slice(table.headerRow)) {
      expect(row[table.columns.neededBy! - 1]!.formula).toContain("'The plan''s steps'!$");
    }
  });

  test("rules cannot see other tabs, so they compare cells of this one", () => {
    for (const rule of content.rules) expect(rule.when).not.toContain("!");
  });
});
