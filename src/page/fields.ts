/** Form fields with a label, a hint and a place for the one sentence that says what is wrong. */

import { isoText, parseIsoDay } from "../plan/calendarDate";
import type { DayNumber } from "../plan/plan";
import { type Child, element, freshId } from "./element";
import { readDay } from "./readDay";
import { dayWithYear, type TextKey, text } from "./text";

export interface Field {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  /** Shows the sentence at the field; "" takes it away. */
  fault(sentence: string): void;
}

interface Wording {
  readonly label: string;
  readonly hint?: string;
}

function field(input: Field["input"], { label, hint }: Wording, control: HTMLElement = input): Field {
  const id = freshId();
  input.id = id;
  const error = element("p", { class: "fault", id: `${id}-fault`, hidden: true });
  const hintId = `${id}-hint`;
  if (hint) input.setAttribute("aria-describedby", hintId);
  const root = element(
    "div",
    { class: "field" },
    element("label", { for: id }, label),
    control,
    hint ? element("p", { class: "hint", id: hintId }, hint) : null,
    error,
  );
  return {
    root,
    input,
    fault(sentence) {
      error.textContent = sentence;
      error.hidden = sentence === "";
      input.setAttribute("aria-invalid", String(sentence !== ""));
      const described = [hint ? hintId : "", sentence ? error.id : ""].filter(Boolean).join(" ");
      if (described) input.setAttribute("aria-describedby", described);
      else input.removeAttribute("aria-describedby");
    },
  };
}

export function textField(
  options: Wording & {
    readonly value?: string;
    readonly placeholder?: string;
    /** Lines of text; one line when absent. */
    readonly lines?: number;
    readonly onInput?: (value: string) => void;
  },
): Field {
  const input =
    options.lines === undefined
      ? element("input", { type: "text", autocomplete: "off" })
      : element("textarea", { rows: options.lines });
  input.value = options.value ?? "";
  if (options.placeholder) input.placeholder = options.placeholder;
  input.addEventListener("input", () => options.onInput?.(input.value));
  return field(input, options);
}

/** "" when a text is not too long. */
export function lengthFault({ length: count }: string, most: number): string {
  return count > most ? text("tooLong", { count, most }) : "";
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function selectField(
  options: Wording & {
    readonly choices: readonly Choice[];
    readonly value: string;
    readonly onInput: (value: string) => void;
  },
): Field & { choose(choices: readonly Choice[], value: string): void } {
  const input = element("select");
  const choose = (choices: readonly Choice[], value: string) => {
    input.replaceChildren(
      ...choices.map((choice) => element("option", { value: choice.value }, choice.label)),
    );
    input.value = value;
  };
  choose(options.choices, options.value);
  input.addEventListener("change", () => options.onInput(input.value));
  return { ...field(input, options), choose };
}

/** Fields under one question. */
export function fieldGroup(question: string, ...fields: readonly Child[]): HTMLFieldSetElement {
  return element("fieldset", { class: "field" }, element("legend", {}, question), ...fields);
}

/** Radio buttons under one question. */
export function choiceField(
  options: Wording & {
    readonly choices: readonly (Choice & { readonly note?: string })[];
    readonly value: string;
    readonly onInput: (value: string) => void;
  },
): HTMLFieldSetElement {
  const name = freshId();
  return fieldGroup(
    options.label,
    ...options.choices.map((choice) => {
      const input = element("input", {
        type: "radio",
        name,
        value: choice.value,
        checked: choice.value === options.value,
        onchange: () => options.onInput(choice.value),
      });
      const note = choice.note ? element("span", { class: "note" }, choice.note) : null;
      return element("label", { class: "choice" }, input, element("span", {}, choice.label, note));
    }),
    options.hint ? element("p", { class: "hint" }, options.hint) : null,
  );
}

export function checkbox(
  label: string,
  options: {
    readonly checked?: boolean;
    readonly name?: string;
    readonly onChange: (checked: boolean) => void;
  },
): HTMLLabelElement {
  const input = element("input", {
    type: "checkbox",
    checked: options.checked ?? false,
    "data-key": options.name ?? null,
    onchange: () => options.onChange(input.checked),
  });
  return element("label", { class: "choice" }, input, element("span", {}, label));
}

export interface DateField extends Field {
  /** The day, or the sentence that says why there is none. */
  read(): { readonly day: DayNumber } | { readonly fault: string };
  write(day: DayNumber): void;
}

/**
 * A text field that understands typed dates, with the browser's own calendar behind its button. Not
 * `<input type="date">` alone: that drops "31 February" or "next week" without a word, shows dates in the
 * browser's order instead of the file's, and `showPicker()` is refused in a frame from another origin, which
 * the sidebar is. So the native input lies invisibly over the button and takes the click itself.
 */
export function dateField(
  options: Wording & {
    readonly day: DayNumber | null;
    readonly today: DayNumber;
    readonly locale: string;
    readonly notBefore?: { readonly day: DayNumber; readonly sentence: TextKey };
    readonly notAfter?: { readonly day: DayNumber; readonly sentence: TextKey };
    readonly onInput: () => void;
    readonly name?: string;
  },
): DateField {
  const input = element("input", { type: "text", autocomplete: "off", "data-key": options.name ?? null });
  const picker = element("input", { type: "date", tabindex: -1, "aria-hidden": "true", max: "2150-12-31" });
  const made = field(
    input,
    options,
    element(
      "div",
      { class: "date" },
      input,
      element("span", { class: "calendar", "aria-hidden": "true" }, picker),
    ),
  );
  const write = (day: DayNumber) => {
    input.value = dayWithYear(day);
    picker.value = isoText(day);
  };
  const read = (): { day: DayNumber } | { fault: string } => {
    const found = readDay(input.value, options.locale, options.today, options.notAfter !== undefined);
    if ("fault" in found) return { fault: text(found.fault) };
    const { notBefore, notAfter } = options;
    if (notBefore && found.day < notBefore.day) return { fault: text(notBefore.sentence) };
    if (notAfter && found.day > notAfter.day) return { fault: text(notAfter.sentence) };
    return found;
  };
  const check = () => {
    const found = read();
    made.fault("fault" in found ? found.fault : "");
  };
  input.addEventListener("input", () => {
    // While somebody types, half a date is no mistake yet; only an old complaint is taken back.
    const found = read();
    if ("day" in found) {
      made.fault("");
      picker.value = isoText(found.day);
    }
    options.onInput();
  });
  input.addEventListener("change", () => {
    const found = read();
    if ("day" in found) write(found.day);
    check();
  });
  picker.addEventListener("change", () => {
    const day = parseIsoDay(picker.value);
    if (day === null) return;
    write(day);
    check();
    options.onInput();
  });
  if (options.day !== null) write(options.day);
  return { ...made, read, write };
}

/** A part that opens on demand. */
export function folded(label: string, ...content: readonly Child[]): HTMLDetailsElement {
  return element(
    "details",
    {},
    element("summary", {}, label),
    element("div", { class: "folded" }, ...content),
  );
}
