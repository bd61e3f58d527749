/** Plays sequences with fixed seeds as tests. `npm run fuzz` plays as many others as wanted. */
import { movesOf, play } from "./playSequence";

export function testSeeds(first: number, count: number): void {
  test.each(Array.from({ length: count }, (_, at) => first + at))("random edits of seed %i", (seed) => {
    play(seed, movesOf(seed));
  });
}
