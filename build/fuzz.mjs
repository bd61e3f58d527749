/**
 * `npm run fuzz -- [sequences] [first seed]`: plays random edits over the built add-on for as long as wanted, and
 * prints seed and shortest sequence of whatever breaks. `npm run fuzz -- damage [sequences] [first seed]`: the second
 * generator of damage, which shares nothing with the first. `npm run fuzz -- failures` lets every operation fail at every
 * service call, with each of Google's errors; `npm run fuzz -- meetings` lets somebody else edit the sheet there.
 */
import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { root } from "./build.mjs";

const bundleOf = {
  sequences: "playSequence",
  failures: "failures",
  damage: "damage",
  meetings: "meetings",
};

function outfile(what) {
  return join(root, ".out/fuzz", `${bundleOf[what]}.cjs`);
}

/** The test's TypeScript as a program that finds `dist` as the tests do. */
async function bundle(what) {
  await esbuild.build({
    entryPoints: [join(root, "test/addon", `${bundleOf[what]}.ts`)],
    absWorkingDir: root,
    bundle: true,
    format: "cjs",
    platform: "node",
    packages: "external",
    target: "node20",
    outfile: outfile(what),
    logLevel: "error",
  });
}

const load = createRequire(import.meta.url);

function playSequences(first, count) {
  const { movesOf, play, shrink } = load(outfile("sequences"));
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
  }
  return broken;
}

/** All that a bundle has to play, one after the other. */
function casesOf(what) {
  const { everyFailure, everyMeeting } = load(outfile(what));
  return what === "failures" ? everyFailure("each") : everyMeeting();
}

async function playCases(what, first, count) {
  let broken = 0;
  for (const { name, run } of casesOf(what).slice(first, first + count)) {
    try {
      run();
    } catch (error) {
      broken++;
      console.log(`${name}: ${error.message}`);
    }
    // A file that was written to is kept until it may bring its writes out.
    await null;
  }
  return broken;
}

function playDamages(first, count) {
  const { playDamage } = load(outfile("damage"));
  let broken = 0;
  for (let seed = first; seed < first + count; seed++) {
    try {
      playDamage(seed);
    } catch (error) {
      broken++;
      console.log(error.message);
    }
  }
  return broken;
}

const plays = {
  sequences: playSequences,
  damage: playDamages,
  failures: (first, count) => playCases("failures", first, count),
  meetings: (first, count) => playCases("meetings", first, count),
};

/** The spreadsheet engine keeps memory, so each part is played by a process of its own; gives what broke in it. */
function playPart(what, first, count) {
  const child = fork(process.argv[1], ["part", what, first, count]);
  return new Promise((resolve, reject) => {
    let broken = null;
    child.on("message", (number) => {
      broken = number;
    });
    child.on("exit", (code) => {
      if (broken === null) reject(new Error(`The part from ${first} on ended with code ${code}.`));
      else resolve(broken);
    });
  });
}

async function playAll(what, first, count) {
  const part = what === "failures" || what === "meetings" ? 100 : 25;
  let next = first;
  let played = 0;
  let broken = 0;
  const worker = async () => {
    while (next < first + count) {
      const from = next;
      const size = Math.min(part, first + count - from);
      next += size;
      // Not added in one go: that would count from what was broken before the part began.
      const found = await playPart(what, from, size);
      broken += found;
      played += size;
      console.log(`${played} of ${count} played, ${broken} broken`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return broken;
}

const [what = "100", ...numbers] = process.argv.slice(2);
if (what === "part") {
  const [name, first, count] = numbers;
  process.send(await plays[name](Number(first), Number(count)));
} else {
  const kind = what in bundleOf ? what : "sequences";
  const [count, seed] = kind === "damage" ? numbers : [what, ...numbers];
  await bundle(kind);
  const broken =
    kind === "failures" || kind === "meetings"
      ? await playAll(kind, 0, casesOf(kind).length)
      : await playAll(kind, Number(seed ?? 1), Number(count ?? 100));
  console.log(broken === 0 ? "Nothing broke." : `${broken} broken.`);
  process.exitCode = broken === 0 ? 0 : 1;
}
