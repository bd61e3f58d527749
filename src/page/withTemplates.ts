/** Screens and parts of screens that need the built-in templates, which are fetched when somebody first needs them. */

import type { TemplateSet } from "../planTemplates";
import type { App, MakeScreen, Screen } from "./app";
import { button } from "./button";
import { element } from "./element";
import { buttons } from "./parts";
import { refusalTexts, spokenLanguage, type TextKey, text } from "./text";

/** The screen, or until it can be made one that says what it waits for. */
export function withTemplates(title: TextKey, make: (app: App, fetched: TemplateSet) => Screen): MakeScreen {
  return (app) => {
    const language = spokenLanguage();
    const known = app.knownTemplates(language);
    if (known) return make(app, known);
    const waiting: Screen = {
      title: text(title),
      body: [untilFetched(app, (fetched) => app.replace(waiting, make(app, fetched)))],
    };
    return waiting;
  };
}

/** A part of a screen, in the same way. */
export function partWithTemplates(
  app: App,
  make: (fetched: TemplateSet) => readonly HTMLElement[],
): HTMLElement {
  const part = element("div", { class: "stack" });
  const known = app.knownTemplates(spokenLanguage());
  if (known) {
    part.append(...make(known));
    return part;
  }
  part.append(
    untilFetched(app, (fetched) => {
      const focused = part.contains(document.activeElement);
      part.replaceChildren(...make(fetched));
      if (focused) part.querySelector<HTMLElement>("input, button")?.focus();
    }),
  );
  return part;
}

/** Stands where the templates of the spoken language are needed; when they do not come, it says so and tries again. */
function untilFetched(app: App, arrived: (fetched: TemplateSet) => void): HTMLElement {
  const language = spokenLanguage();
  const place = element("div", { class: "stack", role: "status", tabindex: -1 });
  async function fetchTemplates(): Promise<void> {
    // Who pressed the button to try again stays where it was.
    if (place.contains(document.activeElement)) place.focus();
    place.replaceChildren(element("p", { class: "waiting" }, text("templatesLoading")));
    const answer = await app.templatesIn(language);
    if (answer.ok) {
      arrived(answer.value);
      return;
    }
    place.replaceChildren(
      ...refusalTexts(answer, "templatesNotLoaded").map((sentence) => element("p", {}, sentence)),
      buttons(button(text("tryAgain"), "plain", () => void fetchTemplates())),
    );
  }
  void fetchTemplates();
  return place;
}
