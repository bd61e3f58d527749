/** `google.script` as a sidebar finds it: `run` calls the script, `host` the editor around the sidebar. */
import type { FromFrame, ToFrame, WireValue } from "../messages";
import { IllegalValue, toWire } from "./wire";

export type Answer = Exclude<ToFrame, { kind: "show" }>;

type SuccessHandler = (value: WireValue, userObject?: unknown) => void;
type FailureHandler = (error: Error, userObject?: unknown) => void;

interface Handlers {
  success?: SuccessHandler;
  failure?: FailureHandler;
  userObject?: unknown;
}

export function googleScript(functionNames: string[], send: (message: FromFrame) => void) {
  const waiting = new Map<number, Handlers>();
  let calls = 0;

  /** Each `with...` gives a new runner, so that a runner can be kept and used again. */
  function runner(handlers: Handlers): Record<string, unknown> {
    const run: Record<string, unknown> = {};
    for (const functionName of functionNames) {
      run[functionName] = (...args: unknown[]) => {
        const message = { kind: "call", call: ++calls, functionName, args: argsToWire(args) } as const;
        waiting.set(message.call, handlers);
        send(message);
      };
    }
    return Object.assign(run, {
      withSuccessHandler: (success: SuccessHandler) => runner({ ...handlers, success }),
      withFailureHandler: (failure: FailureHandler) => runner({ ...handlers, failure }),
      withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
    });
  }

  function answer(message: Answer): void {
    const handlers = waiting.get(message.call);
    waiting.delete(message.call);
    if (!handlers) return;
    if (message.kind === "returned") {
      handlers.success?.(message.value, handlers.userObject);
      return;
    }
    // Only the message survives the way from the server.
    const error = new Error(message.message);
    error.name = "ScriptError";
    if (!handlers.failure) throw error;
    handlers.failure(error, handlers.userObject);
  }

  const host = {
    close: () => send({ kind: "close" }),
    setWidth: (pixels: number) => send({ kind: "setWidth", pixels }),
    setHeight: (pixels: number) => send({ kind: "setHeight", pixels }),
    editor: { focus: () => send({ kind: "focusEditor" }) },
  };

  return { google: { script: { run: runner({}), host } }, answer };
}

/** A form may be the only argument; it crosses as an object of its fields. */
function argsToWire(args: unknown[]): WireValue[] {
  const [only] = args;
  if (args.length === 1 && only instanceof HTMLFormElement) {
    const fields: Record<string, WireValue> = {};
    for (const [name, value] of new FormData(only)) {
      if (typeof value !== "string") throw new IllegalValue(name);
      fields[name] = value;
    }
    return [fields];
  }
  return args.map((value, index) => toWire(value, String(index)));
}
