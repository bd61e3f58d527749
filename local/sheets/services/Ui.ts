import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { Menu as HostMenu, MenuItem, PressedButton, UiHost } from "../UiHost";
import type { HtmlOutput } from "./HtmlService";
import { defineService, type EnumMember, enumOf, Service } from "./service";

const Button = enumOf("Button", ["CLOSE", "OK", "CANCEL", "YES", "NO"]);
const ButtonSet = enumOf("ButtonSet", ["OK", "OK_CANCEL", "YES_NO", "YES_NO_CANCEL"]);

type AskArguments = [string] | [string, EnumMember] | [string, string, EnumMember];

export class Ui extends Service {
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  private host(): UiHost {
    return this.session.options.ui!;
  }
  createMenu(title: string): Menu {
    return new Menu(this.session, title);
  }
  createAddonMenu(): Menu {
    return new Menu(this.session, null);
  }
  showSidebar(output: HtmlOutput): void {
    this.host().showSidebar(output.getContent(), output.getTitle() ?? "");
  }
  showModalDialog(output: HtmlOutput, title: string): void {
    this.host().showDialog(
      output.getContent(),
      title,
      output.getWidth() ?? 600,
      output.getHeight() ?? 400,
      true,
    );
  }
  showModelessDialog(output: HtmlOutput, title: string): void {
    this.host().showDialog(
      output.getContent(),
      title,
      output.getWidth() ?? 600,
      output.getHeight() ?? 400,
      false,
    );
  }
  /** Google suspends the script while it waits, and takes its lock away. */
  private asking(args: AskArguments): {
    title: string;
    text: string;
    buttons: "OK" | "OK_CANCEL" | "YES_NO";
  } {
    this.session.dropLocks();
    this.session.settle();
    const [title, text, buttons] = args.length === 3 ? args : ["", args[0], args[1]];
    return { title, text, buttons: (buttons?.name() ?? "OK") as "OK" };
  }
  alert(...args: AskArguments): EnumMember {
    const { title, text, buttons } = this.asking(args);
    return Button[this.host().alert(title, text, buttons)];
  }
  prompt(...args: AskArguments): PromptResponse {
    const { title, text } = this.asking(args);
    const host = this.host();
    if (!host.prompt) throw new Refusal("not implemented in the stand-in: this page has no prompt");
    const { button, text: answer } = host.prompt(title, text);
    return new PromptResponse(this.session, button, answer);
  }
}

export class PromptResponse extends Service {
  constructor(
    session: ScriptSession,
    private readonly button: PressedButton,
    private readonly text: string,
  ) {
    super(session);
  }
  getSelectedButton(): EnumMember {
    return Button[this.button];
  }
  getResponseText(): string {
    return this.text;
  }
}

export class Menu extends Service {
  private readonly items: MenuItem[] = [];

  constructor(
    session: ScriptSession,
    private readonly title: string | null,
  ) {
    super(session);
  }
  addItem(label: string, functionName: string): this {
    this.items.push({ label, functionName });
    return this;
  }
  /** The page around the sheet gets the entries of a menu within a menu one by one, each with the menu's title. */
  addSubMenu(menu: Menu): this {
    for (const item of menu.items)
      this.items.push(item === "separator" ? item : { ...item, label: `${menu.title} › ${item.label}` });
    return this;
  }
  addSeparator(): this {
    this.items.push("separator");
    return this;
  }
  /** An add-on's menu has the add-on's name, which only the manifest's owner knows. */
  addToUi(): void {
    const name = (this.session.options.manifest as { name?: string }).name ?? "Extensions";
    const menu: HostMenu = { title: this.title ?? name, items: [...this.items] };
    this.session.options.ui?.setMenu(menu);
  }
}

const ASK = "s|s,E:ButtonSet|s,s,E:ButtonSet";

defineService(
  Ui,
  "Ui",
  {
    createMenu: "s",
    createAddonMenu: "",
    showSidebar: "HtmlOutput",
    showModalDialog: "HtmlOutput,s",
    showModelessDialog: "HtmlOutput,s",
    alert: ASK,
    prompt: ASK,
  },
  { local: "all" },
);
defineService(
  PromptResponse,
  "PromptResponse",
  { getSelectedButton: "", getResponseText: "" },
  { local: "all" },
);
defineService(
  Menu,
  "Menu",
  { addItem: "s,s", addSubMenu: "Menu", addSeparator: "", addToUi: "" },
  { local: "all", uncounted: true },
);
