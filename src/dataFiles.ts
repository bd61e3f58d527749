/** What the build writes as data files: name and content. The add-on reads them with `readDataFile`. */
import holidays from "./holidays/holidays.json";
import { languageFiles } from "./words/allWords";
import { languageCodes } from "./words/language";

const inEachLanguage = languageCodes.flatMap((language) =>
  Object.entries(languageFiles(language)).map(([name, content]) => [`${name}_${language}`, content] as const),
);

export const dataFiles = { ...Object.fromEntries(inEachLanguage), Holidays: holidays };
