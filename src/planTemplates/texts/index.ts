import { de } from "./de";
import { en } from "./en";
import type { TemplateTexts } from "./templateTexts";

export type TemplateLanguage = "en" | "de";

export const texts: Readonly<Record<TemplateLanguage, TemplateTexts>> = { en, de };
