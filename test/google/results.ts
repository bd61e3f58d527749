/** The results of the self-test that are committed in this folder, and what they settle. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../../local/sheets";
import { type ResultRow, readTable, settledAnswers } from "./selfTest/table";

/** The newest, by its name; none before the first. */
export function committedResult(folder = __dirname): readonly ResultRow[] {
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith(".tsv"))
    .sort()
    .at(-1);
  return newest === undefined ? [] : readTable(readFileSync(join(folder, newest), "utf8"));
}

/** A world with what was seen at Google in the place of what is assumed; the rest stays open. */
export function asSeen(world: World, result = committedResult()): World {
  return { ...world, ...settledAnswers(result) };
}
