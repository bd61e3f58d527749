import type { Language } from "../../words/language";
import { de } from "./de";
import { en } from "./en";
import type { TemplateTexts } from "./templateTexts";

export const texts: Readonly<Record<Language, TemplateTexts>> = { en, de };
