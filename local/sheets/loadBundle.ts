import type { ScriptSession } from "./ScriptSession";

export type BundleFunction = (...args: unknown[]) => unknown;

/** Evaluates Code.js with the session's globals and without those that Apps Script lacks. */
export function loadBundle(_session: ScriptSession, _code: string): Record<string, BundleFunction> {
  throw new Error("not yet");
}
