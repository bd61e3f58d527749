/** Where the table comes from: a tab of this file, or a text that is pasted; and whose plan it is. */
import { button } from "../page/button";
import { element } from "../page/element";
import { choiceField, lengthFault, selectField, textField } from "../page/fields";
import { quiet } from "../page/parts";
import { text } from "../page/text";
import { cleanText } from "../plan/cleanText";
import type { TakeOverStart } from "../protocol";
import { said } from "./said";

const longestName = 200;

/** `tab` null: the table is pasted. */
export interface ChosenSource {
  readonly tab: string | null;
  readonly pasted: string;
}

export interface SourcePart {
  readonly root: HTMLElement;
  companies(): { readonly seller: string; readonly buyer: string };
  /** The first field with a fault, which is then said; or null. */
  faulty(): HTMLElement | null;
}

const pasted = "\u0000";

export function sourcePart(
  start: TakeOverStart,
  on: { read(source: ChosenSource, pressed: HTMLElement): void; companies(): void },
): SourcePart {
  let tab = start.tabs[0] ?? pasted;
  const seller = textField({
    label: text("sellerCompany"),
    value: start.sellerCompany,
    placeholder: text("sellerPlaceholder"),
    onInput: () => on.companies(),
  });
  const buyer = textField({
    label: text("buyerCompany"),
    placeholder: text("buyerPlaceholder"),
    onInput: () => on.companies(),
  });
  const paste = textField({ label: said("pasteLabel"), hint: said("pasteHint"), lines: 6 });
  const show = () => {
    paste.root.hidden = tab !== pasted;
  };
  const choices = [
    ...start.tabs.map((name) => ({ value: name, label: name })),
    { value: pasted, label: said("pasted") },
  ];
  const choose = (value: string) => {
    tab = value;
    show();
  };
  // A few tabs are seen at once; many would push the table away.
  const where =
    choices.length <= 5
      ? choiceField({ label: said("where"), choices, value: tab, onInput: choose })
      : selectField({ label: said("where"), choices, value: tab, onInput: choose }).root;
  const read = button(said("readTable"), "primary", () =>
    on.read({ tab: tab === pasted ? null : tab, pasted: paste.input.value }, read),
  );
  show();
  const fields = [seller, buyer];
  return {
    root: element(
      "section",
      {},
      quiet(said("intro")),
      element("div", { class: "pair" }, seller.root, buyer.root),
      start.tabs.length === 0 ? quiet(said("noTabs")) : where,
      paste.root,
      element("div", { class: "buttons" }, read),
    ),
    companies: () => ({ seller: cleanText(seller.input.value), buyer: cleanText(buyer.input.value) }),
    faulty() {
      const found = fields.filter((field) => {
        const sentence = lengthFault(cleanText(field.input.value), longestName);
        field.fault(sentence);
        return sentence !== "";
      });
      return found[0]?.input ?? null;
    },
  };
}
