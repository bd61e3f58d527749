/** The add-on's script as the rep's editor runs it: the built bundle, loaded anew for every call. */
import { type AuthMode, loadBundle, ScriptSession, type SpreadsheetFile, type UiHost } from "../sheets";

/** The built files, as texts. */
export interface Bundle {
  code: string;
  sidebar: string;
  manifest: string;
}

/** Google answers a sidebar's calls ten at a time. */
const CONCURRENT_CALLS = 10;

export class Script {
  readonly session: ScriptSession;
  /** How long Google seems to take for a call, in milliseconds: about this, never the same twice. */
  delay: number;
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    file: SpreadsheetFile,
    private readonly bundle: Bundle,
    options: { user: string; ui: UiHost; delay: number },
  ) {
    const manifest = JSON.parse(bundle.manifest) as { timeZone: string };
    this.session = new ScriptSession(file, {
      user: options.user,
      scriptTimeZone: manifest.timeZone,
      manifest,
      files: { Sidebar: bundle.sidebar },
      ui: options.ui,
    });
    this.delay = options.delay;
    this.load();
  }

  /** Functions that `google.script.run` offers: those whose name does not end in an underscore. */
  functionNames(): string[] {
    return Object.keys(this.session.functions).filter((name) => !name.endsWith("_"));
  }

  /** The simple trigger that Google fires when the file is opened: menus, but no sidebar yet. */
  open(): void {
    if ("onOpen" in this.session.functions) this.run("LIMITED", "onOpen", [{ authMode: "LIMITED" }]);
  }

  async call(functionName: string, args: unknown[]): Promise<unknown> {
    if (this.running >= CONCURRENT_CALLS) await new Promise<void>((next) => this.queue.push(next));
    this.running++;
    try {
      // Both ways take time, so that calls made together may finish in any order.
      await this.wait();
      const result = this.run("FULL", functionName, args);
      await this.wait();
      return result;
    } finally {
      this.running--;
      this.queue.shift()?.();
    }
  }

  private run(authMode: AuthMode, functionName: string, args: unknown[]): unknown {
    this.session.authMode = authMode;
    this.load();
    return this.session.run(functionName, ...args);
  }

  /** Google evaluates the whole file at every call: nothing kept in a variable survives to the next one. */
  private load(): void {
    this.session.functions = loadBundle(this.session, this.bundle.code);
  }

  private wait(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, (this.delay / 2) * (0.5 + Math.random())));
  }
}
