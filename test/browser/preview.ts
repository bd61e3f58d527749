/** Opens the preview in a real browser, for tests: the built add-on in a fresh file, and what a person can do. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from "playwright-core";
import type { Preview } from "../../local/preview/main";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Chromium's own sandbox does not work for root, and its services only cost time. */
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Building, serving and starting the browser; and a single test's patience. */
export const START_TIMEOUT = 60_000;
export const TEST_TIMEOUT = 60_000;
/** For one thing to appear; short enough that a test says which one did not. */
const WAIT = 20_000;

export interface OpenOptions {
  name?: string;
  /** The browser's, and so the file's. */
  timeZone?: string;
  locale?: string;
  /** "2027-03-15"; the computer's own day unless given. */
  today?: string;
  width?: number;
  height?: number;
}

/** A served build and a browser, shared by the tests of one file. */
export class PreviewServer {
  private constructor(
    private readonly server: ChildProcess,
    private readonly browser: Browser,
    readonly url: string,
  ) {}

  /** @param addOn the folder of another add-on than this repository's */
  static async start(addOn?: string): Promise<PreviewServer> {
    const executablePath = execFileSync(process.execPath, ["build/chromium.mjs"], {
      encoding: "utf8",
    }).trim();
    const server = spawn(process.execPath, ["build/serve.mjs", ...(addOn ? [addOn] : [])], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        server.stdout!.once("data", (line: Buffer) => resolve(line.toString().trim()));
        server.once("exit", (code) => reject(new Error(`The preview's server ended with code ${code}`)));
      });
      return new PreviewServer(server, await chromium.launch({ executablePath, args: FLAGS }), url);
    } catch (error) {
      server.kill();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.kill();
  }

  /** A new empty file in a browser that knows no other. */
  async open(options: OpenOptions = {}): Promise<PreviewPage> {
    const context = await this.browser.newContext({
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      timezoneId: options.timeZone ?? "Europe/Berlin",
    });
    context.setDefaultTimeout(WAIT);
    const page = await context.newPage();
    const opened = new PreviewPage(page);
    await page.goto(`${this.url}/?delay=0`);
    await opened.ready();
    const { name, locale } = options;
    if (name || locale) await opened.newFile({ ...(name && { name }), ...(locale && { locale }) });
    if (options.today) await opened.setToday(options.today);
    return opened;
  }
}

export class PreviewPage {
  /** What went wrong in the page or its frames: a test of a healthy page expects none. */
  readonly errors: string[] = [];

  constructor(readonly page: Page) {
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.errors.push(message.text());
    });
    page.on("pageerror", (error) => this.errors.push(error.message));
    page.on("requestfailed", (request) => this.errors.push(`${request.url()} failed`));
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async ready(): Promise<void> {
    await this.page
      .locator("body[data-ready]")
      .waitFor()
      .catch(() => {
        throw new Error(`The preview did not start: ${this.errors.join("; ")}`);
      });
  }

  /** Reloads as a person does; the file must come back by itself. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Does something with `window.preview` inside the page. */
  async inPage<Result, Argument>(
    action: (preview: Preview, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    return (await this.page.evaluate(
      `(${action.toString()})(window.preview, ${JSON.stringify(argument ?? null)})`,
    )) as Result;
  }

  async newFile(options: { name?: string; locale?: string; timeZone?: string }): Promise<void> {
    await this.inPage((preview, given) => preview.newFile(given), options);
  }

  async setToday(day: string | null): Promise<void> {
    await this.inPage((preview, given) => preview.setToday(given), day);
  }

  /** The add-on's menu, and all menu items, by what they say. */
  menu(title: string): Locator {
    return this.page.getByRole("button", { name: title, exact: true });
  }

  async chooseFromMenu(title: string, item: string): Promise<void> {
    await this.menu(title).click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  async showAs(who: "Rep" | "Buyer" | "Guest"): Promise<void> {
    await this.page.locator(".who label", { hasText: who }).click();
  }

  async showTab(name: string): Promise<void> {
    await this.page.locator(".o-sheet").filter({ hasText: name }).click();
  }

  /** The sidebar around the frame: title and close button. */
  get sidebar(): Locator {
    return this.page.locator("#sidebar");
  }

  /** What the script shows in the sidebar. */
  get inSidebar(): FrameLocator {
    return this.page.frameLocator("#sidebar iframe");
  }

  /** A cell as it is displayed, for instance cell("Milestones", "B5"). */
  async cell(sheetName: string, a1: string): Promise<string> {
    return (await this.cells(sheetName, `${a1}:${a1}`))[0]![0]!;
  }

  /** Displayed values of a range, row by row. */
  async cells(sheetName: string, a1: string): Promise<string[][]> {
    return await this.inPage(
      (preview, asked) => {
        const getters = preview.file.model.getters;
        const sheetId = getters.getSheetIdByName(asked.sheetName);
        if (!sheetId) throw new Error(`There is no tab ${asked.sheetName}`);
        const { zone } = getters.getRangeFromSheetXC(sheetId, asked.a1);
        const rows: string[][] = [];
        for (let row = zone.top; row <= zone.bottom; row++) {
          const values: string[] = [];
          for (let col = zone.left; col <= zone.right; col++) {
            values.push(preview.file.display(sheetId, row, col));
          }
          rows.push(values);
        }
        return rows;
      },
      { sheetName, a1 },
    );
  }

  /** A cell's look, including what conditional formats do to it: colors as "#RRGGBB", bold and the like. */
  async style(sheetName: string, a1: string): Promise<Record<string, unknown>> {
    return await this.inPage(
      (preview, asked) => {
        const getters = preview.file.model.getters;
        const sheetId = getters.getSheetIdByName(asked.sheetName);
        if (!sheetId) throw new Error(`There is no tab ${asked.sheetName}`);
        const { zone } = getters.getRangeFromSheetXC(sheetId, asked.a1);
        return { ...getters.getCellComputedStyle({ sheetId, row: zone.top, col: zone.left }) };
      },
      { sheetName, a1 },
    );
  }

  /** The tabs at the bottom, in their order, without hidden ones. */
  async tabs(): Promise<string[]> {
    return await this.inPage((preview) => {
      const getters = preview.file.model.getters;
      return getters.getVisibleSheetIds().map((id) => getters.getSheetName(id));
    }, null);
  }

  /** Types into a cell as somebody else who has the file open; false where Google would refuse it. */
  async typeAs(person: string, sheetName: string, a1: string, text: string): Promise<boolean> {
    return await this.inPage(
      (preview, typed) => preview.file.person(typed.person).type(typed.sheetName, typed.a1, typed.text),
      { person, sheetName, a1, text },
    );
  }

  /** Ticks a box as somebody else who has the file open. */
  async tickAs(person: string, sheetName: string, a1: string): Promise<boolean> {
    return await this.inPage((preview, box) => preview.file.person(box.person).tick(box.sheetName, box.a1), {
      person,
      sheetName,
      a1,
    });
  }

  /** Types into a cell on the screen, with the keyboard. */
  async typeInto(sheetName: string, a1: string, text: string): Promise<void> {
    await this.showTab(sheetName);
    await this.inPage((preview, at) => {
      const { getters, selection } = preview.file.model;
      const { zone } = getters.getRangeFromSheetXC(getters.getActiveSheetId(), at);
      selection.selectCell(zone.left, zone.top);
    }, a1);
    await this.drawn();
    // A busy page can leave the cell's own text in the editor behind what is typed.
    await this.page.keyboard.press("Delete");
    await this.drawn();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** Waits until the page shows the selection: typed earlier, a text is added to that of the cell selected before. */
  private async drawn(): Promise<void> {
    await this.page.evaluate(`new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))`);
  }

  /** What axe-core finds in the sidebar's own page. */
  async sidebarFaults(): Promise<string[]> {
    const frame = (await (await this.page.locator("#sidebar iframe").elementHandle())!.contentFrame())!;
    await frame.evaluate(AXE);
    return (await frame.evaluate(`
      axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => id + ": " + node.html)))`)) as string[];
  }

  /** What axe-core finds on the page, without the spreadsheet component, which is not ours, and the frame. */
  async accessibilityFaults(): Promise<string[]> {
    await this.page.evaluate(AXE);
    return (await this.page.evaluate(`
      axe.run({ exclude: ["#grid", "iframe"] }, { iframes: false }).then(async (page) => {
        const menus = await axe.run({ include: [".add-on-menus"] }, { iframes: false });
        return [...page.violations, ...menus.violations].flatMap(({ id, nodes }) =>
          nodes.map((node) => id + ": " + node.html));
      })`)) as string[];
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(".out/screenshots", { recursive: true });
    await this.page.screenshot({ path: `.out/screenshots/${name}.png` });
  }
}
