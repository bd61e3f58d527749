/** What the build writes as data files: name and content. The add-on reads them with `readDataFile`. */
import holidays from "./holidays/holidays.json";
import { type CompanyFault, type CompanyFile, readCompany } from "./planTemplates";
import { languageFiles } from "./words/allWords";
import { problemWordsEn } from "./words/en/problems";
import { languageCodes } from "./words/language";
import { templateProblemSentence } from "./words/problemSentence";

/**
 * @param companyFiles what stands in the folder `templates`
 * @throws an Error that says which of them is not usable, and why
 */
export function dataFiles(companyFiles: readonly CompanyFile[]): Readonly<Record<string, unknown>> {
  const company = readCompany(companyFiles);
  if ("faults" in company) throw new Error(company.faults.map(faultText).join("\n"));
  const inEachLanguage = languageCodes.flatMap((language) =>
    Object.entries(languageFiles(language, company[language])).map(
      ([name, content]) => [`${name}_${language}`, content] as const,
    ),
  );
  return { ...Object.fromEntries(inEachLanguage), Holidays: holidays };
}

const settingTexts = {
  json: "it is not JSON with an object in it.",
  name: '"name" is a text of at most 200 characters.',
  accent: '"accent" is a color such as "#1a73e8".',
  daysOff: '"daysOff" is a list of days such as "2027-12-27".',
} as const;

function faultText(fault: CompanyFault): string {
  const text =
    "problem" in fault
      ? templateProblemSentence(fault.problem, { language: "en", words: problemWordsEn })
      : settingTexts[fault.setting];
  return `templates/${fault.file}: ${text}`;
}
