import { conditionalFormats } from "./conditionalFormats";
import type { ContractCase } from "./contract";
import { formulas } from "./formulas";
import { marks } from "./marks";
import { sheets } from "./sheets";
import { validation } from "./validation";
import { values } from "./values";

export const contract: Record<string, ContractCase[]> = {
  values,
  formulas,
  validation,
  "conditional formats": conditionalFormats,
  sheets,
  marks,
};

export { lookQuestions, openQuestions } from "./openQuestions";
