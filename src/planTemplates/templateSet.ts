import type { Language } from "../words/language";
import { builtInTemplates } from "./builtInTemplates";
import type { PlanTemplate } from "./planTemplate";
import { type UsualItem, usualItems } from "./usualItems";

/** What a data file holds for each language. The sidebar fetches it when somebody makes a plan or adds usual items. */
export interface TemplateSet {
  /** The first is the default. */
  readonly templates: readonly PlanTemplate[];
  readonly usualItems: readonly UsualItem[];
}

export function templateSet(language: Language): TemplateSet {
  return { templates: builtInTemplates(language), usualItems: usualItems(language) };
}
