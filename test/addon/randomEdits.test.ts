/** 60 sequences with fixed seeds; `npm run fuzz` plays as many as wanted. */
import { movesOf, play } from "./playSequence";

const first = Number(process.env.FIRST_SEED ?? 1);
const count = Number(process.env.SEEDS ?? 60);

test.each(Array.from({ length: count }, (_, at) => first + at))("seed %i", (seed) => {
  play(seed, movesOf(seed));
});
