/** The add-on's script as one person's editor runs it: the built bundle, loaded anew for every call. */
import { type BundleFunction, loadBundle, ScriptSession, type SpreadsheetFile, type UiHost } from "../sheets";

/** The built files' texts by their names. */
export type Bundle = Readonly<Record<string, string>>;

/** Google answers a sidebar's calls ten at a time. */
const CONCURRENT_CALLS = 10;

export class Script {
  readonly session: ScriptSession;
  /** How long Google seems to take for a call, in milliseconds: about this, never the same twice. */
  delay: number;
  private stopListening: (() => void) | null = null;
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    file: SpreadsheetFile,
    private readonly bundle: Bundle,
    options: {
      user: string;
      /** Where they outlive the file; else they stay with it. */
      userProperties?: Map<string, string>;
      date: DateConstructor;
      ui: UiHost;
      delay: number;
    },
  ) {
    const manifest = JSON.parse(bundle["appsscript.json"]!) as { timeZone: string };
    this.session = new ScriptSession(file, {
      user: options.user,
      userLocale: navigator.language.split("-")[0]!,
      ...(options.userProperties && { userProperties: options.userProperties }),
      scriptTimeZone: manifest.timeZone,
      manifest,
      files: htmlFiles(bundle),
      ui: options.ui,
    });
    this.session.globals.Date = options.date;
    this.delay = options.delay;
    this.load();
  }

  /** Functions that `google.script.run` offers: those whose name does not end in an underscore. */
  functionNames(): string[] {
    return Object.keys(this.session.functions).filter((name) => !name.endsWith("_"));
  }

  /** The file is opened with the add-on: its menu appears, and it hears of edits from now on. */
  open(): void {
    this.stopListening ??= this.session.listenToEdits();
    this.load();
    this.session.open();
  }

  /** The file is in front without the add-on. */
  close(): void {
    this.stopListening?.();
    this.stopListening = null;
  }

  async call(functionName: string, args: unknown[]): Promise<unknown> {
    if (this.running >= CONCURRENT_CALLS) await new Promise<void>((next) => this.queue.push(next));
    this.running++;
    try {
      // Both ways take time, so that calls made together may finish in any order.
      await this.wait();
      this.load();
      const result = this.session.run(functionName, ...args);
      await this.wait();
      return result;
    } finally {
      this.running--;
      this.queue.shift()?.();
    }
  }

  /** Google evaluates the whole file at every call: nothing kept in a variable survives to the next one. */
  private load(): void {
    const functions = loadBundle(this.session, this.bundle["Code.js"]!);
    const { onEdit } = functions;
    this.session.functions = onEdit
      ? { ...functions, onEdit: (event: unknown) => runTrigger(onEdit, event) }
      : functions;
  }

  private wait(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, (this.delay / 2) * (0.5 + Math.random())));
  }
}

/** As HtmlService knows them: by their names without the ending. */
function htmlFiles(bundle: Bundle): Record<string, string> {
  const pages = Object.entries(bundle).filter(([name]) => name.endsWith(".html"));
  return Object.fromEntries(pages.map(([name, text]) => [name.slice(0, -".html".length), text]));
}

/** Nobody waits for a trigger: Google writes its error into a log, and the edit stays. */
function runTrigger(trigger: BundleFunction, event: unknown): void {
  try {
    trigger(event);
  } catch (error) {
    console.error(error);
  }
}
