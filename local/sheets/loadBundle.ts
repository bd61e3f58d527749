import type { ScriptSession } from "./ScriptSession";

export type BundleFunction = (...args: unknown[]) => unknown;

/** Names that browsers and Node have and Apps Script lacks; a bundle that uses one must fail here too. */
const MISSING_IN_APPS_SCRIPT = [
  "AbortController",
  "Blob",
  "Buffer",
  "File",
  "FormData",
  "Headers",
  "Request",
  "Response",
  "Temporal",
  "TextDecoder",
  "TextEncoder",
  "URL",
  "URLSearchParams",
  "WebSocket",
  "Worker",
  "XMLHttpRequest",
  "alert",
  "atob",
  "btoa",
  "cancelAnimationFrame",
  "clearInterval",
  "clearTimeout",
  "confirm",
  "crypto",
  "document",
  "exports",
  "fetch",
  "global",
  "localStorage",
  "location",
  "module",
  "navigator",
  "performance",
  "process",
  "prompt",
  "queueMicrotask",
  "require",
  "requestAnimationFrame",
  "self",
  "sessionStorage",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "structuredClone",
  "window",
];

/** Evaluates Code.js with the session's globals and without those that Apps Script lacks. */
export function loadBundle(session: ScriptSession, code: string): Record<string, BundleFunction> {
  const names = new Set<string>();
  for (const match of code.matchAll(/\bfunction\s+([A-Za-z_$][\w$]*)\s*\(/g)) names.add(match[1]!);
  const scope = { ...session.globals };
  for (const name of MISSING_IN_APPS_SCRIPT) scope[name] = undefined;
  const listed = [...names].filter((name) => !(name in scope));
  const given = Object.keys(scope).filter((name) => !names.has(name));
  const collect = listed
    .map((name) => `${name}: typeof ${name} === "function" ? ${name} : undefined`)
    .join(", ");
  const evaluate = new Function(...given, `${code}\n;return { ${collect} };`);
  const found = evaluate(...given.map((name) => scope[name])) as Record<string, BundleFunction | undefined>;
  const functions: Record<string, BundleFunction> = {};
  for (const [name, target] of Object.entries(found)) {
    if (!target) continue;
    functions[name] = (...args) => {
      try {
        return target(...args);
      } finally {
        session.settle();
      }
    };
  }
  session.functions = functions;
  return functions;
}
