/** The colors that a plan may have. */
import { element } from "../page/element";
import { fieldGroup } from "../page/fields";
import { type SaidKey, said } from "./said";

const ACCENTS: readonly { readonly color: string; readonly name: SaidKey }[] = [
  { color: "#1a73e8", name: "blue" },
  { color: "#00796b", name: "teal" },
  { color: "#188038", name: "green" },
  { color: "#8430ce", name: "purple" },
  { color: "#b3500b", name: "orange" },
  { color: "#455a64", name: "slate" },
];

interface NamedColor {
  readonly color: string;
  readonly label: string;
}

export function usualAccents(): readonly NamedColor[] {
  return ACCENTS.map(({ color, name }) => ({ color, label: said(name) }));
}

export function accentField(
  colors: readonly NamedColor[],
  value: string,
  onInput: (color: string) => void,
): HTMLFieldSetElement {
  return fieldGroup(
    said("accent"),
    element(
      "div",
      { class: "swatches" },
      ...colors.map(({ color, label }) =>
        element(
          "label",
          { class: "choice" },
          element("input", {
            type: "radio",
            name: "accent",
            checked: color === value,
            onchange: () => onInput(color),
          }),
          element("span", { class: "swatch", style: `background:${color}` }),
          element("span", {}, label),
        ),
      ),
    ),
  );
}
