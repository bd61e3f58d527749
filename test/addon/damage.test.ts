/** Damage that people do to spreadsheets, from the second generator: more of it with `npm run fuzz -- damage`. */
import { playDamage } from "./damage";

jest.setTimeout(60_000);

test.each([1, 2, 3, 5])("sequence %i loses nothing, and the plan can be put in order again", (seed) => {
  playDamage(seed);
});
