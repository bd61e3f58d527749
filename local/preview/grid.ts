/** The spreadsheet component, mounted on a file's model, with a place in its menu bar for the add-on's menus. */

import { type Model, registries, Spreadsheet } from "@odoo/o-spreadsheet";
import templates from "@odoo/o-spreadsheet/dist/o_spreadsheet.xml";
import { App, Component, onMounted, useRef, xml } from "@odoo/owl";
import { box, textElement, toast } from "./notices";

/** Stands in the component's menu bar, right after its own menus, and survives the change of file. */
export const addOnMenus = document.createElement("div");
addOnMenus.className = "add-on-menus";

class AddOnMenus extends Component {
  static override template = xml`<div t-ref="place"/>`;
  static override props = {};
  override setup(): void {
    const place = useRef("place");
    onMounted(() => place.el!.append(addOnMenus));
  }
}
registries.topbarComponentRegistry.add("add-on-menus", {
  id: "add-on-menus",
  component: AddOnMenus,
  sequence: 1,
});

export interface Grid {
  focus(): void;
  /** To be told after the space around the grid has changed. */
  resized(): void;
  remove(): void;
}

export async function mountGrid(model: Model, element: HTMLElement): Promise<Grid> {
  const app = new App(Spreadsheet, {
    templates,
    props: {
      model,
      notifyUser: ({ text }: { text: string }) => toast(text),
      raiseError: (text: string, done?: () => void) => {
        void box("There was a problem", [textElement("p", text)], ["OK"]).then(done);
      },
      askConfirmation: (text: string, confirm: () => void, cancel?: () => void) => {
        void box("Are you sure?", [textElement("p", text)], ["OK", "Cancel"]).then((pressed) =>
          pressed === "OK" ? confirm() : cancel?.(),
        );
      },
    },
  });
  await app.mount(element);
  return {
    focus() {
      // The component takes the focus when it draws while nothing else on the page has it.
      (document.activeElement as HTMLElement | null)?.blur();
      window.focus();
      model.trigger("update");
    },
    resized() {
      window.dispatchEvent(new Event("resize"));
    },
    remove() {
      app.destroy();
    },
  };
}
