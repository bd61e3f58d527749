/** The rep's own templates: save this plan as one, rename, delete, export, import. */

import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { element, freshId } from "../page/element";
import { lengthFault, textField } from "../page/fields";
import { box, buttons, quiet, section } from "../page/parts";
import { saveFile } from "../page/saveFile";
import { templateProblemText, text } from "../page/text";
import { partWithTemplates } from "../page/withTemplates";
import { cleanText } from "../plan/cleanText";
import type { TemplateSet } from "../planTemplates";
import type { PlanTemplate } from "../planTemplates/planTemplate";
import { type Validated, validateTemplate } from "../planTemplates/validateTemplate";
import type { LoadedPlan } from "../protocol";
import { learnedPart } from "./learned";
import { partWords, said } from "./said";
import { templateFromPlan } from "./templateFromPlan";

const MOST_CHARACTERS = 100;
/** A file of the largest template has far less; reading more would only block the page. */
const MOST_BYTES = 2_000_000;

export function templates(app: App): Screen {
  const list = element("ul", { class: "rows" });
  const heading = element("h2", { tabindex: -1 }, said("ownTemplates"));
  const empty = quiet(said("noTemplates"));
  const importFaults = element("div", { role: "alert" });

  const save = (
    pressed: HTMLElement,
    changed: readonly PlanTemplate[],
    praise: string,
    saved = () => heading.focus(),
  ) =>
    saveTemplates(app, pressed, changed, praise, () => {
      draw();
      saved();
    });

  function nameFault(name: string, except?: PlanTemplate): string {
    if (name === "") return said("templateNameMissing");
    const taken = app.state.savedTemplates.some((other) => other !== except && other.name === name);
    return taken ? said("templateNameTaken") : lengthFault(name, MOST_CHARACTERS);
  }

  function draw(): void {
    const { savedTemplates } = app.state;
    empty.hidden = savedTemplates.length > 0;
    list.replaceChildren(...savedTemplates.map(row));
  }

  function row(template: PlanTemplate): HTMLElement {
    const { name } = template;
    const others = () => app.state.savedTemplates.filter((other) => other.id !== template.id);
    const more = element("div", { class: "stack", hidden: true });
    const named = (label: string, pressed: () => void) => {
      const made = button(label, "link", pressed);
      made.setAttribute("aria-label", `${label}: ${name}`);
      return made;
    };
    const unfold = (focused: HTMLElement, ...content: readonly HTMLElement[]) => {
      more.replaceChildren(...content);
      more.hidden = false;
      focused.focus();
    };
    const fold = (back: HTMLElement) => {
      more.hidden = true;
      back.focus();
    };
    const rename = named(said("rename"), () => {
      const field = textField({ label: said("templateName"), value: name });
      const keep = button(said("save"), "plain", () => {
        const typed = cleanText(field.input.value);
        field.fault(nameFault(typed, template));
        if (nameFault(typed, template) !== "") {
          field.input.focus();
          return;
        }
        const renamed = app.state.savedTemplates.map((other) =>
          other.id === template.id ? { ...template, name: typed } : other,
        );
        void save(keep, renamed, said("templateRenamed", { name: typed }));
      });
      const cancel = button(said("cancel"), "plain", () => fold(rename));
      unfold(field.input, field.root, buttons(keep, cancel));
    });
    const remove = named(said("delete"), () => {
      const sure = button(said("delete"), "plain", () => {
        void save(sure, others(), said("templateDeleted", { name }));
      });
      const cancel = button(text("keep"), "plain", () => fold(remove));
      unfold(cancel, element("p", {}, said("templateDeleteSure", { name })), buttons(cancel, sure));
    });
    return element(
      "li",
      { class: "tall" },
      element("b", {}, name),
      buttons(
        named(said("export"), () => download(template)),
        rename,
        remove,
      ),
      more,
    );
  }

  function planForm({ templates }: TemplateSet): readonly HTMLElement[] {
    const nameField = textField({ label: said("templateName") });
    /** Null: the field says what is wrong. */
    const fromPlan = (): PlanTemplate | null => {
      const name = cleanText(nameField.input.value);
      const fault = nameFault(name);
      nameField.fault(fault);
      if (fault !== "") {
        nameField.input.focus();
        return null;
      }
      const checked = checkedTemplate(app, app.loaded, name, templates);
      if ("template" in checked) return checked.template;
      nameField.fault(checked.problems.map(templateProblemText).join(" "));
      return null;
    };
    const keepPlan = button(said("saveTemplate"), "plain", () => {
      const template = fromPlan();
      if (template === null) return;
      const all = [...app.state.savedTemplates, template];
      void save(keepPlan, all, said("templateSaved", { name: template.name }), () => {
        nameField.input.value = "";
      });
    });
    // Where saving does not reach the next deal, a file does.
    const exportPlan = button(said("exportPlan"), "plain", () => {
      const template = fromPlan();
      if (template !== null) download(template);
    });
    return [nameField.root, buttons(keepPlan, exportPlan)];
  }

  const fileId = freshId();
  const file = element("input", {
    type: "file",
    id: fileId,
    accept: ".json,application/json",
    onchange: () => void importFile(),
  });
  async function importFile(): Promise<void> {
    const picked = file.files?.[0];
    if (!picked) return;
    const read = picked.size > MOST_BYTES ? null : await picked.text();
    file.value = "";
    const checked = validateTemplate(read === null ? null : parsed(read));
    if ("problems" in checked) {
      const sentences = [...new Set(checked.problems.map(templateProblemText))];
      importFaults.replaceChildren(box("late", said("importRefused", { file: picked.name }), ...sentences));
      return;
    }
    importFaults.replaceChildren();
    const template = {
      ...checked.template,
      id: freshTemplateId(app),
      name: freeName(app, checked.template.name),
    };
    const all = [...app.state.savedTemplates, template];
    await save(importLabel, all, said("templateImported", { name: template.name }), () => {});
  }
  const importLabel = element("label", { for: fileId }, said("importLabel"));

  draw();
  return {
    title: text("templatesTitle"),
    body: [
      quiet(said(app.state.distribution === "company" ? "templatesHint" : "templatesHintBound")),
      app.state.loaded && learnedPart(app, app.state.loaded),
      app.state.loaded && section(said("saveTemplateTitle"), partWithTemplates(app, planForm)),
      element("section", {}, heading, empty, list),
      element(
        "section",
        { class: "field" },
        importLabel,
        file,
        element("p", { class: "hint" }, said("importHint")),
        importFaults,
      ),
    ],
  };
}

/** Saves the whole list; `saved` is called when the server has it. */
export function saveTemplates(
  app: App,
  pressed: HTMLElement,
  changed: readonly PlanTemplate[],
  praise: string,
  saved: () => void,
): Promise<void> {
  return app.ask(pressed, "saving", "saveTemplates", { templates: changed }, () => {
    app.remember({ savedTemplates: changed });
    saved();
    app.praise(praise);
  });
}

export function checkedTemplate(
  app: App,
  loaded: LoadedPlan,
  name: string,
  builtIn: readonly PlanTemplate[],
): Validated {
  return validateTemplate(templateFromPlan(loaded, name, freshTemplateId(app), builtIn, partWords()));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function freshTemplateId(app: App): string {
  const taken = new Set(app.state.savedTemplates.map((template) => template.id));
  let count = 1;
  while (taken.has(`own${count}`)) count += 1;
  return `own${count}`;
}

/** "Enterprise (2)" when there is an "Enterprise". */
export function freeName(app: App, name: string): string {
  const taken = new Set(app.state.savedTemplates.map((template) => template.name));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`;
  return free;
}

function download(template: PlanTemplate): void {
  saveFile(template.name, "json", "application/json", JSON.stringify(template, null, 2));
}
