import type { Language } from "../words/language";
import { builtInTemplates } from "./builtInTemplates";
import type { Company } from "./companyTemplates";
import type { PlanTemplate } from "./planTemplate";
import { type UsualItem, usualItems } from "./usualItems";

/** What a data file holds for each language. The sidebar fetches it when somebody makes a plan or adds usual items. */
export interface TemplateSet {
  /** What the seller's company built in; its templates are offered first. Null: nothing. */
  readonly company: Company | null;
  readonly templates: readonly PlanTemplate[];
  readonly usualItems: readonly UsualItem[];
}

export function templateSet(language: Language, company: Company | null = null): TemplateSet {
  return { company, templates: builtInTemplates(language), usualItems: usualItems(language) };
}
