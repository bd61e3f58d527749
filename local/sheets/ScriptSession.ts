import { Refusal } from "./Refusal";
import type { EditEvent, SpreadsheetFile } from "./SpreadsheetFile";
import { RecalculationInterval } from "./services/enums";
import { makeGlobals } from "./services/globals";
import { argumentsFit, type MethodInfo, typeName } from "./services/service";
import type { UiHost } from "./UiHost";

export type AuthMode = "NONE" | "LIMITED" | "FULL";

export interface SessionOptions {
  /** Any text that tells one person from another, for instance an e-mail address. */
  user: string;
  scriptTimeZone: string;
  /** appsscript.json, parsed: its scopes are checked. */
  manifest: object;
  /** The project's HTML files by name without ending, for HtmlService. */
  files: Record<string, string>;
  ui?: UiHost;
  userLocale?: string;
  /** The user's properties, where they shall outlive the file; else they are kept with it. */
  userProperties?: Map<string, string>;
}

export interface CallCounts {
  total: number;
  /** Reads that forced earlier writes out, and flushes that had something to write. */
  roundTrips: number;
  byName: Record<string, number>;
}

const SHEETS_SCOPES = [
  "https://www.googleapis.com/auth/spreadsheets.currentonly",
  "https://www.googleapis.com/auth/spreadsheets",
];
const UI_SCOPE = "https://www.googleapis.com/auth/script.container.ui";

/** What Google says, by turns, to a person who is logged in with several accounts. */
export const SEVERAL_ACCOUNTS = [
  "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
  "Authorization is required to perform that action.",
  "Exception: Action not allowed",
] as const;

/** Methods that change what the user has in front, not the file. */
const HARMLESS_WRITES = /^(flush|toast|activate|activateAsCurrentCell|setActive\w+|setCurrentCell)$/;

/** Simple triggers wait in a queue of this length; Google drops what comes after. */
const EDIT_QUEUE = 2;

/** The add-on's script as it runs for one person in one file. */
export class ScriptSession {
  authMode: AuthMode = "FULL";
  /** False: the script's user may only look at the file, perhaps since a moment ago. */
  canEdit = true;
  /**
   * The person is logged in with several Google accounts, and Google has taken another one than the file's: menus work,
   * and every call from a page fails with this text. One of `SEVERAL_ACCOUNTS`; null: one account.
   */
  severalAccounts: string | null = null;
  /** Scopes of the manifest that the person did not give, though asked. */
  readonly refusedScopes = new Set<string>();
  /** What a script finds in its global scope. */
  readonly globals: Record<string, unknown>;
  readonly calls: CallCounts = { total: 0, roundTrips: 0, byName: {} };
  /** Reads and writes that the script logged with console or Logger. */
  readonly log: string[] = [];

  /** The lock objects that this script has made. */
  readonly heldLocks = new Set<object>();
  /** How often volatile formulas are worked out; the stand-in only remembers it. */
  recalculation: unknown = RecalculationInterval.ON_CHANGE;

  #functions: Record<string, unknown> = {};
  #realm: { Date: DateConstructor; Error: ErrorConstructor } | null = null;
  readonly #serviceNames: ReadonlySet<string>;
  #inside = false;
  #running = 0;
  #dirty = false;
  #failures = new Map<number, Error | string>();
  #actions = new Map<number, (() => void)[]>();
  #waitingEdits: EditEvent[] = [];

  constructor(
    readonly file: SpreadsheetFile,
    readonly options: SessionOptions,
  ) {
    this.globals = makeGlobals(this);
    this.#serviceNames = new Set(Object.keys(this.globals));
  }

  /** The functions of the bundle, as `loadBundle` found them. gas-local puts them among the globals instead. */
  get functions(): Record<string, unknown> {
    return this.#functions;
  }

  set functions(functions: Record<string, unknown>) {
    this.#functions = functions;
    this.#realm = null;
  }

  /** Dates and errors that a script gets must be of its own realm, else `instanceof` fails in it. */
  get realm(): { Date: DateConstructor; Error: ErrorConstructor } {
    if (this.#realm) return this.#realm;
    for (const [name, candidate] of Object.entries({ ...this.globals, ...this.#functions })) {
      if (typeof candidate !== "function" || this.#serviceNames.has(name)) continue;
      const makeFunction = candidate.constructor as FunctionConstructor;
      this.#realm = makeFunction("return { Date: Date, Error: Error }")();
      return this.#realm!;
    }
    return { Date, Error };
  }

  #scriptFunction(name: string): ((...args: unknown[]) => unknown) | null {
    if (this.#serviceNames.has(name)) return null;
    const found = this.#functions[name] ?? this.globals[name];
    return typeof found === "function" ? (found as (...args: unknown[]) => unknown) : null;
  }

  /** The same person's script in another file. */
  inFile(file: SpreadsheetFile): ScriptSession {
    return new ScriptSession(file, this.options);
  }

  resetCalls(): void {
    Object.assign(this.calls, { total: 0, roundTrips: 0, byName: {} });
    this.#failures.clear();
    this.#actions.clear();
    this.#dirty = false;
  }

  /** The n-th service call from now (1 is the next) throws. */
  failAt(n: number, error: Error | string): void {
    this.#failures.set(this.calls.total + n, error);
  }

  /** Runs an action, for instance another person's edit, just before the n-th service call from now. */
  between(n: number, action: () => void): void {
    const at = this.calls.total + n;
    this.#actions.set(at, [...(this.#actions.get(at) ?? []), action]);
  }

  /** Runs a service's method as Google would: authorisation, argument types, counting, injected trouble. */
  serve<Result>(info: MethodInfo, args: unknown[], run: () => Result): Result {
    if (this.#inside) return run();
    this.#inside = true;
    try {
      if (info.counted) this.#count(info);
      this.#checkPermission(info);
      if (!argumentsFit(info.overloads, args)) {
        const types = args.map(typeName).join(",");
        throw new Refusal(
          `The parameters (${types}) don't match the method signature for ${info.service}.${info.method}.`,
        );
      }
      return run();
    } catch (error) {
      throw this.#thrown(error);
    } finally {
      this.#inside = false;
    }
  }

  #count(info: MethodInfo): void {
    const n = ++this.calls.total;
    const name = `${info.service.replace(/^SpreadsheetApp\./, "")}.${info.method}`;
    this.calls.byName[name] = (this.calls.byName[name] ?? 0) + 1;
    const actions = this.#actions.get(n);
    if (actions) {
      this.#actions.delete(n);
      // What happens here is not this script's doing: its own calls in between are served like any others.
      this.#inside = false;
      try {
        for (const action of actions) action();
      } finally {
        this.#inside = true;
      }
    }
    const failure = this.#failures.get(n);
    if (failure !== undefined) {
      this.#failures.delete(n);
      throw typeof failure === "string" ? new Refusal(failure) : failure;
    }
    const isSheetService = info.service.startsWith("SpreadsheetApp");
    if (isSheetService && info.kind === "write" && info.method !== "flush") this.#dirty = true;
    if (this.#dirty && isSheetService && (info.kind === "read" || info.method === "flush")) {
      this.calls.roundTrips++;
      this.#dirty = false;
    }
  }

  #checkPermission(info: MethodInfo): void {
    const full = `${info.service}.${info.method}`;
    if (info.service === "Ui") {
      const opens = /^(show|alert|prompt)/.test(info.method);
      if (opens && this.authMode !== "FULL") {
        throw new Refusal(`You do not have permission to call ${full}. Required permissions: ${UI_SCOPE}`);
      }
      if (opens) this.requireScope(full, [UI_SCOPE]);
      return;
    }
    const needsFile = info.service.startsWith("SpreadsheetApp") && full !== "SpreadsheetApp.getUi";
    const needsStore = info.service.startsWith("PropertiesService");
    if (this.authMode === "NONE" && (needsFile || needsStore) && info.counted) {
      const scopes = needsFile ? ` Required permissions: (${SHEETS_SCOPES.join(" || ")})` : "";
      throw new Refusal(`You do not have permission to call ${full}.${scopes}`);
    }
    if (needsFile && info.counted) this.requireScope(full, SHEETS_SCOPES);
    if (needsFile && info.kind === "write" && !this.canEdit && !HARMLESS_WRITES.test(info.method)) {
      throw new Refusal("You do not have permission to perform that action.");
    }
  }

  /** Throws unless the manifest names one of the scopes. Without any scopes in it Google would find them out itself. */
  requireScope(call: string, scopes: string[]): void {
    const asked = (this.options.manifest as { oauthScopes?: string[] }).oauthScopes;
    const isGiven = (scope: string) => (!asked || asked.includes(scope)) && !this.refusedScopes.has(scope);
    if (scopes.some(isGiven)) return;
    const needed = scopes.length > 1 ? `(${scopes.join(" || ")})` : scopes[0];
    throw new Refusal(
      `Specified permissions are not sufficient to call ${call}. Required permissions: ${needed}`,
    );
  }

  #thrown(error: unknown): unknown {
    if (!(error instanceof Refusal)) return error;
    const exception = new this.realm.Error(error.message);
    exception.name = "Exception";
    return exception;
  }

  /** Ends the script's turn: what it wrote becomes visible to everybody. */
  settle(): void {
    this.file.flush();
    this.#dirty = false;
  }

  /** Calls a function of the bundle as `google.script.run` would: see platform notes in README.md. */
  run(functionName: string, ...args: unknown[]): unknown {
    if (this.severalAccounts !== null) throw new Error(this.severalAccounts);
    const target = functionName.endsWith("_") ? null : this.#scriptFunction(functionName);
    if (!target) {
      throw new Error(`Script function not found: ${functionName}`);
    }
    const sent = args.map((argument, index) => {
      const illegal = illegalPart(argument, `${index}`);
      if (illegal) throw new TypeError(`Failed due to illegal value in property: ${illegal}`);
      return throughJson(argument);
    });
    const result = this.#turn("FULL", () => target(...sent));
    // A result that cannot travel arrives as null, all of it.
    return result === undefined || illegalPart(result, "result") ? null : throughJson(result);
  }

  #turn<Result>(mode: AuthMode, work: () => Result): Result {
    const before = this.authMode;
    this.authMode = mode;
    this.#running++;
    try {
      return work();
    } finally {
      this.#running--;
      this.authMode = before;
      // Google takes a script's locks away when it ends, however it ends.
      if (this.#running === 0) this.dropLocks();
      this.settle();
      this.#runWaitingEdits();
    }
  }

  dropLocks(): void {
    const { lockHolder } = this.file;
    if (lockHolder && this.heldLocks.has(lockHolder)) this.file.lockHolder = null;
    this.heldLocks.clear();
  }

  /** Starts the simple trigger onOpen; NONE is an add-on that is installed but not enabled in this file. */
  open(mode: AuthMode = "LIMITED"): void {
    const onOpen = this.#scriptFunction("onOpen");
    if (!onOpen) return;
    this.#turn(mode, () =>
      onOpen({
        authMode: this.authModeMember(mode),
        user: undefined,
        source: mode === "NONE" ? undefined : this.source(),
      }),
    );
  }

  /** From now on this session's onEdit runs on every edit in the file; returns the way to stop. */
  listenToEdits(): () => void {
    return this.file.onEdit((event) => {
      if (this.#waitingEdits.length < EDIT_QUEUE) this.#waitingEdits.push(event);
      if (this.#running === 0) this.#runWaitingEdits();
    });
  }

  #runWaitingEdits(): void {
    if (this.#running > 0) return;
    for (let event = this.#waitingEdits.shift(); event; event = this.#waitingEdits.shift())
      this.edited(event);
  }

  /** Runs onEdit for one event. */
  edited(event: EditEvent): void {
    const onEdit = this.#scriptFunction("onEdit");
    if (!onEdit) return;
    const current = event;
    this.#turn("LIMITED", () => {
      const given: Record<string, unknown> = {
        authMode: this.authModeMember("LIMITED"),
        source: this.source(),
        range: this.#quietly(() => this.rangeOf(current.sheetName, current.a1)),
      };
      if (current.value !== undefined) given.value = current.value;
      if (current.oldValue !== undefined) given.oldValue = current.oldValue;
      onEdit(given);
    });
  }

  #quietly<Result>(work: () => Result): Result {
    const inside = this.#inside;
    this.#inside = true;
    try {
      return work();
    } finally {
      this.#inside = inside;
    }
  }

  /** Set by `makeGlobals`: parts of the event objects that only the services can make. */
  source: () => unknown = () => undefined;
  rangeOf: (sheetName: string, a1: string) => unknown = () => undefined;
  authModeMember: (mode: AuthMode) => unknown = () => undefined;
}

/** The path to the first part that google.script.run cannot send, or null. */
function illegalPart(value: unknown, path: string, above: unknown[] = []): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return path;
  if (typeof value !== "object") return null;
  if (above.includes(value)) return path;
  const tag = Object.prototype.toString.call(value);
  if (tag !== "[object Object]" && tag !== "[object Array]") return path;
  for (const [key, part] of Object.entries(value)) {
    const illegal = illegalPart(part, key, [...above, value]);
    if (illegal) return illegal;
  }
  return null;
}

function throughJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
