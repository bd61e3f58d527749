/** What the build writes as data files: name and content. The add-on reads them with `readDataFile`. */
import holidays from "./holidays/holidays.json";
import { wordsOf } from "./words/allWords";

export const dataFiles = { Words_en: wordsOf("en"), Words_de: wordsOf("de"), Holidays: holidays };
