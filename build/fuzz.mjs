/**
 * `npm run fuzz -- [sequences] [first seed]`: plays random edits over the built add-on for as long as wanted, and
 * prints seed and shortest sequence of whatever breaks. `npm run fuzz -- failures` lets every operation fail at every
 * service call, with each of Google's errors.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { root } from "./build.mjs";

/** The test's TypeScript as a program that finds `dist` as the tests do. */
async function load(name) {
  const outfile = join(root, ".out/fuzz", `${name}.cjs`);
  await esbuild.build({
    entryPoints: [join(root, "test/addon", `${name}.ts`)],
    absWorkingDir: root,
    bundle: true,
    format: "cjs",
    platform: "node",
    packages: "external",
    target: "node20",
    outfile,
    logLevel: "error",
  });
  return createRequire(import.meta.url)(outfile);
}

async function playSequences(count, first) {
  const { movesOf, play, shrink } = await load("playSequence");
  let broken = 0;
  for (let seed = first; seed < first + count; seed++) {
    try {
      play(seed, movesOf(seed));
    } catch {
      broken++;
      const { moves, error } = shrink(seed, movesOf(seed));
      console.log(`seed ${seed}: ${error}`);
      for (const move of moves) console.log(`  ${JSON.stringify(move)}`);
    }
    if ((seed - first + 1) % 25 === 0) console.log(`${seed - first + 1} played, ${broken} broken`);
  }
  return broken;
}

async function playFailures() {
  const { everyFailure } = await load("failures");
  let broken = 0;
  for (const { name, run } of everyFailure()) {
    try {
      run();
    } catch (error) {
      broken++;
      console.log(`${name}: ${error.message}`);
    }
  }
  return broken;
}

const [what = "100", first = "1"] = process.argv.slice(2);
const broken = what === "failures" ? await playFailures() : await playSequences(Number(what), Number(first));
console.log(broken === 0 ? "Nothing broke." : `${broken} broken.`);
process.exitCode = broken === 0 ? 0 : 1;
