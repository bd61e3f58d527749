/** What happens to kept dates ("Not later than") when the goal comes later. */
import type { App } from "./app";
import { element } from "./element";
import { choiceField } from "./fields";
import { text } from "./text";

type Kept = "stay" | "along";

/** `show`: whether it matters now. */
export function keptPart(
  app: App,
  onInput: () => void,
): { readonly root: HTMLElement; read(): Kept; show(matters: boolean): void } {
  let kept: Kept = "stay";
  const root = element(
    "div",
    { hidden: true },
    choiceField({
      label: text("keptQuestion"),
      choices: [
        { value: "stay", label: text("keptStay"), note: text("keptStayNote") },
        { value: "along", label: text("keptAlong"), note: text("keptAlongNote") },
      ],
      value: kept,
      onInput: (value) => {
        kept = value as Kept;
        onInput();
      },
    }),
  );
  return {
    root,
    read: () => kept,
    show(matters) {
      const { steps, anchor } = app.loaded.plan;
      const isKept = steps.some(
        ({ number, notLaterThan, done, fixed }) =>
          notLaterThan !== null && !done && fixed === null && number !== anchor?.step,
      );
      root.hidden = !matters || !isKept;
    },
  };
}
