import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import { defineService, enumOf, Service } from "./service";

export class HtmlOutput extends Service {
  private title: string | null = null;
  private width: number | null = null;
  private height: number | null = null;

  constructor(
    session: ScriptSession,
    private content: string,
  ) {
    super(session);
  }
  getContent(): string {
    return this.content;
  }
  setContent(content: string): this {
    this.content = content;
    return this;
  }
  append(content: string): this {
    this.content += content;
    return this;
  }
  getTitle(): string | null {
    return this.title;
  }
  setTitle(title: string): this {
    this.title = title;
    return this;
  }
  getWidth(): number | null {
    return this.width;
  }
  setWidth(width: number): this {
    this.width = width;
    return this;
  }
  getHeight(): number | null {
    return this.height;
  }
  setHeight(height: number): this {
    this.height = height;
    return this;
  }
  setSandboxMode(_mode: unknown): this {
    return this;
  }
}

/** A page with template code in it. What a script puts on it as properties, the code finds by name. */
export class HtmlTemplate extends Service {
  constructor(
    session: ScriptSession,
    private readonly content: string,
  ) {
    super(session);
  }
  evaluate(): HtmlOutput {
    const given = Object.fromEntries(
      Object.entries(this).filter(([name]) => name !== "session" && name !== "content"),
    );
    const scope = { ...this.session.globals, ...this.session.functions, ...given };
    const names = Object.keys(scope).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
    const work = new Function("print", ...names, templateCode(this.content));
    let html = "";
    const print = (part: unknown, isRaw: boolean) => {
      const text = String(part ?? "");
      html += isRaw ? text : text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    };
    work(print, ...names.map((name) => scope[name as keyof typeof scope]));
    return new HtmlOutput(this.session, html);
  }
  getRawContent(): string {
    return this.content;
  }
}

/** The code that writes the page: `<?= ?>` writes a value as text, `<?!= ?>` as it is, `<? ?>` is code. */
function templateCode(page: string): string {
  return page
    .split(/(<\?[\s\S]*?\?>)/)
    .map((part, at) => {
      if (at % 2 === 0) return `print(${JSON.stringify(part)}, true);`;
      const code = part.slice(2, -2);
      if (code.startsWith("!=")) return `print((${code.slice(2)}), true);`;
      return code.startsWith("=") ? `print((${code.slice(1)}), false);` : code;
    })
    .join("\n");
}

export class HtmlService extends Service {
  readonly SandboxMode = enumOf("SandboxMode", ["EMULATED", "IFRAME", "NATIVE"]);

  createHtmlOutput(content = ""): HtmlOutput {
    return new HtmlOutput(this.session, content);
  }
  createHtmlOutputFromFile(name: string): HtmlOutput {
    return new HtmlOutput(this.session, this.fileContent(name));
  }
  createTemplate(html: string): HtmlTemplate {
    return new HtmlTemplate(this.session, html);
  }
  createTemplateFromFile(name: string): HtmlTemplate {
    return new HtmlTemplate(this.session, this.fileContent(name));
  }
  private fileContent(name: string): string {
    const content = this.session.options.files[name.replace(/\.html$/, "")];
    if (content === undefined) throw new Refusal(`No HTML file named ${name} was found.`);
    return content;
  }
}

defineService(
  HtmlOutput,
  "HtmlOutput",
  {
    getContent: "",
    setContent: "s",
    append: "s",
    getTitle: "",
    setTitle: "s",
    getWidth: "",
    setWidth: "n",
    getHeight: "",
    setHeight: "n",
    setSandboxMode: "E:SandboxMode",
  },
  { local: "all", uncounted: true },
);
defineService(
  HtmlTemplate,
  "HtmlTemplate",
  { evaluate: "", getRawContent: "" },
  { local: "all", uncounted: true },
);
defineService(
  HtmlService,
  "HtmlService",
  { createHtmlOutput: "|s", createHtmlOutputFromFile: "s", createTemplate: "s", createTemplateFromFile: "s" },
  { local: "all", uncounted: true },
);
