/** What a company keeps in its own copy of the repository: templates that are offered first, and what a new plan begins with. */
import { parseIsoDay } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";
import { type Language, languageCodes } from "../words/language";
import type { PlanTemplate } from "./planTemplate";
import { type TemplateProblem, validateTemplate } from "./validateTemplate";

export interface Company {
  /** "": not named. */
  readonly name: string;
  /** "#1a73e8", or null. */
  readonly accent: string | null;
  /** Days on which the seller does not work. */
  readonly daysOff: readonly DayNumber[];
  readonly templates: readonly PlanTemplate[];
}

/** A file of the folder `templates`; `content` is undefined where it is not JSON. */
export interface CompanyFile {
  readonly name: string;
  readonly content: unknown;
}

export type CompanyFault =
  | { readonly file: string; readonly problem: TemplateProblem }
  | { readonly file: string; readonly setting: "name" | "accent" | "daysOff" | "json" };

const companySettings = "company.json";

/**
 * Templates are exported from the product: `Land and expand.de.json` is for German plans, `Land and expand.json` for those of
 * every language. They come in the order of their files' names. Null: the folder holds nothing of a company.
 */
export function readCompany(
  files: readonly CompanyFile[],
): Readonly<Record<Language, Company | null>> | { readonly faults: readonly CompanyFault[] } {
  const faults: CompanyFault[] = [];
  const settings = readSettings(
    files.find(({ name }) => name === companySettings),
    faults,
  );
  const templates = files
    .filter(({ name }) => name !== companySettings)
    .flatMap(({ name: file, content }) => {
      const checked = validateTemplate(content);
      if ("problems" in checked) {
        faults.push(...checked.problems.map((problem) => ({ file, problem })));
        return [];
      }
      // Exported ones are all called "own1" and the like, as those are that a person saves.
      const [, title, language] = /^(.*?)(?:\.(\w\w))?\.json$/.exec(file) ?? [];
      return [{ language, template: { ...checked.template, id: `company ${title}` } }];
    });
  if (faults.length > 0) return { faults };
  const isEmpty = files.length === 0;
  const company = (language: Language): Company | null =>
    isEmpty
      ? null
      : {
          ...settings,
          templates: templates
            .filter((each) => each.language === undefined || each.language === language)
            .map(({ template }) => template),
        };
  return Object.fromEntries(languageCodes.map((language) => [language, company(language)])) as Readonly<
    Record<Language, Company | null>
  >;
}

type Settings = Omit<Company, "templates">;

function readSettings(file: CompanyFile | undefined, faults: CompanyFault[]): Settings {
  const none = { name: "", accent: null, daysOff: [] };
  if (!file) return none;
  const { content } = file;
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    faults.push({ file: file.name, setting: "json" });
    return none;
  }
  const { name = "", accent = null, daysOff = [] } = content as Readonly<Record<string, unknown>>;
  const isName = typeof name === "string" && name.length <= 200;
  const isColor = accent === null || (typeof accent === "string" && /^#[0-9a-f]{6}$/i.test(accent));
  const days = Array.isArray(daysOff)
    ? daysOff.map((day) => (typeof day === "string" ? parseIsoDay(day) : null))
    : [null];
  if (!isName) faults.push({ file: file.name, setting: "name" });
  if (!isColor) faults.push({ file: file.name, setting: "accent" });
  if (days.includes(null)) faults.push({ file: file.name, setting: "daysOff" });
  return {
    name: isName ? name : "",
    accent: isColor ? accent : null,
    daysOff: days.filter((day): day is DayNumber => day !== null),
  };
}
