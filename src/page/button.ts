/** Buttons as every screen has them. */
import { element } from "./element";

export function button(
  label: string,
  kind: "primary" | "plain" | "link",
  pressed: (event: Event) => void,
): HTMLButtonElement {
  return element("button", { type: "button", class: `button ${kind}`, onclick: pressed }, label);
}

export function iconButton(name: string, sign: string, pressed: () => void): HTMLButtonElement {
  return element("button", { type: "button", class: `icon icon-${name}`, onclick: pressed }, sign);
}
