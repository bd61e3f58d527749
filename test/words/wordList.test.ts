/** The texts keep to docs/words.md: none of the words that stand there under "not". */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languageFiles } from "../../src/words/allWords";
import { type Language, languageCodes } from "../../src/words/language";

const rows = readFileSync(join(__dirname, "../../docs/words.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| thing"))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const columns: Readonly<Record<Language, number>> = { en: 3, de: 5 };

function textsOf(words: unknown): readonly string[] {
  if (typeof words === "string") return [words];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

test.each(languageCodes)("no text in %s has a word that the list replaces", (language) => {
  const { SidebarWords, SetupWords, BuyerWords, TakeOverWords, ServerWords } = languageFiles(language);
  const texts = textsOf([SidebarWords, SetupWords, BuyerWords, TakeOverWords, ServerWords]);
  const replaced = rows.map((row) => row[columns[language]]!).filter((word) => word !== "");
  expect(replaced.length).toBeGreaterThan(2);
  const found = replaced.flatMap((word) =>
    texts.filter((text) => new RegExp(`(?<![\\p{L}-])${word}(?!\\p{L})`, "iu").test(text)),
  );
  expect(found).toEqual([]);
});
