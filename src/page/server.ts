/**
 * Calls the add-on's functions on Google's servers. A call never rejects: whatever goes wrong comes back as an
 * answer that is not `ok`, because every screen has to say it anyway.
 */

import { googleFailure } from "../googleFailure";
import type { Finding } from "../problems";
import type { LoadedPlan, Reply, Server } from "../protocol";

type Method = keyof Server;
export type Request<M extends Method> = Parameters<Server[M]>[0];
export type Value<M extends Method> = ReturnType<Server[M]> extends Reply<infer T> ? T : never;

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      readonly fresh?: LoadedPlan;
      /** No answer came: the connection broke. What the sheet holds now is unknown. */
      readonly silent?: true;
    };

type Runner = { withSuccessHandler(handler: (reply: string | null) => void): Runner } & {
  withFailureHandler(handler: (error: Error) => void): Runner;
} & Record<Method, (request: string) => void>;

declare const google: { readonly script: { readonly run: Runner } };

const NO_ANSWER = { ok: false, findings: [], silent: true } as const;

export function callServer<M extends Method>(method: M, request: Request<M>): Promise<Answer<Value<M>>> {
  return new Promise((resolve) => {
    try {
      google.script.run
        .withSuccessHandler((reply) => resolve(readAnswer<Value<M>>(reply)))
        .withFailureHandler((error) => resolve(failed(error)))
        [method](JSON.stringify(request));
    } catch {
      // Google's bridge throws at once for arguments it does not like, and calls no handler.
      resolve(NO_ANSWER);
    }
  });
}

/** The message is all that Google tells; without one, as without an answer, nobody knows what happened. */
function failed(error: Error | undefined): Answer<never> {
  const message = String(error?.message ?? "");
  const problem = message === "" ? "connectionLost" : googleFailure(message);
  return problem === "connectionLost" ? NO_ANSWER : { ok: false, findings: [{ problem, cells: [] }] };
}

/** In the same window, with the same account, some refusals come again. */
export function mayHelpToTryAgain({ findings }: { readonly findings: readonly Finding[] }): boolean {
  return !findings.some(({ problem: { code } }) => code === "severalAccounts" || code === "scriptOff");
}

/** Google hands over null when it could not transport the answer. */
function readAnswer<T>(reply: string | null): Answer<T> {
  try {
    const answer = JSON.parse(reply ?? "null") as Answer<T> | null;
    return answer ?? NO_ANSWER;
  } catch {
    return NO_ANSWER;
  }
}
