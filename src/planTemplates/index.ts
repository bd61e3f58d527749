export { chainedAfter, sideBySideAfter } from "./afterGoLive";
export { builtInTemplates } from "./builtInTemplates";
export {
  type Company,
  type CompanyFault,
  type CompanyFile,
  readCompany,
} from "./companyTemplates";
export { milestoneFor } from "./milestoneFor";
export { type PlanSettings, planOf } from "./planOf";
export type { PlanTemplate, TemplateRole, TemplateStep } from "./planTemplate";
export { type TemplateSet, templateSet } from "./templateSet";
export { type UsualItem, usualItems } from "./usualItems";
export { MOST_STEPS, type TemplateProblem, validateTemplate } from "./validateTemplate";
export { withoutTasks } from "./withoutTasks";
