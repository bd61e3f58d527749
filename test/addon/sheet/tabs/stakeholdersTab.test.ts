import { findTable } from "../../../../src/addon/sheet/read/readTable";
import {
  stakeholderColumns,
  stakeholderHeaders,
  stakeholdersTab,
} from "../../../../src/addon/sheet/tabs/stakeholdersTab";
import { builtInTemplates } from "../../../../src/planTemplates";
import { languageFiles } from "../../../../src/words/allWords";
import { languageCodes } from "../../../../src/words/language";

describe.each(languageCodes)("in %s", (language) => {
  const words = languageFiles(language).ServerWords.tabs;
  const roles = builtInTemplates(language)[0]!.roles.map((role) => ({ ...role, fromStep: "" }));
  const content = stakeholdersTab(roles, {
    tabs: { stakeholders: words.stakeholdersTab },
    words,
  });
  const texts = content.rows.map((row) => row.map((cell) => cell.text ?? ""));
  const table = findTable(texts, stakeholderColumns, [stakeholderHeaders(words)])!;

  test("all roles of both teams stand in the table, none has a name yet", () => {
    const rows = texts.slice(table.headerRow).filter((row) => row[1] !== "");
    expect(rows.map((row) => row[1])).toEqual(roles.map((role) => role.role));
    expect(rows.every((row) => row[2] === "" && row[5] === words.notYet)).toBe(true);
  });

  test("every word of a choice is one that the choice offers", () => {
    for (const row of content.rows) {
      for (const cell of row) {
        if (cell.text && cell.choice?.kind === "list") expect(cell.choice.values).toContain(cell.text);
      }
    }
  });

  test("rules and lines begin at the header row and end at the last row", () => {
    const last = content.rows.length;
    for (const range of [...content.rules.flatMap((rule) => rule.ranges), ...content.lines]) {
      expect(range).toMatch(new RegExp(`^[A-Z]${table.headerRow}:[A-Z]${last}$`));
    }
  });
});
