/**
 * Stryker's test runner for the tests of `src/plan`: all of them in one bundle, which is evaluated anew for each mutant,
 * without Jest around it. With Jest a mutant takes a minute, here a fraction of a second.
 */
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { format } from "node:util";
import { Script } from "node:vm";
import * as esbuild from "esbuild";
import { expect } from "expect";

// A hundred runs of each property instead of a thousand: a mutant is tried against all of them.
process.env.PROPERTY_RUNS = "100";

/** These start processes or read the sources. */
const LEFT_OUT = ["zones.test.ts", "zoneDays.test.ts", "pureRooms.test.ts"];
/** The slow ones, after all others. */
const LAST = ["mustAlwaysHold.test.ts", "oracles.test.ts"];

class PlanTests {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // Where the mutated sources look for what they are to do.
    globalThis.__stryker__ ??= {};
    this.stryker = globalThis.__stryker__;
    const folder = resolve("test/plan");
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".test.ts") && !LEFT_OUT.includes(file))
      .sort((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
    const bundle = await esbuild.build({
      stdin: {
        contents: files.map((file) => `suite(${JSON.stringify(file)}); require("./${file}");`).join("\n"),
        resolveDir: folder,
      },
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      packages: "external",
    });
    const script = `(function (require, module, __dirname, suite, describe, test, expect) {${bundle.outputFiles[0].text}\n})`;
    const run = new Script(script, { filename: "planTests.cjs" }).runInThisContext();
    const require = createRequire(join(folder, "index.js"));
    /** Evaluates sources and tests; the tests in order, with names that no other has. */
    this.collect = () => {
      const tests = new Map();
      const path = [];
      const describe = (name, body) => {
        path.push(name);
        body();
        path.pop();
      };
      const test = (name, body) => {
        const full = [...path, name].join(" > ");
        let id = full;
        for (let twin = 2; tests.has(id); twin++) id = `${full} (${twin})`;
        tests.set(id, body);
      };
      test.skip = () => {};
      test.each = (table) => (name, body) => {
        for (const row of table) {
          const values = Array.isArray(row) ? row : [row];
          test(format(name, ...values), () => body(...values));
        }
      };
      const suite = (file) => path.splice(0, path.length, file);
      run(require, { exports: {} }, folder, suite, describe, test, expect);
      return tests;
    };
  }

  async dryRun(options) {
    return await this.run(options);
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const { stryker } = this;
    Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    const result = await this.run({ disableBail, testFilter });
    if (stryker.hitCount > hitLimit) return { status: "timeout", reason: "Hit limit reached" };
    if (result.status !== "complete") return result;
    const failed = result.tests.filter(({ status }) => status === 1);
    const nrOfTests = result.tests.length;
    if (failed.length === 0) return { status: "survived", nrOfTests };
    return {
      status: "killed",
      killedBy: failed.map(({ id }) => id),
      failureMessage: failed[0].failureMessage,
      nrOfTests,
    };
  }

  async run({ disableBail, testFilter }) {
    const { stryker } = this;
    const wanted = testFilter && new Set(testFilter);
    const tests = [];
    let found;
    try {
      found = this.collect();
    } catch (error) {
      // A mutant that breaks the sources before any test runs.
      const fail = () => {
        throw error;
      };
      found = new Map([[testFilter?.[0] ?? "loading", fail]]);
    }
    for (const [id, body] of found) {
      if (wanted && !wanted.has(id)) continue;
      const began = performance.now();
      stryker.currentTestId = id;
      let failure = null;
      try {
        await body();
      } catch (error) {
        failure = String(error?.message ?? error);
      }
      stryker.currentTestId = undefined;
      const timeSpentMs = performance.now() - began;
      const outcome = failure === null ? { status: 0 } : { status: 1, failureMessage: failure };
      tests.push({ id, name: id, timeSpentMs, ...outcome });
      if (failure !== null && !disableBail) break;
    }
    return { status: "complete", tests, mutantCoverage: stryker.mutantCoverage };
  }

  async dispose() {}
}

export const strykerPlugins = [{ kind: "TestRunner", name: "plan", injectableClass: PlanTests }];
