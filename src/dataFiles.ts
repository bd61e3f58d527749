/** What the build writes as data files: name and content. The add-on reads them with `readDataFile`. */
import holidays from "./holidays/holidays.json";
import { templateSet } from "./planTemplates";
import { wordsOf } from "./words/allWords";
import { languageCodes } from "./words/language";

export const dataFiles = {
  ...Object.fromEntries(languageCodes.map((language) => [`Words_${language}`, wordsOf(language)])),
  ...Object.fromEntries(languageCodes.map((language) => [`Templates_${language}`, templateSet(language)])),
  Holidays: holidays,
};
