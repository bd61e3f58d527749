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

/** A page with template code in it. Only its text as it stands can be had. */
export class HtmlTemplate extends Service {
  constructor(
    session: ScriptSession,
    private readonly content: string,
  ) {
    super(session);
  }
  getRawContent(): string {
    return this.content;
  }
}

export class HtmlService extends Service {
  readonly SandboxMode = enumOf("SandboxMode", ["EMULATED", "IFRAME", "NATIVE"]);

  createHtmlOutput(content = ""): HtmlOutput {
    return new HtmlOutput(this.session, content);
  }
  createHtmlOutputFromFile(name: string): HtmlOutput {
    return new HtmlOutput(this.session, this.fileContent(name));
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
defineService(HtmlTemplate, "HtmlTemplate", { getRawContent: "" }, { local: "all", uncounted: true });
defineService(
  HtmlService,
  "HtmlService",
  { createHtmlOutput: "|s", createHtmlOutputFromFile: "s", createTemplateFromFile: "s" },
  { local: "all", uncounted: true },
);
