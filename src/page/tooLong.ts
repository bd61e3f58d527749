/** A text for the history that is an essay. */
import { cleanText } from "../plan/cleanText";
import { lengthFault, type textField } from "./fields";

const MOST_CHARACTERS = 500;

/** Says it at the field. */
export function isTooLong(field: ReturnType<typeof textField>): boolean {
  const sentence = lengthFault(cleanText(field.input.value), MOST_CHARACTERS);
  field.fault(sentence);
  return sentence !== "";
}
