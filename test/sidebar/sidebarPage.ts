/** What stands in the sidebar's place, or a dialog, in a real browser, talking to a FakeServer as it would talk to Google. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { BuyerView, OpenViewRequest, Server, SetupView, ViewName } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import type { Language } from "../../src/words/language";
import type { BuyerWords } from "../../src/words/words";
import type { FakeServer } from "./fakeServer";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const FLAGS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Google's sidebar is always this wide; the dialog is at first. */
const WIDTHS = { sidebar: 300, dialog: 860, takeOverPage: 860 };

type Folder = keyof typeof WIDTHS | "setupPage" | "buyerPage";

/** The screens that are not on the sidebar's own page. */
const OTHER_PAGE: Readonly<Record<SetupView | BuyerView, Folder>> = {
  newPlan: "setupPage",
  templates: "setupPage",
  daysOff: "setupPage",
  settings: "setupPage",
  usualItems: "setupPage",
  checklist: "setupPage",
  repair: "setupPage",
  ours: "buyerPage",
  propose: "buyerPage",
  changesSoFar: "buyerPage",
  ourStatus: "buyerPage",
};

/** As the build sends them: without the words that the page does not name. */
function buyerWords(language: Language): BuyerWords {
  const file = readFileSync(`dist/BuyerWords_${language}.html`, "utf8");
  return JSON.parse(file.replace(/<[^>]*>/g, "")) as BuyerWords;
}

/** Long before a test gives up, so that the failing step is named. */
const PATIENCE_MS = 5000;

export class SidebarBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly pages: Readonly<Partial<Record<Folder, string>>>,
    private readonly folder: keyof typeof WIDTHS,
  ) {}

  static async start(folder: keyof typeof WIDTHS = "sidebar"): Promise<SidebarBrowser> {
    const executablePath = execFileSync(process.execPath, ["build/chromium.mjs"], {
      encoding: "utf8",
    }).trim();
    const browser = await chromium.launch({ executablePath, args: FLAGS });
    const pages = { [folder]: await pageHtml(folder) };
    if (folder === "sidebar") {
      pages.setupPage = await pageHtml("setupPage");
      pages.buyerPage = await pageHtml("buyerPage");
    }
    return new SidebarBrowser(browser, pages, folder);
  }

  stop(): Promise<void> {
    return this.browser.close();
  }

  async open(
    server: FakeServer,
    options: {
      view?: ViewName;
      height?: number;
      width?: number;
      scale?: number;
      textSize?: number;
      /** The person's own. */
      language?: Language;
    } = {},
  ): Promise<Sidebar> {
    const context = await this.browser.newContext({
      viewport: { width: options.width ?? WIDTHS[this.folder], height: options.height ?? 720 },
      deviceScaleFactor: options.scale ?? 1,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const sidebar = new Sidebar(page, context, server);
    await page.exposeFunction("callFakeServer", (method: keyof Server, json: string) =>
      sidebar.answer(method, json),
    );
    await page.addInitScript(fakeGoogle);
    const { SidebarWords, SetupWords, DialogWords, TakeOverWords } = languageFiles(options.language ?? "en");
    const words = {
      sidebar: SidebarWords,
      setupPage: SetupWords,
      buyerPage: buyerWords(options.language ?? "en"),
      dialog: DialogWords,
      takeOverPage: TakeOverWords,
    };
    const sized = options.textSize ? `<style>html{font-size:${options.textSize}px}</style>` : "";
    const show = async ({ view, created = false }: OpenViewRequest): Promise<void> => {
      const other = view in OTHER_PAGE ? OTHER_PAGE[view as keyof typeof OTHER_PAGE] : this.folder;
      const folder = this.folder === "sidebar" ? other : this.folder;
      const json = JSON.stringify(words[folder]).replace(/</g, "\\u003c");
      const asked = `<script type="application/json">${json}</script><div id="start" hidden data-view="${view}" data-created="${created}"></div>`;
      shown = this.pages[folder] + asked + sized;
      await page.goto("http://sidebar.test/");
    };
    let shown = "";
    await page.route("http://sidebar.test/", (route) =>
      route.fulfill({ contentType: "text/html", body: shown }),
    );
    // A window stands beside the sidebar, and stays.
    if (this.folder === "sidebar") sidebar.show = show;
    await show({ view: options.view ?? "plan" });
    return sidebar;
  }
}

export class Sidebar {
  readonly errors: string[] = [];
  /** Loads the page that has a screen. */
  show: (there: OpenViewRequest) => Promise<void> = async () => {};
  /** Calls that wait for `release`; null: the server answers at once. */
  private held: (() => void)[] | null = null;

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly server: FakeServer,
  ) {
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
  }

  async answer(method: keyof Server, json: string): Promise<string | null> {
    if (this.held !== null) await new Promise<void>((go) => this.held!.push(go));
    const reply = this.server.answer(method, json);
    // As at Google, the page that is shown takes the place of the one that asked.
    if (method === "openView" && reply?.startsWith('{"ok":true')) void this.show(JSON.parse(json));
    return reply;
  }

  /** From now on the server thinks, until `release`. */
  hold(): void {
    this.held = [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const go of held) go();
  }

  /** The sidebar gets the focus back from the sheet, some time later. */
  async refocus(): Promise<void> {
    await this.page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 60_000;
      window.dispatchEvent(new Event("focus"));
    });
  }

  async goTo(label: string): Promise<void> {
    await this.page.getByRole("button", { name: "All screens" }).click();
    await this.page.getByRole("listitem").getByRole("button", { name: label, exact: true }).click();
  }

  click(label: string | RegExp): Promise<void> {
    return this.page.getByRole("button", { name: label, exact: typeof label === "string" }).click();
  }

  async title(): Promise<string> {
    return (await this.page.locator("h1").textContent()) ?? "";
  }

  /** The text of the element that has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.textContent ?? "");
  }

  /** What axe-core finds; each as "rule: element". */
  async accessibilityFaults(): Promise<string[]> {
    await this.page.evaluate(AXE);
    return this.page.evaluate(async () => {
      const { violations } = await (window as unknown as AxeWindow).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    });
  }

  /** How far the content sticks out to the right, in px. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => {
      const widest = [...document.querySelectorAll("main *")].map(
        (part) => part.getBoundingClientRect().right,
      );
      return Math.max(document.documentElement.scrollWidth, ...widest) - window.innerWidth;
    });
  }

  /** For people to look at: the whole screen, however long, when a folder is named. */
  async picture(name: string): Promise<void> {
    const folder = process.env.SIDEBAR_PICTURES;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const size = this.page.viewportSize()!;
    const height = await this.page.evaluate(() => {
      const main = document.querySelector("main")!;
      return main.getBoundingClientRect().top + main.scrollHeight;
    });
    await this.page.setViewportSize({ ...size, height: Math.max(size.height, Math.ceil(height)) });
    await this.page.screenshot({ path: `${folder}/${name}.png` });
    await this.page.setViewportSize(size);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

interface AxeWindow {
  axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

/** Runs in the page. As strict as Google's bridge: one text each way, and no answer calls the failure handler. */
function fakeGoogle(): void {
  const call = (window as unknown as { callFakeServer(method: string, json: string): Promise<string | null> })
    .callFakeServer;
  const runner = (succeeded: (reply: string) => void, failed: (error: Error) => void): unknown =>
    new Proxy(
      {
        withSuccessHandler: (handler: (reply: string) => void) => runner(handler, failed),
        withFailureHandler: (handler: (error: Error) => void) => runner(succeeded, handler),
      } as Record<string, unknown>,
      {
        get: (handlers, name: string) =>
          handlers[name] ??
          ((json: unknown) => {
            if (typeof json !== "string") throw new Error("Failed due to illegal value in property: 0");
            void call(name, json).then(
              (reply) =>
                reply === null
                  ? failed(new Error("NetworkError: Connection failure due to HTTP 0"))
                  : succeeded(reply),
              failed,
            );
          }),
      },
    );
  Object.assign(window, {
    google: {
      script: {
        run: runner(
          () => {},
          () => {},
        ),
      },
    },
  });
}

async function pageHtml(folder: string): Promise<string> {
  const html = readFileSync(`src/${folder}/index.html`, "utf8");
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, entry]) => bundled(folder, entry!));
  const css = await Promise.all(named(/<link[^>]* href="([^"]*)">/g));
  const code = await Promise.all(named(/<script src="([^"]*)"><\/script>/g));
  return html
    .replace(/<link[^>]*>/g, "")
    .replace(
      /<script[^>]*><\/script>/,
      () => `<style>${css.join("")}</style><script>${code.join("")}</script>`,
    );
}

async function bundled(folder: string, entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`src/${folder}/${entry}`],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
    charset: "ascii",
  });
  return outputFiles[0]!.text;
}
