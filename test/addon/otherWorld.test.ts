import { inBothWorlds } from "./bundle";

// The damaged sheets take long and have a file of their own.
for (const name of inBothWorlds.filter((each) => each !== "damaged")) {
  describe(name, () => {
    require(`./${name}.test`);
  });
}
